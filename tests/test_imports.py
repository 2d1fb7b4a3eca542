"""Every module can be imported, each package first and alone; what is exported is listed once.

As no file imports itself by way of others (test_architecture.py), a module that can be imported at
all can be imported first, once its package can.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.helpers import slow

CODE = ROOT / "src/jianbao"

EACH_ALONE = """
import gc, importlib, os, sys, traceback
import asyncio, csv, email.message, hashlib, subprocess, tempfile, zipfile
import docx, lxml.builder, msgspec, pikepdf, PIL.Image, pypdfium2, reportlab.pdfgen.canvas
import uharfbuzz, xlsxwriter, yaml
gc.disable()
failed = 0
for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except BaseException:
            print(name, traceback.format_exc(), sep="\\n", flush=True)
            os._exit(1)
        os._exit(0)
    failed += os.waitpid(child, 0)[1] != 0
sys.exit(bool(failed))
"""
"""A process with none of our modules forks one for each: as new, but others' packages are there."""


def modules(folder: Path = CODE) -> list[str]:
    """Return the names of the modules below a package; its __main__ would run."""
    paths = [path.relative_to(folder.parent).with_suffix("") for path in folder.rglob("*.py")]
    names = {".".join(path.parts).removesuffix(".__init__") for path in paths}
    return sorted(name for name in names if not name.endswith(".__main__"))


def import_each(names: list[str], where: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-W", "error", "-c", EACH_ALONE, *names]
    return subprocess.run(words, cwd=where, capture_output=True, text=True, check=False)


def test_every_module_can_be_imported() -> None:
    names = modules()
    assert len(names) > 200
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
    words = [sys.executable, "-W", "error", "-c", code, *names]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_every_package_can_be_imported_first() -> None:
    names = [name for name in modules() if (CODE.parent / name.replace(".", "/")).is_dir()]
    assert len(names) > 20
    ended = import_each(names, ROOT)
    assert ended.returncode == 0, ended.stdout


def test_a_circle_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "round"
    package.mkdir()
    for name, text in {
        "__init__": "",
        "one": "from round.two import second\nfirst = 1\n",
        "two": "from round.one import first\nsecond = 2\n",
        "three": "import round\n",
    }.items():
        (package / f"{name}.py").write_text(text, "utf-8")
    ended = import_each(modules(package), tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.count("most likely due to a circular import") == 2


def test_only_the_package_itself_lists_what_it_exports() -> None:
    listing = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name) and node.id == "__all__"
    }
    assert listing <= {"__init__.py"}


def test_the_files_of_slow_tests_exist() -> None:
    for name in slow.SLOW:
        path, _, test = name.partition("::")
        place = ROOT / "tests" / path
        if path.endswith("/"):
            assert list(place.glob("test_*.py")), name
        else:
            assert f"def {test.partition('[')[0]}" in place.read_text("utf-8"), name
