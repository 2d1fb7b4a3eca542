"""Differences of two numbers that stand before them: 收入100万元，支出80万元，结余20万元."""

from __future__ import annotations

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.totals import IN_ALL

DIFFERENCE = pattern(
    "(?:净迁[入出]|净转[入出]|结余|盈余|净增|净增加|净流入|净流出|净进口|净出口|净投放|净回笼|净(?![利资值化水菜高重])[一-鿿]{1,3}额|顺差|逆差|差额|相差|赤字|结转|[核审]减|所有者权益|净资产|净减|净减少|自然增长|自然增加|自然减少)[^，。；、]{0,6}$",
    needs="净|减|自然增|差额|盈余|相差|结余|结转|赤字|逆差|顺差|权益",
)


EXAMINED = pattern("[核审]减")
SUBMITTED = pattern("[送报初审]审|申报|审定|原|概算|造价|投资|预算")
SO_FAR = pattern("累计|滚存", needs="累计|滚存")


OF_YEARS = pattern("滚存|累计|历年|年末结余")


def difference(passage: Passage, rest: Measured, before: list[Measured]) -> Claim | None:
    """收入100万元，支出80万元，结余20万元."""
    if OF_YEARS.search(rest.lead):
        return None
    like = [
        each
        for each in counts_of(before)
        if each.same == rest.same and each.sentence == rest.sentence
    ]
    if len(like) < len(("in", "out")):
        return _difference_of_last(passage, rest, counts_of(before))
    if claim := _of_sides(passage, rest, like):
        return claim
    if (SO_FAR.search(rest.lead) or IN_ALL.search(rest.lead)) and like[-1].amount < rest.amount:
        return None  # 当年结余1.36亿元，上年滚存4.82亿元，累计结余6.18亿元: a sum
    if EXAMINED.search(rest.lead) and not any(SUBMITTED.search(each.lead) for each in like):
        return None  # 清退收费186万元，退还押金92万元，核减工程款347万元
    if len(like) != 2 or like != [each for each in before if not each.is_percent][-2:]:
        return None
    return _difference_claim(passage, rest, like)


def _of_sides(passage: Passage, rest: Measured, like: list[Measured]) -> Claim | None:
    """收入980万元，其中拨款686万元、学费收入294万元；支出862万元，结余118万元."""
    if len(like) <= len(("in", "out")) or "支出" not in like[-1].lead:
        return None
    claims = [
        _difference_claim(passage, rest, [one, other])
        for at, one in enumerate(like[:-1])
        for other in like[at + 1 :]
        if _ends_so(one.lead, "收入") and "支出" in other.lead and one.amount >= other.amount
    ]
    return next((claim for claim in claims if claim.holds), claims[0] if claims else None)


NATURAL = "自然增长"


def natural_growth(passage: Passage, rate: Measured, before: list[Measured]) -> Claim | None:
    """出生率9.88‰，死亡率6.33‰，自然增长率3.55‰."""
    like = [each for each in before if each.unit == rate.unit and each.is_exact]
    born = [each for each in like if each.lead.rstrip("为是达").endswith("出生率")]
    died = [each for each in like if each.lead.rstrip("为是达").endswith("死亡率")]
    if len(born) != 1 or len(died) != 1:
        return None
    off = born[0].amount - died[0].amount
    claim = _difference_claim(passage, rate, [born[0], died[0]])
    is_fall = (off < 0) != (rate.amount < 0) and off != 0
    return None if is_fall else claim  # 自然增长率-1.2‰, which is typed in several ways


EARNED = pattern("(?:收益|利润(?:总额)?|净额|盈利)(?:为|达)?$", needs="净额|利润|收益|盈利")
SPENT = (("收入", "支出"), ("收入", "成本"), ("收入", "费用"), ("收入", "税费"))


def earned(passage: Passage, rest: Measured, before: list[Measured]) -> Claim | None:
    """业务收入12亿元，业务支出7亿元，增值收益5亿元: of the two right before it."""
    like = [each for each in counts_of(before) if each.same == rest.same]
    if len(like) < len(("in", "out")) or like[-1] is not before[-1]:
        return None
    claims = [
        _difference_claim(passage, rest, [each, like[-1]])
        for each in reversed(like[:-1])
        if any(all(map(_ends_so, (each.lead, like[-1].lead), sides)) for sides in SPENT)
        and each.amount >= like[-1].amount
    ]
    right = [claim for claim in claims if claim.holds]
    return next(iter((*right, *(claims if len(claims) == 1 else ()))), None)


def _difference_of_last(passage: Passage, rest: Measured, counts: list[Measured]) -> Claim | None:
    """出口286亿元，…；进口143亿元，…。贸易顺差144亿元: the two stand in the sentence before."""
    for sides in OPPOSITE:
        found = [
            [each for each in counts if each.same == rest.same and _ends_so(each.lead, side)]
            for side in sides
        ]
        if all(len(each) == 1 for each in found):
            return _difference_claim(passage, rest, [each[0] for each in found])
    return None


OPPOSITE = (
    ("出口", "进口"),
    ("收入", "支出"),
    ("资产", "负债"),
    ("流入", "流出"),
    ("迁入", "迁出"),
    ("投放", "回笼"),
)


def _ends_so(lead: str, side: str) -> bool:
    return name_of(lead).rstrip("额总值").endswith(side) and "进出口" not in lead


def _difference_claim(passage: Passage, rest: Measured, like: list[Measured]) -> Claim:
    off = abs(like[0].amount - like[1].amount)
    allowed = rest.blur + like[0].blur + like[1].blur
    first, second = sorted(like, key=lambda each: -each.amount)
    working = f"{typed(passage, first)}−{typed(passage, second)}"
    holds = abs(off - abs(rest.amount)) <= allowed
    return Claim(
        "sentence-difference", holds, passage, rest, tuple(like), working, shown(passage, off, rest)
    )
