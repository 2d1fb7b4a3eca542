"""ReportLab and python-docx as their guides use them: no tags, no charts, nothing checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.benchmarks.rivals.source import COLUMNS, arguments, filled, headings

FACES = {"fang": "gpl-font-exception/BriefFang-Regular.ttf", "hei": "ofl/BriefHei-Regular.ttf"}

LOOK = {"fontSize": 16, "wordWrap": "CJK"}


def main() -> None:
    """Make the four files."""
    paper, fonts, out = arguments()
    lines = [("hei", "".join(paper.title)), ("fang", paper.head["issuer"])]
    for heading, paragraphs in headings(paper):
        lines += [("hei", heading)] if heading else []
        lines += [("fang", lead + _plain(paper, text)) for lead, text in paragraphs]
    _word(out / "briefing.docx", lines, ())
    _word(out / "metrics.docx", [("hei", "主要指标一览表")], (list(COLUMNS), *paper.rows))
    for role, file in FACES.items():
        registerFont(TTFont(role, Path(fonts) / file))
    _pdf(out / "briefing.pdf", lines, ())
    _pdf(out / "metrics.pdf", [("hei", "主要指标一览表")], (list(COLUMNS), *paper.rows))


def _plain(paper: Any, text: str) -> str:
    return filled(paper, text, str, str, lambda said: f"（{said}）")


def _word(path: Path, lines: list[tuple[str, str]], rows: tuple[list[str], ...]) -> None:
    document = docx.Document()
    for role, text in lines:
        document.add_paragraph(text, style="Heading 1" if role == "hei" else "Normal")
    table = document.add_table(0, len(COLUMNS)) if rows else None
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True) if table else ():
            cell.text = text
    document.save(str(path))


def _pdf(path: Path, lines: list[tuple[str, str]], rows: tuple[list[str], ...]) -> None:
    story: list[Any] = [
        Paragraph(
            text, ParagraphStyle(role, fontName=role, fontSize=16, leading=29, wordWrap="CJK")
        )
        for role, text in lines
    ]
    story += [Table([*rows], style=[("FONT", (0, 0), (-1, -1), "fang")])] if rows else []
    SimpleDocTemplate(str(path)).build(story)


if __name__ == "__main__":
    main()
