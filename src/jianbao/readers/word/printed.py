"""The lines that a Word file prints, wherever they stand: text, notes, heads and feet, drawings."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname

from jianbao.readers.pieces import LINE_END, TAB
from jianbao.readers.word.elements import PARAGRAPH, RUN, A
from jianbao.readers.word.package import WordPackage
from jianbao.readers.word.text import SIGNS, run_text

APART = {tag: sign.replace(TAB, LINE_END) for tag, sign in SIGNS.items()}
"""What stands behind a tab stands apart, as if on a line of its own."""


def printed_lines(data: bytes) -> Iterator[str]:
    """Yield the lines of all paragraphs of all parts. Raises ReadError where one cannot be read."""
    package = WordPackage(data)
    folder = dirname(package.main)
    for name in package.names:
        if name.startswith(f"{folder}/") and name.endswith(".xml"):
            root = package.root(name)
            for paragraph in root.iter(PARAGRAPH):
                text = "".join(run_text(run, APART) for run in paragraph.iter(RUN))
                yield from text.splitlines()
            for paragraph in root.iter(f"{A}p"):
                yield from "".join(each.text or "" for each in paragraph.iter(f"{A}t")).splitlines()
