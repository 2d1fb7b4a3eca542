"""Every file that was made is read back: it must say what the blocks say, or nothing is written.

No LibreOffice, and nothing of the code that wrote the file: `back` has a reader for each form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.placed import Line, Placed
from jianbao.proof.back import back
from jianbao.proof.output import Label, Output, Proof
from jianbao.proof.pieces import count_figures, count_words, document_pieces


def checked(output: Output, placed: Placed) -> Output:
    """Return `output` with what reading it back showed, a difference among its findings."""
    proof = read_back(output.name, output.form, output.data, placed)
    return replace(output, proof=proof, findings=(*output.findings, *proof.findings))


def read_back(name: str, form: str, data: bytes, placed: Placed) -> Proof:
    """Return what reading the file `name` back showed; a difference is among its findings."""
    pieces = document_pieces(placed.document, placed.theme)
    drift, texts = back(form).read(data, placed, pieces)
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
