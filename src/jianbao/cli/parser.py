"""argparse in Chinese, by a subclass: what its gettext says belongs to the whole process."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, NoReturn

from jianbao.messages.help import ARGPARSE_ZH
from jianbao.messages.terms import visible

FIELD = re.compile(r"%(?:\(([a-z_]+)\))?[sr]")
USAGE = "usage: "


def parser_class(language: str) -> type[argparse.ArgumentParser]:
    """Return the parser that speaks a language."""
    return _ChineseParser if language == "zh" else _Parser


def width() -> int:
    """Return how wide help is, as argparse has it; `shutil`, which it asks, loads compressors."""
    with suppress(KeyError, ValueError):
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns - 2
    with suppress(AttributeError, ValueError, OSError):
        if sys.__stdout__ and (columns := os.get_terminal_size(sys.__stdout__.fileno()).columns):
            return columns - 2
    return 78


class _Formatter(argparse.HelpFormatter):
    """Help that knows its width without asking `shutil`."""

    def __init__(self, prog: str, **settings: Any) -> None:
        super().__init__(prog, **{"width": width(), **settings})


class _Parser(argparse.ArgumentParser):
    """A parser that repeats what was typed so that it can be seen."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **settings})

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


class _ChineseFormatter(_Formatter):
    """Help whose usage begins in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, ARGPARSE_ZH[USAGE] if prefix is None else prefix)


class _ChineseParser(_Parser):
    """A parser whose headings and errors are Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_ChineseFormatter, **settings)
        for group in (self._positionals, self._optionals):
            group.title = ARGPARSE_ZH[group.title or ""]

    def exit(self, status: int = 0, message: str | None = None) -> Any:
        super().exit(status, message and in_chinese(message))


def in_chinese(sentence: str) -> str:
    """Return what argparse said in English; as it stands where it is not in ARGPARSE_ZH."""
    for english, chinese in ARGPARSE_ZH.items():
        match = re.fullmatch(_pattern(english), sentence, re.DOTALL)
        if match:
            return _filled(chinese, map(in_chinese, match.groups()))
    return sentence


def _filled(sentence: str, values: Iterator[str]) -> str:
    return FIELD.sub(lambda _: next(values), sentence)


def _pattern(english: str) -> str:
    """Return what matches a sentence of argparse's, filled in."""
    return "(.*?)".join(map(re.escape, FIELD.split(english)[::2]))
