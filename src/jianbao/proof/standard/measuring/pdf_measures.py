"""The measures of a PDF: the page, its grid, faces and numbers."""

from __future__ import annotations

from jianbao.document.word.lines import BASELINE, DASH_HEIGHT
from jianbao.proof.standard.measuring.paper import Paper, in_millimetres
from jianbao.proof.standard.measuring.pdf_parts import part_measures
from jianbao.proof.standard.measuring.pdf_text import addressed_rows, text_measures
from jianbao.proof.standard.measuring.wording import CONTENTS, faults, form_like
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Fault, Measure
from jianbao.readers.page import Row, Sheet, face_of, millimetres

FEWEST_FULL = 5  # full lines that it takes to say how many characters one holds
DASHES = "—―─－–-"


def pdf_measures(sheets: tuple[Sheet, ...], form: str = "") -> tuple[str, dict[str, Measure]]:
    """Return the form that a PDF is like, and what its pages show, by the rule's code."""
    paper = Paper(sheets)
    parts = part_measures(paper)
    like = form_like(parts)
    return like, {
        "paper": Measure(words=tuple({_paper_size(sheet): 1 for sheet in sheets})),
        **_grid(paper),
        **_numbers(paper, form or like),
        **parts,
        **text_measures(paper),
    }


def _paper_size(sheet: Sheet) -> str:
    return f"{millimetres(sheet.width):.0f}×{millimetres(sheet.height):.0f} mm"


# ---- the text area


def _grid(paper: Paper) -> dict[str, Measure]:
    pitch, lines = paper.pitch, paper.lines
    return {
        "top": _top(paper),
        "left": _left(paper),
        "width": _width(paper),
        "height": _height(paper),
        "lines": Measure(numbers=((lines, lines),)) if lines else UNKNOWN,
        "characters": _characters(paper),
        "pitch": Measure(numbers=((pitch, pitch),)) if pitch else UNKNOWN,
        "body-face": Measure(words=(paper.body_face,)) if paper.body_face else UNKNOWN,
        "body-size": Measure(numbers=((paper.body_size, paper.body_size),)),
        "indent": _indent(paper),
    }


def _top(paper: Paper) -> Measure:
    """From the line's box to the edge of the characters: which was meant, no page says."""
    row, pitch = paper.top_row, paper.pitch
    if row is None or pitch is None:
        return UNKNOWN
    box = row.baseline - BASELINE * pitch
    low, high = sorted((millimetres(box), millimetres(row.em_top)))
    return Measure(numbers=((low, high),))


def _left(paper: Paper) -> Measure:
    lefts = [left for odd in (True, False) if (left := paper.left(odd)) is not None]
    if len(lefts) == 2 and abs(lefts[0] - lefts[1]) < 1:
        lefts.pop()
    return Measure(numbers=tuple(in_millimetres(left) for left in lefts))


def _width(paper: Paper) -> Measure:
    """Exact where lines of different fill end at one edge; else less than a character more."""
    edge = paper.left(odd=True)
    edge = paper.left(odd=False) if edge is None else edge
    if edge is None:
        return UNKNOWN
    rows = [row for sheet in paper.upright for row in paper.body_rows(sheet)]
    flush = {row.cells for row in rows if abs(row.right - paper.right) < 1 and row.left < edge + 1}
    width = paper.right - edge
    most = width if len(flush) > 1 else width + paper.body_size
    return Measure(numbers=((millimetres(width), millimetres(most)),))


def _height(paper: Paper) -> Measure:
    """From the edges of the first and last characters up to where one more line would fit."""
    if paper.lines is None or paper.pitch is None:
        return UNKNOWN
    glyphs = (paper.lines - 1) * paper.pitch + paper.body_size
    return Measure(numbers=((millimetres(glyphs), millimetres((paper.lines + 1) * paper.pitch)),))


def _characters(paper: Paper) -> Measure:
    """What most full lines hold; marks at a line's end and rules of breaking take some away."""
    counts: dict[float, int] = {}
    for before, row in paper.flow():
        if paper.goes_on(before, row) and paper.is_full(row) and abs(row.right - paper.right) < 4:
            counts[row.cells] = counts.get(row.cells, 0) + 1
    if sum(counts.values()) < FEWEST_FULL:
        return UNKNOWN
    most = max(counts, key=lambda cells: (counts[cells], cells))
    return Measure(numbers=((most, most),))


def _indent(paper: Paper) -> Measure:
    """How far paragraphs begin from the edge, in characters as wide as the line has them."""
    shifts: dict[float, int] = {}
    character, addressed = _character(paper), addressed_rows(paper)
    for before, row in paper.flow():
        edge = paper.edge(paper.sheets[row.page - 1])
        starts = before is None or not paper.is_full(before) or row.left > before.left + 8
        if (
            edge is None
            or not starts
            or row in addressed
            or CONTENTS.search(row.text)
            or not (paper.is_full(row) or row.text[-1:] in "。：")
        ):
            continue
        if paper.is_full(row) or row.left > edge + 4:
            shift = round((row.left - edge) / character, 1)
            shifts[shift] = shifts.get(shift, 0) + 1
    if not shifts:
        return UNKNOWN
    most = max(shifts, key=lambda shift: shifts[shift])
    return Measure(numbers=((most, most),))


def _character(paper: Paper) -> float:
    """How far apart characters stand: the size, or less where the type is narrowed."""
    steps = [
        after.x - glyph.x
        for sheet in paper.upright
        for row in paper.body_rows(sheet)
        for glyph, after in zip(row.glyphs, row.glyphs[1:], strict=False)
        if glyph.is_han and after.is_han
    ]
    return sorted(steps)[len(steps) // 2] if steps else paper.body_size


# ---- page numbers


def _numbers(paper: Paper, form: str) -> dict[str, Measure]:
    rows = list(paper.numbers.values())
    if not rows:
        lone = len(paper.sheets) == 1
        shown = ABSENT if lone else faults([Fault(0, code="no-numbers")])
        codes = ("face", "size", "form", "place", "indent", "drop")
        return {"number-shown": shown, **{f"number-{code}": ABSENT for code in codes}}
    upright = [row for row in rows if paper.sheets[row.page - 1].upright]
    digits = [[glyph for glyph in row.glyphs if glyph.text.isdigit()] for row in rows]
    sizes = sorted({each[0].size for each in digits})
    place = _place(paper, upright)
    return {
        "number-shown": faults(_unnumbered(paper, form)),
        "number-face": Measure(words=tuple(dict.fromkeys(face_of(each) for each in digits))),
        "number-size": Measure(numbers=tuple((size, size) for size in sizes)),
        "number-form": faults(Fault(row.page, row.text) for row in rows if not _in_form(row)),
        "number-place": Measure(words=(place,)) if place else UNKNOWN,
        "number-indent": _number_indent(paper, upright, place),
        "number-drop": _number_drop(paper, upright),
    }


def _unnumbered(paper: Paper, form: str) -> list[Fault]:
    """Return the pages without a number; the 版记 may stand on one, behind an empty one (7.5)."""
    free = {1} if form == "letter" else set()
    if paper.imprint and all(row in paper.imprint for row in paper.sheets[-1].rows):
        free.add(len(paper.sheets))
    return [
        Fault(sheet.number, code="no-number")
        for sheet in paper.upright
        if sheet.number not in paper.numbers and sheet.number not in free and sheet.rows
    ]


def _in_form(row: Row) -> bool:
    text = row.text.replace(" ", "")
    return text[:1] in "—―─" and text[-1:] in "—―─" and text[1:-1].isascii() and len(text) > 2


def _place(paper: Paper, rows: list[Row]) -> str:
    """Return outer where odd pages have it right and even ones left; else where it stands."""
    sides: dict[str, int] = {}
    for row in rows:
        edge = paper.edge(paper.sheets[row.page - 1])
        if edge is None:
            continue
        before, behind = row.left - edge, paper.right - row.right
        if abs(before - behind) < 2 * paper.body_size:
            side = "centred"
        else:
            right = behind < before
            odd = int("".join(g.text for g in row.glyphs if g.text.isdigit())) % 2 == 1
            side = "outer" if right == odd else "right" if right else "left"
        sides[side] = sides.get(side, 0) + 1
    if set(sides) == {"left", "right"}:
        return "inner"
    return next((side for side in ("centred", "left", "right", "outer") if side in sides), "")


def _number_indent(paper: Paper, rows: list[Row], place: str) -> Measure:
    """The distance from the nearer side, in characters; a number in the middle has none."""
    if place == "centred":
        return ABSENT
    indents = set()
    for row in rows:
        edge = paper.edge(paper.sheets[row.page - 1])
        if edge is not None:
            near = min(row.left - edge, paper.right - row.right)
            indents.add(round(near / paper.body_size, 1))
    return Measure(numbers=tuple((each, each) for each in sorted(indents)))


def _number_drop(paper: Paper, rows: list[Row]) -> Measure:
    """From the text area's foot to the dash; the middle of the dash, else where it would be."""
    high, low = paper.foot
    drops = set()
    for row in rows:
        dashes = [glyph for glyph in row.glyphs if glyph.text in DASHES]
        middle = row.baseline - DASH_HEIGHT * row.size
        if dashes:
            middle = (dashes[0].top + dashes[0].bottom) / 2
        drops.add((round(millimetres(middle - low), 1), round(millimetres(middle - high), 1)))
    return Measure(numbers=tuple(sorted(drops)))
