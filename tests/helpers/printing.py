"""A small briefing with a distribution list, its release on disk, and stand-ins for CUPS."""

from __future__ import annotations

import os
from pathlib import Path

from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.files import write_files
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing

DISTRIBUTION = """distribution:
  - {name: 某市某单位, as: report, copies: 2}
  - {name: 某市某某办公室, as: send, copies: 3}
  - {name: 某县某局, as: issue, copies: 5}
"""
STAND_IN = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done > "{folder}/$(basename "$0").words"
{rest}
"""


def make_release(tmp_path: Path, head: str = DISTRIBUTION, pages: int = 2) -> tuple[Path, Path]:
    """Return the folders of a briefing of some pages and of its release."""
    text = "今年以来，某市某单位扎实推进各项工作。" * 40
    sections = {f"{number}-部分": text for number in range(1, pages + 1)}
    folder = make_briefing(tmp_path, sections, head=head)
    release = build(folder, BuildOptions(forms=("pdf",)), Surroundings(ROOT))
    out = tmp_path / "release"
    write_files(out, release.files())
    return folder, out


def stand_in(folder: Path, printers: str = "office", code: int = 0) -> str:
    """Put an `lp` and an `lpstat` that record their words into `folder`; return a PATH for it."""
    folder.mkdir(exist_ok=True)
    ends = {
        "lp": f"echo 'request id is office-1 (1 file(s))'; echo broken >&2; exit {code}",
        "lpstat": f"echo '{printers}'",
    }
    for name, rest in ends.items():
        path = folder / name
        path.write_text(STAND_IN.format(folder=folder, rest=rest), "utf-8")
        path.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"
