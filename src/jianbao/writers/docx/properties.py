"""What the file says about itself."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.document import Document as WordDocument

from jianbao.document.composed import Properties


def set_properties(word_document: WordDocument, properties: Properties) -> None:
    """Write title, author and dates; python-docx would write its own name and the time."""
    core = word_document.core_properties
    core.title = properties.title
    core.author = core.last_modified_by = properties.author
    core.subject = properties.subject
    core.keywords = properties.keywords
    core.language = properties.language
    core.created = core.modified = made_at(properties)
    core.revision = 1


def made_at(properties: Properties) -> datetime:
    """Return when the document was made, in UTC: what stands in a file is read as UTC."""
    moment = properties.made_at
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
