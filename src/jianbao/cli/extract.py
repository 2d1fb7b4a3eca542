"""`jianbao extract`: a briefing's folder back out of its PDF."""

from __future__ import annotations

import argparse

import jianbao
from jianbao.messages.commands import extracted, extracted_other


def run_extract(words: argparse.Namespace, language: str) -> int:
    """Write what a PDF carries into a folder."""
    found = jianbao.extract(words.pdf)
    written = found.write(words.out)
    count, folder = len(found.files), written.folder.as_posix()
    told = (
        extracted_other(count=count, folder=folder, template=found.template)
        if found.template
        else extracted(count=count, folder=folder)
    )
    print(told.text(language))
    return 0
