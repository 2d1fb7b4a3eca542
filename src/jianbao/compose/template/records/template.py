"""`template.yaml`: its blocks, its sheet, and its variants."""

from typing import Literal

from msgspec import field

from jianbao.compose.template.records.labels import LabelsRecord, NumberingRecord
from jianbao.compose.template.records.theme import ThemeRecord
from jianbao.yaml.forms import Annotated, Form, Key
from jianbao.yaml.source import Node, Scalar

GroupNames = Literal["rows", "beside"]
SheetLook = Literal["usual", "table", "cards", "comparison"]
Units = Literal["number", "column", "group"]


class RungRecord(Form, kw_only=True):
    """One way of setting the metrics sheet."""

    row: Annotated[float, Key("height of a row", "行高", unit="pt", least=1, most=400)]
    columns: Annotated[
        int, Key("tables side by side", "并排的表数", unit="1 to 4", least=1, most=4)
    ] = 1
    groups: Annotated[
        GroupNames,
        Key(
            "whether names of groups have rows of their own or stand at the left of their rows",
            "组名单独成行（rows）或居各行左侧（beside）",
        ),
    ] = "rows"
    charts: Annotated[
        float | None, Key("least height of a chart", "图的最低高度", unit="pt", least=10, most=800)
    ] = None
    details: Annotated[
        bool, Key("whether tiles say more than name and value", "要目方块是否印说明")
    ] = True
    annex: Annotated[bool, Key("whether figures may go to the annex page", "指标可否移至附页")] = (
        False
    )
    size: Annotated[float, Key("type size of the tables", "表中字号", unit="pt", least=1, most=200)]


class SheetRecord(Form, kw_only=True):
    """How the metrics sheet is made."""

    look: Annotated[
        SheetLook,
        Key(
            "tiles above a table (usual); the table alone; all figures as cards; the table with"
            " earlier values",
            "要目加表（usual）、只有表（table）、全为卡片（cards）、与上期对照（comparison）",
        ),
    ] = "usual"
    units: Annotated[
        Units,
        Key(
            "where units stand: with the number, in a column, or behind the group's name",
            "单位的位置：数值后（number）、单列（column）、组名后（group）",
        ),
    ] = "number"
    cards: Annotated[
        int,
        Key(
            "so few figures become cards by themselves",
            "指标不超过此数时自动排成卡片",
            least=0,
            most=24,
        ),
    ] = 0

    ladder: Annotated[
        tuple[RungRecord, ...],
        Key("what is tried, in this order, to fit one page", "为合一页依次试用的排法"),
    ] = ()
    gap: Annotated[float, Key("between the parts", "各块间距", unit="pt", least=0, most=400)] = 8.0
    tiles: Annotated[int, Key("tiles in a row", "每行方块数", unit="tiles", least=1, most=12)] = 5
    chart_height: Annotated[
        float, Key("height of a chart", "图高", unit="pt", least=10, most=800)
    ] = 110.0


class PlainRecord(Form, kw_only=True):
    """What a template says; a variant says some of it anew."""

    name: Annotated[str, Key("the template's Chinese name", "模板的中文名")]
    purpose: Annotated[str, Key("what it is for, in one line", "用途，一句话")]
    like: Annotated[
        str,
        Key(
            "a template that it takes everything from that it does not say, variants aside",
            "以哪个模板为底，未写的都照它（变体除外）",
        ),
    ] = ""
    most_pages: Annotated[
        int | None,
        Key(
            "how many pages it may have; more are an error",
            "最多页数，超出为必错",
            least=1,
            most=9999,
        ),
    ] = None
    suffix: Annotated[
        Scalar | None, Key("behind the briefing's name in file names", "成品文件名的后缀")
    ] = None
    sheet: Annotated[
        str,
        Key(
            "template of the metrics sheet that comes with it, or none",
            "随附一览表的模板，不附写none",
        ),
    ] = ""
    master: Annotated[
        Scalar | None,
        Key("the kind of page it begins with, one of theme: masters:", "首页的页面种类"),
    ] = None
    head: Annotated[
        tuple[Node, ...], Key("blocks above page one's text", "首页版心之上的版块")
    ] = ()
    foot: Annotated[
        tuple[Node, ...], Key("blocks below page one's text", "首页版心之下的版块")
    ] = ()
    blocks: Annotated[tuple[Node, ...], Key("what it prints, in order", "依次所印的版块")]
    numbering: Annotated[
        NumberingRecord | None, Key("numbers of headings and items", "标题和要点的序号")
    ] = None
    labels: Annotated[
        LabelsRecord | None, Key("words that the template adds", "模板所加的文字")
    ] = None
    metrics: Annotated[SheetRecord | None, Key("the metrics sheet", "一览表")] = None
    theme: Annotated[ThemeRecord, Key("how it looks", "版式")]


class TemplateRecord(PlainRecord, kw_only=True):
    """A whole file."""

    variants: Annotated[
        dict[str, PlainRecord],
        Key(
            "what differs in `template: NAME/VARIANT`, by name",
            "变体，用“模板名/变体名”取用",
            partial=True,
        ),
    ] = field(default_factory=dict)
