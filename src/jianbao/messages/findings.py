"""Findings with a place, and the codes that make them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, NamedTuple, ParamSpec, Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from jianbao.messages.terms import Kept, Term, filled, kept, visible

P = ParamSpec("P")


class Level(StrEnum):
    """How bad a finding is: 必错, 疑似 or 提示."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True, order=True):
    """Where something stands: file as the user would type it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        if "!" in self.file and not self.file.endswith((".yaml", ".yml")):
            return visible(self.file)  # of a spreadsheet: 报表.xlsx!汇总!B3
        return f"{visible(self.file)}:{self.line}:{self.column}"


class Wording(Struct, frozen=True):
    """What a code says, and what to do about it; `{name}` is a value's place in both."""

    sentence: Term
    hint: Term | None = None


class Finding(Struct, frozen=True):
    """A diagnostic, made by calling a code, `unknown_key(place, name=…)`.

    `sentence` is what stands at the place, where the audit shows it; `room` is the file of codes
    that the code is of, `audit.arithmetic`.
    """

    code: str
    level: Level
    wording: Wording
    place: Place | None = None
    values: tuple[tuple[str, Kept], ...] = ()
    sentence: str = ""
    room: str = ""

    def text(self, language: str) -> str:
        """Return its sentence in a language."""
        return filled(self.wording.sentence.text(language), dict(self.values), language)

    def hint(self, language: str) -> str:
        """Return what to do about it, or ""."""
        hint = self.wording.hint
        return filled(hint.text(language), dict(self.values), language) if hint else ""

    @property
    def plain(self) -> dict[str, str]:
        """The values that are the same in every language, by name."""
        return {name: value for name, value in self.values if isinstance(value, str)}

    def with_text(self, changed: Callable[[str], str]) -> Finding:
        """Return the finding with its plain values and its sentence changed."""
        values = tuple(
            (name, changed(value) if isinstance(value, str) else value)
            for name, value in self.values
        )
        return replace(self, values=values, sentence=changed(self.sentence))

    def with_level(self, level: Level) -> Finding:
        """Return the finding at another level than its code's own, which is the usual one."""
        return replace(self, level=Level(level))

    def quoting(self, sentence: str) -> Finding:
        """Return the finding with the sentence that stands at its place."""
        return replace(self, sentence=sentence)


class Code(Generic[P]):
    """One kind of diagnostic, in both languages. Called with place and values: a finding.

    Its signature is that of the function it was made of; the type checker holds calls to it.
    """

    __slots__ = ("function", "level", "name", "room", "wording")

    def __init__(self, function: Callable[P, None], level: Level, wording: Wording) -> None:
        self.function, self.level, self.wording = function, Level(level), wording
        self.name = function.__name__.replace("_", "-")
        self.room = function.__module__.removeprefix(f"{__package__}.")

    def __call__(self, /, *args: P.args, **values: P.kwargs) -> Finding:
        """Return the finding; the place comes first, values follow by name."""
        place = cast("Place | None", args[0]) if args else None
        texts = tuple((name, kept(value)) for name, value in values.items())
        return Finding(self.name, self.level, self.wording, place, texts, "", self.room)

    def made(self, finding: Finding) -> bool:
        """Return whether a finding is of this code."""
        return finding.code == self.name


def message(
    level: Level, *, en: str, zh: str, hint: Term | None = None
) -> Callable[[Callable[P, None]], Code[P]]:
    """Make a code of a function without a body. Its name is the code, its signature the values.

    A code that stands somewhere takes `place: Place | None` first; `level` is its usual level.
    """
    wording = Wording(Term(en, zh), hint)
    return lambda function: Code(function, level, wording)


class _PlainCode(Protocol):
    def __call__(self, place: Place | None, /, *, name: str, allowed: str) -> Finding: ...


class _NearCode(Protocol):
    def __call__(
        self, place: Place | None, /, *, name: str, near: str, allowed: str
    ) -> Finding: ...


class UnknownName(NamedTuple):
    """The codes for a name that is not known: alone, and where one that is known is near."""

    plain: _PlainCode
    near: _NearCode
