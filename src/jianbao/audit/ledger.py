"""TODO family."""

from __future__ import annotations

from jianbao.audit.check import Check

LEDGER: tuple[Check, ...] = ()
