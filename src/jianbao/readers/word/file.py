"""A Word file opened for measuring: paragraphs with their looks, section, footers, borders."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from jianbao.document.word.names import RELATIONSHIPS, tag
from jianbao.document.word.units import HALF_POINTS_PER_POINT, PARTS_PER_CHARACTER, TWIPS_PER_POINT
from jianbao.messages.errors import InputError
from jianbao.messages.readers import layout_broken
from jianbao.readers.faces import colour_of, role_of
from jianbao.readers.word.styles import Element, W, WordStyles, attribute, child

R = tag(RELATIONSHIPS)
DOCUMENT = "word/document.xml"
FARTHEST = 1e6  # a larger number is no length
LARGEST = 200_000_000  # bytes of one part: a zip that would fill the memory
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile raises over a damaged file, as it happens."""

AUTOMATIC = {"", "auto", "000000"}


class Letters(Struct, frozen=True):
    """Characters of one look: face (a role or a name), size in points, colour, width."""

    text: str
    face: str
    latin: str
    size: float
    colour: str
    scale: float
    spacing: float


class Said(Struct, frozen=True):
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


def most_of(letters: tuple[Letters, ...], name: str) -> Any:
    """Return the face, size or colour of most Chinese characters, else of most characters."""
    counts: Counter[Any] = Counter()
    for each in letters:
        han = sum("\u3400" <= sign <= "\u9fff" for sign in each.text)
        counts[getattr(each, name)] += 1000 * han + len(each.text)
    return counts.most_common(1)[0][0] if counts else ""


class WordFile:
    """A Word file, opened. Raises InputError where it cannot be."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._package = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise InputError([layout_broken(file=name)]) from error
        body = child(self._maybe(DOCUMENT), "body")
        if body is None:
            raise InputError([layout_broken(file=name)])
        self.body = body
        self.styles = WordStyles(self._maybe("word/styles.xml"), self._theme)

    def _maybe(self, name: str) -> Element | None:
        """Return one part's root, None where there is none. Raises InputError where it is bad."""
        from lxml import etree

        try:
            if name not in self._package.namelist():
                return None
            if self._package.getinfo(name).file_size > LARGEST:
                raise ValueError(name)
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(self._package.read(name), parser)
        except (*BROKEN, etree.XMLSyntaxError) as error:
            raise InputError([layout_broken(file=self.name)]) from error

    @cached_property
    def _theme(self) -> Element | None:
        return self._maybe("word/theme/theme1.xml")

    def setting(self, name: str) -> bool:
        """Return whether a switch of word/settings.xml is on."""
        found = child(self._maybe("word/settings.xml"), name)
        return found is not None and attribute(found) not in ("0", "false", "off")

    @cached_property
    def sections(self) -> list[Element]:
        """The sections' properties, in order."""
        return list(self.body.iter(f"{W}sectPr"))

    def edges(self, section: Element, kind: str = "footer") -> dict[str, Element]:
        """Return a section's footers or headers by their type: default, even, first.

        A section has those of the one before it, where it names none itself.
        """
        targets = self._targets
        found = {}
        for each in self.sections[: self.sections.index(section) + 1]:
            for reference in each.iterfind(f"{W}{kind}Reference"):
                root = self._maybe(targets.get(reference.get(f"{R}id", ""), ""))
                if root is not None:
                    found[attribute(reference, "type")] = root
        return found

    @cached_property
    def main_section(self) -> Element | None:
        """The upright section that holds most paragraphs: covers and wide tables are apart."""
        counts: dict[int, int] = {}
        number_ = 0
        for paragraph in paragraphs_in(self.body):
            counts[number_] = counts.get(number_, 0) + 1
            number_ += child(paragraph, "pPr", "sectPr") is not None
        upright = [index for index, section in enumerate(self.sections) if _is_upright(section)]
        order = upright or range(len(self.sections))
        best = max(order, key=lambda index: counts.get(index, 0), default=None)
        return None if best is None else self.sections[best]

    @cached_property
    def _targets(self) -> dict[str, str]:
        rels = self._maybe("word/_rels/document.xml.rels")
        found = {}
        for relation in rels if rels is not None else ():
            target = relation.get("Target", "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.join("word", target)
            found[relation.get("Id", "")] = posixpath.normpath(path)
        return found

    @property
    def head(self) -> list[Said]:
        """What stands in the headers of page one, if it has any of its own: a letterhead."""
        found = self.edges(self.sections[0], "header") if self.sections else {}
        first = found.get("first")
        each = paragraphs_in(first) if first is not None else ()
        return [said for said in map(self.said, each) if said.text.strip()]

    @cached_property
    def paragraphs(self) -> list[Said]:
        """The paragraphs of the body in order, those in tables and text boxes, too."""
        return [self.said(paragraph) for paragraph in paragraphs_in(self.body)]

    def said(self, paragraph: Element) -> Said:
        """Return what a paragraph says and looks like."""
        value = self.styles.paragraph_value
        letters = tuple(self._letters(paragraph))
        size = most_of(letters, "size") or 10.5

        def indent(*sides: str) -> float:
            for side in sides:
                characters = value(paragraph, "ind", f"{side}Chars")
                if characters.lstrip("-").isdigit() and characters != "0":
                    return float(characters) / PARTS_PER_CHARACTER * float(size)
                twips = value(paragraph, "ind", side)
                if twips:
                    return number(twips) / TWIPS_PER_POINT
            return 0.0

        hanging = indent("hanging")
        return Said(
            element=paragraph,
            letters=letters,
            style=tuple(self.styles.names(self.styles.style_of(paragraph))),
            align=value(paragraph, "jc") or "left",
            left=indent("left", "start"),
            right=indent("right", "end"),
            first=-hanging if hanging else indent("firstLine"),
            pitch=self._pitch(paragraph),
            level=value(paragraph, "outlineLvl"),
        )

    def _pitch(self, paragraph: Element) -> float | None:
        line = self.styles.paragraph_value(paragraph, "spacing", "line")
        rule = self.styles.paragraph_value(paragraph, "spacing", "lineRule")
        return number(line) / TWIPS_PER_POINT if line and rule == "exact" else None

    def _letters(self, paragraph: Element) -> Iterator[Letters]:
        for run in paragraph.iter(f"{W}r"):
            text = _run_text(run)
            if text and not _is_hidden(run, paragraph):
                yield self.letters(text, run, paragraph)

    def letters(self, text: str, run: Element, paragraph: Element) -> Letters:
        """Return how a run's characters look."""

        def value(element: str) -> str:
            return self.styles.run_value(run, paragraph, element)

        bold = self.styles.is_on(run, paragraph, "b")
        face, latin = (
            role_of(self.styles.font(run, paragraph, script)) for script in ("eastAsia", "ascii")
        )
        thick = "-bold" if bold and face not in ("hei", "biaosong") else ""
        return Letters(
            text=text,
            face=face + thick if face else "",
            latin=latin,
            size=number(value("sz") or "20") / HALF_POINTS_PER_POINT,
            colour=colour(value("color")),
            scale=number(value("w") or "100") / 100,
            spacing=number(value("spacing") or "0") / TWIPS_PER_POINT,
        )


def _is_upright(section: Element) -> bool:
    size = child(section, "pgSz")
    return number(attribute(size, "h")) >= number(attribute(size, "w"))


def paragraphs_in(root: Element) -> Iterator[Element]:
    """Yield paragraphs; what older programs would show instead is passed over."""
    for paragraph in root.iter(f"{W}p"):
        if not any(str(above.tag).endswith("}Fallback") for above in paragraph.iterancestors()):
            yield paragraph


def _run_text(run: Element) -> str:
    signs = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else signs.get(str(each.tag), "") for each in run
    )


def _is_hidden(run: Element, paragraph: Element) -> bool:
    """Return whether a run was deleted, or belongs to a text box inside the paragraph."""
    for above in run.iterancestors():
        if above is paragraph:
            return False
        if above.tag in (f"{W}del", f"{W}p"):
            return True
    return False


def colour(value: str) -> str:
    """Return a colour of Word as that of a page: black, red, or RRGGBB."""
    if value in AUTOMATIC or len(value) != 6:
        return "black"
    try:
        return colour_of(*(int(value[start : start + 2], 16) for start in (0, 2, 4)))
    except ValueError:
        return "black"


def number(text: str) -> float:
    """Return a number that a file gives; 0 where it gives none."""
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if abs(found) < FARTHEST else 0.0
