"""The form docx: a Word file, with its faces inside where that is wanted."""

from __future__ import annotations

from jianbao.document.placed import Placed
from jianbao.writers.docx.embedding import alike, embeddable, embedding_findings
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.made import Made, Wanted


def write(placed: Placed, wanted: Wanted) -> Made:
    """Return the Word file of a paper; embedded fonts are shared with the papers beside it."""
    if not wanted.embed_fonts:
        return Made(write_docx(placed))
    shared = alike(placed, wanted.beside)
    return Made(
        write_docx(shared, embed_fonts=True),
        embedded=tuple(face.word for face in embeddable(shared).values()),
        findings=tuple(embedding_findings(shared, wanted.name)),
    )
