"""Word files laid out a second time, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from jianbao.proof.output import Output
from jianbao.proof.second.comparison import Comparison, compare
from jianbao.proof.second.libreoffice import LibreOffice


class Second(Struct, frozen=True):
    """One document: our PDF, the other engine's, and how they compare."""

    comparison: Comparison
    ours: bytes
    theirs: bytes


def prove(outputs: Iterable[Output], office: LibreOffice) -> list[Second]:
    """Return each document of `outputs`, which has a .docx and a .pdf, laid out twice."""
    by_name = {output.name: output for output in outputs}
    names = [Path(name).stem for name in by_name if name.endswith(".docx")]
    made = office.pdfs({name: by_name[f"{name}.docx"].data for name in names})
    return [_second(name, by_name[f"{name}.pdf"], made[name]) for name in names]


def _second(name: str, ours: Output, theirs: bytes) -> Second:
    labels = ours.proof.labels if ours.proof else ()
    return Second(compare(name, ours.data, theirs, labels), ours.data, theirs)
