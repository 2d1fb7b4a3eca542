"""Number formats under which a value reads as it is written in the ledger."""

from __future__ import annotations

from decimal import Decimal

from jianbao.document.charts import ChartSeries
from jianbao.document.patterns import pattern

DIGITS = pattern(r"-?\d[\d,]*(\.\d+)?")
WHOLE = {"0": "f", "#,##0": ",f"}  # format in a workbook: format in Python


def formats(series: ChartSeries) -> tuple[str, ...]:
    """Return one number format for each value of a series."""
    pairs = zip(series.values, series.labels, strict=True)
    return tuple(number_format(value, label) for value, label in pairs)


def number_format(value: Decimal, label: str) -> str:
    """Return the format that shows `value` as `label`: 40.0 keeps its zero, 6 becomes 第6.

    A label that is not the value in digits (第三 for 3) becomes a format of fixed text.
    """
    match = DIGITS.search(label)
    if match is None:
        return _quoted(label)
    decimals = len(match[1] or ".") - 1
    for whole, python in WHOLE.items():
        if format(value, python.replace("f", f".{decimals}f")) == match[0]:
            fraction = "." + "0" * decimals if decimals else ""
            before, after = label[: match.start()], label[match.end() :]
            return _quoted(before) + whole + fraction + _quoted(after)
    return _quoted(label)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '"\\""') + '"' if text else ""
