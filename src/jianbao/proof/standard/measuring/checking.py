"""A file -> what was measured in it, held against the rules."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from jianbao.messages.errors import InputError
from jianbao.messages.readers import layout_encrypted
from jianbao.messages.standard import layout_kind, layout_no_file, layout_old_word
from jianbao.proof.standard.requirement import Reading, Verdict
from jianbao.proof.standard.requirements import judge_all

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
        data = path.read_bytes()
    except OSError as error:
        raise InputError([layout_no_file(file=str(path), reason=error.strerror or "")]) from error
    return check_bytes(data, path.name, form)


def check_bytes(data: bytes, name: str, form: str = "") -> Checked:
    """Measure the bytes of a file called `name`; what it is, its first bytes say."""
    digest = sha256(data).hexdigest()
    if b"%PDF-" in data[:PDF_WITHIN]:
        from jianbao.proof.standard.measuring.pdf_measures import pdf_measures
        from jianbao.readers.pdf.measured import read_sheets

        sheets = read_sheets(data, name)
        like, measures = pdf_measures(sheets, form)
        readings = judge_all(measures, form, like)
        return Checked(name, digest, "pdf", len(sheets), form, readings)
    if data[:4] == b"PK\x03\x04":
        from jianbao.proof.standard.measuring.word_measures import word_measures
        from jianbao.readers.word.file import WordFile

        like, measures = word_measures(WordFile(data, name), form)
        readings = judge_all(measures, form, like)
        return Checked(name, digest, "docx", 0, form, readings)
    if data[:4] == OLD_WORD:
        encrypted = ENCRYPTED in data
        raise InputError(
            [(layout_encrypted(file=name) if encrypted else layout_old_word(file=name))]
        )
    raise InputError([layout_kind(file=name)])
