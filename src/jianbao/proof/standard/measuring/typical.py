"""What the parts of a paper are known by, in Word files and PDFs alike: habits, no rules (实务)."""

from __future__ import annotations

LARGER = 1.5  # points by which a title is larger than the body
MARK_SIZE = 26.0  # points: type from here on is a name over the paper, not a title
LONGEST_ADDRESSEE = 120  # characters
