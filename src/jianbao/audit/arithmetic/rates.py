"""Rates: what they imply, whether a whole number can give them, whether shares make 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jianbao.audit.arithmetic.amounts import HUNDRED, about, blur, is_counted, rounded
from jianbao.audit.passages import Material
from jianbao.briefing.model import Figure
from jianbao.messages.audit.arithmetic import (
    rate_implies,
    rate_impossible,
    rate_range,
    rate_uninformative,
    rate_wrong,
    shares_total,
)
from jianbao.messages.findings import Finding

FEW = 3  # totals that are listed one by one; more, and the rate tells next to nothing
MAY_PASS_100 = ("完成", "增长", "增速", "增幅", "同比", "进度", "达标")


def rates(material: Material) -> Iterator[Finding]:
    """A rate against its count, and its total where that is known (实务: 率与数可互算)."""
    for figure in material.figures.values():
        count = material.figures.get(figure.count)
        if figure.kind != "rate" or not figure.is_percent or figure.formula or not count:
            continue
        total = material.figures.get(figure.of)
        if total:
            yield from _of_total(figure, count, total)
        elif is_counted(count) and (count.exact or 0) >= 0:
            yield from _implied(figure, count)


def rate_ranges(material: Material) -> Iterator[Finding]:
    """A part is between nothing and the whole; rates of completion and growth may be beyond."""
    for figure in material.figures.values():
        if figure.kind != "rate" or not figure.is_percent or figure.exact is None:
            continue
        beyond = any(word in figure.label.text for word in MAY_PASS_100)
        if not 0 <= figure.exact <= HUNDRED and not beyond:
            yield about(rate_range, figure, rate=figure.written)


def shares(material: Material) -> Iterator[Finding]:
    """Shares of one total, in one group, that nearly make 100 %."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures.values():
        if figure.kind == "rate" and figure.of and figure.is_percent and figure.exact is not None:
            groups.setdefault((figure.of, figure.group, figure.period), []).append(figure)
    for members in groups.values():
        total = sum((figure.exact or Decimal(0) for figure in members), Decimal(0))
        allowed = sum((figure.step for figure in members), Decimal(0)) / 2
        off = abs(total - HUNDRED)
        if len(members) > 1 and allowed < off <= 5:
            names = "、".join(figure.label.text for figure in members)
            yield about(shares_total, members[-1], names=names, total=f"{total:f}%")


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
        found = "、".join(map(str, range(least, greatest + 1)))
        yield about(rate_implies, figure, rate=figure.written, count=count.written, total=found)


def _nearest(count: Decimal, figure: Figure) -> str:
    """Return the rates that the nearest totals give: 39.1%（64）、39.7%（63）."""
    assert figure.exact is not None
    if not figure.exact:
        return "0%"
    below = int(HUNDRED * count / figure.exact)
    able = (total for total in (below, below + 1) if total >= max(count, Decimal(1)))
    return "、".join(f"{_percent(count, Decimal(t), figure)}（{t}）" for t in able)


def _of_total(figure: Figure, count: Figure, total: Figure) -> Iterator[Finding]:
    if figure.exact is None or count.exact is None or not total.exact:
        return
    lowest = HUNDRED * (count.exact - blur(count)) / (total.exact + blur(total))
    highest = HUNDRED * (count.exact + blur(count)) / (total.exact - blur(total))
    half = figure.step / 2
    if not lowest - half <= figure.exact <= highest + half:
        expected = _percent(count.exact, total.exact, figure)
        yield about(
            rate_wrong,
            figure,
            rate=figure.written,
            count=count.written,
            total=total.written,
            expected=expected,
        )


def _percent(count: Decimal, total: Decimal, figure: Figure) -> str:
    return f"{rounded(HUNDRED * count / total, figure.step):f}%"
