"""What every form's `form.write` is given and gives: one typeset paper in, one file out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from jianbao.document.placed import Placed
from jianbao.messages.findings import Finding
from jianbao.writers.attachment import Attachment


class Wanted(Struct, frozen=True):
    """What a file is to be, beside what was typeset. A form takes what concerns it."""

    name: str  # of the file, as findings name it
    archive: str = "3a"  # the kind of PDF/A, one of ARCHIVES
    embed_fonts: bool = False  # subsets of the faces inside a Word file
    attachments: tuple[Attachment, ...] = ()  # inside a PDF, where its kind may have any
    beside: tuple[Placed, ...] = ()  # all papers of the release, this one among them


class Made(Struct, frozen=True):
    """A file's bytes and what is to be told of them."""

    data: bytes
    embedded: tuple[str, ...] = ()  # names of the faces inside it that Word knows them by
    conforms: tuple[str, ...] = ()  # standards for archives and accessibility
    findings: tuple[Finding, ...] = ()
    experimental: bool = False  # a form that has not been shown in the readers of offices


Write: TypeAlias = Callable[[Placed, Wanted], Made]
