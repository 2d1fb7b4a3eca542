"""The names of attached files: 期号　标题　日期, which every system can keep."""

from __future__ import annotations

from jianbao.briefing.issue_number import DASH
from jianbao.briefing.model import Briefing
from jianbao.compose import fields
from jianbao.compose.template.model import Template

LONGEST = 120  # bytes of UTF-8 with the suffix; file systems allow 255
FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")  # by Windows; the wide ones are not
BETWEEN = "　"


def issue_text(briefing: Briefing, template: Template) -> str:
    """Return 第×期, or "" where the briefing has no number."""
    return fields.issue_text(briefing, template, "mail_issue")


def attachment_name(briefing: Briefing, template: Template, what: str, suffix: str) -> str:
    """Return an attachment's name; `what` tells a second paper from the main one, or is "".

    A long title is cut, never number, date or suffix.
    """
    between = BETWEEN if briefing.language.startswith("zh") else " "
    issue, date = issue_text(briefing, template), briefing.date.isoformat()

    def joined(title: str) -> str:
        name = between.join(part for part in (issue, title, what, date) if part)
        return name.translate(FORBIDDEN) + suffix

    title = "".join(line.text for line in briefing.title).translate(FORBIDDEN).strip(" .")
    room = LONGEST - len((joined("") + between).encode())
    return joined(title.encode()[: max(room, 3)].decode("utf-8", "ignore"))


def fallback_name(briefing: Briefing, what: str, suffix: str) -> str:
    """Return an ASCII name for mail programs that cannot read the other (RFC 2231)."""
    number = briefing.particulars.issue_number
    issue = number.numbers.replace(DASH, "-") if number else ""
    issue = f"supplement{issue}" if number and number.supplement else issue
    parts = [issue, what, briefing.date.isoformat()]
    return "-".join(part for part in ("briefing", *parts) if part) + suffix
