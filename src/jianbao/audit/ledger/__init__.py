"""Prose and ledger: every figure in the text is the ledger's, and reads as the ledger has it."""

from __future__ import annotations

from jianbao.audit.check import Check
from jianbao.audit.ledger.periods import periods
from jianbao.audit.ledger.prose import counts_in_words, numbers_in_prose, unused_figures
from jianbao.audit.ledger.titles import captions, titles
from jianbao.audit.ledger.units import (
    doubled_units,
    marks_inside_figures,
    missing_units,
    mixed_decimals,
    percent_in_words,
    styles_mixed,
    units_differ,
)
from jianbao.audit.ledger.values import value_forms
from jianbao.messages.audit.ledger import (
    count_in_words,
    decimals_differ,
    figure_unused,
    mark_inside_figure,
    not_in_ledger,
    period_differs,
    period_unnamed,
    style_mixed,
    typed_by_hand,
    unit_differs,
    unit_missing,
    unit_twice,
)
from jianbao.messages.audit.relations import value_form, value_meant
from jianbao.messages.audit.tables import caption_period, title_period

LEDGER: tuple[Check, ...] = (
    Check(numbers_in_prose, (not_in_ledger, typed_by_hand)),
    Check(counts_in_words, (count_in_words, typed_by_hand)),
    Check(unused_figures, (figure_unused,)),
    Check(periods, (period_differs, period_unnamed)),
    Check(value_forms, (value_form, value_meant)),
    Check(titles, (title_period,)),
    Check(captions, (caption_period,)),
    Check(missing_units, (unit_missing,)),
    Check(doubled_units, (unit_twice,)),
    Check(units_differ, (unit_differs,)),
    Check(marks_inside_figures, (mark_inside_figure,)),
    Check(styles_mixed, (style_mixed,)),
    Check(percent_in_words, (style_mixed,)),
    Check(mixed_decimals, (decimals_differ,)),
)
