"""Hostile files of every family: exit code and message as the table says, within bounds.

`python -m tests.helpers.hostile write` makes the table anew; what it says then is to be looked at.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from jianbao.messages.terms import UNSEEN
from tests.cases.bad.hostile import cases
from tests.conftest import ROOT
from tests.helpers.hostile import LONGEST, expected

PARTS = 4


def test_the_table_has_every_case() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names)) > 250
    assert list(expected()) == names


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_files_are_told(part: int) -> None:
    words = [sys.executable, "-m", "tests.helpers.hostile", str(part), str(PARTS)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    came = json.loads(ended.stdout)
    wanted = dict(list(expected().items())[part::PARTS])
    assert {name: (each["exit"], each["codes"]) for name, each in came.items()} == wanted
    for name, each in came.items():
        assert not each["trace"], name
        assert each["seconds"] < LONGEST, name
        assert not each["touched"], name
        shown = each["told"].replace("\n", "").replace("\r", "")
        assert "Warning" not in shown, name
        assert "Traceback" not in shown and "jianbao的错误" not in shown, name
        assert not re.search(UNSEEN, shown), name
