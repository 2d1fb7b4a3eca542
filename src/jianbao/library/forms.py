"""The forms that a paper is made in: the one table. A build makes them in its order.

A new form is a folder `writers/NAME` with a `form.write`, a file `proof/back/NAME.py` that reads it
back, and a line here.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from jianbao.proof.back import Back
    from jianbao.writers.made import Write


class Form(Struct, frozen=True):
    """One form. What writes and what reads it back is imported when it is first wanted."""

    name: str  # and the ending of its files
    media_type: str
    usual: bool = True  # made where no form is asked for

    @property
    def write(self) -> Write:
        """What makes a file of this form."""
        return cast("Write", import_module(f"jianbao.writers.{self.name}.form").write)

    @property
    def back(self) -> Back:
        """What reads a file of this form back."""
        from jianbao.proof.back import back

        return back(self.name)


TABLE = (
    Form("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Form("pdf", "application/pdf"),
    Form("ofd", "application/ofd", usual=False),
    Form("svg", "image/svg+xml", usual=False),
)
FORMS = {form.name: form for form in TABLE}
USUAL = tuple(form.name for form in TABLE if form.usual)


def form_of(file: str) -> Form:
    """Return the form of a file of a release, by its ending. Raises KeyError for any other file."""
    return FORMS[PurePosixPath(file).suffix.removeprefix(".")]
