"""A placed document -> PDF. Nothing is decided here: what `typeset` placed is drawn.

ReportLab draws; every face is embedded as a subset of just the characters that are used. Then
pikepdf adds what makes the file fit for an archive and for readers who hear it (PDF/A, PDF/UA).
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from jianbao.document.placed import Placed
from jianbao.writers.attachment import Attachment
from jianbao.writers.pdf.archive import make_archive
from jianbao.writers.pdf.conformance import ARCHIVES
from jianbao.writers.pdf.drawing import Drawing
from jianbao.writers.pdf.fonts import subset_fonts
from jianbao.writers.pdf.links import Links
from jianbao.writers.pdf.structure import Structure
from jianbao.writers.pdf.text import FontlessCanvas


def write_pdf(
    placed: Placed, attachments: tuple[Attachment, ...] = (), archive: str = "3a"
) -> bytes:
    """Return the PDF file: placed lines, their structure, bookmarks, page labels, attachments.

    `archive` names the kind of PDF/A in ARCHIVES; only some may have attachments.
    """
    kind = ARCHIVES[archive]
    if attachments and not kind.attachments:
        raise ValueError(f"{kind.conforms[0]} has no attachments")
    structure = Structure(placed.document)
    drawn = _draw(placed, structure, kind.pdf_version)
    return make_archive(drawn, structure, placed.document.properties, attachments, kind)


def _draw(placed: Placed, structure: Structure, version: tuple[int, int]) -> bytes:
    """Return the pages as ReportLab writes them, uncompressed: they are read again at once."""
    theme = placed.theme
    buffer = io.BytesIO()
    canvas = FontlessCanvas(
        buffer,
        pagesize=(theme.page.read.width, theme.page.read.height),
        pageCompression=0,
        invariant=1,
        pdfVersion=version,
    )
    fonts = subset_fonts(theme.faces, placed.characters)
    drawing = Drawing(canvas, fonts, structure, Links(canvas, placed))
    for page in placed.pages:
        drawing.page(page, [entry for entry in placed.outline if entry.page == page.number])
    canvas.showOutline()
    for first, shown in _label_starts(placed):
        canvas.addPageLabel(first, "ARABIC", shown, "")
    canvas.save()
    return buffer.getvalue()


def _label_starts(placed: Placed) -> Iterator[tuple[int, int]]:
    """Yield each page (from 0) whose number is not one more than the one before, and its number."""
    before = 0
    for page in placed.pages:
        if page.shown != before + 1 or page.number == 1:
            yield page.number - 1, page.shown
        before = page.shown
