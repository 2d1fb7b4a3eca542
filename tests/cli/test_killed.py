"""Whole commands, killed before each rename: never a mixture, the next run succeeds, nothing stray.

`python -m tests.helpers.killed_commands FOLDER 26 1` kills every command 26 times at random, 26
times at its renames, and before each of its steps on the disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.helpers.killed_commands import COMMANDS

TRIED = ("archive", "fix", "take-back")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_commands_killed_before_each_rename(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "tests.helpers.killed_commands", str(tmp_path), "0", "1"]
    ended = subprocess.run([*words, *TRIED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    came = json.loads(ended.stdout)
    assert came.keys() == set(TRIED) <= COMMANDS.keys()
    assert all(not wrong and renames for _, _, renames, wrong in came.values()), came
