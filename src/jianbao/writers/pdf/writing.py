"""A placed document -> PDF. Nothing is decided here: what `typeset` placed is drawn.

Pages, tags, bookmarks, links, attachments and what the file says of itself are objects of one
document, which is written once: fit for an archive (PDF/A) and for readers who hear it (PDF/UA).
"""

from __future__ import annotations

from jianbao.document.patterns import pattern
from jianbao.document.placed import Placed, PlacedPage
from jianbao.writers.attachment import Attachment
from jianbao.writers.pdf.archive import fill_catalogue
from jianbao.writers.pdf.conformance import ARCHIVES
from jianbao.writers.pdf.drawing import Drawing, Link
from jianbao.writers.pdf.fonts import add_fonts
from jianbao.writers.pdf.objects import Document, Given, array, dictionary, text
from jianbao.writers.pdf.outline import add_outline, page_labels
from jianbao.writers.pdf.pictures import Pictures
from jianbao.writers.pdf.places import destination, numbers
from jianbao.writers.pdf.structure import Structure
from jianbao.writers.pdf.tags import add_structure

LEADER = pattern(r"\.{2,}", needs=".")
PRINT = 4  # the flag that every annotation has (ISO 19005-3, 6.3.2)


def write_pdf(
    placed: Placed, attachments: tuple[Attachment, ...] = (), archive: str = "3a"
) -> bytes:
    """Return the PDF file: placed lines, their structure, bookmarks, page labels, attachments.

    `archive` names the kind of PDF/A in ARCHIVES; only some may have attachments.
    """
    kind = ARCHIVES[archive]
    if attachments and not kind.attachments:
        raise ValueError(f"{kind.conforms[0]} has no attachments")
    document = Document(kind.pdf_version, kind.object_streams)
    _add_pages(document, placed)
    info = fill_catalogue(document, placed.document.properties, attachments, kind)
    return document.bytes_with(info)


def _add_pages(document: Document, placed: Placed) -> None:
    """Add the pages and what leads to them: tags, links, bookmarks, the numbers they bear."""
    structure, pictures = Structure(placed.document), Pictures(document)
    fonts, named = add_fonts(document, placed.theme.faces, placed.characters)
    drawing = Drawing(fonts, structure, pictures)
    resources = document.add()
    pages = [document.add() for _ in placed.pages]
    links: list[list[tuple[Given, Link]]] = []
    for number, (page, made) in enumerate(zip(placed.pages, pages, strict=True)):
        drawn = drawing.page(page)
        links.append([(document.add(), link) for link in drawn.links])
        content = document.add_stream(drawn.content)
        made.body = _page(document, page, number, content, resources, links[-1])
        document.page_tree.addPage(made)
    resources.body = dictionary(Font=named, XObject=pictures.resources)
    added = [[made for made, _ in of_page] for of_page in links]
    tree, keys = add_structure(document, structure.root, pages, added)
    for made, link in (each for of_page in links for each in of_page):
        made.body = _link(link, placed, pages, keys[made.number])
    catalogue = document.catalogue
    catalogue.StructTreeRoot = tree.reference
    catalogue.PageLabels = page_labels(placed)
    if placed.outline:
        catalogue.Outlines = add_outline(document, placed, pages).reference
        catalogue.PageMode = b"/UseOutlines"


def _page(
    document: Document,
    page: PlacedPage,
    number: int,
    content: Given,
    resources: Given,
    links: list[tuple[Given, Link]],
) -> bytes:
    return dictionary(
        Type=b"/Page",
        Parent=document.reference_of(document.page_tree),
        MediaBox=b"[0 0 %s]" % numbers(page.width, page.height).encode(),
        Resources=resources.reference,
        Contents=content.reference,
        StructParents=b"%d" % number,
        Tabs=b"/S",  # ISO 14289-1, 7.18.3: in the order of the structure
        Annots=array(made.reference for made, _ in links) if links else b"",
    )


def _link(link: Link, placed: Placed, pages: list[Given], key: int) -> bytes:
    """Return a link; its description is the text that it covers (ISO 14289-1, 7.18.5)."""
    place = placed.places[link.section]
    return dictionary(
        Type=b"/Annot",
        Subtype=b"/Link",
        Rect=b"[%s]" % numbers(*link.area).encode(),
        Border=b"[0 0 0]",
        F=b"%d" % PRINT,
        Contents=text(LEADER.sub(" ", link.text)),
        Dest=destination(placed.pages, pages, place.page, place.y),
        StructParent=b"%d" % key,
    )
