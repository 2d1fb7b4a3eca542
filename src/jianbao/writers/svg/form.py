"""The form svg: all pages below each other in one file that any browser shows, its faces inside.

Each page is an `svg` of its own, in points; a `view` for each heading says where it stands, as an
outline does (SVG 2, 16.3).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from jianbao.document.placed import OutlineEntry, Placed, PlacedPage
from jianbao.fonts.naming import renamed
from jianbao.fonts.subset import subset
from jianbao.writers.made import Made, Wanted
from jianbao.writers.svg.drawing import items

BETWEEN = 12  # points between two pages, and around them
AROUND = "e4e7eb"
TEXT = (
    'text{white-space:pre;text-rendering:geometricPrecision;font-kerning:none;'
    'font-variant-ligatures:none}'
)  # fmt: skip
"""Nothing but the places that are written moves a character."""


def write(placed: Placed, wanted: Wanted) -> Made:
    """Return the pages of a paper."""
    return Made("".join(_file(placed)).encode())


def _file(placed: Placed) -> Iterator[str]:
    properties = placed.document.properties
    tops = list(_tops(placed.pages))
    width = max(page.width for page in placed.pages) + 2 * BETWEEN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.6g}pt" height="{tops[-1]:.6g}pt" '
        f'viewBox="0 0 {width:.6g} {tops[-1]:.6g}" xml:lang="{escape(properties.language)}">'
        f"<title>{escape(properties.title)}</title>"
    )
    yield f"<style>{TEXT}{''.join(_faces(placed))}</style>"
    for number, entry in enumerate(placed.outline):
        yield _view(number, entry, placed.pages[entry.page - 1], tops[entry.page - 1], width)
    yield f'<rect width="100%" height="100%" fill="#{AROUND}"/>'
    for page, top in zip(placed.pages, tops, strict=False):
        size = f'width="{page.width:.6g}" height="{page.height:.6g}"'
        yield (
            f'<svg class="page" x="{(width - page.width) / 2:.6g}" y="{top:.6g}" {size} '
            f'viewBox="0 0 {page.width:.6g} {page.height:.6g}"><rect {size} fill="#ffffff"/>'
        )
        yield from items(page)
        yield "</svg>"
    yield "</svg>"


def _tops(pages: tuple[PlacedPage, ...]) -> Iterator[float]:
    """Yield where each page begins, and where the file ends."""
    top = float(BETWEEN)
    for page in pages:
        yield top
        top += page.height + BETWEEN
    yield top


def _faces(placed: Placed) -> Iterator[str]:
    for role, drawn in placed.characters.items():
        face = placed.theme.faces[role]
        data = b64encode(renamed(subset(face, drawn), face)).decode()
        yield (
            f'@font-face{{font-family:"{role}";src:url(data:font/ttf;base64,{data})}}'
            f'text.{role}{{font-family:"{role}"}}'
        )


def _view(number: int, entry: OutlineEntry, page: PlacedPage, top: float, width: float) -> str:
    """Return what `FILE.svg#h3` leads to: the page from a heading's line on."""
    begin, height = top + entry.y, page.height - entry.y
    return (
        f'<view id="h{number}" class="l{entry.level}" '
        f'viewBox="0 {begin:.6g} {width:.6g} {height:.6g}">'
        f"<title>{escape(entry.text)}</title></view>"
    )
