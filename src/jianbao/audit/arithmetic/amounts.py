"""How exact a typed number is, and numbers rounded to be shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from jianbao.model import Figure

HUNDRED = Decimal(100)
WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def blur(figure: Figure) -> Decimal:
    """Return how far a value may be off by rounding: not at all where things are counted."""
    is_counted = figure.step == 1 and figure.scale == 1 and not figure.is_percent
    return Decimal(0) if is_counted else figure.step / 2


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """Return a number with the decimals of `step`, a half rounded up."""
    return number.quantize(step, context=WIDE)


def entry(figure: Figure) -> str:
    """Return a ledger entry as a sentence for a finding."""
    return f"{figure.label}：{figure.written}"
