"""Places in an order against the values that stand beside them: 居第二位, 居前三位的是甲（9件）."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.words.named import groups
from jianbao.briefing.numbers import chinese_number

PLACE = pattern(
    r"^[）]?，?(?:均)?(?:居|列|位居|位列|排名?|排在)(?:全[一-鿿]{1,3})?(首位|末位|第(\d{1,2}|[一二三四五六七八九十]{1,2})位?)",
    needs="居|列|排",
)
SHARE_OF = pattern(
    "([^，。；、\\d]{2,12}?)(?:火灾|案件|人数)?(?:所)?占(?:比)?[^，。；、\\d]{0,10}$", needs="占"
)
FOREMOST = pattern(
    r"居?前[\d二两三四五六七八九十]{1,2}[位名](?:的)?(?:分别)?(?:是|为)：?((?:[^，。；、（）]{2,12}（[^（）]*）、?){2,})",
    needs="（",
)
LAST = 99  # 末位
SIGNS_OF_LESS = ("最低", "最少", "倒数", "降幅")


class Misplaced(Struct, frozen=True):
    """A place that the values deny: `said` stands at `start`."""

    start: int
    said: str
    expected: str


def places(passage: Passage, numbers: list[Measured]) -> Iterator[Misplaced]:
    """Yield places in an order that are not those of the values beside them."""
    text = passage.text
    if "位" not in text or any(sign in text for sign in SIGNS_OF_LESS):
        return
    if "居" in text or "列" in text or "排" in text:
        found = [
            (number, match.start(1) + number.end, match[1], _place(match[1], match[2]))
            for number in numbers
            if (match := PLACE.match(text[number.end : number.end + 16]))
        ]
        yield from _in_turn(found)
        yield from _of_named(passage, numbers, found)
    yield from _listed(passage, numbers)


Found = tuple[Measured, int, str, int]


def _place(said: str, number: str | None) -> int:
    if number is None:
        return 1 if said == "首位" else LAST
    return int(number) if number.isdecimal() else chinese_number(number) or 0


def _in_turn(found: list[Found]) -> Iterator[Misplaced]:
    """甲16.4万吨，居第三位；乙10.1万吨，居第二位: the greater stands before."""
    ordered = sorted(found, key=lambda each: each[3])
    for (first, _, _, before), (second, at, said, behind) in pairwise(ordered):
        alike = first.same == second.same and first.sentence == second.sentence
        if alike and before < behind and first.amount < second.amount:
            yield Misplaced(at, said, "")


def _of_named(passage: Passage, numbers: list[Measured], found: list[Found]) -> Iterator[Misplaced]:
    """甲562起、乙348起、丙120起，甲占42%，居第二位: of the values of the names before."""
    for number, at, said, place in found:
        match = SHARE_OF.search(number.lead)
        if match is None or number.unit != "%":
            continue
        for values in groups(passage, numbers):
            own = next((value for name, value in values.items() if match[1].endswith(name)), None)
            if own is None or own.end > number.start or len(values) < 3:
                continue
            greater = sum(value.amount > own.amount for value in values.values())
            if place == LAST:
                greater = sum(value.amount < own.amount for value in values.values())
                place = 1
            if greater + 1 != place:
                yield Misplaced(at, said, f"第{greater + 1}")


def _listed(passage: Passage, numbers: list[Measured]) -> Iterator[Misplaced]:
    """居前三位的是甲（99.4%）、乙（91.1%）、丙（98.9%）: from the greatest on."""
    for match in FOREMOST.finditer(passage.text):
        inside = [each for each in numbers if match.start(1) <= each.start < match.end(1)]
        amounts = [each.amount for each in inside]
        if len({each.same for each in inside}) != 1 or len(amounts) < 3 or _falls(amounts):
            continue
        wrong = next((b for a, b in pairwise(inside) if a.amount < b.amount), None)
        if wrong is not None and not _falls([-each for each in amounts]):
            yield Misplaced(wrong.start, passage.text[wrong.start : wrong.end], "")


def _falls(amounts: list[Decimal]) -> bool:
    return all(before >= behind for before, behind in pairwise(amounts))
