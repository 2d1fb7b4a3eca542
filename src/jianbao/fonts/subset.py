"""Subsets of a face: a font with just the characters that a document needs."""

from __future__ import annotations

import struct
import sys
from array import array
from typing import Any

from msgspec import Struct

from jianbao.fonts.bundle import Face

FREE_TO_EMBED = (0, 8)
"""Values of fsType under which a font may be in a document that is edited, and as a subset."""

TRIED, TRIED_OF_DAMAGED = 64, 512  # letters of a font that seems whole, and of one that does not

FS_TYPE_AT = 8  # in the table OS/2
NOT_DRAWN = (b"OS/2", b"cmap", b"name", b"post")  # tables that a PDF's viewer does not need
BLANK, UNBREAKABLE = " ", "\xa0"
POSTSCRIPT_NAME = 6  # of the table name


def subset(face: Face, characters: str) -> bytes:
    """Return a TrueType font with just these characters, unhinted, without layout tables."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters + " "))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    return bytes(uharfbuzz.subset(open_face(face), wanted).blob.data)


class Glyphs(Struct, frozen=True):
    """The glyphs of some characters, in the form in which a PDF carries them."""

    data: bytes  # TrueType, with the tables that draw and no other
    glyphs: tuple[int, ...]  # of each character in turn
    widths: tuple[float, ...]  # in thousandths of an em
    postscript_name: str


def glyphs_of(face: Face, characters: str) -> Glyphs:
    """Return the glyphs of some characters; a blank at which no line ends is drawn as any blank.

    A damaged font makes HarfBuzz raise any error.
    """
    import uharfbuzz

    whole = open_face(face)
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in NOT_DRAWN)
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    olds, news = dict(plan.unicode_to_old_glyph_mapping), dict(plan.old_to_new_glyph_mapping)
    font = uharfbuzz.Font(whole)
    olds.setdefault(ord(UNBREAKABLE), olds.get(ord(BLANK), 0))
    numbers = [olds.get(ord(character), 0) for character in characters]
    return Glyphs(
        bytes(plan.execute().blob.data),
        tuple(news[number] for number in numbers),
        tuple(font.get_glyph_h_advance(number) * 1000 / whole.upem for number in numbers),
        whole.get_name(POSTSCRIPT_NAME) or "",
    )


def may_embed(face: Face) -> bool:
    """Return whether licence and embedding bits let a face be put into a Word file."""
    if not face.embeddable:
        return False
    (fs_type,) = struct.unpack_from(">H", open_face(face).reference_table("OS/2").data, FS_TYPE_AT)
    return fs_type in FREE_TO_EMBED


def fs_type(data: bytes) -> int | None:
    """Return the embedding bits of a TrueType font; None where it is none with outlines."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    tables = {tag: face.reference_table(tag).data for tag in ("glyf", "OS/2")}
    if not tables["glyf"] or len(tables["OS/2"] or b"") < FS_TYPE_AT + 2:
        return None
    (value,) = struct.unpack_from(">H", tables["OS/2"], FS_TYPE_AT)
    return int(value)


def is_whole(data: bytes) -> bool:
    """Return whether letters can be taken out of a TrueType font, as every paper does.

    Some are tried, from all over it; more of a font whose tables have not the sums that it states.
    What a paper draws is tried again when it is drawn (writers/pdf/fonts.py).
    """
    import uharfbuzz

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob(data))
        letters = sorted(character for character in face.unicodes if character > ord(" "))
        step = len(letters) // (TRIED if _has_its_sums(data) else TRIED_OF_DAMAGED) + 1
        return bool(letters) and _is_drawn(face, letters[::step])
    except Exception:  # HarfBuzz and ReportLab raise any on what was damaged on purpose
        return False


def _is_drawn(face: Any, letters: list[int]) -> bool:
    """Return whether most of the letters have outlines, and ReportLab reads them. Raises any."""
    from io import BytesIO

    import uharfbuzz
    from reportlab.pdfbase.ttfonts import TTFontFile

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    small = bytes(uharfbuzz.subset(face, wanted).blob.data)
    read: Any = TTFontFile(BytesIO(small), validate=0)
    read.makeSubset(letters)
    font = uharfbuzz.Font(face)
    extents = (font.get_glyph_extents(font.get_nominal_glyph(letter) or 0) for letter in letters)
    drawn = sum(bool(each and each.width and each.height) for each in extents)
    return 2 * drawn > len(letters)


def _has_its_sums(data: bytes) -> bool:
    """Return whether each table lies in the file and has the sum that is stated (OpenType)."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, stated, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        table = data[start : start + length]
        if len(table) < length or (tag != b"head" and _sum(table) != stated):
            return False
    return True


def _sum(table: bytes) -> int:
    words = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def draws_in_pdf(bits: int) -> bool:
    """Return whether embedding bits let a subset be put into a document that is only read.

    OpenType, OS/2: 2 alone forbids it, 0x100 forbids subsets, 0x200 allows bitmaps only.
    """
    return (bits & 0xF == 0 or bool(bits & 0xC)) and not bits & 0x300


def open_face(face: Face) -> Any:
    """Return the whole face, opened by HarfBuzz."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
