"""The characters of an SVG's pages with their places, in the order in which they are drawn.

Nothing of the code that wrote the file: XML, its transforms, and the embedded fonts. Lengths are
points.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from itertools import accumulate, pairwise

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.readers.errors import ReadError
from jianbao.readers.glyphs import Bookmark, DrawnFile, Glyph, ShownText
from jianbao.readers.xml import Element, parsed

SVG = "{http://www.w3.org/2000/svg}"
FACE = pattern(r'@font-face\{font-family:"([^"]+)";src:url\(data:font/ttf;base64,([^)]*)\)\}')
MOVED = pattern(r"translate\((\S+) (\S+)\)( rotate\(90\))?(?: scale\((\S+) 1\))?")
OUTSIDE_THE_PLANE = 0xFFFF  # a character beyond it counts as two (UTF-16)
BLACK = "#000000"


class SvgText(Struct, frozen=True):
    """Characters of one `text`, each where it is drawn, and with what."""

    shown: ShownText
    glyphs: tuple[Glyph, ...]
    face: str
    scale: float
    colour: str
    missing: str  # characters that its embedded font cannot draw


class SvgFile(Struct, frozen=True):
    """What is read out of an SVG."""

    texts: tuple[tuple[SvgText, ...], ...]  # page by page
    bookmarks: tuple[Bookmark, ...]

    @property
    def drawn(self) -> DrawnFile:
        """What it draws, as every form of file does."""
        shown = tuple(tuple(text.shown for text in page) for page in self.texts)
        return DrawnFile(shown, self.bookmarks)


def read_svg(data: bytes) -> SvgFile:
    """Return the characters of every page, and the outline. Raises ReadError."""
    try:
        root = parsed(data, "svg")
        known = dict(_known(root.findtext(f"{SVG}style") or ""))
        pages = root.findall(f"{SVG}svg")
        return SvgFile(
            tuple(tuple(_text(each, known) for each in page.iter(f"{SVG}text")) for page in pages),
            tuple(map(_bookmark, root.findall(f"{SVG}view"))),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ReadError(f"svg: {error}") from error


def _known(style: str) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield each embedded font with the characters that it draws."""
    import uharfbuzz

    for name, data in FACE.findall(style):
        font = uharfbuzz.Face(uharfbuzz.Blob(b64decode(data, validate=True)))
        yield name, frozenset(font.unicodes)


def _text(element: Element, known: dict[str, frozenset[int]]) -> SvgText:
    glyphs, scale = _glyphs(element)
    face, colour = element.attrib["class"], element.get("fill", BLACK).removeprefix("#")
    missing = "".join(each.character for each in glyphs if ord(each.character) not in known[face])
    return SvgText(_shown(glyphs), glyphs, face, scale, colour, missing)


def _glyphs(element: Element) -> tuple[tuple[Glyph, ...], float]:
    """Return the characters of a text at their places, and how wide they are drawn."""
    text, size = element.text or "", float(element.attrib["font-size"])
    left, top, turned, scale = _moved(element.get("transform", ""))
    places = [float(each) * scale for each in element.attrib["x"].split()]
    below = float(element.get("y", "0"))
    ends = list(accumulate((1 + (ord(sign) > OUTSIDE_THE_PLANE) for sign in text), initial=0))
    if len(places) != ends[-1]:
        raise ValueError(f"{len(places)} places for {text!r}")
    along = [places[number] for number in ends[:-1]]
    glyphs = (
        Glyph(sign, left - below, top + each, size, turned)
        if turned
        else Glyph(sign, left + each, top + below, size)
        for sign, each in zip(text, along, strict=True)
    )
    return tuple(glyphs), scale


def _shown(glyphs: tuple[Glyph, ...]) -> ShownText:
    """Return characters as what is shown at once."""
    first = glyphs[0] if glyphs else Glyph("", 0.0, 0.0, 0.0)
    along = [each.y if first.turned else each.x for each in glyphs]
    text = "".join(each.character for each in glyphs)
    return ShownText(
        text=text, x=first.x, y=first.y, size=first.size, turned=first.turned, parts=text,
        steps=[*(end - begin for begin, end in pairwise(along)), 0.0][: len(text)],
        unit=1.0, space=0.0, across=float(not first.turned), down=float(first.turned),
    )  # fmt: skip


def _moved(transform: str) -> tuple[float, float, bool, float]:
    """Return where a text is moved to, whether it is turned, and how wide it is drawn."""
    if not transform:
        return 0.0, 0.0, False, 1.0
    match = MOVED.fullmatch(transform)
    if not match:
        raise ValueError(transform)
    return float(match[1]), float(match[2]), bool(match[3]), float(match[4] or 1)


def _bookmark(view: Element) -> Bookmark:
    return Bookmark(int(view.attrib["class"].removeprefix("l")), view.findtext(f"{SVG}title") or "")
