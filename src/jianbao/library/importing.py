"""`import_paper`: what an office has to a briefing's folder that builds at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from msgspec import Struct, structs

from jianbao.compose.composing import compose
from jianbao.document.inlines import Words
from jianbao.document.patterns import pattern
from jianbao.intake.changes import Change, Log
from jianbao.intake.recognising import Recognised, recognised
from jianbao.intake.report import REPORT, report
from jianbao.intake.source import Source
from jianbao.library.converting import OLD, read_old
from jianbao.library.extract import HEAD_FILE, carried_in, write_carried
from jianbao.library.options import AnyPath, Surroundings, Unsaved
from jianbao.library.release.staging import tidy
from jianbao.library.results import Files, Written
from jianbao.library.sources import read
from jianbao.library.templates import find_profile, template_with
from jianbao.messages.errors import InputError
from jianbao.messages.intake import (
    IS_ANOTHER_KIND,
    IS_EMPTY,
    MARK_OTHERWISE,
    NOT_PRINTED,
    OWN_SOURCES,
    cannot_import,
    folder_in_the_way,
    kind_unknown,
)
from jianbao.messages.opening import FileTooLargeError, read_file, reason_of
from jianbao.readers.errors import ReadError
from jianbao.readers.limits import LARGEST_PAPER

NOWHERE = Path("briefings/.being-imported")  # no briefing lies there: all files are in memory
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
HEAD = "briefing.yaml"
UNPLACED = pattern(rb"^unplaced:\n(?:  - .*\n)+", re.M)
NUMBER = pattern("^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\\d]+[）)]|\\d+[.．、])")
NOTE_MARK = pattern(r"\[\^\d+\]")
TEXTS = (".txt", ".text", "")
MARKDOWN = (".md", ".markdown")
KINDS = ".docx .doc .wps .pdf .md .txt"


class NewFolder(Files, frozen=True, kw_only=True):
    """A briefing that is not there yet: its files by name in the folder."""

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the folder, which must not be there yet. Raises InputError where it is."""
        place = self.place(folder)
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            tidy(place.parent)
            raise InputError([folder_in_the_way(None, folder=place.as_posix())])
        write_carried(self.files, place)
        return self._written(place)


class Imported(NewFolder, frozen=True, kw_only=True):
    """A briefing made of a paper: its files by name in the folder, and what was done to the paper.

    `kept` of `characters` of the paper, as mended, are printed by the briefing.
    """

    changes: tuple[Change, ...]
    kept: int
    characters: int
    figures: int


def import_paper(
    file: AnyPath,
    around: Surroundings = Surroundings(),
    *,
    data: bytes | IO[bytes] | None = None,
    language: str = "zh",
) -> Imported:
    """Return a briefing made of a paper: a Word file, PDF, Markdown or text. Nothing is written.

    A PDF of ours gives the briefing that it carries.

    `data` are the file's bytes, or give them, where it lies nowhere (standard input). The report
    is in `language`.
    Raises InputError where the file cannot be read or is of a kind that is not known.
    """
    path = Path(file)
    log = Log()
    read_in = _bytes(path, data)
    own = _own(path, read_in)
    if own is not None:
        return own
    source = _source(path, read_in, log)
    found = recognised(source, log, (around.made_at or NO_DAY).date())
    folder = Path("briefings") / (path.stem or "briefing")
    kept, characters, lost = _kept(found, NOWHERE, around)
    changes = (*found.changes, *lost)
    written = report(path.name, changes, kept, characters, language)
    return Imported(
        files={**found.files, REPORT: written.encode()},
        folder=folder,
        changes=changes,
        kept=kept,
        characters=characters,
        figures=found.figures,
    )


def cleaned(text: str, name: str = "") -> tuple[list[str], int]:
    """Return the paragraphs of a text that was copied, and how many things were mended in it.

    Rows of a table have tabs between their cells. Raises InputError where it is no text.
    """
    from jianbao.intake.plain import read_text
    from jianbao.intake.repairs import mended
    from jianbao.intake.source import Grid, Paragraph

    log = Log()
    source = read_text(text.encode(), name)
    made = mended(source, log)
    if made.notes:  # a passage has no place for notes of its own
        log = Log()
        made = mended(structs.replace(source, is_copy=False), log)
    lines: list[str] = []
    for piece in made.pieces:
        if isinstance(piece, Paragraph):
            lines.append(piece.printed)
        elif isinstance(piece, Grid):
            lines += ["\t".join(row) for row in piece.rows]
    return [line.strip() for line in lines if line.strip()], len(log.changes)


def _own(path: Path, data: bytes) -> Imported | None:
    """Return the briefing that a PDF of ours carries, as it is; None for any other file."""
    if not data.startswith(b"%PDF"):
        return None
    try:
        carried = carried_in(data, path)
    except InputError:
        return None
    head = next(name for name in carried if HEAD_FILE.fullmatch(name))
    start = head.removesuffix(HEAD)
    files = {
        name.removeprefix(start): content
        for name, content in carried.items()
        if name.startswith(start)
    }
    folder = Path("briefings") / start.split("/")[1]
    content = read(Unsaved(NOWHERE.parent / folder.name, dict(files))).briefing
    told = Change(kind=OWN_SOURCES, place="", before=path.name, after=head, sureness="sure")
    return Imported(
        files=files,
        folder=folder,
        changes=(told,),
        kept=0,
        characters=0,
        figures=len(content.figures),
    )


def _bytes(path: Path, data: bytes | IO[bytes] | None) -> bytes:
    """Return a paper's bytes: those of its file, or those that were given."""
    try:
        if data is None:
            return read_file(path, LARGEST_PAPER)
        data = data if isinstance(data, bytes) else data.read(LARGEST_PAPER + 1)
        if len(data) > LARGEST_PAPER:
            raise FileTooLargeError(len(data), LARGEST_PAPER)
        return data
    except (OSError, ValueError) as error:
        raise InputError([cannot_import(None, name=path.name, reason=reason_of(error))]) from error


def _reader(data: bytes) -> Callable[[bytes, str, Log], Source] | None:
    """Return what reads a Word file or a PDF, None for any other."""
    if data.startswith(b"PK"):
        from jianbao.intake.word import read_word

        return read_word
    if data.startswith(b"%PDF"):
        from jianbao.intake.pdf import read_pdf

        return read_pdf
    return None


def _source(path: Path, data: bytes, log: Log) -> Source:
    """Return the paper that a file holds, by what its first bytes say it is."""
    reader = _reader(data)
    if reader is not None:
        try:
            return reader(data, path.name, log)
        except ReadError as error:
            raise InputError([cannot_import(None, name=path.name, reason=error.reason)]) from error
    if path.suffix.lower() in (".docx", ".pdf"):
        reason = IS_ANOTHER_KIND if data.strip() else IS_EMPTY
        raise InputError([cannot_import(None, name=path.name, reason=reason)])
    if data.startswith(OLD):
        return read_old(data, path.name, log)
    if path.suffix.lower() in MARKDOWN:
        from jianbao.intake.markdown import read_markdown

        return read_markdown(data, path.name, log)
    if path.suffix.lower() not in TEXTS:
        raise InputError([kind_unknown(None, name=path.name, allowed=KINDS)])
    from jianbao.intake.plain import read_text

    return read_text(data, path.name)


def _kept(found: Recognised, folder: Path, around: Surroundings) -> tuple[int, int, list[Change]]:
    """Return how many characters of the paper the briefing prints, of how many, and what is lost.

    What has no place yet refuses a build; it is left out of this one.
    """
    files = {**found.files, HEAD: UNPLACED.sub(b"", found.files[HEAD])}
    content = read(Unsaved(folder, dict(files))).briefing
    name, profile = content.template.text, find_profile(None, around)
    document = compose(content, template_with(profile, name, around), NO_DAY)
    printed = _signs("".join(_said(document)))
    wanted = [_signs(text) for text in found.texts]
    missing = Counter("".join(wanted)) - Counter(printed)
    lost = [
        Change(kind=NOT_PRINTED, place="", before=text, after="", sureness="doubtful")
        for text in wanted
        if set(text) & set(missing) and not any(part in printed for part in _cores(text))
    ]
    lost += [
        Change(kind=MARK_OTHERWISE, place="", before=text, after=text[:-1], sureness="sure")
        for text in wanted
        if text[-1:] in missing and text not in printed and text[:-1] in printed
    ]
    total = sum(map(len, wanted))
    return total - missing.total(), total, lost


def _said(node: object) -> Iterator[str]:
    """Yield the words of a composed document; nothing is typeset, which would take most time."""
    if isinstance(node, Words):
        yield node.text
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            yield from _said(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from _said(each)


def _cores(text: str) -> Iterator[str]:
    """Yield a text as it may be printed: whole, without its number, without its last mark."""
    yield text
    bare = NUMBER.sub("", text)
    yield bare
    yield bare.rstrip("。：:")


def _signs(text: str) -> str:
    return NOTE_MARK.sub("", "".join(text.split()))
