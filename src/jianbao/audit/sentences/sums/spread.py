"""Sums whose parts and total stand apart: in columns of clauses, in stages, under a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jianbao.audit.measured import POINTS, Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.shares import is_named_so
from jianbao.audit.sentences.reading.claims import Claim, shown, together_fits, typed
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    NEAR,
    SOME,
    gap_of,
    is_no_part,
    is_open,
    is_slip,
    summed,
)
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.sums.meant import makes, sum_claim

MOST_TOTALS = 12
CLAUSE = pattern("[；。]")
CLAUSE_END = pattern("[，；。]")


def spread(material: Material) -> Iterator[Claim]:
    """Yield what a paper claims of sums whose total stands in another sentence or clause."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or len(numbers) < FEW:
            continue
        yield from _columns(passage, numbers, material)
        yield from _in_stages(passage, numbers, material)
        yield from _of_a_name(passage, numbers, material)


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
            if fits is None and len(beside) == 1 and _is_near(beside[0].number, column):
                yield part_claim(passage, beside[0], column)


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
    return make_any([total], parts)


def make_any(totals: Iterable[Measured], parts: list[Measured]) -> bool:
    """Return whether parts make one of some totals, given their rounding."""
    together = sum((part.amount for part in parts), Decimal(0))
    worst = sum((part.blur for part in parts), Decimal(0))
    return any(
        abs(together - total.amount) <= worst + total.blur
        and together_fits(total, parts, together - total.amount)
        for total in totals
    )


def _is_near(total: Measured, parts: list[Measured]) -> bool:
    """Return whether parts nearly make a total, or do but for a slip: others may be left out."""
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    return abs(off) <= CLOSE * total.amount or is_slip(total, parts, off)


def part_claim(
    passage: Passage, total: Stated, parts: list[Measured], at: Measured | None = None
) -> Claim:
    """Return the claim at a part: the one that a slip explains, or the first one."""
    together = sum((part.amount for part in parts), Decimal(0))
    off = total.number.amount - together
    at = at or next((part for part in parts if is_slip(part, [], -off)), parts[0])
    working = "＋".join(typed(passage, part) for part in parts)
    return Claim(
        "sentence-sum", False, passage, at, tuple(parts), working,
        shown(passage, together, parts[0]),
        total.text,
    )  # fmt: skip


# ---- what is done, under way and not begun


STAGE = pattern(
    "^[，；、]?(?:目前)?(?:在建|正在|正|未|尚未|其余|剩余|待)[^，。；]{0,8}$",
    needs="其余|剩余|在建|待|未|正",
)
DONE = pattern("^[，；、]?(?:其中)?(?:已|完成|办结|完工|竣工|投产|开工)")
ENDED = pattern("竣工|完工|建成|办结|审结|完成|整改|销号")  # no 开工: what goes on is among it
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
        over = off < 0 and len(run) == 1 and ENDED.search(run[0].lead) is not None
        if over or abs(off) <= NEAR * whole.amount:
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
    if "中" not in passage.text:
        return
    for place, first in enumerate(numbers[:-1]):
        if place > 1 and (match := UNDONE.match(first.lead)):
            yield from _of_undone(passage, numbers, place, match[1])
            continue
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
UNDONE = pattern("^(?:尚)?未([一-鿿]{2})[一-鿿]{0,6}中[一-鿿]{2,}$", needs="未")


def _of_undone(passage: Passage, numbers: list[Measured], place: int, verb: str) -> Iterator[Claim]:
    """Yield 变更186项，已批复148项。未批复项目中甲类21项、乙类15项、丙类5项: 41 are not 38."""
    parts = _list(passage, numbers[place:])
    like = [each for each in counts_of(numbers[:place]) if each.same == numbers[place].same][-FEW:]
    if len(parts) < FEW or len(like) < FEW or verb not in like[1].lead:
        return
    left = like[0].amount - like[1].amount
    together = sum((part.amount for part in parts), Decimal(0))
    off = left - together
    if left > 0 > off or (off and is_slip(parts[0], parts, off)):
        working = "＋".join(typed(passage, part) for part in parts)
        whole = f"{typed(passage, like[0])}−{typed(passage, like[1])}"
        at = next((part for part in parts if is_slip(part, [], -off)), parts[0])
        yield Claim(
            "sentence-sum", False, passage, at, (*like, *parts), working,
            shown(passage, together, parts[0]), whole,
        )  # fmt: skip


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
    return [] if moved or is_open(behind) else parts


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
    if not named or make_any((each.number for each in totals), parts):
        return
    total = named[0].number
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    near = len(parts) >= SOME and abs(off) <= CLOSE * total.amount
    if off < 0 or near or is_slip(total, parts, off):
        yield part_claim(passage, named[0], parts)


def _of_last(passage: Passage, parts: list[Measured], material: Material) -> Iterator[Claim]:
    """支持项目42个，已支出16亿元。其中，交通17个、园区14个、社会事业12个."""
    totals = material.once(pool).before(passage, parts[0], parts[0].same, SOME)
    near = [
        each
        for each in totals
        if (each.passage is passage and parts[0].sentence - each.number.sentence <= 1)
        and not re.search("以下", each.number.lead)
    ]
    if len(parts) < SOME or not near or make_any((each.number for each in totals), parts):
        return
    total = near[0].number
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    if abs(off) <= CLOSE * total.amount or is_slip(total, parts, off):
        yield part_claim(passage, near[0], parts)


# ---- rows of one sentence: 涉及3,284户11,562人，集中2,176户7,648人，分散1,108户3,914人


CALLED = pattern("(?<![公中])共|合计|总", needs="共|合计|总")
WIDTHS = (2, 3)
FEWEST = 3  # rows: a total and two parts


def columns(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what rows of the same measures claim of their sums."""
    for width in WIDTHS:
        for rows in _runs(numbers, width):
            for total, parts in ((rows[0], rows[1:]), (rows[-1], rows[:-1])):
                claims = list(_each_summed(passage, total, parts))
                near = len(claims) == width and CALLED.search(total[0].lead)
                if near or any(claim.holds for claim in claims):
                    yield from claims
                    break


def _runs(numbers: list[Measured], width: int) -> Iterator[list[list[Measured]]]:
    """Yield rows of numbers that follow each other with the same units in the same order."""
    at = 0
    while at + width * FEWEST <= len(numbers):
        units = [each.same for each in numbers[at : at + width]]
        if len(set(units)) < width:
            at += 1
            continue
        rows: list[list[Measured]] = []
        row = numbers[at : at + width]
        while [each.same for each in row] == units and _is_row(row, numbers[at]):
            rows.append(row)
            start = at + width * len(rows)
            row = numbers[start : start + width]
        is_run = len(rows) >= FEWEST
        if is_run and not {"", "%", "‰", POINTS} & set(units):
            yield rows
        at += width * len(rows) if is_run else 1


def _is_row(row: list[Measured], first: Measured) -> bool:
    return bool(row[0].lead) and all(
        each.sentence == first.sentence and each.is_exact and not is_no_part(each, each)
        for each in row
    )


def _each_summed(
    passage: Passage, total: list[Measured], rows: list[list[Measured]]
) -> Iterator[Claim]:
    for whole, column in zip(total, zip(*rows, strict=True), strict=True):
        parts = list(column)
        off = whole.amount - sum((part.amount for part in parts), Decimal(0))
        holds = makes(whole, parts)
        near = abs(off) <= NEAR * whole.amount or is_slip(whole, parts, off)
        if len(parts) >= FEW and (holds or near):
            yield sum_claim(passage, whole, parts, [passage] * len(parts), holds=holds)
