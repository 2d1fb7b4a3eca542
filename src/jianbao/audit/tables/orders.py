"""What sentences say of a table's order: who is first, second or last, and who are the foremost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import STRANGE, Words, own_words
from jianbao.audit.tables.claims import TOP_LEVEL
from jianbao.audit.tables.grid import Cell, Line, plain_name
from jianbao.audit.tables.groups import are_times, number
from jianbao.audit.tables.meant import (
    RATIO_SAID,
    Spoken,
    columns_meant,
    is_aside,
    is_of_other_numbers,
    spoken_in,
)
from jianbao.audit.tables.naming import Column, NamedRow, Sheet, naming, rows_in, shows
from jianbao.audit.tables.places import (
    FOREMOST,
    NEXT_TO,
    ORDERED,
    PLACE,
    among_some,
    foremost,
    is_among,
    next_to,
    placed,
)
from jianbao.audit.tables.questions import fits
from jianbao.audit.tables.statements import Statement

SENTENCE = pattern("[^。！？；\n]+")
MOST = pattern(
    "最[高多大快好长重强低少小慢差短轻弱晚早]|最明显|最显著|(?:居|列|排名?)(?:全[一-鿿]{1,2})?(?:首位|第一|末位|榜首)|居[首末]|垫底|倒数第一|最后一[名位]|末名|之[首末]|遥遥领先|领跑|排头|(?:首位|第一名|末位)(?=的?[一-鿿]{2})",
    needs="最|居|列|排|垫底|倒数|领|末|首|第一名",
)
MOST_OF = pattern("(?:最[一-鿿]{1,2}|首位|第一名|末位)的?", needs="最|位|名")
LEAST = pattern("[低少小慢差短轻弱末]$|之末|末位|垫底|倒数|最后|末名")
EITHER = pattern("[好差长短早晚强弱重轻]$")  # what is good may be little
FALLING = pattern("降|减|回落|收窄|亏")
AMONG = pattern("[中内里]$|方面$")
AT_ONE_END = pattern(
    "^[^，。；、\\d]{2,8}(?:也|却|亦|同样|同时)(?:均|都|是)?最[一-鿿]$|^(?:[居列排]|垫底|领跑|遥遥)|^[一-鿿]{2,6}居[首末]|^也?是[一-鿿]{0,4}最[一-鿿]的",
    needs="居|列|排|垫底|领跑|遥遥|最",
)
FEWEST = 3
FEW = 2
WORDS_NEAR = 24
LEVELS = (TOP_LEVEL, pattern("^（[一二三四五六七八九十]+）"), pattern(r"^\d{1,2}[.．、]"))


def orders(passage: Passage, numbers: list[Measured], words: Words) -> Iterator[Statement]:
    """Yield what a passage says of the order of a table's rows, right or wrong."""
    text, sheet, is_near = passage.text, words.sheet, words.is_near
    if len(sheet.plain) < FEWEST:
        return
    if (is_near or words.spots) and "最" in text and are_times(sheet):
        yield from _of_times(text, numbers, words)
    if STEADY.search(text) and (is_near or words.spots):
        yield from _steady(text, words)
    if not words.spots:
        return
    if not any(each.search(text) for each in (MOST, PLACE, FOREMOST, ORDERED, NEXT_TO)):
        return
    for sentence in SENTENCE.finditer(text):
        if FOREMOST.search(sentence[0]) or ORDERED.search(sentence[0]):
            yield from foremost(sentence, sheet)
        if not any(each.search(sentence[0]) for each in (MOST, PLACE, NEXT_TO)):
            continue
        for spoken in spoken_in(sentence, sheet, words):
            yield from _superlative(spoken, numbers, sheet, is_near)
            yield from placed(spoken, numbers, sheet)
            yield from next_to(spoken, numbers, sheet)


OF_TIMES = pattern(
    r"(?:(?:近|过去)(?P<count>\d{1,2}|[两二三四五六七八九十])个?(?:年|月|季度)"
    r"|(?<!\d)(?P<of>\d{1,2}|[两二三四五六七八九十])(?:年|个月|个季度)(?=以?来|[间中里内])"
    "|(?:为|是)(?:[上下]半年|全年|[年季]内|各[年月]|各季度))"
    r"(?:以?来|间|中|里|内|同期)?的?"
    r"[^，。；、\d]{0,4}最(?P<most>[高低多少大小快慢长短])",
    needs="最",
)
NOT_OWN = pattern("[比较与由从]|上年|去年|[增减升降]|占")


def _of_times(text: str, numbers: list[Measured], words: Words) -> Iterator[Statement]:
    """Yield 为近四个月最低 of what is the greatest of four months, the last one or that is told."""
    sheet = words.sheet
    for match in OF_TIMES.finditer(text):
        said = match["count"] or match["of"]
        count = number(said) if said else len(sheet.plain)
        rows = sheet.plain[-count:]
        start = max(text.rfind(mark, 0, match.start()) for mark in "。；！？\n") + 1
        own = [
            each
            for each in numbers
            if start <= each.start < match.start() and not NOT_OWN.search(each.lead)
        ]
        columns = [column for column in sheet.columns if not column.is_reckoned]
        told = [
            (row, column)
            for each in reversed(own)
            for column in columns
            for row in rows
            if shows(row, column) and fits(each, row.numbers[column.line.place], column)
            and abs(row.numbers[column.line.place].amount - each.amount) <= each.step / 2
        ]  # fmt: skip
        if (
            not own
            and words.is_near
            and len(columns) == 1
            and (words.spots or naming(columns[0], text[start:]))
        ):
            named = words.rows(start, match.start())
            told = [(named[-1].line if named else rows[-1], columns[0])]
        if told and count == len(rows) and told[0][0] in rows:
            yield _best_of(told[0], rows, match)


STEADY = pattern(
    r"(?:逐(?:[年月季]|季度)|持续|连续(?P<count>\d|[两二三四五六七八九])(?:年|个月|个季度))"
    "[^，。；、\\d]{0,4}?(?P<way>上升|增长|提高|增加|攀升|回升|走高|下降|减少|降低|回落|走低|下滑)",
    needs="逐|持续|连续",
)
FALLS = pattern("降|减|落|低|滑")


def _steady(text: str, words: Words) -> Iterator[Statement]:
    """Yield 逐月下降, 连续四年增长 of a row of times, where a step went the other way."""
    for match in STEADY.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。；！？\n") + 1
        series = list(_series(words, start, match.start()))
        count = number(match["count"]) if match["count"] else 0
        sign = -1 if FALLS.search(match["way"]) else 1
        for cells in series if len(series) == 1 else ():
            steps = [sign * (b.amount - a.amount) for a, b in pairwise(cells)]
            asked = steps[-count:] if count else steps
            is_since = "此后" in text[start : match.start()]
            if len(asked) < (1 if is_since and not count else max(count, 2)):
                continue
            shown = "、".join(cell.text for cell in cells)
            yield Statement(all(x > 0 for x in asked), match.start(), match[0], shown, "")


def _series(words: Words, start: int, end: int) -> Iterator[list[Cell]]:
    """Yield the values, time by time, of the one column that words name, or of the row."""
    sheet, said = words.sheet, words.text[start:end]
    columns = [column for column in sheet.columns if not column.is_reckoned]
    clause = said.rpartition("，")[2]
    said = clause if any(naming(column, clause) == FEW for column in columns) else said
    if are_times(sheet):
        named = [c for c in columns if naming(c, said)] or columns
        if words.is_near and len(named) == 1 and not SINCE.search(said):
            rows = sheet.plain
            if "此后" in said:  # 2月最低，此后逐月回升
                spots = [each.line for each in words.rows(start, end) if each.line in rows]
                rows = rows[rows.index(spots[-1]) :] if spots else ()
            yield [row.numbers[c.line.place] for c in named for row in rows if shows(row, c)]
        return
    named_rows = {id(spot.line): spot.line for spot in words.rows(start, end)}
    for row in named_rows.values() if len(named_rows) == 1 else ():
        if len(cells := by_time(row, sheet)) > 1:
            yield cells


def by_time(row: Line, sheet: Sheet) -> list[Cell]:
    """Return a row's cells of columns that are times, the earliest first."""
    times = [column for column in sheet.columns if column.is_time]
    cells = [row.numbers[column.line.place] for column in times if shows(row, column)]
    return cells if not times or times[0].year <= times[-1].year else cells[::-1]


SINCE = pattern("[年月度]份?(?:起|后|以来|至|到)")


def _best_of(told: tuple[Line, Column], rows: tuple[Line, ...], match: re.Match[str]) -> Statement:
    row, column = told
    at = column.line.place
    cells = [(each.numbers[at].amount, each) for each in rows if at in each.numbers]
    best, line = (min if LEAST.search(match["most"]) else max)(cells, key=lambda each: each[0])
    working = f"{plain_name(line.name)}{line.numbers[at].text}"
    holds = row.numbers[at].amount == best
    return Statement(holds, match.start(), match[0], plain_name(line.name), working)


def _superlative(
    spoken: Spoken, numbers: list[Measured], sheet: Sheet, is_near: bool
) -> Iterator[Statement]:
    if is_aside(spoken):
        return
    for most in MOST.finditer(spoken.text):
        yield from _most(spoken, most, numbers, sheet, is_near)


def _most(
    spoken: Spoken, most: re.Match[str], numbers: list[Measured], sheet: Sheet, is_near: bool
) -> Iterator[Statement]:
    row = _meant(spoken, most)
    if row is None or row.line not in sheet.plain or _is_of_some(spoken, sheet):
        return
    if is_of_other_numbers(spoken, numbers):
        return
    columns, is_sure = columns_meant(spoken, numbers, row.line, sheet)
    judged = [_is_most(row.line, column, most[0], spoken.text, sheet) for column in columns]
    some = among_some(spoken, row)
    known = [x for x in judged if x and (x.holds or is_among(row, x.expected, some, sheet))]
    if not known or not (is_sure or is_near):
        return
    said = spoken.text[row.start : row.end] + most[0]
    if any(each.holds for each in known):
        if not is_sure:
            return
        yield Statement(True, spoken.start + row.start, said, "", "")
    elif is_sure or len(known) <= FEW or _is_of_table(spoken, sheet):
        first = known[0]
        yield Statement(False, spoken.start + row.start, said, first.expected, first.working)


def _is_of_table(spoken: Spoken, sheet: Sheet) -> bool:
    """Return whether a clause says nothing but what the table has, whatever column it means."""
    unknown = [x for x in own_words(spoken.text, sheet) if x not in sheet.letters]
    return len(unknown) < STRANGE and not RATIO_SAID.search(spoken.text)


def _meant(spoken: Spoken, most: re.Match[str]) -> NamedRow | None:
    """Return the row that is said to be first: right behind 最…的, the only one, or 最…的是."""
    direct = [
        row for row in spoken.rows if MOST_OF.fullmatch(spoken.text[most.start() : row.start])
    ]
    if direct:
        return direct[0]
    if len(spoken.rows) == 1:
        return spoken.rows[0]
    if not spoken.rows and spoken.carried is not None and AT_ONE_END.search(spoken.text):
        return NamedRow(0, 0, spoken.carried)
    behind = [row for row in spoken.rows if row.start >= most.end()]
    return behind[0] if behind and "是" in spoken.text[most.end() : behind[0].start] else None


def _is_of_some(spoken: Spoken, sheet: Sheet) -> bool:
    """Return whether a sentence speaks of some rows only: 农村公路中进度最慢的."""
    for row in rows_in(spoken.before, sheet):
        if spoken.before[row.end : row.end + 1] in ("中", "内", "里"):
            return True
    return False


class Judged(Struct, frozen=True):
    """Whether a row is what it is said to be in a column, and which is."""

    holds: bool
    expected: str
    working: str


def _is_most(line: Line, column: Column, most: str, words: str, sheet: Sheet) -> Judged | None:
    at = column.line.place
    if at not in line.numbers:
        return None
    rows = [row for row in sheet.plain if at in row.numbers]
    alike = [row for row in rows if level(row) == level(line)]
    own = line.numbers[at].amount
    if len({row.numbers[at].amount for row in rows}) == 1:
        return None
    least = bool(LEAST.search(most))
    for group in (alike, rows):
        amounts = [row.numbers[at].amount for row in group]
        falls = FALLING.search(words) or EITHER.search(most)
        if own == (min if least else max)(amounts) or (
            falls and own in (min(amounts), max(amounts))
        ):
            return Judged(True, "", "")
        if falls and abs(own) == (min if least else max)(abs(each) for each in amounts):
            return Judged(True, "", "")
    if len(alike) < FEWEST:
        return None
    best = (min if least else max)(alike, key=lambda row: row.numbers[at].amount)
    return Judged(False, plain_name(best.name), f"{column.line.name}{best.numbers[at].text}")


def level(row: Line) -> int:
    """Return how deep a row's numbering says that it stands: 一、 above （一） above 1."""
    return next((at for at, each in enumerate(LEVELS, 1) if each.search(row.name)), 0)


def amounts_of(column: Column, rows: tuple[Line, ...]) -> list[Decimal]:
    """Return the numbers of a column in some rows."""
    at = column.line.place
    return [row.numbers[at].amount for row in rows if at in row.numbers]
