"""`jianbao extract`: a briefing's folder back out of its PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.library.extract import carried_files, other_template, write_carried
from jianbao.messages.catalogue import say


def run_extract(words: argparse.Namespace, language: str) -> int:
    """Write what a PDF carries into a folder."""
    folder = Path(words.out)
    files = carried_files(Path(words.pdf))
    write_carried(files, folder)
    template = other_template(files)
    values = {"count": len(files), "folder": folder.as_posix(), "template": template}
    print(say("extracted-other" if template else "extracted", language, **values))
    return 0
