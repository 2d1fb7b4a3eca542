"""Regular expressions that are compiled when they are first used.

The program has some 600, and a run needs a part of them: compiled at start, they took longer than
the work itself. One that tells which words it needs is not compiled before a text has one of them.
What an earlier run compiled is at hand (kept.py). Else what is put to little text is compiled in a
quick way (quick.py), and in the usual one after that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, AnyStr, Generic, cast

from jianbao.document.kept import SHELF
from jianbao.document.quick import quick, words_of

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
LITTLE = 16_000  # characters; an expression that has seen more is compiled as Python does it
MANY = 20  # expressions that saw more: then all others are compiled so, too, at once
IN_VAIN = 50, 1000  # texts without a word until it is compiled: if it is kept, and if not
A_CALL = 50  # what it takes to ask at all, in characters


class _Later(Generic[AnyStr]):
    """Stands for a compiled expression until one of its methods is asked for."""

    outgrown = 0  # how many expressions have seen much text, in all of the process

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._made_of: tuple[AnyStr, int] = (text, flags)
        self._left = LITTLE
        self._quick: re.Pattern[AnyStr] | None = None

    @property
    def pattern(self) -> AnyStr:
        """What it is made of."""
        return self._made_of[0]

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled expression has under a name, and keep it at hand."""
        if name.startswith("__"):  # what Python looks for in everything, as when it is copied
            raise AttributeError(name)
        if name not in METHODS or SHELF.has(*self._made_of):
            return getattr(self._compiled(), name)
        if self._quick is None:
            text, flags = self._made_of
            few = not flags and _Later.outgrown < MANY
            short = quick(text) if isinstance(text, str) and few else text
            if short == text:
                return getattr(self._compiled(), name)
            self._quick = re.compile(short)
        method = self._counted(name, getattr(self._quick, name))
        setattr(self, name, method)
        return method

    def _compiled(self) -> re.Pattern[AnyStr]:
        """Compile the expression as it stands; its methods take the place of ours."""
        compiled = SHELF.get(*self._made_of) or re.compile(*self._made_of)
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled

    def _counted(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return a method that looks how much text was put to the expression."""
        text_at = 1 if name == "sub" else 0

        def asked(*values: Any, **most: int) -> Any:
            self._left -= A_CALL + len(values[text_at])
            if self._left < 0:
                _Later.outgrown += 1
                return getattr(self._compiled(), name)(*values, **most)
            return method(*values, **most)

        return asked


class _Needing(_Later[str]):
    """Answers for an expression that cannot match, until a text has a word that it needs.

    Then its methods become those of the compiled expression. So they do after many texts without
    one, for that looks through a text faster than we ask for words: what is little for one text
    is a tenth of the audit of a long paper.
    """

    _in_vain = IN_VAIN[0]
    _is_long_used = False

    def __init__(self, text: str, flags: int, needs: str) -> None:
        super().__init__(text, flags)
        if needs:
            self.needs = needs.split("|")

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled expression has, or the words of a list of words."""
        if name == "needs":
            self.needs = words_of(self.pattern) or [""]
            return self.needs
        return super().__getattr__(name)

    def _of(self, method: str, text: str) -> Any:
        """Return a method of the compiled expression, or None: then nothing of the text matches."""
        for need in self.needs:
            if need in text:
                return self.__getattr__(method)
        self._in_vain -= 1
        if self._in_vain < 0:
            self._tire()
        return None

    def _tire(self) -> None:
        """Compile an expression that was asked in vain so often, if that is soon made good."""
        if self._is_long_used or SHELF.keeps(self.pattern):
            self._compiled()
        self._in_vain, self._is_long_used = IN_VAIN[1], True

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        method = self._of("search", text)
        return cast("re.Match[str] | None", method(text, *span)) if method else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        method = self._of("match", text)
        return cast("re.Match[str] | None", method(text, *span)) if method else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        method = self._of("fullmatch", text)
        return cast("re.Match[str] | None", method(text, *span)) if method else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        method = self._of("finditer", text)
        return method(text, *span) if method else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        method = self._of("findall", text)
        return method(text, *span) if method else []

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        method = self._of("split", text)
        return method(text, maxsplit) if method else [text]

    def sub(self, into: Any, text: str, count: int = 0) -> str:
        method = self._of("sub", text)
        return method(into, text, count) if method else text


def words_needed(expression: re.Pattern[str]) -> list[str]:
    """Return the words of which every match of an expression has one; [""] where none are known."""
    return cast("_Needing", expression).needs


def pattern(text: AnyStr, flags: int = 0, needs: str = "") -> re.Pattern[AnyStr]:
    """Return a regular expression, compiled when it is first used by one of its methods.

    `needs`, as in "同比|环比", are words of which every match has one: as long as no text has any,
    nothing is compiled. A list of words need not say it. The functions of `re` do not take it.
    """
    if isinstance(text, str) and (needs or not flags):
        return cast("re.Pattern[AnyStr]", _Needing(text, flags, needs))
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
