"""The characters of an OFD with their places, in the order in which they are drawn.

Nothing of the code that wrote the file: zip, XML and the embedded fonts. Lengths are points.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import accumulate
from posixpath import dirname, join
from typing import Any

from lxml import etree
from msgspec import Struct

from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.readers.pdf.glyphs import Bookmark, Glyph

OFD = {"ofd": "http://www.ofdspec.org/2016"}


class OfdReadError(Exception):
    """The bytes are no OFD, or its text cannot be followed."""


class OfdGlyph(Struct, frozen=True):
    """One character; `advance` is what its embedded font says, in em, None where it has none."""

    glyph: Glyph
    scale: float
    colour: str
    advance: float | None


class OfdFile(Struct, frozen=True):
    """What is read out of an OFD."""

    pages: tuple[tuple[OfdGlyph, ...], ...]
    bookmarks: tuple[Bookmark, ...]


def read_ofd(data: bytes) -> OfdFile:
    """Return the characters of every page, and the outline.

    Raises OfdReadError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise OfdReadError(str(error)) from error


def _read(archive: zipfile.ZipFile) -> OfdFile:
    entry = _parsed(archive, "OFD.xml")
    path = _one(entry, "ofd:DocBody/ofd:DocRoot").text or ""
    document = _parsed(archive, path)
    fonts = _fonts(archive, join(dirname(path), _one(document, ".//ofd:PublicRes").text or ""))
    pages = [
        _parsed(archive, join(dirname(path), page.attrib["BaseLoc"]))
        for page in document.iterfind("ofd:Pages/ofd:Page", OFD)
    ]
    return OfdFile(
        tuple(tuple(_glyphs(page, fonts)) for page in pages),
        tuple(_bookmarks(document.find("ofd:Outlines", OFD), 0)),
    )


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))


def _one(element: Any, path: str) -> Any:
    found = element.find(path, OFD)
    if found is None:
        raise ValueError(f"no {path}")
    return found


def _fonts(archive: zipfile.ZipFile, path: str) -> dict[str, Any]:
    """Return the embedded fonts by their identifiers."""
    import uharfbuzz

    resources = _parsed(archive, path)
    folder = join(dirname(path), resources.attrib["BaseLoc"])
    fonts: dict[str, Any] = {}
    for font in resources.iterfind(".//ofd:Font", OFD):
        blob = archive.read(join(folder, _one(font, "ofd:FontFile").text))
        fonts[font.attrib["ID"]] = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(blob)))
    return fonts


def _glyphs(page: Any, fonts: dict[str, Any]) -> Iterator[OfdGlyph]:
    for drawn in page.iterfind(".//ofd:TextObject", OFD):
        font = fonts[drawn.attrib["Font"]]
        size = float(drawn.attrib["Size"]) * POINTS_PER_MILLIMETRE
        scale = float(drawn.get("HScale", "1"))
        rgb = _one(drawn, "ofd:FillColor").attrib["Value"]
        shade = bytes(map(int, rgb.split())).hex()
        left, top, *_ = _numbers(drawn.attrib["Boundary"])
        a, b, c, d, e, f = _numbers(drawn.get("CTM", "1 0 0 1 0 0"))
        for code in drawn.iterfind("ofd:TextCode", OFD):
            along = accumulate(_numbers(code.get("DeltaX", "")), initial=float(code.attrib["X"]))
            down = float(code.attrib["Y"])
            for character, place in zip(code.text, along, strict=True):
                x = (left + a * place + c * down + e) * POINTS_PER_MILLIMETRE
                y = (top + b * place + d * down + f) * POINTS_PER_MILLIMETRE
                glyph = Glyph(character, x, y, size, turned=b > abs(a))
                yield OfdGlyph(glyph, scale, shade, _advance(font, character))


def _numbers(array: str) -> list[float]:
    return [float(number) for number in array.split()]


def _advance(font: Any, character: str) -> float | None:
    number = font.get_nominal_glyph(ord(character))
    return float(font.get_glyph_h_advance(number) / font.face.upem) if number else None


def _bookmarks(above: Any, level: int) -> Iterator[Bookmark]:
    if above is not None:
        for entry in above.iterfind("ofd:OutlineElem", OFD):
            yield Bookmark(level, entry.attrib["Title"])
            yield from _bookmarks(entry, level + 1)
