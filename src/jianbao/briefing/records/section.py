"""A file of `sections/` or `annexes/`, and its parts down to the fourth level of headings."""

from msgspec import field

from jianbao.briefing.records.objects import ChartRecord, PictureRecord, TableRecord
from jianbao.yaml.forms import Annotated, Form, Key
from jianbao.yaml.source import Scalar

HEADING = Key("heading, without its number", "标题，不写序号")
TEXT = Key("opening text; a blank line begins a new paragraph", "开头文字，空行分段")
ITEMS = Key("points that print as 一是, 二是 …", "要点，印作一是、二是……")
RUN_IN = Key(
    "whether the heading runs into the text, as in （一）加强领导。各单位要…",
    "标题是否与正文接排，如：（一）加强领导。各单位要……",
)
PARTS = Key("its parts, down to the fourth level", "下一层次，至第四层")


class ItemRecord(Form, kw_only=True):
    """A run-in point."""

    lead: Annotated[Scalar | None, Key("first sentence, without 一是", "首句，不写“一是”")] = None
    text: Annotated[Scalar | None, Key("the rest", "其余文字")] = None


class PartRecord(Form, kw_only=True):
    """What the parts of a section have at each level."""

    heading: Annotated[Scalar, HEADING]
    text: Annotated[Scalar | None, TEXT] = None
    run_in: Annotated[bool, RUN_IN] = False
    items: Annotated[tuple[ItemRecord, ...], ITEMS] = ()


class Level4Record(PartRecord, kw_only=True):
    """A part that has no further ones."""


class Level3Record(PartRecord, kw_only=True):
    """A part of the third level."""

    parts: Annotated[tuple[Level4Record, ...], PARTS] = ()


class Level2Record(PartRecord, kw_only=True):
    """A part of the second level."""

    parts: Annotated[tuple[Level3Record, ...], PARTS] = ()


class SectionRecord(Form, kw_only=True):
    """A whole file."""

    heading: Annotated[Scalar | None, HEADING] = None
    summary: Annotated[
        Scalar | None, Key("two or three sentences for the digest", "两三句摘要")
    ] = None
    text: Annotated[Scalar | None, TEXT] = None
    run_in: Annotated[bool, RUN_IN] = False
    numbered: Annotated[
        bool,
        Key(
            "whether the text of a section without a heading bears the number of one",
            "无标题的部分，其正文是否编入各标题的序号",
        ),
    ] = False
    only_listed: Annotated[
        bool,
        Key(
            "of an annex: whether it comes separately, so that the paper only lists it",
            "用于附件：是否另附，正文中只列名称",
        ),
    ] = False
    items: Annotated[tuple[ItemRecord, ...], ITEMS] = ()
    parts: Annotated[tuple[Level2Record, ...], PARTS] = ()
    tables: Annotated[dict[str, TableRecord], Key("tables by name", "表格，名称和内容")] = field(
        default_factory=dict
    )
    charts: Annotated[dict[str, ChartRecord], Key("charts by name", "图表，名称和内容")] = field(
        default_factory=dict
    )
    pictures: Annotated[dict[str, PictureRecord], Key("pictures by name", "图片，名称和内容")] = (
        field(default_factory=dict)
    )
    notes: Annotated[dict[str, Scalar], Key("footnotes by name", "脚注，名称和文字")] = field(
        default_factory=dict
    )


HeadedRecord = SectionRecord | Level2Record | Level3Record | Level4Record
