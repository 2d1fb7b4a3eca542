"""A heading over paragraphs that were there: what follows it becomes a section or part of its own.

A mark stands in the value where the heading goes while all other edits are made; then the YAML is
cut there. What moves keeps its lines as they were typed, but for their indent.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.intake.back.results import Edit, EntryIn, EntryOut, HeadingIn, KeyIn, ValueEdit
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.intake.writing import PARAGRAPH_END, scalar

MARK = "\ue000"
OBJECT = pattern(r"!\[([^\[\]]+)\]")
OBJECTS = ("tables", "pictures", "charts")


class Cut(Struct, frozen=True):
    """What a cut makes: edits of the file, or its whole text, and the file behind it."""

    edits: tuple[Edit, ...] = ()
    text: str | None = None
    behind: str | None = None


def mark(edit: HeadingIn) -> str:
    """Return what stands where a heading goes; no two marks are alike."""
    return f"{MARK}{edit.new}{edit.heading}{MARK}"


def cut(file: TypedFile, edit: HeadingIn) -> Cut:
    """Return what a heading makes of a file. Raises ValueError where it has no place."""
    return _Cutter(file, edit).made()


class _Cutter:
    def __init__(self, file: TypedFile, edit: HeadingIn) -> None:
        self._file, self._edit = file, edit
        sign = mark(edit)
        found = [path for path, leaf in file.leaves.items() if sign in leaf.text]
        if not found:
            raise ValueError(f"{file.name}: {edit.path}")
        self._path: Path = found[0]
        leaf = file.leaves[self._path]
        self._at = leaf.text.index(sign)
        self._tail = leaf.text[self._at + len(sign) :]
        self._size = len(leaf.text)
        self._end = len(leaf.text[: self._at].rstrip())  # of what stays
        self._of = _section(self._path)
        self._depth = 1 + self._of.count("parts")

    def made(self) -> Cut:
        """Return what is made of the file."""
        level, of = self._edit.level, self._of
        in_text = self._path == (*of, "text")
        whole = in_text and not self._at and (*of, "heading") not in self._file.keys
        if whole and level == self._depth == 1:
            return self._named()
        if level not in (self._depth, self._depth + 1):
            raise ValueError(f"{self._file.name}: level {level}")
        lines, gone = self._moved(in_text)
        out: list[Edit] = [EntryOut(self._file.name, path) for path in gone]
        if in_text:
            out.append(ValueEdit(self._file.name, self._path, self._end, self._size, ""))
        if level == 1:
            objects, taken = self._objects("\n".join(lines))
            out += [EntryOut(self._file.name, path) for path in taken]
            return Cut(tuple(out), behind="\n".join([*lines, *objects, ""]))
        return Cut((*out, self._part(lines, keeps=in_text and self._at > 0)))

    def _named(self) -> Cut:
        """A section without heading has one now."""
        first = min(self._file.index(key.place) for key in self._file.keys.values())
        body = self._file.text.replace(mark(self._edit), _before(self._edit.texts))
        return Cut(text=f"{body[:first]}{self._head}\n{body[first:]}")

    @property
    def _head(self) -> str:
        return f"heading: {scalar(self._edit.heading)}"

    def _moved(self, in_text: bool) -> tuple[list[str], list[Path]]:
        """Return the lines of what the heading is over, and the paths that they come from."""
        texts = [*self._edit.texts, *([self._tail] if in_text else ())]
        lines = [self._head]
        if texts:
            lines += f"text: {scalar(PARAGRAPH_END.join(texts).strip())}".split("\n")
        gone: list[Path] = []
        for key in ("items", "parts"):
            first = self._first(key, in_text)
            listed = self._file.lists.get((*self._of, key))
            if first is None or listed is None or first >= len(listed.items):
                continue
            paths = [(*self._of, key, number) for number in range(first, len(listed.items))]
            lines += [f"{key}:", *(line for path in paths for line in self._entry(path))]
            gone += paths
        return lines, gone

    def _first(self, key: str, in_text: bool) -> int | None:
        """Return the first entry of a list that goes along, None where none does."""
        if key == "parts" and self._edit.level > self._depth:
            return None
        if in_text:
            return 0
        here = self._path[len(self._of)]
        if here == key:
            return int(self._path[len(self._of) + 1])
        return 0 if here == "items" else None

    def _entry(self, path: Path) -> Iterator[str]:
        region = self._file.entry(path)
        if region is None:
            raise ValueError(f"{self._file.name}: {path}")
        raw = self._file.text[slice(*region)].replace(mark(self._edit), "")
        for line in textwrap.dedent(raw.replace("\r\n", "\n").rstrip("\n")).split("\n"):
            yield f"  {line}" if line else ""

    def _objects(self, moved: str) -> tuple[list[str], list[Path]]:
        """Return the lines of tables, pictures and charts that go along, and their paths."""
        lines: list[str] = []
        gone: list[Path] = []
        names = set(OBJECT.findall(moved))
        for kind in OBJECTS:
            paths = [(kind, name) for name in sorted(names) if (kind, name) in self._file.keys]
            if paths:
                lines.append(f"{kind}:")
            for path in paths:
                raw = self._file.text[slice(*self._file.pair(path))].replace("\r\n", "\n")
                block = textwrap.dedent(raw.rstrip("\n")).split("\n")
                lines += [f"  {line}" if line else "" for line in block]
            every = [key for key in self._file.keys if len(key) == 2 and key[0] == kind]
            gone += [(kind,)] if paths and len(every) == len(paths) else paths
        return lines, gone

    def _part(self, lines: list[str], *, keeps: bool) -> Edit:
        """Return what puts a part where it goes: behind the one that is cut, or as its first."""
        name, of = self._file.name, self._of
        if self._edit.level == self._depth:
            return EntryIn(name, of, tuple(lines))
        if self._file.lists.get((*of, "parts")):
            return EntryIn(name, (*of, "parts", 0), tuple(lines), before=True)
        listed = (
            "parts:",
            f"  - {lines[0]}",
            *(f"    {line}" if line else "" for line in lines[1:]),
        )
        in_items = self._path[len(of)] == "items"
        stay = {
            "items": in_items and bool(self._path[len(of) + 1]),
            "text": keeps or in_items,
            "heading": True,
        }
        for key, stays in stay.items():
            if stays and (*of, key) in self._file.keys:
                return KeyIn(name, (*of, key), listed)
        raise ValueError(f"{name}: {of}")


def _section(path: Path) -> Path:
    """Return the path of the section or part that is cut."""
    if "items" in path:
        return path[: path.index("items")]
    return path[:-3] if path[-1] == "heading" and "parts" in path else path[:-1]


def _before(texts: tuple[str, ...]) -> str:
    return "".join(f"{text}{PARAGRAPH_END}" for text in texts)
