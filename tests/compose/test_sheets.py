"""The metrics sheet of unlike ledgers: those of tests/cases/sheets, and what holds for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.inlines import Words, plain
from jianbao.document.laid import laid_paragraphs
from jianbao.document.paged import Cell, Grid, PagedText, Row
from jianbao.document.placed import Box, Line, Placed
from jianbao.document.texts import cell_columns
from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.release import Release
from jianbao.proof.second.comparison import Comparison, compare
from tests.conftest import ROOT
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept

FOLDER = Path(__file__).parents[1] / "cases" / "sheets"
TEMPLATES = {
    "tourism-english": "metrics-sheet/english", "customs-60": "metrics-sheet/a3",
    "ferry-english": "metrics-sheet/english", "hotline-12": "metrics-sheet/comparison",
}  # fmt: skip
NAMES = sorted(path.name for path in FOLDER.iterdir())
CHARTED = ("county-30", "courts-24", "fire-19", "schools-24", "waterworks-45")
"""Those whose charts are of all sorts."""

SMALLEST, LARGEST = 9.0, 14.0  # type of tables
LARGEST_CARD = 72.0
USED = 0.85  # of the text area's height


class Sheet(Struct):
    """One ledger's sheet: as it was placed, and its files."""

    name: str
    placed: Placed
    release: Release

    @property
    def grids(self) -> list[Grid]:
        """Its tables of figures, the tiles aside."""
        blocks = self.placed.document.blocks
        return [each for each in blocks if isinstance(each, Grid) and each.meaning == "figures"]

    @property
    def lines(self) -> Iterator[Line]:
        """All lines of the first page."""
        return (item for item in self.placed.pages[0].items if isinstance(item, Line))


def build(name: str, template: str = "") -> Sheet:
    folder, around = FOLDER / name, Surroundings(ROOT)
    template = template or TEMPLATES.get(name, "metrics-sheet")
    briefing = read_briefing(folder).briefing
    (paper,) = typeset_papers(briefing, around, folder, template)
    return Sheet(name, paper.placed, make_release(folder, BuildOptions(template=template), around))


@pytest.fixture(scope="session")
def sheets() -> dict[str, Sheet]:
    return {name: build(name) for name in NAMES}


@pytest.fixture(scope="session")
def compared(sheets: dict[str, Sheet], office: LibreOffice) -> dict[str, Comparison]:
    """Each Word file laid out by LibreOffice, all in one start, beside our PDF."""
    words = {name: sheet.release.outputs[0].data for name, sheet in sheets.items()}
    found = {}
    for name, path in office.pdfs(words, corrected=True).items():
        ours = sheets[name].release.outputs[1]
        labels = ours.proof.labels if ours.proof else ()
        found[name] = compare(name, ours.data, path.read_bytes(), labels)
    return found


def text_of(cell: Cell) -> str:
    return "".join(plain(part.inlines) for part in cell.content if isinstance(part, PagedText))


def body(grid: Grid) -> list[tuple[Row, list[tuple[int, Cell]]]]:
    """Return the rows below the heads, each cell with its column; names of groups have none."""
    rows = []
    for row, starts in zip(grid.rows, cell_columns([row.cells for row in grid.rows]), strict=True):
        if not row.header:
            cells = zip(starts, row.cells, strict=True)
            own = [(at, cell) for at, cell in cells if cell.span == cell.down == 1]
            rows.append((row, [(at, cell) for at, cell in own if not cell.bare]))
    return rows


def test_there_are_twelve_unlike_ledgers_and_more() -> None:
    assert len(NAMES) >= 20
    counts = [len(read_briefing(FOLDER / name).briefing.figures) for name in NAMES]
    assert min(counts) <= 2
    assert max(counts) > 60


@pytest.mark.parametrize("name", NAMES)
def test_it_is_one_page(sheets: dict[str, Sheet], name: str) -> None:
    sheet = sheets[name]
    assert [output.pages for output in sheet.release.outputs] == [1, 1]


@pytest.mark.parametrize("name", NAMES)
def test_no_number_is_parted_from_itself_or_its_unit(sheets: dict[str, Sheet], name: str) -> None:
    placed, seen = sheets[name].placed, set()
    for laid in laid_paragraphs(placed):
        words = [part for part in laid.block.inlines if isinstance(part, Words)]
        if any(part.figure for part in words):
            assert len(laid.lines) == 1, plain(laid.block.inlines)
            seen |= {part.figure for part in words}
    figures = read_briefing(FOLDER / name).briefing.figures.values()
    said = {id for each in figures for id in (each.change, each.target, *each.changes)}
    shown = {each.id for each in figures if each.sheet != "no" and each.id not in said}
    assert shown <= seen


@pytest.mark.parametrize("name", NAMES)
def test_rows_of_a_block_have_one_height(sheets: dict[str, Sheet], name: str) -> None:
    for grid in sheets[name].grids:
        heights = [row.height for row in grid.rows[1:]]
        low = min(heights)
        assert len(set(heights)) <= 2  # of one line, and of two where some name has two
        assert max(heights) <= 2 * low
        assert sum(height > low for height in heights) <= max(1, 0.2 * len(heights))


@pytest.mark.parametrize("name", NAMES)
def test_every_column_tells_figures_apart(sheets: dict[str, Sheet], name: str) -> None:
    for grid in sheets[name].grids:
        columns: dict[int, set[str]] = {}
        for _, cells in body(grid):
            for column, cell in cells:
                columns.setdefault(column, set()).add(text_of(cell))
        assert all(len(texts) > 1 for texts in columns.values())
        assert not any("—" in texts or "①" in texts for texts in columns.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_nearly_full(sheets: dict[str, Sheet], name: str) -> None:
    codes = {finding.code for finding in sheets[name].placed.findings}
    doubtful = {"fragile-break", "word-cut", "character-too-wide", "chart-crowded"}
    assert not codes & doubtful
    assert "figures-too-wide" not in codes


@pytest.mark.parametrize("name", NAMES)
def test_word_and_pdf_agree_in_every_cell(compared: dict[str, Comparison], name: str) -> None:
    comparison = compared[name]
    assert comparison.first_difference is None
    assert comparison.lines_equal == comparison.lines > 5
    assert comparison.pages_word == 1
    assert comparison.across.max < 1.0


@pytest.mark.parametrize("name", NAMES)
def test_type_is_nine_points_at_least_and_the_page_is_used(
    sheets: dict[str, Sheet], name: str
) -> None:
    sheet = sheets[name]
    sizes = {run.size for line in sheet.lines for run in line.runs}
    assert min(sizes) >= SMALLEST
    theme = sheet.placed.theme
    page = theme.page
    lowest = max(
        line.baseline
        for line in sheet.lines
        if not (line.path and _style(sheet.placed, line) == "sheet_note")
    )
    cards = [item.y + item.height for item in sheet.placed.pages[0].items if isinstance(item, Box)]
    used = (max(lowest, *cards) - page.top) / page.text_height
    largest = theme.style("cell").size >= LARGEST if sheet.grids else max(sizes) >= LARGEST_CARD
    assert used >= USED or largest


def _style(placed: Placed, line: Line) -> str:
    block = placed.block(line.path)
    return block.style if isinstance(block, PagedText) else ""


@pytest.mark.parametrize("name", NAMES)
def test_decimal_points_stand_under_one_another(sheets: dict[str, Sheet], name: str) -> None:
    points: dict[int, set[float]] = {}
    for grid in sheets[name].grids:
        number = sheets[name].placed.document.blocks.index(grid)
        columns = cell_columns([row.cells for row in grid.rows])
        for line in sheets[name].lines:
            if line.path[:1] != (number,) or len(line.path) != 4:
                continue
            cell = grid.rows[line.path[1]].cells[line.path[2]]
            if cell.content[0].style != "cell_value" or not line.path[1]:  # type: ignore[union-attr]
                continue
            text = line.runs[0].text
            if text.count(".") == 1 and text.replace(".", "").lstrip("↑↓-–+≤≥近约第前").isdigit():
                run = line.runs[0]
                at = run.x + sum(run.advances[: text.index(".")])
                points.setdefault(columns[line.path[1]][line.path[2]], set()).add(round(at, 1))
    for places in points.values():
        assert max(places) - min(places) <= 0.2


SAID = {"proved": "相符{}项", "contradicted": "不符{}项", "not-checkable": "非确数{}项",
        "not-checked": "无勾稽关系{}项"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(TEMPLATES)))
def test_its_note_says_how_many_figures_were_reckoned(sheets: dict[str, Sheet], name: str) -> None:
    sheet = sheets[name]
    text = "".join(line.text for line in sheet.lines)
    known = sheet.release.known
    assert f"全部{sum(known.values())}项数据中" in text
    assert all(
        (said.format(known[state]) in text) == (known[state] > 0) for state, said in SAID.items()
    )


def test_short_units_of_changes_are_explained(sheets: dict[str, Sheet]) -> None:
    text = "".join(line.text for line in sheets["nation-60"].lines)
    assert "↓0.1点" in text
    assert "“点”指百分点。" in text


def test_few_figures_go_to_an_annex_before_names_go_to_pieces() -> None:
    sheet = build("customs-60", "metrics-sheet/landscape")
    (annex,) = [each for each in sheet.release.findings if each.code == "sheet-annex"]
    assert len(dict(annex.values)["names"].split("、")) <= 8
    for grid in sheet.grids:
        heights = [row.height for row in grid.rows[1:]]
        assert max(heights) - min(heights) <= grid.ruling.bottom + 0.1  # under a table that ends


@pytest.fixture(scope="module")
def files(sheets: dict[str, Sheet], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sheets")
    for name in CHARTED:
        sheet = sheets[name]
        (folder / f"{name}.docx").write_bytes(sheet.release.outputs[0].data)
    return sorted(folder.iterdir())


def test_the_word_files_keep_the_standard(files: list[Path]) -> None:
    assert not any(sdk_errors(files).values())
    assert not any(audit_errors(files).values())


def test_the_pdfs_keep_their_standards(sheets: dict[str, Sheet], verapdf: VeraPDF) -> None:
    for name in CHARTED:
        assert_kept(verapdf, sheets[name].release.outputs[1].data, ("3a", "ua1"))
