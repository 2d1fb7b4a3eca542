"""docxtpl + LibreOffice: Word files from a template, and their PDFs; no charts, no tags."""

from __future__ import annotations

import io
from importlib import import_module
from subprocess import DEVNULL, run

import docx

from tests.benchmarks.rivals.source import COLUMNS, arguments, filled, headings

LOOP = ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}")


def main() -> None:
    """Make the four files."""
    paper, _, out = arguments()
    texts = ["".join(paper.title)]
    for heading, paragraphs in headings(paper):
        texts += [heading] if heading else []
        texts += [
            lead + filled(paper, text, str, str, lambda said: f"（{said}）")
            for lead, text in paragraphs
        ]
    rows = [COLUMNS, *paper.rows]
    docxtpl = import_module("docxtpl")  # no dependency of ours
    for name, lines in (("briefing", texts), ("metrics", ["  ".join(row) for row in rows])):
        template = docxtpl.DocxTemplate(_template())
        template.render({"lines": lines}, autoescape=True)
        template.save(out / f"{name}.docx")
    words = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    made = [str(out / f"{name}.docx") for name in ("briefing", "metrics")]
    run([*words, *made], check=True, stdout=DEVNULL, stderr=DEVNULL)


def _template() -> io.BytesIO:
    document = docx.Document()
    for line in LOOP:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    stream.seek(0)
    return stream


if __name__ == "__main__":
    main()
