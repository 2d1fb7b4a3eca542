"""Numbers typed at the heads of paragraphs, and those of the template: one series each.

A typed 二、 between headings that the template numbers goes on with theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.structure import NUMERAL, number_of
from jianbao.briefing.model import Briefing, Section
from jianbao.messages.audit.structure import (
    level_skipped,
    number_repeated,
    number_skipped,
    number_taken,
)
from jianbao.messages.findings import Finding

HEADS = (
    pattern(rf"({NUMERAL})、(?![一二三四五六七八九十])", needs="、"),
    pattern(rf"（({NUMERAL})）", needs="）"),
    pattern(r"(\d{1,2})[.．、](?!\d)", needs=".|、|．"),
    pattern(r"（(\d{1,2})）"),
)

LEVELS = len(HEADS)
Numbers = tuple[int, ...]
"""A number of each level, 0 where there is none."""


class Around(Struct, frozen=True):
    """The numbers that the template gave before the text of a section, and gives next behind it."""

    before: Numbers = (0,) * LEVELS
    following: Numbers = (0,) * LEVELS


def numbered_paragraphs(material: Material) -> Iterator[Finding]:
    """Numbers typed at the heads of paragraphs go up one by one (GB/T 9704-2012 7.3.3).

    So they do behind those of the template, whose next ones are not typed already.
    """
    around = _around(material.briefing)
    texts = (passage for passage in material.passages if passage.kind == "text")
    for name, passages in groupby(texts, key=lambda passage: passage.section):
        yield from _of_one_text(passages, around.get(name, Around()))


def _of_one_text(passages: Iterable[Passage], around: Around) -> Iterator[Finding]:
    last, taken = list(around.before), set[int]()
    for passage in passages:
        head = _head(passage.text)
        if head:
            level, number, shown = head
            given = around.before[level]
            if not (number == 1 and given == last[level] > 0):  # a list of its own
                yield from _numbering(passage, level, number, last)
            if level not in taken and 0 < around.following[level] <= number:
                taken.add(level)
                yield in_passage(number_taken, passage, 0, number=shown)
            last[level:] = [number] + [0] * (LEVELS - level - 1)


def _head(text: str) -> tuple[int, int, str] | None:
    """Return level and number that a paragraph begins with, and how it is typed."""
    if text[:1] not in "（一二三四五六七八九十0123456789":
        return None
    for level, form in enumerate(HEADS):
        match = form.match(text)
        if match:
            return level, number_of(match[1]), match[0]
    return None


def _around(briefing: Briefing) -> dict[str, Around]:
    """Return what stands around the text of each section and part, by its name."""
    headings = [*_headings(briefing.sections, 0)]
    for annex in briefing.annexes:  # its own heading has no number, its parts begin anew
        headings += [(annex.name, 0, 0), *_headings(annex.parts, 0)]
    last, before = [0] * LEVELS, list[Numbers]()
    for _, level, number in headings:
        if number:
            last[level:] = [number] + [0] * (LEVELS - level - 1)
        before.append(tuple(last))
    coming, following = [0] * LEVELS, list[Numbers]()
    for _, level, number in reversed(headings):
        following.append(tuple(coming))
        if number:
            coming[level:] = [number] + [0] * (LEVELS - level - 1)
    pairs = zip(headings, before, reversed(following), strict=True)
    return {name: Around(*numbers) for (name, _, _), *numbers in pairs}


def _headings(sections: Sequence[Section], level: int) -> Iterator[tuple[str, int, int]]:
    """Yield the name of each section and part, its level, and its number, 0 for none."""
    number = 0
    for section in sections:
        number += section.counts
        yield section.name, level, number if section.counts else 0
        if level + 1 < LEVELS:
            yield from _headings(section.parts, level + 1)


def _numbering(passage: Passage, level: int, number: int, last: list[int]) -> Iterator[Finding]:
    """Tell of a number that skips or repeats, and of a level that is left out."""
    if number not in (1, last[level] + 1) or (number == 1 and last[level] == 1):
        repeated = 0 < number <= last[level]
        yield (
            in_passage(number_repeated, passage, 0, actual=number, wanted=last[level] + 1)
            if repeated
            else in_passage(number_skipped, passage, 0, actual=number, wanted=last[level] + 1)
        )
    elif level == 3 and number == 1 and not last[2]:
        yield in_passage(level_skipped, passage, 0)


CHECKS: tuple[Check, ...] = (
    Check(numbered_paragraphs, (number_skipped, number_repeated, level_skipped, number_taken)),
)
