"""What a word lets expect that a number was reckoned from those before it: told is a slip alone.

受理刑事案件214件、民事案件486件、行政案件19件，这791件: the words are many, and each is weak; that
a sum, a difference or what is left comes so near by chance is unlikely.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise

from jianbao.audit.measured import POINTS, Measured, ending_before, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.lists import FEW
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pool import NO_TEXT

APART = pattern(
    "超|短[收缺支少]|差|缺|欠|剩|余|未|尚|还[有剩差需]|净|亏损|盈|利润|结[余存]|空[置编缺]|待"
    "|[多少](?![重数元年儿层功先胎子孩民])[一-鿿]?$|[多少高低]出$|领先|落后|节[约省余]|退回|不合格|其他|正在",
    needs="超|短|差|缺|欠|剩|余|未|尚|还|净|亏损|盈|利润|结存|空|待|多|少|高出|低出|领先|落后|节约|节省|退回|不合格|其他|正在",
)
TOGETHER = pattern("共|总|计|累|合|全[一-鿿]|这|以上|上述|达")
NOW = pattern("现|目前|[年月季期][末底]|后|在[一-鿿]|余|保|存|实有|达|[升降增减]至|调整|可用|应")
ELSEWHERE = pattern(
    "同比|环比|[年月季期]初|[上去前]年|上[月季届期]|同期|[增减升降涨跌][长加少幅]?[了约近]*$|[比较]|占|均|每|最|计划|目标",
    needs="年初|月初|季初|期初|同比|环比|上|去年|前年|同期|增|减|升|降|涨|跌|比|较|占|均|每|最|计划|目标",
)
OF_OTHERS = pattern("[上去前]年|同期|[比较]|占|均|每")
NEAREST, MOST, BACK = 4, 8, 2
LONG, SHORT = 100, 10  # steps of a number that a slip may be seen in
Reckoning = tuple[Decimal, str, tuple[Measured, ...]]


def reckoned(material: Material, own: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield what slips make of numbers that nothing else is claimed of; `own` is claimed."""
    claimed = {(id(claim.passage), claim.at.start) for claim in own}
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or len(numbers) <= FEW:
            continue
        for number in numbers[FEW:]:
            if (id(passage), number.start) not in claimed and _may_be(number):
                yield from _of(passage, numbers, number)


REACHED = pattern("再?(?:减|增|降|升)[至到]$", needs="至|到")


def _may_be(number: Measured) -> bool:
    is_count = number.unit not in ("", POINTS) and not number.is_percent and number.is_exact
    if REACHED.search(number.lead):
        return False  # 由23所减至18所，再减至14所
    return is_count and number.amount >= SHORT * number.step and not ELSEWHERE.search(number.lead)


def _of(passage: Passage, numbers: list[Measured], number: Measured) -> Iterator[Claim]:
    if not any(words.search(number.lead) for words in (TOGETHER, NOW, APART)):
        return
    like = list(islice(_like(numbers, number), MOST))[::-1]
    own = [each for each in like if each.sentence == number.sentence]
    like = own if len(own) >= FEW else like
    tried = list(_reckonings(passage, number, like)) if len(like) >= FEW else []
    for amount, _, used in tried:
        if abs(amount - number.amount) <= number.blur + sum(each.blur for each in used):
            return
    long = number.amount >= LONG * number.step
    for amount, working, used in tried:
        sure = long or len(like) == FEW
        slipped = sure and is_mistyped(number.amount, amount, amount, number.step)
        if amount > 0 and (slipped or _is_part_slipped(number, amount, used)):
            yield Claim(
                "sentence-difference", False, passage, number, used, working,
                shown(passage, amount, number),
            )  # fmt: skip
            return


def _like(numbers: list[Measured], number: Measured) -> Iterator[Measured]:
    """Yield the counts of its unit before a number, the nearest first."""
    for each in reversed(ending_before(numbers, number.start)):
        if number.sentence - each.sentence > BACK:
            return
        if each.same == number.same and each.is_exact and not OF_OTHERS.search(each.lead):
            yield each


def _is_part_slipped(number: Measured, amount: Decimal, used: tuple[Measured, ...]) -> bool:
    """Return whether a slip in one of the numbers that are added up explains by how much."""
    off = number.amount - amount
    return bool(TOGETHER.search(number.lead)) and any(
        each.amount >= LONG * each.step
        and is_mistyped(each.amount, each.amount + off, each.amount + off, each.step)
        for each in used
        if number.amount > max(part.amount for part in used)
    )


def _reckonings(passage: Passage, number: Measured, like: list[Measured]) -> Iterator[Reckoning]:
    """Yield what may come of the numbers before one, by what its words let expect."""
    last = like[-NEAREST:]
    if TOGETHER.search(number.lead):
        for first in range(len(like) - 1):
            yield _sum(passage, like[first:], [1] * (len(like) - first))
    if APART.search(number.lead) or NOW.search(number.lead):
        for one, other in pairwise(last):
            yield _sum(passage, *_descending(one, other))
        if len(like) > FEW:
            yield _sum(passage, like[-3:], [1, -1, -1])
        if number.amount >= LONG * SHORT * number.step:
            for one in last[:-2]:  # 存款1,468.2亿元，…。贷款1,127.5亿元，存贷差340.7亿元
                yield _sum(passage, *_descending(one, last[-1]))
    if NOW.search(number.lead) and len(like) > FEW:
        yield _sum(passage, like[-3:], [1, 1, -1])
        yield _sum(passage, like[-3:], [1, -1, 1])


def _descending(one: Measured, other: Measured) -> tuple[list[Measured], list[int]]:
    pair = sorted((one, other), key=lambda each: -each.amount)
    return pair, [1, -1]


def _sum(passage: Passage, numbers: list[Measured], signs: list[int]) -> Reckoning:
    pairs = list(zip(signs, numbers, strict=True))
    amount = sum((sign * each.amount for sign, each in pairs), Decimal(0))
    working = "".join(
        f"{'' if not place else '＋' if sign > 0 else '−'}{typed(passage, each)}"
        for place, (sign, each) in enumerate(pairs)
    )
    return amount, working, tuple(numbers)
