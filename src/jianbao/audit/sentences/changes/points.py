"""What changes by points and not by per cent: 结案率57.44%，同比提高5.59%; 降幅扩大1.5%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD, RATE_WORDS, TO, is_change
from jianbao.audit.sentences.changes.judging import judged
from jianbao.audit.sentences.reading.claims import MOVED, UP, Claim, direction, typed

A_SHARE = pattern("占[^，。；]{0,14}$")
OF_SHARE = pattern(
    "占比|比重|提高|提升|降低|回落"
)  # 占44%，增长8%: of the amount, not of the share
BARE_MOVE = pattern(
    "^[，,；（(]?[但且仍却而也又再并还]*(?:(?:连续|创|位居|居|持续|稳中|再创)[^，。；\\d]{0,12}，)?(?:占比|比重)?(?:同比|环比|较[^，。；]{1,12}|比[^，。；]{1,12})?(?:提高|提升|上升|下降|降低|增加|减少|增长|回落|下滑|上涨|(?<=[年期月季底末初平均])[高低]|(?<=度)[高低])[了出]?$",
    needs="提高|提升|上升|下降|降低|增加|减少|增长|回落|下滑|上涨|高|低",
)


def points(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield changes of rates, shares and growth that one sentence tells in %."""
    if not any(each.unit in ("%", POINTS) for each in numbers):
        return
    yield from rates_of_change(passage, numbers)
    yield from moves_of_growth(passage, numbers)
    yield from moves_before(passage, numbers)
    if "分别" in passage.text:
        yield from above_in_turn(passage, numbers)
    yield from _wrong_units(passage, numbers)
    yield from _of_indices(passage, numbers)
    for place in range(1, len(numbers)):
        yield from _percent_meant(passage, *numbers[place - 1 : place + 1])
        yield from _above(passage, *numbers[place - 1 : place + 1])
        if claim := _of_rate(passage, numbers, place) or _faster(passage, numbers, place):
            yield claim


def rates_of_change(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield changes of a growth or a share told in %: 降幅扩大1.5%; 比重提高1.39%."""
    for number in numbers:
        if number.unit == "%" and GROWTH_MOVES.search(number.lead):
            expected = f"{typed(passage, number).rstrip('%％')}个百分点"
            yield Claim(
                "percent-for-points", False, passage, number, (), typed(passage, number), expected
            )


GROWTH_MOVED = "扩大|收窄|提高|回落|加快|放缓|下降|上升|提升|降低|缩小|减缓|高|低|快|慢"
THAN = pattern("[较比][^，。；]{0,20}$", needs="较|比")
MOVED_BY = pattern(f"^的?(?:[增降涨跌升]幅|增速)?({GROWTH_MOVED})[了出]?$")
GROWTH_THAN = pattern(f"[较比]([^，。；]{{2,12}}?)({GROWTH_MOVED})[了出]?$", needs="较|比")
OF_GROWTH = pattern("[增降涨跌升]幅|增速|增长|下降|上涨")
SHRUNK = ("收窄", "回落", "放缓", "下降", "降低", "缩小", "减缓", "低", "慢")


def moves_of_growth(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 上涨0.6%，涨幅比5月份的0.8%收窄0.2个百分点: two rates of growth, and their gap."""
    for place, by in enumerate(numbers):
        if by.unit != POINTS or place < len(("before", "now")):
            continue
        first, second = numbers[place - 2 : place]
        if claim := _turned(passage, first, second, by):
            yield claim
        if not first.is_percent or first.unit != second.unit or not OF_GROWTH.search(first.lead):
            continue
        gap = passage.text[second.end : by.start]
        inside = THAN.search(second.lead) and MOVED_BY.match(gap)
        than = GROWTH_THAN.search(by.lead)
        if inside and OF_GROWTH.search(passage.text[first.end : by.start]):
            earlier, now, word = second, first, inside[1]
        elif than and than[1][:2] in first.lead and OF_GROWTH.search(second.lead):
            earlier, now, word = first, second, than[2]
        else:
            continue
        way = -1 if word in SHRUNK else 1
        ways = [direction(each.lead) for each in (earlier, now)]
        if ways[0] * ways[1] < 0:  # 一季度下降2.1%，上半年增长0.8%，提高2.9个百分点
            earlier = replace(earlier, amount=ways[0] * earlier.amount)
            now = replace(now, amount=ways[1] * now.amount)
        claim = judged(passage, earlier, now, by, way)
        if claim is not None:
            yield claim


def _turned(passage: Passage, before: Measured, now: Measured, by: Measured) -> Claim | None:
    """Return the claim of 去年同期下降3.2%，今年增长5.6%，回升8.8个百分点: through nought."""
    ways = [direction(each.lead) if is_change(each) else 0 for each in (before, now)]
    is_of_times = PAST_WORD.search(before.lead) and not PAST_WORD.search(now.lead)
    if not before.unit == now.unit == "%" or ways[0] * ways[1] >= 0 or not is_of_times:
        return None
    if not TURNED_BY.match(passage.text[now.end : by.start]):
        return None
    first = replace(before, amount=ways[0] * before.amount)
    return judged(passage, first, replace(now, amount=ways[1] * now.amount), by, direction(by.lead))


TURNED_BY = pattern(f"^，(?:由[一-鿿]转[一-鿿]，)?(?:增速|增幅)?(?:同比)?(?:{MOVED})了?$")


def moves_before(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 增长8.4%，增幅比上年同期回落2.3个百分点，上年同期增长10.7%: the earlier one behind."""
    for now, by, earlier in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if by.unit != POINTS or not now.unit == earlier.unit == "%":
            continue
        moved = MOVED_THAN.search(by.lead)
        ways = [direction(each.lead) for each in (now, earlier)]
        told, named = earlier.lead.strip("，；（"), moved[1] if moved else ""
        is_past = named == "同比" or PAST_WORD.search(named)
        is_it = bool(is_past and PAST_WORD.search(told))
        is_it = is_it or (len(named) > 1 and told.startswith(named.removesuffix("的")))
        if moved and is_it and ways[0] == ways[1] != 0:
            way = -1 if moved[2] in SHRUNK else 1
            claim = judged(passage, earlier, now, by, way)
            if claim is not None:
                yield claim


ABOVE_IN_TURN = pattern("分别([高快低慢])于([^，。；：\\d]{4,30})$", needs="分别")
AND = pattern("、|和|与|及")


def above_in_turn(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 增长7.5%，分别快于全国、全省1.1个和0.6个百分点（全国增长6.4%，全省增长6.9%）."""
    for place, first in enumerate(numbers):
        before = passage.text[max(0, first.start - WIDE) : first.start]
        said = ABOVE_IN_TURN.search(before) if first.unit == POINTS else None
        levels = [each for each in numbers[:place] if each.unit == "%"]
        if said is None or not levels:
            continue
        others = [each for each in numbers if each.unit == "%" and each is not levels[-1]]
        names = AND.split(said[2])
        if len(names) == 1 and AND.fullmatch(passage.text[first.end : _next_start(numbers, place)]):
            continue  # 甲完成85.7%，乙完成86.8%，分别快于时间进度2.4个和3.5个百分点
        for name, by in zip(names, numbers[place:], strict=False):
            bases = [each for each in others if name.removesuffix("平均水平") in each.lead]
            if len(bases) == 1 and by.unit == POINTS:
                way = 1 if said[1] in "高快" else -1
                claim = judged(passage, bases[0], levels[-1], by, way)
                if claim is not None:
                    yield claim


def _next_start(numbers: list[Measured], place: int) -> int:
    """Return where the number behind another begins, or -1."""
    return numbers[place + 1].start if place + 1 < len(numbers) else -1


WIDE = 40
MOVED_THAN = pattern(
    f"^[，；]?(?:[增降涨跌升]幅|增速)(?:[较比])?(同比|[^，。；]{{2,8}}?)({GROWTH_MOVED})[了出]?$",
    needs="幅|速",
)
RISEN = "(?:扩大|收窄|提高|回落|加快|放缓|下降|上升|提升|降低)了?"
GROWTH_MOVES = pattern(
    rf"(?:增幅|降幅|增速|涨幅|跌幅)(?:[^，。；]{{0,10}}{RISEN}|比[^，。；\d年月期季]{{2,10}}[高低快慢]|[^，。；\d]{{0,6}}[高低快慢]于[^，。；\d]{{2,14}})$"
    rf"|(?:比重|占比)(?:同比|[比较][^，。；]{{1,8}})?{RISEN}$"
    r"|^[，；]?[比较][^，。；\\d]{2,12}(?:增幅|降幅|增速|涨幅|跌幅)[高低快慢]了?$",
    needs="占比|增幅|增速|比重|涨幅|跌幅|降幅",
)


def _of_rate(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """结案率57.44%，同比提高5.59%: a rate changes by 百分点."""
    last = level = numbers[place - 1]
    by = numbers[place]
    if level.unit == POINTS and is_change(level) and place > 1:
        level = numbers[place - 2]  # 失业率3.1%，比年初下降0.2个百分点，比上年下降0.3%
        if PAST_WORD.search(level.lead) and place > len(("level", "before")):
            level = numbers[place - 3]  # 上座率72.6%，去年为68.5%，提升4.1个百分点；环比提高2.9%
    if (
        level.unit != "%"
        or by.unit != "%"
        or not (
            RATE_WORDS.search(level.lead)
            or (A_SHARE.search(level.lead) and OF_SHARE.search(by.lead))
        )
        or is_change(level)
    ):
        return None
    gap = passage.text[last.end : by.start]
    if not BARE_MOVE.match(gap) and not (RATE_WORDS.search(level.lead) and BESIDE.match(gap)):
        return None
    if (
        place > 1
        and numbers[place - 2].unit == "%"
        and TO.search(passage.text[numbers[place - 2].end : level.start])
    ):
        return None  # 由…升至…: both values are there to be reckoned with
    expected = f"{typed(passage, by).rstrip('%％')}个百分点"
    return Claim(
        "percent-for-points", False, passage, by, (level,), typed(passage, level), expected
    )


BESIDE = pattern("^，[但且仍却而也又还]*[比较][^，。；\\d]{2,14}[高低][了出]?$", needs="高|低")
"""满意度94.6%，比第一名低1.3%: two rates are apart by points."""
AN_INDEX = pattern(
    "(?:消费|零售|购进|投资|出厂|生产者)[^，。；、]{0,4}(?<!定基)指数|(?<!综合)总指数|^(?:CPI|PPI)",
    needs="指数|CPI|PPI",
)
SINCE = pattern(
    "^(?:（[^（）]*）)?[，,（(](?:同比|环比|比上年(?:同[月期]|平均)?|比上月)?(上涨|上升|增长|下降|下跌)了?$"
)
MOST_OF_INDEX, LEAST_OF_INDEX, BASE = 300, 30, 100


def _of_indices(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 居民消费价格指数为102.3，同比上涨3.2%: an index of prices is 100 and its change."""
    for index, by in pairwise(numbers):
        if index.unit or by.unit != "%" or not LEAST_OF_INDEX < index.amount < MOST_OF_INDEX:
            continue
        gap = SINCE.match(passage.text[index.end : by.start])
        if gap is None or not AN_INDEX.search(index.lead):
            continue
        way = 1 if gap[1] in UP else -1
        off = index.amount - BASE
        holds = abs(off - way * by.amount) <= index.step + by.step
        word = gap[1] if off * way > 0 else "下降" if way > 0 else "上涨"
        expected = f"{word}{abs(off):f}%"
        value = f"{gap[1]}{typed(passage, by)}"
        working = f"{typed(passage, index)}−{BASE}"
        yield Claim("sentence-difference", holds, passage, by, (index,), working, expected, value)


FASTER = pattern(
    "^，(?:增速)?[较比][^，。；\\d]{1,8}(?:加快|放缓|趋缓|收窄|回落)了?$", needs="加快|缓|收窄|回落"
)


def _faster(passage: Passage, numbers: list[Measured], place: int) -> Claim | None:
    """同比增长4.4%，比上月加快1.9%: a growth quickens by points."""
    growth, by = numbers[place - 1 : place + 1]
    if growth.unit != "%" or by.unit != "%" or not is_change(growth):
        return None
    if not FASTER.match(passage.text[growth.end : by.start]):
        return None
    value = typed(passage, by)
    expected = f"{value.rstrip('%％')}个百分点"
    return Claim("percent-for-points", False, passage, by, (growth,), value, expected)


PACE = pattern(
    "(?:快于|慢于|超过?|高于|低于|落后于?|领先于?|[比较])(?:序时|时间|时序|计划|应完成)进度[^，。；\\d]{0,6}$",
    needs="进度",
)
A_RATE = pattern(
    "率(?:为|达到?|约|是)?$|占(?:比|了|到|[^，。；占比]{2,10}的)?(?:为|达|约)?$", needs="率|占"
)
BY = pattern(f"(?:{MOVED}|[高低快慢])[了出约近]*$")


def _wrong_units(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 完成率108个百分点; 超序时进度12%; 千人献血率12.5‰，比上年高0.8个百分点."""
    last = None
    may_be = POINTS[1:] in passage.text or "进度" in passage.text
    for number in numbers if may_be else ():
        value, lead = typed(passage, number), number.lead
        plain = value.split("个")[0].removesuffix(POINTS).rstrip("%％")
        if number.unit == POINTS and A_RATE.search(lead):
            expected = f"{plain}%"
        elif number.unit == "%" and PACE.search(lead) and not lead.endswith("的"):
            expected = f"{plain}个百分点"
        elif number.unit == POINTS and last is not None and last.unit == "‰" and BY.search(lead):
            expected = f"{plain}个千分点"
        else:
            last = number if number.is_percent or number.unit == POINTS else last
            continue
        yield Claim("percent-for-points", False, passage, number, (), value, expected)


ALSO = pattern(
    "[，、（]?(?:增长|上升|下降|减少|提高|[增降涨跌]幅)[为达]?", needs="增|升|降|减|幅|提高"
)
COMPARED = pattern("^，(?:同比|环比|比上[年月]|较上[年月]|比去年|较去年)(?!.*(?:占比|比重))")
ABOVE = pattern("[高低快慢]于[^，。；\\d]{0,14}(?:增速|增幅|涨幅|水平|平均)$", needs="于")


THAN_IT = pattern("^，([高低])于[^，。；\\d的]{2,14}$", needs="于")


def _percent_meant(passage: Passage, by: Measured, points: Measured) -> Iterator[Claim]:
    """增加4期，增长50个百分点: what changes in number changes by per cent."""
    if points.unit != POINTS or by.is_percent or not by.unit or by.unit == POINTS:
        return
    gap = passage.text[by.end : points.start]
    of_count = COMPARED.search(gap) and BARE_MOVE.match(gap) and not RATE_WORDS.search(by.lead)
    if not is_change(by) and not of_count:
        return
    if of_count or ALSO.fullmatch(passage.text[by.end : points.start]):
        value = typed(passage, points)
        expected = f"{value.split('个')[0].removesuffix(POINTS)}%"
        yield Claim("percent-for-points", False, passage, points, (by,), value, expected)


def _above(passage: Passage, level: Measured, by: Measured) -> Iterator[Claim]:
    """增长18.3%，高于各项贷款增速8.5%: two rates are apart by points."""
    if level.unit != by.unit or by.unit != "%":
        return
    than = THAN_IT.search(passage.text[level.end : by.start])
    other_way = than and (than[1] == "低") == (by.amount < level.amount)  # 3.1%，低于目标1.4%
    if ABOVE.search(by.lead) or other_way:
        value = typed(passage, by)
        expected = f"{value.rstrip('%％')}个百分点"
        yield Claim("percent-for-points", False, passage, by, (level,), value, expected)
