"""Every command of the tutorial, in its order, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jianbao.cli import main
from jianbao.library.sources import read
from tests.conftest import CASES, ROOT
from tests.helpers.edited_papers import EditedPaper, W

PAGES = {"en": ROOT / "docs/tutorial.md", "zh": ROOT / "docs/tutorial.zh-CN.md"}
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
ANY = (0, 1)  # `check` and `take-back` may have something to say


def commands(page: Path) -> list[str]:
    return re.findall(r"^\$ jianbao (.*)$", page.read_text("utf-8"), re.M)


def test_both_languages_give_the_same_commands() -> None:
    assert commands(PAGES["en"]) == commands(PAGES["zh"])
    assert commands(READMES["en"]) == commands(READMES["zh"])
    assert set(commands(READMES["en"])) < set(commands(PAGES["en"]))


def filled(folder: Path) -> None:
    """What a person does in the spreadsheet, and in the prose."""
    book = load_workbook(folder / "ledger.xlsx")
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    value = next(heads.index(name) for name in ("value", "数值") if name in heads)
    for row in sheet.iter_rows(min_row=2):
        if not str(row[0].value).endswith("上期"):
            for number, new in (("46.8", "51.2"), ("35", "38")):
                if str(row[value].value) == number:
                    row[value].value = new
    book.save(folder / "ledger.xlsx")


def edited(folder: Path) -> None:
    """What a superior does in Word."""
    data = (folder / "output/november/november.docx").read_bytes()
    paper = EditedPaper.of(data, tracked=True)
    for old, new in (("集中力量", "集中人力物力"), ("38", "39")):
        for element in paper.root.iter(f"{W}p"):
            said = "".join(each.text or "" for each in element.iter(f"{W}t"))
            if old in said:
                paper.put(element, said.index(old), said.index(old) + len(old), new)
                break
    (folder / "edited.docx").write_bytes(paper.data())


def test_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(CASES / "intake/last-month.docx", tmp_path)
    monkeypatch.chdir(tmp_path)
    for line in commands(PAGES["en"]):
        words = shlex.split(line)
        if "--from" in words and words[0] == "figures":
            filled(tmp_path)
        if words[0] == "take-back" and not (tmp_path / "edited.docx").exists():
            edited(tmp_path)
        code = main(words)
        assert code == 0 or (code in ANY and words[0] == "check"), line
    october = read(Path("briefings/october")).briefing
    assert october.figures["在建工程"].written == "35处"
    assert october.figures["新修渠道"].change == "新修渠道增加"
    november = read(Path("briefings/november")).briefing
    assert november.figures["新修渠道"].written == "51.2公里"
    assert november.figures["在建工程"].written == "39处"
    assert "集中人力物力" in Path("briefings/november/sections/04-下一步工作.yaml").read_text(
        "utf-8"
    )
    assert list(Path("output/november/print").glob("*.pdf"))
