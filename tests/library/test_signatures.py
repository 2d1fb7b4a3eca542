"""Signatures years later: which are whose, when they were made, and what is told of each."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from jianbao.library.archiving.signatures import Seen, missing_signature, seen_signatures
from jianbao.library.archiving.signing import sign_with_gpg, sign_with_key, stamp
from jianbao.library.archiving.tools import SignError
from jianbao.library.options import Signing
from jianbao.messages.errors import InputError
from tests.helpers.programs import require

NOW = datetime.now(UTC)
YEARS = timedelta(days=3650)
CA = """\
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
default_md = sha256
policy = names
default_crl_days = 36500
unique_subject = no
[names]
commonName = supplied
[stamps]
default_tsa = stamping
[stamping]
serial = stamped
crypto_device = builtin
signer_cert = stamps.pem
certs = ca.pem
signer_key = stamps.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
[use]
extendedKeyUsage = critical,timeStamping
"""


class Office:
    """A folder with an authority, and certificates that it gave."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.openssl = folder, require("openssl")
        (folder / "ca.cnf").write_text(CA, "ascii")
        (folder / "index.txt").write_bytes(b"")
        for name in ("serial", "crlnumber", "stamped"):
            (folder / name).write_text("01\n", "ascii")
        self.root("ca")
        self.package = folder / "a.zip"
        self.package.write_bytes(b"PK")

    def run(self, *words: str) -> None:
        subprocess.run([self.openssl, *words], cwd=self.folder, check=True, capture_output=True)

    def root(self, name: str, *kind: str) -> None:
        key = kind or ("-newkey", "rsa:2048")
        self.run("req", "-x509", *key, "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem",
                 "-subj", f"/CN={name}", "-days", "36500")  # fmt: skip

    def issue(self, name: str, start: datetime, end: datetime, *more: str) -> None:
        self.run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key",
                 "-out", f"{name}.csr", "-subj", f"/CN={name}")  # fmt: skip
        days = [f"{day:%Y%m%d%H%M%SZ}" for day in (start, end)]
        self.run("ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key",
                 "-in", f"{name}.csr", "-out", f"{name}.pem", "-startdate", days[0],
                 "-enddate", days[1], "-notext", *more)  # fmt: skip

    def revoke(self, name: str) -> None:
        own = ("-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key")
        self.run("ca", *own, "-revoke", f"{name}.pem")
        self.run("ca", *own, "-gencrl", "-out", "crl.pem")
        both = (self.folder / "ca.pem").read_bytes() + (self.folder / "crl.pem").read_bytes()
        (self.folder / "with-crl.pem").write_bytes(both)

    def sign(self, name: str) -> list[Path]:
        return sign_with_key(self.package, self.folder / f"{name}.key", self.folder / f"{name}.pem")

    def seen(self, trust: str = "ca", now: datetime | None = None) -> Seen:
        trusted = self.folder / f"{trust}.pem" if trust else None
        (seen,) = seen_signatures(self.package, trusted, now or datetime.now(UTC))
        return seen


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def codes(seen: Seen) -> list[str]:
    return [finding.code for finding in seen.findings]


def test_what_was_signed_while_the_certificate_held_stays_signed(office: Office) -> None:
    office.issue("me", NOW - YEARS, NOW + YEARS)
    office.sign("me")
    seen = office.seen()
    assert codes(seen) == [] and seen.is_trusted and seen.is_good
    assert seen.signed_at and abs(seen.signed_at - NOW) < timedelta(days=1)
    later = office.seen(now=NOW + 2 * YEARS)
    assert codes(later) == ["signature-expired-since"] and later.is_good
    assert codes(office.seen(now=NOW - YEARS / 2)) == ["signature-not-valid-then"]  # ahead of time
    office.package.write_bytes(b"PK changed")
    assert codes(office.seen()) == ["signature-bad"] == codes(office.seen(trust=""))


def test_what_was_signed_with_an_expired_certificate_is_told(office: Office) -> None:
    office.issue("me", NOW - YEARS, NOW - timedelta(days=30))
    office.sign("me")
    seen = office.seen()
    assert codes(seen) == ["signature-not-valid-then"] and not seen.is_good


def test_who_is_not_known_or_was_revoked_is_told_apart(office: Office) -> None:
    office.issue("me", NOW - YEARS, NOW + YEARS)
    office.root("other")
    office.sign("me")
    assert codes(office.seen("other")) == ["signature-unknown"]
    nobody = office.seen("")
    assert codes(nobody) == [] and not nobody.is_trusted
    office.issue("late", NOW - YEARS, NOW + YEARS)
    office.revoke("late")
    assert codes(office.seen("with-crl")) == []  # another one's
    office.revoke("me")
    assert codes(office.seen("with-crl")) == ["signature-revoked"]
    assert codes(office.seen("ca")) == []  # no list, no word
    office.sign("other")
    assert codes(office.seen("ca")) == ["signature-unknown"]


def test_a_signature_without_its_certificate_is_told(office: Office) -> None:
    office.run("cms", "-sign", "-binary", "-in", "a.zip", "-outform", "DER", "-nocerts",
               "-signer", "ca.pem", "-inkey", "ca.key", "-out", "a.zip.p7s")  # fmt: skip
    assert codes(office.seen("")) == ["signature-no-key"]


def test_sm2_and_sm3(office: Office) -> None:
    office.run("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", "sm2.key")
    office.run("req", "-x509", "-new", "-key", "sm2.key", "-sm3", "-subj", "/CN=sm2",
               "-days", "3650", "-out", "sm2.pem")  # fmt: skip
    assert [path.name for path in office.sign("sm2")] == ["a.zip.sm3", "a.zip.sm3.pem"]
    seen = office.seen("sm2")
    assert codes(seen) == [] and seen.is_trusted and seen.signed_at is None
    assert missing_signature(office.package, office.folder / "sm2.pem") == []
    assert codes(office.seen("ca")) == ["signature-unknown"]
    assert codes(office.seen("sm2", NOW + 2 * YEARS)) == ["signature-not-valid-then"]
    office.package.write_bytes(b"PK changed")
    assert codes(office.seen("sm2")) == ["signature-bad"]
    (office.folder / "a.zip.sm3.pem").unlink()
    assert codes(office.seen("sm2")) == ["signature-no-key"]


# ---- time stamps


@pytest.fixture
def server(office: Office) -> Iterator[str]:
    """The address of a server that stamps, on this machine."""
    office.issue("stamps", NOW - YEARS, NOW + 2 * YEARS, "-extfile", "ca.cnf", "-extensions", "use")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (office.folder / "query").write_bytes(query)
            office.run("ts", "-reply", "-config", "ca.cnf", "-section", "stamping",
                       "-queryfile", "query", "-out", "reply")  # fmt: skip
            self.send_response(200)
            self.end_headers()
            answer = b"nothing" if "broken" in self.path else (office.folder / "reply").read_bytes()
            self.wfile.write(answer)

        def log_message(self, *given: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/"
    listening.shutdown()
    thread.join()
    listening.server_close()


def test_a_time_stamp_shows_when_it_was_signed(office: Office, server: str) -> None:
    office.issue("me", NOW - YEARS, NOW + YEARS)
    (signature,) = office.sign("me")
    stamped = stamp(signature, server)
    seen = office.seen()
    assert codes(seen) == [] and seen.is_stamped and seen.signed_at
    assert codes(office.seen("")) == ["stamp-unchecked"]
    stamped.write_bytes(stamped.read_bytes()[:-9] + b"x" * 9)
    assert codes(office.seen()) == ["stamp-bad"]
    stamped.unlink()
    for address in (f"{server}broken", "http://127.0.0.1:9/", "ftp://example.org"):
        with pytest.raises(SignError) as error:
            stamp(signature, address)
        (finding,) = error.value.findings
        assert finding.code == "stamp-failed" and not stamped.exists()
    with pytest.raises(InputError, match="stamp-needs-key"):
        Signing(stamps=server)


# ---- GnuPG


@pytest.fixture
def rings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, Path]]:
    """Two homes of GnuPG: that of who signs, now the one in use, and that of who verifies."""
    require("gpg")
    homes = tmp_path_factory.mktemp("s"), tmp_path_factory.mktemp("v")
    for home in homes:
        home.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(homes[0]))
    yield homes
    for home in homes:
        subprocess.run(
            ["gpgconf", "--homedir", home, "--kill", "all"], check=False, capture_output=True
        )


def gpg(*words: str | Path) -> bytes:
    done = subprocess.run(
        [require("gpg"), "--batch", "--yes", "--passphrase", "", *words],
        check=True, capture_output=True,
    )  # fmt: skip
    return done.stdout


def test_gpg_tells_unknown_untrusted_expired_and_wrong_apart(
    office: Office, rings: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    who = "archive@example.org"
    gpg("--quick-gen-key", who, "rsa2048", "sign", "365d")
    sign_with_gpg(office.package, who)
    own = office.seen()
    assert codes(own) == [] and own.is_trusted and own.signed_at
    later = office.seen(now=NOW + YEARS)
    assert codes(later) == ["signature-expired-since"] and later.is_good
    public = office.folder / "public.asc"
    public.write_bytes(gpg("--armor", "--export", who))
    monkeypatch.setenv("GNUPGHOME", str(rings[1]))
    unknown = office.seen()
    assert codes(unknown) == ["signature-no-key"] and not unknown.is_good
    gpg("--import", public)
    untrusted = office.seen()
    assert codes(untrusted) == ["signature-untrusted"] and untrusted.is_good
    assert who in untrusted.findings[0].plain["who"] and not untrusted.is_trusted
    office.package.write_bytes(b"PK changed")
    assert codes(office.seen()) == ["signature-bad"]


def test_each_has_words_of_its_own_in_both_languages() -> None:
    from jianbao.messages import signatures

    file = Path("a.zip.p7s")
    said = [
        signatures.signature_bad(file=file, reason="-"), signatures.signature_revoked(file=file),
        signatures.signature_no_key(file=file, key="X"), signatures.signature_unknown(file=file),
        signatures.signature_untrusted(file=file, who="X"),
        signatures.signature_expired_since(file=file, day="2026-01-01"),
        signatures.signature_not_valid_then(file=file, day="2026-01-01", now="2027-01-01"),
    ]  # fmt: skip
    for language in ("zh", "en"):
        assert len({finding.text(language) for finding in said}) == len(said)
