"""The 档号 of a paper: what it is made of, and whether it has its form (DA/T 22-2015)."""

from __future__ import annotations

import re

from jianbao.briefing.model import Briefing
from jianbao.briefing.particulars import Filing
from jianbao.messages.archiving import archive_form, archive_missing
from jianbao.messages.errors import Problems, not_handed_on
from jianbao.messages.findings import Place

LEVEL, SAME = "-", "·"
FORMS = {
    "fonds": re.compile("[A-Z0-9]{4}"),
    "category": re.compile("[A-Z]{2}"),
    "retention": re.compile("Y|D30|D10"),
    "department": re.compile(r"[A-Z0-9\u4e00-\u9fff]{0,20}"),
    "item": re.compile("[0-9]{4}"),
}
NUMBER = re.compile(
    r"[A-Z0-9]{4}-[A-Z]{2}·\d{4}-(?:Y|D30|D10)-(?:[A-Z0-9\u4e00-\u9fff]{1,20}-)?[0-9]{4}", re.ASCII
)


def number_of(briefing: Briefing) -> str:
    """Return the 档号, such as J001-WS·2022-D30-BGS-0001.

    Gate: raises Refused where the briefing says nothing of its archiving, or a part has not its
    form.
    """
    problems = Problems()
    filing = filing_of(briefing, problems)
    parts = {
        "fonds": filing.fonds.text, "category": filing.category, "retention": filing.retention,
        "department": filing.department, "item": filing.item.text,
    }  # fmt: skip
    for key, form in FORMS.items():
        if not form.fullmatch(parts[key]):
            problems.add(archive_form(filing.fonds.place, key=key, actual=parts[key]))
    problems.raise_if_any(not_handed_on)
    year = f"{briefing.date.year:04}"
    levels = (
        parts["fonds"], parts["category"] + SAME + year, parts["retention"],
        parts["department"], parts["item"],
    )  # fmt: skip
    return LEVEL.join(filter(None, levels))


def filing_of(briefing: Briefing, problems: Problems | None = None) -> Filing:
    """Return what a briefing says of its archiving.

    Gate: raises Refused where it says nothing, with what to add.
    """
    filing = briefing.particulars.filing
    if filing is None:
        problems = problems or Problems()
        place = Place(briefing.title[0].place.file if briefing.title else "briefing.yaml")
        problems.add(archive_missing(place))
        problems.raise_if_any(not_handed_on)
    assert filing is not None
    return filing
