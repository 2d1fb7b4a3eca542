"""What an edited Word file went out as: the release that it names by its mark, or is told to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jianbao.briefing.reading.reading import ReadBriefing
from jianbao.document.release_mark import release_mark
from jianbao.library.extract import carried_files, other_template
from jianbao.library.importing import NOWHERE
from jianbao.library.options import AnyPath, Surroundings, Unsaved
from jianbao.library.papers import Paper, typeset_papers
from jianbao.library.release.opening import usual_folder
from jianbao.library.sources import read
from jianbao.messages.errors import BriefingError, InputError
from jianbao.messages.library import no_sources
from jianbao.messages.taking_back import other_release

MOST_BESIDE = 20  # PDFs beside an edited file that are looked into

Base = tuple[ReadBriefing, str]
"""What went out, as it was read then, and the template it was built with; "": its own."""


def base_of(folder: Path, now: ReadBriefing, release: AnyPath | None, around: Surroundings) -> Base:
    """Return what went out if nothing tells otherwise.

    A release that nobody named and that is no use is passed over.
    """
    if release is not None:
        return _released(Path(release), folder)
    usual = usual_folder(now.briefing.name, around)
    try:
        return _released(usual, folder) if usual.is_dir() else (now, "")
    except BriefingError:
        return now, ""


def papers_of(
    base: Base, now: ReadBriefing, path: Path, mark: str, around: Surroundings, folder: Path,
    template: str, *, is_named: bool,
) -> tuple[Base, list[Paper]]:  # fmt: skip
    """Return what went out and its papers: those that a file's mark names, if it has one.

    Looked for in the usual release, in what the briefing prints now, and in PDFs beside the file;
    not where a release `is_named`. Raises InputError where none of them has the mark.
    """
    first = _papers(base, around, folder, template)
    if is_named or not mark or mark in map(_mark, first):
        return base, first
    for other in ((now, ""), *_beside(path, folder)):
        papers = _papers(other, around, folder, template)
        if mark in map(_mark, papers):
            return other, papers
    if base[0] is now:  # no PDF has what went out: nothing better is known
        return base, first
    raise InputError([other_release(None, name=path.name)])


def _papers(base: Base, around: Surroundings, folder: Path, template: str) -> list[Paper]:
    return typeset_papers(base[0].briefing, around, folder, template or base[1])


def _mark(paper: Paper) -> str:
    return release_mark(paper.placed.document)


def _beside(path: Path, folder: Path) -> Iterator[Base]:
    for pdf in sorted(path.parent.glob("*.pdf"))[:MOST_BESIDE]:
        try:
            yield _released(pdf, folder)
        except BriefingError:
            continue


def _released(place: Path, folder: Path) -> Base:
    """Return the briefing inside a release's PDF. Raises InputError where there is none."""
    pdfs = (
        sorted(place.glob("*.pdf"), key=lambda each: len(each.name)) if place.is_dir() else [place]
    )
    if not pdfs:
        raise InputError([no_sources(file=place)])
    files = carried_files(pdfs[0])
    start = next(name for name in files if name.endswith("/briefing.yaml")).rpartition("/")[0]
    own: dict[str, bytes | None] = {
        name.removeprefix(f"{start}/"): data
        for name, data in files.items()
        if name.startswith(f"{start}/")
    }
    return read(Unsaved(NOWHERE.parent / folder.resolve().name, own)), other_template(files)
