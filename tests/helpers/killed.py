"""Every writer, killed before each step that it takes on the disk: what is left then?

`python -m tests.helpers.killed FOLDER` runs by itself: a process that forks must have no threads.
It prints how many kills each writer went through, and what was wrong after one.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jianbao.library.release import switching
from jianbao.library.release.files import add_files, change_files, replace_files, write_files
from jianbao.library.release.manifest import MANIFEST, digest
from jianbao.library.release.staging import tidy

STEPS = {
    "open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "os.chmod",
    "os.scandir", "os.listdir", "os.utime", "shutil.rmtree", "shutil.copyfile", "ctypes.dlsym",
}  # fmt: skip
MOST = 400  # steps of one writer, far more than any takes
Tree = dict[str, bytes]


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child and kill it before a step, counted from 1; return whether it was."""
    child = os.fork()
    if child == 0:
        seen = 0

        def look(event: str, _arguments: object) -> None:
            nonlocal seen
            if event in STEPS:  # os.kill is an event, too
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def tree(folder: Path) -> Tree:
    """Return every file below a folder, those of staging folders, too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def release(word: str) -> Tree:
    """Return three files and their manifest, the manifest last."""
    files = {name: f"{word} of {name}".encode() for name in ("a.docx", "a.pdf", "a-metrics.pdf")}
    entries = [{"name": name, "sha256": digest(data)} for name, data in files.items()]
    return {**files, MANIFEST: json.dumps({"files": entries}).encode()}


OLD, NEW = release("old"), release("new")
OTHERS = {"notes.txt": b"mine", "print/sheet.pdf": b"printed", "mail/sent.json": b"sent"}
CARRIED = {
    "briefings/b/briefing.yaml": b"head", "briefings/b/sections/1.yaml": b"text",
    "templates/t/template.yaml": b"template", "profile.yaml": b"profile",
}  # fmt: skip
TREE = {"head.yaml": b"head", "sections/1.yaml": b"one", "sections/2.yaml": b"two", "a": b"a"}
CHANGES: dict[str, bytes | None] = {
    "sections/1.yaml": b"other", "a": None, "sections/3.yaml": b"3", "annexes/1.yaml": b"annex",
    "head.yaml": b"other head",
}  # fmt: skip


@dataclass(frozen=True)
class Writer:
    """What is there before, what is done, and what may be there if it is killed."""

    before: Tree
    work: Callable[[Path], object]
    allowed: Callable[[Tree], bool]
    after: Tree
    together: bool = False  # the next run that comes by makes it one of both


def _under(name: str, files: Tree) -> Tree:
    return {f"{name}/{file}": data for file, data in files.items()}


def _whole(found: Tree) -> bool:
    """A release as it was or as it is to be, and everything else of its folder."""
    return found in (_under("r", {**OLD, **OTHERS}), _under("r", {**NEW, **OTHERS}))


def _missing_at_most(found: Tree) -> bool:
    return _whole(found) or not found


def _each_whole(found: Tree) -> bool:
    both = ({**OLD, **TREE}, {**NEW, **CHANGES})
    return all(data in [each.get(name) for each in both] for name, data in found.items())


def _without_exchange(folder: Path) -> None:
    switching.exchange = lambda _one, _other: False  # type: ignore[assignment]
    switching.switch_folder(folder / "r", NEW)


def _carried(found: Tree) -> bool:
    """Nothing but what is carried, no folder in part, and a briefing only if all is there."""
    whole = all(
        {name for name in found if name.startswith(top)} in (set(), _starting(top))
        for top in ("briefings/", "templates/", "profile.yaml")
    )
    parts = found.items() <= CARRIED.items()
    return whole and parts and (found == CARRIED or not _starting("briefings/") & found.keys())


def _starting(top: str) -> set[str]:
    return {name for name in CARRIED if name.startswith(top)}


WRITERS = {
    "a first release": Writer(
        {}, lambda folder: switching.switch_folder(folder / "r", NEW),
        lambda found: found in ({}, _under("r", NEW)), _under("r", NEW),
    ),
    "a release": Writer(
        _under("r", {**OLD, **OTHERS}), lambda folder: switching.switch_folder(folder / "r", NEW),
        _whole, _under("r", {**NEW, **OTHERS}),
    ),
    "a release without exchange": Writer(
        _under("r", {**OLD, **OTHERS}), _without_exchange, _missing_at_most,
        _under("r", {**NEW, **OTHERS}),
    ),
    "prints": Writer(OLD, lambda folder: write_files(folder, NEW), _each_whole, NEW,
                     together=True),
    "schemas": Writer(OLD, lambda folder: replace_files(folder, NEW), _each_whole, NEW,
                      together=True),
    "changes": Writer(
        TREE, lambda folder: change_files(folder, CHANGES), _each_whole,
        {name: data for name, data in {**TREE, **CHANGES}.items() if data is not None},
        together=True,
    ),
    "sources": Writer({}, lambda folder: add_files(folder, CARRIED), _carried, CARRIED),
    "sources into a new folder": Writer(
        {}, lambda folder: add_files(folder / "e", CARRIED),
        lambda found: found in ({}, _under("e", CARRIED)), _under("e", CARRIED),
    ),
}  # fmt: skip


def _not_staged(files: Tree) -> Tree:
    return {name: data for name, data in files.items() if ".jianbao-" not in name}


def after_kills(folder: Path, name: str, writer: Writer) -> tuple[int, list[str]]:
    """Kill a writer before each of its steps; return how many there are, and what was wrong."""
    wrong = []
    for step in range(1, MOST):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for file, data in writer.before.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(data)
        killed = killed_at(step, lambda: writer.work(folder))
        left = tree(folder)
        if not writer.allowed(_not_staged(left)):
            wrong.append(f"{name}, killed before step {step}: {sorted(_not_staged(left))}")
        tidy(folder)
        if writer.together and tree(folder) not in (writer.before, writer.after):
            wrong.append(f"{name}, settled after step {step}: {sorted(tree(folder))}")
        writer.work(folder)
        again = tree(folder)
        edited = {file: data for file, data in again.items() if ".edited-" not in file}
        if edited != writer.after:
            wrong.append(f"{name}, run again after step {step}: {sorted(again)}")
        if list(folder.rglob(".jianbao-*")):
            wrong.append(f"{name}, stray after step {step}")
        if not killed:
            return step - 1, wrong
    return MOST, [*wrong, f"{name}: no end"]


def main() -> None:
    """Print what came of all writers as JSON."""
    os.fsync = lambda _file: None  # type: ignore[assignment]  # the disk is not what is killed
    place = Path(sys.argv[1]) / "killed"
    print(json.dumps({name: after_kills(place, name, each) for name, each in WRITERS.items()}))


if __name__ == "__main__":
    main()
