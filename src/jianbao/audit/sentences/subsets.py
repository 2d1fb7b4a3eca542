"""What cannot be more than what it was found among: 抽检42批次，合格43批次; 应到42人，实到46人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import Claim, typed

FOUND = (
    ("抽检|抽查|检测|检验|检查|排查|核查|监测", "(?:不?合格|达标|问题|违规|违法|隐患)$"),
    ("应到|应检|应参|应缴|应交|应收|应检", "实到|实检|实参|实缴|实交|实收|已检|已缴|已交"),
    ("发放问卷|发放[^，。；]{0,4}(?:问卷|调查表)|发出问卷", "收回|回收"),
    ("登记选民|选民登记", "参加投票|参加选举"),
)
"""What was looked at or due, and what was found or came."""
OF_KIND = pattern("(?:问题|不合格|违规|违法|隐患|危险|空壳|僵尸|失信)([一-鿿]{2,4})$")


DUE, DONE = pattern("应(?:当)?([一-鿿]{1,3})$"), pattern("(?:已|实际?)([一-鿿]{1,3})$")


def subsets(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield parts larger than the whole that stands right before them."""
    for whole, part in pairwise(numbers):
        if whole.same != part.same or not whole.unit or whole.is_percent or not part.is_exact:
            continue
        if part.amount <= whole.amount or not whole.is_exact or not _is_among(whole, part):
            continue
        value, all_of_it = typed(passage, part), typed(passage, whole)
        yield Claim(
            "sentence-part-larger", False, passage, part, (whole,), f"{value}＞{all_of_it}",
            all_of_it,
        )  # fmt: skip


def _is_among(whole: Measured, part: Measured) -> bool:
    due, done = DUE.search(whole.lead), DONE.search(part.lead)
    if due and done and due[1] == done[1]:
        return True
    kind = OF_KIND.search(part.lead)
    if kind and len(kind[1]) > 1 and name_of(whole.lead).endswith(kind[1]):
        return True
    return any(
        re.search(looked, whole.lead) and re.search(found, part.lead) and not kind
        for looked, found in FOUND
    )
