"""WeasyPrint: the two PDFs, tagged, from HTML with charts as bars; no Word files."""

from __future__ import annotations

from html import escape
from importlib import import_module
from pathlib import Path

from tests.benchmarks.rivals.source import COLUMNS, Paper, arguments, filled, headings

STYLE = """<!doctype html><html lang="zh"><title>简报</title><style>
@font-face {{ font-family: fang; src: url("{fonts}/gpl-font-exception/BriefFang-Regular.ttf") }}
@font-face {{ font-family: hei; src: url("{fonts}/ofl/BriefHei-Regular.ttf") }}
@page {{ size: A4; margin: 37mm 26mm 35mm 28mm }}
body {{ font: 16pt/29pt fang; text-align: justify }} h1, h2 {{ font: 16pt/29pt hei }}
td {{ font-size: 10pt; line-height: 14pt }} .bar {{ background: gray; height: 9pt }}
</style>"""


def main() -> None:
    """Make the two PDFs."""
    paper, fonts, out = arguments()
    weasyprint = import_module("weasyprint")  # no dependency of ours
    style = STYLE.format(fonts=Path(fonts).resolve().as_uri())
    for name, body in (("briefing", _briefing(paper)), ("metrics", _metrics(paper))):
        weasyprint.HTML(string=style + body).write_pdf(out / f"{name}.pdf", pdf_tags=True)


def _text(paper: Paper, text: str) -> str:
    return filled(paper, text, escape, "<b>{}</b>".format, "（{}）".format)


def _briefing(paper: Paper) -> str:
    parts = [f"<h1>{'<br>'.join(map(escape, paper.title))}</h1>"]
    for heading, paragraphs in headings(paper):
        parts += [f"<h2>{_text(paper, heading)}</h2>"] if heading else []
        parts += [f"<p><b>{escape(lead)}</b>{_text(paper, text)}</p>" for lead, text in paragraphs]
    return "\n".join(parts)


def _metrics(paper: Paper) -> str:
    parts = ["<h1>主要指标一览表</h1>"]
    for title, bars in paper.charts:
        highest = max(value for _, value in bars) or 1.0
        parts.append(f"<h2>{escape(title)}</h2>")
        parts += [
            f'{escape(label)}<div class=bar style="width:{value / highest:.0%}"></div>'
            for label, value in bars
        ]
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in (COLUMNS, *paper.rows))
    return "\n".join((*parts, "<table>", *(f"<tr>{row}</tr>" for row in rows), "</table>"))


if __name__ == "__main__":
    main()
