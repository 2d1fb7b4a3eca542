"""Headline figures as tiles, and few figures as cards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.columns import target_said
from jianbao.compose.sheet.entries import (
    Change,
    Entries,
    Entry,
    behind_number,
    change_words,
    read_entries,
)
from jianbao.compose.sheet.table import AS_NUMBERS
from jianbao.compose.template.model import Template
from jianbao.document.composed import Inlines, Measure, Tile, Tiles
from jianbao.document.inlines import Words
from jianbao.document.patterns import pattern

TILE_COLOUR, TILE_FILL = "1F3864", "F2F2F2"
SCALES = (
    ("万亿", Decimal(1_000_000_000_000)),
    ("亿", Decimal(100_000_000)),
    ("万", Decimal(10_000)),
)
PLACES = Decimal("0.01")
PHRASE_END = pattern("(?<=[，, ])")


class TileLook(Struct, frozen=True):
    """How tiles look, and whether each names its period or only those of another one do."""

    colour: str = TILE_COLOUR
    fill: str = TILE_FILL
    period: bool = True


TILE_LOOK = TileLook(period=False)


def headline_tiles(
    briefing: Briefing, template: Template, look: TileLook = TILE_LOOK
) -> Tiles | None:
    """Return a tile for each headline figure; None where there is none."""
    headlines = tuple(each for each in briefing.figures.values() if each.sheet == "headline")
    entries = read_entries(headlines, briefing, template)
    usual = "" if look.period else own_period_of(briefing, template)
    return tiles_of(replace(entries, shown=usual), template, template.metrics.tiles, look)


def own_period_of(briefing: Briefing, template: Template) -> str:
    """Return the briefing's period in words."""
    return period_text(briefing.period, template)


def tiles_of(
    entries: Entries,
    template: Template,
    most: int,
    look: TileLook = TILE_LOOK,
    details: bool = True,
    sources: bool = False,
    scope: str = "",
) -> Tiles | None:
    """Return a tile for each figure, with phrases about it; None where there is no figure."""
    if not entries.entries:
        return None
    groups: dict[str, set[str]] = {}
    for entry in entries.entries:
        groups.setdefault(entry.figure.label.text, set()).add(entry.figure.group)
    tiles = tuple(
        _tile(
            entry,
            entry.figure.group if len(groups[entry.figure.label.text]) > 1 else "",
            tuple(_details(entry, entries, template, sources, scope)) if details else (),
            template,
        )
        for entry in entries.entries
    )
    return Tiles(tiles, most, Measure(template.metrics.gap, "pt"), look.colour, look.fill)


def _tile(entry: Entry, group: str, details: tuple[Inlines, ...], template: Template) -> Tile:
    """Return a tile; `group` stands before the name where another tile has the same."""
    figure = entry.figure
    before = (Words(template.label("of_group", group=group)),) if group else ()
    unit = (Words(behind_number(figure.unit, template)),) if figure.unit else ()
    short = figure.short
    return Tile(
        label=(*before, Words(figure.label.text, place=figure.label.place)),
        value=(Words(figure.value.text, figure=figure.id, place=figure.value.place),),
        unit=unit,
        details=details,
        short=(*before, Words(short.text, place=short.place)) if short else (),
        scaled=tuple(_scaled(figure)),
    )


def _details(
    entry: Entry, entries: Entries, template: Template, sources: bool, scope: str
) -> Iterator[Inlines]:
    """Yield the phrases of a tile, in pieces that are never parted.

    A target that is missed is stressed. `scope` is that of all figures, which is said elsewhere.
    """
    for change in entry.changes:
        basis, rest = change_words(_with_basis(change, entry, template), template)
        yield tuple(map(Words, filter(None, (basis, rest))))
    if entry.target:
        stressed = template.theme.strong if entry.met == "missed" else ""
        said = PHRASE_END.split(target_said(entry, template))
        yield tuple(Words(part, stressed) for part in said if part)
    if entry.period != entries.shown:
        yield (Words(entry.period),)
    if sources and entry.figure.scope != scope:
        yield (Words(entry.figure.scope),)
    if sources and entry.source:
        yield (Words(entry.source),)


def _with_basis(change: Change, entry: Entry, template: Template) -> Change:
    """Return a change that says what it is from: no head of a column says so for a tile."""
    if change.basis or not entry.before_period or entry.before_period == entry.period:
        return change
    return replace(change, basis=template.label("against", period=entry.before_period))


def _scaled(figure: Figure) -> Iterator[Words]:
    """Yield a large number in 万 or 亿, rounded half up to two decimals, with its unit."""
    number = figure.exact
    if number is None or figure.kind == "rank" or figure.unit in AS_NUMBERS:
        return
    for name, scale in SCALES:
        if abs(number) < scale:
            continue
        rounded = (number / scale).quantize(PLACES, ROUND_HALF_UP)
        yield Words(f"{rounded.normalize():f}", figure=figure.id, place=figure.value.place)
        yield Words(name + figure.counted)
        return
