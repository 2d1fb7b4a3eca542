"""Two pieces of work at once: what they give, and what they raise."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from jianbao.cli.parallel import both
from jianbao.messages.errors import InputError
from jianbao.messages.yaml import empty_file

PARENT = os.getpid()


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


def open_handles() -> set[str]:
    """Return the handles of this process, where the system tells."""
    place = Path("/proc/self/fd")
    return {each.name for each in place.iterdir() if each.exists()} if place.exists() else set()


def killed_elsewhere() -> str:
    """Be killed in a copy of this process, as by the system when memory runs out."""
    if os.getpid() != PARENT:
        os.kill(os.getpid(), signal.SIGKILL)
    return "word"


def cut_short() -> bytes:
    """Die while the answer is on its way."""
    if os.getpid() != PARENT:
        os.write(max(map(int, open_handles())), b"\x80\x04")
        os.kill(os.getpid(), signal.SIGKILL)
    return b"word"


def test_where_the_other_process_is_killed_this_one_does_its_work() -> None:
    assert both(killed_elsewhere, lambda: "pdf") == ("word", "pdf")
    if Path("/proc/self/fd").exists():
        assert both(cut_short, lambda: "pdf") == (b"word", "pdf")


@pytest.mark.parametrize("name", ["fork", "pipe"])
def test_where_the_system_gives_none_this_one_does_all_alone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, name, refused)
    assert both(os.getpid, os.getpid) == (os.getpid(), os.getpid())


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_waits_for_nobody() -> None:
    before = open_handles()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        both(lambda: time.sleep(20), lambda: signal.raise_signal(signal.SIGINT))
    assert time.monotonic() - began < 10
    assert open_handles() == before
