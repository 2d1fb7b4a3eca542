"""Files of a package are unpacked within bounds before two are compared."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from jianbao.library.archiving.looks import differing_aspects
from jianbao.library.archiving.unpacked import (
    NotUnpackedError,
    differing_parts,
    same_objects,
    without_keeping,
)
from jianbao.readers.errors import TooLargeError
from jianbao.readers.pdf.streams import LARGEST
from tests.helpers.drawn_papers import Paper, draw_paper
from tests.readers.test_pdf_opening import with_object_stream


def zipped(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(zipfile.ZipInfo(name), data)
        new.comment = comment
    return made.getvalue()


def test_parts_are_compared_and_nothing_lies_between_them() -> None:
    good = zipped({"a.xml": b"a", "b.xml": b"b"})
    assert differing_parts(good, zipped({"b.xml": b"b", "a.xml": b"a"}), bytes) == []
    assert differing_parts(zipped({"a.xml": b"x"}), good, bytes) == ["a.xml", "b.xml"]
    assert differing_parts(zipped({"a.xml": b"a", "b.xml": b"b"}, b"note"), good, bytes) == [""]
    place = good.index(b"PK\x03\x04", 4)
    with pytest.raises(NotUnpackedError):
        differing_parts(good[:place] + b"hidden" + good[place:], good, bytes)


def test_what_keeps_lines_together_is_no_content() -> None:
    kept, loose = (
        zipped({"word/styles.xml": b"<w:pPr>" + each + b"</w:pPr>"})
        for each in (b'<w:keepLines/><w:keepNext w:val="0"/>', b"")
    )
    assert differing_parts(kept, loose, bytes) == ["word/styles.xml"]
    assert differing_parts(kept, loose, bytes, without_keeping) == []
    hidden = zipped({"word/styles.xml": b"<w:pPr><w:vanish/></w:pPr>"})
    assert differing_parts(hidden, loose, bytes, without_keeping) == ["word/styles.xml"]


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianbao.readers.zip.parts.LARGEST", 1000)
    bomb = zipped({"a.xml": bytes(2000)})
    with pytest.raises(NotUnpackedError):
        differing_parts(bomb, bomb, bytes)
    with pytest.raises(NotUnpackedError):
        same_objects(with_object_stream(LARGEST), with_object_stream(10), bytes)


def test_a_picture_that_would_fill_the_memory_is_not_drawn() -> None:
    plain = draw_paper(Paper())
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        image = pikepdf.Stream(pdf, bytes(10))
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width = image.Height = 100_000
        image.BitsPerComponent, image.ColorSpace = 8, pikepdf.Name.DeviceGray
        name = pdf.pages[0].add_resource(image, pikepdf.Name.XObject)
        pdf.pages[0].contents_add(f"q 9 0 0 9 9 9 cm {name} Do Q".encode())
        pdf.save(made)
    with pytest.raises(TooLargeError):
        list(differing_aspects(made.getvalue(), plain, bytes))
