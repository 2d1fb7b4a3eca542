"""The tree that a paper's text becomes: sections with their texts, items and parts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from jianbao.briefing.numerals import chinese
from jianbao.intake.changes import Log
from jianbao.intake.source import Grid, Image, Mark, Paragraph
from jianbao.messages.intake import HEADING_ALONE, STOP_OUT


class Item(Struct):
    """One point of 一是, 二是 …: what follows its number."""

    text: Paragraph


class Table(Struct):
    """A table with what stands around it."""

    grid: Grid
    title: str = ""
    unit: str = ""
    caption: str = ""


class Picture(Struct):
    """A picture with its title."""

    image: Image
    title: str = ""


class Section(Struct):
    """A section or part: heading ("" for none), texts in order, items, and parts."""

    heading: str
    place: str
    printed: str = ""  # the heading as it stood: its number and its mark, too
    numbered: bool = False  # a section without heading whose text bears the number of one
    run_in: bool = False  # the heading's text begins on its line
    only_listed: bool = False  # an annex that the paper names and does not hold
    texts: list[Paragraph | Table | Picture] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)


def items_as_texts(section: Section) -> list[Paragraph]:
    """Return a section's items as paragraphs that begin with 一是, 二是 …"""
    return [
        beginning(item.text, f"{chinese(number)}是") for number, item in enumerate(section.items, 1)
    ]


def beginning(paragraph: Paragraph, number: str) -> Paragraph:
    """Return a paragraph that begins with more words."""
    marks = tuple(Mark(mark.offset + len(number), mark.note) for mark in paragraph.marks)
    return replace(paragraph, text=number + paragraph.text, marks=marks)


def with_texts(sections: list[Section], log: Log) -> list[Section]:
    """Return sections all of which say something, as a briefing wants it.

    A heading over nothing is the text of a section that bears its number; parts of which some are
    but headings become texts of what they are parts of, numbers and all.
    """
    return [_with_text(section, log) for section in sections]


def _with_text(section: Section, log: Log) -> Section:
    _settle_parts(section, log)
    if section.texts or section.items or section.parts:
        if section.printed.endswith("。") and not section.run_in:
            log.add(STOP_OUT, section.place, f"{section.heading}。", section.heading)
        return section
    log.add(HEADING_ALONE, section.place, section.printed, section.printed, "doubtful")
    stop = "。" if section.printed.endswith("。") else ""
    text = Paragraph(text=section.heading + stop, place=section.place)
    return Section("", section.place, numbered=True, texts=[text])


def _settle_parts(section: Section, log: Log) -> None:
    for part in section.parts:
        _settle_parts(part, log)
    empty = [part for part in section.parts if not (part.texts or part.items or part.parts)]
    for part in empty:
        log.add(HEADING_ALONE, part.place, part.printed, part.printed, "doubtful")
    if empty:
        section.texts += [*items_as_texts(section), *_flattened(section.parts)]
        section.items, section.parts = [], []


def _flattened(parts: list[Section]) -> Iterator[Paragraph | Table | Picture]:
    """Yield what parts print, paragraph by paragraph."""
    for part in parts:
        first = part.texts[0] if part.texts else None
        if part.run_in and isinstance(first, Paragraph):
            yield beginning(first, part.printed)
            yield from part.texts[1:]
        else:
            yield Paragraph(text=part.printed, place=part.place)
            yield from part.texts
        yield from items_as_texts(part)
        yield from _flattened(part.parts)
