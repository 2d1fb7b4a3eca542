"""Which characters may not begin or end a line (禁则, kinsoku).

The sets are also written into the Word file, so that nothing is left to a program's defaults. They
hold GB/T 15834-2011, 5.1.1 to 5.1.3 and 5.1.7; 5.1.4 and 5.1.5 (—— and …… are not split) are in
`may_break`.
"""

import re

from jianbao.document.patterns import pattern

MOST_NO_START, MOST_NO_END = 100, 50
"""How many characters Word's own lists of those that begin and end no line can hold.

Source: MS-DOC, DopTypography, cchFollowingPunct and cchLeadingPunct.
"""

DASH = "—"
"""What begins no line, so that —— is whole in Word.

Source: 363 of 363 lines in a Word-like engine against 347. Among the characters that end no line it
would do nothing there.
"""

GLUE = frozenset("±×÷年月")
"""Characters that neither begin nor end a line: they stand inside numbers and dates.

Source: a number, a year and a date are not parted (GB/T 9704-1999, 8.2.4), for which Word knows no
other means; 252 of 252 lines in a Word-like engine.
"""

RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉")
"""Digits and signs above or below the line, which belong to what they stand behind.

Source: as GLUE.
"""

UNITS = frozenset("㎡㎥㎜㎝㎞㎏℉日")
"""Units, which belong to the number before them; a day is the end of a date.

Source: as GLUE.
"""

NO_START = (
    frozenset(
        "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    )
    | {DASH}
    | GLUE
    | RAISED
    | UNITS
)
"""Characters that begin no line.

Source: the set that Word and LibreOffice have for zh-CN, with DASH, GLUE, RAISED and UNITS.
"""

NUMBER_SIGNS = frozenset("±≥≤≈№§∶−＋－第")
"""Signs that belong to the number behind them, and so end no line.

Source: a choice beside the sets of the programs; GB/T 15834-2011 is silent.
"""

NO_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥") | NUMBER_SIGNS | GLUE
"""Characters that end no line.

Source: the set that Word and LibreOffice have for zh-CN, with NUMBER_SIGNS and GLUE.
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


NO_WIDTH_SPACE = "\u200b"
"""What lets a line end inside a Latin word and is not seen: it is put where one does.

Source: Unicode UAX 14, class ZW; tried in LibreOffice and Aspose.Words.
"""


def is_latin(character: str) -> bool:
    """Return whether a character belongs to a number or a Latin word, which stays on one line.

    Signs belong to it, too: 1,234.5 has no place to break, only words with spaces and hyphens have,
    and addresses behind some of their signs.
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


ADDRESS = pattern(r"[A-Za-z][\w+.-]*://|www\.|[\w.+-]+@[\w-]+\.[A-Za-z]", re.ASCII)
"""What the address of a page or a mailbox has in it, among Latin letters without a space.

Source: RFC 3986, 3; RFC 5322, 3.4.1.
"""

BEHIND = frozenset("/.?&=-")
"""Signs of an address behind which a line may end.

Source: a choice, as The Chicago Manual of Style has it for most of them; GB/T is silent.
"""


def address_breaks(text: str) -> dict[int, bool]:
    """Return where a line may end inside the addresses of a text, by the character behind.

    True is behind one of their signs, False between any two of their characters: a last resort.
    """
    breaks: dict[int, bool] = {}
    if "://" not in text and "www." not in text and "@" not in text:
        return breaks
    for run in re.finditer(r"[!-~]+", text):
        if ADDRESS.search(run[0]):
            for at in range(run.start() + 1, run.end()):
                before, after = text[at - 1], text[at]
                breaks[at] = before in BEHIND and after not in BEHIND and after not in NO_START
    return breaks


JOINT = pattern(r"[0-9A-Za-z.]{3}[+&_|]+(?=[0-9A-Za-z.]{3})|[A-Za-z]{3}/+(?=[A-Za-z]{3})", re.ASCII)
"""What joins two numbers or words, each of some length, without a space: 12309+967788.

Source: a choice; numbers stay whole (GB/T 9704-1999, 8.2.4), and so do dates and telephone numbers.
"""


def joints(text: str) -> frozenset[int]:
    """Return where a line may end between numbers or words that are joined, if it has to."""
    if not any(sign in text for sign in "+&_|/"):  # one of them is in every joint
        return frozenset()
    return frozenset(match.end() for match in JOINT.finditer(text))


SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred commonest surnames, of seventeen in twenty people.

Source: 公安部户政管理研究中心, 二〇二〇年全国姓名报告.
"""

APART = "\u3000"
"""The blank that sets the two characters of a name apart: 王　伟. A common surname begins it, or
what the blank parts from the rest.

Source: 实务, so that it is as wide as a name of three.
"""


def inside_names(text: str) -> frozenset[int]:
    """Return where no line ends: at both sides of the blank inside a name."""
    places: list[int] = []
    at = text.find(APART)
    while at >= 0:
        first, before, behind = text[at - 1 : at], text[at - 2 : at - 1], text[at + 1 : at + 2]
        begins = at > 0 and (not is_han(before) or at == 1 or first in SURNAMES)
        if begins and is_han(first) and is_han(behind) and (not places or at > places[-1] + 1):
            places += (at, at + 1)
        at = text.find(APART, at + 1)
    return frozenset(places)


def is_han(character: str) -> bool:
    """Return whether it is one of the unified Han characters; a set of all takes 1 ms to make."""
    return "\u4e00" <= character <= "\u9fff"


LISTED = pattern("(?<=[、，：])(?:[一-鿿]{2,4}|[一-鿿]+·[一-鿿·]+)(?=[、，。；]|$)")
"""The name of one of the people in a list: 出席：周怀瑾、买买提·艾力.

Source: a choice; names have two to four characters, or more with · between them.
"""


def inside_listed(text: str) -> frozenset[int]:
    """Return where no line ends in a list of people: inside their names."""
    spans = (match.span() for match in LISTED.finditer(text))
    return frozenset(place for start, end in spans for place in range(start + 1, end))


def may_break_latin(before: str, after: str) -> bool:
    """Return whether a line of a Latin text may end between two characters.

    Behind a space or a dash, and behind a hyphen between letters (Unicode UAX 14: B2, HY).
    """
    if after == " " or after in NO_START or NO_BREAK_SPACE in (before, after):
        return False
    if before == "-":
        return after.isalpha()
    return before in " —–"
