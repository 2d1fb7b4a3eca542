"""The parts of a package: every zip of a real program opens, what is made to harm does not."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from jianbao.readers.errors import EncryptedError, ReadError, TooLargeError
from jianbao.readers.zip import parts as parts_module
from jianbao.readers.zip.form import CENTRAL, CENTRAL_FORM, END_FORM, LOCAL
from jianbao.readers.zip.parts import Parts
from tests.helpers.word_files import zip_of
from tests.readers.test_repacked import Unseekable

FILES: dict[str, bytes | str] = {"a.xml": b"<a/>" * 100, "中文/b.bin": bytes(range(256)), "c": b""}
WHOLE = zip_of(FILES)


def read(data: bytes) -> dict[str, bytes]:
    parts = Parts(data)
    return {name: parts.read(name) for name in parts.names}


def streamed() -> bytes:
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in FILES.items():
            target.writestr(name, data)
    return stream.getvalue()


def wide() -> bytes:
    """Return a zip with sizes of 64 bits."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in FILES.items():
            with target.open(name, "w", force_zip64=True) as file:
                file.write(data)  # type: ignore[arg-type]
    return stream.getvalue()


def wide_directory() -> bytes:
    """Return the same with the sizes of the first file in its directory among the extra fields."""
    place = WHOLE.index(CENTRAL)
    fields = list(CENTRAL_FORM.unpack_from(WHOLE, place))
    extra = struct.pack("<HHQQ", 1, 16, fields[9], fields[8])
    fields[8] = fields[9] = 0xFFFFFFFF
    name, fields[11] = fields[10], len(extra)
    at = place + CENTRAL_FORM.size
    head = WHOLE[:place] + CENTRAL_FORM.pack(*fields) + WHOLE[at : at + name] + extra
    end = list(END_FORM.unpack_from(WHOLE, len(WHOLE) - END_FORM.size))
    end[5] += len(extra)
    return head + WHOLE[at + name : -END_FORM.size] + END_FORM.pack(*end)


def commented() -> bytes:
    stream = io.BytesIO(WHOLE)
    with zipfile.ZipFile(stream, "a") as target:
        target.comment = b"made elsewhere"
    return stream.getvalue()


REAL: dict[str, Callable[[], bytes]] = {
    "deflated": lambda: WHOLE,
    "stored": lambda: zip_of(FILES, zipfile.ZIP_STORED),
    "streamed": streamed,
    "wide": wide,
    "wide directory": wide_directory,
    "commented": commented,
}


@pytest.mark.parametrize("name", REAL)
def test_zips_of_real_programs_are_read(name: str) -> None:
    assert read(REAL[name]()) == FILES


def test_names_are_equal_whatever_their_case_is() -> None:
    parts = Parts(WHOLE)
    assert parts.read("/A.XML") == parts.read("a.xml") == FILES["a.xml"]
    assert "A.xml" in parts and "d" not in parts
    with pytest.raises(ReadError, match="no d"):
        parts.read("d")


def with_bytes(place: int, new: bytes) -> bytes:
    return WHOLE[:place] + new + WHOLE[place + len(new) :]


FIRST = WHOLE.index(CENTRAL)
DAMAGED: dict[str, bytes] = {
    "nothing": b"",
    "no zip": b"PK\x03\x04" + b"x" * 100,
    "cut": WHOLE[:-10],
    "cut in the middle": WHOLE[: len(WHOLE) // 2],
    "something before it": b"#!/bin/sh\n" + WHOLE,
    "something behind it": WHOLE + b"x",
    "content changed": with_bytes(40, b"\xff"),
    "checksum changed": with_bytes(FIRST + 16, b"\0\0\0\0"),
    "another name before the content": with_bytes(30, b"b"),
    "another count": with_bytes(len(WHOLE) - END_FORM.size + 10, b"\x02\0"),
    "an unknown method": with_bytes(FIRST + 10, b"\x0e\0"),
    "a header elsewhere": with_bytes(FIRST + 42, b"\x07\0\0\0"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_damaged_is_refused(name: str) -> None:
    with pytest.raises(ReadError):
        read(DAMAGED[name])


def test_an_encrypted_part_is_told_apart() -> None:
    with pytest.raises(EncryptedError):
        read(with_bytes(FIRST + 8, b"\x01\0"))


def test_a_name_twice_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("a.xml", "1")
        target.writestr("A.xml", "2")
    with pytest.raises(ReadError, match="twice"):
        read(stream.getvalue())


def test_parts_that_lie_in_each_other_are_refused() -> None:
    """One content under a thousand names: little bytes that unpack to many."""
    data = zip_of({"a": bytes(1_000_000)})
    place = data.index(CENTRAL)
    fields = list(CENTRAL_FORM.unpack_from(data, place))
    entry = CENTRAL_FORM.pack(*fields) + b"a"
    end = list(END_FORM.unpack_from(data, len(data) - END_FORM.size))
    end[3] = end[4] = 1000
    end[5] = 1000 * len(entry)
    with pytest.raises(ReadError):
        read(data[:place] + entry * 1000 + END_FORM.pack(*end))


def test_false_sizes_do_not_fill_the_memory() -> None:
    """A part says that it is small, and unpacks to 300 MB."""
    data = bytearray(zip_of({"a": bytes(300_000_000)}))
    for place in (data.index(LOCAL) + 22, data.index(CENTRAL) + 24):
        data[place : place + 4] = struct.pack("<I", 1000)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        read(bytes(data))
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()


def test_sizes_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "LARGEST", 1000)
    parts = Parts(zip_of({"a": bytes(600), "b": bytes(600)}))
    parts.read("a")
    with pytest.raises(TooLargeError):
        parts.read("b")
    with pytest.raises(TooLargeError):
        Parts(zip_of({"a": bytes(600)})).read("a", 599)


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST_PARTS", 2)
    with pytest.raises(TooLargeError):
        Parts(WHOLE)
