"""How far two numbers are apart that a text names: 甲镇327户，乙镇296户，乙镇比甲镇少31户."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from jianbao.audit.measured import (
    MEASURES,
    POINTS,
    Measured,
    ending_before,
    name_of,
    starting_behind,
)
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, direction, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.audit.sentences.reading.wholes import is_whole_of_share

WORD = "[多少高低大小长短快慢重轻厚薄深浅]"
NAME = "(?:[^，。；：、\\d]|\\d{1,2}(?=月))"  # 6月比4月高8.8℃
BEYOND = f"(?P<side>{WORD}|超)(?:出|了|约|近|达|于)*(?:[一-鿿]{{2}})?$"
THAN = pattern(
    f"(?P<one>{NAME}{{0,16}}?)(?:(?<![同环])比|较)(?P<other>{NAME}{{1,14}}?){BEYOND}",
    needs="比|较",
)
BESIDE = pattern(
    "(?:与|同|和|跟|较|对比)(?P<other>[^，。；：、\\d]{1,14}?)(?:相比|比较|对比|相较)(?:，|而言，?)"
    f"(?P<one>[^，。；：、\\d]{{0,16}}?){BEYOND}",
    needs="相比|比较|对比|相较",
)
SINCE = pattern(
    "(?:比|较)(?P<other>[年月季期]初|[上去]年[末底])(?:净?增加?|净?减少?|下降|上升|多|少)了?$",
    needs="初|末|底",
)
ABOVE = pattern(
    "(?P<one>[^，。；：、\\d]{0,16}?)(?P<side>[高低多少快慢大小长短]于|领先|落后于?|超过|不及)"
    "(?P<other>[^，。；：、\\d]{2,14}?)$",
    needs="高于|低于|多于|少于|快于|慢于|大于|小于|长于|短于|领先|落后|超过|不及",
)
GAP = pattern(
    "(?:相差|差距|极差|落差|温差|高差|价差|差异|差值|级差|差额|悬殊|之差|间差|区差|(?:超(?!标)|(?<![一-鿿])超)[一-鿿]{0,2}(?:计划|指标|任务|预算|标准|[定限]额|配额|上限|概算|目标|[收支编标限量产储耗出用占](?!超))|短[收缺支少]|[高多少低]出|水头差|领先|落后"
    "|库存(?:增加|减少)|^[，；]?(?:共|累计)?[增减][蓄储存]|净(?!(?<=[一-鿿]净)额)(?![利资值化水菜高重产含空面身收])[一-鿿]{1,3})[^，。；：、\\d]{0,3}$"
    "|^[，；]?[多少][一-鿿]{1,2}$|^[，；]?(?:前者|后者|两者)?[高低多少大小快慢长短重轻][了出]?$",
    needs="高|低|大|小|快|慢|长|重|轻|多|少|差|悬殊|超|短|出|领先|落后|库存|净|蓄|储|存",
)
AHEAD = pattern("^[，；]?(?:提前|推迟|延迟|延期|超期)了?$", needs="提前|推迟|延|超期")
SET_TIME = pattern("计划|原定|合同|规定|法定|承诺|工期|时限")
NET = pattern("净[增加减]|净流[入出]", needs="净")
NET_TAIL = pattern("(?<=[增减])[加少长]$")
NET_PLAN = pattern("净[一-鿿]{1,2}(?:任务|目标|计划|指标)[数量为是的]?$", needs="净")
IN = pattern("新[增设建开立登发成]|增加|入|招|购")
OUT = pattern("撤|注销|退|减少|关|淘汰|出|停|报废|拆")
OVER_LIMIT = pattern("超[速重载高长宽]$", needs="超")  # 限速80，实测112公里/小时，超速32
ENDS = (pattern("最[高大多长快重]"), pattern("最[低小少短慢轻]"))
EARLIER = pattern(
    "[上去前]年|上[月季届期周旬个]|同期|[年月季期]初|常年|往年|历年|以往|上午|昨"
    "|计划上|原来|此前|改革前",
)
WORDS = (
    "比", "较", "差", "悬殊", "于", "超", "短", "出", "多", "少", "领先", "落后", "净", "库存",
    "蓄", "提前", "推迟", "延", "高", "低", "大", "小", "快", "慢", "长", "重", "轻",
)  # fmt: skip
SIDE_WORDS = frozenset("高低快慢")
WIDE = 44
FEW, MOST = 2, 6
NEAREST = 4
LONG = 2  # letters of a name that tell it


def apart(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of differences; `numbers` are all of the passage."""
    text = passage.text
    if len(numbers) <= FEW or not any(word in text for word in WORDS):
        return
    for by in numbers:
        if NET.search(by.lead) and by.is_exact:
            yield from _net(passage, numbers, by)
    for by in numbers[FEW:]:
        if by.unit == "%" and not SIDE_WORDS.isdisjoint(by.lead):
            yield from _of_rates(passage, numbers, by)
        if by.is_percent or not by.unit or not by.is_exact:
            continue
        if is_whole_of_share(passage, by) or NET_PLAN.search(by.lead):
            continue  # 完成全年净增任务2.0万人的76.0%
        like = _like(passage, numbers, by)
        if len(like) < len(("one", "other")):
            continue
        is_over = by.unit[:1] in MEASURES and OVER_LIMIT.search(by.lead)
        if is_over or GAP.search(by.lead) or AHEAD.search(by.lead):
            yield from _gap(passage, by, like)
        else:
            yield from _compared(passage, by, like)


def _net(passage: Passage, numbers: list[Measured], by: Measured) -> Iterator[Claim]:
    """Yield the claim of 新成立23家，注销9家，净减14家; 净增4家，全年新开业9家、关停5家."""
    before, behind = ending_before(numbers, by.start)[-2:], starting_behind(numbers, by.end)[:2]
    for pair in (before, behind):
        if len(pair) < len(("in", "out")) or any(each.same != by.same for each in pair):
            continue
        come, gone = pair
        if not IN.search(come.lead) or not OUT.search(gone.lead) or gone.sentence != by.sentence:
            continue
        said = NET_TAIL.sub("", by.lead)[-1:]
        more, less = "入出" if said in "入出" else "增减"
        side = more if come.amount > gone.amount else less
        if _off((come, gone)) == by.amount and {side, said} == {more, less}:
            yield _other_word(passage, by, (come, gone), side, said)
        elif pair is behind and not passage.text.startswith(JOINTS, gone.end):
            yield _claim(passage, by, (come, gone), holds=_off((come, gone)) == by.amount)


JOINTS = ("、", "和", "及", "与")


def _other_word(
    passage: Passage, by: Measured, pair: tuple[Measured, Measured], other: str, said: str
) -> Claim:
    """Return the claim that another word belongs before a difference."""
    first, second = sorted(pair, key=lambda each: -each.amount)
    value, working = typed(passage, by), f"{typed(passage, first)}−{typed(passage, second)}"
    return Claim(
        "sentence-difference", False, passage, by, pair, working, other + value, said + value
    )


def _of_rates(passage: Passage, numbers: list[Measured], by: Measured) -> Iterator[Claim]:
    """Yield the claim of 城镇增长4.8%，农村增长6.3%，农村快于城镇1.5%: they are points."""
    match = ABOVE.search(by.lead) or THAN.search(by.lead)
    like = _like(passage, numbers, by) if match else []
    if match is None or len(like) < len(("one", "other")) or EARLIER.search(match["other"]):
        return
    pair = _pair(match, like, by) or _pair(match, _with_subjects(passage, like), by)
    if pair and _off(pair) == by.amount and len(match["one"]) >= LONG:
        value = typed(passage, by)
        points = f"{value.rstrip('%％')}个百分点"
        yield Claim("percent-for-points", False, passage, by, pair, value, points)


def _side(match: re.Match[str]) -> str:
    """Return the word that says which of two is more: 高 of 高于, 领先."""
    return match["side"].removesuffix("于")


def _way(side: str, by: Measured) -> int:
    """Return 1 where a word says that the first is more, -1 less, 0 neither.

    Faster is more of what is told in points, less of what is told in time.
    """
    if side in FASTER:
        fast = 1 if by.unit == POINTS else -1 if by.unit in OF_TIME else 0
        return fast * FASTER[side]
    return next((way for way, words in SIDES if side in words), 0)


FASTER = {"快": 1, "领先": 1, "慢": -1, "落后": -1}
SIDES = (
    (1, ("多", "高", "大", "长", "重", "厚", "深", "超过")),
    (-1, ("少", "低", "小", "短", "轻", "薄", "浅", "不及")),
)
OF_TIME = ("秒", "分钟", "小时", "天", "日", "个工作日", "工作日", "月", "年")


def _like(passage: Passage, numbers: list[Measured], by: Measured) -> list[Measured]:
    """Return the last numbers before a difference that it may be of: points are of %."""
    unit = "%" if by.unit == POINTS else by.same
    before = ending_before(numbers, by.start)
    return [
        each
        for each in before
        if each.same == unit and each.is_exact and by.sentence - each.sentence <= LONG
        if each.sentence == by.sentence or not _is_bracketed(passage, each)
    ][-MOST:]


def _is_bracketed(passage: Passage, number: Measured) -> bool:
    """Return whether a number stands in brackets: what a later sentence tells is not of it."""
    before = passage.text[max(0, number.start - WIDE) : number.start]
    return before.rfind("（") > before.rfind("）")


def _gap(passage: Passage, by: Measured, like: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 最高38.6%，最低21.9%，相差16.7个百分点."""
    own = [each for each in like if each.sentence == by.sentence] or like
    if AHEAD.search(by.lead) and (len(own) > LONG or not SET_TIME.search(own[0].lead)):
        return
    if (
        len(own) > LONG
        and NET.search(by.lead)
        and IN.search(own[-2].lead)
        and OUT.search(own[-1].lead)
    ):
        own = own[-2:]  # 1,080个，2024年末为1,020个，新增120个、撤销60个，净增60个
    ends = [[each for each in own if end.search(each.lead)] for end in ENDS]
    if all(len(each) == 1 for each in ends):
        yield from _told(passage, by, like, (ends[0][0], ends[1][0]))
    else:
        yield from _told(passage, by, like, (own[0], own[1]) if len(own) == LONG else None)


def _compared(passage: Passage, by: Measured, like: list[Measured]) -> Iterator[Claim]:
    words = passage.text[max(0, by.start - WIDE) : by.start]
    if since := SINCE.search(by.lead):
        against = tuple(sign + since["other"] for sign in "比较")  # 比年初增加46.7亿元 is no 年初
        there = [
            each
            for each in like
            if since["other"] in each.lead and not any(words in each.lead for words in against)
        ]
        now = [each for each in like if each not in there and each.sentence == by.sentence]
        if there and now:
            since_then = (now[-1], there[-1])
            back = list(_moved_back(passage, by, since_then, direction(by.lead)))
            yield from back or _told(passage, by, like, since_then)
        return
    match = BESIDE.search(words) or THAN.search(by.lead) or ABOVE.search(by.lead)
    if match is None or EARLIER.search(match["other"]):
        return
    pair = _pair(match, like, by) or _pair(match, _with_subjects(passage, like), by)
    if pair and (pair[0].amount - pair[1].amount) * _way(_side(match), by) < 0:
        yield from _turned(passage, by, pair, match)
        return  # 实际512家，比计划480家少32家: what goes the other way bears nothing out
    yield from _told(passage, by, like, pair if pair and pair[0] in like else None)


def _pair(
    match: re.Match[str], like: list[Measured], by: Measured
) -> tuple[Measured, Measured] | None:
    """Return the two numbers that a comparison names; the first may go without saying."""
    other = _named(match["other"], like, by)
    one = _named(match["one"], like, by) if match["one"].strip("的则") else like[-1]
    return (one, other) if one and other and one is not other else None


def _with_subjects(passage: Passage, like: list[Measured]) -> list[Measured]:
    """Return numbers with all words since the one before: 城镇居民收入2万元，增长4.6%."""
    ends = [max(passage.text.rfind("。", 0, like[0].start) + 1, 0), *(each.end for each in like)]
    return [
        replace(each, lead=passage.text[max(end, each.start - SUBJECT) : each.start])
        for end, each in zip(ends, like, strict=False)
    ]


SUBJECT = 60  # characters before a number in which what it is of is named


def _moved_back(
    passage: Passage, by: Measured, pair: tuple[Measured, Measured], way: int
) -> Iterator[Claim]:
    """Yield the claim of 年初202人，…年末186人，比年初增加16人: it fell by so many."""
    if _off(pair) == by.amount and (pair[0].amount - pair[1].amount) * way < 0:
        value = typed(passage, by)
        working = f"{typed(passage, pair[1])}→{typed(passage, pair[0])}"
        words = ("增加", "减少")
        yield Claim(
            "sentence-difference", False, passage, by, pair, working,
            f"{words[way > 0]}{value}", f"{words[way < 0]}{value}",
        )  # fmt: skip


WAYS = ("多", "少", "高", "低", "快", "慢", "大", "小", "长", "短", "超过", "不及", "领先", "落后")
OTHER_WAY = {word: WAYS[at ^ 1] for at, word in enumerate(WAYS)}


def _turned(
    passage: Passage, by: Measured, pair: tuple[Measured, Measured], match: re.Match[str]
) -> Iterator[Claim]:
    """Yield the claim of 甲镇327户，乙镇296户，乙镇比甲镇多31户: the word is the wrong one."""
    side = _side(match)
    if _off(pair) == by.amount and side in OTHER_WAY and all(each.lead for each in pair):
        said = match[0][match[0].rfind(side) :]
        other = OTHER_WAY[side] + said.removeprefix(side)
        yield _other_word(passage, by, pair, other, said)


MONTH_ALONE = pattern("\\d{1,2}月份?", needs="月")
UP_TO_MONTH = pattern("(?:截至|[至到—–-])(?:今年)?\\d{1,2}月|\\d月[末底]", needs="月")
SAID_BEFORE = {"前者": -2, "后者": -1}


def _named(words: str, like: list[Measured], by: Measured) -> Measured | None:
    """Return the last number whose words begin with a name."""
    name = words.removeprefix("其中").removeprefix("则").removesuffix("的")
    if len(name) < LONG:
        return None
    if name in SAID_BEFORE and len(like) >= LONG:
        return like[SAID_BEFORE[name]]
    found = [each for each in like if name in each.lead]
    if MONTH_ALONE.fullmatch(name):  # 截至9月末 is no 9月
        found = [each for each in found if not UP_TO_MONTH.search(each.lead)]
        return found[-1] if found else None
    found = found or [each for each in like if name[:LONG] in each.lead]
    own = [each for each in found if each.sentence == by.sentence] or found
    return own[-1] if own else None


def _told(
    passage: Passage, by: Measured, like: list[Measured], meant: tuple[Measured, Measured] | None
) -> Iterator[Claim]:
    """Yield the claim of two numbers: of those meant, or of any that a slip makes right."""
    pairs = list(combinations(like, 2))
    for pair in pairs:
        if abs(_off(pair) - abs(by.amount)) <= by.blur + pair[0].blur + pair[1].blur:
            yield _claim(passage, by, pair, holds=True)
            return
    is_gap = GAP.search(by.lead) is not None
    slipped = [
        pair
        for pair in combinations(like[-NEAREST:], 2)
        if ((is_gap or any(each.sentence == by.sentence for each in pair)) and _is_slip(by, pair))
        or (is_gap and len(like) == LONG and is_digit_off(by.amount, _off(pair), by.step))
    ]
    if not meant and not slipped and len(like) > LONG:
        slipped = list(_of_topic(passage, by, like))
    if meant:  # of 5月86.4毫米、6月…、7月245.6毫米，7月最多，较5月多195.2毫米: of 7月
        named = [(each, meant[1]) for each in like if _is_slip(by, (each, meant[1]))]
        meant = named[0] if named and meant not in named else meant
    for pair in [meant] if meant else slipped[:1]:
        yield _claim(passage, by, pair, holds=False)


def _is_slip(by: Measured, pair: tuple[Measured, Measured]) -> bool:
    return is_mistyped(abs(by.amount), _off(pair), _off(pair), by.step)


def _of_topic(
    passage: Passage, by: Measured, like: list[Measured]
) -> Iterator[tuple[Measured, Measured]]:
    """Yield 北部51次、…南部12次，北部占59.3%，次数比南部多39次: one digit off.

    Only the one that the words name is sure; the other has a name that stands in between.
    """
    match = THAN.search(by.lead)
    other = _named(match["other"], like, by) if match else None
    between = passage.text[like[-1].end : by.start]
    for each in like if other is not None else ():
        name = name_of(each.lead)
        is_topic = len(name) >= LONG and name in between and each is not other
        if is_topic and other and is_digit_off(by.amount, _off((each, other)), by.step):
            yield each, other


def _off(pair: tuple[Measured, Measured]) -> Decimal:
    return abs(pair[0].amount - pair[1].amount)


def _claim(passage: Passage, by: Measured, pair: tuple[Measured, Measured], holds: bool) -> Claim:
    first, second = sorted(pair, key=lambda each: -each.amount)
    working = f"{typed(passage, first)}−{typed(passage, second)}"
    expected = shown(passage, first.amount - second.amount, by)
    return Claim("sentence-difference", holds, passage, by, pair, working, expected)
