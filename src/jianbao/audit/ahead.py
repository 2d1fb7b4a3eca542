"""What is to come: whether words, a section or a whole paper tell of it, and not of what was done.

One notion for days, weekdays, goals and figures: a day behind the paper's own is no slip there, a
number of a plan is not held against the ledger of now, and what a step leads to is a goal.
"""

from __future__ import annotations

from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Briefing
from jianbao.messages.excerpts import sentence_around

GOALS = "力争|争取|确保|目标|计划"
TO_COME = pattern(
    f"{GOALS}|[将拟须]|预计|预期|规划|下一步|定于|届时|明年|(?<![邀申])请|要[于在]|应[于在当]|务必"
)
"""Words of a sentence that tells of what is to come."""
MAY_COME = pattern(
    f"{TO_COME.pattern}|底前|\\d日前|下半年|[三四]季度|安排|年内|[年月季]底|再(?![次说生现])|要(?!求|点|素|闻)"
    "|推进|抓好|不得|控制在"
)
"""Words of a sentence that may tell of it, where a goal or a limit is looked for."""
AIMED = pattern(GOALS, needs=GOALS)
HEADING = pattern(
    "(?:下一?步|打算|计划|安排|要求|建议|思路|目标)[^，、情推落完执]{0,4}$|下半年|明年|下一(?!级)|[季月]重点|要点$"
)
"""Headings of sections that do: 下一步打算, 下半年工作安排, 下一采暖季准备工作, 11月重点工作."""
OPENING = pattern("下一步|下半年，|下一?阶段|明年|接下来", needs="下|明年")  # of a list of tasks
PAPERS = ("规划", "计划", "方案", "安排", "纲要", "目标", "要点", "预算", "部署", "意见", "预案")
"""Words in the title of a paper that is about a time to come."""


def is_plan(briefing: Briefing) -> bool:
    """Return whether a whole paper is about a time to come, by its title."""
    return any(word in title.text for title in briefing.title for word in PAPERS)


def plan_sections(material: Material) -> frozenset[str]:
    """Return the sections whose heading, or opening, says that they tell of what is to come."""
    found, own = set[str](), material.briefing.period.last.year
    for passage in material.passages:
        is_opening = passage.kind == "text" and passage.text.endswith("：")
        signs = HEADING if passage.kind == "heading" else OPENING if is_opening else None
        is_later = passage.kind == "heading" and (
            passage.text.startswith(f"{own + 1}年")
            or _is_of_later_quarter(passage.text, material.briefing.period.last.month)
        )
        if is_later or (signs is not None and signs.search(passage.text)):
            found.add(passage.section)
    return frozenset(found)


QUARTERS = "一二三四"


def _is_of_later_quarter(heading: str, last: int) -> bool:
    """Return whether a heading names a quarter behind a period's last month: 四季度工作."""
    at = QUARTERS.find(heading[:1]) if heading[1:3] == "季度" else -1
    return at >= 0 and 0 < last <= at * 3


def in_plans(material: Material, passage: Passage) -> bool:
    """Return whether a passage stands in such a section, or in a part of one."""
    own = {passage.section, passage.section.partition("/")[0]} - {""}
    return not own.isdisjoint(material.once(plan_sections))


def is_to_come(material: Material, passage: Passage, start: int) -> bool:
    """Return whether what stands at a place is to come: by its sentence, or by its section."""
    is_said = TO_COME.search(_sentence(passage, start)) is not None
    return is_said or in_plans(material, passage)


def is_aimed(material: Material, passage: Passage, start: int) -> bool:
    """Return whether it is a goal: by a word before it in its sentence, or by its section."""
    first = max(passage.text.rfind(stop, 0, start) for stop in "。\n") + 1
    is_said = AIMED.search(passage.text, first, start) is not None
    return is_said or in_plans(material, passage)


def may_come(material: Material, passage: Passage, start: int) -> bool:
    """Return whether it may be to come, as what is told of the second half of a year may."""
    is_said = MAY_COME.search(_sentence(passage, start)) is not None
    return is_said or in_plans(material, passage)


def _sentence(passage: Passage, start: int) -> str:
    """Return the whole sentence: 下一步采取三项措施：一是…；二是…: each of them is to come."""
    return sentence_around(passage.text, start, "。\n")
