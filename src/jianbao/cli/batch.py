"""Many briefings: one process a core, each told of as the single one is, in the order typed."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from msgspec import Struct

from jianbao.cli.progress import Shown
from jianbao.messages.commands import PROGRESS, progress_left

Piece = TypeVar("Piece")

OUT, ERROR = 1, 2  # standard output and standard error
USUAL = (700, 10, 10)  # how often garbage is collected: a process that lives on would grow


class Told(Struct, frozen=True):
    """What came of one briefing: the exit code, and what is printed, stream by stream."""

    code: int
    said: tuple[tuple[int, str], ...]

    def tell(self) -> None:
        """Print it."""
        for stream, text in self.said:
            (sys.stdout if stream == OUT else sys.stderr).write(text)
        sys.stdout.flush()


class _Heard(io.TextIOBase):
    """A stream that notes what is printed to it, and looks like the one it stands for."""

    def __init__(self, number: int, said: list[tuple[int, str]], like: io.TextIOBase) -> None:
        self._number, self._said, self._like = number, said, like

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the stream."""
        return self._like.encoding

    def isatty(self) -> bool:
        """Whether a person is looking."""
        return self._like.isatty()

    def fileno(self) -> int:
        """Its number."""
        return self._like.fileno()

    def write(self, text: str) -> int:
        """Note a text."""
        self._said.append((self._number, text))
        return len(text)


@contextmanager
def _heard() -> Iterator[list[tuple[int, str]]]:
    said: list[tuple[int, str]] = []
    before = sys.stdout, sys.stderr
    sys.stdout = _Heard(OUT, said, before[0])  # type: ignore[arg-type]
    sys.stderr = _Heard(ERROR, said, before[1])  # type: ignore[arg-type]
    try:
        yield said
    finally:
        sys.stdout, sys.stderr = before


def told(work: Callable[[], int]) -> Told:
    """Return what came of some work, with what it printed."""
    gc.set_threshold(*USUAL)
    with _heard() as said:
        code = work()
    return Told(code, tuple(said))


def in_order(
    done: Iterable[tuple[int, Told]], pieces: list[Piece], language: str
) -> Iterator[Told]:
    """Yield what was done in the order of the pieces, each as soon as those before it are.

    Where a person is looking, a line says how far it is, and how long it will take.
    """
    count = len(pieces)
    begun, waiting, following = monotonic(), dict[int, Told](), 0
    with Shown() as shown:
        shown.show(f"{PROGRESS.text(language)} 0/{count}")
        for finished, (number, one) in enumerate(done, 1):
            waiting[number] = one
            while following in waiting:
                shown.hide()
                yield waiting.pop(following)
                following += 1
            left = (monotonic() - begun) / finished * (count - finished)
            line = progress_left(done=finished, count=count, left=_clock(left)).text(language)
            shown.show(line)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
