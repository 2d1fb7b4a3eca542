"""Ranks that move by the difference of their two places: 第5，上升3位，上年第8."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import UP

RANKS = pattern(
    r"第(\d+)[位名]?[^。；]{0,24}?(上升|前移|提升|前进|下降|后移|下滑|后退)了?(\d+)[位名][^。；]{0,16}(?:上年|去年)[^。；\d]{0,8}第(\d+)"
    r"|[由从][^。；\d]{0,10}第(\d+)[位名]?[^。；\d]{0,10}[至到为]第(\d+)[位名]?[^。；\d]{0,10}(上升|前移|提升|前进|下降|后移|下滑|后退)了?(\d+)[位名]",
    needs="上年|去年|至第|到第|为第",
)


class RankMove(Struct, frozen=True):
    """Ranks whose difference is another than the sentence says."""

    start: int
    before: str
    now: str
    stated: str
    expected: str


def rank_moves(passage: Passage) -> Iterator[RankMove]:
    """Yield moves of a rank that its two places deny: 第5，上升3位，上年第7."""
    for match in RANKS.finditer(passage.text):
        now, way, by, before = match.group(1, 2, 3, 4)
        place = 3
        if now is None:
            before, now, way, by = match.group(5, 6, 7, 8)
            place = 8
        rise = int(before) - int(now)
        stated = int(by) if way in UP else -int(by)
        if rise != stated:
            expected = f"{'上升' if rise >= 0 else '下降'}{abs(rise)}位"
            yield RankMove(match.start(place), f"第{before}", f"第{now}", f"{way}{by}位", expected)
