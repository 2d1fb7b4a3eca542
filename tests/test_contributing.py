"""CONTRIBUTING.md is true: what it names is there, and its recipes work in a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jianbao.document.program import __version__
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing

PAGES = ["CONTRIBUTING.md", "docs/architecture.md"]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MADE = {"dist/", ".venv"}
"""Named, but not in the repository."""
FUTURE = "from __future__ import annotations\n"


def named_paths(page: str) -> Iterator[str]:
    """Yield the paths that a page names: targets of links, and what looks like a path in code."""
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        yield (Path(page).parent / target).as_posix()
    for code in re.findall(r"`([^`\s]+)`", text):
        if re.fullmatch(r"[\w.-]+(/[\w.-]*)+|[\w.-]+\.(md|py|yaml|toml|sh)", code):
            yield code


@pytest.mark.parametrize(
    ("page", "path"), [(page, path) for page in PAGES for path in named_paths(page)]
)
def test_every_path_is_there(page: str, path: str) -> None:
    if path in MADE:
        return
    tried = [ROOT / path, ROOT / "src/jianbao" / path]  # architecture.md names rooms
    if "NAME" in path:
        tried = [found for place in tried for found in place.parents[2].glob(pattern_of(place))]
    assert any(each.exists() for each in tried), path


def pattern_of(place: Path) -> str:
    """Return what to look for where a path has NAME in it: some file like it has to be there."""
    return place.relative_to(place.parents[2]).as_posix().replace("NAME", "*")


def test_enough_paths_are_named() -> None:
    assert len(set(named_paths("CONTRIBUTING.md"))) > 30


def test_make_knows_what_the_page_tells() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+): .*##", makefile, re.M))
    assert set(re.findall(r"`make (\w+)`", TEXT)) | {"help"} == targets


def test_make_docs_runs_every_script() -> None:
    assert "\n\t$(PYTHON) docs/generate.py\n" in (ROOT / "Makefile").read_text("utf-8")
    script = (ROOT / "docs/generate.py").read_text("utf-8")
    (names,) = re.findall("^from docs import (.*?)  #", script, re.M)
    scripts = {path.stem for path in (ROOT / "docs").glob("*.py")}
    assert {"generate", *names.split(", ")} == scripts


def test_the_tag_is_the_version_s() -> None:
    assert set(re.findall(r"\bv(\d+\.\d+\.\d+)", TEXT)) == {__version__}


def recipes() -> list[tuple[str, str, str]]:
    """Return the files that recipes add to, the table in it, if one is meant, and what they add."""
    return re.findall(r"<!-- recipe: (\S+) ?(\w*) -->\n```\w+\n(.*?)```", TEXT, re.DOTALL)


def add(path: Path, table: str, code: str) -> None:
    """Add a recipe's code to a file: imports to its imports, a table's line to the table.

    A function of a check stands before the table of its module.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(code, "utf-8")
        return
    imports = "".join(re.findall(r"^(?:from|import) .*\n", code, re.MULTILINE))
    rest = code.replace(imports, "", 1).strip("\n")
    before, future, after = path.read_text("utf-8").partition(FUTURE)
    text = f"{before}{future}{imports}{after}"
    if table:
        text, added = re.subn(rf"(?ms)^({table}\b.*?)^\)", rf"\g<1>{rest}\n)", text, count=1)
        assert added
    elif "\nCHECKS: " in text:
        text = text.replace("\nCHECKS: ", f"\n{rest}\n\n\nCHECKS: ")
    else:
        text = f"{text}\n\n{rest}\n"
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package in which the recipes were followed; its fonts are linked."""
    root = tmp_path_factory.mktemp("copy")
    aside = shutil.ignore_patterns("*.ttf", "__pycache__")
    shutil.copytree(ROOT / "src", root / "src", ignore=aside)
    shutil.copytree(ROOT / "templates", root / "templates")
    for font in (ROOT / "src").rglob("*.ttf"):
        (root / font.relative_to(ROOT)).symlink_to(font)
    for path, table, code in recipes():
        add(root / path, table, code)
    return root


def run(copy: Path, *words: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "LC_ALL": f"{language}.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "jianbao", *map(str, words)],
        cwd=copy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "做为 is meant to be 作为"), ("zh_CN", "“做为”应为“作为”")],
)
def test_the_recipe_of_a_check_and_its_message(
    copy: Path, tmp_path: Path, language: str, sentence: str
) -> None:
    folder = make_briefing(tmp_path, {"1-part": "做为重点工作推进。"})
    ended = run(copy, "check", folder, language=language)
    assert sentence in ended.stdout + ended.stderr
    assert "1-part.yaml:1:" in ended.stdout + ended.stderr


def test_the_recipes_of_a_block_and_a_form(copy: Path, tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": "全文。"})
    template = copy / "templates/with-a-box/template.yaml"
    template.parent.mkdir()
    template.write_text("like: overview\nblocks:\n  - {block: boxed, text: 线间}\n", "utf-8")
    words = ("--template", "with-a-box", "--to", "docx,pdf,txt", "--out", tmp_path / "made")
    ended = run(copy, "build", folder, *words)
    assert ended.returncode == 0, ended.stderr
    (text,) = (tmp_path / "made").rglob("*.txt")
    assert text.read_text("utf-8").splitlines()[0] == "线间"
    assert len(list((tmp_path / "made").rglob("*.docx"))) == 1


def test_a_slip_in_a_new_block_is_told_as_in_others(copy: Path, tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-part": "全文。"})
    template = copy / "templates/with-a-slip/template.yaml"
    template.parent.mkdir()
    template.write_text("like: overview\nblocks:\n  - {block: boxed, txet: 线间}\n", "utf-8")
    ended = run(copy, "build", folder, "--template", "with-a-slip")
    assert ended.returncode == 2
    assert "did you mean 'text'" in ended.stderr
