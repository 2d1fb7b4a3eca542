"""The tables of fields of a briefing's three kinds of file."""

from jianbao.yaml.records import Field, Kind

DEFAULT_TEMPLATE = "overview"

SERIES = (
    Field("name", Kind.TEXT, "name in the legend", "图例名称", required=True),
    Field("figures", Kind.TEXTS, "figure ids, one for each category", "数据编号，每个类目一个",
          required=True),
)  # fmt: skip

CHART = (
    Field("title", Kind.TEXT, "what the chart shows", "图题", required=True),
    Field("caption", Kind.TEXT, "period and how to read it", "时段和读法"),
    Field("kind", Kind.CHOICE, "bar: lying, column: standing, line: over periods",
          "bar为横条，column为竖柱，line为逐期折线",
          choices=("bar", "column", "line"), default="column"),
    Field("unit", Kind.TEXT, "unit of all its numbers", "各数的单位"),
    Field("categories", Kind.TEXTS, "names along the axis", "类目名称", required=True),
    Field("series", Kind.RECORDS, "rows of bars, or lines", "数据系列", required=True,
          fields=SERIES),
    Field("target", Kind.TEXT, "id of the figure that is the target of them all",
          "作各数目标的数据编号"),
)  # fmt: skip

COLUMN = (
    Field("name", Kind.TEXT, "head of the column", "栏目名称", required=True),
    Field("align", Kind.CHOICE, "how its cells are set; decimal: points one below another",
          "对齐方式；decimal按小数点对齐",
          choices=("left", "center", "right", "decimal"), default="left"),
    Field("width", Kind.NUMBER, "share of the width; all or none have one",
          "栏宽的份数，要写则各栏都写", least=0.1, most=1000),
)  # fmt: skip

TABLE = (
    Field("title", Kind.TEXT, "what the table shows", "表题", required=True),
    Field("caption", Kind.TEXT, "a note under it", "表下的说明"),
    Field("unit", Kind.TEXT, "unit of its numbers, printed at the upper right",
          "各数的单位，印于右上"),
    Field("columns", Kind.RECORDS, "its columns", "栏目", required=True, fields=COLUMN),
    Field("rows", Kind.ROWS, "its rows; < joins a cell to the left one, ^ to the one above",
          "各行；<并入左格，^并入上格", required=True),
    Field("header_rows", Kind.NUMBER, "rows of the head, that of the columns' names among them",
          "表头行数，含栏目名称一行", default="1", least=1, most=5),
    Field("rules", Kind.CHOICE, "three: rules above, below and under the head; grid: all",
          "three三线表，grid全框线", choices=("three", "grid"), default="three"),
    Field("wide", Kind.FLAG, "whether it stands on a page of its own that lies on its side",
          "是否单独用一页横排", default="no"),
)  # fmt: skip

PICTURE = (
    Field("file", Kind.TEXT, "a PNG, JPEG or SVG inside the briefing's folder",
          "简报文件夹内的PNG、JPEG或SVG文件", required=True),
    Field("title", Kind.TEXT, "what the picture shows", "图题", required=True),
    Field("caption", Kind.TEXT, "a note under its title", "图题下的说明"),
    Field("alternative", Kind.TEXT, "the same in words, for those who cannot see it",
          "替代文字，供看不见图的人读", required=True),
    Field("width", Kind.NUMBER, "its width; as it is, at 220 pixels an inch, if not given",
          "图宽，不写则按每英寸220像素", unit="mm", least=5, most=400),
)  # fmt: skip

ACCEPT = (
    Field("code", Kind.TEXT, "code of the finding", "检查结果的代码", required=True),
    Field("at", Kind.TEXT, "figure id, or a few words of the sentence",
          "数据编号，或原句中的几个字", required=True),
    Field("reason", Kind.TEXT, "why it is right as it stands; the manifest tells it",
          "为何不改，写入清单", required=True),
)  # fmt: skip

RECIPIENT = (
    Field("name", Kind.TEXT, "the unit or person that gets it", "受文单位或个人", required=True),
    Field("as", Kind.CHOICE, "report: to superiors, send: to equals, issue: to subordinates",
          "report报上级，send送平级，issue发下级", choices=("report", "send", "issue"),
          default="send"),
    Field("copies", Kind.NUMBER, "how many printed copies", "印发份数", default="1",
          least=0, most=100_000),
    Field("email", Kind.TEXT, "mail address, for `jianbao mail`", "邮箱，供`jianbao mail`用"),
)  # fmt: skip

MEETING = (
    Field("time", Kind.TEXT, "when it is held", "会议时间"),
    Field("place", Kind.TEXT, "where", "会议地点"),
    Field("chair", Kind.TEXT, "who presides", "主持人"),
    Field("agenda", Kind.TEXTS, "what is dealt with, in order", "议程，按次序"),
    Field("attendance", Kind.TEXT_MAP, "who took part: 出席, 请假, 列席, each with names",
          "参会情况：出席、请假、列席各列姓名"),
)  # fmt: skip

MAIL = (
    Field("from", Kind.TEXT, "sender's address", "发件邮箱", required=True),
    Field("to", Kind.TEXTS, "further addresses", "另加的收件邮箱"),
    Field("cc", Kind.TEXTS, "addresses that get a copy", "抄送邮箱"),
    Field("subject", Kind.TEXT, "subject, if not the title", "主题，不写则用标题"),
)  # fmt: skip

ARCHIVE = (
    Field("fonds", Kind.TEXT, "number of the fonds (全宗号)", "全宗号", required=True),
    Field("fonds_name", Kind.TEXT, "name of the fonds", "全宗名称"),
    Field("archive_name", Kind.TEXT, "name of the archive", "档案馆名称"),
    Field("archive_code", Kind.TEXT, "code of the archive", "档案馆代码"),
    Field("category", Kind.TEXT, "code of the records' category", "门类代码", default="WS"),
    Field("retention", Kind.CHOICE, "Y: for ever, D30, D10: years", "保管期限：Y永久，D30、D10定期",
          choices=("Y", "D30", "D10"), required=True),
    Field("department", Kind.TEXT, "code of the department or matter", "机构（问题）代码"),
    Field("item", Kind.TEXT, "number of the item, four digits", "件号，四位数字", required=True),
    Field("document_kind", Kind.TEXT, "kind of document", "文种", default="简报"),
    Field("keywords", Kind.TEXTS, "keywords", "主题词或关键词"),
)  # fmt: skip

PARTICULARS = (
    Field("document_number", Kind.TEXT, "number of an official document", "发文字号"),
    Field("issue", Kind.TEXT, "number of this issue", "期号，只写数字"),
    Field("total_issue", Kind.TEXT, "number counted from the first issue ever", "总期号，只写数字"),
    Field("secrecy", Kind.TEXT, "绝密, 机密 or 秘密, with ★ and a term where there is one",
          "密级和保密期限，如：秘密★1年"),
    Field("internal", Kind.FLAG, "whether it is for internal use only", "是否内部资料",
          default="no"),
    Field("urgency", Kind.CHOICE, "degree of urgency", "紧急程度", choices=("特急", "加急")),
    Field("copy_number", Kind.TEXT, "number of the first copy, six digits", "份号，六位数字"),
    Field("signers", Kind.TEXTS, "who signs, of a paper that goes up", "签发人，上行文用"),
    Field("to", Kind.TEXTS, "units that it is addressed to", "主送机关"),
    Field("cc", Kind.TEXTS, "units that get a copy", "抄送机关"),
    Field("sealed", Kind.FLAG, "whether it gets a seal", "是否加盖印章", default="no"),
    Field("distribution", Kind.RECORDS, "who gets how many copies", "分发名单和份数",
          fields=RECIPIENT),
    Field("printed_by", Kind.TEXT, "the unit that prints it", "印发机关"),
    Field("printed_on", Kind.DATE, "day of printing", "印发日期"),
    Field("remark", Kind.TEXT, "a remark under the date, without brackets", "附注，不写括号"),
    Field("editor_note", Kind.TEXT, "editor's note before the text", "编者按，不写“编者按”"),
    Field("meeting", Kind.RECORD, "the meeting it is for or about", "会议信息", fields=MEETING),
    Field("mail", Kind.RECORD, "how it is mailed", "邮件", fields=MAIL),
    Field("archive", Kind.RECORD, "how it is archived", "归档信息", fields=ARCHIVE),
    Field("fields", Kind.TEXT_MAP, "texts of one's own, printed by {name} in a template",
          "自定文字，模板中以{名称}印出"),
)  # fmt: skip
"""What an official paper says about itself, in `briefing.yaml` beside the rest."""

BRIEFING = (
    Field("title", Kind.LINES, "title; a list gives its lines, broken by sense",
          "标题；写成列表则按词意分行", required=True),
    Field("subtitle", Kind.TEXT, "subtitle, without the dash", "副题，不写破折号"),
    Field("issuer", Kind.TEXT, "the unit that issues the briefing", "署名单位", required=True),
    Field("editor", Kind.TEXT, "the responsible editor's name", "责任编辑姓名"),
    Field("date", Kind.DATE, "date of the paper; it dates the files, too",
          "简报日期，也作文件日期", required=True),
    Field("period", Kind.PERIOD, "period of every figure that names no other",
          "统计时段，未另注时段的数据都用它", required=True),
    Field("period_note", Kind.TEXT, "name of the note that explains the period",
          "说明统计时段的脚注名"),
    Field("template", Kind.TEXT, "name of the template", "模板名", default=DEFAULT_TEMPLATE),
    Field("notes", Kind.TEXT_MAP, "footnotes by name", "脚注，名称和文字"),
    Field("charts", Kind.RECORD_MAP, "charts by name", "图表，名称和内容", fields=CHART),
    Field("pictures", Kind.RECORD_MAP, "pictures by name", "图片，名称和内容", fields=PICTURE),
    Field("tables", Kind.RECORD_MAP, "tables by name", "表格，名称和内容", fields=TABLE),
    Field("accept", Kind.RECORDS, "findings that are right as they stand", "认可的检查结果",
          fields=ACCEPT),
    Field("language", Kind.CHOICE, "the language it is written in", "语言",
          choices=("zh-CN", "en"), default="zh-CN"),
    *PARTICULARS,
)  # fmt: skip

ITEM = (
    Field("lead", Kind.TEXT, "first sentence, without 一是", "首句，不写“一是”"),
    Field("text", Kind.TEXT, "the rest", "其余文字"),
)

PART = (
    Field("heading", Kind.TEXT, "heading, without its number", "标题，不写序号", required=True),
    Field("text", Kind.TEXT, "opening text; a blank line begins a new paragraph",
          "开头文字，空行分段"),
    Field("items", Kind.RECORDS, "points that print as 一是, 二是 …", "要点，印作一是、二是……",
          fields=ITEM),
)  # fmt: skip


def _parts(levels: int) -> Field:
    """Return the field of the parts of a part, with `levels` of parts in it."""
    fields = (*PART, _parts(levels - 1)) if levels > 1 else PART
    return Field(
        "parts", Kind.RECORDS, "its parts, down to the fourth level", "下一层次，至第四层",
        fields=fields,
    )  # fmt: skip


SECTION = (
    Field("heading", Kind.TEXT, "heading, without its number", "标题，不写序号"),
    Field("summary", Kind.TEXT, "two or three sentences for the digest", "两三句摘要"),
    Field("text", Kind.TEXT, "opening text; a blank line begins a new paragraph",
          "开头文字，空行分段"),
    Field("items", Kind.RECORDS, "points that print as 一是, 二是 …", "要点，印作一是、二是……",
          fields=ITEM),
    _parts(3),
    Field("tables", Kind.RECORD_MAP, "tables by name", "表格，名称和内容", fields=TABLE),
    Field("charts", Kind.RECORD_MAP, "charts by name", "图表，名称和内容", fields=CHART),
    Field("pictures", Kind.RECORD_MAP, "pictures by name", "图片，名称和内容", fields=PICTURE),
    Field("notes", Kind.TEXT_MAP, "footnotes by name", "脚注，名称和文字"),
)  # fmt: skip
