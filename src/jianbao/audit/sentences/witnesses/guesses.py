"""What a word lets expect that a number was reckoned from those before it: told is a slip alone.

受理刑事案件214件、民事案件486件、行政案件19件，这791件: the words are many, and each is weak; that
a sum, a difference or what is left comes so near by chance is unlikely.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.lists import FEW
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.witnesses.operands import SHORT, Asked, Reckoned
from jianbao.audit.sentences.witnesses.ways import together

APART = pattern(
    "超(?![限载员速标期声])|短[收缺支少]|差|缺|欠|剩|余|未(?!成年)|尚|还[有剩差需]|净|亏损|盈|利润|结[余存]|空[置编缺]|待"
    "|[多少](?![重数元年儿层功先胎子孩民])[一-鿿]?$|[多少高低]出$|领先|落后|节[约省余]|退回|不合格|其他|正在",
    needs="超|短|差|缺|欠|剩|余|未|尚|还|净|亏损|盈|利润|结存|空|待|多|少|高出|低出|领先|落后|节约|节省|退回|不合格|其他|正在",
)
TOGETHER = pattern(
    "共|总|计|累|合|全[一-鿿]|这|以上|上述|达|[两三][县区市镇厂矿家地站院校所处路线港库店]"
)
NOW = pattern("现|目前|[年月季期][末底]|后|在[一-鿿]|余|保|存|实有|达|[升降增减]至|调整|可用|应")
ELSEWHERE = pattern(
    "同比|环比|[年月季期]初|[上去前]年|上[月季届期]|同期|[增减升降涨跌][长加少幅]?[了约近]*$|[比较]|占|均|每|最|计划|目标|累计结[余存]|滚存",
    needs="滚存|累计结|年初|月初|季初|期初|同比|环比|上|去年|前年|同期|增|减|升|降|涨|跌|比|较|占|均|每|最|计划|目标",
)
OF_OTHERS = pattern("[上去前]年|同期|[比较]|占|均|每")
REACHED = pattern("再?(?:减|增|降|升)[至到]$", needs="至|到")
NEAREST, MOST, BACK = 4, 8, 2
LEAST, LONG = 10, 1000  # steps of a number that a slip may be seen in; of two that stand apart


def is_guessed(number: Measured) -> bool:
    """Return whether the words before a number let expect that it was reckoned."""
    lead = number.lead
    if number.unit in ("", POINTS) or number.is_percent or number.amount < LEAST * number.step:
        return False
    if not (TOGETHER.search(lead) or NOW.search(lead) or APART.search(lead)):
        return False
    return not (ELSEWHERE.search(lead) or REACHED.search(lead))  # 由23所减至18所，再减至14所


def guess(asked: Asked) -> Reckoned | None:
    """Return what a number was to be, where none of what its words let expect gives it."""
    number, like = asked.number, _like(asked)
    own = [each for each in like if asked.has_beside(each)]
    like = own if len(own) >= FEW else like
    tried = list(_reckonings(number, like)) if len(like) >= FEW else []
    if any(
        each.bounds.low - number.blur <= number.amount <= each.bounds.high + number.blur
        for each in tried
    ):
        return None
    sure = number.amount >= SHORT * number.step or len(like) == FEW
    for each in tried:
        amount = each.bounds.middle
        slipped = sure and is_mistyped(number.amount, amount, amount, number.step)
        if amount > 0 and (slipped or _is_part_slipped(number, each)):
            return each
    return None


def _like(asked: Asked) -> list[Stated]:
    """Return the counts of its unit before a number, the nearest last."""
    like = [
        each
        for each in asked.like()
        if asked.has_beside(each, back=BACK) and not OF_OTHERS.search(each.number.lead)
    ]
    return like[:MOST][::-1]


def _is_part_slipped(number: Measured, guessed: Reckoned) -> bool:
    """Return whether a slip in one of the numbers that are added up explains by how much."""
    off = number.amount - guessed.bounds.middle
    parts = [each.number for each in guessed.used]
    if not TOGETHER.search(number.lead) or number.amount <= max(each.amount for each in parts):
        return False
    return any(
        each.amount >= SHORT * each.step
        and is_mistyped(each.amount, each.amount + off, each.amount + off, each.step)
        for each in parts
    )


def _reckonings(number: Measured, like: list[Stated]) -> Iterator[Reckoned]:
    """Yield what may come of the numbers before one, by what its words let expect."""
    last, is_now = like[-NEAREST:], NOW.search(number.lead)
    if TOGETHER.search(number.lead):
        for first in range(len(like) - 1):
            yield _signed(like[first:], *(1 for _ in like[first + 1 :]))
    if is_now or APART.search(number.lead):
        pairs = list(pairwise(last))
        if number.amount >= LONG * number.step:
            pairs += [(one, last[-1]) for one in last[:-2]]  # 存款1,468.2亿元，…。贷款1,127.5亿元
        for pair in pairs:
            yield _signed(sorted(pair, key=lambda each: -each.number.amount), -1)
        if len(like) > FEW:
            yield _signed(like[-3:], -1, -1)
    if is_now and len(like) > FEW:
        yield _signed(like[-3:], 1, -1)
        yield _signed(like[-3:], -1, 1)


def _signed(numbers: list[Stated], *signs: int) -> Reckoned:
    return Reckoned("sentence-difference", tuple(numbers), *together(numbers, signs))
