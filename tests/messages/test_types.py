"""A wrong call of a message is told by the type checker, before anything runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

CALLS = """\
from collections.abc import Callable
from decimal import Decimal
from typing import Concatenate, ParamSpec

from jianbao.messages.findings import Finding, Level, Place, message
from jianbao.messages.library import cannot_write
from jianbao.messages.standard import REQUIRED, departure
from jianbao.messages.terms import Amount, Term
from jianbao.messages.yaml import out_of_range, unknown_key

P = ParamSpec("P")
at, full = Place("a.yaml"), Term("full", "已满")
RIGHT = [
    out_of_range(at, key="width", actual="9", least="1", most="5"),
    cannot_write(file="a", reason=full).with_level(Level.NOTE),
    departure(asked=Amount("35", "mm"), clause="5.2.1", kind=REQUIRED["top"]),
]
out_of_range(at, key="width", actual="9", least="1")  # wrong: a value is missing
out_of_range(at, key="width", actual="9", least="1", max="5")  # wrong: a wrong name
out_of_range(key="width", actual="9", least="1", most="5")  # wrong: the place is missing
cannot_write(at, file="a", reason=full)  # wrong: it stands nowhere
cannot_write(file=Decimal(1), reason=full)  # wrong: a wrong type
departure(asked=Amount("35", "ells"), clause="5.2.1", kind=REQUIRED["top"])  # wrong: a unit
unknown_keys(at, name="a", allowed="b")  # wrong: no such code
cannot_write(file="a", reason=full).with_level("fatal")  # wrong: no such level
message(Level.ERROR, en="one language")  # wrong: a language is missing
Term("one language")  # wrong: a language is missing


def placed(
    code: Callable[Concatenate[Place | None, P], Finding], *args: P.args, **values: P.kwargs
) -> Finding:
    return code(at, *args, **values)


placed(unknown_key, name="a", allowed="b")
placed(unknown_key, name="a", known="b")  # wrong: a wrong name, through a helper
"""


def test_mypy_names_every_wrong_call(tmp_path: Path) -> None:
    snippet = tmp_path / "calls.py"
    snippet.write_text(CALLS, "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", ROOT / "pyproject.toml",
         "--cache-dir", tmp_path / "cache", snippet],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = {int(number) for number in re.findall(r"calls\.py:(\d+): error", checked.stdout)}
    lines = CALLS.splitlines()
    assert told == {number for number, line in enumerate(lines, 1) if "# wrong" in line}
