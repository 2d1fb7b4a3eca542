"""A file -> what was measured in it, held against the rules."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from jianbao.messages.errors import InputError
from jianbao.messages.opening import read_file, reason_of
from jianbao.messages.readers import layout_encrypted, layout_scan
from jianbao.messages.standard import layout_kind, layout_no_file, layout_old_word
from jianbao.proof.standard.requirement import Measure, Reading, Verdict
from jianbao.proof.standard.requirements import judge_all
from jianbao.readers.errors import ReadError
from jianbao.readers.limits import LARGEST_PAPER
from jianbao.readers.zip.form import LOCAL

OLD_WORD = b"\xd0\xcf\x11\xe0"  # the old format, and every encrypted .docx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PDF_WITHIN = 1024  # bytes in which a PDF must say that it is one


class Checked(Struct, frozen=True):
    """A finished file and every rule's verdict. `pages` is 0 where only a layout would tell."""

    name: str
    digest: str  # SHA-256
    kind: str  # pdf, docx
    pages: int
    form: str
    readings: tuple[Reading, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many rules came to a verdict."""
        return sum(reading.verdict is verdict for reading in self.readings)

    @property
    def kept(self) -> bool:
        """Whether no rule is broken."""
        return self.count(Verdict.BROKEN) == 0


def check_file(path: Path, form: str = "") -> Checked:
    """Measure a PDF or Word file of any maker against the rules for a paper of `form`.

    Raises InputError where it cannot be opened or measured, and says why.
    """
    try:
        data = read_file(path, LARGEST_PAPER)
    except (OSError, ValueError) as error:
        raise InputError([layout_no_file(file=str(path), reason=reason_of(error))]) from error
    return check_bytes(data, path.name, form)


def check_bytes(data: bytes, name: str, form: str = "") -> Checked:
    """Measure the bytes of a file called `name`; what it is, its first bytes say.

    Raises InputError where it cannot be read, or says nothing.
    """
    try:
        kind, pages, measured = _measured(data, name, form)
    except ReadError as error:
        raise InputError([error.finding(name)]) from error
    if measured is None:
        raise InputError([layout_scan(file=name)])
    like, measures = measured
    readings = judge_all(measures, form, like)
    return Checked(name, sha256(data).hexdigest(), kind, pages, form, readings)


Measured = tuple[str, dict[str, Measure]] | None


def _measured(data: bytes, name: str, form: str) -> tuple[str, int, Measured]:
    """Return a file's kind, its pages (0 where only a layout would tell) and its measures."""
    if b"%PDF-" in data[:PDF_WITHIN]:
        from jianbao.proof.standard.measuring.pdf_measures import pdf_measures
        from jianbao.readers.pdf.measured import read_sheets

        sheets = read_sheets(data)
        shows = any(sheet.rows for sheet in sheets)
        return "pdf", len(sheets), pdf_measures(sheets, form) if shows else None
    if data[:4] == LOCAL:
        from jianbao.proof.standard.measuring.word_measures import word_measures
        from jianbao.readers.word.measured import WordFile

        return "docx", 0, word_measures(WordFile(data), form)
    if data[:4] == OLD_WORD:
        encrypted = ENCRYPTED in data
        raise InputError([(layout_encrypted if encrypted else layout_old_word)(file=name)])
    raise InputError([layout_kind(file=name)])
