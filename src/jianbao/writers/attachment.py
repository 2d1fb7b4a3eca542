"""A file that is carried inside a PDF."""

from __future__ import annotations

from msgspec import Struct


class Attachment(Struct, frozen=True):
    """A file that is carried inside a PDF."""

    name: str  # with / between folders
    data: bytes
    mime: str
    relationship: str  # to the document: Source, Data (ISO 19005-3, annex E)
    description: str
