"""A mail as bytes: the same release gives the same mail, its Message-ID and boundaries too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.compose.template.model import Template
from jianbao.library.forms import form_of
from jianbao.library.mailing.body import Body, make_body, size_text
from jianbao.library.mailing.heads import Mailbox, check_text, encoded_text, mailbox
from jianbao.library.mailing.names import attachment_name, fallback_name, issue_text
from jianbao.library.mailing.sourceless import without_sources
from jianbao.library.release.manifest import digest
from jianbao.library.release.released import Released
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.findings import Place
from jianbao.messages.mailing import mail_no_sender, mail_nobody
from jianbao.yaml.source import Scalar

ONLY = Place("--only", 1, 1)
AS_GIVEN = compat32.clone(linesep="\r\n", max_line_length=None)
"""Heads stay as they are given, encoded by `heads`.

Why not EmailMessage: that of Python 3.11 encodes the comma between two addresses along with a
Chinese name before it, so that one addressee is lost, and reads what looks like an encoded word.
"""


class Attached(Struct, frozen=True):
    """A file that a mail carries; `fallback` is its name in ASCII."""

    name: str
    fallback: str
    mime: str
    data: bytes

    @property
    def size(self) -> str:
        """How much it is, as people read it."""
        return size_text(len(self.data))


class Mail(Struct, frozen=True, dict=True):
    """A mail with everything but its time."""

    sender: Mailbox
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    bcc: tuple[Mailbox, ...]  # in the draft's head, and in no other
    subject: str
    body: Body
    attached: tuple[Attached, ...]

    @property
    def recipients(self) -> tuple[Mailbox, ...]:
        """Everybody who gets it."""
        return (*self.to, *self.cc, *self.bcc)

    @cached_property
    def identity(self) -> str:
        """A digest of all that the mail says."""
        return digest(self._message({}, ""))[:40]

    @cached_property
    def content(self) -> str:
        """A digest of what it says and carries, whoever gets it."""
        return replace(self, to=(), cc=(), bcc=()).identity

    @property
    def message_id(self) -> str:
        """The same for the same mail, in the sender's domain (RFC 5322, 3.6.4)."""
        return f"<{self.identity}@{self.sender.address.rpartition('@')[2]}>"

    def draft(self, made_at: datetime) -> bytes:
        """Return the mail for a mail program to open and send (`X-Unsent`)."""
        heads = {**self._dated(made_at), "X-Unsent": "1", "Bcc": _listed(self.bcc)}
        return self._message(heads, self.identity)

    def sent(self, at: datetime) -> bytes:
        """Return the mail for a server."""
        return self._message(self._dated(at), self.identity)

    def _dated(self, at: datetime) -> dict[str, str]:
        return {"Date": format_datetime(at), "Message-ID": self.message_id}

    def _message(self, dated: dict[str, str], identity: str) -> bytes:
        both = [_text("plain", self.body.text), _text("html", self.body.html)]
        alternative = MIMEMultipart("alternative", f"=_{identity[:24]}_2", both, policy=AS_GIVEN)
        parts = [alternative, *map(_file, self.attached)]
        message = MIMEMultipart("mixed", f"=_{identity[:24]}_1", parts, policy=AS_GIVEN)
        heads = {
            **dated,
            "From": self.sender.encoded(),
            "To": _listed(self.to),
            "Cc": _listed(self.cc),
            "Subject": encoded_text(self.subject, "Subject"),
        }
        for name, value in heads.items():
            if value:
                message[name] = value
        return message.as_bytes()


def make_mail(
    briefing: Briefing,
    template: Template,
    released: Released,
    with_sources: bool = False,
    only: Sequence[str] = (),
) -> Mail:
    """Return the mail that carries a release; its PDFs carry their sources only if wanted.

    It goes to the addresses of the distribution list and of `mail: to`, a copy to `mail: cc` and
    `mail: bcc`; with `only` to nobody but these addresses, whether they stand there or not.
    Raises InputError with everything that cannot stand in a mail's head.
    """
    problems = Problems()
    sender, to, cc, bcc = _mailboxes(briefing, problems)
    if only:
        known = {each.address: each for each in (*to, *cc, *bcc)}
        asked = [mailbox(Scalar(each, ONLY), None, problems) for each in only]
        to = tuple(dict.fromkeys(known.get(each.address, each) for each in asked))
        cc = bcc = ()
    subject = _subject(briefing, template, problems)
    problems.raise_if_any()
    attached = tuple(_attached(briefing, template, released, with_sources))
    body = make_body(briefing, template, [(each.name, len(each.data)) for each in attached])
    return Mail(sender, to, cc, bcc, subject, body, attached)


def _mailboxes(
    briefing: Briefing, problems: Problems
) -> tuple[Mailbox, tuple[Mailbox, ...], tuple[Mailbox, ...], tuple[Mailbox, ...]]:
    """Return who sends, who gets it, a copy, and a copy unseen, each address once."""
    mailing = briefing.particulars.mailing
    if mailing is None:
        raise InputError([mail_no_sender()])
    listed = briefing.particulars.distribution
    sender = mailbox(mailing.sender, briefing.issuer, problems)
    to = [mailbox(each.email, each.name, problems) for each in listed if each.email]
    to += [mailbox(address, None, problems) for address in mailing.to]
    cc = [mailbox(address, None, problems) for address in mailing.cc]
    bcc = [mailbox(address, None, problems) for address in mailing.bcc]
    once = {each.address: each for each in reversed([*to, *cc, *bcc])}
    if not once:
        raise InputError([mail_nobody()])
    first = tuple(dict.fromkeys(once[each.address] for each in to))
    copies, unseen = (
        tuple(dict.fromkeys(each for each in some if once[each.address] is each))
        for some in (cc, bcc)
    )
    return sender, first, copies, unseen


def _subject(briefing: Briefing, template: Template, problems: Problems) -> str:
    """Return `mail: subject` as it is, or the number of the issue and the title."""
    mailing = briefing.particulars.mailing
    typed = (mailing and mailing.subject) or None
    titles = [line.source for line in briefing.title]
    lines = (*titles, *([typed] if typed else []))
    for line in lines:
        check_text(line, problems)
    title = typed.text if typed else "".join(line.text for line in briefing.title)
    issue = issue_text(briefing, template)
    return f"{title}{template.label('mail_aside', text=issue)}" if issue else title


def _attached(
    briefing: Briefing, template: Template, released: Released, with_sources: bool
) -> Iterable[Attached]:
    """Yield the paper's PDF and Word file, and the PDF of each paper that comes with it."""
    sheet = template.label("sheet_title")
    papers = [(released.main("pdf"), "", ""), (released.main("docx"), "", "")]
    papers += [(name, sheet, "metrics") for name in released.others("pdf")]
    for name, what, fallback in papers:
        suffix = name.rpartition(".")[2]
        yield Attached(
            name=attachment_name(briefing, template, what, f".{suffix}"),
            fallback=fallback_name(briefing, fallback, f".{suffix}"),
            mime=form_of(name).media_type,
            data=released.files[name]
            if with_sources or suffix != "pdf"
            else without_sources(released.files[name]),
        )


def _listed(mailboxes: Iterable[Mailbox]) -> str:
    return ",\r\n ".join(each.encoded() for each in mailboxes)


def _text(subtype: str, text: str) -> MIMEText:
    """Return a form of the body, its lines ended as a mail's are (RFC 2046, 4.1.1)."""
    return MIMEText(text.replace("\n", "\r\n"), subtype, "utf-8", policy=AS_GIVEN)


def _file(file: Attached) -> MIMEApplication:
    """Return an attachment: its name by RFC 2231, the one in ASCII where old Outlook looks.

    Each name stands in its own head: two forms of one parameter are no standard of mail.
    """
    subtype = file.mime.removeprefix("application/")
    part = MIMEApplication(file.data, subtype, name=file.fallback, policy=AS_GIVEN)
    part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", file.name))
    return part
