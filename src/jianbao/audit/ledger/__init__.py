"""Prose and ledger: every figure in the text is the ledger's, and reads as the ledger has it."""

from __future__ import annotations

from jianbao.audit.check import Check, gathered
from jianbao.audit.ledger import carried, periods, prose, titles, units, values

LEDGER: tuple[Check, ...] = gathered(prose, periods, values, titles, units, carried)
