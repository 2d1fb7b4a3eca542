"""Tables, charts and pictures that stand in the text, numbered, each with its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.briefing.model import (
    Briefing,
    ChartPlan,
    Column,
    PicturePlan,
    Prose,
    TableCell,
    TablePlan,
)
from jianbao.compose.charts import make_chart
from jianbao.compose.inlines import InlineComposer, number_forms
from jianbao.compose.styles import small_size
from jianbao.compose.template.labels import parts
from jianbao.compose.template.model import Template
from jianbao.document.blocks import (
    Block,
    Cell,
    Gap,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Ruling,
    Table,
    Words,
)
from jianbao.document.lengths import POINTS_PER_INCH, on_twips
from jianbao.document.word.spacers import PICTURE_LINE
from jianbao.document.word.widths import half_ems
from jianbao.messages.compose import picture_coarse, table_not_wide
from jianbao.messages.findings import Finding
from jianbao.yaml.source import Scalar

THREE_RULES = Ruling(top=1.0, bottom=1.0, head=0.5)
GRID = Ruling(top=0.5, bottom=0.5, between_rows=0.5, between_columns=0.5)
ROW_WHITE = 5.0  # in a row above and below its text, in points
GAP = 8.0  # below a table or chart
COARSE = 150  # pixels of an inch: fewer show on paper
WIDE = "wide"  # the theme's master for tables that stand on a page of their own
CHART_HEIGHT = 170.0
WIDEST, NARROWEST = 24, 4  # half ems that a text counts for when columns share the width
WHOLE = re.compile(r"\D*[\d,，]*")
ALIGNED = {"left": "table_cell", "center": "table_cell_center"}


class ObjectComposer(InlineComposer):
    """Composes what stands in a paragraph's place."""

    def __init__(self, briefing: Briefing, template: Template) -> None:
        super().__init__(briefing, template)
        self.findings: list[Finding] = []
        self.master = template.master  # of the pages that the text stands on

    def object(self, name: str) -> Iterator[Block]:
        """Yield the table, chart or picture of that name, with its number and title."""
        if self.is_wide(name):
            yield PageBreak(WIDE)
            yield from self._numbered_table(self.briefing.tables[name], WIDE)
            yield PageBreak(self.master)
        elif name in self.briefing.tables:
            yield from self._upright_table(self.briefing.tables[name])
        elif name in self.briefing.pictures:
            yield from self._numbered_picture(self.briefing.pictures[name])
        else:
            plan = next(chart for chart in self.briefing.charts if chart.id == name)
            yield from self._numbered_chart(plan)

    def _numbered_chart(self, plan: ChartPlan) -> Iterator[Block]:
        """Yield a chart over its number and title (CY/T 170-2019)."""
        page = self.template.theme.page
        chart = make_chart(plan, self.briefing, self.template, page.text_width, CHART_HEIGHT)
        title = (*self._object_number(plan.id), Words(plan.title))
        below = [Paragraph("figure_title", title, plan.id)]
        below += [Paragraph("figure_note", (Words(plan.caption),))] if plan.caption else []
        height = CHART_HEIGHT + PICTURE_LINE + self.template.theme.style("body").leading
        height += self._row_height() if plan.caption else 0.0
        row = Row((Cell((chart, *below)),), height)  # one row is never parted
        yield Table("charts", plan.title, (page.text_width,), (row,), Ruling(), padding=0.0)
        yield Gap(GAP)

    def _numbered_picture(self, plan: PicturePlan) -> Iterator[Block]:
        """Yield a picture over its number and title (CY/T 170-2019), on one page with them."""
        page, leading = (
            self.template.theme.master(self.master),
            self.template.theme.style("body").leading,
        )
        below = [
            Paragraph("figure_title", (*self._object_number(plan.id), *_typed(plan.title)), plan.id)
        ]
        below += [Paragraph("figure_note", tuple(_typed(plan.caption)))] if plan.caption else []
        spare = PICTURE_LINE + leading + (self._row_height() if plan.caption else 0.0)
        across, down = plan.pixels
        most = min(page.text_width, (page.text_height - spare - GAP - leading) * across / down)
        width = on_twips(min(plan.width, most))
        density = round(across * POINTS_PER_INCH / width)
        if density < COARSE:
            self.findings.append(
                picture_coarse(plan.place, name=plan.id, density=density, least=COARSE)
            )
        height = on_twips(width * down / across)
        picture = Picture(plan.data, plan.mime, plan.alternative, width, height)
        row = Row((Cell((picture, *below)),), height + spare)
        yield Table("charts", plan.title.text, (page.text_width,), (row,), Ruling(), padding=0.0)
        yield Gap(GAP)

    def is_wide(self, name: str) -> bool:
        """Return whether it is a table that gets a page on its side."""
        plan = self.briefing.tables.get(name)
        return plan is not None and plan.wide and WIDE in self.template.theme.masters

    def _upright_table(self, plan: TablePlan) -> Iterator[Block]:
        """Yield a table among the text; that it wanted a wide page is noted."""
        if plan.wide:
            place = plan.title.source.place
            self.findings.append(table_not_wide(place, name=plan.id, master=WIDE))
        yield from self._numbered_table(plan, self.master)
        yield Gap(GAP)

    def _numbered_table(self, plan: TablePlan, master: str) -> Iterator[Block]:
        """Yield a table under its number and title (CY/T 170-2019)."""
        title = (part for part in self.inlines(plan.title) if isinstance(part, Words))
        yield Paragraph("table_title", (*self._object_number(plan.id), *title), plan.id)
        if plan.unit:
            label = self.template.label("table_unit", unit=plan.unit.text)
            yield Paragraph("table_unit", (Words(label, place=plan.unit.place),))
        yield self._table(plan, self.template.theme.master(master).text_width)
        if plan.caption:
            yield Paragraph("table_note", tuple(self.inlines(plan.caption)))

    def _object_number(self, name: str) -> Iterator[Words]:
        """Yield an object's number and one character of white."""
        yield from self.object_number(name)
        yield Words("\u3000")

    def object_number(self, name: str) -> Iterator[Words]:
        """Yield the number of an object or annex, marked for references."""
        label, number = self.object_labels[name]
        for text, part in parts(self.template.labels[label], **number_forms(number)):
            marked = part and name in self.briefing.referred
            yield Words(text, mark=Mark(name, part) if marked else None)

    def _table(self, plan: TablePlan, width: float) -> Table:
        fractions = self._fractions(plan)
        height = self._row_height()
        rows = tuple(
            Row(
                tuple(self._cell(cell, plan, number < plan.header_rows, fractions) for cell in row),
                height,
                header=number < plan.header_rows,
            )
            for number, row in enumerate(plan.rows)
        )
        ruling = THREE_RULES if plan.rules == "three" else GRID
        return Table("table", self.plain(plan.title), self._widths(plan, width), rows, ruling)

    def _row_height(self) -> float:
        return on_twips(small_size(self.template.theme) * 1.5 + ROW_WHITE)

    def _cell(
        self, cell: TableCell, plan: TablePlan, head: bool, fractions: dict[int, int]
    ) -> Cell:
        inlines = tuple(self.inlines(cell.prose))
        column = plan.columns[cell.column]
        style = "table_head" if head else ALIGNED.get(column.align, "table_cell_right")
        right = 0.0
        if column.align == "decimal" and not head:
            spare = fractions[cell.column] - _fraction(self.plain(cell.prose))
            right = on_twips(max(0, spare) * small_size(self.template.theme) / 2)
        paragraph = Paragraph(style, inlines, right=right)
        return Cell((paragraph,), span=cell.span, header=head, down=cell.down)

    def _fractions(self, plan: TablePlan) -> dict[int, int]:
        """Return of each column the half ems of what stands furthest behind a whole number."""
        found = dict.fromkeys(range(len(plan.columns)), 0)
        for row in plan.rows[plan.header_rows :]:
            for cell in row:
                if cell.span == 1:
                    text = self.plain(cell.prose)
                    found[cell.column] = max(found[cell.column], _fraction(text))
        return found

    def _widths(self, plan: TablePlan, whole: float) -> tuple[float, ...]:
        """Return columns of `whole` width: by the shares given, else by what they hold."""
        shares = [column.width or self._share(plan, column) for column in plan.columns]
        if not all(column.width for column in plan.columns):
            shares = [self._share(plan, column) for column in plan.columns]
        widths = [on_twips(whole * share / sum(shares)) for share in shares[:-1]]
        return (*widths, on_twips(whole - sum(widths)))

    def _share(self, plan: TablePlan, column: Column) -> float:
        place = next(number for number, each in enumerate(plan.columns) if each is column)
        lengths = (
            half_ems(self.plain(cell.prose))
            for row in plan.rows
            for cell in row
            if cell.column == place and cell.span == 1
        )
        return max(NARROWEST, min(WIDEST, max(lengths, default=0))) + 1

    def plain(self, prose: Prose) -> str:
        """Return the characters that a text prints, without footnotes."""
        composer = InlineComposer(self.briefing, self.template)
        parts = composer.inlines(prose)
        return "".join(part.text for part in parts if isinstance(part, Words))


def _typed(text: Scalar) -> Iterator[Words]:
    yield Words(text.text, place=text.place)


def _fraction(text: str) -> int:
    """Return the half ems of what stands behind the whole part of a number."""
    found = WHOLE.match(text)
    return half_ems(text[found.end() :]) if found and any(map(str.isdigit, text)) else 0
