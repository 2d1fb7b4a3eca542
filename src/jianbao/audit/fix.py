"""The safe corrections, and the relations that are proposed, on the typed files.

Width of punctuation and digits, look-alikes of characters, stray and odd blanks, 05月 -> 5月;
values of the ledger that can mean one number only (O514, 5 14, 514件 with the unit 件). Never
touched: YAML's own marks, keys, comments, and whatever is not exactly what the check saw. What a
number is stays what it was.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.ledger.values import faulty_values
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.proposals import proposals
from jianbao.audit.signs import lookalikes, odd_signs
from jianbao.audit.structure import numbers_typed
from jianbao.audit.text.dates import PADDED
from jianbao.audit.text.marks import FULL_WIDTH, half_width_marks, is_chinese, readable
from jianbao.audit.text.slips import blanks, wide_signs
from jianbao.briefing.model import Briefing, Figure
from jianbao.messages.findings import Place

LEDGER = "figures.yaml"
LINE_END = pattern("(\r\n|\r|\n)")
BYTE_ORDER_MARK = "\ufeff"


class Change(Struct, frozen=True, order=True):
    """What was typed in one line ("": nothing yet), and what takes its place ("": nothing)."""

    place: Place
    typed: str
    wanted: str


def fixes(briefing: Briefing, sources: dict[str, bytes]) -> dict[str, str]:
    """Return the new text of each file of `sources` in which something is safe to correct.

    `sources` maps names inside the briefing's folder to what was read; line ends and a byte
    order mark stay as they are.
    """
    material = Material(briefing)
    proposed = {
        *_changes(material),
        *_typed_numbers(material),
        *_values(material),
        *_relations(material, sources),
    }
    changes = sorted(proposed, reverse=True)
    new: dict[str, str] = {}
    for name, data in sources.items():
        wanted = [change for change in changes if f"/{change.place.file}".endswith(f"/{name}")]
        old = data.decode("utf-8") if wanted else ""
        text = changed(old, wanted)
        if text != old:
            new[name] = text
    return new


def diff(old: str, new: str, name: str = "") -> str:
    """Return what changes from `old` to `new`, as a unified diff without context."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), name, name, n=0
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _changes(material: Material) -> Iterator[Change]:
    for passage in readable(material):
        text = passage.text
        for offset in half_width_marks(text):
            if passage.is_typed(offset, offset + 1):
                yield _change(passage, offset, FULL_WIDTH[text[offset]])
                if text[offset + 1 : offset + 2] == " " and is_chinese(
                    text[offset + 2 : offset + 3]
                ):
                    yield _change(passage, offset + 1, "")
        for blank in blanks(passage):
            yield Change(passage.place_at(blank), " ", "")
        for place, digit in wide_signs(passage):
            yield Change(passage.place_at(place), text[place], digit)
        for match in PADDED.finditer(text) if "0" in text else ():
            if passage.is_typed(match.start(), match.start() + 3):
                yield _change(passage, match.start(), "")
    for passage in material.every:
        for place, wanted in lookalikes(passage):
            yield _change(passage, place, wanted)
        for piece in odd_signs(passage):
            yield Change(passage.prose.source.place_at(piece.offset), piece.text, piece.printed)


def _typed_numbers(material: Material) -> Iterator[Change]:
    """Yield the numbers before what the template numbers, each with the blanks behind it."""
    for passage, number in numbers_typed(material):
        rest = passage.text[len(number) :]
        typed = number + rest[: len(rest) - len(rest.lstrip())]
        if passage.is_typed(0, len(typed)):
            yield Change(passage.place_at(0), typed, "")


def _values(material: Material) -> Iterator[Change]:
    """Yield the ledger's values that can mean one number only."""
    for figure, fault in faulty_values(material):
        if fault.is_certain and fault.meant:
            yield Change(figure.value.place, figure.value.raw or figure.value.text, fault.meant)


def _relations(material: Material, sources: dict[str, bytes]) -> Iterator[Change]:
    """Yield the keys that are proposed, each behind the value of its entry."""
    lines = sources.get(LEDGER, b"").decode("utf-8-sig").splitlines()
    for proposal in material.once(proposals):
        yield keys_added(proposal.figure, proposal.keys, lines)


def keys_added(figure: Figure, keys: Iterable[str], lines: list[str]) -> Change:
    """Return the change that puts keys behind an entry's value, in the form the entry has.

    `lines` are those of the ledger, where an entry may be written in braces.
    """
    value, entry = figure.value, figure.place
    line = lines[entry.line - 1] if entry.line <= len(lines) else ""
    in_braces = line[entry.column - 1 :][:1] == "{"
    between = ", " if in_braces else "\n" + " " * (entry.column - 1)
    if value.place.file != entry.file:  # the value stands in a spreadsheet: keys begin the entry
        at = replace(entry, column=entry.column + in_braces)
        return Change(at, "", "".join(key + between for key in keys))
    at = replace(value.place, column=value.place.column + len(value.raw or value.text))
    return Change(at, "", "".join(between + key for key in keys))


def _change(passage: Passage, offset: int, wanted: str) -> Change:
    return Change(passage.place_at(offset), passage.text[offset], wanted)


def changed(old: str, changes: list[Change]) -> str:
    """Return `old` with `changes`, which come from the last to the first."""
    mark = BYTE_ORDER_MARK if old.startswith(BYTE_ORDER_MARK) else ""
    parts = LINE_END.split(old.removeprefix(mark))  # lines and, between them, their ends
    for change in changes:
        index, column = 2 * (change.place.line - 1), change.place.column - 1
        line = parts[index] if index < len(parts) else ""
        end = column + len(change.typed)
        if column >= 0 and line[column:end] == change.typed:
            wanted = change.wanted.replace("\n", "".join(parts[index + 1 : index + 2]) or "\n")
            parts[index] = line[:column] + wanted + line[end:]
    return mark + "".join(parts)
