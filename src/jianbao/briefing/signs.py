"""Characters that do not print as they are typed: blanks of every kind, and what nobody sees."""

from __future__ import annotations

from jianbao.document.patterns import pattern

NO_BREAK = "\u00a0"
"""The one blank at which no line ends."""

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff"
)
"""What has no ink and no width: soft hyphens, joiners, marks of direction, variants' selectors."""

WIDE_OR_THIN = "\t\u1680\u2000-\u2006\u2008-\u200a\u205f"
"""Blanks for which an ordinary one stands: a face has one width of it."""

UNBREAKABLE = "\u2007\u202f"
"""Blanks of other widths at which no line ends, for which U+00A0 stands."""

INDENTS = f" \u3000{NO_BREAK}{WIDE_OR_THIN}{UNBREAKABLE}"
SOME_ODD = pattern(f"[{INDENTS}{UNSEEN}]")
"""A text without any of these has nothing odd: to look for them takes a hundredth of the time."""

ODD = pattern(
    f"(?P<edge>(?:^|(?<=\n))[{INDENTS}]+|[{INDENTS}]+(?=\n|$(?!\n)))"
    f"|(?P<unseen>[{UNSEEN}]+)|(?P<blank>[{WIDE_OR_THIN}])|(?P<fixed>[{UNBREAKABLE}])"
)
"""What is dropped at the edges of a line, dropped anywhere, or set as another blank.

At the head of a paragraph blanks are its indent typed by hand: the style has one already.
"""

PRINTED = {"edge": "", "unseen": "", "blank": " ", "fixed": NO_BREAK}
