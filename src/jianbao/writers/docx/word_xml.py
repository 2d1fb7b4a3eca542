"""Elements of WordprocessingML, so that the code which makes them reads like the XML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from lxml import etree

from jianbao.document.word.names import WORD
from jianbao.document.word.units import half_points
from jianbao.writers.escaping import escape

Element = etree._Element

COPY: Callable[[Element], Element] = Element.__copy__  # type: ignore[attr-defined]
"""`copy.copy` comes to this, too, and asks for more before it does."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def name(tag: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{tag}"


def word(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return the element `w:tag` with `w:` attributes; children that are None are left out."""
    element = COPY(_empty(tag, *attributes.items()))
    if children:
        element.extend([child for child in children if child is not None])
    return element


@lru_cache(maxsize=2048)
def _empty(tag: str, *attributes: tuple[str, str | int]) -> Element:
    """Return an element to copy, which takes a third of the time of making it."""
    named = {name(key): str(value) for key, value in attributes}
    return etree.Element(name(tag), named, {"w": WORD})


def flag(tag: str, on: bool) -> Element:
    """Return a switch, said aloud whichever way it is set."""
    return word(tag) if on else word(tag, val=0)


def text(characters: str) -> Element:
    """Return `w:t`, whose spaces count."""
    element = COPY(_empty_text())
    element.text = characters
    return element


@lru_cache(maxsize=1)
def _empty_text() -> Element:
    element = word("t")
    element.set(XML_SPACE, "preserve")
    return element


def quoted(characters: str) -> str:
    """Return an attribute's value in quotes."""
    return f'"{escape(characters)}"'


def instruction(code: str) -> Element:
    """Return `w:instrText`: what a field computes."""
    element = word("instrText")
    element.text = f" {code} "
    element.set(XML_SPACE, "preserve")
    return element


def run(
    *content: Element,
    style: str | None = None,
    size: float = 0.0,
    scale: float = 0.0,
    hint: str = "eastAsia",
    look: Sequence[Element] = (),
) -> Element:
    """Return a run. Its hint gives quotes, dashes and the like to the Chinese face.

    A size or a width of its characters that is not 0 is the run's own, as all of its look is.
    """
    properties = COPY(_run_properties(style, size, scale, hint))
    properties.extend(look)
    return word("r", properties, *content)


def text_run(characters: str, style: str | None, size: float, scale: float, hint: str) -> Element:
    """Return a run of nothing but text: copied as a whole, in a third of the time."""
    made = COPY(_empty_run(style, size, scale, hint))
    made[1].text = characters
    return made


@lru_cache(maxsize=256)
def _empty_run(style: str | None, size: float, scale: float, hint: str) -> Element:
    return run(text(""), style=style, size=size, scale=scale, hint=hint)


@lru_cache(maxsize=256)
def _run_properties(style: str | None, size: float, scale: float, hint: str) -> Element:
    return word(
        "rPr",
        word("rStyle", val=style) if style else None,
        word("rFonts", hint=hint),
        word("w", val=round(scale * 100)) if scale else None,
        word("sz", val=half_points(size)) if size else None,
        word("szCs", val=half_points(size)) if size else None,
    )


def find(parent: Element, tag: str) -> Element:
    """Return the first descendant `w:tag`, which our own base is known to have."""
    element = parent.find(f".//{name(tag)}")
    if element is None:
        raise LookupError(f"the base has no w:{tag}")
    return element
