"""Two pieces of work at once: what they give, and what they raise."""

from __future__ import annotations

import os

import pytest

from jianbao.cli.parallel import both
from jianbao.messages.errors import InputError
from jianbao.messages.yaml import empty_file


def test_both_results_come_back_in_order() -> None:
    first, second = both(lambda: b"word" * 100_000, lambda: "pdf")
    assert (first, second) == (b"word" * 100_000, "pdf")


def test_the_first_runs_in_another_process() -> None:
    first, second = both(os.getpid, os.getpid)
    assert second == os.getpid()
    assert (first != second) == ((os.cpu_count() or 1) > 1)


def test_without_fork_they_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert both(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def refuse() -> None:
    raise InputError([empty_file(None)])


def test_what_the_first_raises_is_raised_here() -> None:
    with pytest.raises(InputError) as error:
        both(refuse, lambda: None)
    assert error.value.findings[0].code == "empty-file"


def test_what_the_second_raises_is_raised_here() -> None:
    with pytest.raises(InputError):
        both(lambda: b"x" * 1_000_000, refuse)


def test_a_process_that_dies_is_noticed() -> None:
    if (os.cpu_count() or 1) > 1:
        with pytest.raises(RuntimeError):
            both(lambda: os._exit(3), lambda: None)
