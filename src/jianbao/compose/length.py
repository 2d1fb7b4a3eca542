"""How long a paper may be: more than any office prints is refused before a page is set.

A line of a table costs about as much as a paragraph; 8,000 of them take some seconds, and twice as
many twice as long. Without a bound a list of 20,000 rows ended in too little memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.briefing.model import Briefing
from jianbao.document.composed import Block, Captioned, DataTable, Heading, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.messages.errors import InputError
from jianbao.messages.lengths import LINES, paper_too_long
from jianbao.messages.readers import CHARACTERS

MOST_LINES = 8_000  # paragraphs, headings and rows of tables
MOST_CHARACTERS = 500_000  # some 800 pages


def check_length(blocks: Iterable[Block], briefing: Briefing) -> None:
    """Check that a paper can be set. Raises InputError with the limit that it is beyond."""
    lines = characters = 0
    for inlines in _lines(blocks):
        lines += 1
        characters += sum(len(each.text) for each in inlines if isinstance(each, Words))
    place = briefing.title[0].place if briefing.title else None
    if lines > MOST_LINES:
        raise InputError([paper_too_long(place, count=lines, most=MOST_LINES, what=LINES)])
    if characters > MOST_CHARACTERS:
        long = paper_too_long(place, count=characters, most=MOST_CHARACTERS, what=CHARACTERS)
        raise InputError([long])


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Yield what each paragraph, heading and row says."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.inlines
        elif isinstance(block, Captioned) and isinstance(block.body, DataTable):
            for row in block.body.rows:
                yield tuple(each for cell in row for each in cell.inlines)
