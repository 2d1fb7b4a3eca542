"""`jianbao archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import jianbao
from jianbao.cli.problems import print_findings
from jianbao.messages.archiving import (
    ARCHIVE_QUESTIONS,
    ARCHIVE_UNSIGNED,
    archive_not_a_folder,
    archived,
)
from jianbao.messages.errors import InputError


def run_archive(words: argparse.Namespace, language: str) -> int:
    """Make the package of one briefing's release."""
    signing = jianbao.Signing(
        words.sign_key, words.sign_cert, words.gpg or "", words.timestamp or ""
    )
    filing = _filing(words, language)
    for folder in (words.out, words.catalogue):
        _check_folder(folder)
    around = jianbao.Surroundings.here(words.profile)
    release = jianbao.open_release(words.briefing, words.release or None, around)
    package = jianbao.archive(
        release,
        signing,
        filing=filing,
        eep=words.eep,
        fonts=words.fonts,
        out=words.out or None,
        catalogue=words.catalogue or None,
        at=jianbao.Surroundings.here(None, os.environ.get("SOURCE_DATE_EPOCH", "")).made_at,
    )
    print_findings(package.findings, language)
    written = package.write()
    print(archived(file=written.files[0].as_posix(), count=package.entries).text(language))
    if not signing.signs:
        print(ARCHIVE_UNSIGNED.text(language), file=sys.stderr)
    return 0


def _filing(words: argparse.Namespace, language: str) -> jianbao.FilingOptions:
    """Return how the paper is filed; what nobody said is asked, where somebody can answer."""
    told = {key: getattr(words, key) or "" for key in jianbao.FilingOptions.__struct_fields__}
    filing = jianbao.FilingOptions(**told)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return filing
    for _ in ARCHIVE_QUESTIONS:
        missing = jianbao.missing_filing(words.briefing, filing)
        if not missing:
            break
        answer = input(ARCHIVE_QUESTIONS[missing[0]].text(language)).strip()
        if not answer:
            break
        told[missing[0]] = answer
        filing = jianbao.FilingOptions(**told)
    return filing


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
