"""`jianbao mail`: a release as a draft that a mail program opens, or to a mail server."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime

import jianbao
from jianbao.cli.problems import print_error, print_findings, print_written
from jianbao.messages.commands import problems_found
from jianbao.messages.errors import BriefingError
from jianbao.messages.mailing import (
    MAIL_ASK,
    MAIL_FILE,
    MAIL_HEADS,
    MAIL_SUBJECT,
    mail_drafted,
    mail_sent,
    mail_server,
)


def run_mail(words: argparse.Namespace, language: str) -> int:
    """Write the draft of a release's mail, or send it."""
    around = jianbao.Surroundings.here(words.profile)
    try:
        release = jianbao.open_release(words.briefing, words.release or None, around)
        draft = jianbao.draft_mail(
            release,
            internal_ok=words.internal_ok,
            with_sources=words.with_sources,
            only=words.only or (),
            at=_time(),
        )
        print_findings(draft.findings, language)
        if words.send:
            _send(draft, words, language)
        else:
            _write(draft, words.out, language)
    except BriefingError as error:
        print_error(error, problems_found, language)
        return error.exit_code
    return 0


def _time() -> datetime | None:
    """Return what SOURCE_DATE_EPOCH says, or None for now."""
    return jianbao.Surroundings.here(None, os.environ.get("SOURCE_DATE_EPOCH", "")).made_at


def _write(draft: jianbao.Draft, out: str | None, language: str) -> None:
    written = draft.write(out or None)
    print_written(written, language)
    _show(draft, language)
    print(mail_drafted(file=written.files[0].as_posix()).text(language))


def _send(draft: jianbao.Draft, words: argparse.Namespace, language: str) -> None:
    server = jianbao.mail_server(os.environ)

    def confirm(draft: jianbao.Draft) -> bool:
        _show(draft, language)
        print(mail_server(server=f"{server.host}:{server.port}").text(language))
        return words.yes or _agreed(language)

    resend = words.resend_unconfirmed
    reply = jianbao.send_mail(draft, server, confirm, resend_unconfirmed=resend, at=_time())
    count = len(draft.to) + len(draft.cc) + len(draft.bcc)
    print(mail_sent(count=count, words=f"{reply.code} {reply.words}").text(language))


def _show(draft: jianbao.Draft, language: str) -> None:
    """Print what goes to whom."""
    heads = {"from": (draft.sender,), "to": draft.to, "cc": draft.cc, "bcc": draft.bcc}
    for head, mailboxes in heads.items():
        for each in mailboxes:
            print(f"{MAIL_HEADS[head].text(language)}  {each}")
    print(f"{MAIL_SUBJECT.text(language)}  {draft.subject}")
    for file in draft.attached:
        print(f"{MAIL_FILE.text(language)}  {file.name}  {file.size}")


def _agreed(language: str) -> bool:
    """Ask, where somebody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return input(MAIL_ASK.text(language)).strip().lower() in ("y", "yes", "是")
