"""The mail server that the environment names, and the way to it: always encrypted and verified."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from jianbao.messages.errors import InputError
from jianbao.messages.mail_sending import (
    mail_ca,
    mail_no_password,
    mail_no_server,
    mail_port,
    mail_security,
)
from jianbao.messages.opening import read_file

PORTS = {"starttls": 587, "tls": 465}  # RFC 8314, 3.3
TIMEOUT = 60.0  # seconds
LARGEST_AUTHORITIES = 16 * 1024 * 1024  # bytes
REVOKED = b"-----BEGIN X509 CRL-----"
KEYRING = "jianbao"


class Secret:
    """A password that no message, trace or log shows."""

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return it, for the server alone."""
        return self._text

    def hidden_in(self, words: str) -> str:
        """Return words without it."""
        return words.replace(self._text, "***") if self._text else words

    def __repr__(self) -> str:
        return "Secret(***)"


class MailServer(Struct, frozen=True):
    """Where to send, and as whom."""

    host: str
    port: int
    security: str  # starttls or tls
    user: str
    password: Secret
    authorities: str  # file of certificates to trust instead of the system's, or ""
    timeout: float = TIMEOUT

    def connect(self) -> smtplib.SMTP:
        """Return a connection, encrypted, verified and logged in.

        Raises what smtplib, ssl and the network raise.
        """
        context = self.context()
        if self.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.timeout, context=context
            )
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            if self.user:
                smtp.login(self.user, self.password.reveal())
        except BaseException:
            smtp.close()
            raise
        return smtp

    def context(self) -> ssl.SSLContext:
        """Return what verifies the server: its certificate and its name.

        Where the file of certificates has a list of revoked ones (CRL), it must not be on it.

        Raises InputError where the file of certificates cannot be used.
        """
        try:
            if not self.authorities:
                return ssl.create_default_context()
            certificates = read_file(Path(self.authorities), LARGEST_AUTHORITIES)
            context = ssl.create_default_context(cafile=self.authorities)
            if REVOKED in certificates:
                context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
            return context
        except (OSError, ssl.SSLError) as error:
            reason = error.strerror or str(error)
            raise InputError([mail_ca(file=self.authorities, reason=reason)]) from None


def mail_server(environment: Mapping[str, str]) -> MailServer:
    """Return the server that JIANBAO_SMTP_… names; the password may be in the keyring instead.

    Raises InputError where something is missing or asks for a connection without TLS.
    """
    host = environment.get("JIANBAO_SMTP_HOST", "")
    security = environment.get("JIANBAO_SMTP_SECURITY", "starttls")
    if not host:
        raise InputError([mail_no_server()])
    if security not in PORTS:
        raise InputError([mail_security(value=security)])
    port = environment.get("JIANBAO_SMTP_PORT", str(PORTS[security]))
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise InputError([mail_port(value=port)])
    user = environment.get("JIANBAO_SMTP_USER", "")
    password = environment.get("JIANBAO_SMTP_PASSWORD", "") or _kept_password(user)
    if user and not password:
        raise InputError([mail_no_password(user=user)])
    authorities = environment.get("JIANBAO_SMTP_CA", "")
    return MailServer(host, int(port), security, user, Secret(password), authorities)


def _kept_password(user: str) -> str:
    """Return the password that the system's keyring has for a user, or ""."""
    if not user:
        return ""
    try:
        import keyring

        return keyring.get_password(KEYRING, user) or ""
    except Exception:  # not installed, locked, or without a back end: then there is none
        return ""
