"""A briefing comes back out of its PDF, and makes the same files again."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from jianbao.cli import main
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from tests.conftest import PINGXIANG, ROOT


def extract(pdf: Path, out: Path) -> int:
    return main(["extract", str(pdf), "--out", str(out)])


@pytest.mark.parametrize("name", [".pdf", "-metrics.pdf"])
def test_extracted_briefing_makes_the_same_bytes(
    outputs: dict[str, Path], release: Release, tmp_path: Path, name: str
) -> None:
    assert extract(outputs[name], tmp_path) == 0
    folder = tmp_path / "briefings/pingxiang-2022"
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")}
    assert written == {path.relative_to(PINGXIANG).as_posix() for path in PINGXIANG.rglob("*.yaml")}
    again = build(folder, around=Surroundings(tmp_path))
    assert [file.name for file in again.outputs] == [file.name for file in release.outputs]
    assert [file.data for file in again.outputs] == [file.data for file in release.outputs]
    assert again.manifest() == release.manifest()


BULLETIN = ROOT / "briefings/bulletin-2026-12"


def made_again(words: str) -> str:
    """Return the template that the closing sentence names."""
    found = re.search(r"'jianbao build --template (\S+)' there", words)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("source", "template", "named"),
    [
        (PINGXIANG, "digest", "digest"),
        (BULLETIN, "overview", "overview"),
        (BULLETIN, "bulletin", ""),
        (BULLETIN, "official/letter", ""),  # or official, or official/minutes
    ],
)
def test_the_template_that_was_asked_for_is_named(
    source: Path, template: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = build(source, BuildOptions(template=template, forms=("pdf",)), Surroundings(ROOT))
    for output in made.outputs:
        path = tmp_path / output.name
        path.write_bytes(output.data)
        out = tmp_path / path.stem
        assert extract(path, out) == 0
        told = capsys.readouterr().out
        assert made_again(told) == named
        assert "options of then" in told
        if named:
            options = BuildOptions(named, ("pdf",))
            again = build(out / "briefings" / source.name, options, Surroundings(out))
            assert [each.data for each in again.outputs] == [each.data for each in made.outputs]


def test_nothing_is_named_where_it_was_the_briefing_s_own(
    outputs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (".pdf", "-metrics.pdf"):
        assert extract(outputs[name], tmp_path) == 0
        told = capsys.readouterr().out
        assert made_again(told) == ""
        assert "with the template and options of then" in told


def test_extracting_twice_is_harmless_but_nothing_else_is_overwritten(
    outputs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert extract(outputs[".pdf"], tmp_path) == 0
    assert extract(outputs[".pdf"], tmp_path) == 0
    ledger = tmp_path / "briefings/pingxiang-2022/figures.yaml"
    ledger.write_text("mine", "utf-8")
    assert extract(outputs[".pdf"], tmp_path) == 2
    assert ledger.read_text("utf-8") == "mine"
    assert "figures.yaml" in capsys.readouterr().err


def test_other_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.pdf"
    text.write_text("no PDF", "utf-8")
    foreign = tmp_path / "foreign.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(foreign)
    for path in (text, foreign, tmp_path / "absent.pdf"):
        assert extract(path, tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    errors = capsys.readouterr().err
    assert errors.count("error:") == 3
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "/etc/evil", "briefings/../../evil", "briefings/a/.hidden", "other/a/b.yaml",
     "briefings/a/sections/../../../evil", "briefings\\a\\b", "templates/a/code.py"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(
    outputs: dict[str, Path], tmp_path: Path, name: str
) -> None:
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(io.BytesIO(outputs[".pdf"].read_bytes())) as pdf:
        pdf.Root.AF[0].UF = pikepdf.String(name)
        pdf.save(changed)
    assert extract(changed, tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()


def test_a_changed_source_is_noticed(outputs: dict[str, Path], tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(io.BytesIO(outputs[".pdf"].read_bytes())) as pdf:
        stream = pdf.Root.AF[0].EF.F
        stream.write(stream.read_bytes().replace("萍乡".encode(), "宜春".encode()))
        pdf.save(changed)
    assert extract(changed, tmp_path / "out") == 2
