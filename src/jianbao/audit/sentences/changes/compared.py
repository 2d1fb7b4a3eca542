"""Two times side by side: 6月份312件，5月份286件，环比增长9.1%; 同比减少6件：今年2件，去年8件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import MANY, POINTS, STOPS, Measured, shared_run
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import (
    FROM_WORD,
    PAIR,
    PAST_WORD,
    TO_VERB,
    is_change,
    is_shut,
    time_of,
)
from jianbao.audit.sentences.changes.judging import YEAR, judged
from jianbao.audit.sentences.changes.movements import OWN_CHANGE
from jianbao.audit.sentences.reading.claims import (
    ANY_MOVE,
    MOVED,
    Claim,
    direction,
    quotient,
    typed,
)
from jianbao.audit.sentences.reading.wholes import share_claim

SAME_TIME = pattern("(?:上年|去年|前一年)(?!度?[末底])|同[期月]", needs="年|同")
MONTH = pattern(r"(?<![\d—–～至到-])(\d{1,2})月(?![—–～至到-])")
QUARTER = pattern("(?<![前上下])([一二三四])季度")
QUARTERS = "一二三四"
FROM_LAST = pattern(
    "环比|[较比]上[月季]|[较比](?:\\d{1,2}月|[一二三四]季度)", needs="上|环比|月|季度"
)
NOW = pattern("今年|本[年月季期]")
ATTAINED = pattern(
    "^[，；]?(?:[上下]半年|[一二三四]季度|\\d{1,2}月份?|目前|现)?(?:总[量额数])?(?:达到?|完成|实现|为)$",
    needs="达|完成|实现|为",
)
OPENS = pattern("[：，（(:][^，。；：]{0,12}", needs="(|:|（|，|：")


def compared(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield changes of one sentence between two times that it names."""
    if not ANY_MOVE.search(passage.text, 0, numbers[-1].start) and "倍" not in passage.text:
        return
    for place in range(2, len(numbers)):
        first, second, third = numbers[place - 2 : place + 1]
        claim = _of_months(passage, first, second, third)
        claim = claim or _change_before_both(passage, first, second, third)
        claim = claim or _before_from_to(passage, first, second, third)
        claim = claim or _month_before_behind(passage, first, second, third)
        claim = claim or _of_the_first(passage, numbers, place)
        claim = claim or _of_its_own(passage, numbers, place)
        claim = claim or _times(passage, first, second, third)
        if claim is not None:
            yield claim
    yield from _rises_down(passage, numbers)
    if len(numbers) > FEWEST:
        yield from _interleaved(passage, numbers)


def _rises_down(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 由3.6万平方米增加到3.2万平方米: the verb goes another way than the numbers."""
    for before, now in pairwise(numbers):
        if before.same != now.same or now.start - before.end > WITHIN:
            continue
        verb = TO_VERB.search(passage.text[before.end : now.start])
        if verb is None or FROM_WORD.search(before.lead[-WITHIN:]) is None:
            continue
        way, rise = direction(verb[0][:-1]), now.amount - before.amount
        if way * rise < 0:
            yield Claim(
                "sentence-difference", False, passage, now, (before,),
                f"{typed(passage, before)}→{typed(passage, now)}",
                "增加" if rise > 0 else "减少", verb[0][:-1],
            )  # fmt: skip


WITHIN = 16
FEWEST = 4  # numbers of a sentence in which two measures stand side by side
CHANGE_OF = pattern(
    "^([一-鿿]{2,6}?)(?:数量?|总?额|金额)?(?:同比|较上年|比上年|较去年|比去年)",
    needs="同比|比上年|比去年|较上年|较去年",
)


def _interleaved(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """立案42起、案值3亿元，去年立案35起、案值2亿元，立案数同比上升20%: the change has a name."""
    for place in range(FEWEST, len(numbers)):
        by = numbers[place]
        named = CHANGE_OF.match(by.lead)
        if named is None or not by.is_percent or not is_change(by):
            continue
        of_it = [
            each
            for each in numbers[max(0, place - MANY) : place]
            if named[1] in each.lead and not each.is_percent and not is_change(each)
        ]
        times = [time_of(each.lead) for each in of_it]
        if len(of_it) != len(PAIR) or of_it[0].same != of_it[1].same or times[0] == times[1]:
            continue
        before, now = of_it if times[0] < times[1] else reversed(of_it)
        claim = judged(passage, before, now, by, direction(by.lead))
        if claim is not None:
            yield claim


AGAINST_MONTH = pattern(r"[比较](\d{1,2})月", needs="月")


def _of_months(passage: Passage, first: Measured, second: Measured, by: Measured) -> Claim | None:
    """6月份312件，5月份286件，环比增长9.1%."""
    is_said = FROM_LAST.search(by.lead)
    if first.same != second.same or not (is_said or "同比" in by.lead) or not first.unit:
        return None
    times = [place_of(each.lead) for each in (first, second)]
    if 0 in times or abs(times[0] - times[1]) != 1 or not is_change(by):
        return None
    before, now = (first, second) if times[0] < times[1] else (second, first)
    if (named := AGAINST_MONTH.search(by.lead)) and int(named[1]) in times:
        before, now = (first, second) if int(named[1]) == times[0] else (second, first)
    own = [int(each) for each in MONTH.findall(by.lead)]  # 5月…，6月…，5月比4月增加57艘次
    if len(own) == len(PAIR) and sorted(own) != sorted(times):
        return None
    if is_change(first) or is_change(second):
        return None
    claim = judged(passage, before, now, by, direction(by.lead))
    return claim if is_said or (claim is not None and claim.holds) else None


def _of_the_first(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """2月受理38件，去年同期为36件，同比增长6%；1月份为44件，环比下降14%: of the first."""
    before, by = numbers[place - 1 : place + 1]
    if not FROM_LAST.search(by.lead):
        return None
    earlier = numbers[max(0, place - 1 - MANY) : place - 1]
    now = next((each for each in earlier if each.same == before.same), None)
    if now is None or now is numbers[place - 2]:
        return None
    month = place_of(before.lead)
    opening = passage.text[max(0, now.start - FAR) : now.start]
    if not month or not is_change(by) or PAST_WORD.search(now.lead):
        return None
    if month + 1 not in [int(each) for each in MONTH.findall(opening)]:
        return None
    return judged(passage, before, now, by, direction(by.lead))


def _of_its_own(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """金牌18枚、银牌22枚，金牌比上届增加5枚（上届13枚）: the change says of which it is."""
    by, before = numbers[place - 1 : place + 1]
    own = OWN_CHANGE.match(by.lead)
    if own is None or not PAST_WORD.search(before.lead) or not is_change(by):
        return None
    named = [
        each
        for each in numbers[max(0, place - 1 - MANY) : place - 1]
        if own[1] in each.lead and each.same == before.same and not PAST_WORD.search(each.lead)
    ]
    if len(named) != 1 or named[0] is numbers[place - 2] or not before.unit:
        return None
    return judged(passage, before, named[0], by, direction(by.lead))


TIMES_OF = pattern(
    "(?:是|为|达到?|相当于)(?:上年|去年|同期|上[月季期届])[^，。；]{0,6}的(?:约|近)?$"
)


IS_TIMES = pattern(
    "^[，]?(?:约|大约)?(?:是|为|相当于)[一-鿿]{2,14}的(?:约|近)?$", needs="是|为|相当于"
)
"""人均收入3.12万元，是全市农村居民的1.3倍（2.4万元）: the bracket has what it is a multiple of."""


def _times(passage: Passage, now: Measured, times: Measured, before: Measured) -> Claim | None:
    """验放1,680万票，是上年的2.1倍（上年800万票）."""
    if times.unit != "倍" or now.same != before.same or not now.unit or now.is_percent:
        return None
    is_past = TIMES_OF.search(times.lead) and PAST_WORD.search(before.lead)
    of_bracket = passage.text[times.end : before.start] == "（" and IS_TIMES.search(times.lead)
    if not (is_past or (of_bracket and passage.text.startswith("）", before.end))):
        return None
    bounds = quotient(now, before, 1)
    if bounds is None:
        return None
    return share_claim(
        passage, times, now, before, bounds, "sentence-share", holds=bounds.fits(times)
    )


def of_other_times(said: Sequence[Claim]) -> Iterator[Claim]:
    """Yield 比上年同期的7.52亿元增加0.74亿元，环比增长9.8%: what it is held against is 同比.

    Against the month before it is 环比, and no 同比: 6月3.3万件，5月3万件，同比增长10%.
    """
    borne = {
        (id(claim.passage), claim.at.start): claim
        for claim in said
        if claim.holds and COMPARES.search(claim.at.lead)
    }
    for claim in said if borne else ():
        key = (id(claim.passage), claim.at.start)
        word = COMPARES.search(claim.at.lead) if key in borne and claim.holds else None
        if word is not None and _is_of_other(word[1], claim):
            other, value = OTHER_TIME[word[1]], typed(claim.passage, claim.at)
            value = claim.at.lead[word.end() :] + value
            yield replace(
                claim, kind="sentence-difference", holds=False, used=borne.pop(key).used,
                expected=other + value, value=word[1] + value,
            )  # fmt: skip


def _is_of_other(word: str, claim: Claim) -> bool:
    """Return whether what a change is held against is no base of 同比, or of 环比."""
    if claim.kind not in ("change-wrong", "sentence-share") or len(claim.used) != len(PAIR):
        return False
    base, now = claim.used
    if claim.kind == "sentence-share" and is_change(now) and not BASE.search(base.lead):
        is_year, is_last = SAME_TIME.search(now.lead), LAST_TIME.search(now.lead)
        return bool(is_year and not is_last if word == "环比" else is_last and not is_year)
    if claim.kind == "sentence-share" and not (BASE.search(base.lead) and is_change(now)):
        return False  # 比上年同期的1,190亿元增加96亿元，增长8.1%
    apart = place_of(now.lead) - place_of(base.lead) if place_of(base.lead) else 0
    if word == "环比":
        return bool(SAME_TIME.search(base.lead)) and not (apart and place_of(now.lead))
    is_dated = any(SAME_TIME.search(one.lead) or YEAR.search(one.lead) for one in claim.used)
    return not is_dated and (apart == 1 or LAST_TIME.search(base.lead) is not None)


COMPARES = pattern("(同比|环比)(?!\\d)", needs="同比|环比")
LAST_TIME = pattern("上个?[月季]度?")
BASE = pattern("[比较][^，。；]{1,16}的?$", needs="比|较")
OTHER_TIME = {"同比": "环比", "环比": "同比"}
FAR = 30  # characters before a number in which its month is named


def _month_before_behind(
    passage: Passage, now: Measured, by: Measured, before: Measured
) -> Claim | None:
    """4月份完成投资9.3亿元，环比增长12%（3月份为8.3亿元）."""
    if now.same != before.same or not now.unit or not FROM_LAST.search(by.lead):
        return None
    opening = passage.text[max(0, now.start - FAR) : now.start].rpartition("。")[2]
    times = [place_of(now.lead) or place_of(opening), place_of(before.lead)]
    if 0 in times or times[0] - times[1] != 1 or not is_change(by):
        return None
    return judged(passage, before, now, by, direction(by.lead))


def place_of(lead: str) -> int:
    """Return the month that words name, or the quarter, as 101 to 104; 0 where they name none."""
    if month := MONTH.search(lead):
        return int(month[1])
    quarter = QUARTER.search(lead)
    return 101 + QUARTERS.index(quarter[1]) if quarter else 0


DIGIT = pattern("\\d")
BARE_NAME = pattern(
    f"上半年|同比|环比|今年|[一二三四]季度|[较比][^，。；]{{2,6}}?(?=(?:{MOVED})$)|(?:{MOVED})$"
)
FROM, TO = (
    pattern("[，（：:]([^，。；：]{0,10}?)[由从][^，。；：]{0,8}"),
    pattern("[^，。；、\\d]{0,8}[至到为]"),
)


def _before_from_to(
    passage: Passage, by: Measured, first: Measured, second: Measured
) -> Claim | None:
    """成本同比下降14.3%，从1.26亿元降至1.08亿元."""
    if first.same != second.same or not first.unit or not is_change(by):
        return None
    opening = FROM.fullmatch(passage.text[by.end : first.start])
    if opening is None:
        return None
    own = BARE_NAME.sub("", by.lead)
    if opening[1] and own and shared_run(opening[1], own) < len("窗口"):
        return None
    start = max(passage.text.rfind(stop, 0, by.start) for stop in STOPS) + 1
    if opening[1] and not own and DIGIT.search(passage.text, start, by.start):
        return None  # 可靠率99.92%，提升0.03个百分点，停电时间由4.62小时压缩到3.18小时
    if by.unit == POINTS and not first.is_percent:
        return None
    if not TO.fullmatch(passage.text[first.end : second.start]):
        return None
    return judged(passage, first, second, by, direction(by.lead))


def _change_before_both(
    passage: Passage, by: Measured, first: Measured, second: Measured
) -> Claim | None:
    """同比减少86件：今年402件，去年488件."""
    if first.same != second.same or not first.unit or not is_change(by):
        return None
    between = passage.text[by.end : first.start]
    if is_shut(passage, first, second) and "其中" in second.lead:
        return None  # 下降17.1%（上月41件），其中票务类19件
    if not OPENS.fullmatch(between) or second.sentence != by.sentence:
        return None
    past = [bool(PAST_WORD.search(each.lead)) for each in (first, second)]
    present = [bool(NOW.search(each.lead)) for each in (first, second)]
    is_opened = between[0] in "：:（(" or ATTAINED.match(first.lead)
    if past[0] == past[1] or not (any(present) or is_opened):
        return None
    if any(is_change(each) for each in (first, second)):
        return None  # 人均结案128件，比上年同期多结9件
    before, now = (first, second) if past[0] else (second, first)
    return judged(passage, before, now, by, direction(by.lead))
