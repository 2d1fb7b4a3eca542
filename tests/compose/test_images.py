"""Pictures of a briefing's folder: in every form, given back, and refused where they must be."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from lxml import etree
from PIL import Image

from jianbao.briefing.reading import pictures
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli import main
from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.document.paged import Grid, PagedPicture
from jianbao.document.placed import Image as Placed
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.release import Release
from jianbao.messages.errors import InputError
from jianbao.proof.ofd_lines import ofd_drift
from jianbao.proof.readback import read_back
from jianbao.proof.second.comparison import compare
from jianbao.readers.ofd import read_ofd
from jianbao.writers.ofd.writing import write_ofd
from tests.conftest import CASES, ROOT
from tests.helpers.briefings import make_briefing
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept

OFD = {"ofd": "http://www.ofdspec.org/2016"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">{0}'
    '<rect width="400" height="200" fill="#fff"/>'
    '<text x="20" y="120" font-size="80">字</text></svg>'
)
TEXT = """\
text: |
  见[@照片]和[@流程]。

  ![照片]

  ![标志]

  ![流程]
pictures:
  照片: {file: pictures/照片.jpg, title: 现场, alternative: 一块蓝色, caption: 注：示意。}
  标志: {file: logo.png, title: 标志, alternative: 一块红色, width: 30}
  流程: {file: pictures/流程.svg, title: 流程, alternative: 一个字, width: 80}
"""
ONE = "text: '![图]'\npictures:\n  图: {{file: {0}, title: 图, alternative: 图}}\n"


def png(size: tuple[int, int] = (440, 220), mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else 0).save(data, "PNG")
    return data.getvalue()


def jpeg(size: tuple[int, int] = (880, 440), mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, "JPEG")
    return data.getvalue()


def folder_of(tmp_path: Path, text: str, files: dict[str, bytes]) -> Path:
    folder = make_briefing(tmp_path, {"1-a": text})
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"pictures/照片.jpg": jpeg(), "logo.png": png(), "pictures/流程.svg": SVG.format("")}
    return folder_of(tmp_path, TEXT, {n: d if isinstance(d, bytes) else d.encode()
                                      for n, d in files.items()})  # fmt: skip


def pictures_of(folder: Path) -> list[PagedPicture]:
    placed = typeset_papers(read_briefing(folder).briefing, Surroundings(ROOT))[0].placed
    tables = (block for block in placed.document.blocks if isinstance(block, Grid))
    parts = (part for table in tables for part in table.rows[0].cells[0].content)
    return [part for part in parts if isinstance(part, PagedPicture)]


def built(folder: Path, **options: object) -> Release:
    return build(folder, BuildOptions(**options), Surroundings(ROOT))  # type: ignore[arg-type]


def test_word_and_pdf_agree_and_keep_their_standards(
    folder: Path, office: LibreOffice, verapdf: VeraPDF, tmp_path: Path
) -> None:
    release = built(folder)
    quiet = ("no-sheet", "fields-not-printed")  # no ledger; this paper prints no date
    assert [each.code for each in release.findings if each.code not in quiet] == []
    word, pdf = release.outputs[:2]
    second = office.pdf(word.data, "images").read_bytes()
    compared = compare("images", pdf.data, second)
    assert compared.equal, compared.first_difference
    ours, theirs = boxes(pdf.data), boxes(second)
    assert len(ours) == 3
    for our, their in zip(ours, theirs, strict=True):
        assert our == pytest.approx(their, abs=2.5)
    assert_kept(verapdf, pdf.data, ("3a", "ua1"))
    assert_kept(verapdf, built(folder, pdf_a="1b").outputs[1].data, ("1b",))
    path = tmp_path / "images.docx"
    path.write_bytes(word.data)
    assert not any(sdk_errors([path]).values())
    assert not any(audit_errors([path]).values())


def boxes(pdf: bytes) -> list[tuple[float, ...]]:
    with pymupdf.open(stream=pdf) as opened:
        return [image["bbox"] for page in opened for image in page.get_image_info()]


def test_they_are_numbered_and_stand_in_the_middle(folder: Path) -> None:
    placed = typeset_papers(read_briefing(folder).briefing, Surroundings(ROOT))[0].placed
    texts = [text for page in placed.lines for text in page]
    assert "见图1和图3。" in texts
    assert {"图1　现场", "图2　标志", "图3　流程"} <= set(texts)
    images = [item for page in placed.pages for item in page.items if isinstance(item, Placed)]
    page = placed.theme.page
    middles = [image.x + image.width / 2 for image in images]
    assert middles == pytest.approx([page.left + page.text_width / 2] * 3, abs=0.1)


def test_sizes(folder: Path, tmp_path: Path) -> None:
    photo, logo, drawing = pictures_of(folder)
    assert (photo.width, photo.height) == pytest.approx((288, 144))  # 880 pixels at 220 an inch
    assert logo.width == pytest.approx(30 * POINTS_PER_MILLIMETRE, abs=0.05)
    assert drawing.mime == "image/png"
    with Image.open(io.BytesIO(drawing.data)) as drawn:
        assert drawn.size == (945, 473)  # 80 mm at 300 an inch
        assert drawn.getextrema()[0] == (0, 255)  # the letter is there
    wide = folder_of(tmp_path / "w", ONE.format("a.png"), {"a.png": png((9000, 3000))})
    assert pictures_of(wide)[0].width == pytest.approx(156 * POINTS_PER_MILLIMETRE, abs=0.1)
    high = folder_of(tmp_path / "h", ONE.format("a.png"), {"a.png": png((1000, 9000))})
    release = built(high)
    assert pictures_of(high)[0].height < 225 * POINTS_PER_MILLIMETRE
    assert release.outputs[0].pages == 2


def test_a_coarse_one_is_noted(tmp_path: Path) -> None:
    text = ONE.format("a.png").replace("alternative", "width: 100, alternative")
    release = built(folder_of(tmp_path, text, {"a.png": png((300, 300))}))
    (finding,) = (each for each in release.findings if each.code == "picture-coarse")
    assert finding.place is not None
    assert (finding.place.line, dict(finding.values)["density"]) == (3, "76")


def test_word_has_the_very_bytes_and_what_it_cannot_show_is_made_anew(
    folder: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(built(folder).outputs[0].data)) as package:
        media = [package.read(name) for name in package.namelist() if "/media/" in name]
    assert {jpeg(), png()} <= set(media)
    press = folder_of(tmp_path / "cmyk", ONE.format("a.jpg"), {"a.jpg": jpeg(mode="CMYK")})
    assert built(press).outputs[0].data
    with Image.open(io.BytesIO(pictures_of(press)[0].data)) as made:
        assert made.mode == "RGB"


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    Image.new("RGB", (400, 200)).save(data, "JPEG", exif=exif)
    (photo,) = pictures_of(folder_of(tmp_path, ONE.format("a.jpg"), {"a.jpg": data.getvalue()}))
    assert photo.height == pytest.approx(2 * photo.width, abs=0.1)


def test_they_come_back_out_of_the_pdf(folder: Path, tmp_path: Path) -> None:
    release = built(folder)
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(release.outputs[1].data)
    with pikepdf.open(pdf) as opened:
        kinds = {str(file.UF): str(file.EF.F.Subtype) for file in opened.Root.AF}
    assert kinds["briefings+made-up+pictures+流程.svg"] == "/image/svg+xml"
    assert main(["extract", str(pdf), "--out", str(tmp_path / "out")]) == 0
    again = tmp_path / "out/briefings/made-up"
    for name in ("pictures/照片.jpg", "logo.png", "pictures/流程.svg"):
        assert (again / name).read_bytes() == (folder / name).read_bytes()
    assert [file.data for file in built(again).outputs] == [file.data for file in release.outputs]


def test_ofd_has_them_and_turned_numbers(folder: Path) -> None:
    valid = etree.RelaxNG(etree.parse(CASES / "ofd/ofd.rng"))
    papers = [folder, ROOT / "briefings/notice-2026"]
    for each in papers:
        briefing = read_briefing(each).briefing
        placed = typeset_papers(briefing, Surroundings(ROOT))[0].placed
        data = write_ofd(placed)
        assert read_back("a.ofd", "ofd", data, placed).findings == ()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            for name in (name for name in names if name.endswith(".xml")):
                assert valid.validate(etree.fromstring(package.read(name))), valid.error_log
            pages = [etree.fromstring(package.read(n)) for n in names if n.endswith("Content.xml")]
            resources = [package.read(name) for name in names if "/image_" in name]
        drawn = [image for page in pages for image in page.iterfind(".//ofd:ImageObject", OFD)]
        turned = [text for page in pages for text in page.iterfind(".//ofd:TextObject[@CTM]", OFD)]
        assert (len(drawn), bool(turned)) == ((3, False) if each is folder else (0, True))
        assert len(resources) == len(drawn)
    broken = data_with(data, b'CTM="0 1 -1 0', b'CTM="0 1 -1 9')
    assert ofd_drift(read_ofd(data), placed) is None
    assert ofd_drift(read_ofd(broken), placed) is not None


def data_with(ofd: bytes, old: bytes, new: bytes) -> bytes:
    """Return an OFD with other words in its pages."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ofd)) as package, zipfile.ZipFile(made, "w") as other:
        for name in package.namelist():
            other.writestr(name, package.read(name).replace(old, new))
    return made.getvalue()


def header(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is and has nothing more."""
    good = png((1, 1))
    head = b"IHDR" + struct.pack(">II", width, height) + good[24:29]
    return good[:12] + head + struct.pack(">I", zlib.crc32(head)) + good[33:]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("../a.png", png(), "picture-name"),
        ("/a.png", png(), "picture-name"),
        (".a/a.png", png(), "picture-name"),
        ("a.gif", png(), "picture-name"),
        ("'c:\\a.png'", png(), "picture-name"),
        ("a.png", None, "picture-missing"),
        ("a.png", b"", "picture-broken"),
        ("a.png", b"no picture", "picture-broken"),
        ("a.png", png()[:-40], "picture-broken"),
        ("a.jpg", jpeg()[:300], "picture-broken"),
        ("a.png", header(10_000, 6_000), "picture-too-large"),
        ("a.png", header(60_000, 60_000), "picture-too-large"),
        ("a.svg", b"<svg", "picture-broken"),
        ("a.svg", SVG.format("<script>1</script>").encode(), "svg-outside"),
        ("a.svg", SVG.format('<g onclick="1"/>').encode(), "svg-outside"),
        ("a.svg", SVG.format('<image href="http://a/b.png"/>').encode(), "svg-outside"),
        ("a.svg", SVG.format('<image href="/etc/passwd"/>').encode(), "svg-outside"),
        ("a.svg", SVG.format("<style>@import 'a.css';</style>").encode(), "svg-outside"),
        ("a.svg", SVG.format('<g style="fill:url(http://a)"/>').encode(), "svg-outside"),
        ("a.svg", b'<?xml-stylesheet href="a"?>' + SVG.format("").encode(), "svg-outside"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), "svg-outside"),
        ("a.svg", SVG.replace("viewBox", "id").format("").encode(), "svg-size"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    files = {} if data is None or code == "picture-name" else {name: data}
    folder = folder_of(tmp_path, ONE.format(name), files)
    (finding,) = refused(folder)
    assert finding.code == code
    assert finding.place is not None
    assert (finding.place.file[-14:], finding.place.line) == ("ections/1-a.yaml"[-14:], 3)
    assert finding.text("en") and finding.hint("zh")


def refused(folder: Path) -> tuple[object, ...]:
    with pytest.raises(InputError) as caught:
        read_briefing(folder)
    return caught.value.findings


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, ONE.format("a.png"), {})
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "a.png").symlink_to(tmp_path / "secret.png")
    assert [finding.code for finding in refused(folder)] == ["picture-name"]


def test_a_heavy_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 100)
    folder = folder_of(tmp_path, ONE.format("a.png"), {"a.png": png()})
    assert [finding.code for finding in refused(folder)] == ["picture-too-heavy"]


def test_an_svg_needs_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    folder = folder_of(tmp_path, ONE.format("a.svg"), {"a.svg": SVG.format("").encode()})
    assert [finding.code for finding in refused(folder)] == ["svg-extra"]


def test_one_that_stands_nowhere_is_told(tmp_path: Path) -> None:
    text = ONE.format("a.png").replace("'![图]'", "文。")
    folder = folder_of(tmp_path, text, {"a.png": png()})
    assert [finding.code for finding in refused(folder)] == ["picture-unplaced"]
