"""What leaves the desk: a new briefing, a check, sheets, a mail, a package; through the gates."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

from msgspec import Struct

from jianbao.compose.conditions import is_printed
from jianbao.compose.context import Context
from jianbao.desk.office import Office
from jianbao.desk.splicing import CannotWriteError
from jianbao.desk.taking_in import Begun, StoppedError
from jianbao.library.archiving.archive import archive
from jianbao.library.archiving.filing import FilingOptions
from jianbao.library.build import build
from jianbao.library.mailing.drafting import draft_mail
from jianbao.library.options import BuildOptions
from jianbao.library.printing.designs import Design
from jianbao.library.printing.options import PrintOptions
from jianbao.library.printing.orders import sides_of
from jianbao.library.printing.ready import print_ready, spool
from jianbao.library.release.disk import write_through
from jianbao.library.release.opening import open_release
from jianbao.library.release.release import Release
from jianbao.library.starting import new_briefing
from jianbao.library.taking_back import TakenBack, take_back
from jianbao.messages.errors import InputError


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


class Run:
    """Something that takes its time: where it is, and whether it is still wanted."""

    def __init__(self) -> None:
        self.step = ""
        self.ended = ""  # done or stopped
        self.stopped = Event()

    def at(self, step: str) -> None:
        """Begin a step. Raises StoppedError where it is not wanted any more."""
        if self.stopped.is_set():
            raise StoppedError
        self.step = step


def built(office: Office, name: str, run: Run) -> Done:
    """Build a briefing and write its files. Raises Refused with the reasons."""
    folder = office.folder(name)
    run.at("build")
    release = build(folder, BuildOptions(), office.around)
    run.at("write")
    written = release.write(office.output)
    words = {output.name: str(output.pages) for output in release.outputs}
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def printed(office: Office, name: str, wish: PrintWish, run: Run) -> Done:
    """Make the sheets, and hand them to a printer where one is named. Raises Refused."""
    options = PrintOptions(
        booklet=wish.booklet, n_up=wish.n_up, large=wish.large, numbered=wish.numbered,
        watermark=wish.watermark, grey=wish.grey, paper_only=wish.paper_only, count=wish.count,
        printer=wish.printer or None,
    )  # fmt: skip
    release = _released(office, name, run)
    run.at("sheets")
    made = print_ready(release, options)
    run.at("write")
    written = made.write()
    jobs = spool(made, written.folder) if wish.printer else ()
    words = {
        "sheets": str(made.sheets),
        "count": str(len(made.copies) or made.count),
        "answer": "; ".join(f"{job.answer} {job.state}".strip() for job in jobs),
    }
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def mailed(office: Office, name: str, internal_ok: bool, run: Run) -> Done:
    """Make the draft of a mail. Raises Refused: a paper with a 密级 is not mailed."""
    release = _released(office, name, run)
    run.at("draft")
    draft = draft_mail(release, internal_ok=internal_ok)
    run.at("write")
    written = draft.write()
    words = {"to": "，".join(draft.to), "cc": "，".join(draft.cc), "subject": draft.subject}
    return Done(str(written.folder), tuple(path.name for path in written.files), words)


def archived(office: Office, name: str, filing: FilingOptions, run: Run) -> Done:
    """Pack a briefing for the archive, filed as was told. Raises Refused."""
    release = _released(office, name, run)
    run.at("pack")
    package = archive(release, filing=filing)
    run.at("write")
    written = package.write()
    files = tuple(path.name for path in written.files)
    return Done(str(written.folder), files, {"number": package.number})


def _released(office: Office, name: str, run: Run) -> Release:
    """Build anew and open: what leaves is what the files say now."""
    built(office, name, run)
    run.at("open")
    return open_release(office.folder(name), office.output / name, office.around)


def sheets(office: Office, name: str, wish: PrintWish) -> list[list[int]]:
    """Return the sides of one copy's sheets as they would be printed: pages from 1, 0 for none.

    There is no side where nothing can be printed now. Raises NoBriefingError.
    """
    paper, drawer, _ = office.open(name)
    design = Design(booklet=wish.booklet, n_up=wish.n_up, large=wish.large)
    try:
        with drawer.lock:
            briefing = drawer.read(dict(paper.files))
            papers = drawer.papers(briefing, "", sheet=not wish.paper_only)
            template = drawer.templates(briefing, "")[0]
    except InputError:
        return []
    papers = papers[:1] if wish.paper_only else papers
    context = Context(briefing, template)
    imprint = any(
        step.name in ("imprint", "fill") and is_printed(step, context) for step in template.blocks
    )
    columns = 2 if wish.booklet or wish.n_up > 1 else 1
    width = design.sheet[0] / columns
    sides = []
    for side in sides_of([len(each.placed.pages) for each in papers], design, imprint):
        row = [0] * columns
        for slot in side:
            row[round(slot.x / width)] = slot.page + 1
        sides.append(row)
    return sides


PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
LARGEST_NAME = 80


def keep_picture(office: Office, name: str, file: str, data: bytes) -> str:
    """Put a picture into a briefing's folder and return its name there; none is replaced.

    Raises CannotWriteError for what is no picture, NoBriefingError.
    """
    folder = office.folder(name)
    kind = next((each for start, each in PICTURES.items() if data.startswith(start)), "")
    if not kind and re.match(rb"\s*(?:<\?xml|<svg|<!--)", data) and b"<svg" in data[:4096]:
        kind = "svg"
    if not kind:
        raise CannotWriteError("PNG, JPEG, SVG")
    plain = re.sub(r"[^\w（）-]", "", Path(file).stem)[:LARGEST_NAME] or "picture"
    number, made = 1, f"{plain}.{kind}"
    while (folder / made).exists() or (folder / made).is_symlink():
        if (folder / made).is_file() and (folder / made).read_bytes() == data:
            return made
        number += 1
        made = f"{plain}-{number}.{kind}"
    beside = folder / f".{made}.jianbao"
    beside.unlink(missing_ok=True)
    write_through(beside, data)
    beside.replace(folder / made)
    return made
