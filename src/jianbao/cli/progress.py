"""A line on the terminal that says what is being done, and is gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jianbao.messages.columns import width_of


class Shown:
    """A line on standard error, where a person is looking, that another can take the place of.

    What is printed once it is hidden begins where it stood.
    """

    def __init__(self) -> None:
        self._width = 0

    def __enter__(self) -> Shown:
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def show(self, text: str) -> None:
        """Show a line in place of the one that is shown."""
        if sys.stderr.isatty():
            self.hide()
            print(text, end="\r", file=sys.stderr, flush=True)
            self._width = width_of(text)

    def hide(self) -> None:
        """Take the line away."""
        if self._width:
            print(" " * self._width, end="\r", file=sys.stderr, flush=True)
            self._width = 0


@contextmanager
def working_on(text: str) -> Iterator[None]:
    """Show `text` for as long as the body runs."""
    with Shown() as shown:
        shown.show(text)
        yield
