"""The parts of a .docx, .ofd or .xlsx: a zip that is whole, or is refused.

Two programs that see different files in one zip are how a forged one passes: so both headers of a
file name it alike, no name stands twice, nothing overlaps, and the directory ends where the zip
does.
"""

from __future__ import annotations

import zlib
from itertools import islice

from jianbao.messages.readers import PARTS
from jianbao.readers.errors import EncryptedError, ReadError, TooLargeError
from jianbao.readers.zip.headers import End, Header, content, directory, end_of

LARGEST = 256 * 1024 * 1024  # bytes that all parts that are read unpack to
MOST_PARTS = 10_000
ENCRYPTED = 0x1


class Parts:
    """The parts of a package by name. Names are equal as OPC has it: whatever their case is."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises ReadError where the zip is none, cut, or made to harm."""
        self._data = data
        self._room = LARGEST
        end = end_of(data)
        if end is None:
            raise ReadError("zip: no end")
        headers = list(islice(directory(data, end.directory), MOST_PARTS + 1))
        _check(headers, end, len(data))
        self.names = tuple(header.name for header in headers)
        self._headers = {_folded(header.name): header for header in headers}
        if len(self._headers) != len(headers):
            raise ReadError("zip: a name twice")

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._headers

    def read(self, name: str, most: int = LARGEST) -> bytes:
        """Return one part of at most so many bytes; what is read again, counts again.

        Raises ReadError where there is none, it is damaged or larger, or all are than LARGEST.
        """
        header = self._headers.get(_folded(name))
        if header is None:
            raise ReadError(f"zip: no {name}")
        try:
            data, _ = content(self._data, header, min(self._room, most, header.unpacked))
        except (EOFError, zlib.error) as error:
            raise ReadError(f"zip: {name}: {error}") from error
        if len(data) != header.unpacked or zlib.crc32(data) != header.crc:
            raise ReadError(f"zip: {name}: another size or checksum")
        self._room -= len(data)
        return data


def _check(headers: list[Header], end: End, size: int) -> None:
    if len(headers) > MOST_PARTS:
        raise TooLargeError(MOST_PARTS, PARTS)
    last = headers[-1].next if headers else end.directory
    if len(headers) != end.count or last != end.place:
        raise ReadError("zip: another directory than its end says")
    if any(header.flags & ENCRYPTED for header in headers):
        raise EncryptedError("zip")
    overlap = sum(header.size for header in headers) > size
    if overlap or not all(header.is_paired for header in headers):
        raise ReadError("zip: headers that do not agree")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
