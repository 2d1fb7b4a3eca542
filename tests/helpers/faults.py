"""Faults planted in good Word files, so that the tests of validators can fail."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

Fault = Callable[[bytes], bytes]


def changed(part: str, old: str, new: str) -> Fault:
    """Return the fault of writing `new` in place of the first `old` in one part."""

    def plant(word: bytes) -> bytes:
        parts = _parts(word)
        text = parts[part].decode()
        assert old in text, f"{part} has no {old}"
        return _zipped({**parts, part: text.replace(old, new, 1).encode()})

    return plant


def lost(part: str) -> Fault:
    """Return the fault of leaving out a part to which there is a relationship."""

    def plant(word: bytes) -> bytes:
        parts = _parts(word)
        del parts[part]
        return _zipped(parts)

    return plant


def _parts(word: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


@dataclass(frozen=True)
class Planted:
    """A fault, and a word by which each validator's report of it is known; "": it is blind here."""

    fault: Fault
    audit: str
    sdk: str


DOCUMENT, STYLES, FONTS = "word/document.xml", "word/styles.xml", "word/fontTable.xml"
ZOOM, EMBED = '<w:zoom w:percent="100"/>', "<w:embedTrueTypeFonts/>"
BODY_TEXT, FOOTNOTE = '<w:pStyle w:val="BodyText"', '<w:footnoteReference w:id="1"'
LINK = '<w:p><w:hyperlink r:id="rId99"/></w:p>'

FAULTS = {
    "unknown-element": Planted(
        changed(DOCUMENT, "<w:body>", "<w:body><w:nonsense/>"), "nonsense", "nonsense"
    ),
    "unknown-value": Planted(
        changed(STYLES, '<w:jc w:val="both"/>', '<w:jc w:val="middle"/>'), "middle", "middle"
    ),
    "order-in-rPr": Planted(
        changed(STYLES, "<w:rPr><w:rFonts", "<w:rPr><w:lang/><w:rFonts"), "rFonts", "rFonts"
    ),
    "order-in-settings": Planted(
        changed("word/settings.xml", ZOOM + EMBED, EMBED + ZOOM), "zoom", "zoom"
    ),
    "lost-part": Planted(lost("word/footnotes.xml"), "target not found", "part does not exist"),
    "lost-font": Planted(
        lost("word/fonts/font1.odttf"), "target not found", "part does not exist"
    ),
    "broken-font-key": Planted(
        changed(FONTS, 'w:fontKey="{', 'w:fontKey="{x'), "fontKey", "fontKey"
    ),
    "no-such-footnote": Planted(
        changed(DOCUMENT, FOOTNOTE, FOOTNOTE.replace("1", "7")), "Footnote '7'", "w:footnote"
    ),
    "no-such-relationship": Planted(
        changed(DOCUMENT, "<w:body>", "<w:body>" + LINK), "rId99", "rId99"
    ),
    "same-style-twice": Planted(
        changed(STYLES, 'w:styleId="Title"', 'w:styleId="BodyText"'), "BodyText", "styleId"
    ),
    "undefined-style": Planted(
        changed(DOCUMENT, BODY_TEXT, '<w:pStyle w:val="Nowhere"'), "Nowhere", ""
    ),
    "unknown-attribute": Planted(
        changed(STYLES, "<w:jc ", '<w:jc w:nonsense="1" '), "", "nonsense"
    ),
    "size-in-words": Planted(
        changed(STYLES, '<w:sz w:val="32"', '<w:sz w:val="large"'), "", "large"
    ),
}  # fmt: skip
