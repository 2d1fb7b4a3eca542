"""Rules, measures and verdicts in words, in the reader's language."""

from __future__ import annotations

from jianbao.messages.catalogue import CATALOGUE, say
from jianbao.proof.standard.requirement import Fault, Measure, Reading, Rule, Source, Verdict

MOST_SHOWN = 2  # faults in a cell of the table
RANGE = {"zh": "～", "en": "–"}
BETWEEN = {"zh": "、", "en": ", "}
BOLD = "-bold"
MILLIMETRES = " mm"


def clause_text(rule: Rule) -> str:
    """Return standard and clause; GB/T 9704-2012 goes without saying."""
    named = "" if rule.standard == "GB/T 9704-2012" else rule.standard.removesuffix("-2011")
    return " ".join(part for part in (named, rule.clause.replace("—", "")) if part) or "—"


def required_text(rule: Rule, language: str) -> str:
    """Return what a rule asks for."""
    return say(f"rule-{rule.code}", language)


def source_text(source: Source, language: str) -> str:
    """Return how firmly a rule is laid down."""
    return say(f"source-{source}", language)


def verdict_text(verdict: Verdict, language: str) -> str:
    """Return a verdict."""
    return say(f"verdict-{verdict}", language)


def measured_text(reading: Reading, language: str) -> str:
    """Return what was measured."""
    measure, rule = reading.measure, reading.rule
    if measure.absent:
        missing = reading.verdict is Verdict.BROKEN
        return say("layout-missing" if missing else "layout-absent", language)
    if reading.verdict is Verdict.UNKNOWN:
        return say("layout-not-shown", language)
    return _found(measure, rule.unit, language)


def plain_text(reading: Reading) -> str:
    """Return numbers and words as a theme has them, in no language."""
    measure, unit = reading.measure, reading.rule.unit
    numbers = ", ".join(dict.fromkeys(_number(low, high, "~") for low, high in measure.numbers))
    return ", ".join(measure.words) or f"{numbers} {unit}".strip()


def _found(measure: Measure, unit: str, language: str) -> str:
    if measure.faults:
        return _faults(measure.faults, language)
    if measure.words:
        return BETWEEN[language].join(_word(word, language) for word in measure.words)
    if measure.numbers:
        shown = dict.fromkeys(_number(low, high, RANGE[language]) for low, high in measure.numbers)
        return say(
            f"unit-{unit}", language, number=BETWEEN[language].join(list(shown)[: MOST_SHOWN + 1])
        )
    return say("layout-none-wrong", language)


def _number(low: float, high: float, between: str) -> str:
    first, last = _plain(low), _plain(high)
    return first if first == last else f"{first}{between}{last}"


def _plain(number: float) -> str:
    """Return a number with as few decimals as it needs, of two."""
    return f"{round(number, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _faults(faults: tuple[Fault, ...], language: str) -> str:
    shown = BETWEEN[language].join(
        dict.fromkeys(_fault(fault, language) for fault in faults[:MOST_SHOWN])
    )
    if len(faults) <= MOST_SHOWN:
        return shown
    return say("layout-more", language, first=shown, count=len(faults))


def _fault(fault: Fault, language: str) -> str:
    what = say(f"fault-{fault.code}", language) if fault.code else fault.text
    return say("layout-on-page", language, page=fault.page, what=what) if fault.page else what


def _word(word: str, language: str) -> str:
    """Return a role, colour or place by its name; anything else as it stands in the file."""
    if word.endswith(BOLD):
        return say("word-bold", language, face=_word(word.removesuffix(BOLD), language))
    if word.endswith(MILLIMETRES):
        return say("unit-mm", language, number=word.removesuffix(MILLIMETRES))
    return say(f"word-{word}", language) if f"word-{word}" in CATALOGUE else word
