"""A font under another family name, by which a word processor finds it inside a file.

Why: LibreOffice goes by the name in the file's list of fonts, but Word loads the font and then asks
for it by name; Office is reported to fail where the full name does not begin with the family name
(fontbakery, issue 3754). Where all are the same, nobody can go wrong.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from hashlib import sha256
from itertools import product

from jianbao.fonts.bundle import Face
from jianbao.fonts.subset import open_face

FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = range(1, 7)
KEPT = (0, 10, 13, 14)  # copyright, what was changed, licence and where it stands
WINDOWS, UNICODE = 3, 1
ENGLISH, CHINESE = 0x409, 0x804
CHECKSUM_OF_FONT = 0xB1B0AFBA
CHECKSUM_AT = 8  # in the table head


def renamed(font: bytes, face: Face) -> bytes:
    """Return `font`, a subset of `face`, with the family name that Word files use.

    Its PostScript name is its own: two files with different subsets may be open side by side.
    """
    stem, digest = face.path.stem, sha256(font).hexdigest()
    source = open_face(face)
    names = {number: source.get_name(number) for number in KEPT} | {
        FAMILY: face.word,
        STYLE: face.style or "Regular",
        UNIQUE: f"{stem};{digest}",
        FULL: f"{face.word} {face.style}".rstrip(),
        VERSION: source.get_name(VERSION),
        POSTSCRIPT: f"{stem}-{digest[:8]}",
    }
    tables = _tables(font)
    tables[b"name"] = _name_table({number: name for number, name in names.items() if name})
    return _font(font[:4], tables)


def _name_table(names: dict[int, str]) -> bytes:
    """Return the table of names, each in English and in Chinese."""
    records, strings = b"", b""
    places: dict[int, tuple[int, int]] = {}
    for number, name in sorted(names.items()):
        encoded = name.encode("utf-16-be")
        places[number] = (len(encoded), len(strings))
        strings += encoded
    for language, number in product((ENGLISH, CHINESE), sorted(names)):
        records += struct.pack(">6H", WINDOWS, UNICODE, language, number, *places[number])
    header = struct.pack(">3H", 0, len(records) // 12, 6 + len(records))
    return header + records + strings


def _tables(font: bytes) -> dict[bytes, bytes]:
    """Return the tables of a font by their tags."""
    return {tag: font[place : place + length] for tag, place, length in _entries(font)}


def _entries(font: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each table's tag, place and length."""
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, place, length = struct.unpack_from(">4s3L", font, 12 + 16 * number)
        yield tag, place, length


def _font(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    """Return the font that consists of `tables`, its checksums computed anew."""
    head = bytearray(tables[b"head"])
    struct.pack_into(">L", head, CHECKSUM_AT, 0)
    font = bytearray(_assembled(kind, {**tables, b"head": bytes(head)}))
    places = {tag: place for tag, place, _ in _entries(bytes(font))}
    adjustment = (CHECKSUM_OF_FONT - _checksum(bytes(font))) & 0xFFFFFFFF
    struct.pack_into(">L", font, places[b"head"] + CHECKSUM_AT, adjustment)
    return bytes(font)


def _assembled(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    search = 16 << power
    rest = 16 * len(tables) - search
    directory = kind + struct.pack(">4H", len(tables), search, power, rest)
    offset, body = len(directory) + 16 * len(tables), b""
    for tag, table in sorted(tables.items()):
        place = offset + len(body)
        directory += struct.pack(">4s3L", tag, _checksum(table), place, len(table))
        body += _padded(table)
    return directory + body


def _checksum(data: bytes) -> int:
    padded = _padded(data)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
