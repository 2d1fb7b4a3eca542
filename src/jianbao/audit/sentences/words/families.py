"""Values of several things of one kind: 甲72起，占60%；乙24起，占20%, by what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import MOVED, direction
from jianbao.audit.sentences.words.named import groups, named_by

LEVEL, SHARE, MOVE = "level", "share", "move"
SHARE_WORDS = pattern(
    "^(.*?)(?:所)?占(?:比|有率)?[^，。；]{0,12}$|^(.*?)(?:的?比重|比例|占比)(?:为|达)?$",
    needs="占|比重|比例",
)
MOVE_WORDS = pattern(
    f"^(.*?)(?:，?(?:同比|环比|[比较](?:上年|去年|上月|年初|上季)(?:同期|末)?|均|名义|实际)*)(?:{MOVED})"
    "(?:了|幅度?(?:为|达)?|率(?:为|达)?|约|近|达|超)*$"
)
PARTS_BEGIN = pattern("其中|包括|：|分别|依次")
REST = pattern("其他|其余|其它|另")
TOTAL = pattern("合计|总计|小计|共计|总数|平均|全[市县区省国]|前[二两三四五]")
NAME_BEFORE_BRACKET = pattern(
    r"([^，。；：、（）\d“”]{2,16})（[^（），。；、\d]{0,10}$", needs="（"
)
SHORTEST_NAME = 2
FEWEST = 2
WIDEST = 30  # characters of a name, a bracket and what stands in it before a number
NEAR_WHOLE = Decimal("0.02")


class Family(Struct, frozen=True):
    """Values of one unit that several names have; `kind` is level, share or move."""

    kind: str
    unit: str
    values: dict[str, Measured]
    start: int
    end: int
    sentence: int

    def amount(self, name: str) -> Decimal:
        """Return the value of a name, below nought where it fell."""
        value = self.values[name]
        down = self.kind == MOVE and direction(value.lead) < 0
        return -abs(value.amount) if down else value.amount


def families(passage: Passage, numbers: list[Measured]) -> Iterator[Family]:
    """Yield the families of a passage, without what is the total of the others."""
    for values in groups(passage, numbers):
        yield from _family(LEVEL, [*values.items()], has_total=False)
    runs: dict[tuple[str, str], list[tuple[str, Measured]]] = {}
    current, last, has_total = "", None, True
    for number in numbers:
        gap = passage.text[last.end : number.start] if last else ""
        parts = last and PARTS_BEGIN.search(gap)
        if last and (last.sentence != number.sentence or parts):
            for (kind, _), run in runs.items():
                yield from _family(kind, run, has_total)
            runs, has_total = {}, not parts
        last = number
        kind, own = _kind(number.lead)
        if not own and (match := _before_bracket(passage.text, number.start)):
            own = match[1]
        head = "和" if own.startswith("和") and _opens_clause(passage, number) else ""
        name = head + named_by(own.removeprefix(head).lstrip("、和及与")) if own else current
        if len(name) < SHORTEST_NAME or not number.unit or TOTAL.search(own):
            continue
        current = name
        runs.setdefault((kind, number.same), []).append((name, number))
    for (kind, _), run in runs.items():
        yield from _family(kind, run, has_total)


def _opens_clause(passage: Passage, number: Measured) -> bool:
    """Return whether words before a number stand right behind a mark: 和平街道 is a name there."""
    start = number.start - len(number.lead)
    return passage.text[start - 1 : start] in CLAUSE_MARKS


CLAUSE_MARKS = tuple("，；。：")


def _before_bracket(text: str, end: int) -> re.Match[str] | None:
    return NAME_BEFORE_BRACKET.search(text, max(0, end - WIDEST), end)


def _kind(lead: str) -> tuple[str, str]:
    """Return what kind of value stands behind some words, and the words that name its owner."""
    for kind, form in ((SHARE, SHARE_WORDS), (MOVE, MOVE_WORDS)):
        if match := form.match(lead):
            return kind, match[1] or (match[2] if kind == SHARE else "") or ""
    return LEVEL, lead


def _family(kind: str, run: list[tuple[str, Measured]], has_total: bool) -> Iterator[Family]:
    values = dict(run)
    twice = {name for place, (name, _) in enumerate(run) if name in dict(run[:place])}
    if has_total and kind == LEVEL and len(run) > FEWEST:
        first, rest = run[0], [value.amount for _, value in run[1:]]
        if abs(first[1].amount - sum(rest)) <= NEAR_WHOLE * sum(rest):
            twice.add(first[0])  # the total
    values = {
        name: value for name, value in values.items() if name not in twice and not REST.search(name)
    }
    if len(values) >= FEWEST:
        every = list(values.values())
        start, end = min(each.start for each in every), max(each.end for each in every)
        yield Family(kind, every[0].same, values, start, end, every[0].sentence)
