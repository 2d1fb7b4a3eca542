"""A made-up briefing that can be mailed, and its release."""

from __future__ import annotations

import re
from pathlib import Path

from jianbao.library.mailing.sourceless import without_sources
from jianbao.library.making import make_release as build
from jianbao.library.release.files import write_files
from tests.helpers.briefings import make_briefing

HEAD = """\
title: [工作情况, 简报]
subtitle: 半年工作情况
issuer: 某市某单位
period: 2022-01/2022-05
period_note: 统计时间
notes: {统计时间: "数据统计时间为{period}。"}
issue: 12
distribution:
  - {name: 某省某厅, as: report, copies: 2, email: first@example.org}
  - {name: "某市某局,秘书科", as: issue, email: second@example.org}
  - {name: 没有邮箱的某局}
mail:
  from: office@example.org
  to: [third@example.org, first@example.org]
  cc: [cc@例子.example.org]
"""
SECTIONS = {
    "1-work": "heading: 抓实工作\nsummary: 全市办结{办结}，同比上升{升}。\ntext: 全市办结{办结}。",
}
FIGURES = """\
办结: {label: 办结件数, value: 88, unit: 件, sheet: headline, change: 升}
升: {label: 办结同比, value: 10.0, unit: "%", kind: change, direction: up}
"""


def make_mailable(
    tmp_path: Path, head: str = "", sections: dict[str, str] | None = None
) -> tuple[Path, Path]:
    """Return a briefing's folder and that of its release; lines of `head` replace those of HEAD."""
    given = {line.split(":")[0] for line in head.splitlines()}
    parts = re.split(r"\n(?=\S)", HEAD.rstrip("\n"))  # a key with the lines below it
    kept = "\n".join(part for part in parts if part.split(":")[0] not in given)
    folder = make_briefing(tmp_path, sections or SECTIONS, FIGURES, f"{kept}\n{head}")
    return folder, release_of(folder, tmp_path / "output/made-up")


def release_of(folder: Path, target: Path) -> Path:
    """Build a briefing and return its release's folder."""
    write_files(target, build(folder).files())
    return target


def as_mailed(path: Path) -> bytes:
    """Return a file of a release as a mail carries it."""
    data = path.read_bytes()
    return without_sources(data) if path.suffix == ".pdf" else data
