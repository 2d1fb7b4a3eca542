"""The clock, and whether it can be read at all."""

from __future__ import annotations

import os
import time


def epoch_or_now() -> str:
    """Return SOURCE_DATE_EPOCH, or the seconds since 1970 as they are now: 0 before that."""
    return os.environ.get("SOURCE_DATE_EPOCH", "") or str(max(0, int(time.time())))


def is_readable() -> bool:
    """Return whether the clock shows a time that Python and its packages can hold.

    They count nanoseconds since 1970 in 64 bits, which end on 11 April 2262; some cannot even be
    loaded then.
    """
    try:
        time.time()
    except OverflowError:
        return False
    return True
