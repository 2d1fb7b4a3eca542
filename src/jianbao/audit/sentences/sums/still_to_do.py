"""What is left of wholes elsewhere: 全年目标3万人。…上半年1.86万人。…下半年再完成1.14万人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.measured import Measured, sentences, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.reached import (
    MOST,
    NEARBY,
    NO_LEVEL,
    is_meant,
    step_to,
    words_of,
)
from jianbao.audit.sentences.reading.claims import Claim, shown
from jianbao.audit.sentences.reading.lists import FEW
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped, turned_digits
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.sums.meant import sum_claim

WHOLE = pattern("全年|年度|年内|本年|今年|目标|计划|任务|控制在|定额|应")
LATER = pattern(
    "(?:(下半年)|(三季度|秋季)|([四三、]*四季度)|后[两三]个季度|后(?:\\d+|[两二三四五六七八九])个月|(?<!(?<!\\d)1)(?<!1月)[至到—–～-]12月|剩余?下?的?|余下的?|其余|(?:尚|仍|还)[余剩缺差]|明年|接下来|今后)[^，。；、]{0,14}$"
    "|[须需应要将]再[一-鿿]{2}$|(?:^[，；]?|[对将把]尚?)未(?:完成)?(?P<verb>[一-鿿]{2})的?$",
    needs="下半年|季度|后|剩|余|尚|仍|还|秋季|明年|接下来|今后|12月|未|再",
)
ENDS = (0, 9, 8, 11)  # of each group of `LATER`, the last month in which it is still to come
DONE_OF_IT = pattern("已|完成|建成|办结|实现|上半年|前[一二三]季度|\\d月|春季|累计|截至")
THAN = pattern("[较比]", needs="较|比")
NEAR_LEFT = Decimal("0.34")
FAR = 40  # characters before a number that say whether it is of what was done


def still_to_do(material: Material, claimed: set[tuple[int, int]]) -> Iterator[Claim]:
    """Yield what a paper claims to be left of wholes in other sentences and paragraphs."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        for group in sentences(numbers):
            for number in group:
                if (id(passage), number.start) in claimed or not _is_later(number, material):
                    continue
                goal = step_to(passage, number, group, material)[1]
                if goal is None or goal.lead.startswith("全年"):
                    yield from _still_to_do(material, passage, number, group)


def _is_later(number: Measured, material: Material) -> bool:
    """Return whether words before a number name a time that is still to come, or what is left."""
    if LATER.search(number.lead) is None:
        return False
    times = _times(number)
    return not times or material.briefing.date.month <= ENDS[times[0]]


def _times(number: Measured) -> list[int]:
    """Return which time of `LATER` words before a number name."""
    match = LATER.search(number.lead)
    return [place for place in (1, 2, 3) if match[place]] if match else []


def _still_to_do(
    material: Material, passage: Passage, rest: Measured, group: list[Measured]
) -> Iterator[Claim]:
    """Yield the claim of 全年目标3万人。…上半年1.86万人。…下半年再完成1.14万人."""
    if rest.is_percent or not rest.unit or NO_REST.search(rest.lead):
        return
    if not (rest.is_exact or BOUND.search(rest.lead) or passage.text.startswith("以上", rest.end)):
        return
    order = material.once(pool).orders[id(passage)]
    own = [
        Stated(passage, each, order)
        for each in group
        if each.same == rest.same
        and each is not rest
        and (each.is_exact or passage.text.startswith("以下", each.end))
    ]
    before = material.once(pool).before(passage, group[0], rest.same, MOST)
    words = words_of(passage, rest)
    goals = [
        each
        for each in own
        if WHOLE.search(each.number.lead) and not LATER.search(each.number.lead)
        if not THAN.search(each.number.lead)  # 明年1,500人次，较今年的1,320人次增加180人次
    ]
    if goals:
        words = f"{words} {words_of(passage, goals[0].number)}"
    counts = [each for each in (*own, *before) if not NO_LEVEL.search(each.number.lead)]
    verb = LATER.search(rest.lead)
    done = verb["verb"] if verb and verb["verb"] else DONE_OF_IT.pattern
    pairs = list(_pairs(counts, goals, own, pattern(done)))
    later = [each for each in own if _times(each.number)]
    if later and _times(rest):  # 三季度支出420万元，四季度支出392万元: both are to come
        pairs = [(*pair, *later) for pair in pairs if not any(each in later for each in pair)]
    borne = [*pairs, *((goal, each) for goal in goals for each in counts)]
    if any(_still_left(pair) == rest.amount for pair in borne):
        return
    turns = {each.number.start for pair in pairs if len(pair) > FEW for each in pair[1:]}
    meant = [
        pair
        for pair in pairs
        if (verb and verb["verb"] and _stands_near(pair, passage, rest))
        or any(is_meant(each, words, own, order) for each in pair if each not in goals)
        if (len(pair) > FEW or pair[1].number.start not in turns)
    ]
    here = [pair for pair in meant if all(each in own for each in pair)]
    meant = here or meant
    likely = [pair for pair in meant if _is_near_rest(pair, rest)]
    slipped = [pair for pair in likely if _is_rest_slip(_still_left(pair), rest)] if goals else []
    if len({_still_left(pair) for pair in meant}) == 1:
        slipped = likely
    if slipped:
        yield _rest_claim(passage, rest, slipped[0])
        return
    for whole, part in (pair for pair in meant if len(pair) == FEW and not likely):
        together = part.number.amount + rest.amount
        if together in (turned_digits(whole.number.amount, whole.number.step) or ()):
            parts, passages = [part.number, rest], [part.passage, passage]
            yield sum_claim(whole.passage, whole.number, parts, passages, holds=False)
            return


def _stands_near(pair: tuple[Stated, ...], passage: Passage, rest: Measured) -> bool:
    """Return whether what was done stands right before: 应建42处。建成35处。未建成的7处."""
    return all(
        each.passage is passage and 0 <= rest.sentence - each.number.sentence <= FEW
        for each in pair[1:]
    )


BOUND = pattern("不得?(?:超过?|少于|低于|多于|高于)$|至少$")
NO_REST = pattern("[较比]|每|均|占|[增减升降]至|同比|增加|减少|增长")


def _pairs(
    counts: list[Stated], goals: list[Stated], own: list[Stated], done_so: re.Pattern[str]
) -> Iterator[tuple[Stated, ...]]:
    """Yield wholes with what is done of them: of one sentence, unless the whole is known."""
    for whole in goals or counts:
        is_aim = WHOLE.search(whole.number.lead) is not None
        for done in counts:
            if done is whole or done.number.amount >= whole.number.amount:
                continue
            behind = done.number.sentence - whole.number.sentence
            is_here = done.passage is whole.passage and behind == 0
            is_next = done.passage is whole.passage and behind == 1 and is_aim
            is_done = done_so.search(_clauses(done)) is not None
            is_part = done in own and whole not in own and 0 < done.order - whole.order <= NEARBY
            is_here = is_here or is_part
            if (goals and is_done) or (is_here and (is_done or is_aim)) or (is_next and is_done):
                yield whole, done
        yield from _in_turns(whole, counts if whole not in own else own)


def _in_turns(whole: Stated, counts: list[Stated]) -> Iterator[tuple[Stated, ...]]:
    """Yield 规划60所，前四年建成47所，今年又建成6所: what was done in turns, all of it."""
    turns = [
        each
        for each in counts
        if each.passage is whole.passage
        and each.number.sentence == whole.number.sentence
        and whole.number.end < each.number.start
        and each.number.amount < whole.number.amount
        and (DONE_OF_IT.search(each.number.lead) or IN_TURN.search(each.number.lead))
    ]
    if len(turns) >= FEW:
        yield whole, *turns


IN_TURN = pattern("又|再|[一二三]季度|半年|年")


def _clauses(each: Stated) -> str:
    """Return the words before a number in its sentence, of other clauses, too."""
    if each.is_cell:
        return each.number.lead
    start = each.number.start
    return each.passage.text[max(0, start - FAR) : start].rpartition("。")[2]


def _still_left(pair: tuple[Stated, ...]) -> Decimal:
    whole, *done = pair
    return whole.number.amount - sum((each.number.amount for each in done), Decimal(0))


def _is_near_rest(pair: tuple[Stated, ...], rest: Measured) -> bool:
    left = _still_left(pair)
    if left <= 0:
        return False
    return _is_rest_slip(left, rest) or abs(left - rest.amount) <= NEAR_LEFT * left


def _is_rest_slip(left: Decimal, rest: Measured) -> bool:
    slipped = is_mistyped(rest.amount, left, left, rest.step)
    return slipped or is_digit_off(rest.amount, left, rest.step)


def _rest_claim(passage: Passage, rest: Measured, pair: tuple[Stated, ...]) -> Claim:
    working = "−".join(each.text for each in pair)
    used = tuple(each.number for each in pair if each.passage is passage)
    expected = shown(passage, _still_left(pair), rest)
    return Claim("sentence-difference", False, passage, rest, used or (rest,), working, expected)
