"""Any briefing in the supervision template, and a build again after a ledger was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.sources import read
from jianbao.proof.placed_order import placed_drift
from tests.conftest import CASES, ROOT
from tests.helpers.briefings import make_briefing

ALL = (
    *(ROOT / "briefings" / name for name in ("pingxiang-2022", "minutes-2026", "meeting-2026")),
    *(CASES / "papers" / name for name in ("court", "school", "weather")),
    *(CASES / "reported" / name for name in ("19-footnote-in-table", "01-footnotes-60")),
)


@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_supervision_takes_any_briefing_and_doubles_no_note(folder: Path) -> None:
    briefing = read(folder).briefing
    paper = typeset_papers(briefing, Surroundings(working_folder=ROOT), folder, "supervision")[0]
    assert placed_drift(paper.placed) is None
    assert not [finding for finding in paper.findings if finding.level == "error"]
    notes = paper.placed.document.notes
    assert len(set(notes)) == len(notes) <= len(briefing.notes)


def test_a_ledger_added_later_makes_no_file_an_edited_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-a": "heading: 情况\ntext: 全市受理案件12件。"})
    out = tmp_path / "out"
    assert main(["build", str(folder), "--out", str(out)]) == 0
    (folder / "figures.yaml").write_text(
        '受理: {label: 受理案件, value: "12", unit: 件}\n', "utf-8"
    )
    assert main(["build", str(folder), "--out", str(out)]) == 0
    names = {path.name for path in (out / folder.name).iterdir()}
    assert f"{folder.name}-metrics.pdf" in names
    assert not [name for name in names if "edited" in name]
    assert "edited" not in "".join(capsys.readouterr())
