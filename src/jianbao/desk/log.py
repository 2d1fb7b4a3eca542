"""The operations on a briefing, in the order in which they were done: undo, and safety.

A line of JSON for each, forced to the disk before anything is called saved. The log lies in the
user's own folder, never in the briefing's: what is in there is printed into files and archived.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from jianbao.desk.splicing import difference

MOST = 100  # operations that can be undone
LARGEST_LOG = 8 * 1024 * 1024  # bytes; then only those that can be undone are kept
NEAR = 4000  # characters around its old place in which a changed piece is looked for


class OutsideChangeError(ValueError):
    """What was changed is not there any more: another program has changed it since."""


class Change(Struct, frozen=True):
    """What one operation did to one file: a piece of its text became another.

    A file that came to be has no `old` text, one that went no `new` one.
    """

    file: str
    start: int
    old: str | None
    new: str | None
    before: str  # digest of the whole file, "" for none
    after: str

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.file, self.start, self.new, self.old, self.after, self.before)


class Operation(Struct, frozen=True):
    """What was done at once, with words for the person who did it."""

    kind: str  # do, undo, redo
    words: str = ""
    group: str = ""  # operations of one group are undone at once
    changes: tuple[Change, ...] = ()


def change_of(file: str, before: bytes | None, after: bytes | None) -> Change:
    """Return the change between two states of a file."""
    digests = digest(before), digest(after)
    if before is None or after is None:
        old = None if before is None else before.decode("utf-8")
        new = None if after is None else after.decode("utf-8")
        return Change(file, 0, old, new, *digests)
    old, new = before.decode("utf-8"), after.decode("utf-8")
    start, end, stop = difference(old, new)
    return Change(file, start, old[start:end], new[start:stop], *digests)


def digest(data: bytes | None) -> str:
    """Return what names a state of a file."""
    return "" if data is None else sha256(data).hexdigest()


def applied(change: Change, data: bytes | None) -> bytes | None:
    """Return a file with a change made. Raises OutsideChangeError where it cannot be made."""
    if change.old is None or change.new is None:
        if digest(data) != change.before:
            raise OutsideChangeError(change.file)
        return None if change.new is None else change.new.encode("utf-8")
    text = (data or b"").decode("utf-8")
    start = change.start
    if digest(data) != change.before:
        start = _nearest(text, change.old, change.start)
    if start < 0 or text[start : start + len(change.old)] != change.old:
        raise OutsideChangeError(change.file)
    return (text[:start] + change.new + text[start + len(change.old) :]).encode("utf-8")


def _nearest(text: str, piece: str, start: int) -> int:
    """Return where a piece stands nearest to its old place, -1 where it does not."""
    if not piece:
        return -1
    first = max(0, start - NEAR)
    places = []
    found = text.find(piece, first, start + NEAR)
    while found >= 0:
        places.append(found)
        found = text.find(piece, found + 1, start + NEAR)
    return min(places, key=lambda place: abs(place - start), default=-1)


class Log:
    """The log of one briefing."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.done: list[Operation] = []
        self.undone: list[Operation] = []
        self.last: Operation | None = None
        for operation in _read(file):
            self._note(operation)
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            self._shorten()

    def add(self, operation: Operation) -> None:
        """Write an operation down; it is on the disk when this returns. Raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a+b") as stream:
            whole = _ends_whole(stream)
            stream.write((b"" if whole else b"\n") + msgspec.json.encode(operation) + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        self._note(operation)

    def group(self, operations: list[Operation]) -> list[Operation]:
        """Return the last operations that belong together, the last one first."""
        if not operations:
            return []
        name = operations[-1].group
        count = 1
        while name and count < len(operations) and operations[-1 - count].group == name:
            count += 1
        return operations[-count:][::-1]

    def _note(self, operation: Operation) -> None:
        self.last = operation
        if operation.kind == "do":
            self.done.append(operation)
            self.undone.clear()
        elif operation.kind == "undo" and self.done:
            self.undone.append(self.done.pop())
        elif operation.kind == "redo" and self.undone:
            self.done.append(self.undone.pop())
        if len(self.done) > MOST * 20:
            del self.done[: -MOST * 10]

    def _shorten(self) -> None:
        kept = b"".join(msgspec.json.encode(each) + b"\n" for each in self.done[-MOST:])
        beside = self.file.with_suffix(".new")
        beside.write_bytes(kept)
        beside.replace(self.file)


def _ends_whole(stream: BinaryIO) -> bool:
    """Return whether the last line has its end; a full disk, or a kill, leaves half of one."""
    if not stream.seek(0, os.SEEK_END):
        return True
    stream.seek(-1, os.SEEK_END)
    return stream.read(1) == b"\n"


def _read(file: Path) -> Iterator[Operation]:
    """Yield the operations of a log; a line that a killed process left half is passed over."""
    if not file.exists():
        return
    for line in file.read_bytes().splitlines():
        try:
            yield msgspec.json.decode(line, type=Operation)
        except msgspec.DecodeError:
            continue
