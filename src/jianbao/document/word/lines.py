"""Where Word sets the baseline of a line, and the marks of its notes."""

from __future__ import annotations

WORD_BASELINE = 0.8  # where an exact line of Word has its baseline, as a share of its height


BASELINE = 0.8
"""Where an exact line of Word has its baseline, as a share of its height. LibreOffice agrees
within 0.1 pt; measurements of Word itself say the same."""


NOTE_MARK_SIZE = 0.62
"""Size of a footnote's mark, of the text's size: LibreOffice draws superscript at 58 %, Word at
about two thirds; the breaks hold for both."""


NOTE_MARK_RISE = 0.33
