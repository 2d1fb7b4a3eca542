"""A PDF of any maker is opened within bounds, before a library unpacks what it likes."""

from __future__ import annotations

import io
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from jianbao.readers.errors import EncryptedError, ReadError, TooLargeError, TooLongError
from jianbao.readers.pdf import opening
from jianbao.readers.pdf.measured import read_sheets
from jianbao.readers.pdf.opening import opened
from jianbao.readers.pdf.streams import LARGEST
from tests.helpers.drawn_papers import Paper, draw_paper
from tests.readers.test_pdf_glyphs import CONTENTS, SECONDS, pdf_of, saved


def with_object_stream(unpacked: int, head: bytes = b"/Type/ObjStm", times: int = 1) -> bytes:
    """Return a PDF whose root lies in a stream of objects of so many bytes."""
    root = b"<</Type/Catalog/Pages 4 0 R>>"
    numbers = b"2 0 4 %d " % len(root)
    body = numbers + root + b"<</Type/Pages/Kids[]/Count 0>>" + b" " * unpacked
    for _ in range(times):
        body = zlib.compress(body, 9)
    filters = b"[" + b"/FlateDecode" * times + b"]"
    data = b"%PDF-1.5\n"
    first = len(data)
    values = head, len(numbers), filters, len(body)
    data += b"1 0 obj\n<<%s/N 2/First %d/Filter%s/Length %d>>stream\n" % values
    data += body + b"\nendstream endobj\n"
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
        for kind, place, index in (
            (0, 0, 0),
            (1, first, 0),
            (2, 1, 0),
            (1, len(data), 0),
            (2, 1, 1),
        )
    )
    xref = b"<</Type/XRef/Size 5/W[1 4 2]/Root 2 0 R/Length %d>>stream\n" % len(rows)
    place = len(data)
    return data + b"3 0 obj\n" + xref + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % place


def test_objects_are_looked_into_before_they_are_unpacked() -> None:
    with opened(with_object_stream(1000)) as pdf:
        assert pdf.Root.Type == "/Catalog"
    for head in (b"/Type/ObjStm", b"/Type/Obj#53tm"):
        with pytest.raises(TooLargeError):
            opened(with_object_stream(LARGEST, head))
    with pytest.raises(ReadError, match="more than once"):
        opened(with_object_stream(1000, times=2))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 1000, b"x" * 10_000])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError):
        opened(data)


def encrypted(user: str, owner: str) -> bytes:
    with pikepdf.open(io.BytesIO(draw_paper(Paper()))) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(user=user, owner=owner))
        return stream.getvalue()


def test_a_password_to_read_is_told_apart_from_one_to_change() -> None:
    with pytest.raises(EncryptedError):
        read_sheets(encrypted("secret", "other"))
    assert read_sheets(encrypted("", "other"))[0].rows


def forms(fanned: int, deep: int) -> bytes:
    with Pdf.new() as pdf:
        made = [pdf.make_stream(b"/F Do " * fanned) for _ in range(deep)]
        for form, inner in zip(made, [*made[1:], None], strict=True):
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
            form.Resources = Dictionary(XObject=Dictionary(F=inner) if inner else Dictionary())
        return pdf_of(b"/F Do " + CONTENTS["one string"],
                      XObject=pdf.make_indirect(Dictionary(F=made[0])))  # fmt: skip


def test_forms_are_counted_as_often_as_they_are_drawn() -> None:
    assert read_sheets(forms(2, 5))[0].rows
    started = time.perf_counter()
    with pytest.raises(TooLargeError):
        read_sheets(forms(10, 12))
    assert time.perf_counter() - started < SECONDS


def test_a_form_that_draws_itself_is_refused() -> None:
    with Pdf.new() as pdf:
        form = pdf.make_stream(b"/F Do")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form = pdf.make_indirect(form)
        form.Resources = Dictionary(XObject=Dictionary(F=form))
        data = pdf_of(b"/F Do", XObject=pdf.make_indirect(Dictionary(F=form)))
    with pytest.raises(TooLargeError):
        read_sheets(data)


def test_contents_beyond_the_limit_are_refused() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(b""))) as pdf:
        pdf.pages[0].Contents = Array([pdf.make_stream(b" " * (LARGEST // 4))] * 5)
        data = saved(pdf)
    with pytest.raises(TooLargeError):
        read_sheets(data)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianbao.readers.pdf.measured.LONGEST", 0)
    with pytest.raises(TooLongError):
        read_sheets(pdf_of(b""))


def test_a_character_beyond_the_first_plane_is_one() -> None:
    (sheet,) = read_sheets(pdf_of(CONTENTS["beyond the first plane"]))
    assert [glyph.text for glyph in sheet.rows[0].glyphs] == ["中", "𠮷", "1"]


def test_threads_measure_what_one_measures() -> None:
    data = draw_paper(Paper())
    alone = [[row.text for row in sheet.rows] for sheet in read_sheets(data)]
    with ThreadPoolExecutor(8) as pool:
        for sheets in pool.map(read_sheets, [data] * 16):
            assert [[row.text for row in sheet.rows] for sheet in sheets] == alone


@pytest.mark.parametrize("part", range(0, 100, 9))
def test_a_pdf_that_was_cut_off_is_read_or_refused(part: int) -> None:
    data = draw_paper(Paper())
    with suppress(ReadError):
        read_sheets(data[: len(data) * part // 100])


def test_a_stream_that_nobody_can_look_into_is_small() -> None:
    head = b"1 0 obj <</Type/ObjStm/Filter/FlateDecode>> stream\n"
    small, large = b"\xff" * 1000, b"\xff" * (opening.LARGEST_HIDDEN + 1)
    with pytest.raises(ReadError) as error:
        opened(head + small + b"\nendstream")
    assert not isinstance(error.value, TooLargeError)
    with pytest.raises(TooLargeError):
        opened(head + large + b"\nendstream")
