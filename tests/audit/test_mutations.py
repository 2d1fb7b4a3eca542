"""Faults planted into the real briefing, one at a time: nearly all are told, at their line.

What is told of a wrong relation may stand at either of the figures it relates. Kinds whose misses
are in the nature of the thing stay in: another count may give the same rate of another whole.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding
from tests.conftest import PINGXIANG
from tests.helpers.planted import Planted, planted

SEED = 20220704
EACH = 8
LEAST_SHARE = 0.95

Told = tuple[str, str, int, tuple[tuple[str, str], ...]]


def told(folder: Path) -> set[Told]:
    """Return what the audit says, without columns and sentences: those move with any fault."""
    return {_told(finding, folder) for finding in audit(read_briefing(folder).briefing)}


def _told(finding: Finding, folder: Path) -> Told:
    assert finding.place is not None
    values = tuple(finding.plain.items())
    file = Path(finding.place.file).relative_to(folder).as_posix()
    return finding.code, file, finding.place.line, values


def faults() -> list[Planted]:
    names = sorted(PINGXIANG.rglob("*.yaml"))
    texts = {path.relative_to(PINGXIANG).as_posix(): path.read_text("utf-8") for path in names}
    return planted(texts, SEED, EACH)


def misses(folder: Path, wanted: list[Planted]) -> list[Planted]:
    """Return the faults that are not told at their line by one of their codes."""
    before = told(folder)
    return [fault for fault in wanted if not _is_told(fault, folder, before)]


def _is_told(fault: Planted, folder: Path, before: set[Told]) -> bool:
    path = folder / fault.file
    typed = path.read_bytes()
    path.write_text(fault.text, "utf-8")
    new = told(folder) - before
    path.write_bytes(typed)
    return any(code in fault.codes and (file, line) in fault.lines for code, file, line, _ in new)


def test_planted_faults_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang-2022"))
    wanted = faults()
    kinds = Counter(fault.kind for fault in wanted)
    missed = misses(folder, wanted)
    by_kind = Counter(fault.kind for fault in missed)
    with capsys.disabled():
        print(f"\n{len(wanted)} faults of {len(kinds)} kinds, {len(missed)} missed")
        print("".join(f"  {kind}: {by_kind[kind]} of {kinds[kind]}\n" for kind in by_kind), end="")
    assert len(wanted) >= 200
    assert len(kinds) >= 20
    shown = "\n".join(f"{fault.kind}: {fault.shown}" for fault in missed)
    assert len(missed) <= (1 - LEAST_SHARE) * len(wanted), shown


def test_an_unspoilt_briefing_tells_nothing_new(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang-2022"))
    (fault, *_) = faults()
    text = (folder / fault.file).read_text("utf-8")
    whole = Planted("nothing", fault.file, text, fault.lines, fault.codes, "")
    assert misses(folder, [whole]) == [whole]
