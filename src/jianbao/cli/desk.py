"""`jianbao desk`: a page in the browser to write in."""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from pathlib import Path

import jianbao
from jianbao.cli.clock import epoch_or_now
from jianbao.messages.desk import DESK_ENDED, DESK_OPEN, desk_folder, desk_wants
from jianbao.messages.errors import InputError


def run_desk(words: argparse.Namespace, language: str) -> int:
    """Serve the folder until Ctrl-C."""
    try:
        from jianbao.desk.serving import serve
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn", "anyio"):
            raise
        raise InputError([desk_wants(package=error.name)]) from error
    folder = Path(words.folder)
    if not folder.is_dir():
        raise InputError([desk_folder(folder=folder)])
    epoch = epoch_or_now()

    def opened(address: str) -> None:
        print(DESK_OPEN.text(language), address, flush=True)
        if not words.no_browser:
            webbrowser.open(address)

    around = jianbao.Surroundings.here(words.profile, epoch)
    serve(folder, _state(), around, language, opened, words.port)
    print(DESK_ENDED.text(language))
    return 0


def _state() -> Path:
    """Return the user's own folder for logs (XDG Base Directory Specification)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "jianbao" / "desk"
    named = os.environ.get("XDG_STATE_HOME", "")
    return (Path(named) if named else Path.home() / ".local/state") / "jianbao/desk"
