"""Every check of the audit, in the order in which their findings are told."""

from __future__ import annotations

from jianbao.audit import names, numbering, signs, structure
from jianbao.audit.arithmetic import ARITHMETIC
from jianbao.audit.check import Check, gathered
from jianbao.audit.ledger import LEDGER
from jianbao.audit.passages import Material
from jianbao.audit.sentences import checks as sentences
from jianbao.audit.tables import checks as tables
from jianbao.audit.text import TEXT
from jianbao.messages.findings import Finding

CHECKS: tuple[Check, ...] = (
    *ARITHMETIC,
    *gathered(sentences, tables),
    *LEDGER,
    *gathered(signs),
    *TEXT,
    *gathered(numbering, structure, names),
)


def findings_of(material: Material) -> tuple[Finding, ...]:
    """Return what every check has to say of a material, each thing once."""
    chinese = material.briefing.language == "zh-CN"
    checks = (check for check in CHECKS if chinese or check not in TEXT)
    findings = (finding for check in checks for finding in check.function(material))
    return tuple(dict.fromkeys(findings))
