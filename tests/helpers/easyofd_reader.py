"""What easyofd, a reader that knows nothing of ours, makes of an OFD: every character's place.

It runs in a process of its own: it prints, warns, puts the working folder on the path of imports
and lays its files there. Its way of adding up DeltaX is taken, its drawing is not: it ignores
embedded fonts and waits for minutes for one called 宋体.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS = 120

Glyph = tuple[str, float, float, float]  # character, x, y, size in millimetres


def read_pages(ofd: Path, folder: Path) -> list[list[Glyph]]:
    """Return each page's characters in the order in which easyofd draws them.

    `folder` is an empty one in which it may lay files.
    """
    answer = folder / "answer.json"
    subprocess.run(
        [sys.executable, "-W", "ignore", __file__, str(ofd.resolve()), str(answer.resolve())],
        cwd=folder, check=True, timeout=SECONDS, capture_output=True,
    )  # fmt: skip
    pages = json.loads(answer.read_text("utf-8"))
    return [[(sign, x, y, size) for sign, x, y, size in page] for page in pages]


def _main(ofd: str, answer: str) -> None:
    from easyofd.draw.draw_pdf import DrawPDF
    from easyofd.ofd import OFD

    reader = OFD()
    reader.read(ofd, fmt="path")
    (document,) = reader.data
    pages = document["page_info"]
    assert len(document["fonts"]) == sum(
        bool(font["font_b64"]) for font in document["fonts"].values()
    )
    found = [[_glyphs(DrawPDF, text) for text in pages[key]["text_list"]] for key in sorted(pages)]
    flat = [[glyph for glyphs in page for glyph in glyphs] for page in found]
    Path(answer).write_text(json.dumps(flat), "utf-8")


def _glyphs(drawer: Any, text: dict[str, Any]) -> list[Glyph]:
    left, top, *_ = text["pos"]
    said = text["text"]
    across, down = (
        drawer.cmp_offset(None, start, text[axis], text[f"Delta{axis}"], said, {}, dire=axis)
        for axis, start in (("X", left), ("Y", top))
    )
    assert len(across) >= len(said)  # it drops spaces at the end, but not their places
    return [(sign, x, down[0], text["size"]) for sign, x in zip(said, across, strict=False)]


if __name__ == "__main__":
    _main(*sys.argv[1:])
