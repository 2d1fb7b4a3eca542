"""Two pieces of work at the same time, in two processes, where the system can do that."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Return what both give; `first` runs in a copy of this process, if there is a second core.

    Why: the writers of Word and PDF share nothing but what they read, and each spends half of a
    build. What `first` raises is raised here. Only for a process without threads.
    """
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return first(), second()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _send_outcome(first, writing)
    os.close(writing)
    try:
        ours = second()
    finally:
        with os.fdopen(reading, "rb") as pipe:  # read to its end, or the child could not end
            answer = pipe.read()
        os.waitpid(child, 0)
    return _result(answer), ours


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


def _result(answer: bytes) -> Any:
    if not answer:
        raise RuntimeError("the process beside this one ended without a word")
    done, result = pickle.loads(answer)
    if not done:
        raise result
    return result
