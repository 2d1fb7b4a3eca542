"""The signatures beside a package, years later: whole or not, whose, when, and by what clock.

A signature is held against its certificate at the moment of signing: a certificate that expired
since does not unmake what was signed while it held. That moment is a time stamp's, where one lies
beside the signature, or else the signer's own word.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from jianbao.library.archiving.signing import ASC, OWN, P7S, SM2_USER, SM3, STAMP
from jianbao.library.archiving.tools import GPG, OPENSSL, Ended, SignError, run
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.opening import read_file, reason_of
from jianbao.messages.signatures import (
    signature_bad,
    signature_expired_since,
    signature_missing,
    signature_no_crl,
    signature_no_key,
    signature_not_valid_then,
    signature_refused,
    signature_revoked,
    signature_unknown,
    signature_unread,
    signature_untrusted,
    stamp_bad,
    stamp_unchecked,
    trust_no_certificate,
    trust_unread,
)

LARGEST_CERTIFICATES = 16 * 1024 * 1024  # bytes
TOOLS = {P7S: OPENSSL, SM3: OPENSSL, ASC: GPG}
SLOW_CLOCK = timedelta(days=1)  # by which a signer's clock may be ahead of ours
DISTID = ("-vfyopt", f"distid:{SM2_USER}")
UNKNOWN = ("local issuer certificate", "self-signed", "self signed", "verify the first")
"""What OpenSSL says where a certificate leads to none of those that are trusted."""


class Seen(Struct, frozen=True):
    """What one signature showed."""

    file: str
    findings: tuple[Finding, ...]
    is_trusted: bool  # it leads to a certificate or key that is trusted
    signed_at: datetime | None  # None where nothing says it
    is_stamped: bool  # that time is a time stamp's, which was checked

    @property
    def is_good(self) -> bool:
        """Whether it is the package's, as far as that could be checked."""
        tooless = any(signature_unread.made(finding) for finding in self.findings)
        return not tooless and all(each.level is not Level.ERROR for each in self.findings)


class _When(Struct, frozen=True):
    """When something was signed, and what the stamp beside it has to say."""

    at: datetime | None
    is_stamped: bool = False
    findings: tuple[Finding, ...] = ()


def signatures(package: Path) -> list[Path]:
    """Return the signatures that lie beside a package."""
    beside = (package.with_name(package.name + suffix) for suffix in TOOLS)
    return [path for path in beside if os.path.lexists(path)]


def check_trusted(certificates: Path) -> None:
    """Raise InputError where a file of certificates to trust (PEM) is missing or holds none."""
    import ssl

    try:
        read_file(certificates, LARGEST_CERTIFICATES)
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(certificates)
    except ssl.SSLError as error:
        raise InputError([trust_no_certificate(file=certificates)]) from error
    except OSError as error:
        raise InputError([trust_unread(file=certificates, reason=reason_of(error))]) from error


def missing_signature(package: Path, trusted: Path | None) -> list[Finding]:
    """Return what is wrong where certificates are trusted, and no signature leads to any.

    Or who takes a signature away would not be noticed.
    """
    if trusted and not any(path.suffix in (P7S, SM3) for path in signatures(package)):
        return [signature_missing(file=package.name + P7S)]
    return []


def seen_signatures(package: Path, trusted: Path | None, now: datetime) -> Iterator[Seen]:
    """Yield what each signature beside a package shows.

    Whose one of OpenSSL is, is known only where `trusted` holds the certificates to trust, and
    whether it was revoked only where a list of those (CRL) stands in the same file.
    """
    for path in signatures(package):
        if refused := _refused(path):
            yield Seen(path.name, (refused,), False, None, False)
            continue
        try:
            look = {P7S: _cms, SM3: _sm2, ASC: _gpg}[path.suffix]
            yield look(package, path, trusted, now)
        except SignError:
            tool = TOOLS[path.suffix]
            level = Level.ERROR if trusted and tool == OPENSSL else Level.NOTE
            unread = signature_unread(file=path, tool=tool).with_level(level)
            yield Seen(path.name, (unread,), False, None, False)


def _refused(signature: Path) -> Finding | None:
    """Return why a signature, its certificate or its stamp cannot be given to another program."""
    for path in (signature, *(signature.with_name(signature.name + end) for end in (OWN, STAMP))):
        try:
            read_file(path, LARGEST_CERTIFICATES)
        except FileNotFoundError:
            continue
        except OSError as error:
            return signature_refused(file=path, reason=reason_of(error))
    return None


# ---- OpenSSL


def _cms(package: Path, file: Path, trusted: Path | None, now: datetime) -> Seen:
    words: list[str | Path] = ["cms", "-verify", "-binary", "-inform", "DER", "-in", file]
    words += ["-content", package]
    whole = run(OPENSSL, [*words, "-noverify"])
    if not whole.is_good:
        return _broken(file, whole)
    when = _stamped(file, trusted) or _When(_signing_time(file))
    found = list(when.findings)
    if trusted:
        checked = [*words, "-CAfile", trusted, "-purpose", "any"]
        found += _trust_findings(file, checked, trusted, when, now)
    return _seen(file, found, trusted, when)


def _sm2(package: Path, file: Path, trusted: Path | None, now: datetime) -> Seen:
    own = file.with_name(file.name + OWN)
    if not own.is_file():
        return Seen(file.name, (signature_no_key(file=file, key=own.name),), False, None, False)
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
        key = Path(folder, "key.pem")
        key.write_text(run(OPENSSL, ["x509", "-in", own, "-pubkey", "-noout"]).output, "utf-8")
        words: list[str | Path] = ["dgst", "-sm3", "-verify", key, "-sigopt", f"distid:{SM2_USER}"]
        whole = run(OPENSSL, [*words, "-signature", file, package])
    if not whole.is_good:
        return _broken(file, whole)
    when = _stamped(file, trusted) or _When(None)
    found = list(when.findings)
    if trusted:
        checked: list[str | Path] = ["verify", *DISTID, "-CAfile", trusted, own]
        found += _trust_findings(file, checked, trusted, when, now)
    return _seen(file, found, trusted, when)


def _seen(file: Path, found: list[Finding], trusted: Path | None, when: _When) -> Seen:
    bad = any(finding.level is Level.ERROR for finding in found)
    return Seen(file.name, tuple(found), bool(trusted) and not bad, when.at, when.is_stamped)


def _broken(file: Path, ended: Ended) -> Seen:
    if "signer certificate not found" in ended.reason:
        finding = signature_no_key(file=file, key="X.509")
    else:
        finding = signature_bad(file=file, reason=ended.reason)
    return Seen(file.name, (finding,), False, None, False)


def _trust_findings(
    file: Path, words: list[str | Path], trusted: Path, when: _When, now: datetime
) -> Iterator[Finding]:
    """Yield whether a signature's certificate is trusted, held then, holds now, was revoked."""
    place = words.index("-CAfile")

    def asked(*more: str) -> Ended:
        return run(OPENSSL, [*words[:place], *more, *words[place:]])

    then = when.at or now
    if then > now + SLOW_CLOCK:
        yield signature_not_valid_then(file=file, day=_day(then), now=_day(now))
        return
    at_the_time = asked("-attime", str(int(then.timestamp())))
    if not at_the_time.is_good:
        yield _mistrust(file, at_the_time, then, now)
        return
    if b"X509 CRL-----" in read_file(trusted, LARGEST_CERTIFICATES):
        listed = asked("-crl_check", "-no_check_time")
        if "certificate revoked" in listed.reason + listed.output:
            yield signature_revoked(file=file)
        elif not listed.is_good:
            yield signature_no_crl(file=file, reason=listed.reason)
    if not asked("-attime", str(int(now.timestamp()))).is_good:
        yield signature_expired_since(file=file, day=_day(then))


def _mistrust(file: Path, ended: Ended, then: datetime, now: datetime) -> Finding:
    said = ended.reason + ended.output
    if "has expired" in said or "not yet valid" in said:
        return signature_not_valid_then(file=file, day=_day(then), now=_day(now))
    if any(words in said for words in UNKNOWN):
        return signature_unknown(file=file)
    return signature_bad(file=file, reason=ended.reason)


def _signing_time(file: Path) -> datetime | None:
    """Return when a signer says to have signed (RFC 5652, 11.3)."""
    said = run(OPENSSL, ["cms", "-cmsout", "-print", "-inform", "DER", "-in", file]).output
    found = re.search(r"signingTime.*?(?:UTCTIME|GENERALIZEDTIME):(.+? GMT)", said, re.DOTALL)
    return _moment(found[1]) if found else None


def _stamped(file: Path, trusted: Path | None) -> _When | None:
    """Return when a time stamp says that a signature was there; None where there is none."""
    stamp = file.with_name(file.name + STAMP)
    if not stamp.is_file():
        return None
    if trusted is None:
        return _When(_signing_time(file), findings=(stamp_unchecked(file=stamp),))
    said = run(OPENSSL, ["ts", "-reply", "-in", stamp, "-text"])
    found = re.search(r"Time stamp: (.+? GMT)", said.output)
    at = _moment(found[1]) if found else None
    if at is None:
        return _When(_signing_time(file), findings=(stamp_bad(file=stamp, reason=said.reason),))
    words: list[str | Path] = ["ts", "-verify", "-data", file, "-in", stamp, "-CAfile", trusted]
    checked = run(OPENSSL, [*words, "-attime", str(int(at.timestamp()))])  # or none would last
    if not checked.is_good:
        return _When(_signing_time(file), findings=(stamp_bad(file=stamp, reason=checked.reason),))
    return _When(at, is_stamped=True)


def _moment(text: str) -> datetime | None:
    """Return a time as OpenSSL prints it: Nov 27 21:56:01 2026 GMT, with or without fractions."""
    plain = re.sub(r"(:\d\d)\.\d+", r"\1", text)
    try:
        return datetime.strptime(plain, "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC)
    except ValueError:
        return None


def _day(at: datetime) -> str:
    return at.date().isoformat()


# ---- GnuPG


def _gpg(package: Path, file: Path, _trusted: Path | None, now: datetime) -> Seen:
    words: list[str | Path] = ["--batch", "--status-fd", "1"]
    if abs(datetime.now(UTC) - now) > SLOW_CLOCK:
        words += ["--faked-system-time", str(int(now.timestamp()))]
    ended = run(GPG, [*words, "--verify", "--", file, package])
    status = dict(
        line.removeprefix("[GNUPG:] ").partition(" ")[::2] for line in ended.output.splitlines()
    )
    signed = status.get("VALIDSIG", "").split()
    at = datetime.fromtimestamp(int(signed[2]), UTC) if len(signed) > 2 else None
    found = tuple(_gpg_findings(file, status, at, now, ended))
    trusted = not found and bool(status.keys() & {"TRUST_ULTIMATE", "TRUST_FULLY"})
    return Seen(file.name, found, trusted, at, False)


def _gpg_findings(
    file: Path, status: dict[str, str], at: datetime | None, now: datetime, ended: Ended
) -> Iterator[Finding]:
    if "NO_PUBKEY" in status:
        yield signature_no_key(file=file, key=status["NO_PUBKEY"])
    elif "REVKEYSIG" in status:
        yield signature_revoked(file=file)
    elif "EXPKEYSIG" in status and at:
        ended_on = int(status.get("KEYEXPIRED", "0").split()[0])
        if at.timestamp() < ended_on:
            yield signature_expired_since(file=file, day=_day(at))
        else:
            yield signature_not_valid_then(file=file, day=_day(at), now=_day(now))
    elif "GOODSIG" not in status:
        yield signature_bad(file=file, reason=ended.reason)
    elif status.keys() & {"TRUST_UNDEFINED", "TRUST_NEVER", "TRUST_MARGINAL"}:
        yield signature_untrusted(file=file, who=status["GOODSIG"].partition(" ")[2])
