"""Plain text: its characters, and its lines put together to paragraphs and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from unicodedata import east_asian_width

from jianbao.document.patterns import pattern
from jianbao.intake.columns import run_at
from jianbao.intake.source import Grid, Paragraph, Piece, Source
from jianbao.readers.encodings import decoded

INDENT = pattern(r"^(?:[\u3000\xa0]{2}| {2,}|\t)")
SENTENCE_END = "。！？：；.!?:;”）)"
STARTS = pattern(
    r"[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
    r"|附件|抄送|主送|报[:：]|送[:：]|发[:：]|——"
)
FEWEST_LINES = 8  # below, a width that many lines share is chance
LEAST_WIDTH = 24  # half widths; shorter lines are headings and dates


def read_text(data: bytes, name: str) -> Source:
    """Return a text file's paragraphs and tables. Raises InputError where it is no text."""
    lines = decoded(data, name).split("\n")
    width = wrapped_at(lines)
    pieces = tuple(_pieces(lines, width))
    return Source(name=name, pieces=pieces, notes={}, is_copy=True)


def columns(text: str) -> int:
    """Return how wide a line is, in half widths."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def wrapped_at(lines: list[str]) -> int:
    """Return the width at which lines were broken, 0 where each line is a paragraph."""
    widths = [columns(line.rstrip()) for line in lines if line.strip()]
    long = [width for width in widths if width >= LEAST_WIDTH]
    if len(long) < FEWEST_LINES:
        return 0
    widest = max(long)
    full = [
        line
        for line in lines
        if columns(line.rstrip()) >= widest - 4 and line.rstrip()[-1:] not in SENTENCE_END
    ]
    common = Counter(widths).most_common(1)[0][0]
    return widest if widest <= 120 and (len(full) * 3 >= len(long) and common >= LEAST_WIDTH) else 0


def _pieces(lines: list[str], width: int) -> Iterator[Piece]:
    """Yield the paragraphs between tables, and the tables."""
    begin, index = 0, 0
    while index < len(lines):
        rows, is_table = run_at(lines, index)
        if is_table:
            yield from _paragraphs(lines[begin:index], width, begin)
            yield Grid(rows=rows, place=str(index + 1))
            begin = index + len(rows)
        index += len(rows) or 1
    yield from _paragraphs(lines[begin:], width, begin)


def _paragraphs(lines: list[str], width: int, before: int) -> Iterator[Paragraph]:
    """Yield the paragraphs; a full line goes on in the next, where lines were broken at a width.

    `before`: how many lines of the file stand above these.
    """
    text, first = "", 0
    for number, line in enumerate(lines, 1):
        goes_on = text and width and not _begins(line) and columns(lines[number - 2]) >= width - 4
        if goes_on:
            text = joined(text, line.strip())
            continue
        if text:
            yield Paragraph(text=text, place=str(before + first))
        text, first = line.strip(" \t\u3000\xa0\ufeff"), number
    if text:
        yield Paragraph(text=text, place=str(before + first))


def joined(first: str, second: str) -> str:
    """Return two lines as one: a blank between Latin words, none beside Chinese."""
    latin = first[-1:].isascii() and second[:1].isascii()
    return f"{first} {second}" if latin and first[-1:].isalnum() else first + second


def _begins(line: str) -> bool:
    return not line.strip() or bool(INDENT.match(line) or STARTS.match(line.strip()))
