"""Announced numbers against what follows in the next paragraphs, items or parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number

ANNOUNCED = pattern(
    r"(?<![第前每近约一二三四五六七八九十百])(\d{1,2}|[二两三四五六七八九十]{1,2})(?:个方面|方面|类|个问题|项问题|大类|条|点|项|个环节|个特点|个阶段|项工作|项任务|条措施|件[大实好要]?事|项要求)"
)
HEADS = (
    pattern("([一二三四五六七八九十]{1,2})[是要]"),
    pattern("第([一二三四五六七八九十]{1,2})[，、]"),
    pattern("（([一二三四五六七八九十]{1,2})）"),
    pattern(r"(\d{1,2})[.．、]"),
    pattern(r"（(\d{1,2})）"),
)
AT_ONCE = pattern("(?:一是|一要(?!求)|第一，|（一）|1[.．])", needs="1|一是|一要|第一，|（一）")


class Announced(Struct, frozen=True):
    """A number that a paragraph ends with, and how many follow it."""

    passage: Passage
    start: int
    shown: str
    number: int
    follow: int


def announced(material: Material) -> Iterator[Announced]:
    """Yield announced numbers that are not those of what follows."""
    counts = {
        section.text[-1].source: len(section.items or section.parts)
        for section in material.briefing.all_sections
        if section.text and (section.items or section.parts)
    }
    passages = material.passages
    for place, passage in enumerate(passages):
        if passage.kind != "text" or not _announces(passage, passages[place + 1 : place + 3]):
            continue
        match = _only(passage.text)
        if match is None or AT_ONCE.search(passage.text, match.end()):
            continue
        number = _value(match[1])
        follow = counts.get(passage.prose.source) or _numbered(
            passages[place + 1 : place + 30], passage
        )
        told = _is_told_of_items(passage, match) and passage.prose.source in counts
        counted = re.compile(rf"\d{re.escape(match[0][len(match[1]) :][:1])}")
        own = sum(bool(counted.search(each.text)) for each in passages[place + 1 :][:follow])
        if own and own == follow:
            continue  # 问题54项，分布如下。（一）责任方面17项。（二）制度方面14项
        if follow and number and number != follow and not told:
            yield Announced(passage, match.start(1), match[0], number, follow)


SPOKEN = pattern(
    r"(?:讲|谈|说|强调|提出?|作|通报|汇报|部署|介绍)(?:以下)?(\d|[二两三四五六七八九])点(?:意见|要求|看法|建议|体会|希望)?[。：]$",
    needs="点",
)
SPOKEN_ENDS = tuple(
    f"点{noun}{end}"
    for noun in ("", "意见", "要求", "看法", "建议", "体会", "希望")
    for end in "。："
)
NUMBERED = pattern("([一二三四五六七八九])、", needs="、")


def spoken(material: Material) -> Iterator[Announced]:
    """Yield 下面，我讲三点意见。 before four headings, or paragraphs from 一、 to 四、."""
    tops = material.briefing.sections
    places = {section.name: at for at, section in enumerate(tops)}
    for place, passage in enumerate(material.passages):
        ends_so = passage.kind == "text" and passage.text.endswith(SPOKEN_ENDS)
        match = SPOKEN.search(passage.text) if ends_so else None
        if match is None:
            continue
        behind = tops[places.get(passage.section, len(tops)) + 1 :]
        is_first = not any(each.counts for each in tops[: len(tops) - len(behind)])
        follow = sum(each.counts for each in behind) if is_first else 0
        follow = _typed(material.passages[place + 1 :], passage) or follow
        number = _value(match[1].replace("两", "二"))
        if follow > 1 and number != follow:
            yield Announced(passage, match.start(1), match[0].rstrip("。："), number, follow)


def _typed(following: tuple[Passage, ...], passage: Passage) -> int:
    """Return how many of the paragraphs that follow in a section begin with 一、 to the last."""
    own = takewhile(lambda each: each.section == passage.section, following)
    heads = [NUMBERED.match(each.text) for each in own if each.kind == "text"]
    numbers = [_value(head[1]) for head in heads if head]
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def headed(material: Material) -> Iterator[Announced]:
    """Yield 存在的三个问题 as a heading over four items."""
    headings = {each.section: each for each in material.passages if each.kind == "heading"}
    for section in material.briefing.all_sections:
        follow = len(section.items or section.parts)
        passage = headings.get(section.name)
        is_one_list = follow >= FEW > len(section.text)
        if passage is None or not is_one_list or not _has_number(passage.text):
            continue
        match = _only(passage.text)
        if match is None:
            continue
        rest = passage.text[match.end() :]
        number = _value(match[1].replace("两", "二"))
        if number > 1 and number != follow and TITLE_END.fullmatch(rest):
            yield Announced(passage, match.start(1), f"{match[0]}{rest}", number, follow)


def _has_number(text: str) -> bool:
    return any(sign in text for sign in "两二三四五六七八九")


FEW = 2
TITLE_END = pattern(
    "(?:的)?(?:主要|突出)?(?:问题|原因|情况|工作|任务|措施|建议|意见|要求|不足|困难|做法|成效|特点|短板)?）?"
)
SUMMED = pattern(
    r"(?:上述|以上|前述)(\d{1,2}|[二两三四五六七八九十]{1,2})(?:个|项|条|类|点|种)",
    needs="上述|以上|前述",
)


def summed_up(material: Material) -> Iterator[Announced]:
    """Yield 上述4个问题 behind three that are numbered."""
    passages = material.passages
    for place, passage in enumerate(passages):
        match = SUMMED.match(passage.text) if passage.kind == "text" and place > 1 else None
        follow = _numbered_before(passages[max(0, place - 30) : place], passage) if match else 0
        number = _value(match[1].replace("两", "二")) if match else 0
        if match and follow > 1 and number and number != follow:
            yield Announced(passage, match.start(1), match[0], number, follow)


def _numbered_before(before: tuple[Passage, ...], passage: Passage) -> int:
    """Return how many numbered paragraphs stand right before one."""
    last = before[-1]
    if last.kind == "item" and last.section.partition("/")[0] == passage.section.partition("/")[0]:
        return last.item
    head = next((head for head in HEADS if head.match(last.text)), None)
    match = head.match(last.text) if head and last.section == passage.section else None
    return _value(match[1]) if match else 0


def _announces(passage: Passage, following: tuple[Passage, ...]) -> bool:
    """Return whether a paragraph's end announces a list: …三项措施： or, before 一是, …三项措施."""
    text = passage.text.rstrip()
    if text.endswith("："):
        return True
    if not text.endswith("。"):
        return False
    at_once = any(AT_ONCE.match(each.text) for each in following[:1])
    return at_once or len({_frame(each.text) for each in following}) == 1 < len(following)


def _frame(text: str) -> str:
    """Return how the first sentence of a paragraph begins and ends: 在…上下功夫, "" if long."""
    first = text.partition("。")[0]
    return first[:1] + first[-2:] if SHORTEST <= len(first) <= LONGEST else text


SHORTEST, LONGEST = 5, 24  # characters of a first sentence that stands for a heading


def _only(text: str) -> re.Match[str] | None:
    """Return the one announced number of the last sentence."""
    start = max(text.rstrip().rstrip("。").rfind("。"), text.rfind("；")) + 1
    matches = list(ANNOUNCED.finditer(text, start))
    return matches[-1] if len(matches) == 1 else None


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _numbered(following: tuple[Passage, ...], passage: Passage) -> int:
    """Return how many of the next paragraphs are numbered, or how many points the next one has."""
    same = [each for each in following if each.section == passage.section and each.kind == "text"]
    if not same:
        return 0
    head = next((head for head in HEADS if head.match(same[0].text)), None)
    if head is None:
        return _alike(same)
    numbers = []
    for each in same:
        match = head.match(each.text)
        if not match:
            break
        numbers.append(_value(match[1]))
    if len(numbers) == 1:
        numbers = [_value(match[1]) for match in head.finditer(same[0].text)]
    return len(numbers) if numbers and numbers == list(range(1, len(numbers) + 1)) else 0


def _alike(following: list[Passage]) -> int:
    """Return how many of the next paragraphs are framed alike: 在…上下功夫。, one or more."""
    frame, count = _frame(following[0].text), 0
    for each in following:
        if _frame(each.text) == frame:
            count += 1
        elif _frame(each.text) != each.text:
            return 0  # one more heading, framed otherwise: it may be one of them
        else:
            break
    return count if count > 1 else 0


def _is_told_of_items(passage: Passage, match: re.Match[str]) -> bool:
    """Return whether 以下N项 or N项工作： is looked at by the check of announced items."""
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    return before.endswith("以下") or re.fullmatch("[^，。；：、“”]{0,4}：", after) is not None
