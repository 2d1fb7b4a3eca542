"""What readers of a manifest need to know of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

Manifest: TypeAlias = dict[str, Any]  # as JSON gives it
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 * 1024 * 1024  # bytes
LARGEST_FILE = 512 * 1024 * 1024  # bytes of one file of a release


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return sha256(data).hexdigest()


def moment_of(manifest: Manifest) -> datetime:
    """Return when a release says that it was made: any moment with its zone, in any year.

    Raises LookupError, TypeError or ValueError where it says none.
    """
    moment = datetime.fromisoformat(manifest["made_at"])
    if moment.tzinfo is None:
        raise ValueError(moment)
    try:
        moment.astimezone(UTC)
    except OverflowError as error:  # the first or last day of all, somewhere else
        raise ValueError(moment) from error
    return moment


def manifest_of(files: dict[str, bytes], before: bytes) -> bytes:
    """Return the manifest of a folder of prints: of these files and of those made before."""
    try:
        entries = {str(entry["name"]): entry["sha256"] for entry in json.loads(before)["files"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        entries = {}
    entries |= {name: digest(data) for name, data in files.items() if name != MANIFEST}
    listed = [{"name": name, "sha256": entries[name]} for name in sorted(entries)]
    return (json.dumps({"files": listed}, ensure_ascii=False, indent=2) + "\n").encode()
