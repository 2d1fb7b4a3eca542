"""`jianbao proof`: briefings laid out a second time, and whether both agree line for line."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jianbao.cli.build import profile_path
from jianbao.compose.template.profile import profile_of
from jianbao.compose.template.reading import template_folders
from jianbao.fonts.bundle import SHIPPED, Face
from jianbao.library.build import build
from jianbao.library.options import Options
from jianbao.messages.commands import (
    NO_PDFTOPPM,
    proof_across,
    proof_down,
    proof_first,
    proof_labels,
    proof_lines,
    proof_pages,
    proof_pictures,
)
from jianbao.messages.errors import BriefingError, WriteError
from jianbao.messages.findings import Level
from jianbao.messages.library import cannot_write
from jianbao.proof.second.comparison import Comparison
from jianbao.proof.second.libreoffice import LibreOffice
from jianbao.proof.second.pictures import can_draw, write_pictures
from jianbao.proof.second.proving import Second, prove


class ProofError(BriefingError):
    """The briefing has errors, so that there is nothing to prove."""


def run_proof(words: argparse.Namespace, language: str) -> int:
    """Prove every briefing that was named; return 0 where all lines agree, 1 otherwise."""
    if words.png and can_draw():
        _check_folder(Path(words.png))
    with tempfile.TemporaryDirectory(prefix="jianbao-") as place:
        options = Options(
            template=words.template or "",
            working_folder=Path.cwd(),
            profile=profile_path(words.profile),
        )
        own = (face for name in words.briefing for face in _own_faces(Path(name), options))
        office = LibreOffice.find(Path(place), [*SHIPPED.values(), *own])
        proven = {name: _prove(Path(name), options, office) for name in words.briefing}
    for name, documents in proven.items():
        if words.png:
            _draw(Path(words.png), documents, language)
        if words.format == "text":
            print("\n".join(_lines(name, documents, language)))
    equal = all(each.comparison.equal for each in _all(proven))
    if words.format == "json":
        print(json.dumps(_record(proven, equal), ensure_ascii=False, indent=2))
    return 0 if equal else 1


def _own_faces(folder: Path, options: Options) -> Iterator[Face]:
    """Yield the faces of a briefing's profile."""
    folders = template_folders(options.working_folder)
    yield from profile_of(folder, options.profile, folders).faces.values()


def _prove(folder: Path, options: Options, office: LibreOffice) -> list[Second]:
    release = build(folder, options)
    if release.count(Level.ERROR):
        raise ProofError(finding for finding in release.findings if finding.level is Level.ERROR)
    return prove(release.outputs, office)


def _all(proven: dict[str, list[Second]]) -> Iterator[Second]:
    for documents in proven.values():
        yield from documents


def _record(proven: dict[str, list[Second]], equal: bool) -> dict[str, object]:
    return {
        "equal": equal,
        "briefings": [
            {"folder": name, "documents": [each.comparison.record() for each in documents]}
            for name, documents in proven.items()
        ],
    }


def _draw(folder: Path, documents: list[Second], language: str) -> None:
    """Write the pages beside each other, or say why not; raises WriteError."""
    if not can_draw():
        print(NO_PDFTOPPM.text(language), file=sys.stderr)
        return
    for each in documents:
        try:
            made = write_pictures(folder, each.comparison.name, each.ours, each.theirs)
        except OSError as error:
            raise _unwritable(error.filename or folder, error) from error
        print(proof_pictures(count=len(made), folder=folder).text(language), file=sys.stderr)


def _check_folder(folder: Path) -> None:
    """Raise WriteError where no picture could be written: the proof before them takes long."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(path: object, error: OSError) -> WriteError:
    reason = f"{path}: {error.strerror or error}"
    return WriteError([cannot_write(reason=reason)])


def _lines(name: str, documents: list[Second], language: str) -> Iterator[str]:
    yield name
    for each in documents:
        yield from _document(each.comparison, language)


def _document(found: Comparison, language: str) -> Iterator[str]:
    yield "  " + proof_lines(
        name=found.name,
        lines=found.lines,
        equal=found.lines_equal,
        pages=found.pages,
        pages_equal=found.pages_equal,
    ).text(language)
    for offset, found_at in ((proof_across, found.across), (proof_down, found.down)):
        term = offset(mean=str(found_at.mean), most=str(found_at.p95), max=str(found_at.max))
        yield f"    {term.text(language)}"
    if found.chart_labels:
        yield "    " + proof_labels(
            count=len(found.chart_labels),
            labels=("、" if language == "zh" else ", ").join(found.chart_labels),
        ).text(language)
    if found.pages != found.pages_word:
        yield "    " + proof_pages(pages=found.pages, word=found.pages_word).text(language)
    if found.first_difference:
        place = found.first_difference
        yield "    " + proof_first(page=place.page, line=place.line).text(language)
        yield f"      PDF   {place.pdf}"
        yield f"      Word  {place.word}"
