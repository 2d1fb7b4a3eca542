"""Numbers announced and things listed: 以下6项 and 一是…六是, “五个注重”（…）, “四大检察”…分别."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.arithmetic.following import announced, headed, spoken, summed_up
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numerals import chinese
from jianbao.messages.audit.arithmetic import (
    announced_differs,
    announced_matches,
    each_differs,
    listed_differs,
)
from jianbao.messages.findings import Finding, Level

FEWEST = 2  # 一项重要工作 announces nothing
NUMERALS = {chinese(number): number for number in range(1, 21)} | {"两": 2}
NUMBER = r"(\d{1,2}|[一二三四五六七八九十两]{1,3})"
NUMBER_AGAIN = NUMBER.replace("(", "(?P<again>", 1)
BELOW = pattern(f"(?<![岁级元日人%％])以下{NUMBER}(?:个|项|点|条|方面|件|类|大|步|种)")
MEASURE = "(?:个|项|条|大|类|种|步|招|点|件|方面)"
MATTERS = (
    "方面|问题|原因|情况|重点|任务|工作|措施|举措|做法|经验|特点|建议|意见|要求|环节|困难"
    "|不足|短板|目标|关口|关系|制度|机制|行动|工程|体系|优势|亮点|变化|差距|挑战|风险|原则|事项|隐患|弱项"
    "|阶段|步骤|领域|抓手|导向|转变|突破|到位|结合|坚持|关键|难题|瓶颈|矛盾|现象|文章|实事|大事|好事"
)
LEADING = pattern(
    rf"(?<![第前每近约超达一百千万亿\d.]){NUMBER}{MEASURE}[^，。；：、“”\d]{{0,10}}”?(?:：(?=一[是要]|$)|，(?=一[是要]))"
    rf"|(?<![第前每近约超达一百千万亿\d.]){NUMBER_AGAIN}{MEASURE}[^，。；：、“”\d]{{0,8}}(?:{MATTERS}|”)”?。(?=一(?:[是要]|类是)|$)"
)
OF_KINDS = pattern(
    rf"(?<![第前每近约超达一百千万亿\d.]){NUMBER}(?:大?类|个?方面)(?:的)?(?:主要|突出)?(?:{MATTERS})(?![^。]*：$)",
    needs="方面|类",
)
ORDINAL = pattern(
    r"(?<![唯之第统])([一二三四五六七八九十]{1,2})(?:是|(?<=[。；：].)类是|(?<=[。；：，].)要(?![求素点件]))"
)
QUOTED = pattern(
    r"“([二三四五六七八九十两]|\d)(?:个|大|项)?([^”“（）\d一二三四五六七八九十]{1,8})”（([^（）]+)）"
)
AFTER_LIST = pattern(r"“([二三四五六七八九])([一-鿿])”")
EACH = pattern(r"“([二三四五六七八九十])大[^”]{1,6}”[^。；]*?分别")


def announced_items(material: Material) -> Iterator[Finding]:
    """以下6项 is followed by six items, of YAML or 一是…六是 in the text (实务)."""
    endings = {
        section.text[-1].source: len(section.items or section.parts)
        for section in material.briefing.all_sections
        if section.text and (section.items or section.parts)
    }
    for passage in material.worded:
        if passage.kind == "summary":
            continue
        items = endings.get(passage.prose.source, 0) if passage.kind == "text" else 0
        for match in BELOW.finditer(passage.text) if "以下" in passage.text else ():
            yield from _announced(material, passage, match, items, Level.ERROR)
        text = passage.text.rstrip()
        announces = any(word in text for word in ("一是", "一要", "一类是")) or (
            items and text.endswith(("：", "。"))
        )
        for match in LEADING.finditer(text) if announces else ():
            if "以下" not in passage.text[max(0, match.start() - 2) : match.start()]:
                yield from _announced(material, passage, match, items, Level.WARNING)
        yield from _kinds(passage, items)


def _kinds(passage: Passage, follow: int) -> Iterator[Finding]:
    """审计发现5类问题，涉及…。 before the parts that are these kinds."""
    matches = list(OF_KINDS.finditer(passage.text)) if follow > 1 else []
    if len(matches) != 1 or passage.text.endswith(matches[0][0] + "。"):
        return
    if _value(matches[0][1]) != follow and "一是" not in passage.text:
        yield in_passage(
            announced_differs,
            passage,
            matches[0].start(1),
            announced=matches[0][0],
            listed=follow,
        ).with_level(Level.WARNING)


def announced_next(material: Material) -> Iterator[Finding]:
    """6方面情况： is followed by six parts, items or numbered paragraphs (实务)."""
    looked_for = (announced, summed_up, spoken, headed)
    for each in (each for look in looked_for for each in look(material)):
        yield in_passage(
            announced_differs,
            each.passage,
            each.start,
            announced=each.shown,
            listed=each.follow,
        ).with_level(Level.WARNING)


def _announced(
    material: Material, passage: Passage, match: re.Match[str], items: int, level: Level
) -> Iterator[Finding]:
    group = 1 if match[1] else "again"
    rest = passage.text[match.start() :].rstrip("。：")
    follow = items if "。" not in rest and "：" not in rest else 0
    listed = follow or _ordinals(passage.text, match.end(group))
    announced = _value(match[group])
    if not listed or announced < FEWEST or _is_total(passage.text, match.end(group), listed):
        return
    if announced != listed:
        yield in_passage(
            announced_differs,
            passage,
            match.start(group),
            announced=match[0].rstrip("：一是要"),
            listed=listed,
        ).with_level(level)
    elif passage.figure_at(match.start(group)):
        yield in_passage(
            announced_matches,
            passage,
            match.start(group),
            announced=match[0].rstrip("：一是"),
            listed=listed,
        )


def _is_total(text: str, end: int, listed: int) -> bool:
    """Return whether each of what is listed has a number of its own: 实事34件：一是改善13件，…."""
    return len(re.findall(rf"\d{re.escape(text[end : end + 1])}", text[end:])) >= listed > 1


def _ordinals(text: str, start: int) -> int:
    """Return how many of 一是, 二是 … follow at once, before they begin anew."""
    words = [(match[1], match.start()) for match in ORDINAL.finditer(text, start)]
    if not words or words[0][0] != "一":
        return 0
    if any(sign in text[start : words[0][1] - 1] for sign in "。：；"):
        return 0  # something else was listed before
    again = (number for number, (word, _) in enumerate(words) if number and word == "一")
    return next(again, len(words))


def listed_parts(material: Material) -> Iterator[Finding]:
    """“五个注重”（…） lists five; …好、…好的“五好” has listed five (实务)."""
    for passage in passages_with(material, "“"):
        for match in QUOTED.finditer(passage.text) if "”（" in passage.text else ():
            yield from _in_brackets(passage, match)
        for match in AFTER_LIST.finditer(passage.text):
            yield from _before_quote(passage, match)


def _in_brackets(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    announced, word, inside = _value(match[1]), match[2], match[3]
    parts = [part for part in _parted(inside, "、；，") if part]
    counts = {len(parts), inside.count("；") + 1, inside.count("、") + 1}
    counts |= {len(_parted(inside, "、；，和及与"))}
    if len(parts) < 2 or announced in counts or inside.startswith(("见", "参见", "详见", "以下")):
        return
    open_end = inside.endswith("等")
    if open_end and len(parts) < announced:
        return
    alike = all(part.startswith(word) for part in parts) and not open_end
    level = Level.ERROR if alike else Level.WARNING
    yield in_passage(
        listed_differs,
        passage,
        match.start(1),
        announced=match[0][: match[0].index("”") + 1],
        listed=len(parts),
    ).with_level(level)


def _parted(text: str, marks: str) -> list[str]:
    """Return what stands between marks."""
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return text.split(marks[0])


def _before_quote(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    announced, word = _value(match[1]), match[2]
    before = passage.text[: match.start()]
    if not before.endswith(f"{word}的"):
        yield from _each_with(passage, match, announced, word)
        return
    sentence = before[max(before.rfind(end) for end in "。；：") + 1 : -1]
    clause = sentence[sentence.rfind("，") + 1 :]
    parts = clause.split("、")
    if len(parts) < 2 or not all(part.endswith(word) for part in parts):
        return
    in_all = sum(part.endswith(word) for part in _parted(sentence, "、，"))
    if announced not in (len(parts), in_all):
        yield in_passage(
            listed_differs, passage, match.start(1), announced=match[0], listed=len(parts)
        )


LONGEST_LIST = 120


def _each_with(
    passage: Passage, match: re.Match[str], announced: int, word: str
) -> Iterator[Finding]:
    """宣传进社区、进学校、进家庭“三进”: each begins with the word that is counted."""
    before = passage.text[max(0, match.start() - LONGEST_LIST) : match.start()]
    parts = _parted(before, "，。；：")[-1].split("、")
    alike = word in parts[0] and all(part.startswith(word) for part in parts[1:])
    if len(parts) > 1 and alike and len(parts) != announced:
        yield in_passage(
            listed_differs, passage, match.start(1), announced=match[0], listed=len(parts)
        )


def one_for_each(material: Material) -> Iterator[Finding]:
    """“四大检察”质效分别排名 is followed by four figures of one kind (实务)."""
    for passage in passages_with(material, "分别"):
        for match in EACH.finditer(passage.text) if passage.kind != "summary" else ():
            end = passage.text.find("。", match.end())
            spans = [
                span.figure
                for span in passage.spans
                if match.end() <= span.start
                and (end < 0 or span.start < end)
                and span.figure in material.figures
                and span.part != "unit"
            ]
            kinds = [material.figures[id].kind for id in spans]
            count = kinds.count(kinds[0]) if kinds else 0
            if count > 1 and count != _value(match[1]):
                yield in_passage(
                    each_differs,
                    passage,
                    match.start(1),
                    announced=match[0][: match[0].index("”") + 1],
                    listed=count,
                )


def _value(text: str) -> int:
    """Return a number in digits or words, 0 where it is neither."""
    return int(text) if text.isdecimal() else NUMERALS.get(text, 0)


CHECKS: tuple[Check, ...] = (
    Check(
        announced_items,
        (
            announced_matches,
            announced_differs,
        ),
    ),
    Check(announced_next, (announced_differs,)),
    Check(listed_parts, (listed_differs,)),
    Check(one_for_each, (each_differs,)),
)
