"""The measures of a PDF: headings, the words of its parts, and how lines begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from jianbao.document.patterns import pattern
from jianbao.proof.standard.measuring.paper import Paper
from jianbao.proof.standard.measuring.typical import LONGEST_ADDRESSEE
from jianbao.proof.standard.measuring.wording import (
    ANNEX,
    CONTENTS,
    HEADINGS,
    STOP,
    addressee,
    annex_entries,
    annex_note,
    dates,
    faults,
    no_text,
)
from jianbao.proof.standard.requirement import ABSENT, Fault, Measure
from jianbao.readers.page import MeasuredGlyph, Row, face_of

CLOSING = frozenset("。，、；：？！”’）》〉」』】〕〗,;:!?)")
OPENING = frozenset("“‘（《〈「『【〔〖(")
CONNECTORS = frozenset("·～/／")
NUMBER_END = pattern(r"\d[\d.,]*$")
NUMBER_GOES_ON = pattern(r"[\d.,]*\d|[%‰％]")


def text_measures(paper: Paper) -> dict[str, Measure]:
    """Return what the text of a PDF shows, by the rule's code."""
    texts = [(sheet.number, row.text) for sheet in paper.sheets for row in paper.rows(sheet)]
    behind_head = [
        (row.page, row.text)
        for sheet in paper.sheets
        for row in paper.rows(sheet)
        if row.page > 1 or row.baseline > paper.text_start
    ]
    return {
        **_headings(paper),
        **_lines(paper),
        "first-page-body": _first_page(paper),
        "no-text-page": no_text(texts),
        "addressee": _addressee(paper),
        "annex-note": annex_note(annex_entries(behind_head)),
        "date": dates(behind_head),
    }


def _headings(paper: Paper) -> dict[str, Measure]:
    """Return the faces of each level's headings, up to the first full stop.

    On a page without a sentence, lines in the body's own face are a list: an agenda.
    """
    faces: list[dict[str, None]] = [{} for _ in HEADINGS]
    with_text = {row.page for _, row in paper.flow() if STOP in row.text}
    for before, row in paper.flow():
        if ANNEX.match(row.text):
            break  # what follows lists annexes
        if paper.goes_on(before, row) or CONTENTS.search(row.text):
            continue
        for level, heading in enumerate(HEADINGS):
            match = heading.match(row.text)
            if match:
                face = face_of(_named(row, match.end()))
                if row.page in with_text or face != paper.body_face:
                    faces[level][face] = None
    return {
        f"heading{level}": Measure(words=tuple(of_level)) if of_level else ABSENT
        for level, of_level in enumerate(faces, 1)
    }


def _named(row: Row, start: int) -> list[MeasuredGlyph]:
    glyphs = row.glyphs[start:] or row.glyphs
    stop = next((n for n, glyph in enumerate(glyphs) if glyph.text in "。．：:"), len(glyphs))
    return glyphs[: stop or 1]


def _first_page(paper: Paper) -> Measure:
    """Look for a line of the body under title and addressee on page one."""
    below = [row for row in paper.body_rows(paper.first) if row.baseline > paper.text_start]
    body = [row for row in below if paper.is_full(row) or row.text[-1:] in "。！？"]
    return faults([] if body else [Fault(1, code="no-body")])


def _addressee(paper: Paper) -> Measure:
    """Measure what stands flush between the title and the first indented paragraph."""
    addressed = "".join(row.text for row in addressed_rows(paper))
    return addressee(1, addressed) if addressed else ABSENT


def addressed_rows(paper: Paper) -> list[Row]:
    """Return the rows with those whom a paper is addressed to."""
    edge = paper.edge(paper.first)
    if edge is None or not paper.title:
        return []
    below = [row for row in paper.body_rows(paper.first) if row.baseline > paper.text_start]
    rows = list(takewhile(lambda row: row.left <= edge + paper.body_size, below))
    text = "".join(row.text for row in rows)
    short = 0 < len(text) <= LONGEST_ADDRESSEE and text[-1] not in "。！？"
    return rows if short and len(rows) < len(below) else []


# ---- lines


def _lines(paper: Paper) -> dict[str, Measure]:
    """Hold every line's end against the beginning of the next (GB/T 15834-2011, 5.1)."""
    broken: dict[str, list[Fault]] = {
        code: [] for code in ("line-start", "line-end", "dash-split", "connector", "number-split")
    }
    for before, row in paper.flow():
        if before and paper.goes_on(before, row):
            for code, text in _broken(before.text, row.text):
                broken[code].append(Fault(row.page, text))
    return {code: faults(each) for code, each in broken.items()}


def _broken(before: str, after: str) -> Iterator[tuple[str, str]]:
    last, first = before[-1:], after[:1]
    shown = f"{before[-2:]}／{after[:2]}"
    if first in CLOSING:
        yield "line-start", shown
    if last in OPENING:
        yield "line-end", shown
    if last == first and last in "—…" and _leading(before[::-1]) % 2:
        yield "dash-split", shown
    elif first in CONNECTORS or last in "/／" or (first in "—–" and after[1:2] != first):
        yield "connector", shown
    if NUMBER_END.search(before) and NUMBER_GOES_ON.match(after):
        yield "number-split", shown


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip(text[0]))
