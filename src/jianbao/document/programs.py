"""Programs of others, found by the path or where they install: Windows and macOS set no path."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

WINDOWS = {
    "soffice": ("LibreOffice/program/soffice.exe",),
    "openssl": (
        "OpenSSL-Win64/bin/openssl.exe",
        "OpenSSL/bin/openssl.exe",
        "Git/usr/bin/openssl.exe",
        "Git/mingw64/bin/openssl.exe",
    ),
    "gpg": ("GnuPG/bin/gpg.exe", "Git/usr/bin/gpg.exe"),
}
"""Below the folders of programs, which every Windows has under these names."""
ROOTS = ("C:/Program Files", "C:/Program Files (x86)")
MACOS = {
    "soffice": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "openssl": ("/opt/homebrew/opt/openssl@3/bin/openssl", "/usr/local/opt/openssl@3/bin/openssl"),
    "gpg": ("/opt/homebrew/bin/gpg", "/usr/local/bin/gpg", "/usr/local/MacGPG2/bin/gpg"),
}


def found_program(*names: str) -> str | None:
    """Return the first program of these names that is here, or None."""
    known = (shutil.which(name) for name in names)
    placed = (place for name in names for place in _places(name) if Path(place).is_file())
    return next(filter(None, known), None) or next(placed, None)


def _places(name: str) -> list[str]:
    if sys.platform == "win32":
        return [f"{root}/{place}" for root in ROOTS for place in WINDOWS.get(name, ())]
    return list(MACOS.get(name, ())) if sys.platform == "darwin" else []
