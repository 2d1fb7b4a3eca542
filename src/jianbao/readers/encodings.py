"""Text files of whatever encoding Chinese office software saves."""

from __future__ import annotations

from jianbao.messages.errors import InputError
from jianbao.messages.intake import not_text

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes, name: str) -> str:
    """Return a text file's characters: UTF-8, UTF-16 with its mark, or GB 18030.

    Raises InputError where it is none of them.
    """
    marked = [encoding for mark, encoding in BOMS if data.startswith(mark)]
    for encoding in (*marked, "utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise InputError([not_text(None, name=name)])
