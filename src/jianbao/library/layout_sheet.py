"""The verdicts as a sheet of one A4 page, to be attached to the file that was measured.

In Chinese, as the papers that it is about. It names the file and its SHA-256, and no time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from jianbao.document.composed import Properties
from jianbao.document.inlines import Words
from jianbao.document.lengths import mm, on_twips
from jianbao.document.paged import Cell, Grid, Paged, PagedBlock, PagedText, Row, Ruling, Space
from jianbao.document.theme import Align, Page, Style, Theme
from jianbao.document.word.packages import FIRST_MOMENT
from jianbao.document.word.spacers import TABLE_SPARE
from jianbao.fonts.faces import Faces
from jianbao.messages.opening import read_file
from jianbao.messages.standard import (
    LAYOUT_CONVERT,
    LAYOUT_HOW,
    LAYOUT_TITLE,
    LAYOUT_WORD,
    SHEET_HEADS,
    layout_digest,
    layout_file,
    layout_pages,
    layout_summary,
)
from jianbao.proof.standard.measuring.checking import Checked
from jianbao.proof.standard.requirement import Reading, Verdict
from jianbao.proof.standard.words import (
    clause_text,
    measured_text,
    required_text,
    source_text,
    verdict_text,
)
from jianbao.readers.errors import ReadError
from jianbao.readers.limits import LARGEST_PAPER
from jianbao.typeset.typesetting import height_of, set_pages

LANGUAGE = "zh"
NO_TIME = datetime(*FIRST_MOMENT, tzinfo=UTC)  # its bytes depend on nothing but the file
STEPS = ((8.5, 34), (8.0, 34), (7.5, 34), (7.0, 20))
"""Type size, and characters of what was measured, of which the last makes a line a row: tried in
this order until the page holds them."""

LEADING = 1.3  # of the size
ROW = 1.0  # points above the line's own height
COLUMNS = (100.0, 194.0, 138.0, 42.0, 36.0)
SHADES = {Verdict.BROKEN: "D9D9D9", Verdict.DOUBTFUL: "EDEDED"}


def sheet_pdf(checked: Checked) -> bytes:
    """Return the sheet as a PDF/A-3a of one page."""
    from jianbao.writers.pdf.writing import write_pdf

    for size, longest in STEPS:
        theme = _theme(size)
        blocks = tuple(_blocks(checked, theme, longest))
        if height_of(blocks, theme, Faces(theme.faces)) + TABLE_SPARE <= theme.page.text_height:
            break
    title = LAYOUT_TITLE.text(LANGUAGE)
    properties = Properties(title, "", checked.name, "zh-CN", NO_TIME)
    placed = set_pages(Paged(blocks, (), properties), theme, Faces(theme.faces))
    assert len(placed.pages) == 1, "the last step has a line a row"
    return write_pdf(placed)


def is_sheet(path: Path) -> bool:
    """Return whether a file is a sheet that this program made and nobody else saved since."""
    from jianbao.readers.pdf.opening import BROKEN, opened

    try:
        with opened(read_file(path, LARGEST_PAPER)) as pdf:
            info = pdf.docinfo
            title, maker = (str(info.get(f"/{key}", "")) for key in ("Title", "Producer"))
    except (OSError, ReadError, *BROKEN):
        return False
    return title == LAYOUT_TITLE.text(LANGUAGE) and maker.startswith("jianbao ")


def _theme(size: float) -> Theme:
    page = Page(mm(210), mm(297), mm(12), mm(11), mm(15), mm(15), numbers=False, number_drop=0.0)
    leading = on_twips(size * LEADING)
    kinds: dict[str, tuple[str, float, float, Align]] = {
        "title": ("biaosong", 18.0, 26.0, "center"),
        "line": ("fang", 9.0, 12.5, "left"),
        "cell": ("fang", size, leading, "left"),
        "head": ("hei", size, leading, "left"),
        "broken": ("hei", size, leading, "left"),
        "note": ("fang", 7.5, 10.0, "left"),
    }
    styles = {
        name: Style(name, name.title(), face, points, pitch, align=align)
        for name, (face, points, pitch, align) in kinds.items()
    }
    return Theme(page, styles, strong="hei", lead="kai")


def _blocks(checked: Checked, theme: Theme, longest: int) -> Iterator[PagedBlock]:
    yield PagedText("title", (Words(LAYOUT_TITLE.text(LANGUAGE)),), level=0)
    yield _paragraph("line", layout_file(file=checked.name, about=_about(checked)).text(LANGUAGE))
    yield _paragraph("line", layout_digest(digest=checked.digest).text(LANGUAGE))
    yield _paragraph("line", summary(checked, LANGUAGE))
    yield Space(3)
    yield _table(checked, theme, longest)
    yield Space(3)
    yield _paragraph("note", LAYOUT_HOW.text(LANGUAGE))
    if checked.kind == "docx":
        yield _paragraph("note", LAYOUT_CONVERT.text(LANGUAGE))


def _about(checked: Checked) -> str:
    if checked.pages:
        return layout_pages(count=checked.pages).text(LANGUAGE)
    return LAYOUT_WORD.text(LANGUAGE)


def summary(checked: Checked, language: str) -> str:
    """Return how many rules came to which verdict."""
    return layout_summary(
        kept=checked.count(Verdict.KEPT),
        broken=checked.count(Verdict.BROKEN),
        doubtful=checked.count(Verdict.DOUBTFUL),
        unknown=checked.count(Verdict.UNKNOWN),
        absent=checked.count(Verdict.ABSENT),
    ).text(language)


def table_rows(checked: Checked, language: str) -> list[list[str]]:
    """Return the table as text: a row of heads, then a rule a row."""
    heads = [term.text(language) for term in SHEET_HEADS.values()]
    return [heads, *(_texts(reading, language) for reading in checked.readings)]


def _texts(reading: Reading, language: str) -> list[str]:
    return [
        clause_text(reading.requirement),
        required_text(reading.requirement, language),
        measured_text(reading, language),
        verdict_text(reading.verdict, language),
        source_text(reading.requirement.source, language),
    ]


def _table(checked: Checked, theme: Theme, longest: int) -> Grid:
    heads, *rows = table_rows(checked, LANGUAGE)
    height = theme.style("cell").leading + ROW
    header = Row(tuple(_cell(text, "head", header=True) for text in heads), height, header=True)
    body = [
        Row(tuple(_row_cells(texts, reading.verdict, longest)), height)
        for texts, reading in zip(rows, checked.readings, strict=True)
    ]
    ruling = Ruling(top=1.0, bottom=1.0, between_rows=0.25)
    return Grid("figures", summary(checked, LANGUAGE), COLUMNS, (header, *body), ruling)


def _row_cells(texts: list[str], verdict: Verdict, longest: int) -> Iterator[Cell]:
    style = "broken" if verdict in SHADES else "cell"
    clause, required, measured, judged, source = texts
    if len(measured) > longest:
        measured = measured[: longest - 1] + "…"
    for text, name in (
        (clause, "cell"),
        (required, "cell"),
        (measured, style),
        (judged, style),
        (source, "cell"),
    ):
        yield _cell(text, name, SHADES.get(verdict, ""))


def _cell(text: str, style: str, shade: str = "", header: bool = False) -> Cell:
    return Cell((_paragraph(style, text),), shade=shade, header=header)


def _paragraph(style: str, text: str) -> PagedText:
    return PagedText(style, (Words(text),))
