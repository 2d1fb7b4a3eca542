"""Files that no test may read, write or run, and what leaves this machine: watched all the time.

Python tells of each file it opens, program it starts and address it calls (PEP 578). A file is
known by its inode, so that a link to it counts. Other processes are seen by what they leave: a
canary that was changed, or a mark of one that was run.
"""

from __future__ import annotations

import os
import socket
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

NEVER = (
    "/etc/passwd",
    "/etc/shadow",
    "~/.netrc",
    "~/.pypirc",
    "~/.ssh/id_rsa",
    "~/.ssh/id_ed25519",
)
"""What hostile inputs point at."""
SECRET = "title: CANARY\n"
HERE = ("127.", "::1", "localhost", "0.0.0.0")


class Canaries:
    """Three files in a folder of their own, the files of `NEVER`, and what was seen of them."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="canaries-"))
        self.mark = self.folder / "it-ran"
        self.secret, self.program = self.folder / "secret.yaml", self.folder / "program"
        self.secret.write_text(SECRET, "utf-8")
        self.program.write_text(f"#!/bin/sh\ntouch '{self.mark}'\n", "utf-8")
        self.program.chmod(0o755)
        self.seen: list[str] = []
        paths = [self.secret, self.program, *(Path(name).expanduser() for name in NEVER)]
        self.inodes = {inode: path for path in paths if (inode := _inode(path))}
        self.before = {path: _state(path) for path in paths}

    def watch(self) -> None:
        """Look at what this process does from now on; there is no end to it."""
        sys.addaudithook(self._look)

    def touched(self) -> list[str]:
        """Return what was seen since this was asked last."""
        changed = [f"changed: {path}" for path, was in self.before.items() if _state(path) != was]
        ran = [f"ran: {self.program}"] if self.mark.exists() else []
        seen, self.seen = self.seen, []
        return [*seen, *changed, *ran]

    def _look(self, event: str, given: tuple[object, ...]) -> None:
        if event == "open":
            if isinstance(given[0], str | bytes | Path) and (found := self._canary(given[0])):
                self.seen.append(f"opened: {found}")
        elif event == "socket.connect":
            address = given[1]
            if isinstance(address, tuple) and not str(address[0]).startswith(HERE):
                self.seen.append(f"called: {address[0]}")
        elif event == "subprocess.Popen":
            program = given[0] if isinstance(given[0], str | bytes) else ""
            if program and self._canary(program):
                self.seen.append(f"started: {program!r}")
        elif event == "os.system":
            self.seen.append(f"os.system: {given[0]!r}")

    def _canary(self, path: str | bytes | Path) -> Path | None:
        return self.inodes.get(_inode(path) or (0, 0))


def _inode(path: str | bytes | Path) -> tuple[int, int] | None:
    with suppress(OSError, ValueError):
        status = os.stat(path)  # noqa: PTH116 - a path may be bytes
        return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
    return None


def _state(path: Path) -> tuple[int, ...]:
    with suppress(OSError):
        status = path.stat()
        return status.st_size, status.st_mtime_ns, status.st_mode
    return ()


def shows_itself(canaries: Canaries) -> bool:
    """Return whether each kind is seen when it is done: reading, calling, running."""
    link = canaries.folder / "link"
    link.symlink_to(canaries.secret)
    link.read_bytes()
    with suppress(OSError), socket.socket() as called:
        called.settimeout(0.01)
        called.connect(("192.0.2.1", 9))  # an address that nobody has (RFC 5737)
    os.system(str(canaries.program))
    told = " ".join(canaries.touched())
    canaries.mark.unlink()
    return all(word in told for word in ("opened:", "called:", "os.system:", "ran:"))
