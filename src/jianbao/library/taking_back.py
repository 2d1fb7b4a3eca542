"""`take_back`: a Word file that went out and came back edited, into the briefing's own YAML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import ReadBriefing
from jianbao.document.patterns import pattern
from jianbao.intake.back.applying import applied
from jianbao.intake.back.comparing import Comparison
from jianbao.intake.back.edited import Edited, EditedLine, read_edited
from jianbao.intake.back.lines import Line, Printed, printed
from jianbao.intake.back.merging import merged
from jianbao.intake.back.placing import COUNTS
from jianbao.intake.back.results import Change, Edit, ValueEdit
from jianbao.intake.back.typed import Path as TypedPath
from jianbao.intake.back.typed import typed_files
from jianbao.library.bases import base_of, papers_of
from jianbao.library.importing import NOWHERE
from jianbao.library.options import AnyPath, Surroundings, Unsaved
from jianbao.library.papers import Paper, typeset_papers
from jianbao.library.release.files import change_files
from jianbao.library.results import Written, writing
from jianbao.library.sources import folder_of, read
from jianbao.messages.errors import BriefingError, InputError
from jianbao.messages.opening import read_file, reason_of
from jianbao.messages.taking_back import (
    DRAWN,
    NOT_PRINTED,
    OF_TEMPLATE,
    OTHER_ORDER,
    REFUSED,
    STILL_PRINTED,
    cannot_take_back,
    changed_meanwhile,
    not_its_paper,
)
from jianbao.readers.errors import ReadError
from jianbao.readers.limits import LARGEST_PAPER

COUNT = pattern(f"[{COUNTS}]+")
LEAST_SHARED = 0.25  # of its paragraphs, as they were; otherwise it is another paper
MARKS = pattern("[\U000f0000-\U000ffffd]")
NUMBER_OF_ANY = r"[^\s，。；]{0,8}?[\d一二三四五六七八九十]+[^\s，。；]{0,6}?"


class TakenBack(Struct, frozen=True, kw_only=True):
    """What an edited Word file changes in a briefing. Nothing is written yet.

    `kept` of the `lines` paragraphs that came back are printed just so when all changes are made.
    """

    folder: Path
    paper: str
    changes: tuple[Change, ...]
    lines: int
    kept: int
    sources: dict[str, bytes]  # the briefing's files as they are now

    def chosen(
        self, numbers: Iterable[int] | None = None, *, figures: bool = False
    ) -> list[Change]:
        """Return the changes that are written: those with these numbers (from 0), else all ready.

        Those of figures are among them with `figures` alone, or by their numbers.
        """
        states = ("ready", "asks") if figures else ("ready",)
        if numbers is None:
            return [change for change in self.changes if change.state in states]
        wanted = [self.changes[number] for number in sorted(set(numbers))]
        return [change for change in wanted if change.state in ("ready", "asks")]

    def files(
        self, numbers: Iterable[int] | None = None, *, figures: bool = False
    ) -> dict[str, bytes | None]:
        """Return the files that chosen changes change, by name in the folder; None: it goes.

        Raises InputError where the briefing would not read any more.
        """
        edits = [edit for change in self.chosen(numbers, figures=figures) for edit in change.edits]
        files = applied(self.sources, edits)
        if files:
            read(Unsaved(self.folder, files))
        return files

    def diff(self, numbers: Iterable[int] | None = None, *, figures: bool = False) -> Iterator[str]:
        """Yield the unified difference of each file that chosen changes change."""
        from jianbao.audit.fix import diff

        for name, data in self.files(numbers, figures=figures).items():
            before = self.sources.get(name, b"").decode("utf-8")
            yield diff(before, (data or b"").decode("utf-8"), (self.folder / name).as_posix())

    def write(self, numbers: Iterable[int] | None = None, *, figures: bool = False) -> Written:
        """Write chosen changes: exactly their spans, every other byte stays.

        Gate: raises InputError where the files were changed since this was read, or would not
        read any more; WriteError where the disk does not take them.
        """
        files = self.files(numbers, figures=figures)
        if read(self.folder).sources != self.sources:
            raise InputError([changed_meanwhile(None, folder=self.folder.as_posix())])
        with writing(self.folder):
            change_files(self.folder, files)
        names = tuple(self.folder / name for name, data in files.items() if data is not None)
        return Written(self.folder, names)


def take_back(
    briefing: AnyPath, file: AnyPath, around: Surroundings = Surroundings(), *,
    release: AnyPath | None = None, template: str = "", data: bytes | None = None,
) -> TakenBack:  # fmt: skip
    """Return what an edited Word file of a briefing changes in its YAML. Nothing is written.

    The file may have tracked changes, which are taken as accepted, and may have been saved by any
    program. What it is compared with is the release that went out: `release` is its folder or a
    PDF of it; without one, that which the file's own mark names, in output/NAME below the working
    folder, in what the briefing prints now, or in a PDF beside the file. What was typed since
    stays, or is a conflict. `template` is the one that the paper was built with, by default the
    release's.

    Raises InputError where the file is no Word file, no paper of this briefing, or one of another
    release than those at hand.
    """
    folder, path = folder_of(briefing), Path(file)
    now = read(briefing)
    edited = _edited(path, data)
    named = release is not None
    went_out = base_of(folder, now, release, around)
    (base, used), papers = papers_of(
        went_out, now, path, edited.release, around, folder, template, is_named=named
    )
    files = typed_files(base.sources)
    name, paper = _closest(
        [(each.name, printed(each.placed.document, files)) for each in papers],
        edited,
        path,
        base.briefing,
    )
    changes = Comparison(base.briefing, files, folder.as_posix()).changes(paper, edited)
    changes = [_usable(change, base.sources) for change in changes]
    changes, kept = _proved(changes, base, edited, around, folder, template or used, name)
    changes = merged(changes, files, typed_files(now.sources))
    lines = edited.lines
    said = [Change(kind="comment", state="done", before=each.beside, after=each.text,
                   who=(each.who,) if each.who else ()) for each in edited.comments]  # fmt: skip
    if edited.drawn:
        said.append(Change(kind="drawn", state="unplaced", after=str(edited.drawn), reason=DRAWN))
    return TakenBack(
        folder=folder,
        paper=name,
        changes=(*changes, *said),
        lines=len(lines),
        kept=kept,
        sources=now.sources,
    )


def _edited(path: Path, data: bytes | None) -> Edited:
    try:
        return read_edited(read_file(path, LARGEST_PAPER) if data is None else data)
    except ReadError as error:
        raise InputError([cannot_take_back(None, name=path.name, reason=error.reason)]) from error
    except (OSError, ValueError) as error:
        raise InputError(
            [cannot_take_back(None, name=path.name, reason=reason_of(error))]
        ) from error


# ---- which paper it is of


def _closest(
    papers: list[tuple[str, Printed]], edited: Edited, path: Path, briefing: Briefing
) -> tuple[str, Printed]:
    """Return the paper that an edited file is of. Raises InputError where it is none."""
    came = Counter(_bare(line.text) for line in edited.lines)
    scored = [
        (_shared(paper, came), -number, name, paper) for number, (name, paper) in enumerate(papers)
    ]
    shared, _, name, paper = max(scored, key=lambda each: each[:2])
    total = len(paper.lines)
    if shared < LEAST_SHARED:
        values = {"shared": round(shared * total), "total": total}
        raise InputError([not_its_paper(None, name=path.name, briefing=briefing.name, **values)])
    return name, paper


def _shared(paper: Printed, came: Counter[str]) -> float:
    """Return how much of a paper came back as it was, by its pairs of characters."""
    ours = Counter(pair for line in paper.lines for pair in _pairs(_bare(line.text)))
    theirs = Counter(pair for text in came.elements() for pair in _pairs(text))
    return (ours & theirs).total() / max(1, max(ours.total(), theirs.total()))


def _pairs(text: str) -> Iterator[str]:
    return (text[at : at + 2] for at in range(max(1, len(text) - 1)))


# ---- the proof


def _usable(change: Change, sources: dict[str, bytes]) -> Change:
    """Return a change; one whose edits would not read as wanted has no place."""
    if not change.edits:
        return change
    try:
        applied(sources, change.edits)
    except (ValueError, LookupError):
        return replace(change, state="unplaced", edits=(), reason=REFUSED)
    return change


def _proved(
    changes: list[Change], base: ReadBriefing, edited: Edited, around: Surroundings,
    folder: Path, template: str, name: str,
) -> tuple[list[Change], int]:  # fmt: skip
    """Return changes, and how many lines that came back are printed when all of them are made.

    What would be printed otherwise and no change tells of is a change without a place.
    """
    try:
        again, papers = _printed_again(changes, base, around, folder, template)
    except (BriefingError, ValueError):
        changes = [_alone(change, base, folder) for change in changes]
        try:
            again, papers = _printed_again(changes, base, around, folder, template)
        except (BriefingError, ValueError):
            changes = [_refused(change) for change in changes]
            again, papers = _printed_again(changes, base, around, folder, template)
    paper = next((each for each in papers if each.name == name), papers[0])
    lines = printed(paper.placed.document, typed_files(again.sources)).lines
    figures = {change.figure: change.before for change in changes if change.figure}
    missing, unsaid = _difference(lines, edited.lines, figures, _changed(changes, base))
    changes = [
        each
        for each in changes
        if each.reason != OF_TEMPLATE or any(_bare(each.line) in _bare(m.text) for m in missing)
    ]
    open_ones = [each for each in changes if each.state in ("unplaced", "conflict")]
    told = "".join(_bare(each.after + each.line) for each in open_ones)
    for line in missing:
        if _bare(line.text) not in told:
            changes.append(Change(kind="other", state="unplaced", after=line.text,
                                  line=line.text, reason=NOT_PRINTED))  # fmt: skip
    gone = "".join(_bare(each.before) for each in open_ones)
    for text in unsaid:
        if not missing and _bare(text) not in gone:
            changes.append(
                Change(kind="other", state="unplaced", before=text, reason=STILL_PRINTED)
            )
    if not (missing or unsaid or open_ones):
        changes += _elsewhere(lines, edited.lines)
    return changes, len(edited.lines) - len(missing)


def _elsewhere(lines: list[Line], came: list[EditedLine]) -> Iterator[Change]:
    """Yield the first line that would stand elsewhere than where it came back.

    Lines that both say once are looked at, and in which order they stand.
    """
    ours, theirs = ([_uncounted(each.text) for each in listed] for listed in (lines, came))
    once = {text for text, many in Counter(ours).items() if many == 1 and len(text) > 1}
    once &= {text for text, many in Counter(theirs).items() if many == 1}
    both = zip((t for t in ours if t in once), (t for t in theirs if t in once), strict=True)
    differing = next((text for one, text in both if one != text), None)
    if differing is not None:
        line = next(each.text for each in came if _uncounted(each.text) == differing)
        yield Change(kind="moved", state="unplaced", after=line, line=line, reason=OTHER_ORDER)


def _uncounted(text: str) -> str:
    """Return a line without numbers: they are counted anew, or a figure's."""
    return re.sub(f"[{COUNTS}.,%]+", "#", _bare(text))


def _printed_again(
    changes: list[Change], base: ReadBriefing, around: Surroundings, folder: Path, template: str
) -> tuple[ReadBriefing, list[Paper]]:
    """Return the briefing with all changes, typeset. Raises BriefingError, ValueError."""
    every = [edit for each in changes if each.state in ("ready", "asks") for edit in each.edits]
    again = _with(base, every, folder)
    return again, typeset_papers(again.briefing, around, folder, template)


def _with(base: ReadBriefing, edits: Iterable[Edit], folder: Path) -> ReadBriefing:
    files: dict[str, bytes | None] = {**base.sources, **applied(base.sources, edits)}
    return read(Unsaved(NOWHERE.parent / folder.resolve().name, files))


def _alone(change: Change, base: ReadBriefing, folder: Path) -> Change:
    """Return a change; one that alone makes the briefing unreadable has no place."""
    if not change.edits:
        return change
    try:
        _with(base, change.edits, folder)
    except (BriefingError, ValueError):
        return _refused(change)
    return change


def _refused(change: Change) -> Change:
    if not change.edits:
        return change
    return replace(change, state="unplaced", edits=(), reason=REFUSED)


def _changed(changes: list[Change], base: ReadBriefing) -> dict[tuple[str, TypedPath], str]:
    """Return what values said that changes change: another place may print them, too."""
    files = typed_files(base.sources)
    edits = (edit for change in changes for edit in change.edits)
    return {
        (edit.file, edit.path): files[edit.file].leaves[edit.path].text
        for edit in edits
        if isinstance(edit, ValueEdit) and edit.path in files[edit.file].leaves
    }


def _difference(
    lines: list[Line],
    came: list[EditedLine],
    figures: dict[str, str],
    changed: dict[tuple[str, TypedPath], str],
) -> tuple[list[EditedLine], list[str]]:
    """Return which lines that came back are not printed, and which printed ones did not come.

    A field that Word fills may say anything; a figure, or the title of an annex, may say what it
    did where it was left.
    """
    ours = Counter(_bare(line.text) for line in lines)
    missing: list[EditedLine] = []
    for each in came:
        if ours[_bare(each.text)]:
            ours[_bare(each.text)] -= 1
        else:
            missing.append(each)
    left = [line for line in lines if ours[_bare(line.text)]]
    for line in left[:]:
        pattern = re.compile(_pattern(line, figures, changed), re.DOTALL)
        found = next((each for each in missing if pattern.fullmatch(_bare(each.text))), None)
        if found is not None:
            missing.remove(found)
            left.remove(line)
    if "".join(_bare(each.text) for each in missing) == "".join(_bare(each.text) for each in left):
        return [], []  # the same words, in other paragraphs: the template's own
    return missing, [line.text for line in left]


def _pattern(line: Line, figures: dict[str, str], changed: dict[tuple[str, TypedPath], str]) -> str:
    parts: list[str] = []
    first, last = line.segments[:1], line.segments[-1:]
    for segment in line.segments:
        text = _unmarked(line.text[segment.start : segment.stop])
        text = text.lstrip() if (segment,) == first else text
        text = text.rstrip() if (segment,) == last else text
        if segment.kind == "live":
            parts.append(".*?")
        elif segment.kind == "made":
            parts.append(COUNT.sub(lambda _: f"[{COUNTS}]+", re.escape(text)))
        elif segment.figure in figures:
            old = figures[segment.figure]
            parts.append(f"(?:{re.escape(text)}|{re.escape(old)}|{NUMBER_OF_ANY})")
        else:
            old = changed.get((segment.file, segment.path), "")
            whole = old and not segment.begin
            parts.append(f"(?:{re.escape(text)}|{re.escape(old)})" if whole else re.escape(text))
    return "".join(parts)


def _bare(text: str) -> str:
    """Return a text with one sign for the marks of all footnotes, without line ends and edges."""
    return _unmarked(text).strip()


def _unmarked(text: str) -> str:
    return MARKS.sub("\U000f0000", text).replace("\n", "")
