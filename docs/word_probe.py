"""Makes the probe for people who have Word or WPS: probe.docx, probe.pdf, and the lines to expect.

    python docs/word_probe.py

Both files are made by our own writers of docs/word-probe/briefing. A test compares the tables of
the two pages with what this script would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jianbao
from jianbao.document.placed import Line

FOLDER = Path(__file__).parent / "word-probe"
BRIEFING = FOLDER / "briefing"
PAGES = {"en": FOLDER / "README.md", "zh": FOLDER / "README.zh-CN.md"}
HEADS = {
    "en": ("| page | line | begins with | ends with |", "|---|---|---|---|"),
    "zh": ("| 页 | 行 | 行首 | 行末 |", "|---|---|---|---|"),
}
START, END = "<!-- lines -->\n", "<!-- end of lines -->"
SHOWN = 6  # characters of a line's beginning and end
LONG = 24  # half of a line: what is shorter ends a paragraph, and no engine can break it otherwise


def table(language: str) -> str:
    """Return the lines that Word has to break as we do, page by page."""
    return "\n".join([*HEADS[language], *_rows()])


def with_table(text: str, language: str) -> str:
    """Return a page's text with its table made anew."""
    before, rest = text.split(START)
    return f"{before}{START}{table(language)}\n{rest[rest.index(END) :]}"


def _rows() -> Iterator[str]:
    for page in jianbao.pages(BRIEFING):
        items = page.placed.items
        texts = [item for item in items if isinstance(item, Line) and item.role == "text"]
        for number, line in enumerate(texts, 1):
            text = "".join(run.text for run in line.runs)
            if len(text) >= LONG:
                yield f"| {page.number} | {number} | {text[:SHOWN]} | {text[-SHOWN:]} |"


def main() -> None:
    """Write the Word file, the PDF and the tables."""
    release = jianbao.build(BRIEFING, jianbao.BuildOptions(forms=("docx", "pdf")))
    for output in release.outputs:
        suffix = Path(output.name).suffix
        (FOLDER / f"probe{suffix}").write_bytes(output.data)
    for language, path in PAGES.items():
        path.write_text(with_table(path.read_text("utf-8"), language), "utf-8")


if __name__ == "__main__":
    main()
