"""The pictures of a PDF: each is carried once, however often it is drawn."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from jianbao.writers.pdf.objects import Document, Given, dictionary


class Pictures:
    """The pictures that a document draws, by the names they have in content streams."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._keys: dict[bytes, str] = {}
        self._made: dict[str, Given] = {}

    def key(self, data: bytes) -> str:
        """Return the name of a picture, which is added when it is first drawn."""
        digest = sha256(data).digest()
        if digest not in self._keys:
            key = self._keys[digest] = f"I{len(self._keys) + 1}"
            self._made[key] = _added(self._document, data)
        return self._keys[digest]

    @property
    def resources(self) -> bytes:
        """The resources that name them; empty where there are none."""
        if not self._made:
            return b""
        return dictionary(**{key: made.reference for key, made in self._made.items()})


def _added(document: Document, data: bytes) -> Given:
    """Add a picture on white: PDF/A-1 has no transparency (ISO 19005-1, 6.4)."""
    from PIL import Image

    with Image.open(BytesIO(data)) as opened:
        shown = opened.convert("RGBA")
    ground = Image.new("RGBA", shown.size, "white")
    opaque = Image.alpha_composite(ground, shown).convert("RGB")
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % opaque.size
    kind = b"/BitsPerComponent 8/ColorSpace/DeviceRGB"
    return document.add_stream(opaque.tobytes(), entries + kind)
