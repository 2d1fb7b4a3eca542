"""Which rows and columns of a table some words name."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.changed import BESIDE, with_changes, with_points
from jianbao.audit.tables.claims import (
    GROWTH,
    SHARES,
    SMALL,
    TOTAL,
    Sums,
    is_total,
    may_be_sum,
    sum_fits,
    sums_of,
)
from jianbao.audit.tables.derived import DIFFERENCE, PER, RATE
from jianbao.audit.tables.grid import Cell, Grid, Line, plain_name
from jianbao.audit.tables.implied import MEAN_LINE, MONTH_LINE, MONTHS

FEWEST_LETTERS = 2
PARTS = ("%", "‰", "百分点")
ENDS = tuple("镇乡县区市村局站校院所组类")
FEWEST_ALIKE = 3  # rows that end alike before the end is no part of their names
GENERAL = frozenset(
    pattern("[一-鿿]{2}").findall(
        "情况数量总量总数合计金额单位完成占比比重比例比上上年同比环比增减增长同期本年实际去年年初"
    )
)
NAMED_BY_PAST = pattern(
    "[上去]年|上学[年期]|上[届周旬]|同期|年初|年末|上月|上季|前[年月]|常年|历年|20\\d\\d[年届级]"
)
CHANGED = pattern("[比较]|增|减|升|降|率|占|差|进度|完成")
PLANNED = pattern("计划|预算|目标|任务|应[收交到]|指标")
TIMES = pattern(
    r"(?:\d{1,2}[至—\-–~～])?\d{1,2}月份?|[上下]半年|前?[一二三四]个?季度|全年|当月|本月|累计"
)
A_YEAR = pattern(r"(?:19|20)\d\d年?")
IN_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)", needs="19|20")
OTHER_PAST = pattern("[上去]年|上学[年期]|上[届周旬]|同期|年初|上月|上季|前[年月]|常年|历年")
TAIL = pattern("(?:建设|投资|情况|工程|数量|总量|总值|总额|额度|项目)$")
MEASURED = pattern("(?<=[一-鿿]{2})(?:人数|起数|件数|户数)$", needs="数")
BRACKETS = pattern("[（(]([^（）()]{1,10})[）)]")


class Column(Struct, frozen=True):
    """A column, what it is called without unit and time, and the time that its head names."""

    line: Line
    core: str
    pairs: frozenset[str]
    time: str
    is_past: bool
    unit: str
    stated: str  # in brackets, though no cell could be read by it: 元/平方米

    @property
    def name(self) -> str:
        """The head as it is shown."""
        return plain_name(self.line.name)

    @property
    def is_reckoned(self) -> bool:
        """Whether the table gives it without printing it."""
        return self.line.place >= BESIDE

    @property
    def is_time(self) -> bool:
        """Whether the head is a time and nothing else: 7月, 2025年."""
        return bool(TIMES.fullmatch(self.name) or A_YEAR.fullmatch(self.name))

    @property
    def year(self) -> int:
        """The year that the head names, or 0."""
        match = IN_YEAR.search(self.line.name)
        return int(match[0]) if match else 0


class Sheet(Struct, frozen=True):
    """A table as words name it: its rows by their names, the longest first, and its columns."""

    rows: tuple[Line, ...]
    heads: tuple[str, ...]  # what the column of names is called: 景区
    names: tuple[tuple[str, Line], ...]
    plain: tuple[Line, ...]  # the rows that no line of totals is
    totals: tuple[Line, ...]
    columns: tuple[Column, ...]
    letters: frozenset[str]  # all that the table's own words are written with
    pairs: frozenset[str]  # two letters of each column's name, and of its own title
    has_times: bool  # some columns are of other times than others
    summed: Line | None  # the sums of all rows, of a table that has no line of totals

    @property
    def total(self) -> Line | None:
        """The line that sums up the whole table."""
        whole = [row for row in self.totals if not SMALL.search(plain_name(row.name))]
        if not self.totals:
            return self.summed
        found = whole or list(self.totals)
        return found[0] if len(found) == 1 else None


def sheet_of(grid: Grid, known: str = "") -> Sheet | None:
    """Return a table as words name it; None where it has one row. `known`: the paper's title."""
    measured = sum(bool(BRACKETS.search(row.name)) for row in grid.rows) * 2 > len(grid.rows)
    if measured and any(is_total(plain_name(column.name)) for column in grid.columns):
        return made_sheet(grid.columns, grid.rows, (), grid.title.text, known)  # of measures
    numbered = {line.place for line in grid.columns}
    heads = [
        plain_name(cell.prose.text)
        for row in grid.plan.rows[: grid.plan.header_rows]
        for cell in row
        if cell.column not in numbered
    ]
    return made_sheet(grid.rows, grid.columns, tuple(heads), grid.title.text, known)


def made_sheet(
    rows: tuple[Line, ...], lines: tuple[Line, ...], heads: tuple[str, ...], title: str, known: str
) -> Sheet | None:
    """Return a sheet of rows and of the lines that are its columns."""
    if len(rows) < 2:
        return None
    columns = _of_now(tuple(column_of(line) for line in lines))
    reckoned: list[Line] = []
    if pair := _now_and_before(columns):
        rows, reckoned = with_changes(rows, *pair, lines)
    elif rates := _rates_of_two_times(columns):
        rows, reckoned = with_points(rows, *rates)
    columns += tuple(column_of(line) for line in reckoned)
    totals = _totals(rows)
    plain = tuple(row for row in rows if row not in totals)
    of_years = all(A_YEAR.fullmatch(row.name.strip()) for row in plain)  # what there was each year
    summed = None if totals or of_years else _summed("合计", columns, plain)
    names = (*_names(plain, totals), *_quarters(columns, rows))
    said = (title, known, *heads, *(line.name for line in (*rows, *lines)))
    letters = frozenset("".join(said))
    pairs = frozenset(pair for column in columns for pair in column.pairs)
    pairs |= {
        words[at : at + 2] for words in (title, *heads) for at in range(len(words) - 1)
    } - GENERAL
    timed = any(column.time for column in columns)
    return Sheet(rows, heads, names, plain, totals, columns, letters, pairs, timed, summed)


def _quarters(columns: tuple[Column, ...], rows: tuple[Line, ...]) -> list[tuple[str, Line]]:
    """Return what quarters of months come to, where no line of the table is called so."""
    months = {int(m[1]): row for row in rows if (m := MONTH_LINE.fullmatch(plain_name(row.name)))}
    known = {plain_name(row.name) for row in rows}
    if not months:
        quarters = {plain_name(row.name).removeprefix("第"): row for row in rows}
        found = [quarters.get(f"{letter}季度") for letter in "一二三四"]
        parts = {"上半年": found[:2], "下半年": found[2:], "前三季度": found[:3]}
        return [
            (name, _summed(name, columns, tuple(row for row in part if row is not None)))
            for name, part in parts.items()
            if name not in known and None not in part
        ]
    return [
        (name, _summed(name, columns, tuple(months[at] for at in range(first, last + 1))))
        for name, (first, last) in MONTHS.items()
        if first and name not in known and all(at in months for at in range(first, last + 1))
    ]


def _totals(rows: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines that stand for all: 合计, 平均, and 上半年 or 累计 behind months."""
    names = [plain_name(row.name) for row in rows]
    of_months = sum(bool(MONTH_LINE.fullmatch(name)) for name in names) >= FEWEST_ALIKE
    found = tuple(
        row
        for row, name in zip(rows, names, strict=True)
        if is_total(name) or MEAN_LINE.search(name) or (of_months and name in MONTHS)
    )
    if found:
        return found
    together = sums_of(rows)
    ends = (rows[at] for at in (-1, 0) if names[at] == "累计" or _adds_up(rows, at, together))
    return tuple(islice(ends, 1))


def _adds_up(rows: tuple[Line, ...], at: int, sums: Sums) -> bool:
    """Return whether the first or last line is the sum of all others, though not called so."""
    if not may_be_sum(rows[at], sums):
        return False
    others = [row for row in rows if row is not rows[at]]
    cells = [
        (cell, [row.numbers[place] for row in others if place in row.numbers])
        for place, cell in rows[at].numbers.items()
        if cell.unit not in PARTS
    ]
    tried = [(cell, used) for cell, used in cells if len(used) == len(others) > 1 and cell.amount]
    holding = sum(sum_fits(cell, used) for cell, used in tried)
    return holding > 1 and 2 * holding > len(tried)


def _summed(name: str, columns: tuple[Column, ...], rows: tuple[Line, ...]) -> Line:
    numbers: dict[int, Cell] = {}
    for column in columns:
        at = column.line.place
        cells = [row.numbers[at] for row in rows if at in row.numbers]
        alike = len({cell.unit for cell in cells}) == 1
        if (
            alike
            and len(cells) == len(rows) > 1
            and column.unit not in PARTS
            and not PER.search(column.name)
        ):
            numbers[at] = added(cells)
    return Line(name, numbers, -1)


def added(cells: list[Cell]) -> Cell:
    """Return the sum of cells, as a cell that stands nowhere."""
    first = cells[0]
    amount = sum((cell.amount for cell in cells), Decimal(0))
    return Cell(
        amount, first.step, first.scale, first.unit,
        replace(first.passage, text=f"{amount / first.scale:f}"), first.offset, "",
        sum((cell.blur for cell in cells), Decimal(0)),
    )  # fmt: skip


def column_of(line: Line) -> Column:
    """Return a line as a column that words may name."""
    name = plain_name(line.name)
    time = TIMES.search(name)
    kept = time is None or time[0] in (name, "累计")  # 累计结余 is no time's
    core = name if time is None or kept else name.replace(time[0], "", 1)
    pairs = frozenset(core[at : at + 2] for at in range(len(core) - 1)) - GENERAL
    units = {cell.unit for cell in line.numbers.values()}
    unit = units.pop() if len(units) == 1 else ""
    brackets = BRACKETS.findall(line.name)
    stated = brackets[-1] if brackets and not unit and brackets[-1] not in "万亿" else ""
    past = bool(NAMED_BY_PAST.search(name) or PLANNED.search(name)) and not CHANGED.search(name)
    return Column(line, core, pairs, plain_time(time[0]) if time else "", past, unit, stated)


def _of_now(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which those of the last of several years are not of the past."""
    years = {column.year for column in columns} - {0}
    if len(years) < len(("one", "other")):
        return columns
    last = max(years)
    return tuple(
        replace(column, is_past=False)
        if column.year == last and not OTHER_PAST.search(column.name)
        else column
        for column in columns
    )


def _now_and_before(columns: tuple[Column, ...]) -> tuple[Line, Line] | None:
    """Return the two columns of one thing at two times, where there are no more of them."""
    counts = [
        column
        for column in columns
        if column.unit not in PARTS and not any(each.search(column.name) for each in OF_OTHERS)
    ]
    past = [column for column in counts if column.is_past]
    last = max((column.year for column in past), default=0)
    past = [column for column in past if column.year == last]
    if len(past) != 1:
        return None
    now = [c for c in counts if not c.is_past and c.unit == past[0].unit]
    alike = [c for c in now if _thing(c) == _thing(past[0])]
    found = alike if len(alike) == 1 else now
    return (found[0].line, past[0].line) if len(found) == 1 else None


def _rates_of_two_times(columns: tuple[Column, ...]) -> tuple[Line, Line] | None:
    """Return the one rate that the table has at two times, 合格率 and 一季度合格率."""
    if any(column.unit == "百分点" for column in columns):
        return None
    rates = [c for c in columns if c.unit not in ("", "百分点") and not SHARES.search(c.name)]
    of_times = [(c, bool(c.time or NAMED_BY_PAST.search(c.name))) for c in rates]
    found = [
        (now.line, then.line)
        for now, is_past in of_times
        for then, was in of_times
        if was and not is_past and _thing(then) == _thing(now) != "" and then.unit == now.unit
    ]
    return found[0] if len(found) == 1 else None


OF_OTHERS = (GROWTH, DIFFERENCE, PER, RATE, PLANNED)  # columns that no thing is counted in
OF_TIME = pattern(
    r"(?:19|20)\d\d[年届级]?[末底]?|[一二三四]季度|[上去今本前][年届][初末]?|同期|[年月期][初末]|[本上]月[初末]?|[当目]前|本期|常年|平均|[的数额量]|[^\w]"
)


def _thing(column: Column) -> str:
    """Return what a column counts, whatever its time."""
    return OF_TIME.sub("", column.core)


def plain_time(words: str) -> str:
    """Return one way to write a time: 1—6月 of 上半年 and 1-6月份."""
    words = re.sub("[至\\-–~～]", "—", words.removesuffix("份"))
    return {"上半年": "1—6月", "一季度": "1—3月", "全年": "1—12月"}.get(words, words)


def _names(plain: tuple[Line, ...], totals: tuple[Line, ...]) -> tuple[tuple[str, Line], ...]:
    own = [(plain_name(row.name), row) for row in plain]
    called = [(TOTAL.sub("", plain_name(row.name)), row) for row in totals]
    names = [*own, *called]
    end = _common_end([name for name, _ in own])
    names += [(name.removesuffix(end), row) for name, row in own if end]
    names += [(name[:-1], row) for name, row in own if name.endswith(ENDS) and len(name) > 2]
    names += [(TAIL.sub("", name), row) for name, row in own if len(TAIL.sub("", name)) > 2]
    names += [(MEASURED.sub("", name), row) for name, row in own if MEASURED.search(name)]
    known: dict[str, Line | None] = {}
    for name, row in names:
        if len(name) >= FEWEST_LETTERS:
            same = known.get(name, row)
            known[name] = row if same is row else None  # two rows of one name: neither is meant
    found = [(name, row) for name, row in known.items() if row is not None]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def _common_end(names: list[str]) -> str:
    """Return how all names end, where at least two letters are left of each."""
    if len(names) < FEWEST_ALIKE:
        return ""
    end = ""
    shortest = min(map(len, names))
    while len(end) < shortest - FEWEST_LETTERS:
        longer = names[0][-len(end) - 1 :]
        if not all(name.endswith(longer) for name in names):
            break
        end = longer
    return end


class NamedRow(Struct, frozen=True, gc=False):
    """A row that some words name, and where."""

    start: int
    end: int
    line: Line


def rows_in(words: str, sheet: Sheet) -> list[NamedRow]:
    """Return the rows that some words name, in their order."""
    found: list[NamedRow] = []
    for name, line in sheet.names:
        at = words.find(name)
        while at >= 0:
            end = at + len(name)
            if _is_apart(words, at, name) and not any(f.start < end and at < f.end for f in found):
                found.append(NamedRow(at, end, line))
            at = words.find(name, end)
    return sorted(found, key=lambda each: each.start)


def _is_apart(words: str, at: int, name: str) -> bool:
    """Return whether a name is no end of a longer one: 1月 of 11月, 小学 of 中小学."""
    if words[at - 1 : at] == "中" and words[at - 2 : at - 1] not in ("其", "当", "之"):
        is_place = len(name) > len("山区") and name[-1] in "县区市镇乡馆站院校所"  # 县级馆中甲区馆
        among = is_place or AMONG.search(words, max(0, at - 10), at)
        return bool(among) and not name.startswith("小学")
    return not (
        name[0].isdecimal() and at and (words[at - 1].isdecimal() or words[at - 1] in "-—至")
    )


AMONG = pattern("[\\d两二三四五六七八九十][^，。；：、]{1,7}中$", needs="中")


def shortened(core: str) -> str:
    """Return a name without the letter that says no more than that it is counted."""
    return core.removesuffix("数").removesuffix("量").removesuffix("额")


@lru_cache(maxsize=4096)
def how_named(core: str, pairs: frozenset[str], words: str) -> int:
    """Return 2 where words name a column in full, 1 where by two letters of it, else 0."""
    short = shortened(core)
    if len(core) >= FEWEST_LETTERS and (core in words or (len(short) >= 2 and short in words)):
        return 2
    return int(any(pair in words for pair in pairs))


def naming(column: Column, words: str) -> int:
    """Return how far words name a column: 2 in full, 1 in part, 0 not."""
    return how_named(column.core, column.pairs, words)


def shows(row: Line, column: Column) -> bool:
    """Return whether a cell stands where a row and a column cross."""
    return column.line.place in row.numbers
