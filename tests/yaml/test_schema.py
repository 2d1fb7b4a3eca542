"""JSON Schemas: current, valid, and of one mind with the reader on samples and mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jianbao.cli import main
from jianbao.library.schemas import schemas
from tests.conftest import ROOT

SHIPPED = ROOT / "src/jianbao/yaml/schemas"
SCHEMAS = {name.removesuffix(".schema.json"): data for name, data in schemas().items()}


def samples() -> Iterator[tuple[str, Path]]:
    """Yield every YAML file of the repository's samples with the name of its schema."""
    for folder in sorted((ROOT / "briefings").iterdir()):
        yield "briefing", folder / "briefing.yaml"
        yield "figures", folder / "figures.yaml"
        yield from (("section", path) for path in sorted(folder.glob("sections/*.yaml")))
    yield from (("template", path) for path in sorted(ROOT.glob("templates/*/template.yaml")))


class _Editor(yaml.SafeLoader):
    """Types as an editor does, YAML 1.2: numbers and true; yes and dates are texts."""


_Editor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if not tag.endswith((":timestamp", ":bool"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def problems(name: str, text: str, loader: Any = _Editor) -> list[str]:
    validator = Draft202012Validator(json.loads(SCHEMAS[name]))
    return [error.message for error in validator.iter_errors(yaml.load(text, loader))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_current(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))
    current = (SHIPPED / f"{name}.schema.json").read_bytes() == SCHEMAS[name]
    assert current, "run: jianbao schema src/jianbao/yaml/schemas"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in SHIPPED.iterdir()} == set(schemas())


def _is_of_texts(name: str, path: Path) -> bool:
    return name == "figures" or (name == "section" and "tables:" not in path.read_text("utf-8"))


LOADERS = {"text": yaml.BaseLoader, "typed": _Editor}
SAMPLES = [
    (name, path, loader)
    for name, path in samples()
    for loader in LOADERS
    # A ledger's and a section's values are texts, but every editor types the other files' numbers,
    # and a table's.
    if path.exists() and (loader == "typed" or _is_of_texts(name, path))
]


@pytest.mark.parametrize(("name", "path", "loader"), SAMPLES, ids=lambda part: str(part)[-30:])
def test_the_samples_fit(name: str, path: Path, loader: str) -> None:
    assert problems(name, path.read_text("utf-8"), LOADERS[loader]) == []


PAPER = "{name: 文, purpose: 试, blocks: [%s], theme: {styles: {}}}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("section", "headings: 一"),
        ("section", "items: []"),
        ("section", "items: [{led: 甲}]"),
        ("section", "heading: [一]"),
        ("figures", "甲: {label: 甲, value: 1, kind: number}"),
        ("figures", "甲: {label: 甲}"),
        ("briefing", "{title: 甲, issuer: 乙, period: 2022, date: 4 July}"),
        ("template", PAPER % "titel"),
        ("template", PAPER % "{block: line, style: a}"),
        ("template", PAPER % "{block: line, style: a, text: b, colour: FF0000}"),
        ("template", PAPER % "{block: rule, width: thick}"),
        ("template", PAPER % "{text: a}"),
        ("template", "{name: 文, purpose: 试, theme: {styles: {}}}"),
        ("profile", "fonts: {fang: own.ttf}"),
        ("profile", "templates: {all: {labels: {andd: 、}}}"),
    ],
)
def test_mistakes_do_not_fit(name: str, text: str) -> None:
    assert problems(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("template", PAPER % "title, {block: line, style: a, text: '{x}'}, {block: gap, mm: 2}"),
        ("template", PAPER % "{block: fill, even: yes}"),
        ("profile", "{office: {unit: 甲, phone: 12345}, fonts: {fang: {word: 仿宋}}}"),
        ("profile", "templates: {official: {theme: {page: {left: 30}}, variants: {a: {}}}}"),
    ],
)
def test_what_fits(name: str, text: str) -> None:
    assert problems(name, text) == []


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(tmp_path / "schemas")]) == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "schemas").iterdir()} == schemas()
    assert f"{len(schemas())} schemas" in capsys.readouterr().out
    (tmp_path / "file").write_text("")
    assert main(["schema", str(tmp_path / "file")]) == 1
