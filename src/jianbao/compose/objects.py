"""Tables, charts and pictures that stand in the text, numbered, each with its title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jianbao.briefing.model import Briefing, ChartPlan, PicturePlan, Prose, TablePlan
from jianbao.compose.charts import make_chart
from jianbao.compose.inlines import InlineComposer, number_forms
from jianbao.compose.template.labels import parts
from jianbao.compose.template.model import Template
from jianbao.document.composed import (
    Block,
    Captioned,
    Column,
    DataCell,
    DataTable,
    Inlines,
    Measure,
    PageBreak,
    Picture,
    Rules,
)
from jianbao.document.inlines import Inline, Mark, NoteMark, Words
from jianbao.messages.compose import table_not_wide
from jianbao.messages.findings import Finding
from jianbao.yaml.source import Scalar

WIDE = "wide"  # the theme's master for tables that stand on a page of their own


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
            yield self._table(self.briefing.tables[name], alone=True)
            yield PageBreak(self.master)
        elif name in self.briefing.tables:
            yield self._upright_table(self.briefing.tables[name])
        elif name in self.briefing.pictures:
            yield self._picture(self.briefing.pictures[name])
        else:
            yield self._chart(next(chart for chart in self.briefing.charts if chart.id == name))

    def _chart(self, plan: ChartPlan) -> Captioned:
        """Return a chart with its number, title and caption."""
        chart = make_chart(plan, self.briefing, self.template)
        title = (*self._object_number(plan.id), Words(plan.title))
        caption = (Words(plan.caption),) if plan.caption else ()
        return Captioned(chart, title, plan.id, caption=caption)

    def _picture(self, plan: PicturePlan) -> Captioned:
        """Return a picture with its number, title and caption."""
        picture = Picture(
            data=plan.data,
            mime=plan.mime,
            title=plan.title.text,
            alternative=plan.alternative,
            pixels=plan.pixels,
            width=Measure(plan.width, "pt"),
            place=plan.place,
        )
        title = (*self._object_number(plan.id), *_typed(plan.title))
        caption = tuple(_typed(plan.caption)) if plan.caption else ()
        return Captioned(picture, title, plan.id, caption=caption)

    def is_wide(self, name: str) -> bool:
        """Return whether it is a table that gets a page on its side."""
        plan = self.briefing.tables.get(name)
        return plan is not None and plan.wide and WIDE in self.template.theme.masters

    def _upright_table(self, plan: TablePlan) -> Captioned:
        """Return a table among the text; that it wanted a wide page is noted."""
        if plan.wide:
            place = plan.title.source.place
            self.findings.append(table_not_wide(place, name=plan.id, master=WIDE))
        return self._table(plan)

    def _table(self, plan: TablePlan, alone: bool = False) -> Captioned:
        """Return a table with its number, title, unit and note."""
        title = (part for part in self.inlines(plan.title) if not isinstance(part, NoteMark))
        captioned_title = (*self._object_number(plan.id), *title)
        unit: Inlines = ()
        if plan.unit:
            label = self.template.label("table_unit", unit=plan.unit.text)
            unit = (Words(label, place=plan.unit.place),)
        body = self._data(plan)
        caption = tuple(self.inlines(plan.caption)) if plan.caption else ()
        return Captioned(body, captioned_title, plan.id, unit, caption, alone)

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

    def _data(self, plan: TablePlan) -> DataTable:
        """Return the cells of a table."""
        rows = tuple(
            tuple(DataCell(tuple(self.inlines(cell.prose)), cell.span, cell.down) for cell in row)
            for row in plan.rows
        )
        columns = tuple(Column(each.align, each.width) for each in plan.columns)
        summary, rules = self.without_notes(plan.title), cast(Rules, plan.rules)
        return DataTable(summary, columns, rows, plan.header_rows, rules)

    def without_notes(self, prose: Prose) -> Inlines:
        """Return what a text prints without its footnotes, which are not gathered either."""
        composer = InlineComposer(self.briefing, self.template)
        found: Iterator[Inline] = composer.inlines(prose)
        return tuple(part for part in found if not isinstance(part, NoteMark))


def _typed(text: Scalar) -> Iterator[Words]:
    yield Words(text.text, place=text.place)
