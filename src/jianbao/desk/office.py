"""The folder that is opened at the desk, and the briefings in it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from threading import Lock

from msgspec import Struct
from msgspec.structs import replace

from jianbao.desk.drawing import Drawer
from jianbao.desk.fields import HEAD
from jianbao.desk.log import Log
from jianbao.desk.paper import OpenPaper
from jianbao.desk.splicing import CannotWriteError, Source
from jianbao.library.options import Surroundings
from jianbao.yaml.source import Mapping, Scalar, Sequence

BRIEFINGS = "briefings"


class NoBriefingError(LookupError):
    """There is no briefing of that name."""


class Listed(Struct, frozen=True):
    """A briefing in the list."""

    name: str
    title: str
    changed: float


class Office:
    """The opened folder. A name never leads out of it."""

    def __init__(self, folder: Path, state: Path, around: Surroundings) -> None:
        """`state` is the user's own folder for logs; `around` knows the time and the profile."""
        self.only = folder.name if (folder / HEAD).is_file() else ""
        inside = folder / BRIEFINGS
        self.root = folder.parent if self.only else inside if inside.is_dir() else folder
        if not self.only and not inside.is_dir() and not self._listed_in(folder):
            self.root = inside
        above = self.root.parent if self.root.name == BRIEFINGS else folder
        self.around = replace(around, working_folder=above)
        self.state = state
        self._open: dict[str, tuple[OpenPaper, Drawer, Drawer]] = {}
        self._lock = Lock()

    @property
    def output(self) -> Path:
        """Where papers are built into."""
        return Path(self.around.working_folder or Path()) / "output"

    def names(self) -> list[str]:
        """Return the names of the briefings, the one changed last first."""
        return [each.name for each in self.listed()]

    def listed(self) -> list[Listed]:
        """Return the briefings, the one changed last first."""
        found = [self._listed(path) for path in self._listed_in(self.root)]
        return sorted(found, key=lambda each: -each.changed)

    def folder(self, name: str) -> Path:
        """Return the folder of a briefing. Raises NoBriefingError."""
        if name not in {path.name for path in self._listed_in(self.root)}:
            raise NoBriefingError(name)
        return self.root / name

    def new_folder(self, name: str) -> Path:
        """Return the folder that a new briefing may have. Raises NoBriefingError."""
        plain = name.strip().strip(".")
        if not plain or any(sign in plain for sign in '/\\\0:*?"<>|') or self.only:
            raise NoBriefingError(name)
        return self.root / plain

    def open(self, name: str) -> tuple[OpenPaper, Drawer, Drawer]:
        """Return a briefing, what draws it at each key, and what looks at it in quiet.

        Raises NoBriefingError.
        """
        folder = self.folder(name)
        with self._lock:
            if name not in self._open:
                log = Log(self.beside(name, "jsonl"))
                drawers = Drawer(folder, self.around), Drawer(folder, self.around)
                self._open[name] = OpenPaper(folder, log), *drawers
            return self._open[name]

    def beside(self, name: str, kind: str) -> Path:
        """Return a file of the user's own about a briefing. Raises NoBriefingError."""
        named = sha256(str(self.folder(name).resolve()).encode()).hexdigest()[:24]
        return self.state / f"{named}.{kind}"

    def opened(self) -> list[tuple[OpenPaper, Drawer, Drawer]]:
        """Return the briefings that are open."""
        with self._lock:
            return list(self._open.values())

    def _listed_in(self, folder: Path) -> list[Path]:
        if self.only:
            return [self.root / self.only] if hasattr(self, "root") else []
        if not folder.is_dir():
            return []
        inside = folder.resolve()
        return [
            path
            for path in folder.iterdir()
            if not path.name.startswith(".")
            and (path / HEAD).is_file()
            and path.resolve().is_relative_to(inside)
        ]

    def _listed(self, path: Path) -> Listed:
        try:
            changed = max(each.stat().st_mtime for each in (path, path / HEAD))
            root = Source((path / HEAD).read_bytes()).root
        except (OSError, CannotWriteError):
            return Listed(path.name, path.name, 0)
        entry = root.entries.get("title") if isinstance(root, Mapping) else None
        title = entry[1] if entry else None
        lines = title.items if isinstance(title, Sequence) else (title,)
        words = "".join(each.text for each in lines if isinstance(each, Scalar))
        return Listed(path.name, words or path.name, changed)
