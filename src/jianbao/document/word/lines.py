"""Where the characters of a line stand in Word, and which room a chart's labels take."""

from __future__ import annotations

BASELINE = 0.8
"""Where a line of exact height has its baseline, as a share of the height, from its top.

Source: measured in LibreOffice 7.4 on 4,191 glyphs (0.1 pt off at most); public measurements of
Word 16 give the same for four families of faces.
"""

BELOW_BASELINE = 0.2
"""What an exact line has below its baseline, as a share of its height: the rest of BASELINE.

Source: as BASELINE.
"""

LEAST_LINE = 0.05
"""Points, one twip: the lowest line. One of no height at all Word would make as high as its type.

Source: ECMA-376 part 1, 17.3.1.33; tried in LibreOffice.
"""

ASCENT = 0.88
"""How high a Chinese face reaches above the baseline, in em.

Source: the cell of a Chinese glyph is one em from 0.88 above the baseline down to 0.12 below it in
the faces of Windows and in those that the package ships (table OS/2, typographic ascent).
"""

DESCENT = 0.12
"""How far a Chinese face reaches below the baseline, in em.

Source: as ASCENT.
"""

DASH_HEIGHT = 0.36
"""How high the middle of a dash (—) stands above the baseline, in em: page numbers have two.

Source: a middle value for the faces of Windows; those that the package ships have it at 0.27 (宋体)
to 0.38 (楷体).
"""

LABEL_ASCENT = 0.8
"""What a chart's label takes above its baseline, in em.

Source: taken over from lines of text; not measured in a chart of Word.
"""

LABEL_DESCENT = 0.2
"""What a chart's label takes below its baseline, in em.

Source: as LABEL_ASCENT.
"""
