"""A number as the format of its cell shows it: 0.4 under 0.0% is 40.0%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal

from jianbao.document.patterns import pattern

LITERAL = pattern(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
PLACES = pattern(r"[0#?](?:[0#?,]*[0#?])?(?:\.([0#?]+))?")
GENERAL = ("general", "@", "")


ODD = pattern(r"[0#?][eE][+-]|[?#0]/[?#0]|[0#],+(?![0#?,])|\[[<>=]|DBNum")
MOST_DIGITS = 11  # that Excel shows of a number without a format


def is_odd(code: str) -> bool:
    """Return whether a format shows something else than digits: 1E+05, 1/3, thousands, 一百."""
    return bool(ODD.search(re.sub(r'"[^"]*"', "", code)))


def shown_number(value: Decimal, code: str) -> str:
    """Return a number as its format shows it: 0.4 under 0.0% is 40.0%."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    code = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if len(sections) > 1 and value < 0 and sections[1]:
        value = -value
    if code.lower() in GENERAL:
        return _plain(value if value == value.to_integral_value() else _rounded(value))
    bare = LITERAL.sub("", code)
    digits = PLACES.search(bare)
    if digits is None:  # words alone stand for the number, as 第三 for 3
        return "".join(_pieces(code, "")) or _plain(value)
    percent = "%" in bare
    decimals = len(digits[1] or "")
    rounded = round(value * 100 if percent else value, decimals)
    number = format(rounded, f",.{decimals}f" if "," in digits[0] else f".{decimals}f")
    return "".join(_pieces(code, number)) or number


def _pieces(code: str, number: str) -> Iterator[str]:
    """Yield what a format shows: literals as they stand, the number in place of its digits."""
    position, put = 0, False
    for match in re.finditer(rf"{LITERAL.pattern}|{PLACES.pattern}|%|[^0#?]", code):
        if match.start() < position:
            continue
        position = match.end()
        if match[1] is not None or match[2] is not None:
            yield match[1] or match[2] or ""
        elif PLACES.fullmatch(match[0]):
            if not put:
                yield number
            put = True
        elif not LITERAL.fullmatch(match[0]):
            yield match[0]


def _rounded(value: Decimal) -> Decimal:
    """Return a number without what computing in halves left: 0.30000000000000004 is 0.3."""
    return value.normalize(Context(prec=MOST_DIGITS))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
