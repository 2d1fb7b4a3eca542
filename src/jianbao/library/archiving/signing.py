"""A detached signature beside a package, made by OpenSSL (CMS, or SM2 with SM3) or GnuPG.

The tools ask for a passphrase themselves; it never stands on a command line.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from jianbao.library.archiving.tools import GPG, LONGEST_REASON, OPENSSL, SignError, run, run_well
from jianbao.messages.archiving import stamp_failed

P7S, ASC, SM3, STAMP, OWN = ".p7s", ".asc", ".sm3", ".tsr", ".pem"
"""CMS (RFC 5652), OpenPGP, SM2 with SM3 (GB/T 32918, 32905), RFC 3161; the certificate of SM2."""

SM2_USER = "1234567812345678"  # GM/T 0009-2012, 10: where nobody agreed on another
LARGEST_STAMP = 64 * 1024  # bytes
PATIENCE = 60.0  # seconds for a time stamp


def sign_with_key(package: Path, key: Path, certificate: Path) -> list[Path]:
    """Write a signature of a package by a key and return its files: CMS, or that of SM2.

    Raises SignError where openssl is missing or fails.
    """
    if "ASN1 OID: SM2" in run_well(OPENSSL, ["x509", "-in", certificate, "-noout", "-text"]):
        return _sign_with_sm2(package, key, certificate)
    target = package.with_name(package.name + P7S)
    run_well(OPENSSL, [
        "cms", "-sign", "-binary", "-md", "sha256", "-in", package, "-outform", "DER",
        "-signer", certificate, "-inkey", key, "-out", target,
    ])  # fmt: skip
    return [target]


def _sign_with_sm2(package: Path, key: Path, certificate: Path) -> list[Path]:
    """Write the bare signature and its certificate: CMS of OpenSSL 3 makes none with SM2."""
    target = package.with_name(package.name + SM3)
    run_well(OPENSSL, [
        "dgst", "-sm3", "-sign", key, "-sigopt", f"distid:{SM2_USER}", "-out", target, package,
    ])  # fmt: skip
    own = target.with_name(target.name + OWN)
    own.write_text(run_well(OPENSSL, ["x509", "-in", certificate]), "ascii")
    return [target, own]


def sign_with_gpg(package: Path, identity: str) -> list[Path]:
    """Write PACKAGE.asc, an OpenPGP signature, and return its path.

    Raises SignError where gpg is missing or fails.
    """
    target = package.with_name(package.name + ASC)
    words: list[str | Path] = ["--yes", "--armor", "--detach-sign", "--output", target]
    run_well(GPG, [*words, f"--local-user={identity}", "--", package])
    return [target]


def stamp(file: Path, server: str) -> Path:
    """Write FILE.tsr, a time stamp (RFC 3161) of a signature, and return its path.

    Nothing but the SHA-256 goes to the server. Raises SignError where openssl is missing, the
    server does not answer, or what it answers is no stamp of the file.
    """
    target = file.with_name(file.name + STAMP)
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
        query = Path(folder, "query")
        run_well(OPENSSL, ["ts", "-query", "-data", file, "-sha256", "-cert", "-out", query])
        answer = Path(folder, "answer")
        answer.write_bytes(_answer(server, query.read_bytes()))
        ended = run(OPENSSL, ["ts", "-reply", "-in", answer, "-text"])
        if "Status: Granted" not in ended.output:
            reason = (ended.output or ended.reason).strip()[:LONGEST_REASON]
            raise SignError([stamp_failed(server=server, reason=reason)])
        target.write_bytes(answer.read_bytes())
    return target


def _answer(server: str, query: bytes) -> bytes:
    import http.client
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    if not server.startswith(("http://", "https://")):
        raise SignError([stamp_failed(server=server, reason="http:// or https://")])
    head = {"Content-Type": "application/timestamp-query"}
    try:
        with urlopen(Request(server, query, head), timeout=PATIENCE) as reply:
            data: bytes = reply.read(LARGEST_STAMP)
    except (URLError, OSError, ValueError, http.client.HTTPException) as error:
        raise SignError([stamp_failed(server=server, reason=str(error))]) from error
    return data
