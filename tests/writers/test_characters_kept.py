"""Characters that a PDF's fonts have no plain code for are found again as what was typed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from jianbao.library.making import make_release
from jianbao.library.options import Surroundings
from jianbao.readers.pdf.glyphs import read_pdf
from tests.conftest import ROOT
from tests.helpers.briefings import make_briefing

TYPED = "不\u00a0换行，刘𬭎见函。"
LONG = "长" * 300


def test_every_character_of_a_pdf_is_the_one_typed(tmp_path: Path) -> None:
    folder = make_briefing(tmp_path, {"1-s": f'text: "{TYPED}"'}, head=f"title: {LONG}")
    release = make_release(folder, around=Surroundings(ROOT))
    assert not [finding for finding in release.findings if finding.level == "error"]
    pdf = next(output.data for output in release.outputs if output.name.endswith(".pdf"))
    own = "".join(text.text for page in read_pdf(pdf).shown for text in page)
    assert TYPED.replace("\u00a0", " ") in own  # no line ends there; it is drawn as any blank
    pages = pypdfium2.PdfDocument(pdf)
    assert "刘𬭎见函" in "".join(page.get_textpage().get_text_range() for page in pages)
