"""Numbers typed in the prose: which of them need no ledger, and why.

A number needs none where it names or dates a thing and measures nothing: GB/T 15835-2011 calls
that 编号 (3.2) and sets it apart from 计量 (3.1). Every excuse is a small function below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from jianbao.audit.addresses import is_in_address
from jianbao.audit.passages import Passage, Span
from jianbao.audit.patterns import pattern

NUMBER = pattern(r"\d\d*(?:[,，]\d{3}(?!\d)|[.．]\d+)*")
COMMA = pattern("，")
DATED = pattern(r"(?:[至到、—–~～-]{1,2}\d{1,4})?(年代|学年|财年|年|月|日|号|时|世纪|周年|季度)")
DATED_BEGINS = frozenset("至到—–~～-、年学财月日号时世周季")
YEAR = pattern(r"(?:19|20)\d\d")
DOTTED_DATE = pattern(r"(?:19|20)\d\d[.．]\d{1,2}(?:[.．]\d{1,2})?", needs=".|．")
MEASURED = ("%", "％", "‰", "万", "亿", "元", "个百分点")
NEAR = 24  # characters looked at before and after a number
QUOTED = 24  # the longest set phrase in quotes
HALF_CLAUSE = "，。；！？"

UNITS = (
    "km", "kg", "kW", "kWh", "MW", "cm", "mm", "m", "g", "t", "L", "h", "ha", "MB", "GB", "TB",
)  # fmt: skip
CODE_SIGNS = "/-—–. "
ORDINALS = (
    "届", "期", "号", "版", "条", "款", "项", "章", "节", "页", "季度", "批", "次", "轮", "卷",
    "集", "部分", "篇", "阶段", "课", "场",
)  # fmt: skip
NAMED = ("附件", "附表", "附图", "专栏", "图表", "见表", "见图", "如图", "如表")
ROOMS = ("楼", "室", "栋", "幢", "单元")
LIMITS = ("个月内", "个工作日内", "小时内", "天内", "周内", "年内", "日内")
PHONE_AFTER = ("热线", "平台", "电话", "专线", "报警", "举报", "网", "短号")
PHONE_BEFORE = ("电话", "热线", "拨打", "邮编", "传真")
OFTEN = pattern("每(?:日|天|周|月|季度?|年|半年)$", needs="每")
OFTEN_ENDS = tuple("日天周月季度年")
CLOCK = pattern(r"[午晨晚日至—-]\d{1,2}[:：]$", needs=":|：")


class Number(Struct, frozen=True, gc=False):
    """A number some of whose characters were typed; `glued`: the others are a figure's."""

    text: str
    start: int
    end: int
    before: str
    after: str
    glued: bool = False


def typed_numbers(passage: Passage) -> Iterator[Number]:
    """Yield the numbers of a passage that are not wholly from the ledger."""
    text, spans, first = passage.text, passage.spans, 0
    for start, end in _numbers(passage):
        while first < len(spans) and spans[first].end <= start:
            first += 1
        span = spans[first] if first < len(spans) else None
        if span is not None and span.start <= start and end <= span.end:
            continue
        referred = _referred(spans, first, start, end)
        if referred < end - start:
            before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
            yield Number(text[start:end], start, end, before, after, referred > 0)


def _numbers(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield where each number stands; a comma beside a reference groups no digits."""
    for match in NUMBER.finditer(passage.text):
        start = match.start()
        for comma in COMMA.finditer(match[0]) if passage.spans and "，" in match[0] else ():
            place = match.start() + comma.start()
            if passage.is_parted(place):
                yield start, place
                start = place + 1
        yield start, match.end()


def _referred(spans: tuple[Span, ...], first: int, start: int, end: int) -> int:
    """Return how many of the characters came from references, of which `first` may be one."""
    count = 0
    while first < len(spans) and spans[first].start < end:
        count += max(0, min(end, spans[first].end) - max(start, spans[first].start))
        first += 1
    return count


def needs_no_ledger(number: Number, passage: Passage) -> bool:
    """Return whether a typed number names, numbers or dates something."""
    if number.glued:
        return False
    has_marks = "《" in passage.text or "“" in passage.text
    if has_marks and is_quoted(passage.text, number.start, number.end):
        return True
    if is_in_address(passage.text, number.start):
        return True
    if number.after.startswith(MEASURED):
        return False
    if may_name(number):
        for excuse in EXCUSES:
            if excuse(number):
                return True
    return False


def may_name(number: Number) -> bool:
    """Return whether what touches a number, or its digits, lets any excuse below hold at all.

    Most numbers count something (120件), and are asked nothing more.
    """
    before, after = number.before[-1:], number.after[:1]
    if before == "第" and number.after.startswith(ORDINALS):
        return True
    if before in NAMES_BEHIND or after in NAMES_BEFORE or before.isspace():
        return True
    if len(number.text) > SHORT or number.text[0] == "0" or before.isascii() or after.isascii():
        return True
    return number.before.endswith(NAMED) or any(word in number.before for word in CODES)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Return whether it is part of a title in 《》 or of a set phrase in quotes."""
    marks = _title_marks(text)
    before = bisect_left(marks, start)
    if before and text[marks[before - 1]] == "《":
        return True
    first = max(0, end - QUOTED)  # a phrase that is longer is none
    opening = text.rfind("“", first, start)
    closing = text.find("”", end, start + QUOTED)
    if opening <= text.rfind("”", first, start) or not 0 < closing - opening <= QUOTED:
        return False
    return not any(sign in text[opening:closing] for sign in HALF_CLAUSE)


@lru_cache(maxsize=8)
def _title_marks(text: str) -> list[int]:
    """Return where a text has 《 or 》."""
    return [place for place, sign in enumerate(text) if sign in "《》"] if "《" in text else []


def _is_date(number: Number) -> bool:
    """2022年, 1至5月, 4月29日, 2022.5.6, 2021—2025年, 9时, 3·15, 20世纪90年代."""
    if DOTTED_DATE.fullmatch(number.text) and not number.after.startswith(MEASURED):
        return True  # 1951.1万件 is no January
    if _is_bare_year(number) or _is_clock(number):
        return True
    if "·" in (number.before[-1:], number.after[:1]):
        return True
    match = DATED.match(number.after) if number.after[:1] in DATED_BEGINS else None
    if not match or not number.text.isdecimal():
        return False
    if match[1] in ("年", "学年", "财年"):
        return bool(YEAR.fullmatch(number.text))
    most = MOST_OF.get(match[1])
    return most is None or 1 <= int(number.text) <= most


def _is_clock(number: Number) -> bool:
    """上午9:30; 9时30分."""
    before, after = number.before[-1:], number.after[:1]
    if (before in ("时", "点") and after == "分") or (
        before in tuple("午晨晚日") and after == "点"
    ):
        return True
    if before in COLONS and CLOCK.search(number.before):
        return True
    return after in COLONS and CLOCK.search(number.before + number.text + after) is not None


COLONS = (":", "：")
MOST_OF = {"月": 12, "日": 31, "时": 24, "季度": 4}


def _is_bare_year(number: Number) -> bool:
    """A year in brackets, in a range or in 2022-05-06."""
    if number.before[-1:] in ("-", "/") and number.before[-2:-1].isdecimal():
        return bool(re.search(r"(?:19|20)\d\d[-/](?:\d\d?[-/])?$", number.before))
    if not YEAR.fullmatch(number.text):
        return False
    bracketed = number.before[-1:] in ("〔", "[", "【", "（", "(")
    return bracketed or (number.after[:1] in tuple("-—–~～至/") and number.after[1:2].isdecimal())


LETTERS = pattern("[A-Za-z]+")


def _is_code(number: Number) -> bool:
    """GB/T 9704-2012, A4, 5G, 1+1+3+N: letters or plus signs make a name of it."""
    before, after = number.before, number.after
    if before[-1:] in ("+", "＋") or after[:1] in ("+", "＋"):
        return True
    stem = before[len(before.rstrip(CODE_SIGNS + "0123456789")) - 1 :] if before else ""
    if stem[:1].isascii() and stem[:1].isalpha():
        return True
    letters = LETTERS.match(after) if after[:1].isascii() else None
    return letters is not None and letters[0] not in UNITS


def _is_numbering(number: Number) -> bool:
    """1., （1）, 第3条, 第20届, 附件2, 90后, 3楼."""
    before, after = number.before, number.after
    if before.endswith("第") and after.startswith(ORDINALS):
        return True
    if before.endswith(NAMED) or (after[:1] == "后" and re.fullmatch("[0-9][05]", number.text)):
        return True
    if after.startswith(ROOMS):
        return True
    bracketed = before[-1:] in ("（", "(") and after[:1] in ("）", ")")
    opening = not before.strip() or before[-1:] == "\n"
    return (bracketed and len(number.text) < 3) or (opening and after[:1] in (".", "．", "、"))


def _is_limit(number: Number) -> bool:
    """7日内, 3个月内: terms that law or a rule sets; 24小时: always; 每周1次."""
    always = number.text + number.after[:2] == "24小时" or number.after.startswith("×24小时")
    if always or number.after.startswith(LIMITS):
        return True
    return number.before[-1:] in OFTEN_ENDS and OFTEN.search(number.before) is not None


def _is_phone(number: Number) -> bool:
    """12309, 12345热线, 0799-6851234, a mobile number."""
    text, after = number.text, number.after
    if after.startswith(PHONE_AFTER) or number.before.rstrip("：: ").endswith(PHONE_BEFORE):
        return True
    if not text.isdecimal():
        return False
    length = len(text)
    if length in (3, 4):
        return text[0] == "0"  # of an area
    if length in (7, 8):
        return number.before[-1:] in ("-", "—")
    if length == 5:
        return text.startswith(("12", "96")) and after[:1] not in COUNTED
    return length == 11 and text[0] == "1"


SHORT = 4  # digits: longer ones are services and telephones as well
CODES = ("码", "号", "许可证")
"""Words of which one stands within some letters before a code."""
NAMES_BEHIND = frozenset("—–·时点午晨晚日：〔【（＋天周月季度年话线打编真近续去来后前持为计下列")
"""What ends the words before a number that names or dates something (and letters, signs)."""
NAMES_BEFORE = frozenset(
    "·至到、—–～年学财月日号时世周季：分点＋后楼室栋幢单）．个工小天×热平电专报举网短美欧英港元岁"
)
"""What begins the words behind one."""
COUNTED = tuple("人名件起份项个条次家户元位天吨亩宗例辆")
SPAN_BEFORE = ("近", "连续", "过去", "未来", "今后", "前", "持续")
SPAN_UNITS = pattern("(?:个)?(?:年|月|季度|周)(?![第内])")
SPAN_BEGINS = frozenset("年个天周")
SPAN_AFTER = pattern("(?:年|个月|天|周|个季度)(?:前|来|以来|间|期间)")
BASE = pattern("以[^，。；]{1,10}(?:为|计)$")
COINS = frozenset("美欧英港日元")
EXCHANGE = pattern("(?:美元|欧元|英镑|港元|日元|元人民币)(?:兑|折合|约合|合)")
AGE_BEGINS = frozenset("周岁")
AGES_BEHIND = pattern("(?:周岁|岁)(?:以上|以下|及以上|以内|组|段)")
CODED = pattern(
    "(?:代码|编号|编码|账号|卡号|证号|文号|许可证|信用代码|批号|标识码)[^，。；：:]{0,4}[:：]?[0-9A-Za-z-]*$",
    needs="码|号|许可证",
)
CHAIN = pattern(r"\d[-–—]\d+[-–—]\d|\d[-–—]\d{5,}")


def _is_span(number: Number) -> bool:
    """近2年, 3年前, 连续5个季度, 10年来: how far back, not how much."""
    if number.before.endswith(SPAN_BEFORE) and SPAN_UNITS.match(number.after):
        return True
    return number.after[:1] in SPAN_BEGINS and SPAN_AFTER.match(number.after) is not None


def _is_measure_of_others(number: Number) -> bool:
    """以女性为100, 1美元兑: what others are measured by; 60岁以上, 0—14岁: a class of people."""
    before, after = number.before[-1:], number.after
    if before in ("为", "计") and BASE.search(number.before):
        return True
    begins = after[:1]
    if (begins in COINS and EXCHANGE.match(after)) or (
        begins in AGE_BEGINS and AGES_BEHIND.match(after)
    ):
        return True
    lower = before in DASHES and number.before[-2:-1].isdecimal() and after.startswith(AGE)
    return bool(lower) or (after[:1] in DASHES and UPPER_AGE.match(after) is not None)


AGE = ("周岁", "岁")
DASHES = ("—", "–", "-")
UPPER_AGE = pattern(r"[—–-]\d{1,3}(?:周岁|岁)")


def _is_announced(number: Number) -> bool:
    """以下3项: counted by what follows, which a check of its own does."""
    return number.before.endswith(("以下", "下列", "如下"))


def _is_long_code(number: Number) -> bool:
    """2018-000052-53-01-000601; 编号：1024: a number that names."""
    if CODED.search(number.before):
        return True
    around = number.before[-12:] + number.text + number.after[:12]
    return _in_chain(number) and CHAIN.search(around) is not None


def _in_chain(number: Number) -> bool:
    return number.before[-1:] in DASHES or number.after[:1] in DASHES


NAMING = (_is_date, _is_numbering, _is_code, _is_limit, _is_phone, _is_span,
          _is_measure_of_others, _is_long_code)  # fmt: skip
"""Why a number names or dates something and measures nothing."""
EXCUSES = (*NAMING, _is_announced)
