"""The words back out of files: what a reader would read, in order."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from tests.helpers.libreoffice import pdf_glyphs

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE_SIGN = "①"
NOTE_SIZE = 11.0  # footnotes and marks are smaller, text is larger
PAGE_NUMBER_SIZE = 14.0


def docx_part(blob: bytes, name: str) -> etree._Element:
    """Return one XML part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return etree.fromstring(package.read(name))


def docx_paragraphs(blob: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of every paragraph; a footnote's mark reads ①."""
    root = docx_part(blob, part)
    return ["".join(_signs(paragraph)) for paragraph in root.iter(f"{WORD}p")]


def _signs(paragraph: etree._Element) -> list[str]:
    signs = []
    for element in paragraph.iter():
        if element.tag == f"{WORD}t":
            signs.append(element.text or "")
        elif element.tag == f"{WORD}noBreakHyphen":
            signs.append("-")
        elif element.tag in (f"{WORD}footnoteReference", f"{WORD}footnoteRef"):
            signs.append(NOTE_SIGN)
    return signs


def pdf_text(path: Path) -> str:
    """Return the body text of a PDF with footnote marks, without page numbers and footnotes."""
    return "".join(text for text, size in _pdf_lines(path) if size > PAGE_NUMBER_SIZE)


def pdf_footnotes(path: Path) -> list[str]:
    """Return the lines of a PDF's footnotes."""
    return [text for text, size in _pdf_lines(path) if size < NOTE_SIZE]


def _pdf_lines(path: Path) -> list[tuple[str, float]]:
    """Return each line's text and its largest type size."""
    return [
        ("".join(glyph.character for glyph in line), max(glyph.size for glyph in line))
        for page in pdf_glyphs(path)
        for line in page
    ]
