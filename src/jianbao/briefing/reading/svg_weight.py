"""What drawing an SVG would take: a few hundred bytes can ask for gigabytes, or for minutes.

Pictures inside are unpacked by who draws, `use` repeats what may use again, and filters compute
each pixel anew. All of it is counted before anything is drawn.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from lxml import etree

from jianbao.briefing.reading.scanning import MOST_PIXELS, PictureError, picture_size
from jianbao.document.patterns import pattern

MOST_SHAPES = 100_000  # each as often as it is used
MOST_FILTERED = 20  # elements with a filter
HEAVY = {
    "feTurbulence", "feMorphology", "feConvolveMatrix", "feDiffuseLighting", "feSpecularLighting",
    "feDisplacementMap", "feImage",
}  # fmt: skip
"""Filters that compute each pixel from many others, or from a picture."""
INSIDE = pattern(r"\s*data:image/(?:png|jpe?g);base64,(.*)", re.DOTALL | re.IGNORECASE)
OF_DATA = pattern(r"\s*data:", re.IGNORECASE)
OWN = pattern(r"\s*#(.*\S)\s*")
PAINTED = pattern(r"(?:^|;)\s*filter\s*:\s*url", re.IGNORECASE)


def is_heavy(root: etree._Element) -> bool:
    """Return whether a drawing is more than is drawn here. Raises PictureError where broken."""
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    names = [etree.QName(each).localname for each in elements]
    if not HEAVY.isdisjoint(names) or sum(map(_is_filtered, elements)) > MOST_FILTERED:
        return True
    pixels = 0
    for element in elements:
        for size in _pictures(element):
            pixels += size[0] * size[1]
            if pixels > MOST_PIXELS:
                return True
    return _shapes(root, elements) > MOST_SHAPES


def _is_filtered(element: etree._Element) -> bool:
    style = str(element.get("style") or "") + str(element.text or "")
    return element.get("filter") is not None or bool(PAINTED.search(style))


def _pictures(element: etree._Element) -> Iterator[tuple[int, int]]:
    """Yield the size of each picture that an element has inside. Raises PictureError."""
    for name, value in element.attrib.items():
        if etree.QName(str(name)).localname == "href" and OF_DATA.match(str(value)):
            found = INSIDE.match(str(value))
            if found is None:
                raise PictureError  # a drawing in a drawing, or a picture of another kind
            try:
                data = base64.b64decode(found[1])
            except ValueError as error:
                raise PictureError from error
            yield picture_size(data)


def _shapes(root: etree._Element, elements: list[etree._Element]) -> int:
    """Return how many elements are drawn, each as often as it is used; at most one too many."""
    named = {str(each.get("id")): each for each in elements if each.get("id")}
    known: dict[etree._Element, int] = {}
    waiting: list[tuple[etree._Element, bool]] = [(root, False)]
    while waiting:  # no recursion: depth is the file's
        element, is_open = waiting.pop()
        parts = [each for each in element if isinstance(each.tag, str)]
        used = OWN.fullmatch(_href(element))
        if used and used[1] in named and etree.QName(element).localname == "use":
            parts.append(named[used[1]])
        if is_open:
            count = 1 + sum(known.get(part, 0) for part in parts)
            known[element] = min(count, MOST_SHAPES + 1)
        elif element not in known:
            known[element] = 0  # until it is known: one that uses itself is drawn by nobody
            waiting.append((element, True))
            waiting += [(part, False) for part in parts if part not in known]
    return known[root]


def _href(element: etree._Element) -> str:
    for name, value in element.attrib.items():
        if etree.QName(str(name)).localname == "href":
            return str(value)
    return ""
