"""What an OFD says beside its pages: metadata, the list of pages, fonts and the outline."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from uuid import NAMESPACE_OID, uuid5

from msgspec import Struct

from jianbao.document.composed import Properties
from jianbao.document.placed import Image, Placed, PlacedPage
from jianbao.document.program import __version__
from jianbao.writers.ofd.ofd_xml import Element, add, lengths, root

FONTS = "Res"  # folder of the fonts and pictures


class Numbers(Struct, frozen=True):
    """The identifiers that parts of the file name each other by; each is used once."""

    fonts: dict[str, int]  # by role
    pages: dict[int, int]  # by the page's number
    pictures: dict[bytes, int]  # by their bytes
    objects: Iterator[int]  # those of what is drawn follow

    @classmethod
    def of(cls, placed: Placed) -> Numbers:
        """Return the identifiers of fonts and pages."""
        numbers = count(1)
        fonts = {role: next(numbers) for role in placed.characters}
        pages = {page.number: next(numbers) for page in placed.pages}
        items = (item for page in placed.pages for item in page.items)
        pictures = dict.fromkeys(item.data for item in items if isinstance(item, Image))
        return cls(fonts, pages, {data: next(numbers) for data in pictures}, numbers)

    def location(self, page: PlacedPage) -> str:
        """Return where a page lies in the document's folder."""
        return f"Pages/Page_{list(self.pages).index(page.number)}/Content.xml"

    def font_file(self, role: str) -> str:
        """Return the name of the file of a face."""
        return f"font_{self.fonts[role]}.ttf"

    def picture_file(self, data: bytes) -> str:
        """Return the name of the file of a picture."""
        return f"image_{self.pictures[data]}.{_picture_kind(data).lower()}"


def page_size(page: PlacedPage) -> tuple[float, float]:
    """Return width and height of a page's paper."""
    return page.width, page.height


def entry_part(properties: Properties, identifier: str) -> Element:
    """Return OFD.xml, where a reader begins (GB/T 33190-2016, 7.4)."""
    entry = root("OFD", Version="1.0", DocType="OFD")
    body = add(entry, "DocBody")
    info = add(body, "DocInfo")
    entries = {
        "DocID": identifier,
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "CreationDate": properties.made_at.date().isoformat(),
    }
    for tag, text in entries.items():
        if text:
            add(info, tag, text)
    if properties.keywords:
        add(add(info, "Keywords"), "Keyword", properties.keywords)
    add(info, "Creator", "jianbao")
    add(info, "CreatorVersion", __version__)
    add(body, "DocRoot", "Doc_0/Document.xml")
    return entry


def identifier(parts: dict[str, bytes]) -> str:
    """Return the 32 digits of a UUID that is made of the content and of nothing else."""
    content = sha256()
    for name in sorted(parts):
        content.update(f"{name}\0{len(parts[name])}\0".encode())
        content.update(parts[name])
    return uuid5(NAMESPACE_OID, content.hexdigest()).hex


def document_part(placed: Placed, numbers: Numbers) -> Element:
    """Return Document.xml (GB/T 33190-2016, 7.5); all pages have been drawn before."""
    document = root("Document")
    common = add(document, "CommonData")
    add(common, "MaxUnitID", str(next(numbers.objects)))
    add(add(common, "PageArea"), "PhysicalBox", lengths(0, 0, *page_size(placed.pages[0])))
    add(common, "PublicRes", "PublicRes.xml")
    if numbers.pictures:
        add(common, "DocumentRes", "DocumentRes.xml")
    pages = add(document, "Pages")
    for page in placed.pages:
        add(pages, "Page", ID=numbers.pages[page.number], BaseLoc=numbers.location(page))
    if placed.outline:
        _add_outline(add(document, "Outlines"), placed, numbers)
    return document


def fonts_part(placed: Placed, numbers: Numbers) -> Element:
    """Return PublicRes.xml: the embedded fonts, by the names that the Word files use."""
    resources = root("Res", BaseLoc=FONTS)
    fonts = add(resources, "Fonts")
    for role, identifier in numbers.fonts.items():
        name = placed.theme.faces[role].word
        font = add(fonts, "Font", ID=identifier, FontName=name, FamilyName=name)
        add(font, "FontFile", numbers.font_file(role))
    return resources


def pictures_part(numbers: Numbers) -> Element:
    """Return DocumentRes.xml: the pictures, as they are in their files."""
    resources = root("Res", BaseLoc=FONTS)
    media = add(resources, "MultiMedias")
    for data, identifier in numbers.pictures.items():
        kind = _picture_kind(data)
        medium = add(media, "MultiMedia", ID=identifier, Type="Image", Format=kind)
        add(medium, "MediaFile", numbers.picture_file(data))
    return resources


def _picture_kind(data: bytes) -> str:
    return "PNG" if data.startswith(b"\x89PNG") else "JPEG"


def add_goto(parent: Element, page: int, y: float) -> None:
    """Add the action that a click leads to `y` points below the top of a page, by identifier."""
    action = add(add(parent, "Actions"), "Action", Event="CLICK")
    goto = add(action, "Goto")
    add(goto, "Dest", Type="XYZ", PageID=page, Left=0, Top=lengths(y))


def _add_outline(outline: Element, placed: Placed, numbers: Numbers) -> None:
    """Add the headings, none more than one level below the one before."""
    above = [outline]
    for entry in placed.outline:
        del above[entry.level + 1 :]
        element = add(above[-1], "OutlineElem", Title=entry.text)
        add_goto(element, numbers.pages[entry.page], entry.y)
        above.append(element)
