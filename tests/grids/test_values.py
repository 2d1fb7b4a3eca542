"""Values of all shapes in every use of a figure: exact as typed, or refused by their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings, Unsaved
from jianbao.messages.errors import BriefingError
from jianbao.messages.findings import Level
from tests.conftest import ROOT

VALUES = (
    "1", "0", "-0", "-3", "−3", "+3", "007", "40.0", "40.", ".5", "1,855",
    "1，855", "18,55", "1 855", "1.2万", "3亿", "1.2万亿", "第3", "前4", "近15", "95以上",
    "≥95", "5～10", "3—500", "1:2.5", "3/4", "三", "二十三", "二〇二二", "三分之一", "首位",
    "持平", "-3人", "3人", "40.0%", "％", "%", "‰", ".nan", "nan", ".inf", "-.inf",
    "true", "yes", "null", "~", "0x1F", "0o17", "0b1", "1e3", "2e400", "1e-400",
    "1_000", "12345678901234567", "1234567890123456789012345678", "9" * 40,
    "9" * 400, "0." + "1" * 30, "1" + "0" * 27, "O514", "5l4", "５１４", "٣", "³",
    "½", "①", "３．５", "--3", "+-3", "=1+1", "=a", "=来信*来信", "=来信/0", "=(",
    "=来信+", "", " ", "\u00a0", "\t", "甲\n乙", "{来信}", "[^n]", "1\u200b2",
    "1\u00a0000", "\U0001d7d9", "N/A", "#REF!", "—", "/", "…", "2024-01-01",
    "14:30",
)  # fmt: skip
USES = {
    "alone": "",
    "text": "  sheet: yes\n",
    "headline": "  sheet: headline\n",
    "rate": "  kind: rate\n  count: 计\n  of: 总\n",
    "rank": "  kind: rank\n",
    "change": "  kind: change\n  direction: up\n",
    "target": "  target: 总\n",
    "parts": "  parts: [计, 总]\n",
    "times": "  times: [计, 总]\n",
    "equals": "  equals: 总\n",
    "mean": "  mean: [计, 总]\n  weights: [总, 计]\n",
    "from": "  from: 计\n",
    "whole": "  whole: 总\n",
}
UNITS = ("", "人", "%", "万元", "百分点", "‰")
SAMPLE = 9  # one of so many is tried in the usual run
PAPER = """\
title: 数据
issuer: 某单位
date: 2024-07-01
period: 2024-01/2024-06
"""
SECTION = """\
heading: 数据
text: "数为{f}，{f.value}，{f.unit}。\\n\\n![图]\\n\\n![表]"
charts: {图: {title: 图, categories: [甲, 乙], series: [{name: 列, figures: [f, g]}], target: 总}}
tables: {表: {title: 表, columns: [{name: 栏, align: decimal}], rows: [["{f}"], ["{f.value}"]]}}
"""


def ended(value: str, use: str, unit: str) -> tuple[list[str], str]:
    """Return the codes of errors, and what is wrong with the way in which a build ended, or ""."""
    typed = (
        value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    figures = (
        f'f:\n  label: 数\n  value: "{typed}"\n  unit: "{unit}"\n{USES[use]}'
        f'g: {{label: 另, value: 2, unit: "{unit}"}}\n'
        f'推: {{label: 积, value: =f*f, unit: "{unit}", round: 2}}\n'
        "计: {label: 计, value: 3, unit: 人}\n总: {label: 总, value: 4, unit: 人}\n"
    )
    section = SECTION if use == "text" else 'heading: 数据\ntext: "数为{f}。"\n'
    files = {"briefing.yaml": PAPER, "sections/1-s.yaml": section, "figures.yaml": figures}
    paper = Unsaved(
        Path("/nonexistent/grid"), {name: text.encode() for name, text in files.items()}
    )
    try:
        release = make_release(
            paper, BuildOptions("overview"), Surroundings(ROOT, profile_above=False)
        )
        findings = release.findings
    except BriefingError as error:
        findings = error.findings
    except Exception as error:  # any trace at all is what is looked for
        return [], f"{type(error).__name__}: {error}"
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    nowhere = "; ".join(
        f"{finding.code} without a place" for finding in errors if not finding.place
    )
    return [finding.code for finding in errors], nowhere


@pytest.mark.parametrize("use", USES)
def test_every_value_in_every_use(use: str, grid_seed: int, whole_grids: bool) -> None:
    cells = [(value, unit) for value in VALUES for unit in UNITS]
    if not whole_grids:
        cells = cells[(grid_seed + list(USES).index(use)) % (SAMPLE * 7) :: SAMPLE * 7]
    wrong = {cell: why for cell in cells if (why := ended(cell[0], use, cell[1])[1])}
    assert not wrong
