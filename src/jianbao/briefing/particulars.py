"""What an official paper says about itself: numbers, secrecy, who gets it, how it is kept."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from jianbao.briefing.issue_number import IssueNumber, issue_number
from jianbao.briefing.prose import Prose
from jianbao.briefing.records.particulars import Retention, Urgency, Way
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar

SecrecyLevel = Literal["绝密", "机密", "秘密"]


class Secrecy(Struct, frozen=True):
    """How secret a paper is, and for how long: 秘密★1年. `term` is "" where none is given."""

    level: SecrecyLevel
    term: str
    typed: Scalar

    @property
    def text(self) -> str:
        """The mark as typed and printed."""
        return self.typed.text

    @property
    def place(self) -> Place:
        """Where it is typed."""
        return self.typed.place


class Recipient(Struct, frozen=True):
    """A unit or person that gets the paper."""

    name: Scalar
    way: Way
    copies: int
    email: Scalar | None


class Meeting(Struct, frozen=True):
    """The meeting that a paper is for or about."""

    time: Prose | None = None
    place: Prose | None = None
    chair: Prose | None = None
    agenda: tuple[Prose, ...] = ()
    attendance: dict[str, Prose] = field(default_factory=dict)


class Mailing(Struct, frozen=True):
    """How a paper is mailed."""

    sender: Scalar
    to: tuple[Scalar, ...]
    cc: tuple[Scalar, ...]
    subject: Scalar | None


class Filing(Struct, frozen=True):
    """How a paper is archived: the parts of its 档号 (DA/T 22-2015) and what describes it.

    None is what nobody has said: an office may have no fonds, and an item may be the next one.
    """

    fonds: Scalar | None = None
    fonds_name: str = ""
    archive_name: str = ""
    archive_code: str = ""
    category: str = "WS"
    retention: Retention | None = None
    department: str = ""
    item: Scalar | None = None
    document_kind: str = "简报"
    keywords: tuple[str, ...] = ()


class Particulars(Struct, frozen=True):
    """Everything beside the text. None and () are what the briefing does not say."""

    document_number: Scalar | None = None
    issue: Scalar | None = None
    total_issue: Scalar | None = None
    secrecy: Secrecy | None = None
    internal: bool = False
    urgency: Urgency | None = None
    urgency_place: Place | None = None
    copy_number: Scalar | None = None
    signers: tuple[Scalar, ...] = ()
    to: tuple[Prose, ...] = ()
    cc: tuple[Prose, ...] = ()
    sealed: bool = False
    distribution: tuple[Recipient, ...] = ()
    printed_by: Scalar | None = None
    printed_on: date | None = None
    remark: Prose | None = None
    editor_note: Prose | None = None
    meeting: Meeting = Meeting()
    mailing: Mailing | None = None
    filing: Filing = Filing()
    fields: dict[str, Prose] = field(default_factory=dict)

    @property
    def issue_number(self) -> IssueNumber | None:
        """The number of this issue, of two in one, or of a supplement."""
        return issue_number(self.issue.text) if self.issue else None

    @property
    def copies(self) -> int:
        """How many copies the distribution list adds up to (共印份数)."""
        return sum(recipient.copies for recipient in self.distribution)
