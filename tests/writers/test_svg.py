"""SVG: the page in the browser is the PDF's, every glyph; the form of that name, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import jianbao
from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.placed import Image, Line, Placed
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.proof.readback import read_back
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.readers.svg import read_svg
from jianbao.writers.made import Wanted
from jianbao.writers.pdf.form import write
from jianbao.writers.svg.drawing import page_svg
from jianbao.writers.svg.form import write as write_svg
from tests.conftest import PINGXIANG, ROOT

BRIEFINGS = sorted(path.name for path in (ROOT / "briefings").iterdir())
TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
NEAR = 0.1  # pt
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'"}


def glyphs(svg: str) -> Iterator[tuple[str, float, float]]:
    """Yield each character with its place on the page, as SVG 2 defines it."""
    for match in TEXT.finditer(svg):
        of = dict(re.findall(r'([\w:-]+)="([^"]*)"', match[1]))
        text = re.sub(r"&[^;]+;", lambda entity: ENTITIES[entity[0]], match[2])
        moved = re.fullmatch(
            r"translate\((\S+) (\S+)\)( rotate\(90\))?(?: scale\((\S+) 1\))?",
            of.get("transform", "translate(0 0)"),
        )
        assert moved, of
        left, top, scale = float(moved[1]), float(moved[2]), float(moved[4] or 1)
        places = [float(place) * scale for place in of["x"].split()]
        units = [sign for sign in text for _ in range(1 + (ord(sign) > 0xFFFF))]
        assert len(places) == len(units), match[0]
        for sign, place in zip(units, places, strict=True):
            if moved[3]:
                yield sign, left - float(of.get("y", 0)), top + place
            else:
                yield sign, left + place, top + float(of.get("y", 0))


def pairs(whole: bool) -> Iterator[tuple[str, str]]:
    """Yield each sample with its own template, or with all that can print it."""
    for name in BRIEFINGS:
        yield name, ""
        if whole:
            yield from ((name, template.name) for template in jianbao.templates())


def test_each_glyph_stands_where_the_pdf_has_it(whole_grids: bool) -> None:
    """`--whole-grids` tries every template with every sample."""
    compared = 0
    for name, template in pairs(whole_grids):
        try:
            shown = jianbao.pages(ROOT / "briefings" / name, template)
        except jianbao.BriefingError:
            assert template
            continue
        papers = {page.name: page.paper for page in shown}
        files = [write(paper, Wanted(f"{name}.pdf")).data for paper in papers.values()]
        drawn = [page for data in files for page in read_pdf(data).pages]
        for page, there in zip(shown, drawn, strict=True):
            here = list(glyphs(page_svg(page.placed)))
            assert "".join(sign for sign, *_ in here) == "".join(each.character for each in there)
            for (sign, x, y), glyph in zip(here, there, strict=True):
                assert abs(x - glyph.x) < NEAR and abs(y - glyph.y) < NEAR, (name, sign)
                compared += 1
    assert compared > 10_000


def test_pictures_and_shapes_are_drawn(tmp_path: Path) -> None:
    for page in jianbao.pages(ROOT / "briefings/pingxiang-2022"):
        svg = page_svg(page.placed)
        items = [item for item in page.placed.items if not isinstance(item, Line)]
        shapes = len(re.findall("<(?:path|rect|polygon|image) ", svg))
        assert shapes == len(items)
        assert svg.count("<image ") == sum(isinstance(item, Image) for item in items)


@pytest.fixture(scope="module")
def papers() -> list[Placed]:
    briefing = read_briefing(PINGXIANG).briefing
    return [paper.placed for paper in typeset_papers(briefing, Surroundings(ROOT))]


def test_the_form_says_what_the_pdf_says(papers: list[Placed]) -> None:
    """One file of all pages: its faces inside, nothing from elsewhere, headings as views."""
    for placed in papers:
        made = write_svg(placed, Wanted("a.svg"))
        assert made == write_svg(placed, Wanted("a.svg"))
        root = etree.fromstring(made.data)
        assert not re.search(rb"(?:href|src)=\"(?!data:)|url\((?!data:)", made.data)
        tops = [float(page.get("y")) for page in root.findall("{*}svg")]
        ends = [
            top + float(page.get("height"))
            for top, page in zip(tops, root.findall("{*}svg"), strict=True)
        ]
        assert all(end < top for end, top in zip(ends, tops[1:], strict=False))
        svg, pdf = read_svg(made.data), read_pdf(write(placed, Wanted("a.pdf")).data)
        assert svg.bookmarks == pdf.bookmarks
        for here, there in zip(svg.drawn.pages, pdf.pages, strict=True):
            for one, other in zip(here, there, strict=True):
                assert one.character == other.character and abs(one.size - other.size) < NEAR
                assert abs(one.x - other.x) < NEAR and abs(one.y - other.y) < NEAR
        assert read_back("a.svg", "svg", made.data, placed).findings == ()


def test_each_fault_of_a_file_is_found(papers: list[Placed]) -> None:
    data = write_svg(papers[0], Wanted("a.svg")).data.decode()
    text = re.search(
        r'<text class="fang" font-size="(\S+)" xml:space="preserve" x="([^"]*)" y="[^"]*">[^<]{9,}',
        data,
    )
    assert text
    places = text[2].split()
    moved = " ".join([*places[:3], f"{float(places[3]) + 0.3:.2f}", *places[4:]])
    colour = text[0].replace("<text", '<text fill="#ff0000"')
    broken = {
        "a character": data.replace(text[0], text[0][:-1] + "错", 1),
        "its place": data.replace(text[2], moved, 1),
        "its size": data.replace(text[0], text[0].replace(f'"{text[1]}"', '"15"'), 1),
        "its face": data.replace(text[0], text[0].replace("fang", "hei"), 1),
        "its colour": data.replace(text[0], colour, 1),
        "a page": re.sub(r'<svg class="page".*?</svg>', "", data, count=1, flags=re.DOTALL),
        "a heading": re.sub("<view .*?</view>", "", data, count=1),
        "a font": re.sub(r'@font-face\{font-family:"fang"[^}]*\}', "", data, count=1),
        "its form": data[:-9],
    }
    for what, file in broken.items():
        assert file != data, what
        found = read_back("a.svg", "svg", file.encode(), papers[0]).findings
        assert [each.code for each in found] == ["drift"], what
