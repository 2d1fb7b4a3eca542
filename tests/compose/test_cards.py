"""Few figures as cards: large, whole, and saying by themselves what no table says beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.sheet.cards import larger_cards
from jianbao.document.paged import Grid
from jianbao.document.placed import Line, Placed
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from tests.conftest import CASES, ROOT
from tests.helpers.briefings import make_briefing

NOTE = 9.0  # points: what is larger stands above the notes at the foot


def placed(folder: Path, template: str = "metrics-sheet") -> Placed:
    briefing = read_briefing(folder).briefing
    return typeset_papers(briefing, Surroundings(ROOT), folder, template)[0].placed


def lines(paper: Placed) -> list[Line]:
    return [item for item in paper.pages[0].items if isinstance(item, Line)]


@pytest.mark.parametrize(
    ("name", "template", "size", "used"),
    [
        ("blood-1", "metrics-sheet", 72.0, 0.3),
        ("bridge-2", "metrics-sheet", 72.0, 0.65),
        ("school-3", "metrics-sheet", 72.0, 0.65),
        ("village-5", "metrics-sheet", 72.0, 0.7),
        ("ferry-english", "metrics-sheet/english", 40.0, 0.75),
    ],
)
def test_few_figures_have_large_type(name: str, template: str, size: float, used: float) -> None:
    paper = placed(CASES / "sheets" / name, template)
    assert len(paper.pages) == 1
    said = [line for line in lines(paper) if line.runs[0].size > NOTE]
    assert max(run.size for line in said for run in line.runs) == size
    page = paper.theme.page
    lowest = max(line.baseline for line in said)
    assert (lowest - page.top) / page.text_height > used
    grids = [each for each in paper.document.blocks if isinstance(each, Grid)]
    assert all(sum(grid.columns) <= page.text_width + 0.1 for grid in grids)


def test_cards_by_charts_leave_those_their_width() -> None:
    alone, beside = next(larger_cards(2, 0, False)), next(larger_cards(2, 0, True))
    assert (alone.headlines, alone.alone) == (1, 1.0)
    assert (beside.headlines, beside.alone) == (2, 0.6)


LEDGER = """\
甲: {label: 总藏量, value: 718.8, unit: 万册, group: 安州市, scope: 公共馆, from: 旧}
旧: {label: 总藏量, value: 700.0, unit: 万册, sheet: no, period: 2021-01/2021-05}
乙: {label: 总藏量, value: 504.5, unit: 万册, group: 云溪市, scope: 公共馆}
丙: {label: 到馆, value: 45.5, unit: 万人次, group: 云溪市, scope: 公共馆}
"""


def test_a_card_says_its_group_where_names_clash_and_once_what_all_share(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "藏书{甲}。"}, LEDGER)
    texts = [line.text for line in lines(placed(folder, "metrics-sheet/cards"))]
    assert [text for text in texts if "总藏量" in text] == ["安州市总藏量", "云溪市总藏量"]
    assert "到馆" in texts
    assert sum("公共馆" in text for text in texts) == 1


def test_a_tile_says_what_a_computed_change_is_from() -> None:
    paper = placed(CASES / "sheets" / "hotline-12", "metrics-sheet/comparison")
    texts = [line.text for line in lines(paper)]
    assert "比2025年1—10月↑8.3%" in texts
    assert "↑8.3%" in texts  # in the table, under the head of the earlier period


def test_cards_over_a_table_become_tiles_before_figures_go_to_an_annex() -> None:
    paper = placed(CASES / "sheets" / "nation-60", "metrics-sheet/cards")
    assert len(paper.pages) == 1
    sizes = {run.size for line in lines(paper) for run in line.runs}
    assert max(sizes) == paper.theme.style("tile_value").size
