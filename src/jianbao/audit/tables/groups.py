"""Rows that words name together, or by their place: 牛羊肉, 两类司机, 一、二类, 前两项, 后者.

Each is read as the rows that it stands for, so that all that is asked of named rows is asked of
them. A number of rows that no words resolve (两类) is never taken for the whole table.
"""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.naming import PARTS, NamedRow, Sheet
from jianbao.briefing.numbers import chinese_number

COUNTERS = "个|类|项|种|家|所|大|条|座|地|处|国"
COUNTED = f"(?:{COUNTERS})"
FEW = "[两二三四五六七八九]"
SHORT = pattern(
    f"([一-鿿]{{2,4}}?)(?:{FEW}{COUNTED}|{FEW}者|合计|共计?|总计|相加|一起)",
    needs=f"合计|共|总计|者|相加|一起|{COUNTERS}",
)
PAIR = pattern(
    "(?<![一-鿿])([一-鿿]{2,4})[和与及、]([一-鿿]{2,4}?)[^，。；、\\d]{0,6}"
    f"(?:合计|共|{FEW}{COUNTED})",
    needs=f"合计|共|{COUNTERS}",
)
LIKE = pattern(
    f"({FEW})(?:{COUNTED}([一-鿿]{{2,5}})|([县区镇乡市州村]))",
    needs=f"{COUNTERS}|县|区|镇|乡|市|州|村",
)
ORDINALS = pattern(
    "([一二三四五六七八九])[、和至]([一二三四五六七八九])([一-鿿])", needs="、|和|至"
)
FOREMOST = pattern(f"(前|后)({FEW})(?:{COUNTED}|[位名])", needs="前|后")
BOTH = pattern(
    "前者|后者|(?P<count>[两二三四])者|这?(?P<more>[两])个?(?P<of>[一-鿿]{1,2})(?=相差|差距|之[间差]|合计)",
    needs="者|两",
)
ALL_LISTED = pattern(
    f"(?<=，)(?:这|以上|上述)?(?P<count>{FEW})(?:{COUNTED}[一-鿿]{{0,4}}?|[县区镇乡市州村])"
    "(?=[一-鿿]{0,6}?(?:合计|共计?|累计|总计|之和|相加))",
    needs="合计|共|累计|总计|之和|相加",
)
REST = pattern(f"(?:其余|其他|其它|另外)({FEW}){COUNTED}", needs="其余|其他|其它|另外")
MANY = pattern(f"({FEW}|\\d)(?:{COUNTED}|者)[^，。；、\\d]{{0,8}}$", needs=f"者|{COUNTERS}")
ENDS = "县区镇乡市州村所站院校局"
SENTENCE_ENDS = "。！？\n"
FEWEST = 2


def grouped(text: str, sheet: Sheet, known: list[NamedRow]) -> list[NamedRow]:
    """Return the rows that groups of a text name, at the groups' places."""
    found: list[NamedRow] = []
    for start, end, lines in _groups(text, sheet) if any(sign in text for sign in GROUPING) else ():
        inside = [spot for spot in known if spot.start < end and start < spot.end]
        if len(inside) < len(lines):
            found += (NamedRow(start, end, line) for line in lines)
    for start, end, lines in _pointed(text, sorted([*known, *found], key=lambda e: e.start), sheet):
        found += (NamedRow(start, end, line) for line in lines)
    return found


Group = tuple[int, int, list[Line]]
GROUPING = (*"两二三四五六七八九", "合计", "共", "总计", "相加", "一起")
"""Without one of them a text names no rows together but by 前者 and the like."""


def _groups(text: str, sheet: Sheet) -> Iterator[Group]:
    yield from _pairs(text, sheet)
    yield from _short(text, sheet)
    yield from _like(text, sheet)
    yield from _ordinals(text, sheet)
    yield from _foremost(text, sheet)


def _short(text: str, sheet: Sheet) -> Iterator[Group]:
    """Yield 牛羊肉合计: each letter is one row's alone, or stands in the names of all of them."""
    for match in SHORT.finditer(text):
        holders = [[row for row in sheet.plain if letter in row.name] for letter in match[1]]
        own = [rows[0] for rows in holders if len(rows) == 1]
        shared = [rows for rows in holders if len(rows) != 1]
        if len({id(row) for row in own}) == len(own) >= FEWEST and all(
            row in rows for rows in shared for row in own
        ):
            yield match.start(), match.end(1), own


def _pairs(text: str, sheet: Sheet) -> Iterator[Group]:
    """Yield 住宅和商铺火灾合计: two words, each of one row's name alone."""
    for match in PAIR.finditer(text):
        own: list[Line] = []
        for words in match.groups():
            found = [row for row in sheet.plain if _has_part(row, words)]
            own += found if len(found) == 1 else []
        if len(own) == FEWEST and own[0] is not own[1]:
            yield match.start(), match.end(2), own


def _has_part(row: Line, words: str) -> bool:
    return any(words[:length] in row.name for length in range(FEWEST, len(words) + 1))


def _like(text: str, sheet: Sheet) -> Iterator[Group]:
    """Yield 两类司机: the rows whose names have the word, if they are so many."""
    for match in LIKE.finditer(text):
        words = match[2] or match[3]
        begin = match.start(2) if match[2] else match.start(3)
        for length in range(len(words), 0 if words[0] in ENDS else 1, -1):
            word = words[:length]
            rows = [row for row in sheet.plain if _is_like(row, word)]
            if rows and len(rows) < len(sheet.plain):
                if len(rows) == number(match[1]):
                    yield match.start(), begin + length, rows
                break


def _is_like(row: Line, word: str) -> bool:
    return plain_name(row.name).endswith(word) if len(word) == 1 else word in row.name


def _ordinals(text: str, sheet: Sheet) -> Iterator[Group]:
    for match in ORDINALS.finditer(text):
        first, last = number(match[1]), number(match[2])
        digits = "一二三四五六七八九"[first - 1 : last]
        digits = digits if match[0][1] == "至" else match[1] + match[2]
        names = [f"{digit}{match[3]}" for digit in digits]
        rows = [[row for row in sheet.plain if row.name.startswith(name)] for name in names]
        if first < last and all(len(each) == 1 for each in rows):
            yield match.start(), match.end(), [each[0] for each in rows]


def _foremost(text: str, sheet: Sheet) -> Iterator[Group]:
    """Yield 前两类 where the first of the table are the greatest, too, whatever is counted."""
    for match in FOREMOST.finditer(text):
        count = number(match[2])
        rows = sheet.plain[:count] if match[1] == "前" else sheet.plain[-count:]
        if count < len(sheet.plain) and _are_first(rows, sheet, last=match[1] == "后"):
            yield match.start(), match.end(), list(rows)


def _are_first(rows: tuple[Line, ...], sheet: Sheet, *, last: bool) -> bool:
    """Return whether rows are the greatest, or least, in each column of counts."""
    for column in sheet.columns:
        at = column.line.place
        if column.unit in PARTS or column.is_reckoned:
            continue
        cells = [(row.numbers[at].amount, row) for row in sheet.plain if at in row.numbers]
        cells.sort(key=lambda each: each[0], reverse=not last)
        if {id(row) for _, row in cells[: len(rows)]} != {id(row) for row in rows}:
            return False
    return True


def _pointed(text: str, known: list[NamedRow], sheet: Sheet) -> Iterator[Group]:
    """Yield 前者, 后者, 两者 and 其余三类 as the rows that the words before them leave."""
    for match in BOTH.finditer(text):
        rows = _before(text, match.start(), known)
        said = match["count"] or match["more"]
        count = number(said) if said else FEWEST
        if len(rows) < count:
            continue
        both = rows[-count:]
        of = match["of"] or ""
        if of and of not in COUNTERS and not all(of in row.name for row in both):
            continue  # 两个县 behind two 区
        lines = {"前者": both[:1], "后者": both[-1:]}.get(match[0], both)
        yield match.start(), match.end(), lines
    for match in ALL_LISTED.finditer(text):  # 甲、乙和丙，三类合计
        start = max(text.rfind(mark, 0, match.start() - 1) for mark in "，：；。！？\n") + 1
        listed = [spot for spot in known if start <= spot.start and spot.end < match.start()]
        lines = [spot.line for spot in listed]
        beside = lines and listed[-1].end == match.start() - 1
        if beside and len({spot.start for spot in listed}) == len(lines) == number(match["count"]):
            yield match.start(), match.end(), lines
    for match in REST.finditer(text):
        rows = _before(text, match.start(), known)
        left = [row for row in sheet.plain if row not in rows]
        if len(left) == number(match[1]):
            yield match.start(), match.end(), left


def _before(text: str, end: int, known: list[NamedRow]) -> list[Line]:
    """Return the rows that a sentence names before a place, the last named last."""
    start = max(text.rfind(mark, 0, end) for mark in SENTENCE_ENDS) + 1
    lines: list[Line] = []
    for spot in known:
        if start <= spot.start and spot.end <= end:
            lines = [line for line in lines if line is not spot.line]
            lines.append(spot.line)
    return lines


def is_of_some(words: str, before: str, sheet: Sheet) -> bool:
    """Return whether a number of rows is named that is not all of them, and not which they are.

    `words` stand right before a number, `before` is the clause before those.
    """
    said = MANY.search(words) or (MANY.search(before) if WHOLE_START.match(words) else None)
    return bool(said) and said is not None and number(said[1]) < len(sheet.plain)


WHOLE_START = pattern("[其]?(?:合计|共|累计|总计|占)", needs="合计|共|累计|总计|占")


def number(words: str) -> int:
    """Return a number of rows: 3, 三 or 两."""
    return int(words) if words.isdecimal() else chinese_number(words.replace("两", "二")) or 0


TIME_ROW = pattern(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月份?|第?[一二三四]季度)|(?:19|20)\d\d年度?", needs="年|月|季"
)


def are_times(sheet: Sheet) -> bool:
    """Return whether the rows of a table are months, quarters or years."""
    return bool(sheet.plain) and all(TIME_ROW.fullmatch(plain_name(x.name)) for x in sheet.plain)


def calls_times(words: str, sheet: Sheet) -> bool:
    """Return whether words call the rows by the times that they are: 个月中 of months."""
    ends = {row.name.rstrip("份度")[-1:] for row in sheet.plain}
    return len(ends) == 1 and ends.pop() in words[:2] and are_times(sheet)
