"""Hostile fonts: faces of ours whose tables lie."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

FONT = Path(__file__).parents[3] / "src/jianbao/fonts/ofl/BriefRoman-Regular.ttf"
Tables = dict[bytes, bytes]


@cache
def _own() -> Tables:
    """Return the tables of a face of ours."""
    data = FONT.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * each) for each in range(count))
    return {tag: data[start : start + length] for tag, _, start, length in rows}


def _font(tables: Tables, kind: bytes = b"\0\1\0\0") -> bytes:
    """Return a font of these tables; sums are not asked for by those who draw."""
    head, body = kind + struct.pack(">HHHH", len(tables), 128, 3, 0), b""
    start = 12 + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def _with(**changed: Callable[[bytes], bytes]) -> bytes:
    """Return a face of ours with some of its tables changed."""
    named = {tag.encode().ljust(4): change for tag, change in changed.items()}
    same: Callable[[bytes], bytes] = lambda data: data  # noqa: E731
    return _font({tag: named.get(tag, same)(data) for tag, data in _own().items()})


def _put(at: int, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + new + data[at + len(new) :]


def _composite(of: Callable[[int], Iterable[int]]) -> bytes:
    """Return a font in which glyphs are put together of the ones that `of` names."""
    count = struct.unpack_from(">H", _own()[b"maxp"], 4)[0]
    glyphs = b""
    places = [0]
    for number in range(count):
        parts = list(of(number))
        more = [0x23] * (len(parts) - 1) + [3]
        drawn = b"".join(
            struct.pack(">HHhh", flags, part % count, 0, 0)
            for flags, part in zip(more, parts, strict=True)
        )
        glyphs += struct.pack(">hhhhh", -1, 0, 0, 500, 500) + drawn
        glyphs += bytes(-len(glyphs) % 4)
        places.append(len(glyphs))
    loca = struct.pack(f">{len(places)}I", *places)
    return _with(glyf=lambda _: glyphs, loca=lambda _: loca, head=_put(50, b"\0\1"))


def _without(tag: bytes) -> bytes:
    return _font({each: data for each, data in _own().items() if each != tag})


CMAP_ALL = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(
    ">HHIIIIII", 12, 0, 28, 0, 1, 0, 0x10FFFF, 1
)
CMAP_MANY = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 12, 0, 16, 0, 0xFFFFFFFF)
FONTS: dict[str, Callable[[], bytes]] = {
    "glyph-of-itself": lambda: _composite(lambda number: [number]),
    "glyphs-in-a-ring": lambda: _composite(lambda number: [number + 1]),
    "glyphs-doubled": lambda: _composite(lambda number: [number + 1] * 9),
    "no-glyphs": lambda: _without(b"glyf"),
    "no-names": lambda: _without(b"name"),
    "no-map": lambda: _without(b"cmap"),
    "no-heights": lambda: _without(b"OS/2"),
    "many-glyphs": lambda: _with(maxp=_put(4, b"\xff\xff")),
    "no-size": lambda: _with(head=_put(18, b"\0\0")),
    "all-signs": lambda: _with(cmap=lambda _: CMAP_ALL),
    "map-without-end": lambda: _with(cmap=lambda _: CMAP_MANY),
    "places-outside": lambda: _with(loca=lambda data: b"\x7f" * len(data)),
    "no-widths": lambda: _with(hhea=_put(34, b"\0\0")),
    "many-widths": lambda: _with(hhea=_put(34, b"\xff\xff")),
    "far-up": lambda: _with(hhea=_put(4, b"\x7f\xff\x80\0")),
    "huge-widths": lambda: _with(hmtx=lambda data: b"\xff\xff" * (len(data) // 2)),
    "packed": lambda: b"wOF2" + bytes(200),
    "of-many": lambda: b"ttcf" + struct.pack(">III", 0x10000, 0xFFFFFFFF, 12),
    "tables-outside": lambda: (
        _font(_own())[:12] + b"glyf\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff" * 9
    ),
    "postscript": lambda: _font({**_own(), b"CFF ": b"\1\0\4\4" + b"\xff" * 200}, b"OTTO"),
    "may-not-be-embedded": lambda: _with(**{"OS/2": _put(8, b"\0\2")}),
}
