"""What becomes of each character that a Chinese office may type: drawn, composed, or refused."""

from __future__ import annotations

import unicodedata

import pytest

from jianbao.audit.signs import LOOKALIKE
from jianbao.fonts.bundle import SHIPPED
from jianbao.fonts.faces import MISSING_SIGN, Faces
from jianbao.fonts.making.characters import gb18030_characters
from jianbao.fonts.making.composing import COMPOSED, HALF_WIDE
from jianbao.messages.findings import Level

BLOCKS = {
    "GB 18030": gb18030_characters(),
    "Latin-1": range(0xA0, 0x100),
    "Latin Extended-A": range(0x100, 0x180),
    "Greek": range(0x370, 0x400),
    "Cyrillic": range(0x400, 0x500),
    "punctuation": range(0x2010, 0x2060),
    "scripts": range(0x2070, 0x20A0),
    "arrows": range(0x2190, 0x2200),
    "mathematics": range(0x2200, 0x2300),
    "boxes": range(0x2500, 0x25A0),
    "circled": range(0x2460, 0x2500),
}
DRAWN_WHOLE = {"GB 18030", "Latin-1", "Latin Extended-A", "boxes", "circled"}
TYPED = (
    "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−☑☐☒✓✔†‡⅓⅔⅛㉑㉟㊱㊿ńňčšřžžůőāáǎàüǖ萬與臺灣龍體學國書廣東學校鎔鉅堃喆"
    "αβγΩЖя№℃㎡㎏‰≈≠≤≥→←↑↓■□▲●★①⑩⑳⑴⒈ⅠⅫ〇€£¥"
)


def characters(block: object) -> list[str]:
    """Return the printable characters of a block that Unicode has given out."""
    signs = (sign if isinstance(sign, str) else chr(sign) for sign in block)  # type: ignore[attr-defined]
    return sorted(sign for sign in signs if unicodedata.category(sign)[0] not in "CZM")


@pytest.mark.parametrize("name", BLOCKS)
def test_each_character_is_drawn_composed_or_refused(name: str) -> None:
    faces = Faces(SHIPPED)
    fates: dict[str, str] = {}
    for sign in characters(BLOCKS[name]):
        for role in ("fang", "roman"):
            drawn = faces.glyph(role, sign)
            refused = drawn.character != sign
            assert not refused or drawn.character == MISSING_SIGN != "〓"
            if role == "fang":
                fates[sign] = "refused" if refused else "composed" if sign in COMPOSED else "drawn"
                assert refused or drawn.em in (0.5, 1.0), sign
    told = {each.plain["character"] for each in faces.findings if each.level is Level.ERROR}
    assert told >= {sign for sign, fate in fates.items() if fate == "refused"}
    refused = "".join(sign for sign, fate in fates.items() if fate == "refused")
    if name in DRAWN_WHOLE:
        assert LOOKALIKE.sub("", refused).strip("≒") == ""


def test_what_offices_write_has_a_glyph_in_every_face() -> None:
    faces = Faces(SHIPPED)
    for role in SHIPPED:
        lost = [sign for sign in TYPED if faces.look_up(role, sign).character != sign]
        assert lost == [], role


def test_small_digits_are_half_as_wide_in_every_chinese_face() -> None:
    faces = Faces(SHIPPED)
    for role in ("fang", "hei", "kai", "biaosong", "song"):
        assert {faces.look_up(role, sign).em for sign in HALF_WIDE} == {0.5}
        assert {faces.look_up(role, sign).em for sign in "☐☑☒□"} == {1.0}
        assert {faces.look_up(role, sign).face for sign in "₂²⁶−☑☐"} == {role}


def test_what_is_not_drawn_for_itself_is_no_letter() -> None:
    """2 and U+20DD are ② only where one is laid over the other; U+200B was lost in Word."""
    faces = Faces(SHIPPED)
    for sign in "\u20dd\u20de\u302a\u0301\u200b\u200d\u2060":
        assert faces.look_up("song", sign).character == MISSING_SIGN, f"U+{ord(sign):04X}"
