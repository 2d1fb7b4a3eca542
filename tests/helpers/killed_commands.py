"""Whole commands, killed at random moments and before each step on the disk: what is left then?

    python -m tests.helpers.killed_commands FOLDER KILLS SEED [COMMAND …]

It runs by itself: a process that forks must have no threads. For each command it prints how often
it was killed at random, how often at or right after a rename, how often before a step, and what was
wrong after one. With KILLS 0 the steps are the renames, and there is nothing else.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jianbao.cli import main as run_command
from jianbao.library.release import switching
from jianbao.library.release.staging import tidy
from tests.helpers.killed import STEPS, Tree, tree

RENAMES = {"os.rename", "os.link"}
NEAR = 0.002  # seconds after a rename within which a kill that is aimed at it comes
ENDS = 1.15  # a kill comes at most so much later than the command took
LETTER = "关于报送材料的通知\n\n各单位：\n\n请于7月1日前报送5份材料。\n\n某单位\n2024年6月3日\n"
FILES = {
    "b/briefing.yaml": "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\nissue: '2'\n"
    "archive: {fonds: A123, retention: Y, department: BGS, item: '0001'}\n",
    "b/sections/1-s.yaml": "heading: 甲\ntext: 5月6号收到{数}，办结2人。\n",
    "b/figures.yaml": "数: {label: 数, value: 12, unit: 人}\n",
    "letter.txt": LETTER,
    "list.csv": "编号,数值\n数,13\n",
    "old/notes.txt": "mine\n",
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """A command line, what must be there before, and whether two of its folders may disagree."""

    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    two_folders: bool = False
    again: int = 0  # exit code where everything is there already


BUILD = ("build", "b")
COMMANDS = {
    "build": Command(BUILD),
    "build-anew": Command(BUILD, (("build", "b", "--embed-fonts"),)),
    "archive": Command(("archive", "b"), (BUILD,), two_folders=True),
    "extract": Command(("extract", "output/b/b.pdf", "--out", "new"), (BUILD,)),
    "fix": Command(("check", "b", "--fix", "--yes"), (("spoil",),)),
    "import": Command(("import", "letter.txt", "--out", "new"), again=2),
    "new": Command(("new", "new"), again=2),
    "new-from": Command(("new", "new", "--from", "b"), again=2),
    "figures-from": Command(("figures", "b", "--from", "list.csv", "--yes")),
    "figures-out": Command(("figures", "b", "--out", "list.xlsx")),
    "print": Command(("print", "b"), (BUILD,)),
    "take-back": Command(
        ("take-back", "back.docx", "b", "--write"), (BUILD, ("edit",))
    ),
}  # fmt: skip


def edit() -> None:
    """Put a Word file beside the paper that somebody changed."""
    with (
        zipfile.ZipFile("output/b/b.docx") as source,
        zipfile.ZipFile("back.docx", "w") as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, text.replace("办结".encode(), "处理".encode()))


def spoil() -> None:
    """Put marks into two files that `--fix` corrects."""
    for name in ("b/sections/1-s.yaml", "b/briefing.yaml"):
        text = Path(name).read_text("utf-8").replace("2人。", "2人,办毕。").replace("题", "某某,题")
        Path(name).write_text(text, "utf-8")


def settle() -> None:
    """Do what every command does first in a folder that it reads or writes."""
    tidy(*(Path(place) for place, _, _ in os.walk(".") if ".jianbao-" not in place))


def run(words: tuple[str, ...]) -> int:
    """Run a command in this process."""
    if len(words) == 1:
        {"edit": edit, "spoil": spoil, "settle": settle}[words[0]]()
        return 0
    return run_command(list(words))


def started(words: tuple[str, ...], look: Callable[[str, object], None] | None = None) -> int:
    """Start a command in a child; `look` is told of each event that Python audits. Return its id.

    The child leads a group of processes, so that nothing of it outlives the test.
    """
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        os.setpgid(0, 0)
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        if look:
            sys.addaudithook(lambda event, given: look(event, given[0] if given else None))
            exchange = vars(switching)["exchange"]

            def exchanged(one: Path, other: Path) -> bool:
                look("os.rename", one)
                return bool(exchange(one, other))

            vars(switching)["exchange"] = exchanged
        code = run(words)
    except BaseException:
        code = 98
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Wait for a child, end what it started; return its exit code, or below 0 the signal."""
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    return code


def killed_after(seconds: float, words: tuple[str, ...]) -> bool:
    """Kill a command after so long; return whether it was still running."""
    child = started(words)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ended(child) == -signal.SIGKILL


def killed_before(step: int, words: tuple[str, ...], steps: set[str]) -> bool:
    """Kill a command before one of its steps, counted from 1; return whether it has so many."""

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    return ended(started(words, at_step(step, steps, kill))) == -signal.SIGKILL


def killed_near(rename: int, delay: float, words: tuple[str, ...]) -> bool:
    """Kill a command some seconds after one of its renames, from 1; return whether it was."""

    def kill_soon() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # it ends a process at once, too
        signal.setitimer(signal.ITIMER_REAL, delay)

    return ended(started(words, at_step(rename, RENAMES, kill_soon))) == -signal.SIGALRM


def at_step(step: int, steps: set[str], act: Callable[[], None]) -> Callable[[str, object], None]:
    """Return a look that acts before one of the steps in the working folder, counted from 1."""
    seen, here = 0, str(Path.cwd())

    def look(event: str, path: object) -> None:
        nonlocal seen
        if event in steps and isinstance(path, str | Path):
            seen += str(Path(here, path)).startswith(here)
            if seen == step:
                act()

    return look


def desk(folder: Path, command: Command) -> Tree:
    """Make the working folder of a command and go there; return what it has."""
    os.chdir(folder.parent)
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    os.chdir(folder)
    for words in command.before:
        ended(started(words))
    return tree(folder)


class Tried:
    """One command, killed and run again; `wrong` says what was not as it must be."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name, self.command = folder, name, COMMANDS[name]
        self.wrong: list[str] = []
        self.before = desk(folder, self.command)
        self.saved = folder.with_name("saved")
        shutil.rmtree(self.saved, ignore_errors=True)
        shutil.copytree(folder, self.saved)
        run(self.command.words)  # children start with all that is imported and kept by then
        self.afresh()
        began = time.monotonic()
        if code := ended(started(self.command.words)):
            self.wrong.append(f"{name}: exit {code}")
        self.seconds = time.monotonic() - began
        self.after = tree(folder)
        if self.after == self.before:
            self.wrong.append(f"{name}: does nothing")

    def afresh(self) -> None:
        """Put everything back as it was before the command."""
        os.chdir(self.folder.parent)
        shutil.rmtree(self.folder)
        shutil.copytree(self.saved, self.folder)
        os.chdir(self.folder)

    def look(self, moment: str) -> None:
        """Look at what a kill left, run the command again, look at that."""
        left = {name: data for name, data in tree(self.folder).items() if ".jianbao-" not in name}
        if not self._allowed(left, apart=True):
            changed = sorted({*left.items()} ^ {*self.before.items()})
            self.wrong.append(f"{self.name}, {moment}, at once: {[name for name, _ in changed]}")
        ended(started(("settle",)))
        left = {name: data for name, data in tree(self.folder).items() if ".jianbao-" not in name}
        if not self._allowed(left, apart=self.command.two_folders):
            changed = sorted({*left.items()} ^ {*self.before.items()})
            self.wrong.append(f"{self.name}, {moment}: {[name for name, _ in changed]}")
        code = ended(started(self.command.words))
        if code != (self.command.again if left == self.after else 0):
            self.wrong.append(f"{self.name}, {moment}, again: exit {code}")
        if tree(self.folder) != self.after:
            names = [
                name for name, _ in sorted({*tree(self.folder).items()} ^ {*self.after.items()})
            ]
            self.wrong.append(f"{self.name}, {moment}, again: {names}")
        if stray := list(self.folder.rglob(".jianbao-*")):
            self.wrong.append(f"{self.name}, {moment}: stray {stray}")

    def _allowed(self, left: Tree, *, apart: bool) -> bool:
        """Return whether files are whole; those of before and after together only if `apart`."""
        if not apart:
            return left in (self.before, self.after)
        return {*left.items()} <= {*self.before.items(), *self.after.items()} and (
            self.before.keys() <= left.keys()
        )


def after_kills(
    folder: Path, name: str, kills: int, chance: random.Random
) -> tuple[int, int, int, list[str]]:
    """Return how often a command was killed at random, near renames and before steps.

    And what was wrong after one of them.
    """
    tried = Tried(folder, name)
    at_random = 0
    for _ in range(kills):
        tried.afresh()
        moment = chance.uniform(0, tried.seconds * ENDS)
        at_random += killed_after(moment, tried.command.words)
        tried.look(f"after {moment:.3f} s")
    steps, kinds = 0, STEPS if kills else RENAMES
    tried.afresh()
    renames = 0
    while kills and killed_before(renames + 1, tried.command.words, RENAMES):
        renames += 1
        tried.afresh()
    near = 0
    for _ in range(kills):
        rename, delay = chance.randint(1, renames), chance.uniform(1e-6, NEAR)
        near += killed_near(rename, delay, tried.command.words)
        tried.look(f"{delay:.6f} s after rename {rename} of {renames}")
        tried.afresh()
    while killed_before(steps + 1, tried.command.words, kinds):
        steps += 1
        tried.look(f"before step {steps}")
        tried.afresh()
    return at_random, near, steps, tried.wrong


def main() -> None:
    """Print what came of all commands as JSON."""
    os.environ["SOURCE_DATE_EPOCH"] = "1768435200"
    os.fsync = lambda _file: None  # type: ignore[assignment]  # the disk is not what is killed
    folder = Path(sys.argv[1]).resolve() / "desk"
    folder.parent.mkdir(parents=True, exist_ok=True)
    kills, chance = int(sys.argv[2]), random.Random(int(sys.argv[3]))
    names = sys.argv[4:] or COMMANDS
    sys.stdout, printed = sys.stderr, sys.stdout
    print(
        json.dumps({name: after_kills(folder, name, kills, chance) for name in names}), file=printed
    )


if __name__ == "__main__":
    main()
