"""Places in an order: 居第二位, 次之, 仅次于甲, and who are the foremost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import own_words
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.groups import number
from jianbao.audit.tables.meant import (
    Spoken,
    columns_meant,
    is_aside,
    is_of_other_numbers,
    named_by,
)
from jianbao.audit.tables.naming import Column, NamedRow, Sheet, naming, rows_in, shows
from jianbao.audit.tables.statements import Statement

PLACE = pattern(
    r"(?:居|列|位居|位列|排名?在?|名列)(?P<of>全[国省市县区州])?第(?P<at>\d{1,2}|[一二三四五六七八九十]{1,2})(?:[位名]|(?=[，。；、的]|$))"
    r"|(?<=[一-鿿])第(?P<bare>\d{1,2}|[一二三四五六七八九十])(?:[位名]|(?=[，。；、的]|$))|(?P<next>次之)",
    needs="第|次之",
)
NEXT_TO = pattern("仅?次于", needs="次于")
FOREMOST = pattern(
    r"(?P<way>[前后])(?P<count>\d{1,2}|[二两三四五六七八九十])(?:[位名强个家]|大)?(?:的)?[^，。；\d]{0,14}?(?:依次|分别)?(?:为|是|有)[：:]?",
    needs="前|后",
)
ORDERED = pattern(
    "[由从按](?:[高多大快]到[低少小慢]|[低少小慢]到[高多大快])[^，。；\\d]{0,6}，?(?:依次|分别)?(?:为|是)[：:]?",
    needs="到",
)
TURNED = pattern("[由从按][低少小慢]到", needs="到")
IN_ORDER = pattern("依次|[由从][高多大]到[低少小]")
FROM_LEAST = pattern("最?[低少短慢]|倒数|由小|优")
BETTER_LESS = pattern(
    "浓度|指数|耗|排放|事故|投诉|死亡|伤亡|成本|价|时[长限间]|发案|案件|逾期|不良|失业|空置|损|负债|信访|隐患|降|减|差错|违"
)


def placed(spoken: Spoken, numbers: list[Measured], sheet: Sheet) -> Iterator[Statement]:
    """Yield 居第二位的是古城墙 where another row has the second place."""
    match = PLACE.search(spoken.text)
    if match is None or is_aside(spoken) or is_of_other_numbers(spoken, numbers):
        return
    row = _beside(match, spoken) if match["bare"] else _one_row(spoken)
    place = 2 if match["next"] else number(match["at"] or match["bare"])
    if row is None:
        return
    if row.line not in sheet.plain or not 1 <= place <= len(sheet.plain):
        return
    if match["of"] and not plain_name(row.line.name).endswith(tuple("镇乡县区市道")):
        return  # of all counties: the table has one
    columns, is_sure = columns_meant(spoken, numbers, row.line, sheet)
    if (match["next"] or match["bare"]) and (told := _columns_before(spoken, row.line, sheet)):
        columns, is_sure = told, True
    orders_of = [in_order(column, sheet) for column in columns]
    said = spoken.text[match.start() : match.end()]
    start = spoken.start + row.start
    from_least = bool(FROM_LEAST.search(spoken.whole))
    some = among_some(spoken, row)
    if some and (less := _said_before(spoken, place, row.line, columns, sheet)):
        said = f"{spoken.text[row.start : row.end]}{said}"
        yield Statement(False, start, said, plain_name(less.name), columns[0].line.name)
    elif any(_stands_at(row.line, place, x, sheet, from_least) for x in columns):
        yield Statement(True, start, said, "", "")
    elif (
        not some
        and (is_sure or _says_no_more(spoken, sheet))
        and orders_of
        and len(orders_of[0]) >= place
    ):
        meant = orders_of[0][place - 1]
        name = spoken.text[row.start : row.end]
        name = name or plain_name(row.line.name)
        yield Statement(False, start, f"{name}{said}", plain_name(meant.name), columns[0].line.name)


CLAUSES = pattern("[，；：]")
FIRST = pattern("最|第一|[居之]首|首位|榜首", needs="最|第一|首")
SOME = pattern("(?:^|[，；：])(?![其当之各全所这上以])([一-鿿]{2,8})中(?=[，一-鿿]|$)", needs="中")
WHOLE = pattern("[\\d两二三四五六七八九十]|[县区市镇乡州村街道站馆院校]{1,3}$")


def _beside(match: re.Match[str], spoken: Spoken) -> NamedRow | None:
    """Return the row at whose name 第三 stands: 食草区第三, 增幅第二的临湖区."""
    ends = (match.start(), match.end() + match.string.startswith("的", match.end()))
    return next((x for x in spoken.rows if x.end == ends[0] or x.start == ends[1]), None)


def _columns_before(spoken: Spoken, row: Line, sheet: Sheet) -> list[Column]:
    """Return the columns by which somebody was said to be the first, in the clauses before."""
    clauses = CLAUSES.split(spoken.before)
    first = [at for at, each in enumerate(clauses) if FIRST.search(each)]
    for clause in reversed(clauses[: first[-1] + 1] if first else []):
        if told := _columns_of(clause, row, sheet):
            return told
    return []


def among_some(spoken: Spoken, row: NamedRow) -> str:
    """Return of which rows only a sentence speaks, or "": 县级馆中云岭区图书馆居第一."""
    said = SOME.search(spoken.before + spoken.text[: row.start])
    return said[1] if said is not None and WHOLE.match(said[1]) is None else ""


def is_among(row: NamedRow, other: str, some: str, sheet: Sheet) -> bool:
    """Return whether another row is one of those, too, as far as letters of both names tell."""
    general = set(some).intersection(*(each.name for each in sheet.plain)) if some else set[str]()
    shared = set(some) & set(row.line.name) - general
    return not some or (bool(shared) and shared <= set(other))


def _said_before(
    spoken: Spoken, place: int, row: Line, columns: list[Column], sheet: Sheet
) -> Line | None:
    """Return the row that a row is said to come behind, and that is less in each column."""
    clause = CLAUSES.split(spoken.before.rstrip("，；："))[-1]
    match, others = PLACE.search(clause), rows_in(clause, sheet)
    if match is None or len(others) != 1 or not columns:
        return None
    other, at = others[0].line, number(match["at"] or match["bare"] or "二")
    is_less = at < place and all(
        shows(other, column)
        and other.numbers[column.line.place].amount < row.numbers[column.line.place].amount
        for column in columns
    )
    return other if is_less else None


def _columns_of(clause: str, row: Line, sheet: Sheet) -> list[Column]:
    """Return the columns by which somebody was said to be the first: 甲升幅最大，乙次之."""
    for each in reversed(rows_in(clause, sheet)):
        clause = clause[: each.start] + "，" + clause[each.end :]
    return named_by(clause, clause, [column for column in sheet.columns if shows(row, column)])


def _says_no_more(spoken: Spoken, sheet: Sheet) -> bool:
    """Return whether a clause names a row and its place, and nothing that the table has not."""
    return bool(spoken.rows) and not own_words(PLACE.sub("", spoken.text), sheet)


def _one_row(spoken: Spoken) -> NamedRow | None:
    """Return the one row that a clause names, or that of the clauses before it."""
    if not spoken.rows and spoken.carried is not None:
        return NamedRow(0, 0, spoken.carried)
    return spoken.rows[0] if len(spoken.rows) == 1 else None


def next_to(spoken: Spoken, numbers: list[Measured], sheet: Sheet) -> Iterator[Statement]:
    """Yield 甲仅次于乙 where in no column that may be meant 甲 comes right behind 乙."""
    match = NEXT_TO.search(spoken.text)
    if match is None or is_aside(spoken):
        return
    behind = [row for row in spoken.rows if row.start >= match.end()]
    before = [row.line for row in spoken.rows if row.end <= match.start()]
    line = before[0] if len(before) == 1 else spoken.carried if not before else None
    if line is None:
        return
    if len(behind) != 1 or line not in sheet.plain or behind[0].line not in sheet.plain:
        return
    columns, is_sure = columns_meant(spoken, numbers, line, sheet)
    found = [in_order(column, sheet) for column in columns if shows(behind[0].line, column)]
    start, name = spoken.start + match.start(), plain_name(behind[0].line.name)
    places = [order.index(line) - order.index(behind[0].line) for order in found]
    if {1, -1} & set(places):
        yield Statement(True, start, match[0] + name, "", "")
    elif is_sure and found:
        at = found[0].index(line)
        expected = plain_name(found[0][at - 1].name) if at else ""
        if expected:
            yield Statement(False, start, match[0] + name, expected, columns[0].line.name)


def in_order(column: Column, sheet: Sheet) -> list[Line]:
    """Return the rows that a column has, the greatest first."""
    at = column.line.place
    rows = [row for row in sheet.plain if at in row.numbers]
    return sorted(rows, key=lambda row: -row.numbers[at].amount)


def _stands_at(row: Line, place: int, column: Column, sheet: Sheet, from_least: bool) -> bool:
    """Return whether a row has a place, counted from the least where that may be meant."""
    at = column.line.place
    amounts = [each.numbers[at].amount for each in sheet.plain if at in each.numbers]
    own = row.numbers[at].amount
    before, behind = sum(each > own for each in amounts), sum(each < own for each in amounts)
    same = amounts.count(own)
    from_least = from_least or bool(BETTER_LESS.search(column.name))
    return before < place <= before + same or (from_least and behind < place <= behind + same)


def foremost(sentence: re.Match[str], sheet: Sheet) -> Iterator[Statement]:
    """Yield 前三位依次为甲、乙、丙 where the rows are others, or in another order."""
    text = sentence[0]
    match = FOREMOST.search(text) or ORDERED.search(text)
    if match is None:
        return
    foremost_of = match.groupdict()
    listed = rows_in(text[match.end() :].partition("，")[0], sheet)
    count = number(foremost_of["count"]) if foremost_of else len(listed)
    listed = listed[:count]
    lines = [each.line for each in listed]
    if len(lines) != count or count < 2 or any(line not in sheet.plain for line in lines):
        return
    turned = bool(TURNED.search(text)) or foremost_of.get("way") == "后"
    words = text[: match.end()]
    columns = [c for c in sheet.columns if all(shows(line, c) for line in lines)]
    best = max((naming(column, words) for column in columns), default=0)
    named = [column for column in columns if naming(column, words) == best]
    if any(_are_foremost(lines, column, sheet, turned, text) for column in named):
        yield Statement(True, sentence.start() + match.end() + listed[0].start, "", "", "")
        return
    alike = [c for c in named if best or len(columns) == 1 or _are_set(lines, c, sheet, turned)]
    if alike:
        named = alike
        order = in_order(named[0], sheet)
        order = order[::-1] if turned else order
        expected = "、".join(plain_name(row.name) for row in order[:count])
        end = match.end() + listed[-1].end
        yield Statement(
            False, sentence.start() + match.end() + listed[0].start,
            text[match.end() + listed[0].start : end], expected, named[0].line.name,
        )  # fmt: skip


def _are_set(lines: list[Line], column: Column, sheet: Sheet, turned: bool) -> bool:
    """Return whether rows are the foremost of a column in another order, some of them tell."""
    order = in_order(column, sheet)[:: -1 if turned else 1][: len(lines)]
    return len(lines) > 2 and {id(x) for x in lines} == {id(x) for x in order}


def _are_foremost(lines: list[Line], column: Column, sheet: Sheet, turned: bool, text: str) -> bool:
    at = column.line.place
    order = [row.numbers[at].amount for row in in_order(column, sheet)]
    order = order[::-1] if turned else order
    own = [line.numbers[at].amount for line in lines]
    wanted = order[: len(own)]
    if IN_ORDER.search(text) or turned or text.count("、"):
        return own == wanted or (turned and own == wanted[::-1])
    return sorted(own) == sorted(wanted)
