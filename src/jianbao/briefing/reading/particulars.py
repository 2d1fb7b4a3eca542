"""The checked record of briefing.yaml -> what an official paper says about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from jianbao.briefing.issue_number import issue_number
from jianbao.briefing.markings import marking
from jianbao.briefing.particulars import (
    Filing,
    Mailing,
    Meeting,
    Particulars,
    Recipient,
    Secrecy,
)
from jianbao.briefing.prose import Prose
from jianbao.briefing.records.particulars import (
    ArchiveRecord,
    BriefingRecord,
    MailRecord,
    MeetingRecord,
    RecipientRecord,
)
from jianbao.messages.briefing import WRITTEN_FORMS, wrong_form
from jianbao.messages.errors import Problems
from jianbao.yaml.source import Scalar

ADDRESS = r"[^@\s<>,;\"]+@[^@\s<>,;\"]+"
COPY_NUMBER = r"\d{6}"
DOCUMENT_NUMBER = r".+〔\d{4}〕[1-9]\d*号"  # GB/T 9704-2012, 7.2.5
FONDS = "[A-Z]?[0-9]{3,4}"
ITEM = "(?!0000)[0-9]{4}"


class Texts(Protocol):
    """Who reads texts: with all markup, or with figures alone."""

    def titled(self, scalar: Scalar, /) -> Prose:
        """Return a text that names no section."""

    def bare(self, scalar: Scalar, /) -> Prose:
        """Return a text with figures and period, and no other markup."""

    def prose(self, scalar: Scalar, /) -> Prose:
        """Return a text with all markup."""

    def unmarked(self, scalar: Scalar | None, /) -> None:
        """Note any markup of a text that is printed as it is."""


def read_particulars(
    head: BriefingRecord,
    texts: Texts,
    problems: Problems,
    mail: MailRecord | None = None,
    filing: Sequence[ArchiveRecord] = (),
) -> Particulars:
    """Return what the head of a briefing says, and what says how it is mailed and filed.

    What has not its form is noted. Of several records of the filing the first goes before.
    """
    for each in (*head.issuer, head.editor, head.printed_by, *head.signers):
        texts.unmarked(each)
    _check_form(head.copy_number, COPY_NUMBER, "copy_number", problems)
    _check_form(head.document_number, DOCUMENT_NUMBER, "document_number", problems)
    return Particulars(
        document_number=head.document_number,
        issue=_issue(head.issue, "issue", problems),
        total_issue=_issue(head.total_issue, "total_issue", problems),
        secrecy=_secrecy(head.secrecy, problems),
        internal=head.internal,
        urgency=head.urgency,
        urgency_place=head.at(BriefingRecord.urgency) if head.urgency else None,
        copy_number=head.copy_number,
        signers=head.signers,
        to=tuple(map(texts.titled, head.to)),
        cc=tuple(map(texts.titled, head.cc)),
        sealed=head.sealed,
        distribution=tuple(_recipient(each, texts, problems) for each in head.distribution),
        printed_by=head.printed_by,
        printed_on=head.printed_on,
        remark=texts.prose(head.remark) if head.remark else None,
        editor_note=texts.prose(head.editor_note) if head.editor_note else None,
        meeting=_meeting(head.meeting, texts) if head.meeting else Meeting(),
        mailing=_mailing(mail, problems) if mail else None,
        filing=_filing(filing, problems),
        fields={name: texts.bare(text) for name, text in head.fields.items()},
    )


def _issue(scalar: Scalar | None, name: str, problems: Problems) -> Scalar | None:
    """Return the number of an issue with one dash in it, whichever was typed."""
    if scalar is None or not scalar.text:
        return scalar
    number = issue_number(scalar.text, supplements=name == "issue")
    if number is None:
        problems.add(wrong_form(scalar.place, actual=scalar.text, kind=WRITTEN_FORMS[name]))
        return scalar
    return scalar if number.text == scalar.text else Scalar(number.text, scalar.place, scalar.raw)


def _secrecy(scalar: Scalar | None, problems: Problems) -> Secrecy | None:
    if scalar is None:
        return None
    marked = marking(scalar.text)
    if marked and marked.kind not in ("doubt", "open"):
        return Secrecy(marked, scalar)
    problems.add(wrong_form(scalar.place, actual=scalar.text, kind=WRITTEN_FORMS["secrecy"]))
    return None


def _recipient(record: RecipientRecord, texts: Texts, problems: Problems) -> Recipient:
    texts.unmarked(record.name)
    _check_form(record.email, ADDRESS, "email", problems)
    return Recipient(name=record.name, way=record.way, copies=record.copies, email=record.email)


def _meeting(record: MeetingRecord, texts: Texts) -> Meeting:
    return Meeting(
        time=texts.bare(record.time) if record.time else None,
        place=texts.bare(record.venue) if record.venue else None,
        chair=texts.bare(record.chair) if record.chair else None,
        agenda=tuple(map(texts.prose, record.agenda)),
        attendance={kind: texts.prose(names) for kind, names in record.attendance.items()},
    )


def _mailing(record: MailRecord, problems: Problems) -> Mailing:
    for address in (record.sender, *record.to, *record.cc, *record.bcc):
        _check_form(address, ADDRESS, "email", problems)
    return Mailing(
        sender=record.sender,
        to=record.to,
        cc=record.cc,
        bcc=record.bcc,
        subject=record.subject,
    )


def _filing(records: Sequence[ArchiveRecord], problems: Problems) -> Filing:
    """Return what several records say of the filing; of each key, the first that has it."""
    values: dict[str, Any] = {}
    for record in records:
        _check_form(record.fonds, FONDS, "fonds", problems)
        _check_form(record.item, ITEM, "item", problems)
        for key in Filing.__struct_fields__:
            if record.has(getattr(ArchiveRecord, key)):
                values.setdefault(key, getattr(record, key))
    return Filing(**values)


def _check_form(scalar: Scalar | None, form: str, name: str, problems: Problems) -> None:
    """Note a text that has not its form; one that is blank is noted as missing."""
    if scalar is not None and scalar.text and not re.fullmatch(form, scalar.text, re.ASCII):
        problems.add(wrong_form(scalar.place, actual=scalar.text, kind=WRITTEN_FORMS[name]))
