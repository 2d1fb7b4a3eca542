"""Charts side by side, and the office's logo."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.composed import Logo, SideBySide
from jianbao.document.inlines import Words
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, PagedPicture, PagedText, Row, Ruling
from jianbao.document.word.spacers import PICTURE_LINE
from jianbao.typeset.charts.layout import paged_chart
from jianbao.typeset.layout.setting import Setting
from jianbao.typeset.layout.widths import spread

GAP = 16.0
BLANK = "\u3000"  # Word gives an empty paragraph the height of a line, `typeset` none


def lay_out_side_by_side(block: SideBySide, setting: Setting) -> Grid:
    """Return charts side by side, each under its title and caption."""
    columns = spread(len(block.charts), setting.page.text_width, GAP)
    height = setting.points(block.height)
    cells: list[Cell] = []
    captions = any(chart.caption for chart in block.charts)
    paged = [
        paged_chart(chart, columns[0], height, setting.theme, setting.findings)
        for chart in block.charts
    ]
    height = max(chart.height for chart in paged)
    for chart in paged:
        cells += [Cell((), bare=True)] if cells else []
        cells.append(_chart_cell(replace(chart, height=height), captions))
    styles = setting.theme.styles
    titles = styles["chart_title"].leading + captions * styles["chart_caption"].leading
    row = Row(tuple(cells), titles + height + PICTURE_LINE)
    summary = "；".join(chart.title for chart in block.charts)
    return Grid("charts", summary, columns, (row,), Ruling(), padding=0.0)


def _chart_cell(chart: PagedChart, captions: bool) -> Cell:
    """Return a chart under its title; one without a caption keeps its line beside others' ones."""
    title = PagedText("chart_title", (Words(chart.title),))
    if not captions:
        return Cell((title, chart))
    return Cell((title, PagedText("chart_caption", (Words(chart.caption or BLANK),)), chart))


def lay_out_logo(logo: Logo, setting: Setting) -> Grid:
    """Return the office's logo, no wider than the text area."""
    picture, room = logo.picture, setting.page.text_width
    across, down = picture.pixels
    height = setting.points(logo.height)
    width = height * across / down
    width, height = (width, height) if width <= room else (room, height * room / width)
    width = on_twips(width)
    left = {"left": 0.0, "center": on_twips((room - width) / 2), "right": room - width}[logo.align]
    white = (Cell((), bare=True),) if left else ()
    paged = PagedPicture(picture.data, picture.mime, picture.alternative, width, height)
    row = Row((*white, Cell((paged,), bare=True)), height)
    columns = (left, width) if left else (width,)
    return Grid("logo", picture.title, columns, (row,), Ruling(), padding=0.0)
