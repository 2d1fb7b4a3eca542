"""The pages of a PDF of any maker, read with PDFium: glyphs in rows, and horizontal rules."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import groupby, pairwise
from threading import Lock
from typing import Any

from jianbao.messages.errors import InputError
from jianbao.messages.readers import layout_broken, layout_encrypted, layout_long, layout_scan
from jianbao.readers.faces import colour_of, is_bold, role_of
from jianbao.readers.page import Glyph, Row, Sheet, Stroke

SAME_BASELINE = 1.5  # points; rises and rounding
HIGHEST_MARK = 0.5  # of the type size: how far a footnote's mark stands above its line
SMALLER = 0.8  # a mark's size to its line's
THICKEST = 6.0  # a filled rectangle that is higher is an area, not a rule
SHORTEST = 20.0
STEEPEST = 0.05  # rise of a line of text that still counts as level
JOIN = 2.0  # pieces of a rule, one a cell, that lie so near are one
DEEPEST = 8  # forms within forms
LONGEST = 2000  # pages
ONE_AT_A_TIME = Lock()  # PDFium keeps one state for the whole process
_NO_UNICODE = frozenset({0, 0xFFFE, 0xFFFF})


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the pages of a PDF.

    Raises InputError where it is encrypted or broken, or has no text (a scan).
    """
    with ONE_AT_A_TIME:
        sheets = _sheets(data, name)
    if not any(sheet.rows for sheet in sheets):
        raise InputError([layout_scan(file=name)])
    return sheets


def _sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            [
                (
                    layout_encrypted(file=name)
                    if "password" in str(error).lower()
                    else layout_broken(file=name)
                )
            ]
        ) from error
    try:
        if len(pdf) > LONGEST:
            raise InputError([layout_long(file=name, most=LONGEST)])
        return tuple(_sheet(pdf[number], number + 1) for number in range(len(pdf)))
    except pypdfium2.PdfiumError as error:
        raise InputError([layout_broken(file=name)]) from error
    finally:
        pdf.close()


def _sheet(page: Any, number: int) -> Sheet:
    """Measure one page; it is read unturned, but knows which way it is looked at."""
    turned = page.get_rotation() % 180 != 0
    left, bottom, right, top = page.get_cropbox()
    glyphs = list(_glyphs(page, left, top))
    strokes = list(_strokes(page, number, left, top))
    page.close()
    rows = tuple(Row(number, each) for each in _rows(glyphs))
    width, height = right - left, top - bottom
    if turned:
        width, height = height, width
    return Sheet(number, width, height, rows, tuple(_joined(strokes)))


# ---- text


def _glyphs(page: Any, left: float, top: float) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    names: dict[bytes, tuple[str, bool]] = {}
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or code in _NO_UNICODE:
            continue
        character = chr(code)
        if character.isspace() or not character.isprintable():
            continue
        glyph = _glyph(pdfium, text, index, character, names, left, top)
        if glyph:
            yield glyph
    text.close()


def _glyph(
    pdfium: Any, text: Any, index: int, character: str, names: dict[bytes, tuple[str, bool]],
    left: float, top: float,
) -> Glyph | None:  # fmt: skip
    """Return one character, None where it does not stand upright (a watermark, a turned table)."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    matrix, cell = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    if abs(matrix.b) > STEEPEST * abs(matrix.a):
        return None
    pdfium.FPDFText_GetLooseCharBox(text, index, cell)
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *edges)
    size = pdfium.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
    face, bold = _font(pdfium, text, index, names)
    return Glyph(
        text=character, x=x.value - left, right=max(cell.right, x.value) - left,
        baseline=top - y.value, top=top - edges[3].value, bottom=top - edges[2].value,
        size=round(size, 2), face=face, bold=bold or _is_stroked(pdfium, text, index),
        colour=_text_colour(pdfium, text, index),
    )  # fmt: skip


def _font(
    pdfium: Any, text: Any, index: int, names: dict[bytes, tuple[str, bool]]
) -> tuple[str, bool]:
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 256, flags)
    raw = buffer.value
    if raw not in names:
        name = _decoded(raw)
        names[raw] = role_of(name), is_bold(name)
    return names[raw]


def _decoded(raw: bytes) -> str:
    """Return a font's name; Chinese Windows writes some in GBK."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _is_stroked(pdfium: Any, text: Any, index: int) -> bool:
    """Return whether a glyph is filled and outlined: how Word and WPS feign a bold face."""
    made = pdfium.FPDFText_GetTextObject(text, index)
    if not made:
        return False
    mode = pdfium.FPDFTextObj_GetTextRenderMode(made)
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)


def _text_colour(pdfium: Any, text: Any, index: int) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(text, index, *parts):
        return "black"
    return colour_of(*(part.value for part in parts[:3]))


def _rows(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the rows of a page from the top, footnotes' marks with the line that they stand in."""
    rows: list[list[Glyph]] = []
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


def _is_mark(row: list[Glyph], below: list[Glyph]) -> bool:
    """Return whether a row is but raised marks of the one below."""
    size = max(glyph.size for glyph in below)
    near = below[0].baseline - row[0].baseline < HIGHEST_MARK * size
    return near and max(glyph.size for glyph in row) < SMALLER * size


# ---- rules


def _strokes(page: Any, number: int, left: float, top: float) -> Iterator[Stroke]:
    import pypdfium2.raw as pdfium

    for made, place in _paths(pdfium, page.raw, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0):
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
                        yield Stroke(number, *across, top - (y0 + y1) / 2, thickness, colour)
        elif fill.value:
            colour = _colour(pdfium.FPDFPageObj_GetFillColor, made)
            for points in subpaths:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if max(ys) - min(ys) <= THICKEST:
                    across = min(xs) - left, max(xs) - left
                    middle = top - (max(ys) + min(ys)) / 2
                    yield Stroke(number, *across, middle, max(ys) - min(ys), colour)


Matrix = tuple[float, float, float, float, float, float]


def _paths(pdfium: Any, holder: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
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
        place = _product(own, outer)
        kind = pdfium.FPDFPageObj_GetType(made)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield made, place
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _paths(pdfium, made, place, depth + 1)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _subpaths(pdfium: Any, made: Any, place: Matrix) -> Iterator[list[tuple[float, float]]]:
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


def _thickness(pdfium: Any, made: Any, place: Matrix) -> float:
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(made, width)
    return float(width.value * math.hypot(place[2], place[3]))


def _colour(get: Any, made: Any) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not get(made, *parts):
        return "black"
    return colour_of(*(part.value for part in parts[:3]))


def _joined(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Yield whole rules, long enough to be one, from the top; white is no colour of a rule."""

    def key(stroke: Stroke) -> tuple[int, str]:
        return round(stroke.y * 2), stroke.colour

    coloured = (each for each in strokes if each.colour != "FFFFFF")
    seen = sorted(coloured, key=lambda stroke: (key(stroke), stroke.left))
    for _, group in groupby(seen, key):
        whole: Stroke | None = None
        for piece in group:
            if whole and piece.left <= whole.right + JOIN:
                right = max(whole.right, piece.right)
                whole = Stroke(
                    whole.page, whole.left, right, whole.y,
                    max(whole.thickness, piece.thickness), whole.colour,
                )  # fmt: skip
            else:
                if whole and whole.width >= SHORTEST:
                    yield whole
                whole = piece
        if whole and whole.width >= SHORTEST:
            yield whole
