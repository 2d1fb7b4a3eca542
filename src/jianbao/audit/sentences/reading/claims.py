"""What a sentence claims of its numbers, and whether they bear it out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern

UP = (
    "上升",
    "提升",
    "增长",
    "增加",
    "提高",
    "上涨",
    "扩大",
    "前移",
    "前进",
    "延长",
    "偏高",
    "偏多",
    "递增",
    "上浮",
    "增收",
    "增亏",
    "上调",
    "回升",
    "加快",
    "攀升",
    "增产",
    "增支",
    "升",
    "增",
    "涨",
    "多",
)
DOWN = (
    "下降", "减少", "降低", "缩短", "回落", "下滑", "下跌", "后移", "后退", "压减", "压缩",
    "收窄", "减", "递减", "缩小", "下浮", "负增长", "偏低", "偏少", "减收", "减产", "减支",
    "降", "跌", "少", "短收", "减亏", "便宜", "下调", "放缓", "减缓", "减轻",
)  # fmt: skip
MOVES = (*UP, *DOWN)
NO_MOVE = {
    "提升": "(?<![造化治])提升",
    "升": "(?<![造化治]提)升",
    "降": "(?<!起)降",
    "多": "(?<![许众诸至更大])多",
    "少": "(?<![不至多])少",
}
MOVED = "|".join(NO_MOVE.get(word, word) for word in MOVES)
"""What rose or fell, as a regular expression: 起降, 改造提升 and 至少 are none of it."""


class Claim(Struct, frozen=True, gc=False):
    """A number that others of its sentence give: `holds`, or `expected` says what they give.

    `kind` is the code of the finding, `working` shows the reckoning; `value` is what it should
    come to, where that is not what stands there.
    """

    kind: str
    holds: bool
    passage: Passage
    at: Measured
    used: tuple[Measured, ...]
    working: str
    expected: str = ""
    value: str = ""

    @property
    def figures(self) -> Iterator[str]:
        """The ids of the ledger's figures in it."""
        yield from (each.figure for each in (self.at, *self.used) if each.figure)


class Bounds(Struct, frozen=True, gc=False):
    """The least and the greatest that a reckoning can come to, given rounded numbers."""

    low: Decimal
    high: Decimal
    typed: Decimal | None = None  # what the numbers as they are typed come to

    def fits(self, number: Measured, amount: Decimal | None = None) -> bool:
        """Return whether a typed number may be this one, rounded."""
        half = number.step / 2
        stated = number.amount if amount is None else amount
        return self.low - half <= stated <= self.high + half

    def less(self, amount: Decimal | int) -> Bounds:
        """Return the bounds of what is left when an amount is taken off."""
        typed = None if self.typed is None else self.typed - amount
        return Bounds(self.low - amount, self.high - amount, typed)

    @property
    def middle(self) -> Decimal:
        """What it comes to if nothing was rounded."""
        return (self.low + self.high) / 2 if self.typed is None else self.typed


def direction(words: str) -> int:
    """Return 1 where the words before a number say that something rose, -1 fell, 0 neither."""
    last = LAST_MOVE.match(words)
    if last is None:
        return 0
    return 1 if last[1] in UP else -1


LONGEST_FIRST = "|".join(sorted(MOVES, key=len, reverse=True))
LAST_MOVE = pattern(f"(?s:.*)(?=[{''.join(sorted({word[0] for word in MOVES}))}])({LONGEST_FIRST})")
ANY_MOVE = pattern("|".join(MOVES))
"""One of the words alone, whatever stands around it: without any, nothing rose or fell."""


def quotient(above: Measured, below: Measured, times: int) -> Bounds | None:
    """Return above ÷ below × times, from least to greatest; None where that is endless."""
    lowest, highest = below.amount - below.blur, below.amount + below.blur
    if lowest <= 0 or above.amount < 0:
        return None
    return Bounds(
        times * (above.amount - above.blur) / highest,
        times * (above.amount + above.blur) / lowest,
        times * above.amount / below.amount,
    )


def stands_in(passage: Passage, number: Measured) -> bool:
    """Return whether a number stands in a passage, and not in another or in a cell."""
    text = passage.text
    return text[number.start : number.start + 1].isdecimal() and text[: number.start].endswith(
        number.lead[-4:] or " "
    )


def typed(passage: Passage, number: Measured) -> str:
    """Return a number with its unit as it stands in the text."""
    return passage.text[number.start : number.end]


def shown(passage: Passage, amount: Decimal, like: Measured) -> str:
    """Return an amount as it would be typed in the place of another, with its unit."""
    number = rounded(amount / like.scale, like.step / like.scale)
    return f"{number:f}{AMOUNT.sub('', typed(passage, like))}"


AMOUNT = pattern(r"^[第前近约超逾]?[-−+]?\d+(?:[,，]\d{3})*(?:\.\d+)?")


def together_fits(total: Measured, listed: list[Measured], off: Decimal) -> bool:
    """Return whether parts may make a total that is off by so much, given their rounding.

    The worst case, half a unit of each, all one way, is next to impossible: with up to three
    parts one unit of the coarsest is allowed, with up to eight two.
    """
    numbers = [total, *listed]
    worst = sum((each.blur for each in numbers), Decimal(0))
    likely = max((2 * each.blur for each in numbers), default=Decimal(0)) * (
        1 if len(listed) <= 3 else 2
    )
    return abs(off) <= (min(worst, likely) if len(listed) <= 8 else worst)


@lru_cache(maxsize=4)
def changes_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return how a change of a value is told by some words, with what it is told against."""
    bases = ("", "同比", "环比", *(f"{than}{time}" for than in "较比" for time in TIMES_BEFORE))
    return frozenset(f"{base}{word}" for base in bases for word in words)


TIMES_BEFORE = ("上年", "上年同期", "去年", "去年同期", "上月", "年初", "上年末", "去年底")
