"""What a build wrote is read back without qpdf, and as qpdf reads it; the rest is left to qpdf."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from jianbao.readers.errors import DAMAGED, ReadError
from jianbao.readers.pdf import glyphs
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.readers.pdf.plain import NotPlainError, PlainFile
from jianbao.readers.pdf.streams import Streams
from tests.conftest import PINGXIANG, build_pdfs

KINDS = ("3a", "1b")  # with streams of objects, and with a table of references


@pytest.fixture(scope="module", params=KINDS)
def sheet(request: pytest.FixtureRequest) -> bytes:
    (pdf,) = build_pdfs(PINGXIANG, request.param, template="metrics-sheet").values()
    return pdf


def test_ours_is_read_as_qpdf_reads_it(sheet: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    by_qpdf = glyphs._read_by_qpdf(sheet)
    monkeypatch.setattr(glyphs, "_read_by_qpdf", None)
    assert read_pdf(sheet) == by_qpdf
    assert sum(map(len, by_qpdf.pages)) > 500


@pytest.mark.parametrize("mode", pikepdf.ObjectStreamMode.__members__)
def test_what_qpdf_saved_is_read_as_well(sheet: bytes, mode: str) -> None:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        saved = io.BytesIO()
        pdf.save(saved, object_stream_mode=getattr(pikepdf.ObjectStreamMode, mode))
    assert read_pdf(saved.getvalue()) == read_pdf(sheet)


def test_a_wrong_number_is_seen(sheet: bytes) -> None:
    """A reference that leads to another object is no plain file's."""
    place = next(re.finditer(rb"\n(\d+) 0 obj", sheet))
    other = str(int(place[1]) + 1).encode().zfill(len(place[1]))
    wrong = sheet[: place.start(1)] + other + sheet[place.end(1) :]
    with pytest.raises(NotPlainError):
        file = PlainFile(wrong, Streams())
        glyphs._drawn(file, Streams())
        file.resolved(file._trailer.get("/Info"))
        for number in list(file._places):
            file._object(number)


@pytest.mark.parametrize(
    "entries",
    ["/Prev 9", "/Encrypt 3 0 R", "/XRefStm 9"],
)
def test_what_is_not_plain_is_left_to_qpdf(sheet: bytes, entries: str) -> None:
    marked = re.sub(rb"/Size (\d+)", rb"/Size \1" + entries.encode(), sheet)
    with pytest.raises(DAMAGED):
        PlainFile(marked, Streams())


def test_broken_bytes_end_in_one_kind_of_error(sheet: bytes) -> None:
    for cut in range(0, len(sheet), len(sheet) // 23):
        try:
            read_pdf(sheet[:cut])
        except ReadError:
            continue
