"""Typst alone: the two PDFs, tagged, by one Typst within this process."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tests.benchmarks.rivals.source import Paper, arguments
from tests.benchmarks.rivals.typst_source import sources


def compile_all(paper: Paper, fonts: str, out: Path) -> None:
    """Write the PDFs; fonts are looked for in one folder only."""
    typst = import_module("typst")  # no dependency of ours: the type checker does without it
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    compiler = typst.Compiler(root=str(out), font_paths=found)
    for name, source in sources(paper).items():
        compiler.compile(source, output=out / f"{name}.pdf")


if __name__ == "__main__":
    compile_all(*arguments())
