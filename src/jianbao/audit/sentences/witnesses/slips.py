"""What a mean or a share was to be of the counts tried, if it is right, or right but for a slip."""

from __future__ import annotations

from decimal import Decimal

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured
from jianbao.audit.sentences.reading.claims import Bounds, Claim
from jianbao.audit.sentences.reading.mistyped import (
    is_digit_off,
    is_mistyped,
    is_one_digit_off,
    turned_digits,
)
from jianbao.audit.sentences.witnesses.operands import SHORT, Asked, Reckoned, is_short

NEAR = Decimal("0.15")  # how far it may be off where several counts stand there
ROUGH = Decimal("1.02")
POINTS_OFF = 15  # by which a rate may be off and still be of its counts
FEW = 3  # reckonings of which one may have a turned count


def fitting(number: Measured, tried: list[Reckoned]) -> Reckoned | None:
    """Return the first that gives a mean."""
    return next((one for one in tried if one.bounds.fits(number)), None)


def slipped(number: Measured, tried: list[Reckoned]) -> Reckoned | None:
    """Return the first that gives a mean but for a slip of the hand."""
    for one in tried:
        cut = one.bounds.middle - 10 * number.amount  # 1,263 of 12,635
        is_cut = not is_short(number) and 0 <= cut < 10 * number.step
        if is_cut or is_mistyped(number.amount, one.bounds.low, one.bounds.high, number.step):
            return one
    return None


def turned_afar(number: Measured, tried: list[Reckoned]) -> Reckoned | None:
    """Return what far counts give if two digits beside each other changed places, and no more."""
    turned = turned_digits(number.amount, number.step) or ()
    fitting = (one for one in tried if any(one.bounds.fits(number, each) for each in turned))
    return None if is_short(number) else next(fitting, None)


def moved(number: Measured, tried: list[Reckoned]) -> Reckoned | None:
    """Return what gives a mean but for its point or two digits, however few it has."""
    for one in tried:
        times = number.amount / one.bounds.middle if one.bounds.middle else Decimal(0)
        tens = (times * ROUGH).adjusted() if times else 0
        turned = turned_digits(number.amount, number.step) or ()
        if tens and abs(times.scaleb(-tens) - 1) < ROUGH - 1:
            return one
        if any(one.bounds.fits(number, amount) for amount in turned):
            return one
    return None


def only(number: Measured, tried: list[Reckoned], within: Decimal | int) -> Reckoned | None:
    """Return what is left if it is one pair, and a mean is not too far from what it gives."""
    if len({tuple(used.number.amount for used in one.used) for one in tried}) != 1:
        tried = [one for one in tried if _is_near(number, one)]
        return tried[0] if len(tried) == 1 else None
    middle = tried[0].bounds.middle
    if middle <= within * number.amount and number.amount <= within * middle:
        return tried[0]
    return moved(number, tried)


def _is_near(number: Measured, one: Reckoned) -> bool:
    return abs(one.bounds.middle - number.amount) <= one.bounds.middle * NEAR


def one_digit_off(asked: Asked, tried: list[Reckoned]) -> Reckoned | None:
    """Return the only counts of a rate's sentence that give it but for one digit: 2.8 of 2.0."""
    own = [one for one in tried if all(asked.has_beside(used) for used in one.used)]
    number, only = asked.number, own[0] if len(own) == 1 else None
    is_off = only and is_digit_off(
        number.amount, rounded(only.bounds.middle, number.step), number.step
    )
    return only if is_off else None


def with_turned_count(
    asked: Asked, tried: list[Reckoned], any_long: bool = False
) -> Reckoned | None:
    """Return what gives a mean if two digits of a count right before it changed places."""
    number = asked.number
    near = [one for one in tried if all(asked.has_beside(used, 1) for used in one.used)][:FEW]
    is_sure = len({one.used[1].number.start for one in near}) == 1
    for one in near if is_sure and (any_long or number.amount >= SHORT * number.step) else ():
        total, head = (each.number for each in one.used)
        factor = one.bounds.middle * head.amount / total.amount if total.amount else 0
        totals, heads = (turned_digits(each.amount, each.step) or () for each in (total, head))
        turned = [factor * each / head.amount for each in totals]
        turned += [factor * total.amount / each for each in heads if each]
        if any(abs(each - number.amount) <= number.step / 2 for each in turned):
            return one
    return None


def of_turned_total(asked: Asked, tried: list[Reckoned]) -> Reckoned | None:
    """Return what gives a long mean if two digits of the total right before it changed places.

    举办活动1,296场。…活动经费529.2万元 (of 259.2)，场均2,000元: whatever heads stand farther off.
    """
    number = asked.number
    is_long = number.amount >= 10 * SHORT * number.step
    beside = [one for one in tried if asked.has_beside(one.used[0])] if is_long else []
    for one in beside[: 2 * FEW]:
        total, middle = one.used[0].number, one.bounds.middle
        turned = turned_digits(total.amount, total.step) or ()
        if any(
            abs(middle * each / total.amount - number.amount) <= number.step / 2 for each in turned
        ):
            return one
    return None


def is_near_share(share: Measured, bounds: Bounds) -> bool:
    """Return whether a share is so near what two counts give that it is meant to be theirs."""
    off = abs(bounds.middle - share.amount)
    near = off * 100 <= POINTS_OFF * share.per and off * 2 <= bounds.middle
    return near or is_slip(share, bounds)


def is_slip(share: Measured, bounds: Bounds) -> bool:
    """Return whether a slip of the hand makes a share what counts give."""
    typed = share.amount, bounds.low, bounds.high, share.step
    turned = turned_digits(share.amount, share.step) or ()
    is_turned = any(
        abs(each - bounds.middle) <= share.step / 2 for each in turned
    )  # of 20.4÷24万吨
    return is_turned or is_mistyped(*typed) or is_one_digit_off(*typed)


LONG = 3  # digits of what is added or taken off: a slip of fewer makes it right by chance


def is_by_slip(claim: Claim) -> bool:
    """Return whether two exchanged digits of what is added, or of one of two, make a claim hold.

    Then it is of just these numbers, whatever else bears its result out: 收入5.63亿元 (of 5.36),
    支出2.86亿元, 收益2.50亿元, which is 0.75亿元, 0.25亿元 and 1.50亿元.
    """
    at, used = claim.at, claim.used
    if claim.kind == "sentence-difference" and len(used) == len(("whole", "part")):
        ways: tuple[int, ...] = (1, -1)
    elif claim.kind == "sentence-sum":
        ways = (1,) * len(used)
    else:
        return False
    off = at.amount - sum(way * each.amount for way, each in zip(ways, used, strict=True))
    return any(
        each.amount >= each.step * 10 ** (LONG - 1)
        and each.amount + way * off in (turned_digits(each.amount, each.step) or ())
        for way, each in zip(ways, used, strict=True)
    )
