"""What is mailed says no more than its pages; what is archived has all."""

from __future__ import annotations

import io

import pikepdf

from jianbao.library.mailing.sourceless import without_sources
from jianbao.readers.pdf.glyphs import read_pdf
from tests.helpers.verapdf import VeraPDF, assert_kept


def test_a_mailed_pdf_has_the_same_pages_and_nothing_else(
    overview: bytes, verapdf: VeraPDF
) -> None:
    bare = without_sources(overview)
    assert bare == without_sources(overview) and len(bare) < len(overview)
    assert read_pdf(bare) == read_pdf(overview)
    with pikepdf.open(io.BytesIO(bare)) as pdf:
        assert "/AF" not in pdf.Root and len(pdf.attachments) == 0
        inside = b"".join(
            each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)
        )
    assert b"briefing.yaml" not in inside and b"figures.csv" not in inside
    assert "issuer: 萍乡".encode() not in inside
    assert_kept(verapdf, bare, ("2a", "ua1"))
    assert without_sources(bare) == bare
