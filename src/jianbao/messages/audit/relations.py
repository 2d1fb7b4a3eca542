"""What the audit says of values, and of relations that the ledger states or suggests."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

UNIT_INSIDE = Term("its unit belongs into 'unit'", "单位应写在unit中")
REASONS = {
    "unit-inside": UNIT_INSIDE,
    "letter": Term("a letter stands for a digit", "把字母当作了数字"),
    "blank": Term("there is a blank inside it", "数字中间有空格"),
    "full-width": Term("its digits are full-width", "用了全角数字"),
    "grouping": Term("its groups are not of three digits", "千分位分组不是三位一组"),
    "scale-twice": Term("its unit counts in tens of thousands already", "单位里已有万、亿"),
    "two-signs": Term("it has two signs", "有两个正负号"),
    "no-number": Term("that is no number", "不是数"),
    "two-units": Term("it has % or ‰, and its unit is another", "数值里有%或‰，而单位是别的"),
    "backwards": Term("its range runs from more to less", "范围的前一个数大于后一个数"),
    "exponent": Term("numbers are written out", "数应写全，不用指数写法"),
    "not-decimal": Term("numbers are decimal", "数应为十进制"),
    "long": Term("it is longer than any figure", "位数过多"),
    "unknown": Term("it is none of the forms of a number", "不是数的任何一种写法"),
}


@message(
    Level.ERROR,
    en="the value '{value}' is no number: {reason}",
    zh="数值“{value}”写法有误：{reason}",
    hint=Term(
        "write it as 514, 1,855, 40.0, 1.2万, 第3, 前4, 近15, 5～10, 95以上 or 1:2.5",
        "可写作514、1,855、40.0、1.2万、第3、前4、近15、5～10、95以上或1:2.5",
    ),
)
def value_form(place: Place | None, /, *, value: str, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="the value '{value}' is meant as {meant}: {reason}",
    zh="数值“{value}”应为{meant}：{reason}",
    hint=Term(
        "write {meant}; `jianbao check --fix` does, where it is certain",
        "请写{meant}；确定无疑的，jianbao check --fix可以改正",
    ),
)
def value_meant(place: Place | None, /, *, value: str, meant: str, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="{working} is {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=Term("correct one of the figures", "请改正其中之一"),
)
def product_wrong(place: Place | None, /, *, working: str, expected: str, value: str) -> None: ...


@message(
    Level.ERROR,
    en="{value} should be the same as {other}",
    zh="{value}应与{other}相等",
    hint=Term("correct one of the two", "请改正其中之一"),
)
def equal_differs(place: Place | None, /, *, value: str, other: str) -> None: ...


@message(
    Level.ERROR,
    en="the weighted mean of {names} is {expected}, not {value}",
    zh="{names}的加权平均应为{expected}，不是{value}",
    hint=Term("correct a value or a weight", "请改正某个数或权数"),
)
def mean_wrong(place: Place | None, /, *, names: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="the parts {parts} of {whole} make {expected} together",
    zh="{whole}的各部分{parts}合计为{expected}",
    hint=Term(
        "correct one, or accept it where they overlap or are not all",
        "请改正；如各部分有交叉或未列全，可予认可",
    ),
)
def breakdown_differs(place: Place | None, /, *, parts: str, whole: str, expected: str) -> None: ...


@message(
    Level.WARNING,
    en="the months add up to {expected} ({parts}), not {value}",
    zh="各时段合计为{expected}（{parts}），不是{value}",
    hint=Term("correct one, or give it a scope of its own", "请改正其中之一，或注明口径不同"),
)
def months_differ(place: Place | None, /, *, parts: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="{count} of {total} is {expected}; {rate} makes all shares 100% together",
    zh="{count}占{total}为{expected}；写作{rate}可使各占比合计为100%",
    hint=Term("accept it, if it was published so", "如系公布时调整所致，可予认可"),
)
def share_adjusted(
    place: Place | None, /, *, count: str, total: str, expected: str, rate: str
) -> None: ...


@message(
    Level.NOTE,
    en="{value} is {working}: write '{keys}' and it is checked each time",
    zh="{value}＝{working}：写上“{keys}”，以后每次都校验",
    hint=Term("`jianbao check --fix` shows and writes it", "jianbao check --fix可先列出、再写入"),
)
def relation_proposed(place: Place | None, /, *, value: str, working: str, keys: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} and {other} count unlike things, and one is to be part of the other",
    zh="{value}与{other}计的不是同类事物，不能互为总数与分项",
    hint=Term("correct a unit, or the relation", "请改正单位，或改正二者的关系"),
)
def units_unlike(place: Place | None, /, *, value: str, other: str) -> None: ...
