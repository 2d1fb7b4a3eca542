"""Table of contents, references and page numbers: real fields of Word that are right at once."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from lxml import etree

from jianbao.compose.template.reading import read_template
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.writers.pdf.conformance import ARCHIVES
from tests.conftest import CASES
from tests.helpers.libreoffice import LibreOffice, pdf_glyphs, pdf_lines
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept
from tests.helpers.words import WORD, docx_paragraphs, docx_part

BRIEFING = CASES / "good/live-fields"
PAGES = {"一": 3, "二": 4, "三": 5, "四": 7, "五": 8, "六": 9, "七": 10}
PARTS = ("word/document.xml", "word/footnotes.xml", "word/footer1.xml", "word/footer2.xml")


def without_dots(lines: list[list[str]]) -> list[list[str]]:
    """Return pages without leader dots: how many there are is each program's own affair."""
    return [[re.sub(r" ?\.+", "", line) for line in page] for page in lines]


@pytest.fixture(scope="module")
def made() -> Release:
    return build(BRIEFING, around=Surroundings(CASES))


@pytest.fixture(scope="module")
def word(made: Release) -> bytes:
    return next(output.data for output in made.outputs if output.name.endswith(".docx"))


@pytest.fixture(scope="module")
def pdf(made: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("live-fields") / "live-fields.pdf"
    path.write_bytes(next(output.data for output in made.outputs if output.name.endswith(".pdf")))
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIEFING, tmp_path / "live-fields"))


# ---- Word


@dataclass
class Field:
    """A complex field: its instruction, and the result that stands in the file."""

    code: str = ""
    result: str = ""
    in_result: bool = False


def fields(root: etree._Element) -> list[Field]:
    """Return a part's fields in the order of their ends; one in another's result is its own."""
    ended: list[Field] = []
    opened: list[Field] = []
    for element in root.iter():
        if element.tag == f"{WORD}fldChar":
            kind = element.get(f"{WORD}fldCharType")
            if kind == "begin":
                opened.append(Field())
            elif kind == "separate":
                opened[-1].in_result = True
            else:
                ended.append(opened.pop())
        elif element.tag == f"{WORD}instrText":
            opened[-1].code += (element.text or "").strip()
        elif element.tag == f"{WORD}t" and opened and opened[-1].in_result:
            opened[-1].result += element.text or ""
    assert not opened
    return ended


def bookmarks(blob: bytes) -> dict[str, str]:
    """Return the bookmarks of the document and the text of each."""
    root = docx_part(blob, "word/document.xml")
    found: dict[str, str] = {}
    opened: dict[str, str] = {}
    for element in root.iter():
        identity = element.get(f"{WORD}id", "")
        if element.tag == f"{WORD}bookmarkStart":
            name = element.get(f"{WORD}name", "")
            assert name not in found and identity not in opened
            opened[identity], found[name] = name, ""
        elif element.tag == f"{WORD}bookmarkEnd":
            del opened[identity]
        elif element.tag == f"{WORD}t":
            for name in opened.values():
                found[name] += element.text or ""
    assert not opened
    return found


def test_every_field_repeats_its_bookmark(word: bytes) -> None:
    marked = bookmarks(word)
    places = [field for part in PARTS[:2] for field in fields(docx_part(word, part))]
    references = [field for field in places if field.code.startswith("REF ")]
    pages = [field for field in places if field.code.startswith("PAGEREF ")]
    assert (len(references), len(pages)) == (12, 5 + len(PAGES))
    for field in references:
        assert field.result == marked[field.code.split()[1]] != ""
    for field in pages:
        heading = marked[field.code.split()[1]]
        assert field.result == str(PAGES[heading[0]])


def test_bookmarks_are_names_that_word_takes_and_all_are_used(word: bytes) -> None:
    marked = bookmarks(word)
    root = docx_part(word, "word/document.xml")
    anchors = {link.get(f"{WORD}anchor") for link in root.iter(f"{WORD}hyperlink")}
    codes = {
        field.code.split()[1]
        for part in PARTS[:2]
        for field in fields(docx_part(word, part))
        if "REF" in field.code
    }
    assert set(marked) == codes | anchors
    assert all(re.fullmatch(r"_[A-Za-z0-9_]{1,39}", name) for name in marked)


def test_contents_are_one_field_of_hyperlinks(word: bytes) -> None:
    root = docx_part(word, "word/document.xml")
    assert [field.code for field in fields(root)].count(r'TOC \o "1-1" \h \z \u') == 1
    lines = [
        paragraph for paragraph in root.iter(f"{WORD}p")
        if paragraph.find(f"{WORD}pPr/{WORD}pStyle[@{WORD}val='TOC1']") is not None
    ]  # fmt: skip
    marked = bookmarks(word)
    for line, page in zip(lines, PAGES.values(), strict=True):
        (link,) = line.iter(f"{WORD}hyperlink")
        text = "".join(part.text or "" for part in link.iter(f"{WORD}t"))
        assert text == marked[link.get(f"{WORD}anchor", "")] + str(page)
        assert len(list(link.iter(f"{WORD}tab"))) == 1


def test_contents_style_has_a_right_tab_with_dots(word: bytes) -> None:
    styles = docx_part(word, "word/styles.xml")
    (tab,) = styles.iterfind(f"{WORD}style[@{WORD}styleId='TOC1']//{WORD}tab")
    page = read_template("live-fields", (CASES / "templates",)).theme.page
    assert dict(tab.attrib) == {
        f"{WORD}val": "right",
        f"{WORD}leader": "dot",
        f"{WORD}pos": str(round(page.text_width * 20)),
    }


def test_footers_count_pages(word: bytes) -> None:
    for number, part in enumerate(PARTS[2:], 1):
        found = [(field.code, field.result) for field in fields(docx_part(word, part))]
        assert found == [("PAGE", str(number)), ("NUMPAGES", "10")]
        assert docx_paragraphs(word, part) == [f"第{number}页　共10页"]


def test_word_is_not_asked_to_update_anything(word: bytes) -> None:
    assert docx_part(word, "word/settings.xml").find(f"{WORD}updateFields") is None
    for part in PARTS:
        assert not docx_part(word, part).xpath("//@w:dirty", namespaces={"w": WORD[1:-1]})


# ---- PDF


def test_pdf_prints_the_pages_that_headings_are_on(pdf: Path) -> None:
    lines = without_dots(pdf_lines(pdf))
    found = {
        line.strip()[0]: number
        for number, page in enumerate(lines, 1)
        for line in page
        if number > 2 and re.match("[一二三四五六七]、", line.strip())
    }
    assert found == PAGES
    contents = "".join(lines[1])
    assert "每个月份4三、" in contents and "打算10" in contents
    assert [page[-1] for page in lines] == [f"第{number}页　共10页" for number in range(1, 11)]


def test_pdf_links_lead_to_those_pages(pdf: Path) -> None:
    with pymupdf.open(pdf) as opened:
        links = [
            (page.number + 1, page.get_textbox(link["from"]), link["page"] + 1)
            for page in opened
            for link in page.get_links()
        ]
    contents = [(text.strip()[0], to) for page, text, to in links if page == 2]
    assert set(PAGES.items()) <= set(contents)
    others = [(text.strip("第\n"), to) for page, text, to in links if page > 2]
    assert len(others) == 12 + 5
    for text, to in others:
        assert to == (int(text) if text.isdigit() else PAGES[text])


@pytest.mark.parametrize("archive", ARCHIVES)
def test_links_and_contents_are_tagged_as_the_archive_wants(verapdf: VeraPDF, archive: str) -> None:
    options = BuildOptions(forms=("pdf",), pdf_a=archive)
    (output,) = build(BRIEFING, options, Surroundings(CASES)).outputs
    assert_kept(verapdf, output.data, STANDARDS[archive])


def test_each_link_is_an_element_and_says_what_it_covers(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        root = opened.Root.StructTreeRoot
        numbers = list(root.ParentTree.Nums)
        index = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        links = [link for page in opened.pages for link in page.get("/Annots", [])]
        assert len(links) == len(PAGES) + 1 + 12 + 5  # one heading takes two lines
        for link in links:
            element = index[int(link.StructParent)]
            assert element.S == "/Link" and str(link.Contents)
            assert [kid.Obj for kid in element.K if isinstance(kid, pikepdf.Dictionary)] == [link]
        contents = next(element for element in root.K.K if element.S == "/TOC")
        assert [line.S for line in contents.K] == ["/TOCI"] * len(PAGES)


# ---- LibreOffice computes references and pages itself


def test_libreoffice_shows_the_same_numbers_on_the_same_pages(
    office: LibreOffice, word: bytes, pdf: Path
) -> None:
    theirs = office.pdf(word, "live-fields", corrected=True)
    assert without_dots(pdf_lines(theirs)) == without_dots(pdf_lines(pdf))
    assert len(pdf_lines(office.pdf(word, "live-fields"))) == 10
    bold = [
        sign.font for line in pdf_glyphs(theirs)[9] for sign in line if sign.character in "第四部分"
    ]
    assert sum("Hei" in font for font in bold) == len("第四部分"), bold  # the field's 四, too


def test_libreoffice_breaks_long_lines_of_contents_alike(
    office: LibreOffice, copy: Path, tmp_path: Path
) -> None:
    for path in (copy / "sections").iterdir():
        path.unlink()
    for length in (13, 14, 15, 16, 17, 18, 32, 33, 34):
        text = f"heading: {'检' * (length - 2)}\ntext: {'字样' * length}\n"
        (copy / f"sections/{length}.yaml").write_text(text, "utf-8")
    briefing = (copy / "briefing.yaml").read_text("utf-8")
    (copy / "briefing.yaml").write_text(briefing.split("notes:")[0], "utf-8")
    files = [output.data for output in build(copy, around=Surroundings(CASES)).outputs]
    (tmp_path / "ours.pdf").write_bytes(files[1])
    ours = without_dots(pdf_lines(tmp_path / "ours.pdf"))
    theirs = pdf_lines(office.pdf(files[0], "long-contents", corrected=True))
    assert without_dots(theirs) == ours
    assert any(line.isdigit() for line in ours[1])  # a page number alone on its line
