"""`jianbao print`: numbered copies, register, watermark, grey, slip; and what it refuses."""

from __future__ import annotations

import csv
import io
import time
import zlib
from collections import Counter
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from jianbao.cli import main
from jianbao.library.printing.grey import make_grey
from jianbao.library.release.files import write_files
from jianbao.library.release.release import Release
from tests.conftest import PINGXIANG
from tests.helpers.printing import DISTRIBUTION, make_release

Made = tuple[Path, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_release(tmp_path_factory.mktemp("print"))


def run(made: Made, *options: str, code: int = 0) -> Path:
    """Run the command and return the folder that it wrote to."""
    folder, release = made
    out = release.parent / "print"
    assert main(["print", str(folder), "--release", str(release), "--out", str(out), *options]) == (
        code
    )
    return out


def words(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    return [(round(word[0], 2), round(word[1], 2), word[4]) for word in page.get_text("words")]


def per_copy(path: Path, copies: int) -> list[list[list[tuple[float, float, str]]]]:
    with pymupdf.open(path) as pdf:
        pages = [words(page) for page in pdf]
    one = len(pages) // copies
    assert one * copies == len(pages)
    return [pages[start : start + one] for start in range(0, len(pages), one)]


def register(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def test_copies_differ_only_in_their_number(made: Made) -> None:
    copies = per_copy(run(made, "--copies") / "made-up-duplex-copies.pdf", 10)
    numbers = [f"{number:06d}" for number in range(1, 11)]
    places = set()
    for number, copy in zip(numbers, copies, strict=True):
        (found,) = [word for page in copy for word in page if word[2] == number]
        assert found in copy[0]
        places.add(found[:2])
        copy[0].remove(found)
    assert all(copy == copies[0] for copy in copies)
    assert len(places) == 1
    left = 28 * 72 / 25.4  # the text area's upper left corner (GB/T 9704-2012, 5.2.1 and 7.2.1)
    (x, y), = places  # fmt: skip
    assert x == pytest.approx(left, abs=1)
    assert 37 * 72 / 25.4 <= y <= 37 * 72 / 25.4 + 20


def test_pages_of_copies_are_drawn_by_the_same_forms(made: Made) -> None:
    with pikepdf.open(run(made, "--copies") / "made-up-duplex-copies.pdf") as pdf:
        forms = [dict(page.Resources.XObject) for page in pdf.pages if "/XObject" in page.Resources]
        papers = {form.objgen for used in forms for name, form in used.items() if name[1] == "P"}
        numbers = {form.objgen for used in forms for name, form in used.items() if name == "/N"}
    assert len(papers) * 10 == sum(map(bool, forms))
    assert len(numbers) == 10


def test_the_register_adds_up(made: Made) -> None:
    rows = register(run(made, "--copies") / "made-up-duplex-copies-register.csv")
    assert rows[0] == ["份号", "分发单位", "方式"]
    assert [row[0] for row in rows[1:]] == [f"{number:06d}" for number in range(1, 11)]
    assert Counter(map(tuple, (row[1:] for row in rows[1:]))) == {
        ("某市某单位", "报"): 2, ("某市某某办公室", "送"): 3, ("某县某局", "发"): 5,
    }  # fmt: skip


def test_numbers_begin_where_the_briefing_says(tmp_path: Path) -> None:
    folder, release = make_release(tmp_path, DISTRIBUTION + 'copy_number: "000101"\n', pages=1)
    out = run((folder, release), "--copies", "--booklet", "a3")
    rows = register(out / "made-up-booklet-a3-copies-register.csv")
    assert [row[0] for row in (rows[1], rows[-1])] == ["000101", "000110"]
    copies = per_copy(out / "made-up-booklet-a3-copies.pdf", 10)
    assert [word[2] for word in copies[9][0] if word[2].startswith("0001")] == ["000110"]


def test_a_number_where_a_title_stands_goes_a_line_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = DISTRIBUTION + f"title: {'长' * 20}\n"
    out = run(make_release(tmp_path, head, pages=1), "--copies")
    told = capsys.readouterr().err
    assert "7.2.1" in told
    assert "break the title" in told
    first = per_copy(out / "made-up-duplex-copies.pdf", 10)[0][0]
    (number,) = [word for word in first if word[2] == "000001"]
    assert number[1] < 37 * 72 / 25.4 - 10


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("template: bulletin\ninternal: yes\n", "内部资料，注意保存"),
        ("template: official\nsecrecy: 机密★1年\n", "机密★1年"),
    ],
)
def test_a_mark_in_the_number_s_place_is_quoted_whole(
    tmp_path: Path, head: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(make_release(tmp_path, DISTRIBUTION + head, pages=1), "--copies")
    told = capsys.readouterr().err
    assert f"the first line of page one is '{line}'; the copy number stands a line above" in told
    assert "break the title" not in told
    assert "copy_number" in told


def test_an_official_paper_keeps_a_line_for_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the hint says."""
    head = 'template: official\nsecrecy: 机密★1年\ncopy_number: "000001"\n'
    run(make_release(tmp_path, DISTRIBUTION + head, pages=1), "--copies")
    assert capsys.readouterr().err == ""


def test_options_of_a_booklet_without_one(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    run(made, "--thickness", "0.2", "--staple", "--tray", "tray-1")
    told = capsys.readouterr().err
    assert "note: without --booklet this has no effect: --thickness" in told
    assert "note: without --printer this has no effect: --tray --staple" in told
    run(made, "--thickness", "0.1")
    assert "no effect: --thickness\n" in capsys.readouterr().err
    run(made, "--booklet", "a3", "--cover-last", "--thickness", "0.2")
    assert capsys.readouterr().err == ""


def test_one_is_no_plural(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = DISTRIBUTION + "language: en\ntemplate: english\n"
    made = make_release(tmp_path, head, pages=1)
    run(made, "--count", "1", "--paper-only")
    assert ": 1 sheet a copy, to be printed once\n" in capsys.readouterr().out
    slip = (made[1].parent / "print/made-up-duplex-paper-only-slip.txt").read_text("utf-8")
    assert "2 sides on 1 sheet\n" in slip
    assert "print 1 copy: 1 sheet\n" in slip
    assert "one sheet: nothing to staple\n" in slip and "two staples" not in slip
    run(made, "--booklet", "a4", "--paper-only")
    slip = (made[1].parent / "print/made-up-booklet-a4-paper-only-slip.txt").read_text("utf-8")
    assert "fold it once, A4 to A5" in slip and "moved to the fold" not in slip
    run(made, "--count", "3", "--paper-only")
    assert ": 1 sheet a copy, to be printed 3 times\n" in capsys.readouterr().out


def test_no_list_no_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_release(tmp_path, "", pages=1)
    for option in ("--copies", "--watermark"):
        assert not run(made, option, code=2).exists()
        assert "distribution" in capsys.readouterr().err


def test_more_numbers_than_six_digits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = make_release(tmp_path, DISTRIBUTION + 'copy_number: "999991"\n', pages=1)
    run(made, "--copies", code=2)
    assert "999999" in capsys.readouterr().err


def test_a_list_that_is_too_long_to_be_numbered_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hundred thousand pages were made, in half a minute."""
    made = make_release(tmp_path, "distribution: [{name: 院, copies: 100000}]\n", pages=1)
    began = time.process_time()
    run(made, "--copies", code=2)
    assert time.process_time() - began < 2
    assert "9999" in capsys.readouterr().err
    assert run(made).exists()


def test_a_watermark_names_the_recipient_under_the_text(made: Made) -> None:
    out = run(made, "--watermark")
    with pymupdf.open(out / "made-up-duplex-watermark.pdf") as pdf:
        texts = ["".join(page.get_text().split()) for page in pdf]
    one = len(texts) // 10
    filled = [index for index, text in enumerate(texts[:one]) if text]
    for name, copies in (("某市某单位", range(2)), ("某市某某办公室", range(2, 5))):
        for copy in copies:
            assert all(texts[copy * one + index].startswith(name) for index in filled)
    with pikepdf.open(out / "made-up-duplex-watermark.pdf") as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
    assert drawn.index(b"/W Do") < drawn.index(b"/P0 Do")


@pytest.fixture
def pingxiang(release: Release, tmp_path: Path) -> Made:
    write_files(tmp_path / "release", release.files())
    return PINGXIANG, tmp_path / "release"


def test_grey_is_grey(pingxiang: Made) -> None:
    out = run(pingxiang, "--grey")
    assert not has_colour(out / "pingxiang-2022-duplex-grey.pdf")
    run(pingxiang)
    assert has_colour(out / "pingxiang-2022-duplex.pdf")


def has_colour(path: Path) -> bool:
    """Return whether any dot is not grey; a renderer rounds by one."""
    with pymupdf.open(path) as pdf:
        for page in pdf:
            dots = page.get_pixmap(dpi=40).samples
            colours = set(zip(dots[::3], dots[1::3], dots[2::3], strict=True))
            if any(max(colour) - min(colour) > 2 for colour in colours):
                return True
    return False


def test_pictures_become_grey_too() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    picture = pdf.make_stream(
        zlib.compress(bytes([255, 0, 0]) * 4), Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image, Width=2, Height=2, ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
    )  # fmt: skip
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/I": picture}))
    page.Contents = pdf.make_stream(b"q 50 0 0 50 0 0 cm /I Do Q 0 1 1 0 k 60 60 20 20 re f")
    form = page.as_form_xobject()
    make_grey(form)
    shown = pikepdf.new()
    drawn = shown.add_blank_page(page_size=(100, 100))
    copied = shown.copy_foreign(pdf.make_indirect(form))
    drawn.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/F": copied}))
    drawn.Contents = shown.make_stream(b"/F Do")
    buffer = io.BytesIO()
    shown.save(buffer)
    with pymupdf.open(stream=buffer.getvalue()) as opened:
        pixmap = opened[0].get_pixmap()
    red = round(255 * 0.3)
    for x, y, level in ((25, 75, red), (70, 30, 0.3 * 255), (90, 90, 255)):
        found = pixmap.pixel(x, y)
        assert len(set(found)) == 1
        assert found[0] == pytest.approx(level, abs=3)


def test_prints_make_no_claim_and_embed_every_font(made: Made) -> None:
    out = run(made, "--booklet", "a4", "--copies", "--watermark", "--grey")
    with pikepdf.open(out / "made-up-booklet-a4-copies-watermark-grey.pdf") as pdf:
        assert not {"/Metadata", "/OutputIntents", "/StructTreeRoot", "/MarkInfo", "/Names"} & set(
            pdf.Root.keys()
        )
        assert b"pdfaid" not in b"".join(
            thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
        )
        assert "仅供印制" in str(pdf.docinfo.Subject)
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        described = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all("/FontFile2" in thing for thing in described)


def test_the_same_release_gives_the_same_bytes(made: Made) -> None:
    options = ("--booklet", "a3", "--copies", "--watermark")
    before = {path.name: path.read_bytes() for path in run(made, *options).iterdir()}
    after = {path.name: path.read_bytes() for path in run(made, *options).iterdir()}
    assert before == after


def test_the_slip_says_what_to_do(made: Made) -> None:
    out = run(made, "--copies")
    with pymupdf.open(out / "made-up-duplex-copies-slip.pdf") as pdf:
        assert len(pdf) == 1
        shown = "".join(pdf[0].get_text().split())
    text = (out / "made-up-duplex-copies-slip.txt").read_text("utf-8")
    for told in ("A4", "长边翻转", "60～80g/m²", "全部10份", "70毫米", "±2毫米", "000003–000005"):
        assert told in shown
        assert told in "".join(text.split())
    assert "短边翻转" in (run(made, "--booklet", "a3") / "made-up-booklet-a3-slip.txt").read_text(
        "utf-8"
    )


def test_a_long_list_still_takes_one_page(tmp_path: Path) -> None:
    units = "".join(f"  - {{name: 某市某某某某某某单位第{n}处, copies: 2}}\n" for n in range(60))
    made = make_release(tmp_path, f"distribution:\n{units}secrecy: 机密★10年\n", pages=1)
    out = run(made, "--copies", "--watermark", "--grey", "--booklet", "a3")
    stem = "made-up-booklet-a3-copies-watermark-grey"
    with pymupdf.open(out / f"{stem}-slip.pdf") as pdf:
        assert len(pdf) == 1
    text = (out / f"{stem}-slip.txt").read_text("utf-8")
    assert "另有46个单位" in text
    assert "机密★10年" in text
    assert "涉密设备" in text
    assert len(register(out / f"{stem}-register.csv")) == 121


def test_many_copies_stay_small(made: Made, tmp_path: Path) -> None:
    one = (run(made) / "made-up-duplex.pdf").stat().st_size
    units = "distribution:\n  - {name: 某市某单位, copies: 200}\n"
    out = run(make_release(tmp_path, units), "--copies")
    assert (out / "made-up-duplex-copies.pdf").stat().st_size < one + 200 * 1000


def test_a_thick_booklet_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(make_release(tmp_path, "", pages=70), "--booklet", "a4")
    assert "sheets are many" in capsys.readouterr().err


def test_an_edited_print_is_kept(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(made, "--n-up", "2")
    run(made, "--n-up", "4")
    assert "edited" not in capsys.readouterr().err
    (out / "made-up-2-up-slip.txt").write_text("own words", "utf-8")
    run(made, "--n-up", "2")
    assert (out / "made-up-2-up-slip.edited-1.txt").read_text("utf-8") == "own words"


def test_what_does_not_match_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, release = make_release(tmp_path, pages=1)
    head = folder / "briefing.yaml"
    typed = head.read_text("utf-8")
    head.write_text(typed + "\n# later\n", "utf-8")
    run((folder, release), code=2)
    assert "briefing.yaml" in capsys.readouterr().err
    head.write_text(typed, "utf-8")
    assert run((folder, release)).exists()
    pdf = release / "made-up.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    run((folder, release), code=2)
    assert "made-up.pdf" in capsys.readouterr().err
    run((folder, tmp_path / "nowhere"), code=2)


def test_a_manifest_without_a_date(tmp_path: Path) -> None:
    folder, release = make_release(tmp_path, pages=1)
    manifest = release / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("made_at", "made"), "utf-8")
    run((folder, release), code=2)


def build_numbered(tmp_path: Path, template: str) -> Made:
    """Build a paper whose template prints the number of the first copy."""
    head = f"{DISTRIBUTION}copy_number: '000007'\ntemplate: {template}\ninternal: yes\n"
    return make_release(tmp_path, head, pages=1)


def test_a_number_that_the_paper_has_is_replaced(tmp_path: Path) -> None:
    made = build_numbered(tmp_path, "official")
    copies = per_copy(run(made, "--copies") / "made-up-duplex-copies.pdf", 10)
    with pymupdf.open(made[1] / "made-up.pdf") as paper:
        (own,) = [word for word in words(paper[0]) if word[2] == "000007"]
    found = [[word for page in copy for word in page if word[2].isdecimal()] for copy in copies]
    assert [own[:2]] * 10 == [word[:2] for copy in found for word in copy if len(word[2]) == 6]
    assert [word[2] for copy in found for word in copy if len(word[2]) == 6] == [
        f"{number:06d}" for number in range(7, 17)
    ]


def test_a_number_elsewhere_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(build_numbered(tmp_path, "bulletin"), "--copies", code=2)
    assert "000007" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ("--thickness", "-1"),
        ("--thickness", "nan"),
        ("--thickness", "5"),
        ("--count", "0"),
        ("--count", "2", "--copies"),
    ],
    ids=" ".join,
)
def test_numbers_out_of_their_range(made: Made, options: tuple[str, ...]) -> None:
    run(made, *options, code=2)


def test_one_design_at_a_time(made: Made) -> None:
    with pytest.raises(SystemExit) as ended:
        run(made, "--booklet", "a3", "--large")
    assert ended.value.code == 2


def test_grey_is_no_proof(made: Made) -> None:
    """A paper without colours is final, too: all its copies are printed."""
    text = (run(made, "--grey") / "made-up-duplex-grey-slip.txt").read_text("utf-8")
    assert "校样" not in text
    assert "打印10份" in text
    assert "校样" in (run(made, "--n-up", "2") / "made-up-2-up-slip.txt").read_text("utf-8")


def test_a_numbered_copy_has_its_number_in_the_watermark(made: Made) -> None:
    out = run(made, "--copies", "--watermark")
    copies = per_copy(out / "made-up-duplex-copies-watermark.pdf", 10)
    for number, copy in enumerate(copies, 1):
        for order, page in enumerate(page for page in copy if page):
            text = "".join(word[2] for word in page)
            assert text.count(f"{number:06d}") == (2 if order == 0 else 1)


def test_an_outer_sheet_for_cover_stock(made: Made) -> None:
    out = run(made, "--booklet", "a4", "--cover-stock")
    assert not (out / "made-up-booklet-a4-cover.pdf").exists()  # one sheet: nothing to part
    many = make_release(made[0].parent / "many", pages=6)
    out = run(many, "--booklet", "a4", "--cover-stock")
    with (
        pymupdf.open(out / "made-up-booklet-a4-cover.pdf") as cover,
        pymupdf.open(out / "made-up-booklet-a4.pdf") as inner,
    ):
        assert len(cover) == 2
        assert len(inner) >= 2
    text = (out / "made-up-booklet-a4-slip.txt").read_text("utf-8")
    assert "made-up-booklet-a4-cover.pdf为封面" in text


@pytest.mark.parametrize(
    "options",
    [
        ("-o", "sides=one-sided"),
        ("-o", "two words"),
        ("--pin", "12ab"),
        ("--fold",),
        ("--booklet", "a3", "--one-sided"),
        ("--booklet", "a3", "--cover-stock", "--staple"),
        ("--trim-marks", "--printer", "office"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_fit(made: Made, options: tuple[str, ...]) -> None:
    run(made, *options, code=2)
