"""Arithmetic: the ledger's relations, numbers announced in the text, and days.

Everything is computed in exact decimals from the text as typed. Rounding is judged with both
ends of the interval open to either neighbour, for GB/T 8170 rounds a half to the even digit and
offices round it up.
"""

from __future__ import annotations

from jianbao.audit.arithmetic.announced import (
    announced_items,
    announced_next,
    listed_parts,
    one_for_each,
)
from jianbao.audit.arithmetic.changes import changes, direction_words
from jianbao.audit.arithmetic.days import days, ranges, stated_periods
from jianbao.audit.arithmetic.quotients import (
    breakdowns,
    equals,
    means,
    months_add_up,
    products,
    quotients,
)
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
    figures_alike,
    same_figures,
)
from jianbao.audit.check import Check
from jianbao.audit.proposals import proposed_relations
from jianbao.messages.audit.arithmetic import (
    announced_differs,
    announced_matches,
    change_implies,
    change_impossible,
    change_rounded,
    change_wrong,
    derived_unmarked,
    direction_differs,
    each_differs,
    fall_in_times,
    figure_two_values,
    future_date,
    future_period,
    impossible_date,
    leading_zero,
    limit_missed,
    listed_differs,
    percent_for_points,
    period_runs_over,
    range_backwards,
    rank_form,
    rate_implies,
    rate_impossible,
    rate_range,
    rate_uninformative,
    rate_wrong,
    shares_total,
    similar_figures,
    subset_larger,
    sum_rounded,
    sum_wrong,
    target_claimed,
    target_met,
    target_missed,
    times_ambiguous,
)
from jianbao.messages.audit.relations import (
    breakdown_differs,
    equal_differs,
    mean_wrong,
    months_differ,
    product_wrong,
    relation_proposed,
    share_adjusted,
)

ARITHMETIC: tuple[Check, ...] = (
    Check(
        rates,
        (rate_implies, rate_uninformative, rate_impossible, rate_wrong, share_adjusted),
    ),
    Check(rate_ranges, (rate_range,)),
    Check(shares, (shares_total,)),
    Check(sums, (sum_wrong, sum_rounded)),
    Check(quotients, (product_wrong,)),
    Check(products, (product_wrong,)),
    Check(equals, (equal_differs,)),
    Check(means, (mean_wrong,)),
    Check(breakdowns, (breakdown_differs,)),
    Check(months_add_up, (months_differ,)),
    Check(proposed_relations, (relation_proposed,)),
    Check(subsets, (subset_larger,)),
    Check(targets, (target_met, target_missed, target_claimed)),
    Check(within_limits, (limit_missed,)),
    Check(ranks, (rank_form,)),
    Check(leading_zeros, (leading_zero,)),
    Check(
        changes,
        (
            change_implies,
            change_impossible,
            change_wrong,
            change_rounded,
            percent_for_points,
            times_ambiguous,
            fall_in_times,
        ),
    ),
    Check(direction_words, (direction_differs,)),
    Check(same_figures, (figure_two_values,)),
    Check(figures_alike, (similar_figures,)),
    Check(derived_marks, (derived_unmarked,)),
    Check(derived_elsewhere, (derived_unmarked,)),
    Check(announced_items, (announced_matches, announced_differs)),
    Check(announced_next, (announced_differs,)),
    Check(listed_parts, (listed_differs,)),
    Check(one_for_each, (each_differs,)),
    Check(days, (impossible_date, future_date)),
    Check(ranges, (range_backwards,)),
    Check(stated_periods, (future_period, period_runs_over)),
)
