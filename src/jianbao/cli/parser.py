"""argparse in Chinese, by a subclass: what its gettext says belongs to the whole process."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from jianbao.messages.help import ARGPARSE_ZH
from jianbao.messages.terms import visible

FIELD = re.compile(r"%(?:\(([a-z_]+)\))?[sr]")
USAGE = "usage: "


def parser_class(language: str) -> type[argparse.ArgumentParser]:
    """Return the parser that speaks a language."""
    return _ChineseParser if language == "zh" else _Parser


class _Parser(argparse.ArgumentParser):
    """A parser that repeats what was typed so that it can be seen."""

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


class _ChineseFormatter(argparse.HelpFormatter):
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
