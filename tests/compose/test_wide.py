"""Wide tables: on a page that lies on its side, with no page left empty before or behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.composed import PageBreak
from jianbao.document.paged import Grid
from jianbao.document.placed import Placed
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.proof.second.comparison import compare
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept

NOTICE = ROOT / "briefings/notice-2026"
TABLE = """\
tables:
  宽表:
    title: 宽表
    wide: yes
    columns: [{name: 甲}, {name: 乙}]
    rows: [[一, 二]]
"""
ALONE = f"text: '![宽表]'\n{TABLE}"
BETWEEN = f"text: |\n  前文。\n\n  ![宽表]\n\n  后文。\n{TABLE}"
LAST = f"text: |\n  前文。\n\n  ![宽表]\n{TABLE}"
OFFICIAL = "template: official\n"


def placed_of(folder: Path, template: str) -> Placed:
    said = read_briefing(folder).briefing
    return typeset_papers(said, Surroundings(ROOT), template=template)[0].placed


def lying(placed: Placed) -> list[bool]:
    """Return of each page whether it lies on its side."""
    return [page.width > page.height for page in placed.pages]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"1-a": ALONE}, [False, True]),
        ({"1-a": BETWEEN}, [False, True, False]),
        ({"1-a": LAST}, [False, True]),
        ({"1-a": LAST, "2-b": "后文。"}, [False, True, False]),
    ],
)
def test_the_table_lies_and_no_page_is_empty(
    tmp_path: Path, sections: dict[str, str], expected: list[bool]
) -> None:
    placed = placed_of(make_briefing(tmp_path, sections), "bulletin")
    assert lying(placed) == expected
    assert all(placed.lines)


def test_an_annex_that_begins_with_it_begins_on_its_page(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-a": "正文。"})
    (folder / "annexes").mkdir()
    (folder / "annexes/1-t.yaml").write_text(f"heading: 表\n{ALONE}", "utf-8")
    (folder / "annexes/2-t.yaml").write_text("heading: 文\ntext: 附文。\n", "utf-8")
    placed = placed_of(folder, "official")
    assert lying(placed) == [False, True, False]
    texts = placed.lines
    assert texts[1][0] == "附件1"
    assert "附件2" in texts[2][0]


def test_it_is_as_wide_as_the_turned_page(tmp_path: Path) -> None:
    placed = placed_of(make_briefing(tmp_path, {"1-a": BETWEEN}), "official")
    table = next(block for block in placed.document.blocks if isinstance(block, Grid))
    wide = placed.theme.master("wide").text_width
    assert sum(table.columns) == pytest.approx(wide)
    assert wide > placed.theme.page.text_width


def test_the_text_goes_on_on_the_pages_that_it_came_from(tmp_path: Path) -> None:
    """A template may print its text on pages of a kind of their own."""
    folder = make_briefing(tmp_path, {"1-a": BETWEEN})
    target = tmp_path / "templates/own"
    target.mkdir(parents=True)
    (target / "template.yaml").write_text(
        "name: 文\npurpose: 试用\nlike: overview\nsheet: none\n"
        "blocks: [title, {block: page_break, master: text}, sections]\n"
        "theme: {masters: {text: {left: 40}, wide: {turned: yes}}}\n",
        "utf-8",
    )
    said = read_briefing(folder).briefing
    placed = typeset_papers(said, Surroundings(tmp_path), template="own")[0].placed
    breaks = [each.master for each in placed.document.blocks if isinstance(each, PageBreak)]
    assert breaks == ["text", "wide", "text"]


def test_a_template_without_such_a_page_is_told_with_the_place(tmp_path: Path) -> None:
    release = build(make_briefing(tmp_path, {"1-a": BETWEEN}), around=Surroundings(ROOT))
    (finding,) = (each for each in release.findings if each.code == "table-not-wide")
    assert finding.place is not None
    assert (finding.place.line, finding.level) == (9, "warning")
    assert release.outputs[0].pages == 1


@pytest.mark.parametrize("template", ["official", "official/letter", "official/preprinted",
                                      "official/minutes", "bulletin", "meeting"])  # fmt: skip
def test_the_sample_agrees_in_every_template(
    template: str, office: LibreOffice, tmp_path: Path
) -> None:
    made = build(NOTICE, BuildOptions(template=template), Surroundings(ROOT))
    word, pdf = made.outputs[:2]
    grave = [each.code for each in made.findings if each.level in ("error", "warning")]
    assert set(grave) <= {"signature-alone"}  # the notice is no letter: its last page tells so
    second = office.pdf(word.data, "notice", corrected=True)
    compared = compare("notice", pdf.data, second.read_bytes())
    assert compared.equal, compared.first_difference


def test_the_sample_keeps_its_standards(verapdf: VeraPDF, tmp_path: Path) -> None:
    word, pdf = build(NOTICE, around=Surroundings(ROOT)).outputs[:2]
    assert (word.pages, pdf.pages) == (6, 6)
    assert_kept(verapdf, pdf.data, ("3a", "ua1"))
    path = tmp_path / "notice.docx"
    path.write_bytes(word.data)
    assert not any(sdk_errors([path]).values())
    assert not any(audit_errors([path]).values())
