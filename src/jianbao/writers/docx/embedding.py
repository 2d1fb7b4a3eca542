"""Subsets of the faces inside the Word file, for readers whose computers lack them.

ECMA-376 part 1, 17.8.1: each font is a part whose first 32 bytes are XORed with a key, which
stands in the list of fonts. It is no secret; it keeps the font from being installed by a click.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import cast
from uuid import NAMESPACE_OID, UUID, uuid5

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from msgspec.structs import replace

from jianbao.document.placed import Placed
from jianbao.document.word.names import RELATIONSHIPS, tag
from jianbao.fonts.bundle import Face
from jianbao.fonts.naming import renamed
from jianbao.fonts.subset import may_embed, subset
from jianbao.messages.findings import Finding
from jianbao.messages.writers import font_not_embedded, fonts_embedded
from jianbao.writers.docx.word_xml import find, name, word

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
OBFUSCATED = 32  # bytes
RELATIONSHIP_ID = tag(RELATIONSHIPS, "id")

ALWAYS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "‐–—…·　、。，．：；？！％“”‘’（）《》〈〉〔〕【】①②③④⑤⑥⑦⑧⑨⑩"
)
"""What every embedded face has, so that a figure or a comma can be corrected in Word."""


def embeddable(placed: Placed) -> dict[str, Face]:
    """Return the faces, by role, that draw something and may be put into a Word file."""
    faces = {role: placed.theme.faces[role] for role in placed.characters}
    return {role: face for role, face in faces.items() if may_embed(face)}


def alike(placed: Placed, others: Iterable[Placed]) -> Placed:
    """Return `placed` with the characters, too, that its faces draw in `others`.

    Why: Word shows only one embedded font of a name, that of the file it opened first
    (MS-OI29500 2.1.260), and the files of one briefing are read side by side.
    """
    others = list(others)
    signs = {
        role: "".join(sorted(set().union(*(other.characters.get(role, "") for other in others))))
        for role in placed.characters
    }
    return replace(placed, characters=signs)


def embedding_findings(placed: Placed, file: str) -> Iterator[Finding]:
    """Yield what embedding means for later editing, and which faces may not be embedded."""
    inside = embeddable(placed)
    if inside:
        names = "、".join(face.word for face in inside.values())
        yield fonts_embedded(file=file, faces=names)
    for role in placed.characters:
        if role not in inside:
            face = placed.theme.faces[role].word
            yield font_not_embedded(file=file, face=face)


def embed_fonts(word_document: WordDocument, placed: Placed) -> None:
    """Put subsets of the faces into the file; `list_fonts` has listed the faces before."""
    fonts = embeddable(placed)
    for number, (role, face) in enumerate(fonts.items(), 1):
        font = renamed(subset(face, placed.characters[role] + ALWAYS), face)
        _add_font(word_document, number, face, font)
    if fonts:
        zoom = find(word_document.settings.element, "zoom")
        zoom.addnext(word("saveSubsetFonts"))
        zoom.addnext(word("embedTrueTypeFonts"))


def obfuscated(font: bytes, key: UUID) -> bytes:
    """Return the font with its first bytes hidden; done twice, it is the font again."""
    mask = key.bytes[::-1] * (OBFUSCATED // len(key.bytes))
    hidden = bytes(byte ^ other for byte, other in zip(font, mask, strict=False))
    return hidden + font[OBFUSCATED:]


def _add_font(word_document: WordDocument, number: int, face: Face, font: bytes) -> None:
    key = uuid5(NAMESPACE_OID, sha256(font).hexdigest())
    table = cast(XmlPart, word_document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE))
    part = Part(
        PackURI(f"/word/fonts/font{number}.odttf"),
        CONTENT_TYPE,
        obfuscated(font, key),
        table.package,
    )
    embedded = word(
        f"embed{face.style or 'Regular'}", fontKey=f"{{{str(key).upper()}}}", subsetted=1
    )
    entry = table.element.find(f"{name('font')}[@{name('name')}='{face.word}']")
    entry.append(embedded)
    embedded.set(RELATIONSHIP_ID, table.relate_to(part, RELATIONSHIP_TYPE.FONT))
