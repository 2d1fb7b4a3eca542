"""What may stand in a YAML file, said as tables of fields, and the one check that reads them.

A table serves the reader, its messages (what is allowed, did you mean) and the documentation,
so the three cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import cast

from msgspec import Struct

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place, UnknownName
from jianbao.messages.yaml import (
    UNKNOWN_CHOICE,
    UNKNOWN_KEY,
    decimal_comma,
    empty_value,
    missing_key,
    not_fields,
    out_of_range,
    wrong_type,
)
from jianbao.yaml.dates import parse_date, parse_period
from jianbao.yaml.forms import Key, Slot
from jianbao.yaml.forms import Kind as Kind
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence

ALIKE = 0.7  # of two names, from 0 to 1: one is the other mistyped


class Field(Struct, frozen=True):
    """One key of a YAML mapping: what it holds and what it means."""

    name: str
    kind: Kind
    meaning: str
    chinese: str = ""  # the same for Chinese readers
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    unit: str = ""
    default: str = ""
    least: float = -1e6
    most: float = 1e6


def as_slot(field: Field) -> Slot:
    """Return a field as the documentation sees the key of a form: what it is made of is left."""
    return Slot(
        name=field.name,
        attribute=field.name,
        kind=field.kind,
        key=Key(field.meaning, field.chinese, field.unit, field.least, field.most),
        required=field.required,
        default=field.default,
        choices=field.choices,
    )


Value = object


class Record:
    """A mapping that was checked against a table of fields."""

    def __init__(
        self, place: Place, values: dict[str, Value], typed: Container[str] | None = None
    ) -> None:
        self.place = place
        self._values = values
        self._typed = typed

    @property
    def is_known(self) -> bool:
        """Whether its keys could be read at all."""
        return self._typed is not None

    def may_have(self, name: str) -> bool:
        """Return whether a key was typed, rightly or not, or may stand in what was not read."""
        return self._typed is None or name in self._typed

    def text(self, name: str) -> Scalar | None:
        """Return a TEXT, CHOICE, DATE or PERIOD value as typed, or None where it is absent."""
        return cast("Scalar | None", self._values.get(name))

    def string(self, name: str, default: str = "") -> str:
        """Return the same as a plain string."""
        value = self.text(name)
        return value.text if value else default

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """Return a LINES or TEXTS value."""
        return cast("tuple[Scalar, ...]", self._values.get(name, ()))

    def text_map(self, name: str) -> dict[str, Scalar]:
        """Return a TEXT_MAP value."""
        return cast("dict[str, Scalar]", self._values.get(name, {}))

    def number(self, name: str, default: float = 0.0) -> float:
        """Return a NUMBER value."""
        return cast("float", self._values.get(name, default))

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a FLAG value."""
        return cast("bool", self._values.get(name, default))

    def nodes(self, name: str) -> tuple[Node, ...]:
        """Return a STEPS value: what was typed, for whoever knows the blocks."""
        return cast("tuple[Node, ...]", self._values.get(name, ()))

    def overlays(self, name: str) -> dict[str, tuple[Scalar, Mapping]]:
        """Return an OVERLAYS value: mappings by name, each beside its key."""
        return cast("dict[str, tuple[Scalar, Mapping]]", self._values.get(name, {}))

    def record(self, name: str) -> Record:
        """Return a RECORD value; an empty record where it is absent."""
        return cast("Record", self._values.get(name, Record(self.place, {})))

    def records(self, name: str) -> tuple[Record, ...]:
        """Return a RECORDS value."""
        return cast("tuple[Record, ...]", self._values.get(name, ()))

    def rows(self, name: str) -> tuple[tuple[Scalar, ...], ...]:
        """Return a ROWS value; the texts of a row may be empty."""
        return cast("tuple[tuple[Scalar, ...], ...]", self._values.get(name, ()))

    def record_map(self, name: str) -> dict[str, Record]:
        """Return a RECORD_MAP value."""
        return cast("dict[str, Record]", self._values.get(name, {}))


def check_record(node: Node, fields: tuple[Field, ...], problems: Problems) -> Record:
    """Return `node` as a record; what does not fit is noted and left out."""
    if not isinstance(node, Mapping):
        allowed = ", ".join(field.name for field in fields)
        problems.add(not_fields(node.place, found=_shown(node), allowed=allowed))
        return Record(node.place, {})
    known = {field.name: field for field in fields}
    values: dict[str, Value] = {}
    for name, (key, value) in node.entries.items():
        if name.isdecimal():
            problems.add(decimal_comma(key.place, found=f"…,{name}"))
        elif name not in known:
            note_unknown(UNKNOWN_KEY, key.place, name, known, problems)
        else:
            checked = _check(value, known[name], problems)
            if checked is not None:
                values[name] = checked
    for field in fields:
        if field.required and field.name not in node.entries:
            problems.add(missing_key(node.place, key=field.name))
    return Record(node.place, values, node.entries)


def check_record_map(
    node: Node, fields: tuple[Field, ...], problems: Problems
) -> dict[str, Record]:
    """Return a mapping of free names, each with the same fields."""
    if not isinstance(node, Mapping):
        problems.add(not_fields(node.place, found=_shown(node), allowed="id: {…}"))
        return {}
    return {
        name: check_record(value, fields, problems) for name, (_, value) in node.entries.items()
    }


def note_unknown(
    codes: UnknownName,
    place: Place | None,
    name: str,
    known: dict[str, Field] | list[str],
    problems: Problems,
) -> None:
    """Note a name that is not known, with what is allowed and the nearest that is."""
    near = nearest(name, known)
    allowed = ", ".join(known)
    if near:
        problems.add(codes.near(place, name=name, near=near, allowed=allowed))
    else:
        problems.add(codes.plain(place, name=name, allowed=allowed))


def nearest(name: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return the known name that a mistyped one most likely means, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")


def _check(node: Node, field: Field, problems: Problems) -> Value | None:
    match field.kind:
        case Kind.RECORD:
            return check_record(node, field.fields, problems)
        case Kind.RECORDS | Kind.TEXTS | Kind.LINES:
            return _check_list(node, field, problems)
        case Kind.ROWS:
            return _check_rows(node, field, problems)
        case Kind.RECORD_MAP:
            return check_record_map(node, field.fields, problems)
        case Kind.TEXT_MAP:
            return _check_text_map(node, field, problems)
        case Kind.STEPS:
            return _check_steps(node, field, problems)
        case Kind.OVERLAYS:
            return _check_overlays(node, field, problems)
        case _:
            return _check_scalar(node, field, problems)


def _check_list(node: Node, field: Field, problems: Problems) -> Value | None:
    if field.kind is Kind.LINES and isinstance(node, Scalar):
        node = Sequence((node,), node.place)
    if not isinstance(node, Sequence):
        return _wrong(node, field, problems)
    if not node.items:
        problems.add(empty_value(node.place, key=field.name, kind=field.kind.term))
        return None
    if field.kind is Kind.RECORDS:
        return tuple(check_record(item, field.fields, problems) for item in node.items)
    item_field = Field(field.name, Kind.TEXT, field.meaning)
    items = (_check_scalar(item, item_field, problems) for item in node.items)
    return tuple(item for item in items if item is not None)


def _check_rows(node: Node, field: Field, problems: Problems) -> Value | None:
    if not isinstance(node, Sequence):
        return _wrong(node, field, problems)
    rows: list[tuple[Scalar, ...]] = []
    for row in node.items:
        if not isinstance(row, Sequence):
            return _wrong(row, field, problems)
        wrong = [cell for cell in row.items if not isinstance(cell, Scalar)]
        if wrong:
            return _wrong(wrong[0], field, problems)
        rows.append(tuple(cell for cell in row.items if isinstance(cell, Scalar)))
    return tuple(rows)


def _check_steps(node: Node, field: Field, problems: Problems) -> Value | None:
    if not isinstance(node, Sequence):
        return _wrong(node, field, problems)
    if not node.items and field.required:
        problems.add(empty_value(node.place, key=field.name, kind=field.kind.term))
    return node.items


def _check_overlays(node: Node, field: Field, problems: Problems) -> Value | None:
    if not isinstance(node, Mapping):
        return _wrong(node, field, problems)
    for _, value in node.entries.values():
        check_record(value, field.fields, problems)
    return {
        name: (key, value)
        for name, (key, value) in node.entries.items()
        if isinstance(value, Mapping)
    }


def _check_text_map(node: Node, field: Field, problems: Problems) -> Value | None:
    if not isinstance(node, Mapping):
        return _wrong(node, field, problems)
    item_field = Field(field.name, Kind.TEXT, field.meaning)
    for _, value in node.entries.values():
        _check_scalar(value, item_field, problems)
    # One that is empty counts as written, so that its name is not called unknown as well.
    values = ((name, value) for name, (_, value) in node.entries.items())
    return {name: value for name, value in values if isinstance(value, Scalar)}


def _check_scalar(node: Node, field: Field, problems: Problems) -> Value | None:
    if not isinstance(node, Scalar):
        return _wrong(node, field, problems)
    if not node.text.strip():
        problems.add(empty_value(node.place, key=field.name, kind=field.kind.term))
        return None
    match field.kind:
        case Kind.CHOICE if node.text not in field.choices:
            note_unknown(UNKNOWN_CHOICE, node.place, node.text, list(field.choices), problems)
            return None
        case Kind.DATE if parse_date(node.text) is None:
            return _wrong(node, field, problems)
        case Kind.PERIOD if node.text not in field.choices and parse_period(node.text) is None:
            return _wrong(node, field, problems)
        case Kind.COLOUR if not re.fullmatch("[0-9A-Fa-f]{6}", node.text):
            return _wrong(node, field, problems)
        case Kind.NUMBER:
            return _number(node, field, problems)
        case Kind.FLAG:
            if node.text not in ("yes", "no"):
                return _wrong(node, field, problems)
            return node.text == "yes"
        case _:
            return node


def _number(node: Scalar, field: Field, problems: Problems) -> Value | None:
    if re.fullmatch(r"[-+]?\d+[,，]\d+", node.text):
        problems.add(decimal_comma(node.place, found=node.text))
        return None
    try:
        value = float(node.text)
    except ValueError:
        return _wrong(node, field, problems)
    if not abs(value) < 1e6:
        return _wrong(node, field, problems)
    if not field.least <= value <= field.most:
        problems.add(
            out_of_range(
                node.place,
                key=field.name,
                found=node.text,
                least=f"{field.least:g}",
                most=f"{field.most:g}",
            )
        )
        return None
    return value


def _wrong(node: Node, field: Field, problems: Problems) -> Value | None:
    problems.add(wrong_type(node.place, key=field.name, found=_shown(node), kind=field.kind.term))
    return None


def _shown(node: Node) -> str:
    match node:
        case Scalar(text=text):
            return text if len(text) <= 24 else text[:24] + "…"
        case Sequence():
            return "[…]"
        case Mapping():
            return "{…}"
