"""A YAML file as it was typed: its values by path, and where each character of them stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from jianbao.document.patterns import pattern
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.scalar import ESCAPES
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence, read_yaml

LINE_END = pattern("\r\n|\r|\n")
BYTE_ORDER_MARK = "\ufeff"
Path = tuple[str | int, ...]


class TypedFile:
    """One file. Indices are those of its text as it is on the disk, line ends and all."""

    def __init__(self, name: str, data: bytes) -> None:
        """Take the bytes of a file that reads well."""
        self.name = name
        self.text = data.decode("utf-8")
        self._mark = self.text.startswith(BYTE_ORDER_MARK)
        self.leaves: dict[Path, Scalar] = {}
        self.keys: dict[Path, Scalar] = {}
        self.lists: dict[Path, Sequence] = {}
        node = read_yaml(name, data, Problems())
        if node is not None:
            self._walk(node, ())

    def _walk(self, node: Node, path: Path) -> None:
        if isinstance(node, Scalar):
            self.leaves[path] = node
        elif isinstance(node, Sequence):
            self.lists[path] = node
            for number, item in enumerate(node.items):
                self._walk(item, (*path, number))
        elif isinstance(node, Mapping):
            for name, (key, value) in node.entries.items():
                self.keys[*path, name] = key
                self._walk(value, (*path, name))

    # ---- places

    @cached_property
    def starts(self) -> list[int]:
        """The index of each line's first character."""
        ends = [match.end() for match in LINE_END.finditer(self.text)]
        return [int(self._mark), *ends]

    @property
    def line_end(self) -> str:
        """How its lines end."""
        found = LINE_END.search(self.text)
        return found[0] if found else "\n"

    def index(self, place: Place) -> int:
        """Return the index of a place, that of the end for one beyond the last line."""
        line = place.line - 1
        return self.starts[line] + place.column - 1 if line < len(self.starts) else len(self.text)

    def line_of(self, index: int) -> int:
        """Return the number of the line, from 0, in which an index stands."""
        return bisect_right(self.starts, index) - 1

    def line_start(self, line: int) -> int:
        """Return the index at which a line (from 0) begins; the end of the text behind the last."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    # ---- values

    @cached_property
    def _sorted(self) -> tuple[list[tuple[int, int]], list[Path]]:
        """Where each value begins, and their paths, in the order of the file."""
        placed = [
            ((leaf.place.line, leaf.place.column), path) for path, leaf in self.leaves.items()
        ]
        placed.sort(key=lambda each: each[0])
        return [place for place, _ in placed], [path for _, path in placed]

    @cached_property
    def _offsets(self) -> dict[Path, dict[tuple[int, int], int]]:
        return {}

    def at(self, place: Place) -> tuple[Path, int] | None:
        """Return the value in which a place stands, and the offset of its character there."""
        where = (place.line, place.column)
        places, paths = self._sorted
        number = bisect_right(places, where) - 1
        if number < 0:
            return None
        path = paths[number]
        if path not in self._offsets:
            leaf = self.leaves[path]
            typed = [leaf.place_at(offset) for offset in range(len(leaf.text))]
            offsets: dict[tuple[int, int], int] = {}
            for number, each in enumerate(typed):
                offsets.setdefault((each.line, each.column), number)
            self._offsets[path] = offsets
        leaf = self.leaves[path]
        if not leaf.text and where == (leaf.place.line, leaf.place.column):
            return path, 0
        offset = self._offsets[path].get(where)
        if offset is None and where == (leaf.place.line, leaf.place.column):
            return path, 0  # of a quoted or a block value: its mark
        return None if offset is None else (path, offset)

    def begin(self, path: Path, offset: int) -> int:
        """Return the index at which the character at `offset` of a value is typed."""
        return self.index(self.leaves[path].place_at(offset))

    def behind(self, path: Path, offset: int) -> int:
        """Return the index behind the character at `offset` of a value."""
        index, raw = self.begin(path, offset), self.leaves[path].raw
        if raw.startswith('"') and self.text[index : index + 1] == "\\":
            return index + ESCAPES.get(self.text[index + 1 : index + 2], 2)
        return (
            index + 2 if raw.startswith("'") and self.text[index : index + 2] == "''" else index + 1
        )

    def span(self, path: Path) -> tuple[int, int]:
        """Return the indices between which a value is typed, quotes and block mark with it."""
        leaf = self.leaves[path]
        raw = leaf.raw.rstrip("\n ") if leaf.raw[:1] in "|>" else leaf.raw
        start, lines = self.index(leaf.place), raw.count("\n")
        if not lines:
            return start, start + len(raw)
        last = self.line_start(leaf.place.line - 1 + lines)
        return start, last + len(raw.rpartition("\n")[2])

    # ---- entries of lists

    def dash(self, path: Path) -> int | None:
        """Return the index of the dash of an entry of a block list, None in a flow list."""
        start = self._start(path)
        before = self.text[:start].rstrip(" \t\r\n")
        if before.endswith("{"):  # of an entry in braces the first key is known
            before = before[:-1].rstrip(" \t")
        return len(before) - 1 if before.endswith("-") else None

    def entry(self, path: Path) -> tuple[int, int] | None:
        """Return where the lines of an entry of a block list begin and end."""
        dash = self.dash(path)
        if dash is None:
            return None
        first = self.line_of(dash)
        return self.line_start(first), self.line_start(self.line_of(self._end(path)) + 1)

    def indent(self, path: Path) -> int:
        """Return how far the dash of an entry is indented."""
        dash = self.dash(path) or 0
        return dash - self.line_start(self.line_of(dash))

    def pair(self, path: Path) -> tuple[int, int]:
        """Return where the lines of a key with its value begin and end."""
        first = self.line_of(self.index(self.keys[path].place))
        return self.line_start(first), self.line_start(self.line_of(self._end(path)) + 1)

    def under(self, path: Path) -> list[Path]:
        """Return the paths of the values under a path, in the order of the file."""
        return [each for each in self.leaves if each[: len(path)] == path]

    def _start(self, path: Path) -> int:
        places = [leaf.place for each, leaf in self.leaves.items() if each[: len(path)] == path]
        keys = [
            key.place
            for each, key in self.keys.items()
            if each[: len(path)] == path and len(each) > len(path)
        ]
        lists = [each.place for at, each in self.lists.items() if at[: len(path)] == path]
        return min(map(self.index, (*places, *keys, *lists)))

    def _end(self, path: Path) -> int:
        """Return the index behind all that is typed under a path, brackets that close with it."""
        spans = [self.span(each)[1] for each in self.under(path)]
        end = max(spans, default=self._start(path))
        start = self._start(path)
        opened = self.text[start : start + 1] in ("[", "{")
        if opened:
            end = max(end, _closing(self.text, end))
        return max(start, end - 1)


def _closing(text: str, index: int) -> int:
    """Return the index behind the brackets that close on the rest of a line."""
    match = re.compile(r"[\]}, \t\r\n]*[\]}]").match(text, index)
    return match.end() if match else index


def typed_files(sources: dict[str, bytes]) -> dict[str, TypedFile]:
    """Return the YAML files of a briefing by their names in its folder."""
    names = (name for name in sources if name.endswith((".yaml", ".yml")))
    return {name: TypedFile(name, sources[name]) for name in names}


def named(files: dict[str, TypedFile], shown: str) -> str:
    """Return the name in its folder of the file that a place shows; "" where it is none of them."""
    ends: Iterator[str] = (name for name in files if f"/{shown}".endswith(f"/{name}"))
    return max(ends, key=len, default="")
