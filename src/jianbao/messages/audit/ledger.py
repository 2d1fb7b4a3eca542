"""What the checks of jianbao.audit.ledger say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.WARNING,
    en="'{number}' is typed in the text and not in the ledger",
    zh="文中“{number}”不出自台账",
    hint=Term(
        (
            "enter it in figures.yaml and refer to it; a name or a set phrase goes into quotes, or"
            " is accepted with a reason"
        ),
        "请录入figures.yaml并引用；名称、固定说法请加引号，或写明理由予以认可",
    ),
)
def not_in_ledger(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.WARNING,
    en="'{number}' is typed by hand; the ledger has it as {ids}",
    zh="“{number}”是手工输入的，台账中已有：{ids}",
    hint=Term("if it is that figure, write {reference}", "如系同一数据，请写成{reference}"),
)
def typed_by_hand(place: Place | None, /, *, number: str, ids: str, reference: str) -> None: ...


@message(
    Level.NOTE,
    en="'{number}' reads like a count or a rank and is not from the ledger",
    zh="“{number}”似为计数或名次，不出自台账",
    hint=Term(
        "a figure goes into the ledger; GB/T 15835 prefers digits where something is measured",
        "如系数据，请录入台账；GB/T 15835规定计量宜用阿拉伯数字",
    ),
)
def count_in_words(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.NOTE,
    en="no text, chart or other figure uses '{id}'",
    zh="数据“{id}”未被正文、图表或其他数据使用",
    hint=Term("state it in the text, or take it out of the ledger", "请在文中写出，或从台账中删去"),
)
def figure_unused(place: Place | None, /, *, id: str) -> None: ...


@message(
    Level.WARNING,
    en="the sentence speaks of {named}; the figure '{id}' is of {period}",
    zh="句中时段为{named}，而数据“{id}”的时段为{period}",
    hint=Term("correct the sentence or the figure's period", "请改正句中时段，或改正台账中的时段"),
)
def period_differs(place: Place | None, /, *, named: str, id: str, period: str) -> None: ...


@message(
    Level.WARNING,
    en="{named} is compared with itself",
    zh="{named}与自身相比",
    hint=Term("correct one of the two times", "请核对前后两个时段"),
)
def time_compared(place: Place | None, /, *, named: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "the figure '{id}' is of {period}, not of the paper's own period, and the text does not"
        " say so"
    ),
    zh="数据“{id}”的时段为{period}，与全文统计时段不同，文中未交代",
    hint=Term("name the period in the sentence", "请在句中写明时段"),
)
def period_unnamed(place: Place | None, /, *, id: str, period: str) -> None: ...


@message(
    Level.WARNING,
    en="'{value}' stands without its unit; the ledger has '{unit}'",
    zh="“{value}”之后缺单位，台账中为“{unit}”",
    hint=Term(
        "write the unit after it, or refer to the whole figure",
        "请补写单位，或引用带单位的整个数据",
    ),
)
def unit_missing(place: Place | None, /, *, id: str, value: str, unit: str) -> None: ...


@message(
    Level.WARNING,
    en="the unit '{unit}' stands twice: the reference to '{id}' prints it already",
    zh="单位“{unit}”重复，引用“{id}”时已带单位",
    hint=Term("take out the typed one", "请删去手工输入的单位"),
)
def unit_twice(place: Place | None, /, *, unit: str, id: str) -> None: ...


@message(
    Level.NOTE,
    en="'{first}' and '{other}' in one sentence: two measure words for the same",
    zh="同一句中“{first}”与“{other}”量词不一",
    hint=Term(
        "use one of the two, unless the source does otherwise", "宜统一量词，原始数据如此的除外"
    ),
)
def unit_differs(place: Place | None, /, *, first: str, other: str) -> None: ...


@message(
    Level.NOTE,
    en="a footnote mark stands between '{number}' and '{unit}'",
    zh="注码插在“{number}”与“{unit}”之间",
    hint=Term(
        "put it behind the unit: raised after a number it can be read as a power",
        "宜移至单位之后，以免被读作乘方",
    ),
)
def mark_inside_figure(place: Place | None, /, *, number: str, unit: str) -> None: ...


@message(
    Level.NOTE,
    en="'{number}' here, '{other}' elsewhere: like numbers in two forms",
    zh="此处作“{number}”，别处作“{other}”，同类数字形式不一",
    hint=Term("use one form throughout", "宜全文统一为一种形式"),
)
def style_mixed(place: Place | None, /, *, number: str, other: str) -> None: ...


@message(
    Level.NOTE,
    en="percentages have different numbers of decimals: '{value}', '{other}'",
    zh="百分数的小数位数不一：“{value}”“{other}”",
    hint=Term("use the same number where the sources allow it", "原始数据允许的，宜统一小数位数"),
)
def decimals_differ(place: Place | None, /, *, value: str, other: str) -> None: ...


@message(
    Level.WARNING,
    en="{id} is still the earlier value, {value}",
    zh="“{id}”仍是上期的数值：{value}",
    hint=Term(
        "type the new value; where it is the same, accept this with a reason",
        "请填本期数值；确实相同的，写明理由予以认可",
    ),
)
def figure_carried(place: Place | None, /, *, id: str, value: str) -> None: ...
