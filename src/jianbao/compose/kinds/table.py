"""The blocks that a template can name, with their options, and the steps made of them."""

from __future__ import annotations

from msgspec import Struct

from jianbao.compose.sheet.parts import TILE_COLOUR, TILE_FILL
from jianbao.yaml.records import Field, Kind

CELLS = ("cell", "cell_value", "cell_center", "cell_head", "cell_group")
TILES = ("tile_label", "tile_value", "tile_detail", "tile_change")
CHART = ("chart_title", "chart_caption")


WHEN = Field(
    "when", Kind.TEXT, "left out where the briefing lacks this field, or one of these",
    "简报未给此字段（或其中之一）时不印",
)  # fmt: skip
UNLESS = Field(
    "unless", Kind.TEXT, "left out where the briefing gives this field, or one of these",
    "简报给了此字段（或其中之一）时不印",
)  # fmt: skip
HEIGHT = Field("height", Kind.NUMBER, "height of the chart", "图高", unit="mm", least=10, most=250)


class BlockKind(Struct, frozen=True):
    """What a template can print: what it is for, the styles it needs, its options."""

    meaning: str
    chinese: str
    styles: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


BLOCKS: dict[str, BlockKind] = {
    # ---- the briefing's own text
    "title": BlockKind("the title", "标题", ("title",)),
    "subtitle": BlockKind("the subtitle, if any", "副题", ("subtitle",)),
    "issuer": BlockKind("the unit that issues the paper", "署名单位", ("issuer",)),
    "sections": BlockKind(
        "every section in full", "各部分全文", ("heading1", "body", "footnote"),
        (Field("part", Kind.CHOICE, "only those without a heading at the beginning, or only the"
               " rest", "只印开头无标题的部分，或只印其余", choices=("opening", "rest")),),
    ),
    "annex_list": BlockKind("the annexes' titles; under the sections if not named",
                            "附件说明；不写则在正文之后"),
    "annexes": BlockKind("the annexes, each on a new page; at the end if not named",
                         "附件，各起一页；不写则在文末"),
    "summaries": BlockKind(
        "every section's heading and summary; its lead sentences where it has none",
        "各部分的标题和摘要；无摘要的印各要点首句", ("heading1", "body", "footnote"),
        (Field("last", Kind.FLAG, "whether the last section, too", "是否含最后一部分",
               default="yes"),),
    ),
    "leads": BlockKind("every section's heading and lead sentences; its summary without items",
                       "各部分的标题和各要点首句；无要点的印摘要",
                       ("heading1", "body", "footnote")),
    "next": BlockKind("the last section in short: lead sentences, or its summary",
                      "最后一部分（下步打算）的标题和各要点首句；无要点的印摘要",
                      ("heading1", "body", "footnote")),
    "editor": BlockKind("the responsible editor, if any", "责任编辑", ("editor",)),
    "contents": BlockKind("the table of contents", "目录", ("contents_title", "contents")),
    # ---- figures
    "tiles": BlockKind(
        "the headline figures as tiles", "要目数据方块", TILES,
        (Field("colour", Kind.COLOUR, "of the rules", "线的颜色", default=TILE_COLOUR),
         Field("fill", Kind.COLOUR, "of the ground", "底色", default=TILE_FILL),
         Field("period", Kind.FLAG, "whether each names its period; if not, only those of another"
               " period than the paper's do", "是否逐项印时段；no则只印与全文不同的时段",
               default="yes")),
    ),
    "chart": BlockKind(
        "one chart: the one that is named, or the first", "一幅图：指名的一幅，或第一幅", CHART,
        (Field("name", Kind.TEXT, "name of the chart in the briefing", "简报中的图名"), HEIGHT),
    ),
    "charts": BlockKind("all charts, side by side", "全部图，并排", CHART, (HEIGHT,)),
    "index": BlockKind("every figure with its pages, at the end", "数据出处索引，印在最后",
                       ("index_title", *CELLS)),
    "sheet": BlockKind("the metrics sheet; nothing else stands beside it",
                       "主要指标一览表，单独成篇",
                       ("sheet_title", "sheet_period", *TILES, *CELLS, *CHART, "sheet_note")),
    # ---- lines, rules, space
    "line": BlockKind(
        "a line of the template's own text with {name}s of fields and {tab}",
        "模板自定的一行，可含{字段名}和{tab}", (),
        (Field("text", Kind.TEXT, "{name} is a field, {tab} sets the rest at the right edge",
               "{名称}为字段，{tab}使其后居右", required=True),
         Field("style", Kind.TEXT, "name of the paragraph style", "段落样式名", required=True),
         Field("faces", Kind.TEXT_MAP, "faces, by name of a field, that depart from the style",
               "与样式不同的字体，按字段名列出")),
    ),
    "logo": BlockKind(
        "the profile's logo, if it has one", "单位标识", (),
        (Field("height", Kind.NUMBER, "its height", "高度", unit="mm", default="20", least=1,
               most=200),
         Field("align", Kind.CHOICE, "where it stands", "位置",
               choices=("left", "center", "right"), default="left")),
    ),
    "gap": BlockKind(
        "empty space", "空白", (),
        (Field("lines", Kind.NUMBER, "in lines of the style", "行数", unit="lines", least=0,
               most=100),
         Field("mm", Kind.NUMBER, "or a height", "或高度", unit="mm", least=0, most=400),
         Field("to", Kind.NUMBER, "or down to here from the text area's top; lines above count one"
               " each", "或到版心上边缘以下多少，其上各段按一行计", unit="mm", least=0, most=400),
         Field("style", Kind.TEXT, "whose lines are counted, if not the body's",
               "以哪种样式的行计，默认为正文")),
    ),
    "rule": BlockKind(
        "a rule across the text area", "横贯版心的线", (),
        (Field("width", Kind.NUMBER, "its thickness", "线粗", required=True, unit="mm",
               least=0.05, most=10),
         Field("colour", Kind.COLOUR, "RRGGBB", "颜色", default="000000"),
         Field("height", Kind.NUMBER, "of the strip at whose foot it lies", "线所在一条的高度",
               unit="mm", default="1", least=0.05, most=100),
         Field("outset", Kind.NUMBER, "beyond the text area at each side", "两端伸出版心的长度",
               unit="mm", default="0", least=-50, most=30)),
    ),
    "fill": BlockKind(
        "what follows stands at the foot of the page", "其后各块沉到页脚", (),
        (Field("even", Kind.FLAG, "on an even page", "须在偶数页", default="no"),
         Field("unnumbered", Kind.FLAG, "pages that hold nothing else bear no number",
               "只有这些内容的页不印页码", default="no")),
    ),
    "page_break": BlockKind(
        "what follows begins a new page", "另起一页", (),
        (Field("master", Kind.TEXT, "the kind of page, one of theme: masters:, or main",
               "页面种类，普通页写main"),
         Field("number", Kind.NUMBER, "page numbers begin anew from it", "页码从此数起",
               least=1, most=9999),
         Field("odd", Kind.FLAG, "on an odd page", "须在奇数页", default="no")),
    ),
    # ---- an official paper
    "editor_note": BlockKind("the editor's note, if any", "编者按", ("editor_note",)),
    "addressees": BlockKind("the units it is addressed to", "主送机关", ("addressees",)),
    "signature": BlockKind(
        "issuer and date where GB/T 9704-2012, 7.3.5 has them",
        "署名和成文日期，按GB/T 9704-2012的7.3.5", ("signature",),
        (Field("lines", Kind.NUMBER, "empty lines above it", "上空行数", unit="lines",
               default="1", least=0, most=20),
         Field("sealed_lines", Kind.NUMBER, "the same on a paper that is sealed",
               "加盖印章时上空行数", unit="lines", default="3", least=0, most=20)),
    ),
    "remark": BlockKind("the remark, if any", "附注", ("remark",)),
    "distribution": BlockKind(
        "who gets it: reported, sent, issued; how many copies", "报、送、发和共印份数",
        ("distribution", "copies"),
        (Field("rules", Kind.FLAG, "whether rules stand around it", "是否印分隔线",
               default="yes"),),
    ),
    "imprint": BlockKind(
        "copies, printing unit and day between rules (GB/T 9704-2012, 7.4)",
        "版记：抄送、印发机关和印发日期", ("imprint", "imprint_to"),
        (Field("rules", Kind.FLAG, "whether rules stand around it", "是否印分隔线",
               default="yes"),
         Field("to", Kind.FLAG, "whether it names the units it is addressed to",
               "是否列主送机关", default="no"),
         Field("printed", Kind.FLAG, "whether it names printing unit and day",
               "是否列印发机关和印发日期", default="yes")),
    ),
    "agenda": BlockKind("the meeting's agenda", "会议议程", ("agenda",)),
    "attendance": BlockKind("who took part in the meeting", "参会情况", ("attendance",)),
}  # fmt: skip
"""What a template can print."""


def step_fields(name: str) -> tuple[Field, ...]:
    """Return the options of a block, `block` itself not among them."""
    return (*BLOCKS[name].fields, WHEN, UNLESS)
