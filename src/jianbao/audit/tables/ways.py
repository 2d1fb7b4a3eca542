"""Which way a text says that rows went, without a number: 羊肉小幅下降, 除甲外均增长."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import STRANGE, Words, own_words
from jianbao.audit.tables.counted import DOWN, moving
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.naming import Column, Sheet, rows_in
from jianbao.audit.tables.statements import Statement

WAY = (
    "下降|减少|负增长|回落|偏少|增长|上升|增加|偏多|扩大|缩小|缩短|延长|提高|降低|不[升增]反[降减]|不[降减]反[升增]"
    "|增产|减产|增收|减收|持平"
)
WENT = pattern(f"(?P<way>{WAY})(?:较快|明显|了)?$")
WENT_ARE = pattern(f"(?P<way>{WAY})的(?:只?有|[是为]|仅有|包括)(?=[一-鿿])", needs="的")
SECOND = pattern(
    "[增降减涨][速幅]|亏|[比较](?![上去][年月季]|同期)|占|计划|目标|将|力争|未|后|若|如|基本|大[体致]"
)
EXCEPT = pattern(
    rf"除(?P<named>[^。；]{{2,40}}?)(?:以?外|之外)，?[^，。；]{{0,8}}?(?:其余|其他|其它|均|都)"
    rf"[^。；，]{{0,16}}?(?P<way>{WAY})",
    needs="除",
)
CLAUSE = pattern("[^，。；：！？\n]+")
FEW = 2


def ways(passage: Passage, words: Words) -> Iterator[Statement]:
    """Yield which way rows are said to have gone, right or wrong."""
    sheet = words.sheet
    if not words.is_near or not words.spots:
        return
    excepted = list(EXCEPT.finditer(passage.text))
    for match in excepted:
        yield from _excepted(match, sheet)
    for clause in CLAUSE.finditer(passage.text):
        went = WENT.search(clause[0])
        of_excepted = any(e.start() <= clause.start() < e.end() for e in excepted)
        if went is not None and not of_excepted:
            yield from _went(clause, went, words)
        for match in WENT_ARE.finditer(clause[0]):
            yield from _are(clause, match, words)


def _went(clause: re.Match[str], match: re.Match[str], words: Words) -> Iterator[Statement]:
    """Yield 羊肉小幅下降 where in no column that may be meant all named rows did."""
    sheet, said = words.sheet, clause[0]
    rows = words.rows(clause.start(), clause.start() + match.start())
    lines = [row.line for row in rows]
    if not rows or any(line not in sheet.plain for line in lines) or SECOND.search(said):
        return
    if sum(x not in sheet.letters for x in own_words(said, sheet)) >= STRANGE:
        return
    columns = _columns(said, sheet, match["way"], lines)
    way = match["way"]
    if not columns or any(_all_went(lines, column, way) for column in columns):
        return
    if len(columns) <= FEW:
        column = columns[0]
        wrong = next(line for line in lines if not _all_went([line], column, way))
        cell = wrong.numbers[column.line.place]
        name = plain_name(wrong.name)
        yield Statement(
            False, rows[0].start, said[rows[0].start - clause.start() :], cell.text,
            f"{name}{column.name}",
        )  # fmt: skip


def _are(clause: re.Match[str], match: re.Match[str], words: Words) -> Iterator[Statement]:
    """Yield 上升的是甲 where in no column that may be meant it did."""
    start, sheet = clause.start() + match.end(), words.sheet
    before = words.text[: clause.start() + match.start()]
    before = before[max(before.rfind(mark) for mark in "。；！？\n") + 1 :]
    spots = [spot for spot in words.rows(start, clause.end()) if spot.line in sheet.plain]
    if not spots or spots[0].start != start or SECOND.search(match.string[: match.start()]):
        return
    lines = [spot.line for spot in spots]
    found = moving(before, "", sheet, match["way"])
    columns = [c for c in found if all(c.line.place in line.numbers for line in lines)]
    for spot in spots if len(columns) == 1 else ():
        if not _all_went([spot.line], columns[0], match["way"]):
            name = plain_name(spot.line.name)
            cell = spot.line.numbers[columns[0].line.place]
            yield Statement(
                False, spot.start, match[0] + name, cell.text, f"{name}{columns[0].name}"
            )


def _excepted(match: re.Match[str], sheet: Sheet) -> Iterator[Statement]:
    """Yield 除甲外，其余均增长 where others fell, or 甲 did not."""
    lines = [row.line for row in rows_in(match["named"], sheet)]
    columns = _columns(match[0], sheet, match["way"], list(sheet.plain))
    way = match["way"]
    if not lines or not columns:
        return
    broken: list[list[Line]] = []
    for column in columns:
        others = [row for row in sheet.plain if not _all_went([row], column, way)]
        broken.append(others)
        if {id(row) for row in others} == {id(row) for row in lines}:
            return
    if len(columns) <= FEW:
        expected = "、".join(plain_name(row.name) for row in broken[0])
        at = match.start("named")
        yield Statement(
            False, at, match[0][: match.end("named") - match.start()] + "外", expected or "无",
            columns[0].name,
        )  # fmt: skip


def _columns(words: str, sheet: Sheet, way: str, lines: list[Line]) -> list[Column]:
    found = moving(words, "", sheet, way)
    return [column for column in found if all(column.line.place in x.numbers for x in lines)]


def _all_went(lines: list[Line], column: Column, way: str) -> bool:
    below = way in DOWN or way in ("缩小", "缩短", "降低", "减产", "减收")
    amounts = [line.numbers[column.line.place].amount for line in lines]
    if way == "持平":
        return not any(amounts)
    return all(amount < 0 if below else amount > 0 for amount in amounts)
