"""The figures that a paper states, found in its texts: entries of a ledger, referred to by id.

What measures something becomes an entry (GB/T 15835-2011, 3.1: 计量); what numbers, names or dates
something stays text (3.2: 编号), as do set phrases in quotes.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct, field

from jianbao.document.patterns import pattern
from jianbao.intake.changes import Log
from jianbao.intake.labels import (
    LABEL_LENGTH,
    change_of,
    completed,
    label_of,
    paired,
    period_of,
    subject_of,
)
from jianbao.intake.measures import DIGITS, Found, is_naming, measures, numbers_in, sentence_before
from jianbao.intake.source import Mark, Paragraph, Tile
from jianbao.messages.intake import FIGURE_FOUND, NUMBER_LEFT

MOST_ON_SHEET = 40
MOST_BACK = 40  # figures before one, that may have its name
SHARE = pattern("[，、；]占(?:比)?(?:为|达)?$")
FEWEST, LONGEST_TOPIC = 2, 6  # letters of a heading that may be what a figure is of
OF_GROWTH = pattern("增速|增幅|涨幅|降幅", needs="速|幅")
IN_TURN = pattern("分别|依次", needs="分|次")
CLAUSES = pattern("[，。；]")
NOT_IN_NAME = pattern(r"[^\w\u4e00-\u9fff]")


class Entry(Struct):
    """A figure of the ledger as it will be written."""

    id: str
    label: str
    value: str
    unit: str
    kind: str
    group: str
    period: str = ""
    direction: str = ""
    scope: str = ""
    places: list[str] = field(default_factory=list)
    doubtful: bool = False
    change: str = ""
    headline: bool = False  # it stood large for itself
    sentence: str = ""  # up to the number
    place: int = 0  # of the number in it


class Ledger:
    """Gathers the figures of a paper; the same figure twice is one entry."""

    def __init__(self, log: Log, *, reads: bool = True) -> None:
        """Begin with none; where it does not read the language, all numbers stay text."""
        self._reads = reads
        self.entries: dict[str, Entry] = {}
        self._known: dict[tuple[str, ...], Entry] = {}  # by all that makes two one
        self._labels: set[str] = set()
        self._named: dict[str, int] = {}  # how many ids have a stem
        self._log = log
        self._topic = ""
        self._latest: tuple[Paragraph, Entry] | None = None
        self._stated: list[tuple[Paragraph, Entry]] = []  # all that are no changes, in order

    def _last_in(self, paragraph: Paragraph) -> Entry | None:
        """Return the entry found last in the same paragraph, but for changes."""
        return self._latest[1] if self._latest and self._latest[0] is paragraph else None

    def _changed(self, paragraph: Paragraph, found: Found) -> Entry | None:
        """Return what a change is of: the last figure of its unit in the paragraph, else the last.

        46.8公里，完成计划的78.0%，比9月增加7.2公里: the kilometres grew, not the share.
        """
        here = [entry for of, entry in self._stated[-12:] if of is paragraph]
        wanted = "%" if found.unit == "个百分点" else found.unit
        is_share = found.unit in ("%", "‰", "倍")
        alike = [] if is_share else [entry for entry in here if entry.unit == wanted]
        return alike[-1] if alike else self._last_in(paragraph)

    def refer(self, paragraph: Paragraph, group: str, topic: str = "") -> str:
        """Return a text as it is typed in YAML: figures by their ids, notes by their names.

        `group` is the section's name, `topic` that of the point it belongs to.
        """
        self._topic = topic or group
        typed, last, named = "", 0, 0
        marks = list(paragraph.marks)
        measured = measures(paragraph.text) if self._reads else []
        if self._reads:
            self._say_left(paragraph, measured)
        for found in measured:
            entry = self._entry(found, paragraph, group, named)
            typed += _plain(paragraph.text, last, found.start, marks)
            typed += _reference(entry, found, marks)
            last = found.end
            if found.kind == "limit" and found.unit.endswith("岁"):
                continue
            named = found.end
        return typed + _plain(paragraph.text, last, len(paragraph.text), marks, at_end=True)

    def _entry(self, found: Found, paragraph: Paragraph, group: str, before: int) -> Entry:
        label = label_of(paragraph.text, found, before)
        last = self._last_in(paragraph)
        changed = self._changed(paragraph, found) if found.kind == "change" else None
        sentence = sentence_before(paragraph.text, found.start)
        in_turn = bool(IN_TURN.search(CLAUSES.split(paragraph.text[: found.start])[-1]))
        if changed and in_turn:
            changed = self._of_turn(paragraph, found, ("%", "个百分点")) or changed
        if changed and (word := change_of(label)):
            label = f"{subject_of(changed.label)}{word}"[-LABEL_LENGTH:]
        elif last and in_turn and not paired(sentence, paragraph.text, found):
            label = self._in_turn(paragraph, found, label)
        elif not last and FEWEST <= len(self._topic) <= LONGEST_TOPIC:
            label = completed(label, self._topic)
        elif last and completed(label, last.label) != label:
            label = completed(label, last.label)
        elif last and found.kind == "rate" and SHARE.search(paragraph.text, before, found.start):
            label = f"{subject_of(last.label)}占比"[-LABEL_LENGTH:]
        elif last and label == found.value + found.unit:  # in a list, without a name
            kind = "增速" if OF_GROWTH.search(sentence) else "占比"
            label = f"{subject_of(last.label)}{kind * (found.unit == '%')}"[-LABEL_LENGTH:]
        period = period_of(paragraph.text, found.start)
        key = (label, found.value, found.unit, found.kind, period)
        if known := self._known.get(key):
            known.places.append(paragraph.place)
            return known
        alike = label in self._labels
        entry = Entry(
            id=self._free(label), label=label, value=found.value, unit=found.unit,
            kind=found.kind, group=group, period=period, direction=found.direction,
            places=[paragraph.place], doubtful=found.doubtful,
            scope=self._scope(paragraph, label, sentence, changed) if alike else "",
            sentence=sentence, place=len(sentence),
        )  # fmt: skip
        self.entries[entry.id] = self._known[key] = entry
        self._labels.add(label)
        if changed and not changed.change and label.startswith(changed.label[:4]):
            changed.change = entry.id
        if entry.kind != "change":
            self._latest = (paragraph, entry)
            self._stated.append((paragraph, entry))
        shown = paragraph.text[max(0, found.start - 8) : found.end]
        self._log.add(
            FIGURE_FOUND,
            paragraph.place,
            shown,
            f"{entry.id} = {found.value}{found.unit}",
            "doubtful" if found.doubtful else "likely",
        )
        return entry

    def _in_turn(self, paragraph: Paragraph, found: Found, label: str) -> str:
        """Return whose share a number behind 分别 is: of the figures before it, in order."""
        named = self._of_turn(paragraph, found, ("%",))
        if named is None:
            return label
        kind = "增速" if OF_GROWTH.search(sentence_before(paragraph.text, found.start)) else "占比"
        return f"{subject_of(named.label)}{kind}"[-LABEL_LENGTH:]

    def _of_turn(self, paragraph: Paragraph, found: Found, units: tuple[str, ...]) -> Entry | None:
        """Return the figure that a number behind 分别 belongs to: the names stand in order."""
        text = paragraph.text
        start = max(text.rfind(word, 0, found.start) for word in ("分别", "依次"))
        values = list(DIGITS.finditer(CLAUSES.split(text[start:])[0]))
        place = sum(start + value.start() < found.start for value in values)
        here = [each for of, each in self._stated if of is paragraph and each.unit != "%"]
        named = here[-len(values) :] if values else []
        fits = found.unit in units and len(named) == len(values) and place < len(named)
        return named[place] if fits else None

    def _scope(self, paragraph: Paragraph, label: str, sentence: str, changed: Entry | None) -> str:
        """Return what tells two figures of one name apart: 床位 of 乡镇卫生院33753个，床位150万张.

        What one paragraph tells twice by one name is of two things, which its sentences begin with.
        """
        if changed:
            return changed.scope
        here = [each for of, each in self._stated[-MOST_BACK:] if of is paragraph]
        own = [each for each in here if sentence.startswith(each.sentence)]
        if any(each.label == label for each in here if each not in own) and own:
            return own[0].label
        return self._topic

    def state(self, tile: Tile) -> None:
        """Take a figure that stood large for itself; one that the text states has its name now."""
        found = next(iter(measures(tile.written)), None)
        whole = found is not None and found.end - found.start == len(tile.written)
        value, unit = (found.value, found.unit) if found and whole else (tile.written, "")
        alike = [each for each in self.entries.values() if (each.value, each.unit) == (value, unit)]
        named = [each for each in alike if each.label == tile.label]
        entry = next(iter(named or alike), None)
        if entry is None:
            kind = found.kind if found and whole else "count"
            entry = Entry(
                id=self._free(tile.label), label=tile.label, value=value, unit=unit, kind=kind,
                group="", places=[tile.place],
            )  # fmt: skip
            self.entries[entry.id] = entry
        elif len(alike) == 1:
            entry.label = tile.label
        entry.headline = True
        said = " ".join(part for part in (tile.label, tile.written, tile.detail) if part)
        self._log.add(FIGURE_FOUND, tile.place, said, f"{entry.id} = {value}{unit}", "likely")

    def _say_left(self, paragraph: Paragraph, taken: list[Found]) -> None:
        """Put down the numbers that neither measure, so far as is seen, nor name anything."""
        starts = [found.start for found in taken]
        for number in numbers_in(paragraph.text):
            place = bisect_right(starts, number.start) - 1
            inside = place >= 0 and number.start < taken[place].end
            if not inside and not is_naming(number, paragraph.text):
                shown = paragraph.text[max(0, number.start - 8) : number.end + 6]
                self._log.add(NUMBER_LEFT, paragraph.place, shown, shown, "doubtful")

    def _free(self, label: str) -> str:
        stem = NOT_IN_NAME.sub("", label) or "数据"
        if stem[0].isdecimal():
            stem = f"数{stem}"
        number = self._named.get(stem, 0) + 1
        name = stem if number == 1 else f"{stem}{number}"
        while name in self.entries:
            number += 1
            name = f"{stem}{number}"
        self._named[stem] = number
        return name


def _reference(entry: Entry, found: Found, marks: list[Mark]) -> str:
    """Return `{id}`, parted where a note's mark stands between number and unit."""
    inside = [mark for mark in marks if found.start < mark.offset < found.end]
    if not inside:
        return f"{{{entry.id}}}"
    for mark in inside:
        marks.remove(mark)
    notes = "".join(f"[^{mark.note}]" for mark in inside)
    return f"{{{entry.id}.value}}{notes}{{{entry.id}.unit}}"


def _plain(text: str, start: int, end: int, marks: list[Mark], *, at_end: bool = False) -> str:
    """Return characters as they are typed, with the marks of notes among them."""
    typed, last = "", start
    for mark in sorted(marks, key=lambda mark: mark.offset):
        if start <= mark.offset < end or mark.offset == end:
            typed += braced(text[last : mark.offset]) + f"[^{mark.note}]"
            last = mark.offset
            marks.remove(mark)
    return typed + braced(text[last:end])


def braced(text: str) -> str:
    """Return a text whose braces print as such."""
    return text.replace("{", "{{").replace("}", "}}")
