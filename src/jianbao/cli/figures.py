"""`jianbao figures`: the ledger, with where each figure stands and what proves it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli.build import profile_path
from jianbao.library.figures import _csv, _table, _workbook, ledger_entries
from jianbao.library.options import Options
from jianbao.library.papers import typeset_papers
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.figures import (
    figures_ending,
    figures_made,
    figures_need_file,
    figures_two_forms,
)
from jianbao.messages.library import cannot_write

SUFFIXES = {".csv": "csv", ".xlsx": "xlsx", ".txt": "table"}


def run_figures(words: argparse.Namespace, language: str) -> int:
    """List the figures in the terminal or write them to a file."""
    form = _form(words.format or "", words.out or "")
    folder = Path(words.briefing)
    briefing = read_briefing(folder).briefing
    options = Options(working_folder=Path.cwd(), profile=profile_path(words.profile))
    papers = typeset_papers(briefing, options, folder)
    entries = tuple(ledger_entries(briefing, papers[0].placed, language))
    makers = {"table": _table, "csv": _csv, "xlsx": _workbook}
    data = makers[form](entries, briefing, language)
    if words.out:
        _write(Path(words.out), data)
        made = figures_made(count=len(entries), file=words.out).text(language)
        print(made, file=sys.stderr)
    else:
        print(data.decode("utf-8-sig").replace("\r\n", "\n"), end="")
    return 0


def _form(asked: str, file: str) -> str:
    """Return the form that was asked for, or that the file's ending says; without both, a table.

    Raises InputError where the ending says another form, or none that is made here.
    """
    if asked == "xlsx" and not file:
        raise InputError([figures_need_file()])
    ending = Path(file).suffix.lower()
    said = SUFFIXES.get(ending, "")
    if ending and not said:
        raise InputError([figures_ending(file=file, allowed=" ".join(SUFFIXES))])
    if asked and said and asked != said:
        raise InputError([figures_two_forms(file=file, form=asked, said=said)])
    return asked or said or "table"


# ---- forms


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = f"{path}: {error.strerror}"
        raise WriteError([cannot_write(reason=reason)]) from error
