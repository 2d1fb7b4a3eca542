"""The reference of the checks has a page for every code of sentences and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jianbao.audit import audit
from jianbao.audit.check import Check
from jianbao.audit.sentences.checks import CHECKS as SENTENCES
from jianbao.audit.tables.checks import CHECKS as TABLES
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.errors import InputError
from tests.audit.test_arithmetic import CASES as CASES_OF_ARITHMETIC
from tests.audit.test_kinds import written
from tests.conftest import CASES, ROOT

ELSEWHERE = {
    "change-wrong": "arithmetic", "percent-for-points": "arithmetic", "typed-by-hand": "ledger",
    "not-in-ledger": "ledger", "figure-two-values": "arithmetic",
}  # fmt: skip
FAMILIES = {"sentences": SENTENCES, "tables": TABLES}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_has_a_page(family: str) -> None:
    checks: tuple[Check, ...] = FAMILIES[family]
    names = {code.name for check in checks for code in check.codes}
    page = (ROOT / "docs" / "checks" / f"{family}.md").read_text("utf-8")
    headings = set(re.findall("^## (.+)$", page, re.MULTILINE))
    assert headings == names - set(ELSEWHERE)
    for heading in headings:
        entry = page.split(f"## {heading}\n")[1].split("\n## ")[0]
        assert all(f"- **{part}**" in entry for part in ("Rule", "Source", "Level", "Accept"))


LEDGER = """\
甲: {label: 甲类, value: 3, unit: 件}
乙: {label: 乙类, value: 4, unit: 件}
批捕: {label: 批捕, value: 278, unit: 人}
起诉: {label: 起诉, value: 826, unit: 人}
升: {label: 受理同比, value: 20, unit: "%"}
"""
"""What the examples of docs/checks refer to."""
NO_SENTENCE = {
    "note-unused", "organ-two-names", "heading-mark",
}  # fmt: skip
"""Codes whose examples are no single sentence: tests of their family have them."""
EXAMPLE = re.compile(r"^- \*\*Wrong\*\*: `([^`]+)`.*?\*\*right\*\*: `([^`]+)`", re.MULTILINE)


def examples() -> Iterator[tuple[str, str, str]]:
    """Yield code, wrong and right sentence of the pages whose examples are sentences."""
    for family in ("sentences", "text"):
        page = (ROOT / "docs" / "checks" / f"{family}.md").read_text("utf-8")
        for entry in page.split("\n## ")[1:]:
            code = entry.split("\n")[0]
            match = EXAMPLE.search(entry)
            if code not in NO_SENTENCE:
                assert match, code
                yield code, match[1], match[2]


@pytest.mark.parametrize(("code", "wrong", "right"), list(examples()))
def test_the_examples_are_true(tmp_path: Path, code: str, wrong: str, right: str) -> None:
    told = {}
    for name, text in (("wrong", wrong), ("right", right)):
        (tmp_path / name).mkdir()
        paper = {"t": f"{text.rstrip('。')}。", "l": LEDGER}
        folder = written(tmp_path / name, paper)
        told[name] = {each.code for each in audit(read_briefing(folder).briefing)}
    assert code in told["wrong"]
    assert code not in told["right"]


EXAMPLES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (CASES / "audit" / "examples.yaml").read_text("utf-8")
)
OTHER_PAGES = ("arithmetic", "ledger", "signs", "structure", "tables")
SHOWN = re.compile(r"^- \*\*Wrong\*\*: (.+?)\*\*right\*\*: (.+)$", re.MULTILINE)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
ELSEWHERE_SHOWN = {
    "number-taken", "no-summary", "repeated-heading", "repeated-sentence", "annex-missing",
    "object-missing",
    "earlier-value", "earlier-unit", "earlier-scope", "earlier-falls", "figure-carried",
    "style-mixed", "file-name", "file-twin",
}  # fmt: skip
"""Codes whose examples take several sections or files, or an earlier paper: tests of their own."""
GIVEN = "2022-01/2022-06 51.1%"
"""The paper's period, and what the formula of an example gives."""


def shown() -> Iterator[tuple[str, str, str]]:
    """Yield code, wrong and right of the pages whose examples are more than a sentence."""
    for family in OTHER_PAGES:
        page = (ROOT / "docs" / "checks" / f"{family}.md").read_text("utf-8")
        for entry in page.split("\n## ")[1:]:
            code, match = entry.split("\n")[0], SHOWN.search(entry)
            if match and code not in ELSEWHERE_SHOWN:
                yield code, match[1], match[2]


@pytest.mark.parametrize(("code", "wrong", "right"), list(shown()))
def test_what_a_page_shows_is_what_is_run(code: str, wrong: str, right: str) -> None:
    """Arithmetic's pairs are those of its own test; the others are in examples.yaml."""
    pair = EXAMPLES.get(code)
    cases = [str(value) for case in CASES_OF_ARITHMETIC if case.code == code
             for value in (case.wrong, case.right, case.ledger, case.text)]  # fmt: skip
    assert pair or cases, code
    made = [text for paper in (pair or {}).values() for text in paper.values()]
    papers = " ".join([*cases, *made, LEDGER, GIVEN])
    shown_numbers = NUMBER.findall(re.sub(r"in a paper of [\d-]+|: of .*", "", f"{wrong} {right}"))
    assert not [number for number in shown_numbers if number not in papers]


@pytest.mark.parametrize("side", ["wrong", "right"])
@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_of_a_page_is_true(tmp_path: Path, code: str, side: str) -> None:
    paper = {"l": LEDGER} | EXAMPLES[code][side]
    try:
        findings = audit(read_briefing(written(tmp_path, paper)).briefing)
    except InputError as error:
        findings = tuple(error.findings)
    assert (code in {each.code for each in findings}) == (side == "wrong")
