"""`jianbao schema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse

import jianbao
from jianbao.messages.commands import schema_written


def run_schema(words: argparse.Namespace, language: str) -> int:
    """Write every schema into a folder."""
    written = jianbao.Files(files=jianbao.schemas()).write(words.folder)
    count, folder = len(written.files), written.folder.as_posix()
    print(schema_written(count=count, folder=folder).text(language))
    return 0
