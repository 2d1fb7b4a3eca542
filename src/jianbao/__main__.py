"""`python -m jianbao` is the command `jianbao`; the command that pip makes begins here, too."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from contextlib import suppress
from types import SimpleNamespace

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
    """Load it without what it has no use for: `typing_extensions`, which `typing` stands for, 6 ms;
    and `platform`, of which its `uuid` asks the system's name alone, 2 ms.
    """
    names: dict[str, object] = {"typing_extensions": None}
    if hasattr(os, "uname"):
        names["platform"] = SimpleNamespace(system=lambda: os.uname().sysname)
    put = {name: instead for name, instead in names.items() if name not in sys.modules}
    sys.modules.update(put)  # type: ignore[arg-type]
    try:
        import msgspec  # noqa: F401
    finally:
        for name in put:
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
