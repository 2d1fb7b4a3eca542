"""What is in a zip, as far as it can be made out: whole, damaged, cut, or another program's.

Nothing is taken on trust: what is not as `write_zip` writes it shows when the files are written
again and compared.
"""

from __future__ import annotations

import zlib
from itertools import islice

from msgspec import Struct

from jianbao.readers.zip.form import CENTRAL, LOCAL_FORM
from jianbao.readers.zip.headers import Header, content, directory, end_of, local

LARGEST = 512 * 1024 * 1024  # bytes of a package, packed and unpacked
MOST_TIMES, ALWAYS = 30, 128 * 1024 * 1024  # a small package unpacks to 128 MiB at most
MOST_FILES = 5_000  # that are read; a zip of more is no package


class Read(Struct, frozen=True):
    """What could be read of a zip: its files in the order found; one name can stand twice."""

    files: tuple[tuple[str, bytes], ...]
    is_whole: bool  # every header was found where the one before it ends
    is_repacked: bool = False  # at least half of its headers are another program's
    cut: str | None = None  # the file within which the zip breaks off; "" between files


def read_zip(data: bytes) -> Read:
    """Return the files of a zip, stored or deflated, as far as they can be made out.

    Raises TooLargeError where they unpack to more than LARGEST bytes, or than bytes so few can.
    """
    room = min(LARGEST, max(ALWAYS, MOST_TIMES * len(data)))
    walked = _walked(data, room)
    if walked.is_whole:
        return walked
    listed = _listed(data, room)
    return listed if len(listed.files) > len(walked.files) else walked


def _walked(data: bytes, room: int) -> Read:
    """Read from header to header; stop where none stands."""
    files: list[tuple[str, bytes]] = []
    headers: list[Header] = []
    place, cut = 0, None
    while len(files) <= MOST_FILES and (header := local(data, place)):
        headers.append(header)
        try:
            unpacked, place = content(data, header, room)
        except EOFError:
            cut = header.name
            break
        except zlib.error:
            break
        files.append((header.name, unpacked))
        room -= len(unpacked)
    else:
        cut = "" if place and len(data) - place < LOCAL_FORM.size else None
    headers += islice(directory(data, place), MOST_FILES + 1)
    is_whole = bool(files) and data[place : place + 4] == CENTRAL
    cut = None if is_whole or end_of(data) is not None else cut
    return Read(tuple(files), is_whole, _is_repacked(headers), cut)


def _listed(data: bytes, room: int) -> Read:
    """Read by the directory at the end, for where a header is damaged.

    Files that overlap, so that little bytes unpack to many, are not read.
    """
    files: list[tuple[str, bytes]] = []
    end = end_of(data)
    if end is None:
        return Read((), False)
    headers = list(islice(directory(data, end.directory), min(end.count, MOST_FILES + 1)))
    total = 0
    for header in headers:
        total += header.size
        if total > len(data) or len(files) > MOST_FILES:
            break
        try:
            unpacked, _ = content(data, header, room)
        except EOFError:
            break
        except zlib.error:
            unpacked = b""  # it is there, and not what it was
        files.append((header.name, unpacked))
        room -= len(unpacked)
    return Read(tuple(files), False, _is_repacked(headers))


def _is_repacked(headers: list[Header]) -> bool:
    return bool(headers) and 2 * sum(not each.is_ours for each in headers) >= len(headers)
