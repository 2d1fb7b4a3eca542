"""Two pieces of work at the same time, in two processes, where the system can do that."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")


def in_turn(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Return what both give, one after the other: where every core has its own work already."""
    return first(), second()


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Return what both give; `first` runs in a copy of this process, if there is a second core.

    Why: the writers of Word and PDF share nothing but what they read, and each spends half of a
    build. What `first` raises is raised here. Only for a process without threads. Where there can
    be no other process, or it is killed (by who saves memory), this one does all of it alone.
    """
    begun = _begun(first)
    if begun is None:
        return first(), second()
    child, reading = begun
    answer = b""
    try:
        ours = second()
        with os.fdopen(reading, "rb", closefd=False) as pipe:
            answer = pipe.read()
    finally:
        if not answer:  # we were interrupted: nobody wants what it makes
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        os.close(reading)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)
    outcome = _read(answer)
    return first() if outcome is None else _result(outcome), ours


def _begun(first: Callable[[], Any]) -> tuple[int, int] | None:
    """Begin in a copy of this process; return it and where its answer comes, None without one.

    The system may be able to make no other process, or no pipe to it.
    """
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return None
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        os.close(reading)
        _send_outcome(first, writing)
    os.close(writing)
    return child, reading


def _send_outcome(work: Callable[[], Any], writing: int) -> None:
    """Do the work and send what comes of it through the pipe; never return."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(work), pipe)
        code = 0
    finally:
        os._exit(code)


def _outcome(work: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return True, work()
    except Exception as error:
        return False, error


def _read(answer: bytes) -> tuple[bool, Any] | None:
    """Return what the child sent; None where it ended before it had."""
    try:
        done, result = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError):
        return None
    return done, result


def _result(outcome: tuple[bool, Any]) -> Any:
    done, result = outcome
    if not done:
        raise result
    return result
