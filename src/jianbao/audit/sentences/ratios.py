"""Ratios of two counts: 招录120名，报名386人，录取比例约为1:3.2."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from msgspec.structs import replace

from jianbao.audit.measured import Measured, ending_before
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import Bounds, Claim, quotient, typed
from jianbao.audit.sentences.mistyped import is_mistyped
from jianbao.audit.sentences.wholes import counts_of
from jianbao.briefing.numbers import step_of

RATIO = pattern(
    r"[一-鿿]比例?(?:约|近|达到?|为|是)*(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d.:：∶])"
)
SIGNS = (":", "：", "∶")
WIDE = 300
MOST_COUNTS = 12
LOOKED_AT = 3  # counts before a ratio


def ratios_of_two(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of the ratio of the counts before it."""
    text = passage.text
    if "比" not in text or not any(sign in text for sign in SIGNS):
        return
    for match in RATIO.finditer(text):
        before = ending_before(numbers, match.start(1))[-MOST_COUNTS:]
        stop = text.rfind("。", max(0, match.start() - WIDE), match.start())
        counts = [each for each in counts_of(before) if each.start > stop]
        yield from _judged(passage, match.start(1), match.end(2), (match[1], match[2]), counts)


def _judged(
    passage: Passage, start: int, end: int, stated: tuple[str, str], counts: list[Measured]
) -> Iterator[Claim]:
    first, second = map(Decimal, stated)
    if not first or not second:
        return
    off = step_of(stated[0]) / 2 / first if "." in stated[0] else Decimal(0)
    off += step_of(stated[1]) / 2 / second
    ratio = first / second
    tried = [
        (pair, bounds)
        for pair in permutations(counts, 2)
        if (bounds := quotient(*pair, 1)) is not None and bounds.low > 0
    ]
    fitting = [pair for pair, bounds in tried if _fits(ratio, off, bounds)]
    slipped = [
        pair
        for pair, bounds in tried
        if all(any(each is last for last in counts[-LOOKED_AT:]) for each in pair)
        and (
            is_mistyped(second, first / bounds.high, first / bounds.low, step_of(stated[1]))
            or is_mistyped(first, bounds.low * second, bounds.high * second, step_of(stated[0]))
        )
    ]
    pairs = fitting or slipped
    if pairs:
        above, below = pairs[0]
        at = replace(above, start=start, end=end, figure=passage.figure_at(start))
        yield Claim(
            "sentence-share", bool(fitting), passage, at, (above, below),
            f"{typed(passage, above)}÷{typed(passage, below)}",
            f"{above.amount / below.amount * second / second:.2f}",
        )  # fmt: skip


def _fits(ratio: Decimal, off: Decimal, bounds: Bounds) -> bool:
    return bounds.low * (1 - off) <= ratio <= bounds.high * (1 + off)
