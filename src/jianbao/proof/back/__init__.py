"""Each form read back: a file a form, NAME.py for the form NAME, with the same three functions.

`read` holds a file against what was typeset and returns the first difference with the texts found;
`printed` yields the lines that the file prints, page heads and feet among them; `content` returns
what it says in a form that can be compared with another file's. Nothing of the code that wrote the
file is used: .docx, .ofd and .svg are read as zip and XML, the .pdf operator by operator.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from jianbao.document.placed import Line, Placed
from jianbao.proof.drift import Drift
from jianbao.readers.pieces import Piece


class Back(Protocol):
    """What a form's file of this room has."""

    def read(
        self, data: bytes, placed: Placed, pieces: list[Piece]
    ) -> tuple[Drift | None, list[str]]:
        """Return the first difference to what was typeset, if any, and the texts of the file."""

    def printed(self, data: bytes) -> Iterator[str]:
        """Yield the lines that a file prints. Raises ReadError."""

    def content(self, data: bytes) -> object:
        """Return what a file says. Raises ReadError."""


def back(form: str) -> Back:
    """Return what reads files of a form: docx, pdf, ofd, svg."""
    return cast(Back, import_module(f"jianbao.proof.back.{form}"))


def placed_texts(placed: Placed) -> list[str]:
    """Return the lines that were typeset, in drawing order."""
    items = (item for page in placed.pages for item in page.items)
    return [item.text for item in items if isinstance(item, Line)]
