"""Slips of the hand: two digits change places, the point moves, 万 is left out.

Where the words of a sentence leave open what a number is to be, a slip that makes it right tells
what was meant: that another number comes so near by chance is unlikely.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import combinations

FEWEST_DIGITS = 2  # a shorter number is near too many others
TWO_DIGITS = Decimal("9.5")  # which is rounded to 10
MANY_DIGITS = 4
TIGHT = Decimal("0.005")
WIDEST = Decimal("0.035")  # how far apart, at most, what others give may lie
TENS = (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)


def is_mistyped(typed: Decimal, low: Decimal, high: Decimal, step: Decimal) -> bool:
    """Return whether a slip makes `typed` of a number between; `step` is its last digit's worth."""
    if high - low > WIDEST * abs(high):
        return False
    if abs(typed) < TWO_DIGITS * step:
        return False
    if _is_turned(typed, low, high, step):
        return True
    half, is_exact = step / 2, low == high
    for tens in _tens(typed, high, step):
        off = half if is_exact and tens > 0 else half.scaleb(tens)  # 12.5 is no slip of 0.13
        if low - off <= typed.scaleb(tens) <= high + off:
            return True
    return False


MOST_STEPS = Decimal(10) ** 20  # more digits than anybody types, and than Decimal divides


def _is_turned(typed: Decimal, low: Decimal, high: Decimal, step: Decimal) -> bool:
    """Return whether two digits that change places lead there: only by nines do they lead."""
    half = step / 2
    if max(abs(low), abs(high), abs(typed)) > MOST_STEPS * step:
        return False
    if low == high and not typed % step:
        apart = abs(low - typed) % (9 * step)
        if half < apart < 9 * step - half:
            return False
    turned = turned_digits(typed, step, any_two=high - low <= TIGHT * abs(high)) or ()
    return any(low - half <= meant <= high + half for meant in turned)


def is_one_digit_off(typed: Decimal, low: Decimal, high: Decimal, step: Decimal) -> bool:
    """Return whether another digit somewhere makes `typed` a number between: 94.0 of 96.0.

    That is of weight only where nothing else can be meant, and of three digits at least.
    """
    sign, digits, _ = (typed / step).to_integral_value().as_tuple()
    if len(digits) <= FEWEST_DIGITS or high - low > WIDEST * abs(high):
        return False
    half = step / 2
    return any(
        low - half
        <= step * Decimal((sign, (*digits[:at], other, *digits[at + 1 :]), 0))
        <= high + half
        for at in range(len(digits))
        for other in range(10)
    )


def _tens(typed: Decimal, high: Decimal, step: Decimal) -> tuple[int, ...]:
    """Return by how many places a point may have moved: only so is one number near the other."""
    if not typed >= step > 0:
        return TENS
    if high <= 0:
        return ()
    apart = high.adjusted() - typed.adjusted()
    return tuple(tens for tens in TENS if abs(tens - apart) <= 1)


@lru_cache(maxsize=1024)
def turned_digits(
    number: Decimal, step: Decimal, any_two: bool = False
) -> tuple[Decimal, ...] | None:
    """Return what a number may have been meant to be, if two digits changed places.

    They are neighbours, unless any two may be, of four digits and more; None of too few digits.
    """
    sign, digits, _ = (number / step).to_integral_value().as_tuple()
    if len(digits) < FEWEST_DIGITS:
        return None
    pairs = combinations(range(len(digits)), 2)
    return tuple(
        step * Decimal((sign, _with_changed(digits, one, other), 0))
        for one, other in pairs
        if digits[one] != digits[other]
        and (other == one + 1 or (any_two and len(digits) >= MANY_DIGITS))
    )


def _with_changed(digits: tuple[int, ...], one: int, other: int) -> tuple[int, ...]:
    changed = list(digits)
    changed[one], changed[other] = digits[other], digits[one]
    return tuple(changed)


def is_digit_off(typed: Decimal, meant: Decimal, step: Decimal) -> bool:
    """Return whether one digit makes a number another: 27 of 17, 660 of 760."""
    one, other = (str(int(abs(each) / step)) for each in (typed, meant))
    differing = sum(left != right for left, right in zip(one, other, strict=False))
    return len(one) == len(other) >= FEWEST_DIGITS and differing == 1
