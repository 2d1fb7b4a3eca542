"""Papers of other kinds: Markdown, files of older programs, and PDFs of our own."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

import jianbao
from jianbao.library import converting
from tests.conftest import CASES, ROOT

AROUND = jianbao.Surroundings(ROOT)
MARKDOWN = """---
author: 某某
---
# 关于做好2026年秋季造林工作的通知

各县（区）林业局：

为做好秋季造林，现将有关事项
通知如下。[^1]

## 一、任务

全市计划造林**860公顷**，见[附表](a.html)，![图](a.png)其中*甲县*460公顷。

| 县 | 面积（公顷） |
|----|---:|
| 甲县 | 460 |
| 乙\\|县 | 400 |

## 二、要求

- [ ] 抓好整地。
- 备足`苗木`，<b>不得</b>延误。

某市林业局
2026年9月1日

[^1]: 依据省林业局计划。
"""
NOTICE = {"title": "关于做好2026年秋季造林工作的通知", "issuer": "某市林业局", "date": "2026-09-01"}


def test_markdown_is_a_paper() -> None:
    made = jianbao.import_paper("a.md", AROUND, data=MARKDOWN.encode())
    head = made.files["briefing.yaml"].decode()
    assert all(f"{key}: {value}\n" in head for key, value in NOTICE.items())
    assert "to: [各县（区）林业局]" in head and "1: 依据省林业局计划。" in head
    texts = [data.decode() for name, data in made.files.items() if name.startswith("sections/")]
    assert texts[0] == "text: 为做好秋季造林，现将有关事项通知如下。[^1]\n"
    assert "heading: 任务\n" in texts[1] and "[乙|县, '400']" in texts[1]
    assert "抓好整地。" in texts[2] and "备足苗木，不得延误。" in texts[2]
    everything = "".join(texts)
    assert not any(sign in everything for sign in ("**", "`", "](", "<b>", "# ", "author"))
    assert [change.kind.zh for change in made.changes if change.before == "a.png"]
    assert made.kept == made.characters


SIGNED = (
    "2023年{}情况\n\n{}\n\n全年完成286项任务，群众反映良好。\n\n一、工作\n\n任务全部完成。\n\n{}"
)


@pytest.mark.parametrize("name", ["北湖海关", "青山县供销合作社联合社", "某某航道养护基地"])
def test_who_issues_a_paper_is_found_by_its_place_whatever_its_ending(name: str) -> None:
    day = "2024年1月18日"
    for paper in (SIGNED.format("业务", f"{name}\n\n{day}", ""),
                  SIGNED.format("业务", "（送审稿）", f"{name}\n\n{day}\n")):  # fmt: skip
        made = jianbao.import_paper("a.txt", AROUND, data=paper.encode())
        assert f"issuer: {name}\n" in made.files["briefing.yaml"].decode()
        doubts = [change for change in made.changes if change.sureness == "doubtful"]
        assert any(change.before == name for change in doubts)


def test_a_second_line_of_a_title_issues_nothing() -> None:
    paper = "关于2023年全市业务\n运行情况的报告\n2024年1月18日\n\n全年完成286项任务。\n"
    made = jianbao.import_paper("a.txt", AROUND, data=paper.encode())
    assert "issuer: （单位待填）" in made.files["briefing.yaml"].decode()


@pytest.mark.parametrize("name", ["notice.doc", "notice.wps"])
def test_an_older_file_by_libreoffice(name: str, office: object) -> None:
    data = (CASES / "intake/notice.doc").read_bytes()
    made = jianbao.import_paper(name, AROUND, data=data)
    head = made.files["briefing.yaml"].decode()
    assert "document_number: 某林发〔2026〕9号" in head and "issuer: 某市林业局" in head
    text = "".join(data.decode() for name, data in made.files.items() if "sections" in name)
    assert "heading: 任务" in text and "[甲县, '460']" in text
    assert any(change.kind.en.endswith("LibreOffice") for change in made.changes)
    assert made.kept == made.characters


def test_an_older_file_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (CASES / "intake/notice.doc").read_bytes()
    monkeypatch.setattr(converting, "_by_libreoffice", lambda _data, _name: None)
    monkeypatch.setitem(sys.modules, "office_oxide", None)
    with pytest.raises(jianbao.InputError) as refused:
        jianbao.import_paper("notice.doc", AROUND, data=data)
    assert "LibreOffice" in refused.value.findings[0].text("zh")
    extra = types.ModuleType("office_oxide")
    given = types.SimpleNamespace(to_markdown=lambda: MARKDOWN)
    vars(extra)["Document"] = types.SimpleNamespace(from_bytes=lambda _data, _kind: given)
    monkeypatch.setitem(sys.modules, "office_oxide", extra)
    made = jianbao.import_paper("notice.doc", AROUND, data=data)
    assert NOTICE["title"] in made.files["briefing.yaml"].decode()
    assert any(change.sureness == "doubtful" for change in made.changes)


def test_what_is_no_older_paper_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_by_libreoffice", lambda _data, _name: None)
    for data in (converting.OLD, converting.OLD + b"\1" * 2000):
        with pytest.raises(jianbao.InputError):
            jianbao.import_paper("a.doc", AROUND, data=data)


def test_our_own_pdf_gives_its_briefing(tmp_path: Path) -> None:
    sample = ROOT / "briefings/letter-2026"
    jianbao.build(sample, jianbao.BuildOptions(forms=("pdf",)), AROUND).write(tmp_path)
    made = jianbao.import_paper(tmp_path / "letter-2026/letter-2026.pdf", AROUND)
    assert made.folder == Path("briefings/letter-2026")
    assert {name: (sample / name).read_bytes() for name in made.files} == made.files
    assert len(made.changes) == 1
    folder = made.write(tmp_path / "again").folder
    assert jianbao.check(folder, AROUND).count("error") == 0


def test_a_table_of_one_row_builds() -> None:
    text = "# 题\n\n一、情况\n\n见表。\n\n| 甲 | 乙 |\n|---|---|\n"
    made = jianbao.import_paper("a.md", AROUND, data=text.encode())
    assert any(b"rows: []" in data for data in made.files.values())
