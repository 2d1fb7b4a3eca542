"""`jianbao schema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.library.schemas import schemas
from jianbao.messages.catalogue import say
from jianbao.messages.errors import WriteError
from jianbao.messages.findings import Finding, Level


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
