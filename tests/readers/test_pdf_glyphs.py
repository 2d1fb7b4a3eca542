"""What a PDF draws, operator by operator; PDFium is asked where each character stands, too."""

from __future__ import annotations

import ctypes
import io
import time
from contextlib import suppress

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from jianbao.readers.errors import ReadError, TooLargeError
from jianbao.readers.pdf.content import operations, pieces, string
from jianbao.readers.pdf.fonts import MOST_CODES, read_to_unicode
from jianbao.readers.pdf.glyphs import DEEPEST, read_pdf
from jianbao.readers.pdf.streams import LARGEST

SECONDS = 20.0  # a machine may be slow; what grows with the square takes minutes
NARROW = b"""3 beginbfchar <41> <4E2D> <42> <00660069> <43> <D842DFB7> endbfchar
1 beginbfrange <20> <39> <0020> endbfrange"""
WIDE = b"1 beginbfrange <4E00> <9FFF> <4E00> endbfrange"


def pdf_of(content: bytes, **objects: pikepdf.Object) -> bytes:
    """Return a page that draws `content`; /N is a font of one-byte codes, /W of two-byte codes."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800))
        narrow = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Narrow"), FirstChar=32,
            Widths=Array([500] * 64), ToUnicode=pdf.make_stream(NARROW),
            FontDescriptor=Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/Narrow"), Flags=4, MissingWidth=300,
                FontBBox=Array([0, 0, 1000, 1000]), ItalicAngle=0, Ascent=800, Descent=-200,
                CapHeight=700, StemV=80,
            ),
        )  # fmt: skip
        wide = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Wide"),
            Encoding=Name("/Identity-H"), ToUnicode=pdf.make_stream(WIDE),
            DescendantFonts=Array([Dictionary(
                Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Wide"), DW=1000,
                W=Array([0x4E00, Array([900, 800]), 0x5000, 0x5FFF, 700]),
                CIDSystemInfo=Dictionary(
                    Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"),
                    Supplement=0,
                ),
                FontDescriptor=narrow.FontDescriptor,
            )]),
        )  # fmt: skip
        page.Resources = Dictionary(
            Font=Dictionary(N=pdf.make_indirect(narrow), W=pdf.make_indirect(wide))
        )
        for name, made in objects.items():
            page.Resources[f"/{name}"] = pdf.copy_foreign(made) if made.is_indirect else made
        page.Contents = pdf.make_stream(content)
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def places(data: bytes) -> list[tuple[str, float, float, float]]:
    return [
        (glyph.character, round(glyph.x, 2), round(glyph.y, 2), round(glyph.size, 2))
        for page in read_pdf(data).pages
        for glyph in page
    ]


def places_by_pdfium(data: bytes) -> list[tuple[str, float, float, float]]:
    """Return the same as PDFium sees it."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            if "\udc00" <= character <= "\udfff":
                character = (
                    (found.pop()[0] + character).encode("utf-16", "surrogatepass").decode("utf-16")
                )
            place = round(x.value, 2), round(800 - y.value, 2), round(size, 2)
            found.append((character, *place))
    document.close()
    return found


CONTENTS = {
    "one string": b"BT /N 10 Tf 1 0 0 1 50 700 Tm (A12) Tj ET",
    "escapes": rb"BT /N 10 Tf 50 700 Td (\101\0612\
3) Tj ET",
    "hexadecimal, odd": b"BT /N 10 Tf 50 700 Td <41 31 3> Tj ET",
    "pieces": b"BT /N 10 Tf 50 700 Td [(A) -250 (1) 120.5 (2)] TJ ET",
    "two-byte codes": b"BT /W 16 Tf 50 700 Td <4E004E0150005001> Tj ET",
    "character space": b"BT /N 10 Tf 2 Tc 50 700 Td (A1) Tj (2) Tj ET",
    "word space": b"BT /N 10 Tf 5 Tw 50 700 Td (A 1) Tj (2) Tj ET",
    "word space is none behind two-byte codes": b"BT /W 10 Tf 5 Tw 50 700 Td <4E004E01> Tj ET",
    "narrowed": b"BT /N 10 Tf 98 Tz 1 Tc 50 700 Td (A1) Tj (2) Tj ET",
    "raised": b"BT /N 10 Tf 50 700 Td (A) Tj 3.3 Ts (1) Tj 0 Ts (2) Tj ET",
    "next lines": b"BT /N 10 Tf 14 TL 50 700 Td (A) Tj T* (1) Tj (2) ' 1 0 (3) \" ET",
    "lines with a leading": b"BT /N 10 Tf 50 700 Td (A) Tj 5 -20 TD (1) Tj T* (2) Tj ET",
    "scaled": b"q 2 0 0 2 10 20 cm BT /N 10 Tf 50 100 Td (A1) Tj ET Q BT /N 9 Tf (2) Tj ET",
    "turned": b"BT /N 10 Tf 0 -1 1 0 50 700 Tm (A12) Tj ET",
    "beyond the first plane": b"BT /N 10 Tf 50 700 Td (AC1) Tj ET",
    "marked": b"/Span <</A [1 (x)] /B <41>>> BDC BT /N 10 Tf 50 700 Td (A) Tj ET EMC",
    "commented": b"% (A) Tj\nBT /N 10 % 12 Tf\n Tf 50 700 Td (A%1) Tj % end\n ET",
    "beside an image": b"BI /W 1 /H 1 /BPC 8 /CS /G ID ( EI BT /N 10 Tf 50 700 Td (A) Tj ET",
    "invisible": b"BT /N 10 Tf 3 Tr 50 700 Td (A) Tj ET",
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_characters_stand_where_pdfium_has_them(name: str) -> None:
    data = pdf_of(CONTENTS[name])
    ours = places(data)
    assert ours
    for here, there in zip(ours, places_by_pdfium(data), strict=True):
        assert here[0] == there[0]
        assert here[1:] == pytest.approx(there[1:], abs=0.02)


def test_a_code_of_two_characters_has_both_at_its_place() -> None:
    found = places(pdf_of(b"BT /N 10 Tf 50 700 Td (B1) Tj ET"))
    assert found == [("f", 50, 100, 10), ("i", 50, 100, 10), ("1", 55, 100, 10)]


def test_what_is_drawn_twice_in_one_place_is_read_twice() -> None:
    """PDFium takes it for a feigned bold face and tells it once: why it does not prove."""
    data = pdf_of(b"BT /N 10 Tf 50 700 Td (A1) Tj ET BT /N 10 Tf 50 700 Td (A1) Tj ET")
    assert [character for character, *_ in places(data)] == ["中", "1", "中", "1"]
    assert len(places_by_pdfium(data)) == 2


def test_what_is_drawn_counts_and_not_what_is_said_of_it() -> None:
    """PDFium puts ActualText in its place."""
    data = pdf_of(b"/Span <</ActualText (9)>> BDC BT /N 10 Tf 50 700 Td (A1) Tj ET EMC")
    assert [character for character, *_ in places(data)] == ["中", "1"]


def test_a_form_is_followed_with_its_own_matrix() -> None:
    with Pdf.new() as pdf:
        form = pdf.make_stream(b"BT /N 10 Tf 0 0 Td (A) Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Matrix = Array([0, 0, 100, 100]), Array([1, 0, 0, 1, 7, 9])
        objects = pdf.make_indirect(Dictionary(F=form))
        data = pdf_of(b"q 1 0 0 1 50 700 cm /F Do Q BT /N 10 Tf (1) Tj ET", XObject=objects)
    assert places(data) == [("中", 57, 91, 10), ("1", 0, 800, 10)]


def test_resources_above_the_page_count() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(CONTENTS["one string"]))) as pdf:
        pages, page = pdf.Root.Pages, pdf.pages[0].obj
        pages.Resources = page.Resources
        del page["/Resources"]
        assert places(saved(pdf)) == places(pdf_of(CONTENTS["one string"]))


# ---- the language of content streams


@pytest.mark.parametrize(
    ("operand", "meaning"),
    [
        (rb"(a\(b\)c)", b"a(b)c"),
        (b"(a(b)c)", b"a(b)c"),
        (rb"(\n\r\t\b\f\\\q)", b"\n\r\t\b\f\\q"),
        (b"(a\\\nb\\\r\nc)", b"abc"),
        (rb"(\7\53\0053\777)", b"\x07+\x053\xff"),
        (b"<48656C6C6F>", b"Hello"),
        (b"<4 8\n7>", b"Hp"),
    ],
)
def test_strings(operand: bytes, meaning: bytes) -> None:
    assert next(operations(operand + b" Tj")) == (b"Tj", operand + b" ")
    assert string(operand) == meaning
    assert pieces(b"[-3" + operand + b"+.5]") == [(b"-3", b""), (b"", operand), (b"+.5", b"")]


@pytest.mark.parametrize("content", [b"(a Tj", b"<4G> Tj", b") Tj", b"1 2 } Tj", b"((((a)))) Tj"])
def test_what_is_no_content_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        list(operations(content))
    with pytest.raises(ReadError):
        read_pdf(pdf_of(content))


@pytest.mark.parametrize("content", [b"BT (A) Tj ET", b"BT /X 1 Tf ET", b"1 Tm", b"/X Do", b"a Tc"])
def test_what_cannot_be_followed_is_refused_or_shows_nothing(content: bytes) -> None:
    with suppress(ReadError):
        assert places(pdf_of(content)) == []


# ---- files that are made to harm


HOSTILE = (
    b"(", b"[ ", b"<< ", b"BI ", b"% ", b"(a\\", b"/a", b"<1", b" EI", b"[(", b"<<[", b"1 ", b"q ",
    b"BI \n EI", b"(()", b"/a#", b"BT ET ", b"(\\", b"[[", b"T* ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_time_grows_with_the_length(piece: bytes) -> None:
    started = time.perf_counter()
    with suppress(ReadError):
        read_pdf(pdf_of(piece * (1_000_000 // len(piece))))
    assert time.perf_counter() - started < SECONDS


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(b""))) as pdf:
        part = pdf.make_stream(b" " * (LARGEST // 4))
        pdf.pages[0].Contents = Array([part] * 5)
        data = saved(pdf)
    assert len(data) < 100_000
    with pytest.raises(ReadError, match="bytes"):
        read_pdf(data)


def test_forms_within_forms_end() -> None:
    """Each draws the next ten times, the last draws the first: 10 to the power of the depth."""
    with Pdf.new() as pdf:
        forms = [pdf.make_stream(b"/F Do " * 10) for _ in range(DEEPEST)]
        for form, inner in zip(forms, [*forms[1:], forms[0]], strict=True):
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
            form.Resources = Dictionary(XObject=Dictionary(F=inner))
        data = pdf_of(b"/F Do", XObject=pdf.make_indirect(Dictionary(F=forms[0])))
    started = time.perf_counter()
    with pytest.raises(ReadError, match="forms"):
        read_pdf(data)
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("limit", ["MOST_OPERATIONS", "MOST_CHARACTERS"])
def test_work_without_end_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"BT /N 10 Tf (12) Tj (3) Tj ET"
    monkeypatch.setattr(f"jianbao.readers.pdf.glyphs.{limit}", 5 if "OPER" in limit else 3)
    assert len(places(pdf_of(content))) == 3
    with pytest.raises(ReadError, match="> "):
        read_pdf(pdf_of(content + b" BT (4) Tj ET"))


@pytest.mark.parametrize(
    "cmap",
    [
        b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
        b"1 beginbfrange " + b"<0000> <FFFF> <0041> " * (MOST_CODES // 60_000) + b"endbfrange",
        b"1 beginbfrange <00> <01> <DBFFDFFF> endbfrange",
        b"1 beginbfchar <00> <0> endbfchar",
    ],
)
def test_maps_made_to_harm_are_refused(cmap: bytes) -> None:
    with pytest.raises((ValueError, TooLargeError)):
        read_to_unicode(cmap)


def test_widths_made_to_harm_are_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(CONTENTS["two-byte codes"]))) as pdf:
        descendant = pdf.pages[0].Resources.Font.W.DescendantFonts[0]
        descendant.W = Array([-(10**12), 10**12, 500] * 100)
        with pytest.raises(ReadError):
            read_pdf(saved(pdf))


@pytest.mark.parametrize("size", [0, 1, 9, 100, 400, 900])
def test_what_is_cut_off_is_refused(size: int) -> None:
    with pytest.raises(ReadError):
        read_pdf(pdf_of(CONTENTS["one string"])[:size])
