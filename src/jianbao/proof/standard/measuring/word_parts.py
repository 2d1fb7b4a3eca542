"""The head and the 版记 of a Word file, as far as its settings tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from jianbao.document.word.names import IN_WORD, tag
from jianbao.document.word.units import (
    EIGHTHS_PER_POINT,
    EMU_PER_POINT,
    TWIPS_PER_POINT,
)
from jianbao.proof.standard.measuring.typical import MARK_SIZE
from jianbao.proof.standard.measuring.wording import (
    COPIES,
    IMPRINT,
    copies,
    document_number,
    faults,
)
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Fault, Measure
from jianbao.readers.page import millimetres
from jianbao.readers.word.elements import A, W, attribute, child, number, paragraphs_in
from jianbao.readers.word.measured import ParagraphRead, WordFile, colour
from jianbao.readers.xml import Element

MIDDLE = ("center", "distribute")  # names of several issuers are spread over each other
NO_BORDER = ("", "nil", "none")
EXTENT = tag(IN_WORD, "extent")


def part_measures(
    file: WordFile, paragraphs: list[ParagraphRead], title: list[ParagraphRead], width: float
) -> dict[str, Measure]:
    """Return what head and 版记 say, by the rule's code; `width` is the text area's, in points."""
    start = paragraphs.index(title[0]) if title else 0
    head = paragraphs[:start]
    return {
        **_mark([*file.head, *head]),
        **_red_line(file, title, width),
        **_imprint(paragraphs[start:], width),
        **_letter(file, width),
    }


def _mark(head: list[ParagraphRead]) -> dict[str, Measure]:
    rows = [each for each in head if each.most("colour") == "red"]
    rows = rows or [each for each in head if each.most("size") >= MARK_SIZE]
    number_measure = document_number((1, each.text) for each in head)
    if not rows:
        codes = ("top", "face", "colour", "place")
        return {**{f"mark-{code}": ABSENT for code in codes}, "document-number": number_measure}
    first = max(rows, key=lambda each: each.most("size"))
    face = first.most("face")
    name = first.text.replace(" ", "").strip()
    return {
        "mark-top": UNKNOWN,
        "mark-face": Measure(words=(face,)) if face else UNKNOWN,
        "mark-colour": Measure(words=(first.most("colour"),)),
        "mark-place": Measure(words=("centred" if first.align in MIDDLE else "aside",)),
        "document-number": number_measure,
        "minutes-name": faults([] if name.endswith("纪要") else [Fault(1, name[-8:])]),
        "bulletin-name": Measure(words=(first.most("colour"),)),
        "bulletin-issue": (
            faults([]) if any("第" in e.text and "期" in e.text for e in head) else ABSENT
        ),
    }


# ---- the rule under the head


def _red_line(file: WordFile, title: list[ParagraphRead], width: float) -> dict[str, Measure]:
    """Measure the border or drawn line before the title; where it lies, only a page tells."""
    lines = list(_lines_before(file, title, width))
    if not lines:
        return {f"red-line-{code}": ABSENT for code in ("width", "colour", "gap")}
    long, ink = lines[-1]
    return {
        "red-line-width": Measure(numbers=((millimetres(long), millimetres(long)),)),
        "red-line-colour": Measure(words=(ink,)),
        "red-line-gap": UNKNOWN,
    }


def _lines_before(
    file: WordFile, title: list[ParagraphRead], width: float
) -> Iterator[tuple[float, str]]:
    """Yield width and colour of each horizontal line before the title."""
    end = title[0].element if title else None
    for paragraph in file.paragraphs:
        if paragraph.element is end:
            return
        border = child(paragraph.element, "pPr", "pBdr", "bottom")
        if border is not None and attribute(border) not in NO_BORDER:
            yield width - paragraph.left - paragraph.right, colour(attribute(border, "color"))
        for drawing in paragraph.element.iter(f"{W}drawing"):
            extent = next(drawing.iter(EXTENT), None)
            ink = next((c.get("val", "") for line in drawing.iter(f"{A}ln")
                        for c in line.iter(f"{A}srgbClr")), "")  # fmt: skip
            if extent is not None and ink and number(extent.get("cy", "")) < 3 * EMU_PER_POINT:
                yield number(extent.get("cx", "")) / EMU_PER_POINT, colour(ink)


# ---- the double rules of a letter


def _letter(file: WordFile, width: float) -> dict[str, Measure]:
    """Measure the red borders in the header and footer of page one (10.1)."""
    section = file.main_section
    if section is None:
        return {}
    lines = {
        kind: list(_red_borders(file, file.edges(section, kind).get("first"), width))
        for kind in ("header", "footer")
    }
    widths = dict.fromkeys(round(millimetres(each), 1) for each in chain(*lines.values()))
    foot = millimetres(number(attribute(child(section, "pgMar"), "footer")) / TWIPS_PER_POINT)
    return {
        "letter-width": Measure(numbers=tuple((each, each) for each in widths)),
        "letter-foot": Measure(numbers=((foot, foot),)) if lines["footer"] else UNKNOWN,
    }


def _red_borders(file: WordFile, root: Element | None, width: float) -> Iterator[float]:
    for paragraph in paragraphs_in(root) if root is not None else ():
        border = child(paragraph, "pPr", "pBdr", "bottom")
        if attribute(border) not in NO_BORDER and colour(attribute(border, "color")) == "red":
            read = file.read(paragraph)
            yield width - read.left - read.right


# ---- 版记


def _imprint(paragraphs: list[ParagraphRead], width: float) -> dict[str, Measure]:
    hits = [index for index, each in enumerate(paragraphs) if IMPRINT.search(each.text.strip())]
    if not hits:
        codes = ("lines", "width", "outer", "inner", "foot", "face", "size")
        return {**{f"imprint-{code}": ABSENT for code in codes}, "copies": ABSENT}
    rows = paragraphs[hits[0] : hits[-1] + 1]
    faces = dict.fromkeys(each.most("face") for each in rows if each.most("face"))
    sizes = dict.fromkeys(each.most("size") for each in rows)
    listed = next((each for each in rows if COPIES.search(each.text.strip())), None)
    return {
        **_imprint_lines(rows, width),
        "imprint-foot": _foot(rows),
        "imprint-face": Measure(words=tuple(faces)),
        "imprint-size": Measure(numbers=tuple((size, size) for size in sizes)),
        "copies": copies(0, listed.text) if listed else ABSENT,
    }


def _foot(rows: list[ParagraphRead]) -> Measure:
    """A table that floats at the margin's foot ends there; where others end, only a page tells."""
    table = next(rows[0].element.iterancestors(f"{W}tbl"), None)
    place = child(table, "tblPr", "tblpPr")
    held = attribute(place, "vertAnchor") == "margin" and attribute(place, "tblpYSpec") == "bottom"
    return Measure(numbers=((0.0, 0.0),)) if held else UNKNOWN


def _imprint_lines(rows: list[ParagraphRead], width: float) -> dict[str, Measure]:
    """Measure the borders of the table or paragraphs; lines that are drawn, only a page shows."""
    table = next(rows[0].element.iterancestors(f"{W}tbl"), None)
    lines = _table_lines(table) if table is not None else _paragraph_lines(rows)
    first, inner, last = lines
    missing = [
        Fault(0, code=code)
        for code, line in (("imprint-first", first), ("imprint-last", last))
        if not line
    ]
    parts = sum(1 for each in rows if IMPRINT.search(each.text.strip()))
    missing += [Fault(0, code="imprint-between")] * (parts > 1 and not inner)
    if not any(lines):
        return {f"imprint-{code}": UNKNOWN for code in ("lines", "width", "outer", "inner")}
    long = _table_width(table) if table is not None else width - rows[0].left - rows[0].right
    return {
        "imprint-lines": faults(missing),
        "imprint-width": (
            Measure(numbers=((millimetres(long), millimetres(long)),)) if long else UNKNOWN
        ),
        "imprint-outer": _thickness(first, last),
        "imprint-inner": _thickness(inner),
    }


def _thickness(*widths: float) -> Measure:
    """Word counts the width of a border in eighths of a point."""
    shown = {round(millimetres(width), 2): None for width in widths if width}
    return Measure(numbers=tuple((each, each) for each in shown)) if shown else ABSENT


def _border(borders: Element | None, side: str) -> float:
    """Return the width of a border in points, 0 for none."""
    border = child(borders, side)
    return (
        0.0
        if attribute(border) in NO_BORDER
        else number(attribute(border, "sz")) / EIGHTHS_PER_POINT
    )


def _table_lines(table: Element) -> tuple[float, float, float]:
    """Return the widths of a table's first, inner and last rule: a cell's own go first."""
    whole = child(table, "tblPr", "tblBorders")
    rows = table.findall(f"{W}tr")

    def of_cells(row: Element, side: str) -> float:
        cells = (child(cell, "tcPr", "tcBorders") for cell in row.iterfind(f"{W}tc"))
        return max((_border(cell, side) for cell in cells), default=0.0)

    inner = [max(of_cells(row, "bottom"), of_cells(below, "top")) for row, below in pairwise(rows)]
    return (
        of_cells(rows[0], "top") or _border(whole, "top"),
        max(inner, default=0.0) or _border(whole, "insideH"),
        of_cells(rows[-1], "bottom") or _border(whole, "bottom"),
    )


def _table_width(table: Element) -> float:
    own = child(table, "tblPr", "tblW")
    if attribute(own, "type") == "dxa" and number(attribute(own, "w")):
        return number(attribute(own, "w")) / TWIPS_PER_POINT
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    return sum(number(attribute(column, "w")) for column in columns) / TWIPS_PER_POINT


def _paragraph_lines(rows: list[ParagraphRead]) -> tuple[float, float, float]:
    borders = [child(each.element, "pPr", "pBdr") for each in rows]
    first, last = _border(borders[0], "top"), _border(borders[-1], "bottom")
    inner = [_border(each, "between") for each in borders]
    inner += [_border(each, "top") for each in borders[1:]]
    inner += [_border(each, "bottom") for each in borders[:-1]]
    return first, max(inner, default=0.0), last
