"""Which columns of a table the clauses of a sentence speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import Words, carried
from jianbao.audit.tables.claims import GROWTH, SHARES
from jianbao.audit.tables.derived import RATE
from jianbao.audit.tables.grid import Line
from jianbao.audit.tables.naming import PARTS, Column, NamedRow, Sheet, naming, rows_in, shows

ASIDE = pattern("历史|历年|近年|有记录")
THAN_LAST = pattern("[较比]上年")
LEFT_OUT = pattern("除|以外|之外|剔除", needs="除|外")
MOVING = pattern(
    "增长|增幅|增速|涨幅|升幅|降幅|增量|增减|增加|减少|净增|提升|提高|下降|上升|变化|改善|偏[多少高低]"
)
QUICK = pattern("最[快慢]|[幅速]")
PACED = pattern("进度|完成情况|^[，是]?执行最")
DONE_SHARE = pattern("完成.*比例|占.*(?:计划|任务|目标|预算)")
RATIO_SAID = pattern("占比|比重|比例|率|[人户亩件次场家台车辆站天日月]均|平均|强度|密度")
ITS_NUMBER = pattern(".*(?:为|达到?|是|仅|有|[只]|[多少大小高低快慢长短])")
FULL = 2


class Spoken(Struct, frozen=True):
    """A clause, what its sentence said before it, and the rows that it names."""

    text: str
    start: int
    before: str
    rows: tuple[NamedRow, ...]
    whole: str
    carried: Line | None = None  # the one row that the clauses before speak of


def is_aside(spoken: Spoken) -> bool:
    """Return whether a clause speaks of other times, or of rows that some are left out of."""
    before = spoken.before.rstrip("，").rpartition("，")[2]
    if THAN_LAST.search(spoken.text):
        return True
    return bool(ASIDE.search(spoken.whole) or LEFT_OUT.search(before + spoken.text))


def spoken_in(sentence: re.Match[str], sheet: Sheet, words: Words) -> Iterator[Spoken]:
    """Yield the clauses of a sentence, 、 ends them, too."""
    for clause in CLAUSE.finditer(sentence[0]):
        rows = tuple(rows_in(clause[0], sheet))
        start = sentence.start() + clause.start()
        before = carried(words, sentence.start(), start)
        yield Spoken(
            clause[0], start, sentence[0][: clause.start()], rows, sentence[0],
            before[0] if len(before) == 1 else None,
        )  # fmt: skip


CLAUSE = pattern("[^，、：（）]+")


def is_of_other_numbers(spoken: Spoken, numbers: list[Measured]) -> bool:
    """Return whether a clause goes on from a number that is no cell of its row: 欠费66万元."""
    if spoken.rows or spoken.carried is None:
        return False
    start = spoken.start - len(spoken.before)
    told = [
        x
        for x in numbers
        if start <= x.start < spoken.start and not (x.is_percent or x.unit == "百分点")
    ]
    cells = spoken.carried.numbers.values()
    return bool(told) and not any(
        abs(abs(cell.amount) - number.amount) <= number.step / 2
        for cell in cells
        for number in told
    )


def columns_meant(
    spoken: Spoken, numbers: list[Measured], row: Line, sheet: Sheet
) -> tuple[list[Column], bool]:
    """Return the columns that a clause speaks of, and whether its words leave no doubt."""
    columns = [column for column in sheet.columns if row is None or shows(row, column)]
    if not MOVING.search(spoken.whole):
        columns = [column for column in columns if not column.is_reckoned]
    if told := _by_number(spoken, numbers, row, columns):
        return told, True
    plain = spoken.text
    for each in reversed(spoken.rows):
        plain = plain[: each.start] + "，" + plain[each.end :]
    if RATIO_SAID.search(plain) and not any(RATIO_SAID.search(c.name) for c in columns):
        return _of_shares(plain, spoken.before, columns), True
    if found := named_by(plain, spoken.text, columns):
        return found, True
    says_nothing = not spoken.rows or plain.strip("，").startswith(("最", "居", "排", "垫"))
    if says_nothing and (found := _of_clause_before(spoken, numbers, row, columns)):
        return found, True
    found = named_by(spoken.before, spoken.text, columns)
    full = [column for column in found if naming(column, spoken.before) == FULL]
    ranked = len(found) == 1 and RANKED.search(spoken.before)  # 儿科居首，占26.3%，骨科最少
    full = full or (found if ranked else [])
    one_said = len(full) == 1 and not SEVERAL.search(spoken.before)
    if one_said and ONLY_MOST.fullmatch(plain):
        return full, True  # 负荷率甲最高，乙最低
    if found:  # of another clause: any other column may be meant
        return [*found, *(column for column in columns if column not in found)], True
    return columns, False


RANKED = pattern("居[首前末]|最[多少高低]|首位|第一")
SEVERAL = pattern("[、也]")
ONLY_MOST = pattern("，*最[一-鿿]")


def _of_clause_before(
    spoken: Spoken, numbers: list[Measured], row: Line, columns: list[Column]
) -> list[Column]:
    """Return the columns that the clause right before names in full, or whose cell it says."""
    clause = re.split("[，；：]", spoken.before.rstrip("，"))[-1]
    if spoken.rows and "、" in clause:
        return []  # 人次最多、增幅也最大，甲最少: of which of both?
    start = spoken.start - len(spoken.before) + spoken.before.rfind(clause)
    said = [
        column
        for column in columns
        for number in numbers
        if start <= number.start < spoken.start
        and (cell := row.numbers[column.line.place]).unit in (number.unit, number.same, "")
        and abs(abs(cell.amount) - number.amount) <= number.step / 2
    ]
    return said or [column for column in columns if naming(column, clause) == FULL]


def _of_shares(words: str, before: str, columns: list[Column]) -> list[Column]:
    """Return the one column whose order is that of shares of its total; none of other ratios."""
    counts = [column for column in columns if column.unit not in PARTS and not column.is_reckoned]
    named = [column for column in counts if naming(column, before) == FULL] or counts
    return named if len(named) == 1 and SHARES.search(words) else []


def named_by(words: str, clause: str, columns: list[Column]) -> list[Column]:
    """Return the columns that some words name: what moved, what is done, or by their names."""
    if MOVING.search(words):
        moved = [c for c in columns if is_of_moves(c)]
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


MOVED = pattern("净增|净减|增加|减少|顺差|逆差|差额|相差|盈亏")
"""No 结余 or 未完成: what is left says nothing of which way it went."""


def is_of_moves(column: Column) -> bool:
    """Return whether a column says how rows moved."""
    printed = GROWTH.search(column.name) or MOVED.search(column.name)
    return column.is_reckoned or bool(printed) or "距平" in column.name


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
