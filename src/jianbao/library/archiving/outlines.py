"""The forms of a PDF's letters: what each font draws for the characters that it says it draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from jianbao.fonts.bundle import SHIPPED
from jianbao.readers.pdf.fonts import Font, read_to_unicode
from jianbao.readers.pdf.streams import Streams
from jianbao.readers.pdf.strict import NotPlainError, face_name

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from pikepdf import Object, Pdf

Outlines = dict[tuple[str, str], set[object]]
PLAIN = {
    "GlyphOrder", "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "post", "name", "OS/2",
    "cvt ", "fpgm", "prep", "gasp",
}  # fmt: skip
"""The tables that a font may have here: no second set of forms, by pictures or in colours."""

WIDTH_BLUR = 0.002  # em: a PDF says widths in thousandths
SYMBOLS = 0xF000  # where a font of one-byte codes has its characters, too (ISO 32000-1, 9.6.6.4)


def outlines_of(pdf: Pdf, streams: Streams) -> Outlines:
    """Return the forms that each face has for each character: one, in an honest file.

    Raises NotPlainError where a font is not of the kinds that this program has written, or an
    error of the libraries where it is damaged.
    """
    import pikepdf

    found: Outlines = defaultdict(set)
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Dictionary) or each.get("/Type") != "/Font":
            continue
        kind = str(each.get("/Subtype", ""))
        if kind == "/Type0":
            _add(each, each.DescendantFonts[0], streams, found)
        elif kind == "/TrueType":
            _add(each, each, streams, found)
        elif kind != "/CIDFontType2":  # which is met with the font that it belongs to
            raise NotPlainError(kind)
    return found


def _add(font: Object, holder: Object, streams: Streams, found: Outlines) -> None:
    from fontTools.ttLib import TTFont

    if "/FontFile2" not in holder.FontDescriptor:
        raise NotPlainError("FontFile2")
    texts = read_to_unicode(streams.read(font.ToUnicode))
    with TTFont(BytesIO(streams.read(holder.FontDescriptor.FontFile2)), lazy=True) as drawn:
        if not set(drawn.keys()) <= PLAIN:
            raise NotPlainError("font")
        place = _narrow(drawn, font) if holder is font else _wide(font, holder, streams)
        order, said = drawn.getGlyphOrder(), Font(font, streams)
        for code, text in texts.items():
            glyph = place(code)
            form = _form(drawn, order[glyph]) if 0 <= glyph < len(order) else None
            own = _advance(drawn, order[glyph]) if form else 0.0
            step = said.signs(b"<%0*X>" % (2 if holder is font else 4, code)).steps[0]
            if abs(step - own) > WIDTH_BLUR:
                form = step  # letters that do not lead as far as they are wide stand on each other
            found[face_name(font), text].add(form)


def _wide(font: Object, holder: Object, streams: Streams) -> Callable[[int], int]:
    """Return the way from a code of two bytes to the number of its glyph."""
    if font.get("/Encoding") != "/Identity-H":
        raise NotPlainError("Encoding")
    table = holder.get("/CIDToGIDMap", "/Identity")
    if table == "/Identity":
        return lambda code: code
    numbers = streams.read(table)
    return lambda code: int.from_bytes(numbers[2 * code : 2 * code + 2], "big")


def _narrow(drawn: TTFont, font: Object) -> Callable[[int], int]:
    """Return the way from a code of one byte to the number of its glyph, if there is one only."""
    if "/Encoding" in font:
        raise NotPlainError("Encoding")
    tables = [table.cmap for table in drawn["cmap"].tables]

    def place(code: int) -> int:
        names = {table.get(each) for table in tables for each in (code, SYMBOLS + code)} - {None}
        if len(names) > 1:
            raise NotPlainError("cmap")
        return drawn.getGlyphID(names.pop()) if names else 0

    return place


def _advance(drawn: TTFont, name: str) -> float:
    """Return how far a glyph leads, in em."""
    return float(drawn["hmtx"][name][0] / drawn["head"].unitsPerEm)


def _form(drawn: TTFont, name: str) -> object:
    """Return a glyph as it is written, which is quick; one of parts by its points."""
    table = drawn["glyf"]
    glyph = table.glyphs[name]
    cell = drawn["hmtx"][name], drawn["head"].unitsPerEm
    data = getattr(glyph, "data", None)
    if data is not None and data[:2] < b"\x80":  # so many contours: it is not made of others
        return cell, data.rstrip(b"\0")  # which fill up to a multiple of four
    points, ends, flags = table[name].getCoordinates(table)
    return cell, tuple(points), tuple(ends), tuple(flag & 1 for flag in flags)


def shipped_form(face: str, text: str) -> set[object]:
    """Return the form that a character has in a face of the package; none where it has not."""
    from fontTools.ttLib import TTFont

    for each in SHIPPED.values():
        if each.path.stem == face and len(text) == 1:
            with TTFont(each.path, lazy=True) as drawn:
                name = drawn.getBestCmap().get(ord(text))
                return {_form(drawn, name)} if name else set()
    return set()
