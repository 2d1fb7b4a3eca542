"""Relations beside rates in %: ‰, amounts per head, products, equalities, weighted means."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.arithmetic.amounts import blur, entry, rounded
from jianbao.audit.arithmetic.months import months
from jianbao.audit.check import Check
from jianbao.audit.measures import amount_in, times, times_of
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.briefing.numbers import scale_of, step_of, unit_parts
from jianbao.messages.audit.relations import (
    breakdown_differs,
    equal_differs,
    mean_wrong,
    months_differ,
    product_wrong,
)
from jianbao.messages.findings import Finding

ONE = Decimal(1)
OF_EACH = pattern(r"/(\d+)?(\D*)$", needs="/")
PER_EACH = pattern(
    r"(?<![第\d])(\d*)(十万|百万|千万|亿|万|千|百)(?=名|人|户|车|辆|吨|元|公里|平方|学生|居民|常住|户籍)",
    needs="亿|万|千|百",
)
NEAR = Decimal("0.1")  # of a whole: parts that are farther off are not all of it, or overlap


def quotients(material: Material) -> Iterator[Finding]:
    """A figure with `count` and `of` is the one divided by the other, whatever its unit."""
    for figure in material.figures.values():
        above, below = (material.figures.get(id) for id in (figure.count, figure.of))
        if above and below and not is_plain_rate(figure) and not figure.formula:
            yield from quotient(figure, above, below)


def is_plain_rate(figure: Figure) -> bool:
    """Return whether a figure is a rate in %, which `rates` looks at."""
    return figure.kind == "rate" and figure.is_percent


def quotient(figure: Figure, above: Figure, below: Figure) -> Iterator[Finding]:
    """Compare a figure with the quotient of two others, each as exact as it was typed."""
    if above.exact is None or not below.exact:
        return
    lowest, highest = below.exact - blur(below), below.exact + blur(below)
    if lowest <= 0 or above.exact < 0:
        return
    low, high = (above.exact - blur(above)) / highest, (above.exact + blur(above)) / lowest
    middle, working = above.exact / below.exact, f"{above.written}÷{below.written}"
    if figure.typed.form == "ratio":
        yield from _of_two(figure, low, high, middle, working)
    if figure.exact is None:
        return
    half = figure.step / 2
    worth = _worth(figure, above, below)
    of_each = [of * worth for of in _of_each(figure)]
    if not any(low * of - half <= figure.exact <= high * of + half for of in of_each):
        yield _wrong(figure, working, middle * of_each[-1])


def _worth(figure: Figure, above: Figure, below: Figure) -> Decimal:
    """Return how many of a figure's unit a quotient is: 1000 of 吨÷亩 in 公斤/亩, or in 公斤."""
    both = (above.counted, 1), (below.counted, -1)
    return times_of(both, figure.counted) or times(above.counted, figure.counted) or ONE


def _of_each(figure: Figure) -> tuple[Decimal, ...]:
    """Return of how many a quotient may count: 1000 of ‰, 100,000 of /10万, 1000 of 千人床位数.

    A unit says so for certain; a label may mean something else, so 1 is possible, too.
    """
    if figure.per > 1:
        return (Decimal(figure.per),)
    if match := OF_EACH.search(figure.unit):
        number = Decimal(match[1] or 1) * unit_parts(match[2])[0]
        if number != ONE:
            return (number,)
    labelled = PER_EACH.search(figure.label.text)
    number = Decimal(labelled[1] or 1) * scale_of(labelled[2]) if labelled else ONE
    return (ONE,) if number == ONE else (ONE, number)


def _of_two(
    figure: Figure, low: Decimal, high: Decimal, middle: Decimal, working: str
) -> Iterator[Finding]:
    """Compare a value like 17.2:1 or 1:2.5 with the quotient of two others."""
    left, _, right = figure.value.text.replace("：", ":").replace("∶", ":").partition(":")
    one, other = Decimal(left), Decimal(right)
    if one <= 0 or other <= 0:
        return
    off_one, off_other = (_rounding(each) for each in (left, right))
    if low <= (one + off_one) / (other - off_other) and high >= (one - off_one) / (
        other + off_other
    ):
        return
    is_first = other == ONE or one != ONE
    meant = middle * other if is_first else one / middle
    text = f"{rounded(meant, step_of(left if is_first else right)):f}"
    expected = f"{text}:{right}" if is_first else f"{left}:{text}"
    finding = product_wrong(
        figure.value.place, working=working, expected=expected, value=figure.written
    )
    yield finding.quoting(entry(figure))


def _rounding(number: str) -> Decimal:
    """Return how far one side of a ratio may be off: the 1 of 1:2.5 is exact."""
    return Decimal(0) if Decimal(number) == ONE else step_of(number) / 2


def products(material: Material) -> Iterator[Finding]:
    """A figure with `times` is the product of the figures named there."""
    for figure in material.figures.values():
        factors = [material.figures[id] for id in figure.times if id in material.figures]
        if len(factors) > 1:
            yield from product(figure, factors)


def product(figure: Figure, factors: list[Figure]) -> Iterator[Finding]:
    """Compare a figure with the product of others."""
    if figure.exact is None or any(factor.exact is None for factor in factors):
        return
    low = high = middle = Decimal(figure.per) * _product_worth(figure, factors)
    for factor in factors:
        exact = abs(factor.exact or Decimal(0)) / factor.per
        off = blur(factor) / factor.per
        low, high, middle = low * (exact - off), high * (exact + off), middle * exact
    half = figure.step / 2
    if not low - half <= abs(figure.exact) <= high + half:
        working = "×".join(factor.written for factor in factors)
        yield _wrong(figure, working, middle)


def _product_worth(figure: Figure, factors: list[Figure]) -> Decimal:
    """Return how many of a figure's unit a product is: 亩×公斤/亩 in 吨, or 段×米 in 公里."""
    together = times_of([(each.counted, 1) for each in factors], figure.counted)
    alone = (times(each.counted, figure.counted) for each in factors)
    return together or next(filter(None, alone), ONE)


def _wrong(figure: Figure, working: str, middle: Decimal) -> Finding:
    expected = f"{rounded(middle / figure.scale, figure.step / figure.scale):f}{figure.unit}"
    finding = product_wrong(
        figure.value.place, working=working, expected=expected, value=figure.written
    )
    return finding.quoting(entry(figure))


def equals(material: Material) -> Iterator[Finding]:
    """A figure with `equals` has the value of the figure named there."""
    for figure in material.figures.values():
        other = material.figures.get(figure.equals)
        if other is not None:
            yield from equal(figure, other)


def equal(figure: Figure, other: Figure) -> Iterator[Finding]:
    """Compare two figures that are one and the same."""
    if figure.exact is None or other.exact is None:
        return
    worth = amount_in(other, figure)
    if abs(figure.exact - other.exact * worth) > blur(figure) + blur(other) * worth:
        finding = equal_differs(figure.value.place, value=figure.written, other=other.written)
        yield finding.quoting(entry(figure))


def means(material: Material) -> Iterator[Finding]:
    """A figure with `mean` and `weights` is the weighted mean of the figures named there."""
    for figure in material.figures.values():
        values = [material.figures[id] for id in figure.mean if id in material.figures]
        weights = [material.figures[id] for id in figure.weights if id in material.figures]
        if values and len(values) == len(weights):
            yield from mean(figure, values, weights)


def mean(figure: Figure, values: list[Figure], weights: list[Figure]) -> Iterator[Finding]:
    """Compare a figure with the mean of others, weighted."""
    known = [(v.exact, blur(v), w.exact) for v, w in zip(values, weights, strict=True)]
    if figure.exact is None or any(v is None or w is None for v, _, w in known):
        return
    total = sum((w or Decimal(0) for *_, w in known), Decimal(0))
    if total <= 0:
        return
    middle = sum(((v or Decimal(0)) * (w or Decimal(0)) for v, _, w in known), Decimal(0)) / total
    off = max(off for _, off, _ in known) + figure.step / 2
    if abs(middle - figure.exact) > off:
        expected = f"{rounded(middle / figure.scale, figure.step / figure.scale):f}{figure.unit}"
        names = "、".join(value.written for value in values)
        finding = mean_wrong(
            figure.value.place, names=names, expected=expected, value=figure.written
        )
        yield finding.quoting(entry(figure))


def breakdowns(material: Material) -> Iterator[Finding]:
    """Figures that call one `whole` theirs, and nearly make it, make it (实务)."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures.values():
        whole = material.figures.get(figure.whole)
        if whole and figure.exact is not None and figure.id not in whole.parts:
            key = (whole.id, figure.period, figure.scope, figure.group, figure.counted)
            groups.setdefault(key, []).append(figure)
    for siblings, members in groups.items():
        whole = material.figures[str(siblings[0])]
        if len(members) > 1 and whole.exact and whole.counted == members[0].counted:
            yield from _breakdown(whole, members)


def _breakdown(whole: Figure, members: list[Figure]) -> Iterator[Finding]:
    """Tell of siblings that miss their whole by little: all of them, or neighbours."""
    exact = whole.exact or Decimal(1)
    together = sum((member.exact or Decimal(0) for member in members), Decimal(0))
    off = abs(together - exact)
    allowed = blur(whole) + sum((blur(member) for member in members), Decimal(0))
    if allowed < off <= NEAR * exact:
        finding = breakdown_differs(
            members[-1].value.place,
            parts="＋".join(member.written for member in members),
            whole=whole.written,
            expected=f"{together / whole.scale:f}{whole.unit}",
        )
        yield finding.quoting(entry(members[-1]))


def months_add_up(material: Material) -> Iterator[Finding]:
    """Months that make a longer period add up to it (实务)."""
    for added in months(material):
        figure = added.figure
        allowed = blur(figure) + sum((blur(part) for part in added.parts), Decimal(0))
        if figure.exact is not None and abs(added.together - figure.exact) > allowed:
            finding = months_differ(
                figure.value.place,
                parts="＋".join(part.written for part in added.parts),
                expected=f"{added.together / figure.scale:f}{figure.unit}",
                value=figure.written,
            )
            yield finding.quoting(entry(figure))


CHECKS: tuple[Check, ...] = (
    Check(quotients, (product_wrong,)),
    Check(products, (product_wrong,)),
    Check(equals, (equal_differs,)),
    Check(means, (mean_wrong,)),
    Check(breakdowns, (breakdown_differs,)),
    Check(months_add_up, (months_differ,)),
)
