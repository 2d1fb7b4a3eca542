"""`jianbao figures`: the ledger, with where each figure stands and what proves it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Literal, TypeAlias

import jianbao
from jianbao.cli.fixing import write_fixes
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.figures import (
    figures_ending,
    figures_made,
    figures_need_file,
    figures_two_forms,
    known_line,
)
from jianbao.messages.library import cannot_write
from jianbao.messages.opening import NOTHING_THERE

ListForm: TypeAlias = Literal["table", "csv", "xlsx"]
SUFFIXES: dict[str, ListForm] = {".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}


def run_figures(words: argparse.Namespace, language: str) -> int:
    """List the figures in the terminal or write them to a file."""
    if words.taken:
        write_fixes(jianbao.take_figures(words.briefing, words.taken), words.yes, language)
        return 0
    form = _form(words.format, words.out or "")
    around = jianbao.Surroundings.here(words.profile)
    figures = jianbao.figures(words.briefing, around, language=language)
    data = figures.file(form)
    if figures.entries:
        print(known_line(figures.known).text(language), file=sys.stderr)
    if words.out:
        _write(Path(words.out), data)
        made = figures_made(count=len(figures.entries), file=words.out).text(language)
        print(made, file=sys.stderr)
    else:
        print(data.decode("utf-8-sig").replace("\r\n", "\n"), end="")
    return 0


def _form(asked: ListForm | None, file: str) -> ListForm:
    """Return the form that was asked for, or that the file's ending says; without both, a table.

    Raises InputError where the ending says another form, or none that is made here.
    """
    if asked == "xlsx" and not file:
        raise InputError([figures_need_file()])
    ending = Path(file).suffix.lower()
    by_ending = SUFFIXES.get(ending)
    if ending and not by_ending:
        raise InputError([figures_ending(file=file, allowed=" ".join(SUFFIXES))])
    if asked and by_ending and asked != by_ending:
        raise InputError([figures_two_forms(file=file, form=asked, by_ending=by_ending)])
    return asked or by_ending or "table"


def _write(path: Path, data: bytes) -> None:
    if not path.parent.is_dir():
        raise WriteError([cannot_write(file=path, reason=NOTHING_THERE)])
    jianbao.Files(files={path.name: data}).write(path.parent)
