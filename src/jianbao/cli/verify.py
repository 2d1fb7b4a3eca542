"""`jianbao verify`: whether a package is whole, and if not, what was changed."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jianbao import __version__
from jianbao.build import Options
from jianbao.cli.archive import rebuilt
from jianbao.errors import BriefingError, Finding, InputError, Level
from jianbao.messages import report, say
from jianbao.packages.archiving.package import SOURCES, Package, make_package
from jianbao.packages.archiving.rebuilding import byte_findings, content_findings, paper_findings
from jianbao.packages.archiving.signing import signature_finding, signatures
from jianbao.packages.archiving.verifying import LARGEST, Opened, briefing_folder, open_package
from jianbao.profile import FILE
from jianbao.reader import read_briefing
from jianbao.release import MANIFEST


def run_verify(words: argparse.Namespace, language: str) -> int:
    """Verify one package; return 0 where it is whole, 1 where it was changed."""
    path = Path(words.package)
    opened = open_package(_read(path), path.name)
    trusted = Path(words.trust) if words.trust else None
    signed = signatures(path)
    findings = [*opened.findings]
    if path.stem != opened.package.number:
        findings.append(
            Finding.make("package-renamed", Level.NOTE, None, number=opened.package.number)
        )
    for signature in signed:
        finding = signature_finding(path, signature, trusted)
        findings += [finding] if finding else []
    if not _errors(findings):
        findings += rebuild_findings(opened)
    for finding in findings:
        print(report(finding, language), file=sys.stderr)
    if _errors(findings):
        print(say("verify-changed", language, count=len(_errors(findings))))
        return 1
    print("\n".join(_verdict(opened, signed, findings, trusted is not None, language)))
    return 0


def rebuild_findings(opened: Opened) -> list[Finding]:
    """Return how a package differs from what its own sources build, in a temporary folder."""
    try:
        with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
            package = _rebuilt(opened.package, Path(folder))
    except BriefingError as error:
        return [Finding.make("rebuild-fails", Level.ERROR), *error.findings]
    except OSError:  # names that cannot lie beside each other
        return [Finding.make("rebuild-fails", Level.ERROR)]
    same_version = opened.made_by == __version__
    compare = byte_findings if same_version else content_findings
    findings = list(compare(opened.package, package))
    if not findings:  # only now is it read: a PDF made to harm would differ
        findings += paper_findings(opened.package, opened.manifest["conforms"])
    return findings


def _rebuilt(package: Package, folder: Path) -> Package:
    """Return the package that the sources in `package` give, built again in `folder`."""
    start = f"{package.number}/data/{SOURCES}/"
    for name, data in package.files.items():
        if name.startswith(start):
            path = folder / name.removeprefix(start)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    manifest = json.loads(package.payload(MANIFEST))
    briefing = folder / briefing_folder(package)
    profile = folder / FILE
    own = profile if profile.is_file() else None
    release = rebuilt(
        briefing, manifest, Options(working_folder=folder, profile=own, profile_above=False)
    )
    read = read_briefing(briefing)
    return make_package(release, read.briefing, read.sources)


def _verdict(
    opened: Opened, signed: list[Path], findings: list[Finding], trusted: bool, language: str
) -> Iterator[str]:
    """Yield what was shown, and what only a signature shows."""
    package = opened.package
    octets = sum(map(len, package.files.values()))
    yield say(
        "verify-whole", language, number=package.number, count=len(package.files), bytes=octets
    )
    if opened.made_by == __version__:
        yield say("verify-bytes", language, version=__version__)
    else:
        yield say("verify-content", language, version=opened.made_by, own=__version__)
    unread = {value for finding in findings for _, value in finding.values}
    checked = [path.name for path in signed if str(path) not in unread]
    if not checked:
        yield say("verify-unsigned", language)
    for name in checked:
        by_key = name.endswith(".p7s") and not trusted
        yield say("verify-signed-by-somebody" if by_key else "verify-signed", language, file=name)


def _errors(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.ERROR]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(
            [Finding.make("not-a-package", Level.ERROR, None, file=path, reason=error.strerror)]
        ) from error
