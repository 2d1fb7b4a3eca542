"""Charts, tables and pictures, which `briefing.yaml` and each section may have by name."""

from typing import Literal

from jianbao.yaml.forms import Annotated, Form, Key
from jianbao.yaml.source import Scalar

ChartKind = Literal["bar", "column", "line", "shares"]
Align = Literal["left", "center", "right", "decimal"]
Ruling = Literal["three", "grid"]


class SeriesRecord(Form, kw_only=True):
    """One row of bars, or one line."""

    name: Annotated[Scalar, Key("name in the legend", "图例名称")]
    figures: Annotated[
        tuple[Scalar, ...], Key("figure ids, one for each category", "数据编号，每个类目一个")
    ]


class ChartRecord(Form, kw_only=True):
    """A chart whose numbers are figures of the ledger."""

    title: Annotated[Scalar, Key("what the chart shows", "图题")]
    caption: Annotated[Scalar | None, Key("period and how to read it", "时段和读法")] = None
    kind: Annotated[
        ChartKind,
        Key(
            "bar: lying, column: standing, line: over periods, shares: each bar is a whole, parted",
            "bar为横条，column为竖柱，line为逐期折线，shares为各部分占比",
        ),
    ] = "column"
    unit: Annotated[str, Key("unit of all its numbers", "各数的单位")] = ""
    categories: Annotated[tuple[Scalar, ...], Key("names along the axis", "类目名称")]
    series: Annotated[tuple[SeriesRecord, ...], Key("rows of bars, or lines", "数据系列")]
    earlier: Annotated[
        bool,
        Key(
            "yes: beside each figure stands the value that its `from` names",
            "yes时每项数据旁并列其from所指的上期数据",
        ),
    ] = False
    target: Annotated[
        Scalar | None,
        Key("id of the figure that is the target of them all", "作各数目标的数据编号"),
    ] = None


class ColumnRecord(Form, kw_only=True):
    """One column of a table."""

    name: Annotated[Scalar, Key("head of the column", "栏目名称")]
    align: Annotated[
        Align,
        Key(
            "how its cells are set; decimal: points one below another",
            "对齐方式；decimal按小数点对齐",
        ),
    ] = "left"
    width: Annotated[
        float | None,
        Key(
            "share of the width; all or none have one",
            "栏宽的份数，要写则各栏都写",
            least=0.1,
            most=1000,
        ),
    ] = None


class TableRecord(Form, kw_only=True):
    """A table; the first of its head's rows are the columns' names."""

    title: Annotated[Scalar, Key("what the table shows", "表题")]
    caption: Annotated[Scalar | None, Key("a note under it", "表下的说明")] = None
    unit: Annotated[
        Scalar | None,
        Key("unit of its numbers, printed at the upper right", "各数的单位，印于右上"),
    ] = None
    cells: Annotated[
        str,
        Key(
            "in place of columns and rows, or of rows alone: a range of a spreadsheet beside"
            " briefing.yaml, as REPORT.xlsx!Sheet1!A1:D8",
            "代替columns和rows，或只代替rows：简报文件夹中表格的区域，如报表.xlsx!汇总!A1:D8",
        ),
    ] = ""
    columns: Annotated[tuple[ColumnRecord, ...], Key("its columns", "栏目")]
    rows: Annotated[
        tuple[tuple[Scalar, ...], ...],
        Key(
            "its rows; < joins a cell to the left one, ^ to the one above",
            "各行；<并入左格，^并入上格",
        ),
    ]
    header_rows: Annotated[
        int,
        Key(
            "rows of the head, that of the columns' names among them",
            "表头行数，含栏目名称一行",
            least=1,
            most=5,
        ),
    ] = 1
    rules: Annotated[
        Ruling,
        Key("three: rules above, below and under the head; grid: all", "three三线表，grid全框线"),
    ] = "three"
    wide: Annotated[
        bool,
        Key("whether it stands on a page of its own that lies on its side", "是否单独用一页横排"),
    ] = False


class PictureRecord(Form, kw_only=True):
    """A picture from a file of the briefing's folder."""

    file: Annotated[
        Scalar,
        Key("a PNG, JPEG or SVG inside the briefing's folder", "简报文件夹内的PNG、JPEG或SVG文件"),
    ]
    title: Annotated[Scalar, Key("what the picture shows", "图题")]
    caption: Annotated[Scalar | None, Key("a note under its title", "图题下的说明")] = None
    alternative: Annotated[
        Scalar,
        Key("the same in words, for those who cannot see it", "替代文字，供看不见图的人读"),
    ]
    width: Annotated[
        float | None,
        Key(
            "its width; as it is, at 220 pixels an inch, if not given",
            "图宽，不写则按每英寸220像素",
            unit="mm",
            least=5,
            most=400,
        ),
    ] = None
