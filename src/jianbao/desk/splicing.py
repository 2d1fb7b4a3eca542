"""One value of a YAML file changed, and not a byte beside it.

Each way of writing the new value is tried in turn, the gentlest first; the file is read again, and
the first one stands by which this value changed and no other did. None: the change is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from jianbao.document.patterns import pattern
from jianbao.messages.errors import Problems
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence, read_yaml

Path: TypeAlias = tuple[str | int, ...]
Values: TypeAlias = "str | list[Values] | dict[str, Values] | None"

SAFE = pattern(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=][^\n]*")
"""What may begin a plain value; whether it can be one is seen when it is read again."""


class CannotWriteError(ValueError):
    """A file that cannot be read, a path that leads nowhere, a value that cannot be written."""


class Source:
    """A file's text with its values. Line ends are \\n here and what they were in `encoded`."""

    def __init__(self, data: bytes) -> None:
        """Raises CannotWriteError where it is no YAML that can be read."""
        self.data = data
        problems = Problems()
        root = read_yaml("", data, problems)
        if root is None or problems.findings:
            raise CannotWriteError("the file cannot be read")
        self.root: Node = root
        typed = data.decode("utf-8-sig")
        self.ends = "\r\n" if "\r\n" in typed else "\n"
        self.text = typed.replace("\r\n", "\n").replace("\r", "\n")
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def at(self, path: Path) -> Node:
        """Return the value that a path leads to. Raises CannotWriteError."""
        node = self.root
        for step in path:
            if isinstance(node, Mapping) and step in node.entries:
                node = node.entries[str(step)][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                raise CannotWriteError(f"nothing at {path}")
        return node

    def offset(self, node: Node) -> int:
        """Return where a value begins in `text`."""
        return self.starts[node.place.line - 1] + node.place.column - 1

    def end(self, node: Node) -> int:
        """Return where a value ends in `text`, without blanks, comments and line ends behind it."""
        match node:
            case Scalar(raw=raw):
                return self.offset(node) + len(raw.rstrip())
            case Sequence(items=items):
                end = max([self.offset(node), *map(self.end, items)])
            case Mapping(entries=entries):
                pairs = entries.values()
                end = max([self.offset(node), *(self.end(value) for _, value in pairs)])
        if self.text[self.offset(node)] in "[{":
            return self._closed(end, "]" if self.text[self.offset(node)] == "[" else "}")
        return end

    def _closed(self, start: int, sign: str) -> int:
        found = self.text.find(sign, start)
        return found + 1 if found >= 0 else start

    def encoded(self, text: str) -> bytes:
        """Return `text` as bytes, with the line ends and the mark that the file has.

        Only between the first and the last difference to what was read: a file with mixed line
        ends keeps each one.
        """
        start, end, stop = difference(self.text, text)
        typed = self.data.decode("utf-8-sig")
        left, right = self._typed(typed, start), self._typed(typed, end)
        new = typed[:left] + text[start:stop].replace("\n", self.ends) + typed[right:]
        mark = b"\xef\xbb\xbf" if self.data.startswith(b"\xef\xbb\xbf") else b""
        return mark + new.encode("utf-8")

    def _typed(self, typed: str, index: int) -> int:
        """Return where a character of `text` stands in the file as typed."""
        if len(typed) == len(self.text):
            return index
        passed = 0
        for match in re.finditer("\r\n", typed):
            if match.start() - passed >= index:
                break
            passed += 1
        return index + passed


def difference(old: str, new: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where each goes on as the other."""
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    back = 0
    while back < most - start and old[-1 - back] == new[-1 - back]:
        back += 1
    return start, len(old) - back, len(new) - back


def values_of(node: Node) -> Values:
    """Return a node as plain texts, lists and mappings."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [values_of(item) for item in items]
        case Mapping(entries=entries):
            return {key: values_of(value) for key, (_, value) in entries.items()}


def with_text(data: bytes, path: Path, new: str) -> bytes:
    """Return a file with the text at `path` changed. Raises CannotWriteError."""
    source = Source(data)
    node = source.at(path)
    if not isinstance(node, Scalar):
        raise CannotWriteError(f"no text at {path}")
    if node.text == new:
        return data
    return tried(source, _written(source, node, new), put(values_of(source.root), path, new))


def with_key(data: bytes, path: Path, key: str, value: Values) -> bytes:
    """Return a file with a key added at the end of the mapping at `path`. Raises CannotWriteError.

    One that is there already is not replaced: that is an error.
    """
    if not path and not re.sub(rb"(?m)^\s*#.*$", b"", data).strip():
        data = data.rstrip() + b"\n" if data.strip() else b""  # nothing, or comments alone
        made = data + (_entry(key, value, 0) + "\n").encode()
        return tried(Source(made), [made.decode()], {key: value})
    source = Source(data)
    node = source.at(path)
    if not isinstance(node, Mapping) or key in node.entries:
        raise CannotWriteError(f"no place for {key}")
    wanted = put(values_of(source.root), (*path, key), value)
    end, entry = source.end(node), f"{_key(key)}: {_flow(value)}"
    if node.entries and source.text[source.offset(node)] != "{":
        indent = min(each.place.column for each, _ in _pairs(node)) - 1
        lines = " " * indent + _entry(key, value, indent)
        return tried(source, _lines_added(source, end, lines), wanted)
    if source.text[source.offset(node)] == "{":
        last = max([source.offset(node) + 1, *(source.end(each) for _, each in _pairs(node))])
        between = ", " if node.entries else ""
        return tried(source, [source.text[:last] + between + entry + source.text[last:]], wanted)
    raise CannotWriteError(f"no place for {key}")


def with_item(data: bytes, path: Path, index: int, value: Values) -> bytes:
    """Return a file with an item added to the list at `path`. Raises CannotWriteError."""
    source = Source(data)
    node = source.at(path)
    if not isinstance(node, Sequence) or not 0 <= index <= len(node.items) or not node.items:
        raise CannotWriteError(f"no list at {path}")
    wanted = put(values_of(source.root), (*path, index), value, added=True)
    text = source.text
    if text[source.offset(node)] == "[":
        at = source.offset(node.items[index]) if index < len(node.items) else 0
        last = source.end(node.items[-1])
        first = text[:at] + _flow(value) + ", " + text[at:]
        final = text[:last] + ", " + _flow(value) + text[last:]
        return tried(source, [first if at else final], wanted)
    dash = dash_of(source, node.items[max(index - 1, 0)])
    item = (
        " " * (dash - source.starts[line_of(source, dash)])
        + "- "
        + _block(value, dash - source.starts[line_of(source, dash)] + 2)
    )
    if index == 0:
        start = source.starts[line_of(source, dash)]
        return tried(source, [text[:start] + item + "\n" + text[start:]], wanted)
    return tried(source, _lines_added(source, source.end(node.items[index - 1]), item), wanted)


def without(data: bytes, path: Path) -> bytes:
    """Return a file without the entry or item at `path`. Raises CannotWriteError.

    The last item of a list, or entry of a mapping, takes the key of that with it: what is empty
    prints nothing, too.
    """
    source = Source(data)
    node, above = source.at(path), source.at(path[:-1])
    inside = above.items if isinstance(above, Sequence) else getattr(above, "entries", ())
    if len(inside) == 1 and len(path) > 1:
        return without(data, path[:-1])
    wanted = _taken(values_of(source.root), path)
    if isinstance(above, Sequence):
        start = dash_of(source, node) if source.text[source.offset(above)] != "[" else -1
    elif isinstance(above, Mapping):
        start = source.offset(above.entries[str(path[-1])][0])
    return tried(source, _cuts(source, start, node), wanted)


def _cuts(source: Source, start: int, node: Node) -> Iterator[str]:
    text, end = source.text, source.end(node)
    if start < 0:
        begin = source.offset(node)
        after = re.compile(r"\s*,[ \t]*").match(text, end)
        before = re.search(r",\s*$", text[:begin])
        if after:
            yield text[:begin] + text[after.end() :]
        if before:
            yield text[: before.start()] + text[end:]
        return
    line_start = source.starts[line_of(source, start)]
    line_end = text.find("\n", end)
    if not text[line_start:start].strip():
        yield text[:line_start] + (text[line_end + 1 :] if line_end >= 0 else "")
    after = re.compile(r"[^\n]*\n[ ]*").match(text, end)
    if after:  # the first key behind a dash
        yield text[:start] + text[after.end() :]
    comma = re.compile(r"\s*,[ \t]*").match(text, end)
    if comma:
        yield text[:start] + text[comma.end() :]
    before = re.search(r",\s*$", text[:start])
    if before:
        yield text[: before.start()] + text[end:]


def tried(source: Source, texts: Iterator[str] | list[str], wanted: Values) -> bytes:
    """Return the first of some texts that says what is wanted. Raises CannotWriteError."""
    for text in texts:
        data = source.encoded(text)
        problems = Problems()
        root = read_yaml("", data, problems)
        if root is not None and not problems.findings and values_of(root) == wanted:
            return data
    raise CannotWriteError("it cannot be written there")


def _written(source: Source, node: Scalar, new: str) -> Iterator[str]:
    """Yield the file with a value written in its own style, then quoted, or as a literal text."""
    begin, raw = source.offset(node), node.raw
    before, after = source.text[:begin], source.text[begin + len(raw) :]
    if not raw and not before.endswith((" ", "\n")):
        before += " "  # nothing stood there, not even the blank behind its key
    if not new and raw[:1] not in "\"'":
        yield before + '""' + after
    yield from (before + each + after for each in _in_place(node, new))
    tail = raw[len(raw.rstrip()) :] if raw[:1] in "|>" and raw else ""
    if "\n" in new:
        yield before + _literal(source, node, new) + (tail or "") + after
    elif raw[:1] not in "\"'" and SAFE.fullmatch(new):
        yield before + new + tail + after
    yield before + json.dumps(new, ensure_ascii=False) + tail + after


def _in_place(node: Scalar, new: str) -> Iterator[str]:
    """Yield the value as typed with only the characters changed that differ."""
    start, end, stop = difference(node.text, new)
    places = node.typed_at(start, end)
    if places is None:
        return
    first, last = places
    piece, style = new[start:stop], node.raw[:1]
    if style == "'":
        piece = piece.replace("'", "''")
    elif style == '"':
        piece = json.dumps(piece, ensure_ascii=False)[1:-1]
    elif style == "|":
        found = re.search(r"\n( *)\S", node.raw)
        piece = re.sub(r"\n(?!\n|$)", "\n" + (found[1] if found else ""), piece)
    yield node.raw[:first] + piece + node.raw[last:]


def _literal(source: Source, node: Scalar, new: str) -> str:
    line = source.text[source.starts[node.place.line - 1] :]
    found = re.match(r"[ ]*(?:- +)*", line)
    indent = " " * ((found.end() if found else 0) + 2)
    lines = "\n".join(indent + each if each else "" for each in new.split("\n"))
    return "|-\n" + lines


def _lines_added(source: Source, end: int, lines: str) -> Iterator[str]:
    """Yield the file with lines behind the line in which something ends."""
    text = source.text
    line_end = text.find("\n", end)
    if line_end < 0:
        yield text + "\n" + lines
    else:
        yield text[:line_end] + "\n" + lines + text[line_end:]


def _pairs(node: Mapping) -> list[tuple[Scalar, Node]]:
    return list(node.entries.values())


def line_of(source: Source, offset: int) -> int:
    """Return the number of the line, from 0, that a character stands in."""
    return source.text.count("\n", 0, offset)


def dash_of(source: Source, node: Node) -> int:
    """Return where the - before an item stands. Raises CannotWriteError."""
    found = re.search(r"-\s+$", source.text[: source.offset(node)])
    if not found:
        raise CannotWriteError("no item of a list")
    return found.start()


def _key(key: str) -> str:
    return key if SAFE.fullmatch(key) and ": " not in key else json.dumps(key, ensure_ascii=False)


def _flow(value: Values) -> str:
    """Return a value on one line."""
    match value:
        case str():
            return _plain(value)
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            return f"{{{', '.join(f'{_key(key)}: {_flow(each)}' for key, each in value.items())}}}"
        case None:
            return '""'


def _plain(text: str) -> str:
    plain = SAFE.fullmatch(text) and not re.search(r": | #|[,\[\]{}]|:$|\s$", text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _block(value: Values, indent: int) -> str:
    """Return an item: a mapping's keys on lines of their own."""
    if not isinstance(value, dict) or not value:
        return _flow(value)
    entries = (_entry(key, each, indent) for key, each in value.items())
    return ("\n" + " " * indent).join(entries)


def _entry(key: str, value: Values, indent: int) -> str:
    """Return a key with its value, as a person would write them: lists of lists line by line."""
    start, deeper = f"{_key(key)}:", "\n" + " " * (indent + 2)
    if isinstance(value, dict) and value:
        return f"{start}{deeper}{_block(value, indent + 2)}"
    if isinstance(value, list) and any(isinstance(each, (list, dict)) for each in value):
        return start + "".join(f"{deeper}- {_listed(each, indent + 4)}" for each in value)
    return f"{start} {_flow(value)}"


def _listed(value: Values, indent: int) -> str:
    nested = isinstance(value, dict) and any(isinstance(each, dict) for each in value.values())
    return _block(value, indent) if nested else _flow(value)


def put(values: Values, path: Path, new: Values, *, added: bool = False) -> Values:
    """Return values with the one at `path` replaced, or one added there."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(values, dict):
        return {**values, str(step): put(values.get(str(step)), rest, new, added=added)}
    if isinstance(values, list) and isinstance(step, int):
        if added and not rest:
            return [*values[:step], new, *values[step:]]
        changed = put(values[step], rest, new, added=added)
        return [*values[:step], changed, *values[step + 1 :]]
    raise CannotWriteError(f"nothing at {path}")


def _taken(values: Values, path: Path) -> Values:
    step, rest = path[0], path[1:]
    if isinstance(values, dict):
        if not rest:
            return {key: value for key, value in values.items() if key != step}
        return {**values, str(step): _taken(values[str(step)], rest)}
    if isinstance(values, list) and isinstance(step, int):
        middle = [_taken(values[step], rest)] if rest else []
        return [*values[:step], *middle, *values[step + 1 :]]
    raise CannotWriteError(f"nothing at {path}")
