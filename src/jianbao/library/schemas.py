"""JSON Schemas (draft 2020-12) of every kind of YAML file, made from the tables of fields.

They let an editor complete and check while one types; `jianbao` itself reads the tables. An
editor types what is not quoted (2022 is a number, yes is true), so a text may be either.
"""

from __future__ import annotations

import json
from typing import Any

from jianbao.fields import BRIEFING, FIGURE, SECTION
from jianbao.profile import PROFILE_FIELDS
from jianbao.shape import Field, Kind
from jianbao.template import BLOCKS, TEMPLATE_FIELDS
from jianbao.template.steps import step_fields

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPED = ["string", "number", "boolean"]
STEPS = {"$ref": "#/$defs/steps"}
OVERLAY = {"$ref": "#/$defs/overlay"}

Schema = dict[str, Any]


def schemas() -> dict[str, bytes]:
    """Return the schemas as files by name."""
    figure = _record(FIGURE)
    ledger = {"type": "object", "additionalProperties": figure}
    made = {
        "briefing": _titled(_record(BRIEFING), "A briefing", "简报"),
        "section": _titled(_record(SECTION), "A section", "部分"),
        "figures": _titled(ledger, "The ledger of figures", "数据台账"),
        "template": _titled(_record(TEMPLATE_FIELDS), "A template", "模板"),
        "profile": _titled(_record(PROFILE_FIELDS), "An office's profile", "单位配置"),
    }
    made["template"]["$defs"] = {"steps": _steps()}
    overlay = next(field for field in PROFILE_FIELDS if field.kind is Kind.OVERLAYS)
    made["profile"]["$defs"] = {"steps": _steps(), "overlay": _record(overlay.fields)}
    return {f"{name}.schema.json": _bytes(schema) for name, schema in made.items()}


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


def _steps() -> Schema:
    """Return the schema of a list of blocks: bare names, or a name with its options."""
    # `anyOf` of all blocks would name none of them in an editor's message.
    options = [
        {
            "if": {
                "type": "object",
                "properties": {"block": {"const": name}},
                "required": ["block"],
            },
            "then": _options(name),
        }
        for name in BLOCKS
    ]
    names = {"enum": list(BLOCKS), "description": "; ".join(_meanings())}
    item = {
        "anyOf": [
            names,
            {"type": "object", "properties": {"block": names}, "required": ["block"]},
        ],
        "allOf": options,
    }
    return {"type": "array", "items": item}


def _options(name: str) -> Schema:
    schema = _record(step_fields(name))
    block = {"const": name, "description": f"{BLOCKS[name].meaning} · {BLOCKS[name].chinese}"}
    return {
        "properties": {"block": block, **schema["properties"]},
        "required": ["block", *schema.get("required", [])],
        "additionalProperties": False,
    }


def _meanings() -> list[str]:
    return [f"{name}: {kind.meaning} · {kind.chinese}" for name, kind in BLOCKS.items()]
