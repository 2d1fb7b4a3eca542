"""`jianbao new`: a briefing to begin with, empty or from the last one."""

from __future__ import annotations

import argparse
from pathlib import Path

import jianbao
from jianbao.cli.clock import epoch_or_now
from jianbao.messages.intake import begun


def run_new(words: argparse.Namespace, language: str) -> int:
    """Write the folder; a plain name goes below briefings/."""
    around = jianbao.Surroundings.here(None, epoch_or_now())
    named = Path(words.name)
    folder = named if len(named.parts) > 1 else Path("briefings") / named
    made = jianbao.new_briefing(folder, around, template=words.template or "", last=words.last)
    written = made.write()
    first = "figures.yaml" if words.last else "briefing.yaml"
    message = begun(folder=written.folder.as_posix(), files=len(made.files), first=first)
    print(message.text(language))
    return 0
