"""Which of the standard's faces a font is, by the names that makers give it.

9704 asks for a class of face (仿宋, 小标宋), not for one maker's font; so many names are one role.
"""

from __future__ import annotations

import re

from jianbao.document.patterns import pattern

_SUBSET = pattern(r"^[A-Z]{6}\+")
_NAMES = (
    ("biaosong", r"小标宋|xiaobiaosong|biaosong|fzxbs|xbsjw|xbsk|dbsong|中宋|zhongsong|stzhongs"
                 r"|notoserif.*(bold|black|heavy)|sourcehanserif.*(bold|heavy)"),
    ("fang", r"仿宋|fangsong|fandolfang|brieffang|simfang|fzfs|zhuque|cwtexfangsong|fang_?song"),
    ("kai", r"楷|kaiti|simkai|stkaiti|fandolkai|briefkai|fzkt|wenkai|ukai|gkai|kaitim"),
    ("hei", r"黑体|simhei|heiti|fandolhei|briefhei|fzht|zenhei|stxihei|notosans.*(cjk|sc|hans)"
            r"|sourcehansans|思源黑"),
    ("song", r"宋体|simsun|songti|stsong|fandolsong|briefsong|fzss|fzshusong|书宋|uming|nsimsun"
             r"|notoserif|sourcehanserif|思源宋"),
)  # fmt: skip
_ROLES = tuple((role, pattern(form)) for role, form in _NAMES)
_BOLD = pattern(r"bold|black|heavy|,b(i|$)", re.IGNORECASE)


def role_of(name: str) -> str:
    """Return the role of a font's name: fang, hei, kai, biaosong or song; else the name itself."""
    plain = _SUBSET.sub("", name)
    folded = plain.lower().replace(" ", "").replace("-", "")
    return next((role for role, form in _ROLES if form.search(folded)), plain)


def is_bold(name: str) -> bool:
    """Return whether a font's name says bold, where its role does not ask for that."""
    return bool(_BOLD.search(name)) and role_of(name) not in ("biaosong", "hei")


def colour_of(red: int, green: int, blue: int) -> str:
    """Return black, red, or RRGGBB; 6.2 asks for red of Y80 M80, which screens show variously."""
    if max(red, green, blue) <= 70:
        return "black"
    if red >= 150 and max(green, blue) <= 110 and red - max(green, blue) >= 90:
        return "red"
    return f"{red:02X}{green:02X}{blue:02X}"
