"""Every fact about Word says what it is and how it is known."""

from __future__ import annotations

import pytest

from docs.word_facts import Fact, facts
from tests.helpers.word_facts import numbers

FACTS = [fact for fact in facts() if fact.file != "names.py"]  # whose source stands at its head


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.file}:{fact.name}")
def test_a_fact_says_what_it_is_and_how_it_is_known(fact: Fact) -> None:
    assert fact.meaning and fact.source


def test_numbers_are_found_where_code_names_them_or_computes_with_them() -> None:
    source = (
        "BASE = 0.8\nA, B = 0.1, 0.2\nx = 0.3 * y\nz = f(0.4, share=0.5)\nw = 0.6 if x < 7 else y"
    )
    assert sorted(numbers(source)) == [0.1, 0.2, 0.3, 0.6, 0.8, 7]
