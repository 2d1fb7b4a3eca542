"""What a finding shows of a text that has no end: so much of it that a person knows the place."""

from __future__ import annotations

import re
from functools import lru_cache

AROUND = 150  # characters on either side of a place that are shown of a sentence
LONGEST = 400  # characters of a value; a message names what it is about, it does not hold it


def sentence_around(text: str, index: int, ends: str) -> str:
    """Return the sentence of `text` around a character; of a long one what stands nearest.

    It takes the same time however long the text is.
    """
    first, last = max(0, index - AROUND), min(len(text), index + AROUND)
    to_last, to_next = _ends(ends)
    before, behind = to_last.match(text, first, index), to_next.search(text, index, last)
    start, end = before.end() if before else first, behind.end() if behind else last
    cut_before = "…" if start == first > 0 and text[start - 1] not in ends else ""
    cut_behind = "…" if end < len(text) and text[end - 1] not in ends else ""
    return cut_before + text[start:end].strip() + cut_behind


@lru_cache(maxsize=4)
def _ends(ends: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what reaches to the last of some marks in a stretch, and what is the next one."""
    mark = f"[{re.escape(ends)}]"
    return re.compile(f"(?s:.*){mark}"), re.compile(mark)


def shortened(text: str) -> str:
    """Return a value as a message shows it: both ends of one that is long."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[-half:]}"
