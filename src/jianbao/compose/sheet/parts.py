"""What stands around the sheet's table: marks, title, period line, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jianbao.briefing.model import Briefing
from jianbao.compose.context import Context
from jianbao.compose.inlines import words_of
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.columns import Shown
from jianbao.compose.sheet.entries import Entries
from jianbao.compose.template.model import Template
from jianbao.document.composed import Heading, Paragraph
from jianbao.document.inlines import Words

# Half characters beside 注：; longer notes have two lines, so that no number leaves its 项.
ONE_LINE = 108
UNDER_NOTE = "\u3000\u3000"  # as wide as 注：


def sheet_heading(text: str, level: int) -> Heading:
    """Return the title of the sheet or of its annex."""
    return Heading("sheet_title", level, (Words(text),))


def period_line(
    briefing: Briefing, template: Template, entries: Entries, shown: Shown
) -> Paragraph:
    """Return the line under the title: issuer, period and what else holds for all figures."""
    usual = entries.period
    text = template.label(
        "sheet_period",
        issuer=briefing.issuer.text,
        period=period_text(usual, template, in_full=True) if usual else entries.shown,
        mark=template.label("period_sign") if has_period_note(briefing, entries) else "",
    )
    if entries.varied:
        text += template.label("sheet_unless")
    if shown.scope:
        text += template.label("sheet_scope", scope=shown.scope)
    return Paragraph("sheet_period", (Words(text),))


def has_period_note(briefing: Briefing, entries: Entries) -> bool:
    """Return whether the briefing's note on its period is about the period of the sheet."""
    return bool(briefing.period_note) and entries.period == briefing.period


def marks(briefing: Briefing, template: Template) -> Iterator[Paragraph]:
    """Yield 密级 and 内部资料, which no paper goes without."""
    particulars, strong = briefing.particulars, template.theme.strong
    if particulars.secrecy:
        yield Paragraph(
            "sheet_note", (Words(particulars.secrecy.text, strong, "", particulars.secrecy.place),)
        )
    if particulars.internal:
        yield Paragraph("sheet_note", (Words(template.label("internal"), strong),))


def notes(
    briefing: Briefing,
    template: Template,
    entries: Entries,
    shown: Shown,
    moved: int,
    known: Mapping[str, int],
    brief: bool = False,
) -> Iterator[Paragraph]:
    """Yield the note on the period, in the very words of the footnote, and how to read the rest.

    `brief`: units of changes are short.
    """
    if has_period_note(briefing, entries):
        prose = briefing.notes[briefing.period_note]
        note = words_of(prose, Context(briefing, template))
        text = template.label("sheet_note", mark=template.label("period_sign"), note=note)
        yield Paragraph("sheet_note", (Words(text, place=prose.source.place),))
    readings = "".join(_readings(template, shown, entries, moved, brief))
    states = "".join(_states(template, known))
    parted = _halves(readings + states) > ONE_LINE and template.theme.line_rules == "chinese"
    said_once = (readings + states).strip()  # English sentences begin with a blank
    for number, text in enumerate((readings, states) if parted else (said_once,)):
        if text:
            before = UNDER_NOTE if number and readings else ""
            said = before + text if before else template.label("sheet_notes", text=text)
            yield Paragraph("sheet_note", (Words(said),))


def _halves(text: str) -> int:
    """Return how many characters a text has, Latin letters and digits being half ones, twice."""
    return len(text.encode("gb18030", "replace"))


def _readings(
    template: Template, shown: Shown, entries: Entries, moved: int, brief: bool
) -> Iterator[str]:
    if shown.only_source:
        yield template.label("sheet_source", source=shown.only_source)
    elif shown.source and any(entry.stated.inner for entry in entries.entries):
        yield template.label("sheet_sources")
    if shown.target and shown.all_met:
        yield template.label("sheet_all_met")
    if shown.before:
        yield template.label("sheet_computed")
    units = {change.unit for entry in entries.entries for change in entry.changes}
    if brief and template.label("points") in units:
        yield template.label("sheet_points")
    if moved:
        yield template.label("sheet_moved", count=moved)


STATES = ("proved", "contradicted", "not-checkable", "not-checked")


def _states(template: Template, known: Mapping[str, int]) -> Iterator[str]:
    """Yield how many figures were proved by reckoning, and how many not; 0 is left out."""
    counted = [(state, known[state]) for state in STATES if known.get(state)]
    listed = template.label("known_and").join(
        template.label(state.replace("-", "_"), count=count) for state, count in counted
    )
    if listed:
        yield template.label("sheet_known", total=sum(known.values()), text=listed)
