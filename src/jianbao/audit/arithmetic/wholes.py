"""How many of a kind there are, said twice: 全区7个街道 and 全区8个街道; 全部办结 and 98%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number
from jianbao.messages.audit.arithmetic import done_in_part, similar_figures
from jianbao.messages.findings import Finding, Level

KINDS = (
    "街道|乡镇|镇街|县区|区县|县市区|社区|行政村|片区|项目|代表团|检察院|法院|支队|大队|分局|站点|泵站"
    "|学校|医院|部门"
)
ALL_OF = pattern(
    r"(?:全[市县区省镇州院校局]|全部|所有)(?:的)?(\d{1,4}|[二两三四五六七八九十]{1,3})(?:个|所|家|座)"
    rf"({KINDS})",
    needs=KINDS,
)
COUNTED = pattern(
    rf"(?<![\d.第前])(\d{{1,4}}|[二两三四五六七八九十]{{1,3}})(?:个|所|家|座)({KINDS})",
    needs="个|所|家|座",
)
ALL_DONE = pattern(
    r"全部([一-鿿]{2})(?:完毕|到位)?[^，。；\d]{0,4}，[^，。；\d]{0,6}\1率(?:为|达|达到)?(\d+(?:\.\d+)?)[%％]",
    needs="全部",
)


def wholes(material: Material) -> Iterator[Finding]:
    """All of a kind are one number throughout the paper (实务)."""
    of_all = _by_kind(passages_with(material, "全", "所有"), ALL_OF)
    counted = _by_kind(passages_with(material, *KINDS.split("|")), COUNTED) if of_all else {}
    for kind, said in of_all.items():
        numbers = {number: places for number, places in said.items() if number > 1}
        others = counted.get(kind, {}) if len(numbers) == 1 else {}
        for number, places in numbers.items():
            usual = _usual(number, numbers, others)
            if usual is None:
                continue
            for passage, start in places:
                first_passage, first_start = (numbers.get(usual) or others[usual])[0]
                yield in_passage(
                    similar_figures,
                    passage,
                    start,
                    value=f"{number}个{kind}",
                    other=f"{usual}个{kind}",
                    first=str(first_passage.place_at(first_start)),
                ).with_level(Level.WARNING)


Said = dict[int, list[tuple[Passage, int]]]


def _by_kind(passages: Iterable[Passage], words: re.Pattern[str]) -> dict[str, Said]:
    """Return where how many of each kind are told."""
    said: dict[str, Said] = {}
    for passage in passages:
        for match in words.finditer(passage.text):
            places = said.setdefault(match[2], {}).setdefault(_value(match[1]), [])
            places.append((passage, match.start(1)))
    return said


def _usual(number: int, numbers: Said, others: Said) -> int | None:
    """Return the other number of a kind: the one told more often, or of which this is a slip."""
    if len(numbers) > 1:
        usual = max(numbers, key=lambda each: len(numbers[each]))
        return usual if usual != number else None
    turned = int(str(number)[::-1])
    if len(others.get(number, ())) > 1 or turned == number or turned not in others:
        return None
    return turned


def done_wholly(material: Material) -> Iterator[Finding]:
    """全部办结 is 100% (实务)."""
    for passage in passages_with(material, "全部"):
        for match in ALL_DONE.finditer(passage.text):
            if float(match[2]) != 100:
                yield in_passage(
                    done_in_part, passage, match.start(2), said=f"全部{match[1]}", rate=match[2]
                )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二")) or 0


CHECKS: tuple[Check, ...] = (
    Check(wholes, (similar_figures,)),
    Check(done_wholly, (done_in_part,)),
)
