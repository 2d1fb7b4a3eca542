"""Markdown as a paper: headings, paragraphs, lists, tables, footnotes; marks become plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake.changes import Log
from jianbao.intake.forms import DATE
from jianbao.intake.source import Grid, Mark, Paragraph, Piece, Source
from jianbao.messages.intake import PICTURE_LOST
from jianbao.readers.encodings import decoded

HEADING = pattern(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
UNDERLINE = pattern(r" {0,3}(=+|-+)[ \t]*")
RULE = pattern(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
FENCE = pattern(r" {0,3}(```+|~~~+)")
BULLET = pattern(r"\s*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(.*)")
ORDERED = pattern(r"\s*(\d{1,3})[.)][ \t]+(.*)")
QUOTE = pattern(r"^ {0,3}>[ ]?")
NOTE = pattern(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
NOTE_MARK = pattern(r"\[\^([^\]\s]+)\]")
PARTS = pattern(r"\s*\|?(?:\s*:?-{1,}:?\s*\|)+\s*:?-*:?\s*\|?\s*")
IMAGE = pattern(r"!\[([^\]]*)\]\(([^)]*)\)")
LINK = pattern(r"\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)")
STRONG = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LEAN = pattern(r"(?<![\w*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*_])")
CODE = pattern(r"(`+)(.+?)\1")
TAG = pattern(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
ESCAPED = pattern(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
HARD = pattern(r"(?:  |\\|<br ?/?>)\s*$")
WIDE = pattern("[\u2e80-\u9fff\uff00-\uffef，。、；：“”‘’（）《》]")


class _Line(Struct, frozen=True):
    """A block while it is read: its words, heading level, number, and where it began."""

    text: str
    place: str
    level: int = 0
    label: str = ""


def read_markdown(data: bytes, name: str, log: Log) -> Source:
    """Return a Markdown file's paper. Raises InputError where it is no text."""
    reader = _Reader(decoded(data, name).split("\n"), log)
    pieces = tuple(reader.pieces())
    return Source(name=name, pieces=_titled(pieces), notes=reader.notes)


class _Reader:
    def __init__(self, lines: list[str], log: Log) -> None:
        self._lines = [QUOTE.sub("", line) for line in lines]
        self._log = log
        self.notes: dict[str, str] = {}

    def pieces(self) -> Iterator[Piece]:
        """Yield paragraphs and tables in order."""
        for block in self._blocks():
            if isinstance(block, Grid):
                yield block
            elif block.text or block.label:
                yield self._paragraph(block)

    def _blocks(self) -> Iterator[_Line | Grid]:
        lines, number = self._lines, self._front()
        open_line: _Line | None = None
        while number < len(lines):
            line, place = lines[number], str(number + 1)
            if open_line and UNDERLINE.fullmatch(line):
                yield replace(open_line, level=1 if "=" in line else 2)
                open_line, number = None, number + 1
                continue
            if "|" in line and number + 1 < len(lines) and PARTS.fullmatch(lines[number + 1]):
                if open_line:
                    yield open_line
                open_line = None
                end = self._end_of_table(number + 2)
                yield self._table(number, end)
                number = end
                continue
            begun = self._begun(line, place)
            if begun is not None or not line.strip():
                if open_line:
                    yield open_line
                open_line = begun
                if begun and begun.level:
                    yield begun
                    open_line = None
            elif open_line and (DATE.fullmatch(line.strip()) or HARD.search(lines[number - 1])):
                yield open_line
                open_line = _Line(line.strip(), place)
            elif open_line:
                open_line = replace(open_line, text=_joined(open_line.text, line.strip()))
            else:
                open_line = _Line(line.strip(), place)
            number += 1
        if open_line:
            yield open_line

    def _front(self) -> int:
        """Return the line behind what some programs put before a text between two ---."""
        if self._lines[0].strip() != "---":
            return 0
        ends = (n for n, line in enumerate(self._lines[1:60], 1) if line.strip() == "---")
        return next(ends, -1) + 1

    def _begun(self, line: str, place: str) -> _Line | None:
        """Return the block that begins with a line; an empty one for what only parts blocks."""
        if match := HEADING.fullmatch(line):
            return _Line(match[2], place, len(match[1]))
        if RULE.fullmatch(line) or FENCE.match(line):
            return _Line("", place)
        if match := NOTE.fullmatch(line):
            self.notes[match[1]] = self._plain(match[2], place)
            return _Line("", place)
        if match := ORDERED.fullmatch(line):
            return _Line(match[2], place, label=f"{match[1]}.")
        if match := BULLET.fullmatch(line):
            return _Line(match[1], place)
        return None

    # ---- tables

    def _end_of_table(self, number: int) -> int:
        while number < len(self._lines) and "|" in self._lines[number]:
            number += 1
        return number

    def _table(self, start: int, end: int) -> Grid:
        lines = [self._lines[start], *self._lines[start + 2 : end]]
        rows = [self._cells(line, str(start + 1)) for line in lines]
        width = max(map(len, rows))
        padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
        return Grid(rows=padded, place=str(start + 1))

    def _cells(self, line: str, place: str) -> tuple[str, ...]:
        parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
        return tuple(self._plain(part.strip(), place) for part in parts)

    # ---- words

    def _paragraph(self, line: _Line) -> Paragraph:
        text, marks = "", list[Mark]()
        position = 0
        for match in NOTE_MARK.finditer(line.text):
            text += self._plain(line.text[position : match.start()], line.place)
            marks.append(Mark(len(text), match[1]))
            position = match.end()
        text += self._plain(line.text[position:], line.place)
        return Paragraph(
            text=text, place=line.place, marks=tuple(marks), level=line.level, label=line.label
        )

    def _plain(self, text: str, place: str) -> str:
        """Return words without Markdown's marks."""
        for match in IMAGE.finditer(text):
            self._log.add(PICTURE_LOST, place, match[2], match[1], "doubtful")
        text = IMAGE.sub("", text)
        text = LINK.sub(lambda match: match[1], text)
        for marks in (STRONG, LEAN, CODE):
            text = marks.sub(lambda match: match[2], text)
        return ESCAPED.sub(lambda match: match[1], TAG.sub("", text))


def _joined(before: str, line: str) -> str:
    """Return two lines of one paragraph as one: a blank stands between foreign words only."""
    before = before.rstrip("\\ ")
    wide = WIDE.match(before[-1:]) or WIDE.match(line[:1])
    return f"{before}{'' if wide or not before else ' '}{line}"


def _titled(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which the only heading of the first level, if it leads, is the title."""
    levels = [piece.level for piece in pieces if isinstance(piece, Paragraph) and piece.level]
    first = pieces[0] if pieces else None
    if not isinstance(first, Paragraph) or not levels or first.level != min(levels):
        return pieces
    if levels.count(first.level) > 1:
        return pieces
    title = replace(first, level=0, is_title=True, is_centred=True)
    lowest = min((level for level in levels[1:]), default=2)
    return (
        title,
        *(
            replace(piece, level=piece.level - lowest + 1)
            if isinstance(piece, Paragraph) and piece.level
            else piece
            for piece in pieces[1:]
        ),
    )
