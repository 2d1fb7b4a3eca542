"""docs/templates.md: its tables are current and its example is a template that builds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docs.generate import GUIDE, with_guide_tables
from jianbao.compose.kinds import names, own_options
from jianbao.compose.options import Options as BlockOptions
from jianbao.compose.template.records.template import TemplateRecord
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.messages.findings import Level
from jianbao.yaml.forms import Form, Slot, slots
from tests.conftest import ROOT
from tests.helpers.papers import write_briefing

TEXT = GUIDE.read_text("utf-8")


def test_the_tables_are_current() -> None:
    assert with_guide_tables(TEXT) == TEXT, "run: python docs/generate.py --tables"


def test_the_tables_tell_every_block() -> None:
    assert [name for name in names() if f"| `{name}` |" not in TEXT] == []


def every(form: type[Form]) -> list[Slot]:
    found = slots(form).values()
    return [each for slot in found for each in (slot, *(every(slot.form) if slot.form else []))]


@pytest.mark.parametrize(
    "slot",
    [
        *every(TemplateRecord),
        *slots(BlockOptions).values(),
        *(slot for name in names() for slot in own_options(name)),
    ],
    ids=lambda slot: slot.name,
)
def test_every_field_says_what_it_means_in_both_languages(slot: Slot) -> None:
    assert slot.key.en
    assert re.search("[\u4e00-\u9fff]", slot.key.zh)


def test_the_worked_example_is_the_template_that_ships() -> None:
    """Every line of it, its comments aside, stands in the shipped file."""
    shipped = (ROOT / "templates/supervision/template.yaml").read_text("utf-8")
    found = re.search(r"```yaml\n(like: overview .*?)```", TEXT, re.DOTALL)
    assert found
    lines = (re.sub(r"\s+# .*", "", line) for line in found[1].splitlines())
    summed = ("blocks: […]", "theme: {page")
    told = [line for line in lines if line and not line.strip().startswith(summed)]
    assert [line for line in told if line not in shipped] == []


def test_the_supervision_notice_and_its_tip_build(tmp_path: Path) -> None:
    sample = ROOT / "briefings/supervision-2026"
    release = build(sample, around=Surroundings(ROOT))
    assert [found.code for found in release.findings] == []
    folder = tmp_path / "tip"
    shutil.copytree(sample, folder)
    (folder / "figures.yaml").unlink()
    for path in (folder / "sections").glob("[12]-*.yaml"):
        path.unlink()
    tip = build(folder, BuildOptions(template="supervision/tip"), Surroundings(ROOT))
    assert (tip.name, tip.count(Level.ERROR)) == ("tip-tip", 0)
    assert {output.pages for output in tip.outputs} == {1}


def test_the_example_builds(tmp_path: Path) -> None:
    found = re.search(r"<!-- example -->\n```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    path = tmp_path / "templates/notice/template.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(found[1], "utf-8")
    (tmp_path / "profile.yaml").write_text("office: {bulletin: 某市情况}\n", "utf-8")
    folder = write_briefing(tmp_path, "document_number: 某政发〔2022〕5号\nissue: 3\n")
    release = build(folder, BuildOptions(template="notice"), Surroundings(tmp_path))
    assert release.name == "paper-2022-notice"
    assert release.count(Level.ERROR) == 0
    assert not [found for found in release.findings if found.code == "line-left-out"]
