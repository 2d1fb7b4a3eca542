"""The rules of layout as a table. Sentences are in `jianbao.messages.standard`, by code.

Units: mm, pt, lines, characters. Clauses are those of GB/T 9704-2012 unless a rule names another
standard. Where its text says 一般 or 推荐, so does the rule; what no clause states is derived (it
follows by arithmetic) or practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.proof.standard.papers import FORMS
from jianbao.proof.standard.requirement import UNKNOWN, Measure, Reading, Rule, Source

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

RULES = (
    # ---- the page
    Rule("paper", "5.1", _CLAUSE, allowed=_A4),
    Rule("top", "5.2.1", _CLAUSE, 36, 38, "mm"),
    Rule("left", "5.2.1", _CLAUSE, 27, 29, "mm"),
    Rule("width", "5.2.1", _CLAUSE, 155, 157, "mm"),
    Rule("height", "5.2.1", _CLAUSE, 224, 226, "mm"),
    Rule("lines", "5.2.3", _USUAL, 22, 22, "lines"),
    Rule("characters", "5.2.3", _USUAL, 28, 28, "characters"),
    # Exactly 22 lines: over 225/23 mm up to 225/22 mm, and from box to box with the margins of
    # GB/T 33476.2-2016, 6.2 (229.84 mm) up to 229.84/22 mm.
    Rule("pitch", "5.2.3", _DERIVED, 27.73, 29.61, "pt"),
    # ---- the body
    Rule("body-face", "5.2.2", _USUAL, allowed=_FANG),
    Rule("body-size", "5.2.2", _USUAL, 15.6, 16.2, "pt"),
    Rule("indent", "7.3.3", _CLAUSE, 1.8, 2.2, "characters"),
    Rule("heading1", "7.3.3", _USUAL, allowed=_HEI),
    Rule("heading2", "7.3.3", _USUAL, allowed=_KAI),
    Rule("heading3", "7.3.3", _USUAL, allowed=_FANG),
    Rule("heading4", "7.3.3", _USUAL, allowed=_FANG),
    Rule("first-page-body", "7.3.3", _CLAUSE),
    Rule("no-text-page", "7.3.5.5", _DERIVED),
    # ---- the title
    Rule("title-face", "7.3.1", _USUAL, allowed=_BIAOSONG, demanded=GENERAL | LETTER | BULLETIN),
    Rule("title-size", "7.3.1", _USUAL, 21.5, 22.5, "pt"),
    Rule("title-place", "7.3.1", _CLAUSE, allowed=_CENTRED),
    Rule("title-shape", "7.3.1", _CLAUSE, doubtful=True),
    # ---- page numbers
    Rule("number-shown", "7.5", _CLAUSE, demanded=GENERAL | MINUTES),
    Rule("number-face", "7.5", _USUAL, allowed=_SONG),
    Rule("number-size", "7.5", _USUAL, 13.6, 14.2, "pt"),
    Rule("number-form", "7.5", _CLAUSE),
    Rule("number-place", "7.5", _CLAUSE, allowed=frozenset({"outer"})),
    Rule("number-indent", "7.5", _CLAUSE, 0.7, 1.3, "characters"),
    Rule("number-drop", "7.5", _CLAUSE, 6, 8, "mm"),
    # ---- the head
    Rule("mark-top", "7.2.4", _CLAUSE, 34, 36, "mm",
         forms=frozenset({"", "general", "minutes"}), demanded=GENERAL | MINUTES),
    Rule("mark-face", "7.2.4", _ADVISED, allowed=_BIAOSONG),
    Rule("mark-colour", "7.2.4", _ADVISED, allowed=_RED, demanded=GENERAL | LETTER | MINUTES),
    Rule("mark-place", "7.2.4", _CLAUSE, allowed=_CENTRED),
    Rule("document-number", "7.2.5", _CLAUSE, demanded=GENERAL | LETTER),
    Rule("red-line-width", "7.2.7", _CLAUSE, 155, 157, "mm", forms=NOT_LETTER,
         demanded=GENERAL | BULLETIN),
    Rule("red-line-colour", "7.2.7", _CLAUSE, allowed=_RED, forms=NOT_LETTER),
    Rule("red-line-gap", "7.2.7", _CLAUSE, 3, 5, "mm", forms=HEADED),
    Rule("addressee", "7.3.2", _CLAUSE, demanded=LETTER),
    # ---- the end
    Rule("annex-note", "7.3.4", _CLAUSE),
    Rule("date", "7.3.5.4", _CLAUSE, demanded=GENERAL | LETTER),
    Rule("imprint-lines", "7.4.1", _CLAUSE, forms=HEADED | MINUTES, demanded=GENERAL),
    Rule("imprint-width", "7.4.1", _CLAUSE, 155, 157, "mm", forms=HEADED | MINUTES),
    Rule("imprint-outer", "7.4.1", _ADVISED, 0.3, 0.4, "mm", forms=HEADED | MINUTES),
    Rule("imprint-inner", "7.4.1", _ADVISED, 0.2, 0.3, "mm", forms=HEADED | MINUTES),
    Rule("imprint-foot", "7.4.1", _CLAUSE, -1, 1, "mm", forms=HEADED | MINUTES),
    Rule("imprint-face", "7.4.2", _USUAL, allowed=_FANG),
    Rule("imprint-size", "7.4.2", _USUAL, 13.6, 14.2, "pt"),
    Rule("copies", "7.4.2", _CLAUSE),
    # ---- lines
    Rule("line-start", "5.1.1-5.1.3", _CLAUSE, standard=_MARKS),
    Rule("line-end", "5.1.3", _CLAUSE, standard=_MARKS),
    Rule("dash-split", "5.1.4-5.1.5", _CLAUSE, standard=_MARKS),
    Rule("connector", "5.1.6-5.1.9", _CLAUSE, standard=_MARKS),
    Rule("number-split", "—", _PRACTICE, standard="GB/T 15835-2011"),
    # ---- what other papers have
    Rule("letter-mark", "10.1", _CLAUSE, 29, 31, "mm", forms=LETTER, demanded=LETTER),
    Rule("letter-width", "10.1", _CLAUSE, 169, 171, "mm", forms=LETTER, demanded=LETTER),
    Rule("letter-gap", "10.1", _CLAUSE, 3, 5, "mm", forms=LETTER),
    Rule("letter-foot", "10.1", _CLAUSE, 19, 21, "mm", forms=LETTER, demanded=LETTER),
    Rule("letter-first", "10.1", _CLAUSE, forms=LETTER),
    Rule("minutes-name", "10.3", _CLAUSE, forms=MINUTES, demanded=MINUTES),
    Rule("bulletin-name", "—", _PRACTICE, allowed=_RED, standard="", forms=BULLETIN,
         demanded=BULLETIN),
    Rule("bulletin-issue", "—", _PRACTICE, standard="", forms=BULLETIN, demanded=BULLETIN),
)  # fmt: skip


def judge_all(
    measures: dict[str, Measure], form: str = "", likeness: str = ""
) -> tuple[Reading, ...]:
    """Return every rule that holds for a paper of `form`, with its verdict.

    Where no form is asked for, the rules are those of the form that the paper is like; it need
    not have all parts then. A rule that nothing was measured for, the file does not show.
    """
    return tuple(_readings(measures, form, form or likeness))


def _readings(measures: dict[str, Measure], form: str, holds: str) -> Iterator[Reading]:
    for rule in RULES:
        if rule.forms and holds not in rule.forms:
            continue
        measure = measures.get(rule.code, UNKNOWN)
        yield Reading(rule, measure, rule.judge(measure, form))
