"""One document laid out: its blocks in order, for what stands above some is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from jianbao.document.composed import (
    Block,
    Captioned,
    Composed,
    Contents,
    ContentsLine,
    DataTable,
    FigureTable,
    Fill,
    Gap,
    Heading,
    HorizontalRule,
    IssuingMark,
    Logo,
    PageBreak,
    Paragraph,
    SideBySide,
    Signature,
    Signers,
    Tiles,
)
from jianbao.document.inlines import Mark, PageOf, Tab, Words
from jianbao.document.paged import (
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.document.theme import Style, Theme
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.typeset.layout.captioned import lay_out_captioned
from jianbao.typeset.layout.data_table import lay_out_table
from jianbao.typeset.layout.figures.table import lay_out_figures
from jianbao.typeset.layout.mark import lay_out_mark
from jianbao.typeset.layout.paragraph import lay_out_paragraph
from jianbao.typeset.layout.pictures import lay_out_logo, lay_out_side_by_side
from jianbao.typeset.layout.setting import Setting
from jianbao.typeset.layout.signature import lay_out_signature
from jianbao.typeset.layout.signers import lay_out_signers
from jianbao.typeset.layout.tiles import lay_out_tiles
from jianbao.typeset.references import Asked, Known


def lay_out(
    document: Composed,
    theme: Theme,
    known: Known,
    asked: Asked,
    findings: list[Finding],
    faces: Faces,
) -> Paged:
    """Return a document with every length computed, with the pages that are known."""

    made: dict[str, Style] = {}

    def laid(blocks: tuple[Block, ...]) -> tuple[PagedBlock, ...]:
        setting = Setting(theme, theme.master(document.master), known, asked, findings, faces, made)
        return tuple(_blocks(blocks, setting))

    blocks, head, foot = map(laid, (document.blocks, document.head, document.foot))
    setting = Setting(theme, theme.page, known, asked, findings, faces)
    return Paged(
        blocks=blocks,
        notes=tuple(map(setting.text, document.notes)),
        properties=document.properties,
        page_number=document.page_number,
        master=document.master,
        head=head,
        foot=foot,
        styles=tuple(made.values()),
    )


def lay_out_blocks(
    blocks: tuple[Block, ...],
    theme: Theme,
    faces: Faces | None = None,
    findings: list[Finding] | None = None,
) -> tuple[PagedBlock, ...]:
    """Return blocks laid out on the main page, no page known; `findings` gathers what is told."""
    told = [] if findings is None else findings
    measure = faces or Faces(theme.faces)
    return tuple(_blocks(blocks, Setting(theme, theme.page, Known(), Asked(), told, measure)))


def _blocks(blocks: tuple[Block, ...], setting: Setting) -> Iterator[PagedBlock]:
    for block in blocks:
        for laid in _block(block, setting):
            _count(laid, setting)
            yield laid


def _block(block: Block, setting: Setting) -> Iterator[PagedBlock]:
    match block:
        case Heading(style=style, level=level, inlines=inlines, section=section):
            yield PagedText(style, setting.text(inlines), level, section)
        case Paragraph():
            yield lay_out_paragraph(block, setting)
        case Contents(lines=lines):
            yield PagedContents(tuple(_contents_line(line, setting) for line in lines))
        case Signature():
            yield from lay_out_signature(block, setting)
        case Signers():
            yield from lay_out_signers(block, setting)
        case IssuingMark():
            yield from lay_out_mark(block, setting)
        case Tiles():
            yield from lay_out_tiles(block, setting)
        case FigureTable():
            yield from lay_out_figures(block, setting)
        case DataTable():
            yield lay_out_table(block, setting)
        case Captioned():
            yield from lay_out_captioned(block, setting)
        case SideBySide():
            yield lay_out_side_by_side(block, setting)
        case Logo():
            yield lay_out_logo(block, setting)
        case Gap():
            yield Space(setting.gap(block))
        case Fill(even=even, unnumbered=unnumbered, held=held):
            yield PagedFill(even=even, unnumbered=unnumbered, held=held)
        case HorizontalRule():
            yield _rule(block, setting)
        case PageBreak():
            yield block
        case _:
            assert_never(block)


def _contents_line(line: ContentsLine, setting: Setting) -> PagedText:
    """Return a heading that leads to its section, a tab, and the number of its page."""
    heading = Mark(line.section, "heading")
    link = None if heading in setting.known.lost else heading
    words = (
        replace(part, link=link) if isinstance(part, Words) else part
        for part in setting.text(line.inlines)
    )
    page = setting.text((PageOf(line.section),))
    return PagedText(line.style, (*words, Tab(), *page))


def _rule(rule: HorizontalRule, setting: Setting) -> PagedRule:
    width, strip, outset = map(setting.points, (rule.width, rule.strip, rule.outset))
    return PagedRule(width, strip, rule.colour, outset)


def _count(block: PagedBlock, setting: Setting) -> None:
    """Count the height of what was laid out; a text counts for one line."""
    match block:
        case PagedText(style=style):
            setting.used += setting.leading(style)
        case Space(height=height) | PagedRule(height=height):
            setting.used += height
        case Grid(rows=rows):
            setting.used += sum(row.height for row in rows)
        case PageBreak(master=master):
            setting.used = 0.0
            if master is not None:
                setting.page = setting.theme.master(master)
        case PagedContents() | PagedFill():
            pass
        case _:
            assert_never(block)
