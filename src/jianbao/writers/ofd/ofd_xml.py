"""Elements of OFD, and how it writes numbers: lengths in millimetres, to the micrometre."""

from __future__ import annotations

from itertools import pairwise

from lxml import etree

from jianbao.document.lengths import POINTS_PER_MILLIMETRE

Element = etree._Element
NAMESPACE = "http://www.ofdspec.org/2016"  # GB/T 33190-2016, 7.1


def root(tag: str, **attributes: object) -> Element:
    """Return the root element of a part."""
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={"ofd": NAMESPACE})
    return _with(element, attributes)


def add(parent: Element, tag: str, text: str | None = None, **attributes: object) -> Element:
    """Add an element to `parent` and return it."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    element.text = text
    return _with(element, attributes)


def written(element: Element) -> bytes:
    """Return a part as bytes."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8")


def number(value: float) -> str:
    """Return a number with at most three decimals."""
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


def lengths(*points: float) -> str:
    """Return lengths, given in points, in millimetres."""
    return " ".join(number(point / POINTS_PER_MILLIMETRE) for point in points)


def steps(points: list[float]) -> str:
    """Return the distances between places, given in points, in millimetres.

    Each is taken between places that were rounded first, so that roundings do not add up.
    """
    places = [round(point / POINTS_PER_MILLIMETRE, 3) for point in points]
    return " ".join(number(following - place) for place, following in pairwise(places))


def colour(rgb: str) -> str:
    """Return a colour, given as six hexadecimal digits, as red, green and blue up to 255."""
    return " ".join(str(part) for part in bytes.fromhex(rgb))


def _with(element: Element, attributes: dict[str, object]) -> Element:
    for name, value in attributes.items():
        element.set(name, str(value))
    return element
