"""The metrics sheet as one step of the ladder has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.charts import charts_beside
from jianbao.compose.sheet.columns import Shown
from jianbao.compose.sheet.entries import Entries, Entry
from jianbao.compose.sheet.parts import marks, notes, period_line, sheet_heading
from jianbao.compose.sheet.table import Names, Setting, sheet_table
from jianbao.compose.sheet.tiles import tiles_of
from jianbao.compose.template.model import Rung, Template
from jianbao.document.composed import Block, FigureTable, Fill, Gap, Measure, PageBreak, Tiles
from jianbao.document.theme import Theme

CELLS = ("cell", "cell_value", "cell_center", "cell_head", "cell_group")
MOST_CARDS = 4  # of figures that are no headline, in a row
MOST_AS_CARDS = 12  # figures: where there are more, those that are no headline have a table
CARD_SIZES = {"label": 14 / 10.5, "value": 40 / 26, "detail": 12 / 9}
"""How much larger headlines are as cards than as tiles."""

AIR_OF_CARDS, AIR_OF_TILES = 0.6, 0.4


class Content(Struct, frozen=True):
    """What the sheet says, however it is set."""

    briefing: Briefing
    template: Template
    entries: Entries  # of the tables, in order of priority
    shown: Shown
    cards: bool
    known: Mapping[str, int]  # how many figures are proved, contradicted …

    @property
    def tabled(self) -> bool:
        """Whether figures beside the cards have a table."""
        many = len(self.entries.entries) > MOST_AS_CARDS
        return not self.cards or (many and bool(self.headlines))

    @property
    def headlines(self) -> tuple[Entry, ...]:
        """The figures that have tiles."""
        return tuple(each for each in self.entries.entries if each.figure.sheet == "headline")

    @property
    def others(self) -> tuple[Entry, ...]:
        """The figures that have none."""
        return tuple(each for each in self.entries.entries if each.figure.sheet != "headline")


class Spread(Struct, frozen=True):
    """What a sheet makes of room that is left, in points: row and charts are whole heights."""

    row: float
    chart: float
    gap: float
    air: float = 0.0  # in cards


class Attempt(Struct, frozen=True):
    """The sheet on one step of the ladder; `moved` figures stand on an annex page."""

    content: Content
    rung: Rung
    names: Names
    wrap: float
    spread: Spread
    moved: tuple[Entry, ...] = ()

    @property
    def theme(self) -> Theme:
        """The template's theme with the step's type size in the tables."""
        theme = self.content.template.theme.at_size(CELLS, self.rung.size)
        return _with_cards(theme) if self.content.cards else theme

    @property
    def kept(self) -> tuple[Entry, ...]:
        """The figures of the first page's table."""
        moved = {entry.figure.id for entry in self.moved}
        listed = self.content.others if self.content.cards else self.content.entries.entries
        return tuple(each for each in listed if each.figure.id not in moved)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of all pages."""
        yield from self.sheet()
        if self.moved:
            yield from self.annex(self.moved)

    def sheet(self) -> Iterator[Block]:
        """Yield the blocks of the first page; the notes stand at its foot."""
        content, template = self.content, self.content.template
        gap = Gap(Measure(self.spread.gap, "pt"))
        yield from marks(content.briefing, template)
        yield sheet_heading(template.label("sheet_title"), 0)
        yield period_line(content.briefing, template, content.entries, content.shown)
        for block in self.parts():
            yield gap
            yield block
        at_foot = tuple(
            notes(
                content.briefing, template, content.entries, content.shown,
                len(self.moved), content.known, self.setting.brief,
            )
        )  # fmt: skip
        if at_foot:
            yield Gap(Measure(template.metrics.gap, "pt"))
            yield Fill()
            yield from at_foot

    def parts(self) -> Iterator[Block]:
        """Yield tiles, table and charts."""
        look, template = self.content.template.metrics.look, self.content.template
        if self.content.cards:
            yield from self.cards()
        else:
            tiles = self.tiles(self.content.headlines, template.metrics.tiles)
            if tiles and look != "table":
                yield tiles
        if self.content.tabled and self.kept:
            yield self.table(self.kept)
        height = Measure(self.spread.chart, "pt")
        plans = self.content.briefing.charts if look != "table" else ()
        yield from charts_beside(plans, self.content.briefing, template, height)

    def cards(self) -> Iterator[Block]:
        """Yield headlines as large cards, two or three in a row, and the others as tiles.

        Others that have a table are left out.
        """
        headlines, others = self.content.headlines, self.content.others
        if not headlines:
            headlines, others = others, ()
        if self.content.tabled:
            others = ()
        most = 3 if len(headlines) % 3 == 0 or len(headlines) > 4 else 2
        large = self.tiles(headlines, most, sources=True)
        if large:
            air = self.spread.air * AIR_OF_CARDS
            yield replace(large, styles="card", air=Measure(air, "pt"), alone=0.6)
        small = self.tiles(others, MOST_CARDS, sources=True)
        if small:
            yield replace(small, air=Measure(self.spread.air * AIR_OF_TILES, "pt"))

    def tiles(self, entries: tuple[Entry, ...], most: int, sources: bool = False) -> Tiles | None:
        """Return figures as tiles."""
        own = replace(self.content.entries, entries=entries)
        details = self.rung.details or self.content.cards  # a card is all that says them
        return tiles_of(own, self.content.template, most, details=details, sources=sources)

    def annex(self, moved: tuple[Entry, ...]) -> Iterator[Block]:
        """Yield the blocks of the annex page."""
        content, template = self.content, self.content.template
        yield PageBreak()
        yield sheet_heading(template.label("sheet_annex"), 1)
        yield period_line(content.briefing, template, content.entries, content.shown)
        yield self.table(moved, self.rung.row)

    @property
    def setting(self) -> Setting:
        """How the table is set."""
        rung = self.rung
        return Setting(self.spread.row, rung.columns, rung.stub, self.names, self.wrap)

    def table(self, entries: tuple[Entry, ...], row: float = 0.0) -> FigureTable:
        """Return figures as a table."""
        setting = replace(self.setting, row=row or self.spread.row)
        own = replace(self.content.entries, entries=entries)
        return sheet_table(own, self.content.shown, self.content.template, setting)


def _with_cards(theme: Theme) -> Theme:
    """Return a theme that has styles of cards, too: those of tiles, larger."""
    cards = {
        f"card_{name}": replace(
            theme.style(f"tile_{name}").at_size(
                round(theme.style(f"tile_{name}").size * times * 2) / 2
            ),
            name=f"card_{name}",
            word=f"Card {name.title()}",
        )
        for name, times in CARD_SIZES.items()
    }
    return replace(theme, styles={**theme.styles, **cards})
