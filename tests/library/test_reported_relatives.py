"""Relatives of the reported cases from other fields, forms and templates."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image as Picture

from jianbao.document.placed import Image, Line
from tests.helpers.official import lines_on, official
from tests.helpers.reported import REPORTED, reported
from tests.library.test_reported import notes_stand_with_their_marks, where

LITERALS = [
    [".5", "+86", "00.50", "Yes", "1"],
    ["1:2:3", "0o17", ".inf", "2026-09", "2"],
    ["1.", "12e03", "off", "2026-09-08T10:00:00", "3"],
    ["~", "0b11", "190:20:30", "null", "4"],
]
ROW = "[0x1F, 12:30:45, yes, 8月9日, 1_000]"


@pytest.mark.parametrize("template", ["official", "official/letter", "supervision"])
@pytest.mark.parametrize("annexes", [1, 2])
def test_15_one_annex_or_two_hang_in_every_head(
    tmp_path: Path, template: str, annexes: int
) -> None:
    """One has no number, and hangs behind the colon (7.3.4)."""
    placed, _ = official(tmp_path, template=template, annexes=annexes)
    lines = lines_on(placed)
    hanging = [(a, b) for a, b in pairwise(lines) if re.match(r"附件：|\d\.青", a.text)]
    assert len(hanging) == annexes
    for first, second in hanging:
        assert second.runs[0].x == pytest.approx(where(first, "青禾县"), abs=0.6)


def test_25_more_words_that_yaml_would_read(tmp_path: Path) -> None:
    rows = "\n      - ".join(f"[{', '.join(row)}]" for row in LITERALS)
    paper = reported(tmp_path, "25", (ROW, rows))
    said = paper.text.split("\n")
    for typed in (cell for row in LITERALS for cell in row):
        assert typed in said
    assert paper.errors == set()


def test_25_they_stand_in_other_fields_too(tmp_path: Path) -> None:
    changes = (
        ("heading: 台账", "heading: 007"),
        ("title: 台账表", "title: 2026-05"),
        ("{name: 编号}", "{name: 001}"),
        ("{name: 是否}", "{name: no}"),
    )
    more = "to: [110, 01:30, 0120]\nremark: 0398\ncc: [08, no]\nprinted_by: 012\n"
    said = reported(tmp_path, "25", *changes, more=more).text.split("\n")
    for line in ("110，01:30，0120：", "一、007", "001", "no", "（0398）", "抄送：08，no。", "012"):
        assert line in said
    assert any(re.fullmatch("表1.2026-05", line) for line in said)


@pytest.mark.parametrize("kind", ["column", "bar", "line"])
def test_25_they_stand_under_a_chart_too(tmp_path: Path, kind: str) -> None:
    changes = (("[甲镇, 乙镇, 丙镇]", "[007, 14:30, no]"), ("kind: column", f"kind: {kind}"))
    paper = reported(tmp_path, "24", *changes)
    labels = {
        item.text for item in paper.items(1) if isinstance(item, Line) and item.role == "chart"
    }
    assert {"007", "14:30", "no"} <= labels


def shown(folder: Path, upright: bytes, other: bytes) -> list[Image]:
    """Return the pictures of case 28 with these files in the place of its own."""
    (case,) = REPORTED.glob("28-*")
    cases = folder / "cases"
    copy = cases / case.name
    (copy / "sections").mkdir(parents=True)
    for path in case.rglob("*.yaml"):
        (copy / path.relative_to(case)).write_bytes(path.read_bytes())
    (copy / "rot.jpg").write_bytes(upright)
    (copy / "cmyk.jpg").write_bytes(other)
    paper = reported(folder / "built", "28", cases=cases)
    pages = [paper.items(number + 1) for number in range(len(paper.placed.pages))]
    return [item for page in pages for item in page if isinstance(item, Image)]


def encoded(picture: Picture.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of a kind."""
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


@pytest.mark.parametrize(("turn", "stands"), [(1, False), (3, False), (5, True), (8, True)])
def test_28_every_turn_of_a_camera(tmp_path: Path, turn: int, stands: bool) -> None:
    (case,) = REPORTED.glob("28-*")
    photo = bytearray((case / "rot.jpg").read_bytes())
    photo[photo.index(b"\x01\x12\x00\x03\x00\x00\x00\x01") + 9] = turn
    turned, other = shown(tmp_path, bytes(photo), (case / "cmyk.jpg").read_bytes())
    assert (turned.height > turned.width, other.height > other.width) == (stands, False)


def test_28_other_kinds_of_pictures(tmp_path: Path) -> None:
    """With see-through places, of a palette, in grey, of 16 bits, drawn step by step."""
    plain = Picture.new("RGB", (300, 200), (200, 30, 30))
    files = [
        encoded(Picture.new("RGBA", (300, 200), (200, 30, 30, 90)), "PNG"),
        encoded(plain.convert("P"), "PNG"),
        encoded(plain.convert("L"), "JPEG"),
        encoded(Picture.new("I;16", (300, 200), 3000), "PNG"),
        encoded(plain, "JPEG", progressive=True),
        encoded(plain.convert("1"), "PNG"),
    ]
    for number, pair in enumerate(zip(files[::2], files[1::2], strict=True)):
        for image in shown(tmp_path / str(number), *pair):
            assert image.width / image.height == pytest.approx(1.5, abs=0.02)


def test_28_pictures_higher_and_wider_than_the_page(tmp_path: Path) -> None:
    tall, wide = ((200, 2400), (3000, 90))
    files = (encoded(Picture.new("RGB", size, (9, 9, 9)), "PNG") for size in (tall, wide))
    first, second = shown(tmp_path, *files)
    assert first.height < 650
    assert first.width / first.height == pytest.approx(200 / 2400, abs=0.01)
    assert second.width <= 442.3


NOTED = "项工作[^n1]落实并[^n2]及时报送[^n3]"


@pytest.mark.parametrize(
    "place",
    [
        "heading: 台账" + "[^n1]",
        f"heading: 台账\nitems:\n  - text: 甲{NOTED}。\n"
        f"  - lead: 乙[^n4]。\n    text: 丙[^n5]{NOTED}。",
    ],
)
def test_38_many_notes_in_headings_and_items(tmp_path: Path, place: str) -> None:
    paper = reported(tmp_path, "38", ("heading: 台账", place))
    notes_stand_with_their_marks(paper)
    assert not {"mark-before-sign", "fragile-break"} & paper.codes


def test_the_table_of_relatives_names_tests_that_are_there() -> None:
    table = (REPORTED / "README.md").read_text("utf-8")
    tests = REPORTED.parents[1]
    rows = re.findall(r"^\| (\d\d-\S+) \|.*\| (.*) \|$", table, re.MULTILINE)
    assert [case for case, _ in rows] == sorted(path.name for path in REPORTED.glob("*-*"))
    own = "".join(path.read_text("utf-8") for path in (tests / "library").glob("test_reported*.py"))
    for case, named in rows:
        for test in re.findall(r"`(\S+)`", named):
            path, _, name = test.rpartition("::")
            text = (tests / path).read_text("utf-8") if path else own
            assert f"def {name}(" in text, (case, test)
