"""What checks and readers say, in a clerk's words: no name of a file, no key of one.

Whoever writes the files by hand is told which key to type; at the desk there are none to see.
"""

from __future__ import annotations

import re

from jianbao.briefing.prose import plain_period
from jianbao.messages.findings import Finding
from jianbao.yaml.dates import parse_period

FILES = (
    (re.compile(r"(?:在)?figures\.yaml(?:的|中)?"), "台账", "the ledger"),
    (re.compile(r"(?:在)?briefing\.yaml(?:的|中)?"), "版头、版记", "head and foot"),
    (re.compile(r"(?:sections|annexes)/\d*[-_]?([^/\s:：，。]+?)\.ya?ml"), r"\1", r"\1"),
)
PERIOD = re.compile(r"(?<![\w/-])\d{4}-\d{2}(?:-\d{2})?/\d{4}-\d{2}(?:-\d{2})?(?![\w/-])", re.ASCII)
LATIN = re.compile(r"[A-Za-z_]{2,}")
KNOWN = frozenset(
    ("Word", "PDF", "WPS", "Excel", "PNG", "JPEG", "SVG", "GB", "mm", "cm", "kg", "km", "OFD")
)


def said(finding: Finding, language: str) -> str:
    """Return what a finding says."""
    text = finding.text(language)
    for pattern, chinese, english in FILES:
        text = pattern.sub(chinese if language == "zh" else english, text)
    return PERIOD.sub(lambda found: _in_words(found[0], language), text)


def _in_words(typed: str, language: str) -> str:
    """Return a period in words; as it is typed where it is none."""
    period = parse_period(typed)
    return plain_period(period, "zh-CN" if language == "zh" else "en") if period else typed


def advised(finding: Finding, language: str) -> str:
    """Return the hint of a finding; "" where it tells how to type something into a file."""
    chinese = finding.hint("zh")
    values = " ".join(map(str, finding.plain.values()))
    words = set(LATIN.findall(chinese)) - KNOWN - set(LATIN.findall(values))
    return "" if words else finding.hint(language)
