"""What sentences say of a table's order: who is first, second or last, and who are the foremost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import Words
from jianbao.audit.tables.claims import GROWTH, TOP_LEVEL
from jianbao.audit.tables.derived import DIFFERENCE, RATE
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.naming import Column, NamedRow, Sheet, naming, rows_in
from jianbao.audit.tables.statements import Statement
from jianbao.briefing.numbers import chinese_number

SENTENCE = pattern("[^。！？；\n]+")
CLAUSE = pattern("[^，、：（）]+")
MOST = pattern(
    "最[高多大快好长重强低少小慢差短轻弱晚早]|(?:居|列|排名?)(?:全[一-鿿]{1,2})?(?:首位|第一|末位|榜首)|居首|垫底|倒数第一|最后一[名位]|末名|之首|遥遥领先|领跑|排头",
    needs="最|居|列|排|垫底|倒数|领|末|首",
)
LEAST = pattern("[低少小慢差短轻弱]$|末位|垫底|倒数|最后|末名")
EITHER = pattern("[好差长短早晚强弱重轻]$")  # what is good may be little
FALLING = pattern("降|减|回落|收窄|亏")
ITS_NUMBER = pattern(".*(?:为|达到?|是|仅|有|[只]|[多少大小高低快慢长短])")
PACED = pattern("进度|完成情况")
MOVING = pattern(
    "增长|增幅|增速|涨幅|升幅|降幅|增量|增减|增加|减少|净增|提升|提高|下降|上升|变化|改善"
)
QUICK = pattern("最[快慢]|[幅速]")
ASIDE = pattern("除|以外|之外|剔除|[较比]上年|历史|历年|近年|有记录")
AMONG = pattern("[中内里]$|方面$")
PLACE = pattern(
    r"(?:居|列|位居|位列|排名?在?|名列)(?P<of>全[国省市县区州])?第(?P<at>\d{1,2}|[一二三四五六七八九十]{1,2})(?:[位名]|(?=[，。；、的]))",
    needs="居|列|排",
)
FOREMOST = pattern(
    r"(?P<way>[前后])(?P<count>\d{1,2}|[二两三四五六七八九十])(?:[位名强个家]|大)?(?:的)?[^，。；\d]{0,14}?(?:依次|分别)?(?:为|是|有)[：:]?",
    needs="前|后",
)
TURNED = pattern("由低到高|从低到高|由少到多|从少到多|由小到大")
IN_ORDER = pattern("依次|[由从][高多大]到[低少小]")
FEWEST = 3
FEW = 2
FULL = 2
DONE_SHARE = pattern("完成.*比例|占.*(?:计划|任务|目标)")
WORDS_NEAR = 24
LEVELS = (TOP_LEVEL, pattern("^（[一二三四五六七八九十]+）"), pattern(r"^\d{1,2}[.．、]"))


class Spoken(Struct, frozen=True):
    """A clause, what its sentence said before it, and the rows that it names."""

    text: str
    start: int
    before: str
    rows: tuple[NamedRow, ...]
    whole: str


def orders(passage: Passage, numbers: list[Measured], words: Words) -> Iterator[Statement]:
    """Yield what a passage says of the order of a table's rows, right or wrong."""
    text, sheet, is_near = passage.text, words.sheet, words.is_near
    if len(sheet.plain) < FEWEST or not words.spots:
        return
    if not (MOST.search(text) or PLACE.search(text) or FOREMOST.search(text)):
        return
    for sentence in SENTENCE.finditer(text):
        if FOREMOST.search(sentence[0]):
            yield from _foremost(sentence, sheet)
        if not (MOST.search(sentence[0]) or PLACE.search(sentence[0])):
            continue
        for spoken in spoken_in(sentence, sheet):
            yield from _superlative(spoken, numbers, sheet, is_near)
            yield from _placed(spoken, numbers, sheet)


def spoken_in(sentence: re.Match[str], sheet: Sheet) -> Iterator[Spoken]:
    """Yield the clauses of a sentence, 、 ends them, too."""
    for clause in CLAUSE.finditer(sentence[0]):
        rows = tuple(rows_in(clause[0], sheet))
        start = sentence.start() + clause.start()
        yield Spoken(clause[0], start, sentence[0][: clause.start()], rows, sentence[0])


# ---- first and last


def _superlative(
    spoken: Spoken, numbers: list[Measured], sheet: Sheet, is_near: bool
) -> Iterator[Statement]:
    most = MOST.search(spoken.text)
    if most is None or not spoken.rows or ASIDE.search(spoken.whole):
        return
    row = _meant(spoken, most)
    if row is None or row.line not in sheet.plain or _is_of_some(spoken, sheet):
        return
    columns, is_sure = columns_meant(spoken, numbers, row.line, sheet)
    judged = [_is_most(row.line, column, most[0], spoken.text, sheet) for column in columns]
    known = [each for each in judged if each is not None]
    if not known or not (is_sure or is_near):
        return
    said = spoken.text[row.start : row.end] + most[0]
    if any(each.holds for each in known):
        if not is_sure:
            return
        yield Statement(True, spoken.start + row.start, said, "", "")
    elif is_sure or len(known) <= FEW:
        first = known[0]
        yield Statement(False, spoken.start + row.start, said, first.expected, first.working)


def _meant(spoken: Spoken, most: re.Match[str]) -> NamedRow | None:
    """Return the row that is said to be first: the only one, or that right behind 最…的是."""
    if len(spoken.rows) == 1:
        return spoken.rows[0]
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


def columns_meant(
    spoken: Spoken, numbers: list[Measured], row: Line, sheet: Sheet
) -> tuple[list[Column], bool]:
    """Return the columns that a clause speaks of, and whether its words leave no doubt."""
    columns = [column for column in sheet.columns if row is None or _has(row, column)]
    if told := _by_number(spoken, numbers, row, columns):
        return told, True
    plain = spoken.text
    for each in reversed(spoken.rows):
        plain = plain[: each.start] + "，" + plain[each.end :]
    if found := _named_by(plain, spoken.text, columns):
        return found, True
    found = _named_by(spoken.before, spoken.text, columns)
    if found:  # of another clause: any other column may be meant
        return [*found, *(column for column in columns if column not in found)], True
    return columns, False


def _named_by(words: str, clause: str, columns: list[Column]) -> list[Column]:
    """Return the columns that some words name: what moved, what is done, or by their names."""
    if MOVING.search(words):
        moved = [c for c in columns if GROWTH.search(c.name) or DIFFERENCE.search(c.name)]
        best = max((naming(column, words) for column in moved), default=0)
        named = [column for column in moved if naming(column, words) == best]
        rates = [column for column in named if column.unit == "%"]
        if named:
            return rates if rates and QUICK.search(clause) else named
    best = max((naming(column, words) for column in columns), default=0)
    paced = [c for c in columns if RATE.search(c.name) or DONE_SHARE.search(c.name)]
    if PACED.search(words) and paced and best < FULL:
        return paced
    return _longest([c for c in columns if naming(c, words) >= best], words) if best else []


def _longest(columns: list[Column], words: str) -> list[Column]:
    """Return columns without those whose name is a part of another's: 外借 of 人均外借."""
    full = [column.core for column in columns if column.core in words]
    return [
        column
        for column in columns
        if not any(column.core != name and column.core in name for name in full)
    ]


def _by_number(
    spoken: Spoken, numbers: list[Measured], row: Line, columns: list[Column]
) -> list[Column]:
    """Return the columns whose cell is the number behind a row's name: 1月最低，为71.0%."""
    end = spoken.start + len(spoken.text)
    for number in numbers:
        if spoken.start <= number.start < end + 6 and ITS_NUMBER.fullmatch(
            number.lead[-4:] if number.start < end else number.lead
        ):
            return [
                column
                for column in columns
                if (cell := row.numbers[column.line.place]).unit in (number.unit, number.same, "")
                and abs(abs(cell.amount) - number.amount) <= number.step / 2
            ]
    return []


def _has(row: Line, column: Column) -> bool:
    return column.line.place in row.numbers


# ---- places


def _placed(spoken: Spoken, numbers: list[Measured], sheet: Sheet) -> Iterator[Statement]:
    """Yield 居第二位的是古城墙 where another row has the second place."""
    match = PLACE.search(spoken.text)
    if match is None or len(spoken.rows) != 1 or ASIDE.search(spoken.whole):
        return
    row, place = spoken.rows[0], _number(match["at"])
    if row.line not in sheet.plain or not 1 <= place <= len(sheet.plain):
        return
    if match["of"] and not plain_name(row.line.name).endswith(tuple("镇乡县区市道")):
        return  # of all counties: the table has one
    columns, is_sure = columns_meant(spoken, numbers, row.line, sheet)
    orders_of = [_in_order(column, sheet) for column in columns]
    said = spoken.text[match.start() : match.end()]
    start = spoken.start + row.start
    if any(_stands_at(row.line, place, column, sheet) for column in columns):
        yield Statement(True, start, said, "", "")
    elif is_sure and orders_of and len(orders_of[0]) >= place:
        meant = orders_of[0][place - 1]
        name = spoken.text[row.start : row.end]
        yield Statement(False, start, f"{name}{said}", plain_name(meant.name), columns[0].line.name)


def _in_order(column: Column, sheet: Sheet) -> list[Line]:
    at = column.line.place
    rows = [row for row in sheet.plain if at in row.numbers]
    return sorted(rows, key=lambda row: -row.numbers[at].amount)


def _stands_at(row: Line, place: int, column: Column, sheet: Sheet) -> bool:
    at = column.line.place
    amounts = [each.numbers[at].amount for each in sheet.plain if at in each.numbers]
    own = row.numbers[at].amount
    before, behind = sum(each > own for each in amounts), sum(each < own for each in amounts)
    same = amounts.count(own)
    return before < place <= before + same or behind < place <= behind + same


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else chinese_number(words.replace("两", "二")) or 0


# ---- the foremost


def _foremost(sentence: re.Match[str], sheet: Sheet) -> Iterator[Statement]:
    """Yield 前三位依次为甲、乙、丙 where the rows are others, or in another order."""
    text = sentence[0]
    match = FOREMOST.search(text)
    if match is None:
        return
    count = _number(match["count"])
    listed = rows_in(text[match.end() :], sheet)[:count]
    lines = [each.line for each in listed]
    if len(lines) != count or count < 2 or any(line not in sheet.plain for line in lines):
        return
    turned = bool(TURNED.search(text)) or match["way"] == "后"
    words = text[: match.end()]
    columns = [c for c in sheet.columns if all(_has(line, c) for line in lines)]
    best = max((naming(column, words) for column in columns), default=0)
    named = [column for column in columns if naming(column, words) == best]
    if any(_are_foremost(lines, column, sheet, turned, text) for column in named):
        yield Statement(True, sentence.start() + match.end() + listed[0].start, "", "", "")
    elif best or len(columns) == 1:
        order = _in_order(named[0], sheet)
        order = order[::-1] if turned else order
        expected = "、".join(plain_name(row.name) for row in order[:count])
        end = match.end() + listed[-1].end
        yield Statement(
            False, sentence.start() + match.end() + listed[0].start,
            text[match.end() + listed[0].start : end], expected, named[0].line.name,
        )  # fmt: skip


def _are_foremost(lines: list[Line], column: Column, sheet: Sheet, turned: bool, text: str) -> bool:
    at = column.line.place
    order = [row.numbers[at].amount for row in _in_order(column, sheet)]
    order = order[::-1] if turned else order
    own = [line.numbers[at].amount for line in lines]
    wanted = order[: len(own)]
    if IN_ORDER.search(text) or turned or text.count("、"):
        return own == wanted or (turned and own == wanted[::-1])
    return sorted(own) == sorted(wanted)


def amounts_of(column: Column, rows: tuple[Line, ...]) -> list[Decimal]:
    """Return the numbers of a column in some rows."""
    at = column.line.place
    return [row.numbers[at].amount for row in rows if at in row.numbers]
