"""What the audit says of the numbers of a sentence."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

CORRECT = Term("correct one of the numbers", "请改正其中一个数")


@message(
    Level.WARNING,
    en="{working} make {expected}, not {value}",
    zh="{working}合计{expected}，不是{value}",
    hint=Term("correct the total or a part", "请改正合计或分项"),
)
def sentence_sum(place: Place | None, /, *, working: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="the part {value} is larger than its whole, {whole}",
    zh="部分{value}大于整体{whole}",
    hint=CORRECT,
)
def sentence_part_larger(place: Place | None, /, *, value: str, whole: str) -> None: ...


@message(
    Level.WARNING,
    en="{working} is {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=CORRECT,
)
def sentence_share(place: Place | None, /, *, working: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="{working} is {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=CORRECT,
)
def sentence_difference(
    place: Place | None, /, *, working: str, expected: str, value: str
) -> None: ...


@message(
    Level.WARNING,
    en="{names} names before 分别, {values} values behind it",
    zh="“分别”前列了{names}项，后面有{values}个数",
    hint=Term("give each its value, in order", "请按次序逐项给出数值"),
)
def pairs_uneven(place: Place | None, /, *, names: int, values: int) -> None: ...


@message(
    Level.WARNING,
    en="分别 gives '{name}' the figure '{label}'",
    zh="“分别”对应下来，“{name}”处却是数据“{label}”",
    hint=Term("put names and figures in one order", "请使名称和数据的次序一致"),
)
def pairs_turned(place: Place | None, /, *, name: str, label: str) -> None: ...


@message(
    Level.WARNING,
    en="'{shown}' lists {members}, not {number}",
    zh="“{shown}”列了{members}项，不是{number}项",
    hint=Term("correct the number or the list", "请改正数字或所列项目"),
)
def list_counted(place: Place | None, /, *, shown: str, members: int, number: int) -> None: ...


@message(
    Level.WARNING,
    en="the words say '{words}', the figure is '{label}' ({id})",
    zh="文字为“{words}”，数据却是“{label}”（{id}）",
    hint=Term("meant was {other}, perhaps", "是否应为{other}"),
)
def label_differs(
    place: Place | None, /, *, words: str, label: str, id: str, other: str
) -> None: ...


@message(
    Level.WARNING,
    en="the words say '{word}', the figure is '{label}'",
    zh="文字为“{word}”，数据却是“{label}”",
    hint=Term("correct the word or the figure's id", "请改正文字或数据编号"),
)
def comparison_differs(place: Place | None, /, *, word: str, label: str) -> None: ...


@message(
    Level.WARNING,
    en="'{word}{value}' falls twice: the word says so, and the minus",
    zh="“{word}{value}”升降说了两遍：文字一次，负号一次",
    hint=Term("leave out the minus, or the word", "请去掉负号，或改正文字"),
)
def sign_twice(place: Place | None, /, *, word: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="'{words}' is {ledger} in the ledger ({id}), here {value}",
    zh="“{words}”台账为{ledger}（{id}），此处为{value}",
    hint=Term("write {reference}, or say what differs", "请写{reference}，或写明有何不同"),
)
def typed_differs(
    place: Place | None, /, *, words: str, ledger: str, id: str, value: str, reference: str
) -> None: ...


@message(
    Level.WARNING,
    en="'{words}' is {other} elsewhere, here {value}",
    zh="“{words}”在别处为{other}，此处为{value}",
    hint=Term("correct the unit of one of them", "请改正其中一处的单位"),
)
def told_otherwise(place: Place | None, /, *, words: str, other: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} is '{other}' elsewhere, here '{words}'",
    zh="{value}在别处是“{other}”，此处却写作“{words}”",
    hint=Term("correct the words or the number", "请改正文字或数字"),
)
def named_otherwise(place: Place | None, /, *, value: str, other: str, words: str) -> None: ...


@message(
    Level.WARNING,
    en="'{words}' is not counted in '{unit}': {value}",
    zh="“{words}”不以“{unit}”计：{value}",
    hint=Term("correct the unit", "请改正单位"),
)
def unit_of_noun(place: Place | None, /, *, words: str, unit: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} is {times} times as much as others counted in '{unit}'",
    zh="{value}是文中其他以“{unit}”计的数的{times}倍",
    hint=Term("look at 万 and 亿 in it", "请核对其中的“万”“亿”"),
)
def scale_differs(place: Place | None, /, *, value: str, times: str, unit: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} is off by {by} times beside {given}",
    zh="{value}与旁边的“{given}”不符：相差{by}倍",
    hint=Term("look at 万 and 亿 in it", "请核对其中的“万”“亿”"),
)
def scale_denied(place: Place | None, /, *, value: str, given: str, by: str) -> None: ...


@message(
    Level.WARNING,
    en="{value}: there is no part of one that is counted in '{unit}'",
    zh="{value}：以“{unit}”计的数不会有小数",
    hint=Term(
        "look whether 万 is left out, or a comma is a point", "请核对是否漏了“万”，或逗号误作小数点"
    ),
)
def part_of_one(place: Place | None, /, *, value: str, unit: str) -> None: ...


@message(
    Level.WARNING,
    en="{working}: '{wanted}', not '{written}'",
    zh="{working}，应为“{wanted}”，不是“{written}”",
    hint=Term("correct the word or one of the numbers", "请改正该词或其中一个数"),
)
def side_differs(place: Place | None, /, *, working: str, wanted: str, written: str) -> None: ...


@message(
    Level.WARNING,
    en="the values do not follow the order that is announced: {value}",
    zh="所列数值不合所说的次序：{value}",
    hint=Term("correct the order or a value", "请改正次序或数值"),
)
def order_differs(place: Place | None, /, *, value: str) -> None: ...


@message(
    Level.WARNING,
    en="the whole changed by {value}, its parts by {low} to {high}",
    zh="整体变化{value}，各分项却在{low}至{high}之间",
    hint=Term("correct one of the rates", "请改正其中一个增速"),
)
def growth_outside(place: Place | None, /, *, value: str, low: str, high: str) -> None: ...


@message(
    Level.WARNING,
    en="the words say '{said}', the values are {values}",
    zh="文中为“{said}”，所列数值却是{values}",
    hint=Term("correct the words or a value", "请改正用词或数值"),
)
def words_differ(place: Place | None, /, *, said: str, values: str) -> None: ...
