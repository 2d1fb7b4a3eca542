"""Headline figures as tiles: rows of four lines, so that each line of one meets the next one's."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.composed import Tile, Tiles
from jianbao.document.inlines import plain
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling, Space
from jianbao.document.word.spacers import TILE_SPARE
from jianbao.typeset.layout.setting import Setting
from jianbao.typeset.layout.widths import spread

GAP = 6.0
TOP, BOTTOM = 2.25, 0.5


def lay_out_tiles(tiles: Tiles, setting: Setting) -> Iterator[Grid | Space]:
    """Yield rows of tiles with gaps between them."""
    for start in range(0, len(tiles.tiles), tiles.most):
        if start:
            yield Space(setting.points(tiles.gap))
        yield _row_of_tiles(tiles, tiles.tiles[start : start + tiles.most], setting)


def _row_of_tiles(look: Tiles, tiles: tuple[Tile, ...], setting: Setting) -> Grid:
    """Return tiles of one width; a row of details that none of them has is left out."""
    texts = [_lines(tile, setting) for tile in tiles]
    rows: list[Row] = []
    for line in zip(*texts, strict=True):
        if line[0].style == "tile_detail" and not any(text.inlines for text in line):
            continue
        cells: list[Cell] = []
        for text in line:
            cells += [Cell((), bare=True)] if cells else []
            cells.append(Cell((text,), shade=look.ground, header=not rows))
        leading = setting.theme.style(line[0].style).leading
        rule = 0.0 if rows else TOP  # Word draws it inside the first row
        rows.append(Row(tuple(cells), leading + TILE_SPARE + rule))
    summary = "；".join(plain((*lines[0].inlines, *lines[1].inlines)) for lines in texts)
    ruling = Ruling(top=TOP, bottom=BOTTOM, colour=look.colour)
    columns = spread(len(tiles), setting.page.text_width, GAP)
    return Grid("tiles", summary, columns, tuple(rows), ruling, padding=1.0)


def _lines(tile: Tile, setting: Setting) -> tuple[PagedText, ...]:
    return (
        PagedText("tile_label", setting.text(tile.label)),
        PagedText("tile_value", setting.text(tile.value)),
        PagedText("tile_detail", setting.text(tile.detail)),
        PagedText("tile_change", setting.text(tile.change)),
    )
