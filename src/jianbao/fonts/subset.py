"""Subsets of a face: a font with just the characters that a document needs."""

from __future__ import annotations

import struct
from typing import Any

from jianbao.fonts.bundle import Face

FREE_TO_EMBED = (0, 8)
"""Values of fsType under which a font may be in a document that is edited, and as a subset."""

FS_TYPE_AT = 8  # in the table OS/2


def subset(face: Face, characters: str) -> bytes:
    """Return a TrueType font with just these characters, unhinted, without layout tables."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters + " "))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    return bytes(uharfbuzz.subset(open_face(face), wanted).blob.data)


def may_embed(face: Face) -> bool:
    """Return whether licence and embedding bits let a face be put into a Word file."""
    if not face.embeddable:
        return False
    (fs_type,) = struct.unpack_from(">H", open_face(face).reference_table("OS/2").data, FS_TYPE_AT)
    return fs_type in FREE_TO_EMBED


def fs_type(data: bytes) -> int | None:
    """Return the embedding bits of a TrueType font; None where it is none with outlines."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    tables = {tag: face.reference_table(tag).data for tag in ("glyf", "OS/2")}
    if not tables["glyf"] or len(tables["OS/2"] or b"") < FS_TYPE_AT + 2:
        return None
    (value,) = struct.unpack_from(">H", tables["OS/2"], FS_TYPE_AT)
    return int(value)


def draws_in_pdf(bits: int) -> bool:
    """Return whether embedding bits let a subset be put into a document that is only read.

    OpenType, OS/2: 2 alone forbids it, 0x100 forbids subsets, 0x200 allows bitmaps only.
    """
    return (bits & 0xF == 0 or bool(bits & 0xC)) and not bits & 0x300


def open_face(face: Face) -> Any:
    """Return the whole face, opened by HarfBuzz."""
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
