"""What the audit says of a briefing, and the safe corrections written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jianbao.audit.accept import Judged
from jianbao.briefing.model import Briefing
from jianbao.library.papers import Paper
from jianbao.messages.errors import WriteError
from jianbao.messages.library import cannot_write


def judged_findings(briefing: Briefing, papers: Iterable[Paper] = ()) -> Judged:
    """Return what the audit says of a briefing and of its typeset papers, and what is accepted."""
    from jianbao.audit import audit
    from jianbao.audit.accept import judge
    from jianbao.audit.pages import PAGE_CODES, page_findings

    papers = list(papers)
    on_pages = (finding for paper in papers for finding in page_findings(paper.placed))
    found = dict.fromkeys([*audit(briefing), *on_pages])
    return judge(briefing, found, frozenset() if papers else PAGE_CODES)


def _write(folder: Path, changed: dict[str, str]) -> None:
    """Put every file in place whole; permissions stay."""
    try:
        for name, text in changed.items():
            _replace(folder / name, text.encode("utf-8"))
    except OSError as error:
        finding = cannot_write(reason=str(error))
        raise WriteError([finding]) from error


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    handle, staged = tempfile.mkstemp(prefix=".jianbao-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(staged).chmod(target.stat().st_mode & 0o7777)
        Path(staged).replace(target)
    except BaseException:
        Path(staged).unlink(missing_ok=True)
        raise
