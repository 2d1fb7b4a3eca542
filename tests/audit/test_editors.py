"""What an editor's eye finds: passages in a right and in a false version, one section each.

All of them are one paper: that costs one reading, and they must not disturb each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from tests.conftest import CASES

PASSAGES = yaml.safe_load((CASES / "audit" / "editors.yaml").read_text("utf-8"))
HEAD = "title: 情况\nissuer: 某单位\ndate: 2026-07-10\nperiod: 2026-01/2026-06\n"


def told(folder: Path, texts: list[str]) -> list[Finding]:
    """Return the errors and warnings of one paper, of which each text is a section."""
    (folder / "sections").mkdir()
    (folder / "briefing.yaml").write_text(HEAD, "utf-8")
    for number, text in enumerate(texts, 100):
        lines = "".join(f"  {line}\n\n" for line in text.split("\n"))
        (folder / "sections" / f"{number}-a.yaml").write_text(f"text: |\n{lines}", "utf-8")
    found = audit(read_briefing(folder).briefing)
    return [f for f in found if f.level is not Level.NOTE and f.code != "not-in-ledger"]


def test_right_passages_are_left_alone(tmp_path: Path) -> None:
    found = told(tmp_path, list(dict.fromkeys(each["right"] for each in PASSAGES)))
    assert [f"{f.code}: {f.text('zh')} {f.sentence}" for f in found] == []


def false_ones() -> list[tuple[str, str]]:
    """Return each false version with what the finding must show."""
    return [
        (each["right"].replace(old, new, 1), each.get("code", ""))
        for each in PASSAGES
        for old, new in each["wrong"].items()
    ]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    texts = [text for text, _ in false_ones()]
    codes: dict[str, set[str]] = {}
    for finding in told(tmp_path_factory.mktemp("false"), texts):
        if finding.place is not None:
            codes.setdefault(Path(finding.place.file).name[:3], set()).add(finding.code)
    return codes


@pytest.mark.parametrize("number", range(len(false_ones())))
def test_false_passages_are_told(found: dict[str, set[str]], number: int) -> None:
    assert false_ones()[number][1] in found.get(str(100 + number), set())


def test_every_false_one_says_its_code() -> None:
    unsaid: list[Any] = [each for each in PASSAGES if not each.get("code")]
    assert unsaid == []


REVIEW = {
    "briefing.yaml": (
        "title: 2025年无偿献血情况\nissuer: 桐川市中心血站\ndate: 2026-01-16\nperiod: 2025\n"
        "editor_note: 本期通报献血情况，抽查点合格率为90.7%，急诊类用血占全部用血的12.0%，"
        "全部用血{全部}。\n"
    ),
    "figures.yaml": (
        "投诉: {label: 全年受理投诉, value: 3888, unit: 件}\n"
        "举报: {label: 全年受理举报, value: 972, unit: 件}\n"
        "全部: {label: 用血总量, value: 82800, unit: 单位}\n"
        "急诊: {label: 急诊类用血, value: 9936, unit: 单位}\n"
        "率: {label: 采血点达标率, value: 91.0, unit: '%', kind: rate}\n"
        "占比: {label: 献血车采集占比, value: 60.0, unit: '%', kind: rate}\n"
    ),
    "sections/1-a.yaml": (
        "heading: 采集\nsummary: 采集量净增1944单位，均已入库。\n"
        "text: 急诊用血{急诊}，抽查点合格率90.7%。采集量净增1944单位，达标率{率}，采集占比{占比}。"
        "全年接到投诉{投诉}、举报{举报}。6月14日（星期六）世界献血者日，当天采血480人次。\n"
    ),
}
SLIPS = {
    "合格率为90.7%": ("合格率为97.0%", "figure-two-values"),
    "用血的12.0%": ("用血的21.0%", "sentence-share"),
    "summary: 采集量净增1944": ("summary: 采集量净增1954", "figure-two-values"),
    "投诉{投诉}、举报{举报}": ("投诉{举报}、举报{投诉}", "label-differs"),
    "达标率{率}": ("达标率{占比}", "label-differs"),
    "（星期六）": ("（星期日）", "wrong-weekday"),
}


def codes(folder: Path, old: str = "", new: str = "") -> set[str]:
    """Return the errors and warnings of the review, one place of it changed."""
    (folder / "sections").mkdir(parents=True)
    for name, text in REVIEW.items():
        (folder / name).write_text(text.replace(old, new, 1) if old else text, "utf-8")
    found = audit(read_briefing(folder).briefing)
    return {each.code for each in found if each.level is not Level.NOTE} - {"not-in-ledger"}


def test_what_sums_up_a_review_is_what_it_says(tmp_path: Path) -> None:
    assert codes(tmp_path / "right") == set()
    for number, (old, (new, code)) in enumerate(SLIPS.items()):
        assert code in codes(tmp_path / str(number), old, new), new
