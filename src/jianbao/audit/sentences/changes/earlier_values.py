"""Changes whose two values stand apart: 去年办理2.4万件。今年办理2.76万件，同比增长15%.

Only what no sentence of its own bears out, or denies, is looked at. The value before is of the
time that the change names (上年, 年初, 2025年, 上月), counts the same and has the same name.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.ahead import AIMED
from jianbao.audit.measured import (
    MANY,
    POINTS,
    Measured,
    is_short_for,
    name_of,
    shared_run,
    stated,
)
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.compared import place_of
from jianbao.audit.sentences.changes.directions import PAST_WORD, is_change
from jianbao.audit.sentences.changes.judging import is_slip_of_level, judged, of_level
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.changes.timed import (
    BARE,
    BEFORE,
    CLOSE_BY,
    FARTHEST,
    LAST,
    MONTHS,
    OWN,
    OWN_TIME,
    SAME,
    SHARED,
    START,
    THAN,
    TIME,
    TIMED,
    YEAR,
    Timed,
    base_of,
    can_change,
    dated,
    is_now,
    now_of,
    now_of_lead,
    of_own_period,
    of_time,
    this_year,
    timed,
)
from jianbao.audit.sentences.reading.claims import Claim, direction, typed
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pool import NO_TEXT
from jianbao.audit.sentences.reading.wholes import FAR

REACHED = pattern(f"{PLANNED.pattern}|{AIMED.pattern}|[升增降减缩高][至到为]$")
SHORT = 10  # characters between a change and another of the same values
NAMELESS = pattern(
    "^[是为有]?$|^(?:这一|该|此)?(?:数字|数据|数|项|指标|总量|规模|余额)?$|^(?:稳定|保持|控制|维持)在?$|^(?:完成|实现|安排|恢复|回升|回落|[升降]|达到?)$"
)
PARAGRAPHS = 2  # before a change, in which its values are looked for
LEAST = 0.3  # of a change in number, what the values give is no less, nor more than its inverse


class Found(Struct, frozen=True):
    """Two values, and what a change claims of them; `is_told` where they deny it."""

    before: Timed
    now: Timed
    claim: Claim
    is_told: bool


def against_earlier(material: Material, claimed: set[tuple[int, int]]) -> Iterator[Claim]:
    """Yield what changes claim of values that stand in other sentences."""
    pages = [each for each in material.once(stated) if each[0].kind not in NO_TEXT]
    made: dict[int, list[Timed]] = {}
    for order, (passage, numbers) in enumerate(pages):
        last: Found | None = None
        for by in numbers:
            base = base_of(passage, by) if (id(passage), by.start) not in claimed else None
            base = of_own_period(material, passage, by, base)
            if base is None:
                continue
            if base == BARE and last is not None and _goes_on(last, by):
                last = _judged(passage, by, last.before, last.now)
            else:
                back = order if base[0] == OWN else PARAGRAPHS
                around = range(max(0, order - back), order + 1)
                for at in around:
                    if at not in made:
                        levels = (each for each in pages[at][1] if _is_level(pages[at][0], each))
                        made[at] = [_timed(material, pages[at][0], each) for each in levels]
                levels_around = [each for at in around for each in made[at]]
                levels_around = levels_around if base[0] == OWN else levels_around[-MANY:]
                if base[0] == TIMED:
                    levels_around += material.once(dated).get(base[1], [])
                before = last.now if last and last.claim.at.sentence == by.sentence else None
                goes_on = (
                    last and before and THAN.match(by.lead.lstrip("，、")) and _is_next(last, by)
                )
                now = before if goes_on else now_of(by, made[order], levels_around, before)
                if (own := OWN_TIME.match(by.lead)) and not goes_on:
                    dated_so = material.once(dated).get(place_of(own[0]), [])
                    now = of_time(by, dated_so, passage) or now
                if now is None and by is numbers[0] and passage.item and order:
                    now = now_of_lead(by, passage, made[order - 1])
                last = _found(material, passage, by, base, levels_around, now)
            if last is not None and last.is_told:
                yield _shown(last)


def _timed(material: Material, passage: Passage, number: Measured) -> Timed:
    """Return a value with its time; one without a name has that of its label: 775座实现无人值守."""
    value, figure = timed(passage, number), material.figures.get(number.figure)
    label = figure.label.text if figure is not None and not value.time else ""
    if not label or PAST_WORD.search(label):
        return value
    is_named = shared_run(value.name, label) >= SHARED and not NAMELESS.match(value.name)
    return value if is_named else replace(value, name=name_of(label))  # 占停车总量的{无感率}


def _goes_on(found: Found, by: Measured) -> bool:
    """Return whether a change is told of what the one before it was: 增加4.7万辆，增长5%."""
    first, alike = found.claim.at, can_change(found.now.number, by)
    return alike and first.sentence == by.sentence and by.start - first.end <= SHORT


def _is_next(found: Found, by: Measured) -> bool:
    """Return whether a change follows another: 2025年比2024年增长10%，比2023年增长21%."""
    return by.start - found.claim.at.end <= CLOSE_BY and can_change(found.now.number, by)


def _judged(passage: Passage, by: Measured, before: Timed, now: Timed) -> Found | None:
    level = now.number
    if PLANNED.search(level.lead) and level.step == level.scale:
        level = replace(level, step=Decimal(0))  # 计划建设6万亩: what is aimed at is exact
    way = direction(by.lead)  # 快了1.6分钟 says neither more nor less
    claim = judged(passage, before.number, level, by, way) if way else None
    return None if claim is None else Found(before, now, claim, not claim.holds)


APART = pattern("相差|差距|差额", needs="差")
FLOWS = pattern("^[，；、]?(?:撤[并销]|注销|退出|关闭|关停|淘汰|报废)$")


def _is_level(passage: Passage, number: Measured) -> bool:
    """Return whether a number says how much there is, and not by how much it changed."""
    if not number.unit or number.unit in ("倍", POINTS):
        return False
    is_aim = PLANNED.search(number.lead) and passage.text.startswith(AT_LEAST, number.end)
    if not (number.is_exact or is_aim):
        return False
    if APART.search(number.lead) or FLOWS.search(number.lead):
        return False  # 两者相差2,592人; 新增120个、撤销60个
    if number.lead.endswith("新增") and PLANNED.search(number.lead):
        return True
    return bool(LEVEL.search(number.lead)) or not is_change(number)


AT_LEAST = ("以上", "以内", "以下")


def _found(
    material: Material,
    passage: Passage,
    by: Measured,
    base: tuple[str, int],
    levels: list[Timed],
    now: Timed | None,
) -> Found | None:
    """Return the two values that a change is of, and what it claims of them."""
    if now is None or (base == BARE and not REACHED.search(now.number.lead)):
        return None
    year, month = this_year(material)
    tried: list[tuple[int, Found]] = []
    nameless: list[Found] = []
    unnamed: Found | None = None
    own = [each for each in levels if each.passage is passage]
    others = [each for each in own if each.number.sentence - by.sentence == 1]
    for before in (*reversed([each for each in levels if each is not now]), *others):
        apart = by.sentence - before.number.sentence
        if before.passage is passage and not -1 <= apart <= FARTHEST:
            continue
        if not _is_of(base, before, now, year) or _is_of_its_year(before, now):
            continue
        likeness = 0 if _is_of_another(before, now, own) else _likeness(now, before)
        if base[0] in (OWN, TIMED) and not likeness and before.number.same == now.number.same:
            found = _judged(passage, by, before, now)
            if found is not None and found.claim.holds:
                unnamed = unnamed or found  # 比2025年开工数减少36个: of whatever name
                continue
            nameless += [found] if found is not None and _is_all_but_said(found.claim) else []
        if not likeness:
            continue
        found = _judged(passage, by, before, now)
        if found is not None and not found.is_told:
            return found
        if found is not None and _is_told(found.claim, before, now, base, month):
            tried.append((likeness, found))
    best = max(tried, key=lambda each: each[0])[1] if tried else None
    if best is not None and unnamed is not None:
        is_slip = is_slip_of_level(best.claim.at, best.before.number, best.now.number)
        return best if is_slip else unnamed
    return best or unnamed or next(iter(nameless), None)


def _is_all_but_said(claim: Claim) -> bool:
    """Return whether a change of many digits is what two values give, but the other way.

    四季度还需交易43,200辆，比三季度多5,060辆, where 48,260 stands: no chance comes so near.
    """
    by = claim.at
    digits = len((by.amount / by.step).normalize().as_tuple().digits)
    if by.is_percent or by.unit == POINTS or digits < LONG:
        return False
    return bool(claim.value)


LONG = 3  # digits of a change that nothing else gives by chance


def _likeness(now: Timed, before: Timed) -> int:
    """Return how much two values look like one thing at two times; 0 where they do not."""
    if now.number.same != before.number.same or before.number.amount <= 0:
        return 0
    is_near = now.passage is before.passage
    names = now.name, before.name
    if any(NAMELESS.match(name) for name in names):
        return 1 if is_near else 0
    shared = shared_run(*names)
    short, long = sorted(names, key=len)
    if len(short) > SHARED and short[:SHARED] in long and is_short_for(short, long):
        return len(short)  # 茶园面积, 年末茶园总面积
    return shared if shared >= min(SHARED if is_near else SHARED + 1, *map(len, names)) else 0


def _is_of_another(before: Timed, now: Timed, own: list[Timed]) -> bool:
    """Return whether a value without a name stands behind one of another name than the later's.

    总收入1.5亿元，去年1.3亿元。总支出1.36亿元，比去年减支280万元: what was last year's is income.
    """
    if not NAMELESS.match(before.name) or len(now.name) < SHARED:
        return False
    if now.number.lead.startswith("其中") and before.number.end <= now.number.start:
        return True  # 上年同期48件；其中晚点类投诉21件，比上年同期少9件
    named = [
        each
        for each in own
        if each.number.end <= before.number.start
        and each.number.sentence == before.number.sentence
        and each.number.same == before.number.same
    ]
    if not named or named[-1] is now or not is_now(named[-1]) or len(named[-1].name) < SHARED:
        return False
    return shared_run(named[-1].name, now.name) < SHARED


def _is_of(base: tuple[str, int], before: Timed, now: Timed, this_year: int) -> bool:
    """Return whether a value is of the time that a change is told against."""
    kind, year = base
    own = now.year or this_year
    if kind == OWN:
        is_unsaid = before.time == "" and not before.year
        is_here = before.passage is now.passage and before.number.sentence == now.number.sentence
        is_plan = PLANNED.search(before.number.lead)
        return (is_unsaid or before.year == year) and not is_here and not is_plan
    before_year = before.year or (own - 1 if before.time == LAST else 0)
    if kind == YEAR:
        return before_year == year and before.time in (YEAR, LAST, START)
    if kind == START:
        return before.time == START
    if kind == TIMED:
        return before.place == year != now.place and before.time not in (LAST, START)
    if kind == BEFORE:
        if before.time == BEFORE:
            return True
        return bool(now.place and before.place) and now.place - before.place == 1
    if kind == LAST:
        return before.time in (LAST, YEAR) and before_year == own - 1
    if base == BARE and before_year and before_year != own - 1:
        return False
    if base == BARE and not before.time and not before.year and before.passage is now.passage:
        is_goal = AIMED.search(now.number.lead) or LEVEL.search(now.number.lead)
        is_before = before.number.end <= now.number.start and not REACHED.search(before.number.lead)
        return bool(is_goal and is_before and not LEVEL.search(before.number.lead))
    return before.time in (LAST, START) or (before.time == YEAR and before_year < own)


def _is_of_its_year(before: Timed, now: Timed) -> bool:
    """Return whether a value stands behind one of a year without a word of time: it is of it, too.

    2022年一般预算收入10亿元；…政府性基金收入5亿元，同比下降48%.
    """
    if before.passage is not now.passage or before.time != YEAR or now.time or now.year:
        return False
    first, last = before.number, now.number
    if last.start < first.start or before.name == now.name or now.name in before.name:
        return False
    return TIME.search(now.passage.text, first.end, last.start) is None


def _is_told(claim: Claim, before: Timed, now: Timed, base: tuple[str, int], month: int) -> bool:
    """Return whether a change that two values deny is meant of these: near it, or but for a slip.

    A whole year and a part of one are no pair: there only a slip of the hand is told.
    """
    by, (earlier, later) = claim.at, (before.number.amount, now.number.amount)
    rise = later - earlier
    wanted = abs(rise) if not by.is_percent else abs(rise) / earlier * by.per
    if is_mistyped(abs(by.amount), wanted, wanted, by.step) or _is_scaled(by, wanted):
        return True
    if is_slip_of_level(by, before.number, now.number):
        return True
    unlike = bool(now.part) and before.part not in (now.part, SAME) and before.time != START
    year = base[0] == LAST and not before.part and not now.part and month < MONTHS
    if base[0] not in (BEFORE, START, OWN, TIMED) and (
        unlike or (year and "比" not in by.lead[:-2])
    ):
        return False
    if by.is_percent:
        return abs(wanted - abs(by.amount)) <= FAR
    return wanted > 0 and LEAST <= float(abs(by.amount) / wanted) <= 1 / LEAST


def _is_scaled(by: Measured, wanted: Decimal) -> bool:
    """Return whether 万 stands for 亿, or the other way: 较一季度多签0.6亿份, of 0.6万份."""
    meant = (by.amount * MYRIAD, by.amount / MYRIAD) if by.scale >= MYRIAD else ()
    return any(abs(wanted / each - 1) < CLOSE for each in meant if each)


MYRIAD, CLOSE = Decimal(10_000), Decimal("0.15")


def _shown(found: Found) -> Claim:
    """Return a claim with the words of both values, each from its paragraph."""
    before, now, claim = found.before, found.now, found.claim
    if (level := of_level(now.passage, before.number, now.number, claim.at)) is not None:
        return level
    here = claim.passage
    if (before.passage is here and now.passage is here) or claim.kind != "change-wrong":
        return claim
    working = f"{typed(before.passage, before.number)}→{typed(now.passage, now.number)}"
    used = (now.number if now.passage is here else claim.at,)
    return replace(claim, kind="sentence-difference", working=working, used=used)
