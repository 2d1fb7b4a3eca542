"""The slip for the print shop: what to print how, what the standard asks, who gets which number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from jianbao.briefing.particulars import Particulars
from jianbao.document.blocks import (
    Cell,
    Document,
    Gap,
    Heading,
    Paragraph,
    Properties,
    Row,
    Ruling,
    Table,
    Words,
)
from jianbao.document.lengths import mm
from jianbao.document.theme import Page, Style, Theme
from jianbao.fonts.faces import Faces
from jianbao.library.printing.copies import Copy, shares
from jianbao.library.printing.designs import Design
from jianbao.messages.catalogue import counted, say
from jianbao.typeset.typesetting import typeset
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


class Job(Struct, frozen=True):
    """What the slip speaks of."""

    file: str
    design: Design
    sides: int  # of one copy, empty ones included
    count: int  # times that the file is printed
    copies: Sequence[Copy]
    particulars: Particulars
    language: str  # zh or en

    @property
    def sheets(self) -> int:
        """Sheets of one copy."""
        return self.sides // 2


def slip_text(job: Job) -> str:
    """Return the slip as plain text."""
    lines = [say("print-slip", job.language)]
    for label, texts in _rows(job):
        lines += [f"{label}", *(f"    {text}" for text in texts)]
    return "\n".join(lines) + "\n"


def slip_pdf(job: Job, properties: Properties) -> bytes:
    """Return the slip as a PDF of one page."""
    columns = (LABEL_WIDTH, THEME.page.text_width - LABEL_WIDTH)
    rows = tuple(_row(label, texts) for label, texts in _rows(job))
    title = say("print-slip", job.language)
    blocks = (
        Heading("title", 0, (Words(title),)),
        Gap(6.0),
        Table("figures", title, columns, rows, RULING),
    )
    placed = typeset(Document(blocks, (), properties), THEME, Faces(THEME.faces))
    return write_pdf(placed)


def _row(label: str, texts: list[str]) -> Row:
    content = tuple(Paragraph("cell", (Words(text),)) for text in texts)
    return Row((Cell((Paragraph("label", (Words(label),)),), header=True), Cell(content)), 20.0)


def _rows(job: Job) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows: a label and the texts beside it."""

    def row(name: str, texts: Sequence[str]) -> tuple[str, list[str]]:
        return say(f"print-row-{name}", job.language), list(texts)

    def told(code: str, **values: object) -> str:
        return say(code, job.language, **values)

    design = job.design
    sheets = counted("print-sheets", job.sheets, job.language)
    yield row("file", [told("print-file", file=job.file, sides=job.sides, sheets=sheets)])
    yield row("paper", [told("print-paper", media=design.media), told("print-paper-rule")])
    edge = "print-short-edge" if design.lies else "print-long-edge"
    yield row("sides", [told(edge), told("print-no-scaling"), told("print-sides-rule")])
    yield row("colour", [told("print-grey" if design.grey else "print-colour")])
    yield row("copies", _count(job))
    yield row("binding", list(_binding(design, job)))
    if job.copies:
        yield row("numbers", list(_owners(job)))
    notes = list(_notes(job))
    if notes:
        yield row("notes", notes)


def _count(job: Job) -> list[str]:
    count = len(job.copies) or job.count
    copies = counted("print-copies", count, job.language)
    sheets = counted("print-sheets", count * job.sheets, job.language)
    code = "print-all-copies" if job.copies else "print-count"
    return [say(code, job.language, copies=copies, sheets=sheets)]


def _binding(design: Design, job: Job) -> Iterator[str]:
    """Yield what to do with the printed sheets (GB/T 9704-2012, 6.3)."""
    if design.n_up > 1:
        yield say("print-draft", job.language, count=design.n_up)
        return
    if design.booklet:
        size = "A4" if design.booklet == "a3" else "A5"
        yield say("print-fold", job.language, media=design.media, size=size)
        yield say("print-creep", job.language, thickness=f"{design.thickness:g}")
    else:
        yield say("print-staple", job.language)
    if design.booklet != "a4" and not design.large:
        yield say("print-staple-rule", job.language)
    yield say("print-trim-rule", job.language)


def _owners(job: Job) -> Iterator[str]:
    """Yield who gets which numbers; the register has those for which there is no room."""
    owners = shares(job.copies)
    for first, last, count in owners[:MOST_OWNERS]:
        way = say(f"print-way-{first.way}", job.language)
        numbers = first.number if count == 1 else f"{first.number}–{last.number}"
        code = "print-owner-numbered" if job.design.numbered else "print-owner"
        yield say(code, job.language, numbers=numbers, who=first.who, way=way, count=count)
    if len(owners) > MOST_OWNERS:
        yield say("print-more-owners", job.language, count=len(owners) - MOST_OWNERS)


def _notes(job: Job) -> Iterator[str]:
    if job.particulars.secrecy:
        yield say("print-secret", job.language, mark=job.particulars.secrecy.text)
    elif job.particulars.internal:
        yield say("print-internal", job.language)
    if job.design.watermark:
        yield say("print-watermark", job.language)
    if job.design.large:
        yield say("print-large", job.language)
    if job.design.n_up > 1 or job.design.grey:
        yield say("print-proof", job.language)
