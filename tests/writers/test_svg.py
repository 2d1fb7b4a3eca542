"""The page in the browser is the PDF's: every glyph within a tenth of a point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jianbao
from jianbao.document.placed import Image, Line
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.writers.made import Wanted
from jianbao.writers.pdf.form import write
from jianbao.writers.svg.drawing import page_svg
from tests.conftest import ROOT

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
