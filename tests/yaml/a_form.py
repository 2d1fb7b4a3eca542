"""A form with a key of every kind, for the tests of what is made from declarations."""

from typing import Literal

from msgspec import field

from jianbao.yaml.dates import Day, Period
from jianbao.yaml.forms import Annotated, Colour, Form, Groups, Key, Lines, Overlay
from jianbao.yaml.source import Node, Scalar


class PointRecord(Form, kw_only=True):
    """A record inside another."""

    x: Annotated[float, Key("across", "横", unit="mm", least=0, most=100)]
    y: Annotated[float | None, Key("up", "纵")] = None


class SampleRecord(Form, kw_only=True, rename={"source": "from"}):
    """Every kind once, with and without what its default could be."""

    text: Annotated[Scalar | None, Key("a text", "文字")] = None
    plain: Annotated[str, Key("a text without places", "文字")] = "无"
    lines: Annotated[Lines, Key("lines", "若干行")] = ()
    texts: Annotated[tuple[Scalar, ...], Key("texts", "文字列表")] = ()
    words: Annotated[tuple[str, ...], Key("texts without places", "文字列表")] = ()
    map: Annotated[dict[str, Scalar], Key("texts by name", "文字")] = field(default_factory=dict)
    names: Annotated[dict[str, str], Key("names", "文字")] = field(default_factory=dict)
    date: Annotated[Day | None, Key("a day", "日期")] = None
    period: Annotated[Period | Literal["never"] | None, Key("a period", "时段")] = None
    choice: Annotated[Literal["left", "right"], Key("a choice", "二者之一")] = "left"
    number: Annotated[float, Key("a number", "数", least=-5, most=5)] = 2.5
    whole: Annotated[int, Key("a whole number", "整数", least=0, most=9)] = 1
    flag: Annotated[bool, Key("a flag", "是否")] = True
    colour: Annotated[Colour, Key("a colour", "颜色")] = "000000"
    source: Annotated[Scalar | None, Key("under another name", "另名")] = None
    rows: Annotated[tuple[tuple[Scalar, ...], ...], Key("rows", "各行")] = ()
    groups: Annotated[Groups, Key("one list, or several", "一组或几组")] = ()
    record: Annotated[PointRecord | None, Key("a point", "点")] = None
    records: Annotated[tuple[PointRecord, ...], Key("points", "各点")] = ()
    points: Annotated[dict[str, PointRecord], Key("points by name", "各点")] = field(
        default_factory=dict
    )
    partial: Annotated[PointRecord | None, Key("a part of one", "点的一部分", partial=True)] = None
    steps: Annotated[tuple[Node, ...], Key("read by others", "他处读")] = ()
    over: Annotated[dict[str, Overlay[PointRecord]], Key("laid over points", "覆盖")] = field(
        default_factory=dict
    )


class NeedyRecord(Form, kw_only=True):
    """What is required, of every kind that can be blank."""

    text: Annotated[Scalar, Key("a text", "文字")]
    plain: Annotated[str, Key("a text without places", "文字")]
    lines: Annotated[Lines, Key("lines", "若干行")]
    map: Annotated[dict[str, Scalar], Key("texts by name", "文字")]
    number: Annotated[float, Key("a number", "数")]
    flag: Annotated[bool, Key("a flag", "是否")]
    day: Annotated[Day | None, Key("a day", "日期")]
    point: Annotated[PointRecord, Key("a point", "点")]
    steps: Annotated[tuple[Node, ...], Key("read by others", "他处读")]
