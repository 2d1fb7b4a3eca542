"""Tables, charts and pictures that stand in the text, numbered, each with its title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from jianbao.briefing.model import ChartPlan, PicturePlan, TablePlan
from jianbao.compose.charts import make_chart, readings
from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of, number_forms, without_notes
from jianbao.compose.template.labels import parts
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
from jianbao.document.inlines import Inline, Mark, Words
from jianbao.messages.compose import table_not_wide

WIDE = "wide"  # the theme's master for tables that stand on a page of their own


def object_blocks(name: str, context: Context) -> Iterator[Block]:
    """Yield the table, chart or picture of that name, with its number and title."""
    briefing = context.briefing
    if is_wide(name, context):
        yield PageBreak(WIDE)
        yield _table(briefing.tables[name], context, alone=True)
        yield PageBreak(context.master)
    elif name in briefing.tables:
        yield _upright_table(briefing.tables[name], context)
    elif name in briefing.pictures:
        yield _picture(briefing.pictures[name], context)
    else:
        yield _chart(next(chart for chart in briefing.charts if chart.id == name), context)


def is_wide(name: str, context: Context) -> bool:
    """Return whether it is a table that gets a page on its side."""
    plan = context.briefing.tables.get(name)
    return plan is not None and plan.wide and WIDE in context.template.theme.masters


def object_number(name: str, context: Context) -> Iterator[Words]:
    """Yield the number of an object or annex, marked for references."""
    label, number = context.object_labels[name]
    for text, part in parts(context.template.labels[label], **number_forms(number)):
        marked = part and name in context.briefing.referred
        yield Words(text, mark=Mark(name, part) if marked else None)


def _numbered(name: str, title: Inlines, context: Context) -> Inlines:
    """Return a title behind its object's number and one character of white."""
    between = Words(context.template.label("and_title"))
    return (*object_number(name, context), between, *title)


def _chart(plan: ChartPlan, context: Context) -> Captioned:
    chart = make_chart(plan, context.briefing, context.template)
    title = _numbered(plan.id, tuple(inlines_of(plan.title, context)), context)
    before, behind = readings(plan, chart, context.briefing, context.template)
    own = tuple(inlines_of(plan.caption, context)) if plan.caption else ()
    caption: list[Inline] = []
    for part in ((Words(before),) if before else (), own, (Words(behind),) if behind else ()):
        between = (Words(context.template.label("and_reading")),) if caption and part else ()
        caption += [*between, *part]
    return Captioned(chart, title, plan.id, caption=tuple(caption))


def _picture(plan: PicturePlan, context: Context) -> Captioned:
    picture = Picture(
        data=plan.data,
        mime=plan.mime,
        title=plan.title.text,
        alternative=plan.alternative,
        pixels=plan.pixels,
        width=Measure(plan.width, "pt"),
        place=plan.place,
    )
    title = _numbered(plan.id, tuple(inlines_of(plan.title, context)), context)
    caption = tuple(inlines_of(plan.caption, context)) if plan.caption else ()
    return Captioned(picture, title, plan.id, caption=caption)


def _upright_table(plan: TablePlan, context: Context) -> Captioned:
    """Return a table among the text; that it wanted a wide page is noted."""
    if plan.wide:
        place = plan.title.source.place
        context.findings.append(table_not_wide(place, name=plan.id, master=WIDE))
    return _table(plan, context)


def _table(plan: TablePlan, context: Context, alone: bool = False) -> Captioned:
    """Return a table with its number, title, unit and note."""
    title = tuple(inlines_of(plan.title, context))
    unit: Inlines = ()
    if plan.unit:
        label = context.template.label("table_unit", unit=plan.unit.text)
        unit = (Words(label, place=plan.unit.place),)
    body = _data(plan, context)
    caption = tuple(inlines_of(plan.caption, context)) if plan.caption else ()
    return Captioned(body, _numbered(plan.id, title, context), plan.id, unit, caption, alone)


def _data(plan: TablePlan, context: Context) -> DataTable:
    rows = tuple(
        tuple(
            DataCell(tuple(inlines_of(cell.prose, context)), cell.span, cell.down) for cell in row
        )
        for row in plan.rows
    )
    columns = tuple(Column(each.align, each.width) for each in plan.columns)
    summary, rules = without_notes(plan.title, context), cast(Rules, plan.rules)
    return DataTable(summary, columns, rows, plan.header_rows, rules)
