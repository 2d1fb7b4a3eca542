"""Every file that was made is read back: it must say what the blocks say, or nothing is written.

No LibreOffice, and nothing of the code that wrote the file: the .docx is read as zip and XML, the
.pdf operator by operator, the .ofd as zip and XML.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.placed import Line, Placed
from jianbao.proof.drift import Drift, first_drift
from jianbao.proof.output import Label, Output, Proof
from jianbao.proof.pieces import count_figures, count_words, document_pieces
from jianbao.readers.pieces import Piece


def checked(output: Output, placed: Placed) -> Output:
    """Return `output` with what reading it back showed, a difference among its findings."""
    proof = read_back(output.name, output.name.rpartition(".")[2], output.data, placed)
    return replace(output, proof=proof, findings=(*output.findings, *proof.findings))


def read_back(name: str, form: str, data: bytes, placed: Placed) -> Proof:
    """Return what reading the file `name` back showed; a difference is among its findings."""
    pieces = document_pieces(placed.document, placed.theme)
    if form == "docx":
        drift, texts = _read_word(data, pieces)
    elif form == "ofd":
        drift, texts = _read_ofd(data, placed)
    else:
        drift, texts = _read_pdf(data, placed)
    kinds = Counter(piece.kind for piece in pieces)
    return Proof(
        words=count_words(iter(texts)),
        headings=kinds["heading"],
        notes=kinds["note"],
        cells=kinds["cell"],
        figures=count_figures(placed.document),
        findings=(drift.finding(name),) if drift else (),
        labels=tuple(_labels(placed)) if form == "pdf" else (),
    )


def _labels(placed: Placed) -> Iterator[Label]:
    for page, items in enumerate(page.items for page in placed.pages):
        for item in items:
            if isinstance(item, Line) and item.role == "chart":
                width = sum(run.width for run in item.runs)
                yield Label(item.text, page, item.runs[0].x, item.baseline, width)


def _read_word(data: bytes, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    from lxml import etree

    from jianbao.readers.word.pieces_of_word import WordFile

    try:
        found = WordFile(data).pieces()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        return Drift("zip", "docx", str(error)), []
    texts = [piece.text for piece in found if piece.kind in ("heading", "paragraph", "note")]
    return first_drift(pieces, found), texts


def _read_pdf(data: bytes, placed: Placed) -> tuple[Drift | None, list[str]]:
    from jianbao.proof.drawn_lines import drawn_drift
    from jianbao.proof.placed_order import placed_drift
    from jianbao.readers.pdf.glyphs import PdfReadError, read_pdf

    try:
        pdf = read_pdf(data)
    except PdfReadError as error:
        return Drift("file", "pdf", str(error)), []
    return placed_drift(placed) or drawn_drift(pdf, placed), _texts(placed)


def _read_ofd(data: bytes, placed: Placed) -> tuple[Drift | None, list[str]]:
    from jianbao.proof.ofd_lines import ofd_drift
    from jianbao.proof.placed_order import placed_drift
    from jianbao.readers.ofd import OfdReadError, read_ofd

    try:
        ofd = read_ofd(data)
    except OfdReadError as error:
        return Drift("file", "ofd", str(error)), []
    return placed_drift(placed) or ofd_drift(ofd, placed), _texts(placed)


def _texts(placed: Placed) -> list[str]:
    items = (item for page in placed.pages for item in page.items)
    return [item.text for item in items if isinstance(item, Line)]
