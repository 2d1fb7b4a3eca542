"""Checks of wording: doubled words, lists, 等, ordinals, 百分点, 倍, success among faults."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with, whole_text
from jianbao.audit.patterns import HAN, pattern
from jianbao.briefing.model import TablePlan
from jianbao.messages.audit.slips import clause_repeated
from jianbao.messages.audit.text import (
    deng_after_ellipsis,
    doubled_word,
    falls_by_times,
    mark_before_deng,
    ordinal_mark,
    percent_of_points,
    success_among_shortcomings,
)
from jianbao.messages.findings import Finding, Level

CERTAIN = "等[，。；）”]|等(?:方面|部门|单位|工作|问题|情况|内容|措施|领导|人员)"
DENG = "等(?![候待级额距效同次量价分闲边式身高、靠要着来于的]|外[\\d品粮级])"  # 等外32份
DENG_AFTER_MARK = pattern("、" + DENG)
DENG_AFTER_ELLIPSIS = pattern("…+" + DENG)
ORDINAL_MARK = pattern(
    r"(?:^|(?<=[。；：\n]))[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]([、，.．])(?![（(])"
)
BRACKETED = pattern("[）)][、，.．]", needs=")|）")
HEAD_MARK = pattern(r"(\d{1,2})(、)(?!\d)|([一二三四五六七八九十]{1,3})([.．，])")
DOUBLED_SIGN = pattern(
    "(?<![目标有])的的(?!确)|(?<!不)了了(?![解之然])|是是(?![非否])|和和(?![美气睦])"
)
DOUBLED_WORD = pattern("(?![一二两三四五六七八九十])([一-鿿]{2,4})\\1")
REPEATABLE = (
    "研究",
    "考虑",
    "讨论",
    "商量",
    "学习",
    "休息",
    "琢磨",
    "检查",
    "总结",
    "服务",
    "税缓",
)
JOINS = frozenset("及和与或之的")
TIMES = pattern(
    "(?:下降|降低|减少|缩短|缩减|压缩|压减)(?:了|至|到)?(?:近|约|超|逾)?"
    r"(?:\d[\d.]*|[一二三四五六七八九十两几]+)(?:多|余)?(倍)"
)
SENTENCE = pattern("[^。！？\n]+")
LISTED = pattern(
    "存在(?!的)(.+?)等(?:[^，。；]{0,6})(?:问题|不足|差距|短板|现象|薄弱环节)", needs="等"
)
ANNOUNCED = pattern(
    "(?:问题|不足|差距|短板|薄弱环节)(?:主要)?(?:是|有|表现在|体现在)?[：:](.+)", needs=":|："
)
POSITIVE = (  # not 明显, 突出, 稳定, 规范: 压力依然明显, 矛盾突出, 影响稳定, 违反规范
    "到位", "有力", "扎实", "充分", "及时", "健全", "完善", "深入", "精准", "密切", "严格",
    "有效", "良好", "充足", "过硬", "顺畅", "紧密", "得力",
)  # fmt: skip
NEGATIVE = frozenset("不未没无缺欠差弱低少难慢滞待需亟偏短浅松虚散漏乱淡虽")


def marks_before_deng(material: Material) -> Iterator[Finding]:
    """No 、 and no …… before 等 (GB/T 15834-2011 B.1.2 and A.9.2, as the checkers cite them).

    A warning where 等 may begin a word of its own.
    """
    for passage in passages_with(material, "、等", "…等"):
        text = passage.text
        for mark, form, code in (
            ("、等", DENG_AFTER_MARK, mark_before_deng),
            ("…等", DENG_AFTER_ELLIPSIS, deng_after_ellipsis),
        ):
            for match in form.finditer(text) if mark in text else ():
                certain = re.match(CERTAIN, text[match.end() - 1 :])
                level = Level.ERROR if certain else Level.WARNING
                yield in_passage(code, passage, match.start()).with_level(level)


def ordinal_marks(material: Material) -> Iterator[Finding]:
    """（一） takes no mark, 1 takes a dot, 一 takes 、 (GB/T 15834-2011 B.3.2-B.3.4)."""
    bracketed = BRACKETED.search(material.once(whole_text)) is not None
    for passage in material.worded:
        for match in ORDINAL_MARK.finditer(passage.text) if bracketed else ():
            place = match.start(1)
            wanted = match[0][:-1]
            yield in_passage(ordinal_mark, passage, place, written=match[0], wanted=wanted)
        head = HEAD_MARK.match(passage.text)
        if head and not (
            head[4] == "，" or passage.text[head.end() :].startswith(tuple("0123456789"))
        ):
            wanted = head[1] + "." if head[1] else head[3] + "、"
            place = head.start(2) if head[1] else head.start(4)
            yield in_passage(ordinal_mark, passage, place, written=head[0], wanted=wanted)


def doubled_words(material: Material) -> Iterator[Finding]:
    """的的 and 推进推进 are slips of the keyboard (实务); 一项一项 and 研究研究 are not."""
    for passage in passages_with(material, "的的", "了了", "是是", "和和"):
        for match in DOUBLED_SIGN.finditer(passage.text):
            yield in_passage(doubled_word, passage, match.start(), word=match[0])
    for passage, place in _repeating(material):
        doubled = DOUBLED_WORD.match(passage.text, place)
        if doubled is None or doubled[1] in REPEATABLE or JOINS & {doubled[1][0], doubled[1][-1]}:
            continue  # 岩溶及岩溶水
        if passage.is_typed(*doubled.span()):
            yield in_passage(doubled_word, passage, doubled.start(), word=doubled[0])


def _repeating(material: Material) -> Iterator[tuple[Passage, int]]:
    """Yield where two to four characters stand twice in a row, each such stretch once.

    The paper is compared with itself, moved by so many characters, as one long number each: where
    both are the same stand zeros. That is many times as fast as a search with a back reference.
    """
    octets = material.once(whole_text).encode("utf-32")[4:]
    number = int.from_bytes(octets, "little")
    ends = list(accumulate(len(each.text) + 1 for each in material.passages))
    places: set[int] = set()
    for length in (2, 3, 4):
        alike = (number ^ number >> 32 * length).to_bytes(len(octets), "little")
        place = alike.find(bytes(4 * length))
        while place >= 0:
            places.add(place // 4 + bool(place % 4))
            place = alike.find(bytes(4 * length), place + 4)
    last = -1
    for place in sorted(places):
        if place > last + 1:
            at = bisect_right(ends, place)
            yield material.passages[at], place - (ends[at - 1] if at else 0)
        last = place


PERCENT_POINTS = ("%个百分点", "％个百分点", "%百分点", "％百分点", "百分点%")


def points_in_percent(material: Material) -> Iterator[Finding]:
    """A change is 5% or 5个百分点, never 5%个百分点 (实务)."""
    for passage in passages_with(material, *PERCENT_POINTS):
        for wrong in PERCENT_POINTS:
            place = passage.text.find(wrong)
            if place >= 0:
                yield in_passage(percent_of_points, passage, place)


def falls_in_times(material: Material) -> Iterator[Finding]:
    """Nothing falls by n倍: a fall is a share of what was (实务)."""
    for passage in passages_with(material, "倍"):
        for match in TIMES.finditer(passage.text):
            yield in_passage(falls_by_times, passage, match.start(), written=match[0])


def successes_among_shortcomings(material: Material) -> Iterator[Finding]:
    """In a list of shortcomings an item that ends well lacks a 不 or belongs elsewhere (实务)."""
    for passage in passages_with(material, "存在", "不足"):
        for sentence in SENTENCE.finditer(passage.text):
            listed = LISTED.search(sentence[0]) or ANNOUNCED.search(sentence[0])
            if listed:
                start = sentence.start() + listed.start(1)
                for offset, item in _successes(listed[1]):
                    yield in_passage(success_among_shortcomings, passage, start + offset, item=item)


def _successes(listed: str) -> Iterator[tuple[int, str]]:
    """Yield the items that end well, with their places, where most items tell of a fault."""
    splitter = r"[^，；]+" if "，" in listed or "；" in listed else r"[^、]+"
    items = [(match.start(), match[0]) for match in re.finditer(splitter, listed)]
    good = [
        (start, item)
        for start, item in items
        if item.endswith(POSITIVE) and not NEGATIVE.intersection(item)
    ]
    faults = sum(bool(NEGATIVE.intersection(item)) for _, item in items)
    if faults >= 2 and faults > len(good):
        yield from ((start + len(item) - 2, item) for start, item in good)


LIST = pattern("[一-鿿]{2,14}(?:、[一-鿿]{2,10}){2,}", needs="、")
LAST_TWO = pattern("以及|[和与及]")
IN_ORDER = pattern("分别|(?<!到[低少小高多大])依次|先后|连续|各为|评定|得分")
LEAD = frozenset("在对由为是有含括了到向与及查按以从将给于中即选抓盖访查设购合")
"""What may stand right before the first member of a list, behind words that are none of it."""
BEHIND = pattern(
    "等|共|合计|两|[二三四五六七八九十]{1,2}[个类项种家座县区市条方大]|个|要|均|都|负责|开展|进行|组织|实施"
    "|同[步时]|实现|完成|联合|参[与加]|建立|设立|召开"
)
VALUED = pattern(
    r"(?:^|(?<=[，、；：。]))(?:其中|包括|共?有)?(HAN{2,10}?)[为有达]?\d[\d.,]*[万亿]?(HAN{1,3}|[%％‰])"
    "(?=[，、；。和]|$)".replace("HAN", HAN)
)
NO_NAME = pattern(
    "(?:[增升降减长加少高低落][幅长]?|下降|达到?|约|为|共|占|[至到近超距]|判处|罚款|徒刑|拘役|处以|奖励|单价)$"
)


def listed_twice(material: Material) -> Iterator[Finding]:
    """A list has each member once, not 东屏、石涧、东屏 nor 二级医院6家、二级医院15家 (实务)."""
    for passage in passages_with(material, "、"):
        if not _has_twice(passage.text):
            continue
        for run in LIST.finditer(passage.text):
            if _may_repeat(run[0].split("、")) and not IN_ORDER.search(
                passage.text, max(0, run.start() - 12), run.end() + 8
            ):
                for place, name in _again(run):
                    yield in_passage(clause_repeated, passage, place, clause=name)
        for first, second in pairwise(VALUED.finditer(passage.text)):
            yield from _valued_again(passage, first, second)
    for table in material.briefing.tables.values():
        yield from _row_again(table)


def _has_twice(text: str) -> bool:
    """Return whether what stands behind a 、 begins as something else of its sentence does."""
    before, *parts = text.split("、")
    for part in parts:
        if part[:2] in before[-FAR_BEFORE:]:
            return True
        before += part
    return False


FAR_BEFORE = 60  # letters of a list before one of its members


def _may_repeat(parts: list[str]) -> bool:
    """Return whether a list may have a member twice: most have none that is like another."""
    first, *inner, last = parts
    around = any(first.endswith(each) or last.startswith(each) for each in inner)
    return around or len(set(inner)) < len(inner) or last[:2] in first or _joined(last, parts)


def _joined(last: str, parts: list[str]) -> bool:
    return any(each in last[2:] for each in parts[1:-1])


def _again(run: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield each member of a list that stood in it before, and where.

    Where the first begins, and the last ends, words around them leave open: each way is tried.
    """
    parts = run[0].split("、")
    parts[-1:] = LAST_TWO.split(parts[-1], maxsplit=1)
    place, seen = run.start(), set[str]()
    for number, part in enumerate(parts):
        place = run.string.index(part, place)
        forms = {part}
        if number == 0:
            forms |= {part[at:] for at in range(1, len(part) - 1) if part[at - 1] in LEAD}
        if number == len(parts) - 1:
            forms |= {part[:at] for at in range(2, len(part)) if BEHIND.match(part, at)}
        again = sorted((form for form in forms & seen if len(form) > 1), key=len)
        if again:
            yield place, again[-1]
        seen |= forms
        place += len(part)


def _valued_again(
    passage: Passage, first: re.Match[str], second: re.Match[str]
) -> Iterator[Finding]:
    """Yield a name that has two values of one unit, one right behind the other."""
    apart = passage.text[first.end() : second.start()]
    if first.groups() == second.groups() and apart in ("、", "") and first[0] != second[0]:
        before = passage.text[max(0, first.start() - 12) : first.end()]
        if not NO_NAME.search(first[1]) and not IN_ORDER.search(before):
            yield in_passage(clause_repeated, passage, second.start(1), clause=second[1])


FEWEST_ROWS = 4


def _row_again(table: TablePlan) -> Iterator[Finding]:
    """Yield the one row of a table that has the name of another, where names alone tell rows."""
    rows = [row for row in table.rows[table.header_rows :] if len(row) > 1]
    names = [row[0].prose.text.strip() for row in rows]
    if len(names) < FEWEST_ROWS or len(set(names)) != len(names) - 1:
        return
    numbers = [row[1].prose.text.strip() for row in rows]
    at = next(at for at, name in enumerate(names) if name in names[:at])
    if NAME.fullmatch(names[at]) and all(each[:1].isdecimal() for each in numbers):
        source = rows[at][0].prose.source
        yield clause_repeated(source.place, clause=names[at]).quoting(source.text)


NAME = pattern("(?!其中|小计|合计|总计|其[他它余])[\\dA-Z]*[一-鿿]{2,}")


CHECKS: tuple[Check, ...] = (
    Check(listed_twice, (clause_repeated,)),
    Check(
        marks_before_deng,
        (
            mark_before_deng,
            deng_after_ellipsis,
        ),
    ),
    Check(ordinal_marks, (ordinal_mark,)),
    Check(doubled_words, (doubled_word,)),
    Check(points_in_percent, (percent_of_points,)),
    Check(falls_in_times, (falls_by_times,)),
    Check(successes_among_shortcomings, (success_among_shortcomings,)),
)
