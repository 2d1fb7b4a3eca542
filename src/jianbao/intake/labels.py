"""What a figure is called, and for when it holds: guessed from its sentence."""

from __future__ import annotations

import re

from jianbao.audit.measured import name_of
from jianbao.audit.sentences.pairs import listed
from jianbao.document.patterns import pattern
from jianbao.intake.measures import CHANGED, LONGEST_SENTENCE, Found, sentence_before
from jianbao.yaml.dates import parse_period

LABEL_LENGTH = 16
CLAUSE = pattern("[，。；：！？、\n（）()“”]")
ONLY_CHANGE = pattern(
    "(?:同比|环比|比(?:上年|去年)(?:同期|末)?|较(?:上年|去年)(?:同期|末)?|分别|比|较)*(?P<word>\\w{2})"
)
PERIODS = (
    pattern(r"(?P<y>\d{4})年(?P<m>\d{1,2})(?:月)?(?:至|到|—|-|～)(?P<n>\d{1,2})月(?:份)?"),
    pattern(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?!\d{0,2}日)"),
    pattern(r"(?P<y>\d{4})年第?(?P<h>上半年|下半年|[一二三四]季度|前三季度)"),
    pattern(r"(?P<y>\d{4})年(?!\d{1,2}月|以来)(?:度)?"),
)
PARTS_OF_YEAR = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "前三季度": (1, 9),
}  # fmt: skip
SINCE = pattern(r"较|比|同比|去年|上年")
BEHIND = pattern(r"[\u4e00-\u9fff“”·]{1,12}")
TAIL_STOPS = pattern(
    "[，。；、：（）！？]|和|与|及|以及|的同时|第|排名|位列|达|较|均|占|进入|推动|推进|提出|位居|居"
)


def label_of(text: str, found: Found, last: int) -> str:
    """Return a name guessed from a number's sentence: what stands before it, or behind its unit.

    `last` is where the number before it ends.
    """
    sentence = sentence_before(text, found.start)
    behind = text[found.end : found.end + LONGEST_SENTENCE]
    if (match := re.match(r"（([^（）\d]{1,12})）", behind)) and not OTHER_HALF.fullmatch(match[1]):
        return match[1]
    lead = HALF_BEFORE.sub("", text[max(last, found.start - len(sentence)) : found.start])
    lead = BRACKETED.sub("", lead)
    lead = CLAUSE.split(lead)[-1]
    if text[found.start - 1 : found.start] in ("（", "("):
        lead = CLAUSE.split(sentence.rstrip("（("))[-1]
    if paired := _paired(sentence, text, found):
        return paired
    name = _trimmed(name_of(lead))
    tail = BEHIND.match(behind)
    noun = TAIL_STOPS.split(tail[0])[0] if tail else ""
    if found.kind in ("count", "limit", "target", "rank") and len(name) < 4 and noun:
        name += noun
    if len(name) < 2:
        clauses = [part for part in CLAUSE.split(sentence) if len(part) > 1]
        name = _trimmed(name_of(clauses[-1])) if clauses else ""
    return (name or found.value + found.unit)[-LABEL_LENGTH:]


OTHER_HALF = pattern("[套件间台次户处座家辆个张架艘枚卷册、]{1,4}")
HALF_BEFORE = pattern(f"^（{OTHER_HALF.pattern}）次?")
"""The second half of a unit: 套（间）, 架（艘、辆）次."""


def change_of(label: str) -> str:
    """Return the word of a label that names nothing but a change: 增长 of 比上年增长."""
    match = ONLY_CHANGE.fullmatch(label)
    return match["word"] if match and CHANGED.fullmatch(match["word"]) else ""


EDGES = pattern(
    "^(?:[.．、]|的|了|在(?![建校册逃岗编库场押读职线营产研保网])|对(?![外口标])|把(?!关)|将(?!军)"
    "|和|与|及|并|其中|达(?!标)|至|到(?![位期账会岗港校达货案诊])|为(?!民)|有(?![机色线轨效]))+"
    "|[近约超了的达至为]+$"
)


def _trimmed(name: str) -> str:
    return EDGES.sub("", name)


BRACKETED = pattern("（[^（）]*）$")


def _paired(sentence: str, text: str, found: Found) -> str:
    """不捕率、不诉率分别达40.0%和39.1%: the names in order for the numbers in order."""
    at = sentence.rfind("分别")
    if at < 0 or "。" in sentence[at:]:
        return ""
    before = CLAUSE_BEFORE.split(sentence[:at])[-1]
    names = [name for name in listed(before) if name]
    counted = len(re.findall(r"\d+(?:[,，]\d{3})*(?:\.\d+)?", sentence[at:]))
    if len(names) < 2 or counted >= len(names):
        return ""
    return _trimmed(names[counted])[-LABEL_LENGTH:]


CLAUSE_BEFORE = pattern("[，。；：]")


def period_of(text: str, start: int) -> str:
    """Return the period that a number's sentence names before it, as YAML has it; "" for none."""
    sentence = sentence_before(text, start)
    best, at = "", -1
    for form in PERIODS:
        for match in form.finditer(sentence):
            if match.start() <= at or SINCE.search(
                sentence[max(0, match.start() - 2) : match.start()]
            ):
                continue
            best, at = _typed(match.groupdict()), match.start()
        if best:
            return best
    return best


def _typed(parts: dict[str, str | None]) -> str:
    """Return a period as YAML has it; "" for one that no calendar has, as 9至13月."""
    year = parts["y"]
    if parts.get("h"):
        first, last = PARTS_OF_YEAR[str(parts["h"])]
        return f"{year}-{first:02d}/{year}-{last:02d}"
    months = [int(part) for part in (parts.get("m"), parts.get("n")) if part]
    typed = "/".join(f"{year}-{month:02d}" for month in months) or str(year)
    return typed if parse_period(typed) else ""
