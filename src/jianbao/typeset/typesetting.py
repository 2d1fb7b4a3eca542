"""Blocks + theme + faces -> lines on pages: lines and pages are broken here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import assert_never

from msgspec.structs import replace

from jianbao.document.blocks import (
    Block,
    Contents,
    Document,
    Fill,
    Gap,
    Heading,
    Inline,
    NoteMark,
    PageBreak,
    Paragraph,
    Row,
    Rule,
    Table,
    Words,
)
from jianbao.document.placed import FOOT, HEAD, BlockPath, Item, PageSection, Placed
from jianbao.document.placed import Rule as PlacedRule
from jianbao.document.theme import Theme
from jianbao.document.word.spacers import FIELD_END, SPACER
from jianbao.document.word.units import border_width
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import masters_mirrored, title_broken
from jianbao.typeset.charts.crowding import crowded_charts
from jianbao.typeset.contents import resolve_contents, set_contents_line
from jianbao.typeset.filling import Filled, Strip, fill_pages
from jianbao.typeset.pages import PAGE_NUMBER, PageMaker
from jianbao.typeset.paragraphs import (
    MarkOf,
    SetLine,
    SetParagraph,
    place_line,
    resolve_faces,
    resolve_lines,
    resolve_words,
    set_paragraph,
)
from jianbao.typeset.references import settle
from jianbao.typeset.tables import SetCell, SetRow, closing_rule, draw_row, resolve_table, set_table

NOTE_STYLE = "footnote"


def typeset(document: Document, theme: Theme, faces: Faces) -> Placed:
    """Return the document's pages. Findings tell what was substituted or broken by the machine."""
    return settle(document, partial(_typeset_once, theme=theme, faces=faces))


def _typeset_once(document: Document, theme: Theme, faces: Faces) -> Placed:
    setter = _Setter(theme, faces, document.master)
    strips = list(setter.strips(document.blocks))
    notes = [setter.note(number, inlines) for number, inlines in enumerate(document.notes)]
    head, foot = (_Setter(theme, faces, document.master) for _ in range(2))
    heads, feet = list(head.strips(document.head, HEAD)), list(foot.strips(document.foot, FOOT))
    filled = fill_pages(strips, notes, theme, document.master, heads, feet)
    maker = PageMaker(theme, faces, notes)
    pages = tuple(maker.pages(filled.pages, document.page_number))
    numbered = any(page.numbered for page in filled.pages)
    resolved = replace(
        document,
        blocks=tuple(_with_pages(setter.resolved, filled)),
        notes=tuple(
            resolve_faces(inlines, theme.style(NOTE_STYLE), faces) for inlines in document.notes
        ),
        head=tuple(head.resolved),
        foot=tuple(foot.resolved),
        page_number=_resolved_number(document.page_number, theme, faces, numbered),
    )
    return Placed(
        document=resolved,
        theme=theme,
        pages=pages,
        outline=tuple(maker.outline),
        findings=(
            *faces.findings,
            *setter.findings,
            *head.findings,
            *foot.findings,
            *_mirror_findings(filled.sections, theme),
            *crowded_charts(document.blocks, pages),
        ),
        characters=faces.characters(),
        places=maker.places,
        sections=filled.sections,
    )


def _with_pages(blocks: list[Block], filled: Filled) -> Iterator[Block]:
    """Yield the blocks: fills with their heights, tables with the rows that end a page."""
    closed = {block for block, _ in filled.closed}
    for number, block in enumerate(blocks):
        if isinstance(block, Fill):
            yield replace(block, height=filled.heights[number])
        elif isinstance(block, Table) and number in closed:
            rows = enumerate(block.rows)
            ends = (replace(row, closed=(number, place) in filled.closed) for place, row in rows)
            yield replace(block, rows=tuple(ends))
        else:
            yield block


def _mirror_findings(sections: tuple[PageSection, ...], theme: Theme) -> Iterator[Finding]:
    """Yield an error where some pages are mirrored and others not: Word knows all or none."""
    pages = [theme.master(section.master).read for section in sections]
    lopsided = {page.mirrored for page in pages if page.left != page.right}
    if len(lopsided) > 1:
        yield masters_mirrored()


def _resolved_number(
    words: tuple[Words, ...], theme: Theme, faces: Faces, numbered: bool
) -> tuple[Words, ...]:
    if not numbered:
        return words
    style = theme.style(PAGE_NUMBER)
    return tuple(part for one in words for part in resolve_words(one, style, faces))


def measure(blocks: tuple[Block, ...], theme: Theme, faces: Faces) -> float:
    """Return the height that `blocks` take when nothing parts them."""
    return sum(strip.height + strip.space_after for strip in _Setter(theme, faces).strips(blocks))


class _Setter:
    """Blocks -> strips, noting on the way what was decided."""

    def __init__(self, theme: Theme, faces: Faces, master: str = "") -> None:
        self.theme, self.faces = theme, faces
        self.resolved: list[Block] = []
        self.findings: list[Finding] = []
        self.page = theme.master(master)
        self.new_page: PageBreak | None = None
        self.note_rooms: dict[int, float] = {}

    def strips(self, blocks: tuple[Block, ...], *root: int) -> Iterator[Strip]:
        for number, block in enumerate(blocks):
            spacer = SPACER if _wants_spacer(blocks, number) else 0.0
            for strip in self.block(block, (*root, number)):
                self.note_rooms.update(dict.fromkeys(strip.notes, self.page.text_width))
                yield replace(strip, starts_page=self.new_page, block=number, spacer=spacer)
                self.new_page, spacer = None, 0.0

    def block(self, block: Block, path: BlockPath) -> Iterator[Strip]:
        match block:
            case Heading() | Paragraph():
                yield from self.paragraph(block, path)
            case Contents():
                yield from self.contents(block, path)
            case Table():
                yield from self.table(block, path)
            case Gap(height=height):
                self.resolved.append(block)
                yield Strip(height, _draw_nothing)
            case Fill():
                self.resolved.append(block)
                yield Strip(0.0, _draw_nothing, fill=block)
            case Rule(height=height):
                rule = replace(block, width=border_width(block.width))
                self.resolved.append(rule)
                yield Strip(height, partial(_draw_rule, rule, self.page.text_width))
            case PageBreak():
                self.resolved.append(block)
                self.new_page = _both(self.new_page, block)
                self.page = (
                    self.theme.master(block.master) if block.master is not None else self.page
                )
            case _:
                assert_never(block)

    def paragraph(self, block: Heading | Paragraph, path: BlockPath) -> Iterator[Strip]:
        style = self.theme.style(block.style)
        found = set_paragraph(block, self.page.text_width, self.theme, self.faces)
        self.note_breaks(found)
        self.note_title(block, found)
        self.resolved.append(replace(block, inlines=resolve_lines(block, found, self.faces)))
        for number, line in enumerate(found.lines):
            last = number == len(found.lines) - 1
            yield Strip(
                height=style.leading,
                draw=partial(_draw_line, line, path),
                notes=line.notes,
                keep_next=style.keep_next,
                space_after=style.space_after if last else 0.0,
                outline=_outline(block) if number == 0 else None,
                section=block.section if number == 0 else "",
            )

    def contents(self, contents: Contents, path: BlockPath) -> Iterator[Strip]:
        self.resolved.append(resolve_contents(contents, self.theme, self.faces))
        for number, entry in enumerate(contents.lines):
            found = set_contents_line(entry, self.page.text_width, self.theme, self.faces)
            self.note_breaks(found)
            for line in found.lines:
                yield Strip(found.style.leading, partial(_draw_line, line, (*path, number)))
        yield Strip(FIELD_END, _draw_nothing)

    def note(self, number: int, inlines: tuple[Inline, ...]) -> SetParagraph:
        """Return a footnote's lines; its own mark stands before its text."""
        paragraph = Paragraph(NOTE_STYLE, (NoteMark(number), *inlines))
        room = self.note_rooms.get(number, self.page.text_width)
        found = set_paragraph(paragraph, room, self.theme, self.faces)
        self.note_breaks(found)
        return found

    def table(self, table: Table, path: BlockPath) -> Iterator[Strip]:
        rows = set_table(table, self.theme, self.faces)
        for row in rows:
            for cell in row.cells:
                self.note_cell(cell)
        self.resolved.append(resolve_table(table, rows, self.theme, self.faces))
        strips = [
            Strip(
                row.height,
                partial(_draw_row, row, table, self.faces, (*path, number)),
                section=_begins_in(table.rows[number]),
                row=number,
                closing=partial(_draw_closing, row, table) if table.ruling.bottom else None,
            )
            for number, row in enumerate(rows)
        ]
        joined = {
            above
            for number, row in enumerate(table.rows)
            for cell in row.cells
            for above in range(number, number + cell.down - 1)
        }
        headers = sum(1 for row in table.rows if row.header)
        header = tuple(strips[:headers])
        for number, strip in enumerate(strips):
            kept = replace(strip, keep_next=number in joined)
            yield kept if number < headers else replace(kept, header=header)

    def note_cell(self, cell: SetCell) -> None:
        for block, found in zip(cell.cell.content, cell.content, strict=True):
            if isinstance(found, SetParagraph) and isinstance(block, Paragraph):
                self.note_breaks(found)

    def note_breaks(self, found: SetParagraph) -> None:
        for code, place in found.doubts:
            self.findings.append(code(place))

    def note_title(self, block: Heading | Paragraph, found: SetParagraph) -> None:
        if isinstance(block, Heading) and block.level == 0 and found.overfull:
            first = block.inlines[0]
            place = first.place if isinstance(first, Words) else None
            self.findings.append(title_broken(place))


def _both(first: PageBreak | None, second: PageBreak) -> PageBreak:
    """Return what two page breaks ask for of which nothing stands between."""
    if first is None:
        return second
    return PageBreak(
        first.master if second.master is None else second.master,
        first.number if second.number is None else second.number,
        first.odd or second.odd,
    )


def _wants_spacer(blocks: tuple[Block, ...], number: int) -> bool:
    """Return whether Word puts an empty paragraph behind a block: a table that ends a page."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return isinstance(blocks[number], Table) and (
        following is None or isinstance(following, Table | PageBreak)
    )


def _draw_line(
    line: SetLine, path: BlockPath, left: float, top: float, mark_of: MarkOf
) -> Iterator[Item]:
    yield place_line(line, left, top, mark_of, path)


def _draw_row(
    row: SetRow, table: Table, faces: Faces, path: BlockPath, left: float, top: float, _: MarkOf
) -> Iterator[Item]:
    yield from draw_row(row, table, left, top, faces, path)


def _draw_closing(row: SetRow, table: Table, left: float, top: float, _: MarkOf) -> Iterator[Item]:
    yield closing_rule(row, table, left, top)


def _draw_rule(
    rule: Rule, room: float, left: float, top: float, _mark_of: MarkOf
) -> Iterator[Item]:
    y = top + rule.height - rule.width / 2
    x0, x1 = left - rule.outset, left + room + rule.outset
    yield PlacedRule(x0, y, x1, y, rule.width, rule.colour)


def _begins_in(row: Row) -> str:
    """Return the name of what begins in a row: a chart has its name in the title under it."""
    texts = (part for cell in row.cells for part in cell.content if isinstance(part, Paragraph))
    return next((text.section for text in texts if text.section), "")


def _draw_nothing(_left: float, _top: float, _mark_of: MarkOf) -> Iterator[Item]:
    yield from ()


def _outline(block: Heading | Paragraph) -> tuple[int, str] | None:
    if not isinstance(block, Heading):
        return None
    return block.level, "".join(part.text for part in block.inlines if isinstance(part, Words))
