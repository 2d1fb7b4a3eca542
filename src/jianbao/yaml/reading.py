"""Data with places -> a record of a declared form; all that does not fit is noted in one go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import assert_never

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.messages.yaml import (
    UNKNOWN_CHOICE,
    UNKNOWN_KEY,
    decimal_comma,
    empty_value,
    full_width_colon,
    missing_key,
    not_fields,
    not_whole,
    out_of_range,
    wrong_type,
)
from jianbao.messages.yaml_slips import begins_with_sign, looks_alike, word_for_nothing
from jianbao.yaml.dates import parse_date, parse_period
from jianbao.yaml.forms import F, Form, Kind, Overlay, Slot, slots
from jianbao.yaml.names import note_unknown
from jianbao.yaml.slips import FULL_WIDTH_COLON, alike, strange_signs
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence

COLOUR = "[0-9A-Fa-f]{6}"
DECIMAL_COMMA = r"[-+]?\d+[,，]\d+"
Values = tuple[dict[str, object], dict[str, Place], frozenset[str]]
NOTHING = frozenset({"null", "Null", "NULL", "~"})
SCALARS = frozenset((Kind.TEXT, Kind.CHOICE))  # most values of a ledger
LARGEST = 1e6  # what a number stays below
LONGEST = 24  # characters of a value that a message shows


def read_record(node: Node, form: type[F], problems: Problems, complete: bool = True) -> F:
    """Return a node as a record of a form; what does not fit is noted and left out.

    What is required and missing is noted and blank, so that later checks go on; where the record
    is not to be `complete`, it is blank without a word.
    """
    return _Reader(problems, complete).record(node, form)


def read_records(node: Node, form: type[F], problems: Problems) -> dict[str, F]:
    """Return a mapping of free names, each with a record of one form."""
    return _Reader(problems, True).record_map(node, form)


def blank(form: type[F], place: Place, known: bool = True) -> F:
    """Return a record in which nothing was typed; where it is not `known`, nothing is missing."""
    values = {slot.attribute: _blank(slot, place) for slot in slots(form).values() if slot.required}
    return _made(form, place=place, known=known, **values)


def _made(form: Callable[..., F], **values: object) -> F:
    """Return a form of values that its slots vouch for."""
    return form(**values)


def _blank(slot: Slot, place: Place) -> object:
    """Return what stands for a required value that is missing or does not fit."""
    if slot.nullable:
        return None
    match slot.kind:
        case Kind.TEXT | Kind.COLOUR:
            return "" if slot.plain else Scalar("", place)
        case Kind.NUMBER:
            return 0 if slot.whole else 0.0
        case Kind.FLAG:
            return False
        case Kind.RECORD:
            assert slot.form is not None
            return blank(slot.form, place)
        case Kind.LINES | Kind.TEXTS | Kind.RECORDS | Kind.ROWS | Kind.GROUPS | Kind.STEPS:
            return ()
        case Kind.TEXT_MAP | Kind.RECORD_MAP | Kind.OVERLAYS:
            return {}
        case Kind.CHOICE | Kind.DATE | Kind.PERIOD:
            raise TypeError(f"{slot.name}: a {slot.kind} has no blank")  # `slots` lets none pass
        case _:
            assert_never(slot.kind)


class _UnfitError(Exception):
    """A value does not fit; that is noted already."""


class _Reader:
    """Reads nodes. What does not fit is noted and left out by what it is a part of."""

    def __init__(self, problems: Problems, complete: bool) -> None:
        self.problems, self.complete = problems, complete

    def record(self, node: Node, form: type[F]) -> F:
        known = slots(form)
        if not isinstance(node, Mapping):
            self._note_no_fields(node, ", ".join(known))
            return blank(form, node.place, known=False)
        values, places, wrong = self.values(node, known)
        return _made(form, place=node.place, places=places, wrong=wrong, **values)

    def values(self, node: Mapping, known: dict[str, Slot]) -> Values:
        """Return the values of a mapping, where they stand, and what did not fit."""
        values: dict[str, object] = {}
        places: dict[str, Place] = {}
        wrong: set[str] = set()
        for name, (key, value) in node.entries.items():
            slot = known.get(name)
            if slot is None:
                self._note_key(key, known)
                wrong.add(name)
                continue
            places[slot.attribute] = value.place
            try:
                values[slot.attribute] = self._value(value, slot)
            except _UnfitError:
                wrong.add(slot.attribute)
        self._complete(node, known, values)
        return values, places, frozenset(wrong)

    def record_map(self, node: Node, form: type[F]) -> dict[str, F]:
        if not isinstance(node, Mapping):
            self._note_no_fields(node, "id: {…}")
            return {}
        return {name: self.record(value, form) for name, (_, value) in node.entries.items()}

    def _note_no_fields(self, node: Node, allowed: str) -> None:
        if isinstance(node, Scalar) and (colon := re.match(FULL_WIDTH_COLON, node.text)):
            self.problems.add(full_width_colon(node.place_at(colon.end("key")), key=colon["key"]))
        else:
            self.problems.add(not_fields(node.place, actual=_shown(node), allowed=allowed))

    def _note_key(self, key: Scalar, known: dict[str, Slot]) -> None:
        near = alike(key.text, known)
        if near:
            signs = strange_signs(key.text, near)
            self.problems.add(looks_alike(key.place, name=key.text, near=near, signs=signs))
        elif key.text.isdecimal():
            self.problems.add(decimal_comma(key.place, actual=f"…,{key}"))
        else:
            note_unknown(UNKNOWN_KEY, key.place, key.text, list(known), self.problems)

    def _complete(self, node: Mapping, known: dict[str, Slot], values: dict[str, object]) -> None:
        """Note what is required and missing, and put what is blank in its place."""
        for name, slot in known.items():
            if not slot.required:
                continue
            if self.complete and name not in node.entries:
                self.problems.add(missing_key(node.place, key=name))
            if slot.attribute not in values:
                values[slot.attribute] = _blank(slot, node.place)

    def _value(self, node: Node, slot: Slot) -> object:
        if slot.form is not None:
            return self._of_form(node, slot, slot.form)
        if slot.kind in SCALARS:
            return self._scalar(node, slot)
        match slot.kind:
            case Kind.LINES | Kind.TEXTS:
                return self._texts(node, slot)
            case Kind.ROWS:
                return self._rows(node, slot)
            case Kind.GROUPS:
                return self._groups(node, slot)
            case Kind.TEXT_MAP:
                return self._text_map(node, slot)
            case Kind.STEPS:
                return self._steps(node, slot)
            case _:
                return self._scalar(node, slot)

    def _of_form(self, node: Node, slot: Slot, form: type[Form]) -> object:
        reader = _Reader(self.problems, complete=False) if slot.key.partial else self
        match slot.kind:
            case Kind.RECORDS:
                return tuple(reader.record(each, form) for each in self._items(node, slot))
            case Kind.RECORD_MAP:
                return reader.record_map(node, form)
            case Kind.OVERLAYS:
                return self._overlays(node, slot, form)
            case _:
                return reader.record(node, form)

    def _items(self, node: Node, slot: Slot) -> tuple[Node, ...]:
        """Return the items of a list that may not be empty."""
        if not isinstance(node, Sequence):
            raise self._wrong(node, slot)
        if not node.items:
            raise self._empty(node, slot)
        return node.items

    def _texts(self, node: Node, slot: Slot) -> tuple[Scalar | str, ...]:
        if slot.kind is Kind.LINES and isinstance(node, Scalar):
            node = Sequence((node,), node.place)
        texts: list[Scalar | str] = []
        for item in self._items(node, slot):
            with suppress(_UnfitError):
                texts.append(self._text(item, slot))
        return tuple(texts)

    def _text(self, node: Node, slot: Slot) -> Scalar | str:
        """Return one text of several."""
        if not isinstance(node, Scalar):
            raise self._wrong(node, slot, Kind.TEXT)
        if not node.text.strip():
            raise self._empty(node, slot, Kind.TEXT)
        if node.raw in NOTHING:
            self.problems.add(word_for_nothing(node.place, word=node.text))
            raise _UnfitError
        return node.text if slot.plain else node

    def _rows(self, node: Node, slot: Slot) -> tuple[tuple[Scalar, ...], ...]:
        if not isinstance(node, Sequence):
            raise self._wrong(node, slot)
        return tuple(tuple(self._cells(row, slot)) for row in node.items)

    def _groups(self, node: Node, slot: Slot) -> tuple[tuple[Scalar | str, ...], ...]:
        """Return a list of texts as the one group that it is, or several lists."""
        items = self._items(node, slot)
        if not all(isinstance(item, Sequence) for item in items):
            return (self._texts(node, slot),)
        return tuple(self._texts(item, slot) for item in items)

    def _cells(self, row: Node, slot: Slot) -> Iterator[Scalar]:
        if not isinstance(row, Sequence):
            raise self._wrong(row, slot)
        for cell in row.items:
            if not isinstance(cell, Scalar):
                raise self._wrong(cell, slot)
            yield cell

    def _text_map(self, node: Node, slot: Slot) -> dict[str, Scalar | str]:
        if not isinstance(node, Mapping):
            raise self._wrong(node, slot)
        texts: dict[str, Scalar | str] = {}
        for name, (_, value) in node.entries.items():
            with suppress(_UnfitError):
                self._text(value, slot)
            if isinstance(value, Scalar):
                # One that is empty counts as written: its name is not called unknown as well.
                texts[name] = value.text if slot.plain else value
        return texts

    def _steps(self, node: Node, slot: Slot) -> tuple[Node, ...]:
        if not isinstance(node, Sequence):
            raise self._wrong(node, slot)
        if not node.items and slot.required and self.complete:
            raise self._empty(node, slot)
        return node.items

    def _overlays(self, node: Node, slot: Slot, form: type[F]) -> dict[str, Overlay[F]]:
        if not isinstance(node, Mapping):
            raise self._wrong(node, slot)
        for _, value in node.entries.values():
            read_record(value, form, self.problems, complete=False)
        return {
            name: Overlay(key, value)
            for name, (key, value) in node.entries.items()
            if isinstance(value, Mapping)
        }

    def _scalar(self, node: Node, slot: Slot) -> object:
        if not isinstance(node, Scalar):
            raise self._wrong(node, slot)
        text = node.text
        if not text.strip():
            raise self._empty(node, slot)
        if node.raw in NOTHING and slot.name != "value":
            self.problems.add(word_for_nothing(node.place, word=text))
            raise _UnfitError
        if text in slot.choices:
            return text
        match slot.kind:
            case Kind.TEXT:
                return text if slot.plain else node
            case Kind.CHOICE:
                note_unknown(UNKNOWN_CHOICE, node.place, text, list(slot.choices), self.problems)
                raise _UnfitError
            case Kind.NUMBER:
                return self._number(node, slot)
            case _:
                value = _READ[slot.kind](text)
                if value is None:
                    raise self._wrong(node, slot)
                return value

    def _number(self, node: Scalar, slot: Slot) -> float:
        try:
            value = float(node.text)
        except ValueError:
            if not re.fullmatch(DECIMAL_COMMA, node.text):
                raise self._wrong(node, slot) from None
            self.problems.add(decimal_comma(node.place, actual=node.text))
            raise _UnfitError from None
        if not abs(value) < LARGEST:
            raise self._wrong(node, slot)
        if not slot.key.least <= value <= slot.key.most:
            least, most = f"{slot.key.least:g}", f"{slot.key.most:g}"
            self.problems.add(
                out_of_range(node.place, key=slot.name, actual=node.text, least=least, most=most)
            )
            raise _UnfitError
        if slot.whole and value != int(value):
            self.problems.add(not_whole(node.place, key=slot.name, actual=f"{value:g}"))
            raise _UnfitError
        return int(value) if slot.whole else value

    def _wrong(self, node: Node, slot: Slot, kind: Kind | None = None) -> _UnfitError:
        wanted = kind or slot.kind
        if wanted is Kind.TEXT and (sign := _flow_sign(node)):
            typed = f"{slot.name}: '{sign}…'"
            self.problems.add(begins_with_sign(node.place, sign=sign, typed=typed))
            return _UnfitError()
        term = wanted.term
        self.problems.add(wrong_type(node.place, key=slot.name, actual=_shown(node), kind=term))
        return _UnfitError()

    def _empty(self, node: Node, slot: Slot, kind: Kind | None = None) -> _UnfitError:
        term = (kind or slot.kind).term
        self.problems.add(empty_value(node.place, key=slot.name, kind=term))
        return _UnfitError()


def _flag(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _colour(text: str) -> str | None:
    return text if re.fullmatch(COLOUR, text) else None


_READ: dict[Kind, Callable[[str], object | None]] = {
    Kind.FLAG: _flag,
    Kind.COLOUR: _colour,
    Kind.DATE: parse_date,
    Kind.PERIOD: parse_period,
}


def _flow_sign(node: Node) -> str:
    """Return the bracket that a text begins with which YAML has taken for a list or fields."""
    match node:
        case Sequence(items=(Scalar(text=text, place=place),)) if text[:1] in ("^", "@"):
            return "[" if _is_next(place, node.place) else ""
        case Mapping(entries=entries) if len(entries) == 1:
            ((key, value),) = entries.values()
            is_alone = isinstance(value, Scalar) and not value.raw
            return "{" if is_alone and _is_next(key.place, node.place) else ""
        case _:
            return ""


def _is_next(inner: Place, outer: Place) -> bool:
    return (inner.line, inner.column) == (outer.line, outer.column + 1)


def _shown(node: Node) -> str:
    match node:
        case Scalar(text=text):
            return text if len(text) <= LONGEST else text[:LONGEST] + "…"
        case Sequence():
            return "[…]"
        case Mapping():
            return "{…}"
