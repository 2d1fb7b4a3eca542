"""What calls give back as files: in memory, until somebody writes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from jianbao.library.options import AnyPath
from jianbao.messages.errors import WriteError
from jianbao.messages.findings import Finding
from jianbao.messages.library import cannot_write
from jianbao.messages.opening import unwritten


class Written(Struct, frozen=True):
    """What writing did: the files that stand in `folder` now."""

    folder: Path
    files: tuple[Path, ...]
    kept: tuple[Path, ...] = ()  # copies of files that somebody had edited
    left_over: tuple[Path, ...] = ()  # files of an earlier release that this one has not


class Files(Struct, frozen=True, kw_only=True):
    """Files that a call made, by name, with what it found. Nothing is written yet."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...] = ()
    folder: Path | None = None  # where they go unless `write` is told otherwise

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write all files into a folder, or none; what is there of the same name is replaced.

        Raises WriteError where the disk does not take them, ValueError where no folder is known.
        """
        from jianbao.library.release.files import replace_files

        place = self.place(folder)
        with writing(place):
            replace_files(place, self.files)
        return self._written(place)

    def place(self, folder: AnyPath | None = None) -> Path:
        """Return the folder that `write` means. Raises ValueError where none is known."""
        wanted = self.folder if folder is None else folder
        if wanted is None:
            raise ValueError("a release that was not written has no folder: name one")
        return Path(wanted)

    def _written(self, folder: Path, kept: list[str] | None = None) -> Written:
        copies = tuple(folder / name for name in kept or ())
        return Written(folder, tuple(folder / name for name in self.files), copies)


@contextmanager
def writing(place: AnyPath, named: bool = False) -> Iterator[None]:
    """Raise WriteError with the file that the disk did not take.

    It is `place` where the system names none, or where that is the `named` file itself.
    """
    try:
        yield
    except OSError as error:
        file = place if named else error.filename or place
        raise WriteError([cannot_write(file=file, reason=unwritten(error))]) from error
