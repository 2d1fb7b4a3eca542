"""`archive.yaml` and `mail.yaml` beside a briefing: how it is filed and mailed.

They are no sources of the paper. A number is given when a year is over, an address changes: the
paper that was issued stays what it was. What a whole office has in common stands in an
`archive.yaml` one folder higher, beside its briefings.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jianbao.briefing.reading.files import Files
from jianbao.briefing.records.particulars import ArchiveRecord, BriefingRecord, MailRecord
from jianbao.messages.errors import Problems

ARCHIVE, MAIL = "archive.yaml", "mail.yaml"


def filing_records(
    folder: Path,
    head: BriefingRecord,
    problems: Problems,
    unsaved: Mapping[str, bytes | None] | None = None,
) -> list[ArchiveRecord]:
    """Return what says how a briefing is filed, what goes before first."""
    beside, above = Files(folder, problems, unsaved), Files(folder.parent, problems)
    own = [beside.record(ARCHIVE, ArchiveRecord)] if beside.has(ARCHIVE) else []
    typed = [head.archive] if head.archive else []
    office = [above.record(ARCHIVE, ArchiveRecord)] if above.has(ARCHIVE) else []
    return [*own, *typed, *office]


def mail_record(
    folder: Path,
    head: BriefingRecord,
    problems: Problems,
    unsaved: Mapping[str, bytes | None] | None = None,
) -> MailRecord | None:
    """Return what says how a briefing is mailed: its `mail.yaml`, or else `mail:` of its head."""
    beside = Files(folder, problems, unsaved)
    return beside.record(MAIL, MailRecord) if beside.has(MAIL) else head.mail
