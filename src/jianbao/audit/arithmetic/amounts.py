"""How exact a typed number is, and numbers rounded to be shown."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import ParamSpec

from jianbao.audit.check import PlacedCode, at_figure
from jianbao.briefing.model import Figure
from jianbao.messages.findings import Finding

P = ParamSpec("P")

HUNDRED = Decimal(100)
MEASURES = "元吨公千毫米亩平立克升斤度天日小分秒岁"
WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def is_counted(figure: Figure) -> bool:
    """Return whether the value is a whole number of things: people, cases, not money or days."""
    measured = figure.unit[:1] in MEASURES and figure.unit != ""
    return figure.step == figure.scale == 1 and not figure.is_percent and not measured


def blur(figure: Figure) -> Decimal:
    """Return how far a value may be off by rounding: not at all where things are counted."""
    return Decimal(0) if is_counted(figure) else figure.step / 2


def rounded(number: Decimal, step: Decimal) -> Decimal:
    """Return a number with the decimals of `step`, a half rounded up."""
    return number.quantize(step, context=WIDE)


def entry(figure: Figure) -> str:
    """Return a ledger entry as a sentence for a finding."""
    return f"{figure.label}：{figure.written}"


def about(code: PlacedCode[P], figure: Figure, /, *args: P.args, **values: P.kwargs) -> Finding:
    """Return a finding at the value of a ledger entry, with the entry as its sentence."""
    return at_figure(code, figure.value.place, entry(figure), *args, **values)
