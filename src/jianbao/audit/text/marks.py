"""Checks of punctuation: width, pairs, dashes, ellipses, doubled marks (GB/T 15834-2011)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.addresses import is_in_address
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import (
    Material,
    Passage,
    passages_matching,
    passages_with,
    whole_text,
)
from jianbao.audit.patterns import pattern
from jianbao.messages.audit.text import (
    doubled_mark,
    half_width_mark,
    mark_between_quotes,
    nested_quote,
    nested_title,
    straight_quote,
    unpaired_mark,
    wrong_dash,
    wrong_ellipsis,
)
from jianbao.messages.findings import Finding

FULL_WIDTH = {
    ",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）",
}  # fmt: skip
HALF_WIDTH = pattern(r"[,.:;?!()]")
WIDE_MARKS = "“”‘’（）《》〈〉【】〔〕，。、；：？！…①〓％℃"
CLOSING = {
    "”": "“",
    "’": "‘",
    "）": "（",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "〕": "〔",
    "」": "「",
}
OPENING = {opening: closing for closing, opening in CLOSING.items()}
PAIRED = pattern(f"[(){''.join(CLOSING)}{''.join(OPENING)}]")
NUMERALS = tuple("一二三四五六七八九十")
NEAR = 24  # characters before a mark that say what it is
LONGEST_BRACKET = 400  # characters
ORDINAL_SIGNS = "一二三四五六七八九十0123456789①abcdABCD"
ORDINAL = pattern(r"(?:^|[。；：！？，、\s])\d{1,2}$")
DOUBLED = pattern("[，、；：。]{2,}")
DASH = pattern("(?<![-─－])(?:--+|[─－]{2,})(?![-─－])|———+")
ELLIPSIS = pattern(r"\.{3,}|。{3,}|·{3,}|…+|⋯+")
ALIKE = {  # a mark, and what it may stand inside: the same kind must change its form
    "“": (nested_quote, "‘…’", "“‘"),
    "《": (nested_title, "〈…〉", "《〈"),
}


class Pairing(Struct, frozen=True):
    """What is wrong with the pairs of a passage: places of lone marks and of nested ones."""

    lone: tuple[int, ...]
    nested: tuple[int, ...]


def readable(material: Material) -> tuple[Passage, ...]:
    """Every text a reader reads."""
    return material.passages


def is_chinese(sign: str) -> bool:
    """Return whether a character ("" at the ends of a text) is a Chinese one."""
    return "\u4e00" <= sign <= "\u9fff"


def half_width_marks(text: str) -> Iterator[int]:
    """Yield where a half-width mark stands in Chinese: not in numbers, times, addresses, Latin."""
    if text.isascii():
        return
    places = [match.start() for match in HALF_WIDTH.finditer(text)]
    if not places:
        return
    for place in places:
        if not is_in_address(text, place) and _is_misplaced(text, place):
            yield place


def _is_misplaced(text: str, place: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark in "()":
        return _is_chinese_bracket(text, place)
    if mark == "." and "." in (before, after):
        return False  # dots for an ellipsis have a check of their own
    if is_chinese(before) or (before and before in WIDE_MARKS):
        return not (mark == "." and text[max(0, place - NEAR) : place].lstrip() in NUMERALS)
    if mark == "." and ORDINAL.search(text[max(0, place - 3) : place]) and after.isspace():
        return False  # 1. at the head of a paragraph or behind a clause: a blank too many at most
    if mark == ".":
        ends = before.isdigit() and not after.strip()
        return ends or (before in ("%", "％") and not after.isdigit())
    follows = text[place + 1 :].lstrip(" ")[:1]
    return bool(before) and (is_chinese(follows) or (bool(follows) and follows in "“《（"))


def _is_chinese_bracket(text: str, place: int) -> bool:
    """Return whether a half-width bracket belongs to Chinese: f(x) and (GDP) alone do not."""
    start = place if text[place] == "(" else _last(text, place, "(（")
    end = place if text[place] == ")" else _first(text, place + 1, ")）")
    inside = text[start + 1 : end] if start >= 0 else ""
    if "（" in text[start : start + 1] or "）" in text[end : end + 1]:
        return True  # one half is full-width: so must be the other
    if any(is_chinese(sign) for sign in inside):
        return True
    around = (text[start - 1 : start] if start > 0 else "", text[place - 1 : place])
    return any(is_chinese(sign) or (sign and sign in WIDE_MARKS) for sign in around)


def _last(text: str, end: int, marks: str) -> int:
    """Return the last place of any of `marks` before another, -1 where none is near."""
    return max(text.rfind(mark, max(0, end - LONGEST_BRACKET), end) for mark in marks)


def _first(text: str, start: int, marks: str) -> int:
    """Return the first place of any of `marks` from another on, or where it would be too far."""
    end = min(len(text), start + LONGEST_BRACKET)
    return min((at for mark in marks if (at := text.find(mark, start, end)) >= 0), default=end)


def half_width(material: Material) -> Iterator[Finding]:
    """Chinese text has full-width marks (GB/T 15834-2011 4.1-4.9 and 5.1)."""
    for passage in passages_with(material, *FULL_WIDTH):
        for place in half_width_marks(passage.text):
            if not passage.figure_at(place):
                mark = passage.text[place]
                yield in_passage(
                    half_width_mark, passage, place, mark=mark, wanted=FULL_WIDTH[mark]
                )


def straight_quotes(material: Material) -> Iterator[Finding]:
    """Quotation marks are “” and ‘’ (GB/T 15834-2011 4.8.2)."""
    for passage in passages_with(material, '"', "'"):
        text = passage.text
        for place, sign in enumerate(text):
            beside = text[max(place - 1, 0) : place + 2].replace(sign, "")
            if sign in "\"'" and any(is_chinese(one) or one in WIDE_MARKS for one in beside):
                yield in_passage(straight_quote, passage, place, mark=sign)


FLAT_PAIRS = tuple(f"{opening}{closing}" for opening, closing in OPENING.items())


def _is_flat(text: str) -> bool:
    """Return whether every mark is closed before the next one opens: most texts are so."""
    marks = "".join(PAIRED.findall(text))
    for pair in FLAT_PAIRS:
        marks = marks.replace(pair, "")
    return not marks


def pairing(text: str) -> Pairing:
    """Return the marks of `text` that have no partner, and those inside their own kind."""
    open_marks: list[tuple[str, int]] = []
    lone: list[int] = []
    nested: list[int] = []
    for match in PAIRED.finditer(text):
        place, sign = match.start(), {"(": "（", ")": "）"}.get(match[0], match[0])
        if sign in OPENING:
            if sign in ALIKE and _innermost(open_marks, ALIKE[sign][2]) == sign:
                nested.append(place)
            open_marks.append((sign, place))
        elif sign in CLOSING and not _is_label(text, place):
            if open_marks and open_marks[-1][0] == CLOSING[sign]:
                open_marks.pop()
            elif any(mark == CLOSING[sign] for mark, _ in open_marks):
                lone += _unwind(open_marks, CLOSING[sign])
            else:
                lone.append(place)
    lone += [place for _, place in open_marks]
    alone = {text[place] for place in lone}
    return Pairing(tuple(lone), tuple(place for place in nested if text[place] not in alone))


def _innermost(open_marks: list[tuple[str, int]], kind: str) -> str:
    """Return the innermost open mark among `kind`, or ""."""
    return next((mark for mark, _ in reversed(open_marks) if mark in kind), "")


def _unwind(open_marks: list[tuple[str, int]], wanted: str) -> list[int]:
    """Close the nearest `wanted`; return the places of the marks left open inside it."""
    left: list[int] = []
    while open_marks:
        mark, place = open_marks.pop()
        if mark == wanted:
            break
        left.append(place)
    return left


def _is_label(text: str, place: int) -> bool:
    """Return whether a closing mark needs no partner: 1） at an item's head, don’t."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == "’":
        return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    if text[place] not in "）)" or before not in ORDINAL_SIGNS:
        return False
    head = text[max(0, place - NEAR) : place].rstrip(ORDINAL_SIGNS)
    return not head or head[-1] in "。；：\n"


def pairs(material: Material) -> Iterator[Finding]:
    """Brackets and quotes come in pairs; inside its own kind a mark changes its form.

    GB/T 15834-2011 4.8, 4.9; 4.8.3.3 for quotes in quotes, 4.15.3.5 for 〈〉 in 《》.
    """
    passages = readable(material)
    marked = {id(passage) for passage in passages_matching(material, PAIRED)}
    for number, passage in enumerate(passages):
        if id(passage) not in marked or _is_flat(passage.text):
            continue
        paired = pairing(passage.text)
        following = passages[number + 1].text if number + 1 < len(passages) else ""
        for place in paired.lone:
            if not (place == 0 and passage.kind == "text" and following.startswith("“")):
                mark = passage.text[place]
                yield in_passage(unpaired_mark, passage, place, mark=mark)
        for place in paired.nested:
            code, wanted, _ = ALIKE[passage.text[place]]
            yield in_passage(code, passage, place, wanted=wanted)


def doubled_marks(material: Material) -> Iterator[Finding]:
    """Two marks that end or part a clause never stand together (GB/T 15834-2011 4.1-4.7)."""
    doubled = DOUBLED.search(material.once(whole_text))
    for passage in readable(material) if doubled else ():
        for match in DOUBLED.finditer(passage.text):
            if not match[0].startswith("。。。"):  # meant as an ellipsis, told by `ellipses`
                place = match.start() + 1
                yield in_passage(doubled_mark, passage, place, marks=match[0])


def dashes(material: Material) -> Iterator[Finding]:
    """破折号 is two U+2014 (GB/T 15834-2011 4.10.2, 5.1.4)."""
    for passage in passages_with(material, "--", "──", "－－", "———"):
        for match in DASH.finditer(passage.text):
            beside = passage.text[max(match.start() - 1, 0) : match.end() + 1]
            if not beside.isascii():
                yield in_passage(wrong_dash, passage, match.start(), mark=match[0])


def ellipses(material: Material) -> Iterator[Finding]:
    """省略号 is two U+2026, or four for a left-out paragraph (GB/T 15834-2011 4.11.2, 5.1.5)."""
    for passage in passages_with(material, "...", "。。。", "···", "…", "⋯"):
        for match in ELLIPSIS.finditer(passage.text):
            if match[0] not in ("……", "…………") and not passage.text.isascii():
                yield in_passage(wrong_ellipsis, passage, match.start(), mark=match[0])


def marks_between_quotes(material: Material) -> Iterator[Finding]:
    """Between quoted items usually no 、 (GB/T 15834-2011 4.5.3.5: 通常; contested, so a note)."""
    for passage in passages_with(material, "”、“", "》、《"):
        for pair in ("”、“", "》、《"):
            place = passage.text.find(pair)
            if place >= 0:
                yield in_passage(mark_between_quotes, passage, place + 1, pair=pair)


CHECKS: tuple[Check, ...] = (
    Check(half_width, (half_width_mark,)),
    Check(straight_quotes, (straight_quote,)),
    Check(
        pairs,
        (
            unpaired_mark,
            nested_quote,
            nested_title,
        ),
    ),
    Check(doubled_marks, (doubled_mark,)),
    Check(dashes, (wrong_dash,)),
    Check(ellipses, (wrong_ellipsis,)),
    Check(marks_between_quotes, (mark_between_quotes,)),
)
