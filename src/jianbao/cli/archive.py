"""`jianbao archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import jianbao
from jianbao.messages.archiving import ARCHIVE_UNSIGNED, archive_not_a_folder, archived
from jianbao.messages.errors import InputError


def run_archive(words: argparse.Namespace, language: str) -> int:
    """Make the package of one briefing's release."""
    signing = jianbao.Signing(words.sign_key, words.sign_cert, words.gpg or "")
    jianbao.archive_number(words.briefing)  # told before all else
    _check_folder(words.out)
    around = jianbao.Surroundings.here(words.profile)
    release = jianbao.open_release(words.briefing, words.release or None, around)
    package = jianbao.archive(release, signing, eep=words.eep, out=words.out or None)
    zipped = package.write().folder / f"{package.number}.zip"
    print(archived(file=zipped.as_posix(), count=package.entries).text(language))
    if not signing.signs:
        print(ARCHIVE_UNSIGNED.text(language), file=sys.stderr)
    return 0


def _check_folder(out: str | None) -> None:
    """Refuse to write below what is a file, before the work that takes long."""
    wanted = Path(out or "")
    for path in (wanted, *wanted.parents):
        if _is_no_folder(path):
            raise InputError([archive_not_a_folder(file=path)])


def _is_no_folder(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # such as a name too long, which writing will tell
        return False
