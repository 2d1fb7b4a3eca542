"""Faults to plant in a good PDF, each with the clause by which veraPDF must find it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Name


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [item for item in pdf.objects if is_element(item) and str(item.S) == f"/{tag}"]


def is_element(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == Name.StructElem


def without_alternative(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def with_a_line_untagged(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents
    drawn = re.sub(rb"/H1 <</MCID 0>> BDC(.*?)EMC", rb"\1", contents.read_bytes(), flags=re.S)
    contents.write(drawn)


def edit_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def with_another_part(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, b"<pdfaid:part>3<", b"<pdfaid:part>2<")


def without_ua(pdf: pikepdf.Pdf) -> None:
    edit_metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def without_unicode(pdf: pikepdf.Pdf) -> None:
    del next(font for font in fonts(pdf) if "Fang" in str(font.BaseFont)).ToUnicode


def without_font_file(pdf: pikepdf.Pdf) -> None:
    font = next(font for font in fonts(pdf) if "Fang" in str(font.BaseFont))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (font for _, font in pdf.pages[0].Resources.Font.items())


def without_note_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Note")[0].ID


def without_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def without_scope(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0].A


def with_a_cell_less(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TR")[-1].K[-1]


def with_a_level_skipped(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "H2"):
        heading.S = Name.H3


def not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def without_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


def without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


FAULTS: dict[Callable[[pikepdf.Pdf], None], tuple[str, str]] = {
    without_alternative: ("ua1", "7.3-1"),
    without_language: ("ua1", "7.2-2"),
    without_colours: ("3a", "6.2.4.3-2"),
    with_a_line_untagged: ("ua1", "7.1-3"),
    with_another_part: ("3a", "6.6.4-2"),
    without_ua: ("ua1", "5-1"),
    without_unicode: ("3a", "6.2.11.7.2-1"),
    without_font_file: ("3a", "6.2.11.4.1-1"),
    without_note_id: ("ua1", "7.9-1"),
    without_title_shown: ("ua1", "7.1-10"),
    without_scope: ("ua1", "7.5-1"),
    with_a_cell_less: ("ua1", "7.2-43"),
    with_a_level_skipped: ("ua1", "7.4.2-1"),
    not_marked: ("3a", "6.7.2.2-1"),
    without_relationship: ("3a", "6.8-3"),
    without_structure: ("3a", "6.7.3.3-1"),
}
"""One change each to what we wrote, and the clause by which veraPDF must find it."""
