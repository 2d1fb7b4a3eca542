"""数据出处索引: the whole ledger, each figure with its place in the text and its pages."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.sheet.phrases import figure_period
from jianbao.compose.sheet.sources import Source, figure_sources
from jianbao.compose.template.model import Template
from jianbao.document.composed import (
    FigureColumn,
    FigureGroup,
    FigureMeaning,
    FigureTable,
    Inlines,
)
from jianbao.document.inlines import PagesOf, Words

SHARES: tuple[tuple[FigureMeaning, float], ...] = (
    ("name", 0.31),
    ("value", 0.14),
    ("period", 0.33),
    ("source", 0.12),
    ("pages", 0.10),
)


def index_table(briefing: Briefing, template: Template) -> FigureTable:
    """Return the whole ledger with the pages on which each figure stands."""
    columns = tuple(
        FigureColumn(meaning, (Words(template.label(f"column_{meaning}")),), share)
        for meaning, share in SHARES
    )
    members: dict[str, list[Figure]] = {}
    for figure in briefing.figures.values():
        members.setdefault(figure.group or template.label("other_group"), []).append(figure)
    sources = figure_sources(briefing, template)
    groups = tuple(
        FigureGroup(
            (Words(name),),
            tuple(tuple(_cells(figure, briefing, template, sources)) for figure in figures),
        )
        for name, figures in members.items()
    )
    return FigureTable(template.label("index"), columns, groups)


def _cells(
    figure: Figure, briefing: Briefing, template: Template, sources: dict[str, Source]
) -> Iterator[Inlines]:
    nothing = template.label("nothing")
    yield (Words(figure.label.text, place=figure.label.place),)
    yield (Words(figure.written, figure=figure.id, place=figure.value.place),)
    yield (Words(figure_period(figure, briefing, template)),)
    yield (Words(sources[figure.id].text if figure.id in sources else nothing),)
    yield (PagesOf(figure.id, nothing=nothing),)
