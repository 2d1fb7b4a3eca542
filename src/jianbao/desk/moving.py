"""Parts of a briefing in another order: items of a list, and whole files, whose names say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jianbao.briefing.reading.files import stem
from jianbao.desk.splicing import (
    CannotWriteError,
    Path,
    Source,
    Values,
    dash_of,
    line_of,
    put,
    tried,
    values_of,
)
from jianbao.yaml.source import Node, Sequence

NUMBERED = re.compile(r"(\d+)(.*)")


def with_moved(data: bytes, path: Path, index: int) -> bytes:
    """Return a file with items `index` and `index + 1` of the list at `path` exchanged.

    Raises CannotWriteError.
    """
    source = Source(data)
    node = source.at(path)
    if not isinstance(node, Sequence) or not 0 <= index < len(node.items) - 1:
        raise CannotWriteError(f"no list at {path}")
    values: list[Values] = [values_of(item) for item in node.items]
    values[index : index + 2] = [values[index + 1], values[index]]
    wanted = put(values_of(source.root), path, values)
    first, second = node.items[index : index + 2]
    flows = source.text[source.offset(node)] == "["
    ways = _flow(source, first, second) if flows else _block(source, first, second)
    return tried(source, ways, wanted)


def _flow(source: Source, first: Node, second: Node) -> Iterator[str]:
    text = source.text
    begin, end = source.offset(first), source.end(first)
    start, stop = source.offset(second), source.end(second)
    yield text[:begin] + text[start:stop] + text[end:start] + text[begin:end] + text[stop:]


def _block(source: Source, first: Node, second: Node) -> Iterator[str]:
    """Yield the text with two items' lines exchanged, first with what stands between them."""
    text = source.text
    begin = source.starts[line_of(source, dash_of(source, first))]
    middle = source.starts[line_of(source, dash_of(source, second))]
    found = text.find("\n", source.end(second))
    end = len(text) if found < 0 else found + 1
    above, below = text[begin:middle], text[middle:end]
    if not below.endswith("\n"):
        below, above = below + "\n", above.rstrip("\n")
    yield text[:begin] + below + above + text[end:]
    gap = above[len(above.rstrip()) + 1 :]
    plain = above[: len(above) - len(gap)] if gap else above
    yield text[:begin] + below + gap + plain + text[end:]


def exchanged(files: Mapping[str, bytes], one: str, other: str) -> dict[str, bytes | None]:
    """Return what becomes of the files when two sections change places; references follow.

    Raises CannotWriteError where their names have no numbers to exchange.
    """
    folder, _, first = one.rpartition("/")
    beside, _, second = other.rpartition("/")
    a, b = NUMBERED.fullmatch(first), NUMBERED.fullmatch(second)
    if folder != beside or not a or not b or a[1] == b[1]:
        raise CannotWriteError(f"no numbers to exchange: {one}, {other}")
    renamed = {one: f"{folder}/{b[1]}{a[2]}", other: f"{folder}/{a[1]}{b[2]}"}
    if set(renamed.values()) & (set(files) - set(renamed)):
        raise CannotWriteError(f"there is such a file already: {renamed}")
    stems = {
        stem(old.rpartition("/")[2]): stem(new.rpartition("/")[2]) for old, new in renamed.items()
    }
    made: dict[str, bytes | None] = dict.fromkeys(renamed)
    for name, data in files.items():
        new = renamed.get(name, name)
        followed = _referring(data, stems)
        if new != name or followed != data:
            made[new] = followed
    return made


def _stem(name: str) -> str:
    return stem(name.rpartition("/")[2])


def _referring(data: bytes, stems: Mapping[str, str]) -> bytes:
    """Return a file whose references name sections by their new names."""
    names = "|".join(re.escape(name) for name in sorted(stems, key=len, reverse=True))
    pattern = re.compile(rf"([\[［][@＠][ \u3000]*)({names})(?=[ \u3000]*[.．\]］])")
    text = data.decode("utf-8", "surrogateescape")
    found = pattern.sub(lambda match: match[1] + stems[match[2]], text)
    return found.encode("utf-8", "surrogateescape")
