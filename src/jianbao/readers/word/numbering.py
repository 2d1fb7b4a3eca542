"""What Word prints before a paragraph that it numbers by itself: 一、 （一） 1. a) …

The numbers stand nowhere in the file: they are counted from the paragraphs in their order, by the
levels of the list that a paragraph or its style belongs to (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.readers.word.elements import W, attribute, child, is_on, value
from jianbao.readers.word.styles import WordStyles
from jianbao.readers.xml import Element

DIGITS, ROUNDS = "零一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MOST = 9999  # a number beyond is written in digits, whatever its format
PLACE = pattern(r"%([1-9])")


class Level(Struct, frozen=True):
    """How one level of a list counts."""

    start: int
    format: str
    text: str  # with %1 for the number of the first level
    restarts: int  # behind which level, counted from 1, it begins anew; 0: never
    style: str  # paragraphs of this style are of this level
    in_digits: bool  # the numbers of all levels


class ListNumbers:
    """The numbers of a document's paragraphs: ask for them once each, in their order."""

    def __init__(self, numbering: Element | None, styles: WordStyles) -> None:
        self._styles = styles
        lists = _lists(numbering)
        numbers = numbering.findall(f"{W}num") if numbering is not None else []
        self._lists = {attribute(each, "numId"): value(each, "abstractNumId") for each in numbers}
        self._levels = {
            attribute(each, "numId"): _overridden(each, lists.get(value(each, "abstractNumId"), {}))
            for each in numbers
        }
        self._starts = {attribute(each, "numId"): _starts(each) for each in numbers}
        self._counts: dict[str, dict[int, int]] = {}  # of each list, by level

    def label(self, paragraph: Element) -> str:
        """Return what is printed before a paragraph; "" for none, and for a bullet."""
        number, index = self._place(paragraph)
        levels = self._levels.get(number, {})
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        for each, start in self._starts.pop(number, {}).items():
            counts[each] = start - 1
        counts[index] = counts.get(index, level.start - 1) + 1
        for below in [each for each in counts if each > index]:
            if below in levels and index < levels[below].restarts:
                del counts[below]
        return "" if level.format == "bullet" else _label(level, levels, counts)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the number that a paragraph belongs to, and its level in that."""
        own = child(paragraph, "pPr", "numPr")
        style = self._styles.style_of(paragraph)
        styled = [child(each, "pPr", "numPr") for each in self._styles.chain(style)]
        number = next(filter(None, (value(each, "numId") for each in (own, *styled))), "")
        if not value(own, "numId"):
            for index, level in self._levels.get(number, {}).items():
                if level.style == style:
                    return number, index
        places = (value(each, "ilvl") for each in (own, *styled))
        return number, _whole(next(filter(None, places), ""), 0)


def _lists(numbering: Element | None) -> dict[str, dict[int, Level]]:
    """Return the levels of each list by its id; some are but a link to the style of another."""
    abstract = numbering.findall(f"{W}abstractNum") if numbering is not None else []
    lists = {attribute(each, "abstractNumId"): _levels(each) for each in abstract}
    named = {value(each, "styleLink"): each for each in abstract if value(each, "styleLink")}
    for each in abstract:
        linked = named.get(value(each, "numStyleLink"))
        if linked is not None:
            lists[attribute(each, "abstractNumId")] = _levels(linked)
    return lists


def _levels(parent: Element) -> dict[int, Level]:
    levels = parent.iterfind(f"{W}lvl")
    return {_whole(attribute(each, "ilvl"), 0): _level(each) for each in levels}


def _level(element: Element) -> Level:
    index = _whole(attribute(element, "ilvl"), 0)
    return Level(
        start=_whole(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        restarts=_whole(value(element, "lvlRestart"), index),
        style=value(element, "pStyle"),
        in_digits=is_on(child(element, "isLgl")),
    )


def _overridden(number: Element, levels: dict[int, Level]) -> dict[int, Level]:
    overrides = (_levels(each) for each in number.iterfind(f"{W}lvlOverride"))
    return dict(chain(levels.items(), *(each.items() for each in overrides)))


def _starts(number: Element) -> dict[int, int]:
    """Return at what a list goes on where this number is first used, by level."""
    return {
        _whole(attribute(each, "ilvl"), 0): _whole(value(each, "startOverride"), 1)
        for each in number.iterfind(f"{W}lvlOverride")
        if value(each, "startOverride")
    }


def _label(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index)
        if other is None:
            return ""
        count = counts.get(index, other.start)
        return str(count) if level.in_digits else written(count, other.format)

    return PLACE.sub(number, level.text)


def written(count: int, style: str) -> str:
    """Return a number in one of Word's formats (17.18.59); an unknown one is written in digits."""
    write = FORMATS.get(style, str)
    return write(count) if 0 < count <= MOST else str(count)


def _chinese(count: int) -> str:
    """Return 十一, 二十, 一百零五."""
    text, gap = "", False
    for unit, sign in (*UNITS, (1, "")):
        digit, count = divmod(count, unit)
        if digit:
            text += DIGITS[0] * gap + DIGITS[digit] + sign
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def _letters(count: int) -> str:
    """Return a, b … z, aa, bb …"""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    text = ""
    for number, sign in ROMAN:
        times, count = divmod(count, number)
        text += sign * times
    return text


def _round(count: int) -> str:
    return ROUNDS[count - 1] if count <= len(ROUNDS) else str(count)


def _whole(text: str, other: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else other


FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand"),
        _chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand"), lambda count: "".join(
        DIGITS[int(digit)] for digit in str(count)
    ).replace("零", "〇")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _round),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "decimalZero": lambda count: f"{count:02d}",
    "decimalFullWidth": lambda count: "".join(chr(ord("０") + int(each)) for each in str(count)),
    "none": lambda count: "",
}  # fmt: skip
