"""One file that was made, and what reading it back showed."""

from __future__ import annotations

from msgspec import Struct

from jianbao.messages.findings import Finding


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

    @property
    def form(self) -> str:
        """What kind of file it is: docx, pdf, ofd, svg."""
        return self.name.rpartition(".")[2]
