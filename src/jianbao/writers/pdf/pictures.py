"""The pictures of a PDF: each is carried once, however often it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from jianbao.writers.pdf.objects import Document, Given, dictionary

if TYPE_CHECKING:
    from PIL.Image import Image as PilImage

STRIP = 256  # rows of pixels


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
        width, height = opened.size
        pixels = b"".join(_on_white(opened))
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height)
    kind = b"/BitsPerComponent 8/ColorSpace/DeviceRGB"
    return document.add_stream(pixels, entries + kind)


def _on_white(opened: PilImage) -> Iterator[bytes]:
    """Yield the pixels strip by strip: the whole picture five times would fill the memory."""
    from PIL import Image

    width, height = opened.size
    for top in range(0, height, STRIP):
        strip = opened.crop((0, top, width, min(top + STRIP, height))).convert("RGBA")
        ground = Image.new("RGBA", strip.size, "white")
        yield Image.alpha_composite(ground, strip).convert("RGB").tobytes()
