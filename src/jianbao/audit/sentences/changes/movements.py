"""What rose or fell: from a to b by c; a a year before, b now, by c; by d, that is by p %."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.measured import MANY, POINTS, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import (
    COMPARED,
    COMPARING,
    FROM_WORD,
    MARKS,
    PAIR,
    PAST,
    PAST_WORD,
    RATE_WORDS,
    TO,
    TO_VERB,
    between,
    is_change,
    is_shut,
    moves_of,
    time_of,
    totals_before,
    way_of,
    words_before,
)
from jianbao.audit.sentences.changes.judging import (
    AT_PRICES,
    OF_ITS_OWN,
    YEAR,
    are_in_turn,
    compared_with,
    judged,
    share_of_change,
)
from jianbao.audit.sentences.changes.yearly import before_mean
from jianbao.audit.sentences.reading.claims import (
    ANY_MOVE,
    MOVED,
    Claim,
    direction,
    typed,
)
from jianbao.audit.sentences.reading.lists import LEVEL


def movements(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what the numbers of one sentence claim of rises and falls."""
    if not ANY_MOVE.search(passage.text, numbers[0].end, numbers[-1].start):
        return
    for place in range(2, len(numbers)):
        before, now, by = numbers[place - 2 : place + 1]
        if (
            (claim := _of_total(passage, numbers, place))
            or (claim := _from_to(passage, before, now, by))
            or (claim := _years_of_total(passage, numbers, place))
            or (claim := _years(passage, before, now, by))
            or (claim := _amount_and_share(passage, before, now, by))
            or (claim := _change_first(passage, before_mean(numbers, place), now, by))
            or (claim := _reached(passage, before, now, by))
            or (claim := _behind_share(passage, numbers, place))
        ):
            yield claim
            yield from _also(passage, claim, numbers[place + 1 : place + 2])
        else:
            yield from _changes_of_total(passage, numbers, place)


def _also(passage: Passage, claim: Claim, following: list[Measured]) -> Iterator[Claim]:
    """Yield 由842条增加到968条，增加126条，增长15%: what stands in % is of the same two."""
    if len(claim.used) != len(PAIR) or claim.kind != "change-wrong":
        return
    first, last = claim.used
    for other in following:
        gap = between(passage, claim.at, other)
        alike = other.is_percent == claim.at.is_percent and other.unit != claim.at.unit
        is_so_far = "累计" in gap  # 增长8.2%，两年累计增加499人: of a time before
        if alike or len(gap) > NEAR or not ALSO.match(gap) or not way_of(other) or is_so_far:
            continue
        second = judged(passage, first, last, other, way_of(other))
        has_base = OWN_BASE.search(other.lead) and compared_with(other.lead) != compared_with(
            claim.at.lead
        )  # 由16天缩短为12天，减少4天，仍比上年同期多3天
        if second is not None and (second.holds or not has_base):
            yield second


ALSO = pattern("[，、（,(]")
OWN_BASE = pattern("[较比]", needs="较|比")
NEAR = 8  # characters between a change and the same in %


def _from_to(passage: Passage, before: Measured, now: Measured, by: Measured) -> Claim | None:
    """由100件增至120件，上升20%."""
    gap = between(passage, before, now)
    opens = FROM_WORD.search(passage.text[max(0, before.start - 16) : before.start])
    verb = TO_VERB.search(gap) or (opens and TO.search(gap))
    if before.same != now.same or not verb or len(gap) > 16 or not MARKS.isdisjoint(gap):
        return None
    way = moves_of(by, passage, now)
    if not way and FASTER.match(by.lead) and now.unit.endswith(OF_TIME):
        way = -1  # 由5.2个工作日缩短为3.9个工作日，提速25.0%
    if OF_ITS_OWN.search(by.lead) and way * (now.amount - before.amount) < 0:
        return None
    claim = judged(passage, before, now, by, way) if way else None
    is_back = way * (now.amount - before.amount) < 0 and ITS_BASE.search(by.lead)
    return claim if claim is None or not is_back or claim.value else None


ITS_BASE = pattern("同比|环比|[较比]", needs="比|较")
"""由3000元升至3150元，同比下降2.1%: what goes the other way is against another time."""
FASTER = pattern("^[，、]?(?:平均)?(?:提速|加快|快)了?$", needs="速|快")
OF_TIME = ("秒", "分钟", "小时", "天", "日", "月", "年")


def _years(passage: Passage, first: Measured, second: Measured, by: Measured) -> Claim | None:
    """受理120件，上年为100件，同比增长20%; 上年100件，今年120件，增长20%."""
    is_bare = not first.same and first.scale == 1 and not RATE_WORDS.search(first.lead)
    if first.same != second.same or first.unit == POINTS or is_bare:
        return None
    if is_shut(passage, first, second) and "其中" in between(passage, first, second):
        return None  # 下降17.1%（上月41件），其中票务类19件，比上月少6件
    if is_shut(passage, first, second) and not PAST.search(words_before(passage, first)):
        return None  # （时间进度83.3%），比上年同期的80.6%加快4.4个百分点
    if "相差" in first.lead or "相差" in second.lead:
        return None  # 最多与最少相差2,592人；2020年回升到1,812人，比2010年增加278人
    if any(AIMED_AT.match(passage.text, each.end) for each in (first, second)):
        return None  # 控制在4.5%的目标以内，比年初的3.1%下降0.2个百分点
    way = 0 if are_in_turn(passage, first, second) else moves_of(by, passage, second)
    times = [time_of(words_before(passage, each)) for each in (first, second)]
    if not way or times[0] == times[1] or is_change(first) or is_change(second):
        return None
    names = [_subject(passage, each) for each in (first, second)]
    if names[1] and not names[0] and "；" in between(passage, first, second):
        return None  # 禽蛋8.64万吨，上年同期8万吨；牛奶4.32万吨，比上年同期减少0.18万吨
    if all(names) and names[0] not in names[1] and names[1] not in names[0]:
        return None
    before, now = (first, second) if times[0] < times[1] else (second, first)
    return judged(passage, before, now, by, way)


AIMED_AT = pattern("的(?:目标|任务|计划|标准|红线|上限)|以[内下上]")


def _change_first(passage: Passage, now: Measured, by: Measured, before: Measured) -> Claim | None:
    """860万元，同比下降20%，上年同期为960万元; 98.6%，提高0.4个百分点，上年为98.2%."""
    of_rate = now.is_percent and by.unit != POINTS
    if now.same != before.same or not now.unit or now.unit == POINTS or of_rate:
        return None
    past = PAST.search(words_before(passage, before)) and not is_change(before)
    past = past or bool(
        "环比" in by.lead and LAST_BEHIND.match(passage.text[by.end : before.start])
    )  # 环比提升0.4个百分点，一季度98.2%
    if not past or is_change(now) or PAST.search(words_before(passage, now)):
        return None
    names = [_subject(passage, each) for each in (now, before)]
    if all(names) and names[0] not in names[1] and names[1] not in names[0]:
        return None
    own = OWN_CHANGE.match(by.lead)
    if own and own[1] not in now.lead:
        return None  # 奖牌66枚，金牌比上届增加5枚（上届13枚）
    way = moves_of(by, passage, now)
    claim = judged(passage, before, now, by, way) if way else None
    of_two = {compared_with(by.lead), compared_with(before.lead)} == {"月", "年"}
    return claim if claim and (claim.holds or not of_two) else None  # 环比…，比上年10月的…


LAST_BEHIND = pattern("^[，（](?:\\d{1,2}月份?|第?[一二三四]季度)(?:为|是)?$", needs="月|季度")


def _changes_of_total(passage: Passage, numbers: list[Measured], place: int) -> Iterator[Claim]:
    """Yield 872件，其中甲848件、乙24件，比上年多64件，增长7.9%，上年为808件: of the total.

    Or of what last year's value names: 来访218件、网络116件，下降6.4%，上年来访233件.
    """
    before = numbers[place]
    past = PAST_WORD.search(before.lead) or YEAR.search(before.lead)
    if not past or is_change(before) or not before.unit or before.is_percent:
        return
    first = place
    while first and is_change(numbers[first - 1]) and place - first < len(PAIR):
        first -= 1
    if first in (0, place):
        return
    name = _subject(passage, before)
    earlier = [
        each
        for each in numbers[max(0, first - MANY) : first]
        if each.same == before.same and not is_change(each)
    ]
    named = [each for each in earlier if len(name) > 1 and name in each.lead]
    meant = named[-1:] or totals_before(passage, numbers, first - 1)[-1:]
    for by in numbers[first:place] if meant else ():
        if by.unit == POINTS or (not by.is_percent and by.same != before.same):
            continue
        claims = (judged(passage, before, now, by, way_of(by)) for now in (*earlier, meant[0]))
        told = [claim for claim in claims if claim is not None]
        yield from [claim for claim in told if claim.holds][:1] or told[-1:]


OWN_CHANGE = pattern("^[，；（]?([一-鿿]{2,6}?)(?:同比|环比|[较比])", needs="比|较")


def _subject(passage: Passage, number: Measured) -> str:
    lead = LEVEL.sub("", words_before(passage, number))
    words = AIM.sub("", COMPARING.sub("", PAST.sub("", name_of(lead))))
    name = words.removeprefix("度")
    return "" if TIME_NOUN.fullmatch(name) else name


AIM = pattern("本年度?|今年|计划|预计|力争|目标|达到|任务|安排|^而|[只仅]有?$")
TIME_NOUN = pattern("[一-鿿]{0,3}[季年月期届轮次]度?")  # 供暖季 of 上一供暖季


def _amount_and_share(
    passage: Passage, now: Measured, by: Measured, share: Measured, is_far: bool = False
) -> Claim | None:
    """受理120件，同比增加20件，增长20%: all three agree."""
    if by.is_percent:
        by, share = share, by
    if not share.is_percent or by.same != now.same or now.is_percent:
        return None
    if (not by.unit and by.scale == 1) or PAST_WORD.search(now.lead):
        return None
    if is_shut(passage, now, by if by.start < share.start else share):
        return None  # 环比增长18.5%（9月2252万元），同比增收224万元，增长9.2%
    if any(AT_PRICES.search(each.lead) for each in (by, share)):
        return None
    first, second = (by, share) if by.start < share.start else (share, by)
    ways = (
        moves_of(first, passage, now) or (way_of(first) if is_far else 0),
        direction(second.lead) if is_change(second) else 0,
    )
    is_new = COMPARED.search(second.lead) and (
        OF_THE_YEAR.search(first.lead)
        or (BARE.match(first.lead) and not COMPARED.search(now.lead))  # 35人，上升17%，比上年多5人
    )
    is_with = between(passage, now, first).find("相比，") > 0
    if not all(ways) or not (COMPARED.search(first.lead) or is_new or is_with):
        return None
    if ways[0] != ways[1]:
        return _two_ways(passage, now, first, second, ways[0])
    is_bare = BARE.match(second.lead) is not None  # 较上年同期增长15.35%，增收25457万元
    is_compared = COMPARED.search(second.lead) and not is_bare and not is_new
    if is_compared and compared_with(first.lead) != compared_with(second.lead):
        # 比年初增加…，同比增长…: not of one time
        return _other_word(
            passage, now, (first, second), share_of_change(passage, now, by, share, ways[0])
        )
    if len(between(passage, first, second)) > 8 or is_change(now):
        return None
    if now.amount - ways[0] * abs(by.amount) - now.blur - by.blur <= 0:
        return None
    return share_of_change(passage, now, by, share, ways[0])


def _other_word(
    passage: Passage, now: Measured, pair: tuple[Measured, Measured], same: Claim
) -> Claim | None:
    """Return the claim of 较上年同期多1020艘次，环比增长3.9%, which is the same change: 同比."""
    first, second = pair
    word = IN_SAME_CLAUSE.match(passage.text[first.end : second.start])
    base = compared_with(first.lead)
    if word is None or not same.holds or base not in OTHER_TIME.values() or now.is_percent:
        return None
    if OTHER_TIME[word[1]] != base:
        return None
    value = word[2] + typed(passage, second)
    other = "环比" if word[1] == "同比" else "同比"
    return Claim(
        "sentence-difference", False, passage, second, (now, first), same.working,
        other + value, word[1] + value,
    )  # fmt: skip


IN_SAME_CLAUSE = pattern(f"，(同比|环比)((?:{MOVED})了?)$", needs="同比|环比")
OTHER_TIME = {"环比": "年", "同比": "月"}
"""What a word is not of, as `compared_with` has it."""


def _of_total(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """预警28次，其中黄色22次、橙色6次，较上年减少9次，下降24.3%: of the total, not of the last."""
    now, by, share = numbers[place - 2 : place + 1]
    if not share.is_percent or now.is_percent or not COMPARED.search(by.lead):
        return None
    totals = totals_before(passage, numbers, place - 2)
    if not totals:
        return None
    claims = (
        _amount_and_share(passage, each, by, share, is_far=True) for each in (now, totals[-1])
    )
    told = [claim for claim in claims if claim is not None]
    return next((claim for claim in told if claim.holds), told[-1] if told else None)


def _behind_share(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """完成24627万元，完成预算数60999万元的40.4%，比上年减收1070万元，下降4.2%: of what was done."""
    share, by, moved = numbers[place - 2 : place + 1]
    if not share.is_percent or is_change(share) or not moved.is_percent or by.is_percent:
        return None
    plan = numbers[place - 3 : place - 2] if share.lead == "的" else []
    at = place - 3 - bool(plan)
    if at < 0 or not plan or plan[0].same != by.same or not PLANNED.search(plan[0].lead):
        return None
    now = numbers[at]
    is_one = now.same == by.same and now.sentence == by.sentence and not PLANNED.search(now.lead)
    return _amount_and_share(passage, now, by, moved, is_far=True) if is_one else None


PLANNED = pattern("预算数|预算(?![收支内外管])|计划|任务|目标")
BARE = pattern(f"^[，、]?(?:{MOVED}|[增减][收支产])$")
OF_THE_YEAR = pattern("^[，、；]?(?:当年|年内|本年|今年)(?:净|新)?增加?$", needs="增")
SAME_BASE = pattern("^[，、]?(?:同比|环比|[较比][^，。；]{1,8})", needs="比|较")


def _two_ways(
    passage: Passage, now: Measured, first: Measured, second: Measured, way: int
) -> Claim | None:
    """同比减少1.3万人，同比增长2.4%: one change of one value goes up and down."""
    is_bare = BARE.match(second.lead) is not None  # 同比减少54万元，上升15.9%
    if not is_bare and (
        not SAME_BASE.search(second.lead) or compared_with(first.lead) != compared_with(second.lead)
    ):
        return None
    if len(between(passage, first, second)) > NEAR + 4 or is_change(now) or "幅" in second.lead:
        return None
    by, share = (second, first) if first.is_percent else (first, second)
    if now.amount - way * abs(by.amount) <= now.blur + by.blur:
        return None
    tried = (share_of_change(passage, now, by, share, each) for each in (way, -way))
    claim = next((each for each in tried if each.holds), None)
    if claim is None:
        return None
    expected = f"{'增' if way > 0 else '减'}{typed(passage, second)}"
    return Claim(
        "sentence-share", False, passage, second, (now, first), claim.working, expected,
        second.lead[-2:] + typed(passage, second),
    )  # fmt: skip


def _years_of_total(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """受理120件，其中一季度50件、二季度70件；去年同期100件，增长20%: the total grew."""
    now, before, by = numbers[place - 2 : place + 1]
    totals = totals_before(passage, numbers, place - 2)
    if not totals or not PAST_WORD.search(words_before(passage, before)):
        return None
    claims = (_years(passage, each, before, by) for each in (now, totals[-1]))
    told = [claim for claim in claims if claim is not None]
    return next((claim for claim in told if claim.holds), told[-1] if told else None)


REACHED = pattern(
    "^[，,]?(?:总[数量额]|累计|余额|规模)?(?:达到?|至|为|升至|增至|降至|减至|总数达|总量达)$",
    needs="为|至|达",
)


def _reached(passage: Passage, first: Measured, second: Measured, third: Measured) -> Claim | None:
    """增加32万人次，达到232万人次，增长16%: what was reached stands behind the change."""
    now = next((each for each in (second, third) if REACHED.search(each.lead)), None)
    if now is None or not COMPARED.search(first.lead) or not is_change(first):
        return None
    others = [each for each in (first, second, third) if each is not now]
    share = next((each for each in others if each.is_percent), None)
    by = next((each for each in others if each.same == now.same), None)
    if share is None or by is None or now.is_percent or not now.unit:
        return None
    if not is_change(share) or not is_change(by):
        return None
    way = direction(by.lead)
    if way != direction(share.lead) or now.amount - way * abs(by.amount) <= now.blur + by.blur:
        return None
    return share_of_change(passage, now, by, share, way)
