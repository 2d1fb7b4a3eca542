"""What a file says of itself: title, author, subject, dates."""

from __future__ import annotations

from datetime import datetime

from jianbao.briefing.model import Briefing
from jianbao.compose.template.labels import parts
from jianbao.compose.template.model import Template
from jianbao.document.composed import Properties
from jianbao.document.inlines import Numbering, PageField, Words


def document_properties(briefing: Briefing, made_at: datetime, title: str = "") -> Properties:
    """Return what a file says about itself."""
    return Properties(
        title=title or "".join(line.text for line in briefing.title),
        author=briefing.issuer.text,
        subject=briefing.subtitle.text if briefing.subtitle else "",
        language=briefing.language,
        made_at=made_at,
    )


def page_number(template: Template) -> Numbering:
    """Return what stands at a page's foot, with fields for its number and that of all."""
    label = parts(template.labels["page_number"], page="", pages="")
    return tuple(_numbering(text, part) for text, part in label)


def _numbering(text: str, part: str) -> Words | PageField:
    match part:
        case "page" | "pages":
            return PageField(part)
        case _:
            return Words(text)
