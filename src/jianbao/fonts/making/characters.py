"""Which characters the faces of the bundle have (for `build_bundle`)."""

from __future__ import annotations

import bz2

EXTRA_SYMBOLS = frozenset(
    "‐–—―‘’“”…·•・•′″℃℉№™‰"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    "㎡㎞㎏㎎〇→←↑↓↔⇒■□▲△▼▽◆◇○◎●★☆✓√×÷±≈≠≤≥≡∞∑∏∫∠∥⊥°§¶©®€£¥"
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


def symbol_characters() -> frozenset[str]:
    """Return the signs beyond GB 2312 that every face should have."""
    return EXTRA_SYMBOLS.union(*(map(chr, codes) for codes in SYMBOL_RANGES))


def general_standard_characters(unihan: bytes) -> frozenset[str]:
    """Return the 8,105 characters of 通用规范汉字表 from Unihan's "other mappings" file."""
    lines = bz2.decompress(unihan).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.startswith("U+"))
    return frozenset(chr(int(row[0][2:], 16)) for row in rows if row[1] == "kTGH")


def bundle_characters(unihan: bytes) -> frozenset[str]:
    """Return every character that a face gets if its source has it."""
    return gb2312_characters() | symbol_characters() | general_standard_characters(unihan)
