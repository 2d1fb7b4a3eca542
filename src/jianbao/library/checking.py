"""`check` and `fixes`: what the audit says of a briefing, and its safe corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.accept import Accepted, Judged
from jianbao.briefing.model import Briefing
from jianbao.briefing.places import place_of
from jianbao.compose.template.profile import Profile
from jianbao.library.audited import Audited
from jianbao.library.options import AnyBriefing, AnyPath, Surroundings
from jianbao.library.papers import Paper, composing_findings, templates_of, typeset_with
from jianbao.library.results import Written, writing
from jianbao.library.sources import folder_of, read
from jianbao.library.templates import find_profile
from jianbao.messages.audit.signs import sign_lookalike
from jianbao.messages.audit.text import range_hyphen
from jianbao.messages.errors import capped
from jianbao.messages.findings import Finding, Level, Place
from jianbao.messages.fonts import glyph_missing

if TYPE_CHECKING:
    from jianbao.library.release.release import LevelName

NOWHERE = Place("", 0, 0)


class Checked(Struct, frozen=True):
    """What the audit says of one briefing: errors, too, for nothing leaves."""

    findings: tuple[Finding, ...]  # in the order of its files
    accepted: tuple[Accepted, ...]  # those that its author stands by, with the reason
    known: dict[str, int] = {}  # figures proved, contradicted, not-checkable, not-checked

    def count(self, level: Level | LevelName) -> int:
        """Return how many findings have a level: error, warning or note.

        Raises ValueError for a level that is none.
        """
        wanted = Level(level)
        return sum(finding.level is wanted for finding in self.findings)


class Fixes(Struct, frozen=True):
    """Safe corrections of a briefing's own files: punctuation and dates, never a figure.

    `texts` has each file that would change: its text before and after, by name in the folder.
    """

    folder: Path
    texts: dict[str, tuple[str, str]]

    def diff(self) -> Iterator[str]:
        """Yield the unified difference of each file."""
        from jianbao.audit.fix import diff

        for name, (before, after) in self.texts.items():
            yield diff(before, after, (self.folder / name).as_posix())

    def write(self) -> Written:
        """Write the corrected files, each whole; permissions stay. Raises WriteError."""
        _write(self.folder, {name: after for name, (_, after) in self.texts.items()})
        return Written(self.folder, tuple(self.folder / name for name in self.texts))


def check(
    briefing: AnyBriefing, around: Surroundings = Surroundings(), *, pages: bool = False
) -> Checked:
    """Return what the audit finds in a briefing's folder; nothing is made.

    With `pages` its pages are set, too, and looked at: lines, breaks, what does not fit.

    No gate: errors are findings here. Raises InputError where it cannot be read, or its template
    or profile cannot be used: what `build` refuses is told without `pages`, too.
    """
    folder, content = folder_of(briefing), read(briefing).briefing
    profile = find_profile(folder, around)
    templates = list(templates_of(content, "", around, profile))
    papers = typeset_with(content, templates) if pages else ()
    of_papers = [paper.findings for paper in papers] or composing_findings(content, templates)
    refused = [each for found in of_papers for each in found if each.level is Level.ERROR]
    judged = judged_findings(content, papers, earlier_findings(folder, content))
    unlike = (each for each in refused if not glyph_missing.made(each))  # judged told of those
    styled = dict.fromkeys([*in_style(judged.findings, profile), *unlike])
    ordered = sorted(styled, key=lambda finding: finding.place or NOWHERE)
    return Checked(tuple(ordered), judged.accepted, judged.known)


def fixes(briefing: AnyPath) -> Fixes:
    """Return the safe corrections of a briefing's folder; nothing is written.

    Raises InputError where it cannot be read.
    """
    from jianbao.audit.fix import fixes as corrected

    folder = Path(briefing)
    typed = read(folder)
    changed = corrected(typed.briefing, typed.sources)
    texts = {name: (typed.sources[name].decode("utf-8"), text) for name, text in changed.items()}
    return Fixes(folder, texts)


def judged_findings(
    briefing: Briefing,
    papers: Iterable[Paper] = (),
    earlier: Iterable[Finding] | None = None,
    audited: Audited | None = None,
) -> Judged:
    """Return what the audit says of a briefing and of its typeset papers, and what is accepted.

    `earlier` is what an earlier paper published otherwise, where that was looked at, `audited`
    what was found in the briefing itself, where that is known.
    """
    from jianbao.audit.accept import judge
    from jianbao.audit.earlier import EARLIER
    from jianbao.audit.pages import PAGE_CODES, page_findings

    papers = list(papers)
    audited = audited or Audited.of(briefing)
    alike = {each.place for each in audited.findings if sign_lookalike.made(each)}  # told already
    without_glyphs = (
        each for paper in papers for each in paper.findings if glyph_missing.made(each)
    )
    on_pages = [
        *(
            finding if finding.place else replace(finding, place=briefing.title[0].place)
            for paper in papers
            for finding in page_findings(paper.placed)
        ),
        *(_placed(each, briefing) for each in without_glyphs if each.place not in alike),
    ]
    findings = dict.fromkeys([*audited.findings, *(earlier or ()), *on_pages])
    not_run = frozenset() if papers else PAGE_CODES | {glyph_missing.name}
    judged = judge(briefing, findings, not_run if earlier is not None else not_run | EARLIER)
    return replace(judged, findings=capped(judged.findings), known=audited.known)


def _placed(finding: Finding, briefing: Briefing) -> Finding:
    """Return a finding about a character with the place where that was typed."""
    if finding.place:
        return finding
    return replace(finding, place=place_of(briefing, finding.plain["character"]))


def in_style(findings: Iterable[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Return findings without those that an office's own style makes right."""
    unlike = {range_hyphen.name} if profile.hyphens else set()
    return tuple(finding for finding in findings if finding.code not in unlike)


def earlier_findings(folder: Path, briefing: Briefing) -> tuple[Finding, ...]:
    """Return what an earlier paper beside this one published otherwise.

    Raises InputError where the one that is named cannot be read.
    """
    from jianbao.audit.earlier import against
    from jianbao.briefing.earlier import earlier_briefing

    earlier = earlier_briefing(folder, briefing)
    return tuple(against(briefing, earlier)) if earlier else ()


def _write(folder: Path, changed: dict[str, str]) -> None:
    """Put every file in place whole; permissions stay. A link inside the folder stays one."""
    from jianbao.library.release.files import change_files

    with writing(folder):
        change_files(folder, {name: text.encode("utf-8") for name, text in changed.items()})
