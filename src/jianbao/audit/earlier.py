"""This paper's figures against those of an earlier one: the same id is the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Briefing, Figure
from jianbao.messages.audit.earlier import (
    earlier_falls,
    earlier_scope,
    earlier_unit,
    earlier_value,
)
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import Period

REVISED = "调整|修订|核实|核减|核增"
DATA = "数据|数字|数值|统计|口径|指标|上[月期季年]|同期"
CORRECTED = pattern(
    f"口径|更正|勘误|重新核定|以本期为准|(?:{DATA})[^。；]{{0,12}}(?:{REVISED})|(?:{REVISED})[^。；]{{0,6}}(?:{DATA})",
    needs="口径|更正|勘误|重新核定|以本期为准|调整|修订|核实|核减|核增",
)
"""Words that a published value was changed: 优化调整线路 and 核实线索 are none."""
CORRECTED_SCOPE = pattern(f"{REVISED}|更正|口径", needs="调整|修订|核实|核减|核增|更正|口径")
EARLIER = frozenset(
    code.name for code in (earlier_value, earlier_unit, earlier_scope, earlier_falls)
)
STOCKS = pattern("余额|存量|期末|在册|人口|在校|保有|未结|库存|现有")


def against(briefing: Briefing, earlier: Briefing) -> Iterator[Finding]:
    """Yield what an earlier paper published otherwise, without a word that says so."""
    material = Material(briefing)
    corrected = any(CORRECTED.search(passage.text) for passage in material.passages)
    for id, figure in briefing.figures.items():
        before = earlier.figures.get(id)
        if before is not None and figure.kind not in ("target", "limit"):
            differing = list(_differing(figure, before, briefing, earlier, corrected))
            yield from (each.quoting(f"{figure.label}：{figure.written}") for each in differing)


def _differing(
    figure: Figure, before: Figure, briefing: Briefing, earlier: Briefing, corrected: bool
) -> Iterator[Finding]:
    place, paper = figure.value.place, earlier.name
    if figure.counted != before.counted:
        yield earlier_unit(place, id=figure.id, unit=figure.unit, earlier=before.unit, paper=paper)
        return
    if figure.scope != before.scope and not (figure.formula or before.formula):
        yield earlier_scope(
            place, id=figure.id, scope=figure.scope or "—", earlier=before.scope or "—", paper=paper
        )
        return
    now, then = figure.period or briefing.period, before.period or earlier.period
    if figure.exact is None or before.exact is None or CORRECTED_SCOPE.search(figure.scope):
        return
    values = {"id": figure.id, "earlier": before.written, "paper": paper, "value": figure.written}
    if now == then and figure.exact != before.exact and not corrected:
        yield earlier_value(place, **values)
    elif _is_cumulated(figure, now, then) and figure.exact < before.exact:
        yield earlier_falls(place, **values)


def _is_cumulated(figure: Figure, now: Period, then: Period) -> bool:
    """Return whether a count goes on from the same day: what is counted can only grow."""
    same_start = _start(now) == _start(then) and _end(now) > _end(then)
    return (
        same_start
        and figure.kind == "count"
        and figure.per == 1
        and not STOCKS.search(figure.label.text)
    )


def _start(period: Period) -> tuple[int, int, int]:
    first = period.first
    return first.year, first.month or 1, first.day or 1


def _end(period: Period) -> tuple[int, int, int]:
    last = period.last
    return last.year, last.month or 12, last.day or 31
