"""`jianbao verify`: whether a package is whole, and if not, what was changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import jianbao
from jianbao.cli.problems import print_findings
from jianbao.messages.findings import Level
from jianbao.messages.verifying import (
    VERIFY_UNSIGNED,
    verify_bytes,
    verify_changed,
    verify_content,
    verify_signed,
    verify_signed_by_somebody,
    verify_signed_on,
    verify_stamped_on,
    verify_whole,
)


def run_verify(words: argparse.Namespace, language: str) -> int:
    """Verify one package; return 0 where it is whole, 1 where it was changed."""
    verified = jianbao.verify(words.package, trust=words.trust or None)
    print_findings(verified.findings, language)
    if not verified.whole:
        count = sum(finding.level is Level.ERROR for finding in verified.findings)
        print(verify_changed(count=count).text(language))
        return 1
    print("\n".join(_verdict(verified, language)))
    return 0


def _verdict(verified: jianbao.Verified, language: str) -> Iterator[str]:
    """Yield what was shown, and what only a signature shows."""
    count, size = verified.entries, verified.size
    yield verify_whole(number=verified.number, count=count, bytes=size).text(language)
    if verified.compared == "bytes":
        yield verify_bytes(version=jianbao.__version__).text(language)
    else:
        own = jianbao.__version__
        yield verify_content(version=verified.made_by, own=own).text(language)
    if not verified.signatures:
        yield VERIFY_UNSIGNED.text(language)
    for signature in verified.signatures:
        message = verify_signed_by_somebody if signature.by_somebody else verify_signed
        yield message(file=signature.file).text(language)
        if signature.signed_at:
            when = verify_stamped_on if signature.is_stamped else verify_signed_on
            yield f"  {when(day=signature.signed_at.date().isoformat()).text(language)}"
