"""What fuzzing has kept is read, drawn or refused in words, as it was then."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import TARGETS, corpus

AT_ONCE = 3  # of the slow targets, each of which builds a paper or a file


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_kept_is_read_or_refused(name: str) -> None:
    kept = corpus(name)
    for data in kept if name in ("yaml", "inline") else kept[:AT_ONCE]:
        TARGETS[name](data)


def test_most_targets_have_kept_some() -> None:
    assert sum(bool(corpus(name)) for name in TARGETS) > len(TARGETS) / 2
