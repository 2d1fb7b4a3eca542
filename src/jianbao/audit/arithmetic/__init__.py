"""Arithmetic: the ledger's relations, numbers announced in the text, and days.

Everything is computed in exact decimals from the text as typed. Rounding is judged with both
ends of the interval open to either neighbour, for GB/T 8170 rounds a half to the even digit and
offices round it up.
"""

from __future__ import annotations

from jianbao.audit.arithmetic.announced import announced_items, listed_parts, one_for_each
from jianbao.audit.arithmetic.changes import changes, direction_words
from jianbao.audit.arithmetic.days import days, ranges, stated_periods
from jianbao.audit.arithmetic.rates import rate_ranges, rates, shares
from jianbao.audit.arithmetic.relations import (
    leading_zeros,
    ranks,
    subsets,
    sums,
    targets,
    within_limits,
)
from jianbao.audit.arithmetic.same import (
    derived_elsewhere,
    derived_marks,
    same_figures,
    similar_figures,
)
from jianbao.audit.arithmetic.spoken import spoken_changes
from jianbao.audit.check import Check

ARITHMETIC: tuple[Check, ...] = (
    Check(
        rates,
        ("rate-implies", "rate-uninformative", "rate-impossible", "rate-wrong"),
    ),
    Check(rate_ranges, ("rate-range",)),
    Check(shares, ("shares-total",)),
    Check(sums, ("sum-wrong", "sum-rounded")),
    Check(subsets, ("subset-larger",)),
    Check(targets, ("target-met", "target-missed", "target-claimed")),
    Check(within_limits, ("limit-missed",)),
    Check(ranks, ("rank-form",)),
    Check(leading_zeros, ("leading-zero",)),
    Check(
        changes,
        (
            "change-implies",
            "change-impossible",
            "change-wrong",
            "change-rounded",
            "percent-for-points",
            "times-ambiguous",
            "fall-in-times",
        ),
    ),
    Check(spoken_changes, ("percent-for-points", "change-wrong")),
    Check(direction_words, ("direction-differs",)),
    Check(same_figures, ("figure-two-values",)),
    Check(similar_figures, ("similar-figures",)),
    Check(derived_marks, ("derived-unmarked",)),
    Check(derived_elsewhere, ("derived-unmarked",)),
    Check(announced_items, ("announced-matches", "announced-differs")),
    Check(listed_parts, ("listed-differs",)),
    Check(one_for_each, ("each-differs",)),
    Check(days, ("impossible-date", "future-date")),
    Check(ranges, ("range-backwards",)),
    Check(stated_periods, ("future-period", "period-runs-over")),
)
