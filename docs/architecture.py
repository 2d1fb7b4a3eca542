"""Draws the rooms of src/jianbao from their imports: docs/architecture.svg, and a table.

    python docs/architecture.py

Floors are those of tests/test_architecture.py; what a room holds is its docstring's first line. An
arrow that follows from others is left out: where A reaches C by way of B, none goes from A to C.
A test compares both with what this script would write.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from html import escape
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.test_architecture import CODE, FLOORS, imports  # noqa: E402

PAGE = ROOT / "docs/architecture.md"
PICTURE = ROOT / "docs/architecture.svg"
START, END = "<!-- rooms -->\n", "<!-- end of rooms -->"

WIDTH, MARGIN = 760, 20  # pixels, all of them
BOX_WIDTH, BOX_HEIGHT, STOP_WIDTH, FLOOR_HEIGHT = 130, 34, 20, 74
HEAD = 6  # of an arrow
STYLE = (
    "text{font:14px DejaVu Sans,sans-serif;text-anchor:middle;fill:#1f2937}"
    ".floor{font-size:12px;text-anchor:start;fill:#6b7280}"
    ".box{fill:#eef2ff;stroke:#1f3864}"
    ".line{stroke:#6b7280;fill:none}.head{fill:#6b7280}"
    ".band{fill:#f8fafc}"
)

Point = tuple[float, float]


def edges() -> dict[str, set[str]]:
    """Return the rooms that each room imports from."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, room, other in imports():
        if room != other:
            found[room].add(other)
    return found


def direct(below: dict[str, set[str]]) -> list[tuple[str, str]]:
    """Return the imports that do not follow from others, as pairs of rooms."""
    return sorted(
        (room, other)
        for room in below
        for other in below[room]
        if not any(other in reached(below, between) for between in below[room] - {other})
    )


def reached(below: dict[str, set[str]], room: str) -> set[str]:
    """Return all rooms to which imports lead from a room, by way of others too."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        new = below.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def holds(room: str) -> str:
    """Return the first sentence of a room's docstring."""
    path = CODE / room / "__init__.py" if (CODE / room).is_dir() else CODE / f"{room}.py"
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.partition("\n\n")[0].replace("\n", " ")


def table() -> str:
    """Return the table of rooms in Markdown, from the top floor down."""
    below = edges()
    lines = ["| floor | room | what it holds | imports from |", "|---|---|---|---|"]
    for room in sorted(FLOORS, key=lambda room: (-FLOORS[room], room)):
        others = sorted(below.get(room, ()), key=lambda other: (-FLOORS[other], other))
        name = f"`{room}/`" if (CODE / room).is_dir() else f"`{room}.py`"
        lines.append(f"| {FLOORS[room]} | {name} | {holds(room)} | {', '.join(others) or '–'} |")
    return "\n".join(lines)


def with_table(text: str) -> str:
    """Return the page's text with its table made anew."""
    before, rest = text.split(START)
    return f"{before}{START}{table()}\n{rest[rest.index(END) :]}"


def chains(arrows: list[tuple[str, str]]) -> list[list[str]]:
    """Return each arrow as the stops on its way: one on every floor that it passes."""
    return [
        [room, *(f"{room} {other} {floor}" for floor in _between(room, other)), other]
        for room, other in arrows
    ]


def _between(room: str, other: str) -> list[int]:
    floors = sorted(set(FLOORS.values()), reverse=True)
    return [floor for floor in floors if FLOORS[room] > floor > FLOORS[other]]


def places(ways: list[list[str]]) -> dict[str, Point]:
    """Return the middle of each room and stop; in a row, each lies as those above it do."""
    above: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        for upper, lower in pairwise(way):
            above[lower].append(upper)
    rows: dict[int, set[str]] = defaultdict(set)
    for stop in {*FLOORS, *above}:
        rows[FLOORS[stop] if stop in FLOORS else int(stop.split()[-1])].add(stop)
    middles: dict[str, Point] = {}
    for row, floor in enumerate(sorted(rows, reverse=True)):
        wishes = {stop: _wish([middles[other] for other in above[stop]]) for stop in rows[floor]}
        order = sorted(rows[floor], key=lambda stop: (wishes[stop], _end(stop), stop))
        middles |= _row(order, MARGIN + FLOOR_HEIGHT * (row + 0.5))
    return middles


def _end(stop: str) -> int:
    """Return the floor where the arrow through a stop ends: the deeper, the further left."""
    return FLOORS[stop if stop in FLOORS else stop.split()[1]]


def _wish(above: list[Point]) -> float:
    return sum(x for x, _ in above) / len(above) if above else WIDTH / 2


def _row(order: list[str], y: float) -> dict[str, Point]:
    widths = [BOX_WIDTH if stop in FLOORS else STOP_WIDTH for stop in order]
    gap = (WIDTH - 2 * MARGIN - sum(widths)) / len(order)
    middles, left = {}, MARGIN + gap / 2
    for stop, width in zip(order, widths, strict=True):
        middles[stop] = (left + width / 2, y)
        left += width + gap
    return middles


def picture() -> str:
    """Return the picture as SVG: boxes on their floors, and arrows, which only go down."""
    ways = chains(direct(edges()))
    middles = places(ways)
    floors = sorted(set(FLOORS.values()), reverse=True)
    height = 2 * MARGIN + FLOOR_HEIGHT * len(floors)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>The rooms of jianbao, and who imports from whom</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *(_band(row, floor) for row, floor in enumerate(floors)),
        *(_arrow([middles[stop] for stop in way]) for way in ways),
        *(_box(room, *middles[room]) for room in FLOORS),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _band(row: int, floor: int) -> str:
    top = MARGIN + FLOOR_HEIGHT * row
    band = f'<rect class="band" x="0" y="{top + 8}" width="{WIDTH}" height="{FLOOR_HEIGHT - 16}"/>'
    return f'{band}<text class="floor" x="6" y="{top + FLOOR_HEIGHT / 2 + 4:g}">{floor}</text>'


def _box(room: str, x: float, y: float) -> str:
    left, top = x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2
    size = f'width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5"'
    box = f'<rect class="box" x="{left:.4g}" y="{top:.4g}" {size}/>'
    return f'<g>{box}<text x="{x:.4g}" y="{y + 5:.4g}">{escape(room)}</text></g>'


def _arrow(stops: list[Point]) -> str:
    (x1, y1), *between, (x2, y2) = stops
    top = y2 - BOX_HEIGHT / 2
    way = [(x1, y1 + BOX_HEIGHT / 2)]
    for x, y in between:
        way += [(x, y - BOX_HEIGHT / 2), (x, y + BOX_HEIGHT / 2)]
    line = " L".join(f"{x:.4g} {y:.4g}" for x, y in [*way, (x2, top - HEAD)])
    head = f"M{x2:.4g} {top:.4g} l{-HEAD / 2:g} {-HEAD * 1.5:g} h{HEAD:g} z"
    return f'<path class="line" d="M{line}"/><path class="head" d="{head}"/>'


def main() -> None:
    """Write the picture and the table."""
    PICTURE.write_text(picture(), "utf-8")
    PAGE.write_text(with_table(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
