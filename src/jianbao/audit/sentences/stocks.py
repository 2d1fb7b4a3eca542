"""What was there, came in, went out and is left: 旧存186件，新收612件，结案654件，未结144件."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import Claim, shown, typed

THERE = pattern(
    "年初|期初|月初|季初|上年末|上期末|上年结转|[旧原][存有]|结转",
    needs="上年末|上期末|原|季初|年初|旧|月初|期初|结转",
)
IN = pattern("新收|新[增立入建]|本[年期月](?:增加|收入|新)|调入|购[进入]|[收入]库|入院|增加")
OUT = pattern(
    "[审办执]结|结案|减少|支出|注销|销号|退出|出库|售出|销售|调[出拨]|发放|出院|核销|清退|化解"
)
LEFT = pattern("年末|期末|月末|季末|未[执审办]?结|结余|结存|剩余|尚有|现有|余额")
ROLES = (THERE, IN, OUT, LEFT)


def stocks(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what one sentence claims of a stock: its four numbers, in this order."""
    for place in range(3, len(numbers)):
        there, come, gone, left = four = numbers[place - 3 : place + 1]
        if len({each.same for each in four}) > 1 or not there.unit or there.is_percent:
            continue
        if THERE.search(come.lead) and IN.search(there.lead) and not THERE.search(there.lead):
            there, come = come, there  # 新收612件，旧存186件
        ordered = (there, come, gone, left)
        if not all(role.search(each.lead) for role, each in zip(ROLES, ordered, strict=True)):
            continue
        rest = there.amount + come.amount - gone.amount
        allowed = sum(each.blur for each in four)
        working = f"{typed(passage, there)}＋{typed(passage, come)}−{typed(passage, gone)}"
        yield Claim(
            "sentence-difference", abs(rest - left.amount) <= allowed, passage, left,
            (there, come, gone), working, shown(passage, rest, left),
        )  # fmt: skip
