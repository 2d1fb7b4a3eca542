"""Totals, and lists that fill what follows: the rest of the sentence, or the next one.

No word says that a list makes the total; that nothing else stands there does, and that a slip
explains by how much it is off, or that it comes near.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, takewhile

from msgspec import Struct

from jianbao.audit.measured import POINTS, Measured, name_of, sentences, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, direction
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    IN_BRACKETS,
    NEAR,
    NO_PART,
    SOME,
    is_no_part,
    is_slip,
)
from jianbao.audit.sentences.reading.pool import NO_TEXT, pool
from jianbao.audit.sentences.sums.listings import BY_KIND, opening_of
from jianbao.audit.sentences.sums.meant import (
    CALLED,
    LONG,
    are_parts,
    is_digit,
    is_larger,
    is_long_slip,
    is_meant,
    makes,
    sum_claim,
)
from jianbao.audit.sentences.sums.parts import EXHAUSTED, OVERLAP
from jianbao.audit.totals import TOGETHER

COUNTED_UP = pattern(f"{TOGETHER}|累计", needs="计|共")
GOES_ON = ("、", "）、")
SHORT = 4
FARTHEST = 24
Where = tuple[Passage, Measured]


def filled(material: Material, own: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield what a paper claims of totals and lists without a word for it; `own` is claimed."""
    counted = counted_by(own)
    for passage, numbers in material.once(stated):
        if passage.kind not in NO_TEXT and len(numbers) > FEW:
            for claim in _of_passage(passage, numbers, counted):
                if claim.holds or not is_other_total(claim, material):
                    yield claim


class Counted(Struct, frozen=True):
    """The numbers of each sum and difference that is claimed already, by their passage."""

    sets: dict[int, list[frozenset[int]]]
    held: dict[int, list[tuple[int, frozenset[int]]]]  # the sums that are right

    def parts(self, passage: Passage, parts: list[Measured]) -> bool:
        """Return whether parts are counted with others: not only with one another."""
        own = {each.start for each in parts}
        return any(
            len(each & own) >= FEW and not each <= own for each in self.sets.get(id(passage), ())
        )

    def without_parts(self, passage: Passage, parts: list[Measured]) -> list[Measured]:
        """Return parts without what is a part of one of them: 未办173件中，县级98件、市级75件."""
        starts = {each.start for each in parts}
        nested = {
            start
            for at, used in self.held.get(id(passage), ())
            if at in starts and used <= starts and "中" in passage.text[at : min(used)]
            for start in used
        }
        return [each for each in parts if each.start not in nested]

    def total(self, passage: Passage, total: Measured) -> bool:
        """Return whether a total has a sum or a difference of its own."""
        return any(total.start in each for each in self.sets.get(id(passage), ()))


def counted_by(claims: tuple[Claim, ...]) -> Counted:
    """Return the numbers that sums and differences are claimed of."""
    counted = Counted({}, {})
    for claim in claims:
        if claim.kind in ("sentence-sum", "sentence-difference", "sentence-part-larger"):
            starts = frozenset(each.start for each in (claim.at, *claim.used))
            counted.sets.setdefault(id(claim.passage), []).append(starts)
            if claim.holds and claim.kind == "sentence-sum":
                used = frozenset(each.start for each in claim.used)
                counted.held.setdefault(id(claim.passage), []).append((claim.at.start, used))
    return counted


def is_other_total(claim: Claim, material: Material) -> bool:
    """Return whether the parts make another number of the paper, or some of them the total."""
    parts = claim.used
    amounts = [each.number.amount for each in material.once(pool).counts.get(claim.at.same, ())]
    sums = [sum((part.amount for part in parts[:end]), Decimal(0)) for end in range(2, len(parts))]
    return sum((part.amount for part in parts), Decimal(0)) in amounts or claim.at.amount in sums


def _of_passage(passage: Passage, numbers: list[Measured], counted: Counted) -> Iterator[Claim]:
    before: list[Measured] = []
    first = [each for each in numbers if each.sentence == numbers[0].sentence]
    yield from _of_brackets(passage, numbers)
    yield from _of_which(passage, numbers)
    yield from _behind_colon(passage, numbers)
    yield from _closed(passage, numbers, counted)
    for group in sentences(numbers):
        told = list(_next_sentence(passage, before, group, counted)) if before else []
        told = told or list(_own_sentence(passage, group, counted))
        yield from told or _of_first(passage, first, group, counted)
        before = group if not before or group[0].sentence - before[0].sentence >= 1 else before


def _own_sentence(passage: Passage, group: list[Measured], counted: Counted) -> Iterator[Claim]:
    """Yield the claim of 送检28批次，一次合格23批次，复检合格3批次，不合格2批次."""
    told = _without_means(_counts(group))
    runs = [list(run) for _, run in groupby(told, key=lambda each: each.same)]
    counted_all = [each for run in runs[_first_long(runs) :] for each in run]
    if not counted_all:
        return
    alike = [each for each in counted_all if each.same == counted_all[0].same]
    counts = list(takewhile(alike.__contains__, counted_all))
    if len(counts) <= FEW:
        yield from _between_others(passage, alike, counted)
        return
    lists = [counts, *_of_clauses(passage, group, counts), *_parted_twice(counts)]
    for total, *parts in filter(None, lists):
        if passage.text.startswith(GOES_ON, total.end):
            continue  # 甲（286件）、乙（174件）、丙（93件）: the first of a list
        is_whole = "中，" in passage.text[total.end : total.end + 8]  # 从县区看，13个县区中，…
        if "从" in passage.text and not is_whole and BY_KIND.search(opening_of(passage, total)):
            continue  # 从渠道看，线上5,400件，来信450件，来访900件
        if total.amount in {each.amount for each in parts}:
            continue  # 受理申请328件，答复328件…复议8件: all of them were, and the rest is no part
        if len(parts) < FEW or _are_its_parts(total, parts):
            continue
        if is_larger(total, parts):
            claims = list(_judged(passage, [(passage, total)], parts, counted))
            yield from claims
            if any(not claim.holds for claim in claims):
                return


def _are_its_parts(total: Measured, parts: list[Measured]) -> bool:
    """Return whether what stands first and the rest make one behind: 1,387个，共1,460个，缺73个."""
    largest = max(parts, key=lambda each: each.amount)
    return makes(largest, [total, *(each for each in parts if each is not largest)])


def _of_clauses(
    passage: Passage, group: list[Measured], counts: list[Measured]
) -> Iterator[list[Measured]]:
    """Yield what stands between two ； and is counted in one unit: of the first, and of others."""
    first, *others = _segments(passage, group)
    own = [each for each in first if each in counts]
    if FEW < len(own) < len(counts):
        yield own
    for segment in others:
        if len(segment) > FEW and len({each.same for each in segment}) == 1:
            yield segment


def _without_means(counts: list[Measured]) -> list[Measured]:
    """Return counts but for means of the first: 诊疗864例，日均9.4例，治愈786例，好转61例，….

    Where the first is a mean itself, the others are of lines that have so many a day.
    """
    if not counts or "均" in counts[0].lead:
        return counts
    return [each for each in counts if "均" not in each.lead]


def _first_long(runs: list[list[Measured]]) -> int:
    """Return the first run of three and more, or 0: 企业214家，隐患586处，当场432处，限期154处."""
    return next((at for at, run in enumerate(runs) if len(run) > FEW), 0)


def _parted_twice(counts: list[Measured]) -> Iterator[list[Measured]]:
    """Yield a total with the parts beside others that make it: 投诉…，举报…，已办结…，正在办…."""
    total, *parts = counts
    for at in range(FEW, len(parts) - 1):
        for rest, others in ((parts[:at], parts[at:]), (parts[at:], parts[:at])):
            if makes(total, others):
                yield [total, *rest]


def _between_others(passage: Passage, alike: list[Measured], counted: Counted) -> Iterator[Claim]:
    """Yield the claim of 共286人，设分会场12个，主会场78人，分会场208人: told is a long slip."""
    if len(alike) != SOME:
        return
    total, *parts = alike
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    named = CALLED.search(total.lead) and are_parts(passage, parts)
    if named and is_long_slip(total, parts, off) and not counted.parts(passage, parts):
        yield sum_claim(passage, total, parts, [passage] * len(parts), holds=False)


def _next_sentence(
    passage: Passage, before: list[Measured], group: list[Measured], counted: Counted
) -> Iterator[Claim]:
    """Yield the claim of 学校186所。幼儿园92所，小学61所，初中24所，高中9所."""
    parts = _counts(group)
    if len(parts) < FEW or len({each.same for each in parts}) > 1:
        return
    if group[0].sentence - before[0].sentence > 1:
        return
    totals = [
        (passage, each)
        for each in before
        if each.same == parts[0].same and each.is_exact and not NO_PART.search(each.lead)
    ]
    if totals and any(is_larger(total, parts) for _, total in totals):
        yield from _judged(passage, totals, parts, counted)


def _of_brackets(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 执法车52辆（新能源车19辆、燃油车33辆）: of a list that fills brackets."""
    for match in IN_BRACKETS.finditer(passage.text) if "（" in passage.text else ():
        parts = [each for each in numbers if match.start() < each.start < match.end()]
        totals = [each for each in numbers if match.start() - SHORT <= each.end <= match.start()]
        totals = totals or _closing(numbers, match.end(), parts)
        if len(parts) < FEW or not totals or {each.same for each in parts} != {totals[-1].same}:
            continue
        if match.end() - parts[-1].end > SHORT or not are_parts(passage, parts):
            continue
        total = totals[-1]
        off = total.amount - sum((part.amount for part in parts), Decimal(0))
        holds = makes(total, parts)
        if holds or is_digit(total, parts, off) or is_meant(passage, total, parts):
            yield sum_claim(passage, total, parts, [passage] * len(parts), holds=holds)


def _closing(numbers: list[Measured], end: int, parts: list[Measured]) -> list[Measured]:
    """Return the total that follows brackets: （文史组7人、经济组9人），共有组员16人."""
    behind = [each for each in numbers if end <= each.start][:1]
    is_near = behind and parts and behind[0].sentence == parts[-1].sentence
    return behind if is_near and COUNTED_UP.search(behind[0].lead) else []


OF_WHICH = pattern("^[一-鿿]{0,8}中，", needs="中，")


def _of_which(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 不合格84批次中，一般67批次，严重17批次: up to the ； or the end."""
    for place, total in enumerate(numbers if "中，" in passage.text else ()):
        if not OF_WHICH.match(passage.text, total.end) or total.is_percent:
            continue
        rest = [each for each in numbers[place + 1 :] if each.sentence == total.sentence]
        parts = next(_segments(passage, rest)) if rest else []
        if len(parts) < FEW or {each.same for each in parts} != {total.same}:
            continue
        if not are_parts(passage, parts) or parts[0].start - total.end > FARTHEST:
            continue
        off = total.amount - sum((part.amount for part in parts), Decimal(0))
        holds = makes(total, parts)
        if holds or is_digit(total, parts, off) or is_meant(passage, total, parts):
            yield sum_claim(passage, total, parts, [passage] * len(parts), holds=holds)


def _behind_colon(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 火情21起：一季度9起，其中…；二季度12起: each clause begins with one."""
    text = passage.text
    for place, total in enumerate(numbers if "：" in text and "；" in text else ()):
        rest = [each for each in numbers[place + 1 :] if each.sentence == total.sentence]
        if not text.startswith("：", total.end) or total.is_percent or not rest:
            continue
        parts = [each[0] for each in _segments(passage, rest) if each]
        leads = {each.lead for each in parts if len(each.lead) > 1 and each.same == total.same}
        if (
            len(parts) < FEW
            or len(leads) < len(parts)
            or any(is_no_part(each, each) for each in parts)
        ):
            continue
        off = total.amount - sum((part.amount for part in parts), Decimal(0))
        holds = makes(total, parts)
        if holds or abs(off) <= NEAR * total.amount or is_slip(total, parts, off):
            yield sum_claim(passage, total, parts, [passage] * len(parts), holds=holds)


def _closed(passage: Passage, numbers: list[Measured], counted: Counted) -> Iterator[Claim]:
    """Yield the claim of 东片区建164个。西片区建208个。全区合计372个: one part a sentence."""
    groups = list(sentences(numbers))
    for at, group in enumerate(groups):
        total = group[0]
        if not at or not COUNTED_UP.search(total.lead) or total.is_percent:
            continue
        parts = _each_before(total, groups[:at])
        if len(parts) < FEW:
            continue
        fits = [parts[first:] for first in range(len(parts) - 1) if makes(total, parts[first:])]
        used = fits[0] if fits else parts
        if fits or (not counted.parts(passage, parts) and is_meant(passage, total, parts)):
            yield sum_claim(passage, total, used, [passage] * len(used), holds=bool(fits))


def _each_before(total: Measured, groups: list[list[Measured]]) -> list[Measured]:
    """Return the parts that stand before a total: one in each sentence, or a list in the last."""
    parts: list[Measured] = []
    for earlier in reversed(groups):
        like = [each for each in earlier if each.same == total.same]
        if not like:
            continue  # what stands between is told of another measure
        if any(is_no_part(each, each) or not each.is_exact for each in like):
            break
        if len(like) >= FEW and not parts:
            return like if not any(CALLED.search(each.lead) for each in like) else []
        if len(like) != 1:
            break
        parts.insert(0, like[0])
    return parts


def _of_first(
    passage: Passage, first: list[Measured], group: list[Measured], counted: Counted
) -> Iterator[Claim]:
    """Yield the claim of lists of what a paragraph begins with: 在校生4,862人。…寄宿…，走读…."""
    for parts in _segments(passage, group) if group[0].sentence != first[0].sentence else ():
        if len(parts) < FEW or len({each.same for each in parts}) > 1:
            continue
        totals = [each for each in first if each.same == parts[0].same and each.is_exact]
        for total in totals[:1]:
            if makes(total, parts):
                yield sum_claim(passage, total, parts, [passage] * len(parts), holds=True)
            elif _is_of_first(passage, total, parts) and not counted.parts(passage, parts):
                yield sum_claim(passage, total, parts, [passage] * len(parts), holds=False)


def _is_of_first(passage: Passage, total: Measured, parts: list[Measured]) -> bool:
    """Return whether a list is one of a total sentences before: so long a slip, or so named."""
    if not are_parts(passage, parts):
        return False
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    words = " ".join(part.lead for part in parts)
    near = len(parts) >= SOME and abs(off) <= CLOSE * total.amount
    tail = name_of(total.lead)[-2:]
    if len(tail) > 1 and all(name_of(part.lead).endswith(tail) for part in parts):
        return near or is_slip(total, parts, off)  # 执业律师318人。…专职律师、兼职律师、公职律师
    if total.amount < LONG * SHORT * total.step:
        return False
    slipped = is_long_slip(total, parts, off) and not OVERLAP.search(words)
    return slipped or (near and bool(EXHAUSTED.search(words)))


def _segments(passage: Passage, group: list[Measured]) -> Iterator[list[Measured]]:
    """Yield the counts between each two ； of a sentence."""
    segment: list[Measured] = []
    for each in _counts(group):
        if segment and "；" in passage.text[segment[-1].end : each.start]:
            yield segment
            segment = []
        segment.append(each)
    yield segment


def _counts(group: list[Measured]) -> list[Measured]:
    """Return the numbers of a sentence but for what is told in % of each."""
    return [each for each in group if not each.is_percent and each.unit not in ("", POINTS)]


def _judged(
    passage: Passage, totals: list[Where], parts: list[Measured], counted: Counted
) -> Iterator[Claim]:
    """Yield the claim that parts make one of several totals, or the only one."""
    parts = counted.without_parts(passage, parts)
    if not are_parts(passage, parts) or len(parts) < FEW:
        return
    if direction(totals[0][1].lead) * direction(parts[0].lead) < 0:
        return  # 调减玉米77万亩，增加水稻26万亩、蔬菜16万亩
    passages = [passage] * len(parts)
    for where, total in totals:
        if makes(total, parts):
            yield sum_claim(where, total, parts, passages, holds=True)
            return
    if len(totals) > 1 or counted.parts(passage, parts):
        return
    where, total = totals[0]
    if not counted.total(where, total) and is_meant(passage, total, parts):
        yield sum_claim(where, total, parts, passages, holds=False)
