"""A Word file of any maker as a paper: numbers as printed, notes, tables, pictures, text boxes.

What was deleted under revision is left out, what was inserted is taken; comments are no text of the
paper. All of it is put down. No field is evaluated, nothing outside the file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jianbao.document.word.names import DRAWING, IN_WORD, RELATIONSHIPS, tag
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.columns import with_tables
from jianbao.intake.plain import joined
from jianbao.intake.source import Grid, Image, Mark, Paragraph, Piece, Source, Tile
from jianbao.intake.word_signs import (
    RUBY,
    RUBY_BASE,
    SYMBOL,
    deleted_rows,
    is_hidden,
    joined_by_revision,
    symbol,
)
from jianbao.messages.intake import (
    CHART_LOST,
    COMMENT_OUT,
    CONTENTS_OUT,
    DELETED_OUT,
    HIDDEN_OUT,
    NOTE_IN_CELL,
    PICTURE_IN_CELL,
    PICTURE_LOST,
    SYMBOL_LOST,
    TABLE_IN_CELL,
)
from jianbao.readers.word.elements import (
    CHART,
    PARAGRAPH,
    TABLE,
    W,
    attribute,
    within,
)
from jianbao.readers.word.measured import ParagraphRead, WordFile
from jianbao.readers.word.numbering import ListNumbers
from jianbao.readers.word.tables import TableCell, cells_of
from jianbao.readers.word.text import NOTE_MARK, SIGNS, inline, run_text
from jianbao.readers.xml import Element

BOX = f"{W}txbxContent"
ENDNOTE_MARK = f"{W}endnoteReference"
DELETED = f"{W}delText"
EMBED = f"{tag(RELATIONSHIPS)}embed"
BLIP = tag(DRAWING, "blip")
WORDS_OF_PICTURE = tag(IN_WORD, "docPr")
ENDINGS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
CONTENTS = ("toc ", "toc heading", "table of contents")
TITLES = {"title", "标题"}


def read_word(data: bytes, name: str, log: Log) -> Source:
    """Return a Word file's paper. Raises ReadError where it cannot be read."""
    return _Reader(WordFile(data), name, log).source()


class _Reader:
    def __init__(self, file: WordFile, name: str, log: Log) -> None:
        self._file = file
        self._name = name
        self._log = log
        self._package = file.package
        self._numbers = ListNumbers(self._package.root_of("numbering"), file.styles)
        self._count = 0
        self._notes: dict[str, str] = {}
        self._tiles: list[Tile] = []
        self._cell_notes: list[str] = []  # of the table that is read

    def source(self) -> Source:
        """Return all that the file says."""
        head = [piece for read in self._file.head for piece in self._paragraph(read.element)]
        body = [
            piece
            for each in within(joined_by_revision(self._file.body), PARAGRAPH, TABLE)
            for piece in self._block(each)
        ]
        self._say_comments()
        pieces = tuple(with_tables([*head, *body]))
        return Source(name=self._name, pieces=pieces, notes=self._notes, tiles=tuple(self._tiles))

    def _block(self, element: Element) -> Iterator[Piece]:
        if element.tag == TABLE:
            yield from self._table(element)
        else:
            yield from self._paragraph(element)

    # ---- paragraphs

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        """Yield text boxes that hang on a paragraph, its pictures, and what it says itself."""
        self._count += 1
        for box in self._boxes(element):
            for each in within(box, PARAGRAPH, TABLE):
                yield from self._block(each)
        yield from self._images(element)
        label = self._numbers.label(element)
        read = self._file.read(element)
        self._say_deleted(element)
        if any(name.startswith(CONTENTS) for name in read.style):
            self._log.add(CONTENTS_OUT, self._place, read.text, "")
            return
        yield from self._lines(element, read, label)

    def _lines(self, element: Element, read: ParagraphRead, label: str) -> Iterator[Paragraph]:
        """Yield a paragraph, parted at its line breaks."""
        text, marks = self._text(element)
        if read.level.isdecimal() and not TITLES & set(read.style[:1]):
            text, marks = _on_one_line(text, marks)  # a heading is one, however it was broken
        start = 0
        for number, line in enumerate(text.split("\n")):
            begin = start + len(line) - len(line.lstrip(" \t\u3000\xa0"))
            shown = line.strip(" \t\u3000\xa0")
            start_of_line, start = start, start + len(line) + 1
            if not shown and not label:
                continue
            inside = (m for m in marks if start_of_line <= m.offset < start)
            yield self._made(
                shown,
                read,
                label if not number else "",
                tuple(Mark(min(max(m.offset - begin, 0), len(shown)), m.note) for m in inside),
            )

    def _made(
        self, text: str, read: ParagraphRead, label: str, marks: tuple[Mark, ...]
    ) -> Paragraph:
        level = int(read.level) + 1 if read.level.isdecimal() and int(read.level) < 9 else 0
        letters = read.letters
        return Paragraph(
            text=text, place=self._place, marks=marks, label=label, level=level,
            is_title=bool(TITLES & set(read.style[:1])), is_centred=read.align == "center",
            is_red=bool(letters) and read.most("colour") == "red",
            size=float(read.most("size") or 0) if letters else 0.0,
        )  # fmt: skip

    def _text(self, element: Element) -> tuple[str, list[Mark]]:
        text, marks = "", list[Mark]()
        for run in inline(element):
            for each in run:
                if each.tag in (NOTE_MARK, ENDNOTE_MARK):
                    name = self._note(each.tag, attribute(each, "id"))
                    if name:
                        marks.append(Mark(len(text), name))
            text += self._said(run)
        return text, marks

    def _said(self, run: Element) -> str:
        """Return what a run prints: no hidden words, of ruby what it stands above, symbols."""
        if is_hidden(run):
            if hidden := run_text(run, SIGNS).strip():
                self._log.add(HIDDEN_OUT, self._place, hidden, "")
            return ""
        if not any(each.tag in (RUBY, SYMBOL) for each in run):
            return run_text(run, SIGNS)
        text = ""
        for each in run:
            if each.tag == RUBY:
                base = (inner for part in each.iter(RUBY_BASE) for inner in inline(part))
                text += "".join(map(self._said, base))
            elif each.tag == SYMBOL:
                text += self._symbol(attribute(each, "char"))
            else:
                text += run_text([each], SIGNS)
        return text

    def _symbol(self, code: str) -> str:
        sign = symbol(code)
        if not sign:
            self._log.add(SYMBOL_LOST, self._place, code, "", "doubtful")
        return sign

    @property
    def _place(self) -> str:
        return str(self._count)

    # ---- notes

    @cached_property
    def _note_elements(self) -> dict[tuple[str, str], Element]:
        found: dict[tuple[str, str], Element] = {}
        for mark, kind in ((NOTE_MARK, "footnote"), (ENDNOTE_MARK, "endnote")):
            root = self._package.root_of(f"{kind}s")
            for note in root.iterfind(f"{W}{kind}") if root is not None else ():
                found[mark, attribute(note, "id")] = note
        return found

    def _note(self, mark: str, identity: str) -> str:
        """Return the name of a note; the same note has the same name."""
        element = self._note_elements.get((mark, identity))
        if element is None:
            return ""
        text = "".join(self._said(run) for each in element.iter(PARAGRAPH) for run in inline(each))
        name = f"注{identity}" if mark == NOTE_MARK else f"尾注{identity}"
        self._notes.setdefault(name, text.strip())
        return name

    # ---- boxes, pictures, tables

    def _boxes(self, element: Element) -> list[Element]:
        """Return the text boxes of a paragraph: those for older programs say the same again."""
        boxes = [box for box in element.iter(BOX) if not _is_fallback(box)]
        return [
            box
            for box in boxes
            if not any(up.tag == BOX for up in box.iterancestors() if up is not element)
        ]

    def _images(self, element: Element) -> Iterator[Image]:
        if next(element.iter(f"{CHART}chart"), None) is not None:
            self._log.add(CHART_LOST, self._place, "", "", "doubtful")
        for blip in element.iter(BLIP):
            part = self._package.related(self._package.main, blip.get(EMBED, ""))
            data = self._package.data(part) if part in self._package.names else b""
            ending = next((e for start, e in ENDINGS.items() if data.startswith(start)), "")
            described = next(iter(element.iter(WORDS_OF_PICTURE)), None)
            shown = described.get("descr", "") if described is not None else ""
            if ending:
                yield Image(data=data, ending=ending, words=shown, place=self._place)
            else:
                self._log.add(PICTURE_LOST, self._place, part or shown, "", "doubtful")

    def _table(self, element: Element) -> Iterator[Piece]:
        """Yield a table, or the paragraphs of one that only holds a head or foot in place."""
        for row in deleted_rows(element):
            self._say_deleted(row)
            element.remove(row)
        rows = cells_of(element)
        if self._take_tiles(rows):
            return
        texts = [" ".join(self._plain(cell.element) for cell in row) for row in rows]
        if self._is_layout(rows, texts):
            for cell in (cell for row in rows for cell in row):
                for each in within(cell.element, PARAGRAPH, TABLE):
                    yield from self._block(each)
            return
        self._count += 1
        yield Grid(rows=self._rows(rows), place=self._place)
        yield from self._notes_of_cells()

    def _take_tiles(self, rows: list[list[TableCell]]) -> bool:
        """Take a table of figures that stand large for themselves, if it is one of ours."""
        tiles: dict[int, dict[str, str]] = {}
        for cell in (cell for row in rows for cell in row):
            for element in within(cell.element, PARAGRAPH):
                read = self._file.read(element)
                kind = next((name for name in read.style if name.startswith("tile ")), "")
                if not kind and read.text.strip():
                    return False
                said = tiles.setdefault(cell.column, {})
                if kind and read.text.strip():
                    said[kind] = "，".join(filter(None, (said.get(kind), read.text.strip())))
        found = [
            Tile(
                label=said.get("tile label", ""), written=said["tile value"],
                detail=said.get("tile detail", ""), place=self._place,
            )
            for _, said in sorted(tiles.items())
            if "tile value" in said
        ]  # fmt: skip
        self._tiles += found
        return bool(found)

    def _is_layout(self, rows: list[list[TableCell]], texts: list[str]) -> bool:
        """Return whether a table only places a red head, a 版记 or one text."""
        if len(rows) == 1 and len(rows[0]) == 1:
            return True
        signs = (forms.SIGNERS, forms.DOCUMENT_NUMBER, forms.PRINTED, forms.COPIES, forms.ISSUE)
        marked = sum(any(sign.search(text) for sign in signs) for text in texts)
        return marked > 0 and len(rows) <= 5 and marked * 2 >= len(rows)

    def _plain(self, cell: Element) -> str:
        paragraphs = cell.iter(PARAGRAPH)
        return "".join(run_text(run, SIGNS) for each in paragraphs for run in inline(each))

    def _rows(self, rows: list[list[TableCell]]) -> tuple[tuple[str, ...], ...]:
        """Return rows of texts with `<` and `^` where cells are joined."""
        width = max((cell.column + cell.span for row in rows for cell in row), default=1)
        grid = [[""] * width for _ in rows]
        for number, row in enumerate(rows):
            for cell in row:
                for down in range(number, min(number + cell.down, len(rows))):
                    for across in range(cell.column, cell.column + cell.span):
                        grid[down][across] = "<" if across > cell.column else "^"
                grid[number][cell.column] = self._cell(cell.element)
        return tuple(map(tuple, grid))

    def _cell(self, cell: Element) -> str:
        """Return all that a cell says; what has no place in one is told."""
        texts: list[str] = []
        for each in within(cell, PARAGRAPH, TABLE):
            if each.tag == TABLE:
                texts.append(self._nested(each))
                continue
            texts += [self._cell(box) for box in self._boxes(each)]
            if next(each.iter(BLIP), None) is not None:
                self._log.add(PICTURE_IN_CELL, self._place, "", "", "doubtful")
            said, marks = self._text(each)
            self._cell_notes += [mark.note for mark in marks]
            texts.append(self._numbers.label(each) + said)
        nested = cell.find(f".//{TABLE}") is not None
        words = filter(None, (text.strip() for text in texts))
        return ("　" if nested else "").join(words).replace("\n", "")

    def _nested(self, table: Element) -> str:
        """Return what a table inside a cell says, row by row: a cell holds no table."""
        rows = ("　".join(self._cell(cell.element) for cell in row) for row in cells_of(table))
        said = "；".join(row for row in rows if row.strip())
        self._log.add(TABLE_IN_CELL, self._place, said, said, "doubtful")
        return said

    def _notes_of_cells(self) -> Iterator[Paragraph]:
        """Yield the notes whose marks stood in a table's cells, as a remark under it."""
        names, self._cell_notes = dict.fromkeys(self._cell_notes), []
        said = "；".join(self._notes.pop(name) for name in names if name in self._notes)
        if said:
            self._log.add(NOTE_IN_CELL, self._place, said, f"注：{said}", "doubtful")
            yield Paragraph(text=f"注：{said}", place=self._place)

    # ---- what is not taken

    def _say_deleted(self, element: Element) -> None:
        deleted = "".join(each.text or "" for each in element.iter(DELETED))
        if deleted:
            self._log.add(DELETED_OUT, self._place, deleted, "")

    def _say_comments(self) -> None:
        root = self._package.root_of("comments")
        for comment in root.iterfind(f"{W}comment") if root is not None else ():
            text = "".join(each.text or "" for each in comment.iter(f"{W}t"))
            self._log.add(COMMENT_OUT, attribute(comment, "author"), text, "", "doubtful")


def _on_one_line(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return a text without its line breaks; Latin words stay apart."""
    made, moved = "", list[Mark]()
    start = 0
    for line in text.split("\n"):
        shown = line.strip(" \t\u3000\xa0")
        made = joined(made, shown) if made else shown
        begin = len(made) - len(shown) - (len(line) - len(line.lstrip(" \t\u3000\xa0")))
        moved += [
            Mark(min(begin + mark.offset - start, len(made)), mark.note)
            for mark in marks
            if start <= mark.offset <= start + len(line)
        ]
        start += len(line) + 1
    return made, moved


def _is_fallback(element: Element) -> bool:
    return any(up.tag.endswith("}Fallback") for up in element.iterancestors())
