"""A command loads what it uses and nothing else: each package costs every start its time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PINGXIANG, ROOT

LOOK = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from jianbao.cli import main
with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
    try:
        main(sys.argv[1:])
    except SystemExit:
        pass
names = set(sys.modules)
others = {
    name.partition(".")[0]
    for name, module in sys.modules.items()
    if "site-packages" in (getattr(module, "__file__", None) or "")
}
others -= {"jianbao", "_distutils_hack"}  # setuptools puts the latter into every process
print(json.dumps([sorted(others), sum(name.startswith("jianbao") for name in names)]))
"""

HELD = {"msgspec", "typing_extensions"}
CHECK = HELD | {"yaml"}
BUILD = CHECK | {"uharfbuzz", "docx", "lxml", "reportlab", "_rl_accel", "PIL"}

LOADED = {
    "--help": (HELD, 30),
    "check": (CHECK, 300),
    "build": (BUILD, 390),
}
"""For each command the packages of others that it loads, and how many of our modules at most."""


@pytest.mark.parametrize("command", LOADED)
def test_a_command_loads_what_it_uses(command: str, tmp_path: Path) -> None:
    words = {
        "check": [str(PINGXIANG)],
        "build": [str(PINGXIANG), "--jobs", "1", "--out", str(tmp_path)],
    }.get(command, [])
    ended = subprocess.run(
        [sys.executable, "-c", LOOK, command, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    others, ours = json.loads(ended.stdout)
    packages, most = LOADED[command]
    assert set(others) == packages
    assert ours <= most
