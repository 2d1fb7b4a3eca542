"""`prove`: briefings laid out a second time, by LibreOffice, and compared line for line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from jianbao.fonts.bundle import SHIPPED, Face
from jianbao.library.making import make_release
from jianbao.library.options import AnyPath, BuildOptions, Surroundings
from jianbao.library.results import Written, writing
from jianbao.library.templates import find_profile
from jianbao.messages.errors import Refused
from jianbao.messages.findings import Level
from jianbao.proof.second.libreoffice import LibreOffice
from jianbao.proof.second.pictures import can_draw, write_pictures
from jianbao.proof.second.proving import Second
from jianbao.proof.second.proving import prove as laid_out_twice


class Proven(Struct, frozen=True):
    """One briefing, laid out twice: its documents, and how ours and LibreOffice's compare."""

    briefing: str  # as it was named
    documents: tuple[Second, ...]

    @property
    def equal(self) -> bool:
        """Whether all lines of all documents agree."""
        return all(each.comparison.equal for each in self.documents)

    def write_pictures(self, folder: AnyPath) -> Iterator[Written]:
        """Write the pages of each document beside each other (PNG), and yield what was written.

        Needs `can_draw()`. Raises WriteError.
        """
        for each in self.documents:
            with writing(folder):
                made = write_pictures(Path(folder), each.comparison.name, each.ours, each.theirs)
            yield Written(Path(folder), tuple(made))


def prove(
    briefings: Iterable[AnyPath],
    template: str = "",
    around: Surroundings = Surroundings(),
    *,
    pictures: AnyPath | None = None,
) -> tuple[Proven, ...]:
    """Return briefings laid out a second time from their Word files, each once, in the order given.

    `pictures` is the folder that pictures will go to: whether it takes them is seen before the
    proof, which takes long. LibreOffice runs once, beside this process.

    Gate: raises Refused with the errors of a briefing that has some. Raises InputError where one
    cannot be used, ToolError where LibreOffice is missing or fails, WriteError for `pictures`.
    """
    if pictures is not None and can_draw():
        _check_folder(Path(pictures))
    named = list(dict.fromkeys(briefings))
    with tempfile.TemporaryDirectory(prefix="jianbao-") as place:
        own = (face for name in named for face in _own_faces(Path(name), around))
        office = LibreOffice.find(Path(place), [*SHIPPED.values(), *own])
        options = BuildOptions(template)
        return tuple(Proven(str(name), _prove(name, options, around, office)) for name in named)


def _own_faces(folder: Path, around: Surroundings) -> Iterator[Face]:
    """Yield the faces of a briefing's profile."""
    yield from find_profile(folder, around).faces.values()


def _prove(
    briefing: AnyPath, options: BuildOptions, around: Surroundings, office: LibreOffice
) -> tuple[Second, ...]:
    release = make_release(briefing, options, around)
    errors = [finding for finding in release.findings if finding.level is Level.ERROR]
    if errors:
        raise Refused(errors)
    return tuple(laid_out_twice(release.outputs, office))


def _check_folder(folder: Path) -> None:
    """Raise WriteError where no picture could be written."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
