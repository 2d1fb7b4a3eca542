"""发文字号 and 签发人 side by side (GB/T 9704-2012, 7.2.5 and 7.2.6)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from jianbao.document.composed import Signers
from jianbao.document.inlines import Settled, Tab, Words
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.word.widths import em_width
from jianbao.typeset.derived_styles import style_of
from jianbao.typeset.layout.setting import Setting

BLANK = "\u3000"  # between two names


def lay_out_signers(signers: Signers, setting: Setting) -> Iterator[PagedText]:
    """Yield a line for each row of names: all rows begin and part at the same places."""
    style = style_of(signers.style, setting.theme)
    rows = signers.rows
    columns = [
        max(math.ceil(em_width(row[column].text)) for row in rows if column < len(row))
        for column in range(max(map(len, rows)))
    ]
    whole = sum(columns) + len(columns) - 1
    for number, row in enumerate(rows):
        names = tuple(_names(row, columns))
        inlines: tuple[Settled, ...] = (
            *(setting.text(signers.number) if number == len(rows) - 1 else ()),
            Tab(),
            *(setting.text(signers.label) if not number else ()),
            *names,
        )
        wide = sum(em_width(name.text) for name in names)
        spare = on_twips((whole - wide) * style.size * style.scale)
        yield PagedText(signers.style, inlines, right=spare)


def _names(row: tuple[Words, ...], columns: list[int]) -> Iterator[Words]:
    """Yield names, each but the last filled up to its column's width with blanks."""
    for column, name in enumerate(row):
        if column:
            missing = columns[column - 1] - em_width(row[column - 1].text)
            yield Words(BLANK * (1 + math.floor(missing)), name.face)
        yield name
