"""The slip for the print shop: what to print how, what the standard asks, who gets which number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.particulars import Particulars
from jianbao.document.composed import Properties
from jianbao.document.inlines import Words
from jianbao.document.lengths import mm
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling, Space
from jianbao.document.theme import Page, Style, Theme
from jianbao.fonts.bundle import SHIPPED
from jianbao.fonts.faces import Faces
from jianbao.library.printing.copies import Copy, shares
from jianbao.library.printing.designs import Design
from jianbao.messages.print_slip import (
    PRINT_BLANK_BEFORE,
    PRINT_COLOUR,
    PRINT_FOLD_MARKS,
    PRINT_GREY,
    PRINT_INTERNAL,
    PRINT_LARGE,
    PRINT_LONG_EDGE,
    PRINT_NO_SCALING,
    PRINT_NUMBERS_ONCE,
    PRINT_ONE_SHEET,
    PRINT_ONE_SIDED,
    PRINT_PAPER_RULE,
    PRINT_PROOF,
    PRINT_SHORT_EDGE,
    PRINT_SIDES_RULE,
    PRINT_SLIP,
    PRINT_STAPLE,
    PRINT_STAPLE_RULE,
    PRINT_TRIM_MARKS,
    PRINT_TRIM_RULE,
    PRINT_WATERMARK,
    SLIP_LABELS,
    WAYS,
    print_all_copies,
    print_count,
    print_cover,
    print_creep,
    print_draft,
    print_file,
    print_fold,
    print_fold_one,
    print_limited,
    print_more_owners,
    print_owner,
    print_owner_numbered,
    print_paper,
    print_paper_untrimmed,
    print_secret,
)
from jianbao.messages.printing import (
    PRINT_COPIES_ONE,
    PRINT_SHEETS_ONE,
    print_copies,
    print_sheets,
)
from jianbao.messages.terms import Term, counted
from jianbao.typeset.typesetting import set_pages
from jianbao.writers.pdf.writing import write_pdf

MOST_OWNERS = 14  # on the slip, which is one page; the register has them all
LABEL_WIDTH = mm(28)
RULING = Ruling(top=1.0, bottom=1.0, between_rows=0.5, between_columns=0.5)
THEME = Theme(
    page=Page(
        width=mm(210), height=mm(297), top=mm(25), bottom=mm(20), left=mm(25), right=mm(25),
        numbers=False, number_drop=0,
    ),
    styles={
        "title": Style("title", "Title", "biaosong", 20, 30, align="center"),
        "label": Style("label", "Label", "hei", 11, 17, align="left"),
        "cell": Style("cell", "Cell", "fang", 11, 17, align="left"),
    },
    strong="hei",
    lead="kai",
)  # fmt: skip
ROMAN = {"title": "roman_bold", "label": "roman_bold", "cell": "roman"}
"""The faces of an English slip; what is Chinese in it is drawn by others."""


class Job(Struct, frozen=True):
    """What the slip speaks of."""

    file: str
    design: Design
    sides: int  # of one copy, empty ones included
    count: int  # times that the file is printed
    copies: Sequence[Copy]
    particulars: Particulars
    language: str  # zh or en
    blank_before: bool = False  # an empty side stands before the last page
    cover: str = ""  # the file of the outer sheet
    secret: str = ""  # the mark of a secret, as a particular or a line of the paper

    @property
    def sheets(self) -> int:
        """Sheets of one copy."""
        return self.sides if self.design.one_sided else self.sides // 2


def slip_text(job: Job) -> str:
    """Return the slip as plain text."""
    lines = [PRINT_SLIP.text(job.language)]
    for label, texts in _rows(job):
        lines += [f"{label}", *(f"    {text}" for text in texts)]
    return "\n".join(lines) + "\n"


def slip_pdf(job: Job, properties: Properties) -> bytes:
    """Return the slip as a PDF of one page."""
    columns = (LABEL_WIDTH, THEME.page.text_width - LABEL_WIDTH)
    rows = tuple(_row(label, texts) for label, texts in _rows(job))
    title = PRINT_SLIP.text(job.language)
    theme = THEME if job.language == "zh" else _latin()
    blocks = (
        PagedText("title", (Words(title),), level=0),
        Space(6.0),
        Grid("figures", title, columns, rows, RULING),
    )
    placed = set_pages(Paged(blocks, (), properties), theme, Faces(theme.faces))
    return write_pdf(placed)


def _latin() -> Theme:
    styles = THEME.styles.items()
    faced = {name: replace(style, face=ROMAN[name]) for name, style in styles}
    return replace(THEME, styles=faced, faces=SHIPPED, line_rules="latin")


def _row(label: str, texts: list[str]) -> Row:
    content = tuple(PagedText("cell", (Words(text),)) for text in texts)
    return Row((Cell((PagedText("label", (Words(label),)),), header=True), Cell(content)), 20.0)


def _rows(job: Job) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows: a label and the texts beside it."""

    def row(name: str, terms: Iterable[Term]) -> tuple[str, list[str]]:
        texts = [term.text(job.language) for term in terms]
        return SLIP_LABELS[name].text(job.language), texts

    design = job.design
    sheets = counted(PRINT_SHEETS_ONE, print_sheets, job.sheets)
    yield row("file", [print_file(file=job.file, sides=job.sides, sheets=sheets)])
    yield row("paper", list(_paper(job)))
    edge = PRINT_SHORT_EDGE if design.lies else PRINT_LONG_EDGE
    edge = PRINT_ONE_SIDED if design.one_sided else edge
    blank = [PRINT_BLANK_BEFORE] if job.blank_before else []
    rule = [] if design.n_up > 1 else [PRINT_SIDES_RULE]
    yield row("sides", [edge, PRINT_NO_SCALING, *blank, *rule])
    yield row("colour", [PRINT_GREY if design.grey else PRINT_COLOUR])
    yield row("copies", [_count(job)])
    yield row("binding", _binding(job))
    if job.copies:
        yield row("numbers", _owners(job))
    notes = list(_notes(job))
    if notes:
        yield row("notes", notes)


def _paper(job: Job) -> Iterator[Term]:
    media = job.design.media
    yield print_paper_untrimmed(media=media) if job.design.trim_marks else print_paper(media=media)
    yield PRINT_PAPER_RULE
    if job.cover:
        yield print_cover(file=job.cover)


def _count(job: Job) -> Term:
    count = len(job.copies) or job.count
    copies = counted(PRINT_COPIES_ONE, print_copies, count)
    sheets = counted(PRINT_SHEETS_ONE, print_sheets, count * job.sheets)
    code = print_all_copies if job.copies else print_count
    return code(copies=copies, sheets=sheets)


def _binding(job: Job) -> Iterator[Term]:
    """Yield what to do with the printed sheets (GB/T 9704-2012, 6.3)."""
    design = job.design
    if design.n_up > 1:
        yield print_draft(count=design.n_up)
        return
    if design.trim_marks:
        yield PRINT_TRIM_MARKS
    if design.trim_marks and design.booklet:
        yield PRINT_FOLD_MARKS
    size = "A4" if design.booklet == "a3" else "A5"
    if job.sheets == 1:
        one = print_fold_one(media=design.media, size=size)
        yield from [one if design.booklet else PRINT_ONE_SHEET]
        yield from [PRINT_TRIM_RULE] if design.trim_marks else []
        return
    if design.booklet:
        yield print_fold(media=design.media, size=size)
        yield print_creep(thickness=f"{design.thickness:g}")
    else:
        yield PRINT_STAPLE
    if design.booklet != "a4" and not design.large:
        yield PRINT_STAPLE_RULE
    yield PRINT_TRIM_RULE


def _owners(job: Job) -> Iterator[Term]:
    """Yield who gets which numbers; the register has those for which there is no room."""
    owners = shares(job.copies)
    for first, last, count in owners[:MOST_OWNERS]:
        numbers = first.number if count == 1 else f"{first.number}–{last.number}"
        who, way = first.who, WAYS[first.way]
        yield (
            print_owner_numbered(numbers=numbers, who=who, way=way, count=count)
            if job.design.numbered
            else print_owner(who=who, way=way, count=count)
        )
    if len(owners) > MOST_OWNERS:
        yield print_more_owners(count=len(owners) - MOST_OWNERS)


def _notes(job: Job) -> Iterator[Term]:
    if job.secret:
        yield print_secret(mark=job.secret)
    elif job.particulars.secrecy:
        yield print_limited(mark=job.particulars.secrecy.text)
    elif job.particulars.internal:
        yield PRINT_INTERNAL
    if job.design.watermark:
        yield PRINT_WATERMARK
    if job.design.numbered:
        yield PRINT_NUMBERS_ONCE
    if job.design.large:
        yield PRINT_LARGE
    if job.design.n_up > 1:
        yield PRINT_PROOF
