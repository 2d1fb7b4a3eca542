"""Contender: Pandoc for the Word files and for Typst's source, Typst for the PDFs.

Arguments: the Pandoc program, font folder, input folder, output folder.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from typst_alone import compile_all


def main() -> None:
    """Make the output folder and fill it."""
    program, fonts, inputs, out = sys.argv[1:]
    folder = Path(out)
    folder.mkdir()
    for source in sorted(Path(inputs).glob("*.md")):
        for form in ("docx", "typ"):
            convert(program, source, folder / f"{source.stem}.{form}")
    compile_all(fonts, folder, folder)


def convert(program: str, source: Path, target: Path) -> None:
    """Let Pandoc write `target`, in the form its suffix says."""
    form = {".docx": "docx", ".typ": "typst"}[target.suffix]
    subprocess.run(
        (program, "--standalone", "--to", form, "--output", str(target), str(source)), check=True
    )


if __name__ == "__main__":
    main()
