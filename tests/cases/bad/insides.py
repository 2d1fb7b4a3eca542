"""Hostile insides: pictures, papers and values that are whole outside, and lead round in rings.

Each is made on the spot, as are those of hostile.py; inside_fonts.py and inside_pdfs.py go on.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

# ---- pictures


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(*between: bytes, colour: int = 2, rows: bytes = bytes(28) * 9) -> bytes:
    head = struct.pack(">IIBBBBB", 9, 9, 8, colour, 0, 0, 0)
    parts = [_chunk(b"IHDR", head), *between, _chunk(b"IDAT", zlib.compress(rows))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + _chunk(b"IEND", b"")


def _jpeg(*segments: tuple[int, bytes]) -> bytes:
    """Return a small grey JPEG with segments put behind its beginning."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (16, 16), 128).save(stream, "JPEG")
    put = b"".join(
        b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in segments
    )
    return stream.getvalue()[:2] + put + stream.getvalue()[2:]


BOMB = zlib.compress(bytes(200_000_000), 9)
PICTURES: dict[str, Callable[[], bytes]] = {
    "p.png/profile-bomb": lambda: _png(_chunk(b"iCCP", b"a\0\0" + BOMB)),
    "p.png/text-bomb": lambda: _png(_chunk(b"zTXt", b"a\0\0" + BOMB)),
    "p.png/many-texts": lambda: _png(*[_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a"))] * 90_000),
    "p.png/no-palette": lambda: _png(colour=3, rows=bytes(10) * 9),
    "p.png/noise-profile": lambda: _png(_chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\xff" * 999))),
    "p.png/frames": lambda: _png(_chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0))),
    "p.png/gamma": lambda: _png(_chunk(b"gAMA", bytes(4)), _chunk(b"pHYs", b"\xff" * 9)),
    "p.png/facts": lambda: _png(_chunk(b"eXIf", b"MM\0*" + b"\xff" * 999)),
    "p.jpg/facts-ring": lambda: _jpeg(
        (0xE1, b"Exif\0\0MM\0*" + struct.pack(">IHHHIII", 8, 1, 0x8769, 4, 1, 8, 8))
    ),
    "p.jpg/turned": lambda: _jpeg(
        (0xE1, b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0))
    ),
    "p.jpg/profile-parts": lambda: _jpeg(*[(0xE2, b"ICC_PROFILE\0\1\xff" + bytes(999))] * 300),
    "p.jpg/behind-its-end": lambda: _jpeg() + b"PK\3\4" + bytes(9_000_000),
}


# ---- packages and papers


def zipped(parts: dict[str, bytes], comment: int = 0) -> bytes:
    """Return a package with a comment of so many bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        target.comment = b"c" * comment
    return stream.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<Default Extension="xml" ContentType="application/xml"/>'
TYPES = f'<Types xmlns="{PACKAGE}/content-types">{XML}</Types>'


def _relations(*pairs: tuple[str, str], outside: str = "") -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'
        for number, (kind, target) in enumerate(pairs)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def word(body: str, head: str = "", outside: str = "", **parts: str) -> bytes:
    """Return a Word file of a body and parts such as styles, each of what is inside its root."""
    kinds = [(name, f"{name}.xml") for name in parts]
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(*kinds, outside=outside),
    }
    files |= {
        f"word/{name}.xml": f"<w:{name} {W}>{text}</w:{name}>" for name, text in parts.items()
    }
    return zipped({name: text.encode() for name, text in files.items()})


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


LETTER = "".join(map(paragraph, ("关于报送材料的通知", "各单位：", "请于7月1日前报送5份材料。")))
STYLE = '<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
REFERRING = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
CELLS = "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"


def _nested(depth: int) -> str:
    text = paragraph("内")
    for _ in range(depth):
        text = CELLS % text
    return text


WORDS: dict[str, Callable[[], bytes]] = {
    "many-styles": lambda: word(
        LETTER + paragraph("末", '<w:pStyle w:val="s99999"/>'),
        styles="".join(STYLE % (each, each - 1) for each in range(100_000)),
    ),
    "style-of-itself": lambda: word(
        paragraph("题", '<w:pStyle w:val="s1"/>') + LETTER, styles=STYLE % (1, 1)
    ),
    "styles-in-a-ring": lambda: word(
        paragraph("题", '<w:pStyle w:val="s1"/>') + LETTER, styles=STYLE % (1, 2) + STYLE % (2, 1)
    ),
    "numbers-in-a-ring": lambda: word(
        paragraph("点", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>') + LETTER,
        numbering='<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s1"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        styles='<w:style w:type="numbering" w:styleId="s1"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>",
    ),
    "tables-in-tables": lambda: word(LETTER + _nested(200)),
    "wide-cells": lambda: word(
        LETTER + CELLS % ('<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + paragraph("格"))
    ),
    "huge-type": lambda: word(LETTER.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="9e999"/></w:rPr>')),
    "no-numbers": lambda: word(
        LETTER.replace("<w:pPr>", '<w:pPr><w:ind w:left="٣" w:firstLine="x"/>')
    ),
    "many-runs": lambda: word(f"<w:p>{'<w:r><w:t>字</w:t></w:r>' * 100_000}</w:p>" + LETTER),
    "marks-without-end": lambda: word(
        LETTER
        + "".join(f'<w:p><w:bookmarkStart w:id="{n}" w:name="n{n}"/></w:p>' for n in range(20_000))
    ),
    "field-of-a-file": lambda: word(
        LETTER
        + '<w:p><w:fldSimple w:instr="INCLUDETEXT /etc/passwd"><w:r><w:t>文</w:t></w:r>'
        + "</w:fldSimple></w:p>"
    ),
    "fields-left-open": lambda: word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 9_000 + LETTER
    ),
    "other-file-inside": lambda: word(LETTER + f'<w:altChunk xmlns:r="{OFFICE}" r:id="r0"/>'),
    "parts-outside": lambda: word(
        LETTER, outside=' TargetMode="External"', styles="", footnotes=""
    ),
    "notes-of-notes": lambda: word(
        LETTER + REFERRING,
        footnotes=f'<w:footnote w:id="1">{REFERRING}</w:footnote>',
    ),
    "no-such-note": lambda: word(LETTER + '<w:p><w:r><w:footnoteReference w:id="x"/></w:r></w:p>'),
    "notes-in-notes": lambda: word(
        LETTER + '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>',
        comments='<w:comment w:id="1">'
        + "<w:p><w:ins>" * 150
        + "</w:ins></w:p>" * 150
        + "</w:comment>",
    ),
    "changes-in-changes": lambda: word(
        LETTER
        + "<w:p>"
        + "<w:ins><w:del>" * 100
        + "<w:r><w:t>字</w:t></w:r>"
        + "</w:del></w:ins>" * 100
        + "</w:p>"
    ),
    "other-coding": lambda: zipped(
        {
            "[Content_Types].xml": TYPES.encode(),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")).encode(),
            "word/document.xml": (
                f'<?xml version="1.0" encoding="UTF-16"?><w:document {W}>'
                f"<w:body>{LETTER}</w:body></w:document>"
            ).encode("utf-16"),
        }
    ),
    "a-package-inside": lambda: zipped({"a.docx": word(LETTER)}),
    "packages-inside": lambda: _packed(50),
    "long-comment": lambda: zipped({"a": b"x"}, comment=65_535),
    "same-names": lambda: _twice(word(LETTER)),
    "locked": lambda: _locked(word(LETTER)),
    "wrong-sums": lambda: word(LETTER).replace(b"PK\1\2", b"PK\1\2\xff", 1),
    "other-sizes": lambda: _sizes(word(LETTER)),
}


def _packed(depth: int) -> bytes:
    data = word(LETTER)
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def _twice(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        target.writestr("word/document.xml", b"<a/>")
    return stream.getvalue()


def _locked(data: bytes) -> bytes:
    """Say that every part needs a password."""
    made, at = bytearray(data), 0
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            made[at + offset] |= 1
            at += 4
    return bytes(made)


def _sizes(data: bytes) -> bytes:
    """Say that every part is of four gigabytes."""
    made, at = bytearray(data), 0
    while (at := data.find(b"PK\1\2", at)) >= 0:
        made[at + 24 : at + 28] = b"\xfe\xff\xff\xff"
        at += 4
    return bytes(made)


MAIL = "From: a@b.cn\nTo: c@d.cn\nSubject: =?utf-8?b?6aKY?=\nMIME-Version: 1.0\n\n正文。\n"
LETTERS: dict[str, Callable[[], bytes]] = {
    "a.eml/mail": lambda: MAIL.encode(),
    "a.html/page": lambda: "<html><script>alert(1)</script><p>文</p></html>".encode(),
    "a.rtf/letter": lambda: rb"{\rtf1\ansi{\field{\*\fldinst INCLUDETEXT /etc/passwd}}}",
    "a.md/pictures": lambda: (
        "# 题\n\n![图](../../etc/passwd)\n\n<img src=file:///etc/passwd>\n".encode()
    ),
    "a.md/empty-notes": lambda: "# 题\n\n请报送[^1]材料[^2]。\n\n[^1]:\n".encode(),
    "a.md/marks": lambda: ("# 题\n\n" + "**" * 20_000 + "\n\n" + "> " * 5_000 + "文\n").encode(),
    "a.md/lists": lambda: ("# 题\n\n" + "".join(f"{'  ' * n}- 点\n" for n in range(800))).encode(),
    "a.txt/utf-16": lambda: "关于某事的通知\n\n请照办。\n".encode("utf-16"),
    "a.txt/nul-inside": lambda: "关于某事的\0通知\n\n请\0照办。\n".encode(),
    "a.txt/tabs": lambda: ("甲\t乙\n" * 5_000).encode(),
}


# ---- values of a YAML file that are none of ours

PROFILES: dict[str, str] = {
    "own-anchor": "fonts: &a {fang: *a}\n",
    "no-anchor": "logo: *nothing\n",
    "bytes": "logo: !!binary aGVsbG8=\n",
    "set": "ranges: !!set {hyphen}\n",
    "moment": "ranges: 2001-12-14t21:59:43.10-05:00\n",
    "sixty": "ranges: 190:20:30\n",
    "key-of-keys": "? {a: {b: c}}\n: d\n",
    "key-of-many": "? [a, b]\n: d\n",
    "no-key": ": x\n",
    "folded": "ranges: >+9\n  hyphen\n",
    "signs": "ranges: = \n<<: 7\n",
    "tag": "%TAG ! tag:example.invalid,2000:\n---\n!a\nranges: hyphen\n",
}
