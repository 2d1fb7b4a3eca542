"""What a message is made of: words that both languages have, and the values that fill them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic, Literal, ParamSpec, Protocol, TypeAlias

from msgspec import Struct

from jianbao.messages.excerpts import shortened

if TYPE_CHECKING:  # pathlib would be a twentieth of what `jianbao --help` takes
    from decimal import Decimal
    from pathlib import Path

P = ParamSpec("P")
LANGUAGES = ("en", "zh")
UNSEEN = (
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"
    "\\ud800-\\udfff\\U000e0000-\\U000e007f]"
)
"""Controls, and signs without a shape, some of which turn the direction of what follows."""
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Term(Struct, frozen=True):
    """A word or sentence in both languages; neither can be left out."""

    en: str
    zh: str

    def __post_init__(self) -> None:
        if not (self.en and self.zh):
            raise ValueError(f"a term needs both languages: {self.en!r}, {self.zh!r}")

    def text(self, language: str) -> str:
        """Return it in a language, `zh` or `en`."""
        return self.zh if language == "zh" else self.en


Unit = Literal["mm", "pt", "lines", "characters"]
UNITS: dict[str, Term] = {
    "mm": Term("{number} mm", "{number}毫米"),
    "pt": Term("{number} pt", "{number}磅"),
    "lines": Term("{number} lines", "{number}行"),
    "characters": Term("{number} characters", "{number}字"),
}


class Amount(Struct, frozen=True):
    """A number, or several as they are to be read, with their unit."""

    number: str
    unit: Unit

    def text(self, language: str) -> str:
        """Return it in a language."""
        return filled(UNITS[self.unit].text(language), {"number": self.number}, language)


Value: TypeAlias = "str | int | Decimal | Path | Term | Amount"
"""What may fill a message. A Term and an Amount are shown in the reader's language."""

Kept = str | Term | Amount
"""The same as a finding keeps it: what has no language is text."""


def kept(value: object) -> Kept:
    """Return a value as a finding keeps it."""
    return value if isinstance(value, Term | Amount) else shortened(str(value))


def filled(text: str, values: Mapping[str, object], language: str) -> str:
    """Return `text` with each `{name}` of `values` replaced; nothing else has a meaning."""

    def shown(placeholder: re.Match[str]) -> str:
        value = values.get(placeholder[1], placeholder[0])
        if isinstance(value, Term | Amount):
            return value.text(language)
        return visible(str(value))

    return PLACEHOLDER.sub(shown, text)


def visible(text: str) -> str:
    """Return a text with what a terminal obeys, or does not show, spelt out: \\x1b, \\u202e."""
    return text if text.isprintable() else re.sub(UNSEEN, _spelt, text)


def _spelt(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode()


class Phrase(Generic[P]):
    """Words that are no finding and have values: called with them, it gives a Term."""

    __slots__ = ("function", "term")

    def __init__(self, function: Callable[P, None], term: Term) -> None:
        self.function, self.term = function, term

    def __call__(self, /, *args: P.args, **values: P.kwargs) -> Term:
        """Return the words, filled in."""
        return Term(*(filled(self.term.text(language), values, language) for language in LANGUAGES))


def phrase(*, en: str, zh: str) -> Callable[[Callable[P, None]], Phrase[P]]:
    """Make a phrase of a function without a body, whose signature names the values.

    >>> @phrase(en="{count} pages", zh="{count}页")
    ... def page_count(*, count: int) -> None: ...
    >>> page_count(count=3).text("zh")
    '3页'
    """
    term = Term(en, zh)
    return lambda function: Phrase(function, term)


class Plural(Protocol):
    """A phrase whose one value is a count."""

    def __call__(self, *, count: int) -> Term:
        """Return the words with the count."""


def counted(one: Term, many: Plural, count: int) -> Term:
    """Return a number with its noun, in the singular or the plural."""
    return one if count == 1 else many(count=count)


LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set goes before


def language_of(environment: Mapping[str, str]) -> str:
    """Return zh where the locale is Chinese, en otherwise (POSIX order of the variables)."""
    for name in LOCALE:
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
