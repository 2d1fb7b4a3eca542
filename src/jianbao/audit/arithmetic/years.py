"""Years that were counted: 建于1956年，今年70周年; 自2017年以来的第10年; 1958年出生，今年68岁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, parts_of, passages_with
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number
from jianbao.messages.audit.arithmetic import time_counted
from jianbao.messages.findings import Finding

YEAR = pattern(r"(?<!\d)((?:19|20)\d\d)年(?!代)", needs="年")
NUMBER = "(\\d{1,3}|[一二三四五六七八九十百]{1,4})"
JUBILEE = pattern(f"{NUMBER}周年", needs="周年")
NTH = pattern(f"第{NUMBER}(?:个)?年(?![级度])", needs="第")
IN_A_ROW = pattern(f"连续{NUMBER}(?:个)?年", needs="连续")
HISTORY = pattern(
    f"至今已?[有走过历经]*{NUMBER}年(?![代度级])|{NUMBER}年的?(?:[一-鿿]{{0,4}})?(?:历史|历程)",
    needs="至今|历史|历程",
)
AGED = pattern(f"(?:今年|现年|年仅|如今|现已|已)?[^，。；\\d]{{0,3}}?{NUMBER}(?:周)?岁", needs="岁")
COUNTED = ("周年", "岁", "连续", "历史", "至今", "历程", "年（")
SINCE = pattern("[自从][^，。；]{0,4}$")
FOUNDED = pattern(
    "成立|[创始新组]?建|创[办刊立设]|设立|开[馆馆通业办放园]|通车|建[馆校院成党国交]|诞生|颁布|实施"
)
BORN = pattern("^(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出?生)|^生于")
OTHER_TIME = pattern("明年|即将|去年|上年|当时|时年|那年|享年|将于|次年")
LAST_YEARS = pattern(
    f"[近前]{NUMBER}年(?:来|间)?[（(]((?:19|20)\\d\\d)年?(?:至|到|—|–|～|~|-)+((?:19|20)\\d\\d)年",
    needs="近|前",
)
TWO_YEARS = pattern(
    r"((?:19|20)\d\d)年?(?:至|到|—|–|～|~|-)((?:19|20)\d\d)年[^，。；]{0,8}?，?[^，。；\d]{0,10}?连续"
    f"{NUMBER}(?:个)?年",
    needs="连续",
)


def counted_years(material: Material) -> Iterator[Finding]:
    """Years from one to another are as many as the sentence says (实务)."""
    for passage in passages_with(material, *COUNTED, "第"):
        if "年" not in passage.text:
            continue
        for start, sentence in parts_of(passage.text, "。；\n"):
            counts = any(word in sentence for word in COUNTED)
            if "年" not in sentence or not (counts or NTH.search(sentence)):
                continue
            yield from _ranges(passage, start, sentence)
            years = list(YEAR.finditer(sentence))
            if years and not OTHER_TIME.search(sentence):
                yield from _counted(material, passage, start, sentence, years)


def _ranges(passage: Passage, start: int, text: str) -> Iterator[Finding]:
    """2021年至2025年连续五年."""
    for match in TWO_YEARS.finditer(text):
        apart, said = int(match[2]) - int(match[1]), _number(match[3])
        if said not in (apart, apart + 1):
            yield _finding(
                passage, start + match.start(3), f"{match[1]}—{match[2]}年",
                f"{apart + 1}年", f"{match[3]}年",
            )  # fmt: skip

    for match in LAST_YEARS.finditer(text):  # 近三年（2023—2025年）
        apart, said = int(match[3]) - int(match[2]) + 1, _number(match[1])
        if said != apart:
            yield _finding(
                passage, start + match.start(1), f"{match[2]}—{match[3]}年",
                f"{apart}年", f"{match[1]}年",
            )  # fmt: skip


def _counted(
    material: Material, passage: Passage, start: int, text: str, years: list[re.Match[str]]
) -> Iterator[Finding]:
    this_year = material.briefing.date.year
    others = [match for match in years if int(match[1]) != this_year]
    if len(others) != 1 or int(others[0][1]) > this_year:
        return
    first, year = others[0], int(others[0][1])
    passed, late = this_year - year, max(0, this_year - material.briefing.period.last.year)
    around = text[max(0, first.start() - 12) : first.end() + 16]
    for kind, allowed, holds in (
        (JUBILEE, (passed,), FOUNDED.search(around)),
        (HISTORY, (passed, passed + 1), FOUNDED.search(around)),
        (NTH, (passed, passed + 1), SINCE.search(text[: first.start()])),
        (IN_A_ROW, (passed, passed + 1), _is_since(text, first)),
        (AGED, (passed - 1, passed, passed + 1), _is_birth(text, first)),
    ):
        for match in kind.finditer(text) if holds else ():
            number = next(group for group in match.groups() if group)
            said, unit = _number(number), match[0].rpartition(number)[2]
            if not said or {said, said + late} & set(allowed):
                continue
            wanted = allowed[-1] if kind in (NTH, IN_A_ROW) else passed
            yield _finding(
                passage, start + match.start() + match[0].index(number), f"{this_year}−{year}",
                f"{wanted}{unit}", f"{number}{unit}",
            )  # fmt: skip


def _is_since(text: str, year: re.Match[str]) -> bool:
    """Return whether years are counted from one: 自2021年以来, 2021年起."""
    return bool(SINCE.search(text[: year.start()])) or text.startswith(FROM, year.end())


FROM = ("起", "以来", "开始")


def _is_birth(text: str, year: re.Match[str]) -> bool:
    return bool(BORN.match(text[year.end() :]) or text[: year.start()].endswith(("生于", "出生于")))


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_number(words) or 0


def _finding(passage: Passage, offset: int, working: str, expected: str, value: str) -> Finding:
    return in_passage(
        time_counted, passage, offset, working=working, expected=expected, value=value
    )


CHECKS: tuple[Check, ...] = (Check(counted_years, (time_counted,)),)
