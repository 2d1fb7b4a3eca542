"""`jianbao extract`: a briefing's folder back out of its PDF."""

from __future__ import annotations

import argparse

import jianbao
from jianbao.messages.commands import extracted, extracted_other


def run_extract(words: argparse.Namespace, language: str) -> int:
    """Write what a PDF carries into a folder."""
    carried = jianbao.extract(words.pdf)
    written = carried.write(words.out)
    count, folder = len(carried.files), written.folder.as_posix()
    message = (
        extracted_other(count=count, folder=folder, template=carried.template)
        if carried.template
        else extracted(count=count, folder=folder)
    )
    print(message.text(language))
    return 0
