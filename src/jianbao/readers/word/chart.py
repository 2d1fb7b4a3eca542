"""What a chart of a Word file says: its labels as they are shown, and the workbook behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.document.patterns import pattern
from jianbao.document.word.names import CHART, SHEET, tag
from jianbao.readers.pieces import Piece, plain
from jianbao.readers.xml import LARGEST, Element, parsed
from jianbao.readers.zip.parts import Parts

C, S = tag(CHART), tag(SHEET)
STRINGS, FIRST_SHEET = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
SPELT = pattern("_x([0-9A-Fa-f]{4})_")
FORMAT = pattern(r'"([^"]*)"|\\(.)|(#,##)?0(?:\.(0+))?')


def chart_file_pieces(root: Element, workbook: bytes, alternative: str) -> Iterator[Piece]:
    """Yield the same pieces for a chart's part as `chart_pieces` for its block."""
    plot = root.iterfind(f"{C}chart/{C}plotArea/*")
    groups = [part for part in plot if part.find(f"{C}ser") is not None]
    yield Piece("chart", alternative, _kind(groups[0]) if groups else "")
    for number, group in enumerate(groups):
        for series in group.iterfind(f"{C}ser"):
            words = _target(series) if number else _series(series)
            yield Piece("target" if number else "series", "; ".join(words))
    for row in _rows(workbook) if workbook else ():
        yield Piece("workbook", "; ".join(row))


def shown(value: Decimal, code: str) -> str:
    """Return how a number reads under a number format of Excel, as far as we use them."""
    return FORMAT.sub(lambda label: _formatted(value, label), code)


def _formatted(value: Decimal, match: re.Match[str]) -> str:
    if match[1] is not None or match[2] is not None:
        return match[1] or match[2] or ""
    return format(value, f"{',' if match[3] else ''}.{len(match[4] or '')}f")


def _kind(group: Element) -> str:
    """Return what draws the series: the first group of the plot area."""
    direction = group.find(f"{C}barDir")
    if direction is None:
        return "line" if group.tag == f"{C}lineChart" else group.tag
    grouping = group.find(f"{C}grouping")
    if grouping is not None and grouping.get("val") == "percentStacked":
        return "shares"
    return "bar" if direction.get("val") == "bar" else "column"


def _target(series: Element) -> Iterator[str]:
    """Yield the target's name and its number at each category; it has no labels."""
    yield "".join(_points(series, "tx"))
    for category, value in zip(_points(series, "cat"), _points(series, "val"), strict=False):
        yield f"{category} {plain(Decimal(value))}"


def _series(series: Element) -> Iterator[str]:
    yield "".join(_points(series, "tx"))
    codes = _codes(series)
    values = zip(_points(series, "cat"), _points(series, "val"), strict=False)
    for number, (category, value) in enumerate(values):
        code = codes.get(number, codes.get(None, "General"))
        label = "" if code is None else f" {shown(Decimal(value), code)}"
        yield f"{category} {plain(Decimal(value))}{label}"


def _points(series: Element, name: str) -> list[str]:
    return [value.text or "" for value in series.iterfind(f"{C}{name}//{C}pt/{C}v")]


def _codes(series: Element) -> dict[int | None, str | None]:
    """Return the number format of each label, None of one that is left out.

    The key None stands for those without one of their own.
    """
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return {}
    codes: dict[int | None, str | None] = {None: _code(labels)}
    for label in labels.iterfind(f"{C}dLbl"):
        index = label.find(f"{C}idx")
        if index is not None:
            deleted = label.find(f"{C}delete")
            gone = deleted is not None and deleted.get("val") == "1"
            codes[int(index.get("val", "0"))] = None if gone else _code(label)
    return codes


def _code(labels: Element) -> str:
    format_element = labels.find(f"{C}numFmt")
    return "General" if format_element is None else format_element.get("formatCode", "General")


def _rows(workbook: bytes) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet; its first cell is empty and is not stored."""
    parts = Parts(workbook)
    strings, sheet = (parsed(parts.read(name, LARGEST), name) for name in (STRINGS, FIRST_SHEET))
    words = [_unspelt("".join(text.text or "" for text in item.iter(f"{S}t"))) for item in strings]
    for number, row in enumerate(sheet.iter(f"{S}row")):
        cells = [_cell(cell, words) for cell in row.iterfind(f"{S}c")]
        yield cells if number else ["", *cells]


def _unspelt(text: str) -> str:
    """Return words whose characters may be spelt out (ECMA-376 part 1, 22.9.2.19)."""
    return SPELT.sub(lambda sign: chr(int(sign[1], 16)), text) if "_x" in text else text


def _cell(cell: Element, words: list[str]) -> str:
    text = cell.findtext(f"{S}v", "")
    return words[int(text)] if cell.get("t") == "s" else plain(Decimal(text))
