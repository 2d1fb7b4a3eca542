"""How a number may have been reckoned from those around it, by its words and its unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, permutations, product

from jianbao.audit.measured import POINTS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.judging import OF_ITS_OWN
from jianbao.audit.sentences.quotients.shares import COMPARED_WITH, SUBJECT
from jianbao.audit.sentences.reading.claims import MOVED, Bounds, direction, quotient
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import MOVE_BEFORE, is_whole_of_share
from jianbao.audit.sentences.witnesses.operands import IS_MEAN, Asked, Reckoned

MANY = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "10万": 100_000, "百万": 1_000_000}
PARTS_OF = {"月": 12, "季": 4, "亩": 15, "周": 52, "日": 365, "天": 365}
DIFFERS = pattern(
    f"(?:(?:{MOVED})(?![了约近]*[到至为成达])|(?:超(?![限载员速标期声])|[差余剩缺净未还尚])|节[省约余支]|省[了下]|溢价|不[成予足])[^，。；]{{0,8}}$"
)
ADDS = pattern("(?:共|总|合计|累计|加起来|之和|两者|合起来)[^，。；]{0,10}$")
STOCK = pattern("[末底]|结余|余额|结存|在册|在档|现有|还有|达到?$|留存")
GREW, FELL = (
    ("涨幅", "增幅", "升幅", "增速", "溢价率"),
    ("降幅", "减幅", "跌幅", "节约率", "节支率", "核减率", "审减率", "压减率"),
)
COMPARED = pattern("[较比由从与同]", needs="较|比|由|从|与|同")
FROM = ("由", "从", "自")
PER_TIME = pattern("[日月季周]均", needs="均")  # 月均支出2.58亿元 is no part of a balance
FROM_BASE = pattern(r"[由从][^，。；\d]{0,8}$", needs="由|从")
BASE = pattern(r"(?:[由从]|[比较][^，。；\d]{0,3}(?:上|去年|年初|同期)|年初)[^，。；\d]{0,8}$")
FORMER = pattern("前者[^，。；]{0,4}后者的$", needs="后者")
VERB = pattern("^[一-鿿]{1,2}了?$")
OTHERS = ("其", "新", "共", "合", "日", "每", "均", "占")
NOW = pattern(f"(?:{MOVED})[了约近]*[到至为成]$")
EARLIER = pattern("^[，；（]?(?:上|去)[年月季][^，。；较比]{0,5}[为是有]?$")
OPENING = pattern("[年月季期]初(?!预算|计划|确定|下达|安排)|上[年月季期]|原有|此前|原")
FARTHEST = 12  # characters before the first of two values that compare them
WIDE = 60  # characters before a number in which two values may be compared
LONGEST = 8  # parts of a sum
FEW = 4  # counts in which the base of a change is looked for
SHARE = "{0}÷{1}"


Way = Callable[[Asked], Iterator[Reckoned]]


def ways_of(passage: Passage, number: Measured) -> tuple[Way, ...]:
    """Return the ways in which a number may have been reckoned."""
    ways = _ways_of(passage, number)
    lead = number.lead
    if not ways or "年均" in lead or lead.endswith(FROM):
        return ()
    return () if NOW.search(lead) or EARLIER.search(lead) else ways  # what no two values give


def _ways_of(passage: Passage, number: Measured) -> tuple[Way, ...]:
    lead = number.lead
    if number.is_percent:
        return (_changes, _changes_by) if _way_of(lead) is not None else (_shares,)
    if number.unit == "倍":
        return (_times,)
    ways: list[Way] = []
    if DIFFERS.search(lead) or number.unit == POINTS:
        ways.append(_differences)
    elif COMPARED.search(passage.text, max(0, number.start - WIDE), number.start):
        ways += [] if is_whole_of_share(passage, number) else [_compared]
    if ADDS.search(lead):
        ways.append(_sums)
    if STOCK.search(lead):
        ways.append(_balances)
    return () if ways and IS_MEAN.search(lead) else tuple(ways)


def _way_of(lead: str) -> int | None:
    """Return 1 where a percentage is of a rise, -1 of a fall, 0 of either, None of neither."""
    if any(word in lead for word in FELL):
        return -1
    if any(word in lead for word in GREW):
        return 1
    return direction(lead) or (0 if "幅" in lead else None)


def _alike(counts: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    return (
        (one, other)
        for one, other in permutations(counts, 2)
        if one.number.same == other.number.same
    )


def _shares(asked: Asked) -> Iterator[Reckoned]:
    own = [each for each in asked.counts if asked.has_beside(each)]
    distant = (
        (part, whole)
        for part in own
        for whole in asked.far
        if part.number.same == whole.number.same
    )
    pairs = chain(_alike(asked.counts), distant)
    named = _named_by(asked)
    for part, whole, bounds in asked.quotients(pairs, asked.number.per):
        if not (named and part not in named) and not _are_listed(part, whole):
            yield Reckoned("sentence-share", (part, whole), bounds, SHARE)


def _named_by(asked: Asked) -> list[Stated]:
    """Return the counts that have the very name before 占: a share is of no other."""
    subject = SUBJECT.match(asked.number.lead)
    name = name_of(subject[1]) if subject else ""
    near = asked.counts if len(name) > 1 else ()
    return [
        each
        for each in near
        if asked.has_beside(each, back=1) and name_of(each.number.lead.lstrip("、和及与")) == name
    ]


def _are_listed(part: Stated, whole: Stated) -> bool:
    """Return whether two counts are parts side by side: 应届生21,947人、往届生2,439人."""
    first, second = sorted((part, whole), key=lambda each: each.number.start)
    gap = part.passage.text[first.number.end : second.number.start]
    return part.passage is whole.passage and gap.startswith("、") and "。" not in gap


def _changes(asked: Asked) -> Iterator[Reckoned]:
    per, way = asked.number.per, _way_of(asked.number.lead)
    for now, before in _alike(asked.counts):
        one, other = now.number, before.number
        if other.amount <= other.blur or (way and (one.amount - other.amount) * way < 0):
            continue
        ends = [
            abs(above / below - 1) * per
            for above in (one.amount - one.blur, one.amount + one.blur)
            for below in (other.amount - other.blur, other.amount + other.blur)
        ]
        bounds = Bounds(min(ends), max(ends))
        yield Reckoned("sentence-share", (now, before), bounds, CHANGE)


CHANGE = "({0}−{1})÷{1}"
EARLIER = pattern(r"[上去前]年|上[月季届期]|同期|[年月季期]初|原|此前|20\d\d年|\d月|[由从自]")


def is_of_two_times(change: Reckoned) -> bool:
    """Return whether words before one of two values say that it is an earlier one."""
    return any(EARLIER.search(each.number.lead) for each in change.used)


def _changes_by(asked: Asked) -> Iterator[Reckoned]:
    """Yield changes of which the amount is told, not the value before: 4,320件，比上年增加200件."""
    per, way = asked.number.per, _way_of(asked.number.lead)
    like = [each for each in asked.counts if asked.has_beside(each, back=1)]
    for now, off in _alike(like[:FEW]):
        if not MOVE_BEFORE.search(off.number.lead) or _is_of_earlier_sentence(off, now):
            continue  # 第一产业增加值 is no change
        if OPENING.search(now.number.lead) and now.number.amount > off.number.amount:
            if (bounds := quotient(off.number, now.number, per)) is not None:
                yield Reckoned("sentence-share", (off, now), bounds, "{0}÷{1}")
            continue
        before = now.number.amount - (way or 1) * off.number.amount
        if before > 0 and off.number.amount:
            rate = off.number.amount / before * per
            form = "{1}÷({0}−{1})" if (way or 1) > 0 else "{1}÷({0}＋{1})"
            blur = rate * (off.number.blur / off.number.amount + now.number.blur / before)
            yield Reckoned("sentence-share", (now, off), Bounds(rate - blur, rate + blur), form)


def _is_of_earlier_sentence(off: Stated, now: Stated) -> bool:
    """Return whether an amount of change is told before the value, of something else."""
    return off.number.sentence < now.number.sentence


def told_apart(asked: Asked) -> Reckoned | None:
    """Return what two compared values give for the change told right behind them.

    由75天缩到60天，快了15天，缩短20.0%; 比上月（4,500吨）增加150吨，环比增长3.3%: nothing but these
    values stands in that part of the sentence, and the change is of the time of the value before.
    """
    number = asked.number
    here = _of_clauses(asked)
    if number.unit == "倍":
        return _former_and_latter(asked, here)
    bases = [at for at, each in enumerate(here) if BASE.search(_before(each))]
    if len(bases) != 1 or number.lead[:1] in OTHERS:
        return None
    at = bases[0]
    base, behind = here[at], here[at + 1 :][:1]
    if not _is_of_time(number, _before(base)) or base.number.is_percent:
        return None
    if any(
        not each.number.is_percent and each.number.same != base.number.same for each in here[at:]
    ):
        return None
    if behind and behind[0].number.same != base.number.same:
        return None
    is_from = FROM_BASE.search(base.number.lead)
    if is_from and behind and behind[0].number.amount != base.number.amount:
        return _told_of(asked, behind[0], base, here[-1] is behind[0])
    if is_from or not behind or not number.is_percent or "占" in number.lead:
        return None
    if not _is_amount_of_change(behind[0]):
        return None
    bounds = quotient(behind[0].number, base.number, number.per)
    return Reckoned("sentence-share", (behind[0], base), bounds, SHARE) if bounds else None


def _former_and_latter(asked: Asked, here: list[Stated]) -> Reckoned | None:
    """Return the quotient of the two counts before 前者是后者的…倍."""
    pair = here[-2:]
    if not FORMER.search(asked.number.lead) or len(pair) < 2:
        return None
    if "最" in asked.passage.text[pair[1].number.end : asked.number.start]:
        return None  # 甲最长，乙最短，前者是后者的5.8倍: named, wherever their values stand
    former, latter = pair
    if former.number.same != latter.number.same or former.number.is_percent:
        return None
    bounds = quotient(former.number, latter.number, 1)
    return Reckoned("sentence-share", (former, latter), bounds, SHARE) if bounds else None


def _of_clauses(asked: Asked) -> list[Stated]:
    """Return the numbers before the one asked for in its part of the sentence."""
    text, end = asked.passage.text, asked.number.start
    start = max(text.rfind(mark, 0, end) for mark in "。；") + 1
    here = [each for each in asked.near if each.passage is asked.passage]
    return [each for each in here if start <= each.number.start < end][::-1]


def _before(each: Stated) -> str:
    start = each.number.start
    return each.passage.text[max(0, start - FARTHEST) : start]


def _is_of_time(number: Measured, before: str) -> bool:
    """Return whether a change may be of the value before: 同比 of a year's, 环比 of a month's."""
    if "同比" in number.lead:
        return any(word in before for word in ("上年", "去年", "同期"))
    if "环比" in number.lead:
        return "上" in before or "月" in before
    return not COMPARED.search(number.lead)


def is_off_a_change(each: Reckoned) -> bool:
    """Return whether a difference is of a value and of what another changed by."""
    kinds = {_is_amount_of_change(one) for one in each.used}
    return each.kind == "sentence-difference" and len(kinds) > 1


def _is_amount_of_change(each: Stated) -> bool:
    return bool(direction(each.number.lead)) and not NOW.search(each.number.lead)


def _told_of(asked: Asked, now: Stated, base: Stated, is_next: bool) -> Reckoned | None:
    number, one, other = asked.number, now.number, base.number
    if (
        OF_ITS_OWN.search(number.lead)
        and (one.amount - other.amount) * (_way_of(number.lead) or 0) < 0
    ):
        return None
    off, blur = abs(one.amount - other.amount), one.blur + other.blur
    if number.is_percent and _way_of(number.lead) and other.amount:
        rate, wide = off / other.amount * number.per, blur / other.amount * number.per
        bounds = Bounds(rate - wide, rate + wide)
        return Reckoned("sentence-share", (now, base), bounds, "({0}−{1})÷{1}")
    if asked.like(is_before=False):
        return None  # 由45人减到38人，退休9人，新进2人: only together they are the change
    if number.same == other.same and is_next and VERB.search(number.lead):
        pair = (now, base) if one.amount > other.amount else (base, now)
        return Reckoned("sentence-difference", pair, Bounds(off - blur, off + blur), "{0}−{1}")
    return None


def of_wrong_bases(asked: Asked) -> Iterator[Reckoned]:
    """Yield changes that two values give where a percentage divides by the later one."""
    per, way = asked.number.per, _way_of(asked.number.lead)
    if "占" in asked.number.lead:
        return  # 升学占67.0%: a share
    like = [each for each in asked.counts if asked.has_beside(each, back=1)]
    for now, before in _alike(like[:FEW]):
        one, other = now.number, before.number
        if other.start > asked.number.start and other.sentence == asked.number.sentence:
            continue  # 总额42,505亿元，增长10.1%；其中38,191亿元: no value of before
        off = abs(one.amount - other.amount)
        if not way or (one.amount - other.amount) * way <= 0 or not one.amount or not other.amount:
            continue
        half = asked.number.step / 2
        if abs(off / one.amount * per - asked.number.amount) <= half:
            right = off / other.amount * per
            if abs(right - asked.number.amount) > half:
                yield Reckoned(
                    "sentence-share", (now, before), Bounds(right, right), "({0}−{1})÷{1}"
                )


def _times(asked: Asked) -> Iterator[Reckoned]:
    lead = asked.number.lead
    is_whole = lead.endswith("的")  # 是去年的3倍: not three times more
    is_more = "增" in lead and not lead.endswith(("到", "至"))
    for one, other in _alike(asked.counts):
        if (bounds := quotient(one.number, other.number, 1)) is not None:
            if not is_more:
                yield Reckoned("sentence-share", (one, other), bounds, "{0}÷{1}")
            if not is_whole:
                more = Bounds(bounds.low - 1, bounds.high - 1)
                yield Reckoned("sentence-share", (one, other), more, "({0}−{1})÷{1}")


def _differences(asked: Asked) -> Iterator[Reckoned]:
    unit = "%" if asked.number.unit == POINTS else asked.number.same
    near = [each for each in asked.near if each.number.same == unit]
    if not PER_TIME.search(asked.number.lead):
        near = [each for each in near if not PER_TIME.search(each.number.lead)]
    yield from _apart(near)


def _compared(asked: Asked) -> Iterator[Reckoned]:
    """Yield the difference of the two values before a number: 由192个增至216个，年内建成24个."""
    like = [each for each in asked.like() if asked.has_beside(each, back=1)][:2]
    if any(map(_is_amount_of_change, like)):
        return  # 招生1,782万人，比上年减少25万人；在校生…: no two values of one thing
    if len(like) == 2 and asked.has_beside(like[0]):
        now, before = (each.number.start for each in like)
        if COMPARED.search(asked.passage.text, max(0, before - FARTHEST), now):
            yield from _apart(like)


def _apart(counts: Sequence[Stated]) -> Iterator[Reckoned]:
    for one, other in permutations(counts, 2):
        off = one.number.amount - other.number.amount
        if off > 0:
            blur = one.number.blur + other.number.blur
            yield Reckoned(
                "sentence-difference", (one, other), Bounds(off - blur, off + blur), "{0}−{1}"
            )


def _sums(asked: Asked) -> Iterator[Reckoned]:
    sides = (asked.like()[:LONGEST], asked.like(is_before=False)[:LONGEST])
    runs = [[each for each in side if not COMPARED_WITH.search(each.number.lead)] for side in sides]
    own = [each for each in runs[0] if asked.has_beside(each)]
    runs += [own[first:] for first in range(1, len(own) - 1)]  # 前两类合计
    for run in runs:
        for count in range(2, len(run) + 1):
            parts = tuple(sorted(run[:count], key=lambda each: (each.order, each.number.start)))
            yield Reckoned("sentence-sum", parts, *together(parts, (1,) * (count - 1)))


def _balances(asked: Asked) -> Iterator[Reckoned]:
    like = asked.like()
    for count in (2, 3):
        parts = tuple(like[:count][::-1])
        if len(parts) == count and OPENING.search(parts[0].number.lead):
            for signs in product((1, -1), repeat=count - 1):
                yield Reckoned("sentence-difference", parts, *together(parts, signs))


def together(parts: Sequence[Stated], signs: Sequence[int]) -> tuple[Bounds, str]:
    """Return what numbers come to, each but the first with a sign, and how that is written."""
    total, blur, form = parts[0].number.amount, parts[0].number.blur, "{0}"
    for place, (sign, part) in enumerate(zip(signs, parts[1:], strict=True), 1):
        total += sign * part.number.amount
        blur += part.number.blur
        form += f"{'＋' if sign > 0 else '−'}{{{place}}}"
    return Bounds(total - blur, total + blur), form
