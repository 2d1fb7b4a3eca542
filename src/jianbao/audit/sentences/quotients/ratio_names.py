"""Ratios that a name fixes: 存贷比 is 贷款余额 of 存款余额, wherever the paper states both."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.briefing.numbers import step_of

WORDS = (
    "存贷比|拨备覆盖率|负债率|不良率|不良贷款率|性别比|抚养比|生师比|师生比|利润率|床护比|医护比"
)
OF = {
    "存贷比": ("贷款余额", "存款余额"),
    "拨备覆盖率": ("准备金?余额", "不良贷款余额"),
    "负债率": ("^负债|[^产]负债总额|负债$", "资产总额|^资产$|总资产"),
    "不良率": ("不良贷款余额", "(?<!不良)贷款余额"),
    "不良贷款率": ("不良贷款余额", "(?<!不良)贷款余额"),
    "性别比": ("男", "女"),
    "抚养比": ("在职|缴费", "离退休|退休|领取"),
    "生师比": ("学生|在校生", "教师"),
    "利润率": ("利润", "收入"),
}
"""The name of a ratio, and what stands above and below in it (实务)."""
NAMED = pattern(
    f"({'|'.join(OF)})(?:（[^（）]*）)?(?:约?为|达到?|是|约)?(?=\\d)", needs="|".join(OF)
)
OF_GROWTH = pattern("新增|增量|净增", needs="增")
TO_ONE = pattern(r"(\d+(?:\.\d+)?)[:：∶]1(?!\d)")
MOST = 60  # counts before a ratio among which those of its names are looked for
NEAREST = 3
WITHIN = 3  # the part of what counts give by which a ratio may miss it and still be meant


class Ratio(Struct, frozen=True):
    """A ratio with a name: how many of which it is told."""

    name: str
    number: Measured
    times: int


def named_ratios(material: Material) -> Iterator[Claim]:
    """Yield what a paper claims of ratios that have a name of their own."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or not NAMED.search(passage.text):
            continue
        for match in NAMED.finditer(passage.text):
            number = next((each for each in numbers if each.start == match.end()), None)
            to_one = TO_ONE.match(passage.text, match.end())
            if number is None and to_one:  # 抚养比为2.17:1
                amount, one = Decimal(to_one[1]), Decimal(1)
                number = Measured(
                    amount, "", step_of(to_one[1]), True, match.end(), to_one.end(), "",
                    passage.figure_at(match.end()), 0, one,
                )  # fmt: skip
            if OF_GROWTH.search(passage.text, max(0, match.start() - 2), match.start()):
                continue  # 新增存贷比: of what was added
            if number is not None and number.is_exact:
                times = 100 if number.is_percent or match[1] == "性别比" else 1
                yield from _judged(passage, Ratio(match[1], number, times), material)


def _judged(passage: Passage, ratio: Ratio, material: Material) -> Iterator[Claim]:
    above, below = (_called(passage, ratio.number, words, material) for words in OF[ratio.name])
    tried = [
        (one, other, bounds)
        for one in above
        for other in below
        if one.number.same == other.number.same and one is not other
        if (bounds := quotient(one.number, other.number, ratio.times)) is not None
    ]
    if not tried or any(bounds.fits(ratio.number) for *_, bounds in tried):
        return
    one, other, bounds = tried[0]
    if _is_near(ratio.number, bounds):
        expected = shown(passage, bounds.middle, ratio.number)
        yield Claim(
            "sentence-share", False, passage, ratio.number, (one.number, other.number),
            f"{one.text}÷{other.text}", expected,
        )  # fmt: skip


def _called(passage: Passage, number: Measured, words: str, material: Material) -> list[Stated]:
    """Return the nearest counts before a ratio whose names have some words."""
    name = pattern(words)
    found = [
        each
        for counts in material.once(pool).counts
        for each in material.once(pool).before(passage, number, counts, MOST)
        if name.search(name_of(each.number.lead))
    ]
    order = material.once(pool).orders.get(id(passage), 0)
    found.sort(key=lambda each: (order - each.order, number.start - each.number.start))
    return found[:NEAREST]


def _is_near(number: Measured, bounds: Bounds) -> bool:
    return WITHIN * abs(number.amount - bounds.middle) <= bounds.middle


TIMES = pattern(
    "(?:^|[，；。])([一-鿿]{3,14}?)(?:是|为|相当于)([一-鿿]{2,12}?)的$", needs="是|为|相当于"
)


def named_times(material: Material) -> Iterator[Claim]:
    """北港区吞吐量是内河港区的2.27倍: both stand before under names that begin so."""
    for passage, numbers in material.once(stated):
        if "倍" not in passage.text or passage.kind in NO_TEXT:
            continue
        for times in numbers:
            start = max(0, times.start - LONGEST)
            match = TIMES.search(passage.text[start : times.start]) if times.unit == "倍" else None
            if match is None or not times.is_exact:
                continue
            above, below = (
                _called(passage, times, f"^{words[:3]}", material) for words in match.groups()
            )
            pairs = [
                (one, other, bounds)
                for one in above
                for other in below
                if one.number.same == other.number.same and one.passage is other.passage
                if (bounds := quotient(one.number, other.number, 1)) is not None
            ]
            if len(pairs) == 1:
                one, other, bounds = pairs[0]
                yield Claim(
                    "sentence-share", bounds.fits(times), passage, times,
                    (one.number, other.number), f"{one.text}÷{other.text}",
                    shown(passage, bounds.middle, times),
                )  # fmt: skip


LONGEST = 34
