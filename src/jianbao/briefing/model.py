"""What a briefing is, once read and found whole: frozen data, each value with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct

from jianbao.briefing.numbers import Value, read_value, unit_parts
from jianbao.briefing.particulars import Particulars
from jianbao.briefing.prose import Prose as Prose
from jianbao.briefing.records.figure import Direction, FigureKind, OnSheet
from jianbao.briefing.records.objects import Align, ChartKind, Ruling
from jianbao.briefing.records.paper import Language
from jianbao.document.patterns import pattern
from jianbao.messages.findings import Place
from jianbao.yaml.dates import Period
from jianbao.yaml.source import Scalar

NUMBER = pattern(r"(?:^[-−])?\d+(?:[,，]\d{3})*(?:\.\d+)?")
NUMBER_WORDS = {**{word: number for number, word in enumerate("一二三四五六七八九十", 1)}, "两": 2}
MOST_DIGITS = 16  # longer ones are no figures: products of two would not be computed exactly
NUMERIC = ("exact", "rank", "limit", "about", "bound")


class Item(Struct, frozen=True):
    """A run-in point of a section: lead sentence (may be absent) and text."""

    lead: Prose | None
    text: Prose | None


class Section(Struct, frozen=True):
    """One YAML file of `sections/`, or a part of one."""

    name: str
    heading: Prose | None
    summary: Prose | None
    text: tuple[Prose, ...]  # one a paragraph
    items: tuple[Item, ...]
    parts: tuple[Section, ...] = ()
    run_in: bool = False  # its heading runs into its text
    numbered: bool = False  # it has no heading, and its text bears the number of one
    only_listed: bool = False  # an annex that comes separately

    @property
    def counts(self) -> bool:
        """Whether it has a number among the headings."""
        return self.heading is not None or self.numbered

    def walk(self) -> Iterator[Section]:
        """Yield the section and all parts of it, in the order of the paper."""
        yield self
        for part in self.parts:
            yield from part.walk()


EARLIER = "_上期"
"""What the id of a figure's value in the last paper ends in, where a new one was begun from it."""


class Figure(Struct, frozen=True, dict=True):
    """One entry of the ledger. `value` is exactly what was typed: 40.0, 第3, 近15."""

    id: str
    label: Scalar
    value: Scalar
    unit: str
    kind: FigureKind
    period: Period | None  # None: the briefing's own, or, where not stated, none at all
    period_stated: bool
    scope: str
    group: str
    sheet: OnSheet
    direction: Direction | None  # of a change
    change: str  # ids of other figures, "" where there is none
    target: str
    count: str
    place: Place
    of: str = ""  # id of the total that a rate's count is a part of: rate = count / of
    parts: tuple[str, ...] = ()  # ids whose sum this figure is
    whole: str = ""  # id of the figure that this one is a subset of
    earlier: str = ""  # `from`: id of the value that a change started from
    times: tuple[str, ...] = ()  # ids whose product this figure is
    equals: str = ""  # id of the figure that has the same value
    mean: tuple[str, ...] = ()  # ids whose mean this figure is, weighted by `weights`
    weights: tuple[str, ...] = ()
    breakdowns: tuple[tuple[str, ...], ...] = ()  # each a list of ids whose sum this figure is
    changes: tuple[str, ...] = ()  # further figures that say how it changed: 环比 beside 同比
    short: Scalar | None = None  # a shorter label
    formula: str = ""  # as typed, "=a/(a+b)", of a derived figure; `value` is what it comes to

    @property
    def written(self) -> str:
        """The value with its unit, as the prose prints it."""
        return self.value.text + self.unit

    @cached_property
    def typed(self) -> Value:
        """The value, understood."""
        return read_value(self.value.text)

    @property
    def number(self) -> Decimal | None:
        """The value as an exact number, for charts and arithmetic; None where it has none."""
        typed = self.typed
        return typed.number if typed.form in NUMERIC else None

    @property
    def is_percent(self) -> bool:
        """Whether the value counts hundredths."""
        return (self.unit or self.value.text[-1:]) in ("%", "％")

    @property
    def per(self) -> int:
        """Of how many the value counts parts: 100 of %, 1000 of ‰, 1 of things."""
        return PER.get(self.unit or self.value.text[-1:], 1)

    @cached_property
    def scale(self) -> Decimal:
        """What 万 or 亿, behind the value or at the head of the unit, multiplies it by."""
        return self.typed.scale * unit_parts(self.unit)[0]

    @property
    def counted(self) -> str:
        """What the unit counts: 元 of 亿元, 人 of 万人."""
        return unit_parts(self.unit)[1]

    @cached_property
    def exact(self) -> Decimal | None:
        """The number, 万 and 亿 counted out, where the value is just that: None for 近15, 前4."""
        typed = self.typed
        if typed.form not in ("exact", "rank") or typed.number is None:
            return None
        if typed.digits > MOST_DIGITS:
            return None
        unit = unit_parts(self.unit)[0]
        return typed.number if unit == typed.scale == 1 else typed.number * typed.scale * unit

    @property
    def step(self) -> Decimal:
        """The worth of the last typed decimal: 0.1 of 40.0, 1000 of 1.2万."""
        return self.typed.step * self.scale


PER = {"%": 100, "％": 100, "‰": 1000}
AT_MOST = ("≤", "不高于", "不超过", "以下", "以内")
AT_LEAST = ("≥", "不低于", "不少于", "以上")


def earlier_of(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """Return the id of the value before, of a figure or of its change; "" where there is none."""
    change = figures.get(figure.change)
    return next((each.earlier for each in (figure, change) if each and each.earlier), "")


def meets(figure: Figure, target: Figure) -> bool | None:
    """Return whether a figure meets its target; None where the target does not say for certain.

    前4 bounds a rank; 95以上, 不低于95, ≤1.1 and their like bound a number of the same unit
    (以上 and 以下 include the number itself, as in 民法典 1259).
    """
    if figure.number is None or target.number is None:
        return None
    words = target.written
    if figure.kind == "rank" or words.startswith("前"):
        certain = figure.kind == "rank" and words.startswith("前")
        return figure.number <= target.number if certain else None
    if figure.unit != target.unit:
        return None
    if any(word in words for word in AT_MOST):
        return figure.number <= target.number
    return figure.number >= target.number if any(word in words for word in AT_LEAST) else None


ORDER_SIGNS = ("第", "前")
LIMIT_SIGNS = (*AT_MOST, *AT_LEAST, "近", "约")


def measure(figure: Figure) -> str:
    """Return what a figure counts: two of the same measure can be drawn to one scale.

    It is the value with its unit, less the number and what bounds it: % of 95%以上, 万人 of
    近2万人; a place in an order (第3, 前4) is one whatever its unit.
    """
    if figure.kind == "rank" or figure.value.text.startswith(ORDER_SIGNS):
        return ORDER_SIGNS[0]
    rest = NUMBER.sub("", figure.written, count=1)
    if rest == figure.written:  # 三 is a number, too
        rest = figure.unit
    for sign in LIMIT_SIGNS:
        rest = rest.replace(sign, "")
    return rest.strip().replace("％", "%")


class Series(Struct, frozen=True):
    """One row of bars or one line: a name and the ids of its figures, one a category."""

    name: str
    figures: tuple[str, ...]


class ChartText(Struct, frozen=True):
    """One text of a chart with its place."""

    kind: Literal["title", "caption", "category", "series"]
    prose: Prose


class ChartPlan(Struct, frozen=True):
    """A chart as the briefing asks for it; its numbers are in the ledger."""

    id: str
    title: Prose
    caption: Prose | None
    kind: ChartKind
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    target: str = ""  # id of the figure that is the target of all
    texts: tuple[ChartText, ...] = ()  # all that it says, with places
    places: tuple[tuple[Place, ...], ...] = ()  # where each series names each of its figures
    earlier: bool = False  # beside each figure stands the value before

    @property
    def figures(self) -> Iterator[str]:
        """The ids of all that it draws."""
        yield from (id for series in self.series for id in series.figures)
        if self.target:
            yield self.target


class Column(Struct, frozen=True):
    """One column of a table: how its cells are set, and its share of the width or 0."""

    align: Align
    width: float


class TableCell(Struct, frozen=True):
    """One cell of a table, over `span` columns from `column` on and over `down` rows."""

    prose: Prose
    column: int
    span: int
    down: int


class TablePlan(Struct, frozen=True):
    """A table as the briefing has it; the first `header_rows` rows are its head."""

    id: str
    title: Prose
    caption: Prose | None
    unit: Scalar | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    header_rows: int
    rules: Ruling
    wide: bool = False  # stands on a page that lies on its side

    @property
    def texts(self) -> Iterator[Prose]:
        """Everything in it that is read, in that order."""
        yield self.title
        yield from (cell.prose for row in self.rows for cell in row)
        if self.caption:
            yield self.caption


Mime = Literal["image/png", "image/jpeg"]


class PicturePlan(Struct, frozen=True):
    """A picture from a file, as it is put into the papers: a drawing has become pixels."""

    id: str
    title: Prose
    caption: Prose | None
    alternative: str
    data: bytes
    mime: Mime
    pixels: tuple[int, int]
    width: float  # points, unless the text area is narrower
    place: Place


class Acceptance(Struct, frozen=True):
    """A finding of the audit that the author stands by. `at` is a figure's id or some words."""

    code: str
    at: str
    reason: str
    place: Place


BETWEEN_ISSUERS: dict[Language, str] = {"zh-CN": "、", "en": ", "}


class Briefing(Struct, frozen=True):
    """One document: the content of a folder under `briefings/`."""

    name: str
    title: tuple[Prose, ...]  # one a line, broken at sense units
    subtitle: Prose | None
    issuers: tuple[Scalar, ...]  # the one in charge first
    editor: Scalar | None
    date: date
    period: Period
    period_note: str
    template: Scalar
    notes: dict[str, Prose]
    charts: tuple[ChartPlan, ...]
    sections: tuple[Section, ...]
    figures: dict[str, Figure]
    referred: frozenset[str] = frozenset()  # sections whose number is printed elsewhere
    period_place: Place | None = None
    accepted: tuple[Acceptance, ...] = ()
    compare_with: Scalar | None = None  # name of an earlier briefing's folder beside this one
    language: Language = "zh-CN"
    particulars: Particulars = Particulars()
    tables: dict[str, TablePlan] = {}
    annexes: tuple[Section, ...] = ()
    pictures: dict[str, PicturePlan] = {}

    @property
    def issuer(self) -> Scalar:
        """The unit that issues it, or the names of several as one."""
        if len(self.issuers) == 1:
            return self.issuers[0]
        between = BETWEEN_ISSUERS[self.language]
        text = between.join(issuer.text for issuer in self.issuers)
        return Scalar(text, self.issuers[0].place if self.issuers else Place(self.name))

    @property
    def all_sections(self) -> Iterator[Section]:
        """Every section, annex, and part of one, in the order of the paper."""
        return (part for each in (*self.sections, *self.annexes) for part in each.walk())

    @property
    def placed(self) -> Iterator[str]:
        """The names of the tables, charts and pictures that stand in the text, in that order."""
        texts = (prose for section in self.all_sections for prose in section.text)
        return (prose.object for prose in texts if prose.object)
