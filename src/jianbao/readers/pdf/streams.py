"""A PDF's streams unpacked within bounds: no file takes more memory than a real one needs."""

from __future__ import annotations

import zlib
from typing import Any

from jianbao.messages.readers import BYTES
from jianbao.readers.errors import TooLargeError

LARGEST = 64 * 1024 * 1024  # bytes that all of a file's streams that are read unpack to
MOST_TIMES = 1400  # what any other filter of a PDF makes of one byte, at most


class Streams:
    """The streams of one file; what they unpack to is counted together."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._room = largest

    def read(self, stream: Any) -> bytes:
        """Return what a stream of pikepdf unpacks to; called again, it counts again.

        Raises TooLargeError where that is too much, zlib.error where it is damaged.
        """
        packed = bytes(stream.read_raw_bytes())
        if "/Filter" not in stream:
            data = packed
        elif _is_deflated(stream):
            data = zlib.decompressobj().decompress(packed, self._room + 1)
        elif len(packed) * MOST_TIMES > self._room:
            raise TooLargeError(self._room // MOST_TIMES, BYTES, str(stream.Filter))
        else:
            data = bytes(stream.read_bytes())
        self._room -= len(data)
        if self._room < 0:
            raise TooLargeError(LARGEST, BYTES, "streams")
        return data


def _is_deflated(stream: Any) -> bool:
    """Return whether deflating is all that was done to a stream."""
    filters = stream.Filter
    names = [filters] if str(filters).startswith("/") else list(filters)
    return [str(name) for name in names] == ["/FlateDecode"] and "/DecodeParms" not in stream
