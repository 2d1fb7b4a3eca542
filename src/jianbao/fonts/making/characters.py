"""Which characters the faces of the bundle have (for `build_bundle`)."""

from __future__ import annotations

import bz2
import unicodedata

from jianbao.fonts.making.composing import COMPOSED

EXTRA_SYMBOLS = frozenset(
    "‐–—―‘’“”…·•・•′″℃℉№™‰"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "−†‡☐☑☒㎡㎞㎏㎎〇→←↑↓↔⇒■□▲△▼▽◆◇○◎●★☆✓√×÷±≈≠≤≥≡∞∑∏∫∠∥⊥°§¶©®€£¥"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ"
)
SYMBOL_RANGES = (
    range(0x20, 0x7F),  # ASCII
    range(0xA0, 0xAD),  # Latin-1 without the soft hyphen
    range(0xAE, 0x100),
    range(0x391, 0x3CA),  # Greek
    range(0x3000, 0x3020),  # CJK punctuation
    range(0xFF01, 0xFF61),  # full-width ASCII
    range(0xFFE0, 0xFFE7),
)


def gb2312_characters() -> frozenset[str]:
    """Return the 7,445 hanzi and symbols of GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(cell.decode("gb2312", "ignore") for cell in cells) - {""}


SCRIPTS = (
    range(0x100, 0x250),  # Latin, extended
    range(0x370, 0x530),  # Greek, Cyrillic
    range(0x1E00, 0x2000),  # Latin and Greek, with more accents
    range(0x2010, 0x2060),  # general punctuation
    range(0x2070, 0x2400),  # scripts, currencies, letters, fractions, arrows, mathematics, devices
    range(0x25A0, 0x27C0),  # shapes, signs, dingbats
)
SIGNS = (
    range(0x2010, 0x2060),  # general punctuation
    range(0x20A0, 0x2C00),  # currencies to arrows: mathematics, circles, boxes, shapes, signs
    range(0x3000, 0x3040),  # CJK punctuation
    range(0x3200, 0x3400),  # enclosed and squared characters
    range(0xFE30, 0xFE70),  # upright and small forms
)


def gb18030_characters() -> frozenset[str]:
    """Return what the two-byte area of GB 18030 can print: simplified and traditional hanzi."""
    cells = (
        bytes((row, cell))
        for row in range(0x81, 0xFF)
        for cell in range(0x40, 0xFF)
        if cell != 0x7F
    )
    decoded = frozenset(cell.decode("gb18030", "ignore") for cell in cells)
    return frozenset(
        sign for sign in decoded if len(sign) == 1 and unicodedata.category(sign)[0] not in "CZ"
    )


def more_characters(which: str) -> frozenset[str]:
    """Return what one face has beside those of all: the last that others fall back to.

    "gb18030" is the two-byte area with signs, "scripts" Latin, Greek and Cyrillic with accents.
    """
    match which:
        case "gb18030":
            return gb18030_characters().union(*(map(chr, codes) for codes in SIGNS))
        case "scripts":
            return frozenset().union(*(map(chr, codes) for codes in SCRIPTS))
        case _:
            return frozenset()


def symbol_characters() -> frozenset[str]:
    """Return the signs beyond GB 2312 that every face should have."""
    return (EXTRA_SYMBOLS | COMPOSED.keys()).union(*(map(chr, codes) for codes in SYMBOL_RANGES))


def general_standard_characters(unihan: bytes) -> frozenset[str]:
    """Return the 8,105 characters of 通用规范汉字表 from Unihan's "other mappings" file."""
    lines = bz2.decompress(unihan).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.startswith("U+"))
    return frozenset(chr(int(row[0][2:], 16)) for row in rows if row[1] == "kTGH")


def bundle_characters(unihan: bytes) -> frozenset[str]:
    """Return every character that a face gets if its source has it."""
    return gb2312_characters() | symbol_characters() | general_standard_characters(unihan)
