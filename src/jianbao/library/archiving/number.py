"""The 档号 of a paper: what it is made of, and whether it has its form (DA/T 22-2015)."""

from __future__ import annotations

import re

from jianbao.briefing.model import Briefing
from jianbao.briefing.particulars import Filing
from jianbao.document.patterns import pattern
from jianbao.messages.archiving import archive_form, archive_missing
from jianbao.messages.errors import Problems, not_handed_on
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar

LEVEL, SAME = "-", "·"
FORMS = {
    "fonds": pattern("[A-Z0-9]{4}"),
    "category": pattern("[A-Z]{2}"),
    "retention": pattern("Y|D30|D10"),
    "department": pattern(r"[A-Z0-9\u4e00-\u9fff]{0,20}"),
    "item": pattern("[0-9]{4}"),
}
NUMBER = pattern(
    r"[A-Z0-9]{4}-[A-Z]{2}·\d{4}-(?:Y|D30|D10)-(?:[A-Z0-9\u4e00-\u9fff]{1,20}-)?[0-9]{4}", re.ASCII
)


UNNUMBERED = "未编档号-"
"""What the name of a package begins with whose office has no fonds."""


def number_of(briefing: Briefing) -> str:
    """Return the 档号, such as J001-WS·2022-D30-BGS-0001; 未编档号-NAME where there is no fonds.

    Gate: raises Refused where something is missing from it, or a part has not its form.
    """
    filing = briefing.particulars.filing
    place = filing.fonds.place if filing.fonds else _place(briefing)
    parts = {
        "fonds": _text(filing.fonds),
        "category": filing.category,
        "retention": filing.retention or "",
        "department": filing.department,
        "item": _text(filing.item),
    }
    problems, numbered = Problems(), has_number(filing)
    for key, form in FORMS.items():
        if not parts[key] and key != "department":
            if numbered:
                problems.add(archive_missing(place, key=key))
        elif not form.fullmatch(parts[key]):
            problems.add(archive_form(place, key=key, actual=parts[key]))
    problems.raise_if_any(not_handed_on)
    if not numbered:
        return UNNUMBERED + briefing.name
    return series_of(briefing) + parts["item"]


def series_of(briefing: Briefing) -> str:
    """Return the 档号 without its item: within one series each item is given once."""
    filing = briefing.particulars.filing
    levels = (
        _text(filing.fonds),
        f"{filing.category}{SAME}{briefing.date.year:04}",
        filing.retention or "",
        filing.department,
    )
    return LEVEL.join(filter(None, levels)) + LEVEL


def has_number(filing: Filing) -> bool:
    """Return whether a paper gets a 档号: where its office has a fonds, or names an item."""
    return bool(filing.fonds or filing.item)


def is_name(number: str) -> bool:
    """Return whether a package can be called so: a 档号, or that it has none."""
    return bool(NUMBER.fullmatch(number) or number.startswith(UNNUMBERED))


def _place(briefing: Briefing) -> Place:
    return Place(briefing.title[0].place.file if briefing.title else "briefing.yaml")


def _text(scalar: Scalar | None) -> str:
    return scalar.text if scalar else ""
