"""Change, target and period of a figure as phrases, for tiles and for mails."""

from __future__ import annotations

from jianbao.briefing.model import Briefing, Figure, meets
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.entries import signed
from jianbao.compose.template.model import Template


def change_text(figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return a figure's change and target, "" where it has none."""
    parts = []
    if figure.change:
        change = briefing.figures[figure.change]
        parts.append(signed(change, template) + change.unit)
    if figure.target:
        parts.append(target_text(figure, briefing, template))
    return template.label("and").join(parts)


def target_text(figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return a figure's target, met or missed only where that is certain."""
    target = briefing.figures[figure.target]
    met = meets(figure, target)
    name = "target" if met is None else "target_met" if met else "target_missed"
    return template.label(name, value=target.written)


def figure_period(figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return a figure's period, and its scope where it has one."""
    period = period_text(figure.period or briefing.period, template)
    if not figure.period_stated:
        period = template.label("unstated")
    if figure.scope:
        return template.label("scope", period=period, scope=figure.scope)
    return period
