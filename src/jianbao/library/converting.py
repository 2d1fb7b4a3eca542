"""Files of older programs (.doc, .wps) as what `import` reads: by LibreOffice, or by an extra."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jianbao.fonts.bundle import SHIPPED
from jianbao.intake.changes import Log
from jianbao.intake.source import Source
from jianbao.messages.errors import InputError
from jianbao.messages.intake import BY_LIBREOFFICE, BY_OXIDE, no_reader_of_doc
from jianbao.proof.second.libreoffice import LibreOffice, ToolError

OLD = b"\xd0\xcf\x11\xe0"
"""The first bytes of .doc and .wps."""


def read_old(data: bytes, name: str, log: Log) -> Source:
    """Return the paper of a .doc or .wps: its lists, tables and notes with LibreOffice.

    Without it the extra `doc` gives its text, headings and tables. No macro runs, nothing outside
    the file is opened. Raises InputError where neither is there, or the file is no paper.
    """
    word = _by_libreoffice(data, name)
    if word is not None:
        from jianbao.intake.word import read_word

        log.add(BY_LIBREOFFICE, "", name, "", "likely")
        return read_word(word, name, log)
    text = _by_oxide(data, name)
    from jianbao.intake.markdown import read_markdown

    log.add(BY_OXIDE, "", name, "", "doubtful")
    return read_markdown(text.encode(), name, log)


def _by_libreoffice(data: bytes, name: str) -> bytes | None:
    """Return the Word file that LibreOffice makes; None without it, or where it cannot."""
    with tempfile.TemporaryDirectory(prefix="jianbao-") as place:
        try:
            return LibreOffice.find(Path(place), SHIPPED.values()).word(data)
        except ToolError:
            return None


def _by_oxide(data: bytes, name: str) -> str:
    """Return the paper in Markdown. Raises InputError where the extra is missing, or fails."""
    try:
        from office_oxide import Document
    except ImportError as error:
        raise InputError([no_reader_of_doc(None, name=name)]) from error
    try:
        return str(Document.from_bytes(data, "doc").to_markdown())
    except Exception as error:  # it documents one error, and is not ours
        raise InputError([no_reader_of_doc(None, name=name)]) from error
