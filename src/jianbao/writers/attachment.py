"""A file that is carried inside a PDF, under a name that every program can write to a disk.

`pdfdetach -saveall` takes / for a folder that is not there, and ends: so + stands between folders.
"""

from __future__ import annotations

import re

from msgspec import Struct

FLAT = {"%": "%25", "+": "%2B", "/": "+"}
PATHS = {"+": "/", "%2B": "+", "%25": "%"}


class Attachment(Struct, frozen=True):
    """A file that is carried inside a PDF."""

    name: str  # with / between folders
    data: bytes
    mime: str
    relationship: str  # to the document: Source, Data (ISO 19005-3, annex E)
    description: str


def flat(path: str) -> str:
    """Return the name of a file in a PDF: briefings+june+briefing.yaml."""
    return re.sub("[%+/]", lambda sign: FLAT[sign[0]], path)


def path_of(name: str) -> str:
    """Return the path that a file in a PDF has in a folder.

    Before 0.1.0 a name was the path itself: one with / is left alone.
    """
    return name if "/" in name else re.sub(r"\+|%2B|%25", lambda sign: PATHS[sign[0]], name)
