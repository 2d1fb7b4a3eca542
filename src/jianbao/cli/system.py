"""What the system says where the environment says nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from jianbao.messages.terms import LOCALE, language_of

CHINESE = 0x04  # of a language's number, its lower ten bits (Windows: LANG_CHINESE)


def language(environment: Mapping[str, str]) -> str:
    """Return zh or en: as the environment's locale says or, on Windows, the system's own words."""
    if sys.platform != "win32" or any(environment.get(name) for name in LOCALE):
        return language_of(environment)
    try:
        import ctypes

        number = int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    except (ImportError, AttributeError, OSError):
        return "en"
    return "zh" if number & 0x3FF == CHINESE else "en"
