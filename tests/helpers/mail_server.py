"""A real mail server on loopback, with STARTTLS, a login, and faults on demand."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

USER, PASSWORD = "office", "十分 secret-7f3a".encode().hex()


class Post:
    """What a server got, and what it shall do: one fault a connection, in order."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.envelopes: list[tuple[str, tuple[str, ...]]] = []
        self.faults: list[str] = []
        self.fault = ""
        self.connections = 0
        self.resets = 0
        self.logged_in: list[str] = []
        self.at_the_end: Callable[[], None] = lambda: None
        self.hung_up = threading.Event()  # within a text

    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        if session.ssl is None:
            self.connections += 1
            self.fault = self.faults.pop(0) if self.faults else ""
        session.host_name = hostname
        return self._answer("ehlo", server) or responses  # type: ignore[return-value]

    async def handle_MAIL(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self._answer("mail", server) or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        kind, _, most = self.fault.partition(" ")
        if kind == "many" and len(envelope.rcpt_tos) >= int(most):
            return "452 4.5.3 Too many recipients"
        if self.fault.startswith("rcpt") and address.startswith("second@"):
            return self._answer("rcpt", server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_RSET(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.resets += 1
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        refused = self._answer("end", server)
        if refused:
            return refused
        self.received.append(envelope.original_content)
        self.envelopes.append((envelope.mail_from, tuple(envelope.rcpt_tos)))
        self.at_the_end()
        if self.fault == "after":
            server.transport.abort()
        return "250 kept as 42"

    def _answer(self, when: str, server: Any) -> str:
        """Return the bad answer that is due, or "" for a good one; drop the line if that is due."""
        kind, _, code = self.fault.partition(" ")
        if kind != when:
            return ""
        if code == "drop":
            server.transport.abort()
            return "421 gone"
        return f"{code} not\x1b[31m today"

    def login(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.logged_in.append(mechanism if good else "refused")
        return AuthResult(success=good, handled=False)


class _Server(SMTP):
    """aiosmtpd, that can hang up before and within a text."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        post: Post = self.event_handler
        kind, _, code = post.fault.partition(" ")
        if kind == "before" and code == "drop":
            self.transport.abort()
            return
        if kind == "before":
            await self.push(f"{code} not now")
            return
        if kind == "within":
            await self.push("354 go on")
            await self._reader.read(1000)
            self.transport.abort()
            post.hung_up.set()
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(
    folder: Path, limit: int = 10_000_000, until: datetime | None = None
) -> Iterator[tuple[Post, dict[str, str]]]:
    """Run a server; give what it gets, and the environment that leads to it.

    `limit` is how large a mail it takes, `until` when its certificate expires. Beside the
    authority lies revoked.pem, in which it takes back the certificate.
    """
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    leaf = authority.issue_cert("127.0.0.1", **({"not_after": until} if until else {}))
    (folder / "revoked.pem").write_bytes(_revoking(authority, leaf))
    context = _context(leaf)
    post, port = Post(), free_port()
    server = _Controller(
        post, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
        authenticator=post.login, auth_required=True, data_size_limit=limit,
    )  # fmt: skip
    server.start()
    environment = {
        "JIANBAO_SMTP_HOST": "127.0.0.1",
        "JIANBAO_SMTP_PORT": str(port),
        "JIANBAO_SMTP_USER": USER,
        "JIANBAO_SMTP_PASSWORD": PASSWORD,
        "JIANBAO_SMTP_CA": str(folder / "authority.pem"),
    }
    try:
        yield post, environment
    finally:
        server.stop()


def _context(leaf: trustme.LeafCert) -> Any:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context


def _revoking(authority: trustme.CA, leaf: trustme.LeafCert) -> bytes:
    """Return an authority's certificate, and its list of revoked ones with one on it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    own = authority.cert_pem.bytes()
    wanted = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
    now = datetime.now(UTC)
    key: Any = serialization.load_pem_private_key(authority.private_key_pem.bytes(), None)
    one = x509.RevokedCertificateBuilder().serial_number(wanted.serial_number)
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(x509.load_pem_x509_certificate(own).subject)
        .last_update(now - timedelta(days=1))
        .next_update(now + timedelta(days=1))
        .add_revoked_certificate(one.revocation_date(now - timedelta(days=1)).build())
        .sign(key, hashes.SHA256())
    )
    return own + made.public_bytes(serialization.Encoding.PEM)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
