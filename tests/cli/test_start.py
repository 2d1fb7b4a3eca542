"""A command loads what it uses and nothing else: each package costs every start its time."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PINGXIANG, ROOT

LOOK = """
import io, json, re, sys
from contextlib import redirect_stderr, redirect_stdout
compiled = []
compiler = re._compiler.compile
re._compiler.compile = lambda text, flags: compiled.append(text) or compiler(text, flags)
from jianbao.__main__ import _load_msgspec
_load_msgspec()
from jianbao.cli import main
kept = sys.argv.pop(1)
if kept:
    from jianbao.document.kept import SHELF
    SHELF.path = kept
with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
    try:
        main(sys.argv[1:])
    except SystemExit:
        pass
names = set(sys.modules)
others = {
    name.partition(".")[0]
    for name, module in list(sys.modules.items())
    if "site-packages" in (getattr(module, "__file__", None) or "")
}
others -= {"jianbao", "_distutils_hack"}  # setuptools puts the latter into every process
others -= {"PIL"} if "PIL._imaging" not in names else set()  # its folder alone: put off
ours = sum(name.startswith("jianbao") for name in names)
print(json.dumps([sorted(others), ours, len(compiled)]))
if kept:
    from jianbao.library.keeping import keep_expressions
    sys.dont_write_bytecode = False
    keep_expressions()
"""

HELD = {"msgspec"}
CHECK = HELD | {"yaml"}
BUILD = CHECK | {
    "uharfbuzz", "docx", "typing_extensions", "lxml", "reportlab", "_rl_accel", "deflate",
}  # fmt: skip

LOADED = {
    "--help": (HELD, 26, 30, 30),
    "check": (CHECK, 329, 310, 60),
    "build": (BUILD, 492, 368, 105),
}
"""For each command the packages of others that it loads, how many of our modules at most, and how
many expressions are compiled at most, by Python's own modules, too: at first, and when it has run
before."""


@pytest.mark.parametrize("command", LOADED)
def test_a_command_loads_what_it_uses(command: str, tmp_path: Path) -> None:
    words = {
        "check": [str(PINGXIANG)],
        "build": [str(PINGXIANG), "--jobs", "1", "--out", str(tmp_path)],
    }.get(command, [])
    packages, most, *expressions = LOADED[command]
    kept = str(tmp_path / "kept") if command != "--help" else ""
    for often in expressions:
        ended = subprocess.run(
            [sys.executable, "-c", LOOK, kept, command, *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        others, ours, compiled = json.loads(ended.stdout)
        assert set(others) == packages
        assert ours <= most
        assert compiled <= often, "which words do the new ones need? (document/patterns.py)"


LEFT = """
import atexit, os, sys
from jianbao.__main__ import run
end = os._exit
os._exit = lambda code: (os.write(1, b"at once"), end(code))
atexit.register(print, "last words")
sys.argv[0] = "jianbao"
raise SystemExit(run())
"""


@pytest.mark.parametrize("profiled", [False, True])
def test_a_command_ends_without_being_taken_apart_unless_it_is_profiled(profiled: bool) -> None:
    code = f"import sys; sys.setprofile(lambda *_: None)\n{LEFT}" if profiled else LEFT
    ended = subprocess.run(
        [sys.executable, "-c", code, "templates"], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0
    assert "bulletin" in ended.stdout
    assert "last words" in ended.stdout
    assert ("at once" in ended.stdout) is not profiled


COMPILED = {
    "cli/cluster.py": 1,  # loaded by who asks for a cluster
    "cli/parser.py": 1,  # used by every command
    "document/quick.py": 4,  # used by every paper
    "messages/terms.py": 1,  # used by every command
    "yaml/dates.py": 1,  # used by every paper
    "yaml/source.py": 1,  # used by every paper
}
"""The files that compile expressions when they are loaded, and how many each; the desk stays."""


def test_no_expression_is_compiled_before_it_is_used() -> None:
    code = ROOT / "src/jianbao"
    found = Counter(
        path.relative_to(code).as_posix()
        for path in code.rglob("*.py")
        for _ in compiled_at_start(ast.parse(path.read_text("utf-8")))
        if not path.relative_to(code).as_posix().startswith(("fonts/making/", "desk/"))
    )
    assert found == COMPILED


def compiled_at_start(node: ast.AST) -> Iterator[ast.Call]:
    """Yield each call of `re.compile` outside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            yield child
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield from compiled_at_start(child)
