"""A mail to a server: all recipients or none, tried again only while it surely has not arrived."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.library.mailing.body import size_text
from jianbao.library.mailing.draft import Mail
from jianbao.library.mailing.heads import Mailbox, visible
from jianbao.library.mailing.record import PARTLY, SENDING, SENT, Record
from jianbao.library.mailing.server import MailServer, Secret
from jianbao.messages.errors import BriefingError, not_handed_on
from jianbao.messages.findings import Finding
from jianbao.messages.mail_sending import (
    mail_certificate,
    mail_certificate_expired,
    mail_certificate_name,
    mail_certificate_revoked,
    mail_certificate_unknown,
    mail_had_before,
    mail_login_ascii,
    mail_not_offered,
    mail_not_recorded,
    mail_partly,
    mail_recipient,
    mail_refused,
    mail_sent_before,
    mail_too_large,
    mail_unconfirmed,
    mail_unknown,
    mail_unreachable,
)
from jianbao.messages.terms import Term

WAITS = (2.0, 10.0, 30.0)  # seconds before each further try
TOO_MANY = pattern(r"4\.5\.3|too many|recipient", re.IGNORECASE)
LONGEST_WORDS = 500  # characters of a server's answer


class SendError(BriefingError):
    """The mail was not sent, or nobody knows whether it was."""


class _TemporaryError(Exception):
    """This try failed before the server had the whole text; another may succeed."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings


class Reply(Struct, frozen=True):
    """A mail server's answer: 250 and the like, and its words (RFC 5321, 4.2)."""

    code: int
    words: str

    @property
    def is_good(self) -> bool:
        """Whether the server did as it was asked."""
        return self.code // 100 == 2


def check_unsent(mail: Mail, record: Record, resend_unconfirmed: bool) -> None:
    """Check that a mail was not sent before, nor the same to one of its recipients.

    Gate: raises Refused where it was, and where nobody knows, unless `resend_unconfirmed`. One that
    only some of its recipients have may go on.
    """
    known = record.state(mail)
    for who, entry in record.others(mail):
        if entry["state"] != SENDING:
            told = mail_had_before(who=who, at=entry["at"], file=record.path)
            raise not_handed_on([told])
        if not resend_unconfirmed:
            raise not_handed_on([mail_unknown(at=entry["at"], file=record.path)])
    if known and known["state"] == SENT:
        raise not_handed_on([mail_sent_before(at=known["at"], file=record.path)])
    if known and known["state"] == SENDING and not resend_unconfirmed:
        raise not_handed_on([mail_unknown(at=known["at"], file=record.path)])


def send(
    mail: Mail, server: MailServer, record: Record, at: datetime, sleep: Callable[[float], None]
) -> Reply:
    """Send a mail and record it; return the server's last answer.

    Raises SendError: the mail was then surely not sent, unless the finding says otherwise.
    """
    try:
        for wait in (*WAITS, None):
            try:
                return _Try(mail, server, record, at).send()
            except _TemporaryError as error:
                if wait is None:
                    raise SendError(error.findings) from None
            sleep(wait)
    except SendError as error:
        had = len(record.delivered(mail))
        known = record.state(mail)
        if not had or not known or known["state"] != PARTLY:
            raise
        first = error.findings[0]
        reason = Term(first.text("en"), first.text("zh"))
        raise SendError([mail_partly(count=had, reason=reason)]) from error
    raise AssertionError("the last try returns or raises")


class _Try:
    """One connection."""

    def __init__(self, mail: Mail, server: MailServer, record: Record, at: datetime) -> None:
        self.mail, self.server, self.record, self.at = mail, server, record, at
        self.before = record.state(mail)
        self.batch: list[Mailbox] = []

    def send(self) -> Reply:
        """Send it to all who lack it, in as many batches as the server wants."""
        smtp = self._connected()
        try:
            while True:
                delivered = self.record.delivered(self.mail)
                lacking = [each for each in self.mail.recipients if each.address not in delivered]
                self.before = self.record.state(self.mail)
                self.batch = self._named(smtp, lacking)
                reply = self._hand_over(smtp)
                if len(self.batch) == len(lacking):
                    with suppress(OSError, smtplib.SMTPException):
                        smtp.quit()
                    return reply
        finally:
            with suppress(OSError, smtplib.SMTPException):
                smtp.close()

    def _connected(self) -> smtplib.SMTP:
        host = f"{self.server.host}:{self.server.port}"
        try:
            return self.server.connect()
        except ssl.SSLCertVerificationError as error:
            raise SendError([_distrusted(error, host)]) from None
        except smtplib.SMTPNotSupportedError:
            raise SendError([mail_not_offered(host=host)]) from None
        except UnicodeError:
            raise SendError([mail_login_ascii()]) from None
        except smtplib.SMTPResponseException as error:
            raise self._failed(_reply(error, self.server.password)) from None
        except (OSError, smtplib.SMTPException) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise _TemporaryError([mail_unreachable(host=host, reason=reason)]) from None

    def _named(self, smtp: smtplib.SMTP, wanted: list[Mailbox]) -> list[Mailbox]:
        """Tell the server sender and recipients, and return those who get the next batch.

        Unless it accepts all of them, or says that those are as many as it takes at once, all is
        taken back.
        """
        message = self.mail.sent(self.at)
        self._check_size(smtp, len(message))
        options = [f"SIZE={len(message)}"] if smtp.has_extn("size") else []
        reply = self._asked(lambda: smtp.mail(self.mail.sender.address, options))
        if not reply.is_good:
            raise self._failed(reply)
        replies = {
            each: self._asked(lambda each=each: smtp.rcpt(each.address))  # type: ignore[misc]
            for each in wanted
        }
        refused = {each: reply for each, reply in replies.items() if not reply.is_good}
        accepted = [each for each in wanted if each not in refused]
        if accepted and all(map(_is_too_many, refused.values())):
            return accepted
        if refused:
            with suppress(OSError, smtplib.SMTPException):
                smtp.rset()
                smtp.quit()
            findings = [
                mail_recipient(who=each.shown(), reply=reply.code, words=reply.words)
                for each, reply in refused.items()
            ]
            if any(reply.code // 100 == 5 for reply in refused.values()):
                raise SendError(findings)
            raise _TemporaryError(findings)
        return wanted

    def _check_size(self, smtp: smtplib.SMTP, size: int) -> None:
        """Check that the server takes so much (RFC 1870); 0 is no limit."""
        limit = smtp.esmtp_features.get("size", "")
        if limit.isascii() and limit.isdecimal() and 0 < int(limit) < size:
            host, most = self.server.host, size_text(int(limit))
            raise SendError([mail_too_large(host=host, size=size_text(size), limit=most)])

    def _hand_over(self, smtp: smtplib.SMTP) -> Reply:
        """Hand over the text. Before its last line it cannot have arrived; after, it may have."""
        self.record.sending(self.mail, self.at)
        text = re.sub(rb"(?m)^\.", b"..", self.mail.sent(self.at))  # RFC 5321, 4.5.2
        try:
            reply = self._asked(lambda: smtp.docmd("DATA"))
            if reply.code != 354:
                raise self._failed(reply)
            self._asked(lambda: _sent(smtp, text))
        except (SendError, _TemporaryError):
            self.record.not_sent(self.mail, self.before)
            raise
        return self._ended(smtp)

    def _ended(self, smtp: smtplib.SMTP) -> Reply:
        """Send the line that ends the text, and record the answer to it."""
        try:
            smtp.send(b".\r\n")
            reply = _answer(smtp.getreply(), self.server.password)
        except (OSError, smtplib.SMTPException):
            file = self.record.path
            raise SendError([mail_unconfirmed(file=file)]) from None
        if not reply.is_good:
            self.record.not_sent(self.mail, self.before)
            raise self._failed(reply)
        try:
            self.record.sent(self.mail, self.at, [each.address for each in self.batch])
        except OSError as error:
            reason = error.strerror or str(error)
            raise SendError([mail_not_recorded(reason=reason)]) from error
        return reply

    def _asked(self, ask: Callable[[], tuple[int, bytes]]) -> Reply:
        try:
            return _answer(ask(), self.server.password)
        except (OSError, smtplib.SMTPException) as error:
            host = f"{self.server.host}:{self.server.port}"
            reason = getattr(error, "strerror", None) or str(error)
            raise _TemporaryError([mail_unreachable(host=host, reason=reason)]) from None

    def _failed(self, reply: Reply) -> Exception:
        """Return what a bad answer means: 4xx is for now, everything else for good."""
        finding = mail_refused(reply=reply.code, words=reply.words)
        return _TemporaryError([finding]) if reply.code // 100 == 4 else SendError([finding])


def _is_too_many(reply: Reply) -> bool:
    """Return whether a server takes no more recipients in one go (RFC 5321, 4.5.3.1.10)."""
    return reply.code == 452 and bool(TOO_MANY.search(reply.words))


def _distrusted(error: ssl.SSLCertVerificationError, host: str) -> Finding:
    """Return why a server's certificate does not show who it is (X509_V_ERR of OpenSSL)."""
    match error.verify_code:
        case 9 | 10:
            return mail_certificate_expired(host=host)
        case 23:
            return mail_certificate_revoked(host=host)
        case 62 | 64:
            return mail_certificate_name(host=host)
        case 18 | 19 | 20 | 21:
            return mail_certificate_unknown(host=host)
    return mail_certificate(host=host, words=error.verify_message)


def _sent(smtp: smtplib.SMTP, text: bytes) -> tuple[int, bytes]:
    """Send text to which no answer is expected yet."""
    smtp.send(text)
    return 250, b""


def _reply(error: smtplib.SMTPResponseException, secret: Secret) -> Reply:
    words = error.smtp_error
    return _answer((error.smtp_code, words if isinstance(words, bytes) else words.encode()), secret)


def _answer(answer: tuple[int, bytes], secret: Secret) -> Reply:
    """Return an answer whose words can be printed: short, visible, without the password."""
    code, words = answer
    text = secret.hidden_in(words.decode("utf-8", "replace").replace("\n", " "))
    return Reply(code, visible(text)[:LONGEST_WORDS])
