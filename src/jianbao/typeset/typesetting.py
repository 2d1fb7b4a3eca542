"""Blocks + theme + faces -> lines on pages: lines and pages are broken here and nowhere else."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.composed import Block, Composed, Gap, PageBreak
from jianbao.document.inlines import NoteMark, Numbering, PageField, Words
from jianbao.document.paged import Grid, Paged, PagedBlock, PagedFill, Row
from jianbao.document.placed import FOOT, HEAD, PageSection, Placed
from jianbao.document.theme import Theme
from jianbao.document.word.spacers import TABLE_SPARE
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.messages.typeset import (
    figures_too_wide,
    masters_mirrored,
    pages_tightened,
    signature_pitch,
)
from jianbao.typeset.charts.crowding import crowded_charts
from jianbao.typeset.closing import Closed, changed_block, fill_closed, pitches, stands_alone
from jianbao.typeset.derived_styles import with_used_styles
from jianbao.typeset.filling import fill_pages
from jianbao.typeset.fitting import fitted
from jianbao.typeset.last_page import lone_line, tightened, told
from jianbao.typeset.layout.laying_out import lay_out, lay_out_blocks
from jianbao.typeset.long_notes import long_notes
from jianbao.typeset.measuring import resolve_words
from jianbao.typeset.open_pages import BODY, Filled
from jianbao.typeset.pages import PAGE_NUMBER, PageMaker
from jianbao.typeset.paragraphs import resolve_lines
from jianbao.typeset.references import Asked, Known, settle
from jianbao.typeset.shared_notes import same_notes, with_shared_notes
from jianbao.typeset.strips import Setter

CHANGES = 100
"""Each change settles a page's end at least; no paper of an office has as many that need one."""


def typeset(document: Composed, theme: Theme, faces: Faces) -> Placed:
    """Return the document's pages. Findings tell what was substituted or broken by the machine.

    The theme of the pages has those styles, too, that it did not name and the document needs. Where
    a signature would stand without text, pages have a line or two more or fewer, if that helps; so
    do they where one line would stand alone on the last page, if the theme allows it.
    """
    placed = _typeset(document, theme, faces)
    if not stands_alone(placed):
        return _with_last_line(document, placed, theme, faces)
    for lines, other in pitches(document, theme):
        tried = _typeset(document, other, faces)
        tried = replace(tried, findings=(*tried.findings, signature_pitch(lines=lines)))
        if not stands_alone(tried):
            return tried
        if stands_alone(placed, remark=False) and not stands_alone(tried, remark=False):
            placed = tried  # better than nothing
    return placed


def _with_last_line(document: Composed, placed: Placed, theme: Theme, faces: Faces) -> Placed:
    """Return the pages so that no line stands alone on the last, or with what would cure it."""
    alone = lone_line(placed) if BODY in theme.styles else None
    if alone is None:
        return placed
    for lines, other in tightened(theme):
        tried = _typeset(document, other, faces)
        if len(tried.pages) < len(placed.pages):
            return replace(tried, findings=(*tried.findings, pages_tightened(lines=lines)))
    return replace(placed, findings=(*placed.findings, told(placed, alone)))


def _typeset(document: Composed, theme: Theme, faces: Faces) -> Placed:
    """Return the document's pages in just this theme."""
    findings: list[Finding] = []

    def laid_out(known: Known, asked: Asked) -> Paged:
        findings.clear()
        return lay_out(document, theme, known, asked, findings, faces)

    placed = settle(laid_out, lambda paged: set_pages(paged, theme, faces))
    return replace(placed, findings=(*findings, *placed.findings))


def set_pages(document: Paged, theme: Theme, faces: Faces) -> Placed:
    """Return the pages of a document that is laid out already.

    Where pages part what begins anew on the next one, or leave a hole above a chart, the document
    is changed and set again, until it stays; each time more of its pages do. A footnote that a page
    marks twice stands there once.
    """
    if document.styles:
        made = {style.name: style for style in document.styles}
        theme = replace(theme, styles={**theme.styles, **made})
    theme = with_used_styles(theme, (*document.blocks, *document.head, *document.foot))
    for _ in range(CHANGES):
        placed, filled = _set_once(document, theme, faces)
        changed = fitted(document, filled, theme)
        if changed is document:
            break
        document = changed
    if filled.repeats:
        placed, _ = _set_once(with_shared_notes(document, filled, theme.note_marks), theme, faces)
    return placed


def _set_once(document: Paged, theme: Theme, faces: Faces) -> tuple[Placed, Filled]:
    """Return the pages of a document, and how they were filled."""
    setter = Setter(theme, faces, document.master)
    strips = list(setter.strips(document.blocks))
    notes = [setter.note(number, inlines) for number, inlines in enumerate(document.notes)]
    head, foot = (Setter(theme, faces, document.master) for _ in range(2))
    heads, feet = list(head.strips(document.head, HEAD)), list(foot.strips(document.foot, FOOT))
    fill = partial(
        fill_pages,
        notes=notes,
        theme=theme,
        master=document.master,
        head=heads,
        foot=feet,
        same=same_notes(document.notes),
    )
    closed = fill_closed(strips, document.blocks, fill)
    filled = closed.filled
    maker = PageMaker(theme, faces, notes, filled.repeats)
    pages = tuple(maker.pages(filled.pages, document.page_number))
    numbered = any(page.numbered for page in filled.pages)
    resolved = replace(
        document,
        blocks=tuple(_with_pages(setter.resolved, closed)),
        notes=tuple(
            resolve_lines((NoteMark(number), *inlines), note, faces)[1:]
            for number, (inlines, note) in enumerate(zip(document.notes, notes, strict=True))
        ),
        head=tuple(head.resolved),
        foot=tuple(foot.resolved),
        page_number=_resolved_number(document.page_number, theme, faces, numbered),
    )
    placed = Placed(
        document=resolved,
        theme=theme,
        pages=pages,
        outline=tuple(maker.outline),
        findings=(
            *faces.findings,
            *setter.findings,
            *head.findings,
            *foot.findings,
            *closed.findings,
            *_mirror_findings(filled.sections, theme),
            *long_notes(filled.pages, notes, document.notes),
            *crowded_charts(document.blocks, pages),
        ),
        characters=faces.characters(),
        places=maker.places,
        sections=filled.sections,
    )
    return placed, filled


def _with_pages(blocks: list[PagedBlock], decided: Closed) -> Iterator[PagedBlock]:
    """Yield the blocks: fills with their heights, grids with the rows that end a page."""
    filled = decided.filled
    parted = {block for block, _ in (*filled.closed, *filled.begun)}
    for number, block in enumerate(blocks):
        if number in decided.changes:
            yield changed_block(block, decided.changes[number])
        elif isinstance(block, PagedFill):
            yield replace(block, height=filled.heights[number], floats=number in filled.floating)
        elif isinstance(block, Grid) and number in parted:
            rows = enumerate(block.rows)
            ends = (_with_page_end(row, (number, place), filled) for place, row in rows)
            yield replace(block, rows=tuple(ends))
        else:
            yield block


def _with_page_end(row: Row, path: tuple[int, int], filled: Filled) -> Row:
    """Return a row that says whether a page ends with it; Word may not keep it with the next."""
    block, number = path
    kept = row.keep_next and (block, number + 1) not in filled.begun
    return replace(row, closed=path in filled.closed, keep_next=kept)


def _mirror_findings(sections: tuple[PageSection, ...], theme: Theme) -> Iterator[Finding]:
    """Yield an error where some pages are mirrored and others not: Word knows all or none."""
    pages = [theme.master(section.master).read for section in sections]
    lopsided = {page.mirrored for page in pages if page.left != page.right}
    if len(lopsided) > 1:
        yield masters_mirrored()


def _resolved_number(numbering: Numbering, theme: Theme, faces: Faces, numbered: bool) -> Numbering:
    """Return what numbers a page with words parted by face; fields have that of their digits."""
    if not numbered:
        return numbering
    resolved: list[Words | PageField] = []
    style = theme.style(PAGE_NUMBER)
    for part in numbering:
        if isinstance(part, Words):
            resolved += resolve_words(part, style, faces)
        else:
            (digit,) = resolve_words(Words("1", part.face), style, faces)
            resolved.append(replace(part, face=digit.face))
    return tuple(resolved)


class Fit(Struct, frozen=True):
    """Whether blocks fit on one page: the height that they need, and what there is (points).

    `wide` says that some table is wider than the text area.
    """

    need: float
    room: float
    wide: bool = False

    @property
    def fits(self) -> bool:
        """Whether nothing goes to a second page, in Word either, and nothing is too wide."""
        return self.need <= self.room and not self.wide


def fit(blocks: tuple[Block, ...], theme: Theme, faces: Faces) -> Fit:
    """Return the height that blocks take when nothing parts them, and that of the main page.

    Each is set once: who tries one step after another tries most blocks as they were.
    """
    looks = (theme.page, theme.strong, theme.lead, theme.line_rules, *theme.styles.items())
    alone = not any(isinstance(block, PageBreak) or _is_downwards(block) for block in blocks)
    parts = [(block,) for block in blocks] if alone else [blocks]
    needs = [_need(part, theme, faces, ("need", part, looks)) for part in parts]
    wide = any(need == inf for need in needs)
    return Fit(0.0 if wide else sum(needs), theme.page.text_height - TABLE_SPARE, wide)


def _is_downwards(block: Block) -> bool:
    """Return whether a block's height depends on what stands above it."""
    return isinstance(block, Gap) and block.down_to


def _need(blocks: tuple[Block, ...], theme: Theme, faces: Faces, key: Hashable) -> float:
    """Return the height of blocks; infinity where they are too wide for the page."""
    known: float | None = faces.kept.texts.get(key) if faces.kept else None
    if known is None:
        findings: list[Finding] = []
        laid = lay_out_blocks(blocks, theme, faces, findings)
        wide = any(map(figures_too_wide.made, findings))
        known = inf if wide else height_of(laid, theme, faces)
        if faces.kept:
            faces.kept.remember(key, known)
    return known


def height_of(blocks: Sequence[PagedBlock], theme: Theme, faces: Faces) -> float:
    """Return the height in points that blocks take when nothing parts them."""
    return Setter(with_used_styles(theme, blocks), faces).height(tuple(blocks))
