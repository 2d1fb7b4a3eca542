"""Rates: what they imply, whether a whole number can give them, whether shares make 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jianbao.audit.arithmetic.amounts import HUNDRED, about, blur, is_counted, rounded
from jianbao.audit.check import Check
from jianbao.audit.measures import amount_in
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.messages.audit.arithmetic import (
    rate_implies,
    rate_impossible,
    rate_range,
    rate_uninformative,
    rate_wrong,
    shares_total,
)
from jianbao.messages.audit.relations import share_adjusted
from jianbao.messages.findings import Finding

FEW = 3  # totals that are listed one by one; more, and the rate tells next to nothing
PART_OF = pattern(
    "^(?:比?率|百分率)$|占比|比重|满意率|满意度|适用率|不捕率|不诉率|合格率|及格率|优秀率|优良率|出勤率|到会率|"
    "知晓率|准确率|正确率|录取率|升学率|入学率$|通过率|治愈率|死亡率|出生率|成活率|发病率|失业率|识字率|普及率|城镇化率|"
    "采纳率|签约率|参保率|投票率|支持率|命中率|到课率"
)
GROSS = ("毛", "产销", "增长", "增幅", "同比")
"""What makes a rate of parts one that may be beyond its whole: 毛入学率."""


def rates(material: Material) -> Iterator[Finding]:
    """A rate against its count, and its total where that is known (实务: 率与数可互算)."""
    for figure in material.figures.values():
        count = material.figures.get(figure.count)
        if figure.kind != "rate" or not figure.is_percent or figure.formula or not count:
            continue
        total = material.figures.get(figure.of)
        if total:
            yield from _of_total(figure, count, total, material)
        elif is_counted(count) and (count.exact or 0) >= 0:
            yield from _implied(figure, count)


def rate_ranges(material: Material) -> Iterator[Finding]:
    """A part is between nothing and the whole; rates of completion and growth may be beyond."""
    for figure in material.figures.values():
        if figure.kind != "rate" or not figure.is_percent or figure.exact is None:
            continue
        label = figure.label.text
        named = PART_OF.search(label) and not any(word in label for word in GROSS)
        stated = figure.count in material.figures and "完成" not in label
        if not 0 <= figure.exact <= HUNDRED and (named or stated):
            yield about(rate_range, figure, rate=figure.written)


def shares(material: Material) -> Iterator[Finding]:
    """Shares of one total, in one group, that nearly make 100 %."""
    for members in material.once(shares_of).values():
        total = sum((figure.exact or Decimal(0) for figure in members), Decimal(0))
        allowed = sum((figure.step for figure in members), Decimal(0)) / 2
        off = abs(total - HUNDRED)
        if len(members) > 1 and allowed < off <= 5:
            names = "、".join(figure.label.text for figure in members)
            last = members[-1]
            yield about(shares_total, last, rate=last.written, names=names, total=f"{total:f}%")


def totals(count: Decimal, rate: Decimal, step: Decimal) -> tuple[int, int]:
    """Return the least and the greatest whole number of which `count` is `rate` percent.

    The least is above the greatest where there is none; the greatest is -1 where there is no end.
    """
    low, high = rate - step / 2, rate + step / 2
    least = int((HUNDRED * count / high).to_integral_value(ROUND_CEILING)) if high > 0 else 1
    if low <= 0:
        return least, -1
    return least, int((HUNDRED * count / low).to_integral_value(ROUND_FLOOR))


def _implied(figure: Figure, count: Figure) -> Iterator[Finding]:
    if figure.exact is None or count.exact is None:
        return
    least, greatest = totals(count.exact, figure.exact, figure.step)
    least = max(least, int(count.exact) if figure.exact <= HUNDRED else 1, 1)
    if greatest == -1 or greatest - least >= FEW:
        end = "…" if greatest == -1 else greatest
        yield about(
            rate_uninformative,
            figure,
            rate=figure.written,
            count=count.written,
            least=least,
            most=end,
        )
    elif greatest < least:
        near = _nearest(count.exact, figure)
        yield about(rate_impossible, figure, rate=figure.written, count=count.written, near=near)
    else:
        possible = "、".join(map(str, range(least, greatest + 1)))
        yield about(rate_implies, figure, rate=figure.written, count=count.written, total=possible)


def _nearest(count: Decimal, figure: Figure) -> str:
    """Return the rates that the nearest totals give: 39.1%（64）、39.7%（63）."""
    assert figure.exact is not None
    if not figure.exact:
        return "0%"
    below = int(HUNDRED * count / figure.exact)
    able = (total for total in (below, below + 1) if total >= max(count, Decimal(1)))
    return "、".join(f"{_percent(count, Decimal(t), figure)}（{t}）" for t in able)


def shares_of(material: Material) -> dict[tuple[object, ...], list[Figure]]:
    """Return the shares of one total, in one group and period."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures.values():
        if figure.kind == "rate" and figure.of and figure.is_percent and figure.exact is not None:
            groups.setdefault((figure.of, figure.group, figure.period), []).append(figure)
    return groups


def _is_adjusted(figure: Figure, material: Material, low: Decimal, high: Decimal) -> bool:
    """Return whether a share is off by one unit and so makes all of them 100 %, as published."""
    assert figure.exact is not None
    near = low - figure.step <= figure.exact <= high + figure.step
    members = material.once(shares_of).get((figure.of, figure.group, figure.period), [])
    together = sum((each.exact or Decimal(0) for each in members), Decimal(0))
    return near and len(members) > 2 and together == HUNDRED


def _of_total(
    figure: Figure, count: Figure, total: Figure, material: Material
) -> Iterator[Finding]:
    if figure.exact is None or count.exact is None or not total.exact:
        return
    worth = HUNDRED * amount_in(count, total)  # 万亩 of 公顷
    lowest = worth * (count.exact - blur(count)) / (total.exact + blur(total))
    highest = worth * (count.exact + blur(count)) / (total.exact - blur(total))
    half = figure.step / 2
    if not lowest - half <= figure.exact <= highest + half:
        adjusted = _is_adjusted(figure, material, lowest - half, highest + half)
        expected = _percent(count.exact * worth / HUNDRED, total.exact, figure)
        yield about(
            share_adjusted if adjusted else rate_wrong,
            figure,
            rate=figure.written,
            count=count.written,
            total=total.written,
            expected=expected,
        )


def _percent(count: Decimal, total: Decimal, figure: Figure) -> str:
    return f"{rounded(HUNDRED * count / total, figure.step):f}%"


CHECKS: tuple[Check, ...] = (
    Check(
        rates,
        (
            rate_implies,
            rate_uninformative,
            rate_impossible,
            rate_wrong,
            share_adjusted,
        ),
    ),
    Check(rate_ranges, (rate_range,)),
    Check(shares, (shares_total,)),
)
