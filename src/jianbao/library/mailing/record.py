"""What was sent of a release: written before and after, so that nothing goes out twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from jianbao.library.mailing.draft import Mail
from jianbao.library.release.files import replace_files
from jianbao.library.release.staging import LOCK, only_program
from jianbao.messages.errors import InputError
from jianbao.messages.mail_sending import (
    mail_locked,
    mail_record,
)
from jianbao.messages.opening import read_file

LARGEST_RECORD = 64 * 1024 * 1024  # bytes
FOLDER = "mail"
NAME = "sent.json"
SENDING, PARTLY, SENT = "sending", "partly", "sent"
"""Perhaps with the server; with it for some of the recipients; with it for all."""

Entry: TypeAlias = dict[str, Any]  # as JSON gives it


class Record:
    """The record of one release: a state for each mail that was handed to a server."""

    def __init__(self, release: Path) -> None:
        self.path = release / FOLDER / NAME
        self._entries = self._read()

    def state(self, mail: Mail) -> Entry | None:
        """Return what is known of a mail; None where it was never handed over."""
        return self._entries.get(mail.message_id)

    def delivered(self, mail: Mail) -> list[str]:
        """Return the addresses for which the server has accepted this very mail."""
        entry = self._entries.get(mail.message_id) or {}
        return list(map(str, entry.get("delivered", [])))

    def others(self, mail: Mail) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield who had the same in another mail, perhaps or surely, and its entry."""
        wanted = {each.address for each in mail.recipients}
        for number, entry in self._entries.items():
            if number != mail.message_id and entry.get("content") == mail.content:
                had = entry["recipients"] if entry["state"] != PARTLY else entry["delivered"]
                yield from ((address, entry) for address in had if address in wanted)

    def sending(self, mail: Mail, at: datetime) -> None:
        """Note, before the server gets the text, that from now on it may have it."""
        self._put(mail, SENDING, at, self.delivered(mail))

    def sent(self, mail: Mail, at: datetime, batch: Sequence[str]) -> None:
        """Note that the server has accepted it for these addresses."""
        delivered = [*self.delivered(mail), *batch]
        lacking = {each.address for each in mail.recipients} - {*delivered}
        self._put(mail, PARTLY if lacking else SENT, at, delivered)

    def not_sent(self, mail: Mail, before: Entry | None) -> None:
        """Note that the server has surely not accepted it; what was known before stands again."""
        if before:
            self._entries[mail.message_id] = before
        else:
            self._entries.pop(mail.message_id, None)
        self._write()

    def _put(self, mail: Mail, state: str, at: datetime, delivered: Sequence[str]) -> None:
        self._entries[mail.message_id] = {
            "state": state,
            "at": at.isoformat(),
            "from": mail.sender.address,
            "recipients": [each.address for each in mail.recipients],
            "subject": mail.subject,
            "attachments": [each.name for each in mail.attached],
            "content": mail.content,
            "delivered": list(delivered),
        }
        self._write()

    def _read(self) -> dict[str, Entry]:
        try:
            entries: dict[str, Entry] = json.loads(
                read_file(self.path, LARGEST_RECORD, within=self.path.parent)
            )["mails"]
            known = all(
                each["state"] in (SENDING, PARTLY, SENT)
                and each["at"]
                and isinstance(each.get("delivered", []), list)
                for each in entries.values()
            )
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            known = False
        if not known:
            raise InputError([mail_record(file=self.path)])
        return entries

    def _write(self) -> None:
        """Put the record in place whole, and see to it that it has reached the disk."""
        content = json.dumps({"mails": self._entries}, ensure_ascii=False, indent=2) + "\n"
        replace_files(self.path.parent, {NAME: content.encode()})


@contextmanager
def only_one(release: Path) -> Iterator[None]:
    """Let nobody else send this release meanwhile; the system ends it with the process.

    Raises InputError where somebody does.
    """
    folder = release / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        try:
            held.enter_context(only_program(folder / LOCK))
        except OSError as error:
            raise InputError([mail_locked(folder=folder)]) from error
        yield
