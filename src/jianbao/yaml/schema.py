"""Declared fields -> JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json
from typing import Any

from jianbao.yaml.records import Field, Kind

DRAFT = "https://json-schema.org/draft/2020-12/schema"


TYPED = ["string", "number", "boolean"]


STEPS = {"$ref": "#/$defs/steps"}


OVERLAY = {"$ref": "#/$defs/overlay"}


Schema = dict[str, Any]


def _bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _titled(schema: Schema, english: str, chinese: str) -> Schema:
    return {"$schema": DRAFT, "title": f"{english} · {chinese}", **schema}


def _record(fields: tuple[Field, ...]) -> Schema:
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(field) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    return schema | ({"required": required} if required else {})


def _field(field: Field) -> Schema:
    """Return a field's schema with its meaning in both languages."""
    default = f" ({field.default})" if field.default else ""
    unit = f" [{field.unit}]" if field.unit else ""
    meaning = " · ".join(filter(None, (field.meaning, field.chinese)))
    return {"description": f"{meaning}{unit}{default}", **_value(field)}


def _value(field: Field) -> Schema:
    texts = {"type": "array", "items": {"type": TYPED}, "minItems": 1}
    match field.kind:
        case Kind.RECORD:
            return _record(field.fields)
        case Kind.RECORDS:
            return {"type": "array", "items": _record(field.fields), "minItems": 1}
        case Kind.ROWS:
            row = {"type": "array", "items": {"type": TYPED}}
            return {"type": "array", "items": row, "minItems": 1}
        case Kind.RECORD_MAP:
            return {"type": "object", "additionalProperties": _record(field.fields)}
        case Kind.TEXT_MAP:
            return {"type": "object", "additionalProperties": {"type": TYPED}}
        case Kind.OVERLAYS:
            return {"type": "object", "additionalProperties": OVERLAY}
        case Kind.STEPS:
            return STEPS
        case Kind.TEXTS:
            return texts
        case Kind.LINES:
            return {"anyOf": [{"type": TYPED}, texts]}
        case _:
            return _scalar(field)


def _scalar(field: Field) -> Schema:
    match field.kind:
        case Kind.CHOICE:
            numbers = [int(choice) for choice in field.choices if choice.isdecimal()]
            flags = [choice == "yes" for choice in field.choices if choice in ("yes", "no")]
            return {"enum": [*field.choices, *numbers, *flags]}
        case Kind.NUMBER:
            return {"type": "number", "minimum": field.least, "maximum": field.most}
        case Kind.FLAG:
            return {"enum": ["yes", "no", True, False]}
        case Kind.COLOUR:
            return {"type": ["string", "number"], "pattern": "^[0-9A-Fa-f]{6}$"}
        case Kind.DATE:
            return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case _:
            return {"type": TYPED}
