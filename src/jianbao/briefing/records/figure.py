"""An entry of `figures.yaml`."""

from typing import Literal

from jianbao.yaml.dates import Period
from jianbao.yaml.forms import Annotated, Form, Groups, Key
from jianbao.yaml.source import Scalar

FigureKind = Literal["count", "rate", "rank", "ratio", "change", "target", "limit"]
OnSheet = Literal["headline", "yes", "no"]
Direction = Literal["up", "down"]
Unstated = Literal["unstated"]


class FigureRecord(Form, kw_only=True, rename={"total": "of", "earlier": "from"}):
    """An entry of the ledger as typed; other figures are named by their ids."""

    label: Annotated[Scalar, Key("name on the metrics sheet", "一览表上的名称")]
    short: Annotated[
        Scalar | None,
        Key("a shorter name, for where the label has no room", "名称过长排不下时用的简称"),
    ] = None
    value: Annotated[
        Scalar,
        Key(
            "the value exactly as it is to be read; =a/(a+b) derives it from figures by id",
            "数值，照原样写；写=甲/(甲+乙)则由所列编号的数据推算",
        ),
    ]
    cell: Annotated[
        str,
        Key(
            "in place of value: the cell that shows it, as B3, Sheet1!B3, REPORT.xlsx!Sheet1!B3, or"
            " row×column by their labels; `from: REPORT.xlsx` at the head of the file names it",
            "代替value：所在单元格，如B3、汇总!B3、报表.xlsx!汇总!B3，或“行名×栏名”；"
            "文件开头写from: 报表.xlsx",
        ),
    ] = ""
    unit: Annotated[str, Key("unit or measure word", "单位或量词")] = ""
    kind: Annotated[FigureKind, Key("what sort of figure", "数据类别")] = "count"
    period: Annotated[
        Period | Unstated | None,
        Key("its period; unstated: the paper names none", "时段；unstated表示原文未注明"),
    ] = None
    scope: Annotated[str, Key("whom or what it covers, if not all", "口径范围")] = ""
    group: Annotated[str, Key("table of the metrics sheet it stands in", "在一览表中的分组")] = ""
    sheet: Annotated[
        OnSheet,
        Key("place on the metrics sheet", "在一览表中的位置：headline要目，yes列入，no不列"),
    ] = "yes"
    direction: Annotated[
        Direction | None, Key("which way a change went", "变化方向：up升，down降")
    ] = None
    change: Annotated[
        Scalar | None, Key("id of the figure that says how it changed", "说明其变化的数据编号")
    ] = None
    changes: Annotated[
        tuple[Scalar, ...],
        Key(
            "ids of further figures that say how it changed, 环比 beside 同比",
            "另外说明其变化的数据编号，如同比之外的环比",
        ),
    ] = ()
    target: Annotated[
        Scalar | None, Key("id of the figure that is its target", "作其目标的数据编号")
    ] = None
    count: Annotated[
        Scalar | None, Key("id of the count that a rate belongs to", "比率所属计数的数据编号")
    ] = None
    total: Annotated[
        Scalar | None,
        Key(
            "id of the total that a rate's count is a part of: rate = count/of; of a rank, of how"
            " many are ranked",
            "比率的总数的数据编号：比率=计数/总数；名次则为参评数的数据编号",
        ),
    ] = None
    parts: Annotated[
        Groups,
        Key(
            "ids of the figures whose sum this one is; several breakdowns as a list of lists",
            "各分项的数据编号，其和为本数；有几种分法的，每种写一组",
        ),
    ] = ()
    breakdowns: Annotated[
        tuple[tuple[Scalar, ...], ...],
        Key(
            "further breakdowns, each a list of ids whose sum this figure is",
            "其他分法，每种一组分项的数据编号，其和也为本数",
        ),
    ] = ()
    times: Annotated[
        tuple[Scalar, ...],
        Key("ids of the figures whose product this one is", "各因数的数据编号，其积为本数"),
    ] = ()
    equals: Annotated[
        Scalar | None, Key("id of a figure of the same value", "与本数相等的数据编号")
    ] = None
    mean: Annotated[
        tuple[Scalar, ...],
        Key(
            "ids of the figures whose mean this one is, weighted by 'weights'",
            "各数的数据编号，按weights加权平均为本数",
        ),
    ] = ()
    weights: Annotated[
        tuple[Scalar, ...], Key("ids of the weights of 'mean'", "mean各数的权数的数据编号")
    ] = ()
    whole: Annotated[
        Scalar | None,
        Key("id of the figure that this one is a subset of", "本数是其中一部分的数据编号"),
    ] = None
    earlier: Annotated[
        Scalar | None,
        Key("id of the earlier value that a change started from", "变化之前的数值的数据编号"),
    ] = None
    round: Annotated[
        Literal["0", "1", "2", "3", "4"] | None,
        Key("decimals of a derived value", "推算值保留的小数位数"),
    ] = None
