"""Ctrl-C, and being told to end: what was begun is taken back, and no trace is printed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP
IMPORTING = "<frozen importlib"
PATIENCE = 0.02  # seconds until an interrupt that came too early comes again


class Interruptions:
    """While it is open, a signal to end raises KeyboardInterrupt, and what is staged is removed.

    A second one ends the process at once; the next run removes what then stays. A signal that the
    process was started to ignore (nohup, a job in the background) goes on being ignored.
    """

    def __init__(self) -> None:
        self.number = 0
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruptions:
        for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
            before = signal.getsignal(number)
            if before not in (signal.SIG_IGN, None):
                try:
                    signal.signal(number, self._interrupt)
                except ValueError:  # not the main thread: signals are somebody else's
                    break
                self._before[number] = before
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        return self

    def __exit__(self, *_: object) -> None:
        sys.unraisablehook = self._hook
        for number, before in self._before.items():
            signal.signal(number, before)

    def code(self, usual: int) -> int:
        """Return the exit code: 130 and its like, if somebody wanted an end, whatever came of it.

        Why not by the exception alone: a library may have caught it with all others.
        """
        return 128 + self.number if self.number else usual

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self.number:
            os._exit(128 + number)
        if _is_importing(frame):
            # What is written in C and asks Python while it is loaded aborts on any exception.
            again = threading.Timer(PATIENCE, signal.raise_signal, (number,))
            again.daemon = True
            again.start()
            return
        self.number = number
        raise KeyboardInterrupt

    def _unraisable(self, what: sys.UnraisableHookArgs) -> None:
        """Say nothing of an interrupt that came where none can be raised; `code` knows of it."""
        if not issubclass(what.exc_type, KeyboardInterrupt):
            self._hook(what)


def _is_importing(frame: FrameType | None) -> bool:
    """Return whether a module is being loaded at this moment."""
    while frame is not None and not frame.f_code.co_filename.startswith(IMPORTING):
        frame = frame.f_back
    return frame is not None
