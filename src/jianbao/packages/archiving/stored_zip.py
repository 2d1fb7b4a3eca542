"""A zip of stored files whose every byte follows from names and contents, written and read.

Nothing is compressed: other builds of zlib compress otherwise, and then no byte could be compared.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
LOCAL_FORM = struct.Struct("<4sHHHHHIIIHH")
CENTRAL_FORM = struct.Struct("<4sHHHHHHIIIHHHHHII")
END_FORM = struct.Struct("<4sHHHHIIH")
VERSION, UTF8_NAMES, STORED, TIME, DATE = 20, 0x800, 0, 0, 33  # 1980-01-01 00:00
MOST_FILES = 5_000  # that are read; a zip of more is no package
ON_UNIX, PLAIN_FILE = 3 << 8, 0o100644 << 16


class Region(Struct, frozen=True):
    """A stretch of the zip: where it begins and ends, what it is, and of which file."""

    start: int
    end: int
    part: str  # header, content, directory or end
    name: str


class Zip(Struct, frozen=True):
    """A zip's bytes, and what each of them belongs to."""

    data: bytes
    regions: tuple[Region, ...]


class Read(Struct, frozen=True):
    """What could be read of a zip: its files in the order found; one name can stand twice."""

    files: tuple[tuple[str, bytes], ...]
    is_whole: bool  # every header was found where the one before it ends


def write_zip(files: dict[str, bytes]) -> Zip:
    """Return a zip of `files` in the order of their names; the same files give the same bytes."""
    return write_in_order(sorted(files.items()))


def write_in_order(files: Iterable[tuple[str, bytes]]) -> Zip:
    """Return a zip of names and contents as they come."""
    parts: list[bytes] = []
    regions: list[Region] = []
    directory: list[tuple[str, bytes]] = []
    place = 0

    def add(data: bytes, part: str, name: str = "") -> None:
        nonlocal place
        parts.append(data)
        regions.append(Region(place, place + len(data), part, name))
        place += len(data)

    for name, data in files:
        spelt = name.encode("utf-8", "surrogateescape")
        checks = (crc32(data), len(data), len(data), len(spelt))
        marks = (VERSION, UTF8_NAMES, STORED, TIME, DATE)
        entry = CENTRAL_FORM.pack(
            CENTRAL, ON_UNIX | VERSION, *marks, *checks, 0, 0, 0, 0, PLAIN_FILE, place
        )
        directory.append((name, entry + spelt))
        add(LOCAL_FORM.pack(LOCAL, *marks, *checks, 0) + spelt, "header", name)
        add(data, "content", name)
    start = place
    for name, entry in directory:
        add(entry, "directory", name)
    count = len(directory)
    add(END_FORM.pack(END, 0, 0, count, count, place - start, start, 0), "end")
    return Zip(b"".join(parts), tuple(regions))


def read_zip(data: bytes) -> Read:
    """Return the files of a zip of stored files, as far as they can be made out.

    Nothing is taken on trust: what is not as `write_zip` writes it shows when the files are
    written again and compared.
    """
    walked = _walked(data)
    if walked.is_whole:
        return walked
    listed = _listed(data)
    return listed if len(listed.files) > len(walked.files) else walked


def _walked(data: bytes) -> Read:
    """Read from header to header; stop where none stands."""
    files: list[tuple[str, bytes]] = []
    place = 0
    while data[place : place + 4] == LOCAL and place + LOCAL_FORM.size <= len(data):
        *_, size, _, length, extra = LOCAL_FORM.unpack_from(data, place)
        start = place + LOCAL_FORM.size + length + extra
        if start + size > len(data) or len(files) > MOST_FILES:
            return Read(tuple(files), False)
        name = data[place + LOCAL_FORM.size :][:length]
        files.append((_text(name), data[start : start + size]))
        place = start + size
    return Read(tuple(files), bool(files) and data[place : place + 4] == CENTRAL)


def _listed(data: bytes) -> Read:
    """Read by the directory at the end, for where a header is damaged.

    Files that overlap, so that little bytes unpack to many, are not read.
    """
    files: list[tuple[str, bytes]] = []
    if data[-END_FORM.size :][:4] != END:
        return Read((), False)
    total = 0
    *_, count, _, place, _ = END_FORM.unpack(data[-END_FORM.size :])
    for _ in range(count):
        if data[place : place + 4] != CENTRAL or place + CENTRAL_FORM.size > len(data):
            break
        fields = CENTRAL_FORM.unpack_from(data, place)
        size, length, extra, comment, offset = *fields[9:13], fields[16]
        name = data[place + CENTRAL_FORM.size :][:length]
        start = offset + LOCAL_FORM.size + length
        total += size
        if start + size > len(data) or total > len(data) or len(files) > MOST_FILES:
            break
        files.append((_text(name), data[start : start + size]))
        place += CENTRAL_FORM.size + length + extra + comment
    return Read(tuple(files), False)


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
