"""The headers of a zip and what lies behind them (APPNOTE.TXT 4.3), as both readers find them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

from jianbao.messages.readers import BYTES
from jianbao.readers.errors import TooLargeError
from jianbao.readers.zip.form import (
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

DEFLATED = 8
STREAMED = 0x8  # sizes stand in a descriptor behind the content
DESCRIPTOR = b"PK\x07\x08"
LONGEST_COMMENT = 65_535
PIECE = 64 * 1024  # bytes that are inflated at once
IN_EXTRA = 0xFFFFFFFF  # a number of 64 bits, which stands among the extra fields (4.5.3)
WIDE = 1  # the extra field of those


class Header(Struct, frozen=True):
    """What the header of one file says, and where its content begins or, of the directory, ends."""

    name: str
    flags: int
    method: int
    size: int  # packed
    unpacked: int
    crc: int
    start: int  # of the content
    next: int  # where the next entry of the directory begins
    is_ours: bool
    is_paired: bool = True  # both headers are there, and name the same file


class End(Struct, frozen=True):
    """The record that ends a zip: where it stands, how many files it counts, their directory."""

    place: int
    count: int
    directory: int


def local(data: bytes, place: int) -> Header | None:
    """Return the header before a file's content; None where none stands."""
    if data[place : place + 4] != LOCAL or place + LOCAL_FORM.size > len(data):
        return None
    _, *marks, crc, size, unpacked, length, extra = LOCAL_FORM.unpack_from(data, place)
    name = place + LOCAL_FORM.size
    start = name + length + extra
    is_ours = tuple(marks) == MARKS and not extra
    text = _text(data[name : name + length], marks[1])
    return Header(text, marks[1], marks[2], size, unpacked, crc, start, start, is_ours)


def directory(data: bytes, place: int) -> Iterator[Header]:
    """Yield the entries of the directory that begins at `place`."""
    while data[place : place + 4] == CENTRAL and place + CENTRAL_FORM.size <= len(data):
        fields = CENTRAL_FORM.unpack_from(data, place)
        marks, crc, (length, extra, comment) = fields[1:7], fields[7], fields[10:13]
        name = place + CENTRAL_FORM.size
        behind = name + length
        place = behind + extra + comment
        size, unpacked, offset = _sizes(fields, data[behind : behind + extra])
        there = local(data, offset)
        is_ours = (marks, fields[15]) == CENTRAL_MARKS and not extra and not comment
        start = there.start if there else offset + LOCAL_FORM.size + length
        here = data[name:behind]
        is_paired = there is not None and data[offset + LOCAL_FORM.size :][:length] == here
        yield Header(
            _text(here, marks[2]), marks[2], marks[3], size, unpacked, crc, start, place,
            is_ours, is_paired,
        )  # fmt: skip


def _sizes(fields: tuple[int, ...], extra: bytes) -> tuple[int, int, int]:
    """Return a file's size packed and unpacked and the place of its header, wide ones included."""
    size, unpacked, offset = fields[8], fields[9], fields[16]
    wide = iter(_wide(extra) if IN_EXTRA in (size, unpacked, offset) else ())
    if unpacked == IN_EXTRA:
        unpacked = next(wide, unpacked)
    if size == IN_EXTRA:
        size = next(wide, size)
    if offset == IN_EXTRA:
        offset = next(wide, offset)
    return size, unpacked, offset


def _wide(extra: bytes) -> tuple[int, ...]:
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        place += 4
        if kind == WIDE:
            body = extra[place : place + length]
            return struct.unpack(f"<{len(body) // 8}Q", body[: len(body) // 8 * 8])
        place += length
    return ()


def content(data: bytes, header: Header, room: int) -> tuple[bytes, int]:
    """Return a file's content, at most `room` bytes, and the place behind it.

    Raises EOFError where the zip ends before, zlib.error where it cannot be unpacked, and
    TooLargeError where it unpacks to more.
    """
    is_open = bool(header.flags & STREAMED) and not header.size  # it says itself where it ends
    end = len(data) if is_open and header.method == DEFLATED else header.start + header.size
    if end > len(data) or header.start > len(data):
        raise EOFError
    if header.method == STORED:
        unpacked = data[header.start : end]
    elif header.method == DEFLATED:
        unpacked, end = _inflated(memoryview(data)[header.start : end], room)
        end += header.start
    else:
        raise zlib.error(header.method)
    if len(unpacked) > room:
        raise TooLargeError(room, BYTES)
    if header.flags & STREAMED:
        end += 16 if data[end : end + 4] == DESCRIPTOR else 12
    return unpacked, end


def _inflated(data: memoryview, room: int) -> tuple[bytes, int]:
    """Return what deflated bytes unpack to, and how many of them that took."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    place, most = 0, room
    while not inflating.eof:
        if place >= len(data):
            raise EOFError
        pieces.append(inflating.decompress(data[place : place + PIECE], room + 1))
        place += PIECE
        room -= len(pieces[-1])
        if room < 0:
            raise TooLargeError(most, BYTES)
    return b"".join(pieces), min(place, len(data)) - len(inflating.unused_data)


def end_of(data: bytes) -> End | None:
    """Return the record that ends a zip; None where there is none."""
    place = data.rfind(END, max(0, len(data) - END_FORM.size - LONGEST_COMMENT))
    if place < 0 or place + END_FORM.size > len(data):
        return None
    *_, count, _, start, comment = END_FORM.unpack_from(data, place)
    is_last = place + END_FORM.size + comment == len(data)
    return End(place, count, start) if is_last else None


def _text(name: bytes, flags: int) -> str:
    """Return a name; without the mark of UTF-8 it may be GBK, as Windows in China writes it."""
    for encoding in () if flags & UTF8_NAMES else ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "surrogateescape")
