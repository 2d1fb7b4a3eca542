"""The package: our own base opened with python-docx, saved as a zip file without a clock."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any, cast

import docx  # noqa: F401  # which tells `PartFactory` the parts of a Word file
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import Unmarshaller
from docx.opc.part import PartFactory, XmlPart
from docx.opc.pkgreader import PackageReader
from docx.package import Package
from docx.parts.document import DocumentPart

from jianbao.writers.docx.word_xml import Element
from jianbao.writers.zips import repacked, zipped

BASE = Path(__file__).parent / "base"


class _Parts(PartFactory):
    """python-docx knows these parts as bytes only; we add to their XML."""

    part_type_for = {  # noqa: RUF012  # as python-docx declares it
        **PartFactory.part_type_for,
        CONTENT_TYPE.WML_FOOTNOTES: XmlPart,
        CONTENT_TYPE.WML_FONT_TABLE: XmlPart,
    }


def open_base() -> WordDocument:
    """Return a new document made of the readable parts in `base/`."""
    parts = {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in BASE.rglob("*")
        if path.is_file()
    }
    package = Package()
    unmarshal: Any = Unmarshaller.unmarshal  # untyped
    reader: Any = PackageReader
    unmarshal(reader.from_file(io.BytesIO(zipped(parts, zipfile.ZIP_STORED))), package, _Parts)
    document: WordDocument = cast(DocumentPart, package.main_document_part).document
    return document


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
