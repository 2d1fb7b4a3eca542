"""The Word files of a release laid out a second time, and what came of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from jianbao.library.release.release import Release
from jianbao.proof.output import Output
from jianbao.proof.second.comparison import Comparison, compare
from jianbao.proof.second.libreoffice import LibreOffice


class Second(Struct, frozen=True):
    """One document of a release: our PDF, the other engine's, and how they compare."""

    comparison: Comparison
    ours: bytes
    theirs: bytes


def prove(release: Release, office: LibreOffice) -> list[Second]:
    """Return each document of `release`, which has a .docx and a .pdf, laid out twice."""
    outputs = {output.name: output for output in release.outputs}
    names = [Path(name).stem for name in outputs if name.endswith(".docx")]
    made = office.pdfs({name: outputs[f"{name}.docx"].data for name in names})
    return [_second(name, outputs[f"{name}.pdf"], made[name]) for name in names]


def _second(name: str, ours: Output, theirs: bytes) -> Second:
    labels = ours.proof.labels if ours.proof else ()
    return Second(compare(name, ours.data, theirs, labels), ours.data, theirs)
