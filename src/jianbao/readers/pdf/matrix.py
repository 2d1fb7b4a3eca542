"""Matrices of PDF: what takes points to where they are drawn (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix(numbers: Iterable[Any]) -> Matrix:
    """Return a matrix of six numbers. Raises ValueError where there are more or fewer."""
    a, b, c, d, e, f = map(float, numbers)
    return a, b, c, d, e, f


def product(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first` and `then` one after the other."""
    if then == SAME:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
