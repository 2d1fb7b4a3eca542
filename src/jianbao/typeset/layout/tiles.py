"""Headline figures as tiles: rows of lines, so that each line of one meets the next one's.

All numbers of a row have one size: the largest of a ladder at which the widest fits. A name, a
number or a phrase is never parted where it has a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.composed import Inlines, Tile, Tiles
from jianbao.document.inlines import Words, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling, Space
from jianbao.document.word.spacers import TILE_SPARE
from jianbao.messages.typeset import figures_too_wide, tile_scaled
from jianbao.typeset.layout.figures.lines import in_lines, split_lines
from jianbao.typeset.layout.setting import Setting
from jianbao.typeset.layout.widths import spread

GAP = 8.0
TOP = 2.25
PADDING, OF_LABEL = 5.0, 0.45  # points, and of the size of names where that is more
SLACK = 1.5  # points that stay free beside a line
LADDER = (1, 12 / 13, 11 / 13, 10 / 13, 9 / 13)
"""Sizes of numbers, of the style's own: a smaller one makes no headline."""

LAST = (16 / 26, 7 / 13, 6 / 13)
"""Those for a value in words that cannot be said in 万 or 亿."""

MOST_LABELS = 2  # lines of a name, where tiles are to be whole
FEW = 3  # tiles in a row: more of them become two rows where numbers would be small
SMALLEST = 9.0  # points
UNIT = 0.5  # of the number's size: % and ‰ are as large as the number
AS_LARGE = ("%", "‰", "％")
SMALLER_LABEL = 9.5 / 10.5
BETWEEN = "\u3000"  # two phrases on a line


class _Set(Struct, frozen=True):
    """The lines of one tile."""

    label: tuple[Inlines, ...]
    value: Inlines
    details: tuple[Inlines, ...]


def lay_out_tiles(tiles: Tiles, setting: Setting) -> Iterator[Grid | Space]:
    """Yield rows of tiles with gaps between them, each about as long as the next."""
    count = len(tiles.tiles)
    rows = -(-count // tiles.most)
    each = -(-count // rows)
    beside = _room(tiles, _columns(tiles, each, setting), setting)
    if each > FEW and not _is_large(tiles, beside, setting):
        each = -(-each // 2)
    columns = _columns(tiles, each, setting)
    room = _room(tiles, columns, setting)
    texts = _set(tiles, tiles.tiles, room, setting)
    if tiles.whole and not _is_whole(tiles, texts, room, setting):
        setting.findings.append(figures_too_wide(need="", room=f"{room:.0f}"))
    rows_of_tiles = [
        _row_of_tiles(tiles, texts[start : start + each], columns, setting)
        for start in range(0, count, each)
    ]
    for number, grid in enumerate(
        _even(rows_of_tiles) if setting.points(tiles.air) else rows_of_tiles
    ):
        if number:
            yield Space(setting.points(tiles.gap))
        yield grid


def _even(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Yield cards of one height: where they say less, there is more white above and below."""
    heights = [sum(row.height for row in grid.rows) for grid in grids]
    for grid, height in zip(grids, heights, strict=True):
        more = on_twips((max(heights) - height) / 2)
        first, *between, last = grid.rows
        first, last = (replace(row, height=row.height + more) for row in (first, last))
        yield replace(grid, rows=(first, *between, last))


def _columns(look: Tiles, each: int, setting: Setting) -> tuple[float, ...]:
    whole = setting.page.text_width
    if each == 1 and look.alone < 1:
        return on_twips(whole * look.alone), GAP, on_twips(whole * (1 - look.alone) - GAP)
    return spread(each, whole, GAP)


def _room(look: Tiles, columns: tuple[float, ...], setting: Setting) -> float:
    return columns[0] - 2 * _padding(look, setting) - SLACK


def _padding(look: Tiles, setting: Setting) -> float:
    return on_twips(max(PADDING, setting.theme.style(f"{look.styles}_label").size * OF_LABEL))


def _is_whole(tiles: Tiles, texts: Sequence[_Set], room: float, setting: Setting) -> bool:
    """Return whether all numbers have the size of their style, and names two lines at most."""
    style = f"{tiles.styles}_value"
    sized = (_sized(tile, 1, style, setting) for tile in tiles.tiles)
    fits = all(setting.width(each, style) <= room for each in sized)
    return fits and all(len(each.label) <= MOST_LABELS for each in texts)


def _row_of_tiles(
    look: Tiles, texts: Sequence[_Set], columns: tuple[float, ...], setting: Setting
) -> Grid:
    """Return tiles of one width; what a row has fewer than the others stays white."""
    rows: list[Row] = []
    air = on_twips(setting.points(look.air) / 2)
    if air:
        rows.append(Row(tuple(_shades(look, len(texts), columns)), air + TOP))
    for style, line in _lines(look.styles, texts):
        cells: list[Cell] = []
        for number, inlines in enumerate(line):
            cells += [Cell((), bare=True)] if number else []
            text = PagedText(style, setting.text(inlines))
            cells.append(Cell((text,), shade=look.ground, header=style == f"{look.styles}_label"))
        spare = len(columns) - len(cells)
        cells += [Cell((), spare, bare=True)] if spare else []
        leading = setting.theme.style(style).leading
        rule = 0.0 if rows else TOP  # Word draws it inside the first row
        rows.append(Row(tuple(cells), leading + TILE_SPARE + rule))
    rows[-1] = replace(rows[-1], height=rows[-1].height + PADDING / 2)
    if air:
        rows.append(Row(tuple(_shades(look, len(texts), columns)), air))
    summary = "；".join(_said(each, setting) for each in texts)
    return Grid(
        "tiles", summary, columns, tuple(rows), Ruling(top=TOP, colour=look.colour),
        _padding(look, setting),
    )  # fmt: skip


def _shades(look: Tiles, count: int, columns: tuple[float, ...]) -> Iterator[Cell]:
    """Yield the cells of a row that says nothing: white above what tiles say."""
    for number in range(count):
        yield from (Cell((), bare=True),) if number else ()
        yield Cell((), shade=look.ground)
    spare = len(columns) - (2 * count - 1)
    yield from (Cell((), spare, bare=True),) if spare else ()


def _said(tile: _Set, setting: Setting) -> str:
    label = tuple(part for line in tile.label for part in line)
    return plain(setting.text((*label, *tile.value)))


def _lines(styles: str, tiles: Sequence[_Set]) -> Iterator[tuple[str, tuple[Inlines, ...]]]:
    """Yield the lines of all tiles, as many as the longest has, each with its style."""
    for labels in zip_longest(*(tile.label for tile in tiles), fillvalue=()):
        yield f"{styles}_label", labels
    yield f"{styles}_value", tuple(tile.value for tile in tiles)
    for details in zip_longest(*(tile.details for tile in tiles), fillvalue=()):
        yield f"{styles}_detail", details


def _set(look: Tiles, tiles: Sequence[Tile], room: float, setting: Setting) -> list[_Set]:
    style = f"{look.styles}_value"
    values = _values(tiles, style, room, setting)
    labels = _labels(tiles, f"{look.styles}_label", room, setting)
    details = f"{look.styles}_detail"
    return [
        _Set(label, value, tuple(_packed(tile.details, details, room, setting)))
        for tile, label, value in zip(tiles, labels, values, strict=True)
    ]


def _values(tiles: Sequence[Tile], style: str, room: float, setting: Setting) -> list[Inlines]:
    """Return the numbers at the largest size at which all fit, scaled where none does."""

    def fits(tile: Tile, share: float) -> bool:
        return setting.width(_sized(tile, share, style, setting), style) <= room

    large = next((s for s in LADDER if all(fits(tile, s) for tile in tiles)), 0.0)
    if large:
        return [_sized(tile, large, style, setting) for tile in tiles]
    scaled = [tile if fits(tile, LADDER[-1]) else _scaled(tile, setting) for tile in tiles]
    share = next((s for s in (*LADDER, *LAST) if all(fits(tile, s) for tile in scaled)), LAST[-1])
    return [_sized(tile, share, style, setting) for tile in scaled]


def _is_large(look: Tiles, room: float, setting: Setting) -> bool:
    """Return whether all numbers fit in a size that makes a headline, or would in 万 or 亿."""
    style = f"{look.styles}_value"

    def said(tile: Tile) -> Inlines:
        full = _sized(tile, LADDER[-1], style, setting)
        if not tile.scaled or setting.width(full, style) <= room:
            return full
        scaled = replace(tile, value=tile.scaled[:1], unit=tile.scaled[1:])
        return _sized(scaled, LADDER[-1], style, setting)

    return all(setting.width(said(tile), style) <= room for tile in look.tiles)


def _scaled(tile: Tile, setting: Setting) -> Tile:
    """Return a tile whose number is said in 万 or 亿, and note it."""
    if not tile.scaled:
        return tile
    value = tile.value[0]
    texts = (plain(setting.text(part)) for part in (tile.label, (*tile.value, *tile.unit)))
    label, written = texts
    said = plain(setting.text(tile.scaled))
    place = value.place if isinstance(value, Words) else None
    setting.findings.append(tile_scaled(place, label=label, value=written, scaled=said))
    return replace(tile, value=tile.scaled[:1], unit=tile.scaled[1:])


def _sized(tile: Tile, share: float, style: str, setting: Setting) -> Inlines:
    """Return number and unit at a share of the style's size; Word counts in half points."""
    size = round(setting.theme.style(style).size * share * 2) / 2
    small = max(SMALLEST, round(size * UNIT * 2) / 2)
    value = (part for part in tile.value if isinstance(part, Words))
    units = (setting.widened(part, style) for part in tile.unit if isinstance(part, Words))
    return (
        *(replace(part, size=size) for part in value),
        *(replace(unit, size=size if unit.text in AS_LARGE else small) for unit in units),
    )


def _labels(
    tiles: Sequence[Tile], style: str, room: float, setting: Setting
) -> list[tuple[Inlines, ...]]:
    """Return the names on one line each, by their short forms or smaller, or on two."""

    def width(label: Inlines) -> float:
        return setting.width(label, style)

    labels = [
        tile.short if tile.short and width(tile.label) > room else tile.label for tile in tiles
    ]
    if all(width(label) <= room for label in labels):
        return [(label,) for label in labels]
    size = round(setting.theme.style(style).size * SMALLER_LABEL * 2) / 2
    small = [tuple(_at(label, size)) for label in labels]
    if all(width(label) <= room for label in small):
        return [(label,) for label in small]
    return [tuple(split_lines(in_lines(label, style, room, setting))) for label in labels]


def _at(label: Inlines, size: float) -> Iterator[Words]:
    for part in label:
        assert isinstance(part, Words), "a name is words"
        yield replace(part, size=size)


def _packed(
    phrases: Sequence[Inlines], style: str, room: float, setting: Setting
) -> Iterator[Inlines]:
    """Yield lines of phrases: as many on each as it has room for; one too long gets more lines."""
    line: Inlines = ()
    for phrase in phrases:
        longer = (*line, Words(BETWEEN), *phrase) if line else phrase
        if line and setting.width(longer, style) > room:
            yield line
            longer = phrase
        line = longer
        if setting.width(line, style) > room:
            *done, line = _parted(phrase, style, room, setting)
            yield from done
    if line:
        yield line


def _parted(phrase: Inlines, style: str, room: float, setting: Setting) -> Iterator[Inlines]:
    """Yield the lines of a phrase that is too long for one: between its pieces if that does."""
    line: Inlines = ()
    for piece in phrase:
        if line and setting.width((*line, piece), style) > room:
            yield line
            line = ()
        line = (*line, piece)
        if setting.width(line, style) > room:
            *done, line = split_lines(in_lines(line, style, room, setting))
            yield from done
    yield line
