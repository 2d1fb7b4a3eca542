"""One paper of a package against what its sources build today, as near as can be.

The same once it is unpacked; where another version, or other libraries, wrote it otherwise, the
same to see, to hear and to click; and where its lines stand elsewhere, the same letter for letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.program import __version__
from jianbao.library.archiving.arranged import same_but_arranged
from jianbao.library.archiving.looks import differing_aspects
from jianbao.library.archiving.relaid import relaid_aspects
from jianbao.library.archiving.unpacked import (
    Change,
    NotUnpackedError,
    differing_parts,
    same_objects,
)
from jianbao.library.forms import form_of
from jianbao.messages.findings import Finding
from jianbao.messages.terms import Term
from jianbao.messages.verifying import (
    ASPECT_DRAWING,
    ASPECT_PAGES,
    ASPECT_TEXT,
    rebuild_aspect,
    rebuild_kept,
    rebuild_looked,
    rebuild_packed,
    rebuild_part,
    rebuild_relaid,
    rebuild_says,
)
from jianbao.readers.pdf.strict import NotPlainError


def paper_differences(name: str, theirs: bytes, ours: bytes, made_by: str) -> Iterator[Finding]:
    """Yield how a paper differs from ours, or a note where only its packing or its form does."""
    if theirs == ours:
        return
    change, said = _as_ours(made_by), [""]
    try:
        if name.endswith(".pdf"):
            parts = [] if same_objects(theirs, ours, change) else [""]
        else:
            parts = differing_parts(theirs, ours, change)
            said = differing_parts(theirs, ours, change, same_but_arranged)
    except NotUnpackedError:
        parts = [""]
    if not parts:
        yield from [rebuild_packed(file=name)] if change(theirs) != ours else []
    elif name.endswith(".pdf"):
        yield from _aspects(name, theirs, ours, change)
    elif _says(name, theirs) != _says(name, ours):
        yield rebuild_says(file=name)
    elif not said:
        yield rebuild_kept(file=name)
    else:
        yield from (rebuild_part(file=name, part=part or "zip") for part in said)


def _aspects(name: str, theirs: bytes, ours: bytes, change: Change) -> Iterator[Finding]:
    """Yield in what two PDFs differ, or a note that tells how they were compared."""
    try:
        differing = list(differing_aspects(theirs, ours, change))
        is_relaid = ASPECT_PAGES in differing
        differing = _letter_by_letter(theirs, ours, differing)
    except Exception:  # a file from elsewhere can be broken in every way there is
        yield rebuild_says(file=name)
        return
    if ASPECT_TEXT in differing:
        yield rebuild_says(file=name)
        return
    yield from (rebuild_aspect(file=name, aspect=aspect) for aspect in differing)
    if not differing:
        yield rebuild_relaid(file=name) if is_relaid else rebuild_looked(file=name)


def _letter_by_letter(theirs: bytes, ours: bytes, differing: list[Term]) -> list[Term]:
    """Return in what two PDFs differ once their letters are held against each other.

    Where pages do not look alike, only letters tell; where they do, letters tell more.
    """
    try:
        found = relaid_aspects(theirs, ours)
    except NotPlainError:
        return differing
    is_followed = ASPECT_PAGES in differing and ASPECT_DRAWING not in found
    of_pages = (ASPECT_PAGES, ASPECT_TEXT) if is_followed else ()
    return found + [each for each in differing if each not in (*found, *of_pages)]


def _as_ours(made_by: str) -> Change:
    """Return the change of a part that names the version which wrote it into one of ours."""
    pairs = [
        (f"jianbao {made_by}".encode(), f"jianbao {__version__}".encode()),
        (f"CreatorVersion>{made_by}<".encode(), f"CreatorVersion>{__version__}<".encode()),
    ]

    def change(data: bytes) -> bytes:
        for old, new in pairs:
            data = data.replace(old, new)
        return data

    return change


def _says(name: str, data: bytes) -> object:
    """Return what a paper says, as its form has it, or why it cannot be read."""
    try:
        return form_of(name).back.content(data)
    except Exception as error:  # a file from elsewhere can be broken in every way there is
        return str(error)
