"""The words that a template adds, and how their `{name}`s are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.yaml.records import Field, Kind

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def _label(name: str, meaning: str, chinese: str, default: str) -> Field:
    return Field(name, Kind.TEXT, meaning, chinese, default=default)


NUMBERING_FIELDS = (
    _label("heading", "before a section's heading", "各部分标题的序号", "{chinese}、"),
    _label("item", "before an item", "各要点的序号", "{chinese}是"),
    Field("items", Kind.CHOICE, "whether items run on in one paragraph or begin one each",
          "各要点接排（run_in）或各起一段（paragraphs）", choices=("run_in", "paragraphs"),
          default="run_in"),
    _label("heading2", "before a heading of the second level", "第二层标题的序号", "（{chinese}）"),
    _label("heading3", "before one of the third", "第三层标题的序号", "{number}."),
    _label("heading4", "before one of the fourth", "第四层标题的序号", "（{number}）"),
)  # fmt: skip

LABEL_FIELDS = (
    _label("subtitle", "around the subtitle", "副题", "——{text}"),
    _label("editor", "around the editor's name", "责任编辑", "（责任编辑：{text}）"),
    _label("index", "title of the index of figures", "数据索引的标题", "数据出处索引"),
    _label("column_pages", "head of a column", "表头：页码", "页码"),
    _label("contents", "title of the table of contents", "目录的标题", "目　录"),
    _label("reference", "a section referred to", "提及某部分", "第{chinese}部分"),
    _label("table_number", "a table's number", "表的编号", "表{number}"),
    _label("figure_number", "a chart's number", "图的编号", "图{number}"),
    _label("annex", "an annex that is the only one", "唯一的附件", "附件"),
    _label("annex_number", "an annex's number", "附件的编号", "附件{number}"),
    _label("annex_list", "before the list of annexes", "附件说明的开头", "附件："),
    _label("annex_item", "before each of several in it", "附件说明的序号", "{number}."),
    _label("table_unit", "unit of a table's numbers", "表中各数的单位", "单位：{unit}"),
    _label("reference_page", "the page of a section", "某部分的页码", "第{page}页"),
    _label("page_number", "number of a page; {pages} is how many there are",
           "页码；{pages}为总页数", "— {page} —"),
    _label("sheet_title", "title of the metrics sheet", "一览表的标题", "主要指标一览表"),
    _label("sheet_annex", "title of its annex", "一览表附页的标题", "主要指标一览表（附页）"),
    _label("sheet_period", "line under the title", "标题下的一行",
           "{issuer}　　统计时段：{period}{mark}"),
    _label("column_name", "head of a column", "表头：指标", "指标"),
    _label("column_value", "head of a column", "表头：数值", "数值"),
    _label("column_period", "head of a column", "表头：时段", "时段或口径"),
    _label("column_change", "head of a column", "表头：变化", "变化／目标"),
    _label("column_source", "head of a column", "表头：出处", "出处"),
    _label("sheet_note", "the note on the period", "时段的说明", "{mark}{note}"),
    _label("sheet_sources", "how to read the last column", "末列的读法",
           "出处为正文部分及要点序号，如“三·一”指第三部分第一点；“—”指正文未列变化或目标。"),
    _label("sheet_moved", "on the sheet, when figures went to the annex", "有指标移至附页时的说明",
           "另有{count}项指标见附页。"),
    _label("source_section", "source in a section's opening", "出处：某部分开头", "{section}"),
    _label("source_item", "source in an item", "出处：某要点", "{section}·{item}"),
    _label("source_preface", "source before the first heading", "出处：导语", "导语"),
    _label("source_closing", "source behind the last heading", "出处：结尾", "结尾"),
    _label("other_group", "figures without a group", "未分组的指标", "其他"),
    _label("nothing", "an empty cell", "空格", "—"),
    _label("unstated", "a period that the paper does not state", "未注明的时段", "时段未注明"),
    _label("up", "a rise", "上升", "↑{value}"),
    _label("down", "a fall", "下降", "↓{value}"),
    _label("target_met", "a target that is met", "目标已达到", "目标{value}已达"),
    _label("target_missed", "a target that is not met", "目标未达到", "目标{value}未达"),
    _label("target", "a target that cannot be compared", "无从比较的目标", "目标{value}"),
    _label("month_names", "names of the twelve months, for {month_name}, with blanks between",
           "十二个月的名称，以空格分开，供{month_name}用", "1 2 3 4 5 6 7 8 9 10 11 12"),
    _label("year", "a year", "年", "{year}年"),
    _label("month", "a month", "月", "{year}年{month}月"),
    _label("day", "a day", "日", "{year}年{month}月{day}日"),
    _label("months", "months of one year", "同年数月", "{year}年{first}—{last}月"),
    _label("range", "any other period", "其他时段", "{first}至{last}"),
    _label("scope", "period and scope", "时段和口径", "{period}，{scope}"),
    _label("period_sign", "sign of the briefing's period", "统计时段的注码", "①"),
    _label("change_behind", "a change behind a name", "名称后的变化", "（{change}）"),
    _label("and", "between change and target", "变化与目标之间", "　"),
    _label("internal", "what {internal} prints on a paper for internal use",
           "内部资料所印{internal}的文字", "内部资料，注意保存"),
    _label("between", "between units and names in a list", "单位或姓名之间", "，"),
    _label("addressees", "around the units it is addressed to", "主送机关", "{names}："),
    _label("to", "units it is addressed to, in the imprint", "版记中的主送机关",
           "主送：{names}。"),
    _label("cc", "units that get a copy, in the imprint", "版记中的抄送机关", "抄送：{names}。"),
    _label("printed", "behind the day of printing", "印发日期", "{date}印发"),
    _label("report", "distribution: superiors", "报上级", "报：{names}"),
    _label("send", "distribution: equals", "送平级", "送：{names}"),
    _label("issue", "distribution: subordinates", "发下级", "发：{names}"),
    _label("copies", "how many copies are printed", "共印份数", "共印{copies}份"),
    _label("editor_note", "around the editor's note", "编者按", "编者按：{text}"),
    _label("remark", "around the remark", "附注", "（{text}）"),
    _label("agenda_item", "an item of the agenda", "议程的一项", "{chinese}、{text}"),
    _label("attendance", "who took part", "参会情况", "{name}：{text}"),
    _label("mail_issue", "in a mail: the number of the issue", "邮件中的期号", "第{issue}期"),
    _label("mail_period", "in a mail: the period", "邮件中的时段", "统计时段：{period}"),
    _label("mail_summary", "in a mail: above the summaries", "邮件中摘要之上", "内容摘要"),
    _label("mail_figures", "in a mail: above the headline figures", "邮件中数据之上", "主要数据"),
    _label("mail_attached", "in a mail: above the attachments", "邮件中附件之上", "附件"),
    _label("mail_pair", "in a mail: a name and what it stands for", "邮件中的名称和内容",
           "{name}：{value}"),
    _label("mail_aside", "in a mail: something in brackets", "邮件中括注的文字", "（{text}）"),
)  # fmt: skip


def fill(text: str, /, **values: object) -> str:
    """Replace `{name}` by its value. Nothing else in the text has a meaning."""
    return PLACEHOLDER.sub(lambda name: str(values.get(name[1], name[0])), text)


def parts(text: str, /, **values: object) -> Iterator[tuple[str, str]]:
    """Yield a label's text in parts, filled in, each with the name that it stands for or ""."""
    start = 0
    for found in PLACEHOLDER.finditer(text):
        if found[1] in values:
            if found.start() > start:
                yield text[start : found.start()], ""
            yield str(values[found[1]]), found[1]
            start = found.end()
    if start < len(text):
        yield text[start:], ""
