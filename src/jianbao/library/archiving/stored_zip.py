"""A zip of stored files whose every byte follows from names and contents.

Nothing is compressed: other builds of zlib compress otherwise, and then no byte could be compared.

Why not zipfile: `verify` writes again whatever it has read, to the byte, and says of each byte to
what it belongs. zipfile refuses names that are no UTF-8, cuts others at NUL, takes a backslash for
a slash on Windows, warns of names that come twice, marks only some names as UTF-8, and is at
liberty to write other headers in another version of Python.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct

from jianbao.readers.zip.form import (
    CENTRAL,
    CENTRAL_FORM,
    END,
    END_FORM,
    LOCAL,
    LOCAL_FORM,
    MARKS,
    ON_UNIX,
    PLAIN_FILE,
    VERSION,
)


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
        entry = CENTRAL_FORM.pack(
            CENTRAL, ON_UNIX | VERSION, *MARKS, *checks, 0, 0, 0, 0, PLAIN_FILE, place
        )
        directory.append((name, entry + spelt))
        add(LOCAL_FORM.pack(LOCAL, *MARKS, *checks, 0) + spelt, "header", name)
        add(data, "content", name)
    start = place
    for name, entry in directory:
        add(entry, "directory", name)
    count = len(directory)
    add(END_FORM.pack(END, 0, 0, count, count, place - start, start, 0), "end")
    return Zip(b"".join(parts), tuple(regions))
