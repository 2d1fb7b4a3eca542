"""A PDF that is made plainly, opened without a library: one cross-reference, nothing encrypted.

Ours are, and a build reads each of its own back: qpdf costs more to load than they to read. What is
made otherwise, or broken, is for qpdf (`opening`): `NotPlainError` says so. The objects answer as
qpdf's do, as far as the readers of this room ask them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.document.patterns import pattern
from jianbao.readers.pdf.content import string
from jianbao.readers.pdf.streams import PdfObject, Streams

TOKEN = pattern(
    rb"[\s\0]*(?:(\d+)[\s\0]+(\d+)[\s\0]+R\b|([-+]?(?:\d+\.?\d*|\.\d+))|(/[^\s\0()<>\[\]{}/%]*)"
    rb"|(<<)|(>>)|(\[)|(\])|(<[\dA-Fa-f\s]*>)|(\()|(true|false|null)\b)"
)
(_, REFERENCE, NUMBER, NAME, OPENS, CLOSES, LIST, LIST_ENDS, HEX, STRING, WORD) = range(1, 12)
NOT_IN_STRING = pattern(rb"\\.|[()]", re.DOTALL)
WORDS = {b"true": True, b"false": False, b"null": None}
OBJECT = pattern(rb"[\s\0]*(\d+)[\s\0]+(\d+)[\s\0]+obj\b")
STREAM = pattern(rb"[\s\0]*stream\r?\n")
STREAM_ENDS = pattern(rb"\r?\n?endstream\b")
TABLE = pattern(rb"xref\s+0 (\d+)\s*\n")
ENTRY = pattern(rb"(\d{10}) (\d{5}) ([nf])[ \r]?[\r\n]")
UNLIKE_OURS = frozenset({"/Prev", "/XRefStm", "/Encrypt", "/DecodeParms"})
DEEPEST = 50  # arrays and dictionaries within each other
MOST_PAGES = 20_000
IN_FILE, IN_STREAM = 1, 2


class NotPlainError(ValueError):
    """A file is not as this reader knows it."""


class Reference(int):
    """The number of an object that another one names."""


class Text(bytes):
    """A text string; as a str it is what it says (ISO 32000-1, 7.9.2.2)."""

    def __str__(self) -> str:
        if self.startswith(b"\xfe\xff"):
            return self[2:].decode("utf-16-be", "replace")
        return self.decode("latin-1")


class Items(list[PdfObject]):
    """An array; what it names is looked up as it is read."""

    def __init__(self, file: PlainFile, items: list[PdfObject]) -> None:
        super().__init__(items)
        self._file = file

    def __iter__(self) -> Iterator[PdfObject]:
        return map(self._file.resolved, super().__iter__())

    def as_list(self) -> list[PdfObject]:
        """Return the items."""
        return list(self)


class Entries(dict[str, PdfObject]):
    """A dictionary, whose keys are names with their oblique stroke; or a stream's."""

    def __init__(self, file: PlainFile, entries: dict[str, PdfObject]) -> None:
        super().__init__(entries)
        self._file = file
        self.objgen = (0, 0)
        self.is_indirect = False

    def get(self, key: str, default: PdfObject = None) -> PdfObject:
        """Return what a key has, or the default."""
        return self._file.resolved(super().get(key, default))

    def __getitem__(self, key: str) -> PdfObject:
        return self._file.resolved(super().__getitem__(key))

    def __getattr__(self, key: str) -> PdfObject:
        try:
            return self[f"/{key}"]
        except KeyError as error:
            raise AttributeError(key) from error

    def unparse(self) -> bytes:
        """Return what tells it from others that have no number."""
        return repr(sorted(self.items(), key=str)).encode()


class Packed(Entries):
    """A stream."""

    data = b""

    def read_raw_bytes(self) -> bytes:
        """Return its bytes as they stand in the file."""
        return self.data


class PlainPage:
    """A page, with what it takes over from the nodes above it."""

    def __init__(self, page: Entries, inherited: dict[str, PdfObject]) -> None:
        self.obj = page
        self.mediabox = inherited["/MediaBox"]
        self.resources = inherited.get("/Resources", {})


class PlainFile:
    """The objects of a file by their numbers. Raises NotPlainError, or what broken files bring."""

    def __init__(self, data: bytes, streams: Streams) -> None:
        self._data, self._streams = data, streams
        self._places: dict[int, tuple[int, int, int]] = {}
        self._made: dict[int, PdfObject] = {}
        self._packs: dict[int, tuple[bytes, list[tuple[int, int]]]] = {}
        start = int(data[data.rindex(b"startxref") + 9 :].split(None, 1)[0])
        self._trailer: Entries = (
            self._table(start)
            if data.startswith(b"xref", start)
            else (self._reference_stream(start))
        )
        if UNLIKE_OURS & self._trailer.keys():
            raise NotPlainError("cross-reference")

    @property
    def Root(self) -> PdfObject:  # noqa: N802  # as qpdf has it
        """The catalogue."""
        return self._trailer["/Root"]

    @property
    def pages(self) -> Iterator[PlainPage]:
        """The pages in their order."""
        return self._pages(self.Root["/Pages"], {}, set())

    def _pages(
        self, node: Entries, inherited: dict[str, PdfObject], met: set[tuple[int, int]]
    ) -> Iterator[PlainPage]:
        if node.objgen in met or len(met) > MOST_PAGES:
            raise NotPlainError("pages")
        met.add(node.objgen)
        own = {key: node[key] for key in ("/MediaBox", "/Resources") if key in node}
        if "/Kids" not in node:
            yield PlainPage(node, {**inherited, **own})
            return
        for kid in node["/Kids"]:
            yield from self._pages(kid, {**inherited, **own}, met)

    def resolved(self, value: PdfObject) -> PdfObject:
        """Return an object where its number is given."""
        if type(value) is not Reference:
            return value
        if value not in self._made:
            self._made[value] = self._object(value)
        return self._made[value]

    def _object(self, number: int) -> PdfObject:
        kind, place, index = self._places.get(number, (0, 0, 0))
        if kind == IN_FILE:
            made = self._at(place, number)
        elif kind == IN_STREAM:
            made = self._packed(number, place, index)
        else:
            return None
        if isinstance(made, Entries):
            made.objgen, made.is_indirect = (number, 0), True
        return made

    def _at(self, place: int, number: int) -> PdfObject:
        """Read the object that begins in the file at `place`."""
        data = self._data
        head = OBJECT.match(data, place)
        if not head or int(head[1]) != number:
            raise NotPlainError(f"object {number}")
        made, end = self._value(data, head.end(), 0)
        begun = STREAM.match(data, end)
        if not begun:
            return made
        length = made["/Length"]
        stream = Packed(self, made)
        stream.data = data[begun.end() : begun.end() + length]
        if not STREAM_ENDS.match(data, begun.end() + length):
            raise NotPlainError(f"stream {number}")
        return stream

    def _packed(self, number: int, stream: int, index: int) -> PdfObject:
        """Read an object that lies in a stream of objects."""
        if stream not in self._packs:
            kind, place, _ = self._places[stream]
            if kind != IN_FILE:
                raise NotPlainError("stream of objects")
            made = self._at(place, stream)
            content = self._streams.read(made)
            first = made["/First"]
            listed = list(map(int, content[:first].split()))
            starts = [first + start for start in listed[1::2]]
            self._packs[stream] = content, list(zip(listed[::2], starts, strict=True))
        content, starts = self._packs[stream]
        own, start = starts[index]
        if own != number:
            raise NotPlainError(f"object {number}")
        return self._value(content, start, 0)[0]

    def _table(self, start: int) -> Entries:
        head = TABLE.match(self._data, start)
        if not head:
            raise NotPlainError("cross-reference")
        place = head.end()
        for number in range(int(head[1])):
            entry = ENTRY.match(self._data, place)
            if not entry:
                raise NotPlainError("cross-reference")
            place = entry.end()
            if entry[3] == b"n":
                self._places[number] = (IN_FILE, int(entry[1]), 0)
        if not self._data.startswith(b"trailer", place):
            raise NotPlainError("trailer")
        return self._entries(self._value(self._data, place + 7, 0)[0])

    def _reference_stream(self, start: int) -> Entries:
        head = OBJECT.match(self._data, start)
        if not head:
            raise NotPlainError("cross-reference")
        made = self._at(start, int(head[1]))
        if "/DecodeParms" in made or "/Index" in made:
            raise NotPlainError("cross-reference")
        widths = list(made["/W"])
        rows, size = self._streams.read(made), sum(widths)
        if len(widths) != 3 or not all(0 < width < 9 for width in widths):
            raise NotPlainError("cross-reference")
        first, second = widths[0], widths[0] + widths[1]
        number = int.from_bytes
        for each in range(made["/Size"]):
            row = rows[each * size : (each + 1) * size]
            kind, place, index = (
                number(part, "big") for part in (row[:first], row[first:second], row[second:])
            )
            self._places[each] = (kind, place, index)
        return self._entries(made)

    def _entries(self, value: PdfObject) -> Entries:
        if not isinstance(value, Entries):
            raise NotPlainError("dictionary")
        return value

    def _value(self, data: bytes, place: int, depth: int) -> tuple[PdfObject, int]:
        """Return the value that stands at `place`, and where it ends (ISO 32000-1, 7.3)."""
        match = TOKEN.match(data, place)
        if not match or depth > DEEPEST:
            raise NotPlainError(f"{data[place : place + 25]!r}")
        kind, end = match.lastindex, match.end()
        if kind == NUMBER:
            digits = match[NUMBER]
            return (float(digits) if b"." in digits else int(digits)), end
        if kind == REFERENCE:
            return Reference(match[1]), end
        if kind == NAME:
            return _name(match[NAME]), end
        if kind == OPENS:
            return self._dictionary(data, end, depth)
        if kind == LIST:
            return self._array(data, end, depth)
        if kind == HEX:
            return Text(string(match[HEX])), end
        if kind == STRING:
            end = _string_end(data, end)
            return Text(string(data[match.start(STRING) : end])), end
        if kind == WORD:
            return WORDS[match[WORD]], end
        raise NotPlainError(f"{data[place : place + 25]!r}")

    def _dictionary(self, data: bytes, place: int, depth: int) -> tuple[Entries, int]:
        entries: dict[str, PdfObject] = {}
        while match := TOKEN.match(data, place):
            if match.lastindex == CLOSES:
                return Entries(self, entries), match.end()
            if match.lastindex != NAME:
                break
            entries[_name(match[NAME])], place = self._value(data, match.end(), depth + 1)
        raise NotPlainError("dictionary")

    def _array(self, data: bytes, place: int, depth: int) -> tuple[Items, int]:
        items: list[PdfObject] = []
        while match := TOKEN.match(data, place):
            if match.lastindex == LIST_ENDS:
                return Items(self, items), match.end()
            item, place = self._value(data, place, depth + 1)
            items.append(item)
        raise NotPlainError("array")


def _name(token: bytes) -> str:
    if b"#" in token:
        token = re.sub(rb"#([\dA-Fa-f]{2})", lambda each: bytes.fromhex(each[1].decode()), token)
    return token.decode("utf-8", "surrogateescape")


def _string_end(data: bytes, place: int) -> int:
    """Return where a string ends whose opening parenthesis stands before `place`."""
    depth = 1
    for match in NOT_IN_STRING.finditer(data, place):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    raise NotPlainError("string")
