"""What the READMEs say is true."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest

from jianbao.cli.arguments import make_parser
from tests.conftest import ROOT

GENERATE = runpy.run_path(str(ROOT / "docs/generate.py"))
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
KEYS = {"en": ROOT / "docs/keys.md", "zh": ROOT / "docs/keys.zh-CN.md"}


@pytest.mark.parametrize("language", KEYS)
def test_tables_of_fields_are_current(language: str) -> None:
    text = KEYS[language].read_text("utf-8")
    assert GENERATE["with_tables"](text, language) == text, "run: python docs/generate.py"


def test_both_readmes_give_the_same_commands() -> None:
    commands = [
        re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
        for path in READMES.values()
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) == 2


def test_ci_runs_the_command_for_the_tests_and_nothing_else() -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", READMES["en"].read_text("utf-8"), re.DOTALL)
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    (line,) = [line for line in lines if not line.startswith("#")]
    assert line == f'cd "$(dirname "$0")/.." && exec {commands[1]}'


def test_set_up_command_is_one_that_exists() -> None:
    (line,) = re.findall(r"\.venv/bin/jianbao .*", READMES["en"].read_text("utf-8"))
    words = shlex.split(line)[1:]
    assert make_parser("en").parse_args(words).briefing == []


def test_files_that_readme_names_are_made(outputs: dict[str, Path]) -> None:
    text = READMES["en"].read_text("utf-8")
    named = set(re.findall(r"output/pingxiang-2022/pingxiang-2022(\S+)", text))
    assert named == set(outputs)


def test_picture_of_the_architecture_names_real_rooms() -> None:
    picture = READMES["en"].read_text("utf-8").split("## How it works")[1].split("```")[1]
    rooms = set(re.findall(r"[a-z]+(?:/[a-z]+)?", " ".join(re.split(r"  +", picture))))
    code = ROOT / "src/jianbao"
    named = {"yaml", "briefing", "audit", "compose", "document", "typeset", "library", "cli"}
    named |= {"writers/docx", "writers/pdf", "writers/ofd", "readers", "proof"}
    assert named <= rooms
    for room in named:
        assert (code / room).is_dir() or (code / f"{room}.py").is_file(), room
