"""The numbers that a sentence states, typed or from the ledger, with the words before each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from jianbao.audit.measures import times
from jianbao.audit.passages import NOTE_MARK, Material, Passage, Span
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.briefing.numbers import Quantity, quantities, unit_parts

STOPS = "。！？\n"
TO_CLAUSE_STOP = pattern("(?s:.*)[，。；：！？、（）()\n“”]")
LONGEST_LEAD = 48  # characters before a number that may name it
MANY = 60
"""Numbers before another, or behind it, that it is reckoned with: a sentence of thousands is read
in time, and no list that a sum was seen of is longer."""
AGE_CLASS = pattern("(?:[及含（(]*以[上下内])|组|段")
AGES = tuple("至到-—－～")
JOINT = frozenset("-—–~～－至到/:：∶")
CALLED_SO = ("热线", "平台", "专线", "工程", "行动", "模式")
POINTS = "百分点"
PER_MANY = "/10万"  # 331.6/10万: of how many people a rate is told
HOURS = 24  # what more of 点 there is are no hours
SAME_UNITS = {"名": "人", "位": "人", "宗": "件", "起": "件", "％": "%", "日": "天", "户次": "户"}
PARTS = {"%": 100, "‰": 1000}
NOTHING = Decimal(0)
MEASURES = frozenset("元吨米公千毫厘平立克升斤度亩公里兆瓦美欧港kmMGh")
LATIN_UNITS = (
    "TEU", "kWh", "MWh", "GWh", "kW", "MW", "GW", "km²", "km2", "km", "mm", "hm²", "m³", "m3", "m²",
    "m2", "kg",
)  # fmt: skip
"""Units that bulletins write in Latin letters (GB/T 3100): what else stands so names something."""


class Measured(Struct, frozen=True, gc=False):
    """One number of a sentence, 万 and 亿 counted out, with its unit.

    `lead` is what stands between it and the last mark or number; `figure` is the ledger's id or
    "" where it was typed; `sentence` counts those of the passage. What follows from these is
    reckoned once, for each number is asked hundreds of times.
    """

    amount: Decimal
    unit: str
    step: Decimal
    is_exact: bool
    start: int
    end: int
    lead: str
    figure: str
    sentence: int
    scale: Decimal  # 万 and 亿 that were counted out
    same: str = ""  # the unit under which like things are compared: 人 of 名
    is_percent: bool = False  # whether it counts hundredths or thousandths
    per: int = 1  # of how many it counts parts
    blur: Decimal = Decimal(0)  # how far it may be off by rounding: not at all what is counted
    size: float = 0.0  # the amount, near enough to see which numbers cannot give another

    def __post_init__(self) -> None:
        """Reckon what follows from unit and step, for a changed copy, too."""
        unit, step = self.unit, self.step
        force_setattr(self, "same", SAME_UNITS.get(unit, unit))
        per = PARTS.get(unit, 1)
        force_setattr(self, "per", per)
        force_setattr(self, "is_percent", per > 1)
        counted = step == self.scale == 1 and per == 1 and unit[:1] not in MEASURES
        force_setattr(self, "blur", NOTHING if counted else step / 2)
        force_setattr(self, "size", float(self.amount))


def stated(material: Material) -> tuple[tuple[Passage, list[Measured]], ...]:
    """Return the passages that state numbers, with these; cells aside, which tables look at."""
    return tuple(
        (passage, without_conversions(passage.text, numbers))
        for passage, numbers in material.once(stated_at_all)
    )


def stated_at_all(material: Material) -> tuple[tuple[Passage, list[Measured]], ...]:
    """Return the same with the numbers in brackets that repeat the one before in another unit."""
    pairs = (
        (passage, measured(passage, material.figures))
        for passage in material.numbered
        if passage.kind != "cell"
    )
    return tuple((passage, numbers) for passage, numbers in pairs if numbers)


def factor_told(text: str, number: Measured, behind: Measured) -> Decimal:
    """Return by what a number in brackets repeats the one before them, 0 where it is another's.

    74666千公顷（112000万亩）; 141178万人（14.1178亿人）.
    """
    if not (text.startswith("（", number.end) and text.startswith("）", behind.end)):
        return NOTHING
    if behind.start - number.end > 1 or number.is_exact != behind.is_exact:
        return NOTHING
    if number.unit == behind.unit and number.scale != behind.scale and number.unit:
        return Decimal(1)
    factor = times(number.unit, behind.unit)
    return NOTHING if factor == 1 else factor  # 300人（420人次）


def without_conversions(text: str, numbers: list[Measured]) -> list[Measured]:
    """Return numbers but for those in brackets that tell the one before in another unit."""
    if "（" not in text or len(numbers) < 2:
        return numbers
    again = {
        id(behind)
        for number, behind in pairwise(numbers)
        if text.startswith("（", number.end) and factor_told(text, number, behind)
    }
    return [number for number in numbers if id(number) not in again] if again else numbers


def measured(passage: Passage, figures: dict[str, Figure]) -> list[Measured]:
    """Return the numbers of a passage that measure something, in order."""
    text = passage.text
    spans = {span.start: span for span in passage.spans if span.figure}
    numbers: list[Measured] = []
    sentence, counted, last = 0, 0, 0
    stops = [stop for stop in STOPS if stop in text]
    for quantity in quantities(text, dates=False):
        for stop in stops:
            sentence += text.count(stop, counted, quantity.start)
        counted = quantity.end
        if not quantity.unit and quantity.number > HOURS and text.startswith("点", counted):
            quantity = replace(quantity, unit="点", end=counted + 1)  # 抽检1,420点
        if not quantity.unit and text.startswith(PER_MANY, counted):
            quantity = replace(quantity, unit=PER_MANY, end=counted + len(PER_MANY))
        elif not quantity.unit and (latin := _latin_unit(text, counted)):
            quantity = replace(quantity, unit=latin, end=counted + len(latin))
        elif _names_something(text, quantity):
            continue  # a date belongs to the words before the number behind it
        behind = max(last, quantity.start - LONGEST_LEAD)
        mark = TO_CLAUSE_STOP.match(text, behind, quantity.start)
        lead = text[mark.end() if mark else behind : quantity.start].replace(NOTE_MARK, "")
        last = quantity.end
        span = _span(spans, quantity, text) if spans else None
        numbers.append(_measured(quantity, lead, sentence, span, figures))
    return _with_named_units(_with_shared_units(numbers, text))


NAMED_UNITS = ("人次", "册次", "场次", "架次", "户数", "人数", "件数")
SAID = ("为", "达到", "达", "约", "共", "合计", "突破", "超过", "超")
SAME_NAMED = ("比", "较", "增", "减", "上年", "去年", "同期")


def _with_named_units(numbers: list[Measured]) -> list[Measured]:
    """Return numbers with the unit that stands before them: 观影人次1080万，较上年的1042万."""
    last = ""
    for at, number in enumerate(numbers):
        if number.unit or number.figure or number.scale == 1:
            last = "" if number.unit and not number.is_percent else last
            continue
        lead = number.lead
        for word in SAID:
            lead = lead.removesuffix(word)
        named = next((unit for unit in NAMED_UNITS if lead.endswith(unit)), "")
        last = named.removesuffix("数") or (
            last if any(word in lead for word in SAME_NAMED) else ""
        )
        if last:
            numbers[at] = replace(number, unit=last)
    return numbers


def _latin_unit(text: str, end: int) -> str:
    """Return the unit in Latin letters behind a number: TEU of 116.3万TEU; "" of 5G and 4K."""
    behind = text[end : end + 4]
    if not behind[:1].isascii() or not behind[:1].isalpha():
        return ""
    unit = next((each for each in LATIN_UNITS if behind.startswith(each)), "")
    is_longer = behind[len(unit) :][:1]
    return "" if is_longer.isascii() and is_longer.isalnum() else unit


def _with_shared_units(numbers: list[Measured], text: str) -> list[Measured]:
    """Return numbers with the unit that stands behind the last of them alone.

    10.3个和5.3个百分点; 面积分别为6,842.5、5,126.8和4,984.3千公顷.
    """
    for at in range(len(numbers) - 2, -1, -1):
        number, behind = numbers[at : at + 2]
        if number.unit not in ("", "个") or text[number.end : behind.start] not in JOINED:
            continue
        if number.unit and behind.unit == POINTS:
            numbers[at] = replace(number, unit=POINTS)
        elif number.scale > 1 and number.scale == behind.scale and not number.unit:
            numbers[at] = replace(number, unit=behind.unit)  # 4.2亿、3.8亿千瓦时
        elif not number.unit and not number.figure and behind.unit and number.amount >= LONG:
            numbers[at] = replace(
                number,
                amount=number.amount * behind.scale,
                step=number.step * behind.scale,
                scale=behind.scale,
                unit=behind.unit,
            )
    return numbers


LONG = 10  # a shorter bare number is an ordinal as often: 1、2号线


JOINED = ("、", "和", "与", "及", "以及")


def _names_something(text: str, quantity: Quantity) -> bool:
    """Return whether a number dates or numbers something, or is one end of a range."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if before == "第" or (before == "前" and not quantity.unit):
        return True
    if before in JOINT and text[quantity.start - 2 : quantity.start - 1].isdecimal():
        return True
    if after in JOINT and text[quantity.end + 1 : quantity.end + 2].isdecimal():
        return True
    if before.isascii() and before.isalpha():
        return True
    if quantity.unit:  # 36岁至50岁, 35岁以下
        is_age = quantity.unit.endswith("岁")
        beside = text[quantity.start - 2 : quantity.start - 1] + text[quantity.end + 1 :][:1]
        is_range = any(each.isdecimal() or each == "岁" for each in beside)  # and not 降至40岁
        return is_age and (
            ((before in AGES or after in AGES) and is_range)
            or AGE_CLASS.match(text, quantity.end) is not None
        )
    if text.startswith(CALLED_SO, quantity.end) or (after.isascii() and after.isalpha()):
        return True  # 12345热线, 5A, 4G
    return after != "" and after in "号时点后届期楼届月日年季条款"


def _span(spans: dict[int, Span], quantity: Quantity, text: str) -> Span | None:
    """Return the reference that a number came from; its sign or 近 stands before the digits."""
    for before in range(4):
        span = spans.get(quantity.start - before)
        if span and span.end > quantity.start:
            return span
    return None


def _measured(
    quantity: Quantity, lead: str, sentence: int, span: Span | None, figures: dict[str, Figure]
) -> Measured:
    unit, scale = quantity.unit, quantity.scale
    end, figure = quantity.end, ""
    if span is not None:
        figure = span.figure
        known = figures[figure]
        if not span.part:
            scale, unit = known.scale, unit_parts(known.unit)[1].removeprefix("个") or unit
            unit = unit if known.unit else quantity.unit
            end = max(span.end, quantity.end if not known.unit else span.end)
    amount = quantity.number * scale
    step = quantity.step / quantity.scale * scale if quantity.scale != scale else quantity.step
    if unit.endswith(POINTS):
        unit = POINTS
    elif unit.endswith("千分点"):
        unit = "千分点"
    return Measured(
        amount, unit, step, quantity.is_exact, quantity.start, end, lead, figure, sentence,
        scale,
    )  # fmt: skip


def ending_before(numbers: list[Measured], place: int) -> list[Measured]:
    """Return the last `MANY` numbers of a passage that end before a character."""
    count = bisect_right(numbers, place, key=lambda each: each.end)
    return numbers[max(0, count - MANY) : count]


def starting_behind(numbers: list[Measured], place: int) -> list[Measured]:
    """Return the next `MANY` numbers of a passage that start at a character or behind it."""
    first = bisect_left(numbers, place, key=lambda each: each.start)
    return numbers[first : first + MANY]


def sentences(numbers: list[Measured]) -> Iterator[list[Measured]]:
    """Yield the numbers of each sentence that has any."""
    group: list[Measured] = []
    for number in numbers:
        if group and group[0].sentence != number.sentence:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def shared_run(one: str, other: str) -> int:
    """Return how many characters in a row two names share at most."""
    shorter, longer = sorted((one, other), key=len)
    for length in range(len(shorter), 0, -1):
        if any(shorter[at : at + length] in longer for at in range(len(shorter) - length + 1)):
            return length
    return 0


def is_short_for(name: str, other: str) -> bool:
    """Return whether another name has all letters of one in their order: 绿道长度, 绿道总长度."""
    letters = iter(other)
    return all(letter in letters for letter in name)


YEAR_WORDS = pattern(
    r"\d{1,4}(?:年度?|月份?|日|季度)?(?:[至到—-]\d{1,2}月)?[末底初]?|(?:[去今本上][年月]|年)[末底初]"
)
FILLERS = pattern(
    "^(?:其中|并|及|和|与|以及|以|共|共计|合计|总计|累计|全年|全[市省区县国州旗镇乡盟]|今年|去年|上年|同期|本期|分别|各(?!项)|又|另|另有|还|已|已经|"
    "全部|全(?!口径|社会|流程|额|日制|员|职)|年内|期内|截至|目前|上半年|下半年|[一二三四]季度|前[一二三]季度)+"
)
TAILS = pattern(
    "(?:人数|件数|户数|个数|数量|总量|总数|总额|数额|金额|规模|达到|达|为|是|(?<![签履预合节违条公])约|近|超|有|了|共|共计|合计|(?<![设统审会])计|数|至|到|仅|只|的|均|各)+$"
)


@lru_cache(maxsize=16384)
def name_of(lead: str) -> str:
    """Return what the words before a number name: 甲类 of 其中甲类案件数为."""
    words = FILLERS.sub("", YEAR_WORDS.sub("", lead).strip())
    name = TAILS.sub("", words)
    return name if len(name) != 1 else words  # 签约 is a word


A_NUMBER = pattern(r"(\D*)(\d+)(\D*)")
MONTH, YEAR = "月", "年"


def has_other_number(figure: Figure, name: str) -> bool:
    """Return whether a figure is of 5月, or called 1号线…, where a name is 8月 or 4号线."""
    named = A_NUMBER.fullmatch(name)
    if named is None or not named[3]:
        return False
    before, after = named[1], named[3]
    own = {
        each[2]
        for each in A_NUMBER.finditer(figure.label.text)
        if each[1].endswith(before) and each[3].startswith(after)
    }
    if not own and figure.period is not None and after in (MONTH, YEAR) and not before:
        first, last = figure.period.first, figure.period.last
        ends = {first.month, last.month} if after == MONTH else {last.year}
        own = {str(end) for end in ends if end and len(ends) == 1}
    return bool(own) and str(int(named[2])) not in own
