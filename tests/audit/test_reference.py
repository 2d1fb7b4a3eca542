"""The reference of the checks has a page for every code of sentences and tables."""

from __future__ import annotations

import re

import pytest

from jianbao.audit.check import Check
from jianbao.audit.sentences.checks import CHECKS as SENTENCES
from jianbao.audit.tables.checks import CHECKS as TABLES
from tests.conftest import ROOT

ELSEWHERE = {
    "change-wrong": "arithmetic", "percent-for-points": "arithmetic", "typed-by-hand": "ledger",
    "not-in-ledger": "ledger",
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
