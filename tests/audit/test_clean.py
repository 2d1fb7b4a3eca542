"""No false alarms: well-edited official Chinese, free of planted faults, passes the audit.

The papers of tests/cases/clean were written for this test; units, people and figures are made
up. `[甲/乙]` and `<label 12/34 件>` give a paper two editions with their own names and figures;
`<label value unit direction>` is a figure of the ledger at its place in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jianbao.audit import audit
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Level

PAPERS = Path(__file__).parents[1] / "cases" / "clean"
FIGURE = re.compile("<([^<> ]+) ([^<> ]+)(?: ([^<> ]+))?(?: (up|down))?>")
VARIANT = re.compile(r"\[([^\[\]/]+)/([^\[\]/]+)\]")
LEAST = 20_000


def editions() -> list[tuple[str, int]]:
    found = []
    for path in sorted(PAPERS.glob("*.txt")):
        two = VARIANT.search(path.read_text(encoding="utf-8"))
        found += [(path.stem, edition) for edition in range(2 if two else 1)]
    return found


def compose(paper: str, edition: int, folder: Path) -> Path:
    """Return the folder of one edition of a paper, written as a briefing."""
    lines = (PAPERS / f"{paper}.txt").read_text(encoding="utf-8").splitlines()
    figures: dict[str, str] = {}
    lines = [figured(VARIANT.sub(rf"\{edition + 1}", line), edition, figures) for line in lines]
    head = [line for line in lines if re.match("(title|subtitle|issuer|date|period): ", line)]
    sections: list[list[str]] = [[]]
    for line in lines[len(head) :]:
        if line.startswith("== "):
            sections.append([])
        sections[-1].append(line)
    (folder / "sections").mkdir(parents=True)
    write(folder / "briefing.yaml", [*head, "template: overview"])
    if figures:
        write(folder / "figures.yaml", list(figures.values()))
    for number, section in enumerate(part for part in sections if part):
        write(folder / "sections" / f"{number}-part.yaml", section_lines(section))
    return folder


def figured(line: str, edition: int, figures: dict[str, str]) -> str:
    """Return `line` with its figures as references, having put them into the ledger."""

    def reference(found: re.Match[str]) -> str:
        label, value, unit, direction = found.groups(default="")
        value = value.split("/")[-1] if edition else value.split("/")[0]
        kind = "rank" if value.startswith("第") else "rate" if unit == "%" else "count"
        kind = "change" if direction else kind
        entry = [f"{label}:", f"  label: {label}", f"  value: {value}", f"  kind: {kind}"]
        entry += [f'  unit: "{unit}"'] if unit else []
        entry += [f"  direction: {direction}"] if direction else []
        text = "\n".join(entry)
        assert figures.setdefault(label, text) == text, f"{label} has two values"
        return f"{{{label}}}"

    return FIGURE.sub(reference, line)


def section_lines(section: list[str]) -> list[str]:
    """Return the YAML of one section: == heading, @ summary, - lead|text, else paragraphs."""
    written = []
    texts = [line for line in section if not line.startswith(("== ", "@ ", "- "))]
    items = [line[2:].split("|") for line in section if line.startswith("- ")]
    for mark, key in (("== ", "heading"), ("@ ", "summary")):
        written += [f"{key}: {line[len(mark) :]}" for line in section if line.startswith(mark)]
    if texts:
        written += [
            "text: |",
            *"\n\n".join(texts).replace("\n\n", "\n\n  ").join(["  ", ""]).split("\n"),
        ]
    if items:
        written.append("items:")
        for lead, text in items:
            written += [f"  - lead: {lead}", f"    text: {text}"]
    return written


def write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def characters(briefing: Briefing) -> int:
    """Return how many characters of prose a briefing has, without its summaries."""
    prose = [part for section in briefing.sections for part in (section.heading, *section.text)]
    prose += [
        part for section in briefing.sections for item in section.items
        for part in (item.lead, item.text)
    ]  # fmt: skip
    texts = [re.sub(r"\{[^}]+\}", "〇〇", part.source.text) for part in prose if part]
    return sum(len(re.sub(r"\s", "", text)) for text in texts)


@pytest.fixture(scope="module")
def briefings(tmp_path_factory: pytest.TempPathFactory) -> list[Briefing]:
    folder = tmp_path_factory.mktemp("clean")
    return [
        read_briefing(compose(paper, edition, folder / f"{paper}-{edition}")).briefing
        for paper, edition in editions()
    ]


def test_the_papers_are_long_enough(briefings: list[Briefing]) -> None:
    """First editions alone: a second one repeats most of their words."""
    first = [briefing for briefing in briefings if briefing.name.endswith("-0")]
    assert sum(map(characters, first)) >= LEAST


def test_no_error_and_hardly_a_warning(briefings: list[Briefing]) -> None:
    findings = [finding for briefing in briefings for finding in audit(briefing)]
    told = [f"{f.place} {f.level} {f.code} {dict(f.values)}" for f in findings]
    errors = [line for line, f in zip(told, findings, strict=True) if f.level is Level.ERROR]
    warnings = [line for line, f in zip(told, findings, strict=True) if f.level is Level.WARNING]
    assert errors == []
    allowed = sum(map(characters, briefings)) // 5_000
    assert len(warnings) <= allowed, "\n".join(warnings)


def test_notes_stay_few(briefings: list[Briefing]) -> None:
    """A note that is found on every page is noise, too."""
    notes = Counter(
        finding.code
        for briefing in briefings
        for finding in audit(briefing)
        if finding.level is Level.NOTE
    )
    pages = sum(map(characters, briefings)) / 600
    assert all(count <= pages for count in notes.values()), notes
