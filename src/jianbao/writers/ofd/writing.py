"""A placed document -> OFD (GB/T 33190-2016). Nothing is decided here: what was placed is written.

Experimental: the file keeps the standard's schema and is read back, but no office's reader has
shown it yet.
"""

from __future__ import annotations

from jianbao.document.placed import Placed
from jianbao.fonts.naming import renamed
from jianbao.fonts.subset import subset
from jianbao.writers.ofd.document import (
    Numbers,
    document_part,
    entry_part,
    fonts_part,
    identifier,
    pictures_part,
)
from jianbao.writers.ofd.drawing import Drawing
from jianbao.writers.ofd.ofd_xml import written
from jianbao.writers.zips import zipped


def write_ofd(placed: Placed) -> bytes:
    """Return the OFD file: placed lines with their subset fonts, outline, links, metadata."""
    theme = placed.theme
    numbers = Numbers.of(placed)
    drawing = Drawing(placed, numbers)
    parts = {
        f"Doc_0/{numbers.location(page)}": written(drawing.page(page)) for page in placed.pages
    }
    parts["Doc_0/PublicRes.xml"] = written(fonts_part(placed, numbers))
    parts["Doc_0/Document.xml"] = written(document_part(placed, numbers))
    if numbers.pictures:
        parts["Doc_0/DocumentRes.xml"] = written(pictures_part(numbers))
    for data in numbers.pictures:
        parts[f"Doc_0/Res/{numbers.picture_file(data)}"] = data
    for role, drawn in placed.characters.items():
        face = theme.faces[role]
        font = renamed(subset(face, drawn), face)
        parts[f"Doc_0/Res/{numbers.font_file(role)}"] = font
    parts["OFD.xml"] = written(entry_part(placed.document.properties, identifier(parts)))
    return zipped(parts)
