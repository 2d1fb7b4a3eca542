"""Months that make a longer period: what was counted in them adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.passages import Material
from jianbao.audit.patterns import may_match, pattern
from jianbao.briefing.model import Figure
from jianbao.yaml.dates import Period

STOCK = pattern(
    "余额|存量|期末|年末|月末|在册|人口|在校|保有|未结|库存|累计|在院|在岗|在职|现有|共有|总户|水位|库容|床位|均|率|比重|占比|存栏|登记|储蓄|存款|贷款|规模|总数$"
)
TIME = pattern(
    "(?:\\d{4}年)?(?:\\d{1,2}(?:[—–～~至-]\\d{1,2})?月份?|第?[一二三四]季度|前[二三]季度|[上下]半年|全年)"
    "|\\d{4}年度?|累计|今年以来|当月|当季|本[月季]",
    needs="月|季|年|累计",
)
MOST = Decimal("0.5")  # further off, and it is no sum at all


class Months(Struct, frozen=True):
    """A figure and those of the same name whose periods make its own, one behind the other."""

    figure: Figure
    parts: tuple[Figure, ...]
    together: Decimal


def months(material: Material) -> Iterator[Months]:
    """Yield figures that have others of one name, but for its time, in all months of theirs."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures.values():
        if not figure.period_stated or figure.kind != "count" or figure.exact is None:
            continue
        if figure.per == 1 and not STOCK.search(figure.label.text):
            label = figure.label.text
            name = TIME.sub("", label) if may_match(label, TIME) else label
            key = (name, figure.scope, figure.counted)
            groups.setdefault(key, []).append(figure)
    for members in groups.values():
        if len(members) > 2:
            yield from _of_longer_periods(members, material)


def _of_longer_periods(members: list[Figure], material: Material) -> Iterator[Months]:
    spans = {figure.id: _months(figure.period or material.briefing.period) for figure in members}
    starting: dict[int, list[Figure]] = {}
    for figure in members:
        first, last = spans[figure.id]
        if first <= last:
            starting.setdefault(first, []).append(figure)
    for figure in members:
        first, last = spans[figure.id]
        parts = _chain(first, last, figure, starting, spans)
        if len(parts) > 1 and figure.exact:
            together = sum((part.exact or Decimal(0) for part in parts), Decimal(0))
            if abs(together - figure.exact) / abs(figure.exact) < MOST:
                yield Months(figure, tuple(parts), together)


def _chain(
    first: int,
    last: int,
    whole: Figure,
    starting: dict[int, list[Figure]],
    spans: dict[str, tuple[int, int]],
) -> list[Figure]:
    """Return shorter ones that follow each other from the first month to the last."""
    parts: list[Figure] = []
    at = first
    while at <= last:
        shorter = [
            figure
            for figure in starting.get(at, ())
            if figure.id != whole.id
            and spans[figure.id] != (first, last)
            and spans[figure.id][1] <= last
        ]
        if not shorter:
            return []
        part = max(shorter, key=lambda figure: spans[figure.id][1])
        parts.append(part)
        at = spans[part.id][1] + 1
    return parts


def _months(period: Period) -> tuple[int, int]:
    """Return first and last month, counted from the year 0; whole months only: else none."""
    first, last = period.first, period.last
    if first.day > 1 or (last.day and last.day < 28):
        return 1, 0
    return first.year * 12 + (first.month or 1), last.year * 12 + (last.month or 12)
