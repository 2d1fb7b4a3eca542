"""Every package that jianbao needs is known: asked for, used, bounded, listed, in the bill."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs import dependencies
from docs.dependencies import CARRIED, WHY, bill, oldest, tree, wanted
from tests.conftest import ROOT

MODULES = {
    "yaml": "pyyaml", "docx": "python-docx", "PIL": "pillow", "resvg_py": "resvg-py",
    "python_calamine": "python-calamine", "office_oxide": "office-oxide", "fontTools": "fonttools",
}  # fmt: skip
"""Modules that are not called as their package is."""
MADE_BY_HAND = ("src/jianbao/fonts/making",)  # builds the faces, and is not in the wheel


def imported() -> set[str]:
    """Return every package that the program imports and Python does not bring."""
    found = set()
    for path in (ROOT / "src/jianbao").rglob("*.py"):
        if path.relative_to(ROOT).as_posix().startswith(MADE_BY_HAND):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names.append(node.module or "")
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module":
                names += [str(word.value) for word in node.args if isinstance(word, ast.Constant)]
            found |= {name.partition(".")[0] for name in names}
    found -= {*sys.stdlib_module_names, "jianbao", "__future__"}
    return {MODULES.get(name, name) for name in found}


def test_what_is_imported_is_asked_for_and_the_other_way_round() -> None:
    assert {each.name for each in wanted()} == imported() == set(WHY)


def test_every_bound_has_two_ends() -> None:
    assert all(re.fullmatch(r">=[\d.]+,<[\d.]+", each.bounds) for each in wanted())
    assert "lxml==5.0" in list(oldest())


def test_the_page_is_current() -> None:
    """The packages that come along differ from machine to machine; none may be missing."""
    page = dependencies.PAGE.read_text("utf-8")
    assert dependencies.with_tables(page) == page, "run: python docs/dependencies.py"
    listed = set(re.findall(r"^\| `([\w-]+)", page, re.MULTILINE))
    assert tree().keys() <= listed
    assert "|  |" not in page, "a package without a licence"


def test_the_bill_names_what_comes_along_and_is_the_same_each_time() -> None:
    made = bill("1.2.3")
    assert made == bill("1.2.3")
    told = json.loads(made)
    parts = {part["name"]: part for part in told["components"]}
    assert tree().keys() <= parts.keys()
    assert all(part["licenses"][0]["expression"] for part in parts.values())
    files = [path for pattern in CARRIED for path in ROOT.glob(pattern)]
    assert {path.name for path in files} == {
        name for name, part in parts.items() if part["type"] == "file"
    }
    assert len(files) == 9
    references = {part["bom-ref"] for part in parts.values()} | {
        told["metadata"]["component"]["bom-ref"]
    }
    for each in told["dependencies"]:
        assert {each["ref"], *each["dependsOn"]} <= references
    assert str(ROOT) not in made.decode()


def test_two_wheels_have_the_same_bytes(tmp_path: Path) -> None:
    """Built from another folder, later, by somebody with other permissions."""
    other = tmp_path / "other"
    left_out = shutil.ignore_patterns("__pycache__")
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, other / name, ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, other / name)
    (other / "src/jianbao/py.typed").chmod(0o600)
    made = []
    for number, folder in enumerate((ROOT, other)):
        target = tmp_path / str(number)
        words = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
        subprocess.run([sys.executable, *words], cwd=folder, check=True, capture_output=True)
        made.append(next(target.glob("*.whl")).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("word", ["--oldest", "--exact"])
def test_lists_for_pip_are_pinned(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    dependencies.main(word)
    lines = capsys.readouterr().out.splitlines()
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line) for line in lines)
    assert len(lines) >= len(WHY)
