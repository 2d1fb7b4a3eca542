"""Headings, texts and items of a paper: its paragraphs as a tree of sections.

Levels are read from the paper's own numbers (一、（一）1.（1）, typed or by Word), or from its
outline levels where nothing is numbered.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.numbers import chinese_number
from jianbao.briefing.numerals import chinese
from jianbao.document.patterns import pattern
from jianbao.intake import forms
from jianbao.intake.changes import Log, Sureness
from jianbao.intake.source import NO_LEVEL, Grid, Image, Mark, Paragraph, Piece
from jianbao.intake.tree import (
    Item,
    Picture,
    Section,
    Table,
    items_as_texts,
    with_texts,
)
from jianbao.messages.intake import (
    LEVEL_SKIPPED,
    NUMBER_CHANGED,
    RUN_IN_SPLIT,
)

DEEPEST = 4
LONGEST_HEADING = 60  # characters
LONGEST_RUN_IN = 36  # of a heading that its text follows on the same line
LONGEST_LEAD = 40
SHORT_RUN_IN = 16  # of levels three and four, where whole sentences are numbered, too
ENGLISH_ITEM = pattern(r"\(\d{1,2}\) ")
CLOSED = pattern("[。；！？]")
SENTENCE_ENDS = "。；！？”）"
CAPTION = pattern(r"(表|图)\s*(\d{1,3})?[\s\u3000:：.．]*(.{1,60})")
UNIT_LINE = pattern(r"[（(]?\s*(?:计量)?单\s*位[:：]\s*([^）)]{1,20})\s*[）)]?")


class Headed(Struct, frozen=True):
    """A paragraph that is a heading, or begins with one: `rest` is the text that runs on."""

    level: int
    number: int  # 0 where it has none
    heading: str
    rest: str
    written: str  # number and mark as they stand


def sections(
    pieces: Iterable[Piece], log: Log, *, english: bool = False, points: int = NO_LEVEL
) -> list[Section]:
    """Return a text's sections; what stands before the first heading is one without heading.

    `points` is the level whose numbers the paper's points bear, if they are not 一是, 二是.
    """
    builder = Builder(log, english, points)
    listed = list(pieces)
    levels = levels_used(listed)
    index = 0
    while index < len(listed):
        index += builder.take(listed, index, levels)
    return with_texts(builder.sections, log)


def levels_used(pieces: list[Piece]) -> dict[int, int]:
    """Return the depth at which each level of numbers stands: 1. is first where no 一、 is."""
    used = sorted(
        {
            headed.level
            for piece in pieces
            if isinstance(piece, Paragraph) and (headed := headed_of(piece))
        }
    )
    return {level: depth for depth, level in enumerate(used, 1)}


def headed_of(paragraph: Paragraph) -> Headed | None:
    """Return the heading that a paragraph is or begins with, None for a text."""
    printed = paragraph.printed.strip()
    for level, form in enumerate(forms.LEVELS, 1):
        if match := form.match(printed):
            number = int(match[1]) if match[1].isdecimal() else chinese_number(match[1]) or 0
            return _headed(level, number, printed[match.end() :], match[0], paragraph)
    if paragraph.level and len(printed) <= LONGEST_HEADING and printed[-1:] not in "。；，：":
        return Headed(min(paragraph.level, DEEPEST), 0, printed, "", "")
    return None


def _headed(
    level: int, number: int, text: str, written: str, paragraph: Paragraph
) -> Headed | None:
    if not text:
        return None
    closed = CLOSED.search(text)
    if closed is None:
        short = len(text) <= LONGEST_HEADING and text[-1] not in "：:，,、"
        return Headed(level, number, text, "", written) if short else None
    heading, rest = text[: closed.start()], text[closed.end() :]
    longest = LONGEST_RUN_IN if level < 3 else SHORT_RUN_IN
    if closed[0] != "。" or len(heading) > longest or "：" in heading:
        return None
    clauses = heading.count("，") + heading.count("；")
    if not rest and not paragraph.level and (level > 2 or clauses > 1):
        return None  # a numbered sentence
    return Headed(level, number, heading, rest, written)


class Builder:
    """Puts paragraphs where they belong, one after the other."""

    def __init__(self, log: Log, english: bool, points: int = NO_LEVEL) -> None:
        """Begin with nothing."""
        self._english = english
        self._points = points
        self.sections: list[Section] = []
        self._log = log
        self._open: list[Section] = []  # from the first level down
        self._counts: list[int] = []

    def take(self, pieces: list[Piece], index: int, levels: dict[int, int]) -> int:
        """Take the piece at `index`, with what belongs to it; return how many were taken."""
        piece = pieces[index]
        if isinstance(piece, Grid):
            self._here().texts.append(self._table(piece))
            return 1
        if isinstance(piece, Image):
            return self._picture(piece, pieces, index)
        if self._english and (match := ENGLISH_ITEM.match(piece.printed)):
            self._here(goes_on=True).items.append(
                Item(after(piece, match.end() - len(piece.label)))
            )
            return 1
        if self._points and self._point(piece):
            return 1
        headed = headed_of(piece)
        if headed and not headed.rest and _closes_list(pieces[index - 1 : index], piece):
            headed = None  # （二）…；（三）…。: the last of a list, which ends as a sentence does
        if headed and levels[headed.level] <= min(len(self._open) + 1, DEEPEST):
            self._head(headed, levels[headed.level], piece)
        elif headed:
            self._log.add(LEVEL_SKIPPED, piece.place, piece.printed[:24], "", "doubtful")
            self._text(piece)
        else:
            self._text(piece)
        return 1

    def _here(self, *, goes_on: bool = False) -> Section:
        """Return the section that is written to; one without heading where none is open.

        What does not go on with a section's items begins a section of its own.
        """
        closed = len(self._open) == 1 and bool(self._open[0].items) and not goes_on
        if not self._open or closed:
            section = Section("", "")
            self.sections.append(section)
            self._open = [section]
            if not self._counts:
                self._counts = [0]
        return self._open[-1]

    def _point(self, piece: Paragraph) -> bool:
        """Take a point, if it is one: a whole sentence with a number. 一 begins anew."""
        match = forms.LEVELS[self._points - 1].match(piece.printed)
        if not match or piece.printed.rstrip()[-1:] not in SENTENCE_ENDS:
            return False
        items = self._open[-1].items if self._open else []
        goes_on = (chinese_number(match[1]) or 0) == len(items) + 1
        self._here(goes_on=goes_on).items.append(Item(after(piece, match.end() - len(piece.label))))
        return True

    def _head(self, headed: Headed, depth: int, piece: Paragraph) -> None:
        stop = "。" if headed.rest or piece.printed.rstrip().endswith("。") else ""
        printed = f"{headed.written}{headed.heading}{stop}"
        section = Section(headed.heading.strip(), piece.place, printed)
        if depth == 1:
            self.sections.append(section)
        else:
            self._open[depth - 2].parts.append(section)
        self._open = [*self._open[: depth - 1], section]
        counts = [*self._counts, *[0] * DEEPEST][:depth]
        counts[depth - 1] += 1
        self._counts = counts
        self._compare(headed, depth, counts[depth - 1], piece)
        if headed.rest:
            section.run_in = True
            cut = piece.printed.strip().rfind(headed.rest) - len(piece.label)
            self._log.add(
                RUN_IN_SPLIT,
                piece.place,
                f"{headed.written}{headed.heading}。{headed.rest[:8]}…",
                f"{headed.heading}¶{headed.rest[:8]}…",
            )
            self._text(after(piece, cut))

    def _compare(self, headed: Headed, depth: int, count: int, piece: Paragraph) -> None:
        """Put down where the number that will be printed is not the one that was typed."""
        if self._english:
            return
        expected = (f"{chinese(count)}、", f"（{chinese(count)}）", f"{count}.", f"（{count}）")[
            depth - 1
        ]
        written = (
            forms.squeezed(headed.written).replace("(", "（").replace(")", "）").replace("．", ".")
        )
        if written != expected:
            differs = headed.number not in (0, count)
            sure: Sureness = "doubtful" if differs else "likely"
            self._log.add(NUMBER_CHANGED, piece.place, headed.written, expected, sure)

    def _text(self, paragraph: Paragraph) -> None:
        paragraph = replace(paragraph, text=paragraph.text.replace("\t", " "))
        points = self._open[-1].items if self._open else []
        goes_on = bool(points) and number_at(paragraph) == len(points) + 1
        goes_on = goes_on and bool(_item(paragraph).text.strip())
        here = self._here(goes_on=goes_on)
        start, items = items_of(paragraph)
        if goes_on:
            here.items += [Item(item) for item in items] if items else [Item(_item(paragraph))]
            return
        if here.items:
            self._behind_items(here, paragraph)
            return
        if not items and number_at(paragraph) == 1 and _item(paragraph).text.strip():
            start, items = replace(paragraph, text="", marks=()), [_item(paragraph)]
        if items:
            if start.text:
                here.texts.append(start)
            here.items = [Item(item) for item in items]
        elif here.texts and isinstance(table := here.texts[-1], Table) and _is_remark(paragraph):
            table.caption = paragraph.text
        elif paragraph.text or paragraph.label:
            here.texts.append(replace(paragraph, text=paragraph.printed, label=""))

    def _behind_items(self, here: Section, paragraph: Paragraph) -> None:
        """A text behind items: a new section where it may stand so, else the items become text."""
        if len(self._open) == 1:
            section = Section("", paragraph.place)
            self.sections.append(section)
            self._open = [section]
        else:
            here.texts += items_as_texts(here)
            here.items = []
        self._text(paragraph)

    def _table(self, grid: Grid) -> Table:
        """Take a table's title and unit from the lines before it."""
        texts = self._here().texts
        table = Table(grid)
        for _ in range(2):
            last = texts[-1] if texts else None
            if not isinstance(last, Paragraph):
                break
            if match := UNIT_LINE.fullmatch(last.text.strip()):
                table.unit = match[1].strip()
            elif match := CAPTION.fullmatch(last.text.strip()):
                table.title = match[3].strip()
            elif (
                last.is_centred
                and len(last.text) <= LONGEST_HEADING
                and last.text[-1:] not in "。："
            ):
                table.title = last.text.strip()
            else:
                break
            texts.pop()
        return table

    def _picture(self, image: Image, pieces: list[Piece], index: int) -> int:
        """Take a picture's title from the line behind it."""
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        match = (
            CAPTION.fullmatch(following.text.strip()) if isinstance(following, Paragraph) else None
        )
        self._here().texts.append(Picture(image, match[3].strip() if match else ""))
        return 2 if match else 1


def _closes_list(before: list[Piece], piece: Paragraph) -> bool:
    """Return whether a paragraph ends what the one before it went on with."""
    last = before[0] if before else None
    goes_on = isinstance(last, Paragraph) and last.printed.rstrip().endswith("；")
    return goes_on and piece.printed.rstrip().endswith("。")


def _is_remark(paragraph: Paragraph) -> bool:
    """注：… right under a table belongs to it."""
    return paragraph.text.startswith(("注：", "注:", "备注：", "说明：", "数据来源：", "来源："))


# ---- 一是, 二是


def number_at(paragraph: Paragraph) -> int:
    """Return the number of a paragraph that begins with 三是, 0 for any other."""
    match = forms.ITEM.match(paragraph.printed)
    return chinese_number(match[1]) or 0 if match else 0


def items_of(paragraph: Paragraph) -> tuple[Paragraph, list[Paragraph]]:
    """Return what stands before 一是 in a paragraph, and its items, counted from any number on."""
    text = paragraph.text
    starts: list[tuple[int, int]] = []
    for match in forms.ITEM.finditer(text):
        number = chinese_number(match[1]) or 0
        expected = _number(text, starts) + 1 if starts else number
        if (starts and number == expected) or (not starts and (number == 1 or match.start() == 0)):
            starts.append((match.start(), match.end()))
    if len(starts) < 2 and not (starts and starts[0][0] == 0 and _number(text, starts) > 1):
        return paragraph, []
    ends = [start for start, _ in starts[1:]] + [len(text)]
    items = [between(paragraph, begin, end) for (_, begin), end in zip(starts, ends, strict=True)]
    if not all(item.text.strip() for item in items) or _is_one_sentence(items):
        return paragraph, []
    if any(forms.ITEM.search(item.text) and "一是" in item.text for item in items):
        return paragraph, []  # the list behind the first is one of its own
    return between(paragraph, 0, starts[0][0]), items


def _is_one_sentence(items: list[Paragraph]) -> bool:
    """Return whether 一是… and 二是… stand within a sentence: there they are no items."""
    return any(item.text.rstrip().endswith(("，", "、")) for item in items[:-1])


def _number(text: str, starts: list[tuple[int, int]]) -> int:
    start, end = starts[-1]
    return chinese_number(text[start : end - 1]) or 0


def _item(paragraph: Paragraph) -> Paragraph:
    match = forms.ITEM.match(paragraph.printed)
    length = match.end() - len(paragraph.label) if match else 0
    return after(paragraph, max(length, 0))


def between(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a part of a paragraph with the marks that belong to it."""
    text = paragraph.text[start:end]
    marks = tuple(
        Mark(mark.offset - start, mark.note)
        for mark in paragraph.marks
        if start < mark.offset <= end or (start == mark.offset == 0)
    )
    return replace(paragraph, text=text, marks=marks, label="")


def after(paragraph: Paragraph, start: int) -> Paragraph:
    """Return what follows in a paragraph."""
    return between(paragraph, start, len(paragraph.text))


def lead_of(text: str) -> int:
    """Return where an item's first sentence ends, 0 where it has none of its own."""
    end = text.find("。") + 1 or text.find(". ") + 1
    return end if 0 < end <= LONGEST_LEAD and end < len(text.rstrip()) else 0
