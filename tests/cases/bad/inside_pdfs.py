"""Hostile PDFs that any program opens: they run programs, lead round in rings, or never end."""

from __future__ import annotations

import zlib
from collections.abc import Callable


def _pdf(objects: list[bytes], before: bytes = b"") -> bytes:
    body, rows = b"%PDF-1.7\n", b""
    for number, data in enumerate(objects, 1):
        rows += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    tail = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return body + table + tail % (size, before.replace(b"ITSELF", b"%d" % len(body)), len(body))


def _stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(data), data)


ROOT = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>%s>>"
SHOWN = _stream(b"BT /F 12 Tf 99 700 Td <00410042> Tj ET")
TYPE0 = (
    b"/Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R"
    b"/DescendantFonts[%s]>>>>"
)
CID = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>"


def page(
    content: bytes = SHOWN, root: bytes = b"", inside: bytes = b"", keys: bytes = b"", *more: bytes
) -> bytes:
    """Return a PDF of one page."""
    return _pdf([ROOT % root, PAGES, PAGE % (inside, keys), content, *more])


def _text(mapping: bytes, of: bytes = CID) -> bytes:
    return page(SHOWN, b"", TYPE0 % of, b"", _stream(mapping))


ALL = (
    b"begincodespacerange <0000> <ffff> endcodespacerange "
    + b"1 beginbfrange <0000> <ffff> <0000> endbfrange " * 2000
)
PDFS: dict[str, Callable[[], bytes]] = {
    "script": lambda: page(root=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
    "program": lambda: page(root=b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "form-script": lambda: page(root=b"/AcroForm<</XFA(<xdp/>)/Fields[3 0 R]>>"),
    "table-before-itself": lambda: _pdf(
        [ROOT % b"", PAGES, PAGE % (b"", b""), SHOWN], b"/Prev ITSELF"
    ),
    "names-in-a-ring": lambda: page(
        SHOWN, b"/Names<</EmbeddedFiles 5 0 R>>", b"", b"", b"<</Kids[5 0 R]>>"
    ),
    "outline-in-a-ring": lambda: page(
        SHOWN,
        b"/Outlines 5 0 R",
        b"",
        b"",
        b"<</First 6 0 R>>",
        b"<</Title(a)/Next 6 0 R/First 6 0 R>>",
    ),
    "form-in-itself": lambda: page(
        _stream(b"/X Do " * 9),
        b"",
        b"/XObject<</X 5 0 R>>",
        b"",
        _stream(b"/X Do " * 9, b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>"),
    ),
    "font-in-itself": lambda: page(
        SHOWN,
        b"",
        b"/Font<</F 5 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/Encoding 5 0 R>>",
    ),
    "map-of-all": lambda: _text(ALL),
    "map-without-end": lambda: _text(b"1 beginbfrange <0000> <ffffffff> <0041> endbfrange"),
    "map-of-itself": lambda: _text(b"/A usecmap 1 beginbfchar <0041> " + b"<0041>" * 9000),
    "widths-of-all": lambda: _text(ALL[:60], CID[:-2] + b"/W[0 2000000000 500]>>"),
    "no-length": lambda: page(SHOWN.replace(b"/Length ", b"/Length -")),
    "length-of-itself": lambda: page(SHOWN.replace(b"/Length 38", b"/Length 4 0 R")),
    "turned": lambda: page(keys=b"/Rotate 45/UserUnit 1e30"),
    "no-box": lambda: page(keys=b"/MediaBox[nan 0 /A (x)]"),
    "left-open": lambda: page(_stream(b"q " * 500_000)),
    "marks-left-open": lambda: page(_stream(b"/P <</MCID 0>> BDC " * 100_000)),
    "picture-in-the-text": lambda: page(_stream(b"BI /W 9 /H 9 ID " + b"\xff" * 90_000)),
    "huge-numbers": lambda: page(_stream(b"9" * 50_000 + b" 0 0 1e400 0 0 cm BT ET")),
    "filters": lambda: page(_stream(b"x", b"/Filter[" + b"/ASCIIHexDecode" * 5_000 + b"]")),
    "predictor": lambda: page(
        _stream(
            zlib.compress(b"x" * 99),
            b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2000000000>>",
        )
    ),
    "clipping-texts": lambda: page(_stream(b"7 Tr " + b"BT /F 9 Tf (a) Tj ET " * 20_000)),
    "rows-of-objects": lambda: _rows_of_objects(),
    "later-versions": lambda: (
        page()
        + b"".join(
            b"5 0 obj\n1\nendobj\nxref\n0 0\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
            for _ in range(9_000)
        )
    ),
}


def _rows_of_objects() -> bytes:
    """Return a PDF whose list of objects is said to have rows of gigabytes."""
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    keys = (
        b"/Type/XRef/W[1 2 1]/Size 4/Root 1 0 R/Filter/FlateDecode"
        b"/DecodeParms<</Predictor 12/Columns 2000000000>>"
    )
    table = _stream(zlib.compress(b"\2" + bytes(2000)), keys)
    return body + b"3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))
