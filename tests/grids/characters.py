"""Characters by kind: two are of one kind if Unicode gives them the same properties."""

from __future__ import annotations

import random
import sys
import unicodedata
from functools import cache

HIGH = ((0x80, "ascii"), (0x100, "latin-1"), (0x370, "latin"), (0x590, "greek, cyrillic"),
        (0x2000, "other scripts"), (0x2E80, "signs"), (0x3400, "kana, radicals"),
        (0xA000, "han"), (0xD800, "more scripts"), (0xE000, "surrogates"), (0xF900, "private"),
        (0x10000, "forms"), (0x20000, "beyond"), (0x30000, "rare han"),
        (0x110000, "end"))  # fmt: skip


def kind_of(sign: str) -> tuple[str, ...]:
    """Return what makes a character of a kind."""
    part = next(name for end, name in HIGH if ord(sign) < end)
    mapping = unicodedata.decomposition(sign)
    return (
        unicodedata.category(sign),
        unicodedata.bidirectional(sign),
        unicodedata.east_asian_width(sign),
        (mapping.split(">")[0] if mapping.startswith("<") else "same") if mapping else "",
        "combining" if unicodedata.combining(sign) else "",
        part,
    )


@cache
def kinds() -> dict[tuple[str, ...], list[str]]:
    """Return every kind with its characters, surrogates and unassigned ones, too."""
    listed: dict[tuple[str, ...], list[str]] = {}
    for number in range(sys.maxunicode + 1):
        listed.setdefault(kind_of(chr(number)), []).append(chr(number))
    return listed


def some(seed: int) -> list[str]:
    """Return one character of each kind, chosen by a seed."""
    chosen = random.Random(seed)
    return [chosen.choice(signs) for _, signs in sorted(kinds().items())]


CLUSTERS = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "🇨🇳", "葛\U000e0100", "☎\ufe0f", "1\ufe0f\u20e3",
    "e\u0301", "ά", "が", "각", "ก็", "क्षि", "لا", "\u202eab\u202c", "ﬁ", "⿰亻言", "a\u200bb",
    "e\u0301\u0302\u0303", "\u2060", "ㄅㄆ", "〱", "㍿", "㊿", "𬭎", "𠮷", "⼀", "﹣", "…", "——",
)  # fmt: skip
