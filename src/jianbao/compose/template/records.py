"""The table of fields of `template.yaml`."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.compose.template.labels import LABEL_FIELDS, NUMBERING_FIELDS
from jianbao.yaml.records import Field, Kind

MOST = 2000  # mm of paper


PAGE_FIELDS = (
    Field("width", Kind.NUMBER, "paper", "纸宽", unit="mm", default="210", least=100,
          most=MOST),
    Field("height", Kind.NUMBER, "paper", "纸高", unit="mm", default="297", least=100,
          most=MOST),
    Field("top", Kind.NUMBER, "white above the text area", "版心上白边（天头）",
          unit="mm", default="37", least=0, most=MOST),
    Field("bottom", Kind.NUMBER, "white below the text area", "版心下白边",
          unit="mm", default="35", least=0, most=MOST),
    Field("left", Kind.NUMBER, "white left of the text area", "版心左白边（订口）",
          unit="mm", default="28", least=0, most=MOST),
    Field("right", Kind.NUMBER, "white right of the text area", "版心右白边",
          unit="mm", default="26", least=0, most=MOST),
    Field("numbers", Kind.FLAG, "whether pages are numbered", "是否印页码", default="yes"),
    Field("first_number", Kind.FLAG, "whether page one is, too", "首页是否印页码", default="yes"),
    Field(
        "number_place", Kind.CHOICE, "where the page number stands", "页码位置",
        choices=("outer", "inner", "center", "left", "right"), default="outer",
    ),
    Field("number_indent", Kind.NUMBER, "from the text area's side to the page number",
          "页码距版心边",
          unit="mm", default="5.644444", least=0, most=MOST),
    Field("mirrored", Kind.FLAG, "whether left and right change places on even pages",
          "双页左右白边是否互换",
          default="no"),
    Field("turned", Kind.FLAG, "whether the paper lies on its side, for wide tables", "纸是否横放",
          default="no"),
    Field("head", Kind.NUMBER, "from the paper's top to what stands above page one's text",
          "纸顶至首页版头",
          unit="mm", default="15", least=0, most=MOST),
    Field("foot", Kind.NUMBER, "from what stands below page one's text to the paper's foot",
          "首页版尾至纸底",
          unit="mm", default="15", least=0, most=MOST),
    Field(
        "number_drop", Kind.NUMBER, "from the text area's foot to the page number's baseline",
        "版心下边至页码基线",
        unit="mm", default="8.8", least=0, most=MOST,
    ),
)  # fmt: skip


STYLE_FIELDS = (
    Field("word", Kind.TEXT, "the style's name in Word", "Word中的样式名", required=True),
    Field("face", Kind.TEXT, "role of its face: fang, hei, kai, biaosong or song",
          "字体：fang仿宋、hei黑体、kai楷体、biaosong小标宋、song宋体", required=True),
    Field("size", Kind.NUMBER, "type size", "字号", required=True, unit="pt", least=1,
          most=200),
    Field("leading", Kind.NUMBER, "exact line pitch", "固定行距", required=True,
          unit="pt", least=1, most=400),
    Field("scale", Kind.NUMBER, "width of the characters", "字宽比例",
          unit="%", default="100", least=10, most=400),
    Field(
        "align", Kind.CHOICE, "how lines are set", "对齐方式",
        choices=("both", "left", "center", "right"), default="both",
    ),
    Field("indent", Kind.NUMBER, "first line", "首行缩进", unit="characters", default="0",
          least=-50, most=50),
    Field("left", Kind.NUMBER, "all lines, from the left", "左缩进",
          unit="characters", default="0", least=-50, most=50),
    Field("right", Kind.NUMBER, "all lines, from the right", "右缩进",
          unit="characters", default="0", least=-50, most=50),
    Field("lines_after", Kind.NUMBER, "empty lines behind it", "段后空行",
          unit="lines", default="0", least=0, most=50),
    Field("keep_next", Kind.FLAG, "stays on the page of what follows", "与下段同页", default="no"),
    Field("colour", Kind.COLOUR, "RRGGBB", "颜色", default="000000"),
)  # fmt: skip


THEME_FIELDS = (
    Field("page", Kind.RECORD, "paper and margins", "纸张和白边", fields=PAGE_FIELDS),
    Field(
        "masters",
        Kind.RECORD_MAP,
        "pages that differ from it, such as a cover, by name",
        "与之不同的页面，如封面，按名称列出",
        fields=PAGE_FIELDS,
    ),
    Field(
        "styles", Kind.RECORD_MAP, "named styles", "段落样式", required=True, fields=STYLE_FIELDS
    ),
    Field("strong", Kind.TEXT, "face of **bold** text", "加粗文字的字体", default="hei"),
    Field("lead", Kind.TEXT, "face of a lead sentence", "要点首句的字体", default="kai"),
    Field(
        "line_rules",
        Kind.CHOICE,
        "where lines may end: by kinsoku, or between Latin words",
        "断行规则：chinese按避头尾，latin只在西文单词之间",
        choices=("chinese", "latin"),
        default="chinese",
    ),
    Field(
        "note_marks",
        Kind.CHOICE,
        "signs of footnotes: ① or 1",
        "脚注号：circled为①，decimal为1",
        choices=("circled", "decimal"),
        default="circled",
    ),
)


RUNG_FIELDS = (
    Field("row", Kind.NUMBER, "height of a row", "行高", required=True, unit="pt", least=1,
          most=400),
    Field("columns", Kind.NUMBER, "tables side by side", "并排的表数", unit="1 or 2",
          default="1", least=1, most=2),
    Field("annex", Kind.FLAG, "whether figures may go to the annex page", "指标可否移至附页",
          default="no"),
    Field("size", Kind.NUMBER, "type size of the tables", "表中字号", required=True, unit="pt",
          least=1, most=200),
)  # fmt: skip

SHEET_FIELDS = (
    Field("ladder", Kind.RECORDS, "what is tried, in this order, to fit one page",
          "为合一页依次试用的排法", fields=RUNG_FIELDS),
    Field("gap", Kind.NUMBER, "between the parts", "各块间距", unit="pt", default="8", least=0,
          most=400),
    Field("tiles", Kind.NUMBER, "tiles in a row", "每行方块数", unit="tiles", default="5", least=1,
          most=12),
    Field("chart_height", Kind.NUMBER, "height of a chart", "图高", unit="pt", default="110",
          least=10, most=800),
)  # fmt: skip

PLAIN_FIELDS = (
    Field("name", Kind.TEXT, "the template's Chinese name", "模板的中文名", required=True),
    Field("purpose", Kind.TEXT, "what it is for, in one line", "用途，一句话", required=True),
    Field("like", Kind.TEXT,
          "a template that it takes everything from that it does not say, variants aside",
          "以哪个模板为底，未写的都照它（变体除外）"),
    Field("most_pages", Kind.NUMBER, "how many pages it may have; more are an error",
          "最多页数，超出为必错", least=1, most=9999),
    Field("suffix", Kind.TEXT, "behind the briefing's name in file names", "成品文件名的后缀"),
    Field("sheet", Kind.TEXT, "template of the metrics sheet that comes with it, or none",
          "随附一览表的模板，不附写none"),
    Field("master", Kind.TEXT, "the kind of page it begins with, one of theme: masters:",
          "首页的页面种类"),
    Field("head", Kind.STEPS, "blocks above page one's text", "首页版心之上的版块"),
    Field("foot", Kind.STEPS, "blocks below page one's text", "首页版心之下的版块"),
    Field("blocks", Kind.STEPS, "what it prints, in order", "依次所印的版块", required=True),
    Field("numbering", Kind.RECORD, "numbers of headings and items", "标题和要点的序号",
          fields=NUMBERING_FIELDS),
    Field("labels", Kind.RECORD, "words that the template adds", "模板所加的文字",
          fields=LABEL_FIELDS),
    Field("metrics", Kind.RECORD, "the metrics sheet", "一览表", fields=SHEET_FIELDS),
    Field("theme", Kind.RECORD, "how it looks", "版式", required=True, fields=THEME_FIELDS),
)  # fmt: skip


def optional(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, at every depth, none of them required: for what is laid over others."""
    return tuple(replace(field, required=False, fields=optional(field.fields)) for field in fields)


TEMPLATE_FIELDS = (
    *PLAIN_FIELDS,
    Field("variants", Kind.RECORD_MAP, "what differs in `template: NAME/VARIANT`, by name",
          "变体，用“模板名/变体名”取用", fields=optional(PLAIN_FIELDS)),
)  # fmt: skip
