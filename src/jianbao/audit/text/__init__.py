"""The family of text: punctuation, dates, ranges, citations and wording.

Levels follow one rule: an error breaks a clause beyond doubt, a warning wants a person's eye,
and what is noisy on well-edited Chinese is a note.
"""

from __future__ import annotations

from jianbao.audit.check import Check
from jianbao.audit.text import dates, marks, slips, words
from jianbao.messages.audit.slips import (
    clause_repeated,
    confused_word,
    full_width_digits,
    note_unused,
    organ_two_names,
    stray_blank,
    wrong_weekday,
)
from jianbao.messages.audit.text import (
    chinese_year,
    date_hao,
    dead_standard,
    deng_after_ellipsis,
    doubled_mark,
    doubled_word,
    falls_by_times,
    figure_date,
    half_width_mark,
    mark_before_deng,
    mark_between_quotes,
    nested_quote,
    nested_title,
    ordinal_mark,
    padded_date,
    percent_of_points,
    range_hyphen,
    range_unit,
    relative_date,
    short_year,
    straight_quote,
    success_among_shortcomings,
    unknown_standard,
    unpaired_mark,
    wrong_dash,
    wrong_ellipsis,
)

TEXT: tuple[Check, ...] = (
    Check(marks.half_width, (half_width_mark,)),
    Check(marks.straight_quotes, (straight_quote,)),
    Check(marks.pairs, (unpaired_mark, nested_quote, nested_title)),
    Check(marks.doubled_marks, (doubled_mark,)),
    Check(marks.dashes, (wrong_dash,)),
    Check(marks.ellipses, (wrong_ellipsis,)),
    Check(marks.marks_between_quotes, (mark_between_quotes,)),
    Check(words.marks_before_deng, (mark_before_deng, deng_after_ellipsis)),
    Check(words.ordinal_marks, (ordinal_mark,)),
    Check(words.doubled_words, (doubled_word,)),
    Check(words.points_in_percent, (percent_of_points,)),
    Check(words.falls_in_times, (falls_by_times,)),
    Check(words.successes_among_shortcomings, (success_among_shortcomings,)),
    Check(dates.padded_dates, (padded_date,)),
    Check(dates.colloquial_dates, (date_hao,)),
    Check(dates.short_years, (short_year,)),
    Check(dates.figure_dates, (figure_date,)),
    Check(dates.chinese_years, (chinese_year,)),
    Check(dates.relative_dates, (relative_date,)),
    Check(dates.ranges, (range_hyphen,)),
    Check(dates.half_units, (range_unit,)),
    Check(slips.repeated_clauses, (clause_repeated,)),
    Check(slips.stray_blanks, (stray_blank,)),
    Check(slips.wide_digits, (full_width_digits,)),
    Check(slips.plain_titles, (nested_title,)),
    Check(slips.weekdays, (wrong_weekday,)),
    Check(slips.unused_notes, (note_unused,)),
    Check(slips.confused_words, (confused_word,)),
    Check(slips.organs_named_twice, (organ_two_names,)),
    Check(dates.standards, (dead_standard, unknown_standard)),
)
