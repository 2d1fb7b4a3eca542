"""JSON Schemas (draft 2020-12) of every kind of YAML file, made from the declared forms.

They let an editor complete and check while one types; `jianbao` itself goes by the forms. An
editor types what is not quoted (2022 is a number, yes is true), so a text may be either.
"""

from __future__ import annotations

from jianbao.briefing.records.figure import FigureRecord
from jianbao.briefing.records.particulars import ArchiveRecord, BriefingRecord, MailRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.compose.kinds import kind, own_options
from jianbao.compose.kinds import names as kinds
from jianbao.compose.options import Options
from jianbao.compose.template.records.profile import ProfileRecord
from jianbao.compose.template.records.template import TemplateRecord
from jianbao.yaml.forms import slots
from jianbao.yaml.schema import Schema, as_bytes, form_schema, properties, required, titled


def schemas() -> dict[str, bytes]:
    """Return the schemas as files by name."""
    figure = _or_cells(form_schema(FigureRecord), "cell", "value")
    book: Schema = {"from": {"type": "string"}}
    ledger: Schema = {"type": "object", "properties": book, "additionalProperties": figure}
    made = {
        "briefing": titled(_tables(form_schema(BriefingRecord)), "A briefing", "简报"),
        "archive": titled(form_schema(ArchiveRecord), "How papers are archived", "归档信息"),
        "mail": titled(form_schema(MailRecord), "How a paper is mailed", "邮件"),
        "section": titled(_tables(form_schema(SectionRecord)), "A section", "部分"),
        "figures": titled(ledger, "The ledger of figures", "数据台账"),
        "template": titled(form_schema(TemplateRecord), "A template", "模板"),
        "profile": titled(form_schema(ProfileRecord), "An office's profile", "单位配置"),
    }
    made["template"]["$defs"] = {"steps": _steps()}
    overlay = form_schema(TemplateRecord, complete=False)
    made["profile"]["$defs"] = {"steps": _steps(), "overlay": overlay}
    return {f"{name}.schema.json": as_bytes(schema) for name, schema in made.items()}


def _or_cells(schema: Schema, cells: str, *names: str) -> Schema:
    """Return the schema of what may stand in a spreadsheet in place of some keys."""
    wanted = schema["required"]
    assert isinstance(wanted, list)
    either = [{"required": list(names)}, {"required": [cells]}]
    return {**schema, "required": [each for each in wanted if each not in names], "anyOf": either}


def _tables(schema: Schema) -> Schema:
    """Return the schema of a file whose tables may be ranges of a spreadsheet."""
    named = schema["properties"]["tables"]  # type: ignore[index]
    table = named["additionalProperties"]
    named["additionalProperties"] = _or_cells(table, "cells", "columns", "rows")
    return schema


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
        for name in kinds()
    ]
    names = {"enum": list(kinds()), "description": "; ".join(map(_meaning, kinds()))}
    item = {
        "anyOf": [
            names,
            {"type": "object", "properties": {"block": names}, "required": ["block"]},
        ],
        "allOf": options,
    }
    return {"type": "array", "items": item}


def _options(name: str) -> Schema:
    keys = [*own_options(name), *slots(Options).values()]
    meaning = kind(name).meaning
    block = {"const": name, "description": f"{meaning.en} · {meaning.zh}"}
    return {
        "properties": {"block": block, **properties(keys)},
        "required": ["block", *required(keys)],
        "additionalProperties": False,
    }


def _meaning(name: str) -> str:
    meaning = kind(name).meaning
    return f"{name}: {meaning.en} · {meaning.zh}"
