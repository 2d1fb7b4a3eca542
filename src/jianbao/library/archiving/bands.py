"""What lies on what: letters by the band of the page in which they stand, and boxes that meet."""

from __future__ import annotations

from collections import defaultdict

from jianbao.readers.pdf.strict import Letter

NEAR = 0.3  # points: what is drawn alike may differ by it, and what does not touch may overlap
BAND = 20  # points: letters are looked for within bands of a page
Box = tuple[float, float, float, float]
Banded = dict[int, list[tuple[Letter, Box]]]


def banded(letters: tuple[Letter, ...]) -> Banded:
    """Return letters by the bands that they reach into, each with its box."""
    bands: Banded = defaultdict(list)
    for letter in letters:
        _, bottom, _, top = box = letter.box
        for band in range(int(bottom // BAND), int(top // BAND) + 1):
            bands[band].append((letter, box))
    return bands


def near(bands: Banded, box: Box) -> list[tuple[Letter, Box]]:
    """Return the letters of the bands that a box reaches into, each once."""
    reached = range(int(box[1] // BAND), int(box[3] // BAND) + 1)
    if len(reached) == 1:
        return bands.get(reached[0], [])
    found = {each.order: (each, own) for band in reached for each, own in bands.get(band, ())}
    return list(found.values())


def meet(one: Box, other: Box) -> bool:
    """Return whether two boxes overlap by more than NEAR, or by half of what is thinner."""
    return _over(one[0], one[2], other[0], other[2]) and _over(one[1], one[3], other[1], other[3])


def _over(start: float, end: float, from_: float, to: float) -> bool:
    return min(end, to) - max(start, from_) > min(NEAR, (end - start) / 2, (to - from_) / 2)
