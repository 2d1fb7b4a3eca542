"""The audit: figures, prose, text and structure, checked before anything is printed.

The checks are small pure functions. Each module has its own as `CHECKS`, each family gathers those
of its modules. Adding one is a function and its line in one file, a message, a page in docs/checks
and a pair of tests.
"""

from __future__ import annotations

from jianbao.audit import names, numbering, signs, structure
from jianbao.audit.arithmetic import ARITHMETIC
from jianbao.audit.check import Check, gathered
from jianbao.audit.ledger import LEDGER
from jianbao.audit.passages import Material
from jianbao.audit.sentences import checks as sentences
from jianbao.audit.tables import checks as tables
from jianbao.audit.text import TEXT
from jianbao.briefing.model import Briefing
from jianbao.messages.findings import Finding

CHECKS: tuple[Check, ...] = (
    *ARITHMETIC,
    *gathered(sentences, tables),
    *LEDGER,
    *gathered(signs),
    *TEXT,
    *gathered(numbering, structure, names),
)


def audit(briefing: Briefing) -> tuple[Finding, ...]:
    """Return what every check has to say, each thing once, in the order of the table.

    The family of text holds the rules of Chinese writing, for a Chinese text only.
    """
    return findings_of(Material(briefing))


def findings_of(material: Material) -> tuple[Finding, ...]:
    """Return the same of a material that others look at, too."""
    chinese = material.briefing.language == "zh-CN"
    checks = (check for check in CHECKS if chinese or check not in TEXT)
    findings = (finding for check in checks for finding in check.function(material))
    return tuple(dict.fromkeys(findings))
