"""The paper and the sheet as Typst's source, with charts as bars."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.rivals.source import COLUMNS, Paper, filled, headings

HERE = Path(__file__).resolve().parents[1]
PAPER, SHEET = ((HERE / name).read_text("utf-8") for name in ("briefing.typ", "metrics.typ"))
WIDEST = 150  # points of a bar


def sources(paper: Paper) -> dict[str, bytes]:
    """Return both sources by the names of what is made of them."""
    return {"briefing": _briefing(paper).encode(), "metrics": _metrics(paper).encode()}


def escaped(text: str) -> str:
    """Return text whose ASCII punctuation means itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _text(paper: Paper, text: str) -> str:
    return filled(paper, text, escaped, "#hei[{}]".format, "#footnote[{}]".format)


def _briefing(paper: Paper) -> str:
    parts = [PAPER, f'#head(0, "title")[{"#linebreak()".join(map(escaped, paper.title))}]']
    parts.append(f'#styled("issuer")[{escaped(paper.head["issuer"])}]')
    for heading, paragraphs in headings(paper):
        if heading:
            parts.append(f'#head(1, "heading1")[{_text(paper, heading)}]')
        for lead, text in paragraphs:
            strong = f"#kai[{escaped(lead)}]" if lead else ""
            parts.append(f'#styled("body")[{strong}{_text(paper, text)}]')
    return "\n\n".join(parts)


def _metrics(paper: Paper) -> str:
    parts = [SHEET, '#head(0, "sheet_title")[主要指标一览表]']
    for title, bars in paper.charts:
        highest = max(value for _, value in bars) or 1.0
        cells = "\n".join(
            f"[{escaped(label)}], rect(width: {value / highest * WIDEST}pt, height: 9pt,"
            f" fill: gray), [{value:g}],"
            for label, value in bars
        )
        table = f"#table(columns: (auto, {WIDEST}pt, auto), stroke: none,\n{cells})"
        parts.append(f'#figure(alt: "{title}", caption: [{escaped(title)}], [{table}])')
    cells = ", ".join(f"[{escaped(cell)}]" for row in (COLUMNS, *paper.rows) for cell in row)
    parts.append(f"#table(columns: 4, {cells})")
    return "\n\n".join(parts)
