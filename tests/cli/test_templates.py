"""`jianbao templates`: the list, its small pictures, and copying."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.compose.template.reading import read_template, template_folders
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.papers import write_template


@pytest.fixture(autouse=True)
def working(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def draw(path: Path) -> None:
    from PIL import Image

    image = Image.new("RGB", (160, 200), (255, 255, 255))
    image.paste((200, 0, 0), (0, 0, 160, 100))
    image.save(path)


def test_the_list_names_templates_and_variants(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_template(working, "[title]", "variants: {letter: {purpose: 信函}}\n")
    write_template(working, "[title]", name="digest")
    assert main(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "digest  文  (own)", "  试用", "paper  文  (own)", "  试用", "  paper/letter  信函",
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("digest")] == [lines[0]]
    assert "metrics-sheet  主要指标一览表  (installed)" in lines


def test_the_list_follows_like_into_the_installed_templates(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = working / "templates/mine/template.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("like: official\npurpose: 我的\n", "utf-8")
    assert main(["templates"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "  我的"


def test_a_broken_template_does_not_hide_the_others(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_template(working, "[titel]", name="a-broken")
    write_template(working, "[title]")
    assert main(["templates"]) == 2
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[:2] == ["a-broken  cannot be used as it stands  (own)", "paper  文  (own)"]
    assert any(line.startswith("official") for line in lines)
    assert f"{path.relative_to(working)}:3:10" in said.err


def test_pictures_are_drawn_where_they_are_asked_for(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_template(working, "[title]").with_name("preview.png")
    draw(path)
    main(["templates"])
    assert "\x1b" not in capsys.readouterr().out
    main(["templates", "--pictures"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].count("▀") == 16
    assert "48;2;200;0;0m" in lines[0]
    assert lines[0].endswith("paper  文  (own)")
    first = lines[: lines.index("")]
    assert sum("▀" in line for line in first) == 10
    path.write_bytes(b"no picture")
    assert main(["templates", "--pictures"]) == 0


def test_a_copy_is_a_template_of_its_own(working: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", "copy", "overview", "mine"]) == 0
    assert "templates/mine" in capsys.readouterr().out
    path = working / "templates/mine/template.yaml"
    first, second = path.read_text("utf-8").splitlines()[:2]
    assert first.startswith("# yaml-language-server: $schema=")
    assert "mine" in second
    mine = read_template("mine", template_folders(working))
    assert mine.theme == read_template("overview", (ROOT / "templates",)).theme
    assert [p.name for p in (working / "templates").iterdir()] == ["mine"]
    assert build(
        PINGXIANG,
        BuildOptions(template="mine", forms=("pdf",)),
        Surroundings(working),
    ).outputs


@pytest.mark.parametrize(
    ("name", "new", "words"),
    [
        ("overview", "mine", "give the copy another name"),
        ("official/letter", "other", "copy 'official'; its variants come along"),
        ("offcial/letter", "other", "there is no template"),
        ("overveiw", "other", "did you mean 'overview'"),
        ("overview", "../other", "cannot name a folder"),
        ("overview", ".hidden", "cannot name a folder"),
        ("overview", "a/b", "cannot name a folder"),
        ("overview", "", "cannot name a folder"),
        ("overview", "长" * 80, "cannot name a folder"),
    ],
)
def test_a_copy_that_cannot_be(
    name: str, new: str, words: str, working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (working / "templates/mine").mkdir(parents=True)
    assert main(["templates", "copy", name, new]) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in (working / "templates").iterdir()] == ["mine"]
    assert list((working / "templates/mine").iterdir()) == []


def test_a_release_goes_by_the_suffix_of_its_main_template(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_template(working, "[title, summaries]", "suffix: -digest\nsheet: metrics-sheet\n")
    words = ["build", str(PINGXIANG), "--to", "pdf", "--out", "out"]
    assert main([*words, "--template", "paper"]) == 0
    assert main(words) == 0
    found = sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*.pdf"))
    assert found == [
        "pingxiang-2022-digest/pingxiang-2022-digest.pdf",
        "pingxiang-2022-digest/pingxiang-2022-metrics.pdf",
        "pingxiang-2022/pingxiang-2022-metrics.pdf",
        "pingxiang-2022/pingxiang-2022.pdf",
    ]
    assert '"briefing": "pingxiang-2022-digest"' in Path(
        "out/pingxiang-2022-digest/manifest.json"
    ).read_text("utf-8")


def test_a_profile_is_named_on_the_command_line(
    working: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (working / "office.yaml").write_text("ofice: {unit: 甲}\n", "utf-8")
    for command in (["build", "--to", "pdf"], ["figures"], ["check", "--pages"], ["proof"]):
        code = main([*command, str(PINGXIANG), "--profile", "office.yaml"])
        assert code == 2, command
        assert "office.yaml:1:1" in capsys.readouterr().err
