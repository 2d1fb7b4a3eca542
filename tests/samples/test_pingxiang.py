"""The real briefing: every character of the source, in order, in both files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pymupdf

from jianbao.document.word.kinsoku import NO_WIDTH_SPACE
from jianbao.library.release.release import Release
from tests.helpers.libreoffice import pdf_glyphs
from tests.helpers.messages import all_codes
from tests.helpers.words import docx_paragraphs, pdf_footnotes, pdf_text

SEED = Path(__file__).parents[1] / "cases/pingxiang-2022/seed.txt"
FULL_WIDTH = str.maketrans({",": "，", ":": "：", "(": "（", ")": "）"})


def seed_text() -> tuple[str, str]:
    """Return the source's text and its footnote, normalised only as the issue says.

    Lines are joined (page breaks cut words), half-width punctuation is made full-width, the
    footnote is taken out of the middle.
    """
    text = SEED.read_text("utf-8").translate(FULL_WIDTH)
    note = re.search(r"^\^①(.*)$", text, re.MULTILINE)
    assert note
    body = text.replace(note[0], "").replace("^①", "①")
    return "".join(body.split()), note[1]


def test_word_file_has_every_character_in_order(release: Release) -> None:
    text, note = seed_text()
    blob = release.outputs[0].data
    words = "".join(docx_paragraphs(blob))
    assert words.count(NO_WIDTH_SPACE) == 1  # where the line ends inside 12309+967788
    assert words.replace(NO_WIDTH_SPACE, "") == text
    assert docx_paragraphs(blob, "word/footnotes.xml")[-1] == "①" + note


def test_pdf_has_every_character_in_order(outputs: dict[str, Path]) -> None:
    text, note = seed_text()
    assert pdf_text(outputs[".pdf"]) == text
    assert pdf_footnotes(outputs[".pdf"]) == ["①" + note]


def test_footnote_stands_on_the_page_of_its_mark(outputs: dict[str, Path]) -> None:
    with pymupdf.open(outputs[".pdf"]) as pdf:
        texts = [page.get_text() for page in pdf]
    pages = [number for number, text in enumerate(texts, 1) if "无特别说明" in text]
    assert len(pages) == 1
    assert "不批捕12①人" in "".join(texts[pages[0] - 1].split())


def test_pages_have_22_lines_of_28_characters(outputs: dict[str, Path]) -> None:
    pages = pdf_glyphs(outputs[".pdf"])
    body = [[line for line in page if max(glyph.size for glyph in line) > 15] for page in pages]
    assert max(len(page) for page in body) == 22
    longest = max(len("".join(glyph.character for glyph in line)) for line in body[1])
    hanzi = [line for line in body[1] if all(ord(glyph.character) > 0x7F for glyph in line)]
    assert max(len(line) for line in hanzi) == 28
    assert longest <= 2 * 28


def test_pdf_is_what_an_archivist_and_a_reader_expect(outputs: dict[str, Path]) -> None:
    with pymupdf.open(outputs[".pdf"]) as pdf:
        assert pdf.metadata["title"] == "深入践行习近平法治思想以一流标准打造“五好”检察机关"
        assert pdf.metadata["author"] == "萍乡市人民检察院"
        assert "ReportLab" not in pdf.metadata["producer"]
        assert [entry[:2] for entry in pdf.get_toc()] == [
            [1, "深入践行习近平法治思想以一流标准打造“五好”检察机关"],
            [2, "一、坚持政治建检，激发队伍干事创业活力"],
            [2, "二、抓实业务建设，聚焦“脱后”持续发力"],
            [2, "三、聚焦服务大局，回应群众法治新期待"],
            [2, "四、强化从严治党，锻造过硬检察队伍"],
        ]
        assert [page.get_label() for page in pdf] == list("12345678")
        fonts = {font[3]: font[1] for page in pdf for font in page.get_fonts()}
        preferences = pdf.xref_get_key(pdf.pdf_catalog(), "ViewerPreferences/DisplayDocTitle")
        language = pdf.xref_get_key(pdf.pdf_catalog(), "Lang")
    assert all(name[6] == "+" and kind == "ttf" for name, kind in fonts.items()), fonts
    assert preferences == ("bool", "true")
    assert language == ("string", "zh-CN")


def test_manifest_tells_what_was_made(release: Release) -> None:
    manifest = json.loads(release.manifest())
    assert [file["name"] for file in manifest["files"]] == [
        "pingxiang-2022.docx",
        "pingxiang-2022.pdf",
        "pingxiang-2022-metrics.docx",
        "pingxiang-2022-metrics.pdf",
    ]
    assert [file["pages"] for file in manifest["files"]] == [8, 8, 1, 1]
    unprinted, alone = (
        each
        for each in manifest["findings"]
        if not all_codes()[each["code"]].room.startswith("audit.")
    )
    assert (unprinted["code"], unprinted["level"]) == ("fields-not-printed", "note")
    assert (alone["code"], alone["level"]) == ("last-line-alone", "note")
    assert (alone["file"], alone["line"]) == ("sections/5-problems.yaml", 4)
    assert "第8页）只有一行正文“察工作高质量发展根基。" in alone["message"]
    assert "2段的末行共减23字" in alone["message"]
    assert manifest["accepted"] == []
    assert {font["role"] for font in manifest["fonts"]} == {
        "biaosong", "fang", "hei", "kai", "song",
    }  # fmt: skip
    assert "figures.yaml" in {file["name"] for file in manifest["inputs"]}
