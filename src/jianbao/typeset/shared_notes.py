"""A footnote that several places of a page mark stands at its foot once, under one sign.

Each place has a note of its own until pages are known: on another page it is printed once more.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from jianbao.document.inlines import NoteMark, Settled
from jianbao.document.paged import Paged, PagedText
from jianbao.document.texts import with_texts
from jianbao.document.word.notes import note_sign
from jianbao.typeset.open_pages import Filled


def same_notes(notes: Sequence[tuple[Settled, ...]]) -> list[int]:
    """Return of each note the number of the first that says the very same."""
    first: dict[tuple[Settled, ...], int] = {}
    return [first.setdefault(inlines, number) for number, inlines in enumerate(notes)]


def with_shared_notes(document: Paged, filled: Filled, marks: str) -> Paged:
    """Return the document without the notes that stand on their pages already.

    What marked them marks those, and knows their signs.
    """
    printed = [number for number in range(len(document.notes)) if number not in filled.repeats]
    number_of = {note: number for number, note in enumerate(printed)}
    signs = {
        note: note_sign(sign, marks)
        for page in filled.pages
        for sign, note in enumerate(page.notes, 1)
    }

    def shared(inline: Settled) -> Settled:
        if not isinstance(inline, NoteMark):
            return inline
        first = filled.repeats.get(inline.note, inline.note)
        return NoteMark(number_of[first], "" if first == inline.note else signs[first])

    def changed(text: PagedText) -> PagedText:
        return replace(text, inlines=tuple(map(shared, text.inlines)))

    return replace(
        document,
        blocks=tuple(with_texts(block, changed) for block in document.blocks),
        head=tuple(with_texts(block, changed) for block in document.head),
        foot=tuple(with_texts(block, changed) for block in document.foot),
        notes=tuple(document.notes[number] for number in printed),
    )
