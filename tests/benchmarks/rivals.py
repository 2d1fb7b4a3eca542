"""The other contenders: the PDFs by Typst, and with a fourth argument also Word files by Pandoc.

Arguments: folder of the fonts, folder of the inputs, folder to make and fill, [Pandoc program].
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Make the output folder and fill it."""
    fonts, inputs, out, *pandoc = sys.argv[1:]
    folder = Path(out)
    folder.mkdir()
    for program in pandoc:
        convert_all(program, Path(inputs), folder)
    compile_all(fonts, folder if pandoc else Path(inputs), folder)


def convert_all(program: str, inputs: Path, out: Path) -> None:
    """Let Pandoc write each Markdown file as a Word file and as Typst's source."""
    from subprocess import run  # here: Typst alone needs none

    for source in sorted(inputs.glob("*.md")):
        for suffix, form in (("docx", "docx"), ("typ", "typst")):
            target = out / f"{source.stem}.{suffix}"
            run((program, "--standalone", "--to", form, "--output", target, source), check=True)


def compile_all(fonts: str, inputs: Path, out: Path) -> None:
    """Let Typst write the PDF of each of its sources; it looks for fonts in our folder only.

    Without tags, since our PDFs have none either.
    """
    typst = import_module("typst")  # no dependency of ours: the type checker does without it
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    compiler = typst.Compiler(root=inputs, font_paths=found)
    for source in sorted(inputs.glob("*.typ")):
        compiler.compile(source, output=out / f"{source.stem}.pdf", pdf_tags=False)


if __name__ == "__main__":
    main()
