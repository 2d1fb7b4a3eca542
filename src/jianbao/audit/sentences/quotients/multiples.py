"""Multiples of what stands before them: 是乙的3倍, 是原来的8倍, 增长2倍."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import SOME, counts_too
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.totals import IN_ALL

IS_HEAD = pattern("平均|[人户亩]均|每", needs="均|每")
TIMES = pattern(r"(?:是|为|达|相当于|达到|[到至]原来)[^。；]{0,30}的(?:约|近|超过)?$")
MORE = pattern("(?:[高多超][出过]|相差|净[增减])[了约近达]*$", needs="出|过|差|净")
AT_ONCE = pattern("的?(?:约|近|超过)?")
OF_MEAN = pattern("([一-鿿]均|平均)[^，。；]{0,6}的(?:约|近|超过)?$", needs="均")
"""是日均的2.2倍: what it is a multiple of is a mean, and so named."""
OF_BEFORE = pattern(
    "(?:原来|原先|此前|以前|[一-鿿]前|上年|去年|前年|同期|年初|全年|\\d年)[^，。；\\d]{0,4}的(?:约|近|超过)?$"
)


OF_TIME = pattern(
    "(?:是|为|达|相当于)(?:[一-鿿]{0,4})(上半年|下半年|[一二三四]季度|平[日时常]|往[年常]|常年)"
)


def multiple(passage: Passage, times: Measured, before: list[Measured]) -> Claim | None:
    """Return what is claimed of a multiple, or None where it is of something else."""
    return _times(passage, times, before) or _grown(passage, times, before)


def _times(passage: Passage, times: Measured, before: list[Measured]) -> Claim | None:
    """甲300件，是乙100件的3倍."""
    last = before[-1].end
    while before and MORE.search(before[-1].lead):
        before = before[:-1]  # 2.35亿元，较日均0.72亿元高出1.63亿元，为日均的3.3倍
    if not before:
        return None
    between = passage.text[last : times.start]
    pairs = [
        (first, second)
        for first, second in zip(before, islice(before, 1, None), strict=False)
        if first.same == second.same and first.unit and not first.is_percent
        if IS_HEAD.search(first.lead) or not IS_HEAD.search(second.lead)
    ]
    text = passage.text[max(0, times.start - 34) : times.start]
    if (
        not pairs
        or not TIMES.search(text)
        or len(between) > (16 if OF_BEFORE.search(text) else 12)
        or "。" in between
        or "；" in between
    ):
        return None
    first, second = pairs[-1]
    if (other := OF_TIME.search(text)) and other[1] not in first.lead + second.lead:
        return None  # 运送9.60万人次，日均1.92万人次，是上半年日均的1.6倍
    if second is not before[-1] or not counts_of([second]):
        return None  # 比10月的2,760件增加7,176件，是10月的3.6倍
    of_mean = OF_MEAN.search(times.lead)
    if of_mean and of_mean[1] not in second.lead + first.lead:
        return None  # 人均快递108.1件；最高日264万件，是日均的2.2倍: told elsewhere
    first, second = _added_up(passage, before) or (first, second)
    apart = AT_ONCE.fullmatch(between) is None  # not 是乙100件的3倍: which is of which is open
    if apart and first.amount < second.amount and times.amount >= 1:
        first, second = second, first
    bounds = quotient(_as_typed(first), _as_typed(second), 1)
    if bounds is None:
        return None
    working = f"{typed(passage, first)}÷{typed(passage, second)}"
    expected = shown(passage, bounds.middle, times)
    return Claim(
        "sentence-share", bounds.fits(times), passage, times, (first, second), working, expected
    )


def _added_up(passage: Passage, before: list[Measured]) -> tuple[Measured, Measured] | None:
    """Return what a total of two units is of: 38架，57台，合计95台（架），农机是无人机的1.5倍."""
    if len(before) < SOME or not IN_ALL.search(before[-1].lead):
        return None
    first, second, total = before[-SOME:]
    is_joint = second.same == total.same and counts_too(passage, total, first)
    return (first, second) if is_joint else None


GROWN = pattern("(?:同比)?增长?(?:加|了|约|近|超)*$", needs="增")
PAST = pattern("去年|上年|同期|20\\d\\d年", needs="去年|上年|同期|20")


def _grown(passage: Passage, times: Measured, before: list[Measured]) -> Claim | None:
    """新登记84家。去年同期28家，增长2倍: by how many times it grew."""
    if len(before) < len(("now", "then")) or not GROWN.search(times.lead):
        return None
    now, then = before[-2:]
    if now.same != then.same or now.sentence == then.sentence or not PAST.search(then.lead):
        return None
    bounds = quotient(_as_typed(now), _as_typed(then), 1)
    if bounds is None or bounds.middle <= 1:
        return None
    more = Bounds(bounds.low - 1, bounds.high - 1)
    working = f"({typed(passage, now)}−{typed(passage, then)})÷{typed(passage, then)}"
    expected = shown(passage, more.middle, times)
    return Claim("sentence-share", more.fits(times), passage, times, (now, then), working, expected)


def _as_typed(number: Measured) -> Measured:
    """Return a round number as exact: a reader who is told 3万 and 9万 reckons with these."""
    return replace(number, step=Decimal(0)) if number.step == number.scale else number
