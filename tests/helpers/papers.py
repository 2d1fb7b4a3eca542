"""A template of every block, and a briefing with every particular, for tests of composing."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import PINGXIANG, ROOT

STYLE = "{{word: {word}, face: fang, size: 16, leading: 29, align: {align}}}"
STYLES = {
    "title": "center", "heading1": "left", "body": "both", "footnote": "left", "number": "left",
    "signature": "right", "remark": "left", "imprint": "left", "imprint_to": "left",
    "distribution": "left",
    "copies": "right", "editor_note": "left", "addressees": "left", "agenda": "left",
    "attendance": "left",
}  # fmt: skip
PARTICULARS = """\
document_number: 某政发〔2022〕5号
signers: [甲某, 乙某]
to: [甲局, 乙局]
cc: [丙局, 丁局]
distribution:
  - {name: 省某院, as: report, copies: 2}
  - {name: 市委, as: report}
  - {name: 各区院, as: issue, copies: 7}
printed_by: 某院办公室
printed_on: 2022-07-05
remark: 此件公开发布
editor_note: 现予刊发，供参考。
meeting: {time: 7月4日上午, agenda: [听取汇报, 审议方案], attendance: {出席: 甲 乙, 请假: 丙}}
fields: {口号: 自定文字}
"""


def styles() -> str:
    """Return the styles' YAML."""
    lines = "\n".join(
        f"    {name}: {STYLE.format(word=name, align=at)}" for name, at in STYLES.items()
    )
    return lines.replace("word: heading1,", "word: heading1, keep_next: yes,")


def write_template(folder: Path, blocks: str, more: str = "", name: str = "paper") -> Path:
    """Write a template of these blocks into `folder`/templates; return its file."""
    path = folder / "templates" / name / "template.yaml"
    path.parent.mkdir(parents=True)
    text = f"name: 文\npurpose: 试用\nblocks: {blocks}\n{more}theme:\n  page: {{numbers: no}}\n"
    path.write_text(f"{text}  styles:\n{styles()}\n", "utf-8")
    return path


def write_briefing(folder: Path, particulars: str = PARTICULARS) -> Path:
    """Copy the real briefing into `folder`/briefings with particulars of made-up units."""
    target = folder / "briefings/paper-2022"
    shutil.copytree(PINGXIANG, target)
    path = target / "briefing.yaml"
    path.write_text(path.read_text("utf-8") + "\n" + particulars, "utf-8")
    return target


SHIPPED = ROOT / "templates"
