"""Files of a package are unpacked within bounds before two are compared."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from jianbao.library.archiving.arranged import same_but_arranged
from jianbao.library.archiving.looks import differing_aspects
from jianbao.library.archiving.unpacked import (
    NotUnpackedError,
    differing_parts,
    same_objects,
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


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUNS = b"<w:r><w:rPr><w:b/>%s</w:rPr><w:t>\xe4\xb8\x80%s</w:t></w:r>"


@pytest.mark.parametrize(
    ("form", "content", "is_same"),
    [
        (b'<w:keepLines/><w:keepNext w:val="0"/>', RUNS % (b"", b"\xe4\xba\x8c"), True),
        (b"", RUNS % (b"", b"") + b"<w:r><w:rPr><w:b/></w:rPr><w:t>\xe4\xba\x8c</w:t></w:r>", True),
        (b"", RUNS % (b"", b"\xe2\x80\x8b\xe4\xba\x8c"), True),
        (b'<w:ind w:left="640"/>', RUNS % (b'<w:spacing w:val="5"/>', b"\xe4\xba\x8c"), True),
        (b'<w:ind w:left="9000"/>', RUNS % (b"", b"\xe4\xba\x8c"), False),
        (b"", RUNS % (b'<w:w w:val="1"/>', b"\xe4\xba\x8c"), False),
        (b"", RUNS % (b"<w:vanish/>", b"\xe4\xba\x8c"), False),
        (b"<w:vanish/>", RUNS % (b"", b"\xe4\xba\x8c"), False),
        (b"", RUNS % (b"", b"\xe4\xb8\x89"), False),
    ],
)
def test_how_lines_are_arranged_is_no_content(form: bytes, content: bytes, is_same: bool) -> None:
    paragraph = b"<w:document " + W + b"><w:p><w:pPr>%s</w:pPr>%s</w:p></w:document>"
    own = RUNS % (b'<w:spacing w:val="4"/><w:w w:val="98"/>', b"\xe4\xba\x8c")
    ours = zipped({"word/document.xml": paragraph % (b'<w:ind w:left="640"/>', own)})
    theirs = zipped({"word/document.xml": paragraph % (form, content)})
    assert differing_parts(theirs, ours, bytes) == ["word/document.xml"]
    assert differing_parts(theirs, ours, bytes, same_but_arranged) == (
        [] if is_same else ["word/document.xml"]
    )


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
