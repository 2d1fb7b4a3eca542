"""A picture in the blocks reaches Word and the PDF, with what it shows in words."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Properties
from jianbao.document.paged import Cell, Grid, Paged, PagedPicture, Row, Ruling
from jianbao.fonts.faces import Faces
from jianbao.proof.readback import read_back
from jianbao.typeset.typesetting import set_pages
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept


def picture(mode: str = "RGBA") -> PagedPicture:
    """Return a small picture, with alpha if the mode has it."""
    data = io.BytesIO()
    Image.new(mode, (8, 4), "red").save(data, "PNG")
    return PagedPicture(data.getvalue(), "image/png", "红色长方形", 80, 40)


def document() -> Paged:
    table = Grid("charts", "", (200.0,), (Row((Cell((picture(),)),), 60.0),), Ruling())
    made_at = datetime(2024, 7, 1, tzinfo=UTC)
    return Paged((table,), (), Properties("图", "某单位", "", "zh-CN", made_at))


def test_word_and_pdf_say_the_picture_and_keep_their_standards(
    verapdf: VeraPDF, tmp_path: Path
) -> None:
    theme = read_template("overview", (Path("templates"),)).theme
    placed = set_pages(document(), theme, Faces(theme.faces))
    word = write_docx(placed)
    path = tmp_path / "picture.docx"
    path.write_bytes(word)
    assert read_back("a.docx", "docx", word, placed).findings == ()
    assert not any(sdk_errors([path]).values())
    assert not any(audit_errors([path]).values())
    assert_kept(verapdf, write_pdf(placed), ("3a", "ua1"))
    assert_kept(verapdf, write_pdf(placed, archive="1b"), ("1b",))


def test_another_picture_is_told() -> None:
    theme = read_template("overview", (Path("templates"),)).theme
    placed = set_pages(document(), theme, Faces(theme.faces))
    table = placed.document.blocks[0]
    assert isinstance(table, Grid)
    other = replace(picture(), alternative="蓝色")
    row = replace(table.rows[0], cells=(Cell((other,)),))
    changed = replace(
        placed, document=replace(placed.document, blocks=(replace(table, rows=(row,)),))
    )
    assert read_back("a.docx", "docx", write_docx(placed), changed).findings


def test_a_paper_without_pictures_does_without_pillow() -> None:
    code = (
        "import sys; import jianbao.writers.pdf; assert 'PIL.Image' not in sys.modules;"
        "from PIL import Image; Image.new('RGB', (1, 1))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
