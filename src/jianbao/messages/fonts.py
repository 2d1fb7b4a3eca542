"""What is said of characters that a face lacks."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="no face has the character '{character}' ({number}); the PDF could not print it",
    zh="各字体均无“{character}”（{number}）字，PDF无法印出",
    hint=Term(
        "check it; a profile can name a font that has it; once it is accepted, □ stands for it",
        "请核对此字；可在单位配置中指定含有此字的字体；认可后以□代替",
    ),
)
def glyph_missing(
    place: Place | None, /, *, character: str, number: str, face: str, other: str
) -> None: ...


@message(
    Level.NOTE,
    en="{face} has no '{character}' ({number}); {other} stands in",
    zh="{face}无“{character}”（{number}）字，以{other}代替",
)
def glyph_substituted(
    place: Place | None, /, *, face: str, character: str, number: str, other: str
) -> None: ...
