"""The colophon (版记) stays at the foot of the last page when somebody adds text in Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from jianbao.document.placed import Line, Placed, Stroke
from jianbao.proof.readback import read_back
from jianbao.proof.standard.measuring.checking import check_bytes
from jianbao.proof.standard.requirement import Verdict
from jianbao.readers.word.pieces import WordPieces
from jianbao.writers.docx.writing import write_docx
from tests.helpers.libreoffice import LibreOffice, pdf_glyphs
from tests.helpers.official import official

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE, PLACE = f"{W}tbl", f"{W}tblpPr"
ENDS = (
    "cc: [青禾市应急局, 青禾市财政局]\nprinted_by: 青禾市林业局办公室\nprinted_on: 2026-06-09\n"
    "distribution: [{name: 市委办公室, as: report}, {name: 各县区, as: issue}]\n"
    "issue: 8\n"
)
FOOTS = {
    "official": "抄送：",
    "official/letter": "抄送：",
    "official/minutes": "报：",
    "official/preprinted": "抄送：",
    "bulletin": "报：",
    "supervision": "抄送：",
    "supervision/tip": "抄送：",
}
ADDED = "补充的一句话，说明检查的时间和地点。"
TEXT = "text: |\n  现将有关事项通知如下。\n\n  要认真落实各项要求。"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Placed]:
    folder = tmp_path_factory.mktemp("colophon")
    return {name: official(folder / name.replace("/", "-"), ENDS, TEXT, name)[0] for name in FOOTS}


def with_text_added(data: bytes, paragraphs: int) -> bytes:
    """Return a Word file in which somebody typed paragraphs below the last text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                (table,) = (each.getparent().getparent() for each in root.iter(PLACE))
                for _ in range(paragraphs):
                    table.addprevious(_paragraph())
                part = etree.tostring(root)
            new.writestr(name, part)
    return made.getvalue()


def _paragraph() -> etree._Element:
    style = f'<w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{ADDED}</w:t></w:r>'
    return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{style}</w:p>')


def test_it_floats_in_every_template_that_has_one(papers: dict[str, Placed]) -> None:
    for name, placed in papers.items():
        data = write_docx(placed)
        root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
        (place,) = root.iter(PLACE)
        assert place.get(f"{W}tblpYSpec") == "bottom", name
        assert place.get(f"{W}vertAnchor") == "margin"
        assert place.get(f"{W}horzAnchor") == "page"  # LibreOffice floats no other one
        said = "".join(text.text for text in place.getparent().getparent().iter(f"{W}t"))
        assert said.startswith(FOOTS[name])
        assert not any("cell" in piece.kind for piece in WordPieces(data).pieces()[-3:])


def test_its_last_rule_lies_on_the_foot(papers: dict[str, Placed]) -> None:
    """GB/T 9704-2012, 7.4.1."""
    for name in ("official", "bulletin", "supervision"):
        placed = papers[name]
        page = placed.theme.page
        rules = [item for item in placed.pages[-1].items if isinstance(item, Stroke)]
        last = max(rules, key=lambda rule: rule.y0)
        foot = last.y0 + last.width / 2
        assert foot == pytest.approx(page.top + page.text_height, abs=0.05), name


def test_added_text_leaves_it_there(papers: dict[str, Placed], office: LibreOffice) -> None:
    """Three paragraphs more, or thirty; nothing of it moves, nothing is there twice."""
    words = {
        f"{name.replace('/', '-')}+{more}": with_text_added(write_docx(placed), more)
        for name, placed in papers.items()
        for more in added(name)
    }
    made = office.pdfs(words, corrected=True)
    for name, placed in papers.items():
        ours = foot_of(placed, FOOTS[name])
        before = lines_of(made[f"{name.replace('/', '-')}+0"])
        for more in added(name):
            pages = lines_of(made[f"{name.replace('/', '-')}+{more}"])
            texts = [text for page in pages for text, _ in page]
            last = dict(pages[-1])
            for text, y in ours:
                assert last[text] == pytest.approx(y, abs=0.6), (name, more, text)
                assert texts.count(text) == 1
            assert texts.count(ADDED) == more
            others = [text for text in texts if text != ADDED and not text.startswith("—")]
            assert others == [
                text for page in before for text, _ in page if not text.startswith("—")
            ]


def added(name: str) -> tuple[int, ...]:
    """Return how many paragraphs are added to a paper."""
    return (0, 3, 30) if name == "official" else (0, 3)


def foot_of(placed: Placed, first: str) -> list[tuple[str, float]]:
    """Return the lines of the colophon and their baselines, from the one that begins so."""
    lines = sorted(
        (item for item in placed.pages[-1].items if isinstance(item, Line) and item.role == "text"),
        key=lambda line: line.baseline,
    )
    start = next(number for number, line in enumerate(lines) if line.text.startswith(first))
    return [(line.text.replace("\t", ""), line.baseline) for line in lines[start:]]


def lines_of(path: Path) -> list[list[tuple[str, float]]]:
    """Return the lines of each page with their baselines."""
    return [
        [("".join(each.character for each in line).strip(), line[0].y) for line in page]
        for page in pdf_glyphs(path)
    ]


def test_the_layout_sheet_knows_where_it_ends(papers: dict[str, Placed]) -> None:
    """As the PDF's pages show it (7.4.1): a Word file with a gap told nothing of its colophon."""
    readings = check_bytes(write_docx(papers["official"]), "paper", "").readings
    kept = {each.requirement.code for each in readings if each.verdict is Verdict.KEPT}
    assert {f"imprint-{code}" for code in ("foot", "lines", "width", "outer", "inner")} <= kept


def test_with_notes_on_its_page_it_does_not_float(tmp_path: Path) -> None:
    """Word would lay it over the notes."""
    text = "text: 现将有关事项通知如下[^a]。\nnotes: {a: 见台账。}"
    placed, _ = official(tmp_path, ENDS, text)
    assert b"tblpPr" not in zipfile.ZipFile(io.BytesIO(write_docx(placed))).read(
        "word/document.xml"
    )


def test_a_floating_table_is_read_as_its_paragraphs(papers: dict[str, Placed]) -> None:
    for placed in papers.values():
        assert read_back("paper.docx", "docx", write_docx(placed), placed).findings == ()
