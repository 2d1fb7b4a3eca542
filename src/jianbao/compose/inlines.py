"""Prose -> inlines: figures of the ledger, footnotes, references to sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    OddSigns,
    PlainText,
    SectionReference,
    StrayBrace,
)
from jianbao.briefing.model import Figure, Prose
from jianbao.briefing.numerals import chinese
from jianbao.compose.context import Context
from jianbao.compose.periods import period_text
from jianbao.compose.template.labels import parts
from jianbao.document.composed import Inlines
from jianbao.document.inlines import Inline, LineEnd, Mark, NoteMark, PageOf, Words
from jianbao.messages.findings import Place


def written(figure: Figure, part: str) -> str:
    """Return a figure, or one part of it, as the prose prints it."""
    return {"": figure.written, "value": figure.value.text, "unit": figure.unit}[part]


def inlines_of(prose: Prose, context: Context, face: str = "") -> Iterator[Inline]:
    """Yield what a text prints; `face` is a role that departs from the style's."""
    strong_face = context.template.theme.strong
    for piece in prose.pieces:
        place = prose.source.place_at(piece.offset)
        match piece:
            case PlainText(text=text, strong=strong):
                yield from _lines(text, strong_face if strong else face, place, prose, piece.offset)
            case OddSigns(printed=printed, strong=strong):
                if printed:
                    yield Words(printed, strong_face if strong else face, "", place)
            case FigureReference(strong=strong):
                id, text = _figure(piece, context)
                yield Words(text, strong_face if strong else face, id, place)
            case NoteReference(name=name):
                yield _note(name, context)
            case SectionReference(strong=strong):
                yield from _section(piece, strong_face if strong else face, place, context)
            case StrayBrace() | ObjectPlace():
                raise AssertionError("the reader refuses stray braces and objects in texts")
            case _:
                assert_never(piece)


def _lines(
    text: str, face: str, place: Place, prose: Prose, offset: int
) -> Iterator[Words | LineEnd]:
    """Yield plain words, their lines ended where the author ended them."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield LineEnd()
            place = prose.source.place_at(offset)
        if line or not number:
            yield Words(line, face, "", place)
        offset += len(line) + 1


def without_notes(prose: Prose, context: Context) -> Inlines:
    """Return what a text prints without its footnotes, which are not gathered either."""
    inlines = inlines_of(prose, context.apart())
    return tuple(part for part in inlines if not isinstance(part, NoteMark))


def words_of(prose: Prose, context: Context) -> str:
    """Return the bare words of a text that names no page."""
    inlines = inlines_of(prose, context.apart())
    return "".join(part.text for part in inlines if isinstance(part, Words))


def _figure(reference: FigureReference, context: Context) -> tuple[str, str]:
    figure = context.briefing.figures.get(reference.id)
    if figure is None:
        return "", period_text(context.briefing.period, context.template, in_full=True)
    return figure.id, written(figure, reference.part)


def _section(
    reference: SectionReference, face: str, place: Place, context: Context
) -> Iterator[Words | PageOf]:
    """Yield the label of a section, an object or an annex, or of the page where it begins."""
    of_page = bool(reference.part) and context.pages
    label, number = "reference", context.numbers.get(reference.name, 0)
    if of_page:
        label = "reference_page"
    elif reference.name in context.object_labels:
        label, number = context.object_labels[reference.name]
    values = {"page": ""} if of_page else number_forms(number)
    for text, part in parts(context.template.labels[label], **values):
        if part == "page":
            yield PageOf(reference.name, face, place)
        else:
            link = Mark(reference.name, part) if part else None
            yield Words(text, face, place=place, link=link)


def _note(name: str, context: Context) -> NoteMark:
    """Return the mark of a footnote, which comes before those that its own text may mark."""
    number = len(context.notes)
    context.notes.append(())
    context.notes[number] = tuple(inlines_of(context.briefing.notes[name], context))
    return NoteMark(number)


def number_forms(number: int) -> dict[str, str]:
    """Return the forms in which a template can print a number, by name."""
    return {"chinese": chinese(number), "number": str(number)}
