"""Words -> measured characters: each is looked up once a face and size, and is one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct
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
    known: _Known | None = faces.measured.get((role, size, scale, link))
    if known is None:
        known = faces.measured[role, size, scale, link] = _Known()
    codes = memoryview(words.text.encode("utf-32", "surrogatepass")).cast("I")[1:]
    try:
        units = list(map(known.units.__getitem__, codes))
    except KeyError:
        for code in set(codes) - known.units.keys():
            known.units[code] = _measured(chr(code), role, size, scale, link, known, faces)
        units = list(map(known.units.__getitem__, codes))
    if faces.are_apart:
        faces.asked(role, words.text)
    if known.helped and any(character in words.text for character in known.helped):
        _tell_help(words, role, known.helped, faces)
    if not (known.parted and any(character in words.text for character in known.parted)):
        faces.measured.setdefault(role, set()).add(words.text)
    return units


class _Known(Struct):
    """The characters that were measured in one face, size and scale; in texts they are numbers.

    Why: what takes characters out of a text makes each anew, and reckons its hash.
    """

    units: dict[int, Unit] = {}
    helped: set[str] = set()  # for which another face or sign stands in: told at every place
    parted: set[str] = set()  # by which words are parted where they are drawn


def _measured(
    character: str, role: str, size: float, scale: float, link: str, known: _Known, faces: Faces
) -> Unit:
    """Return a character measured, and note what is odd about it."""
    glyph = faces.look_up(role, character)
    squeeze = _squeeze(glyph)
    if (glyph.face, glyph.character) != (role, character):
        known.helped.add(character)
    if (glyph.face, squeeze) != (role, 1.0):
        known.parted.add(character)
    advance = glyph.em * size * scale * squeeze
    return Unit(glyph.character, glyph.face, advance, -1, link, size, scale, squeeze)


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
    return next(places_of(inlines, (at,)))


def places_of(inlines: tuple[Settled, ...], ats: Iterable[int]) -> Iterator[Place | None]:
    """Yield where measured characters were typed; `ats` rise, so that one walk finds them all."""
    following, before = iter(inlines), 0
    inline, length = None, 0
    for at in ats:
        while at >= before + length:
            before += length
            inline = next(following, None)
            if inline is None:
                break
            length = _length(inline)
        place = inline.place if isinstance(inline, Words) else None
        yield place and Place(place.file, place.line, place.column + at - before)


def _length(inline: Settled) -> int:
    """Return how many measured characters there are."""
    return len(inline.text) if isinstance(inline, Words) else int(isinstance(inline, NoteMark))


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
    whole: set[str] = faces.measured.get(role, set())
    if words.text in whole and words.squeeze == 1.0:  # nearly always
        yield words
        return
    glyphs = (faces.look_up(role, character) for character in words.text)
    drawn = [(glyph.face, _squeeze(glyph)) for glyph in glyphs]
    start = 0
    for end in range(1, len(drawn) + 1):
        if end == len(drawn) or drawn[end] != drawn[start]:
            face, squeeze = drawn[start]
            face = words.face if face == role else face
            yield replace(words, text=words.text[start:end], face=face, squeeze=squeeze)
            start = end
