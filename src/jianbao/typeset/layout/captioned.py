"""Tables, charts and pictures of the text with number, title, unit and caption (CY/T 170-2019)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from jianbao.document.charts import Chart, PagedChart
from jianbao.document.composed import Captioned, DataTable, Picture
from jianbao.document.inlines import Words
from jianbao.document.lengths import POINTS_PER_INCH, on_twips
from jianbao.document.paged import (
    Cell,
    Grid,
    PagedBlock,
    PagedPicture,
    PagedText,
    Row,
    Ruling,
    Space,
)
from jianbao.document.texts import again
from jianbao.document.word.spacers import PICTURE_LINE
from jianbao.messages.compose import picture_coarse
from jianbao.typeset.charts.layout import paged_chart
from jianbao.typeset.derived_styles import small_size
from jianbao.typeset.layout.data_table import lay_out_table, row_height
from jianbao.typeset.layout.setting import Setting

GAP = 8.0  # below a table, chart or picture
COARSE = 150  # pixels of an inch: fewer show on paper
CHART_HEIGHT = 170.0


def lay_out_captioned(block: Captioned, setting: Setting) -> Iterator[PagedBlock]:
    """Yield a table under its title, or a chart or picture over it, and the gap below."""
    match block.body:
        case DataTable():
            yield from _table(block, block.body, setting)
        case Chart():
            yield _chart(block, block.body, setting)
        case Picture():
            yield _picture(block, block.body, setting)
        case _:
            assert_never(block.body)
    if not block.alone:
        yield Space(GAP)


def _table(block: Captioned, table: DataTable, setting: Setting) -> Iterator[PagedBlock]:
    title = PagedText("table_title", setting.text(block.title), section=block.section)
    unit = (PagedText("table_unit", setting.text(block.unit)),) if block.unit else ()
    word = setting.theme.continued
    continued = (again(title, Words(word)), *unit) if word else ()
    yield from (title, *unit)
    grid = lay_out_table(table, setting)
    yield replace(grid, keep_next=bool(block.caption), continued=continued)
    if block.caption:
        yield PagedText("table_note", setting.text(block.caption))


def _chart(block: Captioned, chart: Chart, setting: Setting) -> Grid:
    width = setting.page.text_width
    size = small_size(setting.theme)  # as large as the text of tables
    paged = paged_chart(chart, width, CHART_HEIGHT, setting.theme, setting.findings, size)
    return _over_title(block, paged, chart.title, setting)


def _picture(block: Captioned, picture: Picture, setting: Setting) -> Grid:
    """Return a picture on one page with its title; where it is enlarged too much, that is noted."""
    page, (across, down) = setting.page, picture.pixels
    room = page.text_height - _below(block, setting) - GAP - setting.leading()
    most = min(page.text_width, room * across / down)
    wanted = setting.points(picture.width) if picture.width else page.text_width
    width = on_twips(min(wanted, most))
    density = round(across * POINTS_PER_INCH / width)
    if density < COARSE:
        setting.findings.append(
            picture_coarse(picture.place, name=block.section, density=density, least=COARSE)
        )
    height = on_twips(width * down / across)
    paged = PagedPicture(picture.data, picture.mime, picture.alternative, width, height)
    return _over_title(block, paged, picture.title, setting)


def _over_title(
    block: Captioned, part: PagedChart | PagedPicture, summary: str, setting: Setting
) -> Grid:
    """Return a part over its title and caption in one row, which is never parted."""
    texts = [PagedText("caption", setting.text(block.title), section=block.section)]
    texts += [PagedText("caption_note", setting.text(block.caption))] if block.caption else []
    row = Row((Cell((part, *texts)),), part.height + _below(block, setting))
    return Grid("charts", summary, (setting.page.text_width,), (row,), Ruling(), padding=0.0)


def _below(block: Captioned, setting: Setting) -> float:
    """Return what stands below a chart or picture in its row: white, title, caption."""
    caption = row_height(setting) if block.caption else 0.0
    return PICTURE_LINE + setting.leading() + caption
