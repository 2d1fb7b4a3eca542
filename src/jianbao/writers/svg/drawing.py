"""Placed items -> SVG (https://www.w3.org/TR/SVG2/). Lengths are points, as in `Placed`.

Every character has its own x: a browser that spaces letters in its own way cannot move one. A run
is in the class of its face; who shows the page says where the faces are.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import assert_never

from jianbao.document.placed import Box, Image, Item, Line, PlacedPage, Polygon, Run, Stroke
from jianbao.writers.escaping import escape

BLACK = "000000"
OUTSIDE_THE_PLANE = 0xFFFF  # characters beyond it are two in a browser, which counts UTF-16


def page_svg(page: PlacedPage) -> str:
    """Return one page. Its lines of text are groups numbered from 0, in drawing order."""
    size = f"{page.width:.6g} {page.height:.6g}"
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" aria-hidden="true">',
            *items(page),
            "</svg>",
        )
    )


def items(page: PlacedPage) -> Iterator[str]:
    """Yield what is drawn on a page, in drawing order."""
    number = 0
    for item in page.items:
        if isinstance(item, Line):
            yield f'<g class="l" data-l="{number}">'
            yield from (_run(run, item, page) for run in item.runs)
            yield "</g>"
            number += 1
        else:
            yield _shape(item)


def _run(run: Run, line: Line, page: PlacedPage) -> str:
    size, base = _length(run.size), line.baseline - run.rise
    colour = "" if line.colour == BLACK else f' fill="#{line.colour}"'
    head = f'<text class="{escape(run.face)}" font-size="{size}"{colour}'
    places = list(starts(run))
    if line.turned or run.scale != 1:
        move = f"translate({_length(run.x)} {_length(base)})"
        if line.turned:
            move = f"translate({_length(page.width - base)} {_length(run.x)}) rotate(90)"
        places = [(place - run.x) / run.scale for place in places]
        scale = "" if run.scale == 1 else f" scale({run.scale:.6g} 1)"
        at = f'transform="{move}{scale}" x="{_lengths(places)}"'
    else:
        at = f'x="{_lengths(places)}" y="{_length(base)}"'
    return f'{head} xml:space="preserve" {at}>{escape(run.text)}</text>'


def starts(run: Run) -> Iterator[float]:
    """Yield where each character of a run begins, as a browser counts them."""
    ends = accumulate((advance + run.spacing for advance in run.advances), initial=run.x)
    for sign, place in zip(run.text, ends, strict=False):
        yield place
        if ord(sign) > OUTSIDE_THE_PLANE:
            yield place


def _shape(item: Item) -> str:
    match item:
        case Stroke():
            dash = f' stroke-dasharray="{_lengths(item.dash)}"' if item.dash else ""
            return (
                f'<path d="M{_lengths((item.x0, item.y0))}L{_lengths((item.x1, item.y1))}" '
                f'stroke="#{item.colour}" stroke-width="{_length(item.width)}"{dash}/>'
            )
        case Box():
            return f'<rect {_area(item)} fill="#{item.fill}"{_outline(item.outline, BLACK)}/>'
        case Polygon():
            points = " ".join(_lengths(point) for point in item.points)
            edge = _outline(item.outline, item.colour)
            return f'<polygon points="{points}" fill="#{item.fill}"{edge}/>'
        case Image():
            return f'<image {_area(item)} preserveAspectRatio="none" href="{_data(item.data)}"/>'
        case Line():
            raise AssertionError("lines are drawn with their numbers")
        case _:
            assert_never(item)


def _area(item: Box | Image) -> str:
    return (
        f'x="{_length(item.x)}" y="{_length(item.y)}" '
        f'width="{_length(item.width)}" height="{_length(item.height)}"'
    )


def _outline(width: float, colour: str) -> str:
    return f' stroke="#{colour}" stroke-width="{_length(width)}"' if width else ""


def _data(picture: bytes) -> str:
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture).decode()}"


def _lengths(numbers: Iterable[float]) -> str:
    return " ".join(map(_length, numbers))


def _length(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
