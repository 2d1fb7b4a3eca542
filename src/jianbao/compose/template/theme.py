"""A template's theme as read -> Theme."""

from __future__ import annotations

from jianbao.compose.template.records import PAGE_FIELDS
from jianbao.document.lengths import mm, on_twips
from jianbao.document.theme import Page, Style, Theme
from jianbao.fonts.bundle import BUNDLE, LATIN, Face
from jianbao.yaml.records import Kind, Record


def make_theme(record: Record, own: dict[str, Face] | None = None) -> Theme:
    """Return the theme that a checked record of THEME_FIELDS describes.

    `own` are an office's faces by role, beside those that ship or in place of them.
    """
    styles = {name: _style(name, style) for name, style in record.record_map("styles").items()}
    strong, lead = record.string("strong", "hei"), record.string("lead", "kai")
    used = {strong, lead, *(style.face for style in styles.values())}
    latin = {role: face for role, face in LATIN.items() if role in used}
    return Theme(
        page=_page(record.record("page"), None),
        masters=_masters(record),
        styles=styles,
        strong=strong,
        lead=lead,
        faces={**BUNDLE, **latin, **(own or {})},
        line_rules=record.string("line_rules", "chinese"),
        note_marks=record.string("note_marks", "circled"),
    )


def _masters(record: Record) -> dict[str, Page]:
    """Return the pages that differ; what they do not say they have of the main one."""
    main = record.record("page")
    return {name: _page(master, main) for name, master in record.record_map("masters").items()}


def _page(record: Record, main: Record | None) -> Page:
    def has(name: str) -> Record:
        return record if main is None or record.may_have(name) else main

    lengths = {
        field.name: mm(has(field.name).number(field.name, float(field.default)))
        for field in PAGE_FIELDS
        if field.unit == "mm"
    }
    flags = {
        field.name: has(field.name).flag(field.name, field.default == "yes")
        for field in PAGE_FIELDS
        if field.kind is Kind.FLAG
    }
    place = has("number_place").string("number_place", "outer")
    return Page(number_place=place, **lengths, **flags)  # type: ignore[arg-type]


def _style(name: str, record: Record) -> Style:
    size = record.number("size")
    scale = record.number("scale", 100.0) / 100
    leading = on_twips(record.number("leading"))
    character = size * scale
    return Style(
        name=name,
        word=record.string("word"),
        face=record.string("face"),
        size=size,
        leading=leading,
        scale=scale,
        align=record.string("align", "both"),
        indent=on_twips(record.number("indent") * character),
        left=on_twips(record.number("left") * character),
        right=on_twips(record.number("right") * character),
        space_after=record.number("lines_after") * leading,
        keep_next=record.flag("keep_next"),
        colour=record.string("colour", "000000"),
    )
