"""`jianbao schema`: JSON Schemas for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from jianbao.library.schemas import schemas
from jianbao.messages.commands import schema_written
from jianbao.messages.errors import WriteError
from jianbao.messages.library import cannot_write


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
        raise WriteError([cannot_write(reason=reason)]) from error
    print(schema_written(count=len(files), folder=folder.as_posix()).text(language))
    return 0
