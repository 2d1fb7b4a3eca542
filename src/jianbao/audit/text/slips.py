"""What an editor's eye finds: a clause twice, blanks of a PDF, words taken for others, weekdays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from jianbao.audit.ahead import TO_COME, is_to_come
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, letters, passages_with, whole_text
from jianbao.audit.patterns import fast, pattern
from jianbao.audit.text.organs import other_names
from jianbao.messages.audit.slips import (
    clause_repeated,
    confused_word,
    full_width_digits,
    note_unused,
    organ_two_names,
    stray_blank,
    wrong_weekday,
)
from jianbao.messages.audit.text import nested_title
from jianbao.messages.findings import Finding, Level

CLAUSE = pattern("[^，。；：！？、\n（）“”《》]+")
CLAUSE_STOPS = "，。；：！？、（）“”《》"
SHORTEST_CLAUSE = 4
LONG_CLAUSE = 6  # shorter ends of a clause may be a figure of speech: 能帮尽帮，尽帮
HAN = "\u4e00-\u9fff"
MARKS = "，。；：！？、（）《》〈〉“”‘’【】〔〕"
BLANK = pattern(f"(?<=[{HAN}{MARKS}]) +(?=[{HAN}{MARKS}\\d])|(?<=\\d) +(?=[{HAN}{MARKS}%％])")
ARTICLE = pattern("第[一二三四五六七八九十百零〇\\d]{1,7}[条章节编款]")
"""What a law parts from its text by a blank: 第一条 为了……."""
PLAIN_TITLE = pattern("《[^》《]{0,40}?(<)[^<>《》]{1,30}>")
WIDE_DIGITS = pattern("[０-９]+(?:[．，][０-９]+)*")
WEEKDAY = pattern(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[上下中]午|[早晚]上?|晚间|凌晨)?(?:\d{1,2}[时:：]\d{0,2}分?)?"
    r"[（(，、\s]{0,3}(?:星期|周|礼拜)([一二三四五六日天])",
    needs="日",
)
DAYS = "一二三四五六日"
SENTENCE = pattern("[^。！？\n]+")


def repeated_clauses(material: Material) -> Iterator[Finding]:
    """A clause stands once in a sentence: twice, it was pasted twice (实务)."""
    for passage, parted in zip(material.worded, _parted(material), strict=True):
        tails = [each[-LONG_CLAUSE:] for each in parted.split("\n") if len(each) >= SHORTEST_CLAUSE]
        if len(set(tails)) == len(tails):
            continue  # what is said twice ends twice with the same characters
        ends = Counter(tails)
        for sentence in SENTENCE.finditer(passage.text):
            seen, before = dict[str, None](), ""
            for match in CLAUSE.finditer(passage.text, *sentence.span()):
                clause, last, before = match[0].strip(), before, match[0].strip()
                if SAME_AS.search(clause):
                    continue
                if ends[clause[-LONG_CLAUSE:]] > 1 and len(clause) >= SHORTEST_CLAUSE:
                    again = _is_again(clause, seen, last)
                    counted = again and clause[-1:] not in "，" and any(map(str.isdecimal, clause))
                    if again and (counted or _is_clause(passage.text, match)):
                        yield in_passage(clause_repeated, passage, match.start(), clause=clause)
                    seen[clause] = None


SAME_AS = pattern("(?:持平|相当|一致|不变)$")
"""建筑业4.3万吨，与同期持平: that may be told of each."""


def _is_again(clause: str, seen: dict[str, None], last: str) -> bool:
    """Return whether a clause was there before; one with a number only if it was the last."""
    if any(map(str.isdecimal, clause)):
        return last == clause and not clause[0].isdecimal()
    return clause in seen or any(_ends_with(each, clause) for each in seen)


def _parted(material: Material) -> list[str]:
    """Return the text of each passage, a clause a line; all at once, for that is fast."""
    whole = "\0".join(passage.text for passage in material.worded)
    for stop in CLAUSE_STOPS:
        whole = whole.replace(stop, "\n")
    return whole.split("\0") if material.worded else []


def _ends_with(before: str, clause: str) -> bool:
    """Return whether a clause is the end of one before it: 各地严格落实制度，严格落实制度."""
    return len(clause) >= LONG_CLAUSE and before.endswith(clause)


def _is_clause(text: str, match: re.Match[str]) -> bool:
    """Return whether words are parted from the others by ， or ；, as no name in a list is."""
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return "、" not in around and "“" not in around and "”" not in around and "》" not in around


def stray_blanks(material: Material) -> Iterator[Finding]:
    """No blank between Chinese characters, marks and numbers (实务: 自PDF复制的空格)."""
    for passage in passages_with(material, " "):
        places = list(blanks(passage))
        if places:
            yield in_passage(stray_blank, passage, places[0], count=len(places))


def blanks(passage: Passage) -> Iterator[int]:
    """Yield where each blank stands that has no place in Chinese."""
    if " " in passage.text and not _parts_lines(passage):
        for match in BLANK.finditer(passage.text):
            if ARTICLE.fullmatch(passage.text, 0, match.start()):
                continue
            if passage.is_typed(*match.span()):
                yield from range(*match.span())


def _parts_lines(passage: Passage) -> bool:
    """Return whether blanks part names or the halves of a title: 张三 李四, not words."""
    text = passage.text
    if any(mark in text for mark in "，。；："):
        return False
    if passage.kind in ("title", "heading", "caption", "label"):
        if HALVES.fullmatch(text):
            return True  # 2021年统计公报发布 人均预期寿命提至78.2岁
        return not any(map(str.isdecimal, text))
    return all(len(part) <= 6 for part in text.split())


HALVES = pattern("[^ ]{7,}[一-鿿] [一-鿿][^ ]{5,}", needs=" ")


def wide_digits(material: Material) -> Iterator[Finding]:
    """Digits are half-width (GB/T 15835-2011 and 33476: 半角)."""
    for passage in passages_with(material, *"０１２３４５６７８９"):
        for match in WIDE_DIGITS.finditer(passage.text):
            if passage.is_typed(*match.span()):
                wanted = match[0].translate(HALF_WIDTH)
                yield in_passage(
                    full_width_digits, passage, match.start(), written=match[0], wanted=wanted
                )


def wide_signs(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield each full-width digit or point of a number, and the half-width one."""
    for match in WIDE_DIGITS.finditer(passage.text) if not passage.text.isascii() else ():
        if passage.is_typed(*match.span()):
            for place in range(*match.span()):
                yield place, HALF_WIDTH[ord(passage.text[place])]


HALF_WIDTH = {ord("０") + number: str(number) for number in range(10)} | {
    ord("．"): ".",
    ord("，"): ",",
}


def plain_titles(material: Material) -> Iterator[Finding]:
    """Inside 《》 stands 〈〉, not the signs for less and more (GB/T 15834-2011 4.15.3.5)."""
    for passage in passages_with(material, "<"):
        for match in PLAIN_TITLE.finditer(passage.text):
            yield in_passage(nested_title, passage, match.start(1), wanted="〈…〉")


def weekdays(material: Material) -> Iterator[Finding]:
    """A day is the day of the week that the calendar says."""
    for passage in passages_with(material, "星期", "周", "礼拜"):
        yield from _of_range(passage, material)
        matches = list(WEEKDAY.finditer(passage.text))
        for match in matches:
            month, of_month = int(match[2]), int(match[3])
            today = material.briefing.date
            years = _meant(match, material)
            if not match[1] and _is_ahead(passage, match, material):
                years = [today.year]
            elif not match[1] and len(others := _years_of_others(match, matches, material)) == 1:
                years = [*others]
            possible = [day for year in years if (day := _day(year, month, of_month))]
            possible = _told_of(passage, match.start(), possible, material) or possible
            days, typed = [DAYS[day.weekday()] for day in possible], match[4].replace("天", "日")
            if possible and typed not in days:
                past = [day <= today for day in possible]
                right = days[past.index(True) if any(past) else 0]
                yield in_passage(
                    wrong_weekday,
                    passage,
                    match.start(4),
                    date=match[0].split("（")[0],
                    actual=f"星期{typed}",
                    wanted=f"星期{right}",
                )


RANGE = pattern(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日（?(?:星期|周)([一二三四五六日天])）?"
    r"(?:[至到—–～-]{1,2}|[、和])(?:(\d{1,2})月)?(\d{1,2})日（?(?:星期|周)([一二三四五六日天])）?"
    r"|(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日]?[至到—–～-]{1,2}(?:(\d{1,2})月)?(\d{1,2})日（(?:星期|周)"
    r"([一二三四五六日天])[至到—–～-]{1,2}(?:星期|周)([一二三四五六日天])）",
    needs="日",
)
WEEK = 7


def _of_range(passage: Passage, material: Material) -> Iterator[Finding]:
    """5月20日（星期五）至22日（星期六）: as many days lie between as days of the week."""
    for match in RANGE.finditer(passage.text):
        year, month, day, first, to_month, to_day, last = match.groups()[:7]
        if month is None:
            year, month, day, to_month, to_day, first, last = match.groups()[7:]
        of = int(year or material.briefing.date.year)
        one = _day(of, int(month), int(day))
        other = _day(of, int(to_month or month), int(to_day))
        if one is None or other is None or other <= one:
            continue
        apart = DAYS.index(last.replace("天", "日")) - DAYS.index(first.replace("天", "日"))
        wanted = DAYS[(DAYS.index(first.replace("天", "日")) + (other - one).days) % WEEK]
        if (other - one).days % WEEK != apart % WEEK:
            yield in_passage(
                wrong_weekday, passage, match.end() - 1,
                date=f"{other.month}月{other.day}日", actual=f"星期{last}", wanted=f"星期{wanted}",
            )  # fmt: skip


def _meant(match: re.Match[str], material: Material) -> list[int]:
    """Return the years that a day may be of."""
    if match[1]:
        return [int(match[1])]
    today, years = material.briefing.date, _years(material)
    if (int(match[2]), int(match[3])) > (today.month, today.day):
        return [*years, today.year - 1]  # 6月9日 in a review of the year before
    return years


THIS_YEAR = pattern("今年|本年|安排", needs="今年|本年|安排")


def _is_ahead(passage: Passage, match: re.Match[str], material: Material) -> bool:
    """Return whether a day behind the paper's own is one to come: 要于7月24日（星期五）前报送."""
    today = material.briefing.date
    if (int(match[2]), int(match[3])) <= (today.month, today.day):
        return False
    if passage.text[match.end() :].lstrip("）)").startswith(("前", "之前")):
        return True
    return is_to_come(material, passage, match.start())


def _told_of(passage: Passage, start: int, possible: list[date], material: Material) -> list[date]:
    """Return the days that a review of a year that is over may tell of: none yet to come."""
    today = material.briefing.date
    sentence = passage.sentence_at(start)
    is_ahead = TO_COME.search(sentence) or THIS_YEAR.search(sentence)
    if material.briefing.period.last.year >= today.year or is_ahead:
        return possible
    return [day for day in possible if day <= today]


def _years_of_others(
    match: re.Match[str], matches: list[re.Match[str]], material: Material
) -> set[int]:
    """Return the years in which the other days of a paragraph are those days of the week."""
    years = set[int]()
    for other in matches:
        if other is not match:
            days = {
                year: _day(year, int(other[2]), int(other[3])) for year in _meant(other, material)
            }
            typed = other[4].replace("天", "日")
            years |= {year for year, day in days.items() if day and DAYS[day.weekday()] == typed}
    return years


def _years(material: Material) -> list[int]:
    """Return the years that a day without one may be of: the paper's, and that of its period."""
    briefing = material.briefing
    return list(dict.fromkeys((briefing.date.year, briefing.period.last.year)))


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day, or None where there is none, which is told as an impossible date."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def unused_notes(material: Material) -> Iterator[Finding]:
    """A note has a mark in the text, or says what the period is (实务)."""
    used = {span.note for passage in material.referring for span in passage.spans if span.note}
    used |= {material.briefing.period_note} | _noted_in_cells(material)
    for name, prose in material.briefing.notes.items():
        if name not in used:
            yield note_unused(prose.source.place, name=name).quoting(prose.source.text)


def _noted_in_cells(material: Material) -> set[str]:
    return {
        piece.name
        for table in material.briefing.tables.values()
        for prose in table.texts
        for piece in prose.pieces
        if hasattr(piece, "name")
    }


class Confusion(Struct, frozen=True):
    """What is often written for what; `sign` is in every text that the pattern finds."""

    pattern: str
    meant: str
    source: str
    sign: str


HEAD = pattern("\\w+")  # what a pattern begins with stands in each text that it finds


@cache
def confusions() -> tuple[Confusion, ...]:
    """Return the table of confused words."""
    lines = fast(Path(__file__).with_name("confusions.tsv").read_text("utf-8")).splitlines()
    rows = (line.split("\t") for line in lines if line[:1] not in ("", "#"))
    return tuple(
        Confusion(form, meant, source, sign[0] if sign else _head(form))
        for form, meant, source, *sign in rows
    )


def _head(pattern: str) -> str:
    match = HEAD.match(pattern)
    return match[0] if match else ""


def confused_words(material: Material) -> Iterator[Finding]:
    """截止 for 截至, 百分比 for 百分点 and others, from a table with sources."""
    whole, known = material.once(whole_text), material.once(letters)
    suspected = [
        each for each in confusions() if known.issuperset(each.sign) and each.sign in whole
    ]
    forms = [(each, re.compile(each.pattern)) for each in suspected]
    forms = [(each, form) for each, form in forms if form.search(whole)]
    for passage in material.passages if forms else ():
        found: dict[int, tuple[str, Confusion]] = {}
        for each, form in forms if passage.text else ():
            for match in form.finditer(passage.text):
                found.setdefault(match.start(), (match[0], each))
        for start, (written, each) in sorted(found.items()):
            yield in_passage(
                confused_word,
                passage,
                start,
                written=written,
                meant=each.meant,
                source=each.source,
            )


def organs_named_twice(material: Material) -> Iterator[Finding]:
    """One organ has one name in a paper (实务: 机构名称前后一致)."""
    for other in other_names(material):
        finding = in_passage(
            organ_two_names, other.passage, other.start,
            name=other.name, usual=other.usual, count=other.count,
        )  # fmt: skip
        yield finding if other.is_sure else finding.with_level(Level.NOTE)


CHECKS: tuple[Check, ...] = (
    Check(repeated_clauses, (clause_repeated,)),
    Check(stray_blanks, (stray_blank,)),
    Check(wide_digits, (full_width_digits,)),
    Check(plain_titles, (nested_title,)),
    Check(weekdays, (wrong_weekday,)),
    Check(unused_notes, (note_unused,)),
    Check(confused_words, (confused_word,)),
    Check(organs_named_twice, (organ_two_names,)),
)
