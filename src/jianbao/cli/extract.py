"""`jianbao extract`: a briefing's folder back out of its PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.messages import say
from jianbao.packages.extract import carried_files, write_carried


def run_extract(words: argparse.Namespace, language: str) -> int:
    """Write what a PDF carries into a folder."""
    folder = Path(words.out)
    files = carried_files(Path(words.pdf))
    write_carried(files, folder)
    print(say("extracted", language, count=len(files), folder=folder.as_posix()))
    return 0
