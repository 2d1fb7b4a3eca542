"""Every sentence that the command line prints, in English and Chinese: the one catalogue.

A sentence is found by its code and filled with the values of a finding. `{name}` is replaced,
nothing else has a meaning.
"""

from __future__ import annotations

import re

from jianbao.messages.archiving import ARCHIVING
from jianbao.messages.audit import AUDIT
from jianbao.messages.commands import ARGPARSE_ZH, COMMANDS
from jianbao.messages.findings import Finding, Level
from jianbao.messages.layout import LAYOUT
from jianbao.messages.mailing import MAILING
from jianbao.messages.making import MAKING
from jianbao.messages.message import Message
from jianbao.messages.pictures import PICTURES
from jianbao.messages.printing import PRINTING
from jianbao.messages.reading import READING
from jianbao.messages.registering import REGISTERING
from jianbao.messages.releases import RELEASES
from jianbao.messages.templates import TEMPLATES

__all__ = [
    "ARGPARSE_ZH",
    "CATALOGUE",
    "LANGUAGES",
    "LEVELS",
    "Message",
    "counted",
    "hint",
    "language_of",
    "report",
    "say",
    "sentence",
]

CATALOGUE = {
    **READING,
    **PICTURES,
    **MAKING,
    **AUDIT,
    **RELEASES,
    **REGISTERING,
    **PRINTING,
    **TEMPLATES,
    **MAILING,
    **LAYOUT,
    **ARCHIVING,
    **COMMANDS,
}
LANGUAGES = ("en", "zh")
ASKED = re.compile(r"(.+) (mm|pt|lines|characters)")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def language_of(environment: dict[str, str]) -> str:
    """Return zh where the locale is Chinese, en otherwise (POSIX order of the variables)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(code: str, language: str, /, **values: object) -> str:
    """Return a sentence of the catalogue, filled in."""
    filling = {name: str(value) for name, value in values.items()}
    return _filled(CATALOGUE[code].sentence(language), filling, language)


def counted(what: str, count: int, language: str) -> str:
    """Return a number with its noun: `what` is the code of the plural, `what`-one the other's."""
    return say(f"{what}-one" if count == 1 else what, language, count=count)


def sentence(finding: Finding, language: str) -> str:
    """Return what a finding says."""
    return _filled(CATALOGUE[finding.code].sentence(language), dict(finding.values), language)


def hint(finding: Finding, language: str) -> str:
    """Return what to do about a finding, or ""."""
    return _filled(CATALOGUE[finding.code].hint(language), dict(finding.values), language)


def report(finding: Finding, language: str) -> str:
    """Return the lines that report a finding: place, level, sentence, then the hint."""
    place = f"{finding.place}: " if finding.place else ""
    level = LEVELS[finding.level].sentence(language)
    first = f"{place}{level}: {sentence(finding, language)}"
    advice = hint(finding, language)
    return f"{first}\n    {say('hint', language)}: {advice}" if advice else first


def _filled(text: str, values: dict[str, str], language: str) -> str:
    """Fill in values; a `kind` of field is itself a sentence of the catalogue, and the unit of
    what is `asked` too."""

    def value(name: re.Match[str]) -> str:
        found = values.get(name[1], name[0])
        asked = ASKED.fullmatch(found) if name[1] == "asked" else None
        if asked:
            unit = CATALOGUE[f"unit-{asked[2]}"].sentence(language)
            return unit.replace("{number}", asked[1])
        kind = CATALOGUE.get(found.removeprefix("@")) if name[1] == "kind" else None
        return kind.sentence(language) if kind else found

    return PLACEHOLDER.sub(value, text)


LEVELS = {
    Level.ERROR: Message("error", "必错"),
    Level.WARNING: Message("warning", "疑似"),
    Level.NOTE: Message("note", "提示"),
}
