"""What a take-back found: plain data, changes with the edits of the YAML that make them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jianbao.intake.back.typed import Path
from jianbao.messages.findings import Place
from jianbao.messages.terms import Term


class ValueEdit(Struct, frozen=True):
    """Characters of a value, from `begin` to before `end`, that become others, as typed."""

    file: str
    path: Path
    begin: int
    end: int
    new: str


class EntryOut(Struct, frozen=True):
    """An entry of a list, or a key with its value, that is to go."""

    file: str
    path: Path


class EntryIn(Struct, frozen=True):
    """Lines that become an entry of a list, behind another or before it."""

    file: str
    path: Path  # of the other
    lines: tuple[str, ...]  # without dash and indent
    before: bool = False


class EntryMoved(Struct, frozen=True):
    """An entry of a list that goes behind another of its list, or before it."""

    file: str
    path: Path
    other: Path
    before: bool = False


class KeyIn(Struct, frozen=True):
    """A key with its value, behind another key; at the end of the file where `behind` is ()."""

    file: str
    behind: Path
    lines: tuple[str, ...]


class CellIn(Struct, frozen=True):
    """A cell of a row, or an entry of any list in brackets, behind another or before it."""

    file: str
    path: Path  # of the other
    new: str
    before: bool = False


class CellOut(Struct, frozen=True):
    """A cell of a row that is to go."""

    file: str
    path: Path


class HeadingIn(Struct, frozen=True):
    """A heading over what is there: from `begin` of a value on, it becomes a section or a part.

    `texts` are new paragraphs between the two. `new` is the file of a section.
    """

    file: str
    path: Path
    begin: int
    heading: str
    level: int
    texts: tuple[str, ...]
    new: str


class FileIn(Struct, frozen=True):
    """A file that is new."""

    file: str
    text: str


class FileOut(Struct, frozen=True):
    """A file that is to go."""

    file: str


class FileMoved(Struct, frozen=True):
    """A file that has another name: sections stand in the order of theirs."""

    file: str
    new: str


Edit = (
    ValueEdit | EntryOut | EntryIn | EntryMoved | KeyIn | CellIn | CellOut | HeadingIn
    | FileIn | FileOut | FileMoved
)  # fmt: skip
ChangeKind = Literal["text", "figure", "added", "removed", "moved", "comment", "drawn", "other"]
ChangeState = Literal["ready", "asks", "conflict", "done", "unplaced"]
"""ready to be written; a figure, which the ledger has to agree to; in conflict with what was typed
since; typed so already; without a place in the YAML."""


class Change(Struct, frozen=True, kw_only=True):
    """One change of a paper that came back.

    `before` and `after` are as typed in the YAML, `{ids}` and all. `who` made it, where the Word
    file tells. `others` are further places that print a changed figure.
    """

    kind: ChangeKind
    state: ChangeState = "ready"
    place: Place | None = None
    section: str = ""
    before: str = ""
    after: str = ""
    around: tuple[str, str] = ("", "")  # what stands before and behind
    line: str = ""  # the whole paragraph as it came back
    who: tuple[str, ...] = ()
    figure: str = ""
    others: tuple[Place, ...] = ()
    ours: str = ""  # in a conflict: what is typed there now
    reason: Term | None = None  # why it has no place
    edits: tuple[Edit, ...] = ()
