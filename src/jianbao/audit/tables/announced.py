"""How many rows a table is said to have: 五大产业中, 其余四个大队, 养老机构5家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.audit.patterns import pattern
from jianbao.audit.tables.asking import Words
from jianbao.audit.tables.counted import COUNTERS, groups_of
from jianbao.audit.tables.grid import Line, plain_name
from jianbao.audit.tables.groups import ENDS, calls_times, number
from jianbao.audit.tables.naming import Sheet, naming
from jianbao.audit.tables.statements import Statement

SHORTEST = 2  # letters of what rows are called
GENERAL = ("序号", "项目", "指标", "单位", "名称", "类别")


def rows_announced(words: Words) -> Iterator[Statement]:
    """Yield 全县7家主要景区, 五大产业中, 其余四个大队 beside a table of other numbers of rows."""
    if not words.is_near:
        return
    yield from _behind_head(words)
    text, sheet = words.text, words.sheet
    for match in ROWS_OF.finditer(text):
        said = number(match["count"])
        what = BRACKETED.sub("", text[match.end() : match.end() + LONGEST_WHAT])
        if said < 2:
            continue
        beside = any(spot.end == match.start() - 1 for spot in words.spots)
        if match["rest"] or (beside and text[match.start() - 1] in "和与及"):
            yield from _left(match, said, what, words)
            continue
        before = text[max(0, match.start() - LONGEST_WHAT) : match.start()]
        rows, some = _called(what, sheet, text.startswith("县（", match.end()))
        counts = _counts_of(rows) | _counts_of(some)
        wanted = len(rows or some)
        of_column = any(naming(c, what[:SHORTEST]) == FULL for c in sheet.columns)
        if (
            not counts
            or (of_column and not some)
            or before.endswith(NOT_ALL)
            or _are_listed(match, words)
        ):
            continue
        if said in counts or said == _named_behind(match, words):
            yield Statement(True, match.end("count"), match[0], "", "")
        elif abs(said - wanted) == 1 and wanted > 1:
            is_all = ALL_BEFORE.search(before) or ALL_BEHIND.search(what)
            if is_all or (said > wanted and wanted == len(sheet.plain)):
                yield _of_rows(match, words, rows or some)


ROWS_BEHIND = pattern(
    rf"(?P<noun>[一-鿿]{{2}})(?:共有?|有)?(?P<count>\d{{1,2}}|[二两三四五六七八九十]{{1,2}})(?:{COUNTERS})"
    "(?=[，。；、（])"
)
ROWS_OF = pattern(
    rf"(?P<rest>其余|其他|其它|另外)?(?<![第前后十百\d.])(?P<count>\d{{1,2}}|[二两三四五六七八九十]{{1,2}})"
    rf"(?:(?:{COUNTERS})(?![多余])|大)(?=[一-鿿（])"
)
BRACKETED = pattern("（[^（）]{1,3}）|主要")
LONGEST_WHAT = 12
NOT_ALL = (
    "上述",
    "以上",
    "前述",
    "有",
    "的",
    "涉及",
    "每",
    "各",
    "至少",
    "超过",
    "近",
    "约",
    "达",
    "新增",
    "增加",
    "为",
    "共",
)
ALL_BEFORE = pattern(
    "(?:全[省市县区镇校院局系国段站厂集团公司]{1,2}|所[辖属]|下辖|上述|以上|这|和|及)$"
)
ALL_BEHIND = pattern(
    "^[^，。；、：]{0,6}?(?:中(?![心小学等央医])|里|均|都|全部|合计|共|(?:增减|完成)?情况)"
)
FULL = 2


def _behind_head(words: Words) -> Iterator[Statement]:
    """Yield 养老机构5家 beside a table of four 机构."""
    sheet = words.sheet
    heads = {head for head in sheet.heads if len(head) >= SHORTEST and head not in GENERAL}
    found = [x for x in ROWS_BEHIND.finditer(words.text) if x["noun"] in heads] if heads else []
    for match in found[:1] if len({x["count"] for x in found}) == 1 else ():
        said, rows = number(match["count"]), list(sheet.plain)
        before = words.text[max(0, match.start() - LONGEST_WHAT) : match.start()]
        near = abs(said - len(rows)) == 1 and len(rows) > 2
        if near and not before.endswith(NOT_ALL) and not words.rows(0, match.start()):
            yield _of_rows(match, words, rows)


def _are_listed(match: re.Match[str], words: Words) -> bool:
    """Return whether the rows stand right before their number: 甲、乙三个分馆."""
    if any(spot.end == match.start() for spot in words.spots):
        return True
    start = max(words.text.rfind(stop, 0, match.start()) for stop in "。；！？\n") + 1
    others = words.text.count("、", start, match.start()) + 1 >= number(match["count"])
    return others and not words.rows(start, match.start())  # a list of other things


def _named_behind(match: re.Match[str], words: Words) -> int:
    """Return how many rows the sentence names behind a number: 4个区县均…，甲、乙、丙、丁分别…."""
    end = words.text.find("。", match.end())
    rows = words.rows(match.end(), end if end >= 0 else len(words.text))
    return len({id(row.line) for row in rows})


def _called(what: str, sheet: Sheet, of_all_kinds: bool = False) -> tuple[list[Line], list[Line]]:
    """Return the rows that a noun calls: all of them by the head or title, some by their ends."""
    names = [plain_name(row.name) for row in sheet.plain]
    heads = tuple(head for head in sheet.heads if len(head) >= SHORTEST and head not in GENERAL)
    one, ends_with = ONE_LETTER.match(what), {name[-1:] for name in names}
    alike = (one and ends_with == {one[1]}) or (of_all_kinds and ends_with <= COUNTIES)
    of_all = what[:SHORTEST] in sheet.pairs or what.startswith(heads) or calls_times(what, sheet)
    every = list(sheet.plain) if of_all or alike else []
    for length in range(min(len(what), LONGEST_END), 1, -1):
        ends = what[:length]
        some = [row for row, name in zip(sheet.plain, names, strict=True) if name.endswith(ends)]
        if len(some) > 1:
            return every, some
    some = [row for row, name in zip(sheet.plain, names, strict=True) if name[-1:] == what[0]]
    return every, some if what[0] in ENDS and len(some) > 1 and not of_all_kinds else []


COUNTIES = frozenset("县市区旗")
LONGEST_END = 4
ONE_LETTER = pattern("[县市区]{0,2}([一-鿿])(?=[中里均都，。；、]|合计|全部)")


def _counts_of(rows: list[Line]) -> set[int]:
    """Return how many rows there are: of each level, with and without 其他."""
    counts = {len(group) for group in groups_of(rows)} | {len(rows)}
    named = [row for row in rows if not OTHERS.search(row.name)]
    return counts | {len(named)} if rows else set()


OTHERS = pattern("其他|其它|其余|^其中", needs="其")


def _left(match: re.Match[str], said: int, what: str, words: Words) -> Iterator[Statement]:
    """Yield 其余五个大队 behind one that is named, of a table of five."""
    start = max(words.text.rfind(stop, 0, match.start()) for stop in "。！？\n") + 1
    spots = words.rows(start, match.start())
    excepted = EXCEPTED.search(words.text, start, match.start())
    if excepted:
        spots = [spot for spot in spots if spot.start >= excepted.start()]
    named = {id(row.line) for row in spots if row.line in words.sheet.plain}
    left = len(words.sheet.plain) - len(named)
    if not named or not any(_called(what, words.sheet)):
        return
    if said == left:
        yield Statement(True, match.end("count"), match[0], "", "")
    elif abs(said - left) == 1 and left > 1:
        rest = [row for row in words.sheet.plain if id(row) not in named]
        yield _of_rows(match, words, rest)


EXCEPTED = pattern("除[^，。；]{2,40}外，?$", needs="除")


def _of_rows(match: re.Match[str], words: Words, rows: list[Line]) -> Statement:
    said = SAID.match(words.text, match.end())
    names = "、".join(plain_name(row.name) for row in rows)
    shown = match[0] + (said[0] if said else "")
    return Statement(False, match.end("count"), shown, str(len(rows)), names)


SAID = pattern("[^，。；、：\\d中均]{0,6}")
