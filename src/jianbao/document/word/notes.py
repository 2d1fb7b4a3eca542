"""The marks of footnotes in Word, and what parts the notes from the text."""

from __future__ import annotations

from jianbao.document.word.units import HALF_POINTS_PER_POINT
from jianbao.document.word.widths import HALF

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""The signs that Word has for numbers in circles, each as wide as a Chinese character.

Source: ECMA-376 part 1, 17.18.59, `decimalEnclosedCircleChinese`.
"""

MARK_SIZE = 0.56
"""Size of a footnote's mark, of the text's size, before it is rounded to half points.

Source: a choice near the superscript of LibreOffice (58 %; Word's is 65 to 67 %). Size and width
are written out: left to each program, lines with several marks broke elsewhere (16 of 21 alike).
"""

MARK_RISE = 0.33
"""How high a footnote's mark stands above the baseline, of the text's size.

Source: superscript of LibreOffice; not measured in Word, where it moves no line. Written out, too.
"""

NOTE_SPARE = 3.2
"""Points by which the lines of notes end before the text's right edge.

Source: 41.5 em and a mark are 442.26 pt in 442.25; so a line has at least 1.75 pt to spare with 3.
"""

SEPARATOR = 6.25
"""Points: the exact line between text and notes.

Source: tried with separators of 5 to 12 pt: notes of one to seven lines take the same number of
grid lines whatever it is; LibreOffice's takes 6.24.
"""

RULE_LENGTH = 144.0
"""Points, two inches: the rule between text and notes.

Source: what Word draws for `w:separator`, from memory; not measured.
"""

RULE_WIDTH = 0.5
"""Points: the thickness of that rule.

Source: as RULE_LENGTH.
"""


def mark_size(size: float) -> float:
    """Return the size of a mark beside text of a size, in points: whole half points."""
    return round(size * MARK_SIZE * HALF_POINTS_PER_POINT) / HALF_POINTS_PER_POINT


def mark_scale(size: float, scale: float, marks: str = "circled") -> float:
    """Return how wide a mark is drawn beside text of a size and scale: half an em of the text.

    So lines with marks break as surely as others. Marks without circles stand in Latin text.
    """
    if marks == "decimal":
        return scale
    return round(100 * scale * HALF * size / mark_size(size)) / 100


def mark_rise(size: float) -> float:
    """Return how high a mark stands above the baseline, in points: whole half points."""
    return round(size * MARK_RISE * HALF_POINTS_PER_POINT) / HALF_POINTS_PER_POINT


def note_sign(number: int, marks: str = "circled") -> str:
    """Return the sign of a page's footnote: ① to ⑳, then (21) as Word writes it; or 1, 2, 3."""
    if marks == "decimal":
        return str(number)
    return SIGNS[number - 1] if number <= len(SIGNS) else f"({number})"
