"""Shares of a whole that another paragraph states: 住宅火灾528起，占火灾总数的41.1%."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import inf

from jianbao.audit.measured import Measured, ending_before, name_of, starting_behind, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.quotients.shares import is_named_so, whole_name
from jianbao.audit.sentences.quotients.sharing import Shared, beside, listed_shares
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import NO_PART, is_open
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.pool import (
    NO_TEXT,
    is_called,
    list_with,
    name_at,
    pool,
    whole_of_list,
)
from jianbao.audit.sentences.reading.wholes import counts_of, is_meant, of_other_time, of_wholes

MOST_WHOLES = 300  # numbers of one unit among which a whole is looked for
TWICE = 2  # one may be the count whose whole is looked for
Whole = tuple[Passage, Measured, str]
"""A number that counts something, where it stands, and what it is called."""


def by_unit(material: Material) -> dict[str, list[Whole]]:
    """Return the counts of a paper that may be wholes, by what they count.

    What is said in the same words again and again is no other whole.
    """
    counts: dict[str, list[Whole]] = {}
    met, said = Counter[str](), Counter[tuple[str, str, Decimal, Decimal]]()
    for passage, numbers in material.once(stated):
        for each in numbers:
            unit, lead = each.same, each.lead
            if unit and not each.is_percent and met[unit] < MOST_WHOLES:
                if NO_PART.search(lead):
                    continue
                met[unit] += 1
                words = (unit, lead, each.amount, each.step)
                said[words] += 1
                if said[words] <= TWICE:
                    counts.setdefault(unit, []).append((passage, each, name_at(passage, each)))
    return counts


def elsewhere(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what a passage claims of wholes that it names and does not state."""
    if "占" not in passage.text and "相当于" not in passage.text and "比" not in passage.text:
        return
    for share in numbers:
        if share.unit == "%" and share.is_exact:
            yield from _of_its_list(passage, numbers, share, material)
            yield from _of_count_behind(passage, numbers, share)
            yield from _of_both_named(passage, numbers, share, material)
    pairs = {pair.share.start: pair for pair in beside(passage, numbers)}
    pairs |= {pair.share.start: pair for pair in _over_others(numbers, material)}
    for pair in pairs.values():
        yield from _of_other_unit(passage, numbers, pair, material)
    yield from _of_wholes_named(passage, pairs.values(), material)
    for listed in listed_shares(passage, numbers):
        words = whole_name(listed[0].share)
        for pair in listed if words else ():
            wholes = material.once(by_unit).get(pair.count.same, [])
            yield from _of_named(passage, pair, words, wholes)


def _of_other_unit(
    passage: Passage, numbers: list[Measured], pair: Shared, material: Material
) -> Iterator[Claim]:
    """Yield 岗位4.68万个，达成意向9,360人，占岗位数的20%: the whole is counted otherwise."""
    words = whole_name(pair.share)
    if not words or _has_whole(pair.count, words, material):
        return
    named = [
        each
        for each in counts_of(ending_before(numbers, pair.count.start))
        if each.same != pair.count.same and is_named_so(words, name_of(each.lead))
    ]
    bounds = quotient(pair.count, named[0], pair.share.per) if len(named) == 1 else None
    if bounds is not None and is_meant(pair.share, bounds) and bounds.middle <= pair.share.per:
        working = f"{typed(passage, pair.count)}÷{typed(passage, named[0])}"
        yield Claim(
            "sentence-share", bounds.fits(pair.share), passage, pair.share,
            (pair.count, named[0]), working, shown(passage, bounds.middle, pair.share),
        )  # fmt: skip


def _of_wholes_named(
    passage: Passage, pairs: Iterable[Shared], material: Material
) -> Iterator[Claim]:
    named = [(pair, words) for pair in pairs if (words := whole_name(pair.share))]
    for pair, words in named:
        if not PLANNED.search(words):
            parts = [other.count for other, whole in named if whole == words]
            wholes = material.once(by_unit).get(pair.count.same, [])
            wholes = [each for each in wholes if not any(each[1] is part for part in parts)]
            yield from _of_named(passage, pair, words, wholes)


SUBJECT = pattern(
    "(?:其中，?)?([一-鿿]{2,14}?)(?:人员|人数|数量|类)?(?:仅|约|也|均|已|就)*占(?:比|了|到|为|约|达)*"
    "(?:[^，。；]{0,6}(?:总[数量额]|全部)的?(?:比[重例])?为?)?"
)
BOTH = pattern("([一-鿿]{2,10}?)(?:约|仅|已)?占(?!比)")
NEAREST = 12
WHOLE_FIRST = pattern("(?:约|仅|只|也|均|已)*占|相当于")
EACH = pattern("分别|依次|各")
MEAN = pattern("均|每")
FEW = 2
IS_SHARE = pattern("占[^，。；]{0,10}$|[比占](?:比|例|重)(?:为|达|约)*$")
BEHIND = pattern("[，（](?:即|为|有|达|计)?")
ENDS = pattern("[，。；）]|$")


def _of_its_list(
    passage: Passage, numbers: list[Measured], share: Measured, material: Material
) -> Iterator[Claim]:
    """Yield 人员9.45亿元、公用2.7亿元、项目1.35亿元。项目经费仅占10%: of what the list makes."""
    match = None if EACH.search(share.lead) else SUBJECT.fullmatch(share.lead)
    near = [
        each
        for each in (counts_of(ending_before(numbers, share.start)) if match else ())
        if share.sentence - each.sentence <= 1
    ]
    named = [each for each in near if match and is_called(match[1], each.lead)]
    words = whole_name(share)
    if len(named) != 1 or (words and not is_named_so(words, name_of(named[0].lead))):
        return
    own = list_with(passage, named[0], near)
    before = [each for each in near if each.end < own[0].start and each.same == own[0].same]
    is_alone = len(own) > FEW and not before and not is_open(share.lead)
    whole = whole_of_list(own, material, is_alone)
    bounds = quotient(named[0], whole, share.per) if whole is not None else None
    if whole is None or bounds is None:
        return
    holds = bounds.fits(share)
    if holds or is_meant(share, bounds):
        working = f"{typed(passage, named[0])}÷{shown(passage, whole.amount, named[0])}"
        yield Claim(
            "sentence-share", holds, passage, share, (named[0],), working,
            shown(passage, bounds.middle, share),
        )  # fmt: skip


def _over_others(numbers: list[Measured], material: Material) -> Iterator[Shared]:
    """Yield 小微贷款71.5亿元，5,230户，占各项贷款的25%: of the count that has its whole's unit."""
    for share in numbers:
        words = whole_name(share) if share.unit == "%" and share.is_exact else ""
        if not words or not WHOLE_FIRST.match(share.lead):
            continue
        own = [each for each in numbers if each.sentence == share.sentence]
        counts = [each for each in counts_of(own) if each.end <= share.start]
        plain = [each for each in counts if not MEAN.search(each.lead)]
        last = [each for each in own if each.end <= share.start][-1:]
        is_next = last == counts[-1:] or not all(is_change(each) for each in last)
        is_last = bool(plain) and plain[-1] is counts[-1]
        if not plain or (is_next and is_last and _has_whole(plain[-1], words, material)):
            continue  # told already; 进出口8.3万亿元，增长12%，占总值的59% is not
        meant = next((each for each in reversed(plain) if _has_whole(each, words, material)), None)
        if meant is not None and not NO_PART.search(meant.lead):
            yield Shared(meant, share)


def _has_whole(count: Measured, words: str, material: Material) -> bool:
    """Return whether a paper has another count of a unit under the name of a whole."""
    wholes = material.once(by_unit).get(count.same, [])
    return any(is_named_so(words, name) for _, each, name in wholes if each is not count)


def _of_both_named(
    passage: Passage, numbers: list[Measured], share: Measured, material: Material
) -> Iterator[Claim]:
    """Yield 登记3.6万件，网上办理2.7万件。⏎网上办理件占登记总量的75%: both by name, before it."""
    match, words = BOTH.match(share.lead), whole_name(share)
    own = counts_of(ending_before(numbers, share.start))
    if match is None or not words or (own and own[-1].sentence == share.sentence):
        return
    paper = material.once(pool)
    order = paper.orders.get(id(passage), 0)
    found = [
        (count, whole)
        for unit in paper.counts
        if (near := [
            each for each in paper.before(passage, share, unit, NEAREST) if order - each.order <= 1
        ])
        for count in near
        if is_called(match[1], count.number.lead)
        for whole in near
        if whole.passage is count.passage and whole.number.amount > count.number.amount
        if is_named_so(words, name_of(whole.number.lead))
    ]  # fmt: skip
    bounds = quotient(found[0][0].number, found[0][1].number, share.per) if found else None
    if len(found) == 1 and bounds is not None and (bounds.fits(share) or is_meant(share, bounds)):
        count, whole = found[0]
        yield Claim(
            "sentence-share", bounds.fits(share), passage, share, (count.number, whole.number),
            f"{count.text}÷{whole.text}", shown(passage, bounds.middle, share),
        )  # fmt: skip


def _of_count_behind(passage: Passage, numbers: list[Measured], share: Measured) -> Iterator[Claim]:
    """Yield 观众84万人次。未成年人占30%，达25.2万人次: of the count right behind."""
    behind = counts_of(starting_behind(numbers, share.end)[:1])
    if not behind or not BEHIND.fullmatch(passage.text, share.end, behind[0].start):
        return
    if not IS_SHARE.search(share.lead) or not ENDS.match(passage.text, behind[0].end):
        return
    wholes = [
        each
        for each in counts_of(ending_before(numbers, share.start))
        if each.same == behind[0].same and each.amount > behind[0].amount
        if share.sentence - each.sentence <= 1
    ]
    claim = of_wholes(passage, share, behind[0], wholes, len(wholes) > 1, "sentence-share")
    if claim is not None:
        yield claim


def _of_named(passage: Passage, pair: Shared, words: str, wholes: list[Whole]) -> Iterator[Claim]:
    """Yield the claim of a share: of any number that is called so, or of the nearest."""
    tried: list[tuple[Whole, Bounds]] = []
    called: dict[str, bool] = {}  # whether a name may mean the same: many numbers have one name
    for each in wholes:
        _, whole, name = each
        if name not in called:
            called[name] = is_named_so(words, name)
        if not called[name] or whole is pair.count or whole.amount < pair.count.amount:
            continue
        if of_other_time(pair.share, whole):
            continue
        bounds = quotient(pair.count, whole, pair.share.per)
        if bounds is not None and bounds.fits(pair.share):
            return
        if bounds is not None:
            tried.append((each, bounds))
    exact = [one for one in tried if one[0][2] == words]
    exact = exact or [one for one in tried if one[0][2].endswith(words)]
    tried = exact if len({one[0][1].amount for one in tried}) > 1 else tried
    if len({one[0][1].amount for one in tried}) != 1:
        return  # which of two is meant is open, and if a third fits nothing is wrong
    for (where, whole, _), bounds in tried:
        if is_meant(pair.share, bounds):
            working = f"{typed(passage, pair.count)}÷{typed(where, whole)}"
            expected = shown(passage, bounds.middle, pair.share)
            yield Claim(
                "sentence-share", False, passage, pair.share, (pair.count,), working, expected
            )
            return


def implied(material: Material, claimed: set[tuple[int, int]]) -> Iterator[Claim]:
    """Yield shares that give another whole than the paper has, where those beside give one.

    男性652,231人，占50.77%；女性632,419人，占49.23%: both are of 1,284,650人, wherever that stands.
    """
    for passage, numbers in material.once(stated):
        if passage.kind not in NO_TEXT and "占" in passage.text:
            for claim in _implied(passage, numbers, material):
                if (id(passage), claim.at.start) not in claimed:
                    yield claim


def _is_in_turn(text: str, end: int) -> bool:
    """Return whether another share follows: 39万起、亡645人，占总数的59.1%和48.7%."""
    return text[end : end + 1] in ("、", "和") and text[end + 1 : end + 2].isdecimal()


def _implied(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    pairs = [pair for pair in beside(passage, numbers) if pair.whole is not None]
    pairs = [pair for pair in pairs if not _is_in_turn(passage.text, pair.share.end)]
    for unit in dict.fromkeys(pair.count.same for pair in pairs):
        alike = [pair for pair in pairs if pair.count.same == unit]
        if len(alike) < TWICE:
            continue
        ordered = material.once(_by_amount).get(unit, [])
        own = [_stated_whole(pair, ordered) for pair in alike]
        first = next((at for at in own if at is not None), None)
        if first is None:
            yield from _of_slipped_whole(passage, alike, material)
            continue
        other = material.once(pool).counts[unit][first]
        if other.passage is passage and any(other.number is pair.count for pair in alike):
            continue  # 满意的696人，不满意的24人: a part of the same is no whole
        agree = sum(at == first for at in own)
        for pair, at in zip(alike, own, strict=True):
            share = pair.share
            if at is not None or (other.number.amount < pair.count.amount and agree < TWICE):
                continue
            bounds = quotient(pair.count, other.number, share.per)
            if bounds is None or bounds.fits(share):
                continue  # of 3.4万亿元, which was rounded
            if is_meant(share, bounds) or _is_by_count(pair, bounds):
                working = f"{typed(passage, pair.count)}÷{other.text}"
                yield Claim(
                    "sentence-share", False, passage, share, (pair.count,), working,
                    shown(passage, bounds.middle, share),
                )  # fmt: skip


def _of_slipped_whole(passage: Passage, pairs: list[Shared], material: Material) -> Iterator[Claim]:
    """Yield 亡3190人。农村亡712人，占51.2%；城市亡640人，占46%: two of its digits changed places.

    All shares are of one whole, and the paper tells it a little before, but for that slip.
    """
    wholes = [pair.whole for pair in pairs if pair.whole is not None]
    low, high = max(each.low for each in wholes), min(each.high for each in wholes)
    if not low <= high <= low * NARROW:
        return
    paper, count = material.once(pool), pairs[0].count
    order = paper.orders.get(id(passage), 0)
    for each in paper.before(passage, count, count.same, NEAREST):
        number = each.number
        if order - each.order > PARAGRAPHS or is_change(number) or NO_PART.search(number.lead):
            continue
        if any(number is pair.count for pair in pairs):
            continue
        turned = turned_digits(number.amount, number.step) or ()
        half = number.step / 2
        if len(turned) >= FEW and any(low - half <= one <= high + half for one in turned):
            pair = min(pairs, key=lambda one: one.share.step / one.share.amount)
            middle = (low + high) / 2
            yield Claim(
                "sentence-share", False, each.passage, number, (number,),
                f"{typed(passage, pair.count)}÷{typed(passage, pair.share)}",
                shown(each.passage, middle, number),
            )  # fmt: skip
            return


NARROW, PARAGRAPHS = Decimal("1.01"), 4


def _is_by_count(pair: Shared, bounds: Bounds) -> bool:
    """Return whether two digits of a count that changed places make its share right."""
    count = pair.count
    turned = turned_digits(count.amount, count.step) or ()
    return any(
        Bounds(bounds.low * each / count.amount, bounds.high * each / count.amount).fits(pair.share)
        for each in turned
    )


Ordered = list[tuple[Decimal, int]]


def _by_amount(material: Material) -> dict[str, Ordered]:
    """Return the first counts of each unit by their amounts, with their places among them."""
    return {
        unit: sorted((each.number.amount, at) for at, each in enumerate(counts[:MOST_WHOLES]))
        for unit, counts in material.once(pool).counts.items()
    }


def _stated_whole(pair: Shared, ordered: Ordered) -> int | None:
    """Return the place of the first count that may be the whole of a share."""
    whole = pair.whole
    if whole is None:
        return None
    start, end = bisect_left(ordered, (whole.low, 0)), bisect_right(ordered, (whole.high, inf))
    return min((at for _, at in ordered[start:end]), default=None)
