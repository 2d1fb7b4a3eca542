"""The measure: faults of many kinds in papers of ten kinds, each told at its place.

The papers restate figures as public papers of their kind have them: a budget, a census, a
hospital, schools, a court, road works, weather, a harvest, a port, tourism. Their relations are
known and right; so nothing above a note is told of them as they stand.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from tests.conftest import CASES
from tests.helpers.paper_faults import Fault, Paper, planted

PAPERS = sorted(path for path in (CASES / "papers").iterdir() if path.is_dir())
SEED = 20261127
EACH = 6
LEAST_SHARE = 0.9
LEAST_OF_A_KIND = 0.5
Told = tuple[str, str, int, str]


def told(folder: Path) -> Counter[Told]:
    """Return errors and warnings, but for those that a number is not in the ledger."""
    try:
        findings: tuple[Finding, ...] = audit(read_briefing(folder).briefing)
    except InputError as error:
        findings = tuple(error.findings)
    return Counter(
        (f.code, Path(f.place.file).relative_to(folder).as_posix(), f.place.line, values_of(f))
        for f in findings
        if f.place and f.level is not Level.NOTE and f.code != "not-in-ledger"
    )


def values_of(finding: Finding) -> str:
    return " ".join(str(value) for name, value in finding.values if name != "sentence")


def is_told(fault: Fault, folder: Path, before: Counter[Told]) -> bool:
    path = folder / fault.file
    right = path.read_text("utf-8")
    path.write_text(fault.text, "utf-8")
    new = told(folder) - before
    path.write_text(right, "utf-8")
    return any((file, line) in fault.lines for _, file, line, _ in new)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_a_paper_as_it_stands_has_no_error_and_no_warning(paper: Path) -> None:
    assert told(paper) == Counter()


def test_planted_faults_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = [Paper(Path(shutil.copytree(path, tmp_path / path.name))) for path in PAPERS]
    before = {paper.name: told(paper.folder) for paper in papers}
    faults = planted(papers, SEED, EACH)
    missed = [f for f in faults if not is_told(f, tmp_path / f.paper, before[f.paper])]
    kinds, lost = Counter(f.kind for f in faults), Counter(f.kind for f in missed)
    with capsys.disabled():
        print(f"\n{len(faults)} faults of {len(kinds)} kinds, {len(missed)} missed")
        print("".join(f"  {kind}: {lost[kind]} of {kinds[kind]}\n" for kind in lost), end="")
    shown = "\n".join(f"{fault.kind}: {fault.shown}" for fault in missed)
    assert len(faults) >= 300
    assert len(kinds) >= 40
    assert all(count >= 3 for count in kinds.values()), kinds
    assert len(missed) <= (1 - LEAST_SHARE) * len(faults), shown
    assert all(lost[kind] <= (1 - LEAST_OF_A_KIND) * kinds[kind] for kind in kinds), shown
