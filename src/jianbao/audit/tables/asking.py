"""Which rows and columns of a table the words around a number speak of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.pairs import EACH, values_behind
from jianbao.audit.tables.grid import Line
from jianbao.audit.tables.groups import are_times, grouped, is_of_some
from jianbao.audit.tables.naming import (
    IN_YEAR,
    NAMED_BY_PAST,
    PLANNED,
    TIMES,
    Column,
    NamedRow,
    Sheet,
    naming,
    plain_time,
    rows_in,
)
from jianbao.audit.tables.questions import (
    AGAINST,
    ALL,
    OVERDONE,
    SHARE,
    TIMES_OF,
    TOGETHER,
    Question,
)

NAME_WITH_DIGIT = pattern(r"\d+[A-Z]")  # 5G
CLAUSE_ENDS = "，、（）：——"
SENTENCE_ENDS = "。！？\n"
HELD_AGAINST = tuple("于比较过")
HARD_ENDS = "；。！？\n"
STRANGE = 2  # letters before a number that the table does not know: 一年级招生
PAST_VALUE = pattern("(?:上年|去年|年初|同期|上月|\\d年)[^，。；]{0,6}的$|^由|由$|从")
FILLER = pattern(
    r"其中|缩短|延长|各|发生|产生|面积|年份|略有|有所|大幅|逐[年月季次]|除|以?外|过半|贡献|变化|方向|相反|趋势|剩余|尚[余有差]|空余|结余|还差|从表[\d中]*看|[一二两三四五六七八九][增升涨降减跌平]|完成进度|进度|造成|导致|分别|依次|完成|实现|全部|[上下]半年|[本今全当]年|第?[一二三四]季度|\d+月份?|[年月季]末|截至|目前|当前"
    "|累计|同比|环比|合计|总计|平均|人均|亏损|盈利|不[升增]反[降减]|不[降减]反[升增]|由[升降正负]转[升降正负]|开展|组织|举办|进行|实施|发放|[拥现具]有|涉及|增幅|增速|降幅|对象|人员|群众|排在?|落后|领先|相差|净[增减]|增长|下降|增加|减少|提高|上升|回落|偏[多少]|高出|低于|高于|超过"
    "|[全各本我关辖][国省市县区州镇乡院校行馆]|之间|之差|比上年|较上年|去年|上年|同期|年初|[仅只][为有占]|不[足到]|最[高低多少大小快慢长短好差重轻]|首尾|两者|[前后]者|[居列]?第[一二三四五六七八九十\\d]+[位名]?|[居列][首末]位?|次之|垫底|连续|较[多少高低大小快慢]|之和|恰好?|正好|将近|接近"
    "|[为是达到已共有约的在比较高低多少出占超其则也又并及和与等由从以者中尚还未每且均仍再各总计数量额率了两二三四五六七八九十个家座所位名项处条类种月日年前]"
)


class Subject(Struct, frozen=True):
    """The rows that a number is said of, and how they were found."""

    rows: tuple[Line, ...]
    is_named: bool  # in the words right before it, or as the total of all
    is_total: bool
    parts: tuple[Line, ...] = ()  # those of the rows that it is said of
    others: tuple[Line, ...] = ()  # those that it is held against


class Words(Struct, frozen=True):
    """A passage as a table's words: where it names rows."""

    text: str
    sheet: Sheet
    spots: tuple[NamedRow, ...]
    is_near: bool

    def rows(self, start: int, end: int) -> list[NamedRow]:
        """Return the rows that are named between two places."""
        return [spot for spot in self.spots if start <= spot.start and spot.end <= end]


def words_of(passage: Passage, sheet: Sheet, is_near: bool) -> Words | None:
    """Return a passage as a table's words; None where it says nothing of the table."""
    named = rows_in(passage.text, sheet)
    spots = tuple(sorted([*named, *grouped(passage.text, sheet, named)], key=lambda e: e.start))
    if not spots and not (is_near and any(pair in passage.text for pair in sheet.pairs)):
        return None
    return Words(passage.text, sheet, spots, is_near)


def question(words: Words, number: Measured) -> tuple[Question, Subject] | None:
    """Return what a number of a passage asks of a table."""
    text = words.text
    start = max(text.rfind(end, 0, number.start) for end in SENTENCE_ENDS) + 1
    lead = _whole_lead(words, start, number)
    subject = _subject(words, start, number.start, number.end, lead)
    if subject is None:
        return None
    around = text[start : number.end]
    columns = _columns(lead, text[start : number.start], words.sheet)
    if not columns:
        return None
    begin = number.start - len(lead)
    empty = stands_against(lead) == len(lead) and not own_words(lead, words.sheet)
    if empty and not words.rows(begin, number.start):  # 南湾雨日最少，只有14天
        ends = (text.rfind(mark, start, max(start, begin - 1)) + 1 for mark in "，；：")
        longer = text[max(start, *ends) : number.start]
        if stands_against(longer) == len(longer):  # 占51.9%，同比增长 asks for no share
            lead = longer
    after = AFTER.match(text, number.end)
    named = after[0] if after else ""
    asked = Question(
        text, number, lead, around, subject.rows, words.sheet, columns, named,
        subject.parts, subject.others,
    )  # fmt: skip
    return asked, subject


def in_turn(
    passage: Passage, numbers: list[Measured], words: Words
) -> Iterator[tuple[int, Question | None]]:
    """Yield what values behind 分别 ask: each of the row that is named in its turn, or nothing."""
    text = passage.text
    for each in EACH.finditer(text):
        values = list(values_behind(passage, numbers, each.end()))
        start = max(text.rfind(end, 0, each.start()) for end in SENTENCE_ENDS) + 1
        rows = [
            row
            for row in words.rows(start, each.start())
            if text[row.start - 1 : row.start] not in HELD_AGAINST  # 甲、乙低于全市平均，分别低
        ][-len(values) :]
        if len(values) < 2:
            continue
        if len({id(row.line) for row in rows}) != len(values):
            yield from ((value.start, None) for value in values)
            continue
        around = text[start : values[0].start]
        lead = _whole_lead(words, start, values[0])
        columns = _columns(lead, around, words.sheet)
        for row, value in zip(rows, values, strict=True):
            yield (
                value.start,
                Question(text, value, lead, around, (row.line,), words.sheet, columns),
            )


def _whole_lead(words: Words, start: int, number: Measured) -> str:
    """Return the words of the clause before a number: 、 between names is no end of it."""
    text = words.text
    mark = TO_MARK.match(text, start, number.start)
    at = mark.end() if mark else start
    lead = text[at : number.start]
    if len(number.lead) > len(lead):
        return number.lead
    for digit in DIGIT.finditer(text, at, number.start):
        in_name = any(spot.start <= digit.start() < spot.end for spot in words.spots)
        if not in_name and not NAME_WITH_DIGIT.match(text, digit.start()):
            return number.lead
    return lead


TO_MARK = pattern("(?s:.*)[，；。：！？（）\n]")
DIGIT = pattern("\\d")


CLOSE = 6  # letters behind a number that may be the name of a row


def _subject(words: Words, start: int, end: int, stop: int, lead: str) -> Subject | None:
    """Return the rows that are named right before a number, or in the clauses before, or all."""
    begin = end - len(lead)
    at = stands_against(lead)
    own = _once(words.rows(begin, end))
    total = words.sheet.total
    behind = words.rows(stop, stop + CLOSE) if not own else []
    if behind and not words.text[stop : behind[0].start]:  # 造成104人死亡
        return Subject((behind[0].line,), True, False)
    if parts := _once(words.rows(begin, begin + at)):
        return Subject(own, True, own == (total,), parts, own[len(parts) :])
    if is_of_some(lead, words.text[start:begin].rstrip("，"), words.sheet):
        return None
    since = [s.line for s in words.rows(start, end) if SINCE.match(words.text, s.end)]
    last = words.sheet.plain[-1]
    if len(since) == 1 and not own and since[0] is not last and are_times(words.sheet):
        return Subject((last, since[0]), True, False, (last,), (since[0],))
    of_all = _says_all(lead[:at], words.sheet)
    if of_all and total is not None and lead in ALONE:  # 甲最多，共6天
        spoken = carried(words, start, begin)
        if len(spoken) == 1:
            return Subject((*spoken, total), False, False, spoken)
    if of_all and total is not None and not TOGETHER.search(lead[:at]):
        return Subject((total, *own), True, True) if words.is_near else None
    spoken = carried(words, start, begin, with_both=bool(GREW.search(lead)))
    if own and not spoken and are_times(words.sheet) and own[-1] is not words.sheet.plain[-1]:
        spoken = words.sheet.plain[-1:]  # 比6月多28起: what the paper is of
    if spoken and not (of_all and len(spoken) == 1):
        return Subject((*spoken, *own), at < len(lead), False, spoken, own)
    if words.is_near and total is not None:
        return Subject((total, *own), of_all, True)
    return None


SINCE = pattern("以来|[以之]后|相比")


def _says_all(words: str, sheet: Sheet) -> bool:
    """Return whether words speak of all rows; 累计结余 may be a column."""
    words = OVER_TIME.sub("", words)  # 五年共减少
    for column in sheet.columns:
        if len(column.name) > 1:
            words = words.replace(column.name, "")
    return bool(ALL.search(words))


ALONE = ("共", "共有", "总共", "一共")
OVER_TIME = pattern(
    "[两三四五六七八九十\\d](?:年|个?月|个?季度)来?(?:累计|总共|共|合计)", needs="共|累计|合计"
)
GREW = pattern("^(?:同比|环比)?(?:增长|下降|上升|提高|降低|减少|增加)$")


@lru_cache(maxsize=2048)
def stands_against(lead: str) -> int:
    """Return where the words begin that name what a number is held against: 占…, 比…."""
    found = [
        match.start()
        for match in (SHARE.search(lead), AGAINST.search(lead), TIMES_OF.search(lead))
        if match
    ]
    return min(found, default=len(lead))


BEST = pattern("(?:为|是|创)[^，。；]{1,8}最", needs="最")


def carried(words: Words, start: int, end: int, *, with_both: bool = False) -> tuple[Line, ...]:
    """Return the rows of the nearest clause before that names any, 。 and ； apart."""
    text = words.text
    start = max(start, max(text.rfind(mark, start, end) for mark in HARD_ENDS) + 1)
    spots = words.rows(start, end)
    while spots:
        last = spots[-1]
        begin = max(text.rfind(mark, start, last.start) for mark in "，：") + 1
        begin = max(begin, start)
        if BEST.match(text, begin, end):  # 为上半年最高: of whom the clause before speaks
            spots = [spot for spot in spots if spot.start < begin]
            continue
        clause = [spot for spot in spots if spot.start >= begin]
        stop = min(x for x in (text.find("，", last.end), text.find("：", last.end), end) if x >= 0)
        digit = DIGIT.search(text, last.end, stop)  # 是南屿的4倍 is of whom stands before
        held = begin + stands_against(text[begin : digit.start() if digit else stop])
        stop = digit.start() if digit else stop
        own = [spot for spot in clause if spot.end <= held]
        if own:
            return _once(clause if with_both else own)
        if held == stop:
            return _once(clause)
        spots = [spot for spot in spots if spot.start < begin]
    return ()


def _once(spots: list[NamedRow]) -> tuple[Line, ...]:
    """Return rows in their order, each once: 甲和乙两者 are two."""
    lines: list[Line] = []
    for spot in spots:
        if all(spot.line is not line for line in lines):
            lines.append(spot.line)
    return tuple(lines)


def _columns(lead: str, around: str, sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of the time that words name; none where the table has not that time."""
    of_times = are_times(sheet)
    rows = {name for name, _ in sheet.names} if of_times or sheet.has_times else set[str]()
    times = [plain_time(m[0]) for m in TIMES.finditer(lead) if m[0] not in rows]
    spoken = lead
    for spot in rows_in(lead, sheet) if of_times else ():
        spoken = spoken.replace(lead[spot.start : spot.end], "")
    columns = sheet.columns
    if not CHANGE_SAID.search(around):
        columns = tuple(c for c in columns if not c.is_reckoned)
    known = {column.year for column in columns} - {0}
    years = [int(match[0]) for match in IN_YEAR.finditer(around)] if known else []
    if years and (years[-1] not in known or max(years) > max(known)):
        return ()  # 2026年计划 beside a table of 2025年 and 2024年
    beside = AGAINST.search(lead) or TIMES_OF.search(lead)  # of two times
    if IN_YEAR.search(lead) and years and not beside:
        return tuple(c for c in columns if c.year in (0, years[-1]))
    if sheet.has_times:
        said = [plain_time(m[0]) for m in TIMES.finditer(around) if m[0] not in rows]
        times = times or [time for time in said if time not in OWN_MONTH][-1:] or said[-1:]
        columns = tuple(c for c in columns if not times or c.time in ("", times[-1]))
    past = bool(NAMED_BY_PAST.search(spoken)) and not beside
    past = past or (bool(PAST_VALUE.search(spoken)) and not of_times)
    before = around[: max(0, around.rfind(lead))].rstrip("，")
    of_plan = before.rpartition("，")[2] if lead.startswith("占") else ""
    if IN_YEAR.search(of_plan):
        return ()  # 而2024年为151件，占18.3%: of that year's cases
    planned = any(said.search(lead) for said in (PLANNED, OVERDONE)) or PLANNED.search(of_plan)
    if past or planned:
        named = tuple(column for column in columns if column.is_past)
        return named if past and not planned else columns
    return tuple(c for c in columns if not c.is_past or naming(c, lead) == 2)


OWN_MONTH = ("当月", "本月")  # 9月当月完成 is of September
CHANGE_SAID = pattern("增|减|升|降|涨|[多少]")


def is_strange(asked: Question) -> bool:
    """Return whether the words of a number name what the table does not: 一年级招生.

    Where the words right before it name nothing (同比增长), those of the clauses before do.
    """
    own = own_words(asked.lead[: stands_against(asked.lead)], asked.sheet)
    if not own and not _says_all_of(asked.lead, asked.sheet):
        clauses = asked.around[: -len(asked.lead) - (asked.number.end - asked.number.start)]
        clauses = clauses.rpartition("；")[2]
        for clause in reversed(CLAUSES.split(clauses)):
            own = own_words(clause, asked.sheet)
            if own or _says_all_of(clause, asked.sheet):
                break
    whole = SHARE.search(asked.lead)
    of_whole = own_words(whole[1], asked.sheet) if whole else ""  # 占增蓄水库增量的
    return any(
        sum(letter not in asked.sheet.letters for letter in words) >= STRANGE
        for words in (own, of_whole)
    )


def _says_all_of(words: str, sheet: Sheet) -> bool:
    """Return whether words name a row and a column: nothing before them says what is counted."""
    return bool(rows_in(words, sheet)) and any(naming(c, words) for c in sheet.columns)


AFTER = pattern("[^，。；、：（）\\d]{0,6}")
CLAUSES = pattern("[，；：（）]")
NUMBER_WORDS = pattern(
    r"[\d.,%％‰]+[^，；：（）、]{0,4}|[一二两三四五六七八九]成|[一二三四五六七八九十]分之[一二三四五六七八九]|[一过]半"
)


def says_other(asked: Question) -> bool:
    """Return whether the words right before a number say something that names no column."""
    lead = asked.lead[: stands_against(asked.lead)]
    own = own_words(lead, asked.sheet)
    if not own or any(naming(column, own) for column in asked.sheet.columns):
        return False
    spots = rows_in(lead, asked.sheet)
    behind = spots and own_words(lead[spots[-1].end :], asked.sheet) == own
    pairs = {own[at : at + 2] for at in range(max(1, len(own) - 1))}
    return not (behind and pairs <= asked.sheet.pairs)  # 餐饮收入 beside 经营收入情况


def own_words(words: str, sheet: Sheet) -> str:
    """Return the letters of some words that name what is counted, the rows aside."""
    for row in reversed(rows_in(words, sheet)):
        words = words[: row.start] + words[row.end :]
    return "".join(x for x in FILLER.sub("", NUMBER_WORDS.sub("", words)) if x.isalpha())
