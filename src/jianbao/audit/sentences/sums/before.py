"""Lists whose total stands in a sentence or a paragraph before: 按类型分，甲26件、乙18件、丙9件.

The wording says that a list is whole (按…分, 其他, 满意 to 不满意, shares that make 100), or a slip
of the hand in one of its numbers makes it so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import Measured, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD
from jianbao.audit.sentences.reading.claims import Claim, quotient
from jianbao.audit.sentences.reading.complements import are_complements, are_ends
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    NEAR,
    SOME,
    is_no_part,
    is_slip,
    part_name,
    summed,
)
from jianbao.audit.sentences.reading.mistyped import is_digit_off, turned_digits
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, of_row, pool
from jianbao.audit.sentences.sums.closing import CLOSING, IN_ALL, announced
from jianbao.audit.sentences.sums.listings import (
    HUNDRED,
    OPENS_ALL,
    WIDE,
    Added,
    Listing,
    Parted,
    key_of,
    listings_of,
    make_hundred,
    opening_of,
)
from jianbao.audit.sentences.sums.meant import makes, sum_claim
from jianbao.audit.sentences.sums.moves import moved_claim, moves_of
from jianbao.audit.sentences.sums.spread import make_any, part_claim
from jianbao.audit.totals import IN_ALL as IN_ALL_SAID

MOST_TOTALS, FARTHEST_TOTALS, FARTHEST_WHOLES = 12, 30, 60
OF_WHOLE = pattern("占([一-鿿]{2,12})的?$", needs="占")
OF_ROW = pattern("^([一-鿿]{2,14})中，[^，]*$", needs="中，")
FOUND_THEN = pattern(
    "年初(?:共|累计|已|排查|摸排|普查|登记|确定|下达|计划|安排)", needs="年初"
)  # 年初共排查
ANSWERS = pattern("有效|收回|回收")
LONGEST = 6  # characters of a total's name
MANY_STEPS = 1000  # of a total so exact that no other one comes near by chance
FAR, FARTHEST = Decimal("0.2"), Decimal("0.4")


def of_totals_before(material: Material, own: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield claims of lists and totals before them; `own` is what the sentences claim already."""
    added = {
        (id(claim.passage), each.start)
        for claim in own
        if claim.kind == "sentence-sum"
        for each in claim.used
    }
    last: Listing | None = None
    parted = Parted.of(own)
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        if last is not None:
            yield from _of_paragraph(passage, numbers[0], last)
        listings = list(listings_of(passage, numbers)) if len(numbers) >= FEW else []
        yield from _of_lists(listings, numbers, material, added, parted)
        yield from _of_complements(passage, numbers, material, added)
        last = listings[-1] if listings else None


def _of_lists(
    listings: list[Listing],
    numbers: list[Measured],
    material: Material,
    added: Added,
    parted: Parted,
) -> Iterator[Claim]:
    """Yield claims of lists that say that they are whole, or that one slip makes a total."""
    members = set[int]()
    for listing in listings:
        parts, passage = listing.parts, listing.passage
        if listing.is_by_kind:
            members.update(part.start for part in parts)
        rows = _rows_of(listing, material)
        totals = [
            each
            for each in rows or _totals_of(listing, material, parted.wholes)
            if not PAST_WORD.search(FOUND_THEN.sub("", each.number.lead))
            and not (each.passage is passage and each.number.start in members)
            and not _is_mean_cell(each.number, parts)
        ]
        holding = [each for each in totals if make_any([each.number], parts)]
        if holding:
            for kept in (parted.by_kind, parted.wholes) if listing.is_by_kind else ():
                kept.update(map(key_of, holding))
            yield from _of_changes(listing, holding[0], numbers, material)
            continue
        if sum((id(passage), part.start) in added for part in parts) >= max(FEW, len(parts) - 1):
            continue  # all but one: 前两类合计 is of two of four
        if claim := _by_shares(listing, totals):
            yield claim
            continue
        others = [each for each in totals if key_of(each) not in parted.parts]
        slipped = [each for each in others if listing.is_whole and _is_slip(each, listing)]
        near = (each for each in others if _is_meant(each, listing, totals, parted))
        slipped += rows[:1]
        meant = next(iter(slipped), None) or next(near, None)
        if meant is not None:
            yield part_claim(passage, meant, parts)
        elif listing.is_in_brackets:
            yield from _of_closing(listing, numbers)


def _totals_of(listing: Listing, material: Material, wholes: Added) -> list[Stated]:
    """Return the counts before a list that may be its total, the nearest first.

    What is parted elsewhere may stand farther before.

    人 of 满意 and 不满意 are as many as the answers that came back, which are counted in 份.
    """
    first = listing.parts[0]
    most = FARTHEST_TOTALS if listing.is_whole else MOST_TOTALS
    counts = material.once(pool)
    totals = counts.before(listing.passage, first, first.same, FARTHEST_WHOLES)
    totals = totals[:most] + [each for each in totals[most:] if key_of(each) in wholes]
    if first.same == "人" and "满意" in first.lead:
        answers = counts.before(listing.passage, first, "份", SOME)
        totals = [each for each in answers if ANSWERS.search(each.number.lead)] + totals
    return totals


def _rows_of(listing: Listing, material: Material) -> list[Stated]:
    """Return what a table's row has that a list is of: 转移登记中，存量房7,960件、新房4,520件.

    Such a list is of no other total, however near one comes. The row counts where the list makes
    it, or would but for a slip: it may have other measures, and a list some of its parts.
    """
    match = OF_ROW.search(opening_of(listing.passage, listing.parts[0]))
    rows = of_row(material, match[1], listing.parts[0].same) if match else []
    if rows and listing.is_whole and _is_nearly(rows[0].number, listing):
        return rows
    return [each for each in rows if make_any([each.number], listing.parts)]


def _is_nearly(total: Measured, listing: Listing) -> bool:
    off = total.amount - listing.together
    return abs(off) <= CLOSE * total.amount or is_slip(total, listing.parts, off)


def _by_shares(listing: Listing, totals: list[Stated]) -> Claim | None:
    """Return the claim of parts whose shares make 100: all but one are right of one total."""
    parts, shares = listing.parts, listing.shares
    if len(parts) != len(shares) or not make_hundred(shares):
        return None
    for total in totals:
        fits = [
            (bounds := quotient(part, total.number, HUNDRED)) is not None and bounds.fits(share)
            for part, share in zip(parts, shares, strict=True)
        ]
        if fits.count(False) == 1 and total.number.amount > min(part.amount for part in parts):
            at = parts[fits.index(False)]
            return part_claim(listing.passage, total, parts, at)
    return None


def _is_meant(each: Stated, listing: Listing, totals: list[Stated], parted: Parted) -> bool:
    """Return whether a list is meant to make a total: how sure, and how near must it be."""
    parts, total = listing.parts, each.number
    off = total.amount - listing.together
    if listing.is_of_some:
        return False  # 从主要商品看
    nearest = totals.index(each)
    is_far = nearest >= (SOME if listing.is_whole else FEW) or _is_pair(listing)
    slipped = (_is_long(total) or listing.is_whole) and is_slip(parts[0], parts, off)
    slipped = slipped or (listing.is_by_kind and not nearest and is_slip(total, [], off))
    if off > CLOSE * total.amount and total.step < total.scale:
        return slipped and not is_far  # of amounts with decimals bulletins leave parts out
    if not nearest and _begins_with_among(listing) and IN_ALL_SAID.search(total.lead):
        return abs(off) <= CLOSE * total.amount or is_slip(parts[0], parts, off)
    is_seen = totals.index(each) < MOST_TOTALS
    if is_seen and key_of(each) in parted.by_kind and abs(off) <= FAR * total.amount:
        return True  # 120起。分行业看，…；分县区看，…
    if key_of(each) in parted.wholes and _is_of_parted(listing, total, off):
        return True
    if listing.is_whole and _is_named(each, listing):
        return abs(off) <= FARTHEST * total.amount
    if _is_of_name(each, parts[0]):
        return abs(off) <= CLOSE * total.amount or is_slip(parts[0], parts, off)
    tail = _tail(parts)
    is_here = each.passage is listing.passage
    if tail and is_here and tail in f"{total.lead}{_behind(each)}":
        return abs(off) <= FAR * total.amount or is_slip(parts[0], parts, off)
    if _is_scale(listing) and abs(off) <= CLOSE * total.amount and _is_digit(parts, off):
        return True
    greatest = max(one.number.amount for one in totals) == total.amount
    if listing.is_by_kind and greatest and is_slip(parts[0], parts, off):
        return True  # 任务120项。…完成54项，…。分类别看，…: of the greatest, but for a slip
    if is_far:
        return False
    close = (NEAR if listing.is_by_kind else CLOSE) * total.amount
    near = listing.is_whole and abs(off) <= close
    return near or slipped


def _is_of_parted(listing: Listing, total: Measured, off: Decimal) -> bool:
    """Return whether a list parts again what is parted elsewhere, but for a slip.

    One that no word calls whole must be all that its sentence counts.
    """
    parts = listing.parts
    if listing.is_by_kind and _is_long(total):
        return is_slip(parts[0], parts, off)
    turned = any(
        part.amount + off in (turned_digits(part.amount, part.step) or ()) for part in parts
    )
    if listing.is_by_kind or listing.is_whole:
        return turned and total.amount >= MANY_STEPS // 10 * total.step
    return turned and _is_long(total) and len(parts) >= SOME and listing.is_alone


def _begins_with_among(listing: Listing) -> bool:
    """Return whether a paragraph begins with three parts or more: 其中，甲9个、乙8个、丙7个."""
    lead = listing.passage.text[: listing.parts[0].start].removesuffix(listing.parts[0].lead)
    return lead in ("其中，", "其中：", "其中") and len(listing.parts) >= SOME


def _is_scale(listing: Listing) -> bool:
    parts, passage = listing.parts, listing.passage
    ends = (part_name(passage, parts[0]), part_name(passage, parts[-1]))
    return len(parts) >= SOME and are_ends(*ends)


def _is_pair(listing: Listing) -> bool:
    """Return whether a list of two has no word but 用于 or 构成: then a slip alone is told."""
    return len(listing.parts) == FEW and not listing.is_by_kind


def _is_digit(parts: list[Measured], off: Decimal) -> bool:
    return any(is_digit_off(part.amount, part.amount + off, part.step) for part in parts)


def _is_slip(each: Stated, listing: Listing) -> bool:
    """Return whether a slip of the hand makes a whole list one of a long total, however far."""
    off = each.number.amount - listing.together
    return _is_long(each.number) and is_slip(listing.parts[0], listing.parts, off)


def _is_of_name(each: Stated, first: Measured) -> bool:
    """Return whether a list is of what a total counts: 非居民用户1.62万户。…非居民用户中餐饮…."""
    name, _, own = first.lead.rpartition("中")
    return bool(own) and len(name) > FEW and name_of(each.number.lead).endswith(name[-LONGEST:])


def _is_long(total: Measured) -> bool:
    return total.amount >= MANY_STEPS * total.step


def _is_named(total: Stated, listing: Listing) -> bool:
    """Return whether the words before a list, or its shares, name a total: 占出口总值的60%."""
    name = name_of(total.number.lead)
    if len(name) < FEW or total.number.amount <= max(part.amount for part in listing.parts):
        return False
    opening = opening_of(listing.passage, listing.parts[0])
    of_wholes = (OF_WHOLE.search(share.lead) for share in listing.shares)
    wholes = [match[1] for match in of_wholes if match]
    if any(name.endswith(whole) or whole.endswith(name) for whole in wholes):
        return True
    return bool(OPENS_ALL.search(opening)) and shared_run(opening, name) > FEW


def _tail(parts: list[Measured]) -> str:
    """Return the thing that all parts are of, as their names end: 分馆 of 东城区有分馆."""
    tails = {name_of(part.lead)[-2:] for part in parts}
    tail = next(iter(tails)) if len(tails) == 1 else ""
    return tail if len({part.lead for part in parts}) == len(parts) else ""


def _behind(each: Stated) -> str:
    return each.passage.text[each.number.end : each.number.end + 4]


def _of_paragraph(passage: Passage, total: Measured, last: Listing) -> Iterator[Claim]:
    """Yield the claim of a paragraph that begins with the total of the one before: 三区共300盏."""
    parts = last.parts
    if total.same == parts[0].same and announced(total) == len(parts) and CLOSING.match(total.lead):
        off = total.amount - last.together
        if makes(total, parts) or abs(off) <= FARTHEST * total.amount:
            passages = [last.passage] * len(parts)
            yield sum_claim(passage, total, parts, passages, holds=makes(total, parts))


def _of_closing(listing: Listing, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 甲（86件）、乙（54件）、丙（37件）三方面，共177件."""
    final = listing.parts[-1]
    behind = [each for each in numbers if each.start > final.start][:1]
    for total in behind:
        here = total.same == final.same and total.sentence == final.sentence
        if here and IN_ALL.search(total.lead):
            claim, off = summed(listing.passage, total, listing.parts)
            if claim.holds or abs(off) <= FAR * total.amount:
                yield claim


# ---- the changes behind a list of levels


def _of_changes(
    listing: Listing, total: Stated, numbers: list[Measured], material: Material
) -> Iterator[Claim]:
    """Yield the claim of 甲36起、乙30起，分别减少9起、8起: their changes make the total's."""
    final, passage = listing.parts[-1], listing.passage
    if "分别" not in passage.text[final.end : final.end + WIDE]:
        return
    told = [each for each in moves_of(passage, numbers) if each.number.start > final.start]
    run = told[: len(listing.parts)]
    own = next((group for each, group in material.once(stated) if each is total.passage), [])
    behind = [each for each in own if each.start > total.number.start]
    change = next(iter(moves_of(total.passage, behind)), None)
    levels = [each for each in behind if each.same == final.same]
    if change is None or len(run) < len(listing.parts) or change.number not in levels[:FEW]:
        return
    alike = {move.number.same for move in (*run, change)} == {final.same}
    together = [move for move in run if move.number.sentence == final.sentence]
    if alike and len(together) == len(run) and change.number.sentence == total.number.sentence:
        yield moved_claim(passage, change, run, total.passage)


# ---- two names that part a whole between them


def _of_complements(
    passage: Passage, numbers: list[Measured], material: Material, added: Added
) -> Iterator[Claim]:
    """Yield claims of 出港旅客165万人次，进港旅客164万人次: a slip of what stands before."""
    for one, other in pairwise(each for each in numbers if not each.is_percent):
        if one.same != other.same or one.sentence != other.sentence or not one.unit:
            continue
        if (id(passage), one.start) in added or not _part_a_whole(passage, one, other):
            continue
        pair = [one, other]
        if any(is_no_part(each, each) or not each.is_exact for each in pair):
            continue
        totals = material.once(pool).before(passage, one, one.same, MOST_TOTALS)
        if not totals or make_any((each.number for each in totals), pair):
            continue
        together = one.amount + other.amount
        for each in totals:
            if _is_mean_cell(each.number, pair):
                continue
            off = each.number.amount - together
            here = each.passage is passage and not (one.lead or other.lead)
            over = here and off < 0 and -off <= FARTHEST * each.number.amount
            if any(is_slip(part, [], -off) for part in pair) or over:
                yield part_claim(passage, each, pair)
                break


def _is_mean_cell(total: Measured, parts: list[Measured]) -> bool:
    """Return whether a cell is finer than parts and among them: 39.2人 of 35人 and 40人."""
    of_cell = total.start < 0 and total.step < parts[0].step
    return of_cell and total.amount < max(part.amount for part in parts)


def _part_a_whole(passage: Passage, one: Measured, other: Measured) -> bool:
    """Return whether two names do, before the numbers or behind: 3个县下降，2个县上升."""
    if one.lead or other.lead:
        return are_complements(one.lead, other.lead)
    return are_ends(part_name(passage, one), part_name(passage, other))
