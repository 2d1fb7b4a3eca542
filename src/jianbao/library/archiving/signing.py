"""A detached signature beside a package, made and checked by OpenSSL (CMS) or GnuPG.

The tools ask for a passphrase themselves; it never stands on a command line.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from jianbao.messages.archiving import sign_failed, sign_no_tool
from jianbao.messages.errors import BriefingError, InputError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.opening import read_file
from jianbao.messages.verifying import (
    signature_bad,
    signature_missing,
    signature_unread,
    trust_no_certificate,
    trust_unread,
)

CMS, GPG = ".p7s", ".asc"
LARGEST_CERTIFICATES = 16 * 1024 * 1024  # bytes
TOOLS = {CMS: "openssl", GPG: "gpg"}


class SignError(BriefingError):
    """The signing tool is not installed, or it failed."""


def sign_with_key(package: Path, key: Path, certificate: Path) -> Path:
    """Write PACKAGE.p7s, a CMS signature (RFC 5652), and return its path.

    Raises SignError where openssl is missing or fails.
    """
    target = package.with_name(package.name + CMS)
    words: list[str | Path] = [
        "cms",
        "-sign",
        "-binary",
        "-md",
        "sha256",
        "-in",
        package,
        "-outform",
        "DER",
    ]
    words += ["-signer", certificate, "-inkey", key, "-out", target]
    _run("openssl", words)
    return target


def sign_with_gpg(package: Path, identity: str) -> Path:
    """Write PACKAGE.asc, an OpenPGP signature, and return its path.

    Raises SignError where gpg is missing or fails.
    """
    target = package.with_name(package.name + GPG)
    words: list[str | Path] = ["--yes", "--armor", "--detach-sign", "--output", target]
    _run("gpg", [*words, f"--local-user={identity}", "--", package])
    return target


def signatures(package: Path) -> list[Path]:
    """Return the signatures that lie beside a package."""
    beside = (package.with_name(package.name + suffix) for suffix in TOOLS)
    return [path for path in beside if path.is_file()]


def check_trusted(certificates: Path) -> None:
    """Raise InputError where a file of certificates to trust (PEM) is missing or holds none."""
    import ssl

    try:
        read_file(certificates, LARGEST_CERTIFICATES)
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(certificates)
    except ssl.SSLError as error:
        raise InputError([trust_no_certificate(file=certificates)]) from error
    except OSError as error:
        raise InputError([trust_unread(file=certificates, reason=str(error.strerror))]) from error


def signature_findings(package: Path, trusted: Path | None) -> Iterator[Finding]:
    """Yield what is wrong with the signatures beside a package.

    Whose it is, is known of a CMS signature only where `trusted` holds the certificates to trust;
    then one must be there and be checked, or who takes the signature away would not be noticed.
    """
    paths = signatures(package)
    if trusted and not any(path.suffix == CMS for path in paths):
        name = package.name + CMS
        yield signature_missing(file=name)
    for path in paths:
        finding = _signature_finding(package, path, trusted)
        if finding:
            yield finding


def _signature_finding(package: Path, signature: Path, trusted: Path | None) -> Finding | None:
    """Return what is wrong with a signature; None where it is the package's."""
    tool = TOOLS[signature.suffix]
    if signature.suffix == GPG:
        words: list[str | Path] = ["--batch", "--verify", "--", signature, package]
    else:
        trust = ["-CAfile", trusted, "-purpose", "any"] if trusted else ["-noverify"]
        words = ["cms", "-verify", "-binary", "-inform", "DER", "-in", signature]
        words += ["-content", package, *trust]
    try:
        _run(tool, words)
    except SignError as error:
        (finding,) = error.findings
        if sign_no_tool.made(finding):
            level = Level.ERROR if trusted and signature.suffix == CMS else Level.NOTE
            return signature_unread(file=signature, tool=tool).with_level(level)
        return signature_bad(file=signature, reason=finding.plain["reason"])
    return None


def _run(tool: str, words: list[str | Path]) -> None:
    program = shutil.which(tool)
    if not program:
        raise SignError([sign_no_tool(tool=tool)])
    ended = subprocess.run(
        [program, *map(str, words)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=False
    )
    if ended.returncode:
        output = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = "; ".join(output)[:300] or str(ended.returncode)
        raise SignError([sign_failed(tool=tool, reason=reason)])
