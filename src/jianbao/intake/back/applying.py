"""Edits of YAML files, made span by span: all that no edit names keeps its bytes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from jianbao.intake.back.cutting import cut, mark
from jianbao.intake.back.results import (
    CellIn,
    CellOut,
    Edit,
    EntryIn,
    EntryMoved,
    EntryOut,
    FileIn,
    FileMoved,
    FileOut,
    HeadingIn,
    KeyIn,
    ValueEdit,
)
from jianbao.intake.back.typed import BYTE_ORDER_MARK, Path, TypedFile
from jianbao.intake.writing import flow, scalar

TEXTS = ("text", "lead", "heading", "summary")  # blanks at their edges would not print
EMPTY_BOLD = "****"


class Splice(Struct, frozen=True, order=True):
    """Characters of a file from `start` to before `stop`, and what takes their place."""

    start: int
    stop: int
    new: str
    order: int = 0  # among those that stand at one place


def applied(sources: dict[str, bytes], edits: Iterable[Edit]) -> dict[str, bytes | None]:
    """Return the files that edits change, None for one that is to go."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    edits = list(dict.fromkeys(edits))
    for edit in edits:
        if not isinstance(edit, FileMoved):
            by_file[edit.file].append(edit)
    files = {name: _file(sources.get(name), name, listed) for name, listed in by_file.items()}
    for edit in reversed(edits):  # a later heading's part goes before an earlier one is cut off
        if isinstance(edit, HeadingIn):
            files |= _headed(files[edit.file], edit)
    return _renamed(sources, files, edits)


def _renamed(
    sources: dict[str, bytes], files: dict[str, bytes | None], edits: Iterable[Edit]
) -> dict[str, bytes | None]:
    """Return files under their new names; an old name that no other file takes is to go."""
    names = {edit.file: edit.new for edit in edits if isinstance(edit, FileMoved)}
    found = {name: data for name, data in files.items() if name not in names}
    for old, new in names.items():
        found[new] = files.get(old, sources.get(old))
    return {**{old: None for old in names if old not in found}, **found}


def _headed(data: bytes | None, edit: HeadingIn) -> dict[str, bytes | None]:
    """Return a file cut at a new heading, and the one behind it, if that is a section's.

    All other edits are made already: a mark stands where the heading goes.
    """
    file = TypedFile(edit.file, data or b"")
    made = cut(file, edit)
    found: dict[str, bytes | None] = {
        edit.file: _Editor(file).edited(list(made.edits)).encode() if made.edits else data
    }
    if made.text is not None:
        found[edit.file] = made.text.encode()
    if made.behind is not None:
        found[edit.new] = made.behind.encode()
    return found


def _file(data: bytes | None, name: str, edits: list[Edit]) -> bytes | None:
    for edit in edits:
        if isinstance(edit, FileIn):
            return edit.text.encode()
        if isinstance(edit, FileOut):
            return None
    return _Editor(TypedFile(name, data or b"")).edited(edits).encode()


class _Editor:
    def __init__(self, file: TypedFile) -> None:
        self._file = file

    def edited(self, edits: list[Edit]) -> str:
        """Return the file's text with all edits."""
        values: dict[Path, list[ValueEdit]] = defaultdict(list)
        out: list[Path] = []
        splices: list[Splice] = []
        moved: list[EntryMoved] = []
        for number, edit in enumerate(edits):
            match edit:
                case ValueEdit():
                    values[edit.path].append(edit)
                case EntryOut():
                    out.append(edit.path)
                case EntryIn():
                    splices.append(self._put_in(edit, number))
                case EntryMoved():
                    moved.append(edit)
                case KeyIn():
                    splices.append(self._key_in(edit, number))
                case CellIn():
                    splices.append(self._cell_in(edit, number))
                case CellOut():
                    splices.append(self._cell_out(edit.path))
                case HeadingIn():
                    at = ValueEdit(edit.file, edit.path, edit.begin, edit.begin, mark(edit))
                    values[edit.path].append(at)
                case FileIn() | FileOut() | FileMoved():
                    pass
        for path, listed in values.items():
            if path[-1] in ("text", "lead") and not self._wanted(path, listed):
                out.append(path)
        gone = self._gone(out)
        values = {
            path: listed
            for path, listed in values.items()
            if not any(path[: len(each)] == each for each in gone)
        }
        splices += self._values(values)
        splices += [Splice(*self._region(path), "") for path in gone]
        for move in moved:
            splices = self._moved(move, splices)
        return _spliced(self._file.text, splices)

    # ---- values

    def _values(self, values: dict[Path, list[ValueEdit]]) -> list[Splice]:
        """Return the splices of values, each tried: what does not read as wanted is typed anew."""
        found: list[Splice] = []
        for path, edits in values.items():
            wanted = self._wanted(path, edits)
            for splices in (self._parts(path, edits), *self._whole(path, wanted)):
                text = _spliced(self._file.text, splices)
                again = TypedFile(self._file.name, text.encode())
                if (
                    path in again.leaves
                    and again.leaves[path].text == wanted
                    and _same(self._file, again, path)
                ):
                    found += splices
                    break
            else:
                raise ValueError(f"{self._file.name}: {path}")
        return found

    def _wanted(self, path: Path, edits: list[ValueEdit]) -> str:
        text = self._file.leaves[path].text
        parts = [
            Splice(each.begin, each.end, each.new, number) for number, each in enumerate(edits)
        ]
        new = _spliced(text, parts)
        if path[-1] in TEXTS:
            new = re.sub(r" *\n\n\s*", "\n\n", new.strip())
        return new if EMPTY_BOLD in text else new.replace(EMPTY_BOLD, "")

    def _parts(self, path: Path, edits: list[ValueEdit]) -> list[Splice]:
        """Return the splices inside a value as it is quoted."""
        file, leaf = self._file, self._file.leaves[path]
        if not leaf.text:
            return []
        found: list[Splice] = []
        for number, edit in enumerate(edits):
            size = len(leaf.text)
            begin = min(edit.begin, size)
            after_line_end = leaf.text[max(edit.end - 1, 0) : edit.end] == "\n"
            if edit.end > edit.begin and after_line_end and edit.end < size:
                stop = file.begin(path, edit.end)
            else:
                stop = file.behind(path, edit.end - 1) if edit.end else file.begin(path, 0)
            if edit.begin == edit.end:
                stop = (
                    file.begin(path, begin)
                    if not begin or leaf.text[begin - 1] == "\n"
                    else (file.behind(path, begin - 1))
                )
                start = stop
            else:
                start = file.begin(path, begin)
            found.append(Splice(start, max(start, stop), self._quoted(path, edit.new), number))
        return found

    def _quoted(self, path: Path, new: str) -> str:
        """Return a text as it is typed inside a value's quotes or block."""
        leaf = self._file.leaves[path]
        mark = leaf.raw[:1]
        if mark == "'":
            return new.replace("'", "''")
        if mark == '"':
            return json.dumps(new, ensure_ascii=False)[1:-1]
        if "\n" not in new:
            return new
        indent = " " * (leaf.place_at(0).column - 1)
        lines = new.split("\n")
        typed = [lines[0], *(f"{indent}{line}" if line else "" for line in lines[1:])]
        if new.endswith("\n"):
            typed[-1] = indent
        return self._file.line_end.join(typed)

    def _whole(self, path: Path, wanted: str) -> Iterator[list[Splice]]:
        """Yield ways to type a value anew, the one that is most like the old one first."""
        file = self._file
        start, stop = file.span(path)
        line = file.line_of(start)
        before = file.text[file.line_start(line) : start]
        key = file.keys.get(path)
        column = key.place.column - 1 if key else len(before) - len(before.lstrip(" -"))
        ways = [json.dumps(wanted, ensure_ascii=False)]
        if "\n" in wanted:
            ways.insert(0, scalar(wanted, " " * column).replace("\n", file.line_end))
        else:
            ways[:0] = [scalar(wanted), flow(wanted)]
        for typed in ways:
            yield [Splice(start, stop, typed)]

    # ---- entries

    def _gone(self, paths: list[Path]) -> list[Path]:
        """Return what is to go: a list's key where all of its entries are."""
        gone = set(paths)
        for path in paths:
            parent = path[:-1]
            listed = self._file.lists.get(parent)
            if listed and all((*parent, number) in gone for number in range(len(listed.items))):
                gone -= {(*parent, number) for number in range(len(listed.items))}
                gone.add(parent)
        return sorted(gone, key=repr)

    def _region(self, path: Path) -> tuple[int, int]:
        if path in self._file.keys:
            return self._file.pair(path)
        region = self._file.entry(path)
        if region is None:
            raise ValueError(f"{self._file.name}: {path}")
        return region

    def _put_in(self, edit: EntryIn, number: int) -> Splice:
        start, stop = self._region(edit.path)
        indent = " " * self._file.indent(edit.path)
        lines = [
            f"{indent}- {edit.lines[0]}",
            *(f"{indent}  {line}" if line else "" for line in edit.lines[1:]),
        ]
        return self._lines(start if edit.before else stop, lines, number)

    def _key_in(self, edit: KeyIn, number: int) -> Splice:
        if not edit.behind:
            return self._lines(len(self._file.text), list(edit.lines), number)
        indent = " " * (self._file.keys[edit.behind].place.column - 1)
        stop = self._file.pair(edit.behind)[1]
        return self._lines(stop, [f"{indent}{line}" if line else "" for line in edit.lines], number)

    def _cell_in(self, edit: CellIn, number: int) -> Splice:
        if self._file.dash(edit.path) is not None:
            entry = EntryIn(edit.file, edit.path, (edit.new,), before=edit.before)
            return self._put_in(entry, number)
        start, stop = self._file.span(edit.path)
        if edit.before:
            return Splice(start, start, f"{edit.new}, ", number)
        return Splice(stop, stop, f", {edit.new}", number)

    def _cell_out(self, path: Path) -> Splice:
        """Return what takes a cell out of its brackets, with the comma that goes with it."""
        if self._file.dash(path) is not None:
            return Splice(*self._region(path), "")
        start, stop = self._file.span(path)
        *row, column = path
        behind, before = (*row, int(column) + 1), (*row, int(column) - 1)
        if behind in self._file.leaves:
            return Splice(start, self._file.span(behind)[0], "")
        if before in self._file.leaves:
            return Splice(self._file.span(before)[1], stop, "")
        raise ValueError(f"{self._file.name}: {path}")

    def _lines(self, at: int, lines: list[str], number: int) -> Splice:
        """Return a splice of whole lines; the last line of a file may have no end of its own."""
        end = self._file.line_end
        text = end.join(lines)
        if at and not self._file.text[:at].endswith(("\n", "\r")):
            return Splice(at, at, end + text, number)
        return Splice(at, at, text + end, number)

    def _moved(self, move: EntryMoved, splices: list[Splice]) -> list[Splice]:
        """Return splices with those of a moved entry made where it goes."""
        start, stop = self._region(move.path)
        inside = [each for each in splices if start <= each.start and each.stop <= stop]
        rest = [each for each in splices if each not in inside]
        shifted = [Splice(s.start - start, s.stop - start, s.new, s.order) for s in inside]
        text = _spliced(self._file.text[start:stop], shifted)
        if not text.endswith(("\n", "\r")):
            text += self._file.line_end
        other = self._region(move.other)
        at = other[0] if move.before else other[1]
        if at and not self._file.text[:at].endswith(("\n", "\r")):
            text = self._file.line_end + text.rstrip("\r\n")
        return [*rest, Splice(start, stop, ""), Splice(at, at, text, -1)]


def _spliced(text: str, splices: list[Splice]) -> str:
    """Return a text with splices; what one takes out no other one changes."""
    parts: list[str] = []
    position = 0
    for splice in sorted(splices, key=lambda each: (each.start, each.stop, each.order)):
        if splice.start > position:
            parts.append(text[position : splice.start])
        parts.append(splice.new)
        position = max(position, splice.stop)
    return "".join([*parts, text[position:]])


def _same(before: TypedFile, after: TypedFile, but: Path) -> bool:
    """Return whether two files say the same, but for one value."""
    if before.leaves.keys() != after.leaves.keys():
        return False
    return all(
        leaf.text == after.leaves[path].text for path, leaf in before.leaves.items() if path != but
    )


def without_mark(text: str) -> str:
    """Return a file's text without its byte order mark."""
    return text.removeprefix(BYTE_ORDER_MARK)
