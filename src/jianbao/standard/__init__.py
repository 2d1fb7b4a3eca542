"""The rules of layout (GB/T 9704-2012 and what it refers to) as a table, and their verdicts."""

from jianbao.standard.departures import theme_departures
from jianbao.standard.rule import ABSENT, Fault, Measure, Reading, Rule, Source, Verdict
from jianbao.standard.rules import FORMS, RULES, judge_all
from jianbao.standard.words import measured_text, required_text, source_text, verdict_text

__all__ = [
    "ABSENT",
    "FORMS",
    "RULES",
    "Fault",
    "Measure",
    "Reading",
    "Rule",
    "Source",
    "Verdict",
    "judge_all",
    "measured_text",
    "required_text",
    "source_text",
    "theme_departures",
    "verdict_text",
]
