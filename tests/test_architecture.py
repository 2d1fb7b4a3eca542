"""The house: a room imports only from floors below it, and the tools find nothing to say."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CODE = ROOT / "src/jianbao"
FLOORS = {
    "__main__": 9, "cli": 8, "handover": 7.5, "build": 7, "packages": 6, "conformity": 6,
    "writers": 5, "proof": 5, "sheet": 5, "audit": 4.5,
    "compose": 4, "register": 4, "typeset": 4, "periods": 4, "attachments": 4,
    "standard": 3.5, "schema": 3.2, "profile": 3.1, "reader": 3, "template": 3, "release": 3,
    "fields": 2.5, "formulas": 2.5, "theme": 2.2, "shape": 2, "model": 2, "particulars": 1.8,
    "inline": 1.5, "blocks": 1.5, "source": 1.5, "messages": 1,
    "errors": 0, "parallel": 0, "units": 0, "dates": 0, "numerals": 0, "kinsoku": 0,
    "chart_style": 0, "fonts": 0, "zips": 0, "__init__": 0,
}  # fmt: skip
BELOW_ITSELF = {"sheet": {"compose"}, "compose": {"periods"}}


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield file, its room and a room that it imports from."""
    for path in sorted(CODE.rglob("*.py")):
        room = path.relative_to(CODE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jianbao"):
                parts = (node.module or "").split(".")
                yield str(path.relative_to(CODE)), room, parts[1] if len(parts) > 1 else "__init__"


def test_every_room_has_a_floor() -> None:
    rooms = {path.relative_to(CODE).parts[0].removesuffix(".py") for path in CODE.rglob("*.py")}
    assert rooms == set(FLOORS)


def test_rooms_import_only_from_floors_below() -> None:
    wrong = [
        f"{file}: {room} -> {other}"
        for file, room, other in imports()
        if room != other
        and FLOORS[other] >= FLOORS[room]
        and other not in BELOW_ITSELF.get(room, ())
    ]
    assert wrong == []


def test_writers_know_neither_model_nor_reader() -> None:
    met = {other for _, room, other in imports() if room == "writers"}
    assert not met & {"model", "reader", "compose", "sheet", "inline", "source"}


@pytest.mark.parametrize("path", sorted(CODE.rglob("*.py")), ids=lambda path: path.name)
def test_files_stay_readable(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: time for a folder"


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "src", "tests", "docs"],
        ["ruff", "format", "--check", "src", "tests", "docs"],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_tools_find_nothing(command: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
