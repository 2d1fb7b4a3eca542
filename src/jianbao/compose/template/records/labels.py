"""The words that a template adds; `{name}` stands for what is known only later."""

from typing import Literal

from jianbao.yaml.forms import Annotated, Form, Key


class NumberingRecord(Form, kw_only=True):
    """Numbers of headings and items."""

    heading: Annotated[str, Key("before a section's heading", "各部分标题的序号")] = "{chinese}、"
    item: Annotated[str, Key("before an item", "各要点的序号")] = "{chinese}是"
    items: Annotated[
        Literal["run_in", "paragraphs"],
        Key(
            "whether items run on in one paragraph or begin one each",
            "各要点接排（run_in）或各起一段（paragraphs）",
        ),
    ] = "run_in"
    heading2: Annotated[str, Key("before a heading of the second level", "第二层标题的序号")] = (
        "（{chinese}）"
    )
    heading3: Annotated[str, Key("before one of the third", "第三层标题的序号")] = "{number}."
    heading4: Annotated[str, Key("before one of the fourth", "第四层标题的序号")] = "（{number}）"


class LabelsRecord(Form, kw_only=True, rename={"joint": "and"}):
    """The words that a template adds."""

    subtitle: Annotated[str, Key("around the subtitle", "副题")] = "——{text}"
    editor: Annotated[str, Key("around the editor's name", "责任编辑")] = "（责任编辑：{text}）"
    index: Annotated[str, Key("title of the index of figures", "数据索引的标题")] = "数据出处索引"
    column_pages: Annotated[str, Key("head of a column", "表头：页码")] = "页码"
    contents: Annotated[str, Key("title of the table of contents", "目录的标题")] = "目　录"
    reference: Annotated[str, Key("a section referred to", "提及某部分")] = "第{chinese}部分"
    table_number: Annotated[str, Key("a table's number", "表的编号")] = "表{number}"
    figure_number: Annotated[str, Key("a chart's number", "图的编号")] = "图{number}"
    and_title: Annotated[
        str, Key("between the number of a table or chart and its title", "表号、图号与标题之间")
    ] = "\u3000"
    annex: Annotated[str, Key("an annex that is the only one", "唯一的附件")] = "附件"
    annex_number: Annotated[str, Key("an annex's number", "附件的编号")] = "附件{number}"
    annex_list: Annotated[str, Key("before the list of annexes", "附件说明的开头")] = "附件："
    annex_item: Annotated[str, Key("before each of several in it", "附件说明的序号")] = "{number}."
    table_unit: Annotated[str, Key("unit of a table's numbers", "表中各数的单位")] = "单位：{unit}"
    reference_page: Annotated[str, Key("the page of a section", "某部分的页码")] = "第{page}页"
    page_number: Annotated[
        str, Key("number of a page; {pages} is how many there are", "页码；{pages}为总页数")
    ] = "— {page} —"
    sheet_title: Annotated[str, Key("title of the metrics sheet", "一览表的标题")] = (
        "主要指标一览表"
    )
    sheet_annex: Annotated[str, Key("title of its annex", "一览表附页的标题")] = (
        "主要指标一览表（附页）"
    )
    sheet_period: Annotated[str, Key("line under the title", "标题下的一行")] = (
        "{issuer}　　统计时段：{period}{mark}"
    )
    chart_unit: Annotated[str, Key("unit of a chart's numbers", "图中各数的单位")] = "单位：{unit}"
    chart_from: Annotated[
        str, Key("where a chart's axis does not begin at zero", "纵轴不自零起时的说明")
    ] = "纵轴自{number}起"
    chart_shares: Annotated[
        str, Key("how to read bars that are parted by shares", "占比图的读法")
    ] = "每条以合计为100%"
    chart_ranks: Annotated[str, Key("how to read a strip of ranks", "名次图的读法")] = (
        "左端为第1，右端为第{last}"
    )
    chart_ranks_open: Annotated[
        str,
        Key("the same where the ledger has not how many are ranked", "不知参评数时名次图的读法"),
    ] = "左端为第1，名次越前越靠左"
    and_reading: Annotated[str, Key("between how to read a chart", "图的读法之间")] = "；"
    column_name: Annotated[str, Key("head of a column", "表头：指标")] = "指标"
    column_value: Annotated[str, Key("head of a column", "表头：数值")] = "数值"
    column_period: Annotated[str, Key("head of a column", "表头：时段")] = "时段或口径"
    column_now: Annotated[str, Key("head of a column beside earlier values", "表头：本期")] = "本期"
    column_before: Annotated[str, Key("head of a column", "表头：上期")] = "上期"
    column_unit: Annotated[str, Key("head of a column", "表头：单位")] = "单位"
    column_change: Annotated[str, Key("head of a column", "表头：变化")] = "变化"
    column_target: Annotated[str, Key("head of a column", "表头：目标")] = "目标"
    column_met: Annotated[str, Key("head of a column", "表头：是否达到目标")] = "完成"
    column_note: Annotated[str, Key("head of a column", "表头：说明")] = "说明"
    column_of_unit: Annotated[str, Key("head of a column of one unit", "同一单位的表头")] = (
        "{head}（{unit}）"
    )
    of_group: Annotated[
        str,
        Key(
            "before the name on a tile, where one of another group has the same",
            "方块上名称相同而分组不同时，名称前所加",
        ),
    ] = "{group}"
    group_aside: Annotated[
        str, Key("behind a group's name: what holds for all of it", "组名后的共同说明")
    ] = "（{text}）"
    continued: Annotated[
        str, Key("behind the name of a group that goes on in the next table", "续排的组名")
    ] = "（续）"
    and_note: Annotated[str, Key("between two notes", "说明之间")] = "，"
    column_source: Annotated[str, Key("head of a column", "表头：出处")] = "出处"
    sheet_note: Annotated[str, Key("the note on the period", "时段的说明")] = "{mark}{note}"
    sheet_unless: Annotated[
        str, Key("behind the period, where some figures have another one", "时段后的说明")
    ] = "（另有注明的除外）"
    sheet_scope: Annotated[
        str, Key("behind the period: the scope of all figures", "各项共同的口径")
    ] = "　　{scope}"
    sheet_notes: Annotated[str, Key("around the notes at the foot", "页末的注")] = "注：{text}"
    sheet_sources: Annotated[str, Key("how to read the column of sources", "出处的读法")] = (
        "出处为正文部分及要点序号，如“三（一）”指第三部分第一点。"
    )
    sheet_source: Annotated[str, Key("where all figures are stated", "各项共同的出处")] = (
        "数据见正文{source}。"
    )
    sheet_computed: Annotated[
        str, Key("how changes beside earlier values are computed", "与上期对照时变化的算法")
    ] = "率、名次的变化为两期之差；数的变化为增减比例，上期小于10或有负数的为两数之差。"
    sheet_all_met: Annotated[str, Key("where all targets are met", "各项目标均已达到时")] = (
        "所列目标均已达到。"
    )
    sheet_known: Annotated[str, Key("how many figures were reckoned", "有多少项数据经过核算")] = (
        "全部{total}项数据中，{text}。"
    )
    known_and: Annotated[str, Key("between these", "各项之间")] = "，"
    proved: Annotated[str, Key("figures whose relations hold", "勾稽相符的数据")] = (
        "勾稽核算相符{count}项"
    )
    contradicted: Annotated[str, Key("figures of which one does not", "勾稽不符的数据")] = (
        "不符{count}项"
    )
    not_checkable: Annotated[
        str, Key("figures that are no exact numbers", "非确数、无法核算的数据")
    ] = "非确数{count}项"
    not_checked: Annotated[
        str, Key("figures that nothing is stated of", "没有可核算关系的数据")
    ] = "无勾稽关系{count}项"
    sheet_moved: Annotated[
        str, Key("on the sheet, when figures went to the annex", "有指标移至附页时的说明")
    ] = "另有{count}项指标见附页。"
    source_section: Annotated[str, Key("source in a section's opening", "出处：某部分开头")] = (
        "第{section}部分"
    )
    source_item: Annotated[str, Key("source in an item", "出处：某要点")] = "{section}（{item}）"
    seen: Annotated[str, Key("source in a note", "说明中的出处")] = "见{source}"
    sheet_points: Annotated[
        str, Key("where units of changes are shortened", "变化的单位写作简称时的说明")
    ] = "“点”指百分点。"
    points_short: Annotated[str, Key("difference of rates in short", "百分点的简称")] = "点"
    thousandth_points_short: Annotated[
        str, Key("difference of rates in ‰ in short", "千分点的简称")
    ] = "千分点"
    source_preface: Annotated[str, Key("source before the first heading", "出处：导语")] = "导语"
    source_closing: Annotated[str, Key("source behind the last heading", "出处：结尾")] = "结尾"
    other_group: Annotated[str, Key("figures without a group", "未分组的指标")] = "其他"
    nothing: Annotated[str, Key("an empty cell", "空格")] = "—"
    unstated: Annotated[str, Key("a period that the paper does not state", "未注明的时段")] = (
        "时段未注明"
    )
    up: Annotated[str, Key("a rise", "上升")] = "↑{value}"
    down: Annotated[str, Key("a fall", "下降")] = "↓{value}"
    same: Annotated[str, Key("no change", "没有变化")] = "持平"
    against: Annotated[str, Key("what a change is from", "变化与何时相比")] = "比{period}"
    points: Annotated[str, Key("difference of two rates in %", "两个百分率之差")] = "个百分点"
    thousandth_points: Annotated[str, Key("of two in ‰", "两个千分率之差")] = "个千分点"
    ranks: Annotated[str, Key("difference of two ranks", "两个名次之差")] = "位"
    met: Annotated[str, Key("a target is met", "目标已达到")] = "已达"
    missed: Annotated[str, Key("a target is missed", "目标未达到")] = "未达"
    target_met: Annotated[str, Key("a target that is met", "目标已达到")] = "目标{value}，已达"
    target_missed: Annotated[str, Key("a target that is not met", "目标未达到")] = (
        "目标{value}，未达"
    )
    target: Annotated[str, Key("a target that cannot be compared", "无从比较的目标")] = (
        "目标{value}"
    )
    month_names: Annotated[
        str,
        Key(
            "names of the twelve months, for {month_name}, with blanks between",
            "十二个月的名称，以空格分开，供{month_name}用",
        ),
    ] = "1 2 3 4 5 6 7 8 9 10 11 12"
    year: Annotated[str, Key("a year", "年")] = "{year}年"
    month: Annotated[str, Key("a month", "月")] = "{year}年{month}月"
    day: Annotated[str, Key("a day", "日")] = "{year}年{month}月{day}日"
    months: Annotated[str, Key("months of one year", "同年数月")] = "{year}年{first}—{last}月"
    range: Annotated[str, Key("any other period", "其他时段")] = "{first}至{last}"
    scope: Annotated[str, Key("period and scope", "时段和口径")] = "{period}，{scope}"
    period_sign: Annotated[str, Key("sign of the briefing's period", "统计时段的注码")] = "①"
    joint: Annotated[str, Key("between change and target", "变化与目标之间")] = "　"
    internal: Annotated[
        str,
        Key("what {internal} prints on a paper for internal use", "内部资料所印{internal}的文字"),
    ] = "内部资料，注意保存"
    between: Annotated[str, Key("between units and names in a list", "单位或姓名之间")] = "，"
    addressees: Annotated[str, Key("around the units it is addressed to", "主送机关")] = "{names}："
    to: Annotated[str, Key("units it is addressed to, in the imprint", "版记中的主送机关")] = (
        "主送：{names}。"
    )
    cc: Annotated[str, Key("units that get a copy, in the imprint", "版记中的抄送机关")] = (
        "抄送：{names}。"
    )
    printed: Annotated[str, Key("behind the day of printing", "印发日期")] = "{date}印发"
    report: Annotated[str, Key("distribution: superiors", "报上级")] = "报：{names}"
    send: Annotated[str, Key("distribution: equals", "送平级")] = "送：{names}"
    issue: Annotated[str, Key("distribution: subordinates", "发下级")] = "发：{names}"
    issue_number: Annotated[str, Key("number of an issue", "期号")] = "第{issue}期"
    supplement: Annotated[
        str, Key("number of a supplement; {issue} is 第1期", "增刊的期号，{issue}为第1期")
    ] = "增刊{issue}"
    copies: Annotated[str, Key("how many copies are printed", "共印份数")] = "共印{copies}份"
    editor_note: Annotated[str, Key("around the editor's note", "编者按")] = "编者按：{text}"
    remark: Annotated[str, Key("around the remark", "附注")] = "（{text}）"
    agenda_item: Annotated[str, Key("an item of the agenda", "议程的一项")] = "{chinese}、{text}"
    attendance: Annotated[str, Key("who took part", "参会情况")] = "{name}：{text}"
    mail_issue: Annotated[str, Key("in a mail: the number of the issue", "邮件中的期号")] = (
        "第{issue}期"
    )
    mail_greeting: Annotated[
        str,
        Key(
            "how a mail begins, with {title}, {issuer}, {date}; - for nothing",
            "邮件开头的问候，可含{title}、{issuer}、{date}；写-则无",
        ),
    ] = "您好！现送上《{title}》，请查收。"
    mail_sign_off: Annotated[
        str,
        Key("how it ends, with the same; - for nothing", "邮件落款，可含同样的字段；写-则无"),
    ] = "{issuer}"
    mail_period: Annotated[str, Key("in a mail: the period", "邮件中的时段")] = "统计时段：{period}"
    mail_summary: Annotated[str, Key("in a mail: above the summaries", "邮件中摘要之上")] = (
        "内容摘要"
    )
    mail_figures: Annotated[str, Key("in a mail: above the headline figures", "邮件中数据之上")] = (
        "主要数据"
    )
    mail_attached: Annotated[str, Key("in a mail: above the attachments", "邮件中附件之上")] = (
        "附件"
    )
    mail_pair: Annotated[
        str, Key("in a mail: a name and what it stands for", "邮件中的名称和内容")
    ] = "{name}：{value}"
    mail_aside: Annotated[str, Key("in a mail: something in brackets", "邮件中括注的文字")] = (
        "（{text}）"
    )
