"""What `{name}` stands for in the lines of a template."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianbao.briefing.model import Briefing, Prose
from jianbao.compose.periods import date_text, period_text
from jianbao.compose.template.model import Template
from jianbao.document.inlines import Inline, Tab, Words
from jianbao.document.patterns import pattern
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar

NAME = pattern(r"\{([\w.]+)\}")
TAB = "tab"
OFFICE_NAMES = ("unit", "bulletin")
"""What any office may give in its profile: a template may ask for them where none does."""

Value = tuple[str, Place | None]
"""A text and where it was typed."""


def field_texts(briefing: Briefing, template: Template) -> dict[str, Value]:
    """Return the texts that lines can print, by name; what was not given is not among them.

    The briefing's own come first, then its `fields:`, then the office's of the profile.
    """
    texts: dict[str, Value] = {name: (text, None) for name, text in template.office.items()}
    texts |= {name: (text.text, text.place) for name, text in briefing.particulars.fields.items()}
    return texts | {name: value for name, value in _own(briefing, template) if value[0]}


def known_names(briefing: Briefing, template: Template) -> list[str]:
    """Return the names that mean something here, whether the briefing gives a value or not."""
    own = [name for name, _ in _own(briefing, template)]
    return list(
        dict.fromkeys([*own, *OFFICE_NAMES, *briefing.particulars.fields, *template.office])
    )


def names_in(text: str) -> list[str]:
    """Return the names of the fields in a line's text, in its order, each once."""
    return [name for name in dict.fromkeys(NAME.findall(text)) if name != TAB]


def line_inlines(
    text: str, fields: dict[str, Value], faces: dict[str, str], place: Place
) -> Iterator[Inline]:
    """Yield a line's text with its fields filled in; `faces` are roles by name of a field."""
    start = 0
    for match in NAME.finditer(text):
        if match.start() > start:
            yield Words(text[start : match.start()], place=place)
        name = match[1]
        if name == TAB:
            yield Tab()
        else:
            value, typed_at = fields[name]
            yield Words(value, faces.get(name, ""), place=typed_at or place)
        start = match.end()
    if start < len(text):
        yield Words(text[start:], place=place)


def _own(briefing: Briefing, template: Template) -> Iterator[tuple[str, Value]]:
    """Yield the briefing's fields, "" for what it does not give."""
    particulars = briefing.particulars
    between = template.label("between")
    title, issue = briefing.title, particulars.issue
    yield "title", ("".join(line.text for line in title), title[0].place if title else None)
    yield "period", (period_text(briefing.period, template, in_full=True), briefing.period_place)
    yield "date", (date_text(briefing.date, template), None)
    yield "printed_on", (_day(particulars.printed_on, template), None)
    yield "copies", (str(particulars.copies) if particulars.distribution else "", None)
    yield "internal", (template.label("internal") if particulars.internal else "", None)
    yield "sealed", ("yes" if particulars.sealed else "", None)
    for name in ("subtitle", "issuer", "editor"):
        yield name, _typed(getattr(briefing, name))
    for name in (
        "document_number", "issue", "total_issue", "copy_number",
        "printed_by", "remark", "editor_note",
    ):  # fmt: skip
        yield name, _typed(getattr(particulars, name))
    yield "issue_number", (issue_text(briefing, template), issue.place if issue else None)
    yield "secrecy", _typed(particulars.secrecy.typed if particulars.secrecy else None)
    yield "urgency", (particulars.urgency or "", particulars.urgency_place)
    for name in ("signers", "to", "cc"):
        yield name, _joined(getattr(particulars, name), between)
    for name in ("time", "place", "chair"):
        yield f"meeting.{name}", _typed(getattr(particulars.meeting, name))


def issue_text(briefing: Briefing, template: Template, label: str = "issue_number") -> str:
    """Return 第12期, 第12—13期, 增刊第1期; "" where the briefing has no number."""
    number = briefing.particulars.issue_number
    if number is None:
        return ""
    if number.supplement:
        return template.label("supplement", issue=number.numbers and f"第{number.numbers}期")
    return template.label(label, issue=number.numbers)


def _day(day: date | None, template: Template) -> str:
    return date_text(day, template) if day else ""


def _typed(scalar: Scalar | Prose | None) -> Value:
    return (scalar.text, scalar.place) if scalar else ("", None)


def _joined(scalars: tuple[Scalar | Prose, ...], between: str) -> Value:
    text = between.join(scalar.text for scalar in scalars)
    return text, scalars[0].place if scalars else None
