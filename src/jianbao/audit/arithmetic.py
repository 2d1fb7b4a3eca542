"""TODO family."""

from __future__ import annotations

from jianbao.audit.check import Check

ARITHMETIC: tuple[Check, ...] = ()
