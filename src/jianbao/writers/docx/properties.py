"""What the file says about itself."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document as WordDocument

from jianbao.document.composed import Properties

LONGEST = 255  # characters of a property, in Word and in python-docx


def set_properties(word_document: WordDocument, properties: Properties, mark: str) -> None:
    """Write title, author and dates; python-docx would write its own name and the time.

    `mark` stands as the content's status, which Word shows and programs keep when they save.
    """
    core = word_document.core_properties
    core.title = _short(properties.title)
    core.author = core.last_modified_by = _short(properties.author)
    core.subject = _short(properties.subject)
    core.keywords = _short(properties.keywords)
    core.language = properties.language
    core.created = core.modified = made_at(properties)
    core.content_status = mark
    core.revision = 1


def _short(text: str) -> str:
    """Return what a property holds of a text; the paper itself has all of it."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def made_at(properties: Properties) -> datetime:
    """Return when the document was made, in UTC: what stands in a file is read as UTC."""
    moment = properties.made_at
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
