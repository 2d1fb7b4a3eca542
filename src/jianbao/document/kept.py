"""Compiled expressions, kept where Python keeps what it compiles of our modules.

To parse an expression takes 0.1 to 1 ms, a check uses some 200, and Python keeps none. So the codes
of those that commands used are kept in a file beside this module's own compiled one, on the same
terms. Each is kept under its text, so that it cannot be out of date, and only if what its codes
make equals what `re` makes; a check sum stands before all. Taking codes is no public part of `re`:
what it does not take, and what another Python wrote, is compiled as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from binascii import crc32
from contextlib import suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, AnyStr

Kept = tuple[bytes, int, int, dict[str, int], tuple[str | None, ...]]
"""Codes, flags, the number of groups, the group of each name and the name of each group."""

SUM = 4  # bytes of the check sum at the head of the file
WORD = "I"  # of `array`: a code is a number without sign, as long as in `re`


class Shelf:
    """What one file keeps; read when it is first asked."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.missed: set[str] = set()  # what had to be compiled since
        self._kept: dict[str, Kept] | None = None

    def has(self, text: AnyStr, flags: int) -> bool:
        """Return whether an expression is kept; if not, it is one to keep."""
        if not isinstance(text, str) or flags:
            return False
        if self._kept is None:
            self._kept = self.read()
        if text not in self._kept:
            self.missed.add(text)
            return False
        return True

    def keeps(self, text: str) -> bool:
        """Return whether an expression without flags is kept; if not, nobody asked for it yet."""
        return self._kept is not None and text in self._kept

    def get(self, text: AnyStr, flags: int) -> re.Pattern[AnyStr] | None:
        """Return a compiled expression, or None where it is not kept or `re` does not take it."""
        if isinstance(text, str) and self.has(text, flags) and self._kept is not None:
            with suppress(Exception):
                return _made(text, self._kept[text])
            del self._kept[text]
            self.missed.add(text)
        return None

    def read(self) -> dict[str, Kept]:
        """Return what the file keeps for this very Python; nothing where it is not to be read."""
        with suppress(Exception):
            data = Path(self.path).read_bytes()
            if int.from_bytes(data[:SUM]) == crc32(data[SUM:]):
                python, kept = marshal.loads(data[SUM:])
                return dict(kept) if python == PYTHON else {}
        return {}

    def data(self) -> bytes:
        """Return the bytes of a file that keeps what was missed, too."""
        kept = self.read()
        for text in sorted(self.missed):
            with suppress(Exception):
                codes = _taken_apart(text)
                if _made(text, codes) == re.compile(text):
                    kept[text] = codes
        data = marshal.dumps((PYTHON, kept))
        return crc32(data).to_bytes(SUM) + data


def _made(text: str, kept: Kept) -> re.Pattern[str]:
    """Return the expression of some codes; `re` looks whether they are sound."""
    codes, flags, groups, names, places = kept
    numbers = array(WORD, codes).tolist()
    made: re.Pattern[str] = SRE.compile(text, flags, numbers, groups, names, places)
    return made


def _taken_apart(text: str) -> Kept:
    """Return the codes of an expression, as `re` makes them on its way to it."""
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    parsed = parser.parse(text, 0)
    codes = array(WORD, compiler._code(parsed, 0)).tobytes()
    names = dict(parsed.state.groupdict)
    groups = parsed.state.groups
    called = {place: name for name, place in names.items()}
    places = tuple(called.get(place) for place in range(groups))
    return codes, parsed.state.flags, groups - 1, names, places


SRE: Any = import_module("_sre")
PYTHON = (sys.version, SRE.MAGIC, array(WORD).itemsize)
SHELF = Shelf(cache_from_source(__file__).removesuffix(".pyc") + ".expressions")
