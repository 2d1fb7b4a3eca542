"""The form of a YAML file, declared once as types: each key with its meaning in both languages.

A form is a class; its keys are attributes. The reader, its messages (what is allowed, did you
mean), the JSON Schema and the documentation's tables all look at the same declaration:

    class ColumnRecord(Form, kw_only=True, rename={"justified": "align"}):
        name: Annotated[Scalar, Key("head of the column", "栏目名称")]
        justified: Annotated[Literal["left", "right"], Key("how it is set", "对齐方式")] = "left"
        width: Annotated[float | None, Key("its width", "栏宽", unit="mm", least=5)] = None

A key without a default is required. What an attribute may hold:

    Scalar, str                     a text, with the place of each character, or plain
    bool, float, int, Day, Period   yes or no, a number, a whole one, a day, a period
    Literal["a", "b"]               one of these words
    Colour, Lines                   RRGGBB; one text or a list of them
    tuple[Scalar, ...]              a list of texts (or of str)
    tuple[tuple[Scalar, ...], ...]  rows of texts
    dict[str, Scalar]               texts by name (or str)
    SomeForm, tuple[SomeForm, ...], dict[str, SomeForm]
    tuple[Node, ...]                a list that somebody else reads
    dict[str, Overlay[SomeForm]]    what is laid over a file of that form

A key whose name Python or a form needs for itself has an attribute of another name (`rename`).
A file with forms has no `from __future__ import annotations`: Python would have to compile each
annotation again to look at it.
"""

import typing
from enum import StrEnum
from functools import cache
from types import MemberDescriptorType, NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Generic,
    Literal,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from msgspec import NODEFAULT, Struct, field

from jianbao.messages.findings import Place
from jianbao.messages.terms import Term
from jianbao.messages.yaml import KINDS
from jianbao.yaml.dates import Day, Period
from jianbao.yaml.source import Mapping, Scalar

if TYPE_CHECKING:
    from typing import Annotated as Annotated
else:

    class Annotated:
        """To the type checker what `typing` calls so; to us its parts, as they stand.

        Why: `typing` makes an object of each, 8 µs a key, which is 2 ms of a check's 110.
        """

        def __class_getitem__(cls, parts: tuple[object, ...]) -> tuple[object, ...]:
            return parts


class Kind(StrEnum):
    """What a key holds. Its name for readers stands in `KINDS`."""

    TEXT = "text"
    LINES = "lines"
    TEXTS = "texts"
    TEXT_MAP = "text-map"
    DATE = "date"
    PERIOD = "period"
    CHOICE = "choice"
    NUMBER = "number"
    FLAG = "flag"
    COLOUR = "colour"
    RECORD = "record"
    RECORDS = "records"
    ROWS = "rows"
    GROUPS = "groups"
    RECORD_MAP = "record-map"
    STEPS = "steps"
    OVERLAYS = "overlays"

    @property
    def term(self) -> Term:
        """How a finding names the kind."""
        return KINDS[self]


Lines = typing.Annotated[tuple[Scalar, ...], Kind.LINES]
Groups = typing.Annotated[tuple[tuple[Scalar, ...], ...], Kind.GROUPS]
Colour = typing.Annotated[str, Kind.COLOUR]


class Key(Struct, frozen=True):
    """What a key means, in both languages; unit and limits of a number."""

    en: str
    zh: str
    unit: str = ""
    least: float = -1e6
    most: float = 1e6
    partial: bool = False  # of a form whose required keys may be missing here


OWN = {name: f"@{name}" for name in ("place", "places", "wrong", "known")}
"""What every record has beside its keys, under names that a key may have in a file."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Form(Struct, frozen=True, kw_only=True, rename=OWN):
    """What was read of one mapping: a value for each key, and which were typed, and where.

    `known` is False where the mapping could not be read at all: nothing is missing from it.
    """

    place: Place
    places: dict[str, Place] = {}  # of the values typed, rightly or not, by attribute
    wrong: frozenset[str] = frozenset()  # of these, what did not fit; and keys that it has not
    known: bool = True

    def has(self, key: object) -> bool:
        """Return whether a key was typed, rightly or not, or may stand in what was not read.

        `key` is an attribute of the class: `section.has(SectionRecord.heading)`. Raises
        AttributeError where the record has no such key.
        """
        name = self._name(key)
        return not self.known or name in self.places

    def at(self, key: object) -> Place:
        """Return where a value stands; where it was not typed, the record's own place."""
        return self.places.get(self._name(key), self.place)

    def is_wrong(self, key: object) -> bool:
        """Return whether a value was typed that did not fit, so that the default stands for it."""
        return self._name(key) in self.wrong

    def _name(self, key: object) -> str:
        if isinstance(key, MemberDescriptorType):
            name = key.__name__
            if getattr(type(self), name, None) is key:
                return name
        raise AttributeError(f"{type(self).__name__} has no key {key!r}")


F = TypeVar("F", bound=Form)


class Overlay(Struct, Generic[F], frozen=True):
    """What is laid over a file of a form before that is checked: a mapping beside its name."""

    key: Scalar
    node: Mapping


class Slot(Struct, frozen=True):
    """One key of a form, as its reader and the documentation see it."""

    name: str  # as typed
    attribute: str
    kind: Kind
    key: Key
    required: bool
    nullable: bool = False
    plain: bool = False  # texts without their places
    whole: bool = False  # a number without decimals
    default: object = None
    choices: tuple[str, ...] = ()
    form: type[Form] | None = None

    @property
    def default_text(self) -> str:
        """The default as one would type it, or "" where there is none."""
        match self.default:
            case bool(flag):
                return "yes" if flag else "no"
            case float() | int() as number:
                return f"{number:.10g}"
            case str(text):
                return text
            case _:
                return ""


PLAIN_KINDS = {
    Scalar: Kind.TEXT,
    str: Kind.TEXT,
    bool: Kind.FLAG,
    float: Kind.NUMBER,
    int: Kind.NUMBER,
    Day: Kind.DATE,
    Period: Kind.PERIOD,
}
LIST_KINDS = {
    Kind.TEXT: Kind.TEXTS,
    Kind.RECORD: Kind.RECORDS,
    Kind.TEXTS: Kind.ROWS,
    Kind.STEPS: Kind.STEPS,
}
MAP_KINDS = {Kind.TEXT: Kind.TEXT_MAP, Kind.RECORD: Kind.RECORD_MAP, Kind.OVERLAYS: Kind.OVERLAYS}
WITHOUT_BLANK = (Kind.CHOICE, Kind.DATE, Kind.PERIOD)


@cache
def slots(form: type[Form]) -> dict[str, Slot]:
    """Return the keys of a form by the name that is typed, in the order of their declaration."""
    hints: dict[str, object] = {}
    for base in reversed(form.__mro__):
        hints.update(getattr(base, "__annotations__", {}))
    names, typed = form.__struct_fields__, form.__struct_encode_fields__
    defaults = form.__struct_defaults__
    missing = (NODEFAULT,) * (len(names) - len(defaults))
    declared = (
        _slot(attribute, hints[attribute], default, name)
        for attribute, name, default in zip(names, typed, (*missing, *defaults), strict=True)
        if attribute not in OWN
    )
    return {slot.name: slot for slot in declared}


def _slot(attribute: str, hint: object, default: object, name: str) -> Slot:
    """Return one key. Raises TypeError where a required one could be neither read nor blank."""
    arms, notes = _arms(hint)
    choices = tuple(word for arm in arms if get_origin(arm) is Literal for word in get_args(arm))
    types = [arm for arm in arms if get_origin(arm) is not Literal and arm is not NoneType]
    kind, form, plain = _kind(types[0]) if types else (Kind.CHOICE, None, True)
    kind = next((note for note in notes if isinstance(note, Kind)), kind)
    required = default is NODEFAULT
    if required and kind in WITHOUT_BLANK and NoneType not in arms:
        raise TypeError(f"{attribute}: is required, so it may be missing and must allow None")
    return Slot(
        name=name,
        attribute=attribute,
        kind=kind,
        key=next(note for note in notes if isinstance(note, Key)),
        required=required,
        nullable=NoneType in arms,
        plain=plain,
        whole=int in types,
        default=default if isinstance(default, str | float | int) else None,
        choices=choices,
        form=form,
    )


def _arms(hint: object) -> tuple[list[object], list[object]]:
    """Return what an annotation allows, one by one, and what is noted beside it."""
    if isinstance(hint, tuple) or get_origin(hint) is typing.Annotated:
        shape, *notes = hint if isinstance(hint, tuple) else get_args(hint)
        arms, deeper = _arms(shape)
        return arms, [*deeper, *notes]
    if get_origin(hint) in (UnionType, Union):
        pairs = [_arms(arm) for arm in get_args(hint)]
        return [arm for arms, _ in pairs for arm in arms], [n for _, notes in pairs for n in notes]
    return [hint], []


def _kind(held: object) -> tuple[Kind, type[Form] | None, bool]:
    """Return what a type holds: its kind, the form of its records, whether texts are plain."""
    parts = get_args(held)
    match get_origin(held):
        case None if isinstance(held, type) and issubclass(held, Form):
            return Kind.RECORD, held, False
        case None if isinstance(held, type):
            return PLAIN_KINDS[held], None, held is str
        case origin if origin is Overlay:
            return Kind.OVERLAYS, parts[0], False
        case origin if origin is dict:
            kind, form, plain = _kind(parts[1])
            return MAP_KINDS[kind], form, plain
        case origin if origin is tuple:
            kind, form, plain = _kind(parts[0])
            return LIST_KINDS[kind], form, plain
        case _:  # any node at all
            return Kind.STEPS, None, False
