"""The characters of an OFD with their places, in the order in which they are drawn.

Nothing of the code that wrote the file: zip, XML and the embedded fonts. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join

from msgspec import Struct

from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.readers.errors import ReadError
from jianbao.readers.glyphs import Bookmark, DrawnFile, ShownText
from jianbao.readers.xml import LARGEST, Element, parsed
from jianbao.readers.zip.parts import Parts

OFD = {"ofd": "http://www.ofdspec.org/2016"}


class OfdText(Struct, frozen=True):
    """Characters that are shown at once, how wide they are drawn, and in which colour."""

    shown: ShownText
    scale: float
    colour: str
    advances: tuple[float | None, ...]  # what the embedded font says, in em; None: it has no glyph


class OfdFile(Struct, frozen=True):
    """What is read out of an OFD."""

    texts: tuple[tuple[OfdText, ...], ...]  # page by page
    bookmarks: tuple[Bookmark, ...]

    @property
    def drawn(self) -> DrawnFile:
        """What it draws, as every form of file does."""
        return DrawnFile(
            tuple(tuple(text.shown for text in page) for page in self.texts), self.bookmarks
        )


def read_ofd(data: bytes) -> OfdFile:
    """Return the characters of every page, and the outline.

    Raises ReadError.
    """
    try:
        return _read(Parts(data))
    except (KeyError, ValueError, TypeError) as error:
        raise ReadError(f"ofd: {error}") from error


def _read(parts: Parts) -> OfdFile:
    entry = _root(parts, "OFD.xml")
    path = _one(entry, "ofd:DocBody/ofd:DocRoot").text or ""
    document = _root(parts, path)
    fonts = _fonts(parts, join(dirname(path), _one(document, ".//ofd:PublicRes").text or ""))
    places = [page.attrib["BaseLoc"] for page in document.iterfind("ofd:Pages/ofd:Page", OFD)]
    pages = (_root(parts, join(dirname(path), place)) for place in places)
    return OfdFile(
        tuple(tuple(_texts(page, fonts)) for page in pages),
        tuple(_bookmarks(document.find("ofd:Outlines", OFD), 0)),
    )


def _root(parts: Parts, name: str) -> Element:
    return parsed(parts.read(name, LARGEST), name)


def _one(element: Element, path: str) -> Element:
    child = element.find(path, OFD)
    if child is None:
        raise ValueError(f"no {path}")
    return child


class _Font:
    """An embedded font."""

    def __init__(self, data: bytes) -> None:
        import uharfbuzz

        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
        self._em = self._font.face.upem
        self._known: dict[str, float | None] = {}

    def advance(self, character: str) -> float | None:
        """Return how far a character advances, in em; None where it has no glyph."""
        if character not in self._known:
            number = self._font.get_nominal_glyph(ord(character))
            advance = self._font.get_glyph_h_advance(number) / self._em if number else None
            self._known[character] = advance
        return self._known[character]


def _fonts(parts: Parts, path: str) -> dict[str, _Font]:
    """Return the embedded fonts by their identifiers."""
    resources = _root(parts, path)
    folder = join(dirname(path), resources.attrib["BaseLoc"])
    return {
        font.attrib["ID"]: _Font(parts.read(join(folder, _one(font, "ofd:FontFile").text)))
        for font in resources.iterfind(".//ofd:Font", OFD)
    }


def _texts(page: Element, fonts: dict[str, _Font]) -> Iterator[OfdText]:
    for drawn in page.iterfind(".//ofd:TextObject", OFD):
        font = fonts[drawn.attrib["Font"]]
        scale = float(drawn.get("HScale", "1"))
        rgb = _one(drawn, "ofd:FillColor").attrib["Value"]
        colour = bytes(map(int, rgb.split())).hex()
        for code in drawn.iterfind("ofd:TextCode", OFD):
            text = code.text or ""
            yield OfdText(_shown(drawn, code, text), scale, colour, tuple(map(font.advance, text)))


def _shown(drawn: Element, code: Element, text: str) -> ShownText:
    left, top, *_ = _numbers(drawn.attrib["Boundary"])
    a, b, c, d, e, f = _numbers(drawn.get("CTM", "1 0 0 1 0 0"))
    across, down = float(code.attrib["X"]), float(code.attrib["Y"])
    steps = _numbers(code.get("DeltaX", ""))
    if len(steps) != max(0, len(text) - 1):
        raise ValueError(f"DeltaX: {len(steps)} for {text!r}")
    return ShownText(
        text=text,
        x=(left + a * across + c * down + e) * POINTS_PER_MILLIMETRE,
        y=(top + b * across + d * down + f) * POINTS_PER_MILLIMETRE,
        size=float(drawn.attrib["Size"]) * POINTS_PER_MILLIMETRE,
        turned=b > abs(a),
        parts=text,
        steps=[*steps, 0.0][: len(text)],
        unit=POINTS_PER_MILLIMETRE,
        space=0.0,
        across=a,
        down=b,
    )


def _numbers(array: str) -> list[float]:
    return [float(number) for number in array.split()]


def _bookmarks(above: Element, level: int) -> Iterator[Bookmark]:
    if above is not None:
        for entry in above.iterfind("ofd:OutlineElem", OFD):
            yield Bookmark(level, entry.attrib["Title"])
            yield from _bookmarks(entry, level + 1)
