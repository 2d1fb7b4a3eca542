"""Where something stands in what was typed, for findings about words that were put together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar


def place_of(content: object, words: str) -> Place | None:
    """Return where `words` first stand in a briefing or a part of one; None where they do not.

    A text that is kept without its place has that of the record that it stands in.
    """
    return next(_places(content, words, None), None)


def _places(value: object, words: str, around: Place | None) -> Iterator[Place]:
    match value:
        case Scalar(text=text):
            if words in text:
                yield value.place_at(text.index(words))
        case str(text):
            if words in text and around:
                yield around
        case Place() | date():
            pass
        case Struct():
            own = getattr(value, "place", None)
            own = own if isinstance(own, Place) else around
            for name in value.__struct_fields__:
                yield from _places(getattr(value, name), words, own)
        case dict():
            for part in value.values():
                yield from _places(part, words, around)
        case tuple() | list():
            for part in value:
                yield from _places(part, words, around)
