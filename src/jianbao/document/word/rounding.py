"""How far programs round: what is nearer than this may come out otherwise in another one."""

from __future__ import annotations

SAFE = 0.5
"""Points by which a decision about a line's end has to be clear, or it is told as fragile.

Source: LibreOffice and Word round advances by some hundredths of a point each, on lines of 28
characters; with half-em arithmetic decisions are clear by 3.16 pt (1,018 lines of stress text).
"""

LINE_ROUNDING = 0.005
"""Points by which a line may be wider than its room and still fit: sums of floating numbers.

Source: arithmetic; a tenth of what Word can say (a twip).
"""

PAGE_ROUNDING = 0.01
"""Points by which a page's or a grid's content may be larger than its room and still fit.

Source: arithmetic; a fifth of what Word can say (a twip), for sums of up to a page's lines.
"""

SHRINK = 0.58
"""Of the spaces of a line that is stretched: what they lose at most so that more stands in it.

Source: a Word-like engine in compatibility mode 15 takes a fifth from three spaces, not three
fifths from one, and only where the line would otherwise be stretched by more; in mode 14, nothing.
"""
