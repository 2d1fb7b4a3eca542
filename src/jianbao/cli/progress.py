"""A line on the terminal that says what is being done, and is gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jianbao.messages.columns import width_of


@contextmanager
def working_on(text: str) -> Iterator[None]:
    """Show `text` on standard error, where a person is looking, for as long as the body runs.

    What is printed behind it begins where it stood.
    """
    if not sys.stderr.isatty():
        yield
        return
    print(text, end="\r", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print(" " * width_of(text), end="\r", file=sys.stderr, flush=True)
