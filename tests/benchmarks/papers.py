"""Papers of any size for the measurements: a sample repeated, a long table, a large ledger."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

HEADING = re.compile("(?m)^heading: (.*)$")
HEAD = """\
title: 检察工作简报
subtitle: 半年工作情况
issuer: 某市人民检察院
date: 2022-07-04
period: 2022-01/2022-05
"""
TABLE = """\
heading: 案件清单
text: |
  全部案件见[@清单]。

  ![清单]
tables:
  清单:
    title: 案件清单
    columns:
      - {name: 序号, align: center, width: 3}
      - {name: 单位, align: left, width: 10}
      - {name: 件数（件）, align: decimal, width: 6}
    rows:
"""


def repeated(sample: Path, folder: Path, times: int) -> Path:
    """Make a folder with the sample's sections so many times, each heading with its number."""
    shutil.copytree(sample, folder)
    sections = sorted((folder / "sections").glob("*.yaml"))
    texts = [(path.stem, path.read_text("utf-8")) for path in sections]
    for path in sections:
        path.unlink()
    for turn in range(times):
        for stem, text in texts:
            numbered = HEADING.sub(rf"heading: \1之{turn + 1}", text) if turn else text
            name = f"{turn:04d}-{stem}.yaml"
            (folder / "sections" / name).write_text(numbered, encoding="utf-8")
    return folder


def long_table(folder: Path, rows: int, cell: str = "第{row}检察院") -> Path:
    """Make a briefing that is one table of so many rows."""
    lines = (
        f"      - ['{row}', '{cell.format(row=row)}', '{row % 97}']\n" for row in range(1, rows + 1)
    )
    return written(folder, HEAD, {"1": TABLE + "".join(lines)})


def large_ledger(folder: Path, figures: int) -> Path:
    """Make a briefing whose ledger has so many figures, each used once, twenty a paragraph."""
    ledger = "".join(
        f"数{number}:\n  label: 第{number}项\n  value: {number}\n  unit: 件\n  sheet: no\n"
        for number in range(1, figures + 1)
    )
    paragraphs = "".join(
        "  "
        + "，".join(
            f"第{number}项{{数{number}}}" for number in range(first, min(first + 20, figures + 1))
        )
        + "。\n\n"
        for first in range(1, figures + 1, 20)
    )
    return written(folder, HEAD, {"1": f"heading: 各项数据\ntext: |\n{paragraphs}"}, ledger)


def written(folder: Path, head: str, sections: dict[str, str], ledger: str = "") -> Path:
    """Make a folder with a briefing's files."""
    (folder / "sections").mkdir(parents=True)
    (folder / "briefing.yaml").write_text(head, encoding="utf-8")
    if ledger:
        (folder / "figures.yaml").write_text(ledger, encoding="utf-8")
    for name, text in sections.items():
        (folder / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
