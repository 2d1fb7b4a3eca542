"""Regular expressions that are compiled when they are first used.

The audit has some 260, and a paper needs a part of them: compiled at start, they took longer than
the audit itself.
"""

from __future__ import annotations

import re
from typing import cast

HAN = "[一-鿿]"
FAST_HAN = r"[^\W\d_A-Za-z]"
"""The same in our texts, where letters are Latin or Han; compiling the range takes 1 ms each."""


class _Later:
    """Stands for a compiled expression until one of its methods is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> object:
        """Return what the compiled expression has under a name, and keep it at hand."""
        text, flags = self._made_of
        compiled = re.compile(text.replace(HAN, FAST_HAN), flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression, compiled when it is first used."""
    return cast("re.Pattern[str]", _Later(text, flags))
