"""Few figures as cards: headlines large, the others smaller, all larger where there is room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.theme import Style, Theme

MOST_CARDS = 4  # of figures that are no headline, in a row
MOST_AS_CARDS = 12  # figures: where there are more, those that are no headline have a table
LARGER = (1.8, 1.6, 1.4, 1.2, 1)
"""How much larger than usual all cards may be, largest first."""

HEADLINES = {"label": 14 / 10.5, "value": 40 / 26, "detail": 12 / 9}
"""How much larger headlines are as cards than as tiles."""


class Cards(Struct, frozen=True):
    """How cards stand: how much larger than usual, and how many in a row."""

    times: float = 1
    headlines: int = 3
    others: int = MOST_CARDS
    alone: float = 0.6  # of the width, for one in a row
    whole: bool = False  # no number is made smaller, no name has more than two lines


def usual_cards(headlines: int) -> Cards:
    """Return how cards stand where they share the page."""
    return Cards(headlines=3 if headlines % 3 == 0 or headlines > 4 else 2)


def small_cards(headlines: int) -> Cards:
    """Return cards as small as tiles."""
    return replace(usual_cards(headlines), times=1 / HEADLINES["value"])


def larger_cards(headlines: int, others: int, charts: bool) -> Iterator[Cards]:
    """Yield how cards may stand that have room to be larger, the largest first.

    Without charts few of them have the page to themselves and stand under one another.
    """
    usual = usual_cards(headlines)
    large = usual.headlines if charts else 1 if headlines <= 3 else 2
    small = MOST_CARDS if charts or others > 6 else 3 if others % 3 == 0 or others > 4 else 2
    for times in LARGER:
        yield Cards(times, large, small, 0.6 if charts else 1, whole=True)
        if large < usual.headlines:
            yield Cards(times, usual.headlines, small, whole=True)


def with_cards(theme: Theme, times: float) -> Theme:
    """Return a theme that has styles of cards, too: those of tiles, larger."""
    styles = {
        each.name: each
        for name, share in HEADLINES.items()
        for each in (
            _larger(theme.style(f"tile_{name}"), "card", share * times),
            _larger(theme.style(f"tile_{name}"), "small_card", times),
        )
    }
    return replace(theme, styles={**theme.styles, **styles})


def _larger(tile: Style, name: str, times: float) -> Style:
    part = tile.name.removeprefix("tile_")
    word = f"{name.replace('_', ' ')} {part}".title()
    larger = tile.at_size(round(tile.size * times * 2) / 2)
    return replace(larger, name=f"{name}_{part}", word=word)
