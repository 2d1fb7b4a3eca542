"""A PDF's structure: its elements in the order in which they are read, and what marks each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

MOST_TAGS = 200_000  # elements of a structure that are compared
NOWHERE = -1


class Element(Struct, frozen=True, gc=False):
    """An element: its type, what is read in its place, the types of all that it lies in."""

    kind: str
    alternative: str
    actual: str
    expanded: str  # what an abbreviation stands for, and the language of it
    within: str  # the types of all that it lies in, from the outside


class Mark(Struct, frozen=True, gc=False):
    """Marked content that belongs to an element, by their numbers."""

    page: int
    marked: int
    element: int


def elements(pdf: Pdf) -> tuple[list[Element], list[Mark]]:
    """Return the elements of the structure tree and the marked content, both as they are read."""
    import pikepdf

    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: list[Element] = []
    marks: list[Mark] = []
    waiting: list[tuple[Object | None, int, int, str]] = [
        (pdf.Root.get("/StructTreeRoot"), NOWHERE, NOWHERE, "")
    ]
    while waiting and len(found) < MOST_TAGS:
        each, page, element, within = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += ((kid, page, element, within) for kid in reversed(list(each)))
        elif isinstance(each, int):
            marks.append(Mark(page, each, element))
        elif isinstance(each, pikepdf.Dictionary):
            if "/Pg" in each:
                page = pages.get(each.Pg.objgen, NOWHERE)
            if _of(each, "/Type") == "/MCR":
                marks.append(Mark(page, int(each.MCID), element))
            elif _of(each, "/Type") != "/OBJR":
                kind = _of(each, "/S")
                texts = _of(each, "/Alt"), _of(each, "/ActualText"), _expanded(each)
                found.append(Element(kind, *texts, within))
                waiting.append((each.get("/K"), page, len(found) - 1, within + kind))
    return found, marks


def _expanded(each: Object) -> str:
    return " ".join(filter(None, (_of(each, key) for key in ("/E", "/Lang", "/T"))))


def _of(each: Object, key: str) -> str:
    return str(each.get(key, ""))
