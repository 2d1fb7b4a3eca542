"""A figure is stored once: change it in the ledger and it changes everywhere."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl

from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.library.release.release import Release
from tests.conftest import ROOT
from tests.helpers.libreoffice import pdf_lines
from tests.helpers.words import docx_paragraphs


def chart_numbers(word: bytes) -> list[object]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/chart2.xlsx")))
    return [value for row in book.active.values for value in row]


def texts(release: Release, folder: Path) -> dict[str, str]:
    """Return the whole text of each file."""
    found = {}
    for output in release.outputs:
        path = folder / output.name
        path.write_bytes(output.data)
        if path.suffix == ".pdf":
            found[output.name] = "".join(line for page in pdf_lines(path) for line in page)
        else:
            found[output.name] = "".join(docx_paragraphs(output.data))
    return found


def test_one_change_reaches_prose_sheet_chart_and_manifest(
    briefing_copy: Path, release: Release, tmp_path: Path
) -> None:
    ledger = briefing_copy / "figures.yaml"
    before = ledger.read_text("utf-8")
    assert before.count("value: 278\n") == 1
    ledger.write_text(before.replace("value: 278\n", "value: 279\n"), "utf-8")
    changed = build(briefing_copy, around=Surroundings(ROOT))
    for name, text in texts(changed, tmp_path).items():
        assert "278" not in text, name
        assert "279人" in text, name
    assert 279 in chart_numbers(changed.outputs[2].data)
    old, new = (json.loads(each.manifest()) for each in (release, changed))
    assert old["files"] != new["files"]
    differing = [a["name"] for a, b in zip(old["inputs"], new["inputs"], strict=True) if a != b]
    assert differing == ["figures.yaml"]
