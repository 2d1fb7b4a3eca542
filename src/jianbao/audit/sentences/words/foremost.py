"""Lists whose number is told: of the first of an order, of who has all of a sum.

甲、乙、丙居前三位; 前五名分别是…; 前三位的是甲（9件）、….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.pairs import Counted, listed
from jianbao.briefing.numbers import chinese_number

ASIDE = pattern("（[^（）]*）|“[^“”]*”|《[^《》]*》", needs="（|“|《")
LONGEST = 14  # letters of a name
FEW = 2


FOREMOST = pattern(
    r"(?:居|列|排|位列|排名|名列|进入)[^，。；、\d]{0,12}前(\d|[二两三四五六七八九十])(?:位|名)"
)
LIST_OF_NAMES = pattern(
    "(?:^|，)([^，。；：、\\d]{2,14}(?:、[^，。；：、\\d]{2,14})*(?:、|和|与|及)[^，。；：、\\d]{2,14}?)(?=分别|居|列|排|位|名列|，|。|；|$)"
)


def foremost(text: str) -> Iterator[Counted]:
    """甲、乙、丙居前四位."""
    for match in FOREMOST.finditer(text):
        lists = LIST_OF_NAMES.findall(text[: match.start()])
        members = listed(lists[-1]) if lists else []
        if len(members) >= FEW and not any(word in text for word in ("等", "其中")):
            yield from unless_right(value_of(match[1]), len(members), match)


FOREMOST_NAMED = pattern(
    r"前(\d|[二两三四五六七八九十])[位名]的([一-鿿]{2,5}(?:、[一-鿿]{2,5})+(?:[和与及][一-鿿]{2,5})?)(?=合计|共|累计|[，；。\d])",
    needs="位的|名的",
)


def foremost_named(text: str) -> Iterator[Counted]:
    """位列前5位的甲、乙、丙、丁、戊合计生产8,865万吨."""
    for match in FOREMOST_NAMED.finditer(text):
        members = len(listed(match[2]))
        if abs(value_of(match[1]) - members) == 1 and not match[2].endswith("等"):
            yield from unless_right(value_of(match[1]), members, match)


FIRST_ARE = pattern(
    r"前(\d|[二两三四五六七八九十])[位名](?:的)?(?:分别)?(?:是|为)：?"
    r"((?:[^，。；、（）]{2,12}（[^（）]*）、?){2,})",
    needs="前",
)


def first_are(text: str) -> Iterator[Counted]:
    """居前三位的是甲（99.4%）、乙（98.9%）."""
    for match in FIRST_ARE.finditer(text):
        yield from unless_right(value_of(match[1]), match[2].strip("、").count("）"), match)


FIRST_IN_TURN = pattern(
    r"前(\d{1,2}|[二两三四五六七八九十])[位名个](?:的)?[^，。；：、\d]{0,8}?(?:分别)?(?:是|为)：([^：]+)$",
    needs="：",
)


def first_in_turn(text: str) -> Iterator[Counted]:
    """登记量前五位的分别是：甲市110件，增加5件；乙市87件，增加6件；…."""
    for match in FIRST_IN_TURN.finditer(text):
        members = [each for each in match[2].split("；") if re.search(r"\d", each)]
        if len(members) > FEW and "等" not in match[2]:
            yield from unless_right(value_of(match[1]), len(members), match)


RANKED = pattern(
    r"[前后](\d|[二两三四五六七八九十])(?:[名位强]的?|的)[^，。；：、\d]{0,8}?(?:分别|依次)?(?:[是为]：?|：)([^，。；：\d]+)",
    needs="前|后",
)


def ranked(text: str) -> Iterator[Counted]:
    """前三名分别是甲、乙、丙; 后两名是丁和戊."""
    for match in RANKED.finditer(text):
        names = listed(ASIDE.sub("", match[2]))
        named = all(1 < len(name) <= LONGEST for name in names)
        if len(names) >= FEW and named and not match[2].endswith(("等", "等地")):
            yield from unless_right(value_of(match[1]), len(names), match)


WITH_SUM = pattern(
    r"(?<![第前每近约超达百千万亿\d.])(\d|[二两三四五六七八九十])(?=[个家所户座县区市镇乡])"
    r"([^，。；：、\d]{1,12}?)([\d.,]+)([万亿]?[一-鿿]{1,2})，其中([^，。；]+、[^，。；]+)",
    needs="其中",
)
WITH_VALUE = pattern(
    r"([^，。；：、\d]{1,12}?[县区市镇乡旗]|[^，。；：、\d]{2,12})[^，。；：、\d]{0,2}?([\d.,]+)([万亿]?[一-鿿]{1,2})"
)


def with_sum(text: str) -> Iterator[Counted]:
    """4个县（区）滞留资金15万元，其中甲区7万元、乙县5万元、丙县3万元: three have it all."""
    for match in WITH_SUM.finditer(text):
        parts = [WITH_VALUE.match(each) for each in match[5].split("、")]
        known = [each for each in parts if each and each[3][: len(match[4])] == match[4]]
        names, number = [each[1] for each in known], value_of(match[1])
        are_places = all(each[-1] in "县区市镇乡旗" and each[-1] in match[2] for each in names)
        are_alike = len({each[-2:] for each in names}) == 1
        if len(known) != len(parts) or abs(number - len(names)) != 1:
            continue
        together = sum(Decimal(each[2].replace(",", "")) for each in known)
        is_all = together == Decimal(match[3].replace(",", ""))
        if (are_places or are_alike) and (is_all or len(names) > number):
            yield Counted(number, len(names), match.start(1), match[0])


def unless_right(number: int, members: int, match: re.Match[str]) -> Iterator[Counted]:
    """Yield a list whose number, the first group of a match, is not that of its members."""
    if number and number != members:
        yield Counted(number, members, match.start(1), match[0].partition("：")[0])


def value_of(text: str) -> int:
    """Return 3 of 3 and of 三, 0 where it is no number."""
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二")) or 0
