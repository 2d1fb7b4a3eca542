"""Which characters may not begin or end a line (禁则, kinsoku).

The sets are also written into the Word file, so that nothing is left to a program's defaults. They
hold GB/T 15834-2011, 5.1.1 to 5.1.3 and 5.1.7; 5.1.4 and 5.1.5 (—— and …… are not split) are in
`may_break`.
"""

NO_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
"""Characters that begin no line.

Source: the set that Word and LibreOffice have for zh-CN.
"""

NUMBER_SIGNS = frozenset("±≥≤≈№§∶")
"""Signs that belong to the number behind them, and so end no line.

Source: a choice beside the sets of the programs; GB/T 15834-2011 is silent.
"""

NO_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥") | NUMBER_SIGNS
"""Characters that end no line.

Source: the set that Word and LibreOffice have for zh-CN, with NUMBER_SIGNS.
"""

NO_BREAK_SPACE = "\u00a0"
"""The blank at whose sides no line ends.

Source: Unicode UAX 14, class GL.
"""

NEVER_SPLIT = frozenset("—…")
"""Characters two of which are one sign, with no line's end between them.

Source: GB/T 15834-2011, 5.1.4 and 5.1.5.
"""

LATIN_LETTERS = ("À", "ɏ")
"""The first and the last letter with an accent of those that stand in words, as in pinyin.

Source: Unicode, blocks Latin-1 Supplement to Latin Extended-B.
"""


def is_latin(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which stays on one line.

    Signs belong to it, too: 1,234.5 and a web address have no place to break, only words with
    spaces and hyphens have.
    """
    first, last = LATIN_LETTERS
    return "!" <= character <= "~" or (first <= character <= last and character.isalpha())


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end with `before` and the next begin with `after`."""
    if after in NO_START or before in NO_END or after == " ":
        return False
    if NO_BREAK_SPACE in (before, after):
        return False
    if before == after and before in NEVER_SPLIT:
        return False
    if before == "-" and not is_latin(after):
        return True
    if after == "-":
        return False
    return not (is_latin(before) and is_latin(after))


def may_break_latin(before: str, after: str) -> bool:
    """Return whether a line of a Latin text may end between two characters.

    Behind a space or a dash, and behind a hyphen between letters (Unicode UAX 14: B2, HY).
    """
    if after == " " or after in NO_START or NO_BREAK_SPACE in (before, after):
        return False
    if before == "-":
        return after.isalpha()
    return before in " —–"
