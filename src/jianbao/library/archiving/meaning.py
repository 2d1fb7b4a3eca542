"""A release's manifest compared by what it says: another version may write it otherwise.

What only newer versions write may be missing. Everything else is named where it differs: a report
that another version's checks made shorter looks just like one that somebody shortened.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

MAY_LACK = {"figures_known"}  # keys that say nothing which is not said elsewhere
FINDINGS = ("findings", "accepted")


def manifest_differences(theirs: bytes, ours: bytes) -> Iterator[str]:
    """Yield where two manifests say different things, and "" where one is not as they are written.

    Bytes that mean nothing (blanks, a key that stands twice) are such a difference, too.
    """
    written, own = _read(theirs), json.loads(ours)
    if not isinstance(written, dict) or _written(written) != theirs:
        yield ""
        return
    for key in sorted(written.keys() | own.keys()):
        if key not in written:
            yield from [] if key in MAY_LACK else [key]
        elif key in FINDINGS:
            yield from _finding_differences(key, written[key], own.get(key, []))
        else:
            yield from _value_differences(key, written[key], own.get(key))


def _read(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _written(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _value_differences(place: str, theirs: object, ours: object) -> Iterator[str]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted(theirs.keys() | ours.keys()):
            yield from _value_differences(f"{place}.{key}", theirs.get(key), ours.get(key))
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for number, (one, other) in enumerate(zip(theirs, ours, strict=True), 1):
            yield from _value_differences(f"{place}.{number}", one, other)
    elif theirs != ours or type(theirs) is not type(ours):
        yield place


def _finding_differences(place: str, theirs: Any, ours: Any) -> Iterator[str]:
    """Yield each finding that stands in one report alone: its code, and where it is."""
    if not isinstance(theirs, list) or not all(isinstance(each, dict) for each in theirs):
        yield place
        return
    one, other = (Counter(map(_written, each)) for each in (theirs, ours))
    for entry in sorted([*(one - other), *(other - one)]):
        finding = json.loads(entry)
        where = ":".join(str(finding[key]) for key in ("file", "line") if key in finding)
        yield f"{place}: {finding.get('code', '')} {where}".rstrip()
