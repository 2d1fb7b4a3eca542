"""The measures of a PDF: title, head, what a letter has, and the 版记."""

from __future__ import annotations

from itertools import pairwise

from jianbao.document.lengths import mm
from jianbao.document.word.lines import BELOW_BASELINE
from jianbao.proof.standard.measuring.paper import NOMINAL_TOP, Paper, in_millimetres
from jianbao.proof.standard.measuring.wording import (
    COPIES,
    IMPRINT,
    copies,
    document_number,
    faults,
    title_shape,
)
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Fault, Measure
from jianbao.readers.page import MeasuredRule, Row, face_of, millimetres

INK_BELOW = 0.06  # of the size, from the baseline to the foot of most characters


def part_measures(paper: Paper) -> dict[str, Measure]:
    """Return what the parts of a paper show, by the rule's code."""
    return {**_title(paper), **_mark(paper), **_line(paper), **_imprint(paper), **_other(paper)}


# ---- title


def _title(paper: Paper) -> dict[str, Measure]:
    rows = paper.title
    if not rows:
        return {f"title-{code}": ABSENT for code in ("face", "size", "place", "shape")}
    centred = all(paper.is_centred(row) for row in rows)
    edge = paper.edge(paper.first)
    left = edge is not None and rows[0].left < edge + 1
    place = "centred" if centred else "left" if left else "aside"
    size = rows[0].size
    return {
        "title-face": Measure(words=(face_of(rows[0].glyphs),)),
        "title-size": Measure(numbers=((size, size),)),
        "title-place": Measure(words=(place,)),
        "title-shape": title_shape([(row.right - row.left, row.text) for row in rows]),
    }


# ---- head


def _mark(paper: Paper) -> dict[str, Measure]:
    if not paper.mark:
        codes = ("mark-top", "mark-face", "mark-colour", "mark-place")
        return {
            **dict.fromkeys(codes, ABSENT),
            "document-number": _number(paper),
        }
    first = paper.mark[0]
    ink = min(glyph.top for glyph in first.glyphs)
    top = (first.em_top - NOMINAL_TOP, ink - NOMINAL_TOP)
    centred = all(paper.is_centred(row) for row in paper.mark) or paper.is_centred(*paper.mark)
    return {
        "mark-top": Measure(numbers=((millimetres(top[0]), millimetres(top[1])),)),
        "mark-face": Measure(words=(face_of(first.glyphs),)),
        "mark-colour": Measure(words=(first.colour,)),
        "mark-place": Measure(words=("centred" if centred else "aside",)),
        "document-number": _number(paper),
    }


def _number(paper: Paper) -> Measure:
    row = paper.number_row
    return document_number([(1, row.text)]) if row else ABSENT


def _line(paper: Paper) -> dict[str, Measure]:
    line = paper.separation
    if line is None:
        return {f"red-line-{code}": ABSENT for code in ("width", "colour", "gap")}
    return {
        "red-line-width": Measure(numbers=(in_millimetres(line.width),)),
        "red-line-colour": Measure(words=(line.colour,)),
        "red-line-gap": _gap(paper.number_row, line, BELOW_BASELINE * (paper.pitch or 0)),
    }


def _gap(row: Row | None, line: MeasuredRule, below: float = 0.0) -> Measure:
    """From the row above to the rule: from its ink, or its box that ends `below` its baseline."""
    if row is None or line.y <= row.baseline:
        return ABSENT
    box = line.y - max(row.em_bottom, row.baseline + below)
    ink = line.y - row.baseline - INK_BELOW * row.size
    return Measure(numbers=((millimetres(box), millimetres(ink)),))


# ---- letters, minutes, bulletins

FOOT = mm(45)
"""Red rules no higher than this above the paper's foot are a letter's, whose place is 20 mm (10.1);
those higher up rule tiles and tables."""


def _other(paper: Paper) -> dict[str, Measure]:
    first, red = paper.first, paper.red_strokes
    upper = [stroke for stroke in red if stroke.y < first.height / 2]
    lower = [stroke for stroke in red if stroke.y > first.height - FOOT]
    name = "".join(row.text for row in paper.mark).replace(" ", "")
    issue = any("期" in row.text and "第" in row.text for row in _head_rows(paper))
    minutes = [] if name.endswith("纪要") else [Fault(1, name[-8:])]
    return {
        "letter-mark": _letter_mark(paper),
        "letter-width": _widths([*upper, *lower]),
        "letter-gap": _gap(paper.mark[-1], upper[0]) if paper.mark and upper else ABSENT,
        "letter-foot": (
            Measure(numbers=(in_millimetres(first.height - lower[-1].y),)) if lower else ABSENT
        ),
        "letter-first": faults([Fault(1, paper.numbers[1].text)] if 1 in paper.numbers else []),
        "minutes-name": faults(minutes) if paper.mark else ABSENT,
        "bulletin-name": Measure(words=(paper.mark[0].colour,)) if paper.mark else ABSENT,
        "bulletin-issue": faults([]) if issue else ABSENT,
    }


def _letter_mark(paper: Paper) -> Measure:
    if not paper.mark:
        return ABSENT
    ink = min(glyph.top for glyph in paper.mark[0].glyphs)
    return Measure(numbers=((millimetres(paper.mark[0].em_top), millimetres(ink)),))


def _head_rows(paper: Paper) -> list[Row]:
    return [row for row in paper.first.rows if row.baseline <= paper.head_end]


def _widths(strokes: list[MeasuredRule]) -> Measure:
    widths = sorted({round(millimetres(stroke.width), 1) for stroke in strokes})
    return Measure(numbers=tuple((each, each) for each in widths)) if widths else ABSENT


# ---- the end


def _imprint(paper: Paper) -> dict[str, Measure]:
    rows, strokes = paper.imprint, paper.imprint_strokes
    if not rows:
        codes = ("lines", "width", "outer", "inner", "foot", "face", "size")
        return {**{f"imprint-{code}": ABSENT for code in codes}, "copies": ABSENT}
    sizes = sorted({row.size for row in rows})
    high, low = paper.foot
    foot = UNKNOWN
    above = [stroke for stroke in strokes if stroke.y < rows[0].baseline]
    below = [stroke for stroke in strokes if stroke.y > rows[-1].baseline]
    if below:
        last = below[0].y
        foot = Measure(numbers=((millimetres(last - low), millimetres(last - high)),))
    return {
        "imprint-lines": faults(_missing(rows, strokes, bool(above), bool(below))),
        "imprint-width": _widths(strokes),
        "imprint-outer": _thickness([*above[-1:], *below[:1]]),
        "imprint-inner": _thickness([each for each in strokes if each not in (*above, *below)]),
        "imprint-foot": foot,
        "imprint-face": Measure(words=tuple(dict.fromkeys(row.face for row in rows))),
        "imprint-size": Measure(numbers=tuple((size, size) for size in sizes)),
        "copies": _copies(rows),
    }


def _missing(rows: list[Row], strokes: list[MeasuredRule], first: bool, last: bool) -> list[Fault]:
    """Return which of the rules are not there: the first, the last, or one between parts."""
    page, missing = rows[0].page, []
    if not first:
        missing.append(Fault(page, code="imprint-first"))
    if not last:
        missing.append(Fault(page, code="imprint-last"))
    parts = [row for row in rows if IMPRINT.search(row.text)]
    for above, below in pairwise(parts):
        if not any(above.baseline < stroke.y < below.baseline for stroke in strokes):
            missing.append(Fault(page, code="imprint-between"))
    return missing


def _thickness(strokes: list[MeasuredRule]) -> Measure:
    widths = sorted({round(millimetres(stroke.thickness), 2) for stroke in strokes})
    return Measure(numbers=tuple((each, each) for each in widths)) if widths else ABSENT


def _copies(rows: list[Row]) -> Measure:
    """Put the rows of 抄送 together, up to the next part."""
    starts = [number for number, row in enumerate(rows) if COPIES.search(row.text)]
    if not starts:
        return ABSENT
    ends = [n for n in range(starts[0] + 1, len(rows)) if IMPRINT.search(rows[n].text)]
    listed = rows[starts[0] : ends[0] if ends else len(rows)]
    return copies(listed[0].page, "".join(row.text for row in listed))
