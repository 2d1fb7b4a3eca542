"""One briefing looked at again and again while it is written: only what changed is done anew."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.files import Nodes
from jianbao.briefing.reading.reading import ReadBriefing, read_briefing
from jianbao.compose.sheet.fitting import sheet_content
from jianbao.compose.template.model import Template
from jianbao.fonts.faces import Kept
from jianbao.library.audited import Audited
from jianbao.library.options import AnyBriefing, Surroundings, Unsaved
from jianbao.library.papers import Paper, paper_of, templates_of
from jianbao.library.sources import folder_of
from jianbao.library.templates import find_profile

AsMade = tuple[Any, Paper]


class Warm:
    """What is kept of one briefing between two looks, each part by what it was made of.

    It gives what reading, auditing and typesetting from the beginning give, to the byte: a YAML
    file is read again where its bytes changed, a paragraph set where its text, place or style did,
    the metrics sheet composed where anything that it says did, the audit done where the briefing
    is another. `forget` where a template, profile or font file may have changed. For one thread at
    a time.
    """

    def __init__(self, around: Surroundings = Surroundings()) -> None:
        self.around = around
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self._nodes: Nodes = {}
        self._kept = Kept()
        self._templates: dict[tuple[str, str, bool], tuple[Template, ...]] = {}
        self._audited: tuple[Briefing, Audited] | None = None
        self._sheets: dict[str, AsMade] = {}

    def read(self, briefing: AnyBriefing) -> ReadBriefing:
        """Return the briefing with the bytes it was read from. Raises InputError."""
        unsaved = briefing.files if isinstance(briefing, Unsaved) else None
        return read_briefing(folder_of(briefing), unsaved, self._nodes)

    def audited(self, content: Briefing) -> Audited:
        """Return what the audit finds in a briefing."""
        if self._audited is None or self._audited[0] != content:
            self._audited = content, Audited.of(content)
        return self._audited[1]

    def papers(self, briefing: AnyBriefing, content: Briefing, template: str = "") -> list[Paper]:
        """Return the typeset papers, the full one first. Raises InputError."""
        folder = folder_of(briefing)
        listed = any(figure.sheet != "no" for figure in content.figures.values())
        key = (template or content.template.text, content.language, listed)
        if key not in self._templates:
            profile = find_profile(folder, self.around)
            self._templates[key] = tuple(templates_of(content, template, self.around, profile))
        made_at = datetime.combine(content.date, time(), UTC)
        return [self._paper(content, each, made_at) for each in self._templates[key]]

    def _paper(self, content: Briefing, template: Template, made_at: datetime) -> Paper:
        known = self.audited(content).known
        if not template.prints("sheet"):
            return paper_of(content, template, made_at, known, self._kept)
        said = sheet_content(content, template, known)
        made = self._sheets.get(template.name)
        if made is None or made[0] != said:
            paper = paper_of(content, template, made_at, known, self._kept)
            made = self._sheets[template.name] = said, paper
        return made[1]
