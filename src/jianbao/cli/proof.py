"""`jianbao proof`: briefings laid out a second time, and whether both agree line for line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

import jianbao
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


def run_proof(words: argparse.Namespace, language: str) -> int:
    """Prove every briefing that was named; return 0 where all lines agree, 1 otherwise."""
    around = jianbao.Surroundings.here(words.profile)
    png = words.png or None
    proven = jianbao.prove(words.briefing, words.template or "", around, pictures=png)
    for each in proven:
        if png:
            _draw(each, png, language)
        if words.format == "text":
            print("\n".join(_lines(each, language)))
    equal = all(each.equal for each in proven)
    if words.format == "json":
        print(json.dumps(_record(proven, equal), ensure_ascii=False, indent=2))
    return 0 if equal else 1


def _record(proven: tuple[jianbao.Proven, ...], equal: bool) -> dict[str, object]:
    return {
        "equal": equal,
        "briefings": [
            {
                "folder": each.briefing,
                "documents": [document.comparison.record() for document in each.documents],
            }
            for each in proven
        ],
    }


def _draw(proven: jianbao.Proven, folder: str, language: str) -> None:
    """Write the pages beside each other, or say why not."""
    if not jianbao.can_draw():
        print(NO_PDFTOPPM.text(language), file=sys.stderr)
        return
    for written in proven.write_pictures(folder):
        message = proof_pictures(count=len(written.files), folder=written.folder)
        print(message.text(language), file=sys.stderr)


def _lines(proven: jianbao.Proven, language: str) -> Iterator[str]:
    yield proven.briefing
    for each in proven.documents:
        yield from _document(each.comparison, language)


def _document(comparison: jianbao.Comparison, language: str) -> Iterator[str]:
    yield "  " + proof_lines(
        name=comparison.name,
        lines=comparison.lines,
        equal=comparison.lines_equal,
        pages=comparison.pages,
        pages_equal=comparison.pages_equal,
    ).text(language)
    for offset, offsets in ((proof_across, comparison.across), (proof_down, comparison.down)):
        term = offset(mean=str(offsets.mean), most=str(offsets.p95), max=str(offsets.max))
        yield f"    {term.text(language)}"
    if comparison.chart_labels:
        yield "    " + proof_labels(
            count=len(comparison.chart_labels),
            labels=("、" if language == "zh" else ", ").join(comparison.chart_labels),
        ).text(language)
    if comparison.pages != comparison.pages_word:
        yield "    " + proof_pages(pages=comparison.pages, word=comparison.pages_word).text(
            language
        )
    if comparison.first_difference:
        place = comparison.first_difference
        yield "    " + proof_first(page=place.page, line=place.line).text(language)
        yield f"      PDF   {place.pdf}"
        yield f"      Word  {place.word}"
