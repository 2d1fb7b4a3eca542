"""Prose and ledger: every figure in the text is the ledger's, and reads as the ledger has it."""

from __future__ import annotations

from jianbao.audit.check import Check
from jianbao.audit.ledger.periods import periods
from jianbao.audit.ledger.prose import counts_in_words, numbers_in_prose, unused_figures
from jianbao.audit.ledger.units import (
    decimals_differ,
    marks_inside_figures,
    percent_in_words,
    styles_mixed,
    unit_missing,
    unit_twice,
    units_differ,
)

LEDGER: tuple[Check, ...] = (
    Check(numbers_in_prose, ("not-in-ledger", "typed-by-hand")),
    Check(counts_in_words, ("count-in-words", "typed-by-hand")),
    Check(unused_figures, ("figure-unused",)),
    Check(periods, ("period-differs", "period-unnamed")),
    Check(unit_missing, ("unit-missing",)),
    Check(unit_twice, ("unit-twice",)),
    Check(units_differ, ("unit-differs",)),
    Check(marks_inside_figures, ("mark-inside-figure",)),
    Check(styles_mixed, ("style-mixed",)),
    Check(percent_in_words, ("style-mixed",)),
    Check(decimals_differ, ("decimals-differ",)),
)
