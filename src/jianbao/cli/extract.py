"""`jianbao extract`: a briefing's folder back out of its PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.library.extract import carried_files, other_template, write_carried
from jianbao.messages.commands import extracted, extracted_other


def run_extract(words: argparse.Namespace, language: str) -> int:
    """Write what a PDF carries into a folder."""
    folder = Path(words.out)
    files = carried_files(Path(words.pdf))
    write_carried(files, folder)
    template = other_template(files)
    result = (
        extracted_other(count=len(files), folder=folder.as_posix(), template=template)
        if template
        else extracted(count=len(files), folder=folder.as_posix())
    )
    print(result.text(language))
    return 0
