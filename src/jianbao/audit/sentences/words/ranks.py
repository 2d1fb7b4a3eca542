"""Ranks that move by the difference of their two places: 第5，上升3位，上年第8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.passages import Passage, parts_of
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number

RISES = "上升|前移|提升|前进|进位|跃升|攀升|赶超|上移|晋升|提高|升|进"
FALLS = "下降|后移|下滑|后退|退后|退步|回落|下跌|跌落|滑落|降低|下移|降|退|跌|滑"
MOVING = tuple("升进移超高降退跌滑落")  # without one of them nothing rises or falls
UP = RISES.split("|")
WORDS = "[一二三四五六七八九十]{1,3}"
UNIT = "(?:个?位次|个?名次|位|名)"
PLACE = pattern(rf"第(?:(\d{{1,3}})(?!\d|[季期届批次轮条款章号年天])|({WORDS})(?=位|名)){UNIT}?")
MOVE = pattern(rf"({RISES}|{FALLS})了?(\d{{1,3}}|两|{WORDS}){UNIT}")
VERB = pattern(rf"({RISES}|{FALLS})[至到为]")
FROM = pattern("[由从自][^，。；]{0,16}$")
ONCE = pattern(
    "(?:上年|去年|前年|上一|上次|上届|上季|上月|上期|同期|此前|原来|年初|(?:19|20)\\d\\d年)[^，。；\\d]{0,10}$"
)
BEST = pattern("第1名|第一名|末名|倒数")
THAN = pattern("，[较比][^，。；\\d]{0,10}$")
OF_YEAR = pattern("(?<![较比])((?:19|20)\\d\\d)年[^，。；\\d]{0,10}$")
IN_BRACKETS = pattern("位（[^（），。；\\d]{2,12}$", needs="位（")
SEASON = pattern("([一二三四])季度[^，。；\\d]{0,12}$", needs="季度")
LONGEST = 2  # letters of a word for a move
NEAR = 24 + LONGEST  # characters from a place to the end of the word that tells its move


class RankMove(Struct, frozen=True):
    """Ranks whose difference is another than the sentence says."""

    start: int
    before: str
    now: str
    stated: str
    expected: str


def rank_moves(passage: Passage) -> Iterator[RankMove]:
    """Yield moves of a rank that its two places deny: 第5，上升3位，上年第7."""
    if "第" not in passage.text:
        return
    for start, sentence in parts_of(passage.text, "。；\n"):
        places = list(PLACE.finditer(sentence))
        for at, (first, second) in enumerate(pairwise(places)):
            near = sentence[first.end() : second.end() + NEAR]
            if not any(sign in near for sign in MOVING):
                continue
            end = places[at + 2].start() if at + 2 < len(places) else len(sentence)
            ordered = _ordered(sentence, places, at)
            if ordered is not None:
                before, now = ordered
                yield from _denied(sentence, start, (first, second), end, (before, now))


def _ordered(
    text: str, places: list[re.Match[str]], at: int
) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return of two places in the order of the text which was before; None where none is said."""
    first, second = places[at], places[at + 1]
    between = text[first.end() : second.start()]
    opening = text[places[at - 1].end() if at else 0 : first.start()]
    if BEST.match(second[0]) and not FROM.search(opening):
        return None  # 居第3位，较第1名低1.8分
    if FROM.search(opening) and re.search("[至到为]", between) and "，" not in between:
        return first, second
    if len(places) != len((first, second)):
        return None
    once = [bool(ONCE.search(words)) for words in (opening, between)]
    once[1] = once[1] or bool(THAN.search(between) or IN_BRACKETS.search(between))
    if once == [False, True]:
        return second, first
    if once == [True, False] and not re.search("[比较]", opening):
        return first, second
    seasons = [SEASON.findall(words) for words in (opening, between)]
    if all(seasons) and seasons[0][-1] != seasons[1][-1]:
        turned = "一二三四".index(seasons[0][-1]) > "一二三四".index(seasons[1][-1])
        return (second, first) if turned else (first, second)
    years = [OF_YEAR.search(words) for words in (opening, between)]
    if years[0] and years[1] and years[0][1] != years[1][1]:
        return (first, second) if years[0][1] < years[1][1] else (second, first)
    return None


def _denied(
    text: str,
    start: int,
    pair: tuple[re.Match[str], re.Match[str]],
    end: int,
    ordered: tuple[re.Match[str], re.Match[str]],
) -> Iterator[RankMove]:
    before, now = (_place(each) for each in ordered)
    rise = before - now
    expected = f"{'上升' if rise >= 0 else '下降'}{abs(rise)}位"
    first, second = pair
    verb = VERB.search(text, first.end(), second.start())
    told: list[tuple[int, str, bool]] = []
    if verb is not None and ordered == pair:
        told.append((verb.start(), verb[1], ((rise > 0) == (verb[1] in UP)) and rise != 0))
    move = MOVE.search(text, first.end(), end)
    if move is not None and move.start() - second.end() <= NEAR - LONGEST:
        by = int(move[2]) if move[2].isdecimal() else chinese_number(move[2]) or 0
        told.append((move.start(2), move[0], rise == (by if move[1] in UP else -by)))
    for place, words, holds in told:
        if not holds:
            yield RankMove(start + place, ordered[0][0], ordered[1][0], words, expected)
            return


def _place(match: re.Match[str]) -> int:
    return int(match[1]) if match[1] else chinese_number(match[2]) or 0
