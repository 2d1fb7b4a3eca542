"""Name and day of the issuer (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.composed import Signature
from jianbao.document.inlines import plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.word.widths import em_width
from jianbao.typeset.layout.setting import Setting

STYLE = "signature"


def lay_out_signature(signature: Signature, setting: Setting) -> Iterator[PagedText]:
    """Yield name and day, each so far from the right edge as the standard has it."""
    name, day = setting.text(signature.name), setting.text(signature.day)
    style = setting.theme.style(STYLE)
    em = style.size * style.scale
    rights = _sealed if signature.sealed else _unsealed
    for text, right in zip(
        (name, day), rights(em_width(plain(name)), em_width(plain(day))), strict=True
    ):
        yield PagedText(STYLE, text, right=on_twips(right * em))


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
