"""The package: our own base opened with python-docx, and a zip file that has no clock in it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import cast

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import PartFactory, XmlPart

from jianbao.writers.docx.word_xml import Element

BASE = Path(__file__).parent / "base"
FIRST = ("[Content_Types].xml", "_rels/.rels")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows

# python-docx knows these parts as bytes only; we add to their XML.
PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart
PartFactory.part_type_for[CONTENT_TYPE.WML_FONT_TABLE] = XmlPart


def open_base() -> WordDocument:
    """Return a new document made of the readable parts in `base/`."""
    parts = {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in BASE.rglob("*")
        if path.is_file()
    }
    return docx.Document(io.BytesIO(zipped(parts, zipfile.ZIP_STORED)))


def root_of(word_document: WordDocument, relationship: str) -> Element:
    """Return the root element of the part that the document is related to in this way."""
    part = cast(XmlPart, word_document.part.part_related_by(relationship))
    root: Element = part.element
    return root


def packed(word_document: WordDocument) -> bytes:
    """Return the document as bytes that depend on nothing but its content."""
    stream = io.BytesIO()
    word_document.save(stream)
    return repacked(stream.getvalue())


def repacked(blob: bytes) -> bytes:
    """Return a zip file with its entries in fixed order, without times and attributes."""
    with zipfile.ZipFile(io.BytesIO(blob)) as source:
        return zipped({name: source.read(name) for name in source.namelist()})


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of `parts`: what readers want first, then the rest by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = compression
            entry.create_system = 0
            target.writestr(entry, parts[name])
    return stream.getvalue()
