"""`figures`: the ledger as a list, where each figure stands, and what was proved of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, Literal

from msgspec import Struct

from jianbao.audit import audit
from jianbao.audit.accept import entries_at
from jianbao.audit.passages import Material, Passage
from jianbao.audit.states import Relation, State, counted, relations, states
from jianbao.briefing.model import Briefing, Figure
from jianbao.briefing.numerals import chinese
from jianbao.document.laid import figure_pages
from jianbao.document.placed import Placed
from jianbao.library.options import AnyBriefing, Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.attachments import UNSTATED
from jianbao.library.sources import folder_of, read
from jianbao.messages.audit.arithmetic import (
    announced_matches,
    change_implies,
    rate_implies,
    target_met,
    target_missed,
)
from jianbao.messages.columns import width_of
from jianbao.messages.figures import FIGURE_HEADS, FIGURES_SHEET, STATE_NAMES
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import typed

COLUMNS = tuple(FIGURE_HEADS)
BETWEEN = {"zh": "；", "en": "; "}
PROOFS = (rate_implies, change_implies, target_met, target_missed, announced_matches)


class Entry(Struct, frozen=True):
    """One figure of the ledger and everything that is known of it."""

    figure: Figure
    period: str
    state: State
    proved: tuple[str, ...]  # sentences of the arithmetic
    sources: tuple[str, ...]  # section·item
    places: tuple[str, ...]  # file:line:column
    pages: tuple[int, ...]  # of the full paper

    def cells(self, language: str) -> tuple[str, ...]:
        """Return the columns as text."""
        figure, between = self.figure, BETWEEN[language]
        return (
            figure.id, figure.label.text, figure.value.text, figure.unit, self.period, figure.scope,
            figure.kind, between.join(self.sources), ", ".join(map(str, self.pages)),
            STATE_NAMES[self.state].text(language), between.join(self.proved),
            " ".join(self.places),
        )  # fmt: skip


class FigureList(Struct, frozen=True):
    """The figures of a ledger, in its order, with texts in one language."""

    entries: tuple[Entry, ...]
    language: str
    briefing: Briefing

    @property
    def known(self) -> dict[str, int]:
        """How many figures are proved, contradicted, not-checkable and not-checked."""
        numbers = counted({entry.figure.id: entry.state for entry in self.entries})
        return {str(state): count for state, count in numbers.items()}

    def file(self, form: Literal["table", "csv", "xlsx"]) -> bytes:
        """Return the list as text in columns, as CSV (UTF-8 with its mark) or as a workbook."""
        makers = {"table": _table, "csv": _csv, "xlsx": _workbook}
        return makers[form](self.entries, self.briefing, self.language)


def figures(
    briefing: AnyBriefing,
    around: Surroundings = Surroundings(),
    *,
    language: str = "zh",
) -> FigureList:
    """Return the figures of a briefing's ledger: where each stands, and what proves it.

    Texts are in `language`, en or zh; pages are those of the briefing's own template.

    No gate: nothing is made. Raises InputError
    where the briefing or its template cannot be used.
    """
    content = read(briefing).briefing
    placed = typeset_papers(content, around, folder_of(briefing))[0].placed
    return FigureList(tuple(ledger_entries(content, placed, language)), language, content)


def _proves(finding: Finding) -> bool:
    """Return whether a finding says that figures agree."""
    return any(code.made(finding) for code in PROOFS)


def ledger_entries(briefing: Briefing, placed: Placed, language: str) -> Iterator[Entry]:
    """Yield the ledger's figures in its order."""
    uses = _uses(briefing)
    material, findings = Material(briefing), audit(briefing)
    related = relations(material, findings)
    known = states(material, related)
    proofs = _proofs(briefing, findings, related, uses, language)
    pages = figure_pages(placed)
    for id, figure in briefing.figures.items():
        period = typed(figure.period or briefing.period) if figure.period_stated else UNSTATED
        used = uses.get(id, [])
        yield Entry(
            figure=figure,
            period=period,
            state=known[id],
            proved=tuple(proofs.get(id, ())),
            sources=tuple(dict.fromkeys(source for source, _ in used)),
            places=tuple(dict.fromkeys(place for _, place in used)),
            pages=tuple(pages.get(id, ())),
        )


def _proofs(
    briefing: Briefing,
    findings: tuple[Finding, ...],
    related: tuple[Relation, ...],
    uses: dict[str, list[tuple[str, str]]],
    language: str,
) -> dict[str, list[str]]:
    """Return what the arithmetic proved of each figure: its notes, at all figures they relate."""
    notes = [finding for finding in findings if _proves(finding)]
    stated = {place: id for id, relations in uses.items() for _, place in relations}
    in_text = ((stated.get(str(finding.place), ""), finding) for finding in notes)
    proofs: dict[str, list[str]] = {}
    for relation in related:
        if relation.state == "proved" and relation.shown:
            shown = proofs.setdefault(relation.figure, [])
            shown += [relation.shown] if relation.shown not in shown else []
    for id, finding in (*entries_at(briefing, notes), *in_text):
        for other in _related(briefing.figures.get(id), finding):
            proofs.setdefault(other, []).append(finding.text(language))
    return proofs


def _related(figure: Figure | None, finding: Finding) -> Iterator[str]:
    """Yield the ids of the figures that a relation is between."""
    if figure:
        relation = {"rate": figure.count, "change": figure.change, "target": figure.target}
        other = relation.get(finding.code.partition("-")[0], "")
        yield from (figure.id, other) if other else (figure.id,)


def _uses(briefing: Briefing) -> dict[str, list[tuple[str, str]]]:
    """Return where the paper states each figure: section·item, and file:line:column."""
    headed = [section.name for section in briefing.sections if section.heading]
    numbers = {name: chinese(number) for number, name in enumerate(headed, 1)}
    uses: dict[str, list[tuple[str, str]]] = {}
    for passage in Material(briefing).printed:
        source = _source(passage, numbers)
        for span in passage.spans:
            if span.figure:
                place = str(passage.place_at(span.start))
                uses.setdefault(span.figure, []).append((source, place))
    return uses


def _source(passage: Passage, numbers: dict[str, str]) -> str:
    name = passage.section.partition("/")[0]
    section = numbers.get(name, name)
    return f"{section}·{chinese(passage.item)}" if passage.item else section


def _rows(entries: tuple[Entry, ...], language: str) -> list[tuple[str, ...]]:
    head = tuple(term.text(language) for term in FIGURE_HEADS.values())
    return [head, *(entry.cells(language) for entry in entries)]


def _table(entries: tuple[Entry, ...], briefing: Briefing, language: str) -> bytes:
    rows = _rows(entries, language)
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ("  ".join(map(_padded, row, widths)) for row in rows)
    return "".join(line.rstrip() + "\n" for line in lines).encode("utf-8")


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _csv(entries: tuple[Entry, ...], briefing: Briefing, language: str) -> bytes:
    """Return the table as CSV (RFC 4180) in UTF-8, marked as such so that Excel reads it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(entries, language))
    return text.getvalue().encode("utf-8-sig")


def _workbook(entries: tuple[Entry, ...], briefing: Briefing, language: str) -> bytes:
    """Return the table as a workbook that depends on nothing but its content."""
    import xlsxwriter

    from jianbao.writers.zips import repacked

    stream = io.BytesIO()
    made_at = datetime.combine(briefing.date, time(), UTC).replace(tzinfo=None)
    title = "".join(line.text for line in briefing.title)
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        properties = {"title": title, "author": briefing.issuer.text, "created": made_at}
        book.set_properties(properties)
        _fill(book, _rows(entries, language), entries, FIGURES_SHEET.text(language))
    return repacked(stream.getvalue())


def _fill(book: Any, rows: list[tuple[str, ...]], entries: tuple[Entry, ...], name: str) -> None:
    """Write the one sheet; a value is a number that reads as it was typed."""
    from jianbao.writers.docx.numbers import number_format

    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, None if row else bold)
    for row, entry in enumerate(entries, 1):
        number = entry.figure.number
        if number is not None:
            code = number_format(number, entry.figure.value.text)
            form = book.add_format({"num_format": code})
            sheet.write_number(row, COLUMNS.index("value"), number, form)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(entries), len(COLUMNS) - 1)
    sheet.set_column(0, len(COLUMNS) - 1, 16)
