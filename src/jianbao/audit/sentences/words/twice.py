"""One thing told twice with two values: 护林员1,862人 here, 1,826名护林员 there.

Told is what two digits that changed places explain, where both are called alike, and what has one
full name and is of one time. A rounded telling is no fault, nor is what reckonings bear out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from jianbao.audit.ahead import is_aimed
from jianbao.audit.measured import POINTS, STOPS, Measured, name_of, stated
from jianbao.audit.passages import NOTE_MARK, Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes import timed as times_of
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.timed import TIME, Timed, days_before, opening_time, timed
from jianbao.audit.sentences.reading.claims import direction
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import is_digit_off, turned_digits
from jianbao.audit.sentences.words.named import in_full

Borne = frozenset[tuple[int, int]]
FEWEST_DIGITS, FEW_DIGITS, MANY_DIGITS = 2, 3, 4
LIKE, CALLED = 3, 4  # characters of a name that two tellings share; of a name in full
GENERAL = pattern(
    "[全我本][省市县区州镇村年]|上半年|下半年|今年以?来?|第?[一二三四]季度|\\d{1,2}[月—至]|累计|完成|实现|达到?|"
    "共计?|合计|总计|全部|其中|截至|目前|已经?|均|新增|各类|各项|各级|组织|开展|受理|办理|人数|数量|总数|总额|[对为将了的]"
)
NUMBERED = pattern("第\\d+|\\d+号|[A-Za-z]+\\d*")
WORDS = pattern("[一-鿿]{2}")
NAMED_BEHIND = pattern("^[一-鿿]{1,8}")
OTHERWISE = pattern(
    "其中|分别|[一-鿿]{2}[县区][^域级]|本级|每|平均|人均|单[月日笔]|最|计划|目标|任务|(?<!公共)预算(?![收支])|去年|上年|同期|年初|力争|预计|预期|原"
)
MOST = 6  # numbers that are held against each other: more of a kind say nothing
CLOSE_BY = 8
DEFINITE = ("对", "为", "完成", "的", "将", "把", "向", "上述", "这", "前述")
"""Before a number of what was told: 对检查发现的118处隐患, 8月底前完成81个限期整改问题."""
CLOSE = Decimal(2)  # times as much, at most, that one telling is of the other


class Telling(Struct, frozen=True, gc=False):
    """A number, where it stands, and the words before and behind it that name it."""

    passage: Passage
    number: Measured
    name: str
    behind: str
    time: str = ""  # of its paragraph, or of the last one that names a year or months


class Differing(Struct, frozen=True):
    """The later telling of a thing, and the one before it that has another value."""

    later: Telling
    first: Telling


def differing(material: Material, borne: Borne) -> Iterator[Differing]:
    """Yield what is told twice with two values; `borne` are numbers that a reckoning bears out."""
    alike: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    grown: dict[str, list[Growth]] = defaultdict(list)
    time = ""
    for passage, numbers in material.once(stated):
        time = opening_time(passage.text) or time
        if "%" in passage.text:
            yield from _of_growths(passage, numbers, grown)
        for number in numbers:
            if not _is_level(number):
                continue
            behind = _behind(passage, number)
            telling = Telling(passage, number, _name(number.lead), behind, time)
            like, own = _keys(number.amount, number.step, number.same)
            name = number.same, f"={telling.name}"
            before = chain.from_iterable(alike[key] for key in (*like, name) if key in alike)
            for first in before:
                if times_of.are_of_times(material, first.number, telling.number):
                    continue
                if _may_be_one(first, telling) and _differ(first, telling, borne):
                    aimed, was = (
                        is_aimed(material, each.passage, each.number.start)
                        for each in (telling, first)
                    )
                    if was or not aimed:  # 今年的目标是：…采集5,148个, behind 4,680个 of last year
                        yield Differing(telling, first)
                    break
            for key in (*own, name):
                if len(alike[key]) < MOST:
                    alike[key].append(telling)


class Growth(Struct, frozen=True):
    """A change in %, with the name and the value of what changed."""

    telling: Telling
    value: Measured | None


GREW = pattern(
    "^(.*?)(?:的?[增降涨]速(?:达到?|为)?|(?:同比)?(?:增长|上升|上涨|提高|下降|减少))$",
    needs="速|增长|上升|上涨|提高|下降|减少",
)
GROWTH_ENDS = ("速", "速为", "速达", "速达到", "增长", "上升", "上涨", "提高", "下降", "减少")
OF_OTHER_BASE = pattern("环比|较|(?<!同)比|年均|平均|预期|目标|力争|左右|以上|计划")
AT_PRICES = pattern("名义|实际|可比|现价|扣除")  # of both, or of none
AGAINST_PAST = pattern("[比较](?:去年|上年)(?:同期)?的?")
ASIDE = pattern("^(?:扣除[^，。；]{1,6}因素)?(?:同比)?(?:名义|实际)?$")


def _of_growths(
    passage: Passage, numbers: list[Measured], grown: dict[str, list[Growth]]
) -> Iterator[Differing]:
    """Yield 税收完成43.7亿元，同比增长19.8% beside 税收增速达到18.9%: one growth, two values."""
    for place, by in enumerate(numbers):
        grew = by.unit == "%" and by.is_exact and by.lead.endswith(GROWTH_ENDS)
        lead = AGAINST_PAST.sub("", by.lead) if grew else ""
        said = GREW.match(lead) if grew else None
        if said is None or OF_OTHER_BASE.search(lead):
            continue
        value = numbers[place - 1] if place and ASIDE.match(said[1]) else None
        gap = f"，{by.lead}"
        if value is not None and place > 1 and AGAINST_PAST.fullmatch(value.lead):
            gap = f"，{passage.text[value.start - len(value.lead) : by.start]}"
            value = numbers[place - 2]  # 86.4亿元，比去年同期的80.0亿元增长8.0%
        between = passage.text[value.end : by.start] if value is not None else gap
        if between.replace(NOTE_MARK, "") != gap:
            continue
        name = _name(value.lead if value is not None else said[1])
        growth = Growth(Telling(passage, by, name, ""), value)
        like = grown[name[:LIKE]] if len(name) >= CALLED and not OTHERWISE.search(name) else []
        first = next((each for each in like if _grew_otherwise(each, growth)), None)
        if first is not None:
            yield Differing(growth.telling, first.telling)
        elif len(like) < MOST:
            like.append(growth)


def _grew_otherwise(first: Growth, later: Growth) -> bool:
    """Return whether one thing grew so here and otherwise there: of one value, or digits turned."""
    one, other = first.telling, later.telling
    if one.number.amount == other.number.amount or one.number.step != other.number.step:
        return False
    if one.passage is other.passage and one.number.sentence == other.number.sentence:
        return False
    values = [each.value for each in (first, later) if each.value is not None]
    is_one = len(values) > 1 and values[0].amount == values[1].amount
    if len(values) > 1 and not is_one:
        return False  # 沿海港口60990万吨，增长7.8%; 沿海港口24840万吨，增长7.0%: of two things
    is_one = is_one and one.name[-2:] == other.name[-2:]
    if not is_one and one.name != other.name:
        return False
    if direction(one.number.lead) * direction(other.number.lead) < 0:
        return False
    prices = [set(AT_PRICES.findall(each.number.lead)) for each in (one, other)]
    if prices[0] != prices[1]:
        return False
    times = [timed(each.passage, each.number) for each in (one, other)]
    said = [(each.time, each.year, each.part, each.month) for each in times]
    if is_one or _is_turned(one.number, other.number):
        return all(a == b or not a or not b for a, b in zip(*said, strict=True))
    is_near = is_digit_off(one.number.amount, other.number.amount, one.number.step)
    return said[0] == said[1] and is_near and _opens_so(first, later)


def _opens_so(first: Growth, later: Growth) -> bool:
    """Return whether nothing but one time and one place stands before both names."""
    tellings = [
        Telling(each.telling.passage, each.value or each.telling.number, "", "")
        for each in (first, later)
    ]
    places = [set(WHOLE_PLACE.findall(each.number.lead)) for each in tellings]
    is_one = places[0] == places[1] or not (
        (places[0] and places[1]) or "全国" in places[0] | places[1]
    )
    return is_one and all(map(_opens, tellings))


WHOLE_PLACE = pattern("[全我本][国省市县区州镇村]")


def _is_level(number: Measured) -> bool:
    exact = number.is_exact or number.lead.endswith("约")
    if not exact or not number.unit or number.unit in ("倍", POINTS):
        return False
    if len(_digits(number.amount, number.step)) < FEWEST_DIGITS:
        return False
    if OTHERWISE.search(number.lead.removeprefix("其中")):
        return False
    return not is_change(number) or LEVEL.search(number.lead) is not None


@lru_cache(maxsize=4096)
def _name(lead: str) -> str:
    """Return what the words before a number name, with the numbers and letters in it."""
    lead = in_full(lead)
    return "".join(NUMBERED.findall(lead)) + GENERAL.sub("", name_of(lead))


@lru_cache(maxsize=4096)
def _digits(amount: Decimal, step: Decimal) -> str:
    """Return the typed digits of a number, without noughts at the end that 万 brought."""
    return f"{abs(amount) / step:.0f}".strip("0")


def _may_be_one(first: Telling, later: Telling) -> bool:
    """Return whether two tellings may name one thing: most of the same digits name two."""
    return (
        bool(first.behind or later.behind) or first.name in later.name or later.name in first.name
    )


Keys = list[tuple[str, str]]


@lru_cache(maxsize=4096)
def _keys(amount: Decimal, step: Decimal, same: str) -> tuple[Keys, Keys]:
    """Return under what one with two digits turned is found, and under what this is found.

    Rounded or not: the one of two that is told less exactly is so in full.
    """
    digits = _digits(amount, step)
    size = amount.adjusted()
    full = f"{size}:{''.join(sorted(digits))}"
    rounded = [
        f"{size}:{''.join(sorted(_rounded(digits, length)))}"
        for length in range(FEW_DIGITS, len(digits))
    ]
    like = [(same, each) for each in (full, *rounded)]
    return [*like, (same, f"~{full}")], [(same, full), *((same, f"~{each}") for each in rounded)]


def _rounded(digits: str, length: int) -> str:
    left_out = len(digits) - length
    return str(round(int(digits), -left_out) // 10**left_out)


def _differ(first: Telling, later: Telling, borne: Borne) -> bool:
    """Return whether two tellings are of one thing and have two values."""
    one, other = first.number, later.number
    if first.name != later.name and not _may_be_turned(one, other):
        return False  # as most that have the same digits by chance
    if abs(one.amount - other.amount) <= max(one.step, other.step):
        return False
    if "其中" in f"{one.lead}{other.lead}" and not other.lead.endswith(DEFINITE):
        return False  # 其中党员30人: of another whole
    if first.passage is later.passage and one.sentence == other.sentence:
        return False
    opens_alike = _open_alike(first, later)
    if (
        not opens_alike
        and not _is_called_so(first, later)
        and not (_may_be_turned(one, other) and _is_alike(first, later) and _is_turned(one, other))
    ):
        return False
    if opens_alike:
        return True
    if all((id(each.passage), each.number.start) in borne for each in (first, later)):
        return False
    if first.time and later.time and first.time != later.time:
        return False  # 2018年，用水总量…. 2022年，用水总量…: each paragraph is of its own year
    days = [days_before(each.passage, each.number) for each in (first, later)]
    if all(days) and days[0] != days[1]:
        return False  # 1月30日…收入810亿元。1月31日…收入510亿元
    times = [timed(each.passage, each.number) for each in (first, later)]
    if times[0].time != times[1].time:
        return False
    said = [(each.year, "" if _is_ground(each) else each.part, each.month) for each in times]
    return all(a == b or not a or not b for a, b in zip(*said, strict=True))


def _is_ground(value: Timed) -> bool:
    """Return whether a number is what later work goes on from: 在…1,326人次的基础上."""
    end = value.number.end
    return "基础上" in value.passage.text[end : end + CLOSE_BY]


def _is_alike(first: Telling, later: Telling) -> bool:
    """Return whether the words before two numbers, or behind one of them, name the same."""
    digits = len(_digits(first.number.amount, first.number.step))
    definite = later.number.lead.endswith(DEFINITE)
    if definite and _is_meant_again(first, later):
        return True
    if digits < FEW_DIGITS and not definite:
        return False
    enough = CALLED if digits < FEW_DIGITS else LIKE if digits < MANY_DIGITS else LIKE - 1
    one, other = first.name, later.name
    if min(len(one), len(other)) >= enough and (one in other or other in one):
        return True
    called = first.behind[:enough], later.behind[:enough]
    return (len(called[0]) == enough and (called[0] in other or called[0] == called[1])) or (
        len(called[1]) == enough and called[1] in one
    )


def _is_meant_again(first: Telling, later: Telling) -> bool:
    """Return whether 发现的118处隐患 is said where 发现隐患118处 was: verb and thing agree."""
    lead = later.number.lead.removesuffix("的")
    named = f"{lead[-TWO:]}{later.behind[:TWO]}"
    done = lead.lstrip("在对") if lead != later.number.lead else ""
    if len(done) >= CALLED and done in first.number.lead:
        return True  # 批准逮捕犯罪嫌疑人1364人。在批准逮捕的1364人中
    told = (first.number.lead, f"{first.number.lead[-TWO:]}{first.behind[:TWO]}")
    return len(named) == TWO + TWO and any(each.endswith(named) for each in told)


TWO = 2


def _behind(passage: Passage, number: Measured) -> str:
    """Return the words right behind a number: 护林员 of 1,862名护林员."""
    match = NAMED_BEHIND.match(passage.text[number.end : number.end + CLOSE_BY])
    return GENERAL.sub("", in_full(match[0])) if match else ""


def _may_be_turned(one: Measured, other: Measured) -> bool:
    """Return whether two numbers are apart by nines, as two digits that change places leave them.

    Seen at once of numbers that are told equally exactly; of others it may be.
    """
    if one.step != other.step or one.amount % one.step or other.amount % one.step:
        return True
    return not (abs(one.amount) - abs(other.amount)) % (9 * one.step)


def _is_turned(one: Measured, other: Measured) -> bool:
    """Return whether two digits of one changed places, or of it as the other is rounded."""
    rough, fine = sorted((one, other), key=lambda each: -each.step)
    meant = turned_digits(abs(rough.amount), rough.step) or ()
    return any(abs(each - abs(fine.amount)) <= rough.step / 2 for each in meant)


def _is_called_so(first: Telling, later: Telling) -> bool:
    """Return whether two tellings have one full name, and one is about as much as the other."""
    if first.name != later.name or len(first.name) < CALLED:
        return False
    small, large = sorted(abs(each.number.amount) for each in (first, later))
    if not (0 < large <= CLOSE * small and all(_opens(each) for each in (first, later))):
        return False
    heads = {_head(each) for each in (first, later)} - {""}
    return len(heads) < TWO


def _head(telling: Telling) -> str:
    """Return when and of what the sentence of a clause behind ； tells: 2月，甲市…；浓度为22."""
    text, at = telling.passage.text, telling.number.start
    start = max(text.rfind(stop, 0, at) for stop in STOPS) + 1
    time = OF_TIME.match(text[start:at])
    clauses = text[start:at].replace("；", "，").split("，")[:-1] if "；" in text[start:at] else []
    named = (part for part in clauses if WORDS.search(GENERAL.sub("", TIME.sub("", part))))
    return f"{time[0] if time else ''}{TIME.sub('', next(named, ''))[:CALLED]}"


def _opens(telling: Telling) -> bool:
    """Return whether nothing but a time stands before the name: no clause of another subject."""
    opening = _opening(telling).removesuffix(telling.number.lead)
    return not WORDS.search(GENERAL.sub("", TIME.sub("", SAID_SO.sub("", opening))))


SAID_SO = pattern(
    "^(?:[需值][要得]?(?:说明|指出|注意|一提)的是|初步(?:核算|统计)|据[一-鿿]{0,6}(?:统计|核算)|总[的体]看)，?",
    needs="说明|指出|注意|一提|核算|统计|总的|总体",
)
OF_TIME = pattern(r"^(?:\d{4}年)?(?:\d{1,2}月份?|[前上下一二三四][一二三四半]?(?:季度|年))，")


def _open_alike(first: Telling, later: Telling) -> bool:
    """Return whether two sentences of a passage say: 4月份，进出口总额….…4月份，进出口总额…."""
    opening = _opening(first) if first.passage is later.passage else ""
    return bool(OF_TIME.match(opening)) and opening == _opening(later)


def _opening(telling: Telling) -> str:
    """Return what stands before a number in its sentence."""
    text, number = telling.passage.text, telling.number
    return text[max(text.rfind(stop, 0, number.start) for stop in f"{STOPS}；") + 1 : number.start]
