"""What stands around the sheet's table: period line, headline tiles, charts, the note."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing, Figure
from jianbao.compose.charts import make_chart
from jianbao.compose.inlines import InlineComposer
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.figure_table import change_text, figure_period
from jianbao.compose.template.model import Template
from jianbao.document.blocks import Cell, Paragraph, Row, Ruling, Table, Words
from jianbao.document.lengths import on_twips
from jianbao.document.word.spacers import PICTURE_LINE, TILE_SPARE

TILE_COLOUR, TILE_FILL = "1F3864", "F2F2F2"


TILE_GAP = 6.0
CHART_GAP = 16.0
NO_RULING = Ruling()


class TileLook(Struct, frozen=True):
    """How tiles look, and whether each names its period or only those of another one do."""

    colour: str = TILE_COLOUR
    fill: str = TILE_FILL
    period: bool = True

    @property
    def ruling(self) -> Ruling:
        """The rules above and below."""
        return Ruling(top=2.25, bottom=0.5, colour=self.colour)


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
    said, strong = briefing.particulars, template.theme.strong
    if said.secrecy:
        yield Paragraph("sheet_note", (Words(said.secrecy.text, strong, "", said.secrecy.place),))
    if said.internal:
        yield Paragraph("sheet_note", (Words(template.label("internal"), strong),))


def period_note(briefing: Briefing, template: Template) -> Paragraph | None:
    """Return the note that explains the period, in the very words of the footnote."""
    if not briefing.period_note:
        return None
    composer = InlineComposer(briefing, template)
    prose = briefing.notes[briefing.period_note]
    note = "".join(part.text for part in composer.inlines(prose) if isinstance(part, Words))
    text = template.label("sheet_note", mark=template.label("period_sign"), note=note)
    return Paragraph("sheet_note", (Words(text, place=prose.source.place),))


def tile_rows(
    briefing: Briefing, template: Template, look: TileLook = TILE_LOOK
) -> Iterator[Table]:
    """Yield rows of tiles, one tile for each headline figure."""
    headlines = [figure for figure in briefing.figures.values() if figure.sheet == "headline"]
    in_row = template.metrics.tiles
    for start in range(0, len(headlines), in_row):
        yield _tiles(headlines[start : start + in_row], briefing, template, look)


def chart_row(briefing: Briefing, template: Template) -> Table | None:
    """Return the charts side by side, each under its title and caption."""
    plans = briefing.charts
    if not plans:
        return None
    columns = _spread(len(plans), template.theme.page.text_width, CHART_GAP)
    cells: list[Cell] = []
    for plan in plans:
        if cells:
            cells.append(Cell((), bare=True))
        height = template.metrics.chart_height
        chart = make_chart(plan, briefing, template, columns[0], height)
        title = Paragraph("chart_title", (Words(plan.title),))
        caption = Paragraph("chart_caption", (Words(plan.caption),))
        cells.append(Cell((title, caption, chart)))
    styles = template.theme.styles
    titles = styles["chart_title"].leading + styles["chart_caption"].leading
    row = Row(tuple(cells), titles + template.metrics.chart_height + PICTURE_LINE)
    summary = "；".join(plan.title for plan in plans)
    return Table("charts", summary, columns, (row,), NO_RULING, padding=0.0)


def _tiles(figures: list[Figure], briefing: Briefing, template: Template, look: TileLook) -> Table:
    """Return tiles as a table of four rows, so that each line of one tile meets the next one's.

    A row of periods that none of them names is left out.
    """
    columns = _spread(len(figures), template.theme.page.text_width, TILE_GAP)
    tiles = [_tile_lines(figure, briefing, template, look) for figure in figures]
    rows: list[Row] = []
    for line in zip(*tiles, strict=True):
        if line[0].style == "tile_detail" and not any(part.inlines for part in line):
            continue
        cells: list[Cell] = []
        for paragraph in line:
            cells += [Cell((), bare=True)] if cells else []
            cells.append(Cell((paragraph,), shade=look.fill, header=not rows))
        leading = template.theme.style(line[0].style).leading
        rule = 0.0 if rows else look.ruling.top  # Word draws it inside the first row
        rows.append(Row(tuple(cells), leading + TILE_SPARE + rule))
    summary = "；".join(f"{figure.label.text}{figure.written}" for figure in figures)
    return Table("tiles", summary, columns, tuple(rows), look.ruling, padding=1.0)


def _tile_lines(
    figure: Figure, briefing: Briefing, template: Template, look: TileLook
) -> tuple[Paragraph, ...]:
    value = Words(figure.written, figure=figure.id, place=figure.value.place)
    change = change_text(figure, briefing, template)
    period = figure_period(replace(figure, scope=""), briefing, template)  # the table has scopes
    own = period == period_text(briefing.period, template)
    return (
        Paragraph("tile_label", (Words(figure.label.text, place=figure.label.place),)),
        Paragraph("tile_value", (value,)),
        Paragraph("tile_detail", (Words(period),) if look.period or not own else ()),
        Paragraph("tile_change", (Words(change),) if change else ()),
    )


def _spread(count: int, width: float, gap: float) -> tuple[float, ...]:
    """Return columns of equal width with gaps between them."""
    each = on_twips((width - gap * (count - 1)) / count)
    columns: list[float] = []
    for _ in range(count):
        columns += [gap, each] if columns else [each]
    return tuple(columns)
