"""Figures that were taken over from the last paper and not typed anew."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, at_figure
from jianbao.audit.passages import Material
from jianbao.briefing.model import EARLIER
from jianbao.messages.audit.ledger import figure_carried
from jianbao.messages.findings import Finding


def carried_figures(material: Material) -> Iterator[Finding]:
    """A figure of a new paper that `jianbao new --from` began, still as it was (实务)."""
    for figure in material.figures.values():
        earlier = material.figures.get(figure.earlier)
        if earlier is None or earlier.id != figure.id + EARLIER:
            continue
        if figure.written == earlier.written:
            yield at_figure(
                figure_carried,
                figure.value.place,
                f"{figure.label}：{figure.written}",
                id=figure.id,
                value=figure.written,
            )


CHECKS: tuple[Check, ...] = (Check(carried_figures, (figure_carried,)),)
