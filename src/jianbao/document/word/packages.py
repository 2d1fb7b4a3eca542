"""What holds for the zip file that a Word file is."""

from __future__ import annotations

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows: what every part of ours is dated, for there is no clock.

Source: APPNOTE.TXT 4.4.6: MS-DOS date and time.
"""
