"""The marks of footnotes in Word, and what parts the notes from the text."""

from __future__ import annotations

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""The signs that Word has for numbers in circles, each as wide as a Chinese character.

Source: ECMA-376 part 1, 17.18.59, `decimalEnclosedCircleChinese`.
"""

MARK_SIZE = 0.62
"""Size of a footnote's mark, of the text's size.

Source: LibreOffice draws superscript at 58 %, Word at 65 to 67 %; lines break alike with both.
"""

MARK_RISE = 0.33
"""How high a footnote's mark stands above the baseline, of the text's size.

Source: superscript of LibreOffice; not measured in Word, where it moves no line.
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


def note_sign(number: int, marks: str = "circled") -> str:
    """Return the sign of a page's footnote: ① to ⑳, then (21) as Word writes it; or 1, 2, 3."""
    if marks == "decimal":
        return str(number)
    return SIGNS[number - 1] if number <= len(SIGNS) else f"({number})"
