"""Which side is the greater, in which order values fall, and which way: 顺差, 由多到少, 下降."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.measured import POINTS, Measured, name_of, starting_behind, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import MOVE_AT_END
from jianbao.audit.sentences.reading.claims import direction
from jianbao.audit.sentences.words.retold import Retold, Telling

SIDES = (
    (("出口",), ("进口",), ("顺差",), ("逆差",)),
    (
        ("收入", "收益"),
        ("支出", "成本", "费用"),
        ("结余", "盈余", "利润", "盈利", "节余"),
        ("赤字", "亏损", "超支", "缺口"),
    ),
    (("迁入", "转入", "流入"), ("迁出", "转出", "流出"), ("净迁入", "净转入", "净流入"),
     ("净迁出", "净转出", "净流出")),
)  # fmt: skip
"""What is on one side and on the other, what is left where the first is greater, and where not."""
OTHER_SIDE = {
    "顺差": "逆差", "逆差": "顺差", "结余": "赤字", "盈余": "赤字", "赤字": "结余", "利润": "亏损",
    "盈利": "亏损", "亏损": "盈利", "节余": "超支", "超支": "节余", "缺口": "结余",
} | {
    f"净{what}{ways[0]}": f"净{what}{ways[1]}" for what in "迁转流" for ways in ("入出", "出入")
}  # fmt: skip
LEFT = pattern(
    "(?:顺差|逆差|结余|盈余|节余|利润|盈利|赤字|亏损|超支|缺口|净[迁转流][入出])"
    "(?:人口|人数|资金|总额|额|了|为|达|约)*$",
    needs="顺差|逆差|结余|盈余|节余|利润|盈利|赤字|亏损|超支|缺口|净",
)
NEXT = 1  # sentences between the two sides and what is left
ENDS = "额总值金"


class Side(Struct, frozen=True):
    """A word of the wrong side before `number`: `wanted` is what the two others give."""

    number: Measured
    first: Measured
    second: Measured
    written: str
    wanted: str


def wrong_sides(numbers: list[Measured]) -> Iterator[Side]:
    """Yield 逆差 where 出口 is greater than 进口 by just so much, and the like."""
    for place, number in enumerate(numbers):
        match = LEFT.search(number.lead)
        if match is None:
            continue
        before = [
            each
            for each in numbers[max(0, place - 12) : place]
            if each.same == number.same and number.sentence - each.sentence <= NEXT
        ]
        behind = numbers[place + 1 : place + 4]
        before = before or [each for each in behind if each.sentence == number.sentence]
        for firsts, seconds, more, less in SIDES:
            word = next((word for word in (*more, *less) if match[0].startswith(word)), "")
            first, second = _last(before, firsts), _last(before, seconds)
            if not word or first is None or second is None:
                continue
            off = first.amount - second.amount
            fits = abs(abs(off) - number.amount) <= number.blur + first.blur + second.blur
            if fits and off and (off > 0) == (word in less):
                yield Side(number, first, second, word, OTHER_SIDE.get(word, more[0]))


def _last(numbers: list[Measured], words: tuple[str, ...]) -> Measured | None:
    """Return the last number that is named by one of some words."""
    for number in reversed(numbers):
        name = name_of(number.lead).rstrip(ENDS)
        if name.endswith(words) and "进出口" not in number.lead:
            return number
    return None


FALLING = pattern(
    "[由从按][^，。；、]{0,8}?[多高大好强长快重]到[^，。；、]{0,2}?[少低小差弱短慢轻]",
    needs="多到|高到|大到|好到|强到|长到|快到|重到",
)
RISING = pattern(
    "[由从按][^，。；、]{0,8}?[少低小差弱短慢轻]到[^，。；、]{0,2}?[多高大好强长快重]",
    needs="少到|低到|小到|差到|弱到|短到|慢到|轻到",
)
FOREMOST = pattern(
    r"[居列]?前[\d二两三四五六七八九十]{1,2}[位名](?:的)?[^，。；、\d]{0,8}?(?:依次|分别)?(?:为|是)：?",
    needs="前",
)
RANKED = pattern(
    "按[^，。；、]{1,10}(?:多少|高低|大小|快慢|由[多高大]到[少低小])(?:排列|排序|排名)"
)
IN_ORDER = ("由", "从", "按", "前")
"""Without one of them a passage announces no order."""
FEWEST = 3


def out_of_order(passage: Passage, numbers: list[Measured]) -> Iterator[Measured]:
    """Yield the value that breaks the order which its sentence announces: 由多到少依次为….

    Where no single value does, the order may be of something else.
    """
    for form, sign in ((FALLING, -1), (RISING, 1), (FOREMOST, -1), (RANKED, -1)):
        for match in form.finditer(passage.text):
            run = _listed(passage, starting_behind(numbers, match.end()))
            if form in (FOREMOST, RANKED):  # what stands behind the list is none of it
                last = passage.text.find("，", match.end() + 1)
                run = [each for each in run if last < 0 or each.start < last]
            amounts = [sign * each.amount for each in run]
            if len(run) < FEWEST or amounts == sorted(amounts):
                continue
            for place, number in enumerate(run):
                rest = amounts[:place] + amounts[place + 1 :]
                broken = place and amounts[place - 1] > amounts[place]
                last = place == len(run) - 2 and amounts[place] > amounts[place + 1]
                if rest == sorted(rest) and (broken or not last):
                    yield number
                    break


def _listed(passage: Passage, numbers: list[Measured]) -> list[Measured]:
    """Return the first numbers that are of one unit and of one sentence."""
    first = [each for each in numbers[:1] if not OF_TWO.search(each.lead)]
    for before, number in pairwise(numbers if first else ()):
        gap = passage.text[before.end : number.start]
        if number.same != first[0].same or "。" in gap or "：" in gap or OF_TWO.search(gap):
            break
        first.append(number)
    return first


OF_TWO = pattern(
    "相差|之差|差距|[高低多少]于|[高低]出", needs="差|高于|低于|多于|少于|高出|低出"
)  # no value of the list, but of two of it


# ---- ways

OVER_A_YEAR = pattern("同比|上年|去年|同期|(?:19|20)\\d\\d年")
OVER_LESS = pattern("环比|上月|上季|\\d月|季度|年初|年末|月初")
TWO_DIGITS = 10  # in steps: of a change that is known again by the words alone
BACK = 4  # numbers before a change that may be what changed
ALIKE = 2  # pairs of letters that name one subject
HEADS = ("title", "heading", "lead", "summary", "particular")


class Way(Struct, frozen=True):
    """A change that is told, up or down, with what its sentence says before it."""

    telling: Telling
    way: int
    over: str  # a year, less, or "" where nothing tells
    levels: frozenset[tuple[Decimal, str]]
    pairs: frozenset[str]


def other_ways(material: Material) -> Iterator[Retold]:
    """Yield changes that went up in a note or title and down in the text: 同比下降5.0%."""
    all_told = material.once(stated)
    heads = [(passage, numbers) for passage, numbers in all_told if passage.kind in HEADS]
    known = {(each.amount, each.same): list[Way]() for _, numbers in heads for each in numbers}
    for passage, numbers in all_told if heads else ():
        for place, number in enumerate(numbers):
            others = known.get((number.amount, number.same))
            told = _way(passage, numbers, place) if others is not None else None
            if told is None or others is None:
                continue
            other = next((each for each in others if _is_turned_round(each, told)), None)
            others.append(told)
            if other is not None:
                wrong, right = (told, other) if not _is_head(other) else (other, told)
                at = wrong.telling
                yield Retold(at.passage, at.number, at.name, right.telling.name)


def _is_head(way: Way) -> bool:
    return way.telling.passage.kind in HEADS


def _way(passage: Passage, numbers: list[Measured], place: int) -> Way | None:
    """Return how a number says that something went; None where it is no change."""
    number = numbers[place]
    match = MOVE_AT_END.search(number.lead)
    way = direction(number.lead) if match else 0
    if not way or match is None:
        return None
    levels, names = list[tuple[Decimal, str]](), [number.lead[: match.start()]]
    for before in reversed(numbers[max(0, place - BACK) : place]):
        if before.sentence != number.sentence or "；" in passage.text[before.end : number.start]:
            break
        if MOVE_AT_END.search(before.lead) or NOT_NOW.search(before.lead):
            continue
        if not (number.is_percent or number.unit == POINTS or before.same == number.same):
            continue
        levels.append((before.amount, before.same))
        names.append(before.lead)
        break
    over = "year" if OVER_A_YEAR.search(number.lead) else ""
    over = over or ("less" if OVER_LESS.search(number.lead) else "")
    words = [_subject(name) for name in names]
    pairs = frozenset(x[at : at + 2] for x in words for at in range(len(x) - 1))
    name = f"{over and number.lead[: match.start()][-2:]}{match[0]}"
    return Way(Telling(number, name, passage, ""), way, over, frozenset(levels), pairs)


NOT_NOW = pattern("^[的了]?[较比由]|上年|去年|同期|占")


def _subject(words: str) -> str:
    """Return what words name, whatever they compare with."""
    return name_of(COMPARED.sub("", words))


COMPARED = pattern(
    "[较比]?(?:同比|环比|(?:较|(?<![占同环])比).*|上年.*|去年.*)$|全[省市县区段局系]|完成|实现|[^一-鿿]"
)


def _is_turned_round(one: Way, other: Way) -> bool:
    """Return whether two changes of one number, of one subject, went up and down."""
    if one.way == other.way or (one.over and other.over and one.over != other.over):
        return False
    first, second = one.telling, other.telling
    if first.passage is second.passage and first.number.sentence == second.number.sentence:
        return False
    if one.levels & other.levels:
        return True
    is_long = first.number.amount >= TWO_DIGITS * first.number.step
    return is_long and len(one.pairs & other.pairs) >= ALIKE
