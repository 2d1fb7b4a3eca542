"""What is kept between two keys, as long as it is used: memory does not grow with the keys."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from jianbao.fonts.faces import Kept

AGE = 8  # settings after which what none of them used is forgotten


class Aging(dict[Any, Any]):
    """A dictionary of two ages: what is not asked for during a whole age goes."""

    def __init__(self) -> None:
        super().__init__()
        self._before: dict[Any, Any] = {}

    def get(self, key: Hashable, default: Any = None) -> Any:
        """Return what is kept; what is found in the age before stays for another."""
        found = super().get(key)
        if found is None and self._before:
            found = self._before.get(key)
            if found is not None:
                self[key] = found
        return default if found is None else found

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self._before.clear()

    def age(self) -> None:
        """Begin another age."""
        self._before = dict(self)
        super().clear()


class KeptInUse(Kept):
    """Fonts, glyphs and paragraphs; of paragraphs those that were set not long ago."""

    def __init__(self) -> None:
        super().__init__()
        self.texts, self.lines = Aging(), Aging()
        self._settings = 0

    def set_once_more(self) -> None:
        """Count a setting; from time to time forget what none of the last ones used."""
        self._settings += 1
        if self._settings % AGE == 0:
            for each in (self.texts, self.lines):
                if isinstance(each, Aging):
                    each.age()
