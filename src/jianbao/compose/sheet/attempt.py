"""The metrics sheet as one step of the ladder has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.charts import charts_beside
from jianbao.compose.sheet.cards import MOST_AS_CARDS, Cards, usual_cards, with_cards
from jianbao.compose.sheet.columns import Shown
from jianbao.compose.sheet.entries import Entries, Entry
from jianbao.compose.sheet.parts import marks, notes, period_line, sheet_heading
from jianbao.compose.sheet.table import Names, Setting, sheet_table
from jianbao.compose.sheet.tiles import tiles_of
from jianbao.compose.template.model import Rung, Template
from jianbao.document.composed import Block, FigureTable, Fill, Gap, Measure, PageBreak, Tiles
from jianbao.document.theme import Theme

CELLS = ("cell", "cell_value", "cell_center", "cell_head", "cell_group")
ON_TWIPS = 0.03  # points: so much lower, at most, a row may be set
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
    cards: Cards | None = None  # None: as they usually are
    annex: float = 0.0  # the row of the annex's table; 0: as the step has it


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
        return with_cards(theme, self.standing.times) if self.content.cards else theme

    @property
    def standing(self) -> Cards:
        """How cards stand."""
        return self.spread.cards or usual_cards(len(self.as_cards[0]))

    @property
    def as_cards(self) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """The figures of large cards and those of small ones; others that have a table are left
        out.
        """
        headlines, others = self.content.headlines, self.content.others
        if not headlines:
            return others, ()
        return headlines, () if self.content.tabled else others

    @property
    def kept(self) -> tuple[Entry, ...]:
        """The figures of the first page's table."""
        moved = {entry.figure.id for entry in self.moved}
        listed = self.content.others if self.content.cards else self.content.entries.entries
        return tuple(each for each in listed if each.figure.id not in moved)

    @property
    def least_height(self) -> float:
        """What the rows of the table take up at least, its heads among them, in points."""
        if not (self.content.tabled and self.kept):
            return 0.0
        names = len({entry.figure.group for entry in self.kept})
        heads = 0 if self.setting.stub or self.content.shown.nameless else names
        rows = (len(self.kept) + heads) / self.rung.columns + 1
        return rows * (self.spread.row - ON_TWIPS)

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
            yield Fill(held=True)  # the page is full: what floated would have no room to wrap
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
        """Yield headlines as large cards and the others as small ones."""
        standing, air = self.standing, self.spread.air
        headlines, others = self.as_cards
        for entries, most, styles, share in (
            (headlines, standing.headlines, "card", AIR_OF_CARDS),
            (others, standing.others, "small_card", AIR_OF_TILES),
        ):
            if tiles := self.tiles(entries, most, sources=True):
                own = Measure(air * share, "pt")
                yield replace(
                    tiles, styles=styles, air=own, alone=standing.alone, whole=standing.whole
                )

    def tiles(self, entries: tuple[Entry, ...], most: int, sources: bool = False) -> Tiles | None:
        """Return figures as tiles."""
        own = replace(self.content.entries, entries=entries)
        details = self.rung.details or self.content.cards  # a card is all that says them
        scope = self.content.shown.scope if sources else ""
        return tiles_of(
            own, self.content.template, most, details=details, sources=sources, scope=scope
        )

    def annex(self, moved: tuple[Entry, ...]) -> Iterator[Block]:
        """Yield the blocks of the annex page."""
        content, template = self.content, self.content.template
        yield PageBreak()
        yield sheet_heading(template.label("sheet_annex"), 1)
        yield period_line(content.briefing, template, content.entries, content.shown)
        yield Gap(Measure(template.metrics.gap, "pt"))
        yield self.table(moved, self.spread.annex or self.rung.row)

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
