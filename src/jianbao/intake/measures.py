"""Which numbers of a text measure something (GB/T 15835-2011, 3.1), and of what kind each is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.addresses import is_in_address
from jianbao.audit.ledger.numbers import NAMING, Number, is_quoted
from jianbao.briefing.numbers import quantities
from jianbao.document.patterns import pattern

NEAR = 24
SENTENCE_ENDS = "。；！？\n"
SENTENCE = pattern(f"[{SENTENCE_ENDS}]")
LONGEST_SENTENCE = 600  # characters before a number, or behind it, that say what it is
DIGITS = pattern(r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?")
TYPED_UNIT = pattern(r"\d+(?:[,，]\d{3})*(?:\.\d+)?[余多]?")
ABOUT = pattern("(?:将近|接近|超过|大约|不足|不到|至少|突破|近|约|超|逾)$")
RANK = pattern(
    r"第(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})(?:名|位)?(?![个次届期号版条款项章节页季度批轮卷集部篇阶课场等方编三二一四五六七八九十百产者步是—至年\d])"
)
RANKED = pattern("排名|位列|位居|列|居|排|名次|排在|获|得分")
LIMIT = pattern(
    r"前(?P<number>\d{1,3}|[一二三四五六七八九十]{1,2})(?:名|位)?(?![个次届期号版条款项章节页季度批轮卷集年月周天日段后述\d])"
)
COUNTED = pattern(
    r"(?<![第每任上下前近几\d〇零一二三四五六七八九十百千万])"
    r"(?P<number>两|[二三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[一二三四五六七八九]百[零一二三四五六七八九十]*)"
    r"(?P<unit>个(?!维护|确立|一以贯之|坚持|注重|清单|方面|环节|层面|阶段|意识|自信|时期)|名|位|件|项|家|户|起|份|人(?!以上|一组)|条|部门|次(?!产业|供[水电]|污染|利用|加工|装修|创业|元)|期|所|处|宗|例|场)"
)
RATIO = pattern("比[”’]?(?:为|达|是|约|降至|升至|达到)+$")
CHANGES = pattern(
    "(?P<up>上升|增长|提高|增加|提升|增幅|扩大|多|涨|回升|攀升|增产|增收|增速)|(?P<down>下降|减少|降低|缩短|回落|降幅|压减|减|少|跌|收窄)"
)
CHANGED = pattern(
    "(?P<word>上升|上涨|增长|提高|增加|提升|增幅|扩大|回升|增产|增收|增速|涨幅|多|"
    "下降|减少|降低|缩短|回落|降幅|压减|下跌|减产|减收|少)了?(?:近|约|超)?[为达]?$"
)
AGE = pattern("(?:周岁|岁)(?:以上|以下|以内)")


class Found(Struct, frozen=True):
    """A number of a text that measures something, at characters `start` to before `end`."""

    start: int
    end: int
    value: str
    unit: str
    kind: str
    direction: str = ""
    doubtful: bool = False


def measures(text: str) -> list[Found]:
    """Return the numbers of a text that measure something, in order, none over another."""
    found = sorted(
        [*_digits(text), *_ranks(text), *_in_words(text)], key=lambda each: (each.start, -each.end)
    )
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(_like_the_one_before(each, kept[-1], text) if kept else each)
    return kept


JOINTS = ("、", "和", "及", "与")


def _like_the_one_before(found: Found, before: Found, text: str) -> Found:
    """Return a number that goes on with a list of changes as one: 分别增长12.0%、9.2%和7.5%."""
    goes_on = text[before.end : found.start] in JOINTS and found.unit == before.unit
    if not goes_on or before.kind != "change" or found.kind not in ("count", "rate"):
        return found
    return replace(found, kind=before.kind, direction=before.direction)


def _digits(text: str) -> Iterator[Found]:
    for quantity in quantities(text):
        start, end = quantity.start, quantity.end
        match = DIGITS.match(text, start)
        if match is None:
            continue
        number = _number(match)
        age = AGE.match(text, number.end)
        if is_quoted(text, start, end) or is_in_address(text, start):
            continue
        if not age and not _is_share(text, end) and any(excuse(number) for excuse in NAMING):
            continue
        if text[start - 1 : start] in ("第", "前") or (
            not quantity.unit and not _ratio(text, start, end)
        ):
            continue
        about = ABOUT.search(text, max(0, start - 3), start)
        begin = about.start() if about else start
        sign = text[begin - 1 : begin]
        if sign in "-−" and sign and not text[begin - 2 : begin - 1].isalnum():
            begin -= 1
        body = text[begin:end]
        digits = TYPED_UNIT.search(body)
        value, unit = (body[: digits.end()], body[digits.end() :]) if digits else (body, "")
        if age:
            value, unit = body.rstrip("周岁"), "周岁" if "周" in age[0] else "岁"
            end = start + len(number.text) + len(unit)
        yield Found(begin, end, value, unit, *_kind(text, begin, end, value, unit, bool(age)))


def sentence_before(text: str, place: int) -> str:
    """Return what stands before a place in its sentence, the last part of one that is long."""
    first = max(0, place - LONGEST_SENTENCE)
    ends = max(text.rfind(mark, first, place) for mark in SENTENCE_ENDS)
    return text[max(first, ends + 1) : place]


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers in digits, whatever they are for, with what stands around them."""
    yield from map(_number, DIGITS.finditer(text))


def _number(match: re.Match[str]) -> Number:
    """Return a number in digits with what stands around it."""
    text, (start, end) = match.string, match.span()
    return Number(match[0], start, end, text[max(0, start - NEAR) : start], text[end : end + NEAR])


def is_naming(number: Number, text: str) -> bool:
    """Return whether a number names, numbers or dates something, and measures nothing."""
    if is_quoted(text, number.start, number.end) or is_in_address(text, number.start):
        return True
    return any(excuse(number) for excuse in NAMING)


def _is_share(text: str, end: int) -> bool:
    return text[end - 1 : end] in ("%", "％", "‰")


def _ratio(text: str, start: int, end: int) -> bool:
    """案-件比为1.043: a number without unit that a ratio has."""
    return bool(RATIO.search(text, max(0, start - 8), start)) and "." in text[start:end]


def _kind(
    text: str, start: int, end: int, value: str, unit: str, age: bool
) -> tuple[str, str, bool]:
    """Return kind, direction, and whether the kind is doubtful."""
    before = text[max(0, start - 8) : start]
    if age:
        return "limit", "", False
    change = CHANGED.search(before)
    if change or unit.endswith("百分点"):
        words_before = CHANGES.findall(before)
        last = words_before[-1] if words_before else ("", "")
        return (
            "change",
            "up" if last[0] else "down" if last[1] else "",
            not last[0] and not last[1],
        )
    if unit in ("%", "％", "‰"):
        return "rate", "", False
    if not unit:
        return "ratio", "", False
    sentence = sentence_before(text, start)
    if "目标" in sentence[-16:]:
        return "target", "", True
    return "count", "", False


def _ranks(text: str) -> Iterator[Found]:
    for form, kind in ((RANK, "rank"), (LIMIT, "limit")):
        for match in form.finditer(text):
            if is_quoted(text, match.start(), match.end()):
                continue
            sentence = sentence_before(text, match.start())
            behind = SENTENCE.split(text[match.end() : match.end() + LONGEST_SENTENCE])[0]
            bracketed = text[match.start() - 1 : match.start()] == "（" and behind[:1] == "）"
            if kind == "rank" and not bracketed and not RANKED.search(sentence + behind[:20]):
                continue
            if kind == "limit" and "目标" in sentence + behind[:8]:
                kind = "target"
            written = match[0].rstrip("名位")
            unit = match[0][len(written) :]
            yield Found(match.start(), match.end(), written, unit, kind)


def _in_words(text: str) -> Iterator[Found]:
    """两个基层院, 五部门: counts in Chinese numerals; 一 counts nothing."""
    for match in COUNTED.finditer(text):
        if not is_quoted(text, match.start(), match.end()):
            yield Found(
                match.start(), match.end(), match["number"], match["unit"], "count", "", True
            )
