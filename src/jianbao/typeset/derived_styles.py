"""Styles that only some papers need: a theme that does not name one has it from its body.

So every template prints nested headings, quotations, tables and annexes, and one that wants them
otherwise names the style.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedBlock
from jianbao.document.texts import texts
from jianbao.document.theme import Style, Theme

Change = Callable[[Style, Theme], Style]

SMALL = 0.75  # of the body's size: 小四 in tables beside 三号
TABLE_LEADING = 1.5  # of the type's size


def with_used_styles(theme: Theme, blocks: Iterable[PagedBlock]) -> Theme:
    """Return the theme with the styles that some blocks use and the theme does not name."""
    used = dict.fromkeys(text.style for text in texts(blocks))
    missing = [name for name in used if name in DERIVED and name not in theme.styles]
    if not missing:
        return theme
    taken = {style.word.lower() for style in theme.styles.values()}
    derived = {name: _derived(name, theme, taken) for name in missing}
    return replace(theme, styles={**theme.styles, **derived})


def style_of(name: str, theme: Theme) -> Style:
    """Return a style of the theme, or the one that is derived where it does not name it."""
    return theme.styles[name] if name in theme.styles else _derived(name, theme, set())


def _derived(name: str, theme: Theme, taken: set[str]) -> Style:
    """Return a style made of the body's; one that is not known here is an error of ours."""
    word, change = DERIVED[name]
    style = change(theme.style("body"), theme)
    return replace(style, name=name, word=f"{word} (2)" if word.lower() in taken else word)


def _heading2(body: Style, theme: Theme) -> Style:
    """GB/T 9704-2012, 7.3.3: the second level is 楷体."""
    return replace(body, face=theme.lead, keep_next=True)


def _heading(body: Style, _: Theme) -> Style:
    """GB/T 9704-2012, 7.3.3: the third and the fourth level are 仿宋, as the text is."""
    return replace(body, keep_next=True)


def _grade(body: Style, theme: Theme) -> Style:
    """GB/T 9704-2012, 7.2.2: 3号黑体 at the left edge of the first line."""
    return replace(body, face=theme.strong, align="left", indent=0.0, left=0.0)


def _quote(body: Style, theme: Theme) -> Style:
    """Return the style of a quotation: 楷体, two characters in from both sides (实务)."""
    inset = on_twips(2 * body.size * body.scale)
    return replace(body, face=theme.lead, left=body.left + inset, right=body.right + inset)


def _annex_mark(body: Style, theme: Theme) -> Style:
    """GB/T 9704-2012, 7.3.7: 黑体 at the left edge of the first line; a line below it is empty."""
    return replace(
        body, face=theme.strong, align="left", indent=0.0, left=0.0,
        space_after=body.leading, keep_next=True,
    )  # fmt: skip


def _annex_title(body: Style, theme: Theme) -> Style:
    """Return the style of an annex's title: that of the paper's title."""
    title = theme.styles.get("title", body)
    return replace(title, align="center", indent=0.0, space_after=title.leading, keep_next=True)


def _signature_centred(body: Style, theme: Theme) -> Style:
    """GB/T 9704-2012, 7.3.5.1: names of several issuers, each in the middle of its seal."""
    signature = theme.styles.get("signature", body)
    return replace(signature, align="center", indent=0.0, left=0.0, right=0.0, space_after=0.0)


def _annex_list(left: float, hanging: float) -> Change:
    """GB/T 9704-2012, 7.3.4: two characters in; names that wrap begin under their first one."""

    def change(body: Style, _: Theme) -> Style:
        character = body.size * body.scale
        return replace(
            body,
            align="left",
            left=on_twips(left * character),
            indent=on_twips(-hanging * character),
            space_after=0.0,
        )

    return change


def small_size(theme: Theme) -> float:
    """Return the size of type in tables."""
    return round(theme.style("body").size * SMALL * 2) / 2


def _small(align: str) -> Change:
    """Return what makes the style of a table's text."""

    def change(body: Style, theme: Theme) -> Style:
        size = small_size(theme)
        return replace(
            body, size=size, scale=1.0, leading=on_twips(size * TABLE_LEADING), align=align,
            indent=0.0, left=0.0, right=0.0, space_after=0.0,
        )  # fmt: skip

    return change


def _small_head(body: Style, theme: Theme) -> Style:
    return replace(_small("center")(body, theme), face=theme.strong)


def _small_title(body: Style, theme: Theme) -> Style:
    """CY/T 170-2019: the number and the title of a table stand above it, centred."""
    return replace(_small_head(body, theme), leading=body.leading, keep_next=True)


def _caption(body: Style, theme: Theme) -> Style:
    """CY/T 170-2019: those of a chart stand below it."""
    return replace(_small_head(body, theme), leading=body.leading)


def _unit(body: Style, theme: Theme) -> Style:
    return replace(_small("right")(body, theme), keep_next=True)


DERIVED = {
    "heading2": ("heading 2", _heading2),
    "heading3": ("heading 3", _heading),
    "heading4": ("heading 4", _heading),
    "grade": ("Grade", _grade),
    "quote": ("Quote", _quote),
    "annex_mark": ("Annex Number", _annex_mark),
    "annex_title": ("Annex Title", _annex_title),
    "signature_centred": ("Signature (Centred)", _signature_centred),
    "annex_list": ("Annex List", _annex_list(6, 4)),
    "annex_list_more": ("Annex List (More)", _annex_list(6, 1)),
    "annex_list_only": ("Annex List (Only)", _annex_list(5, 3)),
    "table_title": ("Table Title", _small_title),
    "table_unit": ("Table Unit", _unit),
    "caption": ("Figure Title", _caption),
    "caption_note": ("Figure Note", _small("center")),
    "table_head": ("Table Column Head", _small_head),
    "table_cell": ("Table Body", _small("left")),
    "table_cell_center": ("Table Body Centred", _small("center")),
    "table_cell_right": ("Table Body Right", _small("right")),
    "table_note": ("Table Note", _small("left")),
}
"""The name in Word of each, and what makes it of the body's style."""
