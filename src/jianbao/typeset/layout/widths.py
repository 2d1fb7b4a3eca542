"""Widths of columns."""

from __future__ import annotations

from jianbao.document.lengths import on_twips


def spread(count: int, width: float, gap: float) -> tuple[float, ...]:
    """Return columns of equal width with gaps between them, in points."""
    each = on_twips((width - gap * (count - 1)) / count)
    columns: list[float] = []
    for _ in range(count):
        columns += [gap, each] if columns else [each]
    return tuple(columns)
