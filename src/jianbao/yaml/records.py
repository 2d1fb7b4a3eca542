"""Options of blocks as tables of fields, until each kind of block declares a form of its own."""

from __future__ import annotations

from collections.abc import Container
from typing import cast

from msgspec import Struct

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.forms import Key, Slot
from jianbao.yaml.forms import Kind as Kind
from jianbao.yaml.names import ALIKE as ALIKE
from jianbao.yaml.names import nearest as nearest
from jianbao.yaml.reading import read_values
from jianbao.yaml.source import Mapping, Scalar


class Field(Struct, frozen=True):
    """One option of a block: what it holds and what it means."""

    name: str
    kind: Kind
    meaning: str
    chinese: str = ""  # the same for Chinese readers
    required: bool = False
    choices: tuple[str, ...] = ()
    unit: str = ""
    default: str = ""
    least: float = -1e6
    most: float = 1e6


def as_slot(field: Field) -> Slot:
    """Return a field as the reader and the documentation see the key of a form."""
    return Slot(
        name=field.name,
        attribute=field.name,
        kind=field.kind,
        key=Key(field.meaning, field.chinese, field.unit, field.least, field.most),
        required=field.required,
        default=field.default,
        choices=field.choices,
    )


class Record:
    """The options of one block, as typed. Raises AttributeError where it has none of a name."""

    def __init__(
        self, place: Place, values: dict[str, object], typed: Container[str], known: Container[str]
    ) -> None:
        self.place, self._values, self._typed, self._known = place, values, typed, known

    def knows(self, name: str) -> bool:
        """Return whether the block has an option of this name."""
        return name in self._known

    def may_have(self, name: str) -> bool:
        """Return whether a key was typed, rightly or not."""
        return self._asked(name) in self._typed

    def text(self, name: str) -> Scalar | None:
        """Return a TEXT value as typed, or None where it is absent."""
        return cast("Scalar | None", self._values.get(self._asked(name)))

    def string(self, name: str, default: str = "") -> str:
        """Return a TEXT, CHOICE or COLOUR value as a plain string."""
        value = self._values.get(self._asked(name), default)
        return value.text if isinstance(value, Scalar) else str(value)

    def text_map(self, name: str) -> dict[str, Scalar]:
        """Return a TEXT_MAP value."""
        return cast("dict[str, Scalar]", self._values.get(self._asked(name), {}))

    def number(self, name: str, default: float = 0.0) -> float:
        """Return a NUMBER value."""
        return cast("float", self._values.get(self._asked(name), default))

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a FLAG value."""
        return cast("bool", self._values.get(self._asked(name), default))

    def _asked(self, name: str) -> str:
        if name not in self._known:
            raise AttributeError(f"the block has no option {name!r}")
        return name


def check_record(node: Mapping, fields: tuple[Field, ...], problems: Problems) -> Record:
    """Return `node` as a record; what does not fit is noted and left out."""
    known = {field.name: as_slot(field) for field in fields}
    values, places, _ = read_values(node, known, problems)
    return Record(node.place, values, places, known)
