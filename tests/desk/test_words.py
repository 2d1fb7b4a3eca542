"""Each word that the page shows is in the catalogue, and each of the catalogue is shown."""

from __future__ import annotations

import re
from inspect import signature

from jianbao.desk.plainly import advised, said
from jianbao.messages.desk_beside import BESIDE
from jianbao.messages.desk_words import WORDS as MAIN
from jianbao.messages.findings import Finding, Level
from tests.conftest import ROOT
from tests.helpers.messages import all_codes

WORDS = {**MAIN, **BESIDE}
STATIC = ROOT / "src/jianbao/desk/static"
MADE = {
    "state-", "column-", "particular-", "empty-", "save-", "mark-", "count-",
    "particulars-", "tables", "charts", "back-", "pictures", "chart-", "choice-", "step-",
    "way-", "kind-", "relation-", "place-", "sheet-", "recipient-", "period-",
}  # fmt: skip
"""Beginnings of keys that a script puts together, or takes from the model."""


def test_every_word_of_the_page_is_in_the_catalogue() -> None:
    source = "".join(path.read_text("utf-8") for path in STATIC.glob("*.*"))
    asked = set(re.findall(r'\bt\("([\w-]+)"', source))
    asked |= set(re.findall(r'data-(?:t|label)="([\w-]+)"', source))
    asked |= set(re.findall(r'\["([\w-]+)", "[^"]*", \(\)', source))  # commands
    assert asked - set(WORDS) == set()
    quoted = set(re.findall(r'["`]([\w-]+)["`]', source)) | asked
    unused = {key for key in WORDS if key not in quoted and not key.startswith(tuple(MADE))}
    assert unused == set()


def test_no_word_of_the_trade_of_programs_is_shown() -> None:
    odd = re.compile(r"yaml|schema|build|commit|token|json|\bid\b", re.IGNORECASE)
    said = (f"{term.en} {term.zh}" for term in WORDS.values())
    assert [words for words in said if odd.search(words)] == []


def test_what_checks_say_has_no_names_of_files_and_keys() -> None:
    """Every message's hint that names a key is kept from the page, and file names are clerk's."""
    odd = re.compile(r"\.ya?ml|`|\b(?:sheet|short|accept|unplaced|from): |--\w")
    hints = 0
    for code in all_codes().values():
        values = tuple((name, "某") for name in signature(code.function).parameters)
        finding = Finding(code.name, Level.ERROR, code.wording, None, values)
        for language in ("zh", "en"):
            assert not odd.search(advised(finding, language)), code.name
            assert not re.search(r"(?:figures|briefing)\.yaml", said(finding, language)), code.name
            hints += bool(advised(finding, language))
    assert hints > 100


def test_periods_are_said_in_words() -> None:
    code = next(code for code in all_codes().values() if code.name == "rate-range")
    finding = Finding(code.name, Level.NOTE, code.wording, None, (("rate", "2026-01/2026-03"),))
    assert "2026年1月至3月" in said(finding, "zh") and "2026-01" not in said(finding, "en")
