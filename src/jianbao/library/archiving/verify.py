"""`verify`: whether a package is whole, and if not, what was changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from jianbao.document.program import __version__
from jianbao.library.archiving.rebuilt import rebuild_findings
from jianbao.library.archiving.signatures import (
    check_trusted,
    missing_signature,
    seen_signatures,
)
from jianbao.library.archiving.verifying import open_package
from jianbao.library.options import AnyPath
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.opening import read_file, reason_of
from jianbao.messages.verifying import not_a_package, package_renamed
from jianbao.readers.zip.salvage import LARGEST

NOT_BY_BYTES = "rebuild-"  # what the codes of notes begin with that say how it was compared


class Signature(Struct, frozen=True):
    """A signature beside a package that was checked and is the package's."""

    file: str
    by_somebody: bool  # whose it is was not shown: no certificate or key to trust was known
    signed_at: datetime | None = None  # None where nothing says it
    is_stamped: bool = False  # that time is a time stamp's; otherwise it is the signer's own word


class Verified(Struct, frozen=True):
    """What a package showed. An error among the findings says what was changed."""

    number: str  # 档号
    findings: tuple[Finding, ...]
    entries: int  # files inside
    size: int  # bytes unpacked
    made_by: str  # version of jianbao; "" where that cannot be read
    compared: Literal["bytes", "content"]  # with what its sources build; content: not byte for byte
    signatures: tuple[Signature, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was changed."""
        return not any(finding.level is Level.ERROR for finding in self.findings)


def verify(
    package: AnyPath, *, trust: AnyPath | None = None, at: datetime | None = None
) -> Verified:
    """Return what a package and the signatures beside it show; it is built again to be compared.

    `trust` is a file of certificates (PEM), and of lists of those that were revoked: with it a
    signature of OpenSSL must be there, be whole and lead to one of them. A signature counts if its
    certificate held when it was signed; `at` is today, by default now. Raises InputError where the
    file is no package, or `trust` holds none.
    """
    path, trusted = Path(package), Path(trust) if trust is not None else None
    if trusted:
        check_trusted(trusted)
    opened = open_package(_read(path), path.name)
    number, files = opened.package.number, opened.package.files
    findings = [*opened.findings]
    if path.stem != number:
        findings.append(package_renamed(number=number))
    seen = list(seen_signatures(path, trusted, at or datetime.now(UTC)))
    findings += missing_signature(path, trusted)
    findings += [finding for each in seen for finding in each.findings]
    if not any(finding.level is Level.ERROR for finding in findings):
        findings += rebuild_findings(opened)
    return Verified(
        number=number,
        findings=tuple(findings),
        entries=len(files),
        size=sum(map(len, files.values())),
        made_by=opened.made_by,
        compared=_compared(opened.made_by, findings),
        signatures=tuple(
            Signature(each.file, not each.is_trusted, each.signed_at, each.is_stamped)
            for each in seen
            if each.is_good
        ),
    )


def _compared(made_by: str, findings: list[Finding]) -> Literal["bytes", "content"]:
    """Return how a package was held against its rebuild: bytes, unless a note tells otherwise."""
    otherwise = any(finding.code.startswith(NOT_BY_BYTES) for finding in findings)
    return "bytes" if made_by == __version__ and not otherwise else "content"


def _read(path: Path) -> bytes:
    try:
        return read_file(path, LARGEST)
    except (OSError, ValueError) as error:
        raise InputError([not_a_package(file=path, reason=reason_of(error))]) from error
