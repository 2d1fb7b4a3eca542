"""What stands around the sheet's table: period line, headline tiles, charts, the note."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.context import Context
from jianbao.compose.inlines import words_of
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.figure_table import change_text, figure_period
from jianbao.compose.template.model import Template
from jianbao.document.composed import Inlines, Measure, Paragraph, Tile, Tiles
from jianbao.document.inlines import Words

TILE_COLOUR, TILE_FILL = "1F3864", "F2F2F2"


class TileLook(Struct, frozen=True):
    """How tiles look, and whether each names its period or only those of another one do."""

    colour: str = TILE_COLOUR
    fill: str = TILE_FILL
    period: bool = True


TILE_LOOK = TileLook()


def period_line(briefing: Briefing, template: Template) -> Paragraph:
    """Return the line under the title: issuer and period."""
    text = template.label(
        "sheet_period",
        issuer=briefing.issuer.text,
        period=period_text(briefing.period, template, in_full=True),
        mark=template.label("period_sign") if briefing.period_note else "",
    )
    return Paragraph("sheet_period", (Words(text),))


def marks(briefing: Briefing, template: Template) -> Iterator[Paragraph]:
    """Yield 密级 and 内部资料, which no paper goes without."""
    particulars, strong = briefing.particulars, template.theme.strong
    if particulars.secrecy:
        yield Paragraph(
            "sheet_note", (Words(particulars.secrecy.text, strong, "", particulars.secrecy.place),)
        )
    if particulars.internal:
        yield Paragraph("sheet_note", (Words(template.label("internal"), strong),))


def period_note(briefing: Briefing, template: Template) -> Paragraph | None:
    """Return the note that explains the period, in the very words of the footnote."""
    if not briefing.period_note:
        return None
    prose = briefing.notes[briefing.period_note]
    note = words_of(prose, Context(briefing, template))
    text = template.label("sheet_note", mark=template.label("period_sign"), note=note)
    return Paragraph("sheet_note", (Words(text, place=prose.source.place),))


def headline_tiles(
    briefing: Briefing, template: Template, look: TileLook = TILE_LOOK
) -> Tiles | None:
    """Return a tile for each headline figure; None where there is none."""
    headlines = [figure for figure in briefing.figures.values() if figure.sheet == "headline"]
    if not headlines:
        return None
    tiles = tuple(_tile(figure, briefing, template, look) for figure in headlines)
    gap = Measure(template.metrics.gap, "pt")
    return Tiles(tiles, template.metrics.tiles, gap, look.colour, look.fill)


def _tile(figure: Figure, briefing: Briefing, template: Template, look: TileLook) -> Tile:
    change = change_text(figure, briefing, template)
    period = figure_period(replace(figure, scope=""), briefing, template)  # the table has scopes
    own = period == period_text(briefing.period, template)
    detail: Inlines = (Words(period),) if look.period or not own else ()
    return Tile(
        label=(Words(figure.label.text, place=figure.label.place),),
        value=(Words(figure.written, figure=figure.id, place=figure.value.place),),
        detail=detail,
        change=(Words(change),) if change else (),
    )
