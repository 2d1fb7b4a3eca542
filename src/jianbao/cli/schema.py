"""`jianbao schema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.cli.build import WriteError
from jianbao.errors import Finding, Level
from jianbao.messages import say
from jianbao.schema import schemas


def run_schema(words: argparse.Namespace, language: str) -> int:
    """Write every schema into a folder."""
    folder = Path(words.folder)
    files = schemas()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        raise WriteError(
            [Finding.make("cannot-write", Level.ERROR, None, reason=reason)]
        ) from error
    print(say("schema-written", language, count=len(files), folder=folder.as_posix()))
    return 0
