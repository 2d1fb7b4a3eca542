"""Names and day of the issuers (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jianbao.document.composed import Signature
from jianbao.document.inlines import Settled, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling, Space
from jianbao.document.word.widths import em_width
from jianbao.typeset.layout.setting import Setting

STYLE, CENTRED = "signature", "signature_centred"

SEALS = ((3, 8.0), (2, 13.0))
"""How many names stand side by side, and how long (em) the longest of them may be.

Source: seals stand in rows that stay inside the text area and do not touch (7.3.5.1); three of
4.2 cm have room in 15.6 cm, as the edition of 1999 had it. Longer names stand alone in their row.
"""

SEAL_PITCH = 5.0
"""Lines from one row of names to the next: 51 mm, so that seals of 4.2 or 4.5 cm do not touch."""

EDGE = 2.0  # em: 右空二字 (7.3.5.2)
LEAST_COLUMN = 1.5  # points: what rounding leaves at a side is no column

Text = tuple[Settled, ...]
Part = PagedText | Space | Grid


def lay_out_signature(signature: Signature, setting: Setting) -> Iterator[Part]:
    """Yield the space above, names and day, each kept with what follows it."""
    space = setting.points(signature.space, STYLE)
    if space:
        least = min(space, setting.points(signature.least, STYLE))
        yield Space(space, keeps=True, least=least)
    names = [setting.text(name) for name in signature.names]
    day = setting.text(signature.day)
    if len(names) > 1:
        joint = _joint_sealed if signature.sealed else _joint_unsealed
        yield from joint(names, day, signature.followed, setting)
        return
    rights = _sealed if signature.sealed else _unsealed
    room = setting.page.text_width / _em(setting)
    # a name that is wider than the line wraps: it counts as one that fills it
    name_right, day_right = rights(min(_width(names[0]), room - EDGE), _width(day))
    yield _text(names[0], name_right, True, setting)
    yield _text(day, day_right, signature.followed, setting)


def _text(text: Text, right: float, keeps: bool, setting: Setting) -> PagedText:
    return PagedText(STYLE, text, right=on_twips(right * _em(setting)), keeps=keeps)


def _em(setting: Setting) -> float:
    style = setting.theme.style(STYLE)
    return style.size * style.scale


def _width(text: Text) -> float:
    return em_width(plain(text))


def _sealed(name: float, day: float) -> tuple[float, float]:
    """Return what stands free at the right of name and date, in em, on a sealed paper.

    The date has 4 字, the name is centred over it (7.3.5.1). A name so long that it would pass the
    text area's edge ends there, and the date stays centred under it.
    """
    day_right = max(4.0, (name - day) / 2)
    return day_right + (day - name) / 2, day_right


def _unsealed(name: float, day: float) -> tuple[float, float]:
    """Return the same of a paper without a seal.

    The name has 2 字, the date begins 2 字 right of it; where the date is longer than the name,
    the date has 2 字 and the name moves with it (7.3.5.2).
    """
    if day > name:
        return 4.0 + day - name, 2.0
    return 2.0, name - day


def _joint_unsealed(
    names: Sequence[Text], day: Text, followed: bool, setting: Setting
) -> Iterator[PagedText]:
    """Yield names one below the other, that of the organ in charge first (7.3.5.2).

    All begin where the widest does; the date begins 2 字 right of them.
    """
    widest = max(map(_width, names))
    name_right, day_right = _unsealed(widest, _width(day))
    for name in names:
        yield _text(name, name_right + widest - _width(name), True, setting)
    yield _text(day, day_right, followed, setting)


def _joint_sealed(
    names: Sequence[Text], day: Text, followed: bool, setting: Setting
) -> Iterator[Part]:
    """Yield names in rows with room for a seal each, the last one over the date (7.3.5.1)."""
    widest, wide = max(map(_width, names)), _width(day)
    beside = _beside(len(names), widest)
    if beside == 1:
        day_right = max(4.0, (widest - wide) / 2)
        rows: list[Part] = [
            _text(name, day_right + (wide - _width(name)) / 2, True, setting) for name in names
        ]
    else:
        day_right = 4.0
        rows = [_row(row, beside, wide, setting) for row in _rows(names, beside)]
    between = on_twips((SEAL_PITCH - 1) * setting.leading(STYLE))
    for number, row in enumerate(rows):
        if number:
            yield Space(between, keeps=True)
        yield row
    yield _text(day, day_right, followed, setting)


def _beside(count: int, widest: float) -> int:
    """Return how many names stand side by side: four are two rows of two."""
    room = next((beside for beside, longest in SEALS if widest <= longest), 1)
    return 2 if room == 3 and count in (2, 4) else room


def _rows(names: Sequence[Text], beside: int) -> Iterator[Sequence[Text]]:
    for start in range(0, len(names), beside):
        yield names[start : start + beside]


def _row(names: Sequence[Text], beside: int, day: float, setting: Setting) -> Grid:
    """Return names side by side, the last one centred over the date, which has 4 字 at its right.

    A row that is not full ends over the date, too.
    """
    room, em = setting.page.text_width, _em(setting)
    centre = 4.0 + day / 2  # of the last column, from the right edge
    pitch = on_twips((room / em - centre) / (beside - 0.5) * em)
    right = on_twips(max(0.0, centre * em - pitch / 2))
    left = room - right - pitch * len(names)
    columns = [(left, Cell((), bare=True))]
    columns += [(pitch, Cell((PagedText(CENTRED, name),), bare=True)) for name in names]
    columns.append((right, Cell((), bare=True)))
    columns = [(width, cell) for width, cell in columns if width > LEAST_COLUMN]
    row = Row(tuple(cell for _, cell in columns), setting.leading(STYLE))
    widths = tuple(width for width, _ in columns)
    return Grid("box", "", widths, (row,), Ruling(), padding=0.0, keep_next=True)
