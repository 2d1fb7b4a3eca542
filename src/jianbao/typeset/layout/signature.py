"""Names and day of the issuers (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.composed import Signature
from jianbao.document.inlines import Settled, Words, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import Cell, Grid, PagedText, Row, Ruling, Space
from jianbao.document.theme import Style
from jianbao.document.word.widths import em_width
from jianbao.messages.typeset import signature_broken
from jianbao.typeset.layout.paragraph import on_rung, rung_of
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
WORD_ENDS = frozenset("局委组会部院厅处室心与和及、")
"""Characters with which a part of an organ's name ends: where one may be parted."""

LEAST_COLUMN = 1.5  # points: what rounding leaves at a side is no column

Text = tuple[Settled, ...]
Part = PagedText | Space | Grid


def lay_out_signature(signature: Signature, setting: Setting) -> Iterator[Part]:
    """Yield the space above, names and day, each kept with what follows it."""
    space = setting.points(signature.space, STYLE)
    if space:
        least = min(space, setting.points(signature.least, STYLE))
        yield Space(space, keeps=True, least=least)
    edge = 0.0 if signature.sealed else EDGE
    names = _named([setting.text(name) for name in signature.names], edge, setting)
    day = Name((setting.text(signature.day),), setting.theme.style(STYLE), 1.0)
    layout = _joint_sealed if signature.sealed else _joint_unsealed
    yield from layout(names, day, signature.followed, setting)


class Name(Struct, frozen=True):
    """A name, or the date, on its lines; `scale` is its width of that in the usual style."""

    lines: tuple[Text, ...]
    style: Style
    scale: float

    @property
    def width(self) -> float:
        """How wide the longest line is, in em of the usual style."""
        return max(map(self.of, self.lines))

    def of(self, line: Text) -> float:
        """Return how wide a line is, in em of the usual style."""
        return em_width(plain(line)) * self.scale


def _named(names: Sequence[Text], edge: float, setting: Setting) -> list[Name]:
    """Return the names in one style in which all have room, as narrow as its ladder allows.

    Why: 字距 may be adjusted so that a signature has room (7.3.5.5). One that no rung has room
    for stands on two lines, and that is told.
    """
    base = setting.theme.style(STYLE)
    room = setting.page.text_width - edge * _em(setting)
    rung = rung_of(base, max(em_width(plain(name)) for name in names), room)
    style = on_rung(base, len(base.ladder) if rung is None else rung, setting)
    em = style.size * style.scale
    fits = [em_width(plain(name)) * em <= room for name in names]
    return [
        Name((name,) if fit else _on_two_lines(name, setting), style, em / _em(setting))
        for name, fit in zip(names, fits, strict=True)
    ]


def _on_two_lines(name: Text, setting: Setting) -> tuple[Text, ...]:
    """Return the halves of a name, parted behind a word's end that is nearest to its middle."""
    place = next((part.place for part in name if isinstance(part, Words)), None)
    setting.findings.append(signature_broken(place, text=plain(name)))
    if len(name) != 1 or not isinstance(name[0], Words):
        return (name,)
    text = name[0].text
    middle = len(text) / 2
    ends = [at for at in range(1, len(text)) if text[at - 1] in WORD_ENDS] or [round(middle)]
    at = min(ends, key=lambda end: abs(end - middle))
    return (replace(name[0], text=text[:at]),), (replace(name[0], text=text[at:]),)


def _texts(name: Name, right: float, setting: Setting, keeps: bool = True) -> Iterator[PagedText]:
    """Yield the lines of a name, the longest of which has `right` em at its right."""
    for line in name.lines:
        yield _text(name, line, right + (name.width - name.of(line)) / 2, setting, keeps)


def _text(name: Name, line: Text, right: float, setting: Setting, keeps: bool) -> PagedText:
    return PagedText(
        name.style.name, line, right=on_twips(max(0.0, right) * _em(setting)), keeps=keeps
    )


def _em(setting: Setting) -> float:
    style = setting.theme.style(STYLE)
    return style.size * style.scale


def _unsealed(name: float, day: float) -> tuple[float, float]:
    """Return the same of a paper without a seal.

    The name has 2 字, the date begins 2 字 right of it; where the date is longer than the name,
    the date has 2 字 and the name moves with it (7.3.5.2).
    """
    if day > name:
        return 4.0 + day - name, 2.0
    return 2.0, name - day


def _joint_unsealed(
    names: Sequence[Name], day: Name, followed: bool, setting: Setting
) -> Iterator[PagedText]:
    """Yield names one below the other, that of the organ in charge first (7.3.5.2).

    All begin where the widest does; the date begins 2 字 right of them.
    """
    widest = max(name.width for name in names)
    name_right, day_right = _unsealed(widest, day.width)
    for name in names:
        for line in name.lines:
            yield _text(name, line, name_right + widest - name.of(line), setting, True)
    yield from _texts(day, day_right, setting, followed)


def _joint_sealed(
    names: Sequence[Name], day: Name, followed: bool, setting: Setting
) -> Iterator[Part]:
    """Yield names in rows with room for a seal each, the last one over the date (7.3.5.1).

    The date has 4 字, a name alone in its row is centred over it. One so long that it would pass
    the text area's edge ends there, and the date stays centred under it.
    """
    widest = max(name.width for name in names)
    beside = _beside(len(names), widest) if len(names) > 1 else 1
    day_right = 4.0 if beside > 1 else max(4.0, (widest - day.width) / 2)
    rows: list[list[Part]]
    if beside == 1:
        rows = [
            list(_texts(name, day_right + (day.width - name.width) / 2, setting)) for name in names
        ]
    else:
        whole = [name.lines[0] for name in names]
        rows = [[_row(row, beside, day.width, setting)] for row in _rows(whole, beside)]
    between = on_twips((SEAL_PITCH - 1) * setting.leading(STYLE))
    for number, row in enumerate(rows):
        if number:
            yield Space(between, keeps=True)
        yield from row
    yield from _texts(day, day_right, setting, followed)


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
