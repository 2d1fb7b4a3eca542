"""What a finding shows of a text that has no end: so much of it that a person knows the place."""

from __future__ import annotations

AROUND = 150  # characters on either side of a place that are shown of a sentence
LONGEST = 400  # characters of a value; a message names what it is about, it does not hold it


def sentence_around(text: str, index: int, ends: str) -> str:
    """Return the sentence of `text` around a character; of a long one what stands nearest.

    It takes the same time however long the text is.
    """
    first, last = max(0, index - AROUND), min(len(text), index + AROUND)
    start = max(text.rfind(end, first, index) for end in ends) + 1 or first
    found = [text.find(end, index, last) for end in ends]
    end = min((end for end in found if end >= 0), default=last - 1) + 1
    cut_before = "…" if start == first > 0 and text[start - 1] not in ends else ""
    cut_behind = "…" if end < len(text) and text[end - 1] not in ends else ""
    return cut_before + text[start:end].strip() + cut_behind


def shortened(text: str) -> str:
    """Return a value as a message shows it: both ends of one that is long."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[-half:]}"
