"""The audit: figures, prose, text and structure, checked before anything is printed.

The checks are small pure functions. Each module has its own as `CHECKS`, each family gathers those
of its modules. Adding one is a function and its line in one file, a message, a page in docs/checks
and a pair of tests. All of them are loaded where the audit is called: an import asks one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianbao.audit.passages import Material
    from jianbao.briefing.model import Briefing
    from jianbao.messages.findings import Finding


def audit(briefing: Briefing) -> tuple[Finding, ...]:
    """Return what every check has to say, each thing once, in the order of the table.

    The family of text holds the rules of Chinese writing, for a Chinese text only.
    """
    from jianbao.audit.passages import Material

    return findings_of(Material(briefing))


def findings_of(material: Material) -> tuple[Finding, ...]:
    """Return the same of a material that others look at, too."""
    from jianbao.audit import every

    return every.findings_of(material)
