"""Rates and shares of the only two counts that stand before them, whatever these are called.

今年计划40个。目前已动工34个，开工率85%: the sentences leave no choice. Told is what is near, where
the words have anything in common; where they have not, a slip of the hand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import MANY, Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import CHANGED, DONE, PLANNED
from jianbao.audit.sentences.quotients.rates import LOSS, rate_of, words_of
from jianbao.audit.sentences.quotients.shares import (
    A_HEAD,
    COUNTED_OTHERWISE,
    SHARE,
    SUBJECT,
    is_named_so,
    whole_name,
)
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown
from jianbao.audit.sentences.reading.mistyped import is_mistyped, is_one_digit_off
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of

Claimed = set[tuple[int, int]]
Pair = tuple[Stated, Stated, Bounds]
OF_MORE = pattern(
    "准确|快速|当[场庭]|一次|首次|平均|增长|增速|失业|出生|死亡|自然|城镇化|利率|税率|毛利|综合|安全感|同比|环比|分别|依次|利润率|收益率"
)
"""What a rate or a share tells of something else than the counts beside it."""
TO = pattern("^对[^，。；]*?的(?=贡献)", needs="贡献")  # 对工业增长的贡献率
OF_ANY = pattern(
    "覆盖|执行|完成|完好|成功|兑现|落实|利用|使用|普及|达标|就诊|参与|到位|处置|贡献|规范|解决"
)
"""Rates that any count may be of: their names say what was reached, not by what."""
NOT_SO = pattern("损坏|未|不|故障|空置|逾期|失败|闲置|停用|停运|缺|流失|失联|无法|待")
AT_ONCE = pattern("[，、（](?:[达为有计即共约]|共计|达到)?")
CLAUSE = pattern("[，。；：、（）]")
RATE_OR_SHARE = pattern("率|占|比重|比例|密度|覆盖面")
BEHIND = 14  # characters of a clause that say what became of a count: 304个问题已得到解决
NEAR = 15  # points by which a rate may be off and still be of these counts
MOST = 20  # counts before a rate one of which may bear it out
SENTENCES = 2  # back, in which its counts are looked for


def alone(material: Material, claimed: Claimed) -> Iterator[Claim]:
    """Yield rates and shares that the only counts they can be of deny."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or "%" not in passage.text or len(passage.text) < NEAR:
            continue
        for place, share in enumerate(numbers):
            if not share.is_percent or not share.is_exact:
                continue
            if (id(passage), share.start) in claimed or OF_MORE.search(TO.sub("", share.lead)):
                continue
            if COUNTED_OTHERWISE.match(passage.text, share.end):
                continue
            if DONE.search(share.lead):
                yield from _of_plan(passage, numbers, place, material)
            elif rate_of(share.lead) or SHARE.search(share.lead):
                yield from _of_two(passage, numbers, place, material)


# ---- of a plan


def _of_plan(
    passage: Passage, numbers: list[Measured], place: int, material: Material
) -> Iterator[Claim]:
    """Yield 年度任务3.5万亩。已完成2.94万亩，完成年度任务的88%: the plan stands elsewhere."""
    share = numbers[place]
    counts = [
        each
        for each in counts_of(numbers[max(0, place - MANY) : place])
        if share.sentence - each.sentence <= 1
        and not (CHANGED.search(each.lead) or PLANNED.search(each.lead))
    ]
    if not counts:
        return
    count = counts[-1]
    before = material.once(pool).before(passage, share, count.same, MOST)
    behind = [
        Stated(passage, each, 0)
        for each in numbers[place + 1 : place + MANY]
        if each.same == count.same and each.sentence - share.sentence <= 1
    ]
    plans = [each for each in (*before, *behind) if PLANNED.search(each.number.lead)]
    tried = [
        (Stated(passage, count, 0), each, bounds)
        for each in plans
        if (bounds := quotient(count, replace(each.number, step=Decimal(0)), share.per)) is not None
    ]
    if any(bounds.fits(share) for *_, bounds in tried):
        return
    if len({each.number.amount for each in plans}) == 1 and _is_near(share, tried[0][2]):
        yield _told(passage, share, tried[0])


# ---- of two counts


OF_PAST = pattern(r"20\d\d年|上年|去年")


def _of_two(
    passage: Passage, numbers: list[Measured], place: int, material: Material
) -> Iterator[Claim]:
    share, last = numbers[place], _count_beside(passage, numbers, place)
    if last is None or not _counts([last], share) or A_HEAD.search(last.lead):
        return
    if share.sentence - last.sentence > 1 or "；" in passage.text[last.end : share.start]:
        return
    window = [each for each in _window(passage, numbers, place) if each.same == last.same]
    if OF_PAST.search(last.lead) and not any(OF_PAST.search(each.lead) for each in window[:-1]):
        return  # 214件，占同类的23.6%，而2024年为151件，占18.3%: of what was then
    pairs = list(_pairs(passage, share, last, window, material))
    if any(bounds.fits(share) for *_, bounds in pairs):
        return
    farther = material.once(pool).before(passage, share, last.same, MOST)
    if any(
        bounds.fits(share)
        for each in farther
        if each.passage is not passage or share.sentence - each.number.sentence > SENTENCES
        if (bounds := quotient(last, each.number, share.per)) is not None
    ):
        return
    if not pairs:
        return
    pair = min(pairs, key=lambda one: abs(one[2].middle - share.amount))
    if _is_of_others(share, pair):
        return
    if _is_slip(share, pair[2]) or (_is_near(share, pair[2]) and _is_sure(share, pair)):
        yield _told(passage, share, pair)


def _count_beside(passage: Passage, numbers: list[Measured], place: int) -> Measured | None:
    """Return the count right before a share, or right behind: 文学类占45%，达37,800册次."""
    behind = numbers[place + 1] if place + 1 < len(numbers) else None
    if behind and AT_ONCE.fullmatch(passage.text[numbers[place].end : behind.start]):
        return behind
    return numbers[place - 1] if place else None


def _window(passage: Passage, numbers: list[Measured], place: int) -> list[Measured]:
    """Return the counts before a share that have no rate or share of their own."""
    share = numbers[place]
    near = [
        each
        for each in numbers[max(0, place - MANY) : place]
        if share.sentence - each.sentence <= SENTENCES
    ]
    own = {
        first.start
        for first, second in pairwise(near)
        if second.is_percent and RATE_OR_SHARE.search(second.lead)
    }
    return [
        each
        for each in _counts(near, share)
        if each.start not in own and not A_HEAD.search(each.lead)
    ]


def _counts(numbers: list[Measured], share: Measured) -> list[Measured]:
    """Return what a share may be of: of growth, where it tells what contributed to it."""
    if "贡献" not in share.lead:
        return counts_of(numbers)
    return [each for each in numbers if each.is_exact and each.unit and not each.is_percent]


def _pairs(
    passage: Passage, share: Measured, last: Measured, window: list[Measured], material: Material
) -> Iterator[Pair]:
    """Yield what a share may be of: the last count and the one that is larger, or smaller."""
    larger = [each for each in window if each.amount > last.amount]
    smaller = [each for each in window if each.amount < last.amount]
    own = [Stated(passage, each, 0) for each in larger]
    if not own and not smaller:
        order = material.once(pool).orders.get(id(passage), 0)
        own = [
            each
            for each in material.once(pool).before(passage, share, last.same, MOST)
            if order - each.order == 1 and each.number.amount > last.amount
        ]
    amounts = {each.number.amount for each in own}
    this = Stated(passage, last, 0)
    if len(amounts) == 1:
        yield from _both(share, this, own[-1])
    elif not amounts and len({each.amount for each in smaller}) == 1:
        yield from _both(share, Stated(passage, smaller[-1], 0), this)
    elif len(amounts) == len(own) == 2 and sum(amounts) == 2 * max(amounts) - last.amount:
        whole = max(own, key=lambda each: each.number.amount)  # 2,400个，正常2,304个，待修96个
        for part in (this, min(own, key=lambda each: each.number.amount)):
            yield from _both(share, part, whole)


def _both(share: Measured, part: Stated, whole: Stated) -> Iterator[Pair]:
    """Yield the share of a part; of the rest, where the part is what is not so."""
    bounds = quotient(part.number, whole.number, share.per)
    if bounds is None:
        return
    words = _around(part)
    if NOT_SO.search(words) and not LOSS.search(share.lead) and not NOT_SO.search(share.lead):
        yield part, whole, Bounds(share.per - bounds.high, share.per - bounds.low)
    yield part, whole, bounds


IN_TIME = pattern("及时|按[期时]|限时|如期")
TIME_SAID = pattern("及时|按[期时]|限时|如期|时限|期限")
SUBJECT_LETTERS = 3  # of what a rate is of, before its name


def _is_of_others(share: Measured, pair: Pair) -> bool:
    """Return whether a rate is of what no count names: 新建农田3.2万亩。农村自来水普及率96.4%."""
    part, whole, _ = pair
    if not (rate := rate_of(share.lead)) or share.sentence == part.number.sentence:
        return False
    own = name_of(share.lead).partition(rate[1][-2:])[0][-SUBJECT_LETTERS:]
    words = _around(part) + _around(whole)
    return len(own) == SUBJECT_LETTERS and not set(own) & set(words)


def _is_sure(share: Measured, pair: Pair) -> bool:
    """Return whether words of a share are among those of its counts, or may be of any."""
    part, whole, _ = pair
    if IN_TIME.search(share.lead) and not TIME_SAID.search(part.number.lead):
        return False
    if rate := rate_of(share.lead):
        stem, words = rate[1][-2:], _around(part)
        called = words_of(rate[1])
        return bool(
            OF_ANY.search(rate[1])
            or any(sign in words for sign in stem)
            or any(word in words for word in called)
        )
    subject, named = SUBJECT.match(share.lead), whole_name(share)
    if named and not is_named_so(named, whole.number.lead):
        return False
    return subject is None or bool(set(subject[1]) & set(_around(part)) - set(whole.number.lead))


def _around(each: Stated) -> str:
    """Return the words before a count, and those of its clause behind it."""
    behind = each.passage.text[each.number.end : each.number.end + BEHIND]
    return each.number.lead[-10:] + CLAUSE.split(behind)[0]


def _is_near(share: Measured, bounds: Bounds) -> bool:
    off = abs(bounds.middle - share.amount)
    near = off * 100 <= NEAR * share.per and off * 2 <= bounds.middle
    return near or _is_slip(share, bounds)


def _is_slip(share: Measured, bounds: Bounds) -> bool:
    typed = share.amount, bounds.low, bounds.high, share.step
    return is_mistyped(*typed) or is_one_digit_off(*typed)


def _told(passage: Passage, share: Measured, pair: Pair) -> Claim:
    part, whole, bounds = pair
    used = tuple(each.number for each in (part, whole) if each.passage is passage)
    return Claim(
        "sentence-share", False, passage, share, used, f"{part.text}÷{whole.text}",
        shown(passage, bounds.middle, share),
    )  # fmt: skip
