"""`jianbao mail`: a release as a draft that a mail program opens, or to a mail server."""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.cli.build import made_at, profile_path
from jianbao.cli.problems import print_error
from jianbao.library.mailing.body import size_text
from jianbao.library.mailing.draft import Mail, make_mail
from jianbao.library.mailing.guards import check_may_be_mailed
from jianbao.library.mailing.record import FOLDER, Record, only_one
from jianbao.library.mailing.sending import check_unsent, send
from jianbao.library.mailing.server import Server, read_server
from jianbao.library.options import Options
from jianbao.library.release.files import write_files
from jianbao.library.release.opening import Handover, open_handover
from jianbao.library.release.released import Released
from jianbao.messages.commands import kept_edited, problems_found
from jianbao.messages.errors import BriefingError, InputError, WriteError
from jianbao.messages.library import cannot_write
from jianbao.messages.mailing import (
    MAIL_ASK,
    MAIL_FILE,
    MAIL_HEADS,
    MAIL_SUBJECT,
    mail_drafted,
    mail_not_agreed,
    mail_sent,
    mail_server,
    mail_unreached,
)
from jianbao.messages.report import report


def run_mail(words: argparse.Namespace, language: str) -> int:
    """Write the draft of a release's mail, or send it."""
    try:
        mail, handover = _mail(words)
        _note_unreached(handover.briefing, language)
        if words.send:
            _send(mail, handover.released, words, language)
        else:
            _write_draft(mail, handover, words, language)
    except BriefingError as error:
        print_error(error, problems_found, language)
        return error.exit_code
    return 0


def _mail(words: argparse.Namespace) -> tuple[Mail, Handover]:
    """Return the mail and its release; raises InputError where it may not be mailed."""
    options = Options(working_folder=Path.cwd(), profile=profile_path(words.profile))
    handover = open_handover(Path(words.briefing), words.release, options)
    released = handover.released
    check_may_be_mailed(handover.briefing, handover.sources, released, words.internal_ok)
    return make_mail(handover.briefing, handover.template, released), handover


def _note_unreached(briefing: Briefing, language: str) -> None:
    """Name those of the distribution list that the mail does not go to."""
    names = [each.name for each in briefing.particulars.distribution if not each.email]
    if names:
        between = "、" if language == "zh" else ", "
        note = mail_unreached(
            names[0].place, count=len(names), names=between.join(name.text for name in names)
        )
        print(report(note, language), file=sys.stderr)


def _write_draft(mail: Mail, handover: Handover, words: argparse.Namespace, language: str) -> None:
    released = handover.released
    folder = Path(words.out) if words.out else released.folder / FOLDER
    name = f"{released.name}.eml"
    try:
        kept = write_files(folder, {name: mail.draft(handover.made_at)})
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        raise WriteError([cannot_write(reason=reason)]) from error
    for each in kept:
        print(kept_edited(name=(folder / each).as_posix()).text(language), file=sys.stderr)
    _show(mail, language)
    print(mail_drafted(file=(folder / name).as_posix()).text(language))


def _send(mail: Mail, released: Released, words: argparse.Namespace, language: str) -> None:
    server = read_server(os.environ)
    with only_one(released.folder):
        record = Record(released.folder)
        check_unsent(mail, record, words.resend_unconfirmed)
        _show(mail, language)
        print(mail_server(server=f"{server.host}:{server.port}").text(language))
        if not (words.yes or _agreed(language)):
            raise InputError([mail_not_agreed()])
        _hand_over(mail, server, record, language)


def _hand_over(mail: Mail, server: Server, record: Record, language: str) -> None:
    at = made_at(os.environ.get("SOURCE_DATE_EPOCH", "")) or datetime.now(UTC)
    try:
        reply = send(mail, server, record, at, time.sleep)
    except OSError as error:  # of the record
        raise WriteError([cannot_write(reason=str(error))]) from error
    count = len(mail.recipients)
    print(mail_sent(count=count, words=f"{reply.code} {reply.words}").text(language))


def _show(mail: Mail, language: str) -> None:
    """Print what goes to whom."""
    heads = {"from": (mail.sender,), "to": mail.to, "cc": mail.cc}
    for head, mailboxes in heads.items():
        for each in mailboxes:
            print(f"{MAIL_HEADS[head].text(language)}  {each.shown()}")
    print(f"{MAIL_SUBJECT.text(language)}  {mail.subject}")
    for file in mail.attached:
        print(f"{MAIL_FILE.text(language)}  {file.name}  {size_text(len(file.data))}")


def _agreed(language: str) -> bool:
    """Ask, where somebody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(MAIL_ASK.text(language)).strip().lower() in ("y", "yes", "是")
