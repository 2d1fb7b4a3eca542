"""What an official paper says about itself: numbers, secrecy, who gets it, how it is kept."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from jianbao.briefing.issue_number import IssueNumber, issue_number
from jianbao.briefing.markings import Marking
from jianbao.briefing.prose import Prose
from jianbao.briefing.records.particulars import Retention, Urgency, Way
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar

DEGREES = ("绝密", "机密", "秘密")
"""Of secrets of the state (国家秘密), the highest first."""


class Secrecy(Struct, frozen=True):
    """The mark that says who may have a paper: 秘密★1年, 工作秘密, 内部参阅."""

    marking: Marking
    typed: Scalar

    @property
    def degree(self) -> str:
        """绝密, 机密 or 秘密; "" of what is no secret of the state, or does not say."""
        marked = self.marking
        return marked.level if marked.kind == "state" and marked.level in DEGREES else ""

    @property
    def term(self) -> str:
        """For how long it is a secret, as 1年; "" where nothing is said."""
        return self.marking.term

    @property
    def standard(self) -> str:
        """A secret of the state's mark as GB/T 9704-2012, 7.2.2 has it; else as typed."""
        if not self.degree:
            return self.text
        return f"{self.degree}★{self.term}" if self.term else self.degree

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
    bcc: tuple[Scalar, ...]
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
