"""What is told of a briefing while it is written: findings, the ledger, and whether it may go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from jianbao.briefing.model import Briefing, Figure
from jianbao.briefing.particulars import Filing
from jianbao.briefing.prose import plain_period
from jianbao.desk.drawing import Drawer
from jianbao.desk.fields import LEDGER, key_of
from jianbao.desk.paper import OpenPaper
from jianbao.desk.plainly import advised, said
from jianbao.desk.splicing import CannotWriteError, Path, Source, Values, values_of
from jianbao.library.audited import Audited
from jianbao.library.checking import earlier_findings, in_style, judged_findings
from jianbao.library.figures import Entry, ledger_entries
from jianbao.library.papers import Paper
from jianbao.library.templates import find_profile
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence

NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
AT = 24  # characters by which an acceptance names a sentence


class Told(Struct, frozen=True, omit_defaults=True):
    """A finding as the desk shows it. `at` is how an acceptance names it."""

    level: str
    text: str
    hint: str = ""
    sentence: str = ""
    key: str = ""  # of the field where it stands
    offset: int = 0
    figure: str = ""
    code: str = ""
    at: str = ""
    expected: str = ""  # the value that the figure would have by its relation, as it is typed


class Stood(Struct, frozen=True):
    """A finding that the author stands by."""

    text: str
    reason: str


class LedgerRow(Struct, frozen=True, omit_defaults=True):
    """One figure: its values are text. `typed` has the keys of its entry as they are typed."""

    id: str
    label: str
    value: str
    unit: str
    written: str
    kind: str = ""
    period: str = ""
    group: str = ""
    scope: str = ""
    state: str = "not-checked"
    proved: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    uses: tuple[tuple[str, int], ...] = ()
    pages: tuple[int, ...] = ()
    typed: dict[str, Values] = {}


class Look(Struct, frozen=True):
    """Everything that is told after a moment of quiet."""

    version: int
    findings: tuple[Told, ...]
    stood: tuple[Stood, ...]
    figures: tuple[LedgerRow, ...]
    states: dict[str, int]
    readable: bool
    period: str = ""  # as {period} prints
    filing: dict[str, str] = {}  # how it would be archived, whoever says so


class Looker:
    """Looks at one briefing, in one language."""

    def __init__(self, paper: OpenPaper, drawer: Drawer, language: str) -> None:
        self.paper, self.drawer, self.language = paper, drawer, language
        self.files = dict(paper.files)
        self._ledger = dict(self._keys())

    def look(self, template: str = "") -> tuple[Look, list[Paper]]:
        """Return what is to be told, and all papers, the metrics sheet among them."""
        version = self.paper.version
        try:
            briefing = self.drawer.read(self.files)
            audited = Audited.of(briefing)
            self.drawer.known = audited.known
            papers = self.drawer.papers(briefing, template)
        except InputError as error:
            told = tuple(self.told(error.findings))
            return Look(version, told, (), tuple(self._typed_rows()), {}, False), []
        folder = self.paper.folder
        earlier = earlier_findings(folder, briefing)
        judged = judged_findings(briefing, papers, earlier, audited)
        styled = in_style(judged.findings, find_profile(folder, self.drawer.around))
        stood = (Stood(said(each.finding, self.language), each.reason) for each in judged.accepted)
        rows = tuple(self._rows(briefing, papers[0]))
        states = {key: value for key, value in judged.known.items() if value}
        period = plain_period(briefing.period, "en" if briefing.language == "en" else "zh-CN")
        told = tuple(self.told(styled))
        filing = dict(_filing(briefing.particulars.filing))
        return Look(version, told, tuple(stood), rows, states, True, period, filing), papers

    def told(self, findings: Iterable[Finding]) -> Iterator[Told]:
        """Yield findings as they are shown, the worst first."""
        order = list(Level)
        for finding in sorted(findings, key=lambda each: order.index(each.level)):
            key, offset = self._place(finding)
            figure = _figure_of(key)
            yield Told(
                str(finding.level), said(finding, self.language), advised(finding, self.language),
                finding.sentence, key, offset, figure, finding.code,
                figure or finding.sentence[:AT] or next(iter(finding.plain.values()), ""),
                self._expected(finding, figure),
            )  # fmt: skip

    def _expected(self, finding: Finding, figure: str) -> str:
        """Return the value that arithmetic gives a figure, without its unit; "" for none."""
        values, typed = finding.plain, self._ledger.get(figure, {})
        value, unit = _plain(typed, "value"), _plain(typed, "unit")
        expected = values.get("expected", "").removesuffix(unit)
        meant = value + unit in (values.get("rate"), values.get("value"))
        return expected if meant and NUMBER.fullmatch(expected) else ""

    def _place(self, finding: Finding) -> tuple[str, int]:
        place = finding.place
        return self._field(place.file, place.line, place.column) if place else ("", 0)

    def _field(self, file: str, line: int, column: int) -> tuple[str, int]:
        """Return the field at a place; a key's is that of its value."""
        name = file.removeprefix(f"{self.paper.folder.as_posix()}/")
        if name not in self.files:
            return "", 0
        found = self.drawer.places.look_up(name, self.files[name], line, column)
        return found or self._near(name, line, column)

    def _near(self, name: str, line: int, column: int) -> tuple[str, int]:
        try:
            places = sorted(_places(name, Source(self.files[name]).root))
        except CannotWriteError:
            return "", 0
        after = [key for at, key in places if at >= (line, column)]
        return (after[0] if after else places[-1][1] if places else ""), 0

    def _rows(self, briefing: Briefing, paper: Paper) -> Iterator[LedgerRow]:
        for entry in ledger_entries(briefing, paper.placed, self.language):
            yield self._row(entry, self._ledger.get(entry.figure.id, {}), briefing)

    def _row(self, entry: Entry, typed: dict[str, Values], briefing: Briefing) -> LedgerRow:
        figure = entry.figure
        uses = []
        for place in entry.places:
            file, line, column = place.rsplit(":", 2)
            uses.append(self._field(file, int(line), int(column)))
        return LedgerRow(
            id=figure.id,
            label=figure.label.text,
            value=figure.value.text,
            unit=figure.unit,
            written=figure.written,
            kind=figure.kind,
            period=self._period(briefing, figure),
            group=_plain(typed, "group"),
            scope=figure.scope,
            state=entry.state,
            proved=entry.proved,
            sources=entry.sources,
            uses=tuple(uses),
            pages=entry.pages,
            typed=typed,
        )

    def _period(self, briefing: Briefing, figure: Figure) -> str:
        """Return a figure's period in words, "" where the paper names none."""
        if not figure.period_stated:
            return ""
        language = "en" if briefing.language == "en" else "zh-CN"
        return plain_period(figure.period or briefing.period, language)

    def _typed_rows(self) -> Iterator[LedgerRow]:
        """Yield the ledger as typed, where nothing can be said of it."""
        for id, typed in self._ledger.items():
            value, unit = _plain(typed, "value"), _plain(typed, "unit")
            yield LedgerRow(
                id, _plain(typed, "label") or id, value, unit, value + unit, _plain(typed, "kind"),
                _plain(typed, "period"), _plain(typed, "group"), typed=typed,
            )  # fmt: skip

    def _keys(self) -> Iterator[tuple[str, dict[str, Values]]]:
        """Yield the entries of the ledger with the values of their keys as they are typed."""
        try:
            root = Source(self.files.get(LEDGER, b"")).root
        except CannotWriteError:
            return
        for id, (_, entry) in root.entries.items() if isinstance(root, Mapping) else ():
            if isinstance(entry, Mapping):
                yield id, {key: values_of(value) for key, (_, value) in entry.entries.items()}


def _filing(filing: Filing) -> Iterator[tuple[str, str]]:
    for key in ("fonds", "retention", "department", "item"):
        value = getattr(filing, key)
        yield key, value.text if isinstance(value, Scalar) else value or ""


def _plain(typed: dict[str, Values], key: str) -> str:
    """Return a key's text, "" where it has none."""
    value = typed.get(key, "")
    return value if isinstance(value, str) else ""


def _places(name: str, node: Node, path: Path = ()) -> Iterator[tuple[tuple[int, int], str]]:
    match node:
        case Scalar(place=place):
            yield (place.line, place.column), key_of(name, path)
        case Sequence(items=items):
            for number, item in enumerate(items):
                yield from _places(name, item, (*path, number))
        case Mapping(entries=entries):
            for key, (_, value) in entries.items():
                yield from _places(name, value, (*path, key))


def _figure_of(key: str) -> str:
    start = f"{LEDGER}#"
    return key.removeprefix(start).split("/")[0] if key.startswith(start) else ""
