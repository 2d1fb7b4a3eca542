"""Small documents made of blocks: set, written, read back, and laid out by LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf

from jianbao.document.composed import Composed, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.document.paged import Paged, PagedText
from jianbao.document.placed import Line, Placed
from jianbao.document.theme import Theme
from jianbao.proof.readback import read_back
from jianbao.proof.second.comparison import Comparison, compare
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.laid import PROPERTIES, Part, paper, placed_of
from tests.helpers.libreoffice import LibreOffice

ROOT = Path(__file__).parents[2]
PITCH = 28.95


@dataclass(frozen=True)
class Made:
    """A document in all its forms: placed, our files, and LibreOffice's PDF of the Word file."""

    placed: Placed
    word: bytes
    pdf: bytes
    second: Path

    @property
    def compared(self) -> Comparison:
        """Our PDF beside LibreOffice's."""
        return compare("document", self.pdf, self.second.read_bytes())


def body(text: str) -> Paragraph:
    """Return a paragraph of the body."""
    return Paragraph("body", (Words(text),))


def indented(text: str, style: str = "body", **indents: float) -> PagedText:
    """Return a paragraph with indents of its own."""
    return PagedText(style, (Words(text),), **indents)


def document(*blocks: Part, **other: Any) -> Composed | Paged:
    """Return a document of these blocks."""
    notes: tuple[tuple[Inline, ...], ...] = other.pop("notes", ())
    return paper(blocks, notes, PROPERTIES, **other)


def make(papers: dict[str, tuple[Composed | Paged, Theme]], office: LibreOffice) -> dict[str, Made]:
    """Return every document in all forms, each read back without a difference."""
    placed = {name: placed_of(*paper) for name, paper in papers.items()}
    words = {name: write_docx(one) for name, one in placed.items()}
    second = office.pdfs(words, corrected=True)
    made = {
        name: Made(one, words[name], write_pdf(one), second[name]) for name, one in placed.items()
    }
    for name, one in made.items():
        for form, data in (("docx", one.word), ("pdf", one.pdf)):
            assert read_back(f"{name}.{form}", form, data, one.placed).findings == ()
    return made


def lines_of(placed: Placed) -> list[list[Line]]:
    """Return the lines of each page but the page number."""
    return [
        [item for item in page.items if isinstance(item, Line) and item.role != "page-number"]
        for page in placed.pages
    ]


def texts_of(placed: Placed) -> list[list[str]]:
    """Return the text of the same lines."""
    return [[line.text for line in lines] for lines in lines_of(placed)]


def rules_of(path: Path, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Return the level rules of a page: from x0 to x1, at y, so wide; from the top."""
    with pymupdf.open(path) as pdf:
        return sorted(set(_rules(pdf[page])), key=lambda rule: rule[2])


def _rules(page: Any) -> Iterator[tuple[float, float, float, float]]:
    for drawing in page.get_drawings():
        box = drawing["rect"]
        if drawing["type"] == "s" and box.height < 0.1:
            yield box.x0, box.x1, box.y0, drawing["width"]
