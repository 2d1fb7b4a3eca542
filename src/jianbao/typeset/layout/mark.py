"""发文机关标志 of several issuers (GB/T 9704-2012, 7.2.4)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.document.composed import IssuingMark
from jianbao.document.inlines import plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling, Space
from jianbao.document.theme import Style
from jianbao.document.word.lines import ASCENT, BASELINE
from jianbao.document.word.rounding import SAFE
from jianbao.document.word.widths import em_width
from jianbao.messages.typeset import mark_too_high
from jianbao.typeset.derived_styles import style_of
from jianbao.typeset.layout.setting import Setting

BETWEEN = 0.5  # em between the names and what stands behind them
STEP = 0.04  # of the characters' width
PITCH = 1.3
"""Line pitch of names over each other, in sizes of their type.

Source: a choice; the single red head's 57.9 pt for 42 would not leave six names room on page one.
"""


def lay_out_mark(mark: IssuingMark, setting: Setting) -> Iterator[Space | Grid]:
    """Yield names over each other, spread to one width, and 文件 beside their middle.

    White above them makes up for the closer lines: their upper edge is that of a single name.
    """
    names = [setting.text(name) for name in mark.names]
    behind = setting.text(mark.behind)
    ems = max(em_width(plain(name)) for name in names)
    aside = em_width(plain(behind))
    whole = ems + (BETWEEN + aside if aside else 0.0)
    style = _style(mark, whole, len(names), setting)
    em = style.size * style.scale
    spread = _made(style, "spread", setting)
    wide = on_twips(ems * em + 2 * SAFE)
    texts = tuple(PagedText(spread.name, name) for name in names)
    between = on_twips(BETWEEN * em) if aside else 0.0
    aside_wide = on_twips(aside * em + 2 * SAFE) if aside else 0.0
    left = on_twips((setting.page.text_width - wide - between - aside_wide) / 2)
    columns = [(left, Cell((), bare=True)), (wide, Cell(texts, bare=True))]
    if aside:
        beside = _made(style, "center", setting)
        columns.append((between, Cell((), bare=True)))
        columns.append((aside_wide, Cell((PagedText(beside.name, behind),), bare=True)))
    right = setting.page.text_width - sum(width for width, _ in columns)
    columns.append((on_twips(right), Cell((), bare=True)))
    columns = [(width, cell) for width, cell in columns if width > 0]
    row = Row(tuple(cell for _, cell in columns), style.leading * len(names))
    white = _above(style_of(mark.style, setting.theme)) - _above(style)
    if white > 0:
        yield Space(on_twips(white))
    yield Grid("box", "", tuple(width for width, _ in columns), (row,), Ruling(), padding=0.0)


def _above(style: Style) -> float:
    """Return the white above the characters of a line."""
    return BASELINE * style.leading - ASCENT * style.size


def _style(mark: IssuingMark, ems: float, count: int, setting: Setting) -> Style:
    """Return the style in the largest type in which the names have room, in width and height.

    The ladder says which sizes there are, and how narrow each may be. That none has room is said:
    page one must show text of the paper (7.3.3).
    """
    base = style_of(mark.style, setting.theme)
    room, height = setting.page.text_width - 4 * SAFE, setting.points(mark.height)
    narrowest = _narrowest(base)
    for size in sorted(narrowest, reverse=True):
        leading = on_twips(size * PITCH)
        scale = _scale(room, ems * size)
        if scale >= narrowest[size] and leading * count <= height:
            return replace(base, size=size, scale=scale, leading=leading)
    setting.findings.append(mark_too_high(count=count))
    size = min(narrowest)
    scale = _scale(room, ems * size)
    return replace(base, size=size, scale=scale, leading=on_twips(size * PITCH))


def _scale(room: float, natural: float) -> float:
    """Return how narrow characters have to be, in whole steps, so that they have room."""
    return min(1.0, round(math.floor(room / (natural * STEP)) * STEP, 2))


def _narrowest(style: Style) -> dict[float, float]:
    """Return each size of a style's ladder with the least width that characters have in it."""
    narrowest = {style.size: style.scale}
    for rung in style.ladder:
        narrowest[rung.size] = min(rung.scale, narrowest.get(rung.size, rung.scale))
    return narrowest


def _made(style: Style, align: str, setting: Setting) -> Style:
    """Return the style with its lines set so, under a name of its own."""
    words = {"spread": "Names", "center": "Beside"}
    made = replace(
        style, name=f"{style.name}.{align}", word=f"{style.word}: {words[align]}", align=align,
        left=0.0, right=0.0, indent=0.0, space_after=0.0, ladder=(),
    )  # fmt: skip
    setting.made[made.name] = made
    return made
