"""Changes of a briefing's own files: shown as a difference, and written if that is wanted."""

from __future__ import annotations

import sys
from typing import TextIO

import jianbao
from jianbao.messages.commands import FIX_ASK, FIX_NOT_WRITTEN, FIX_NOTHING, fix_written


def write_fixes(
    fixes: jianbao.Fixes, yes: bool, language: str, shown: TextIO | None = None
) -> None:
    """Show what would change, on standard output if nowhere else, and write it if agreed."""
    shown = shown or sys.stdout
    if not fixes.texts:
        print(FIX_NOTHING.text(language), file=shown)
        fixes.write()  # no file; what a killed run left goes
        return
    for difference in fixes.diff():
        print(difference, end="", file=shown)
    if yes or _agreed(language):
        fixes.write()
        print(fix_written(count=len(fixes.texts)).text(language), file=shown)
    else:
        print(FIX_NOT_WRITTEN.text(language), file=shown)


def _agreed(language: str) -> bool:
    """Ask, where somebody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(FIX_ASK.text(language)).strip().lower() in ("y", "yes", "是")
