"""What a build is asked for, beside the briefing itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

FORMS = ("docx", "pdf")


ALL_FORMS = (*FORMS, "ofd")


class Options(Struct, frozen=True):
    """What the user asked for beside the briefing itself."""

    template: str = ""  # "": the briefing's own
    forms: tuple[str, ...] = FORMS
    archive: str = "3a"  # the kind of PDF/A, one of ARCHIVES
    made_at: datetime | None = None  # None: the briefing's date
    embed_fonts: bool = False  # put subsets of the faces into the Word files
    working_folder: Path = Path()
    profile: Path | None = None  # None: the one found upward from the briefing's folder
    profile_above: bool = True  # whether one is looked for there
    both_at_once: bool = False  # write Word and PDF in two processes; for one without threads
