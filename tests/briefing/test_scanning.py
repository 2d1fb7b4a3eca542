"""Pictures and logos: whole ones as Word and PDF take them, or refused, never a trace."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from jianbao.briefing.reading.scanning import PictureError, TooLargeError, scanned
from jianbao.compose.template.profile import read_profile
from jianbao.messages.errors import InputError

SIZE = (60, 40)


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = SIZE) -> bytes:
    made = BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(made, kind)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG, JPEG = picture("PNG"), picture("JPEG")
HEAD = PNG[:8]
IHDR = chunk(b"IHDR", struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0))
IDAT = chunk(b"IDAT", zlib.compress(bytes(28) * 9))
END = chunk(b"IEND", b"")
BROKEN = {
    "nothing": b"",
    "text": "图片".encode(),
    "a GIF": picture("GIF", "P"),
    "a BMP": picture("BMP"),
    "a head alone": HEAD,
    "a PNG without its end": HEAD + IHDR + IDAT,
    "a PNG without data": HEAD + IHDR + END,
    "a PNG with a wrong sum": PNG[:60] + bytes([PNG[60] ^ 1]) + PNG[61:],
    "a PNG with a wrong sum of its head": HEAD + IHDR[:-1] + b"x" + IDAT + END,
    "a PNG whose chunk goes on behind its end": HEAD + IHDR + IDAT + b"\xff\xff\xff\xffIEND",
    "a PNG of no width": HEAD + chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 9, 8, 2, 0, 0, 0)) + END,
    "a thread": picture("PNG", "L", (1, 5000)),
    "a thread on its side": picture("JPEG", "L", (5000, 1)),
    **{f"a PNG cut off at {at}": PNG[:at] for at in (9, 20, 40, 100, len(PNG) - 1)},
    **{f"a JPEG cut off at {at}": JPEG[:at] for at in (2, 20, 200, len(JPEG) // 2)},
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_whole_is_refused_as_picture_and_as_logo(name: str, tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        scanned(BROKEN[name])
    (tmp_path / "logo.png").write_bytes(BROKEN[name])
    (tmp_path / "profile.yaml").write_text("logo: logo.png\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_profile(tmp_path / "profile.yaml", ())
    assert [finding.code for finding in error.value.findings] == ["not-a-picture"]


def test_more_pixels_than_are_drawn_are_told_before_they_are_unpacked(tmp_path: Path) -> None:
    huge = HEAD + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + IDAT
    with pytest.raises(TooLargeError):
        scanned(huge)
    (tmp_path / "logo.png").write_bytes(huge)
    (tmp_path / "profile.yaml").write_text("logo: logo.png\n", "utf-8")
    with pytest.raises(InputError) as error:
        read_profile(tmp_path / "profile.yaml", ())
    assert [finding.code for finding in error.value.findings] == ["picture-too-large"]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "1"])
def test_whole_ones_pass_in_a_form_that_word_takes(mode: str) -> None:
    from docx.image.image import Image as WordImage

    data, mime, size = scanned(picture("JPEG", mode))
    assert (mime, size) == ("image/jpeg", SIZE)
    assert WordImage.from_blob(data).px_width == SIZE[0]
    if mode != "CMYK":
        plain = picture("PNG", mode)
        assert scanned(plain) == (plain, "image/png", SIZE)


def test_damage_of_any_kind_is_refused_or_drawn() -> None:
    chance = random.Random(11)
    for data in (PNG, JPEG, picture("JPEG", "CMYK"), picture("PNG", "P")):
        for _ in range(60):
            damaged = bytearray(data)
            for _ in range(chance.choice((1, 4, 40))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                scanned(bytes(damaged))
            except PictureError:
                continue
