"""Web and mail addresses in a text: their marks and numbers are no marks and figures of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from jianbao.audit.patterns import pattern

ADDRESS = pattern(r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)


def is_in_address(text: str, start: int) -> bool:
    """Return whether what begins at a place is part of a web or mail address."""
    starts, ends = _addresses(text)
    place = bisect_right(starts, start) - 1
    return place >= 0 and start < ends[place]


@lru_cache(maxsize=8)
def _addresses(text: str) -> tuple[list[int], list[int]]:
    """Return where each address of a text begins, and where each ends: found once a text."""
    if "http" not in text and "www." not in text and "@" not in text:
        return [], []
    spans = [match.span() for match in ADDRESS.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]
