"""The family of text: punctuation, dates, ranges, citations and wording.

Levels follow one rule: an error breaks a clause beyond doubt, a warning wants a person's eye,
and what is noisy on well-edited Chinese is a note.
"""

from __future__ import annotations

from jianbao.audit.check import Check
from jianbao.audit.text import dates, marks, words

TEXT: tuple[Check, ...] = (
    Check(marks.half_width, ("half-width-mark",)),
    Check(marks.straight_quotes, ("straight-quote",)),
    Check(marks.pairs, ("unpaired-mark", "nested-quote", "nested-title")),
    Check(marks.doubled_marks, ("doubled-mark",)),
    Check(marks.dashes, ("wrong-dash",)),
    Check(marks.ellipses, ("wrong-ellipsis",)),
    Check(marks.marks_between_quotes, ("mark-between-quotes",)),
    Check(words.marks_before_deng, ("mark-before-deng", "deng-after-ellipsis")),
    Check(words.ordinal_marks, ("ordinal-mark",)),
    Check(words.doubled_words, ("doubled-word",)),
    Check(words.points_in_percent, ("percent-of-points",)),
    Check(words.falls_by_times, ("falls-by-times",)),
    Check(words.successes_among_shortcomings, ("success-among-shortcomings",)),
    Check(dates.padded_dates, ("padded-date",)),
    Check(dates.colloquial_dates, ("date-hao",)),
    Check(dates.short_years, ("short-year",)),
    Check(dates.figure_dates, ("figure-date",)),
    Check(dates.chinese_years, ("chinese-year",)),
    Check(dates.relative_dates, ("relative-date",)),
    Check(dates.ranges, ("range-hyphen",)),
    Check(dates.half_units, ("range-unit",)),
    Check(dates.standards, ("dead-standard", "unknown-standard")),
)
