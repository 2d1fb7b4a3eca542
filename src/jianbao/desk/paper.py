"""One briefing that is open: its files, what is done to them, and who else changes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path as Folder
from threading import RLock

from msgspec import Struct

from jianbao.briefing.reading.files import Files
from jianbao.desk.fields import HEAD, LEDGER, Model, key_of, model_of, order_of
from jianbao.desk.log import (
    Change,
    Log,
    Operation,
    OutsideChangeError,
    applied,
    change_of,
    digest,
)
from jianbao.desk.moving import exchanged, with_moved
from jianbao.desk.splicing import (
    CannotWriteError,
    Path,
    Source,
    Values,
    with_item,
    with_key,
    with_text,
    without,
)
from jianbao.library.release.disk import write_through
from jianbao.library.release.files import change_files
from jianbao.messages.errors import Problems
from jianbao.messages.opening import read_file
from jianbao.yaml.source import LARGEST_FILE, Scalar


class Step(Struct, frozen=True):
    """One change that is asked for.

    text: the value at `path` was `old` and is to be `new`. key: `value` comes as `key` of the
    mapping at `path`. item: `value` comes before item `index` of the list at `path`. move: items
    `index` and the one behind it change places. remove: what is at `path` goes. file: a section's
    file comes, with the keys of `value`; drop: it goes. swap: it changes places with the file
    `new`. source: the whole file was `old` and is to be `new`, whether it can be read or not.
    """

    do: str
    file: str
    path: Path = ()
    old: str = ""
    new: str = ""
    key: str = ""
    index: int = 0
    value: str | list | dict | None = None  # type: ignore[type-arg]


class Conflict(Struct, frozen=True):
    """A text that was changed here and elsewhere at the same place."""

    key: str
    mine: str
    theirs: str


class OpenPaper:
    """A briefing's files in memory, the same as on the disk or one write ahead of it."""

    def __init__(self, folder: Folder, log: Log) -> None:
        self.folder, self.log = folder, log
        self.lock = RLock()
        self.version = 0
        self.files: dict[str, bytes] = {}
        self._stamps: dict[str, tuple[int, int]] = {}
        self._model: tuple[int, Model] | None = None
        self._recover()
        self.refresh()

    @property
    def model(self) -> Model:
        """What can be written in."""
        with self.lock:
            if self._model is None or self._model[0] != self.version:
                self._model = (self.version, model_of(self.folder, self.files))
            return self._model[1]

    def refresh(self) -> tuple[str, ...]:
        """Read what another program has changed; return the names of those files."""
        with self.lock:
            stamps = dict(self._stamped())
            if stamps == self._stamps:
                return ()
            changed = []
            for name in {*stamps, *self._stamps}:
                if stamps.get(name) == self._stamps.get(name):
                    continue
                data = _bytes(self.folder, name) if name in stamps else None
                if data != self.files.get(name):
                    changed.append(name)
                    self._keep(name, data)
            self._stamps = stamps
            if changed:
                self.version += 1
            return tuple(sorted(changed))

    def sources(self) -> list[dict[str, str]]:
        """Return all files in their order, each with its text."""
        names = [HEAD, LEDGER, *order_of(self.folder, dict(self.files))]
        return [
            {"file": name, "text": _typed(self.files[name])} for name in names if name in self.files
        ]

    def change(self, steps: list[Step], words: str, group: str) -> list[Conflict]:
        """Make changes, all or none but for conflicts, which are returned; they are on the disk.

        Raises CannotWriteError, and OSError where the disk does not take them.
        """
        with self.lock:
            self.refresh()
            conflicts: list[Conflict] = []
            new: dict[str, bytes | None] = {}
            for step in steps:
                self._check(step.file)
                now = {**self.files, **new}
                if step.do == "swap":
                    self._check(step.new)
                    there = {name: data for name, data in now.items() if data is not None}
                    new.update(exchanged(there, step.file, step.new))
                    continue
                made, conflict = _made(step, now.get(step.file))
                new[step.file] = made
                conflicts += [conflict] if conflict else []
            changes = [
                change_of(name, self.files.get(name), data)
                for name, data in new.items()
                if data != self.files.get(name)
            ]
            if changes:
                self._do(Operation("do", words, group, tuple(changes)), new)
            return conflicts

    def put(self, new: dict[str, bytes | None], read: dict[str, bytes], words: str) -> None:
        """Put whole files in place that were made of `read`.

        Raises OutsideChangeError where one of them is another by now, and OSError.
        """
        with self.lock:
            self.refresh()
            for name in new:
                self._check(name)
                if self.files.get(name) != read.get(name):
                    raise OutsideChangeError(name)
            changes = tuple(change_of(name, self.files.get(name), new[name]) for name in new)
            if changes:
                self._do(Operation("do", words, "", changes), new)

    def undo(self) -> str:
        """Take the last group of operations back and return its words, "" where there is none."""
        return self._back("undo", self.log.done, lambda change: change.reverse)

    def redo(self) -> str:
        """Do once more what was taken back last."""
        return self._back("redo", self.log.undone, lambda change: change)

    def _back(
        self, kind: str, operations: list[Operation], turned: Callable[[Change], Change]
    ) -> str:
        with self.lock:
            self.refresh()
            words = ""
            for operation in self.log.group(operations):
                changes = tuple(map(turned, operation.changes[:: -1 if kind == "undo" else 1]))
                new = {each.file: applied(each, self.files.get(each.file)) for each in changes}
                made = tuple(change_of(name, self.files.get(name), new[name]) for name in new)
                self._do(Operation(kind, operation.words, operation.group, made), new)
                words = operation.words
            return words

    def _do(self, operation: Operation, new: dict[str, bytes | None]) -> None:
        self.log.add(operation)
        if len(new) == 1:  # the log alone finishes it
            _write(self.folder / next(iter(new)), new[next(iter(new))])
        else:
            change_files(self.folder, new)
        for name, data in new.items():
            self._keep(name, data)
        self.version += 1
        self._stamps = dict(self._stamped())

    def _keep(self, name: str, data: bytes | None) -> None:
        if data is None:
            self.files.pop(name, None)
        else:
            self.files[name] = data

    def _recover(self) -> None:
        """Finish the last operation where the process was killed before the file was written."""
        if self.log.last is None:
            return
        for change in self.log.last.changes:
            data = _bytes(self.folder, change.file)
            if digest(data) == change.before != change.after:
                try:
                    _write(self.folder / change.file, applied(change, data))
                except OutsideChangeError:
                    continue

    def _stamped(self) -> Iterator[tuple[str, tuple[int, int]]]:
        listed = Files(self.folder, Problems())
        names = [f"sections/{name}" for name in listed.section_names()]
        names += [f"annexes/{name}" for name in listed.annex_names()]
        for name in (HEAD, LEDGER, *names):
            try:
                status = (self.folder / name).stat()
            except OSError:
                continue
            yield name, (status.st_mtime_ns, status.st_size)

    def _check(self, name: str) -> None:
        """Raise CannotWriteError for a name that is no file of a briefing."""
        parts = name.split("/")
        known = name in (HEAD, LEDGER) or (
            len(parts) == 2
            and parts[0] in ("sections", "annexes")
            and parts[1].endswith((".yaml", ".yml"))
            and not parts[1].startswith(".")
            and "\\" not in parts[1]
            and "\0" not in parts[1]
        )
        inside = self.folder.resolve()
        if not known or not (self.folder / name).resolve().is_relative_to(inside):
            raise CannotWriteError(f"no file of a briefing: {name}")


def _made(step: Step, data: bytes | None) -> tuple[bytes | None, Conflict | None]:
    """Return a file with a step made, and what could not be merged."""
    value: Values = step.value
    if step.do == "file":
        if data is not None or not isinstance(value, dict):
            raise CannotWriteError(f"{step.file} is there already")
        made = b"heading: x\n"
        for key, each in value.items():
            made = with_key(made, (), key, each) if key != "heading" else made
        return with_text(made, ("heading",), str(value.get("heading", ""))), None
    if data is None and step.do == "key" and step.file == LEDGER:
        data = b""  # the first figure
    if data is None:
        raise CannotWriteError(f"{step.file} is not there")
    match step.do:
        case "text":
            return _text(step, data)
        case "key":
            return with_key(data, step.path, step.key, value), None
        case "item":
            return with_item(data, step.path, step.index, value), None
        case "move":
            return with_moved(data, step.path, step.index), None
        case "remove":
            return without(data, step.path), None
        case "drop" if "/" in step.file:
            return None, None
        case "source":
            return _source(step, data), None
        case _:
            raise CannotWriteError(f"no such step: {step.do}")


def _source(step: Step, data: bytes) -> bytes:
    """Return a file's whole text as it was typed. Raises OutsideChangeError."""
    if _typed(data) != step.old:
        raise OutsideChangeError(step.file)
    ends = "\r\n" if b"\r\n" in data else "\n"
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + step.new.replace("\n", ends).encode("utf-8")


def _text(step: Step, data: bytes) -> tuple[bytes, Conflict | None]:
    node = Source(data).at(step.path)
    now = node.text if isinstance(node, Scalar) else ""
    if now == step.old:
        return with_text(data, step.path, step.new), None
    both = merged(step.old, step.new, now)
    if both is None:
        return data, Conflict(key_of(step.file, step.path), step.new, now)
    return with_text(data, step.path, both), None


def merged(base: str, mine: str, theirs: str) -> str | None:
    """Return a text with both changes to `base`; None where they meet."""
    if mine == theirs or theirs == base:
        return mine
    edits = []
    for side, text in ((0, mine), (1, theirs)):
        for tag, a, b, c, d in SequenceMatcher(None, base, text, autojunk=False).get_opcodes():
            if tag != "equal":
                edits.append((a, b, side, text[c:d]))
    edits.sort()
    result, end, last_side = "", 0, -1
    for start, stop, side, piece in edits:
        if last_side not in (-1, side) and start <= end:
            return None
        result += base[end:start] + piece
        end, last_side = stop, side
    return result + base[end:]


def _typed(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _bytes(folder: Folder, name: str) -> bytes | None:
    try:
        return read_file(folder / name, LARGEST_FILE, within=folder)
    except (OSError, ValueError):
        return None


def _write(path: Folder, data: bytes | None) -> None:
    """Put a file in place whole, or take it away. Raises OSError."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    target = path.resolve() if path.is_symlink() else path
    target.parent.mkdir(exist_ok=True)
    beside = target.with_name(f".{target.name}.jianbao")
    beside.unlink(missing_ok=True)  # a killed process left it
    write_through(beside, data)
    if target.exists():
        beside.chmod(target.stat().st_mode & 0o7777)
    beside.replace(target)
