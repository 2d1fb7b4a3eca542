"""Sums whose parts and total stand apart: in columns of clauses, in stages, under a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.movements import PAST_WORD
from jianbao.audit.sentences.quotients.shares import is_named_so
from jianbao.audit.sentences.reading.claims import Claim, shown, together_fits, typed
from jianbao.audit.sentences.reading.complements import are_complements
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    NEAR,
    OPEN_END,
    SOME,
    gap_of,
    is_no_part,
    is_slip,
    summed,
)
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.sums.parts import EXHAUSTED

Added = set[tuple[int, int]]
MOST_TOTALS = 12
CLAUSE = pattern("[；。]")
CLAUSE_END = pattern("[，；。]")


def spread(material: Material, own: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield what a paper claims of sums whose total stands in another sentence or clause.

    `own` is what the sentences claim by themselves.
    """
    added = {
        (id(claim.passage), each.start)
        for claim in own
        if claim.kind == "sentence-sum"
        for each in claim.used
    }
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or len(numbers) < FEW:
            continue
        yield from _columns(passage, numbers, material)
        yield from _in_stages(passage, numbers, material)
        yield from _of_a_name(passage, numbers, material)
        yield from _of_total_before(passage, numbers, material, added)
        yield from _of_complements(passage, numbers, material, added)


# ---- clauses that give several measures each


BESIDE = pattern("(?!.*其中)[^。：]*；[^。：]*$", needs="；")  # a row before, no total


def _columns(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield claims of 国道12个，118公里；县道15个，97公里 beside a known total."""
    for group in _rows(passage, numbers):
        columns = [list(column) for column in zip(*group, strict=True)]
        tried = [_totals(passage, column, material) for column in columns]
        fitting = [
            next((each for each in totals if _makes(each.number, column)), None)
            for totals, column in zip(tried, columns, strict=True)
        ]
        known = next((each for each in fitting if each), None)
        for totals, column, fits in zip(tried, columns, fitting, strict=True):
            beside = [
                each
                for each in totals
                if known is not None
                and not BESIDE.match(passage.text, known.number.end, column[0].start)
                and each.order == known.order
                and each.number.sentence == known.number.sentence
            ]
            if fits is None and len(beside) == 1 and known is not None:
                yield _sum(passage, beside[0], column)


def _rows(passage: Passage, numbers: list[Measured]) -> Iterator[list[list[Measured]]]:
    """Yield clauses that follow each other and give the same measures in the same order."""
    if "；" not in passage.text:
        return
    clauses: list[list[Measured]] = []
    for number in counts_of(numbers):
        last = clauses[-1][-1] if clauses else None
        if last is None or CLAUSE.search(passage.text[last.end : number.start]):
            clauses.append([])
        clauses[-1].append(number)
    group: list[list[Measured]] = []
    for clause in (*clauses, []):
        units = [each.same for each in clause]
        goes_on = group and clause and clause[0].sentence == group[-1][-1].sentence
        if goes_on and units == [each.same for each in group[-1]]:
            group.append(clause)
            continue
        if len(group) >= FEW:
            yield group
        group = [clause] if len(units) >= FEW and len(set(units)) == len(units) else []


def _totals(passage: Passage, column: list[Measured], material: Material) -> list[Stated]:
    first = column[0]
    return material.once(pool).before(passage, first, first.same, MOST_TOTALS)


def _makes(total: Measured, parts: list[Measured]) -> bool:
    return _make_any([total], parts)


def _make_any(totals: Iterable[Measured], parts: list[Measured]) -> bool:
    """Return whether parts make one of some totals, given their rounding."""
    together = sum((part.amount for part in parts), Decimal(0))
    worst = sum((part.blur for part in parts), Decimal(0))
    return any(
        abs(together - total.amount) <= worst + total.blur
        and together_fits(total, parts, together - total.amount)
        for total in totals
    )


def _sum(passage: Passage, total: Stated, parts: list[Measured]) -> Claim:
    """Return the claim at the part that a slip explains, or at the first one."""
    together = sum((part.amount for part in parts), Decimal(0))
    off = total.number.amount - together
    at = next((part for part in parts if is_slip(part, [], -off)), parts[0])
    working = "＋".join(typed(passage, part) for part in parts)
    return Claim(
        "sentence-sum", False, passage, at, tuple(parts), working,
        shown(passage, together, total.number) if total.passage is passage else f"{together:f}",
        total.text,
    )  # fmt: skip


# ---- what is done, under way and not begun


STAGE = pattern(
    "^[，；、]?(?:目前)?(?:在建|正在|正|未|尚未|其余|剩余|待)[^，。；]{0,8}$",
    needs="其余|剩余|在建|待|未|正",
)
DONE = pattern("^[，；、]?(?:其中)?(?:已|完成|办结|完工|竣工|投产|开工)")
MOST_STAGES = 4


def _in_stages(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield claims of 隐患31处，已整改28处，正在整改5处: what is under way is the rest."""
    for place, rest in enumerate(numbers):
        if rest.is_percent or not STAGE.match(rest.lead) or not rest.is_exact or not rest.unit:
            continue
        like = [
            each
            for each in counts_of(numbers[:place])
            if each.same == rest.same and rest.sentence - each.sentence <= 1
        ][-MOST_STAGES - 1 :]
        if not like or (not DONE.match(like[-1].lead) and not STAGE.match(like[-1].lead)):
            continue
        following = next((each for each in numbers[place + 1 :] if each.same == rest.same), None)
        if like[-1].sentence != rest.sentence or (following and STAGE.match(following.lead)):
            continue
        earlier = material.once(pool).before(passage, like[0], rest.same, MOST_TOTALS)
        wholes = [*(each.number for each in earlier), *like]
        runs = [like[at:] for at in range(len(like))]
        if any(
            whole.amount == rest.amount + sum(each.amount for each in run)
            for run in runs
            for whole in wholes
            if whole not in run
        ):
            continue
        stages = [each for each in like if DONE.match(each.lead) or STAGE.match(each.lead)]
        first = like.index(stages[0])
        whole = like[first - 1] if first else None
        run = like[first:]
        if whole is None and len(run) > 1 and run[0].amount > run[1].amount:
            whole, run = run[0], run[1:]  # 已开工45个；已完工31个；在建14个
        if whole is None:
            continue
        off = whole.amount - rest.amount - sum(each.amount for each in run)
        if following and following.sentence == rest.sentence and off == following.amount:
            continue  # 已办结36项；正在推进9项；逾期未办结3项
        if abs(off) <= NEAR * whole.amount:
            parts = "−".join(typed(passage, each) for each in (whole, *run))
            yield Claim(
                "sentence-difference", False, passage, rest, (whole, *run), parts,
                shown(passage, rest.amount + off, rest),
            )  # fmt: skip


# ---- parts of what a name says: 卫生技术人员中，医生612人、护士948人


OF_NAME = pattern("(?:^|[。；！？\n，])((?:[一-鿿]{2,14})?)中，$")
OF_NUMBER = pattern(r"(?:^|[。；，])[一-鿿]{0,6}的?\d+[一-鿿]{1,6}中，$")
OPENS = pattern("(?:^|[。；])其中，$")


def _of_a_name(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield claims of lists behind 卫生技术人员中，, 未开工的3个项目中， and 其中， of before."""
    if "中，" not in passage.text:
        return
    for place, first in enumerate(numbers[:-1]):
        start = first.start - len(first.lead)
        before = passage.text[max(0, start - WIDE) : start]
        if not before.endswith("中，") or first.is_percent or not first.is_exact:
            continue
        parts = _list(passage, numbers[place:])
        if len(parts) < FEW:
            continue
        if OF_NUMBER.search(before) and place and numbers[place - 1].same == first.same:
            yield from _of_number(passage, numbers[place - 1], parts)
        elif match := OF_NAME.search(before):
            yield from _of_named(passage, parts, match[1], material)
        elif OPENS.search(before):
            yield from _of_last(passage, parts, material)


WIDE = 24


def _list(passage: Passage, numbers: list[Measured]) -> list[Measured]:
    """Return numbers of one unit that 、 and 和 join, each with a name."""
    parts = [numbers[0]]
    for number in numbers[1:]:
        joined = gap_of(passage, parts[-1], number).startswith(("、", "和"))
        if not joined or number.same != parts[0].same or not name_of(number.lead):
            break
        parts.append(number)
    behind = CLAUSE_END.split(passage.text[parts[-1].end : parts[-1].end + 6])[0]
    moved = any(is_no_part(part, part) or not part.is_exact for part in parts)
    return [] if moved or OPEN_END.search(behind) else parts


def _of_number(passage: Passage, total: Measured, parts: list[Measured]) -> Iterator[Claim]:
    """未开工的3个项目中，安和县2个、平川县2个: no more than there are."""
    claim, off = summed(passage, total, parts)
    if claim.holds or off < 0 or is_slip(total, parts, off):
        yield claim


def _of_named(
    passage: Passage, parts: list[Measured], name: str, material: Material
) -> Iterator[Claim]:
    totals = material.once(pool).before(passage, parts[0], parts[0].same, MOST_TOTALS)
    named = [each for each in totals if is_named_so(name, name_of(each.number.lead))]
    if not named or _make_any((each.number for each in totals), parts):
        return
    total = named[0].number
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    near = len(parts) >= SOME and abs(off) <= CLOSE * total.amount
    if off < 0 or near or is_slip(total, parts, off):
        yield _sum(passage, named[0], parts)


def _of_last(passage: Passage, parts: list[Measured], material: Material) -> Iterator[Claim]:
    """支持项目42个，已支出16亿元。其中，交通17个、园区14个、社会事业12个."""
    totals = material.once(pool).before(passage, parts[0], parts[0].same, SOME)
    near = [
        each
        for each in totals
        if (each.passage is passage and parts[0].sentence - each.number.sentence <= 1)
        and not re.search("以下", each.number.lead)
    ]
    if len(parts) < SOME or not near or _make_any((each.number for each in totals), parts):
        return
    total = near[0].number
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    if abs(off) <= CLOSE * total.amount or is_slip(total, parts, off):
        yield _sum(passage, near[0], parts)


# ---- lists whose total stands in a sentence before


BY_KIND = pattern(
    "(?:按[^，。；]{1,6}分|从[^，。；]{1,8}看|分[^，。；]{1,6}看)，?[^，。；]{0,12}$",
    needs="从|分|按",
)
JOINED = ("、", "，", "；", "和")
MANY_STEPS = 1000  # of a total so exact that no other one comes near by chance


def _of_total_before(
    passage: Passage, numbers: list[Measured], material: Material, added: Added
) -> Iterator[Claim]:
    """Yield claims of lists that say that they are whole, or that one slip makes a total."""
    listed: set[int] = set()
    for parts in _lists(passage, numbers):
        if _is_by_kind(passage, parts[0]):
            listed.update(part.start for part in parts)
        if sum((id(passage), part.start) in added for part in parts) >= FEW:
            continue
        totals = [
            each
            for each in material.once(pool).before(passage, parts[0], parts[0].same, MOST_TOTALS)
            if not PAST_WORD.search(each.number.lead)
            and not (each.passage is passage and each.number.start in listed)
        ]
        if not totals or _make_any((each.number for each in totals), parts):
            continue
        is_whole = bool(EXHAUSTED.search(parts[-1].lead)) or _is_by_kind(passage, parts[0])
        together = sum((part.amount for part in parts), Decimal(0))
        is_whole = is_whole or {part.lead[-2:] for part in (parts[0], parts[-1])} == CLASSES
        tail = _tail(parts)
        for each in totals[: SOME if is_whole else FEW]:
            off = each.number.amount - together
            exact = each.number.amount >= MANY_STEPS * each.number.step
            close = (NEAR if _is_by_kind(passage, parts[0]) else CLOSE) * each.number.amount
            near = is_whole and abs(off) <= close
            named = tail and tail in f"{each.number.lead}{_behind(each)}"
            near = near or (bool(named) and abs(off) <= FAR * each.number.amount)
            if near or ((exact or is_whole) and is_slip(parts[0], parts, off)):
                yield _sum(passage, each, parts)
                break


def _of_complements(
    passage: Passage, numbers: list[Measured], material: Material, added: Added
) -> Iterator[Claim]:
    """Yield claims of 出港旅客165万人次，进港旅客164万人次: a slip of what stands before."""
    for one, other in pairwise(each for each in numbers if not each.is_percent):
        if one.same != other.same or one.sentence != other.sentence or not one.unit:
            continue
        if (id(passage), one.start) in added or not are_complements(one.lead, other.lead):
            continue
        pair = [one, other]
        if any(is_no_part(each, each) or not each.is_exact for each in pair):
            continue
        totals = material.once(pool).before(passage, one, one.same, MOST_TOTALS)
        if not totals or _make_any((each.number for each in totals), pair):
            continue
        together = one.amount + other.amount
        for each in totals:
            off = each.number.amount - together
            if any(is_slip(part, [], -off) for part in pair):
                yield _sum(passage, each, pair)
                break


CLASSES = {"以下", "以上"}
FAR = Decimal("0.2")


def _tail(parts: list[Measured]) -> str:
    """Return the thing that all parts are of, as their names end: 分馆 of 东城区有分馆."""
    tails = {name_of(part.lead)[-2:] for part in parts}
    tail = next(iter(tails)) if len(tails) == 1 else ""
    return tail if len({part.lead for part in parts}) == len(parts) else ""


def _behind(each: Stated) -> str:
    return each.passage.text[each.number.end : each.number.end + 4]


def _lists(passage: Passage, numbers: list[Measured]) -> Iterator[list[Measured]]:
    """Yield lists of three and more of one unit; what is told in % of each stands between."""
    group: list[Measured] = []
    last: Measured | None = None
    for number in (*numbers, None):
        if number is not None and number.is_percent and group:
            last = number
            continue
        goes_on = number is not None and last is not None and bool(group)
        if number is not None and last is not None and goes_on:
            gap = gap_of(passage, last, number)
            goes_on = gap.startswith(JOINED) and number.same == group[0].same
            goes_on = goes_on and not AMONG.search(gap) and not BY_KIND.search(gap)
            goes_on = goes_on and number.sentence == group[0].sentence
        of_each = bool(group) and "分别" in group[0].lead and number is not None
        if (
            goes_on
            and number is not None
            and (_is_named_part(number) or (of_each and gap in "、和"))
        ):
            group.append(number)
        else:
            if len(group) >= SOME or (len(group) == FEW and _is_by_kind(passage, group[0])):
                yield group
            group = [number] if number is not None and _is_named_part(number) else []
        last = number


AMONG = pattern("其中", needs="其中")


def _is_by_kind(passage: Passage, first: Measured) -> bool:
    return bool(BY_KIND.search(passage.text[max(0, first.start - WIDE) : first.start]))


def _is_named_part(number: Measured) -> bool:
    is_count = number.unit and number.is_exact and not number.is_percent
    return bool(is_count and name_of(number.lead)) and not is_no_part(number, number)
