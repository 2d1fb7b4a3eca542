"""Footnotes that need more than what a page can give them beside its text: told, not guessed.

Measured with LibreOffice: it lets notes take at most four fifths of a page, less a line of them.
Up to there they go on on the next page where ours do; beyond, by a line more or less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jianbao.document.inlines import Settled, Words
from jianbao.messages.findings import Finding, Place
from jianbao.messages.typeset import notes_too_long
from jianbao.typeset.open_pages import OpenPage, parts_height
from jianbao.typeset.paragraphs import SetParagraph

SHARE = 0.785
"""Of a page's text area: what notes may take. Seen to agree at 0.78, to differ at 0.80."""


def long_notes(
    pages: Iterable[OpenPage],
    set_notes: Sequence[SetParagraph],
    notes: Sequence[tuple[Settled, ...]],
) -> Iterator[Finding]:
    """Yield an error for the last note of each page whose notes fill nearly all of it."""
    named: set[int] = set()
    for number, page in enumerate(pages, 1):
        tall = parts_height(page.parts, set_notes)
        if tall > page.text_height * SHARE:
            note = page.parts[-1].note
            if note not in named:
                named.add(note)
                yield notes_too_long(_place(notes[note]), page=number)


def _place(note: Iterable[Settled]) -> Place | None:
    places = (part.place for part in note if isinstance(part, Words))
    return next((place for place in places if place), None)
