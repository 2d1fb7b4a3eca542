"""Two files of one kind, compared by what they hold once it is unpacked.

Another build of zlib, or another order of the same objects, gives other bytes of the same paper.
What counts is every part of a Word or OFD file, and every object of a PDF that can be reached.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from jianbao.readers.errors import ReadError
from jianbao.readers.pdf.opening import BROKEN, opened
from jianbao.readers.zip.form import CENTRAL_FORM, END_FORM, LOCAL_FORM
from jianbao.readers.zip.headers import STREAMED, directory, end_of
from jianbao.readers.zip.parts import Parts

if TYPE_CHECKING:
    from pikepdf import Object

MOST_UNPACKED = 256 * 1024 * 1024  # bytes that one file may unpack to
DEEPEST = 200  # arrays and dictionaries inside each other
UNCOUNTED = ("/Length", "/Filter", "/DecodeParms")  # of a stream: how it is packed
PACKED = (".docx", ".ofd", ".xlsx")

Change = Callable[[bytes], bytes]
"""What is done to the bytes of each part before two are compared (the version's name)."""


class NotUnpackedError(Exception):
    """The file is broken, or unpacks to too much."""


Alike = Callable[[str, bytes, bytes], bool]
"""Whether a part, by its name, is the same in theirs and in ours."""


def is_equal(name: str, theirs: bytes, ours: bytes) -> bool:
    """Return whether two parts are the same bytes."""
    return theirs == ours


def differing_parts(
    theirs: bytes, ours: bytes, change: Change, alike: Alike = is_equal
) -> list[str]:
    """Return the names of the parts in which two zips differ; the zips' own bytes do not count.

    `change` is made to their parts before two are compared.
    Every byte of `theirs` must belong to a part: what lies between them is told as a part "".
    Raises NotUnpackedError.
    """
    their_parts, our_parts = _parts(theirs), _parts(ours)
    names = sorted(their_parts.keys() | our_parts.keys())
    differing = [
        name
        for name in names
        if not _alike(name, their_parts.get(name), our_parts.get(name), change, alike)
    ]
    return differing if _is_tight(theirs) else [*differing, ""]


def _alike(
    name: str, theirs: bytes | None, ours: bytes | None, change: Change, alike: Alike
) -> bool:
    if theirs is None or ours is None:
        return False
    if theirs == ours or alike(name, change(theirs), ours):
        return True
    if name.endswith(PACKED):  # a chart's workbook inside a Word file
        return differing_parts(theirs, ours, change) == []
    return False


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        parts = Parts(data)
        return {name: parts.read(name) for name in parts.names}
    except ReadError as error:
        raise NotUnpackedError(str(error)) from error


def _is_tight(data: bytes) -> bool:
    """Return whether a zip has no byte but those of its parts, its directory and its end."""
    end = end_of(data)
    if end is None or end.place + END_FORM.size != len(data):
        return False  # a comment
    headers = list(directory(data, end.directory))
    place, entry = 0, end.directory
    for header in headers:
        if header.next - entry - CENTRAL_FORM.size != _name_length(data, entry + 28):
            return False  # an extra field, or a comment
        entry = header.next
    for header in sorted(headers, key=lambda each: each.start):
        if header.start - place - LOCAL_FORM.size != _name_length(data, place + 26):
            return False
        if header.flags & STREAMED:
            return False  # a descriptor behind it, whose bytes nobody reads
        place = header.start + header.size
    return place == end.directory


def _name_length(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 2], "little")


# ---- PDF


def same_objects(theirs: bytes, ours: bytes, change: Change) -> bool:
    """Return whether two PDFs hold the same objects, however they are packed and numbered.

    Raises NotUnpackedError where `theirs` cannot be read.
    """
    if theirs.count(b"startxref") != 1 or not theirs.rstrip().endswith(b"%%EOF"):
        return False
    if not theirs.startswith(ours[:8]):
        return False
    return _objects(theirs, change) == _objects(ours, lambda data: data)


def _objects(data: bytes, change: Change) -> list[object]:
    """Return every object that the trailer leads to, in the order in which it is met."""
    try:
        with opened(data) as pdf:
            walk = _Walk(change)
            known = [
                walk.value(pdf.trailer[key], 0) if key in pdf.trailer else None
                for key in ("/Root", "/Info", "/Encrypt")
            ]
            reached = list(walk.settled())
            packing = ("/ObjStm", "/XRef")
            count = sum(_type(each) not in packing for each in pdf.objects)
            return [known, reached, count]
    except (ReadError, RuntimeError, *BROKEN) as error:
        raise NotUnpackedError(str(error)) from error


def _type(each: Object) -> str:
    try:
        return str(each.get("/Type", ""))
    except (AttributeError, TypeError, ValueError):
        return ""  # no dictionary


class _Walk:
    """Objects of one PDF as plain values; what is referred to is numbered as it is first met."""

    def __init__(self, change: Change) -> None:
        self._change, self._left = change, MOST_UNPACKED
        self._numbers: dict[tuple[int, int], int] = {}
        self._waiting: list[Object] = []

    def settled(self) -> Iterator[object]:
        """Yield each object that is referred to, with what it refers to itself."""
        while self._waiting:
            yield self._direct(self._waiting.pop(), 0)

    def value(self, each: Object, depth: int) -> object:
        """Return an object as a plain value, or the number of one that is referred to."""
        if getattr(each, "is_indirect", False):
            if each.objgen not in self._numbers:
                self._numbers[each.objgen] = len(self._numbers)
                self._waiting.append(each)
            return ("R", self._numbers[each.objgen])
        return self._direct(each, depth)

    def _direct(self, each: Object, depth: int) -> object:
        import pikepdf

        if depth > DEEPEST:
            raise NotUnpackedError("too deep")
        if isinstance(each, pikepdf.Stream):
            return (self._entries(each, UNCOUNTED, depth), self._content(each))
        if isinstance(each, pikepdf.Dictionary):
            return self._entries(each, (), depth)
        if isinstance(each, pikepdf.Array):
            return [self.value(item, depth + 1) for item in each]
        if isinstance(each, pikepdf.Name):
            return str(each)
        if isinstance(each, pikepdf.String):
            return self._change(bytes(each))
        return (type(each).__name__, str(each))

    def _entries(self, each: Object, without: tuple[str, ...], depth: int) -> list[object]:
        keys = sorted(set(each.keys()) - set(without))
        return [(key, self.value(each[key], depth + 1)) for key in keys]

    def _content(self, each: Object) -> tuple[object, bytes]:
        """Return how a stream is packed, but for plain deflate, and what it holds."""
        packing = str(each.get("/Filter", "")), "/DecodeParms" in each
        raw = each.read_raw_bytes()
        if packing != ("/FlateDecode", False):
            return packing, self._change(raw) if packing == ("", False) else raw
        unpack = zlib.decompressobj()
        data = unpack.decompress(raw, self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise NotUnpackedError(f"> {MOST_UNPACKED:,} bytes")
        return "", self._change(data) + unpack.unused_data.strip(b"\r\n")
