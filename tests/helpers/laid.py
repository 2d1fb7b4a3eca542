"""Documents of blocks of which some are laid out already: grids of exact columns and rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any, get_args

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import (
    Block,
    Composed,
    Gap,
    HorizontalRule,
    Measure,
    PageBreak,
    Properties,
)
from jianbao.document.inlines import Inline
from jianbao.document.paged import Paged, PagedBlock
from jianbao.document.placed import Placed
from jianbao.document.theme import Theme
from jianbao.fonts.faces import Faces
from jianbao.typeset.layout.laying_out import lay_out_blocks
from jianbao.typeset.typesetting import set_pages, typeset
from tests.conftest import ROOT

PROPERTIES = Properties("题", "单位", "", "zh-CN", datetime(2022, 7, 4, tzinfo=UTC))
Notes = tuple[tuple[Inline, ...], ...]
Part = Block | PagedBlock


@cache
def overview_theme() -> Theme:
    """Return the theme of a paper with 22 lines a page."""
    return read_template("overview", (ROOT / "templates",)).theme


def ruled(
    width: float, height: float, colour: str = "000000", outset: float = 0.0
) -> HorizontalRule:
    """Return a rule whose lengths are points."""
    width_, strip, outset_ = (Measure(points, "pt") for points in (width, height, outset))
    return HorizontalRule(width_, strip, colour, outset_)


def gap(height: float) -> Gap:
    """Return empty space of so many points."""
    return Gap(Measure(height, "pt"))


def is_composed(part: Part) -> bool:
    """Return whether a block is one that composition makes."""
    return isinstance(part, get_args(Block))


def laid(blocks: Iterable[Part]) -> tuple[PagedBlock, ...]:
    """Return blocks laid out, where they are not already."""
    found: list[PagedBlock] = []
    for block in blocks:
        if isinstance(block, PageBreak) or not is_composed(block):
            found.append(block)  # type: ignore[arg-type]
        else:
            found += lay_out_blocks((block,), overview_theme())
    return tuple(found)


def paged(
    blocks: Iterable[Part], notes: Notes = (), properties: Properties = PROPERTIES, **other: Any
) -> Paged:
    """Return a paged document of these blocks."""
    apart = {name: laid(other.pop(name, ())) for name in ("head", "foot")}
    return Paged(laid(blocks), notes, properties, **apart, **other)


def paper(
    blocks: Iterable[Part], notes: Notes = (), properties: Properties = PROPERTIES, **other: Any
) -> Composed | Paged:
    """Return a composed document of these blocks, or a paged one where some are laid out."""
    parts = tuple(blocks)
    if all(map(is_composed, (*parts, *other.get("head", ()), *other.get("foot", ())))):
        return Composed(parts, notes, properties, **other)
    return paged(parts, notes, properties, **other)


def placed_of(document: Composed | Paged, theme: Theme) -> Placed:
    """Return the document typeset."""
    faces = Faces(theme.faces)
    if isinstance(document, Paged):
        return set_pages(document, theme, faces)
    return typeset(document, theme, faces)
