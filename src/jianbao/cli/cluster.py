"""Briefings handed to an existing Dask cluster: the same work in other machines' processes.

Where the workers see the output folder they read and write on the storage that all share. Where
they do not, they are sent a briefing's files, and what they made comes back and is written here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from logging import ERROR, getLogger
from pathlib import Path
from typing import Any
from uuid import uuid4

from msgspec.structs import replace

import jianbao
from jianbao.cli.batch import Told, told
from jianbao.cli.building import Order, build_one, finish, lost
from jianbao.messages.commands import cluster_missing, no_cluster
from jianbao.messages.errors import BriefingError, InputError

PATIENCE = 20  # seconds until a scheduler that does not answer is given up
TASKS = 4  # for each worker: few enough that handing out costs nothing, many to share out evenly
MOST = 25  # briefings of one task
RETRIES = 3  # of a task that raised what is no fault of a briefing
BESIDE = re.compile(rb"(?m)^\s*(compare_with|issue|total_issue|logo)\s*:")
"""Keys whose briefing needs more than its own folder."""

Numbered = tuple[int, Path]
Made = tuple[int, Any]  # what was told, or a release


def results(address: str, folders: Sequence[Path], order: Order) -> Iterator[tuple[int, Told]]:
    """Yield what comes of each briefing with its number, as they are done.

    Raises InputError where Dask is not installed, or no scheduler answers at the address.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise InputError([cluster_missing()]) from error
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise InputError([no_cluster(address=address)]) from error
    getLogger("distributed.client").setLevel(ERROR)  # that it tries again is no news to a clerk
    with client:
        yield from _Cluster(client, distributed.as_completed, order).results(folders)


class _Cluster:
    """A scheduler's workers, and how they get at files."""

    def __init__(self, client: Any, as_completed: Any, order: Order) -> None:
        self.client, self.as_completed, self.order = client, as_completed, order
        self.workers = max(1, len(client.scheduler_info()["workers"]))
        self.shares = _shares(client, order.out.absolute())

    def results(self, folders: Sequence[Path]) -> Iterator[tuple[int, Told]]:
        """Yield what comes of each briefing."""
        numbered = list(enumerate(folders))
        own = [] if self.shares else [each for each in numbered if needs_more(each[1], self.order)]
        theirs = [each for each in numbered if each not in own]
        size = min(MOST, max(1, len(theirs) // (self.workers * TASKS)))
        parts = [theirs[start : start + size] for start in range(0, len(theirs), size)]
        yield from self._handed(parts)
        for number, folder in own:
            yield number, told(partial(build_one, folder, self.order))

    def _handed(self, parts: Sequence[Sequence[Numbered]]) -> Iterator[tuple[int, Told]]:
        """Hand out some parts, each a task. One that ends worker after worker is parted."""
        tasks = {self._task(part): part for part in parts}
        alone: list[Sequence[Numbered]] = []
        for future in self.as_completed(list(tasks)):
            part, came = tasks.pop(future), _waited_for(future)
            if came is not None:
                yield from ((number, self._finished(made)) for number, made in came)
            elif len(part) > 1:
                alone += [[each] for each in part]
            else:
                ((number, folder),) = part
                yield number, lost(self.order, folder)
            future.release()
        if alone:
            yield from self._handed(alone)

    def _task(self, part: Sequence[Numbered]) -> Any:
        there = [(number, folder.absolute()) for number, folder in part]
        work, given = (_on_shared, there) if self.shares else (_from_files, _sent(part))
        key = f"jianbao-{part[0][1].name}-{uuid4().hex}"  # the files may have changed since
        return self.client.submit(
            work, given, self._their_order(), key=key, retries=RETRIES, pure=False
        )

    def _their_order(self) -> Order:
        """Return the order as it is meant anywhere: paths do not depend on a worker's folder."""
        profile = self.order.around.profile
        around = replace(
            self.order.around,
            working_folder=self.order.around.working_folder if self.shares else None,
            profile=Path(profile).absolute() if profile else None,
            profile_above=self.order.around.profile_above and self.shares,
        )
        return replace(self.order, around=around, out=self.order.out.absolute())

    def _finished(self, made: Any) -> Told:
        if isinstance(made, Told):
            here, there = f"{Path.cwd().as_posix()}/", ""
            said = ((stream, text.replace(here, there)) for stream, text in made.said)
            return replace(made, said=tuple(said))
        return told(partial(finish, made, self.order))


def _waited_for(future: Any) -> list[Made] | None:
    """Return what a task gave, or None where it failed: what died with its worker is made anew."""
    try:
        made: list[Made] = future.result()
    except Exception:  # whatever the task raised, or what Dask says of workers that died of it
        return None
    return made


def _shares(client: Any, out: Path) -> bool:
    """Return whether every worker sees what is written into the output folder here."""
    out.mkdir(parents=True, exist_ok=True)
    mark = out / f".jianbao-{uuid4().hex}"
    try:
        mark.touch()
        seen = client.run(os.path.exists, str(mark))
        return bool(seen) and all(value is True for value in seen.values())
    finally:
        mark.unlink(missing_ok=True)


def needs_more(folder: Path, order: Order) -> bool:
    """Return whether a briefing needs what is not in its folder: another paper, or an office's."""
    around = order.around
    working = Path(around.working_folder or ".")
    if around.profile or (working / "templates").is_dir():
        return True
    absolute = folder.absolute()
    if any((above / "profile.yaml").exists() for above in (absolute, *absolute.parents)):
        return True
    try:
        return BESIDE.search((folder / "briefing.yaml").read_bytes()) is not None
    except OSError:
        return True  # it is told here what is wrong


def _sent(part: Sequence[Numbered]) -> list[tuple[int, jianbao.Unsaved]]:
    return [
        (number, jianbao.Unsaved(folder.as_posix(), files_of(folder))) for number, folder in part
    ]


def files_of(folder: Path) -> dict[str, bytes | None]:
    """Return a folder's files by their names inside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# ---- what a worker does


def _on_shared(part: Sequence[Numbered], order: Order) -> list[Made]:
    """Build briefings where they lie, and write what came of them."""
    return [(number, told(partial(build_one, folder, order))) for number, folder in part]


def _from_files(part: Sequence[tuple[int, jianbao.Unsaved]], order: Order) -> list[Made]:
    """Build briefings from their files, and give back what came of them."""
    return [(number, _released(sent, order)) for number, sent in part]


def _released(sent: jianbao.Unsaved, order: Order) -> Told | jianbao.Release:
    try:
        return jianbao.build(sent, order.options, order.around)
    except BriefingError:  # it is raised and told anew, with what it prints
        work: Callable[[], int] = partial(build_one, sent, order)
        return told(work)
