"""How many rows of a table are so, and which: 高于平均的有4个, 只有甲下降."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import Words, carried
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.groups import are_times, number
from jianbao.audit.tables.meant import MOVING, is_of_moves
from jianbao.audit.tables.naming import Column, NamedRow, Sheet, naming, rows_in, shows
from jianbao.audit.tables.orders import FALLS, STEADY, by_time, level
from jianbao.audit.tables.statements import Statement
from jianbao.briefing.numbers import scale_of

COUNTERS = "个|家|所|项|类|座|条|名|县|乡|镇|村|处|户|种"
CLAUSE = pattern("(?:[^，。；：！？、\n]|、(?![一两三四五六七八九十\\d]{1,2}[个家项座县区]))+")
HOW_MANY = pattern(
    rf"(?:^|有|共|达|计|为|中|全[省市县区镇校院局系])(?P<count>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?P<of>{COUNTERS})(?![月年多余])",
)
OF_TIMES = pattern(
    r"(?:有|中)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<of>个月|个季度|年)",
    needs="有|中",
)
LIMIT = pattern(
    r"(?P<way>超过|高于|大于|多于|达到|不足|低于|少于|不到|小于|在)(?P<limit>\d+(?:\.\d+)?)(?P<scale>[万亿]?)(?P<unit>[^\d，。；、的以有]{0,7})(?P<bound>以[上下内])?"
)
MEAN = pattern(
    "(?P<way>高于|低于|超过|不及|未达到|达不到|快于|慢于|优于)[^，。；]{0,6}?(?:平均|[总整]体)",
    needs="平均|体",
)
ABOUT_MEAN = pattern("[高低快慢优]于全?[一-鿿]?平均(?:水平|值|数)?$", needs="平均")
PACE = pattern(
    "(?P<way>未达到?|未完成|低于|慢于|落后于?|滞后于?|达到|超过?|快于|高于)[^，。；]{0,4}?序时",
    needs="序时",
)
SIGN = pattern(
    "(?P<way>不[升增]反[降减]|不[降减]反[升增]|下降|减少|负增长|回落|亏损|偏少|增长|上升|增加|正增长|盈利|偏多|提升|提高|持平|[增减][收产]|(?<![一二两三四五六七八九])[增升涨降减](?=[，、；：]|$))",
)
ONLY = pattern("唯[一有]|仅有?|只有", needs="唯|仅|只")
BELOW = ("不足", "低于", "少于", "不到", "小于", "不及", "未", "慢", "落后", "滞后", "达不到")
DOWN = (
    *("不升反降", "不增反降", "不增反减", "不升反减", "下降", "减少", "负增长", "回落", "亏损"),
    *("偏少", "减收", "减产", "降", "减"),
)
LESS_ITSELF = pattern("减|降|亏")
FULL = 2  # how far words name a column in full
NEAR = 3  # how far a number of rows may be off that was meant to be that


class Condition(Struct, frozen=True):
    """What rows are asked for, in which columns."""

    columns: list[Column]
    fulfils: Callable[[Column, Line], bool]
    is_sure: bool
    end: int


def counted(passage: Passage, words: Words) -> Iterator[Statement]:
    """Yield what a passage says of how many rows, or which, are so."""
    text, sheet, is_near = passage.text, words.sheet, words.is_near
    if is_near:
        yield from _risen_and_fallen(text, sheet)
    if not (
        HOW_MANY.search(text)
        or OF_TIMES.search(text)
        or ONLY.search(text)
        or "的有" in text
        or "平均" in text
        or "体" in text
    ):
        return
    form = OF_TIMES if are_times(sheet) else HOW_MANY
    for clause in CLAUSE.finditer(text):
        many = next((x for x in form.finditer(clause[0]) if not _is_scope(x)), None)
        only = ONLY.search(clause[0])
        of_rows = "的有" in clause[0] or ABOUT_MEAN.search(clause[0])
        if not (many or only or of_rows):
            continue
        rows = [each for each in rows_in(clause[0], sheet) if each.line in sheet.plain]
        if not (many or only or rows):
            continue
        before = text[max(0, clause.start() - 60) : clause.start()].rpartition("。")[2]
        asked = _condition(clause[0], before, sheet, many)
        if asked is None or not (is_near or rows):
            continue
        if many:
            yield from _judged(clause, many, asked, sheet)
            yield from _those(clause, number(many["count"]), asked, words)
        elif only and (row := _only_row(clause, rows, words)) is not None:
            yield from _only(clause, row, asked, sheet)
        elif of_rows:
            yield from _listed(clause, [each.line for each in rows], asked)


def _only_row(clause: re.Match[str], rows: list[NamedRow], words: Words) -> Line | None:
    """Return the one row that a clause names, or of which the clauses before it speak."""
    if rows:
        return rows[0].line if len(rows) == 1 else None
    spoken = carried(words, 0, clause.start()) if IS_ONLY.match(clause[0]) else ()
    return spoken[0] if len(spoken) == 1 else None


IS_ONLY = pattern("[且也并]?[是为]")


def _is_scope(many: re.Match[str]) -> bool:
    """Return whether a number is of those among whom some are counted: 三类对象中."""
    return bool(SCOPE.match(many.string, many.end()))


SCOPE = pattern("[^，。；、]{0,6}中(?![心小学等])", needs="中")


def _condition(
    words: str, before: str, sheet: Sheet, many: re.Match[str] | None
) -> Condition | None:
    plain = words[: many.start()] + " " + words[many.end() :] if many else words
    if match := LIMIT.search(plain):
        return _limited(match, plain, before, sheet)
    if (match := MEAN.search(plain)) and sheet.total is not None:
        return _about_mean(match, plain, before, sheet)
    if match := PACE.search(plain):
        columns = [column for column in sheet.columns if "序时" in column.name]
        below = match["way"].startswith(BELOW)
        return Condition(columns, lambda c, row: _signed(c, row, below), True, match.end())
    if (match := STEADY.search(plain)) and any(column.is_time for column in sheet.columns):
        sign = -1 if FALLS.search(match["way"]) else 1
        times = [column for column in sheet.columns if column.is_time][:1]
        return Condition(times, lambda c, row: _is_steady(row, sheet, sign), True, match.end())
    if match := SIGN.search(plain):
        way = match["way"]
        columns = moving(plain, before, sheet, way)
        return Condition(columns, lambda c, row: _went(c, row, way), True, match.end())
    return None


def _is_steady(row: Line, sheet: Sheet, sign: int) -> bool:
    """Return whether a row rose, or fell, from each time of the table to the next."""
    cells = by_time(row, sheet)
    return len(cells) > 2 and all(sign * (b.amount - a.amount) > 0 for a, b in pairwise(cells))


def _went(column: Column, row: Line, way: str) -> bool:
    if way == "持平":
        return not row.numbers[column.line.place].amount
    return _signed(column, row, way in DOWN)


def _signed(column: Column, row: Line, below: bool) -> bool:
    amount = row.numbers[column.line.place].amount
    return amount < 0 if below else amount > 0


def moving(words: str, before: str, sheet: Sheet, way: str) -> list[Column]:
    """Return the columns that say by their sign which way rows went."""
    if way in ("亏损", "盈利"):
        columns = [c for c in sheet.columns if re.search("利润|盈|损益", c.name)]
    else:
        columns = [
            column
            for column in sheet.columns
            if is_of_moves(column) and not LESS_ITSELF.search(column.name.replace("增减", ""))
        ]
    for said in (words, before):
        own = [
            column for column in columns if (of := owner(column, sheet)) and naming(of, said) == 2
        ]
        if own:
            return own
    best = max((naming(column, words) for column in columns), default=0)
    named = [column for column in columns if naming(column, words) == best]
    if not best:
        named = [column for column in columns if naming(column, before) == FULL]
    return named or columns


def owner(column: Column, sheet: Sheet) -> Column | None:
    """Return the column whose move one says that is called 同比 alone: the one before it."""
    if column.is_reckoned or not BARE.fullmatch(column.name):
        return None
    before = [each for each in sheet.columns if each.line.place < column.line.place]
    return next((each for each in reversed(before) if not is_of_moves(each)), None)


BARE = pattern(
    "(?:[同环]比|[比较](?=[上去年同])|上年|去年|同期|年初|上月|上季度?|上届|[增升]?[减降]|增[长加幅速]|变化|±|幅度?)+"
)


def _limited(match: re.Match[str], words: str, before: str, sheet: Sheet) -> Condition | None:
    limit = Decimal(match["limit"]) * scale_of(match["scale"])
    unit = match["unit"]
    if match["way"] == "在" and not match["bound"]:
        return None
    below = match["way"].startswith(BELOW) or match["bound"] in ("以下", "以内")
    inclusive = match["way"] == "达到" or bool(match["bound"])
    moved = MOVING.search(words) or MOVING.search(before)
    columns = [c for c in sheet.columns if moved or not c.is_reckoned]
    fitting = [c for c in columns if c.unit == unit or (not c.unit and unit != "%")]
    named = [c for c in fitting if naming(c, words)] or [c for c in fitting if naming(c, before)]
    columns = named or fitting

    def fulfils(column: Column, row: Line) -> bool:
        amount = row.numbers[column.line.place].amount
        if amount == limit:
            return inclusive
        return amount < limit if below else amount > limit

    return Condition(columns, fulfils, bool(named) or len(fitting) == 1, match.end())


def _about_mean(match: re.Match[str], words: str, before: str, sheet: Sheet) -> Condition:
    total = sheet.total
    below = match["way"].startswith(BELOW)
    fitting = [
        c
        for c in sheet.columns
        if total and c.line.place in total.numbers and total is not sheet.summed
    ]
    if GROWS.search(words[: match.start()]):  # 营业收入增速高于全市平均: of the column of growth
        moves = moving(words, before, sheet, match["way"])
        fitting = [column for column in fitting if column in moves]
    named = [c for c in fitting if naming(c, words)] or [c for c in fitting if naming(c, before)]
    rates = [c for c in fitting if c.unit in ("%", "‰") or re.search("均|单产|率", c.name)]
    named = [c for c in named if c in rates] or named

    def fulfils(column: Column, row: Line) -> bool:
        at = column.line.place
        mean = total.numbers[at].amount if total else Decimal(0)
        amount = row.numbers[at].amount
        return amount < mean if below else amount > mean

    return Condition(named or rates, fulfils, bool(named) or len(rates) == 1, match.end())


GROWS = pattern("[增降涨跌]幅|增速|增长率?$", needs="幅|增速|增长")


def _judged(
    clause: re.Match[str], many: re.Match[str], asked: Condition, sheet: Sheet
) -> Iterator[Statement]:
    said = number(many["count"])
    counts: list[tuple[int, Column]] = []
    for column in asked.columns:
        rows = [row for row in sheet.plain if column.line.place in row.numbers]
        for group in groups_of(rows):
            counts.append((sum(asked.fulfils(column, row) for row in group), column))
    if not counts or not said:
        return
    start = clause.start() + many.start("count")
    words = many["count"] + many["of"]
    if any(count == said for count, _ in counts):
        yield Statement(True, start, words, "", "")
        return
    alike = len(asked.columns) == 1 or len({count for count, _ in counts}) == 1
    if asked.is_sure and alike and said <= len(sheet.plain) + NEAR:
        count, column = counts[-1]
        yield Statement(False, start, words, f"{count}{many['of']}", column.line.name)


NAMED_BEHIND = pattern(
    "[，：（](?:即|为|是|分别[是为]|依次[是为]|包括|其中)?：?(?=[一-鿿])", needs="，|：|（"
)
AND = pattern("[、和与及]")


def _those(clause: re.Match[str], said: int, asked: Condition, words: Words) -> Iterator[Statement]:
    """Yield 有两家，即甲、乙 where one that is named is not so, and as many rows are."""
    behind = NAMED_BEHIND.match(words.text, clause.end())
    ends = END.search(words.text, behind.end()) if behind else None
    if behind is None or ends is None or not asked.is_sure or len(asked.columns) != 1:
        return
    column, spots = asked.columns[0], words.rows(behind.end(), ends.start())
    rows = [row for row in words.sheet.plain if shows(row, column)]
    named = [spot for spot in spots if spot.line in rows]
    between = pairwise(named)
    joined = all(AND.fullmatch(words.text, one.end, two.start) for one, two in between)
    fulfilling = sum(asked.fulfils(column, row) for row in rows)
    if not joined or not len(named) == said == fulfilling:
        return
    amounts = [spot.line.numbers[column.line.place].amount for spot in named]
    if "依次" in behind[0] and amounts not in (sorted(amounts), sorted(amounts, reverse=True)):
        order = sorted(named, key=lambda each: -each.line.numbers[column.line.place].amount)
        names = "、".join(plain_name(each.line.name) for each in order)
        at, end = named[0].start, named[-1].end
        yield Statement(False, at, words.text[at:end], names, column.line.name)
    for spot in named if named[0].start == behind.end() else ():
        if not asked.fulfils(column, spot.line):
            cell, name = spot.line.numbers[column.line.place], plain_name(spot.line.name)
            yield Statement(False, spot.start, name, cell.text, f"{name}{column.name}")


END = pattern("[，。；）]")
RISEN_FALLEN = pattern(
    "(?P<up>[一二两三四五六七八九])[增升涨](?P<down>[一二两三四五六七八九])[降减跌](?:[一二两三四五六七八九]平)?"
    "|(?P<less>[一二两三四五六七八九])[降减跌](?P<more>[一二两三四五六七八九])[增升涨]",
    needs="增|升|涨",
)


def _risen_and_fallen(text: str, sheet: Sheet) -> Iterator[Statement]:
    """Yield 三项收入一增两降 where two rose and one fell."""
    for match in RISEN_FALLEN.finditer(text):
        up, down = number(match["up"] or match["more"]), number(match["down"] or match["less"])
        counts = [
            (sum(x.amount > 0 for x in cells), sum(x.amount < 0 for x in cells), column.name)
            for column in sheet.columns
            if is_of_moves(column)
            and (cells := [r.numbers[column.line.place] for r in sheet.plain if shows(r, column)])
        ]
        if (up, down) in [each[:2] for each in counts]:
            yield Statement(True, match.start(), match[0], "", "")
        elif counts and abs(up + down - sum(counts[0][:2])) <= 1:
            rose, fell, name = counts[0]
            yield Statement(False, match.start(), match[0], f"{rose}增{fell}降", name)


def groups_of(rows: list[Line]) -> Iterator[list[Line]]:
    """Yield the rows of each level of numbering, where there are several."""
    levels = sorted({level(row) for row in rows})
    for each in levels:
        yield [row for row in rows if level(row) == each]
    if len(levels) > 1 and 0 in levels:
        yield rows


def _only(clause: re.Match[str], row: Line, asked: Condition, sheet: Sheet) -> Iterator[Statement]:
    """Yield 唯一下降的是甲 where another row, or none but it, fell."""
    columns = [column for column in asked.columns if column.line.place in row.numbers]
    at = clause.start() + clause[0].find(plain_name(row.name)[:2])
    alone = [
        column
        for column in columns
        if [
            each
            for each in sheet.plain
            if column.line.place in each.numbers and asked.fulfils(column, each)
        ]
        == [row]
    ]
    said = clause[0][:20]
    if alone:
        yield Statement(True, at, said, "", "")
    elif columns and not any(asked.fulfils(column, row) for column in columns):
        column = columns[0]
        yield Statement(
            False,
            at,
            said,
            row.numbers[column.line.place].text,
            f"{plain_name(row.name)}{column.name}",
        )


def _listed(clause: re.Match[str], rows: list[Line], asked: Condition) -> Iterator[Statement]:
    """Yield the rows behind 的有 that are not so."""
    columns = [c for c in asked.columns if all(c.line.place in row.numbers for row in rows)]
    for column in columns:
        if all(asked.fulfils(column, row) for row in rows):
            return
    if len(columns) == 1 and asked.is_sure:
        column = columns[0]
        wrong = [row for row in rows if not asked.fulfils(column, row)]
        if len(wrong) < len(rows):
            name = plain_name(wrong[0].name)
            at = clause.start() + max(clause[0].find(name[:2]), 0)
            yield Statement(
                False, at, name, wrong[0].numbers[column.line.place].text, column.line.name
            )
