"""What a kind of block is: its meaning, its options, and what makes blocks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from jianbao.compose.context import Context
from jianbao.compose.options import Options
from jianbao.document.composed import Block
from jianbao.messages.errors import Problems
from jianbao.yaml.forms import Key

O = TypeVar("O", bound=Options)  # noqa: E741

CELLS = ("cell", "cell_value", "cell_center", "cell_head", "cell_group")
TILES = ("tile_label", "tile_value", "tile_detail")
CHART = ("chart_title", "chart_caption")
SECTIONS = ("heading1", "body", "footnote")


def nothing(_context: Context, _options: Options) -> Iterator[Block]:
    """Yield nothing: what the block stands for is made of the whole paper."""
    yield from ()


class Kind(Struct, Generic[O], frozen=True):
    """What a template can print. Its name is that of its file in `kinds/`.

    The theme must have `styles`; the briefing's fields `prints` need no line of their own where it
    stands; one that stands `at_end` comes behind everything, wherever the template names it.
    `check` notes what the declaration of the options cannot say.
    """

    meaning: Key
    options: type[O]
    compose: Callable[[Context, O], Iterator[Block]]
    styles: tuple[str, ...] = ()
    prints: frozenset[str] = frozenset()
    at_end: bool = False
    check: Callable[[O, Problems], None] | None = None
