"""A Word file as it is measured: paragraphs with their looks, sections, headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from jianbao.document.word.units import HALF_POINTS_PER_POINT, PARTS_PER_CHARACTER, TWIPS_PER_POINT
from jianbao.readers.faces import colour_of, role_of
from jianbao.readers.word.elements import (
    R,
    W,
    attribute,
    child,
    is_on,
    number,
    paragraphs_in,
)
from jianbao.readers.word.package import WordPackage
from jianbao.readers.word.styles import WordStyles
from jianbao.readers.word.text import SIGNS, inline, run_text
from jianbao.readers.xml import Element

AUTOMATIC = {"", "auto", "000000"}
BLANKS = {**SIGNS, f"{W}tab": " ", f"{W}ptab": " "}  # a tab is a blank like others
CHANGE = f"{W}sectPrChange"  # holds what a section was before
USUAL_SIZE = 10.5  # points, where no character says one


class Letters(Struct, frozen=True):
    """Characters of one look: face (a role or a name), size in points, colour, width."""

    text: str
    face: str
    latin: str
    size: float
    colour: str
    scale: float
    spacing: float


class ParagraphRead(Struct, frozen=True):
    """A paragraph: its letters, and where its lines stand. Lengths are points."""

    element: Any
    letters: tuple[Letters, ...]
    style: tuple[str, ...]  # names in lower case, then those it is based on
    align: str
    left: float
    right: float
    first: float  # indent of the first line
    pitch: float | None  # exact line pitch, None where it depends on the font
    level: str  # outline level, "" for none

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(letters.text for letters in self.letters)

    def most(self, name: str) -> Any:
        """Return the face, size or colour of most of its Chinese characters."""
        return most_of(self.letters, name)


Look = tuple[str, str, float, str, float, float]  # of Letters, without the text
Shape = tuple[tuple[str, ...], str, float, float, float, float | None, str]  # of a paragraph


def most_of(letters: tuple[Letters, ...], name: str) -> Any:
    """Return the face, size or colour of most Chinese characters, else of most characters."""
    counts: Counter[Any] = Counter()
    for each in letters:
        han = sum("\u3400" <= sign <= "\u9fff" for sign in each.text)
        counts[getattr(each, name)] += 1000 * han + len(each.text)
    return counts.most_common(1)[0][0] if counts else ""


class WordFile:
    """A Word file, opened."""

    def __init__(self, data: bytes) -> None:
        """Open a file. Raises ReadError where it cannot be read."""
        self.package = WordPackage(data)
        self.body = self.package.body
        theme = self.package.root_of("theme")
        self.styles = WordStyles(self.package.root_of("styles"), theme)
        self._looks: dict[tuple[str, bytes], Look] = {}
        self._shapes: dict[tuple[str, bytes, float], Shape] = {}

    def setting(self, name: str) -> bool:
        """Return whether a switch of the settings is on."""
        return is_on(child(self.package.root_of("settings"), name))

    @cached_property
    def sections(self) -> list[Element]:
        """The sections' properties, in order."""
        return [each for each in self.body.iter(f"{W}sectPr") if each.getparent().tag != CHANGE]

    def edges(self, section: Element, kind: str = "footer") -> dict[str, Element]:
        """Return a section's footers or headers by their type: default, even, first.

        A section has those of the one before it, where it names none itself.
        """
        package = self.package
        roots: dict[str, Element] = {}
        for each in self.sections[: self.sections.index(section) + 1]:
            for reference in each.iterfind(f"{W}{kind}Reference"):
                part = package.related(package.main, reference.get(f"{R}id", ""))
                if part:
                    roots[attribute(reference, "type")] = package.root(part)
        return roots

    @cached_property
    def main_section(self) -> Element | None:
        """The upright section that holds most paragraphs: covers and wide tables are apart."""
        counts: Counter[int] = Counter()
        section = 0
        for paragraph in paragraphs_in(self.body):
            counts[section] += 1
            section += child(paragraph, "pPr", "sectPr") is not None
        upright = [index for index, section in enumerate(self.sections) if _is_upright(section)]
        order = upright or range(len(self.sections))
        best = max(order, key=counts.__getitem__, default=None)
        return None if best is None else self.sections[best]

    @property
    def head(self) -> list[ParagraphRead]:
        """What stands in the headers of page one, if it has any of its own: a letterhead."""
        roots = self.edges(self.sections[0], "header") if self.sections else {}
        first = roots.get("first")
        each = paragraphs_in(first) if first is not None else ()
        return [read for read in map(self.read, each) if read.text.strip()]

    @cached_property
    def paragraphs(self) -> list[ParagraphRead]:
        """The paragraphs of the body in order, those in tables and text boxes, too."""
        return [self.read(paragraph) for paragraph in paragraphs_in(self.body)]

    def read(self, paragraph: Element) -> ParagraphRead:
        """Return what a paragraph says and looks like."""
        style = self.styles.style_of(paragraph)
        letters = tuple(self._letters(paragraph, style))
        size = float(most_of(letters, "size") or USUAL_SIZE)
        key = (style, _written(child(paragraph, "pPr")), size)
        if key not in self._shapes:
            self._shapes[key] = self._shape(paragraph, style, size)
        return ParagraphRead(paragraph, letters, *self._shapes[key])

    def _shape(self, paragraph: Element, style: str, size: float) -> Shape:
        """Return what else there is of a paragraph whose type is so large."""
        value = partial(self.styles.paragraph_value, paragraph)

        def indent(*sides: str) -> float:
            for side in sides:
                characters = value("ind", f"{side}Chars")
                if characters.lstrip("-").isdigit() and characters != "0":
                    return float(characters) / PARTS_PER_CHARACTER * size
                twips = value("ind", side)
                if twips:
                    return number(twips) / TWIPS_PER_POINT
            return 0.0

        hanging = indent("hanging")
        line, rule = value("spacing", "line"), value("spacing", "lineRule")
        return (
            self.styles.names(style),
            value("jc") or "left",
            indent("left", "start"),
            indent("right", "end"),
            -hanging if hanging else indent("firstLine"),
            number(line) / TWIPS_PER_POINT if line and rule == "exact" else None,
            value("outlineLvl"),
        )

    def _letters(self, paragraph: Element, style: str) -> Iterator[Letters]:
        for run in inline(paragraph):
            text = run_text(run, BLANKS)
            if text:
                key = (style, _written(child(run, "rPr")))
                if key not in self._looks:
                    self._looks[key] = self._look(run, paragraph)
                yield Letters(text, *self._looks[key])

    def letters(self, text: str, run: Element, paragraph: Element) -> Letters:
        """Return how a run's characters look."""
        return Letters(text, *self._look(run, paragraph))

    def _look(self, run: Element, paragraph: Element) -> Look:
        value = partial(self.styles.run_value, run, paragraph)
        bold = self.styles.is_on(run, paragraph, "b")
        face, latin = (
            role_of(self.styles.font(run, paragraph, script)) for script in ("eastAsia", "ascii")
        )
        thick = "-bold" if bold and face not in ("hei", "biaosong") else ""
        return (
            face + thick if face else "",
            latin,
            number(value("sz") or "20") / HALF_POINTS_PER_POINT,
            colour(value("color")),
            number(value("w") or "100") / 100,
            number(value("spacing") or "0") / TWIPS_PER_POINT,
        )


def _written(properties: Element | None) -> bytes:
    """Return properties as XML: those that are written alike, in one style, look alike."""
    from lxml import etree

    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _is_upright(section: Element) -> bool:
    size = child(section, "pgSz")
    return number(attribute(size, "h")) >= number(attribute(size, "w"))


def colour(value: str) -> str:
    """Return a colour of Word as that of a page: black, red, or RRGGBB."""
    if value in AUTOMATIC or len(value) != 6:
        return "black"
    try:
        return colour_of(*(int(value[start : start + 2], 16) for start in (0, 2, 4)))
    except ValueError:
        return "black"
