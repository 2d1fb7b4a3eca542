"""Lists behind a label hang by just its width (GB/T 9704-2012, 7.3.4, 7.4.2 and 10.3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.official import line_of, lines_on, official

UNITS = "县委常委，县人大常委会主任、副主任，县政府县长、副县长，县政协主席、副主席，县人武部"
EM_14, EM_16 = 14.0, 15.68  # of the lists at the foot, and of the text


def second_line_hangs(folder: Path, head: str, label: str, em: float, template: str) -> None:
    """The second line begins where the first one's label ends."""
    placed, _ = official(folder, head, template=template)
    page, first = line_of(placed, label)
    lines = lines_on(placed, page)
    second = lines[lines.index(first) + 1]
    wide = sum(0.5 if character.isascii() else 1.0 for character in label)
    assert second.runs[0].x == pytest.approx(first.runs[0].x + wide * em, abs=0.1)


@pytest.mark.parametrize("template", ["bulletin", "official/minutes"])
def test_distribution(tmp_path: Path, template: str) -> None:
    head = f"issue: 12\ndistribution:\n  - {{name: '{UNITS}', as: report, copies: 3}}\n"
    second_line_hangs(tmp_path, head, "报：", EM_14, template)


def test_copies_of_the_imprint(tmp_path: Path) -> None:
    second_line_hangs(tmp_path, f"cc: ['{UNITS}']\n", "抄送：", EM_14, "official")


def test_who_took_part(tmp_path: Path) -> None:
    head = f"issue: 3\nmeeting: {{attendance: {{列席人员: '{UNITS}'}}}}\n"
    second_line_hangs(tmp_path, head, "列席人员：", EM_16, "official/minutes")


@pytest.mark.parametrize("label", ["附件：1.", "2.", "10.", "12."])
def test_list_of_annexes(tmp_path: Path, label: str) -> None:
    placed, _ = official(tmp_path, annexes=12)
    page, first = line_of(placed, label)
    lines = [line for number in (page, page + 1) for line in lines_on(placed, number)]
    second = lines[lines.index(first) + 1]
    digits = len(label.removeprefix("附件：")) / 2
    start = first.runs[0].x + (3 if label.startswith("附") else 0) * EM_16
    assert second.runs[0].x == pytest.approx(start + digits * EM_16, abs=0.1)
    _, annex = line_of(placed, "附件：1.")
    assert start == pytest.approx(annex.runs[0].x + 3 * EM_16, abs=0.1)
