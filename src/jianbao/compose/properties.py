"""What a file says of itself: title, author, subject, dates."""

from __future__ import annotations

from datetime import datetime

from jianbao.briefing.model import Briefing
from jianbao.compose.inlines import PENDING
from jianbao.compose.template.labels import parts
from jianbao.compose.template.model import Template
from jianbao.document.blocks import Mark, Properties, Words


def document_properties(briefing: Briefing, made_at: datetime, title: str = "") -> Properties:
    """Return what a file says about itself."""
    return Properties(
        title=title or "".join(line.text for line in briefing.title),
        author=briefing.issuer.text,
        subject=briefing.subtitle.text if briefing.subtitle else "",
        language=briefing.language,
        made_at=made_at,
    )


def page_number(template: Template) -> tuple[Words, ...]:
    """Return what stands at a page's foot, with live fields for its number and that of all."""
    label = parts(template.labels["page_number"], page=PENDING, pages=PENDING)
    return tuple(Words(text, link=Mark("", part) if part else None) for text, part in label)
