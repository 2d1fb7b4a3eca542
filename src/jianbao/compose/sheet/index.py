"""数据出处索引: the whole ledger as an annex, with where each figure stands and on which pages."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.sheet.figure_table import Pages, figure_table
from jianbao.compose.template.model import Rung, Template
from jianbao.document.blocks import Document, Heading, PageBreak, Words

ROW = 2.5  # points that a row is higher than its line


def with_index(
    document: Document, briefing: Briefing, template: Template, pages: Pages
) -> Document:
    """Return the document with the index on new pages behind it.

    `pages` are those of the document without it; they stay, for nothing before it moves.
    """
    style = template.theme.style("cell")
    rung = Rung(row=style.leading + ROW, columns=1, annex=False, size=style.size)
    figures = tuple(briefing.figures.values())
    table = figure_table(figures, briefing, template, rung, pages)
    title = template.label("index")
    heading = Heading("index_title", 1, (Words(title),))
    blocks = (*document.blocks, PageBreak(), heading, replace(table, summary=title))
    return replace(document, blocks=blocks)
