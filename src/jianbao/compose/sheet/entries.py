"""What the sheet can say of each figure, piece by piece; no piece knows its column yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from jianbao.briefing.model import Briefing, Figure, meets
from jianbao.briefing.model import earlier_of as earlier_id
from jianbao.compose.periods import period_text
from jianbao.compose.sheet.sources import Source, figure_sources
from jianbao.compose.template.model import Template
from jianbao.document.patterns import pattern
from jianbao.yaml.dates import Period

BASES = pattern(
    "同比|环比|[比较]上(?:年末|年底|年|月|季度|季|期|周|届|学期)(?:同期|增长|增加)?"
    "|[比较]去年(?:同期|末|底)?|[比较]年初|[比较]\\d{4}年(?:同期|末|底)?"
    "|(?<!比)较(?!多(?!年)|[大小高低少快慢重轻强弱好差长短早晚])[^较、，；（）()“”]{1,10}?"
    "(?=[增降减升提变涨下多少偏高低快慢超缩扩回改节]|上[升涨]|$)"
    "|year[- ]on[- ]year|month[- ]on[- ]month"
)
"""Words in a change's name that say what it is a change from."""

NOT_SAID = ("增长", "增加")
FEW = Decimal(10)  # an earlier value below it says nothing as a rate


class Change(Struct, frozen=True):
    """How a figure changed: signed number, unit, and what it is a change from."""

    basis: str
    number: str
    unit: str


class Entry(Struct, frozen=True):
    """A figure with all that the sheet can say of it; "" is what there is not.

    `met` names the label: met, missed.
    """

    figure: Figure
    period: str
    stated: Source
    changes: tuple[Change, ...] = ()
    before: Figure | None = None
    before_period: str = ""
    target: str = ""
    met: str = ""

    @property
    def source(self) -> str:
        """Where it is stated, in words."""
        return self.stated.text


class Entries(Struct, frozen=True):
    """The figures of a sheet, and the period that most of them have."""

    entries: tuple[Entry, ...]
    period: Period | None  # None: not stated
    shown: str  # the same in words

    @property
    def varied(self) -> bool:
        """Whether some figure has another period."""
        return any(entry.period != self.shown for entry in self.entries)


def read_entries(
    figures: tuple[Figure, ...], briefing: Briefing, template: Template, computed: bool = False
) -> Entries:
    """Return what can be said of figures; `computed`: changes follow from earlier values, too."""
    sources = figure_sources(briefing, template)
    entries = tuple(
        Entry(
            figure,
            own_period(figure, briefing, template),
            sources.get(figure.id, Source()),
            tuple(_changes(figure, briefing, template, computed)),
            earlier,
            own_period(earlier, briefing, template) if earlier and earlier.period else "",
            *_target(figure, briefing),
        )
        for figure in figures
        for earlier in (earlier_of(figure, briefing),)
    )
    period = _usual(figures, briefing)
    shown = period_text(period, template) if period else template.label("unstated")
    return Entries(entries, period, shown)


def own_period(figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return a figure's period in words."""
    if not figure.period_stated:
        return template.label("unstated")
    return period_text(figure.period or briefing.period, template)


def _usual(figures: tuple[Figure, ...], briefing: Briefing) -> Period | None:
    """Return the briefing's period, or that of at least half of the figures, if it is another."""
    counted = Counter(
        (figure.period or briefing.period) if figure.period_stated else None for figure in figures
    )
    if not counted:
        return briefing.period
    (most, count), *_ = counted.most_common(1)
    return most if 2 * count >= len(figures) else briefing.period


# ---- changes


def earlier_of(figure: Figure, briefing: Briefing) -> Figure | None:
    """Return the value before, of a figure or of its change, if the ledger has it."""
    return briefing.figures.get(earlier_id(figure, briefing.figures))


def _changes(
    figure: Figure, briefing: Briefing, template: Template, computed: bool
) -> Iterator[Change]:
    for id in dict.fromkeys((figure.change, *figure.changes)):
        if id in briefing.figures:
            change = briefing.figures[id]
            basis = _basis(change, figure, briefing, template)
            yield Change(basis, signed(change, template), change.unit)
    before = earlier_of(figure, briefing)
    if computed and before and not figure.change:
        found = computed_change(figure, before, template)
        yield from (found,) if found else ()


def _basis(change: Figure, figure: Figure, briefing: Briefing, template: Template) -> str:
    """Return what a change is from: as its name says, or the period of the value before."""
    match = BASES.search(change.label.text)
    if match:
        found = match[0]
        for word in NOT_SAID:
            found = found.removesuffix(word)
        return found
    before = briefing.figures.get(change.earlier)
    if before is None or not before.period_stated:
        return ""
    period = own_period(before, briefing, template)
    if period == own_period(figure, briefing, template):
        return ""
    return template.label("against", period=period)


def signed(change: Figure, template: Template) -> str:
    """Return a change with its sign: ↑5.8, ↓3, 持平; its unit stands apart."""
    text, number = change.value.text, change.number
    if change.direction:
        return template.label(change.direction, value=text.lstrip("+-−"))
    if number is None:
        return text
    if number == 0:
        return template.label("same")
    return template.label("down" if number < 0 else "up", value=text.lstrip("+-−"))


def computed_change(now: Figure, before: Figure, template: Template) -> Change | None:
    """Return the change from the value before, exact and rounded half up; None without numbers.

    Rates have points, ranks places (a smaller number is better), counts a rate of 1 decimal where
    both are positive and the earlier one is not too small for that, else their difference. It has
    no basis of its own: the head of the column of earlier values names their period.
    """
    new, old = now.number, before.number
    if new is None or old is None or now.unit != before.unit:
        return None
    if new == old:
        return Change("", template.label("same"), "")
    rate = now.per > 1
    rank = now.kind == "rank"
    up = new < old if rank else new > old
    if rate or rank or min(new, old) <= 0 or old < FEW:
        places = max(_places(new), _places(old))
        amount = f"{abs(new - old):.{places}f}"
        unit = _difference_unit(now, template)
    else:
        share = abs(new - old) / old * 100
        amount, unit = f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}", "%"
    return Change("", template.label("up" if up else "down", value=amount), unit)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _difference_unit(figure: Figure, template: Template) -> str:
    if figure.per == 100:
        return template.label("points")
    if figure.per == 1000:
        return template.label("thousandth_points")
    return template.label("ranks") if figure.kind == "rank" else figure.unit


def _target(figure: Figure, briefing: Briefing) -> tuple[str, str]:
    """Return a figure's target, and met or missed only where that is certain.

    Its unit is said where it is not the figure's own.
    """
    target = briefing.figures.get(figure.target)
    if target is None:
        return "", ""
    met = meets(figure, target)
    said = target.value.text if target.unit == figure.unit else target.written
    return said, "" if met is None else "met" if met else "missed"


# ---- words


def behind_number(unit: str, template: Template) -> str:
    """Return a unit as it stands behind a number: a word of a Latin text stands apart."""
    latin = template.theme.line_rules == "latin"
    return f" {unit}" if latin and unit[:1].isalpha() else unit


def change_words(change: Change, template: Template) -> tuple[str, str]:
    """Return what a change is from and the change: 同比 ↑5.8%, year on year +5.8%."""
    latin = template.theme.line_rules == "latin"
    gap = " " if latin and change.basis else ""
    return change.basis + gap, change.number + behind_number(change.unit, template)
