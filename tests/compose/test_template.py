"""Templates: those that are shipped, one's own, and what is refused in them."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from jianbao.compose.kinds import kind
from jianbao.compose.template.labels import fill
from jianbao.compose.template.reading import read_template, template_folders
from jianbao.compose.template.records.labels import LabelsRecord
from jianbao.messages.errors import InputError
from jianbao.yaml.forms import slots
from tests.conftest import ROOT

SHIPPED = ROOT / "templates"
NAMES = sorted(path.name for path in SHIPPED.iterdir() if path.is_dir())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A working folder with copies of the shipped templates."""
    shutil.copytree(SHIPPED, tmp_path / "templates")
    return tmp_path


def noted(own: Path, name: str, before: str, after: str) -> list[str]:
    """Return what is noted in a template where `before` is replaced: code, line and words."""
    path = own / "templates" / name / "template.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(InputError) as caught:
        read_template(name, template_folders(own))
    line = text[: text.index(before)].count("\n") + 1
    return [
        f"{finding.code} {finding.place.line - line:+d} {dict(finding.values).get('name', '')}"
        for finding in caught.value.findings
        if finding.place and finding.place.file == path.as_posix()
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_is_whole(name: str) -> None:
    template = read_template(name, (SHIPPED,))
    assert template.sources[name] == (SHIPPED / name / "template.yaml").read_bytes()
    assert template.blocks
    assert {style.face for style in template.theme.styles.values()} <= set(template.theme.faces)
    for step in (*template.head, *template.blocks, *template.foot):
        assert set(kind(step.name).styles) <= set(template.theme.styles)
    assert template.prints("sheet") == bool(template.metrics.ladder)


def test_the_ladder_comes_down() -> None:
    ladder = read_template("metrics-sheet", (SHIPPED,)).metrics.ladder
    steps = [(rung.annex, -rung.size, not rung.details) for rung in ladder]
    assert all(sorted([a, b]) == [a, b] for a, b in pairwise(steps))
    assert ladder[-1].size == 9


def test_what_a_template_does_not_say_has_a_default(own: Path) -> None:
    path = own / "templates/overview/template.yaml"
    text = path.read_text("utf-8")
    start, end = text.index("numbering:"), text.index("theme:")
    path.write_text(text[:start] + text[end:], "utf-8")
    template = read_template("overview", template_folders(own))
    assert template.labels == {name: slot.default for name, slot in slots(LabelsRecord).items()}
    assert (template.heading_number, template.item_number) == ("{chinese}、", "{chinese}是")


def test_one_s_own_template_comes_first(own: Path) -> None:
    path = own / "templates/overview/template.yaml"
    path.write_text(path.read_text("utf-8").replace("——{text}", "～{text}"), "utf-8")
    assert read_template("overview", template_folders(own)).label("subtitle", text="甲") == "～甲"
    assert read_template("overview", (SHIPPED,)).label("subtitle", text="甲") == "——甲"


@pytest.mark.parametrize(
    ("name", "code", "near"),
    [("overveiw", "unknown-template-near", "overview"), ("公报", "unknown-template", None)],
)
def test_an_unknown_template(name: str, code: str, near: str | None) -> None:
    with pytest.raises(InputError) as caught:
        read_template(name, (SHIPPED,))
    [finding] = caught.value.findings
    values = dict(finding.values)
    assert (finding.code, values.get("near")) == (code, near)
    assert values["allowed"] == ", ".join(NAMES)


@pytest.mark.parametrize("name", ["../templates/overview", "/etc", "metrics-sheet/..", "a\0b"])
def test_a_template_is_no_path(name: str, own: Path) -> None:
    with pytest.raises(InputError):
        read_template(name, template_folders(own))


@pytest.mark.parametrize("name", [".", "..", "n" * 300])
def test_a_template_is_a_folder_of_templates(name: str, own: Path) -> None:
    for folder in (own, own / "templates"):
        shutil.copy(own / "templates/overview/template.yaml", folder)
    with pytest.raises(InputError):
        read_template(name, template_folders(own))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("[title, ", "[titel, ", ["unknown-choice-near +0 titel"]),
        ("face: biaosong", "face: biao", ["unknown-choice-near +0 biao"]),
        ("strong: hei", "strong: heiti", ["unknown-choice-near +0 heiti"]),
        ("    editor: {", "    editors: {", ["missing-style-near +0 editor"]),
        ("word: Issuer", "word: title", ["repeated-style +0 issuer"]),
        ("word: footer", "word: Page", ["word-style +0 page_number"]),
        ("lead: kai", "laed: kai", ["unknown-key-near +0 laed"]),
        ("size: 22", "size: big", ["wrong-type +0 "]),
        ("theme:", "theme: &a", ["alias +0 a"]),
        ("blocks: [", "blocks: [[", ["bracket-open +0 "]),
    ],
)
def test_what_is_wrong_in_a_template(
    before: str, after: str, expected: list[str], own: Path
) -> None:
    assert noted(own, "overview", before, after) == expected


def test_a_style_that_lacks_is_told_at_one_s_own_file(own: Path) -> None:
    path = own / "templates/mine/template.yaml"
    path.parent.mkdir()
    path.write_text("like: overview\nblocks:\n  - title\n  - imprint\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_template("mine", template_folders(own))
    found = [(finding.code, str(finding.place)) for finding in caught.value.findings]
    assert found == [("missing-style", f"{path.as_posix()}:4:5")] * 2
    assert {dict(finding.values)["block"] for finding in caught.value.findings} == {"imprint"}


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("overview", "size: 22", "size: 0"),
        ("overview", "size: 22", "size: -5"),
        ("overview", "scale: 98", "scale: 0"),
        ("overview", "leading: 28.95", "leading: 0"),
        ("overview", "width: 210", "width: 30"),
        ("metrics-sheet", "tiles: 6", "tiles: 0"),
        ("metrics-sheet", "columns: 2", "columns: 7"),
    ],
)
def test_sizes_that_cannot_be(name: str, before: str, after: str, own: Path) -> None:
    assert noted(own, name, before, after)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("overview", "size: 22", "size: 22, colour: red"),
        ("overview", "blocks: [title, subtitle, issuer, sections, editor]", "blocks: []"),
        ("metrics-sheet", "metrics:", "metrics: {ladder: []}\ntheme_:"),
        ("overview", "sheet: metrics-sheet", "suffix: /../a"),
    ],
    ids=["colour", "no blocks", "no ladder", "suffix is a path"],
)
def test_values_that_cannot_be(name: str, before: str, after: str, own: Path) -> None:
    assert [line for line in noted(own, name, before, after) if "unknown-key" not in line]


@pytest.mark.parametrize(
    ("name", "before", "after", "least", "most"),
    [
        ("overview", "size: 22", "size: 480", "1", "200"),
        ("overview", "leading: 28.95", "leading: 401", "1", "400"),
        ("overview", "scale: 98", "scale: 401", "10", "400"),
        ("metrics-sheet", "tiles: 6", "tiles: 13", "1", "12"),
    ],
)
def test_the_bounds_that_are_told_are_sensible(
    name: str, before: str, after: str, least: str, most: str, own: Path
) -> None:
    path = own / "templates" / name / "template.yaml"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(InputError) as caught:
        read_template(name, template_folders(own))
    (finding,) = caught.value.findings
    values = dict(finding.values)
    assert (finding.code, values["least"], values["most"]) == ("out-of-range", least, most)


def test_fill_replaces_names_and_nothing_else() -> None:
    assert fill("{a}{b}{{a}}{c}", a="甲", b=2) == "甲2{甲}{c}"


def test_a_value_is_not_filled_in_again() -> None:
    assert fill("{a}，{b}", a="{b}", b="乙") == "{b}，乙"


@pytest.mark.parametrize("name", ["english", "english/us-letter"])
def test_an_english_paper_says_nothing_in_chinese(name: str) -> None:
    labels = read_template(name, (SHIPPED,)).labels
    chinese = {
        key for key, text in labels.items() if re.search("[\u3000-\u9fff\uff00-\uffef]", text)
    }
    reckoned = {"known_and", "proved", "contradicted", "not_checkable", "not_checked"}
    assert {key for key in chinese - reckoned if not key.startswith("sheet_")} == set()
