"""The family of text: punctuation, dates, ranges, citations and wording.

Levels follow one rule: an error breaks a clause beyond doubt, a warning wants a person's eye,
and what is noisy on well-edited Chinese is a note.
"""

from __future__ import annotations

from jianbao.audit.check import Check, gathered
from jianbao.audit.text import dates, marks, numerals, persons, slips, words

TEXT: tuple[Check, ...] = gathered(marks, words, dates, slips, numerals, persons)
