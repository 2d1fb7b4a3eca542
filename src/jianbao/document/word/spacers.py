"""Heights of the small paragraphs that Word wants, in points."""

from __future__ import annotations

CHART_SPARE = 6.0  # Word sets a picture on a line with a little below it


SPACER = 1.0  # the paragraph that Word wants behind a table where no other stands


FIELD_END = 0.5
"""Height of the paragraph that ends Word's field: as low as 22 lines leave room for."""


NOTE_SEPARATOR = 6.25  # an exact line for Word's footnote separator; LibreOffice's takes 6.24
