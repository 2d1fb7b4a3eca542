"""An archiving killed before each step that it takes on the disk; then another one, then it again.

`python -m tests.helpers.killed_archiving FOLDER` runs by itself, as killed.py does. It prints how
many kills there were, of a catalogue beside the packages and of one elsewhere, and what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from jianbao.library.archiving.archive import Archived
from jianbao.library.archiving.catalogue import LOCK, RECORD, WORKBOOK, Catalogue, Row
from tests.helpers.killed import MOST, killed_at

SERIES = "J001-WS·2022-D30-"
CELLS = ("", "某局", "题名", "20220608", "", "1", "")


def archived(paper: str, place: Path, shelf: Path | None, item: str = "0001") -> Archived:
    """Return the package of a made-up paper; the next item is taken where this one is."""
    number = SERIES + item

    def again(book: Catalogue) -> Archived:
        own = book.number_of(paper).removeprefix(SERIES)
        return archived(paper, place, shelf, own or book.next_item(SERIES))

    return Archived(
        files={f"{number}.zip": f"{paper} as {number}".encode()}, findings=(), folder=place,
        number=number, entries=1, row=Row(number, CELLS, paper), catalogue=shelf, again=again,
    )  # fmt: skip


def written(paper: str, place: Path, shelf: Path | None) -> None:
    """Archive a paper as the command does: the number first, by the catalogue as it stands."""
    made = archived(paper, place, shelf)
    (made.again or archived)(Catalogue.read(shelf or place)).write()  # type: ignore[call-arg]


def fault(place: Path, shelf: Path | None) -> str:
    """Return what is wrong with two papers' packages and lines; "" where nothing is."""
    rows = {row.number: row.release for row in Catalogue.read(shelf or place).rows}
    packages = {path.stem: path.read_text("utf-8") for path in place.glob("*.zip")}
    if sorted(rows) != [f"{SERIES}0001", f"{SERIES}0002"] or len(set(rows.values())) != 2:
        return f"lines: {rows}"
    if packages != {number: f"{paper} as {number}" for number, paper in rows.items()}:
        return f"packages: {packages}, lines: {rows}"
    names = {path.name for folder in filter(None, (place, shelf)) for path in folder.iterdir()}
    stray = names - {RECORD, WORKBOOK, LOCK, *(f"{number}.zip" for number in rows)}
    return f"stray: {stray}" if stray else ""


def after_kills(folder: Path, elsewhere: bool) -> tuple[int, list[str]]:
    """Return how many steps an archiving has, and what was wrong after one was killed before it."""
    place, shelf = folder / "packages", folder / "catalogue" if elsewhere else None
    wrong = []
    for step in range(1, MOST):
        shutil.rmtree(folder, ignore_errors=True)
        killed = killed_at(step, lambda: written("one", place, shelf))
        for paper in ("two", "one"):
            try:
                written(paper, place, shelf)
            except Exception as error:
                wrong.append(f"step {step}, {paper}: {error!r}")
        if found := fault(place, shelf):
            wrong.append(f"step {step}: {found}")
        if not killed:
            return step - 1, wrong
    return MOST, [*wrong, "no end"]


def main() -> None:
    """Print what came of both as JSON."""
    os.fsync = lambda _file: None  # type: ignore[assignment]  # the disk is not what is killed
    folder = Path(sys.argv[1]) / "killed"
    print(json.dumps([after_kills(folder, elsewhere) for elsewhere in (False, True)]))


if __name__ == "__main__":
    main()
