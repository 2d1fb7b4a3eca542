"""What is in a zip, as far as it can be made out: whole, damaged, cut, or another program's.

Nothing is taken on trust: what is not as `write_zip` writes it shows when the files are written
again and compared.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from jianbao.readers.zip_form import (
    CENTRAL,
    CENTRAL_FORM,
    CENTRAL_MARKS,
    END,
    END_FORM,
    LOCAL,
    LOCAL_FORM,
    MARKS,
    STORED,
    UTF8_NAMES,
)

LARGEST = 512 * 1024 * 1024  # bytes of a package, packed and unpacked
MOST_FILES = 5_000  # that are read; a zip of more is no package
DEFLATED = 8
STREAMED = 0x8  # sizes stand in a descriptor behind the content
DESCRIPTOR = b"PK\x07\x08"
LONGEST_COMMENT = 65_535
PIECE = 64 * 1024  # bytes that are inflated at once: never more than 1,032 times as many come out


class Read(Struct, frozen=True):
    """What could be read of a zip: its files in the order found; one name can stand twice."""

    files: tuple[tuple[str, bytes], ...]
    is_whole: bool  # every header was found where the one before it ends
    is_repacked: bool = False  # at least half of its headers are another program's
    cut: str | None = None  # the file within which the zip breaks off; "" between files


class TooLargeError(Exception):
    """A zip unpacks to more bytes than a package has."""


class _Header(Struct, frozen=True):
    """What the header of one file says, and where its content begins or, of the directory, ends."""

    name: str
    flags: int
    method: int
    size: int  # packed
    start: int  # of the content
    next: int  # where the next entry of the directory begins
    is_ours: bool


def read_zip(data: bytes) -> Read:
    """Return the files of a zip, stored or deflated, as far as they can be made out.

    Raises TooLargeError where they unpack to more than LARGEST bytes.
    """
    walked = _walked(data)
    if walked.is_whole:
        return walked
    listed = _listed(data)
    return listed if len(listed.files) > len(walked.files) else walked


def _walked(data: bytes) -> Read:
    """Read from header to header; stop where none stands."""
    files: list[tuple[str, bytes]] = []
    headers: list[_Header] = []
    place, room, cut = 0, LARGEST, None
    while len(files) <= MOST_FILES and (header := _local(data, place)):
        headers.append(header)
        try:
            content, place = _content(data, header, room)
        except EOFError:
            cut = header.name
            break
        except zlib.error:
            break
        files.append((header.name, content))
        room -= len(content)
    else:
        cut = "" if place and len(data) - place < LOCAL_FORM.size else None
    headers += islice(_directory(data, place), MOST_FILES + 1)
    is_whole = bool(files) and data[place : place + 4] == CENTRAL
    cut = None if is_whole or _end(data) is not None else cut
    return Read(tuple(files), is_whole, _is_repacked(headers), cut)


def _listed(data: bytes) -> Read:
    """Read by the directory at the end, for where a header is damaged.

    Files that overlap, so that little bytes unpack to many, are not read.
    """
    files: list[tuple[str, bytes]] = []
    end = _end(data)
    if end is None:
        return Read((), False)
    *_, count, _, place, _ = END_FORM.unpack_from(data, end)
    headers = list(islice(_directory(data, place), min(count, MOST_FILES + 1)))
    total, room = 0, LARGEST
    for header in headers:
        total += header.size
        if total > len(data) or len(files) > MOST_FILES:
            break
        try:
            content, _ = _content(data, header, room)
        except EOFError:
            break
        except zlib.error:
            content = b""  # it is there, and not what it was
        files.append((header.name, content))
        room -= len(content)
    return Read(tuple(files), False, _is_repacked(headers))


def _is_repacked(headers: list[_Header]) -> bool:
    return bool(headers) and 2 * sum(not each.is_ours for each in headers) >= len(headers)


def _local(data: bytes, place: int) -> _Header | None:
    """Return the header before a file's content; None where none stands."""
    if data[place : place + 4] != LOCAL or place + LOCAL_FORM.size > len(data):
        return None
    _, *marks, _, size, _, length, extra = LOCAL_FORM.unpack_from(data, place)
    name = place + LOCAL_FORM.size
    start = name + length + extra
    is_ours = tuple(marks) == MARKS and not extra
    text = _text(data[name : name + length], marks[1])
    return _Header(text, marks[1], marks[2], size, start, start, is_ours)


def _directory(data: bytes, place: int) -> Iterator[_Header]:
    """Yield the entries of the directory that begins at `place`."""
    while data[place : place + 4] == CENTRAL and place + CENTRAL_FORM.size <= len(data):
        fields = CENTRAL_FORM.unpack_from(data, place)
        marks, (size, _, length, extra, comment) = fields[1:7], fields[8:13]
        name = place + CENTRAL_FORM.size
        local = _local(data, fields[16])
        place = name + length + extra + comment
        is_ours = (marks, fields[15]) == CENTRAL_MARKS and not extra and not comment
        text = _text(data[name : name + length], marks[2])
        start = local.start if local else fields[16] + LOCAL_FORM.size + length
        yield _Header(text, marks[2], marks[3], size, start, place, is_ours)


def _content(data: bytes, header: _Header, room: int) -> tuple[bytes, int]:
    """Return a file's content, at most `room` bytes, and the place behind it.

    Raises EOFError where the zip ends before, zlib.error where it cannot be unpacked, and
    TooLargeError.
    """
    is_open = bool(header.flags & STREAMED) and not header.size  # it says itself where it ends
    end = len(data) if is_open and header.method == DEFLATED else header.start + header.size
    if end > len(data) or header.start > len(data):
        raise EOFError
    if header.method == STORED:
        content = data[header.start : end]
    elif header.method == DEFLATED:
        content, end = _inflated(memoryview(data)[header.start : end], room)
        end += header.start
    else:
        raise zlib.error(header.method)
    if len(content) > room:
        raise TooLargeError
    if header.flags & STREAMED:
        end += 16 if data[end : end + 4] == DESCRIPTOR else 12
    return content, end


def _inflated(data: memoryview, room: int) -> tuple[bytes, int]:
    """Return what deflated bytes unpack to, and how many of them that took."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    place = 0
    while not inflating.eof:
        if place >= len(data):
            raise EOFError
        pieces.append(inflating.decompress(data[place : place + PIECE]))
        place += PIECE
        room -= len(pieces[-1])
        if room < 0:
            raise TooLargeError
    return b"".join(pieces), min(place, len(data)) - len(inflating.unused_data)


def _end(data: bytes) -> int | None:
    """Return where the record stands that ends a zip; None where there is none."""
    place = data.rfind(END, max(0, len(data) - END_FORM.size - LONGEST_COMMENT))
    if place < 0 or place + END_FORM.size > len(data):
        return None
    comment = END_FORM.unpack_from(data, place)[-1]
    return place if place + END_FORM.size + comment == len(data) else None


def _text(name: bytes, flags: int) -> str:
    """Return a name; without the mark of UTF-8 it may be GBK, as Windows in China writes it."""
    for encoding in () if flags & UTF8_NAMES else ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "surrogateescape")
