"""Slices of the faces: each character is in one, and a slice draws what the whole face draws."""

from __future__ import annotations

from collections import Counter

import uharfbuzz

from jianbao.fonts.bundle import SHIPPED
from jianbao.fonts.slices import COMMON, characters, css_ranges, slices
from jianbao.fonts.subset import open_face, subset


def test_each_character_is_in_one_slice() -> None:
    counted = Counter(
        code for each in slices() for start, end in each for code in range(start, end + 1)
    )
    assert set(counted.values()) == {1}
    for face in SHIPPED.values():
        assert {code for code in open_face(face).unicodes if code >= 0x20} <= counted.keys()
    assert len(slices()) == len(css_ranges()) < 100
    assert "".join(sorted(characters(1))) == "".join(sorted(COMMON[:180]))


def test_a_slice_draws_what_the_face_draws() -> None:
    for role in ("fang", "roman"):
        whole = uharfbuzz.Font(open_face(SHIPPED[role]))
        for number in (0, 1, 5):
            data = subset(SHIPPED[role], characters(number))
            font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))
            for character in characters(number):
                old = whole.get_nominal_glyph(ord(character))
                new = font.get_nominal_glyph(ord(character))
                if not old:
                    continue
                assert new, (role, number, character)
                assert font.get_glyph_h_advance(new) == whole.get_glyph_h_advance(old)
                assert font.get_glyph_extents(new) == whole.get_glyph_extents(old)
