"""What leaves the desk: a new briefing, a check, sheets, a mail, a package; through the gates."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from jianbao.desk.office import Office
from jianbao.library.archiving.archive import archive
from jianbao.library.build import build
from jianbao.library.importing import import_paper
from jianbao.library.mailing.drafting import draft_mail
from jianbao.library.options import BuildOptions
from jianbao.library.printing.options import PrintOptions
from jianbao.library.printing.ready import print_ready, spool
from jianbao.library.release.opening import open_release
from jianbao.library.release.release import Release
from jianbao.library.starting import new_briefing
from jianbao.library.taking_back import TakenBack, take_back


class Doubt(Struct, frozen=True):
    """Something that an import is not sure of, or has changed."""

    text: str
    sure: bool


class Begun(Struct, frozen=True):
    """A briefing that came to be."""

    name: str
    kept: int = 0
    characters: int = 0
    figures: int = 0


class Done(Struct, frozen=True):
    """Files that were made."""

    folder: str
    files: tuple[str, ...]
    words: dict[str, str]


class PrintWish(Struct, frozen=True):
    """What is chosen in the dialog."""

    booklet: str = ""
    n_up: int = 1
    large: bool = False
    numbered: bool = False
    watermark: bool = False
    grey: bool = False
    paper_only: bool = False
    count: int | None = None
    printer: str = ""


def begin(office: Office, name: str, template: str, last: str) -> Begun:
    """Begin a briefing, empty or from the last one. Raises InputError, NoBriefingError."""
    folder = office.new_folder(name)
    before = office.folder(last) if last else None
    made = new_briefing(folder, office.around, template=template, last=before)
    made.write()
    return Begun(folder.name)


def take_in(office: Office, file: str, data: bytes, language: str) -> Begun:
    """Make a briefing of a paper that was dropped. Raises InputError, NoBriefingError."""
    imported = import_paper(Path(file).name, office.around, data=data, language=language)
    plain = Path(file).stem
    folder, number = office.new_folder(plain), 2
    while folder.exists():
        folder, number = office.new_folder(f"{plain}-{number}"), number + 1
    imported.write(folder)
    return Begun(folder.name, imported.kept, imported.characters, imported.figures)


class Returned(Struct, frozen=True, omit_defaults=True):
    """One change of a paper that came back: where, from what to what, by whom."""

    number: int
    kind: str
    state: str  # ready, asks (a figure), conflict, unplaced, done
    before: str = ""
    after: str = ""
    lead: str = ""  # what stands before and behind it
    rest: str = ""
    who: str = ""
    figure: str = ""
    places: int = 1
    ours: str = ""
    reason: str = ""


def came_back(
    office: Office, name: str, file: str, data: bytes, language: str
) -> tuple[TakenBack, tuple[Returned, ...]]:
    """Return what an edited Word file changes. Nothing is written. Raises InputError."""
    release = office.output / name
    taken = take_back(
        office.folder(name),
        Path(file).name,
        office.around,
        data=data,
        release=release if release.is_dir() else None,
    )
    shown = tuple(
        Returned(
            number, each.kind, each.state, each.before, each.after, each.around[0],
            each.around[1], "、".join(each.who), each.figure, 1 + len(each.others), each.ours,
            each.reason.text(language) if each.reason else "",
        )
        for number, each in enumerate(taken.changes)
    )  # fmt: skip
    return taken, shown


def built(office: Office, name: str) -> Done:
    """Build a briefing and write its files. Raises Refused with the reasons."""
    folder = office.folder(name)
    release = build(folder, BuildOptions(), office.around)
    written = release.write(office.output)
    words = {output.name: str(output.pages) for output in release.outputs}
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def printed(office: Office, name: str, wish: PrintWish) -> Done:
    """Make the sheets, and hand them to a printer where one is named. Raises Refused."""
    options = PrintOptions(
        booklet=wish.booklet, n_up=wish.n_up, large=wish.large, numbered=wish.numbered,
        watermark=wish.watermark, grey=wish.grey, paper_only=wish.paper_only, count=wish.count,
        printer=wish.printer or None,
    )  # fmt: skip
    made = print_ready(_released(office, name), options)
    written = made.write()
    jobs = spool(made, written.folder) if wish.printer else ()
    words = {
        "sheets": str(made.sheets),
        "count": str(len(made.copies) or made.count),
        "answer": "; ".join(f"{job.answer} {job.state}".strip() for job in jobs),
    }
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def mailed(office: Office, name: str, internal_ok: bool) -> Done:
    """Make the draft of a mail. Raises Refused: a paper with a 密级 is not mailed."""
    draft = draft_mail(_released(office, name), internal_ok=internal_ok)
    written = draft.write()
    words = {"to": "，".join(draft.to), "cc": "，".join(draft.cc), "subject": draft.subject}
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def archived(office: Office, name: str) -> Done:
    """Pack a briefing for the archive. Raises Refused."""
    package = archive(_released(office, name))
    written = package.write()
    files = tuple(path.name for path in written.files)
    return Done(str(written.folder), files, {"number": package.number})


def _released(office: Office, name: str) -> Release:
    """Build anew and open: what leaves is what the files say now."""
    built(office, name)
    return open_release(office.folder(name), office.output / name, office.around)
