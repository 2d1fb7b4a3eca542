"""A release: everything one build made, and the manifest that says so."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from jianbao import __version__
from jianbao.errors import Finding, Level
from jianbao.fonts import Face
from jianbao.messages import hint, sentence

MANIFEST = "manifest.json"


class Archive(Struct, frozen=True):
    """A kind of PDF for archives: part and conformance level of ISO 19005 (PDF/A)."""

    part: int
    level: str  # A: tagged, U: all text is Unicode, B: looks the same
    pdf_version: tuple[int, int] = (1, 7)
    attachments: bool = False  # only part 3 may carry any file
    object_streams: bool = True  # part 1 is PDF 1.4, which has none
    universal: bool = True  # also PDF/UA-1 (ISO 14289-1), which is PDF 1.7

    @property
    def conforms(self) -> tuple[str, ...]:
        """The standards that such a file keeps."""
        return (f"PDF/A-{self.part}{self.level.lower()}", *["PDF/UA-1"] * self.universal)


ARCHIVES = {
    "3a": Archive(3, "A", attachments=True),
    "2u": Archive(2, "U"),
    "1b": Archive(1, "B", pdf_version=(1, 4), object_streams=False, universal=False),
}


class Attachment(Struct, frozen=True):
    """A file that is carried inside a PDF."""

    name: str  # with / between folders
    data: bytes
    mime: str
    relationship: str  # to the document: Source, Data (ISO 19005-3, annex E)
    description: str


class Label(Struct, frozen=True):
    """A label of a chart in a PDF: its page, counted from 0, and the place of its first sign."""

    text: str
    page: int
    x: float
    baseline: float
    width: float


class Proof(Struct, frozen=True):
    """What reading a file back showed: how much of each kind it holds, and where it differs."""

    words: int
    headings: int
    notes: int
    cells: int
    figures: int  # entries of the ledger that are stated
    findings: tuple[Finding, ...] = ()
    labels: tuple[Label, ...] = ()  # of a PDF's charts, which Word draws by itself

    def record(self) -> dict[str, int | bool]:
        """Return what the manifest keeps."""
        return {
            "equal": not self.findings,
            "words": self.words,
            "headings": self.headings,
            "notes": self.notes,
            "cells": self.cells,
            "figures": self.figures,
        }


class Accepted(Struct, frozen=True):
    """A finding that the briefing's author stands by, and why."""

    finding: Finding
    reason: str


class Judged(Struct, frozen=True):
    """What remains of the audit's findings, and what was accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


class Output(Struct, frozen=True):
    """One file that was made."""

    name: str
    data: bytes
    pages: int
    embedded: tuple[str, ...] = ()  # names of the faces inside a Word file
    findings: tuple[Finding, ...] = ()  # what writing it brought up
    conforms: tuple[str, ...] = ()  # standards for archives and accessibility
    proof: Proof | None = None  # None: it was not read back
    experimental: bool = False  # a form that has not been shown in the readers of offices


class Release(Struct, frozen=True):
    """What one build made of one briefing."""

    name: str
    folder: str  # as the user named it; places of findings begin with it
    made_at: datetime
    templates: tuple[str, ...]
    outputs: tuple[Output, ...]
    inputs: dict[str, bytes]
    faces: dict[str, Face]  # those that drew something
    figures: int
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    secrecy: str = ""  # 绝密, 机密 or 秘密, as the paper is marked
    internal: bool = False  # 内部资料

    def count(self, level: Level) -> int:
        """Return how many findings have this level."""
        return sum(finding.level is level for finding in self.findings)

    def files(self) -> dict[str, bytes]:
        """Return every file to write, the manifest last."""
        files = {output.name: output.data for output in self.outputs}
        return {**files, MANIFEST: self.manifest()}

    def manifest(self) -> bytes:
        """Return the manifest as JSON: the same input gives the same bytes, in any locale."""
        content = {
            "jianbao": __version__,
            "briefing": self.name,
            "made_at": self.made_at.isoformat(),
            "templates": list(self.templates),
            **({"secrecy": self.secrecy} if self.secrecy else {}),
            **({"internal": True} if self.internal else {}),
            "figures": self.figures,
            "files": [
                {
                    "name": output.name,
                    "pages": output.pages,
                    "bytes": len(output.data),
                    "sha256": digest(output.data),
                    **({"conforms": list(output.conforms)} if output.conforms else {}),
                    **({"embedded_fonts": list(output.embedded)} if output.embedded else {}),
                    **({"experimental": True} if output.experimental else {}),
                    "proof": output.proof.record() if output.proof else None,
                }
                for output in self.outputs
            ],
            "inputs": [
                {"name": name, "bytes": len(data), "sha256": digest(data)}
                for name, data in sorted(self.inputs.items())
            ],
            "fonts": [
                {"role": role, "file": face.path.name, "word": face.word, "sha256": face.digest}
                for role, face in sorted(self.faces.items())
            ],
            "substituted": [
                dict(finding.values)
                for finding in self.findings
                if finding.code in ("glyph-substituted", "glyph-missing")
            ],
            "findings": [self._finding(finding) for finding in self.findings],
            "accepted": [
                {**self._finding(each.finding), "reason": each.reason} for each in self.accepted
            ],
        }
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(
            "utf-8", "backslashreplace"
        )

    def _finding(self, finding: Finding) -> dict[str, str | int]:
        finding, place = self._moved(finding), finding.place
        found: dict[str, str | int] = {"code": finding.code, "level": finding.level.value}
        if place:
            found["file"] = place.file.removeprefix(self.folder).lstrip("/")
            found["line"], found["column"] = place.line, place.column
        if finding.sentence:
            found["sentence"] = finding.sentence
        found["message"] = sentence(finding, "zh")
        found["hint"] = hint(finding, "zh")
        return found

    def _moved(self, finding: Finding) -> Finding:
        """Return a finding that names other places, too, as they are inside the folder."""
        start = f"{self.folder}/"
        inside = ((name, value.removeprefix(start)) for name, value in finding.values)
        return replace(finding, values=tuple(inside))


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return sha256(data).hexdigest()
