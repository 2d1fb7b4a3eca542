"""`python -m jianbao` is the command `jianbao`; the command that pip makes begins here, too."""

from __future__ import annotations

import gc
import os
import signal

SELDOM = 100_000, 50, 50
"""How often garbage is collected: loading and building make many small objects that all live on."""


def run() -> int:
    """Run the command line. Ctrl-C while it is loaded or has ended leaves no trace, either."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda number, _frame: os._exit(128 + number))
    gc.set_threshold(*SELDOM)
    from jianbao.cli import main

    try:
        return main()
    finally:
        # Python gives a signal's own handling back as it ends: Ctrl-C would then kill what is done.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    raise SystemExit(run())
