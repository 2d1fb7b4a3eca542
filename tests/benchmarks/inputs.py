"""The same text for every contender: the briefing's blocks as Markdown and as Typst source.

Arguments: the briefing's folder, the folder to make and fill. Done before anything is timed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol, assert_never

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.composing import compose
from jianbao.compose.sheet.fitting import compose_sheet
from jianbao.compose.template.reading import read_template, template_folders
from jianbao.document.charts import PagedChart
from jianbao.document.composed import Composed, PageBreak
from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.paged import (
    Cell,
    Grid,
    Paged,
    PagedBlock,
    PagedContents,
    PagedFill,
    PagedRule,
    PagedText,
    Space,
)
from jianbao.document.theme import Theme
from jianbao.fonts.faces import Faces
from jianbao.typeset.layout.laying_out import lay_out
from jianbao.typeset.references import Asked, Known
from jianbao.typeset.typesetting import fit

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

HEAD = """\
---
lang: zh-Hans
papersize: a4
mainfont: Brief Fang
fontsize: {size}pt
margin: {{top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm}}
header-includes: |
  ```{{=typst}}
  #show heading: set text(font: "Brief Hei")
  #show strong: set text(font: "Brief Kai")
  #set par(justify: true, first-line-indent: (amount: 2em, all: true))
  ```
---
"""

BRIEFING_HEAD = HEAD.format(size=16, top=37, bottom=35, left=28, right=26)
METRICS_HEAD = HEAD.format(size=10.5, top=13, bottom=12, left=15, right=15)


class Markup(Protocol):
    """One way to write blocks as text."""

    def block(self, block: PagedBlock) -> str: ...


def main() -> None:
    """Write briefing.md, metrics.md, briefing.typ and metrics.typ."""
    briefing, out = map(Path, sys.argv[1:])
    out.mkdir()
    paper, sheet = read_documents(briefing)
    texts = {
        "briefing.md": BRIEFING_HEAD + written(paper, Markdown(paper)),
        "metrics.md": METRICS_HEAD + written(sheet, Markdown(sheet)),
        "briefing.typ": hand_written("briefing.typ") + written(paper, Typst(paper)),
        "metrics.typ": hand_written("metrics.typ") + written(sheet, Typst(sheet)),
    }
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")


def read_documents(folder: Path) -> tuple[Paged, Paged]:
    """Return the briefing and its metrics sheet, as our own writers get them."""
    briefing = read_briefing(folder).briefing
    folders = template_folders(ROOT)
    template = read_template(briefing.template.text, folders)
    metrics = read_template(template.sheet, folders)
    made_at = datetime.combine(briefing.date, time(), UTC)
    sheet = compose_sheet(
        briefing, metrics, made_at, partial(fit, faces=Faces(metrics.theme.faces)), {}
    )
    paper = compose(briefing, template, made_at)
    return laid_out(paper, template.theme), laid_out(sheet.document, sheet.theme)


def laid_out(document: Composed, theme: Theme) -> Paged:
    """Return a document with every length known."""
    return lay_out(document, theme, Known(), Asked(), [], Faces(theme.faces))


def hand_written(name: str) -> str:
    """Return the styles that stand before the text."""
    return (HERE / name).read_text(encoding="utf-8")


def written(document: Paged, markup: Markup) -> str:
    """Return the document's blocks, an empty line behind each."""
    return "".join(f"{text}\n\n" for text in map(markup.block, document.blocks) if text)


def joined(inlines: tuple[Settled, ...]) -> Iterator[Settled]:
    """Yield the inlines, words of one face that follow each other as one.

    Why: the marks of strong text are not read where an end meets a beginning.
    """
    for _, group in groupby(inlines, lambda part: part.face if isinstance(part, Words) else part):
        parts = list(group)
        words = [part for part in parts if isinstance(part, Words)]
        if words:
            yield Words("".join(part.text for part in words), words[0].face)
        else:
            yield from parts


def escaped(text: str) -> str:
    """Return text whose ASCII punctuation means itself, in Markdown as in Typst."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def cells_of(cells: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield the cells that hold something: not the gaps between tiles."""
    return (cell for cell in cells if not cell.bare)


def is_charts(table: Grid) -> bool:
    """Return whether it is the table of charts, which the others are spared."""
    return any(isinstance(part, PagedChart) for row in table.rows for cell in row.cells
               for part in cell.content)  # fmt: skip


class Markdown:
    """Blocks as Pandoc's Markdown; faces that depart from the style's are strong."""

    def __init__(self, document: Paged) -> None:
        self.notes = document.notes

    def block(self, block: PagedBlock) -> str:
        match block:
            case PagedText(level=level, inlines=inlines):
                mark = "" if level is None else f"{'#' * (level + 1)} "
                return mark + self.text(inlines)
            case Grid():
                return "" if is_charts(block) else "\n".join(self.rows(block))
            case Space() | PagedFill() | PagedRule() | PageBreak() | PagedContents():
                return ""
            case _:
                assert_never(block)

    def rows(self, table: Grid) -> Iterator[str]:
        """Yield a pipe table, its first row as the head."""
        lines = [[self.cell(cell) for cell in cells_of(row.cells)] for row in table.rows]
        width = max(map(len, lines))
        for number, line in enumerate(lines):
            yield f"| {' | '.join(line + [''] * (width - len(line)))} |"
            if number == 0:
                yield "|---" * width + "|"

    def cell(self, cell: Cell) -> str:
        parts = (part.inlines for part in cell.content if isinstance(part, PagedText))
        return " ".join(map(self.text, parts))

    def text(self, inlines: tuple[Settled, ...]) -> str:
        return "".join(map(self.inline, joined(inlines)))

    def inline(self, inline: Settled) -> str:
        match inline:
            case Words(text=text, face=face):
                return f"**{escaped(text)}**" if face else escaped(text)
            case NoteMark(note=note):
                return f"^[{self.text(self.notes[note])}]"
            case LineEnd() | Chance():
                return ""  # a heading is one line
            case Tab():
                return " "
            case _:
                assert_never(inline)


class Typst:
    """Blocks as calls of the functions that the hand-written files define."""

    def __init__(self, document: Paged) -> None:
        self.notes = document.notes

    def block(self, block: PagedBlock) -> str:
        match block:
            case PagedText(style=style, level=level, inlines=inlines):
                call = f'styled("{style}")' if level is None else f'head({level}, "{style}")'
                return f"#{call}[{self.text(inlines)}]"
            case Grid():
                return "" if is_charts(block) else self.table(block)
            case Space(height=height) | PagedFill(height=height):
                return f"#v({height}pt, weak: false)"
            case PagedRule(width=width, height=height):
                return f"#v({height}pt, weak: false)\n#line(length: 100%, stroke: {width}pt)"
            case PageBreak():
                return "#pagebreak()"
            case PagedContents():
                return ""
            case _:
                assert_never(block)

    def table(self, table: Grid) -> str:
        columns = ", ".join(f"{width}pt" for width in table.columns)
        rows = ", ".join(f"{row.height}pt" for row in table.rows)
        cells = ",\n".join(self.cell(cell) for row in table.rows for cell in row.cells)
        return f"#table(columns: ({columns}), rows: ({rows}),\n{cells})"

    def cell(self, cell: Cell) -> str:
        fill = f', fill: rgb("{cell.shade}")' if cell.shade else ""
        stroke = ", stroke: none" if cell.bare else ""
        parts = (self.block(part) for part in cell.content if isinstance(part, PagedText))
        return f"table.cell(colspan: {cell.span}{fill}{stroke})[{''.join(parts)}]"

    def text(self, inlines: tuple[Settled, ...]) -> str:
        return "".join(map(self.inline, joined(inlines)))

    def inline(self, inline: Settled) -> str:
        match inline:
            case Words(text=text, face=face):
                return f"#{face}[{escaped(text)}]" if face else escaped(text)
            case NoteMark(note=note):
                return f"#footnote[{self.text(self.notes[note])}]"
            case LineEnd():
                return "#linebreak()"
            case Chance():
                return ""
            case Tab():
                return "#h(1fr)"
            case _:
                assert_never(inline)


if __name__ == "__main__":
    main()
