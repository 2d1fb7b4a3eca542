"""The rules of layout as a table. Sentences are in `jianbao.messages.standard`, by code.

Units: mm, pt, lines, characters. Clauses are those of GB/T 9704-2012 unless a rule names another
standard. Where its text says 一般 or 推荐, so does the rule; what no clause states is derived (it
follows by arithmetic) or practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.proof.standard.papers import FORMS
from jianbao.proof.standard.requirement import (
    ABSENT,
    UNKNOWN,
    Measure,
    Reading,
    Requirement,
    Source,
)

GENERAL, LETTER, MINUTES, BULLETIN = (frozenset({form}) for form in FORMS)
UNSAID = frozenset({""})
HEADED = GENERAL | UNSAID
NOT_LETTER = frozenset({"", "general", "minutes", "bulletin"})

_CLAUSE, _USUAL, _ADVISED = Source.CLAUSE, Source.USUAL, Source.ADVISED
_PRACTICE, _DERIVED = Source.PRACTICE, Source.DERIVED
_MARKS = "GB/T 15834-2011"
_FANG, _HEI, _KAI = frozenset({"fang"}), frozenset({"hei"}), frozenset({"kai"})
_BIAOSONG, _SONG, _RED = frozenset({"biaosong"}), frozenset({"song"}), frozenset({"red"})
_CENTRED = frozenset({"centred"})
_A4 = frozenset({"210×297 mm", "297×210 mm"})

FEWEST, MOST = 19, 24
LINES = range(FEWEST, MOST + 1)
"""What a page may have instead of 22 lines, so that a signature stands with text (7.3.5.5).

5.2.3: 特定情况可以作适当调整. How far, no clause says.
"""

FULL = 636.5, 638.1
"""Points that such lines fill together: 225 mm, less what rounding a pitch leaves."""

REQUIREMENTS = (
    # ---- the page
    Requirement("paper", "5.1", _CLAUSE, allowed=_A4),
    Requirement("top", "5.2.1", _CLAUSE, 36, 38, "mm"),
    Requirement("left", "5.2.1", _CLAUSE, 27, 29, "mm"),
    Requirement("width", "5.2.1", _CLAUSE, 155, 157, "mm"),
    Requirement("height", "5.2.1", _CLAUSE, 224, 226, "mm"),
    Requirement("lines", "5.2.3", _USUAL, 22, 22, "lines", adjusted=(FEWEST, MOST)),
    Requirement("characters", "5.2.3", _USUAL, 28, 28, "characters"),
    # Exactly 22 lines: over 225/23 mm up to 225/22 mm, and from box to box with the margins of
    # GB/T 33476.2-2016, 6.2 (229.84 mm) up to 229.84/22 mm.
    Requirement("pitch", "5.2.3", _DERIVED, 27.73, 29.61, "pt", adjusted=(25.52, 34.29)),
    # ---- the body
    Requirement("body-face", "5.2.2", _USUAL, allowed=_FANG),
    Requirement("body-size", "5.2.2", _USUAL, 15.6, 16.2, "pt"),
    Requirement("indent", "7.3.3", _CLAUSE, 1.8, 2.2, "characters"),
    Requirement("heading1", "7.3.3", _USUAL, allowed=_HEI),
    Requirement("heading2", "7.3.3", _USUAL, allowed=_KAI),
    Requirement("heading3", "7.3.3", _USUAL, allowed=_FANG),
    Requirement("heading4", "7.3.3", _USUAL, allowed=_FANG),
    Requirement("first-page-body", "7.3.3", _CLAUSE),
    Requirement("no-text-page", "7.3.5.5", _DERIVED),
    # ---- the title
    Requirement("title-face", "7.3.1", _USUAL, allowed=_BIAOSONG,
                demanded=GENERAL | LETTER | BULLETIN),
    Requirement("title-size", "7.3.1", _USUAL, 21.5, 22.5, "pt"),
    Requirement("title-place", "7.3.1", _CLAUSE, allowed=_CENTRED),
    Requirement("title-shape", "7.3.1", _CLAUSE, doubtful=True),
    # ---- page numbers
    Requirement("number-shown", "7.5", _CLAUSE, demanded=GENERAL | MINUTES),
    Requirement("number-face", "7.5", _USUAL, allowed=_SONG),
    Requirement("number-size", "7.5", _USUAL, 13.6, 14.2, "pt"),
    Requirement("number-form", "7.5", _CLAUSE),
    Requirement("number-place", "7.5", _CLAUSE, allowed=frozenset({"outer"})),
    Requirement("number-indent", "7.5", _CLAUSE, 0.7, 1.3, "characters"),
    Requirement("number-drop", "7.5", _CLAUSE, 6, 8, "mm"),
    # ---- the head
    Requirement("mark-top", "7.2.4", _CLAUSE, 34, 36, "mm",
                forms=frozenset({"", "general", "minutes"}), demanded=GENERAL | MINUTES),
    Requirement("mark-face", "7.2.4", _ADVISED, allowed=_BIAOSONG),
    Requirement("mark-colour", "7.2.4", _ADVISED, allowed=_RED,
                demanded=GENERAL | LETTER | MINUTES),
    Requirement("mark-place", "7.2.4", _CLAUSE, allowed=_CENTRED),
    Requirement("document-number", "7.2.5", _CLAUSE, demanded=GENERAL | LETTER),
    Requirement("red-line-width", "7.2.7", _CLAUSE, 155, 157, "mm", forms=NOT_LETTER,
                demanded=GENERAL | BULLETIN),
    Requirement("red-line-colour", "7.2.7", _CLAUSE, allowed=_RED, forms=NOT_LETTER),
    Requirement("red-line-gap", "7.2.7", _CLAUSE, 3, 5, "mm", forms=HEADED),
    Requirement("addressee", "7.3.2", _CLAUSE, demanded=LETTER),
    # ---- the end
    Requirement("annex-note", "7.3.4", _CLAUSE),
    Requirement("date", "7.3.5.4", _CLAUSE, demanded=GENERAL | LETTER),
    Requirement("imprint-lines", "7.4.1", _CLAUSE, forms=HEADED | MINUTES, demanded=GENERAL),
    Requirement("imprint-width", "7.4.1", _CLAUSE, 155, 157, "mm", forms=HEADED | MINUTES),
    Requirement("imprint-outer", "7.4.1", _ADVISED, 0.3, 0.4, "mm", forms=HEADED | MINUTES),
    Requirement("imprint-inner", "7.4.1", _ADVISED, 0.2, 0.3, "mm", forms=HEADED | MINUTES),
    Requirement("imprint-foot", "7.4.1", _CLAUSE, -1, 1, "mm", forms=HEADED | MINUTES),
    Requirement("imprint-face", "7.4.2", _USUAL, allowed=_FANG),
    Requirement("imprint-size", "7.4.2", _USUAL, 13.6, 14.2, "pt"),
    Requirement("copies", "7.4.2", _CLAUSE),
    # ---- lines
    Requirement("line-start", "5.1.1-5.1.3", _CLAUSE, standard=_MARKS),
    Requirement("line-end", "5.1.3", _CLAUSE, standard=_MARKS),
    Requirement("dash-split", "5.1.4-5.1.5", _CLAUSE, standard=_MARKS),
    Requirement("connector", "5.1.6-5.1.9", _CLAUSE, standard=_MARKS),
    Requirement("number-split", "—", _PRACTICE, standard="GB/T 15835-2011"),
    # ---- what other papers have
    Requirement("letter-mark", "10.1", _CLAUSE, 29, 31, "mm", forms=LETTER, demanded=LETTER),
    Requirement("letter-width", "10.1", _CLAUSE, 169, 171, "mm", forms=LETTER, demanded=LETTER),
    Requirement("letter-gap", "10.1", _CLAUSE, 3, 5, "mm", forms=LETTER),
    Requirement("letter-foot", "10.1", _CLAUSE, 19, 21, "mm", forms=LETTER, demanded=LETTER),
    Requirement("letter-first", "10.1", _CLAUSE, forms=LETTER),
    Requirement("minutes-name", "10.3", _CLAUSE, forms=MINUTES, demanded=MINUTES),
    Requirement("bulletin-name", "—", _PRACTICE, allowed=_RED, standard="", forms=BULLETIN,
                demanded=BULLETIN),
    Requirement("bulletin-issue", "—", _PRACTICE, standard="", forms=BULLETIN, demanded=BULLETIN),
)  # fmt: skip


def judge_all(
    measures: dict[str, Measure], form: str = "", likeness: str = ""
) -> tuple[Reading, ...]:
    """Return every rule that holds for a paper of `form`, with its verdict.

    Where no form is asked for, the rules are those of the form that the paper is like; it need
    not have all parts then. A rule that nothing was measured for, the file does not show.
    """
    return tuple(_readings(measures, form, form or likeness))


def _is_adjusted(measures: dict[str, Measure]) -> bool:
    """Return whether a signed paper has lines more or fewer that fill its text area."""
    pitches = measures.get("pitch", UNKNOWN).numbers
    signed = not measures.get("date", ABSENT).absent
    filled = any(FULL[0] / n <= low <= FULL[1] / n for low, _ in pitches for n in LINES)
    return signed and filled


def _readings(measures: dict[str, Measure], form: str, holds: str) -> Iterator[Reading]:
    adjusted = _is_adjusted(measures)
    for requirement in REQUIREMENTS:
        if requirement.forms and holds not in requirement.forms:
            continue
        measure = measures.get(requirement.code, UNKNOWN)
        yield Reading(requirement, measure, requirement.judge(measure, form, adjusted))
