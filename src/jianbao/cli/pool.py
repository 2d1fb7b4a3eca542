"""Work for several processes, none of which is needed to the end: a killed one loses nothing.

`concurrent.futures` gives up all that is left when one process dies. Here its piece of work goes to
another process, which takes its place. The processes are copies of this one where the system can
copy one: what it has imported they need not import.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

TIMES = 3  # that a piece of work may end its process; then it is given up
PATIENCE = 5.0  # seconds in which a process that is told to end has to


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(
    work: Callable[[Work], Result],
    pieces: Sequence[Work],
    processes: int,
    lost: Callable[[Work], Result],
) -> Iterator[tuple[int, Result]]:
    """Yield what comes of each piece of work with its number, as they are done.

    `work` and what it takes and gives can be pickled, and it raises nothing. `lost` says what comes
    of a piece that ends every process it is given to. Only for a process without threads. However
    it is left, no process stays behind.
    """
    pool = _Pool(work, pieces, lost)
    try:
        pool.begin(min(processes, len(pieces)))
        yield from pool.results()
    finally:
        pool.end()


class _Process(Generic[Work, Result]):
    """One process, and the piece of work that it has."""

    def __init__(self, work: Callable[[Work], Result]) -> None:
        method = "fork" if sys.platform == "linux" else None
        context: Any = multiprocessing.get_context(method)
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_obey, args=(work, theirs, self.pipe), daemon=True)
        self.theirs = theirs
        self.number = -1

    def begin(self) -> None:
        """Make the process."""
        self.process.start()
        self.theirs.close()

    def give(self, number: int, piece: Work) -> bool:
        """Give it a piece of work; return whether it could take it."""
        self.number = number
        try:
            self.pipe.send(piece)
        except OSError:
            return False
        return True

    def end(self) -> None:
        """Let it end at once: what it was writing is put in place in one step, or not at all."""
        if self.process.pid is None:
            return
        self.process.terminate()
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.pipe.close()


class _Pool(Generic[Work, Result]):
    """Some processes, and the pieces of work that are still to be done."""

    def __init__(
        self,
        work: Callable[[Work], Result],
        pieces: Sequence[Work],
        lost: Callable[[Work], Result],
    ) -> None:
        self.work, self.pieces, self.given_up = work, pieces, lost
        self.waiting = deque(range(len(pieces)))
        self.lost = [0] * len(pieces)  # how often a process died over it
        self.processes: list[_Process[Work, Result]] = []

    def begin(self, count: int) -> None:
        """Begin so many processes, or as many as the system can make."""
        with suppress(OSError):
            for _ in range(count):
                self._add()

    def results(self) -> Iterator[tuple[int, Result]]:
        """Yield the results; without any process, those of this one."""
        while any(process.number >= 0 for process in self.processes):
            ready = wait([process.pipe for process in self.processes if process.number >= 0])
            for process in [each for each in self.processes if each.pipe in ready]:
                yield from self._received(process)
        while self.waiting:
            number = self.waiting.popleft()
            yield number, self.work(self.pieces[number])

    def end(self) -> None:
        """End every process."""
        for process in self.processes:
            process.end()
        self.processes.clear()

    def _received(self, process: _Process[Work, Result]) -> Iterator[tuple[int, Result]]:
        number = process.number
        try:
            result = process.pipe.recv()
        except (EOFError, OSError):  # it died: another one takes its place and its work
            self._replace(process)
            self.lost[number] += 1
            if self.lost[number] < TIMES:
                self.waiting.appendleft(number)
                self._give_all()
            else:
                yield number, self.given_up(self.pieces[number])
            return
        process.number = -1
        self._give(process)
        yield number, result

    def _replace(self, process: _Process[Work, Result]) -> None:
        process.end()
        self.processes.remove(process)
        with suppress(OSError):
            self._add()

    def _add(self) -> None:
        process = _Process[Work, Result](self.work)
        self.processes.append(process)  # before it begins: however this is left, it will be ended
        try:
            process.begin()
        except OSError:
            self.processes.remove(process)
            raise
        self._give(process)

    def _give_all(self) -> None:
        for process in self.processes:
            if process.number < 0:
                self._give(process)

    def _give(self, process: _Process[Work, Result]) -> None:
        """Give a process the next piece. One that died meanwhile shows it when it is read."""
        if self.waiting:
            number = self.waiting.popleft()
            process.give(number, self.pieces[number])


def _obey(work: Callable[[Any], Any], pipe: Connection, theirs: Connection) -> None:
    """Do piece after piece, in another process. Ctrl-C is the first one's, which ends this one."""
    theirs.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    first = os.getppid()
    with suppress(EOFError, OSError):
        while os.getppid() == first:  # one that was killed leaves no end of the pipe to be seen
            if pipe.poll(PATIENCE):
                pipe.send(work(pipe.recv()))
    os._exit(0)  # nothing of the first process's is to be done again
