"""The checked record of briefing.yaml -> what an official paper says about itself."""

from __future__ import annotations

import re

from jianbao.briefing.particulars import Filing, Mailing, Meeting, Particulars, Recipient
from jianbao.messages.errors import Problems
from jianbao.yaml.dates import parse_date
from jianbao.yaml.records import Record
from jianbao.yaml.source import Scalar

SECRECY = re.compile("(绝密|机密|秘密)(★.+)?")
ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+", re.ASCII)
FORMS = {
    "issue": r"[1-9]\d{0,5}",
    "total_issue": r"[1-9]\d{0,6}",
    "copy_number": r"\d{6}",
    "document_number": r".+〔\d{4}〕[1-9]\d*号",  # GB/T 9704-2012, 7.2.5
}
"""Keys whose texts have a form; its name in the catalogue is `form-…`."""


def read_particulars(head: Record, problems: Problems) -> Particulars:
    """Return what the head of a briefing says; what has not its form is noted."""
    for name, form in FORMS.items():
        _check_form(head.text(name), re.compile(form, re.ASCII), f"form-{name}", problems)
    _check_form(head.text("secrecy"), SECRECY, "form-secrecy", problems)
    return Particulars(
        document_number=head.text("document_number"),
        issue=head.text("issue"),
        total_issue=head.text("total_issue"),
        secrecy=head.text("secrecy"),
        internal=head.flag("internal"),
        urgency=head.text("urgency"),
        copy_number=head.text("copy_number"),
        signers=head.texts("signers"),
        to=head.texts("to"),
        cc=head.texts("cc"),
        sealed=head.flag("sealed"),
        distribution=tuple(_recipient(each, problems) for each in head.records("distribution")),
        printed_by=head.text("printed_by"),
        printed_on=parse_date(head.string("printed_on")),
        remark=head.text("remark"),
        editor_note=head.text("editor_note"),
        meeting=_meeting(head.record("meeting")),
        mailing=_mailing(head.record("mail"), problems) if head.may_have("mail") else None,
        filing=_filing(head.record("archive"), problems) if head.may_have("archive") else None,
        fields=head.text_map("fields"),
    )


def _recipient(record: Record, problems: Problems) -> Recipient:
    copies = record.number("copies", 1)
    if copies != int(copies):
        problems.error("not-whole", record.place, key="copies", found=f"{copies:g}")
    _check_form(record.text("email"), ADDRESS, "form-email", problems)
    return Recipient(
        name=record.text("name") or Scalar("", record.place),
        way=record.string("as", "send"),
        copies=int(copies),
        email=record.text("email"),
    )


def _meeting(record: Record) -> Meeting:
    return Meeting(
        time=record.text("time"),
        place=record.text("place"),
        chair=record.text("chair"),
        agenda=record.texts("agenda"),
        attendance=record.text_map("attendance"),
    )


def _mailing(record: Record, problems: Problems) -> Mailing:
    sender = record.text("from")
    for address in (sender, *record.texts("to"), *record.texts("cc")):
        _check_form(address, ADDRESS, "form-email", problems)
    return Mailing(
        sender=sender or Scalar("", record.place),
        to=record.texts("to"),
        cc=record.texts("cc"),
        subject=record.text("subject"),
    )


def _filing(record: Record, problems: Problems) -> Filing:
    _check_form(record.text("fonds"), re.compile("[A-Z]?[0-9]{3,4}"), "form-fonds", problems)
    _check_form(record.text("item"), re.compile("(?!0000)[0-9]{4}"), "form-item", problems)
    nothing = Scalar("", record.place)
    return Filing(
        fonds=record.text("fonds") or nothing,
        fonds_name=record.string("fonds_name"),
        archive_name=record.string("archive_name"),
        archive_code=record.string("archive_code"),
        category=record.string("category", "WS"),
        retention=record.string("retention"),
        department=record.string("department"),
        item=record.text("item") or nothing,
        document_kind=record.string("document_kind", "简报"),
        keywords=tuple(word.text for word in record.texts("keywords")),
    )


def _check_form(
    scalar: Scalar | None, form: re.Pattern[str], name: str, problems: Problems
) -> None:
    if scalar is not None and not form.fullmatch(scalar.text):
        problems.error("wrong-form", scalar.place, found=scalar, kind=f"@{name}")
