"""One sentence of the catalogue."""

from __future__ import annotations

from msgspec import Struct


class Message(Struct, frozen=True):
    """A sentence in both languages and, where there is one, a hint."""

    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""

    def sentence(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh" else self.en

    def hint(self, language: str) -> str:
        """Return the hint in `language`, or "" where there is none."""
        return self.hint_zh if language == "zh" else self.hint_en
