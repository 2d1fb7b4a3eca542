"""Whether a change is what two values give: in amount, in per cent, in points, in times, a year."""

from __future__ import annotations

from decimal import Decimal

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.yearly import YEARLY, yearly
from jianbao.audit.sentences.reading.claims import Bounds, Claim, direction, quotient, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped

YEAR = pattern(r"((?:19|20)\d\d)(?:学|财)?年", needs="年")
ABOVE = pattern("[高低快慢]于|超过|落后", needs="于|超过|落后")
FAR = 120  # characters before a value in which the years of a yearly change are named
FEW_STEPS = 100  # 8.1天, 7.6天: nobody reckons from more digits than these


def judged(
    passage: Passage, before: Measured, now: Measured, by: Measured, way: int
) -> Claim | None:
    """Compare a change that was told with what both values give."""
    if YEARLY.search(by.lead):
        return yearly(passage, before, now, _years_apart(passage, before, now), by, way)
    rise = now.amount - before.amount
    used, working = (before, now), f"{typed(passage, before)}→{typed(passage, now)}"
    amount = way * abs(by.amount)
    points = f"{rounded(abs(rise), by.step):f}个{'百' if now.unit == '%' else '千'}分点"
    if by.same == now.same and not now.is_percent:
        few = before.step == now.step == by.step and now.amount < FEW_STEPS * now.step
        allowed = Decimal(0) if few else before.blur + now.blur + by.blur
        holds, expected = abs(rise - amount) <= allowed, shown(passage, abs(rise), by)
    elif by.unit == (POINTS if now.unit == "%" else "千分点") and now.is_percent:
        alike = before.step == now.step == by.step
        allowed = Decimal(0) if alike else before.blur + now.blur + by.blur
        holds, expected = abs(rise - amount) <= allowed, points
    elif by.unit == POINTS and now.unit and not now.is_percent:
        if ABOVE.search(by.lead):  # 增长10.0%，高于收入增幅3.0个百分点: two rates are apart so
            return None
        expected = f"{typed(passage, by).split('个')[0].removesuffix(POINTS)}%"
        return Claim("percent-for-points", False, passage, by, used, working, expected)
    elif by.is_percent or by.unit == "倍":
        times = by.per if by.is_percent else 1
        bounds = quotient(now, before, times)
        if bounds is None:
            return None
        change = bounds.less(times)
        if (
            now.is_percent
            and by.is_percent
            and abs(rise - amount) <= by.step / 2
            and before.amount != 100
        ):
            return Claim("percent-for-points", False, passage, by, used, working, points)
        holds, expected = change.fits(by, amount), shown(passage, abs(change.middle), by)
        if by.unit == "倍" and before.amount:
            rate = now.amount / before.amount  # 增长2倍 is not 是…的2倍
            holds = holds and not abs(rate - amount) < abs(rate - 1 - amount)
    else:
        return None
    value = ""
    if not holds and rise * amount < 0:
        sides = ("增", "减") if rise > 0 else ("减", "增")
        # the same number, the other way: that no other numbers bear out
        value = sides[1] + typed(passage, by) if typed(passage, by) == expected else ""
        expected = sides[0] + expected
    return Claim("change-wrong", holds, passage, by, used, working, expected, value)


def _years_apart(passage: Passage, before: Measured, now: Measured) -> int:
    """Return how many years lie between two values: named with each, or before both; 0 if not."""
    years = [YEAR.search(each.lead) for each in (before, now)]
    if years[0] and years[1]:
        return int(years[1][1]) - int(years[0][1])
    opening = passage.text[max(0, before.start - FAR) : before.start].rpartition("。")[2]
    both = FROM_YEAR_TO.findall(opening)
    return int(both[-1][1]) - int(both[-1][0]) if both else 0


def share_of_change(
    passage: Passage, now: Measured, by: Measured, share: Measured, way: int
) -> Claim:
    """Compare a change in % with what a value and its change in amount give."""
    earlier, blur = now.amount - way * abs(by.amount), now.blur + by.blur
    low = share.per * (abs(by.amount) - by.blur) / (earlier + blur)
    high = share.per * (abs(by.amount) + by.blur) / (earlier - blur)
    bounds = Bounds(low, high)
    working = f"{typed(passage, now)}，{'+' if way > 0 else '−'}{typed(passage, by)}"
    expected = shown(passage, bounds.middle, share)
    holds = bounds.fits(share, abs(share.amount))
    return Claim("sentence-share", holds, passage, share, (now, by), working, expected)


FROM_YEAR_TO = pattern(r"((?:19|20)\d\d)年?(?:至|到|—|–|～|~|-)+((?:19|20)\d\d)年")


# ---- a slip in one of the two values


def is_slip_of_level(by: Measured, before: Measured, now: Measured) -> bool:
    """Return whether a slip in one of two values explains a change: 95.7%, 比10月的97.0%提高0.5.

    The change says which way it went, so that what was meant lies there.
    """
    if _meant(by, before, now) is not None:
        return True
    ends = _ends(by, -1)
    if ends is None:
        return False
    low, high = sorted(end if not by.is_percent else now.amount / end for end in ends)
    low, high = (low, high) if by.is_percent else (now.amount + low, now.amount + high)
    return is_mistyped(before.amount, low, high, before.step)


def of_level(passage: Passage, before: Measured, now: Measured, by: Measured) -> Claim | None:
    """Return the claim of the later value, where a slip in it explains a change that is right."""
    meant = _meant(by, before, now)
    rise = abs(now.amount - before.amount) * (by.per / before.amount if by.is_percent else 1)
    if meant is None or is_mistyped(abs(by.amount), rise, rise, by.step):
        return None
    way = "＋" if direction(by.lead) > 0 else "−"
    number = rounded(before.amount / before.scale, before.step / before.scale)
    change = rounded(abs(by.amount) / by.scale, by.step / by.scale)
    unit = by.unit if by.is_percent else ""
    working = f"{number:f}×(1{way}{change:f}{unit})" if unit else f"{number:f}{way}{change:f}"
    return Claim(
        "sentence-difference", False, passage, now, (now,), working, shown(passage, meant, now)
    )


def _meant(by: Measured, before: Measured, now: Measured) -> Decimal | None:
    """Return what a later value is meant to be, if a slip parts it from what a change gives."""
    ends = _ends(by, 1)
    if ends is None:
        return None
    low, high = sorted(
        before.amount * end if by.is_percent else before.amount + end for end in ends
    )
    return (low + high) / 2 if is_mistyped(now.amount, low, high, now.step) else None


def _ends(by: Measured, sign: int) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest that a change may be: of %, times as much; else, more."""
    rise = direction(by.lead) * abs(by.amount)
    if not rise or by.unit == "倍":
        return None
    if not by.is_percent:
        return sign * rise, sign * rise
    low, high = (1 + (rise + off) / by.per for off in (-by.step / 2, by.step / 2))
    return (low, high) if low > 0 else None


# ---- of something else than the two values beside it

ADDS_TO = pattern("拉动|带动|贡献", needs="拉动|带动|贡献")
"""拉动全市工业增长2.6个百分点 is what one thing adds to another, and no change of its own."""
OF_ITS_OWN = pattern("^[，；]?(?!同比|环比|累计)[^，。；较比]{6,}$")
"""总值由4.2万亿元增至5.7万亿元，单位能耗下降14%: what goes the other way is of something else."""
AT_PRICES = pattern("现价|可比价|不变价|名义|实际增", needs="价|名义|实际")
"""现价总量增加73.5亿元，增长2%: the amount at the prices of now, the growth at those of then."""
A_YEAR = pattern(r"(?:19|20)\d\d(?:学|财)?年", needs="年")


def are_in_turn(passage: Passage, first: Measured, second: Measured) -> bool:
    """Return whether 分别 gives two things their values, of one time: 产销分别为9万辆和8万辆."""
    joined = passage.text[first.end : second.start] in ("、", "和", "及", "与")
    return joined and "分别" in first.lead and len(A_YEAR.findall(first.lead)) < 2


def compared_with(lead: str) -> str:
    """Return what a change compares with."""
    for words, base in (
        (("环比", "上月", "上季"), "月"),
        (("年初", "年末"), "年初"),
        (("同比", "上年", "去年", "同期"), "年"),
    ):
        if any(word in lead for word in words):
            return base
    return lead
