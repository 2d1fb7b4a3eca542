"""A PDF's streams are unpacked as pikepdf would, in bounds whatever filters follow each other."""

from __future__ import annotations

import base64
import tracemalloc
import zlib

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from jianbao.readers.errors import TooLargeError
from jianbao.readers.pdf.streams import LARGEST, MOST_FILTERS, Streams

TEXT = b"BT /F1 9 Tf (a) Tj ET " * 500 + bytes(8)
ROOM = 1024 * 1024
OWNER = Pdf.new()


def packed(data: bytes, *names: str) -> bytes:
    """Return bytes as these filters, undone in this order, give them back."""
    ways = {
        "FlateDecode": zlib.compress,
        "ASCII85Decode": lambda each: b" \n" + base64.a85encode(each, wrapcol=70) + b"~>",
        "ASCIIHexDecode": lambda each: each.hex(" ", 40).encode() + b">",
    }
    for name in reversed(names):
        data = ways[name](data)
    return data


def stream_of(data: bytes, *names: str, **more: object) -> Stream:
    keys = {"Filter": Array([Name(f"/{name}") for name in names]), **more} if names else more
    return Stream(OWNER, data, Dictionary(**keys))


@pytest.mark.parametrize(
    "names",
    [
        (), ("FlateDecode",), ("ASCII85Decode", "FlateDecode"), ("ASCIIHexDecode", "FlateDecode"),
        ("FlateDecode", "FlateDecode"), ("ASCII85Decode",), ("ASCIIHexDecode",),
    ],
)  # fmt: skip
def test_the_library_reads_the_same(names: tuple[str, ...]) -> None:
    stream = stream_of(packed(TEXT, *names), *names)
    assert Streams().read(stream) == TEXT == bytes(stream.read_bytes())


def test_parameters_are_left_to_the_library() -> None:
    rows = b"".join(b"\2" + bytes(9) for _ in range(20))
    parameters = Dictionary(Predictor=12, Columns=9)
    stream = stream_of(zlib.compress(rows), "FlateDecode", DecodeParms=parameters)
    assert Streams().read(stream) == bytes(180)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("parameters", [False, True])
def test_packed_again_and_again_it_stays_within_bounds(times: int, parameters: bool) -> None:
    names = ("FlateDecode",) * times
    more = {"DecodeParms": Array([Dictionary(Predictor=1)] * times)} if parameters else {}
    stream = stream_of(packed(bytes(30 * ROOM), *names), *names, **more)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        Streams(ROOM).read(stream)
    assert tracemalloc.get_traced_memory()[1] < 4 * ROOM
    tracemalloc.stop()


def test_no_stream_has_so_many_filters() -> None:
    names = ("ASCIIHexDecode",) * (MOST_FILTERS + 1)
    with pytest.raises(ValueError, match="filters"):
        Streams(LARGEST).read(stream_of(b"", *names))
