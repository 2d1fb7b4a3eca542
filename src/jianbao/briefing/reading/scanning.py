"""A PNG or JPEG, found whole: pictures of a briefing and the office's logo are held to the same."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from jianbao.briefing.model import Mime

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

LARGEST = 20_000_000  # bytes
MOST_PIXELS = 30_000_000  # a PNG of so many needs some 300 MB while it is drawn
LONGEST = 1000  # times as long as wide, or as wide as long: more is no picture
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
ORIENTATION = 0x0112  # the tag of Exif that says how a camera was held
AGAIN = 92  # quality of a JPEG that is turned upright, or made one that Word's writer knows

Scanned = tuple[bytes, Mime, tuple[int, int]]
"""A picture as Word and PDF take it, and its size in pixels."""


class PictureError(ValueError):
    """A file is no picture, or not whole."""


class TooLargeError(PictureError):
    """A picture has more pixels than are drawn."""


def scanned(data: bytes) -> Scanned:
    """Return a PNG or JPEG as Word and PDF take it, with its kind and size in pixels.

    One that a camera held sideways is turned, one in another colour space than theirs is made RGB.
    Raises PictureError, TooLargeError.
    """
    from io import BytesIO

    from PIL import ImageOps

    opened = _opened(data)
    check_size(opened.size)
    try:
        opened.load()
        if data.startswith(PNG_HEAD):
            _check_chunks(data)
            return data, "image/png", opened.size
        upright = ImageOps.exif_transpose(opened)
        if opened.getexif().get(ORIENTATION, 1) != 1 or not _is_known_to_word(data):
            made = BytesIO()
            upright.convert("RGB").save(made, "JPEG", quality=AGAIN)
            data = made.getvalue()
    except PictureError:
        raise
    except Exception as error:  # of files that somebody damaged on purpose it raises any
        raise PictureError from error
    return data, "image/jpeg", upright.size


def picture_size(data: bytes) -> tuple[int, int]:
    """Return the size in pixels that a PNG or JPEG says it has. Raises PictureError."""
    return _opened(data).size


def check_size(size: tuple[float, float]) -> None:
    """Raise TooLargeError for more pixels than are drawn, PictureError for a mere thread."""
    if size[0] * size[1] > MOST_PIXELS:
        raise TooLargeError
    if not min(size) or max(size) > LONGEST * min(size):
        raise PictureError


def _opened(data: bytes) -> ImageFile:
    """Return a PNG or JPEG, its head read. Raises PictureError.

    Not by `Image.open`: it warns of pictures that are refused here anyway, and warnings can be
    silenced for the whole process only.
    """
    from io import BytesIO

    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    try:
        return (PngImageFile if data.startswith(PNG_HEAD) else JpegImageFile)(BytesIO(data))
    except Exception as error:
        raise PictureError from error


def _check_chunks(data: bytes) -> None:
    """Check that a PNG has all of its chunks up to its end, each with its sum (PNG 3, 5.3).

    Pillow reads on without them; Word does not, nor does what writes Word files.
    """
    at, kind = len(PNG_HEAD), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise PictureError
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            raise PictureError
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4]):
            raise PictureError
        at = end + 4


def _is_known_to_word(data: bytes) -> bool:
    """Return whether what writes Word files can read a JPEG's head."""
    from docx.image.image import Image

    try:
        Image.from_blob(data)
    except Exception:  # it raises many kinds on a head that is not as it expects
        return False
    return True
