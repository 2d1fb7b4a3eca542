"""Declared forms -> JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jianbao.yaml.forms import Form, Key, Kind, Slot, slots

Schema = dict[str, object]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPED = ["string", "number", "boolean"]
STEPS: Schema = {"$ref": "#/$defs/steps"}
OVERLAY: Schema = {"$ref": "#/$defs/overlay"}


def as_bytes(schema: Schema) -> bytes:
    """Return a schema as a file."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def titled(schema: Schema, english: str, chinese: str) -> Schema:
    """Return the schema of a whole file."""
    return {"$schema": DRAFT, "title": f"{english} · {chinese}", **schema}


def form_schema(form: type[Form], complete: bool = True) -> Schema:
    """Return the schema of a form's records; nothing is required of one not `complete`."""
    return record_schema(slots(form).values(), complete)


def record_schema(keys: Iterable[Slot], complete: bool = True) -> Schema:
    """Return the schema of a mapping with these keys and no other."""
    keys = list(keys)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties(keys, complete),
    }
    names = required(keys) if complete else []
    return schema | ({"required": names} if names else {})


def properties(keys: Iterable[Slot], complete: bool = True) -> dict[str, Schema]:
    """Return the schema of each key by its name."""
    return {slot.name: _key(slot, complete) for slot in keys}


def required(keys: Iterable[Slot]) -> list[str]:
    """Return the names of the keys that must be there."""
    return [slot.name for slot in keys if slot.required]


def _key(slot: Slot, complete: bool) -> Schema:
    """Return a key's schema with its meaning in both languages."""
    default = f" ({slot.default_text})" if slot.default_text else ""
    unit = f" [{slot.key.unit}]" if slot.key.unit else ""
    meaning = " · ".join(filter(None, (slot.key.en, slot.key.zh)))
    return {"description": f"{meaning}{unit}{default}", **_held(slot, complete)}


def _held(slot: Slot, complete: bool) -> Schema:
    if slot.form is None:
        return _plain(slot.kind, slot.choices, slot.key)
    if slot.kind is Kind.OVERLAYS:
        return {"type": "object", "additionalProperties": OVERLAY}
    record = form_schema(slot.form, complete and not slot.key.partial)
    match slot.kind:
        case Kind.RECORDS:
            return {"type": "array", "items": record, "minItems": 1}
        case Kind.RECORD_MAP:
            return {"type": "object", "additionalProperties": record}
        case _:
            return record


def _plain(kind: Kind, choices: tuple[str, ...], key: Key) -> Schema:
    """Return the schema of what is not of a form."""
    texts = {"type": "array", "items": {"type": TYPED}, "minItems": 1}
    match kind:
        case Kind.ROWS:
            row = {"type": "array", "items": {"type": TYPED}}
            return {"type": "array", "items": row, "minItems": 1}
        case Kind.GROUPS:
            return {"anyOf": [texts, {"type": "array", "items": texts, "minItems": 1}]}
        case Kind.TEXT_MAP:
            return {"type": "object", "additionalProperties": {"type": TYPED}}
        case Kind.STEPS:
            return STEPS
        case Kind.TEXTS:
            return texts
        case Kind.LINES:
            return {"anyOf": [{"type": TYPED}, texts]}
        case Kind.CHOICE:
            return {"enum": _words(choices)}
        case Kind.NUMBER:
            return {"type": "number", "minimum": key.least, "maximum": key.most}
        case Kind.FLAG:
            return {"enum": ["yes", "no", True, False]}
        case Kind.COLOUR:
            return {"type": ["string", "number"], "pattern": "^[0-9A-Fa-f]{6}$"}
        case Kind.DATE:
            return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case _:
            return {"type": TYPED}


def _words(choices: tuple[str, ...]) -> list[str | int | bool]:
    """Return what an editor may take a word of a closed set for: 1 is a number, yes is true."""
    numbers = [int(word) for word in choices if word.isdecimal()]
    flags = [word == "yes" for word in choices if word in ("yes", "no")]
    return [*choices, *numbers, *flags]
