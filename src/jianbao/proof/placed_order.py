"""Whether the placed lines say what the blocks say: nothing lost, doubled or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.charts import PagedChart
from jianbao.document.composed import PageBreak
from jianbao.document.inlines import plain
from jianbao.document.paged import (
    CellPart,
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedPicture,
    PagedRule,
    PagedText,
    Row,
    Space,
)
from jianbao.document.patterns import pattern
from jianbao.document.placed import APART, FOOT, HEAD, BlockPath, Line, Placed
from jianbao.document.word.kinsoku import NO_BREAK_SPACE
from jianbao.document.word.notes import note_sign
from jianbao.fonts.faces import MISSING_SIGN
from jianbao.messages.fonts import glyph_missing
from jianbao.proof.drift import Drift, differing

LEADER = pattern(r"\.+(?=\d*$)")
MARK = "\0"  # any footnote's mark; which sign it gets is the page's affair


class _Text(Struct, frozen=True):
    """Words that must be drawn; `path` leads to those of a row that is parted line by line."""

    where: str
    text: str
    path: BlockPath = ()


def placed_drift(placed: Placed) -> Drift | None:
    """Return the first difference between the blocks and the lines that were placed for them."""
    missing = _missing(placed)
    body = [_drawn(text, missing) for text in _texts(placed.document.blocks)]
    pages = _lines(placed, "text")
    return (
        _apart_drift(placed, missing)
        or _repeated_drift(placed, pages, missing)
        or _parted_drift(placed, pages, body)
        or _body_drift(placed, pages, [text for text in body if not text.path])
        or _notes_drift(placed, pages, missing)
    )


def _missing(placed: Placed) -> set[str]:
    """Return the characters that no face has, as findings tell."""
    return {
        finding.plain["character"] for finding in placed.findings if glyph_missing.made(finding)
    }


def _drawn(text: _Text, missing: set[str]) -> _Text:
    return replace(text, text=_with_signs(text.text, missing))


def _with_signs(text: str, missing: set[str]) -> str:
    """Return a text as it is drawn: a blank is drawn alike, whether a line may end there or not."""
    drawn = text.replace(NO_BREAK_SPACE, " ")
    return drawn.translate(dict.fromkeys(map(ord, missing), MISSING_SIGN)) if missing else drawn


def _texts(blocks: tuple[PagedBlock, ...]) -> Iterator[_Text]:
    for number, block in enumerate(blocks, 1):
        match block:
            case PagedText(inlines=inlines):
                yield _Text(f"{number}", plain(inlines, MARK))
            case PagedContents(lines=lines):
                yield from (_Text(f"{number}", plain(line.inlines, MARK)) for line in lines)
            case Grid():
                yield from _grid(f"{number}", block, number - 1)
            case Space() | PagedFill() | PagedRule() | PageBreak():
                pass
            case _:
                assert_never(block)


def _grid(where: str, grid: Grid, block: int) -> Iterator[_Text]:
    for number, row in enumerate(grid.rows):
        here = f"{where}.{number + 1}"
        if not row.parted:
            yield _Text(here, _row_text(row))
            continue
        for place, cell in enumerate(row.cells):
            for part, content in enumerate(cell.content):
                yield _Text(here, _part(content), (block, number, place, part))


def _row_text(row: Row) -> str:
    return "".join(_part(part) for cell in row.cells for part in cell.content)


def _part(part: CellPart) -> str:
    match part:
        case PagedText(inlines=inlines):
            return plain(inlines, MARK)
        case PagedChart() | PagedPicture():
            return ""
        case _:
            assert_never(part)


Pages = list[list[Line]]


def _lines(placed: Placed, role: str) -> Pages:
    return [
        [
            item
            for item in page.items
            if isinstance(item, Line) and item.role == role and item.path[:1] not in APART
        ]
        for page in placed.pages
    ]


def _apart_drift(placed: Placed, missing: set[str]) -> Drift | None:
    """Read head and foot."""
    lines = [item for page in placed.pages for item in page.items if isinstance(item, Line)]
    for name, root, blocks in (
        ("head", HEAD, placed.document.head),
        ("foot", FOOT, placed.document.foot),
    ):
        drawn = "".join(line.text for line in lines if line.path[:1] == (root,))
        expected = "".join(_drawn(text, missing).text for text in _texts(blocks))
        if drawn != expected:
            return differing(name, expected, drawn)
    return None


def _repeated_drift(placed: Placed, pages: Pages, missing: set[str]) -> Drift | None:
    """Read what a page repeats: the head of the table that goes on on it, and nothing else."""
    for number, lines in enumerate(pages, 1):
        again = [line for line in lines if not line.path]
        if not again:
            continue
        repeated = "".join([_line_text(line, placed.document) for line in again])
        path = next((line.path for line in lines if line.path), ())
        block = placed.document.blocks[path[0]] if path else None
        rows = block.rows if isinstance(block, Grid) else ()
        head = _with_signs("".join(_row_text(row) for row in rows if row.header), missing)
        if repeated not in ("", head):
            return differing(f"{number}", head, repeated)
    return None


def _parted_drift(placed: Placed, pages: Pages, body: list[_Text]) -> Drift | None:
    """Read the cells of rows that are parted, each by itself: their lines stand in turn."""
    drawn: dict[BlockPath, str] = {text.path: "" for text in body if text.path}
    for line in (line for page in pages for line in page if drawn):
        if line.path in drawn:
            drawn[line.path] += _line_text(line, placed.document)
    for text in body:
        if text.path and drawn[text.path] != text.text:
            return differing(text.where, text.text, drawn[text.path])
    return None


def _is_parted(line: Line, document: Paged) -> bool:
    block = document.blocks[line.path[0]] if len(line.path) == 4 else None
    return isinstance(block, Grid) and block.rows[line.path[1]].parted


def _body_drift(placed: Placed, pages: Pages, body: list[_Text]) -> Drift | None:
    """Read the lines of page after page against the words of block after block."""
    rest, waiting = "", iter(body)
    text = _Text("0", "")
    for number, lines in enumerate(pages, 1):
        read = (line for line in lines if line.path and not _is_parted(line, placed.document))
        drawn = "".join([_line_text(line, placed.document) for line in read])
        while drawn:
            if not rest:
                following = next(waiting, None)
                if following is None:
                    return differing(f"{number}", "", drawn)
                text, rest = following, following.text
            length = min(len(rest), len(drawn))
            if rest[:length] != drawn[:length]:
                return differing(text.where, rest, drawn)
            rest, drawn = rest[length:], drawn[length:]
    rest += "".join(left.text for left in waiting)
    return differing(text.where, rest, "") if rest else None


def _line_text(line: Line, document: Paged) -> str:
    """Return what a line says; the dots of a table of contents say nothing."""
    text = "".join([MARK if run.note >= 0 else run.text for run in line.runs])
    of_contents = line.path and isinstance(document.blocks[line.path[0]], PagedContents)
    return LEADER.sub("", text) if of_contents else text


def _signs(lines: Sequence[Line], placed: Placed) -> Iterator[str]:
    """Yield the signs of the notes that lines of a page mark, in order, each where it is right.

    A note that is marked again has the same sign there.
    """
    signs: dict[int, str] = {}
    for run in (run for line in lines if line.path for run in line.runs if run.note >= 0):
        first = run.note not in signs
        wanted = note_sign(len(signs) + 1, placed.theme.note_marks) if first else signs[run.note]
        signs[run.note] = wanted
        if first and run.text == wanted:
            yield wanted
        elif run.text != wanted:
            yield ""


def _notes_drift(placed: Placed, pages: Pages, missing: set[str]) -> Drift | None:
    """Read all notes as one text: each under the sign that its mark has on its page."""
    signs = [sign for lines in pages for sign in _signs(lines, placed)]
    notes = [_with_signs(plain(inlines, MARK), missing) for inlines in placed.document.notes]
    drawn = "".join(line.text for lines in _lines(placed, "note") for line in lines)
    expected = "".join(sign + note for sign, note in zip(signs, notes, strict=False))
    if len(signs) != len(notes) or drawn != expected:
        return differing("notes", expected, drawn)
    return None
