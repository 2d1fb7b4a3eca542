"""Elements of Word's XML, by their names: whatever prefix a file gives the namespace."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.word import names
from jianbao.document.word.names import tag
from jianbao.readers.xml import Element

W, R, A = tag(names.WORD), tag(names.RELATIONSHIPS), tag(names.DRAWING)
IN_WORD, PICTURE, CHART = tag(names.IN_WORD), tag(names.PICTURE), tag(names.CHART)
PARAGRAPH, RUN, TABLE, ROW, CELL = (f"{W}{name}" for name in ("p", "r", "tbl", "tr", "tc"))
FALLBACK = tag(names.COMPATIBILITY, "Fallback")
"""What older programs would show in place of what stands beside it."""

WRAPPERS = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")),
    *(tag(names.COMPATIBILITY, name) for name in ("AlternateContent", "Choice")),
}
"""What stands around blocks, rows and cells and changes nothing about them."""

ON, OFF = ("1", "true", "on"), ("0", "false", "off")
BODY_LEVEL = 9  # an outline level that means: no heading (17.3.1.20)
FARTHEST = 1e6  # a larger number is no length


def child(element: Element | None, *path: str) -> Element | None:
    """Return a descendant by its names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{W}{name}"), None)  # `find` takes four times as long
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """Return an attribute's text, "" where it is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def value(element: Element | None, *path: str) -> str:
    """Return `w:val` of a descendant, "" where there is none."""
    return attribute(child(element, *path))


def is_on(element: Element | None) -> bool:
    """Return whether a switch is there, and is not off."""
    return element is not None and attribute(element) not in OFF


def number(text: str) -> float:
    """Return a number that a file gives; 0 where it gives none."""
    try:
        read = float(text)
    except ValueError:
        return 0.0
    return read if abs(read) < FARTHEST else 0.0


def within(parent: Element | None, *tags: str) -> Iterator[Element]:
    """Yield the children that have one of these tags, those in wrappers, too."""
    for each in parent if parent is not None else ():
        if each.tag in tags:
            yield each
        elif each.tag in WRAPPERS:
            yield from within(each, *tags)


def paragraphs_in(root: Element) -> Iterator[Element]:
    """Yield all paragraphs below; what older programs would show instead is passed over."""
    if next(root.iter(FALLBACK), None) is None:
        yield from root.iter(PARAGRAPH)
        return
    for paragraph in root.iter(PARAGRAPH):
        if not any(above.tag == FALLBACK for above in paragraph.iterancestors()):
            yield paragraph
