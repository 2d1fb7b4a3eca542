"""Pandoc + Typst: the PDFs by Typst, the Word files by Pandoc from Markdown, at the same time.

Pandoc draws no charts: its sheet has their values as a table.
"""

from __future__ import annotations

import re
from subprocess import PIPE, Popen

from tests.benchmarks.rivals.source import COLUMNS, Paper, arguments, filled, headings
from tests.benchmarks.rivals.typst_alone import compile_all


def main() -> None:
    """Make the four files."""
    paper, fonts, out = arguments()
    begun = []
    for name, text in (("briefing", _briefing(paper)), ("metrics", _metrics(paper))):
        words = ("pandoc", "-f", "markdown", "-o", str(out / f"{name}.docx"))
        process = Popen(words, stdin=PIPE)
        assert process.stdin
        process.stdin.write(text.encode())
        process.stdin.close()
        begun.append(process)
    compile_all(paper, fonts, out)
    if any(process.wait() for process in begun):
        raise SystemExit("pandoc failed")


def _escaped(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _text(paper: Paper, text: str) -> str:
    return filled(paper, text, _escaped, "**{}**".format, "^[{}]".format)


def _briefing(paper: Paper) -> str:
    parts = [f"# {''.join(map(_escaped, paper.title))}", _escaped(paper.head["issuer"])]
    for heading, paragraphs in headings(paper):
        if heading:
            parts.append(f"## {_text(paper, heading)}")
        for lead, text in paragraphs:
            parts.append((f"**{_escaped(lead)}**" if lead else "") + _text(paper, text))
    return "\n\n".join(parts)


def _metrics(paper: Paper) -> str:
    parts = ["# 主要指标一览表"]
    for title, bars in paper.charts:
        lines = [f"| {_escaped(label)} | {value:g} |" for label, value in bars]
        parts.append("\n".join((_escaped(title), "", "| | |", "|---|---|", *lines)))
    rows = (f"| {' | '.join(map(_escaped, row))} |" for row in paper.rows)
    parts.append("\n".join((f"| {' | '.join(COLUMNS)} |", "|---" * 4 + "|", *rows)))
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
