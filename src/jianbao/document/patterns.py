"""Regular expressions that are compiled when they are first used.

The program has some 560, and a run needs a part of them: compiled at start, they took longer than
the work itself.
"""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Later(Generic[AnyStr]):
    """Stands for a compiled expression until one of its methods is asked for."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._made_of: tuple[AnyStr, int] = (text, flags)

    @property
    def pattern(self) -> AnyStr:
        """What it is made of."""
        return self._made_of[0]

    def __getattr__(self, name: str) -> object:
        """Return what the compiled expression has under a name, and keep it at hand."""
        if name.startswith("__"):  # what Python looks for in everything, as when it is copied
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression, compiled when it is first used by one of its methods.

    The functions of `re` do not take it.
    """
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
