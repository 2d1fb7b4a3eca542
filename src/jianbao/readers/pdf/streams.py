"""A PDF's streams unpacked within bounds: no file takes more memory than a real one needs."""

from __future__ import annotations

import base64
import zlib
from typing import Any, TypeAlias

from jianbao.messages.readers import BYTES
from jianbao.readers.errors import TooLargeError

LARGEST = 64 * 1024 * 1024  # bytes that all of a file's streams that are read unpack to
MOST_TIMES = 1400  # what any filter of a PDF makes of one byte, at most
MOST_FILTERS = 10  # of one stream
LONGEST_ROW = 1024 * 1024  # bytes that a predictor looks at together
ROW = (("Columns", 1), ("Colors", 1), ("BitsPerComponent", 8))  # and what each is if not said
DEFLATED = "/FlateDecode"

PdfObject: TypeAlias = Any
"""A page, a dictionary, a number …: of qpdf or of the plain reader, which answer alike."""


class Streams:
    """The streams of one file; what they unpack to is counted together."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._room = largest

    def read(self, stream: PdfObject) -> bytes:
        """Return what a stream of pikepdf unpacks to; called again, it counts again.

        Raises TooLargeError where that is too much, zlib.error or ValueError where it is damaged.
        """
        data = bytes(stream.read_raw_bytes())
        names = _filters(stream)
        if len(names) > MOST_FILTERS:
            raise ValueError(f"{len(names)} filters")
        if "/DecodeParms" in stream or not set(names) <= {DEFLATED, *BARE}:
            data = self._by_the_library(stream, names, len(data))
        else:
            for name in names:
                data = self._bounded(name, data)
        self._room -= len(data)
        if self._room < 0:
            raise TooLargeError(LARGEST, BYTES, "streams")
        return data

    def _bounded(self, name: str, packed: bytes) -> bytes:
        """Return what one filter makes of bytes, one more than there is room for at most."""
        if name in BARE:
            return BARE[name](packed)
        data = zlib.decompressobj().decompress(packed, self._room + 1)
        if len(data) > self._room:  # a second filter would begin with that
            raise TooLargeError(LARGEST, BYTES, "streams")
        return data

    def _by_the_library(self, stream: PdfObject, names: list[str], size: int) -> bytes:
        """Return what pikepdf makes of a stream, where its filters cannot make too much of it."""
        for name in names:
            size *= 4 if name in BARE else MOST_TIMES
        if size > self._room:
            raise TooLargeError(self._room, BYTES, " ".join(names))
        given: PdfObject = stream.get("/DecodeParms", ())
        for each in (given,) if hasattr(given, "keys") else given:
            if hasattr(each, "keys"):
                check_row(*(int(each.get(f"/{key}", usual)) for key, usual in ROW))
        return bytes(stream.read_bytes())


def check_row(columns: int, colours: int, bits: int) -> None:
    """Check the row that a predictor takes room for before it has read any. Raises TooLargeError.

    `columns` are its samples, each of so many colours of so many bits (7.4.4.4).
    """
    if columns * colours * bits > LONGEST_ROW * 8:
        raise TooLargeError(LONGEST_ROW, BYTES, "a row")


def _filters(stream: PdfObject) -> list[str]:
    """Return the names of a stream's filters in the order in which they are undone."""
    filters = stream.get("/Filter", ())
    return [str(filters)] if str(filters).startswith("/") else [str(each) for each in filters]


def _from_85(packed: bytes) -> bytes:
    """Return ASCII85 undone: four bytes of five signs, or of one z. Raises ValueError."""
    return base64.a85decode(packed.split(b"~", 1)[0].strip(), ignorechars=BLANKS)


def _from_hex(packed: bytes) -> bytes:
    """Return hexadecimal digits undone; an odd last one has a 0 behind it. Raises ValueError."""
    digits = "".join(packed.split(b">", 1)[0].decode("ascii").split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


BLANKS = b" \t\n\r\v\f\0"
BARE = {"/ASCII85Decode": _from_85, "/ASCIIHexDecode": _from_hex}
"""Filters that make at most four bytes of one."""
