"""The pages of two PDFs beside each other, as pictures: left ours, right the other engine's."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from itertools import zip_longest
from pathlib import Path

DOTS_PER_INCH = 96
BETWEEN = 12  # dots
SECONDS = 300


def can_draw() -> bool:
    """Return whether the program that draws PDFs is installed."""
    return shutil.which("pdftoppm") is not None


def write_pictures(folder: Path, name: str, ours: bytes, theirs: bytes) -> list[Path]:
    """Write one picture a page into `folder`; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as place:
        sides = [_draw(Path(place), side, data) for side, data in (("a", ours), ("b", theirs))]
        for number, (left, right) in enumerate(zip_longest(*sides), 1):
            written.append(folder / f"{name}-{number}.png")
            _join(left, right, written[-1])
    return written


def _draw(folder: Path, side: str, pdf: bytes) -> list[Path]:
    source = folder / f"{side}.pdf"
    source.write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(source), str(folder / side)],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return sorted(folder.glob(f"{side}-*.png"))


def _join(left: Path | None, right: Path | None, target: Path) -> None:
    """Write both pictures beside each other; where one is missing, its side stays white."""
    from PIL import Image

    pictures = [Image.open(path) if path else None for path in (left, right)]
    width, height = next(picture.size for picture in pictures if picture)
    sheet = Image.new("RGB", (2 * width + BETWEEN, height), "white")
    for side, picture in enumerate(pictures):
        if picture:
            sheet.paste(picture, (side * (width + BETWEEN), 0))
            picture.close()
    sheet.save(target)
