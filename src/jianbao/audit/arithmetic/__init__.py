"""Arithmetic: the ledger's relations, numbers announced in the text, and days.

Everything is computed in exact decimals from the text as typed. Rounding is judged with both
ends of the interval open to either neighbour, for GB/T 8170 rounds a half to the even digit and
offices round it up.
"""

from __future__ import annotations

from jianbao.audit import proposals
from jianbao.audit.arithmetic import (
    announced,
    changes,
    days,
    hours,
    quotients,
    rates,
    relations,
    same,
    spans,
    wholes,
    years,
)
from jianbao.audit.check import Check, gathered

ARITHMETIC: tuple[Check, ...] = gathered(
    rates,
    relations,
    quotients,
    proposals,
    changes,
    same,
    announced,
    days,
    spans,
    hours,
    years,
    wholes,
)
