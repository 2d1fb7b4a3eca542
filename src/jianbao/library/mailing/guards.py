"""What may not be mailed at all (涉密不上网), and what only on purpose.

A mark counts wherever it stands: in the briefing, in the release's manifest, or printed as a
line of its own. Nothing that a caller can say lets a secret of the state or of the office through.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.briefing.model import Briefing
from jianbao.library.forms import form_of
from jianbao.library.release.marks import Marked, marks_in, marks_of
from jianbao.library.release.released import Released
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.findings import Finding
from jianbao.messages.mailing import (
    mail_doubtful,
    mail_internal,
    mail_limited,
    mail_limited_line,
    mail_secret,
    mail_secret_line,
    mail_unread,
    mail_work,
    mail_work_line,
)
from jianbao.readers.errors import ReadError

FOR_INTERNAL_USE = "internal"  # one fact, however it is worded


def check_may_be_mailed(
    briefing: Briefing, sources: dict[str, bytes], released: Released, internal_ok: bool
) -> None:
    """Check that a paper is no secret and, unless `internal_ok`, not for a few readers either.

    Gate: raises Refused with everything that it is marked with, each told once.
    """
    reported: dict[str, Finding] = {}
    if (briefing.particulars.internal or released.manifest.get("internal")) and not internal_ok:
        reported[FOR_INTERNAL_USE] = mail_internal()
    for marked in _marks(briefing, sources, released):
        if marked.marking.is_secret or not internal_ok:
            reported.setdefault(_fact(marked), _finding(marked))
    if reported:
        raise not_handed_on(reported.values())


def _marks(briefing: Briefing, sources: dict[str, bytes], released: Released) -> Iterator[Marked]:
    """Yield everything that marks the paper; what was said first."""
    yield from marks_of(briefing, sources, released.manifest)
    for name in released.files:
        yield from marks_in(_printed(name, released.files[name]), name, None)


def _fact(marked: Marked) -> str:
    """Return what a mark says: the same for each place where it stands."""
    mark = marked.marking
    if mark.kind in ("limit", "doubt") and any(word in mark.level for word in INTERNAL):
        return FOR_INTERNAL_USE
    return f"{mark.kind} {mark.level} {mark.term}"


INTERNAL = ("内部", "internal")


def _finding(marked: Marked) -> Finding:
    kind, text, place, file = marked.marking.kind, marked.text, marked.place, marked.file
    if kind == "doubt":
        return mail_doubtful(place, file=file, line=text)
    if kind == "state":
        told = mail_secret_line(place, file=file, line=text)
        return told if file else mail_secret(place, mark=text)
    if kind == "work":
        told = mail_work_line(place, file=file, line=text)
        return told if file else mail_work(place, mark=text)
    told = mail_limited_line(place, file=file, line=text)
    return told if file else mail_limited(place, mark=text)


def _printed(name: str, data: bytes) -> Iterator[str]:
    """Yield the lines that a file of a release prints, page heads and feet among them.

    Raises InputError where it cannot be read, or is of a form that nobody here reads.
    """
    try:
        yield from form_of(name).back.printed(data)
    except (KeyError, ReadError) as error:
        raise InputError([mail_unread(file=name)]) from error
