"""Zip files that have no clock in them: the same parts always give the same bytes."""

from __future__ import annotations

import io
import zipfile

from jianbao.document.word.packages import FIRST_MOMENT

FIRST = ("[Content_Types].xml", "_rels/.rels", "OFD.xml")


def repacked(blob: bytes) -> bytes:
    """Return a zip file with its entries in fixed order, without times and attributes."""
    with zipfile.ZipFile(io.BytesIO(blob)) as source:
        return zipped({name: source.read(name) for name in source.namelist()})


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file of `parts`: what readers want first, then the rest by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = compression
            entry.create_system = 0
            target.writestr(entry, parts[name])
    return stream.getvalue()
