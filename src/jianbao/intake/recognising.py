"""A paper as it came -> the files of a briefing, with all that was changed and doubted."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from jianbao.intake import forms
from jianbao.intake.changes import Change, Log
from jianbao.intake.found import Divided, day_of
from jianbao.intake.ledger import Ledger
from jianbao.intake.particulars import divided
from jianbao.intake.repairs import mended
from jianbao.intake.source import NO_LEVEL, Grid, Paragraph, Piece, Source
from jianbao.intake.structure import sections
from jianbao.intake.tree import Section, Table
from jianbao.intake.writing import Writer, template_of
from jianbao.messages.errors import InputError
from jianbao.messages.intake import (
    ANNEX_WITHOUT_TEXT,
    COPIES_GUESSED,
    DATE_GUESSED,
    TABLE_NAMED,
    nothing_in_it,
)

POINTS = {"supervision": 2, "supervision/tip": 1}
"""The level whose numbers a template's points bear: （一） and 一、, not 一是."""
LEFT_OUT = "（略）"
"""What stands for an annex's text that the paper does not hold."""


class Recognised(Struct, frozen=True):
    """The files of a folder by name, what was done to the paper, and what the paper says."""

    files: dict[str, bytes]
    changes: tuple[Change, ...]
    texts: tuple[str, ...]  # of every paragraph and cell, as mended
    figures: int


def recognised(source: Source, log: Log, today: date) -> Recognised:
    """Return a briefing's files for a paper; `today` dates one that names no day at all."""
    source = mended(source, log)
    english = not source.is_chinese
    parts = divided(source.pieces, log, english=english)
    points = POINTS.get(template_of(parts.particulars), NO_LEVEL)
    body = sections(
        parts.body or _texts_of_title(parts, source), log, english=english, points=points
    )
    ledger = Ledger(log, reads=not english)
    if parts.particulars.print_run:
        log.add(COPIES_GUESSED, "", str(parts.particulars.print_run), "", "doubtful")
    day = parts.particulars.day or _last_day(source, today, log)
    writer = Writer(parts.particulars, source, ledger, day)
    annexes = _annexes(parts, log)
    for each in (*body, *annexes):
        _name_tables(each, "".join(parts.particulars.title), log)
    files = writer.files(body, annexes)
    texts = tuple(text for piece in source.pieces for text in _texts(piece))
    return Recognised(
        files, tuple(log.changes), (*texts, *source.notes.values()), len(ledger.entries)
    )


def _name_tables(section: Section, above: str, log: Log) -> None:
    """Give a table that has no title that of what it stands in: a doubt."""
    named = section.heading or above
    for text in section.texts:
        if isinstance(text, Table) and not text.title:
            text.title = named
            log.add(TABLE_NAMED, text.grid.place, "", named, "doubtful")
    for part in section.parts:
        _name_tables(part, named, log)


def _texts_of_title(parts: Divided, source: Source) -> list[Piece]:
    """Return what is printed of a paper that has but a title: that, as its text.

    Raises InputError where there is not even one.
    """
    if not parts.particulars.title:
        raise InputError([nothing_in_it(None, name=source.name)])
    return [Paragraph(text="".join(parts.particulars.title), place="1")]


def _last_day(source: Source, today: date, log: Log) -> date:
    """Return the last day that a paper's text names, for one that bears no date."""
    text = "\n".join(text for piece in source.pieces for text in _texts(piece))
    days = [day for match in re.finditer(forms.DAY, text) if (day := day_of(match[0]))]
    years = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)年", text)]
    day = max(days) if days else date(max(years), 12, 31) if years else today
    log.add(DATE_GUESSED, "", "", day.isoformat(), "doubtful")
    return day


def _annexes(parts: Divided, log: Log) -> list[Section]:
    """Return the annexes: those with a text, and those that are only named."""
    annexes = []
    for number, pieces in enumerate(parts.annexes):
        titles = parts.particulars.attachments
        listed = titles[number] if number < len(titles) else ""
        annexes.append(_annex(pieces, listed, log))
    for title in parts.particulars.attachments[len(annexes) :]:
        log.add(ANNEX_WITHOUT_TEXT, "", title, "", "doubtful")
        annexes.append(Section(title, "", only_listed=True))
    return annexes


def _annex(pieces: list[Piece], listed: str, log: Log) -> Section:
    """Return one annex: its first line is its title."""
    first = pieces[0] if pieces else None
    title = listed
    if isinstance(first, Paragraph) and (
        not listed or forms.squeezed(first.text) == forms.squeezed(listed)
    ):
        title, pieces = first.text, pieces[1:]
    inner = sections(pieces or [Paragraph(text=LEFT_OUT, place="")], log)
    if len(inner) == 1 and not inner[0].heading:
        inner[0].heading = title
        return inner[0]
    annex = Section(title, "")
    for part in inner:
        if part.heading:
            annex.parts.append(part)
        else:
            annex.texts += part.texts
    return annex


def _texts(piece: Piece) -> list[str]:
    if isinstance(piece, Paragraph):
        return [piece.printed]
    if isinstance(piece, Grid):
        return [cell for row in piece.rows for cell in row if cell not in ("<", "^")]
    return []
