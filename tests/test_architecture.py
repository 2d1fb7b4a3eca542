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
    "messages": 0, "fonts": 1, "yaml": 1, "document": 2, "readers": 3, "typeset": 3, "writers": 3,
    "briefing": 4, "proof": 4, "audit": 5, "compose": 5, "library": 6, "__init__": 7, "cli": 8,
    "__main__": 9,
}  # fmt: skip
"""Entry at the top of the package -> its floor. No two rooms of one floor know each other."""

MAY_IMPORT = {
    "messages": set(),
    "fonts": {"messages"},
    "yaml": {"messages"},
    "document": {"messages", "fonts"},
    "readers": {"messages", "document"},
    "typeset": {"messages", "fonts", "document"},
    "writers": {"messages", "fonts", "document"},
    "briefing": {"messages", "fonts", "yaml", "document", "readers"},
    "proof": {"messages", "fonts", "document", "readers"},
    "audit": {"messages", "yaml", "document", "briefing"},
    "compose": {"messages", "fonts", "yaml", "document", "briefing"},
}


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
    wrong = {
        f"{file}: {room} -> {other}"
        for file, room, other in imports()
        if room != other and FLOORS[other] >= FLOORS[room]
    }
    assert not wrong


def test_rooms_import_no_more_than_they_may() -> None:
    beyond = {
        f"{file}: {room} -> {other}"
        for file, room, other in imports()
        if room in MAY_IMPORT and other not in {room, *MAY_IMPORT[room]}
    }
    assert not beyond


def test_the_first_floor_is_readable_at_one_look() -> None:
    entries = {path.name for path in CODE.iterdir()} - {"__pycache__"}
    assert len(entries - {"__init__.py", "__main__.py", "py.typed"}) <= 14


@pytest.mark.parametrize(
    "path", sorted(CODE.rglob("*.py")), ids=lambda path: path.relative_to(CODE).as_posix()
)
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
