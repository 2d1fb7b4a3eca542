"""The reported cases (tests/cases/reported) and relatives of them, typeset."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from jianbao.audit.fix import fixes
from jianbao.document.placed import Item, Line, Placed
from jianbao.library.audited import Audited
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.sources import read
from jianbao.messages.findings import Finding

ROOT = Path(__file__).parents[2]
REPORTED = ROOT / "tests/cases/reported"


@dataclass(frozen=True)
class Paper:
    """A case typeset, what was told about it, and what --fix would write, by file."""

    placed: Placed
    findings: tuple[Finding, ...]
    fixed: dict[str, str]

    @property
    def codes(self) -> set[str]:
        """The codes of all findings."""
        return {finding.code for finding in self.findings}

    @property
    def errors(self) -> set[str]:
        """The codes of those that refuse the build."""
        return {finding.code for finding in self.findings if finding.level == "error"}

    def items(self, page: int) -> tuple[Item, ...]:
        """Return all that stands on a page, counted from 1."""
        return self.placed.pages[page - 1].items

    def lines(self, role: str = "text") -> list[list[Line]]:
        """Return the lines of each page, from its top."""
        return [
            sorted(
                (item for item in page.items if isinstance(item, Line) and item.role == role),
                key=lambda line: line.baseline,
            )
            for page in self.placed.pages
        ]

    def texts(self, role: str = "text") -> list[list[str]]:
        """Return what they say."""
        return [[line.text for line in page] for page in self.lines(role)]

    @property
    def text(self) -> str:
        """All lines of text, one a line."""
        return "\n".join(text for page in self.texts() for text in page)

    def line(self, start: str) -> Line:
        """Return the first line that begins with some characters."""
        return next(line for page in self.lines() for line in page if line.text.startswith(start))


def reported(
    folder: Path, case: str, *changes: tuple[str, str], more: str = "", cases: Path = REPORTED
) -> Paper:
    """Return a case, copied to `folder`, typeset.

    Each change puts a text in place of another one in its files; `more` is added to the briefing.
    """
    (source,) = cases.glob(f"{case}-*")
    copy = folder / source.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy)
    for old, new in changes:
        files = [path for path in copy.rglob("*.yaml") if old in path.read_text("utf-8")]
        assert files, old
        for path in files:
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    if more:
        with (copy / "briefing.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    typed = read(copy)
    papers = typeset_papers(typed.briefing, Surroundings(working_folder=ROOT), copy)
    findings = (*Audited.of(typed.briefing).findings, *papers[0].findings)
    return Paper(papers[0].placed, findings, fixes(typed.briefing, typed.sources))
