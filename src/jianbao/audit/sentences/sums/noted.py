"""Parts that have something to say of themselves: 出口286亿元，增长11%；进口143亿元，增长5%.

What stands behind a part in % (its share, its growth) is a note of it, and ； parts such parts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    NEAR,
    NO_PART,
    SOME,
    gap_of,
    is_member,
    is_no_part,
    is_open,
    is_slip,
    summed,
)
from jianbao.audit.sentences.sums.meant import leaves_some_out
from jianbao.audit.sentences.sums.parts import OVERLAP

AMONG = pattern("其中[，：]?|包括")
OF_WHICH = pattern("[一-鿿]{0,8}[中里][，]?(?:已|有)?")
REST_LAST = pattern("^[，；]?(?:其余|其他|其它|另外|未|尚未|另有|还有)")
NOTE = pattern("占|[同环]比|比重|增|减|升|降|提高|[较比]")
PART_GAP = pattern("^[，；、](?!同比|环比|较|比)[^，；。：]*$")
HALF = Decimal("0.5")
FARTHEST = 24  # characters from a total to its 其中


def noted_parts(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of parts with notes; `numbers` are all of the passage."""
    text = passage.text
    for match in AMONG.finditer(text) if "其中" in text or "包括" in text else ():
        start = bisect_left(numbers, match.end(), key=lambda each: each.start)
        if 0 < start < len(numbers):
            yield from _behind(passage, numbers, start, match.start())
            yield from _in_turns(passage, numbers, start)
    for place, total in enumerate(numbers[:-FEW]):
        if "中" in text[total.end : total.end + 9] and OF_WHICH.match(text, total.end):
            yield from _of_which(passage, numbers, place)
    yield from _next_sentence(passage, numbers)


def with_notes(
    passage: Passage, numbers: list[Measured], start: int
) -> tuple[list[Measured], bool]:
    """Return the parts that begin at a place, and whether any has a note behind it."""
    parts, noted = [numbers[start]], False
    last = numbers[start]
    for number in numbers[start + 1 : start + MANY]:
        gap = gap_of(passage, last, number)
        opened = passage.text.rfind("（", last.end, number.start)
        if opened >= 0 and passage.text.startswith("其中", opened + 1) and "）" not in gap:
            continue  # 工业968亿（其中冷却水483亿），占16%
        if number.sentence != last.sentence or AMONG.search(gap):
            break
        if (number.is_percent or number.unit == "百分点") and NOTE.search(number.lead):
            noted = True
        elif number.same == parts[0].same and PART_GAP.match(gap) and _is_part(number, parts[0]):
            parts.append(number)
        else:
            break
        last = number
    return parts, noted


def _is_part(number: Measured, first: Measured) -> bool:
    """Return whether a number may be a part as the first one is: it is exact, and has a name."""
    return number.is_exact and not is_no_part(number, first) and bool(name_of(number.lead))


def _behind(passage: Passage, numbers: list[Measured], start: int, among: int) -> Iterator[Claim]:
    """Yield the claim of parts behind 其中, if any has a note."""
    parts, noted = with_notes(passage, numbers, start)
    totals = _totals_before(numbers, start, parts[0])
    if not noted and totals and passage.text.startswith("其中：", among):
        yield from _first_of(passage, totals[0], parts)
    if not noted or not totals or among - totals[0].end > FARTHEST or len(parts) < FEW:
        return
    place = bisect_left(numbers, totals[0].start, key=lambda each: each.start)
    if is_member(passage, numbers, place):
        return
    claims = [claim for total in totals for claim in _judged(passage, total, parts)]
    yield from [claim for claim in claims if claim.holds][:1] or claims[:1]


def _first_of(passage: Passage, total: Measured, parts: list[Measured]) -> Iterator[Claim]:
    """羊20409只，其中：山羊1403只；绵羊19006只；禽188399只: the first parts, told is a slip."""
    small = list(takewhile(lambda part: part.amount < total.amount, parts))
    tried = [summed(passage, total, small[:end]) for end in range(FEW, len(small) + 1)]
    right = next((claim for claim, _ in tried if claim.holds), None)
    if right is not None:
        yield right
    elif tried and is_slip(total, small[:FEW], tried[0][1]):
        yield tried[0][0]


def _totals_before(numbers: list[Measured], start: int, part: Measured) -> list[Measured]:
    """Return the numbers before a place that may be the total of a part's like, last one first."""
    return [
        number
        for number in reversed(numbers[max(0, start - MANY) : start])
        if part.sentence - number.sentence <= 1
        and number.same == part.same
        and number.is_exact
        and not NO_PART.search(number.lead)
        and not PAST.search(number.lead)
    ]


def _judged(passage: Passage, total: Measured, parts: list[Measured]) -> Iterator[Claim]:
    claim, off = summed(passage, total, parts)
    names = " ".join(part.lead for part in parts)
    behind = passage.text[parts[-1].end : parts[-1].end + 4]
    sure = len(parts) == FEW and are_complements(parts[0].lead, parts[1].lead)
    sure = sure and off <= HALF * total.amount
    sure = sure or is_slip(total, parts, off)
    near = len(parts) >= SOME and abs(off) <= CLOSE * total.amount and not OVERLAP.search(names)
    near = near and not leaves_some_out(passage, total, parts, off)
    if claim.holds or ((sure or near) and not is_open(behind)):
        yield claim


def _of_which(passage: Passage, numbers: list[Measured], place: int) -> Iterator[Claim]:
    """Yield the claim of 56座车站中已封顶38座，占68%；主体施工14座；未开工4座."""
    total, first = numbers[place : place + 2]
    if first.same != total.same or first.sentence != total.sentence:
        return
    parts, _ = with_notes(passage, numbers, place + 1)
    if len(parts) < FEW or not REST_LAST.match(parts[-1].lead or "") or not total.amount:
        return
    claim, off = summed(passage, total, parts)
    if claim.holds or abs(off) <= NEAR * total.amount or is_slip(total, parts, off):
        yield claim


TURNS = 2  # how often two units must take turns


def _in_turns(passage: Passage, numbers: list[Measured], start: int) -> Iterator[Claim]:
    """Yield claims of 总长78公里，设站56座，其中3号线31公里、设站22座，4号线…: two sums at once."""
    first, second = numbers[start : start + 2] if start + 1 < len(numbers) else (None, None)
    if first is None or second is None or first.same == second.same:
        return
    units = (first.same, second.same)
    if "%" in units or "" in units or "百分点" in units:
        return
    turns: list[Measured] = []
    for number in numbers[start : start + MANY]:
        if number.sentence != first.sentence or number.same != units[len(turns) % 2]:
            break
        if turns and is_no_part(number, number):
            return  # 单产6075公斤/公顷（405公斤/亩），比上年增加85公斤/公顷
        turns.append(number)
    if len(turns) < 2 * TURNS or len(turns) % 2:
        return
    for part, every in ((first, turns[::2]), (second, turns[1::2])):
        for total in _totals_before(numbers, start, part)[:1]:
            claim, off = summed(passage, total, every)
            if claim.holds or abs(off) <= NEAR * total.amount or is_slip(total, every, off):
                yield claim


def _next_sentence(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield claims of a sentence that lists what the one before sums up.

    林业总产值186亿元，同比增长7.4%。第一产业63亿元，第二产业75亿元，第三产业49亿元.
    """
    for start in range(1, len(numbers) - 1):
        first = numbers[start]
        if first.sentence == numbers[start - 1].sentence or not first.unit or first.is_percent:
            continue
        if is_no_part(first, first) or not name_of(first.lead):
            continue
        parts, _ = with_notes(passage, numbers, start)
        if used := _used_for(passage, numbers, start, parts):
            yield from _judged_all(passage, used, parts)
        if len(parts) < SOME or not _alike(parts):
            continue
        totals = [
            each
            for each in numbers[max(0, start - MANY) : start]
            if first.sentence - each.sentence == 1
            and each.same == first.same
            and each.is_exact
            and not NO_PART.search(each.lead)
            and _is_of(passage, first, each)
        ]
        yield from _nearest(passage, totals, parts)


def _is_of(passage: Passage, first: Measured, total: Measured) -> bool:
    """Return whether a list may be of a total: 规上工业中，… is of nothing but 规上工业."""
    whole = OF_NAMED.search(passage.text[max(0, first.start - LONGEST_OPENING) : first.start])
    return whole is None or whole[1] in total.lead or name_of(total.lead) in whole[1]


LONGEST_OPENING = 60
OF_NAMED = pattern("。([一-鿿]{2,10})中，[^，。；]*$", needs="中，")
USED = pattern("(?:用于|包括|分为|由)", needs="分为|包括|用于|由")


def _used_for(
    passage: Passage, numbers: list[Measured], start: int, parts: list[Measured]
) -> Measured | None:
    """Return the total that the sentence names again: 收益5亿元。收益用于甲3亿元、乙2亿元."""
    first = parts[0]
    near = passage.text[max(0, first.start - LONGEST_OPENING) : first.start]
    opening = near[near.rfind("。") + 1 :]
    word = USED.search(opening)
    before = reversed(numbers[max(0, start - MANY) : start])
    for number in before if word and len(parts) >= FEW else ():
        name = name_of(number.lead)
        if first.sentence - number.sentence > 1:
            break
        if number.same == first.same and len(name) > 1 and opening.startswith(name[-4:]):
            return number
    return None


def _judged_all(passage: Passage, total: Measured, parts: list[Measured]) -> Iterator[Claim]:
    claim, off = summed(passage, total, parts)
    if claim.holds or off < 0 or len(parts) >= SOME or is_slip(total, parts, off):
        yield claim


def _nearest(passage: Passage, totals: list[Measured], parts: list[Measured]) -> Iterator[Claim]:
    """Yield the claim that a list makes one of several totals: the nearest, if it is near."""
    tried = [(summed(passage, total, parts), total) for total in totals]
    for (claim, _), _ in tried:
        if claim.holds:
            yield claim
            return
    for (claim, off), total in tried:
        slipped = is_slip(total, parts, off) and abs(off) <= HALF * total.amount
        if abs(off) <= CLOSE * total.amount or slipped:
            yield claim
            return


def _alike(parts: list[Measured]) -> bool:
    """Return whether parts are named alike: 第一产业, 第二产业; 住宅用地, 工业用地."""
    names = [name_of(part.lead).lstrip("，；、") for part in parts]
    ends = {name[-1:] for name in names}
    starts = {name[:1] for name in names}
    return len(set(names)) == len(names) and (len(ends) == 1 or len(starts) == 1)
