"""A total behind the list of its parts: 甲60件、乙40件，共计100件; 金牌8枚、银牌6枚，总数14枚."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    FEW,
    NEAR,
    SENTENCE_OR_AMONG,
    SOME,
    gap_of,
    is_like,
    is_no_part,
    is_quality,
    is_slip,
    summed,
)
from jianbao.audit.sentences.reading.mistyped import is_digit_off
from jianbao.audit.sentences.reading.wholes import MOVE_BEFORE

IN_ALL = pattern(
    "^[，；]?(?:以上|两者|二者|三者|[前后]?[两三四五](?:项|类|者|种|位|名|个|家|地)|各项|上述)?"
    "(?:共|共计|合计|总计|总共|累计|总额|总数|加起来|合起来|加总|相加|之和)(?:为|达到?|约|是)?$",
    needs="共|合计|总数|总计|总额|累计|加|合起来|之和",
)
CLOSING = pattern(
    "^[，；]?(?:共计|合计|总计|总共)[^，。；的]{1,6}$|^[，；]?[一-鿿]{1,8}(?:总(?:数|量|额|值|计|人数|人次|户数|件数|面积|里程|产量|产值|收入|长度?|库容|容量|投资|规模|数量)|合计|(?<!公)共计?)(?:为|达到?|约)?$"
    "|^[，；]?(?:全[一-鿿]|[一-鿿]季度|[上下]半年|前[一-鿿]{1,3}|[一-鿿]{2,4})?(?:累计|合计|总共|(?<!公)共)[^，。；的余支净超]{1,8}$"
    "|^[，；]?(?:以上|上述|这|各|[前后])?[两三四五六七八九](?:项|类|者|种|级|地|家|站|个)[一-鿿]{0,6}(?:共|合计|总|加|之和)[一-鿿]{0,4}$",
    needs="共|合计|总|累计|加|之和",
)
SUMS_UP = pattern("^(?:共|全[市省县区年国系行]|今年|年内|上半年|累计|[新净]增|当[年月]|总|全部)")
DONE = pattern(
    "[办审了]结|完成|整改|处[理置]|结案|合格|达标|到位|化解|支[付出]|拨付|使用|投入|已|其余"
)
MADE_UP = pattern("[^，。；]{0,4}(?:组成|构成)，", needs="组成|构成")
OF_EACH = pattern("^(?:[，；]?(?:各|分别)?占|和|及)?$")
FAR, HALF = Decimal("0.4"), Decimal("0.5")
APART = pattern("相差|差距|差额", needs="差")
OF_SOME = pattern("[前后][两三四五]", needs="前|后")
ANNOUNCED = pattern("([二两三四五六七八九])(?:项|类|者|种|级|地|家|站|个|部分|方面)")


def parts_before(passage: Passage, numbers: list[Measured], place: int) -> list[Measured]:
    """Return the parts that stand right before a total that closes the list."""
    total = numbers[place]
    lists = list(_lists_before(passage, numbers, place))
    wanted = announced(total)
    if wanted and (named := _of_thing(numbers[:place], total, wanted)):
        return named
    if wanted and lists and len(lists[-1]) >= wanted:
        return lists[-1][:wanted] if "前" in total.lead else lists[-1][-wanted:]  # 前两类合计
    sums = [summed(passage, total, each) for each in lists]
    holding = [each for each, (claim, _) in zip(lists, sums, strict=True) if claim.holds]
    close = NEAR * total.amount
    near = [each for each, (_, off) in zip(lists, sums, strict=True) if abs(off) <= close]
    return next(iter((*holding, *near, *lists[-1:])), [])


THING = pattern(
    "[两三四五六七八九](?:项|类|种|级|地|家|个)([一-鿿]{2,6}?)(?:合计|共|总)", needs="合计|共|总"
)


def _of_thing(before: list[Measured], total: Measured, wanted: int) -> list[Measured]:
    """Return as many counts of a thing as a total counts kinds of it, wherever in its sentence.

    高血压患者21.4万人，管理16万人；糖尿病患者6.8万人，管理率72.5%，两类患者合计28.2万人.
    """
    match = THING.search(total.lead)
    if match is None:
        return []
    like = [
        (name_of(each.lead), each)
        for each in before
        if each.sentence == total.sentence and each.same == total.same
        if not is_no_part(each, total)
    ]
    ending = [each for name, each in like if name.endswith(match[1])]
    having = [each for name, each in like if match[1] in name]  # 职工养老保险收入, 两项养老保险
    return next((each for each in (ending, having) if len(each) == wanted), [])


def _lists_before(
    passage: Passage, numbers: list[Measured], place: int
) -> Iterator[list[Measured]]:
    """Yield what may be the list before a total: what 、 joins, then all of its clause."""
    total, before = numbers[place], list[Measured]()
    following, joint = total, ""
    for at in range(place - 1, max(-1, place - 1 - MANY), -1):
        number = numbers[at]
        gap = gap_of(passage, number, following)
        if number.sentence != total.sentence or SENTENCE_OR_AMONG.search(gap):
            break
        counts = is_like(passage, total, number)
        if not counts and is_quality(passage, number, numbers[at + 1 : at + 2], total):
            continue
        if number.is_percent and not total.is_percent and OF_EACH.match(number.lead):
            continue  # the share of each part: 甲24人、乙42人，占36.4%和63.6%，合计66人
        if OF_SOME.search(total.lead) and CLOSING.match(number.lead):
            continue  # 甲31件、乙24件、丙28件，三类共83件，后两类共52件
        if APART.search(number.lead) and number.same == total.same:
            continue  # 甲56万吨、乙49万吨，两矿相差7万吨，合计105万吨
        if not counts or is_no_part(number, total) or not number.is_exact:
            break
        if joint == "、" and gap.startswith("，") and len(before) >= FEW:
            yield list(before)
        joint = gap[:1] if before else ""
        before.insert(0, number)
        following = number
    yield before


def closed(passage: Passage, total: Measured, before: list[Measured]) -> Iterator[Claim]:
    """金牌18枚、银牌21枚，奖牌总数39枚: the total has a name, so the parts must be near it."""
    if len(before) < FEW or (total.is_percent and MOVE_BEFORE.search(total.lead)):
        return  # 二者合计增长5.3%
    claim, off = summed(passage, total, before)
    is_said = len(before) == announced(total)  # 三类案件共114件
    near = abs(off) <= (FAR if is_said else NEAR) * total.amount
    meant = total.amount - off
    slipped = len(before) >= SOME and is_digit_off(total.amount, meant, total.step)
    if claim.holds or near or slipped or is_slip(total, before, off):
        yield claim


def announced(total: Measured) -> int:
    """Return how many parts the words of a total count: 3 of 三类案件共, 2 of 两项."""
    match = ANNOUNCED.search(total.lead)
    return max("二两三四五六七八九".index(match[1]), 1) + 1 if match else 0


def _made_up(passage: Passage, numbers: list[Measured], place: int) -> Iterator[Claim]:
    """Yield the claim of 由年初预算120万元和追加35万元组成，可用经费155万元."""
    total, before = numbers[place], parts_before(passage, numbers, place)
    claim, off = summed(passage, total, before)
    if len(before) >= FEW and (claim.holds or abs(off) <= HALF * total.amount):
        yield claim


def summed_up(passage: Passage, numbers: list[Measured], place: int) -> Iterator[Claim]:
    """新入藏图书2万册、期刊1万册、录像1万册，新增馆藏4万册: no word says that it is the total."""
    total = numbers[place]
    if place >= FEW and MADE_UP.match(gap_of(passage, numbers[place - 1], total)):
        yield from _made_up(passage, numbers, place)
    if not SUMS_UP.match(total.lead) or place < SOME or total.is_percent:
        return
    if not gap_of(passage, numbers[place - 1], total).startswith("，") or DONE.search(total.lead):
        return
    before = parts_before(passage, numbers, place)
    gaps = [gap_of(passage, *pair) for pair in pairwise(before)]
    if len(before) < SOME or not all(gap.startswith(("、", "和")) for gap in gaps):
        return
    claim, off = summed(passage, total, before)
    alike = set(SUMS_UP.sub("", total.lead)) & set(before[0].lead)  # 新入藏…，新增馆藏
    if claim.holds or abs(off) <= (FAR if alike else CLOSE) * total.amount:
        yield claim
