"""Words that say which way a value went, and of which time it is: 同比增加, 由…降至, 上年."""

from __future__ import annotations

from functools import lru_cache

from jianbao.audit.measured import MANY, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.judging import ADDS_TO, FAR, YEAR
from jianbao.audit.sentences.reading.claims import MOVED, direction

PAST_WORDS = "上年|去年|前年|上一|上次|上轮|同期|上月|上季|前一年|上半年同|上一年|上届|年初|上年末"
PAST = pattern(f"{PAST_WORDS}|(?:19|20)\\d\\d年", needs=f"{PAST_WORDS}|19|20")
PAST_WORD = pattern(PAST_WORDS)
COMPARED = pattern(
    "同比|环比|较|比|上年|去年|同期|[增减][收产支]", needs="上年|减|去年|同期|增|比|较"
)
COMPARING = pattern("[比较与同相于的为是：，（(]")
TO = pattern(r"[至到为]")
TO_VERB = pattern(
    "(?:上升|提升|增长|增加|提高|上涨|扩大|延长|下降|减少|降低|缩短|回落|压减|压缩|收窄|回升|攀升|跃升|压降|缩减|升|增|降|减|涨)[至到为]",
    needs="|".join(end + to for end in "升长加高涨大降少低短落减缩窄增" for to in "至到为"),
)
MOVE_AT_END = pattern(
    f"(?:{MOVED})(?:了|幅度?(?:为|达到?)?|率(?:为|达到?)?|比例(?:为|达)?|约|近|达|超)*(?:[-−+])?$"
    "|(?<![许众诸更大至不])[多少](?:发生|受理|收到|接到|接收|接报|办理|办|结|收|完成|接待|查处|立案|报告|出现|死亡|生产|发送|投入|支出|支付|缴纳|开支)"
    "[一-鿿]{0,6}$|^[多少][一-鿿]$|[比较][^，。；]{0,10}(?<![许众诸更大至不])[多少][一-鿿]{1,3}$|[快慢早晚]了$",
    needs="快|慢|早|晚|升|增|提高|涨|扩大|前移|前进|延长|偏高|多|上浮|上调|加快|降|减|缩|回落|下滑|跌|后移|后退|收窄|放缓|下浮|下调|偏低|少|短收|便宜",
)
RATE_WORDS = pattern("率|比重|占比|比例|满意度|增速|增幅|覆盖面|密度|进度|[^同环]比(?:为|达)?$")

FROM_WORD = pattern("[由从自][^，。；：]{0,14}$", needs="由|从|自")
MARKS = frozenset("，。；、")
PAIR = ("before", "now")
NEAR, FARTHER = 24, 40  # characters between a value and its change, and behind 与…相比


def between(passage: Passage, first: Measured, second: Measured) -> str:
    """Return what stands between two numbers but for brackets behind the first: （33亿斤）."""
    gap = passage.text[first.end : second.start]
    return gap.partition("）")[2] if gap.startswith("（") and "）" in gap else gap


def is_shut(passage: Passage, first: Measured, second: Measured) -> bool:
    """Return whether a number stands in brackets that are shut before another."""
    gap = passage.text[first.end : second.start]
    return "）" in gap and "（" not in gap.partition("）")[0]


def moves_of(by: Measured, passage: Passage, after: Measured) -> int:
    """Return the direction of the words right before a change."""
    gap = between(passage, after, by)
    return way_of(by) if len(gap) <= (FARTHER if gap.find("相比，") > 0 else NEAR) else 0


def way_of(by: Measured) -> int:
    """Return 1 where the words before a number say that it is a rise, -1 a fall, 0 neither."""
    if not is_change(by) or ADDS_TO.search(by.lead):
        return 0
    return direction(by.lead) if by.amount >= 0 else -direction(by.lead)


NOW = 9999


def time_of(words: str) -> int:
    """Return the year that words name; 0 for 上年 and its like, `NOW` where they name none."""
    if PAST_WORD.search(words):
        return 0
    year = YEAR.search(words)
    return int(year[1]) if year else NOW


def words_before(passage: Passage, number: Measured) -> str:
    """Return a number's lead as it stands in the text."""
    return passage.text[max(0, number.start - len(number.lead)) : number.start]


def is_change(number: Measured) -> bool:
    """Return whether the words before a number say that it is a rise or a fall."""
    return _is_change(number.lead)


@lru_cache(maxsize=4096)
def _is_change(lead: str) -> bool:
    return MOVE_AT_END.search(lead) is not None


def totals_before(passage: Passage, numbers: list[Measured], place: int) -> list[Measured]:
    """Return the numbers before the 其中 behind which a number stands, that it may be a part of."""
    number = numbers[place]
    among = passage.text.rfind("其中", max(0, number.start - FAR), number.start)
    before = numbers[max(0, place - MANY) : place]
    return [each for each in before if each.end <= among and each.same == number.same]
