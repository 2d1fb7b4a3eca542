"""Two PDFs of one paper, by what a person sees, hears and can click: for another version's.

Another version may write other objects for the same pages. Then the pages are drawn and laid over
each other, and what is not seen in a drawing is compared by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from jianbao.library.archiving.tagged import elements
from jianbao.library.archiving.unpacked import Change
from jianbao.messages.readers import PIXELS
from jianbao.messages.terms import Term
from jianbao.messages.verifying import (
    ASPECT_ACTIONS,
    ASPECT_ATTACHMENTS,
    ASPECT_ENTRIES,
    ASPECT_FONTS,
    ASPECT_METADATA,
    ASPECT_PAGES,
    ASPECT_STRUCTURE,
    ASPECT_TEXT,
)
from jianbao.readers.errors import TooLargeError, TooLongError
from jianbao.readers.pdf.glyphs import bookmarks
from jianbao.readers.pdf.measured import LONGEST, ONE_AT_A_TIME
from jianbao.readers.pdf.opening import check_drawing, opened
from jianbao.readers.pdf.streams import Streams
from jianbao.readers.xml import parsed
from jianbao.writers.attachment import path_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from pypdfium2 import PdfPage

SCALE = 1.5  # pixels a point at which pages are drawn: 108 dots an inch
MOST_PIXELS = 8_000_000  # of one page: A3 at this scale has 3 million
FAINTEST = 24  # of 255: what a pixel may differ by, since programs round edges
MOST_PICTURE_PIXELS = 60_000_000  # of one picture inside: A4 at 600 dots an inch has 35 million
SHOWN = ("/Subtype", "/Border", "/C", "/F", "/T", "/Contents", "/TU")  # entries of an annotation
EARLIER_ENTRIES = {("Page", "/Rotate")}  # which earlier versions wrote; its value is seen
NUMBERING = ("/ParentTree", "/ParentTreeNextKey", "/IDTree", "/Type")  # of no meaning by themselves
ACTIVE = ("/AcroForm", "/OpenAction", "/AA", "/OCProperties", "/Collection", "/Perms", "/Legal")


def differing_aspects(theirs: bytes, ours: bytes, change: Change) -> Iterator[Term]:
    """Yield in what two PDFs differ: pages as drawn, text, structure, fonts, attachments, actions.

    Drawn pages may differ by FAINTEST a pixel. Raises any error of the libraries that read them.
    """
    with opened(theirs) as one, opened(ours) as other:
        _check(one)
        if len(one.pages) != len(other.pages) or not _drawn_alike(theirs, ours):
            yield ASPECT_PAGES
        if _texts(theirs) != _texts(ours):
            yield ASPECT_TEXT
        for aspect, look in _ASPECTS:
            if look(one, change) != look(other, lambda data: data):
                yield aspect
        if not _entries(one) <= _entries(other) | EARLIER_ENTRIES:
            yield ASPECT_ENTRIES


def _check(pdf: Pdf) -> None:
    """Check what a PDF takes to be drawn. Raises TooLargeError."""
    import pikepdf

    if len(pdf.pages) > LONGEST:
        raise TooLongError(LONGEST)
    check_drawing(pdf)
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image":
            size = int(each.get("/Width", 0)) * int(each.get("/Height", 0))
            if size > MOST_PICTURE_PIXELS:
                raise TooLargeError(MOST_PICTURE_PIXELS, PIXELS)


def _drawn_alike(theirs: bytes, ours: bytes) -> bool:
    """Return whether both have pages of the same sizes that look the same."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(theirs) as one, pypdfium2.PdfDocument(ours) as other:
        return all(_pages_alike(one[n], other[n]) for n in range(len(other)))


def _pages_alike(one: PdfPage, other: PdfPage) -> bool:
    from PIL import ImageChops

    width, height = other.get_size()
    if one.get_size() != (width, height) or width * height * SCALE**2 > MOST_PIXELS:
        return False
    drawn = [page.render(scale=SCALE).to_pil().convert("RGB") for page in (one, other)]
    difference = ImageChops.difference(*drawn)
    return max(difference.tobytes()) <= FAINTEST


def _texts(data: bytes) -> list[str]:
    """Return the text of each page, the invisible included."""
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def _structure(pdf: Pdf, change: Change) -> list[object]:
    """Return the elements in order (type, alternative and actual text), bookmarks, language."""
    found, _ = elements(pdf)
    marks = [(each.level, each.text) for each in bookmarks(pdf)]
    return [found, marks, _of(pdf.Root, "/Lang"), _labels(pdf), _roles(pdf)]


def _roles(pdf: Pdf) -> list[tuple[str, str]]:
    """Return what else the structure's root says, such as which types stand for others."""
    root = pdf.Root.get("/StructTreeRoot")
    entries = () if root is None else root.items()
    return sorted((str(key), str(value)) for key, value in entries if key not in ("/K", *NUMBERING))


def _labels(pdf: Pdf) -> list[str]:
    """Return what readers show as the pages' numbers."""
    labels = pdf.Root.get("/PageLabels")
    listed = () if labels is None else labels.get("/Nums", ())
    return [
        str(sorted((key, str(value)) for key, value in each.items()))
        if hasattr(each, "items")
        else str(each)
        for each in listed
    ]


def _of(each: Object, key: str) -> str:
    return str(each.get(key, ""))


def _fonts(pdf: Pdf, change: Change) -> set[tuple[str, bool]]:
    """Return the names of the fonts, without the mark of a subset, and whether each is inside."""
    import pikepdf

    return {
        (_of(each, "/FontName").rpartition("+")[2], "/FontFile2" in each)
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
    }


def _entries(pdf: Pdf) -> set[tuple[str, str]]:
    """Return the keys of pages and of the catalogue: each that is not today's may say anything."""
    pages = {("Page", str(key)) for page in pdf.pages for key, _ in page.obj.items()}
    return pages | {("Catalog", str(key)) for key, _ in pdf.Root.items()}


def _attachments(pdf: Pdf, change: Change) -> list[tuple[str, str, bytes]]:
    """Return what is attached: name, relationship to the document, content."""
    streams = Streams()
    files = [
        (path_of(name), _of(spec.obj, "/AFRelationship"), change(streams.read(spec.get_file().obj)))
        for name, spec in pdf.attachments.items()
    ]
    return [("/AF", str(len(pdf.Root.get("/AF", []))), b""), *sorted(files)]


def _actions(pdf: Pdf, change: Change) -> list[object]:
    """Return what happens by itself or by a click: keys of the catalogue, links, notes, layers."""
    known = [(key, key in pdf.Root) for key in ACTIVE]
    names = sorted(map(str, pdf.Root.get("/Names", {}).keys()))
    acting = any("/AA" in page.obj for page in pdf.pages)
    notes = Counter(_annotation(each) for page in pdf.pages for each in page.obj.get("/Annots", []))
    return [known, names, acting, notes, _of(pdf.Root, "/ViewerPreferences")]


def _annotation(each: Object) -> tuple[str, ...]:
    """Return what an annotation is, shows and does, wherever on its page it lies."""
    action = each.get("/A", each)
    shown = [_of(each, key) for key in SHOWN]
    return (*shown, str("/AP" in each), _of(action, "/S"), _of(action, "/URI"), _lead(action))


def _lead(action: Object) -> str:
    """Return where a link leads, by name; a place on a page differs with the layout."""
    lead = action.get("/Dest", action.get("/D", ""))
    return "" if hasattr(lead, "as_list") else str(lead)


def _metadata(pdf: Pdf, change: Change) -> list[object]:
    """Return what the file says of itself, but for the version of this program."""
    said = sorted((str(key), change(bytes(value))) for key, value in pdf.docinfo.items())
    described = parsed(change(Streams().read(pdf.Root.Metadata)), "XMP")
    leaves = Counter(
        (str(each.tag), (each.text or "").strip(), str(sorted(each.items())))
        for each in described.iter()
    )
    return [said, leaves]


_ASPECTS: tuple[tuple[Term, Callable[[Pdf, Change], object]], ...] = (
    (ASPECT_STRUCTURE, _structure),
    (ASPECT_FONTS, _fonts),
    (ASPECT_ATTACHMENTS, _attachments),
    (ASPECT_ACTIONS, _actions),
    (ASPECT_METADATA, _metadata),
)
