"""Words -> measured characters: each is looked up once a face and size, and is one unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.theme import Style
from jianbao.document.word.notes import mark_scale, mark_size, note_sign
from jianbao.document.word.widths import HALF, NARROW
from jianbao.fonts.faces import Advance, Faces
from jianbao.messages.findings import Place
from jianbao.typeset.breaking import Unit


def measured_lines(
    inlines: tuple[Settled, ...], style: Style, faces: Faces, marks: str
) -> Iterator[list[Unit]]:
    """Yield the measured characters of each line that the author ended, or of the whole."""
    units: list[Unit] = []
    sign = note_sign(1, marks)  # every mark is taken to be as wide
    for inline in inlines:
        match inline:
            case LineEnd():
                yield units
                units = []
            case NoteMark(note=note):
                advance = faces.glyph(style.face, sign).em * _mark_em(style, marks)
                units.append(Unit(sign, style.face, advance, note))
            case Words():
                units.extend(measure_words(inline, style, faces))
            case Tab() | Chance():
                raise ValueError("a paragraph has one tab at most, and no line ends behind it")
            case _:
                assert_never(inline)
    yield units


def _mark_em(style: Style, marks: str) -> float:
    """Return how wide an em of a footnote's mark is, in points."""
    return mark_size(style.size) * mark_scale(style.size, style.scale, marks)


def measure_words(words: Words, style: Style, faces: Faces) -> list[Unit]:
    """Return the measured characters of words in `style`."""
    role = words.face or style.face
    size, scale = words.size or style.size, words.scale or style.scale
    link = words.link.section if words.link else ""
    key = (role, size, scale, link)
    known: dict[str, Unit]
    helped: set[str]  # characters for which another face or sign stands in: told at every place
    known, helped = faces.measured.setdefault(key, ({}, set()))
    for character in set(words.text) - known.keys():
        glyph = faces.look_up(role, character)
        squeeze = _squeeze(glyph)
        advance = glyph.em * size * scale * squeeze
        known[character] = Unit(
            glyph.character, glyph.face, advance, -1, link, size, scale, squeeze
        )
        if (glyph.face, glyph.character) != (role, character):
            helped.add(character)
    if not helped.isdisjoint(words.text):
        _tell_help(words, role, helped, faces)
    return [known[character] for character in words.text]


def _tell_help(words: Words, role: str, helped: set[str], faces: Faces) -> None:
    """Report each place where another face or sign stands in."""
    place = words.place
    for offset, character in enumerate(words.text):
        if character in helped:
            where = place and Place(place.file, place.line, place.column + offset)
            faces.glyph(role, character, where)


def _squeeze(glyph: Advance) -> float:
    """Return how wide a character is drawn: what is one em wide and should be half, at half."""
    return HALF if glyph.character in NARROW and glyph.em > HALF else 1.0


def place_of(inlines: tuple[Settled, ...], at: int) -> Place | None:
    """Return where a measured character was typed, of which so many stand before it."""
    for inline in inlines:
        if isinstance(inline, Words):
            if at < len(inline.text):
                place = inline.place
                return place and Place(place.file, place.line, place.column + at)
            at -= len(inline.text)
        elif isinstance(inline, NoteMark):
            at -= 1
        if at < 0:
            return None
    return None


def resolve_faces(inlines: tuple[Settled, ...], style: Style, faces: Faces) -> tuple[Settled, ...]:
    """Return `inlines` with words parted where another face has to stand in."""
    return tuple(part for inline in inlines for part in _resolve(inline, style, faces))


def _resolve(inline: Settled, style: Style, faces: Faces) -> Iterator[Settled]:
    if isinstance(inline, Words):
        yield from resolve_words(inline, style, faces)
    else:
        yield inline


def resolve_words(words: Words, style: Style, faces: Faces) -> Iterator[Words]:
    """Yield words parted where another face has to stand in."""
    role = words.face or style.face
    known: dict[str, tuple[str, float]] = faces.measured.setdefault(role, {})
    for character in set(words.text) - known.keys():
        glyph = faces.look_up(role, character)
        known[character] = glyph.face, _squeeze(glyph)
    drawn = [known[character] for character in words.text]
    start = 0
    ends = [len(drawn)] if len(set(drawn)) == 1 else range(1, len(drawn) + 1)
    for end in ends:
        if end == len(drawn) or drawn[end] != drawn[start]:
            face, squeeze = drawn[start]
            face = words.face if face == role else face
            yield replace(words, text=words.text[start:end], face=face, squeeze=squeeze)
            start = end
