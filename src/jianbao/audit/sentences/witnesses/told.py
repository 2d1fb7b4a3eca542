"""What the numbers around a reckoned one say of it, whatever words name the relation.

折合每名会员300元, 少了960件次, 加起来2,268件: each is a quotient, a difference or a sum of numbers
that stand near it. Where some of them give it, it is borne out, and no other reckoning can deny it.
Where none does, and only two exchanged digits part it from what they give, the slip is told.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

from msgspec.structs import replace

from jianbao.audit.ahead import is_to_come
from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import DIGIT, Material
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import MOVE_AT_END
from jianbao.audit.sentences.quotients.multiples import MORE
from jianbao.audit.sentences.quotients.rates import has_own_rate, rate_of
from jianbao.audit.sentences.quotients.shares import is_of_another
from jianbao.audit.sentences.reading.claims import Claim, stands_in, typed
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.lists import IN_BRACKETS
from jianbao.audit.sentences.reading.mistyped import is_mistyped, turned_digits
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.witnesses.beside import MOST, NEARBY, TWO
from jianbao.audit.sentences.witnesses.excuses import excuses
from jianbao.audit.sentences.witnesses.guesses import guess, is_guessed
from jianbao.audit.sentences.witnesses.means import (
    is_about,
    is_mean,
    mean,
    widened,
    with_unit,
)
from jianbao.audit.sentences.witnesses.operands import (
    IS_MEAN,
    Asked,
    Reckoned,
    is_short,
    shares_of,
)
from jianbao.audit.sentences.witnesses.operands import asked as asked_of
from jianbao.audit.sentences.witnesses.rests import is_rest, lasting, lasts, rest
from jianbao.audit.sentences.witnesses.shares import is_share, share
from jianbao.audit.sentences.witnesses.slips import is_by_slip
from jianbao.audit.sentences.witnesses.ways import (
    ADDS,
    CHANGE,
    SHARE,
    Way,
    is_of_two_times,
    is_off_a_change,
    of_wrong_bases,
    told_apart,
    ways_of,
)
from jianbao.audit.totals import IN_ALL

Key = tuple[int, int]
SHARE_OF = pattern("[，（]?(?:约|仅|只|恰)?占", needs="占")
EACH = pattern("分别|依次|各占")
LISTED = ("、", "和", "及", "与")
NEXT_VALUE = pattern(r"[、和][\d.]+[%％]")
LAST = 2  # counts before a share or a rate, of which one is what it tells
FIRST = 6  # reckonings that a shorter one is looked at with
TIGHT, WIDE = Decimal("0.02"), Decimal("0.1")  # how far apart what rounded numbers give may lie


QUESTIONS = ((is_guessed, guess), (is_rest, rest), (is_share, share), (lasts, lasting))
"""What is asked of a number that nothing is claimed of, and of which it is asked."""


def with_witnesses(said: tuple[Claim, ...], material: Material) -> tuple[Claim, ...]:
    """Return what a paper's sentences claim but for what others bear out, and slips beside it."""
    borne_out, slips = _witnesses(material, said)
    kept = [claim for claim in said if not _is_denied(claim, borne_out.get(_key(claim)))]
    told = {_key(claim) for claim in kept}
    return (*kept, *(slip for slip in slips if _key(slip) not in told))


def _key(claim: Claim) -> Key:
    return id(claim.passage), claim.at.start


def _is_denied(claim: Claim, witness: Reckoned | None) -> bool:
    """Return whether a witness gives the number that a claim calls wrong.

    It says nothing of words and orders (上升, 分别), of the value right before a change, nor, from
    afar, of a number that two exchanged digits make right.
    """
    if claim.holds or claim.value or not claim.used:
        return False  # 超序时进度12% is wrong by its words alone
    if claim.kind == "sentence-sum" and _adds_itself(claim):
        return True
    if witness is None or is_by_slip(claim) or _is_slip_of_whole(claim, witness):
        return False
    before = claim.passage.text[claim.at.start - 1 : claim.at.start]
    in_turn = EACH.search(claim.at.lead) or before in LISTED
    if in_turn or NEXT_VALUE.match(claim.passage.text, claim.at.end):
        return False
    stands = typed(claim.passage, claim.at)
    between = claim.passage.text[claim.used[0].end : claim.at.start]
    is_right_before = bool(between) and not DIGIT.search(between)
    is_of_it = any(one.number is claim.used[0] for one in witness.used)
    if _is_of_whole(claim) and not any(one.number is claim.used[-1] for one in witness.used):
        return False
    if claim.kind == "change-wrong":
        is_right_before = is_right_before or _is_between(claim)
        is_farther = not is_right_before or (is_of_it and len(witness.used) > len(claim.used))
        return is_farther and not _is_of_same(witness, claim) and stands not in claim.expected
    if is_right_before and SHARE_OF.match(between) and not is_of_it:
        return False
    if is_right_before and _is_turned(witness, claim):
        return False
    if not is_of_it and (_is_change_of_base(claim) or _names_its_count(claim)):
        return False
    if claim.kind == "sentence-sum":
        return witness.kind == claim.kind and not _parts_it(claim, witness)
    if claim.kind == "sentence-difference" and is_short(claim.at):
        return all(each.sentence != claim.at.sentence for each in claim.used)
    is_far = any(one.passage is not claim.passage for one in witness.used)
    if is_far and sorted(stands) == sorted(claim.expected):
        return False
    return claim.kind in ("sentence-share", "sentence-difference")


def _is_slip_of_whole(claim: Claim, witness: Reckoned) -> bool:
    """Return whether a witness has what a slip of the hand made of a claim's own whole.

    抽检4,320份，合格3,372份，合格率98.6% beside a table with 3,420份.
    """
    if len(claim.used) < TWO or len(witness.used) < TWO:
        return False
    own, other = claim.used[1], witness.used[1].number
    is_slip = is_mistyped(own.amount, other.amount, other.amount, own.step)
    return own.same == other.same and own.amount != other.amount and is_slip


def _is_of_whole(claim: Claim) -> bool:
    """Return whether a share says right behind its whole that it is of this: 任务202亿元的84.8%."""
    of_it = claim.passage.text[claim.used[-1].end : claim.at.start]
    return claim.kind == "sentence-share" and of_it == "的"


def _parts_it(claim: Claim, witness: Reckoned) -> bool:
    """Return whether two that part a whole stand right behind it: 共计116人，男85人，女31人."""
    one, other = claim.used[0], claim.used[-1]
    gaps = (claim.passage.text[claim.at.end : one.start], claim.passage.text[one.end : other.start])
    is_next = len(claim.used) == len(gaps) and not any(map(DIGIT.search, gaps))
    used = {each.number.start for each in witness.used}
    return is_next and are_complements(one.lead, other.lead) and other.start not in used


def _is_between(claim: Claim) -> bool:
    """Return whether a change stands right between its values: 8.64万吨，增长8%，上年同期8万吨."""
    text, (before, now) = claim.passage.text, claim.used
    gaps = text[now.end : claim.at.start], text[claim.at.end : before.start]
    return all(gap and not DIGIT.search(gap) for gap in gaps)


def _is_change_of_base(claim: Claim) -> bool:
    """Return whether a base, what it changed by and the same in % follow: 比1208增加60，增长5%."""
    if claim.kind != "sentence-share" or len(claim.used) != len(("base", "by")):
        return False
    text, (base, by) = claim.passage.text, claim.used
    gaps = text[base.end : by.start], text[by.end : claim.at.start]
    is_next = all(gap and not DIGIT.search(gap) for gap in gaps)
    return is_next and all(MOVE_AT_END.search(gap) for gap in gaps)


def _is_turned(witness: Reckoned, claim: Claim) -> bool:
    """Return whether a witness divides by the count of a rate: 新收264件，办结276件，结案率96%."""
    rate = rate_of(claim.at.lead) if claim.kind == "sentence-share" else None
    if rate is None or len(witness.used) != LAST or witness.used[1].number is not claim.used[0]:
        return False
    return bool(set(rate[1][-2:]) & set(claim.used[0].lead))


def _names_its_count(claim: Claim) -> bool:
    """Return whether a rate has the name of its count: 整改4,892处，整改率."""
    rate = rate_of(claim.at.lead) if claim.kind == "sentence-share" else None
    return rate is not None and rate[1][-2:] in claim.used[0].lead and len(rate[1]) > 1


def _is_of_same(witness: Reckoned, claim: Claim) -> bool:
    """Return whether a witness is of the claim's own numbers: it knows better how they round."""
    return {each.number.start for each in witness.used} == {each.start for each in claim.used}


def _adds_itself(claim: Claim) -> bool:
    """Return whether one of what is added is the sum of the others: 216栋、54栋，两类270栋."""
    total = sum((each.amount for each in claim.used), Decimal(0))
    return any(each.amount * 2 == total and ADDS.search(each.lead) for each in claim.used)


def _is_far(number: Measured, slip: Reckoned) -> bool:
    """Return whether a number is many times what it should be, and by no point or unit moved."""
    meant = slip.bounds.middle
    amounts = {each.number.amount for each in slip.used}
    if meant in amounts and "−" in slip.working and len(amounts) < len(slip.used):
        return True  # 64−64＋540 is 540, told right before 450
    if not meant or not number.amount or 1 / FAR_OFF <= abs(number.amount / meant) <= FAR_OFF:
        return False
    tens = abs(number.amount / meant).log10()
    return abs(tens - tens.to_integral_value()) > NEARLY


FAR_OFF, NEARLY = 8, Decimal("0.03")


def _witnesses(
    material: Material, said: tuple[Claim, ...]
) -> tuple[dict[Key, Reckoned], list[Claim]]:
    """Return what stands for the reckoned numbers of a paper, and what but for a slip would."""
    borne_out, slips = dict[Key, Reckoned](), list[Claim]()
    claimed = {_key(claim) for claim in said}
    held = {_key(claim) for claim in said if claim.holds}
    products = [claim for claim in said if claim.holds and "×" in claim.working]
    used = {(id(claim.passage), each.start) for claim in products for each in claim.used}
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        for place, number in enumerate(numbers):
            key = id(passage), number.start
            if key in held:
                continue
            if not number.unit or "/" in number.unit:
                number = with_unit(passage, numbers, place)
            is_of_none = not number.unit and not is_share(number)
            if is_of_none or not (number.is_exact or is_about(number)):
                continue
            number = number if number.is_exact else widened(number)
            if number is not numbers[place]:
                numbers = [*numbers[:place], number, *numbers[place + 1 :]]
            ways = ways_of(passage, number)
            questions = [ask for may, ask in QUESTIONS if key not in claimed and may(number)]
            if is_mean(passage, number):
                questions, ways = [mean], ()
            if not ways and not questions:
                continue
            asked = asked_of(passage, numbers, place, material)
            witness = _witness(asked, ways)
            if witness and _bears_out(witness, asked):
                borne_out[key] = witness
                continue
            answers = (ask(asked) for ask in questions)
            slip = witness or (ways and _slip(asked, ways)) or next(filter(None, answers), None)
            if slip and slip.bounds.fits(number):
                borne_out[key] = slip
            elif slip and key not in used and not _is_far(number, slip):
                slips.append(asked.told(slip))
    return borne_out, slips


def _witness(asked: Asked, ways: tuple[Way, ...]) -> Reckoned | None:
    """Return what bears a number out, or what two compared values deny it with."""
    apart = told_apart(asked) if ways else None
    if apart is not None and not apart.bounds.fits(asked.number):
        return apart
    found = chain((each for way in ways for each in way(asked)), excuses(asked) if ways else ())
    return next((each for each in found if _bears_out(each, asked)), None)


def _bears_out(each: Reckoned, asked: Asked) -> bool:
    """Return whether a reckoning gives a number; a short one comes of others by chance."""
    low, high = each.bounds.low, each.bounds.high
    if not each.bounds.fits(asked.number) or high - low > WIDE * abs(high):
        return False
    if asked.number.unit == "倍" and abs(each.bounds.middle - asked.number.amount) > WIDE * high:
        return False  # 3倍 of 2.67: no office rounds so
    if asked.number.unit == "倍" and MORE.search(each.used[0].number.lead):
        return False  # 较日均0.72亿元高出1.63亿元，为日均的2.3倍
    near = [asked.has_beside(one, back=1) for one in each.used]
    if asked.is_short:
        return each.kind != "sentence-sum" and all(near)
    is_quotient = each.kind == "sentence-share"
    return any(near) and (is_quotient or all(one.passage is asked.passage for one in each.used))


def is_goal(claim: Claim, material: Material) -> bool:
    """Return whether a rate is aimed at, and the counts of another sentence are of what was done.

    三是网上办理率达到97.5%, under 11月重点工作.
    """
    if claim.kind != "sentence-share" or not claim.at.is_percent:
        return False
    is_here = any(stands_in(claim.passage, each) for each in claim.used)
    return not is_here and is_to_come(material, claim.passage, claim.at.start)


ANOTHER = ("另", "此外", "还有", "其余", "剩余")


def goes_on(claim: Claim, material: Material) -> bool:
    """Return whether the next paragraph has what a sum lacks: 其中甲3件、乙4件。 / 另有丙2件."""
    order = material.once(pool).orders.get(id(claim.passage), -1)
    following = material.once(stated)[order + 1 : order + 2] if order >= 0 else ()
    together = sum((each.amount for each in claim.used), Decimal(0))
    return any(
        passage.text.startswith(ANOTHER)
        and numbers[0].same == claim.at.same
        and together + numbers[0].amount == claim.at.amount
        for passage, numbers in following
    )


# ---- slips


def _slip(asked: Asked, ways: tuple[Way, ...]) -> Reckoned | None:
    """Return what a number was meant to be, if two of its digits changed places.

    One that it is reckoned from stands in its sentence or the one before; all, where it is short.
    """
    number = asked.number
    if number.is_percent and (wrong := next(of_wrong_bases(asked), None)):
        return wrong
    turned = turned_digits(number.amount, number.step)
    if not turned:
        return None
    meant = replace(asked, far=(), amounts=turned)
    found = (each for way in ways for each in way(meant))
    own = [each for each in asked.counts if asked.has_beside(each)]
    last = [each.number for each in own if each.number.start < number.start][:LAST]
    looked_at = 0
    for each in found:
        if each.form == SHARE and number.is_percent and each.used[0].number not in last:
            continue
        if number.is_percent and _is_of_another(asked, each.used[0].number):
            continue
        if (each.form == CHANGE and not is_of_two_times(each)) or is_off_a_change(each):
            continue
        together = [asked.has_beside(one, back=1) for one in each.used]
        is_tight = each.bounds.high - each.bounds.low <= TIGHT * abs(each.bounds.high)
        if not is_tight or not (all(together) if asked.is_short else any(together)):
            continue
        looked_at += 1
        if asked.is_short and looked_at > FIRST:
            return None
        if any(each.bounds.fits(number, amount) for amount in turned):
            return each
    return _point_moved(asked, ways)


def _is_of_another(asked: Asked, count: Measured) -> bool:
    """Return whether a share says that it is not of a count, or this has a rate of its own."""
    return has_own_rate(asked.passage, count, asked.number, asked.numbers) or is_of_another(
        count, asked.number
    )


def _point_moved(asked: Asked, ways: tuple[Way, ...]) -> Reckoned | None:
    """Return a mean that numbers of its own sentence give, but for the place of its point."""
    number = asked.number
    if not IS_MEAN.search(number.lead):
        return None
    for tens in (1, -1):
        amount = number.amount.scaleb(tens)
        meant = replace(asked, far=(), amounts=(amount,))
        for each in (each for way in ways for each in way(meant)):
            is_it = abs(each.bounds.middle - amount) <= number.step.scaleb(tens) / 2
            if is_it and all(asked.has_beside(one) for one in each.used):
                return each
    return None


# ---- shares that are right of a whole farther before than their neighbours


CUT = pattern("[减节降缩][一-鿿]{0,2}率", needs="率")


def is_right_elsewhere(claim: Claim, material: Material) -> bool:
    """Return whether a share that its neighbours deny is right of a whole farther before."""
    used = claim.used
    if claim.kind != "sentence-share" or not claim.at.is_percent or len(used) < TWO:
        return False
    count, whole = used[:2]
    between = IN_BRACKETS.sub("", claim.passage.text[whole.end : count.start])
    if count.is_percent or "其中" in between or IN_ALL.search(whole.lead):
        return False
    is_cut = CUT.search(claim.at.lead)  # 送审18.6亿元，审定16.7亿元，核减1.9亿元，核减率
    counts = material.once(pool)
    order = counts.orders.get(id(claim.passage), 0)
    before = [
        each
        for each in counts.before(claim.passage, claim.at, count.same, MOST)
        if each.number is not count and each.number.start != whole.start
        if not (is_cut and each.number.amount + count.amount == whole.amount)
    ]
    is_apart = whole.sentence != claim.at.sentence
    return any(
        each.bounds.fits(claim.at) and (is_apart or order - each.used[1].order <= NEARBY)
        for each in shares_of(Stated(claim.passage, count, order), before, claim.at, count.amount)
    )
