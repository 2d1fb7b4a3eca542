"""This paper's figures against those of an earlier one.

The same id is the same thing; so is one label of one group, where each paper has it once.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from jianbao.audit.arithmetic.amounts import blur
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Briefing, Figure
from jianbao.messages.audit.earlier import (
    earlier_falls,
    earlier_scope,
    earlier_sum,
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
    code.name for code in (earlier_value, earlier_unit, earlier_scope, earlier_falls, earlier_sum)
)
OF_TIME = pattern(
    r"累计|本[年月期]|当[年月期]|今年以?来?|全年|[上下]半年|[一二三四]季度|\d{1,2}[至—\-–~～]\d{1,2}月份?|\d{1,2}月份?|单月|新增"
)
NO_SUM = pattern("余额|存量|期末|在册|人口|在校|保有|未结|库存|现有|均|每|最|单价|指数|占")
"""Stocks, means and the like may fall while time goes on, and are not added."""


def against(briefing: Briefing, earlier: Briefing) -> Iterator[Finding]:
    """Yield what an earlier paper published otherwise, without a word that says so."""
    material = Material(briefing)
    corrected = any(CORRECTED.search(passage.text) for passage in material.passages)
    named, now_named = _by_label(earlier), _by_label(briefing)
    months = _months(briefing, earlier)
    for id, figure in briefing.figures.items():
        if figure.kind in ("target", "limit"):
            continue
        before = earlier.figures.get(id)
        label = _label(figure)
        if before is None and now_named[label] is figure and id not in earlier.figures:
            before = named.get(label)
        if before is not None and before.counted == figure.counted:
            yield from _with_month(figure, before, months, briefing, earlier)
        if before is not None:
            differing = list(_differing(figure, before, briefing, earlier, corrected))
            yield from (each.quoting(f"{figure.label}：{figure.written}") for each in differing)


Label = tuple[str, str, str, str]


def _label(figure: Figure) -> Label:
    """Return what names a figure in a paper: label, group, scope and what it counts."""
    return figure.label.text.replace(" ", ""), figure.group, figure.scope, figure.counted


def _by_label(briefing: Briefing) -> dict[Label, Figure | None]:
    """Return the figures of a paper by what names them; None where it names several."""
    named: dict[Label, Figure | None] = {}
    for figure in briefing.figures.values():
        label = _label(figure)
        named[label] = None if label in named else figure
    return named


def _stem(figure: Figure) -> str:
    """Return what a label counts, whatever its time: 受理信访 of 2月受理信访 and 累计受理信访."""
    return OF_TIME.sub("", figure.label.text)


def _months(briefing: Briefing, earlier: Briefing) -> dict[tuple[str, str], Figure | None]:
    """Return the figures of the time between two papers, by what they count."""
    found: dict[tuple[str, str], Figure | None] = {}
    for figure in briefing.figures.values():
        now = figure.period or briefing.period
        if figure.exact is not None and _start(now) > _end(earlier.period):
            key = (_stem(figure), figure.counted)
            found[key] = None if key in found else figure
    return found


def _with_month(
    figure: Figure,
    before: Figure,
    months: dict[tuple[str, str], Figure | None],
    briefing: Briefing,
    earlier: Briefing,
) -> Iterator[Finding]:
    """Yield what is not the earlier count and that of the time since: 1至2月 of 1月 and 2月."""
    now, then = figure.period or briefing.period, before.period or earlier.period
    month = months.get((_stem(figure), figure.counted))
    if month is None or month is figure or not _is_cumulated(figure, now, then):
        return
    since = month.period or briefing.period
    if _end(since) != _end(now) or not _follows(since, then):
        return
    if figure.exact is None or before.exact is None or month.exact is None:
        return
    expected = before.exact + month.exact
    off = blur(figure) + blur(before) + blur(month)
    if abs(figure.exact - expected) > off:
        finding = earlier_sum(
            figure.value.place, id=figure.id, value=figure.written, paper=earlier.name,
            working=f"{before.written}＋{month.written}",
            expected=f"{expected / figure.scale:f}{figure.unit}",
        )  # fmt: skip
        yield finding.quoting(f"{figure.label}：{figure.written}")


def _follows(since: Period, then: Period) -> bool:
    """Return whether a time begins on the day after another's last."""
    year, month, day = _end(then)
    last = calendar.monthrange(year, month)[1]
    ends_month = day >= last
    following = (year + month // 12, month % 12 + 1, 1) if ends_month else (year, month, day + 1)
    return _start(since) == following


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
        and not NO_SUM.search(figure.label.text)
    )


def _start(period: Period) -> tuple[int, int, int]:
    first = period.first
    return first.year, first.month or 1, first.day or 1


def _end(period: Period) -> tuple[int, int, int]:
    last = period.last
    return last.year, last.month or 12, last.day or 31
