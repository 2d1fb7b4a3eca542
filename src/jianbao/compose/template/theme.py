"""A template's theme as read -> Theme."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.compose.template.records.theme import PageRecord, StyleRecord, ThemeRecord
from jianbao.document.lengths import mm, on_twips
from jianbao.document.theme import Page, Rung, Style, Theme
from jianbao.fonts.bundle import BUNDLE, LATIN, Face


def make_theme(record: ThemeRecord, own: dict[str, Face] | None = None) -> Theme:
    """Return the theme that a record describes.

    `own` are an office's faces by role, beside those that ship or in place of them.
    """
    styles = {name: _style(name, style, record.strong) for name, style in record.styles.items()}
    used = {record.strong, record.lead, *(style.face for style in styles.values())}
    latin = {role: face for role, face in LATIN.items() if role in used}
    page = record.page or PageRecord(place=record.place)
    return Theme(
        page=_page(page),
        masters={name: _page(_laid_over(page, master)) for name, master in record.masters.items()},
        styles=styles,
        strong=record.strong,
        lead=record.lead,
        faces={**BUNDLE, **latin, **(own or {})},
        line_rules=record.line_rules,
        note_marks=record.note_marks,
        continued=record.continued,
        tighten=record.tighten,
    )


def _laid_over(main: PageRecord, master: PageRecord) -> PageRecord:
    """Return a page that differs from the main one in what it says."""
    return replace(main, **{name: getattr(master, name) for name in master.places})


def _page(record: PageRecord) -> Page:
    return Page(
        width=mm(record.width),
        height=mm(record.height),
        top=mm(record.top),
        bottom=mm(record.bottom),
        left=mm(record.left),
        right=mm(record.right),
        numbers=record.numbers,
        number_drop=mm(record.number_drop),
        number_indent=mm(record.number_indent),
        number_place=record.number_place,
        first_number=record.first_number,
        mirrored=record.mirrored,
        turned=record.turned,
        head=mm(record.head),
        foot=mm(record.foot),
    )


def _style(name: str, record: StyleRecord, strong: str) -> Style:
    scale = record.scale / 100
    leading = on_twips(record.leading)
    character = record.size * scale
    return Style(
        name=name,
        word=record.word.text,
        face=strong if record.bold else record.face.text,
        size=record.size,
        leading=leading,
        scale=scale,
        align=record.align,
        indent=on_twips(record.indent * character),
        left=on_twips(record.left * character),
        right=on_twips(record.right * character),
        space_after=record.lines_after * leading,
        keep_next=record.keep_next,
        colour=record.colour,
        ladder=tuple(Rung(rung.size or record.size, rung.scale / 100) for rung in record.ladder),
    )
