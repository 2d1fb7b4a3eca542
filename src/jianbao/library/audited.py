"""What the audit finds in a briefing itself, before any page is set: done once a build."""

from __future__ import annotations

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.messages.findings import Finding


class Audited(Struct, frozen=True):
    """The findings, and how many figures are proved, contradicted … (no keys: no ledger)."""

    findings: tuple[Finding, ...]
    known: dict[str, int]

    @classmethod
    def of(cls, briefing: Briefing) -> Audited:
        """Audit a briefing."""
        from jianbao.audit import findings_of
        from jianbao.audit.passages import Material
        from jianbao.audit.states import known

        material = Material(briefing)
        findings = findings_of(material)
        counts = known(material, findings) if briefing.figures else {}
        return cls(findings, {str(state): count for state, count in counts.items()})
