"""数据出处索引: the whole ledger as an annex, with where each figure stands and on which pages."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.briefing.model import Briefing
from jianbao.compose.sheet.figure_table import index_table
from jianbao.compose.template.model import Template
from jianbao.document.composed import Block, Heading, PageBreak
from jianbao.document.inlines import Words


def index_blocks(briefing: Briefing, template: Template) -> Iterator[Block]:
    """Yield the index on new pages."""
    yield PageBreak()
    yield Heading("index_title", 1, (Words(template.label("index")),))
    yield index_table(briefing, template)
