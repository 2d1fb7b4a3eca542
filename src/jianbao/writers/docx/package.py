"""The package: our own base opened with python-docx, saved as a zip file without a clock."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import docx  # noqa: F401  # which tells `PartFactory` the parts of a Word file
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.package import Unmarshaller
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.opc.pkgreader import PackageReader
from docx.opc.pkgwriter import PackageWriter
from docx.package import Package
from docx.parts.document import DocumentPart

from jianbao.writers.docx.word_xml import Element
from jianbao.writers.zips import zipped

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
    package = Package()
    unmarshal: Any = Unmarshaller.unmarshal  # untyped
    reader: Any = PackageReader
    unmarshal(reader.from_file(io.BytesIO(_base())), package, _Parts)
    document: WordDocument = cast(DocumentPart, package.main_document_part).document
    return document


@lru_cache(maxsize=1)
def _base() -> bytes:
    """Return the parts in `base/` as python-docx opens them: the same ones for every file."""
    parts = {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in BASE.rglob("*")
        if path.is_file()
    }
    return zipped(parts, zipfile.ZIP_STORED)


def root_of(word_document: WordDocument, relationship: str) -> Element:
    """Return the root element of the part that the document is related to in this way."""
    part = cast(XmlPart, word_document.part.part_related_by(relationship))
    root: Element = part.element
    return root


def packed(word_document: WordDocument) -> bytes:
    """Return the document as bytes that depend on nothing but its content.

    python-docx would date the entries of its zip file by the clock, and a zip file knows only the
    years 1980 to 2107: its parts are asked for, and the zip file is ours.
    """
    package, writer = word_document.part.package, cast(Any, PackageWriter)
    if package is None:
        raise ValueError("a document without its package")
    collected = _Collected()
    for part in package.parts:
        part.before_marshal()
    writer._write_content_types_stream(collected, package.parts)
    writer._write_pkg_rels(collected, package.rels)
    writer._write_parts(collected, package.parts)
    return zipped(collected.parts)


class _Collected:
    """Takes the parts that python-docx writes, instead of a zip file."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, data: bytes | str) -> None:
        """Keep one part."""
        self.parts[name.membername] = data.encode() if isinstance(data, str) else data
