"""Values that are none: what is wrong with what was typed, and what was meant."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from jianbao.briefing.numbers import (
    LONGEST,
    MOST_DIGITS,
    SCALE_WORDS,
    UNITS,
    Value,
    read_value,
    unit_parts,
)
from jianbao.document.patterns import pattern

NO_NUMBER = frozenset(
    (".nan", "nan", ".inf", "-.inf", "+.inf", "inf", "true", "false", "yes", "no", "on", "off",
     "null", "none", "~", "n/a", "na", "tbd", "#n/a", "#ref!", "#div/0!", "#value!", "#name?",
     "?", "？", "待定", "待补", "待填", "待核", "待核实", "待统计", "未知", "不详"),
)  # fmt: skip
"""What a spreadsheet, YAML or a clerk writes where there is no number yet."""


class Fault(Struct, frozen=True):
    """Why a value is none: a reason, what was meant ("" where nobody knows), and how certain."""

    reason: str
    meant: str = ""
    unit: str = ""  # that belongs into `unit`
    is_certain: bool = False


FULL_WIDTH = {ord("０") + number: str(number) for number in range(10)} | {
    ord("．"): ".",
    ord("％"): "%",
    ord("－"): "-",
    ord("＋"): "+",
    ord("\u3000"): " ",
    ord("\xa0"): " ",
}
WIDE_SIGN = pattern("[０-９．－＋]")
LETTERS = str.maketrans("OoＯｏQlI|ｌＩ", "0000011111")
ALMOST_NUMBER = pattern(r"[-−+第前]?[\dOoＯｏlI|ｌＩ.,，]*\d[\dOoＯｏlI|ｌＩ.,，]*[万亿%]?")
BLANK_INSIDE = pattern(r"(?<=[\d.,，\-−第前])\s+(?=[\d.,，])")
GROUPED = pattern(r"[-−+]?\d+(?:[,，]\d+)+(?:\.\d+)?")
EXPONENT = pattern(r"([-+]?\d+(?:\.\d+)?)[eE]([-+]?\d{1,4})")
OTHER_BASE = pattern("[-+]?0[xXoObB][0-9A-Fa-f]+")
UNIT_BEHIND = pattern(r"(.*?\d[余多]?(?:[十百千]?[万亿]亿?)?)(\D{1,8})")
PARTS = ("%", "‰")
NUMBERS = ("exact", "rank", "limit", "about", "range", "bound")


@lru_cache(maxsize=1024)
def fault_of(text: str, unit: str) -> Fault | None:
    """Return what is wrong with a value as typed, and what was meant; None where it is one."""
    stripped = text.strip()
    if len(stripped) > LONGEST:
        return Fault("long")
    if stripped.lower() in NO_NUMBER:
        return Fault("no-number")
    if inside := _unit_inside(stripped, unit):
        return inside
    value = read_value(stripped)
    if not value.form or (value.form == "words" and any(map(_is_odd_number, stripped))):
        return _mended(stripped, unit)
    if value.form == "range" and value.scale == 1 and _runs_backwards(value):
        return Fault("backwards")
    if scaled := _scale_twice(stripped, unit):
        return scaled
    full = stripped.translate(FULL_WIDTH)
    return Fault("full-width", full, is_certain=True) if WIDE_SIGN.search(stripped) else None


def _unit_inside(text: str, unit: str) -> Fault | None:
    """Return the fault of 514件, whose unit is 件 or has not been given."""
    match = UNIT_BEHIND.fullmatch(text.translate(FULL_WIDTH))
    if not match or read_value(match[1]).form not in NUMBERS:
        return None
    number, behind = match[1], match[2].strip().replace("％", "%")
    if unit and behind in (unit.replace("％", "%"), unit_parts(unit)[1]):
        return Fault("unit-inside", number, is_certain=behind == unit.replace("％", "%"))
    if read_value(text).form:  # 40.0% without a unit says what it means
        return Fault("two-units") if unit and behind in PARTS else None
    return Fault("unit-inside", number, behind) if re.fullmatch(UNITS, behind) else None


def _is_odd_number(sign: str) -> bool:
    """Return whether a character is a number of its own, as ①, ½, Ⅳ and ² are (Unicode, 4.6)."""
    return unicodedata.category(sign) in ("No", "Nl") and sign != "〇"


def _runs_backwards(value: Value) -> bool:
    return value.number is not None and value.high is not None and value.number > value.high


def _scale_twice(text: str, unit: str) -> Fault | None:
    """Return the fault of 18.2亿 whose unit is 亿元: 万 may stand before 亿, no other twice."""
    scale = unit_parts(unit)[0]
    is_compound = text[-1] == "万" and unit.startswith("亿")  # 4.14万 of 亿元
    if text[-1] not in "万亿" or scale < SCALE_WORDS["万"] or is_compound:
        return None
    return Fault("scale-twice", text.rstrip("十百千万亿"))


def _mended(text: str, unit: str) -> Fault:
    """Return the fault of a value that the grammar does not know."""
    if match := EXPONENT.fullmatch(text):
        return Fault("exponent", _written_out(match[1], int(match[2])))
    if OTHER_BASE.fullmatch(text):
        return Fault("not-decimal")
    plain, reason = _closed(text)
    if GROUPED.fullmatch(plain) and not read_value(plain).form:
        return Fault("grouping", plain.replace(",", "").replace("，", ""))
    if reason and read_value(plain).form not in ("", "words"):
        return Fault(reason, plain, is_certain=reason in ("full-width", "letter", "blank"))
    if reason and (inside := _unit_inside(plain, unit)):
        return Fault(reason, inside.meant, inside.unit)
    return Fault("long" if sum(map(str.isdecimal, plain)) > MOST_DIGITS else "unknown")


def _closed(text: str) -> tuple[str, str]:
    """Return a value with plain digits, without blanks and a second sign; and what was wrong."""
    plain = text.translate(FULL_WIDTH)
    reason = "full-width" if plain != text else ""
    number = BLANK_INSIDE.sub("", plain)
    if number != plain:
        plain, reason = number, "blank"
    if ALMOST_NUMBER.fullmatch(plain) and plain.translate(LETTERS) != plain:
        plain, reason = plain.translate(LETTERS), "letter"
        if re.match(r"0\d", plain):
            plain = plain.lstrip("0")  # a letter before a number stands for nothing
    single = re.sub("^[-−+]{2,}", "-", plain)
    return (single, "two-signs") if single != plain else (plain, reason)


def _written_out(number: str, exponent: int) -> str:
    """Return 1000 of 1e3; "" where it would be endless."""
    if abs(exponent) > MOST_DIGITS:
        return ""
    text = f"{Decimal(number).scaleb(exponent):f}"
    return text if len(text) <= MOST_DIGITS else ""
