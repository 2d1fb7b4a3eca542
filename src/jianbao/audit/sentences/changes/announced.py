"""Words that announce how the values behind them went: 四升三降一平：…; 三次产业均实现增长：…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.measured import Measured, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD
from jianbao.audit.sentences.changes.series import Denied
from jianbao.audit.sentences.changes.trends import BROKEN
from jianbao.audit.sentences.reading.claims import direction, typed
from jianbao.briefing.numbers import chinese_number

DIGIT = pattern(r"\d")


def announced_ways(material: Material) -> Iterator[Denied]:
    """Yield what headings and the words before a list say, and what stands behind does not."""
    heading: tuple[Passage, Measured] | None = None
    for passage, numbers in material.once(stated):
        if heading is not None:
            yield from _not_broken(*heading, passage, numbers)
        is_heading = passage.kind in ("heading", "lead") and BROKEN.search(numbers[-1].lead)
        heading = (passage, numbers[-1]) if is_heading else None
        if "：" in passage.text:
            yield from _announced(passage)
        if "月末" in passage.text or "月底" in passage.text:
            yield from _later_month(passage)
    for passage in passages_with(material, "升", "增", "涨"):
        if any(each in passage.text for each in ROSE):
            yield from _all_went(passage)
        if "中，" in passage.text:
            yield from _by_sides(passage)


LATER = pattern(
    r"(?<!\d)(?P<own>\d{1,2})月[末底]，(?:(?![上去]年)[^。；]){0,60}?[较比](?P<than>\d{1,2})月[末底]"
    r"(?=[^。；，\d]{0,8}\d)"
)


def _later_month(passage: Passage) -> Iterator[Denied]:
    """4月末库存674万吨，比5月末减少13万吨: no month is held against a later one."""
    for match in LATER.finditer(passage.text):
        if int(match["own"]) <= int(match["than"]) < DECEMBER:
            at = match.start("than") - 1
            yield Denied(passage, at, passage.text[at : match.end()], f"{match['own']}月末")


DECEMBER = 12  # of the year before


def _not_broken(
    heading: Passage, least: Measured, passage: Passage, numbers: list[Measured]
) -> Iterator[Denied]:
    """粮食产量突破70万吨 as a heading, and behind it 全县粮食产量63.8万吨."""
    first = next((each for each in numbers if each.scale == least.scale), None)
    if first is None or (least.unit and least.same != first.same) or first.amount >= least.amount:
        return
    named = shared_run(name_of(first.lead), name_of(least.lead)) >= NAMED
    if named and first.sentence == numbers[0].sentence and not PAST_WORD.search(first.lead):
        yield Denied(heading, least.start, least.lead[-2:], typed(passage, first))


NAMED = 4  # letters that two names of one thing share
NUMBER = r"(?:[一二两三四五六七八九十]|\d{1,2})"
TALLY = pattern(
    f"[“]?((?:{NUMBER}(?:个|项|类|种)?[上下]?[升涨增降跌减平]){{2,3}})[”]?[^，。；：\\d]{{0,6}}："
)
EACH_OF_TALLY = pattern(f"({NUMBER})(?:个|项|类|种)?[上下]?([升涨增降跌减平])")
ALL_GREW = pattern(
    f"({NUMBER})[个大次项类][^，。；：\\d]{{0,14}}[均都](?:实现|保持|呈现?)?了?[^，。；：\\d]{{0,4}}"
    "(增长|上升|上涨|提高|下降|减少|回落)[^，。；：\\d]{0,4}："
)
FLAT = pattern("持平|不变|(?<!水)平$")
ASIDE = pattern("幅|百分点|其中|拉动")


def _announced(passage: Passage) -> Iterator[Denied]:
    """Yield 四升三降一平：… and 三次产业均实现增长：… of which the list behind says otherwise."""
    for tally in TALLY.finditer(passage.text):
        told = {_way(kind): _number(number) for number, kind in EACH_OF_TALLY.findall(tally[1])}
        ways = _ways(_list_behind(passage, tally.end(), "，；"))
        counted = {way: ways.count(way) for way in told}
        others = len(ways) - sum(counted.values())
        off = [way for way in told if told[way] != counted[way]]
        over = sum(counted.values()) - sum(told.values())
        if not others and off and (over == 0 or (over > 0 and len(off) == 1)):
            values = "".join(
                f"{counted[_way(kind)]}{kind}" for _, kind in EACH_OF_TALLY.findall(tally[1])
            )
            yield Denied(passage, tally.start(1), tally[1], values)
    for all_grew in ALL_GREW.finditer(passage.text):
        items = _list_behind(passage, all_grew.end(), "；")
        ways = [next(iter(_ways(re.split("，", item))), 0) for item in items]
        wanted = direction(all_grew[2])
        if len(items) == _number(all_grew[1]) and ways.count(-wanted) == 1 and 0 not in ways:
            item = items[ways.index(-wanted)]
            at = passage.text.index(item, all_grew.end())
            yield Denied(passage, at, all_grew[2], item)


ROSE = tuple(f"{one}{way}" for way in "升增涨" for one in "一二两三四五六七八九")
ALL_WENT = pattern(
    f"(?<![第前其余\\d])({NUMBER})(?:个|家|项|类|种|大)?[^，。；：、“”\\d一二两三四五六七八九十]{{1,10}}(?:（[^（）]{{1,6}}）)?"
    "(?:[中里]，?|，)?(?:呈现?|为|有|实现)?[“]?"
    f"((?:{NUMBER}(?:个|项|类|种|家)?[上下]?[升涨增降跌减平][、，]?){{2,3}})(?=[”，。；：])"
)
OF_ALL = pattern(
    f"({NUMBER})(?:个|家|项|条|类|座|所)[^，。；：“”\\d一二两三四五六七八九十]{{1,8}}中，"
)
SIDE = pattern(
    f"[有，]?({NUMBER})(?:个|家|项|条|类|座|所)[^，。；\\d]{{0,8}}?"
    "(上升|增长|上涨|提高|增加|好转|改善|下降|下跌|减少|回落|降低|恶化|持平|不变)"
)


def _by_sides(passage: Passage) -> Iterator[Denied]:
    """Yield 八个站中，五个上升，两个下降。: of eight that went three ways, or two."""
    for match in OF_ALL.finditer(passage.text):
        clause = re.split("[。；]", passage.text[match.end() :])[0]
        sides = [SIDE.match(each) for each in re.split("[，、]", clause)]
        told = [(side[2], _number(side[1])) for side in sides if side]
        ways = {direction(word) for word, _ in told}
        counted = sum(number for _, number in told)
        told_first = all(sides[: len(told)]) and len(told) > 1
        is_open = counted < _number(match[1]) and FLAT_ALSO.search(clause.replace("水平", ""))
        if told_first and len(ways) > 1 and counted != _number(match[1]) and not is_open:
            yield Denied(passage, match.start(1), match[0] + clause, f"{counted}")


FLAT_ALSO = pattern("持平|不变|未变")
FROM_TO = pattern(
    r"[由从][\d.,]+[^，。；\d]{1,4}(上升|下降|增加|减少|提高|降低|增长|回落|升|降|增|减|涨|跌)[至到为]了?[\d.]"
)


def _all_went(passage: Passage) -> Iterator[Denied]:
    """Yield 六个县四降一升, and 六个县四降两升 before six of which three went down."""
    for match in ALL_WENT.finditer(passage.text):
        told = {_way(kind): _number(number) for number, kind in EACH_OF_TALLY.findall(match[2])}
        sentence = passage.text[match.start() :].partition("。")[0]
        in_all, counted = _number(match[1]), sum(told.values())
        if in_all != counted and not (in_all > counted and FLAT_ALSO.search(sentence)):
            yield Denied(passage, match.start(1), match[0], f"{counted}")
            continue
        ways = [direction(word) for word in FROM_TO.findall(sentence)]
        off = any(ways.count(way) > number for way, number in told.items())
        if off and len(ways) == in_all:
            values = "".join(
                f"{ways.count(_way(kind))}{kind}" for _, kind in EACH_OF_TALLY.findall(match[2])
            )
            yield Denied(passage, match.start(2), match[2], values)


def _list_behind(passage: Passage, start: int, marks: str) -> list[str]:
    end = passage.text.find("。", start)
    return re.split(f"[{marks}]", passage.text[start : end if end >= 0 else None])


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_number(words) or 0


def _way(kind: str) -> int:
    return 0 if kind == "平" else direction(kind)


def _ways(clauses: list[str]) -> list[int]:
    """Return how each value of clauses went; 增加小麦6万亩、玉米2万亩 tells its word once."""
    ways = list[int]()
    for clause in clauses:
        way = 0
        for item in re.split("、", clause):
            value = DIGIT.search(item)
            if FLAT.search(item):
                ways.append(0)
            elif value and not ASIDE.search(item):
                way = direction(item[: value.start()].replace("增加值", "")) or way
                ways += [way] if way else []
    return ways
