"""The pages of a PDF of any maker, read with PDFium: glyphs in rows, and horizontal rules."""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from msgspec import Struct

from jianbao.readers.errors import ReadError, TooLongError
from jianbao.readers.faces import colour_of, is_bold, role_of
from jianbao.readers.page import MeasuredGlyph, MeasuredRule, MeasuredUpright, Row, Sheet
from jianbao.readers.pdf.matrix import SAME, Matrix, product
from jianbao.readers.pdf.opening import BROKEN, check_drawing, opened

SAME_BASELINE = 1.5  # points; rises and rounding
HIGHEST_MARK = 0.5  # of the type size: how far a footnote's mark stands above its line
SMALLER = 0.8  # a mark's size to its line's
THICKEST = 6.0  # a filled rectangle that is higher is an area, not a rule
SHORTEST = 20.0
STEEPEST = 0.05  # rise of a line of text that still counts as level
JOIN = 2.0  # pieces of a rule, one a cell, that lie so near are one
DEEPEST = 8  # forms within forms
LONGEST = 2000  # pages
WHITE = "FFFFFF"
ONE_AT_A_TIME = threading.Lock()  # PDFium is not made for threads
Handle: TypeAlias = Any  # a page, an object, a path … of PDFium, or its functions
_NO_UNICODE = frozenset({0, 0xFFFE, 0xFFFF})
NO_LETTER = "\N{REPLACEMENT CHARACTER}"  # what half of a letter is read as that stands alone
_HIGH_HALVES, _LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    """Return the pages of a PDF; a scan's have no rows.

    Raises ReadError where it is encrypted or damaged, or larger than any real paper.
    """
    _check(data)
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadError(str(error)) from error
        try:
            return tuple(_sheet(pdf[number], number + 1) for number in range(len(pdf)))
        except pypdfium2.PdfiumError as error:
            raise ReadError(str(error)) from error
        finally:
            pdf.close()


def _check(data: bytes) -> None:
    """Check what PDFium does not: how much there is to read."""
    with opened(data) as pdf:
        if len(pdf.pages) > LONGEST:
            raise TooLongError(LONGEST)
        try:
            check_drawing(pdf)
        except BROKEN as error:
            raise ReadError(str(error)) from error


def _sheet(page: Handle, number: int) -> Sheet:
    """Measure one page; it is read unturned, but knows which way it is looked at."""
    turned = page.get_rotation() % 180 != 0
    left, bottom, right, top = page.get_cropbox()
    glyphs = list(_PageText(page, left, top).glyphs())
    drawn = list(_drawn(page, number, left, top))
    page.close()
    rows = tuple(Row(number, each) for each in _rows(glyphs))
    width, height = right - left, top - bottom
    if turned:
        width, height = height, width
    strokes = [each for each in drawn if isinstance(each, MeasuredRule)]
    uprights = tuple(each for each in drawn if isinstance(each, MeasuredUpright))
    return Sheet(number, width, height, rows, tuple(_joined(strokes)), uprights)


# ---- text


class _Look(Struct, frozen=True):
    """What the characters of one text object have in common."""

    size: float
    face: str
    bold: bool
    colour: str
    is_level: bool  # it stands upright: no watermark, no turned table
    drawn: bool = False


class _PageText:
    """The characters of one page."""

    def __init__(self, page: Handle, left: float, top: float) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._left, self._top = pdfium, left, top
        self._text = page.get_textpage()
        self._names: dict[bytes, tuple[str, bool]] = {}
        self._object, self._look = 0, _Look(0.0, "", False, "", False)

    def glyphs(self) -> Iterator[MeasuredGlyph]:
        """Yield what can be seen, upright, in the order of the page."""
        for index, character in self._characters():
            if not character.isspace() and character.isprintable():
                look = self._look_of(index)
                if look.is_level:
                    yield self._glyph(index, character, look)
        self._text.close()

    def _characters(self) -> Iterator[tuple[int, str]]:
        """Yield characters with their numbers; those beyond the first plane come in two halves."""
        pdfium, text, high = self._pdfium, self._text, 0
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code in _NO_UNICODE or pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            if code in _HIGH_HALVES:
                high = code
                continue
            if code in _LOW_HALVES and high:
                code = 0x10000 + (high - _HIGH_HALVES.start << 10) + code - _LOW_HALVES.start
            high = 0
            yield index, NO_LETTER if code in _LOW_HALVES else chr(code)

    def _glyph(self, index: int, character: str, look: _Look) -> MeasuredGlyph:
        pdfium, text = self._pdfium, self._text
        x, y, cell = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, cell)
        edges = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(text, index, *edges)
        return MeasuredGlyph(
            text=character, x=x.value - self._left,
            right=max(cell.right, x.value) - self._left,
            baseline=self._top - y.value,
            top=self._top - edges[3].value, bottom=self._top - edges[2].value,
            size=look.size, face=look.face, bold=look.bold, colour=look.colour,
            drawn=look.drawn,
        )  # fmt: skip

    def _look_of(self, index: int) -> _Look:
        made = self._pdfium.FPDFText_GetTextObject(self._text, index)
        place = ctypes.cast(made, ctypes.c_void_p).value or 0
        if not place or place != self._object:
            self._object, self._look = place, self._new_look(index, made)
        return self._look

    def _new_look(self, index: int, made: Handle) -> _Look:
        pdfium, text = self._pdfium, self._text
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        face, bold = self._font(index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(made) if made else None
        is_stroked = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE  # as Word feigns a bold face
        is_level = abs(matrix.b) <= STEEPEST * abs(matrix.a)
        drawn = bool(made) and "Figure" in _marks(pdfium, made)
        return _Look(round(size, 2), face, bold or is_stroked, self._colour(index), is_level, drawn)

    def _font(self, index: int) -> tuple[str, bool]:
        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        self._pdfium.FPDFText_GetFontInfo(self._text, index, buffer, 256, flags)
        raw = buffer.value
        if raw not in self._names:
            name = _decoded(raw)
            self._names[raw] = role_of(name), is_bold(name)
        return self._names[raw]

    def _colour(self, index: int) -> str:
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self._pdfium.FPDFText_GetFillColor(self._text, index, *parts):
            return "black"
        return colour_of(*(part.value for part in parts[:3]))


def _marks(pdfium: Handle, made: Handle) -> Iterator[str]:
    """Yield the names of the marks around an object: P, H1, Figure (ISO 32000-1, 14.6)."""
    name, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(made)):
        mark = pdfium.FPDFPageObj_GetMark(made, number)
        if pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size):
            yield bytes(name)[: max(size.value - 2, 0)].decode("utf-16le", "replace")


def _decoded(raw: bytes) -> str:
    """Return a font's name; Chinese Windows writes some in GBK."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _rows(glyphs: list[MeasuredGlyph]) -> Iterator[list[MeasuredGlyph]]:
    """Yield the rows of a page from the top, footnotes' marks with the line that they stand in."""
    rows: list[list[MeasuredGlyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - rows[-1][-1].baseline <= SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for number, row in enumerate(rows):
        below = rows[number + 1] if rows[number + 1 :] else []
        if below and _is_mark(row, below):
            below.extend(row)
        else:
            yield sorted(row, key=lambda glyph: glyph.x)


def _is_mark(row: list[MeasuredGlyph], below: list[MeasuredGlyph]) -> bool:
    """Return whether a row is but raised marks of the one below."""
    size = max(glyph.size for glyph in below)
    near = below[0].baseline - row[0].baseline < HIGHEST_MARK * size
    return near and max(glyph.size for glyph in row) < SMALLER * size


# ---- rules


def _drawn(
    page: Handle, number: int, left: float, top: float
) -> Iterator[MeasuredRule | MeasuredUpright]:
    """Yield the rules of a page, level and upright, that are strokes or thin areas."""
    import pypdfium2.raw as pdfium

    for made, place in _paths(pdfium, page.raw, SAME, 0):
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(made, fill, stroked)
        subpaths = list(_subpaths(pdfium, made, place))
        if stroked.value:
            thickness = _thickness(pdfium, made, place)
            colour = _colour(pdfium.FPDFPageObj_GetStrokeColor, made)
            for points in subpaths:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if abs(y0 - y1) < 0.5 and abs(x1 - x0) > 0:
                        across = min(x0, x1) - left, max(x0, x1) - left
                        yield MeasuredRule(number, *across, top - (y0 + y1) / 2, thickness, colour)
                    elif abs(x0 - x1) < 0.5 and colour != WHITE:
                        yield MeasuredUpright(
                            (x0 + x1) / 2 - left, top - max(y0, y1), top - min(y0, y1)
                        )
        elif fill.value:
            colour = _colour(pdfium.FPDFPageObj_GetFillColor, made)
            for points in subpaths:
                yield from _thin_area(points, number, left, top, colour)


def _thin_area(
    points: list[tuple[float, float]], number: int, left: float, top: float, colour: str
) -> Iterator[MeasuredRule | MeasuredUpright]:
    """Yield the rule that a filled area is; nothing where it is one in earnest."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if height <= THICKEST:
        middle = top - (max(ys) + min(ys)) / 2
        yield MeasuredRule(number, min(xs) - left, max(xs) - left, middle, height, colour)
    elif width <= THICKEST and colour != WHITE:
        yield MeasuredUpright((min(xs) + max(xs)) / 2 - left, top - max(ys), top - min(ys))


def _paths(
    pdfium: Handle, holder: Handle, outer: Matrix, depth: int
) -> Iterator[tuple[Handle, Matrix]]:
    """Yield the paths of a page or form, each with what takes its points to the page."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for index in range(count(holder)):
        made = get(holder, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(made, matrix)
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        place = product(own, outer)
        kind = pdfium.FPDFPageObj_GetType(made)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield made, place
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _paths(pdfium, made, place, depth + 1)


def _subpaths(pdfium: Handle, made: Handle, place: Matrix) -> Iterator[list[tuple[float, float]]]:
    a, b, c, d, e, f = place
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(made)):
        segment = pdfium.FPDFPath_GetPathSegment(made, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _thickness(pdfium: Handle, made: Handle, place: Matrix) -> float:
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(made, width)
    return float(width.value * math.hypot(place[2], place[3]))


def _colour(get: Handle, made: Handle) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not get(made, *parts):
        return "black"
    return colour_of(*(part.value for part in parts[:3]))


def _joined(strokes: list[MeasuredRule]) -> Iterator[MeasuredRule]:
    """Yield whole rules, long enough to be one, from the top; white is no colour of a rule."""

    def key(stroke: MeasuredRule) -> tuple[int, str]:
        return round(stroke.y * 2), stroke.colour

    coloured = (each for each in strokes if each.colour != WHITE)
    seen = sorted(coloured, key=lambda stroke: (key(stroke), stroke.left))
    for _, group in groupby(seen, key):
        whole: MeasuredRule | None = None
        for piece in group:
            if whole and piece.left <= whole.right + JOIN:
                right = max(whole.right, piece.right)
                whole = MeasuredRule(
                    whole.page,
                    whole.left,
                    right,
                    whole.y,
                    max(whole.thickness, piece.thickness),
                    whole.colour,
                )
            else:
                if whole and whole.width >= SHORTEST:
                    yield whole
                whole = piece
        if whole and whole.width >= SHORTEST:
            yield whole
