"""`jianbao import`: last month's Word file, or any text, as a briefing's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import jianbao
from jianbao.cli.clock import epoch_or_now
from jianbao.cli.problems import print_error
from jianbao.messages.commands import problems_found
from jianbao.messages.errors import BriefingError
from jianbao.messages.intake import imported, kept_line


def run_importing(words: argparse.Namespace, language: str) -> int:
    """Import every file that was named; return 0 or 2."""
    around = jianbao.Surroundings.here(None, epoch_or_now())
    codes = [0]
    for file in words.file:
        try:
            data = sys.stdin.buffer if file == "-" else None
            paper = jianbao.import_paper(
                "briefing.txt" if file == "-" else file, around, data=data, language=language
            )
            written = paper.write(_folder(words, file))
        except BriefingError as error:
            codes.append(error.exit_code)
            print_error(error, problems_found, language)
            continue
        doubts = sum(change.sureness == "doubtful" for change in paper.changes)
        message = imported(
            folder=written.folder.as_posix(),
            figures=paper.figures,
            changes=len(paper.changes) - doubts,
            doubts=doubts,
        )
        print(message.text(language))
        if paper.characters:
            print(kept_line(kept=paper.kept, total=paper.characters).text(language))
    return max(codes)


def _folder(words: argparse.Namespace, file: str) -> Path | None:
    """Return where a file's briefing goes: the folder for one file, inside it for several."""
    if words.out is None:
        return None
    return Path(words.out) if len(words.file) == 1 else Path(words.out) / Path(file).stem
