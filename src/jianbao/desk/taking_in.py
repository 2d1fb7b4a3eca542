"""A paper that is dropped becomes a briefing, and what the import doubts becomes questions.

The questions lie beside the log, in the user's own folder: the briefing has nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path as Folder

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from jianbao.desk.fields import HEAD, LEDGER, Field, key_of
from jianbao.desk.office import Office
from jianbao.desk.paper import OpenPaper, Step
from jianbao.desk.splicing import CannotWriteError, Source
from jianbao.library.importing import Imported, import_paper
from jianbao.library.release.disk import write_through
from jianbao.messages.intake import FIGURE_FOUND, UNPLACED
from jianbao.yaml.source import Sequence

MOST = 500  # questions; whoever has more reads the report
SHORTEST = 4  # characters by which a text is looked for


class Doubt(Struct, frozen=True, omit_defaults=True):
    """Something that an import is not sure of, as a question. `ways` are its answers."""

    number: int
    text: str
    before: str
    after: str
    place: str
    ways: tuple[str, ...]
    answer: str = ""
    figure: str = ""
    key: str = ""  # of the field where it is seen
    offset: int = 0


class Begun(Struct, frozen=True):
    """A briefing that came to be."""

    name: str
    kept: int = 0
    characters: int = 0
    figures: int = 0
    doubts: int = 0


class StoppedError(Exception):
    """Whoever asked for it does not want it any more."""


def take_in(
    office: Office, file: str, data: bytes, language: str, stopped: Callable[[], bool]
) -> Begun:
    """Make a briefing of a paper that was dropped.

    Raises InputError, NoBriefingError, and StoppedError before anything is written.
    """
    imported = import_paper(Folder(file).name, office.around, data=data, language=language)
    plain = Folder(file).stem
    folder, number = office.new_folder(plain), 2
    while folder.exists():
        folder, number = office.new_folder(f"{plain}-{number}"), number + 1
    if stopped():
        raise StoppedError
    imported.write(folder)
    doubts = list(_doubts(imported, language))
    if doubts:
        _keep(office.beside(folder.name, "doubts"), doubts)
    return Begun(folder.name, imported.kept, imported.characters, imported.figures, len(doubts))


def _doubts(imported: Imported, language: str) -> Iterator[Doubt]:
    listed = [each for each in imported.changes if each.sureness == "doubtful"]
    listed.sort(key=lambda each: each.kind is not UNPLACED)  # that alone shuts the gate
    for number, each in enumerate(listed[:MOST]):
        figure, after = "", each.after
        ways: tuple[str, ...] = ("right", "change")
        if each.kind is UNPLACED:
            ways, after = ("to-text", "leave-out", "later"), ""
        elif each.kind is FIGURE_FOUND:
            figure, ways = each.after.partition(" = ")[0], ("right", "as-text", "change")
        kind = each.kind.text(language)
        yield Doubt(number, kind, each.before, after, each.place, ways, figure=figure)


def doubts_of(office: Office, name: str) -> list[Doubt]:
    """Return a briefing's questions, with where each is seen now."""
    paper = office.open(name)[0]
    fields = paper.model.fields
    return [_placed(each, fields) for each in _kept(office.beside(name, "doubts"))]


def answer(office: Office, name: str, number: int, way: str, words: str) -> None:
    """Answer a question: do what the answer says, and keep it. Raises CannotWriteError."""
    place = office.beside(name, "doubts")
    kept = _kept(place)
    doubt = next((each for each in kept if each.number == number), None)
    if doubt is None or way not in (*doubt.ways, ""):
        raise CannotWriteError(f"no such question: {number}")
    paper = office.open(name)[0]
    steps = list(_steps(paper, doubt, way)) if not doubt.answer else []
    if steps:
        paper.change(steps, words, "")
    _keep(place, [replace(each, answer=way) if each is doubt else each for each in kept])


def _steps(paper: OpenPaper, doubt: Doubt, way: str) -> Iterator[Step]:
    """Yield what an answer changes."""
    if way in ("to-text", "leave-out"):
        if way == "to-text":
            last = next(
                each for each in reversed(paper.model.fields) if each.kind in ("text", "item")
            )
            text = "\n\n".join(filter(None, (last.text, doubt.before)))
            if last.kind == "item":
                text = last.text + doubt.before
            yield Step("text", last.file, last.path, last.text, text)
        yield Step("remove", HEAD, ("unplaced", _unplaced(paper, doubt.before)))
    elif way == "as-text":
        yield from _as_text(paper, doubt.figure)


def _unplaced(paper: OpenPaper, text: str) -> int:
    listed = Source(paper.files.get(HEAD, b"")).at(("unplaced",))
    texts = (
        [getattr(each, "text", "") for each in listed.items] if isinstance(listed, Sequence) else []
    )
    signs = ["".join(each.split()) for each in texts]
    wanted = "".join(text.split())
    if wanted not in signs:
        raise CannotWriteError(text)
    return signs.index(wanted)


def _as_text(paper: OpenPaper, figure: str) -> Iterator[Step]:
    """Yield the steps by which a figure becomes words where it is used, and leaves the ledger."""
    entry = Source(paper.files.get(LEDGER, b""))
    value, unit = (_text(entry, (figure, key)) for key in ("value", "unit"))
    used = re.compile(rf"\{{{re.escape(figure)}(?:\.(value|unit))?\}}")
    for field in paper.model.fields:
        new = used.sub(
            lambda found: {"value": value, "unit": unit}.get(found[1], value + unit), field.text
        )
        if new != field.text:
            yield Step("text", field.file, field.path, field.text, new)
    yield Step("remove", LEDGER, (figure,))


def _text(source: Source, path: tuple[str, ...]) -> str:
    try:
        return str(getattr(source.at(path), "text", ""))
    except CannotWriteError:
        return ""


def _placed(doubt: Doubt, fields: tuple[Field, ...]) -> Doubt:
    """Return a question with the field and the character where it is seen, as far as it is."""
    wanted = f"{{{doubt.figure}" if doubt.figure else doubt.after or doubt.before
    if len(wanted) >= SHORTEST:
        for field in fields:
            at = field.text.find(wanted)
            if at >= 0:
                return replace(doubt, key=key_of(field.file, field.path), offset=at)
    return doubt


def _kept(place: Folder) -> list[Doubt]:
    try:
        return msgspec.json.decode(place.read_bytes(), type=list[Doubt])
    except (OSError, msgspec.DecodeError):
        return []


def _keep(place: Folder, doubts: list[Doubt]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".new")
    beside.unlink(missing_ok=True)
    write_through(beside, msgspec.json.encode(doubts))
    beside.replace(place)
