"""`jianbao verify`: whether a package is whole, and if not, what was changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from jianbao.document.program import __version__
from jianbao.library.archiving.rebuilt import rebuild_findings
from jianbao.library.archiving.signing import check_trusted, signature_findings, signatures
from jianbao.library.archiving.verifying import Opened, open_package
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.report import report
from jianbao.messages.verifying import (
    VERIFY_UNSIGNED,
    not_a_package,
    package_renamed,
    verify_bytes,
    verify_changed,
    verify_content,
    verify_signed,
    verify_signed_by_somebody,
    verify_whole,
)
from jianbao.readers.zip import LARGEST


def run_verify(words: argparse.Namespace, language: str) -> int:
    """Verify one package; return 0 where it is whole, 1 where it was changed."""
    path = Path(words.package)
    trusted = Path(words.trust) if words.trust else None
    if trusted:
        check_trusted(trusted)
    opened = open_package(_read(path), path.name)
    signed = signatures(path)
    findings = [*opened.findings]
    if path.stem != opened.package.number:
        findings.append(package_renamed(number=opened.package.number))
    findings += signature_findings(path, trusted)
    if not _errors(findings):
        findings += rebuild_findings(opened)
    for finding in findings:
        print(report(finding, language), file=sys.stderr)
    if _errors(findings):
        print(verify_changed(count=len(_errors(findings))).text(language))
        return 1
    print("\n".join(_verdict(opened, signed, findings, trusted is not None, language)))
    return 0


def _verdict(
    opened: Opened, signed: list[Path], findings: list[Finding], trusted: bool, language: str
) -> Iterator[str]:
    """Yield what was shown, and what only a signature shows."""
    package = opened.package
    octets = sum(map(len, package.files.values()))
    yield verify_whole(number=package.number, count=len(package.files), bytes=octets).text(language)
    if opened.made_by == __version__:
        yield verify_bytes(version=__version__).text(language)
    else:
        yield verify_content(version=opened.made_by, own=__version__).text(language)
    unread = {value for finding in findings for value in finding.plain.values()}
    checked = [path.name for path in signed if str(path) not in unread]
    if not checked:
        yield VERIFY_UNSIGNED.text(language)
    for name in checked:
        by_key = name.endswith(".p7s") and not trusted
        yield (verify_signed_by_somebody(file=name) if by_key else verify_signed(file=name)).text(
            language
        )


def _errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.ERROR]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise InputError([not_a_package(file=path, reason=str(error.strerror))]) from error
