"""What sums in a sentence have in common: gaps between numbers, and which of them are no parts."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import MOVED, Claim, shown, together_fits, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped, turned_digits

COUNTED = MOVED.replace("|增|", "|(?<!新)增|")  # 新增 counts: it may be a total, and a part
NO_PART = pattern(
    f"(?:{COUNTED})[了约近达超为至到]*$|占[^，。]*$|超(?![员声导市时期标短级范载速量限高龄低大长薄轻深净细算纯前视重宽硬])|高于|低于|相当于|上[年月季期届](?!结[转余存])|去年|前年|同期|(?<![列纳]入)计划(?![播栽种植造][一-鿿]{{1,8}}$)|目标|(?:年度|全年|下达)任务|(?<!公共)预算(?!稳定|周转|单位|部门|编制|管理|执行|绩效)|(?<!比)较(?![差好大小轻重优弱强]|[高低]$)|(?<![杜对配性])比(?![例重较])|每|均|最(?!低价|低生活|低工资|低收入|低保)|单日|峰值|[带拉撬]动|吸引|缺口"
    "|缺额|相差|差距|差额|(?<=[数量额])[由从]$|^[按以][一-鿿]{0,6}(?:人口|人数|户数|保有量|面积)$|^[，；、]?[多少](?![重数元年儿层功先胎子孩民])[一-鿿]{1,2}$"
)
LEVEL = pattern(
    "(?:增加|增长|[上提攀跃回]升|提高|扩大|减少|下降|降低|缩短|回落|压[减缩降]|[下上]调|增|升|降|减)[至到]$",
    needs="到|至",
)  # what was reached
DAILY = pattern("[日月年]均", needs="均")  # what lines have a day may be added up
LIST_ENDS = pattern("[。；\n]|其中|另外|此外|同时|同比|上年(?!结[转余存])|去年|累计")
GRADES, OF_GRADE = frozenset("一二三四五六七八九十特优上中下初高同"), frozenset("级次奖外于")
SENTENCE_OR_AMONG = pattern("[。；]|其中")
FEW, SOME, NEAR, CLOSE = 2, 3, Decimal("0.15"), Decimal("0.05")
OTHER_HALF = pattern("^（[^（）\\d，；：]{1,4}）次?")  # of a unit: 86件（套）
IN_BRACKETS = pattern("（[^（）]*）")
JOINTS = ("、", "和", "及", "与", "以及")
QUALITY_ENDS = pattern("[，。；、：（）]|^$")


def is_open(words: str) -> bool:
    """Return whether words behind a list say that it has more: 等, 以及其他; no 一等."""
    at = words.find("等")
    while at >= 0:
        if words[at - 1 : at] not in GRADES and words[at + 1 : at + 2] not in OF_GRADE:
            return True
        at = words.find("等", at + 1)
    return "以及其他" in words or "主要" in words


def gap_of(passage: Passage, first: Measured, second: Measured) -> str:
    """Return what stands between two numbers; the second half of 件（套） belongs to the first."""
    gap = passage.text[first.end : second.start]
    return IN_BRACKETS.sub("", OTHER_HALF.sub("", gap)) if "（" in gap else gap


def counts_too(passage: Passage, joint: Measured, number: Measured) -> bool:
    """Return whether a total counts a number of another unit, too: 1.35万份, 3.27万本（份）."""
    return bool(number.unit) and passage.text.startswith(f"（{number.unit}）", joint.end)


def is_like(passage: Passage, total: Measured, number: Measured) -> bool:
    """Return whether a total counts what another number counts: in its own unit, or in both."""
    return number.same == total.same or counts_too(passage, total, number)


def is_no_part(number: Measured, total: Measured) -> bool:
    """Return whether the words before a number say that it is no part: of last year, a share."""
    of_daily = "均" in total.lead and DAILY.search(total.lead) is not None
    return _is_no_part(number.lead, of_daily)


COMPARED_SO = pattern("同比|环比|[高低]于(?:时序|序时|标准|要求|进度)", needs="同比|环比|高|低")


@lru_cache(maxsize=4096)
def _is_no_part(lead: str, of_daily: bool) -> bool:
    if of_daily:
        lead = DAILY.sub("", lead)
    if lead.endswith("的"):
        lead = COMPARED_SO.sub("", lead)  # 空气质量同比改善的8个: what is counted
    return lead == "新增" or bool(NO_PART.search(lead))  # 比年初的1,620个新增240个


def is_quality(
    passage: Passage, number: Measured, following: list[Measured], total: Measured
) -> bool:
    """Return whether a number says of what kind the next one's things are: 35千伏线路12条."""
    return (
        number.same != total.same
        and not number.is_percent
        and bool(following)
        and following[0].same == total.same
        and not QUALITY_ENDS.search(gap_of(passage, number, following[0]))
    )


def summed(passage: Passage, total: Measured, listed: list[Measured]) -> tuple[Claim, Decimal]:
    """Return the claim that parts make the total, and by how much they fall short."""
    together = sum((part.amount for part in listed), Decimal(0))
    working = "＋".join(typed(passage, part) for part in listed)
    holds = together_fits(total, listed, together - total.amount)
    expected = shown(passage, together, total)
    claim = Claim("sentence-sum", holds, passage, total, tuple(listed), working, expected)
    return claim, total.amount - together


TIME = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|[一二三四]季度|(?:19|20)\d\d年")
AT_END = pattern("[末底]|.*均")
NAME_BRACKET = pattern("([一-鿿]{2,10})（[^（）]{1,12}）$", needs="（")
NAME_BEHIND = pattern("(?:[项个家处种件类]的?)?([一-鿿]{2,10})(?=[，。；、]|$)")


def part_name(passage: Passage, number: Measured) -> str:
    """Return what a part is called: before it, before its bracket, or behind it: 3个县下降."""
    if name := name_of(number.lead):
        return name
    before = passage.text[max(0, number.start - FEW) : number.start]
    if before.endswith("（"):
        return before[:1]
    if before.endswith("）"):
        named = NAME_BRACKET.search(passage.text, 0, number.start)
        return named[1] if named else ""  # 高中（中专）27名
    if (time := TIME.match(number.lead)) and not AT_END.match(number.lead, time.end()):
        return time[0]  # 2026年3亿元、2027年2亿元
    match = NAME_BEHIND.match(passage.text, number.end)
    return match[1] if match else ""


def is_mixed(passage: Passage, parts: list[Measured]) -> bool:
    """Return whether ， follows 、 in a list: 一级3家、二级5家，免费开放58家 are of two things."""
    gaps = [gap_of(passage, *pair)[:1] for pair in pairwise(parts)]
    return "、" in gaps and "，" in gaps[gaps.index("、") :]


def is_slip(total: Measured, listed: list[Measured], off: Decimal) -> bool:
    """Return whether one slip in the total or a part explains by how much a sum is off."""
    meant = [(total, total.amount - off), *((part, part.amount + off) for part in listed)]
    return any(is_mistyped(each.amount, amount, amount, each.step) for each, amount in meant)


def are_turned(total: Measured, pair: list[Measured]) -> bool:
    """Return whether two exchanged digits of one of two parts make a total: 84 (48), 17 of 65."""
    off = total.amount - sum(part.amount for part in pair)
    return len(pair) == FEW and any(
        part.amount + off in (turned_digits(part.amount, part.step) or ()) for part in pair
    )


UNDECIDED = ("受理", "收到", "移送", "提请", "审查")


def is_undecided(total: Measured, last: Measured) -> bool:
    """Return whether nobody has decided on some yet: 受理284人，批准194人，不批准89人."""
    came_in = any(word in total.lead for word in UNDECIDED)
    return came_in and last.lead.lstrip("，；、").startswith("不")


def is_member(passage: Passage, numbers: list[Measured], place: int) -> bool:
    """Return whether a number goes on with a list and has no name: 90万吨 of 120万吨和90万吨."""
    if not place or numbers[place - 1].same != numbers[place].same:
        return False
    return gap_of(passage, numbers[place - 1], numbers[place]) in JOINTS


def is_moved_with(passage: Passage, numbers: list[Measured], place: int) -> bool:
    """Return whether a number shares the word of the one before: 6人 of 减少8起、6人."""
    for at in range(place, max(0, place - MANY), -1):
        before = numbers[at - 1]
        if gap_of(passage, before, numbers[at]) not in JOINTS:
            return False
        if is_no_part(before, before):
            return True
    return False
