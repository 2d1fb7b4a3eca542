"""What is left of a whole that stands farther before, and what is done of a plan.

下半年还需完成57.58亿元 of 162亿元; 年度任务3.5万亩。已完成2.94万亩，完成年度任务的84%.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.differences import OF_YEARS
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.plans import CHANGED, PLANNED
from jianbao.audit.sentences.reading.claims import Bounds, quotient
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.witnesses.operands import Asked, Reckoned, has_name, shares_of
from jianbao.audit.sentences.witnesses.slips import fitting, is_near_share, only, slipped
from jianbao.audit.sentences.witnesses.ways import STOCK, together

UNDONE = "支出|到位|完成|拨付|使用|缴纳?|收回|执行|整改|办结"
LEFT = pattern(
    f"(?:(?:还|尚|仍)需|再完成|(?:还|尚)[差缺欠]|[尚还仍]有|其余|空置|缺口|缺额|剩余|结余|未(?:{UNDONE}))[^，。；\\d]{{0,4}}$",
    needs="还|尚|仍|再完成|其余|空置|缺口|缺额|剩余|结余|未",
)
DONE = pattern(
    "完成|到位|支出|已|实[际缴收拨到]|拨付|筹集|缴纳|执行|使用|当选|办结|[完竣开]工|建成"
)
SENTENCES, AT_ONCE = 3, 2
MOST_BEFORE = 20  # counts before a share of a plan, among them the plan
MOST = 30  # counts before a rest among which its whole and what was done are looked for


def is_rest(number: Measured) -> bool:
    """Return whether the words before a number say that it is left."""
    is_one = LEFT.search(number.lead) or OF_RATE.search(number.lead)
    return not number.is_percent and is_one is not None and not OF_YEARS.search(number.lead)


def rest(asked: Asked) -> Reckoned | None:
    """Return what a rest was to be, where no whole of the paper and what was done give it."""
    if found := _of_rate(asked):
        return found
    if not LEFT.search(asked.number.lead):
        return None
    number, like = asked.number, asked.before(asked.number.same, MOST)
    done = [each for each in like if DONE.search(each.number.lead)]
    own = [each for each in done if asked.has_beside(each)]
    listed = [each for each in like if asked.has_beside(each)]
    if "其余" in number.lead and not own and len(listed) > len(("one", "rest")):
        return None  # 食品624件、质量390件、价格312件、其余234件: the last of a list
    all_done = sum((each.number.amount for each in own), Decimal(0))
    if any(whole.number.amount - all_done == number.amount for whole in like):
        return None  # 三年任务2.4万户，第一年完成0.76万户，第二年完成0.91万户，剩余0.73万户
    slipped, named = list[Reckoned](), list[Reckoned]()
    for whole in like:
        for part in own or done:
            off = whole.number.amount - part.number.amount
            if off < 0 or whole.number is part.number:
                continue
            left = Reckoned("sentence-difference", (whole, part), *together((whole, part), (-1,)))
            blur = whole.number.blur + part.number.blur + number.blur
            if abs(off - number.amount) <= min(blur, number.amount / 10):
                return None
            if is_mistyped(number.amount, off, off, number.step):
                slipped.append(left)
            elif own and off and number.amount < 2 * off:
                is_plan = PLANNED.search(whole.number.lead)
                if is_plan or has_name((part.number.lead,), whole.number):
                    named.append(left)
    return next(iter(slipped or named), None)


OF_RATE = pattern(
    "(?:其余|剩余|未[一-鿿]{2,3}的?|不(?:合格|达标|满意|及格|合规)[一-鿿]{0,2})$",
    needs="其余|剩余|未|不合格|不达标|不满意|不及格|不合规",
)
SHARE = pattern(
    "率(?:为|达到?|是|约)?$|占[^，。；]{0,12}$|比[例重](?:为|达到?|是|约)?$", needs="率|占|比"
)


def _of_rate(asked: Asked) -> Reckoned | None:
    """Return 无感支付301.4万辆次，占总量的78.0%；其余58.0万辆次: the share says what is left."""
    number, place = asked.number, asked.place
    if not OF_RATE.search(number.lead):
        return None
    for count, share in list(pairwise(asked.numbers[max(0, place - FEW) : place]))[::-1]:
        is_near = count.sentence == share.sentence and number.sentence - share.sentence <= 1
        of_it = is_near and share.unit == "%" and count.same == number.same
        if not of_it or is_change(share) or not SHARE.search(share.lead):
            continue
        ends = [share.amount + share.step / 2, share.amount - share.step / 2]
        if ends[1] <= 0:  # 化解率0%
            continue
        low, high = (count.amount * (share.per - end) / end for end in ends)
        off = number.step / 2
        slip = is_mistyped(number.amount, low, high, number.step)
        if slip and not low - off <= number.amount <= high + off:
            used = (asked.stated(count), asked.stated(share))
            return Reckoned("sentence-share", used, Bounds(low, high), "{0}÷{1}−{0}")
        return None
    return None


FEW = 5  # numbers before a rest among which its share is looked for


def of_plan(asked: Asked) -> Reckoned | None:
    """Return 年度任务3.5万亩。已完成2.94万亩，完成年度任务的88%: the plan stands elsewhere."""
    share, place = asked.number, asked.place
    counts = [
        each
        for each in counts_of(asked.numbers[max(0, place - MANY) : place])
        if share.sentence - each.sentence <= 1
        and not (CHANGED.search(each.lead) or PLANNED.search(each.lead))
    ]
    if not counts:
        return None
    count = counts[-1]
    behind = [
        asked.stated(each)
        for each in asked.numbers[place + 1 : place + MANY]
        if each.same == count.same and each.sentence - share.sentence <= 1
    ]
    plans = [
        each
        for each in (*asked.before(count.same, MOST_BEFORE), *behind)
        if PLANNED.search(each.number.lead)
    ]
    tried = list(shares_of(asked.stated(count), plans, share))
    if any(each.bounds.fits(share) for each in tried):
        return None
    is_one = len({each.number.amount for each in plans}) == 1
    return tried[0] if is_one and tried and is_near_share(share, tried[0].bounds) else None


LASTS = pattern(
    "(?:可|够|能)(?:以|够)?(?:满足|支付|保障|维持|供应?|使用|支撑|用)", needs="可|够|能"
)
PACES = {"天": pattern("[日天]均|每[日天]"), "月": pattern("月均|每月"), "年": pattern("年均|每年")}


def lasts(number: Measured) -> bool:
    """Return whether a number says how long something lasts."""
    return number.unit in ("天", "个月", "月", "年") and LASTS.search(number.lead) is not None


def lasting(asked: Asked) -> Reckoned | None:
    """Return how long what there is lasts: 结余54亿元，月均支出4.5亿元，可支付12个月."""
    number = asked.number
    pace = PACES[number.unit.removeprefix("个")]
    near = [one for one in asked.counts if asked.has_beside(one, SENTENCES)]
    tried = [
        Reckoned("sentence-share", (total, each), bounds, "{0}÷{1}")
        for each in near
        if pace.search(each.number.lead)
        for total in near
        if total.number.same == each.number.same and total.number.amount > each.number.amount
        if (bounds := quotient(total.number, each.number, 1)) is not None
    ]
    stocks = [one for one in tried if STOCK.search(one.used[0].number.lead)] or tried
    return fitting(number, tried) or slipped(number, stocks) or only(number, stocks, AT_ONCE)
