"""Growth of a whole and of its parts: it grows no faster than all of them, and no slower.

Parts are taken for all of a whole where the words say by what it was parted (分产业看, 按经营地分),
or where two are opposites (城镇 and 乡村, 出口 and 进口).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.reading.claims import MOVED, direction, typed
from jianbao.audit.sentences.reading.pool import NO_TEXT

PARTED = pattern("(?:按|(?<!百)分|从)([^，。；：\\d]{1,8}?)(?:来?看|分组?|划分)?[，：]|(其中)")
SOME_ONLY = pattern("行业|地区|区域|县|品种|领域|项目|企业|商品|主要|具体|月|季|重点|情况|类别")
GOES_ON = pattern("同时|此外|另外|[；。]")
NO_WHOLE = pattern("率|价|比重|占比|每")
OF_MONTH = pattern("[当单]月|月份")  # 1—11月增长5.8%；11月当月增长6.6%: the first is parted
A_HEAD = Decimal("0.8")  # points by which a mean may lie outside, since its weights move
MOVE_TAIL = pattern(f"(?:同比|环比|[较比][^，。；]{{1,8}})?(?:实现)?(?:{MOVED})[一-鿿]{{0,2}}$")
FARTHEST = 120  # characters from a whole's growth to the first part's
OPPOSITES = (
    ("轻工", "重工"), ("城镇", "乡村"), ("城镇", "农村"), ("城市", "农村"), ("出口", "进口"),
    ("国内", "国外"), ("境内", "境外"), ("省内", "省外"), ("男", "女"), ("公办", "民办"),
    ("公立", "民营"), ("国有", "民间"), ("国有", "民营"), ("国有", "非国有"),
    ("公有", "非公有"), ("税收", "非税"),
    ("门诊", "住院"), ("线上", "线下"), ("商品零售", "餐饮"), ("短期", "中长期"), ("活期", "定期"),
    ("限额以上", "限额以下"), ("规模以上", "规模以下"), ("成人", "少儿"), ("单位", "个人"),
)  # fmt: skip
INDUSTRIES = ("第一产业", "第二产业", "第三产业")


class Growth(Struct, frozen=True):
    """A change in %, upwards or downwards, and what changed."""

    number: Measured
    rate: Decimal
    name: str


class Outside(Struct, frozen=True):
    """A whole's growth, and the least and the greatest of its parts', as typed."""

    passage: Passage
    start: int
    value: str
    low: str
    high: str


def outside(material: Material) -> Iterator[Outside]:
    """Yield wholes that grew faster than every part of theirs, or slower."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or not any(each.unit == "%" for each in numbers):
            continue
        if PARTED.search(passage.text) is None:
            continue
        growths = list(_growths(passage, numbers))
        for place, whole in enumerate(growths):
            parts = _parts(passage, whole, growths[place + 1 :])
            if parts:
                yield from _compared(passage, whole, parts)
            elif OF_BOTH.search(whole.number.lead):
                yield from _compared_before(passage, whole, growths[:place])


OF_BOTH = pattern("(?:合计|总计|总体|整体)[^，。；]{0,4}$")


def _compared_before(passage: Passage, whole: Growth, parts: list[Growth]) -> Iterator[Outside]:
    """按城乡分，城镇增长5.0%，乡村增长6.8%，二者合计增长5.3%: the whole stands behind."""
    own = [part for part in parts if part.number.sentence == whole.number.sentence]
    if own and _are_all([part.name for part in own], ""):
        yield from _compared(passage, whole, own)


def _growths(passage: Passage, numbers: list[Measured]) -> Iterator[Growth]:
    for place, number in enumerate(numbers):
        way = direction(number.lead) if is_change(number) else 0
        if number.unit != "%" or not way or not number.is_exact or "点" in number.lead[-2:]:
            continue
        name = name_of(MOVE_TAIL.sub("", number.lead).strip("，、（("))
        if len(name) < len("出口") and place:
            name = name_of(numbers[place - 1].lead)
        yield Growth(number, way * number.amount, name)


def _parts(passage: Passage, whole: Growth, others: list[Growth]) -> list[Growth]:
    """Return what is told of all parts of a whole right behind it; nothing where it is of some."""
    if not others or NO_WHOLE.search(whole.name) or OF_MONTH.search(whole.number.lead):
        return []
    begins = passage.text.rfind("。", 0, whole.number.start) + 1
    if PARTED.search(passage.text, begins, whole.number.start):
        return []  # 分类型看，国有增长3.9%，民营增长8.6%；分门类看，…: a part itself
    start, first = whole.number.end, others[0].number
    marked = PARTED.search(passage.text, start, first.start)
    if marked is None or first.start - start > FARTHEST:
        return []
    if first.sentence - whole.number.sentence > 1:
        return []
    parts = [others[0]]
    for other in others[1:]:
        between = passage.text[parts[-1].number.end : other.number.start]
        if other.number.sentence != first.sentence or PARTED.search(between):
            break
        if GOES_ON.search(between.removeprefix("；")):
            break
        parts.append(other)
    if _are_all([part.name for part in parts], marked[1] or ""):
        return parts
    return parts if _are_all_slower(whole, parts) else []


def _are_all_slower(whole: Growth, parts: list[Growth]) -> bool:
    """Return whether many parts, all that are named, grew less than their whole, or fell less."""
    up = 1 if whole.rate > 0 else -1
    many = len(parts) >= MANY_PARTS and "均" not in whole.name
    tail = whole.name[-MEASURE:]
    if len({part.name.endswith(tail) for part in parts}) > 1:
        return False  # 增加值增长15%，其中工业增加值增长13%；营业收入增长12%
    return many and all(0 < up * part.rate < up * whole.rate for part in parts)


MANY_PARTS, MEASURE = 3, 2


def _are_all(names: list[str], kind: str) -> bool:
    """Return whether parts are all there are, by their names and by what the whole is parted."""
    if len(set(names)) != len(names) or len(names) < len(("one", "other")):
        return False
    if len(names) == len(("one", "other")):
        for one, other in OPPOSITES:
            first, second = names
            if (one in first and other in second) or (other in first and one in second):
                return True
        if f"非{names[0]}" == names[1] or f"非{names[1]}" == names[0]:
            return True
    if all(any(word in name for name in names) for word in INDUSTRIES):
        return True
    return bool(kind) and not SOME_ONLY.search(kind) and not any("其他" in name for name in names)


def _compared(passage: Passage, whole: Growth, parts: list[Growth]) -> Iterator[Outside]:
    low = min(parts, key=lambda part: part.rate)
    high = max(parts, key=lambda part: part.rate)
    blur = A_HEAD if "均" in whole.name else whole.number.step
    if low.rate - blur < whole.rate < high.rate + blur:
        return
    shown = (_signed(passage, part) for part in (whole, low, high))
    value, least, most = shown
    yield Outside(passage, whole.number.start, value, least, most)


def _signed(passage: Passage, growth: Growth) -> str:
    sign = "−" if growth.rate < 0 else ""
    return f"{sign}{typed(passage, growth.number).lstrip('-−+')}"
