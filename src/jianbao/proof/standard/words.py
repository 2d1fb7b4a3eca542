"""Rules, measures and verdicts in words, in the reader's language."""

from __future__ import annotations

from jianbao.messages.standard import (
    FAULTS,
    LAYOUT_ABSENT,
    LAYOUT_MISSING,
    LAYOUT_NONE_WRONG,
    LAYOUT_NOT_SHOWN,
    MEASURED_WORDS,
    REQUIRED,
    SOURCES,
    VERDICTS,
    layout_more,
    layout_on_page,
    word_bold,
)
from jianbao.messages.terms import Amount, Unit
from jianbao.proof.standard.requirement import Fault, Measure, Reading, Requirement, Source, Verdict

MOST_SHOWN = 2  # faults in a cell of the table
RANGE = {"zh": "～", "en": "–"}
BETWEEN = {"zh": "、", "en": ", "}
BOLD = "-bold"
MILLIMETRES = " mm"


def clause_text(requirement: Requirement) -> str:
    """Return standard and clause; GB/T 9704-2012 goes without saying."""
    named = (
        ""
        if requirement.standard == "GB/T 9704-2012"
        else requirement.standard.removesuffix("-2011")
    )
    return " ".join(part for part in (named, requirement.clause.replace("—", "")) if part) or "—"


def required_text(requirement: Requirement, language: str) -> str:
    """Return what a rule asks for."""
    return REQUIRED[requirement.code].text(language)


def source_text(source: Source, language: str) -> str:
    """Return how firmly a rule is laid down."""
    return SOURCES[source].text(language)


def verdict_text(verdict: Verdict, language: str) -> str:
    """Return a verdict."""
    return VERDICTS[verdict].text(language)


def measured_text(reading: Reading, language: str) -> str:
    """Return what was measured."""
    measure, requirement = reading.measure, reading.requirement
    if measure.absent:
        missing = reading.verdict is Verdict.BROKEN
        return (LAYOUT_MISSING if missing else LAYOUT_ABSENT).text(language)
    if reading.verdict is Verdict.UNKNOWN:
        return LAYOUT_NOT_SHOWN.text(language)
    return _measured(measure, requirement.unit, language)


def asked(reading: Reading) -> str | Amount:
    """Return what a theme asks for: words as the theme has them, or numbers with their unit."""
    measure, unit = reading.measure, reading.requirement.unit
    words = ", ".join(measure.words)
    if words.endswith(MILLIMETRES):
        return Amount(words.removesuffix(MILLIMETRES), "mm")
    numbers = ", ".join(dict.fromkeys(_number(low, high, "~") for low, high in measure.numbers))
    return words or (Amount(numbers, unit) if numbers and unit else numbers or unit or "")


def _measured(measure: Measure, unit: Unit | None, language: str) -> str:
    if measure.faults:
        return _faults(measure.faults, language)
    if measure.words:
        return BETWEEN[language].join(_word(word, language) for word in measure.words)
    if measure.numbers:
        shown = dict.fromkeys(_number(low, high, RANGE[language]) for low, high in measure.numbers)
        number = BETWEEN[language].join(list(shown)[: MOST_SHOWN + 1])
        return Amount(number, unit).text(language) if unit else number
    return LAYOUT_NONE_WRONG.text(language)


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
    return layout_more(first=shown, count=len(faults)).text(language)


def _fault(fault: Fault, language: str) -> str:
    what = FAULTS[fault.code].text(language) if fault.code else fault.text
    return layout_on_page(page=fault.page, what=what).text(language) if fault.page else what


def _word(word: str, language: str) -> str:
    """Return a role, colour or place by its name; anything else as it stands in the file."""
    if word.endswith(BOLD):
        return word_bold(face=_word(word.removesuffix(BOLD), language)).text(language)
    if word.endswith(MILLIMETRES):
        return Amount(word.removesuffix(MILLIMETRES), "mm").text(language)
    return MEASURED_WORDS[word].text(language) if word in MEASURED_WORDS else word
