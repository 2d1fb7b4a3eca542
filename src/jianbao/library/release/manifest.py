"""What readers of a manifest need to know of it."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, TypeAlias

Manifest: TypeAlias = dict[str, Any]  # as JSON gives it
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 * 1024 * 1024  # bytes
LARGEST_FILE = 512 * 1024 * 1024  # bytes of one file of a release


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return sha256(data).hexdigest()
