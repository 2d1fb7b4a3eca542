"""More kinds of forgery: what is copied, read aloud, jumped to, hidden, or moved by a hair."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from random import Random

import pikepdf
from fontTools.ttLib import TTFont

from jianbao.readers.pdf.fonts import Font
from jianbao.readers.pdf.streams import Streams

PdfKind = Callable[[pikepdf.Pdf, Random], None]
STRING = re.compile(rb"1 0 0 1 ([\d.]+) ([\d.]+) Tm <([0-9A-F]+)> Tj")
DIGITS = "0123456789"


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        each for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type0"
    ]  # fmt: skip


def _copied_otherwise(pdf: pikepdf.Pdf, chance: Random) -> None:
    """3 is seen, 8 is copied."""
    for font in _fonts(pdf):
        table = font.ToUnicode.read_bytes()
        font.ToUnicode.write(table.replace(b"<0033>", b"<XX>").replace(b"<0038>", b"<0033>")
                             .replace(b"<XX>", b"<0038>"))  # fmt: skip


def _glyphs_exchanged(pdf: pikepdf.Pdf, chance: Random) -> None:
    """3 is copied, 8 is seen."""
    for font in _fonts(pdf):
        texts = Font(font, Streams())._texts
        codes = {text: code for code, text in texts.items()}
        if "3" in codes and "8" in codes:
            holder = font.DescendantFonts[0]
            gids = holder.CIDToGIDMap.read_bytes()
            file = holder.FontDescriptor.FontFile2
            drawn = TTFont(io.BytesIO(file.read_bytes()))
            order = drawn.getGlyphOrder()
            three, eight = (
                order[int.from_bytes(gids[2 * codes[sign] : 2 * codes[sign] + 2], "big")]
                for sign in "38"
            )
            glyphs = drawn["glyf"].glyphs
            glyphs[three], glyphs[eight] = glyphs[eight], glyphs[three]
            written = io.BytesIO()
            drawn.save(written)
            file.write(written.getvalue())


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        each for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind
    ]  # fmt: skip


def _alternative(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Another text for a chart, or for a paragraph that had none."""
    found = _elements(pdf, "/Figure") or _elements(pdf, "/P")
    chance.choice(found).Alt = "批捕872人"


def _tags_exchanged(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Two paragraphs of a page are read aloud in each other's place."""
    first, second, *_ = [each for each in _elements(pdf, "/P") if isinstance(each.get("/K"), int)
                         or len(each.get("/K", [])) == 1]  # fmt: skip
    first.K, second.K = second.K, first.K
    first.Pg, second.Pg = second.Pg, first.Pg


def _stamp(pdf: pikepdf.Pdf, chance: Random) -> None:
    """An annotation that covers a figure."""
    look = pikepdf.Stream(pdf, b"1 1 1 rg 0 0 60 20 re f")
    look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 60, 20]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4, Rect=[200, 500, 260, 520],
        AP=pikepdf.Dictionary(N=look),
    )  # fmt: skip
    page = chance.choice(list(pdf.pages)).obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])


def _bookmark(pdf: pikepdf.Pdf, chance: Random) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("批捕872人", 0))


def _labelled(pdf: pikepdf.Pdf, chance: Random) -> None:
    label = pikepdf.Dictionary(S=pikepdf.Name.D, St=7)
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, label])


def _described(pdf: pikepdf.Pdf, chance: Random) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = "批捕872人"


def _contents(pdf: pikepdf.Pdf, chance: Random) -> tuple[pikepdf.Page, bytes]:
    page = chance.choice([each for each in pdf.pages if STRING.search(each.Contents.read_bytes())])
    return page, page.Contents.read_bytes()


def _coloured(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Some words in white."""
    page, content = _contents(pdf, chance)
    match = chance.choice(list(STRING.finditer(content)))
    white = b"1 1 1 rg " + match[0] + b" 0 0 0 rg"
    page.Contents.write(content[: match.start()] + white + content[match.end() :])


def _clipped(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A page that shows its upper half only."""
    page, content = _contents(pdf, chance)
    page.Contents.write(b"q 0 400 600 500 re W n\n" + content + b"\nQ")


def _digits_moved(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Two digits that stand side by side change places; the text in the file stays the same."""
    pages = list(pdf.pages)
    chance.shuffle(pages)
    for page in pages:
        content, font, size = page.Contents.read_bytes(), None, 0.0
        for match in re.finditer(rb"/(\S+) ([\d.]+) Tf|" + STRING.pattern, content):
            if match[1]:
                font = Font(page.Resources.Font["/" + match[1].decode()], Streams())
                size = float(match[2])
            elif font and (moved := _moved(font, size, match)):
                page.Contents.write(content[: match.start()] + moved + content[match.end() :])
                return


def _moved(font: Font, size: float, match: re.Match[bytes]) -> bytes:
    x, y, codes = float(match[3]), match[4], match[5]
    signs = font.signs(b"<" + codes + b">")
    for place in range(len(signs.parts) - 1):
        one, two = signs.parts[place : place + 2]
        if one in DIGITS and two in DIGITS and one != two:
            before = x + sum(signs.steps[:place]) * size
            after = before + signs.steps[place] * size
            rest = after + signs.steps[place + 1] * size
            pieces = [
                (x, codes[: 4 * place]), (after, codes[4 * place : 4 * place + 4]),
                (before, codes[4 * place + 4 : 4 * place + 8]), (rest, codes[4 * place + 8 :]),
            ]  # fmt: skip
            return b" ".join(
                b"1 0 0 1 %.3f %s Tm <%s> Tj" % (where, y, text) for where, text in pieces if text
            )
    return b""


def _line_moved(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Two lines of a page change places; the text in the file stays the same."""
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        heights = list(dict.fromkeys(match[2] for match in STRING.finditer(content)))
        if len(heights) > 9:
            one, two = b" " + heights[5] + b" Tm", b" " + heights[6] + b" Tm"
            parted = content.replace(one, b" @ Tm").replace(two, one).replace(b" @ Tm", two)
            page.Contents.write(parted)
            return


def _narrow(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Letters of a hundredth of their width."""
    page, content = _contents(pdf, chance)
    match = chance.choice(list(STRING.finditer(content)))
    page.Contents.write(
        content[: match.start()] + b"1 Tz " + match[0] + b" 98 Tz" + content[match.end() :]
    )


MORE_PDF: dict[str, PdfKind] = {
    "copied otherwise": _copied_otherwise,
    "glyphs exchanged": _glyphs_exchanged,
    "alternative text": _alternative,
    "tags exchanged": _tags_exchanged,
    "stamp": _stamp,
    "bookmark": _bookmark,
    "page labels": _labelled,
    "described": _described,
    "white letters": _coloured,
    "clipped": _clipped,
    "digits moved": _digits_moved,
    "lines moved": _line_moved,
    "narrow letters": _narrow,
}

RUN = re.compile(rb"<w:r>.*?</w:r>", re.DOTALL)
FIELD = b'<w:fldSimple w:instr="INCLUDETEXT c:/a.txt">'
BY = b' w:id="900" w:author="a" w:date="2026-01-01T00:00:00Z"'


def in_run(change: Callable[[bytes], bytes]) -> Callable[[bytes, Random], bytes]:
    """Return a change of one run of text, anywhere in the part."""

    def changed(part: bytes, chance: Random) -> bytes:
        found = [match for match in RUN.finditer(part) if b"<w:t" in match[0]]
        match = chance.choice(found)
        return part[: match.start()] + change(match[0]) + part[match.end() :]

    return changed


def _with_form(form: bytes) -> Callable[[bytes], bytes]:
    def change(run: bytes) -> bytes:
        if b"<w:rPr>" in run:
            return run.replace(b"</w:rPr>", form + b"</w:rPr>", 1)
        return run.replace(b"<w:r>", b"<w:r><w:rPr>" + form + b"</w:rPr>", 1)

    return change


def _deleted(run: bytes) -> bytes:
    gone = run.replace(b"<w:t", b"<w:delText").replace(b"</w:t>", b"</w:delText>")
    return b"<w:del" + BY + b">" + gone + b"</w:del>"


def _linked(part: bytes, chance: Random) -> bytes:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    return part.replace(
        b"</Relationships>",
        b'<Relationship Id="rId900" Type="' + kind + b'" Target="https://example.org/a.png"'
        b' TargetMode="External"/></Relationships>',
    )


MORE_WORD: dict[str, tuple[str, Callable[[bytes, Random], bytes]]] = {
    "hidden text": ("word/document.xml", in_run(_with_form(b"<w:vanish/>"))),
    "white text": ("word/document.xml", in_run(_with_form(b'<w:color w:val="FFFFFF"/>'))),
    "tiny text": ("word/document.xml", in_run(_with_form(b'<w:sz w:val="1"/>'))),
    "thin text": ("word/document.xml", in_run(_with_form(b'<w:w w:val="1"/>'))),
    "tracked away": ("word/document.xml", in_run(_deleted)),
    "tracked in": (
        "word/document.xml", in_run(lambda run: b"<w:ins" + BY + b">" + run + b"</w:ins>")
    ),
    "a field": (
        "word/document.xml",
        in_run(lambda run: FIELD + run + b"</w:fldSimple>"),
    ),
    "linked from elsewhere": ("word/_rels/document.xml.rels", _linked),
    "styles hide": (
        "word/styles.xml",
        lambda part, chance: part.replace(b"<w:rPr>", b"<w:rPr><w:vanish/>", 1),
    ),
    "settings": (
        "word/settings.xml",
        lambda part, chance: part.replace(b"</w:settings>", b"<w:trackRevisions/></w:settings>"),
    ),
}  # fmt: skip
