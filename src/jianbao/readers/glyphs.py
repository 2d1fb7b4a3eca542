"""Characters of a page with their places, in the order in which a file draws them.

Lengths are points, y runs down from the page's top edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from msgspec import Struct

LEVEL = 1.0  # points; characters of one line stand level


class Glyph(Struct, frozen=True, gc=False):
    """One character: the origin of its glyph, and its size on paper."""

    character: str
    x: float
    y: float
    size: float
    turned: bool = False  # a quarter to the right, so that it reads downwards


class ShownText(Struct, frozen=True, gc=False):
    """Characters that were shown at once, in one size, and where the first of them stands."""

    text: str
    x: float
    y: float
    size: float
    turned: bool
    parts: Sequence[str]  # of the text: what each code stands for
    steps: Sequence[float]  # how far each code leads: so many times `unit`, and `space`
    unit: float
    space: float
    across: float  # how much of that leads to the right,
    down: float  # and downwards

    @property
    def glyphs(self) -> Iterator[Glyph]:
        """The characters one by one."""
        along = 0.0
        for part, step in zip(self.parts, self.steps, strict=True):
            place = self.x + along * self.across, self.y + along * self.down
            for character in part:
                yield Glyph(character, *place, self.size, self.turned)
            along += step * self.unit + self.space


class Bookmark(Struct, frozen=True):
    """An entry of the outline; level 0 is the highest."""

    level: int
    text: str


class DrawnFile(Struct, frozen=True):
    """What a file draws, page by page, and its outline."""

    shown: tuple[tuple[ShownText, ...], ...]
    bookmarks: tuple[Bookmark, ...]

    @property
    def pages(self) -> tuple[tuple[Glyph, ...], ...]:
        """The characters of each page one by one."""
        return tuple(
            tuple(chain.from_iterable(each.glyphs for each in page)) for page in self.shown
        )


def level_lines(shown: Iterable[ShownText]) -> Iterator[str]:
    """Yield what was shown one after another on one level."""
    for _, texts in groupby(shown, lambda text: round(text.y / LEVEL)):
        yield "".join(text.text for text in texts)
