"""A paper with many cells of a grid is built in this process: each cell must stand or be refused.

One build tries as many cells as there are fields. What a finding refuses by its place is taken
out and the rest is built again, until a build has no errors. What ends in anything else (a trace,
a difference of the reading back, a refusal without a place) is a fault; it is narrowed down.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct

from jianbao.briefing.inline import MARKUP
from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.errors import BriefingError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.rest import and_more
from tests.conftest import ROOT
from tests.grids.paper import Field, fields, text_of, unsaved, written

NOT_ALL_TOLD = "findings of one code are too many to tell all"  # fewer cells tell more
NOWHERE = Path("/nonexistent")
AROUND = Surroundings(ROOT, profile_above=False)


class Fault(Struct, frozen=True):
    """Cells that end otherwise than they must."""

    template: str
    cells: tuple[tuple[str, str], ...]
    reason: str

    def __str__(self) -> str:
        cells = ", ".join(f"{where}={what!r}" for where, what in self.cells[:4])
        return f"{self.template}: {cells}: {self.reason}"


class Tally(Struct):
    """What became of the cells."""

    tried: int = 0
    built: int = 0
    refused: Counter[str] = Counter()
    faults: list[Fault] = []
    builds: int = 0

    def __post_init__(self) -> None:
        self.refused, self.faults = Counter(), []


class Outcome(Struct, frozen=True):
    """What one build gave: errors with a field, one elsewhere, or the reason of a fault."""

    errors: tuple[tuple[Field, Finding], ...] = ()
    strays: tuple[Finding, ...] = ()  # errors that have a place, but in no field that was changed
    fault: str = ""
    files: dict[str, bytes] = {}

    def typed_at(self, finding: Finding) -> str:
        """Return what stands in the paper's files where a finding is about, to the line's end."""
        place = finding.place
        data = self.files.get(place.file.split("/grid/")[-1], b"") if place else b""
        lines = data.decode("utf-8", "surrogatepass").split("\n")
        return lines[place.line - 1][place.column - 1 :] if place and data else ""

    @property
    def elsewhere(self) -> str:
        """The code of an error elsewhere, where there are none in fields that were changed."""
        return "" if self.errors or not self.strays else self.strays[-1].code


def attempt(changed: Mapping[Field, str], template: str) -> Outcome:
    """Build the paper once."""
    paper = written(changed)
    try:
        made = make_release(unsaved(paper.files, NOWHERE), BuildOptions(template), AROUND)
        findings = made.findings
        refused = any(finding.level is Level.ERROR for finding in findings)
        lost = not refused and _lost(
            made, changed, {_field(finding, paper.lines) for finding in findings}
        )
        if lost:
            some = any(finding.code == and_more.name for finding in findings)
            return Outcome(fault=NOT_ALL_TOLD if some else f"lost without a word: {lost}")
    except BriefingError as error:
        findings = error.findings
        if not findings:
            return Outcome(fault="refused without a finding")
    except Exception as error:  # any trace at all is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        return Outcome(fault=f"{type(error).__name__} at {place}: {str(error)[:80]}")
    errors: list[tuple[Field, Finding]] = []
    strays: list[Finding] = []
    for finding in findings:
        if finding.level is not Level.ERROR:
            continue
        field = _field(finding, paper.lines)
        if finding.place is None or not changed:
            return Outcome(fault=f"{finding.code} at {finding.place}: {finding.text('en')[:160]}")
        if field in changed:
            errors.append((field, finding))
        else:
            strays.append(finding)
    return Outcome(tuple(errors), tuple(strays), files=paper.files)


def _lost(release: Release, changed: Mapping[Field, str], told: set[Field | None]) -> str:
    """Return a field of whose text the Word file has the beginning only; "" where there is none."""
    printed = "".join(
        "".join(ElementTree.fromstring(parts.read(name)).itertext())
        for output in release.outputs
        if output.name.endswith(".docx")
        for parts in (ZipFile(BytesIO(output.data)),)
        for name in parts.namelist()
        if name.startswith("word/") and name.endswith(".xml")
    )
    printed = "".join(printed.replace("\u200b", "").split())
    for field, text in changed.items():
        start = text.find(own(field))
        if field in told or MARKUP.search(text) or text_of(field).endswith("%"):
            continue
        wanted = text[start : text.rfind("尾") + 1]
        if own(field) in printed and "".join(wanted.split()) not in printed:  # breaks are elements
            return str(field)
    return ""


def _field(finding: Finding, lines: Mapping[tuple[str, int], Field]) -> Field | None:
    """Return the field that a finding is about by its place."""
    if finding.place is None:
        return None
    file = finding.place.file.split("/grid/")[-1]
    return lines.get((file, finding.place.line))


def settle(changed: Mapping[Field, str], template: str, tally: Tally) -> dict[Field, str]:
    """Build until nothing is refused; return what was refused, by field with the code.

    Where it is not said which cell is refused, both halves of the cells are tried apart.
    """
    left, refused = dict(changed), {}
    while left:
        tally.builds += 1
        outcome = attempt(left, template)
        if not (outcome.fault or outcome.elsewhere or outcome.errors):
            break
        if not outcome.errors:
            return refused | _halved(left, outcome, template, tally)
        gone = {field: finding.code for field, finding in outcome.errors}
        refused.update(gone)
        left = {field: text for field, text in left.items() if field not in gone}
    return refused


def _halved(
    cells: Mapping[Field, str], outcome: Outcome, template: str, tally: Tally
) -> dict[Field, str]:
    """Return which of some cells are refused, and note a fault of them."""
    before, names = len(tally.faults), list(cells)
    refused: dict[Field, str] = {}
    if len(cells) > 1:
        for some in (names[::2], names[1::2]):
            refused |= settle({name: cells[name] for name in some}, template, tally)
    elif not outcome.fault:
        refused = dict.fromkeys(cells, outcome.elsewhere)
    if is_fault(outcome) and len(tally.faults) == before:  # none of a half: what they do together
        few = narrowed(cells, template)
        shown = tuple((str(field), text) for field, text in few.items())
        reason = attempt(few, template).fault or outcome.fault
        tally.faults.append(Fault(template, shown, reason))
        refused |= dict.fromkeys(few, "fault")
    return refused


def is_fault(outcome: Outcome) -> bool:
    """Return whether what several cells end in is a fault, if none of their parts does."""
    return bool(outcome.fault) and outcome.fault != NOT_ALL_TOLD


def narrowed(changed: Mapping[Field, str], template: str) -> dict[Field, str]:
    """Return few of the cells that together still end in a fault, or in an error elsewhere."""
    left = dict(changed)
    size = len(left) // 2
    while size:
        names = list(left)
        for start in range(0, len(names), size):
            without = {name: left[name] for name in left if name not in names[start : start + size]}
            if len(without) < len(left):
                outcome = attempt(without, template)
                if outcome.fault or outcome.elsewhere:
                    left = without
        size //= 2
    return left


FIRST, SECOND = "子丑寅卯辰巳午未申酉", "戊己庚辛壬癸亥戌羊犬"  # no other text has them


def own(field: Field) -> str:
    """Return two characters that no other field has, so that its text is found in a file."""
    tens, ones = divmod(fields().index(field), len(SECOND))
    return FIRST[tens % len(FIRST)] + SECOND[ones]


def joined(field: Field, texts: Sequence[str]) -> str:
    """Return the field's own text with these put into it, behind two characters of its own."""
    text = text_of(field)
    middle = len(text) // 2 if not set(text) & set("{[!") else len(text)
    return text[:middle] + own(field) + "字".join(texts) + "尾" + text[middle:]


def instead(field: Field, texts: Sequence[str]) -> str:
    """Return these in place of the field's own text."""
    return "字".join(texts)


Put = Callable[[Field, Sequence[str]], str]


def rotated(
    texts: Sequence[str],
    free: Sequence[Field],
    chunk: int,
    template: str,
    tally: Tally,
    put: Put = joined,
) -> None:
    """Try every text in every field: `chunk` at once in a field, then those refused alone."""
    chunks = [texts[start : start + chunk] for start in range(0, len(texts), chunk)]
    alone: list[tuple[Field, str]] = []
    for turn in range(len(chunks)):
        cells = {field: chunks[(turn + number) % len(chunks)] for number, field in enumerate(free)}
        refused = settle(
            {field: put(field, each) for field, each in cells.items()}, template, tally
        )
        for field, each in cells.items():
            if field in refused and len(each) > 1:
                alone += [(field, text) for text in each]
                continue
            tally.tried += len(each)
            if field in refused:
                tally.refused[refused[field]] += 1
            else:
                tally.built += len(each)
    one_by_one(alone, template, tally, put)


def one_by_one(
    cells: Iterable[tuple[Field, str]], template: str, tally: Tally, put: Put = joined
) -> None:
    """Try cells, one in each field at a time; the same text at the same time, as far as may be."""
    queues: dict[Field, list[str]] = {}
    for field, text in sorted(cells, key=lambda cell: cell[1]):
        queues.setdefault(field, []).append(text)
    while queues:
        turn = {field: texts.pop() for field, texts in queues.items()}
        queues = {field: texts for field, texts in queues.items() if texts}
        refused = settle(
            {field: put(field, [text]) for field, text in turn.items()}, template, tally
        )
        tally.tried += len(turn)
        tally.built += len(turn) - len(refused)
        tally.refused.update(refused.values())
