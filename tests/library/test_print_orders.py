"""Booklets, duplex and n-up: read back out of the printed PDF, folded and turned as paper is."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from jianbao.document.composed import Properties
from jianbao.document.lengths import POINTS_PER_MILLIMETRE
from jianbao.library.printing.designs import A3, A4, Design
from jianbao.library.printing.imposing import Marks, Overlays, impose
from jianbao.library.printing.orders import sides_of

PROPERTIES = Properties("题", "某单位", "", "zh-CN", datetime(2026, 1, 1, tzinfo=UTC))
NEAR = 0.2  # points
Word = tuple[str, float, float]  # its text and its middle, y from the top
COUNTS = st.lists(st.integers(1, 40), min_size=1, max_size=2)


def paper(pages: int, first: int = 1, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF whose pages bear numbers in their middle."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for number in range(first, first + pages):
        canvas.setFont("Helvetica", 20)
        canvas.drawCentredString(size[0] / 2, size[1] / 2, f"{number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def printed(design: Design, counts: list[int], copies: int = 1) -> list[list[Word]]:
    """Return the words of every side."""
    papers = [paper(count, 1 + sum(counts[:index])) for index, count in enumerate(counts)]
    sides = sides_of(counts, design)
    data = impose(papers, sides, design, [Marks()] * copies, Overlays(), PROPERTIES)
    with pymupdf.open(stream=data) as pdf:
        for page in pdf:
            assert (page.rect.width, page.rect.height) == pytest.approx(design.sheet, abs=NEAR)
        return [
            [
                (word[4], (word[0] + word[2]) / 2, (word[1] + word[3]) / 2)
                for word in page.get_text("words")
            ]
            for page in pdf
        ]


def reading(counts: list[int]) -> list[str]:
    """Return the pages as they are read, "" for an empty one: each paper begins on a right page."""
    pages: list[str] = []
    for index, count in enumerate(counts):
        pages += [""] * (len(pages) % 2)
        pages += [str(1 + sum(counts[:index]) + number) for number in range(count)]
    return pages


def half(side: list[Word], right: bool, middle: float) -> str:
    words = [word[0] for word in side if (word[1] > middle) is right]
    assert len(words) <= 1
    return words[0] if words else ""


def folded(sides: list[list[Word]], middle: float) -> list[str]:
    """Return the pages as one leafs through the folded sheets, the first one outermost."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    outwards = [(half(front, False, middle), half(back, True, middle)) for front, back in sheets]
    inwards = [(half(front, True, middle), half(back, False, middle)) for front, back in sheets]
    before = [page for right, behind in inwards for page in (right, behind)]
    return before + [page for left, behind in reversed(outwards) for page in (behind, left)]


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.sampled_from(["a3", "a4"]), st.booleans())
def test_a_folded_booklet_reads_in_order(counts: list[int], size: str, cover: bool) -> None:
    design = Design(booklet=size, cover_last=cover)
    sides = printed(design, counts)
    pages = reading(counts)
    empty = [""] * (-len(pages) % 4)
    wanted = [*pages[:-1], *empty, pages[-1]] if cover else [*pages, *empty]
    assert folded(sides, design.sheet[0] / 2) == wanted


@pytest.mark.parametrize("size", ["a3", "a4"])
@pytest.mark.parametrize("pages", range(1, 41))
def test_every_booklet_from_1_to_40_pages(pages: int, size: str) -> None:
    design = Design(booklet=size)
    found = folded(printed(design, [pages]), design.sheet[0] / 2)
    assert found == [*map(str, range(1, pages + 1)), *[""] * (-pages % 4)]


def test_pages_move_to_the_fold_and_backs_stay_behind_fronts() -> None:
    design = Design(booklet="a3", thickness=0.5)
    sides = printed(design, [40])
    middle = design.sheet[0] / 2
    for sheet, (front, back) in enumerate(zip(sides[::2], sides[1::2], strict=True)):
        away = [abs(x - middle) for _, x, _ in (*front, *back)]
        expected = middle / 2 - sheet * 0.5 * POINTS_PER_MILLIMETRE
        assert away == pytest.approx([expected] * 4, abs=NEAR)
        assert {round(y, 1) for _, _, y in (*front, *back)} == {round(front[0][2], 1)}


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.booleans(), st.integers(1, 3))
def test_duplex_keeps_each_paper_on_sheets_of_its_own(
    counts: list[int], large: bool, copies: int
) -> None:
    pages = reading(counts)
    one = [*pages, *[""] * (len(pages) % 2)]
    found = [half(side, True, 0) for side in printed(Design(large=large), counts, copies)]
    assert found == one * copies


@pytest.mark.parametrize("n_up", [2, 4])
@pytest.mark.parametrize("pages", range(1, 41))
def test_every_draft_from_1_to_40_pages(pages: int, n_up: int) -> None:
    design = Design(n_up=n_up)
    sides = printed(design, [pages])
    assert len(sides) % 2 == 0
    width, height = design.sheet
    columns, rows = (2, 1) if n_up == 2 else (2, 2)
    for start, side in enumerate(sides):
        for place, (text, x, y) in enumerate(side):
            column, row = place % columns, place // columns
            assert x == pytest.approx((column + 0.5) * width / columns, abs=NEAR)
            assert y == pytest.approx((row + 0.5) * height / rows, abs=8)
            assert text == str(start * n_up + place + 1)
    assert [word[0] for side in sides for word in side] == list(map(str, range(1, pages + 1)))


@pytest.mark.parametrize(
    ("design", "size", "scale"),
    [
        (Design(), A4, 1.0),
        (Design(booklet="a3"), A4, 1.0),
        (Design(booklet="a4"), A4, 2**-0.5),
        (Design(large=True), A4, 2**0.5),
        (Design(n_up=4), A4, 0.5),
        (Design(), A3, 2**-0.5),
    ],
    ids=lambda value: value.name if isinstance(value, Design) else "",
)
def test_how_large_a_page_becomes(design: Design, size: tuple[float, float], scale: float) -> None:
    data = impose(
        [paper(1, size=size)], sides_of([1], design), design, [Marks()], Overlays(), PROPERTIES
    )
    with pymupdf.open(stream=data) as pdf:
        (span,) = pdf[0].get_text("dict")["blocks"][0]["lines"][0]["spans"]
    assert span["size"] == pytest.approx(20 * scale, rel=0.001)


def test_a_page_that_lies_has_its_top_at_the_left() -> None:
    lying = paper(1, size=(A4[1], A4[0]))
    data = impose([lying], sides_of([1], Design()), Design(), [Marks()], Overlays(), PROPERTIES)
    with pymupdf.open(stream=data) as pdf:
        (line,) = pdf[0].get_text("dict")["blocks"][0]["lines"]
        assert pdf[0].rect.width < pdf[0].rect.height
    assert line["dir"] == pytest.approx((0, -1))  # read from below upwards


def test_names_of_designs_differ() -> None:
    plain = Design()
    designs = [
        plain, Design(booklet="a3"), Design(booklet="a4"), Design(n_up=2), Design(n_up=4),
        Design(large=True), Design(booklet="a3", cover_last=True), replace(plain, grey=True),
        replace(plain, numbered=True), replace(plain, watermark=True),
        replace(plain, paper_only=True),
    ]  # fmt: skip
    assert len({design.name for design in designs}) == len(designs)


@pytest.mark.parametrize(
    ("counts", "design", "wanted"),
    [
        ([3], Design(), ["1", "2", "", "3"]),
        ([4], Design(), ["1", "2", "3", "4"]),
        ([1], Design(), ["1", ""]),
        ([3, 1], Design(), ["1", "2", "", "3", "4", ""]),
        ([3], Design(cover_last=False), ["1", "2", "3", ""]),
        ([3], Design(one_sided=True), ["1", "2", "3"]),
    ],
)
def test_what_stands_at_the_foot_of_the_last_page_stays_last(
    counts: list[int], design: Design, wanted: list[str]
) -> None:
    """版记 is on the last side of the paper (GB/T 9704-2012, 7.4): a blank comes before it."""
    sides = sides_of(counts, design, imprint=True)
    assert [str(side[0].page + 1) if side else "" for side in sides] == wanted


@pytest.mark.parametrize("pages", range(1, 14))
def test_a_booklet_ends_with_the_imprint(pages: int) -> None:
    design = Design(booklet="a3")
    data = impose(
        [paper(pages)], sides_of([pages], design, imprint=True), design, [Marks()], Overlays(),
        PROPERTIES,
    )  # fmt: skip
    with pymupdf.open(stream=data) as pdf:
        words = [[(w[4], (w[0] + w[2]) / 2, 0.0) for w in page.get_text("words")] for page in pdf]
    read = folded(words, A4[0])
    assert [page for page in read if page] == [str(number + 1) for number in range(pages)]
    assert pages == 1 or read[-1] == str(pages)


def test_marks_where_to_cut_and_fold() -> None:
    design = Design(booklet="a3", trim_marks=True)
    sides = sides_of([4], design)
    data = impose([paper(4)], sides, design, [Marks()], Overlays(), PROPERTIES)
    plain = impose([paper(4)], sides, Design(booklet="a3"), [Marks()], Overlays(), PROPERTIES)
    ten = 10 * POINTS_PER_MILLIMETRE
    with pymupdf.open(stream=data) as pdf, pymupdf.open(stream=plain) as without:
        for page, other in zip(pdf, without, strict=True):
            assert page.mediabox.width == pytest.approx(other.rect.width + 2 * ten, abs=NEAR)
            trimmed = [ten, ten, page.mediabox.width - ten, page.mediabox.height - ten]
            assert list(page.trimbox) == pytest.approx(trimmed, abs=NEAR)
            assert page.bleedbox.width - page.trimbox.width == pytest.approx(0.6 * ten, abs=NEAR)
            drawn = [drawing["rect"] for drawing in page.get_drawings()]
            inside = pymupdf.Rect(*trimmed)
            lines = [path for path in drawn if not path.intersects(inside)]
            assert len(lines) == len(drawn) == 1 or len(lines) == 10
            shift = [
                (a[0] - b[0], a[1] - b[1])
                for a, b in zip(page.get_text("words"), other.get_text("words"), strict=True)
            ]
            assert shift == [pytest.approx((ten, ten), abs=NEAR)] * 2
