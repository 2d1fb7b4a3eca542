"""`draft_mail` and `send_mail`: a release as a mail, and the mail to a server."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.library.mailing.body import size_text
from jianbao.library.mailing.draft import Attached, Mail, make_mail
from jianbao.library.mailing.guards import check_may_be_mailed
from jianbao.library.mailing.record import FOLDER, Record, only_one
from jianbao.library.mailing.sending import Reply, check_unsent, send
from jianbao.library.mailing.server import MailServer
from jianbao.library.options import AnyPath
from jianbao.library.release.files import replace_files, write_files
from jianbao.library.release.manifest import LARGEST_FILE
from jianbao.library.release.opening import hand_over
from jianbao.library.release.release import Release
from jianbao.library.results import Files, Written, writing
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.findings import Finding
from jianbao.messages.library import cannot_write
from jianbao.messages.mail_sending import (
    mail_not_agreed,
)
from jianbao.messages.mailing import (
    mail_large,
    mail_unreached,
    mail_with_sources,
)
from jianbao.messages.opening import read_file, unwritten
from jianbao.messages.terms import Term

LARGE = 10 * 1024 * 1024  # bytes of a mail; what is larger often does not arrive


class Draft(Files, frozen=True, kw_only=True):
    """A mail that nobody has sent: NAME.eml is what mail programs open and send.

    `findings` name those of the distribution list whom it does not reach.
    """

    mail: Mail
    release: Release
    internal_ok: bool
    with_sources: bool = False  # whether its PDFs carry them
    only: tuple[str, ...] = ()  # the addresses that it goes to, in place of the list's

    @property
    def sender(self) -> str:
        """Who sends it, as `Name <address>`."""
        return self.mail.sender.shown()

    @property
    def to(self) -> tuple[str, ...]:
        """Who gets it."""
        return tuple(each.shown() for each in self.mail.to)

    @property
    def cc(self) -> tuple[str, ...]:
        """Who gets a copy."""
        return tuple(each.shown() for each in self.mail.cc)

    @property
    def bcc(self) -> tuple[str, ...]:
        """Who gets a copy that the others do not see."""
        return tuple(each.shown() for each in self.mail.bcc)

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.mail.subject

    @property
    def attached(self) -> tuple[Attached, ...]:
        """The files that it carries, the paper first."""
        return self.mail.attached

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the draft, by default below the release.

        One there that somebody edited is copied beside itself first (`kept`). Raises WriteError.
        """
        place = self.place(folder)
        ((name, data),) = self.files.items()
        with writing(place):
            if _undated(place / name) == _without_date(data):  # only the day is another
                replace_files(place, self.files)
                return self._written(place, [])
            kept = write_files(place, self.files)
        return self._written(place, kept)


def draft_mail(
    release: Release,
    *,
    internal_ok: bool = False,
    with_sources: bool = False,
    only: Sequence[str] = (),
    at: datetime | None = None,
) -> Draft:
    """Return the mail of a release: to the addresses of its distribution list and of `mail.yaml`.

    Its PDFs are the release's without the files inside them, which hold every address, comments
    and what is not printed; `with_sources` leaves them in, and a finding says so. With `only` it
    goes to these addresses and nobody else, as to somebody who came late. `at` stands in its head,
    the time of drafting by default; but for it, the same release gives the same mail. Nothing is
    written or sent.

    Gate: raises Refused where the paper is marked a secret of the state or of the office (绝密,
    机密, 秘密, 工作秘密 …), by its particulars or as a line of its text or of a file; where it is
    for internal use, or another mark says who may have it, without `internal_ok`; and for a
    release that is not what it was. Raises InputError where the briefing names no sender, nobody
    to send to, or something that cannot stand in a mail's head.
    """
    handover = hand_over(release)
    released, briefing = handover.released, handover.briefing
    check_may_be_mailed(briefing, handover.sources, released, internal_ok)
    mail = make_mail(briefing, handover.template, released, with_sources, only)
    data = mail.draft(at or datetime.now(UTC).astimezone())
    findings = [] if only else _unreached(briefing)
    findings += [mail_with_sources()] if with_sources else []
    findings += [mail_large(size=size_text(len(data)))] if len(data) > LARGE else []
    return Draft(
        files={f"{release.name}.eml": data},
        findings=tuple(findings),
        folder=release.folder and release.folder / FOLDER,
        mail=mail,
        release=release,
        internal_ok=internal_ok,
        with_sources=with_sources,
        only=tuple(only),
    )


def send_mail(
    draft: Draft,
    server: MailServer,
    confirm: Callable[[Draft], bool],
    *,
    resend_unconfirmed: bool = False,
    at: datetime | None = None,
) -> Reply:
    """Send a mail, once, and record it below its release; return the server's last answer.

    `confirm` is asked when everything else is known; the mail goes if it says so. `at` stands in
    its head, the time of sending by default. Tries again, up to 42 seconds, only while the mail has
    surely not arrived. A server that takes so many recipients at once gets them in batches.

    Gate: the release passes those of `draft_mail` once more. Raises Refused where the mail was sent
    before, to one of these recipients, and where nobody knows whether it was, unless
    `resend_unconfirmed`. Raises InputError
    where somebody else sends it now, and where it is not confirmed; SendError where the server does
    not take it; WriteError where it cannot be recorded; ValueError for a release that was not
    written.
    """
    folder = draft.release.folder
    if folder is None:
        raise ValueError("a release that was not written has no record of what was sent")
    draft = draft_mail(
        draft.release,
        internal_ok=draft.internal_ok,
        with_sources=draft.with_sources,
        only=draft.only,
        at=at,
    )
    with only_one(folder):
        record = Record(folder)
        check_unsent(draft.mail, record, resend_unconfirmed)
        if not confirm(draft):
            raise InputError([mail_not_agreed()])
        try:
            return send(draft.mail, server, record, at or datetime.now(UTC), time.sleep)
        except OSError as error:  # of the record
            file = error.filename or folder
            raise WriteError([cannot_write(file=file, reason=unwritten(error))]) from error


def _undated(path: Path) -> bytes:
    """Return a draft without its time, or nothing where there is none."""
    try:
        return _without_date(read_file(path, LARGEST_FILE, within=path.parent))
    except OSError:
        return b""


def _without_date(draft: bytes) -> bytes:
    return re.sub(rb"(?m)^Date: [^\r\n]*\r?\n", b"", draft, count=1)


def _unreached(briefing: Briefing) -> list[Finding]:
    """Return who of the distribution list has no address."""
    names = [each.name for each in briefing.particulars.distribution if not each.email]
    if not names:
        return []
    texts = [name.text for name in names]
    listed = Term(", ".join(texts), "、".join(texts))
    return [mail_unreached(names[0].place, count=len(names), names=listed)]
