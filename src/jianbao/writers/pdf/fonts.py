"""Each face as one font of two-byte codes, with just the glyphs that a file draws.

The codes number the characters, not the glyphs: two that look alike (a space and one at which no
line ends) are found again as what they are.
"""

from __future__ import annotations

from hashlib import md5
from struct import unpack_from
from typing import Any

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.fonts.bundle import OFFICE, Face
from jianbao.fonts.subset import BLANK, UNBREAKABLE, glyphs_of
from jianbao.messages.compose import font_damaged
from jianbao.messages.errors import InputError
from jianbao.writers.pdf.objects import Document, Given, dictionary, name

SYMBOLIC = 4  # of a font descriptor: its characters are no known set (ISO 32000-1, 9.8.2)
STEM = 80  # nobody asks for it, and it has to be there
LISTED = 100  # entries that a section of a ToUnicode map may have (9.10.3)
UNFIT = pattern("[^A-Za-z0-9-]")

TO_UNICODE = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Font(Struct, frozen=True):
    """A face as a file draws it: its name in content streams, and the code of each character."""

    key: str
    codes: dict[int, str]  # a character's number -> four hexadecimal digits

    def coded(self, text: str) -> str:
        """Return the codes of a text, taken by numbers: to take characters out makes each anew."""
        numbers = memoryview(text.encode("utf-32", "surrogatepass")).cast("I")[1:]
        return "".join(map(self.codes.__getitem__, numbers))


def add_fonts(
    document: Document, faces: dict[str, Face], characters: dict[str, str]
) -> tuple[dict[str, Font], bytes]:
    """Add a font for each role in `characters`; return them, and what names them for the pages.

    Raises InputError where an office's own font is damaged.
    """
    fonts: dict[str, Font] = {}
    added: dict[str, Given] = {}
    for number, (role, known) in enumerate(characters.items(), 1):
        drawn = _with_both_blanks(known)
        codes = {ord(sign): f"{code:04X}" for code, sign in enumerate(drawn, 1)}
        fonts[role] = Font(f"F{number}", codes)
        added[f"F{number}"] = _added(document, faces[role], drawn)
    return fonts, document.name_fonts(added)


def _with_both_blanks(known: str) -> str:
    """Return characters with either blank where they have one: it is drawn as the other, too."""
    blanks = (BLANK, UNBREAKABLE)
    if not any(blank in known for blank in blanks):
        return known
    return known + "".join(blank for blank in blanks if blank not in known)


def _added(document: Document, face: Face, drawn: str) -> Given:
    try:
        return _add_font(document, face, drawn)
    except Exception as error:  # a damaged font makes the library raise any
        if face.licence == OFFICE:
            raise InputError([font_damaged(None, name=face.path.name)]) from error
        raise


def _add_font(document: Document, face: Face, drawn: str) -> Given:
    """Add a font and what it is made of (ISO 32000-1, 9.7)."""
    small = glyphs_of(face, drawn)
    file = document.add_stream(small.data, b"/Length1 %d" % len(small.data))
    base = name(_name(face, small.postscript_name, small.data))
    widths = " ".join(f"{round(width, 2):g}" for width in small.widths).encode()
    glyphs = b"\0\0" + b"".join(glyph.to_bytes(2, "big") for glyph in small.glyphs)
    described = _descriptor(base, small.data, file)
    if not document.object_streams:  # PDF/A-1 wants it (ISO 19005-1, 6.3.5), later parts do not
        described["CIDSet"] = document.add_stream(_cid_set(len(drawn))).reference
    descendant = dictionary(
        Type=b"/Font",
        Subtype=b"/CIDFontType2",
        BaseFont=base,
        CIDSystemInfo=b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        FontDescriptor=document.add(dictionary(**described)).reference,
        CIDToGIDMap=document.add_stream(glyphs).reference,
        DW=b"1000",
        W=b"[1[%s]]" % widths,
    )
    meant = document.add_stream(TO_UNICODE.format("".join(_meanings(drawn))).encode())
    return document.add(
        dictionary(
            Type=b"/Font",
            Subtype=b"/Type0",
            BaseFont=base,
            Encoding=b"/Identity-H",
            DescendantFonts=b"[%s]" % document.add(descendant).reference,
            ToUnicode=meant.reference,
        )
    )


def _name(face: Face, postscript_name: str, data: bytes) -> str:
    """Return the font's name, with the tag of a subset (9.6.4).

    One file may serve two roles, or be named as ours: an office's has the role in its name.
    """
    digest = md5(data, usedforsecurity=False).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    plain = UNFIT.sub("", postscript_name) or UNFIT.sub("", face.path.stem) or "Font"
    return f"{tag}+{plain}" + (f"-{face.role}" if face.licence == OFFICE else "")


def _cid_set(last: int) -> bytes:
    """Return bits that say which codes a font has: all up to the last (ISO 32000-1, 9.8.3.2)."""
    bits = "1" * (last + 1)
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def _descriptor(base: bytes, data: bytes, file: Given) -> dict[str, bytes]:
    tables = _tables(data)
    (units,) = unpack_from(">H", data, tables[b"head"] + 18)
    box = [round(each * 1000 / units) for each in unpack_from(">4h", data, tables[b"head"] + 36)]
    up, down = (
        round(each * 1000 / units) for each in unpack_from(">2h", data, tables[b"hhea"] + 4)
    )
    return {
        "Type": b"/FontDescriptor",
        "FontName": base,
        "Flags": b"%d" % SYMBOLIC,
        "FontBBox": b"[%d %d %d %d]" % tuple(box),
        "ItalicAngle": b"0",
        "Ascent": b"%d" % up,
        "Descent": b"%d" % down,
        "CapHeight": b"%d" % up,
        "StemV": b"%d" % STEM,
        "FontFile2": file.reference,
    }


def _tables(data: bytes) -> dict[bytes, int]:
    """Return where each table of a TrueType font begins."""
    (count,) = unpack_from(">H", data, 4)
    entries: list[Any] = [unpack_from(">4sII", data, 12 + 16 * number) for number in range(count)]
    return {tag: start for tag, _, start in entries}


def _meanings(drawn: str) -> list[str]:
    """Return what each code stands for, section by section (9.10.3)."""
    pairs = [
        f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>\n"
        for code, sign in enumerate(drawn, 1)
    ]
    sections = [pairs[start : start + LISTED] for start in range(0, len(pairs), LISTED)]
    return [f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in sections]
