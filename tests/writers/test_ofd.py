"""OFD: the same lines at the same places, by a schema, by another's reader and by our own."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.document.placed import Box, Line, Placed, PlacedPage, Run, SectionPlace, Stroke
from jianbao.document.program import __version__
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.release import Release
from jianbao.messages.findings import Level
from jianbao.proof.output import Output
from jianbao.proof.readback import read_back
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.writers.ofd.writing import write_ofd
from jianbao.writers.zips import zipped
from tests.conftest import CASES, PINGXIANG, ROOT
from tests.helpers.corpus import SAMPLES, corpus_theme, sample
from tests.helpers.easyofd_reader import read_pages
from tests.helpers.laid import placed_of

OFD = {"ofd": "http://www.ofdspec.org/2016"}
NEAR = 0.02  # points
PAPERS = ("pingxiang-2022", "pingxiang-2022-metrics")


@pytest.fixture(scope="module")
def made() -> Release:
    """The real briefing as PDF and OFD."""
    return build(PINGXIANG, BuildOptions(forms=("pdf", "ofd")), Surroundings(ROOT))


@pytest.fixture(scope="module")
def papers() -> dict[str, Placed]:
    """The real briefing and its sheet, typeset."""
    briefing = read_briefing(PINGXIANG).briefing
    made = typeset_papers(briefing, Surroundings(ROOT))
    return {paper.name: paper.placed for paper in made}


@pytest.fixture(scope="module")
def ofds(papers: dict[str, Placed]) -> dict[str, bytes]:
    return {name: write_ofd(placed) for name, placed in papers.items()}


def output(release: Release, name: str) -> Output:
    return next(output for output in release.outputs if output.name == name)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, name: str) -> Any:
    return etree.fromstring(parts_of(data)[name])


def pages_xml(data: bytes) -> list[Any]:
    document = xml(data, "Doc_0/Document.xml")
    return [
        xml(data, f"Doc_0/{page.attrib['BaseLoc']}")
        for page in document.iterfind(".//ofd:Page", OFD)
    ]


def lines_of(page: PlacedPage) -> list[Line]:
    return [item for item in page.items if isinstance(item, Line)]


# ---- the schema


def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(CASES / "ofd/ofd.rng")))


@pytest.mark.parametrize("name", PAPERS)
def test_every_part_keeps_the_schema(name: str, ofds: dict[str, bytes]) -> None:
    valid = schema()
    parts = {name: part for name, part in parts_of(ofds[name]).items() if name.endswith(".xml")}
    assert len(parts) > 3
    for part_name, part in parts.items():
        assert valid.validate(etree.fromstring(part)), f"{part_name}: {valid.error_log}"


def test_a_link_and_spaces_keep_the_schema(papers: dict[str, Placed]) -> None:
    data = write_ofd(with_link(papers[PAPERS[0]]))
    valid = schema()
    assert valid.validate(pages_xml(data)[0]), valid.error_log


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("Doc_0/Pages/Page_0/Content.xml", b"HScale", b"Hscale"),
        ("Doc_0/Pages/Page_0/Content.xml", b'Size="5.644"', b'Size="5,644"'),
        ("Doc_0/Pages/Page_0/Content.xml", b'Value="0 0 0"', b'Value="0 0 256"'),
        ("Doc_0/Document.xml", b"PageID", b"Page"),
        ("Doc_0/Document.xml", b"<ofd:Outlines>", b"<ofd:Pages/><ofd:Outlines>"),
        ("OFD.xml", b"2022-07-04", b"2022-07-04T00:00:00"),
        ("OFD.xml", b"ofdspec.org/2016", b"ofdspec.org/2017"),
        ("Doc_0/PublicRes.xml", b"FontName", b"Fontname"),
    ],
)
def test_the_schema_refuses(part: str, old: bytes, new: bytes, ofds: dict[str, bytes]) -> None:
    whole = parts_of(ofds[PAPERS[0]])[part]
    assert old in whole
    assert not schema().validate(etree.fromstring(whole.replace(old, new, 1)))


@pytest.mark.parametrize("name", PAPERS)
def test_identifiers_are_used_once_and_all_are_found(name: str, ofds: dict[str, bytes]) -> None:
    roots = [etree.fromstring(p) for n, p in parts_of(ofds[name]).items() if n.endswith(".xml")]
    elements = [element for root in roots for element in root.iter()]
    ids = [int(element.attrib["ID"]) for element in elements if "ID" in element.attrib]
    assert len(ids) == len(set(ids))
    (largest,) = xml(ofds[name], "Doc_0/Document.xml").iterfind(".//ofd:MaxUnitID", OFD)
    assert int(largest.text) >= max(ids)
    named = {
        int(element.attrib[key])
        for element in elements
        for key in ("Font", "PageID")
        if key in element.attrib
    }
    assert named and named <= set(ids)


# ---- the same as the PDF, and as another reader reads it


@pytest.mark.parametrize("name", PAPERS)
def test_easyofd_reads_every_line_at_its_place(
    name: str, papers: dict[str, Placed], made: Release, tmp_path: Path
) -> None:
    file = tmp_path / "paper.ofd"
    file.write_bytes(output(made, f"{name}.ofd").data)
    read = read_pages(file, tmp_path)
    placed = papers[name]
    assert len(read) == len(placed.pages)
    for page, glyphs in zip(placed.pages, read, strict=True):
        rest = iter(glyphs)
        for line in lines_of(page):
            for run in line.runs:
                found = [next(rest) for _ in run.text]
                assert "".join(sign for sign, *_ in found) == run.text
                assert found[0][1] * POINTS_PER_MILLIMETRE == pytest.approx(run.x, abs=NEAR)
                for _, _, y, size in found:
                    baseline = line.baseline - run.rise
                    assert y * POINTS_PER_MILLIMETRE == pytest.approx(baseline, abs=NEAR)
                    assert size * POINTS_PER_MILLIMETRE == pytest.approx(run.size, abs=NEAR)
        assert next(rest, None) is None


@pytest.mark.parametrize("name", PAPERS)
def test_every_glyph_stands_where_the_pdf_has_it(name: str, made: Release, tmp_path: Path) -> None:
    file = tmp_path / "paper.ofd"
    file.write_bytes(output(made, f"{name}.ofd").data)
    pdf = read_pdf(output(made, f"{name}.pdf").data).pages
    assert sum(map(len, pdf)) > 500
    for here, there in zip(read_pages(file, tmp_path), pdf, strict=True):
        assert [sign for sign, *_ in here] == [glyph.character for glyph in there]
        for (_, x, y, size), glyph in zip(here, there, strict=True):
            assert x * POINTS_PER_MILLIMETRE == pytest.approx(glyph.x, abs=NEAR)
            assert y * POINTS_PER_MILLIMETRE == pytest.approx(glyph.y, abs=NEAR)
            assert size * POINTS_PER_MILLIMETRE == pytest.approx(glyph.size, abs=NEAR)


def test_a_space_before_words_moves_nothing(papers: dict[str, Placed], tmp_path: Path) -> None:
    placed = with_link(papers[PAPERS[0]])
    file = tmp_path / "paper.ofd"
    file.write_bytes(write_ofd(placed))
    (line,) = placed.pages[0].items
    assert isinstance(line, Line)
    read = read_pages(file, tmp_path)[0]
    assert "".join(sign for sign, *_ in read) == "前言 A"  # it drops the space at the beginning
    half_em = 8.0
    assert read[0][1] * POINTS_PER_MILLIMETRE == pytest.approx(LEFT + half_em, abs=NEAR)


# ---- what is drawn beside the lines


@pytest.mark.parametrize("name", PAPERS)
def test_rules_and_boxes_are_drawn_where_they_were_placed(
    name: str, papers: dict[str, Placed], ofds: dict[str, bytes]
) -> None:
    for page, content in zip(papers[name].pages, pages_xml(ofds[name]), strict=True):
        shapes = [item for item in page.items if isinstance(item, (Stroke, Box))]
        paths = content.findall(".//ofd:PathObject", OFD)
        assert len(paths) == len(shapes)
        for shape, path in zip(shapes, paths, strict=True):
            assert corners_of(path) == pytest.approx(corners_placed(shape), abs=NEAR)
            fill, stroke = (path.find(f"ofd:{kind}Color", OFD) for kind in ("Fill", "Stroke"))
            shade = fill if isinstance(shape, Box) else stroke
            meant = shape.fill if isinstance(shape, Box) else shape.colour
            assert bytes(map(int, shade.attrib["Value"].split())).hex() == meant.lower()
            width = shape.outline if isinstance(shape, Box) else shape.width
            drawn = float(path.get("LineWidth", "0")) * POINTS_PER_MILLIMETRE
            assert drawn == pytest.approx(width, abs=NEAR)
            assert (path.get("Stroke") == "false") is (width == 0)


def corners_of(path: Any) -> list[float]:
    left, top, width, height = map(float, path.attrib["Boundary"].split())
    data = path.find("ofd:AbbreviatedData", OFD).text
    numbers = [float(number) for number in re.findall(r"[\d.]+", data)]
    across, down = numbers[::2], numbers[1::2]
    assert max(across) <= width + NEAR and max(down) <= height + NEAR
    corners = (min(across) + left, min(down) + top, max(across) + left, max(down) + top)
    return [corner * POINTS_PER_MILLIMETRE for corner in corners]


def corners_placed(shape: Stroke | Box) -> list[float]:
    if isinstance(shape, Box):
        return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height]
    xs, ys = sorted((shape.x0, shape.x1)), sorted((shape.y0, shape.y1))
    return [xs[0], ys[0], xs[1], ys[1]]


def test_every_page_has_its_own_size(papers: dict[str, Placed]) -> None:
    placed = papers[PAPERS[0]]
    first, second, *rest = placed.pages
    turned = replace(second, width=second.height, height=second.width)
    data = write_ofd(replace(placed, pages=(first, turned, *rest)))
    boxes = [page.find(".//ofd:PhysicalBox", OFD).text for page in pages_xml(data)]
    sizes = [[round(float(number)) for number in box.split()] for box in boxes]
    assert sizes[:3] == [[0, 0, 210, 297], [0, 0, 297, 210], [0, 0, 210, 297]]


# ---- what the file says of itself


def test_metadata(ofds: dict[str, bytes], papers: dict[str, Placed]) -> None:
    info = xml(ofds[PAPERS[0]], "OFD.xml").find(".//ofd:DocInfo", OFD)
    told = {etree.QName(element).localname: element.text for element in info}
    properties = papers[PAPERS[0]].document.properties
    assert re.fullmatch("[0-9a-f]{32}", told.pop("DocID"))
    assert told == {
        "Title": properties.title,
        "Author": "萍乡市人民检察院",
        "Subject": "2022年以来萍乡检察工作情况综述",
        "CreationDate": "2022-07-04",
        "Creator": "jianbao",
        "CreatorVersion": __version__,
    }


def test_the_identifier_is_made_of_the_content(papers: dict[str, Placed]) -> None:
    placed = papers[PAPERS[0]]
    fewer = replace(placed, pages=placed.pages[:-1])
    again, other = (xml(write_ofd(each), "OFD.xml") for each in (placed, fewer))
    path = ".//ofd:DocID"
    assert xml(write_ofd(placed), "OFD.xml").find(path, OFD).text == again.find(path, OFD).text
    assert again.find(path, OFD).text != other.find(path, OFD).text


def test_same_input_same_bytes(made: Release, ofds: dict[str, bytes]) -> None:
    for name in PAPERS:
        assert output(made, f"{name}.ofd").data == ofds[name]


def test_the_outline_leads_to_its_pages(ofds: dict[str, bytes], papers: dict[str, Placed]) -> None:
    document = xml(ofds[PAPERS[0]], "Doc_0/Document.xml")
    pages = [page.attrib["ID"] for page in document.iterfind(".//ofd:Pages/ofd:Page", OFD)]
    found = [
        (
            len(list(entry.iterancestors(f"{{{OFD['ofd']}}}OutlineElem"))),
            entry.attrib["Title"],
            pages.index(goto.attrib["PageID"]) + 1,
            pytest.approx(float(goto.attrib["Top"]) * POINTS_PER_MILLIMETRE, abs=NEAR),
        )
        for entry in document.iterfind(".//ofd:OutlineElem", OFD)
        for goto in entry.iterfind("ofd:Actions/ofd:Action/ofd:Goto/ofd:Dest", OFD)
    ]
    outline = papers[PAPERS[0]].outline
    assert [(e.level, e.text, e.page, e.y) for e in outline] == found
    assert len(found) == 5


LEFT = 100.0


def with_link(placed: Placed) -> Placed:
    """Return `placed` with one line on its first page, which leads to the third page."""
    advances = (8.0, 16.0, 16.0, 8.0, 8.0, 8.0)
    run = Run(" 前言 A ", "fang", 16.0, LEFT, link="there", advances=advances)
    page = replace(placed.pages[0], items=(Line((run,), 200.0),))
    places = {"there": SectionPlace(3, 72.0, 3)}
    signs = {**placed.characters, "fang": placed.characters["fang"] + " 前言A"}
    return replace(placed, pages=(page, *placed.pages[1:]), places=places, characters=signs)


def test_a_link_leads_to_its_section(papers: dict[str, Placed]) -> None:
    data = write_ofd(with_link(papers[PAPERS[0]]))
    pages = xml(data, "Doc_0/Document.xml").findall(".//ofd:Pages/ofd:Page", OFD)
    (lead, words) = pages_xml(data)[0].findall(".//ofd:TextObject", OFD)
    for drawn in (lead, words):
        goto = drawn.find("ofd:Actions/ofd:Action/ofd:Goto/ofd:Dest", OFD)
        assert goto.attrib["PageID"] == pages[2].attrib["ID"]
        assert goto.attrib["Top"] == "25.4"


@pytest.mark.parametrize("name", PAPERS)
def test_the_embedded_fonts_have_what_is_drawn(name: str, ofds: dict[str, bytes]) -> None:
    fonts = {
        font.attrib["ID"]: TTFont(io.BytesIO(parts_of(ofds[name])[f"Doc_0/Res/{file.text}"]))
        for font in xml(ofds[name], "Doc_0/PublicRes.xml").iterfind(".//ofd:Font", OFD)
        for file in font
    }
    drawn: dict[str, set[str]] = {identifier: set() for identifier in fonts}
    for page in pages_xml(ofds[name]):
        for text in page.iterfind(".//ofd:TextObject", OFD):
            drawn[text.attrib["Font"]].update(text.find("ofd:TextCode", OFD).text)
    for identifier, font in fonts.items():
        assert "glyf" in font
        assert {ord(sign) for sign in drawn[identifier]} <= set(font.getBestCmap())
        assert len(font.getBestCmap()) <= len(drawn[identifier]) + 40  # a subset


# ---- read back: nothing is written where it differs

CONTENT = "Doc_0/Pages/Page_0/Content.xml"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (CONTENT, "深入", "深人"),
        (CONTENT, 'Size="7.761"', 'Size="7.161"'),
        (CONTENT, 'DeltaX="7.761', 'DeltaX="7.961'),
        (CONTENT, 'Y="9.313"', 'Y="9.513"'),
        (CONTENT, 'HScale="0.', 'HScale="1.'),
        (CONTENT, 'Value="0 0 0"', 'Value="0 0 9"'),
        ("Doc_0/Document.xml", "政治", "法治"),
        ("Doc_0/Document.xml", 'BaseLoc="Pages/Page_1', 'BaseLoc="Pages/Page_2'),
        ("Doc_0/PublicRes.xml", "font_2.ttf", "font_1.ttf"),
        ("Doc_0/PublicRes.xml", "font_2.ttf", "font_9.ttf"),
        (CONTENT, "</ofd:Page>", ""),
        ("OFD.xml", "Doc_0/Document.xml", "Doc_1/Document.xml"),
    ],
)
def test_a_planted_fault_is_found(
    part: str, old: str, new: str, papers: dict[str, Placed], ofds: dict[str, bytes]
) -> None:
    parts = parts_of(ofds[PAPERS[0]])
    text = parts[part].decode()
    assert old in text
    damaged = zipped({**parts, part: text.replace(old, new, 1).encode()})
    (finding,) = read_back("paper.ofd", "ofd", damaged, papers[PAPERS[0]]).findings
    assert finding.code == "drift"
    assert finding.level is Level.ERROR


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_ofd_is_told(data: bytes, papers: dict[str, Placed]) -> None:
    (finding,) = read_back("paper.ofd", "ofd", data, papers[PAPERS[0]]).findings
    assert finding.code == "drift"


def test_what_was_made_says_the_same(made: Release) -> None:
    proofs = {output.name: output.proof for output in made.outputs}
    for name in PAPERS:
        ofd, pdf = proofs[f"{name}.ofd"], proofs[f"{name}.pdf"]
        assert ofd and pdf
        assert ofd.record() == pdf.record()
        assert ofd.record()["equal"] is True


@pytest.mark.parametrize("name", SAMPLES)
def test_so_does_the_corpus(name: str) -> None:
    theme = corpus_theme()
    placed = placed_of(sample(name), theme)
    data, valid = write_ofd(placed), schema()
    assert read_back("corpus.ofd", "ofd", data, placed).findings == ()
    for part_name, part in parts_of(data).items():
        if part_name.endswith(".xml"):
            assert valid.validate(etree.fromstring(part)), f"{part_name}: {valid.error_log}"


# ---- asked for, and marked


def test_it_is_made_only_where_it_is_named_and_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    out = str(tmp_path)
    assert main(["build", str(PINGXIANG), "--out", out, "--to", "ofd,pdf"]) == 0
    assert "pingxiang-2022.ofd" in capsys.readouterr().err
    folder = tmp_path / "pingxiang-2022"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    marked = {file["name"]: file.get("experimental", False) for file in manifest["files"]}
    assert marked == {f"{name}.{form}": form == "ofd" for name in PAPERS for form in ("pdf", "ofd")}
    told = [found for found in manifest["findings"] if found["code"] == "ofd-experimental"]
    assert [found["level"] for found in told] == [Level.NOTE.value] * 2


def test_it_is_not_made_by_default(release: Release) -> None:
    assert {output.name.rpartition(".")[2] for output in release.outputs} == {"docx", "pdf"}
