"""Words that say how values went, against these: 由降转升, 扭亏, 逐年上升, 创新高, 累计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.ahead import may_come
from jianbao.audit.measured import POINTS, Measured, name_of, sentences, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD, TO_VERB, is_change
from jianbao.audit.sentences.changes.movements import BARE
from jianbao.audit.sentences.changes.series import THAN, Denied, gone
from jianbao.audit.sentences.reading.claims import MOVED, MOVES, direction, typed

TURNED = pattern(
    "(?P<up>由[降减负跌]转[升增正涨]|由负转正|由降转增|转[降负]为[升正]|止跌回升|降转升)"
    "|(?P<down>由[升增正涨]转[降减负跌]|由正转负|转正为负|升转降)",
    needs="转|止跌",
)
LOSS = pattern("(?P<up>扭亏|由亏转盈|转亏为盈)|(?P<down>由盈转亏|转盈为亏)", needs="亏")
LOST, WON = pattern("亏损(?!面|企业|户|额?(?:减少|下降|收窄))"), pattern("盈利|利润|净利|盈余")
SUMMED = pattern("累计|共")
UNTIL = pattern(r"(?:截至|到|至|—|–|～|-)(?:今年|\d{4}年)?(\d{1,2})月(?:份|底|末|(\d{1,2})日)?")
STOCK = pattern("余额|存量|现有|在[册库建途]|库存|结余|未|尚|剩余|净")


def denied(material: Material) -> Iterator[Denied]:
    """Yield the words of a paper on how values went that these deny."""
    for passage, numbers in material.once(stated):
        if "环比" in passage.text:
            yield from _of_last_month(passage, numbers, material)
        if len(numbers) < len(("before", "now")):
            continue
        for group in sentences(numbers):
            if len(group) > 1:
                yield from _of_sentence(passage, group)
                yield from two_words(material, passage, group)
        if "累计" in passage.text:
            yield from _sunk(passage, numbers)
    yield from _two_ways(material)


def _of_sentence(passage: Passage, group: list[Measured]) -> Iterator[Denied]:
    """Yield what the numbers of one sentence deny."""
    text = passage.text
    end = text.find("。", group[-1].end)
    end = end if end >= 0 else len(text)
    if "转" in text or "止跌" in text:
        yield from _turned(passage, group, end)
    if "亏" in text:
        yield from _of_loss(passage, group, end)
    if "于" in text or "超过" in text or "不及" in text or "突破" in text:
        yield from _beside(passage, group)
    if "幅" in text:
        yield from _by_its_width(passage, group)
    yield from gone(passage, group, end)


def _turned(passage: Passage, group: list[Measured], end: int) -> Iterator[Denied]:
    """一季度下降2.3%，上半年增长1.4%，由降转升."""
    for match in TURNED.finditer(passage.text, group[0].end, end):
        moves = [
            (direction(each.lead) * (1 if each.amount >= 0 else -1), each)
            for each in group
            if each.is_percent and each.end <= match.start() and is_change(each)
        ][-2:]
        wanted = (-1, 1) if match["up"] else (1, -1)
        if len(moves) == len(wanted) and tuple(way for way, _ in moves) != wanted:
            said = "、".join(each.lead[-2:] + typed(passage, each) for _, each in moves)
            yield Denied(passage, match.start(), match[0], said)


def _of_loss(passage: Passage, group: list[Measured], end: int) -> Iterator[Denied]:
    """上年亏损0.3亿元，今年实现利润0.4亿元，扭亏为盈."""
    for match in LOSS.finditer(passage.text, group[0].end, end):
        told = [each for each in group if each.end <= match.start() and not each.is_percent]
        kinds = [(bool(LOST.search(each.lead)), bool(WON.search(each.lead))) for each in told[-2:]]
        is_in_order = bool(told) and bool(PAST_WORD.search(told[-2:][0].lead))
        if len(kinds) != len(("before", "now")):
            continue
        wanted = [(True, False), (False, True)]
        if match["down"]:
            wanted.reverse()
        if (
            all(any(kind) for kind in kinds)
            and kinds != wanted
            and (is_in_order or kinds[::-1] != wanted)
        ):
            said = "、".join(f"{each.lead[-2:]}{typed(passage, each)}" for each in told[-2:])
            yield Denied(passage, match.start(), match[0], said)


ABOVE = pattern(
    "^，?(?:明显|远|均|略|大幅|已)?(?:(高于|多于|快于|大于|长于|超过)|(低于|少于|慢于|小于|短于|不及))(?!时序|序时|标准|要求|进度)"
    "[^，。；\\d]{0,12}(?:\\d{4}年|\\d{1,2}月)?[^，。；\\d]{0,8}(?P<known>的|（)?$",
    needs="高于|多于|快于|大于|长于|超过|低于|少于|慢于|小于|短于|不及",
)


LIMITED = pattern("目标|标准|限值|上限|红线|警戒|要求")
BROKEN = pattern("(?:突破|超过)(?:了)?$", needs="突破|超过")
REACHED = pattern("^(?:大关|关口)?，(?:已|累计|首次)?(?:达到?|为|完成|实现)[^，。；\\d]{0,3}$")
AS_AIM = pattern("的[^，。；\\d]{0,8}(?:目标|标准|限值|上限|红线|警戒线?|要求|水平|平均)值?")
AND = pattern("^(?:和|、|与|以及)[^，。；、]{0,12}的?$")


def _beside(passage: Passage, group: list[Measured]) -> Iterator[Denied]:
    """达到62.8亿元，高于上年同期的64.9亿元: what is above another is more."""
    above: tuple[Measured, re.Match[str]] | None = None
    for place, (before, other) in enumerate(pairwise(group)):
        gap = passage.text[before.end : other.start]
        if before.same != other.same and is_change(before) and ABOVE.match(gap):
            before = _level(group[:place], other) or before
        if before.same != other.same or (above and not AND.match(gap)):
            above = None
        first = ABOVE.match(gap) if before.same == other.same else None
        above = (before, first) if first else above
        is_less = before.same == other.same and other.amount < before.amount
        if is_less and BROKEN.search(before.lead) and REACHED.match(gap):
            yield Denied(passage, before.start, before.lead[-2:], typed(passage, other))
        if above is None:
            continue
        now, match = above
        grew = match[0].endswith("（") and direction(now.lead) > 0
        moves = is_change(now) and not grew
        if not (now.is_exact and other.is_exact) or moves:
            continue  # 增长16.3%，低于全国（49.5%）: a growth beside another one
        aim = AS_AIM.match(passage.text, other.end)  # 低于9/10万的控制目标
        is_aim = (LIMITED.search(other.lead) or aim) and other.amount * 2 >= now.amount
        if not match["known"] and not (is_aim or (match[1] and other.amount > now.amount)):
            continue  # 低于目标3件: it may be by how much
        end = aim.end() if aim else other.end
        behind = passage.text[end : end + 1]
        if (
            behind in "，。；、和与）"
            and (grew or not THAN.search(now.lead))
            and (now.amount > other.amount) != bool(match[1])
        ):
            values = f"{typed(passage, now)}、{typed(passage, other)}"
            yield Denied(passage, other.start, match[1] or match[2], values)


def _level(before: list[Measured], other: Measured) -> Measured | None:
    """Return the last value that is no base: 34微克，较去年的38微克下降10.5%，低于目标36微克."""
    own = (each for each in reversed(before) if each.same == other.same)
    return next((each for each in own if not THAN.search(each.lead) and not is_change(each)), None)


SINCE_JANUARY = pattern(
    "(?P<long>(?<!\\d)1(?:月份?)?[—–～~至到-]{1,2}\\d{1,2}月|前[三二]季度|前\\d{1,2}个月|累计|今年以来)"
    "|\\d{1,2}月|[一二三四]季度|[当本单][月季]|上[月季]"
)


def _of_last_month(
    passage: Passage, numbers: list[Measured], material: Material
) -> Iterator[Denied]:
    """1—9月到位219亿元，环比增长11%: what is counted from January has no month before it.

    Nor has what a paper of a whole year tells without another time.
    """
    first, last = material.briefing.period.first, material.briefing.period.last
    is_long = (first.month or 1, last.month or 12) == (1, 12)
    for by in numbers:
        if "环比" not in by.lead or by.unit == POINTS or not is_change(by):
            continue
        start = max(passage.text.rfind(stop, 0, by.start) for stop in "。\n") + 1
        times = list(SINCE_JANUARY.finditer(passage.text, start, by.start))
        if times and times[-1]["long"]:
            place = by.start - len(by.lead) + by.lead.index("环比")
            yield Denied(passage, place, "环比", times[-1][0])
        elif not times and is_long and not SHORTER.search(passage.text):
            place = by.start - len(by.lead) + by.lead.index("环比")
            yield Denied(passage, place, "环比", f"{last.year}年")


SHORTER = pattern("[月旬周日][以份均末底初，、内环]|季度|\\d月|[上当本单每逐]月|[上下]半年|同比")


class Change(Struct, frozen=True):
    """By how much something moved, which way, and the values right before in its sentence."""

    passage: Passage
    number: Measured
    way: int
    levels: tuple[tuple[str, Decimal], ...]


def _two_ways(material: Material) -> Iterator[Denied]:
    """Yield 投诉86件，比9月增加12件 in a note, where the text says 投诉86件，…减少12件.

    It is one change where one of the values before it is, or where the ledger's label names it.
    """
    told: dict[tuple[str, Decimal], list[Change]] = {}
    for passage, numbers in material.once(stated):
        for place, number in enumerate(numbers):
            way = direction(number.lead) if is_change(number) else 0
            if way and number.unit and number.amount > 0:
                before = numbers[max(0, place - FEW) : place]
                levels = (e for e in before if e.sentence == number.sentence and is_long(e))
                change = Change(passage, number, way, tuple((e.same, e.amount) for e in levels))
                told.setdefault((number.same, number.amount), []).append(change)
    for changes in told.values():
        for change in changes:
            others = [each for each in changes if _is_same_change(change, each)]
            if others and all(each.way != change.way for each in others):
                if change.passage.kind in BRIEF or others[0].passage.kind not in BRIEF:
                    yield _other_way(change, others[0])
                break
    yield from _against_labels(material, told)


BRIEF = ("particular", "summary", "note", "caption", "lead")


def is_long(number: Measured) -> bool:
    """Return whether a value is met by chance hardly twice, and no change itself."""
    return number.amount >= LONG * number.step and not is_change(number)


LONG = 30  # steps
FEW = 3  # values before a change, one of which it may be of


def _is_same_change(one: Change, other: Change) -> bool:
    return one.passage is not other.passage and bool(set(one.levels) & set(other.levels))


def _other_way(change: Change, other: Change) -> Denied:
    said = change.number.lead[-2:] + typed(change.passage, change.number)
    values = other.number.lead[-2:] + typed(other.passage, other.number)
    return Denied(change.passage, change.number.start, said, values)


def _against_labels(
    material: Material, told: dict[tuple[str, Decimal], list[Change]]
) -> Iterator[Denied]:
    """Yield 旅客发送量同比增长5.0%, typed, where the ledger has 旅客发送量同比下降: 5.0%."""
    for figure in material.figures.values():
        way = {"up": 1, "down": -1}.get(figure.direction or "", 0)
        for change in told.get((figure.counted, figure.exact or Decimal(0)), ()) if way else ():
            name = MOVE_TAIL.sub("", change.number.lead)
            is_named = len(name) > FEW and name in figure.label.text
            if is_named and change.way != way and not change.number.figure:
                said = change.number.lead[-2:] + typed(change.passage, change.number)
                values = f"{figure.label.text}{figure.written}"
                yield Denied(change.passage, change.number.start, said, values)


MOVE_TAIL = pattern(f"(?:同比|环比|[较比][^，。；]{{1,8}})?(?:{MOVED})[一-鿿]{{0,2}}$")


def _sunk(passage: Passage, numbers: list[Measured]) -> Iterator[Denied]:
    """截至5月底累计2.86亿元；截至6月底累计2.12亿元: what is cumulated does not fall."""
    told = [(until, each) for each in numbers if (until := _until(passage, each))]
    for (early, before), (late, now) in pairwise(told):
        if early >= late or before.same != now.same or now.amount >= before.amount:
            continue
        if now.sentence - before.sentence > 1 or not _is_one_thing(before, now):
            continue
        yield Denied(
            passage, now.start, f"累计{typed(passage, now)}",
            f"{typed(passage, before)}、{typed(passage, now)}",
        )  # fmt: skip


def _until(passage: Passage, number: Measured) -> tuple[int, int] | None:
    """Return the month and day up to which a number was cumulated; None where it was not."""
    if "累计" not in number.lead or number.is_percent or STOCK.search(number.lead):
        return None
    if is_change(number) or PAST_WORD.search(number.lead):
        return None
    text = passage.text
    start = max(text.rfind(stop, 0, number.start) for stop in "。；\n") + 1
    found: list[re.Match[str]] = list(UNTIL.finditer(text, start, number.start))
    return (int(found[-1][1]), int(found[-1][2] or 31)) if found else None


def _is_one_thing(before: Measured, now: Measured) -> bool:
    names = [SUMMED.sub("", name_of(each.lead)) for each in (before, now)]
    return names[0] in names[1] or names[1] in names[0] or names[0][:2] == names[1][:2]


OF_FALL = pattern("^，[但且]?降幅[^，。；：\\d]{0,14}(?:收窄|扩大|缩小|回落|加深)", needs="降幅")
OF_RISE = pattern("^，[但且]?[涨增]幅[^，。；：\\d]{0,14}扩大", needs="幅")
WIDTH = 22


def _by_its_width(passage: Passage, group: list[Measured]) -> Iterator[Denied]:
    """同比增长0.8%，降幅收窄2.6个百分点: what rises has no 降幅."""
    for by in group:
        if by.unit == "%" and by.amount > 0 and (way := direction(by.lead)) and is_change(by):
            words = OF_FALL if way > 0 else OF_RISE
            if match := words.match(passage.text[by.end : by.end + WIDTH]):
                yield Denied(
                    passage, by.end + 1, match[0].lstrip("，"), by.lead[-2:] + typed(passage, by)
                )


# ---- two words of one change

WIDTHS = ("涨幅", "跌幅", "升幅", "降幅", "增幅", "减幅")
THAN_PAST = pattern("同比|环比|[较比]", needs="比|较")
NO_CHANGE = pattern("新增$|净增$|增值|起降", needs="新增|净增|增值|起降")
BACK_TO = pattern("回[升落][至到]|[由从自]|恢复", needs="回|由|从|自|恢复")
THEN = pattern(
    f"^，(?:再|进一步|又|继续|将)*(?:(?:[较比](?:[今去上本]年|\\d{{1,2}}月份?|前?[一二三四]季度|[上下]半年|目前|现在|现有|(?:19|20)\\d\\d年|上[月季]|年初)[末底]?)(?:至少|再|又|进一步|约|多)*)?"
    f"(?:再|至少|又|进一步)*(?:{MOVED}|[高低快慢长短])(?:了|约|近)?$"
)
THEN_TO = pattern(f"^，(?:{MOVED})[至到](?:约|近)?$", needs="至|到")


MAY_MOVE = frozenset("高低快慢长短幅").union(*MOVES)


def two_words(material: Material, passage: Passage, group: list[Measured]) -> Iterator[Denied]:
    """Yield words of one change that go two ways: 同比增加59件，降幅24.5%; 压减5%，升到684万."""
    for before, by in pairwise(group):
        gap = passage.text[before.end : by.start]
        if len(gap) > WIDTH or not gap.startswith("，") or MAY_MOVE.isdisjoint(gap):
            continue
        is_more = THAN_PAST.search(before.lead) and _is_moved(before)
        same = _without_base(gap, before.lead)
        if is_more and (BARE.match(same) or same[1:].rstrip("为达约近") in WIDTHS):
            ways = direction(before.lead), direction(gap)
        elif _goes_to(before) and THEN.match(gap):
            is_aim = "再" in gap or may_come(material, passage, before.start)
            ways = (direction(before.lead[:-1]), _way(gap)) if is_aim else (0, 0)
        elif THEN_TO.match(gap) and _is_moved(before) and not BACK_TO.search(gap):
            ways = direction(before.lead), direction(gap)
        else:
            continue
        if ways[0] * ways[1] < 0:
            said = gap.lstrip("，") + typed(passage, by)
            yield Denied(passage, by.start, said, before.lead[-6:] + typed(passage, before))


def _without_base(gap: str, lead: str) -> str:
    """Return what parts two changes without 环比, if the first is against that time, too."""
    is_yearly = any(word in lead for word in ("同比", "上年", "去年", "同期"))
    if gap[1:3] != ("同比" if is_yearly else "环比") or "年初" in lead or "年末" in lead:
        return gap
    return gap[0] + gap[3:]


def _goes_to(number: Measured) -> bool:
    """Return whether a number is what something is to come to: 提高到93%, and not 回升至50.2."""
    lead = number.lead.rstrip("约近")
    return lead.endswith(TO) and bool(TO_VERB.search(lead[-4:])) and not BACK_TO.search(lead)


TO = ("至", "到", "为")


def _is_moved(number: Measured) -> bool:
    """Return whether a number is by how much something moved, and not how much there is."""
    return is_change(number) and number.amount > 0 and not NO_CHANGE.search(number.lead)


def _way(words: str) -> int:
    """Return 1 where words end in one for more, -1 for less."""
    return {"高": 1, "快": 1, "长": 1, "低": -1, "慢": -1, "短": -1}.get(
        words.rstrip("了约近")[-1:], 0
    ) or direction(words)
