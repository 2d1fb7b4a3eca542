"""`python -m jianbao` is the command `jianbao`; the command that pip makes begins here, too."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress

SELDOM = 1_000_000, 50, 50
"""How often garbage is collected: loading and building make many small objects that all live on."""


def run() -> int:
    """Run the command line. Ctrl-C while it is loaded or has ended leaves no trace, either."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda number, _frame: os._exit(128 + number))
    gc.set_threshold(*SELDOM)
    _load_msgspec()
    from jianbao.cli import main

    try:
        code = main()
    finally:
        # Python gives a signal's own handling back as it ends: Ctrl-C would then kill what is done.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep()
    _leave(code)
    return code


def _load_msgspec() -> None:
    """Load it without `typing_extensions`, and what that loads: 6 ms for what `typing` has."""
    name = "typing_extensions"
    if name not in sys.modules:
        sys.modules[name] = None  # type: ignore[assignment]
        try:
            import msgspec  # noqa: F401
        finally:
            del sys.modules[name]


def _keep() -> None:
    """Keep the expressions that had to be compiled, if any had, for the next start."""
    if "jianbao.document.patterns" in sys.modules:
        from jianbao.library.keeping import keep_expressions

        keep_expressions()


def _leave(code: int) -> None:
    """End the process at once; who profiles or traces it, or has threads, waits for Python's end.

    Why: to take apart hundreds of modules piece by piece costs 6 to 15 ms and gives nothing back.
    """
    if sys.getprofile() or sys.gettrace() or len(sys._current_frames()) > 1:
        return
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    raise SystemExit(run())
