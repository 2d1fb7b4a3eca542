"""PyYAML, loaded without what it compiles for its slow parser and for its guesses at values."""

from __future__ import annotations

import re


class _Later:
    """Stands for an expression of PyYAML, which is compiled when it is asked for something."""

    def __init__(self, *made_of: object) -> None:
        self._made_of = made_of

    def __getattr__(self, name: str) -> object:
        """Return what the compiled expression has under a name."""
        if name.startswith("__"):  # what Python looks for in everything, as when it is copied
            raise AttributeError(name)
        return getattr(re.compile(*self._made_of), name)  # type: ignore[call-overload]


_compile = re.compile
re.compile = _Later  # type: ignore[assignment]
try:
    import yaml as yaml
finally:
    re.compile = _compile
"""Why: ten expressions take a seventeenth of a check, and reading texts by libyaml uses none."""
