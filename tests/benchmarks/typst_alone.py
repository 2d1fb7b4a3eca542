"""Contender: the two PDFs by Typst alone. Arguments: font folder, input folder, output folder."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def compile_all(fonts: str, inputs: Path, out: Path) -> None:
    """Write the PDF of each of `inputs`' .typ files; fonts are looked for in one folder only.

    Without tags, since our PDFs have none either.
    """
    typst = import_module("typst")  # no dependency of ours: the type checker does without it
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    compiler = typst.Compiler(root=inputs, font_paths=found)
    for source in sorted(inputs.glob("*.typ")):
        compiler.compile(source, output=out / f"{source.stem}.pdf", pdf_tags=False)


def main() -> None:
    """Make the output folder and fill it."""
    fonts, inputs, out = sys.argv[1:]
    Path(out).mkdir()
    compile_all(fonts, Path(inputs), Path(out))


if __name__ == "__main__":
    main()
