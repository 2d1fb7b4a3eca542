"""What is left of a whole: 排查隐患1,482条，整改1,437条，其余45条限期整改.

Of a whole in the same sentence or the one before, of one that a rate or a plan tells, and of wholes
elsewhere in the paper: 全年目标3万人。…上半年1.86万人。…下半年再完成1.14万人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured, ending_before, sentences, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.changes.reached import (
    MOST,
    NEARBY,
    NO_LEVEL,
    is_meant,
    step_to,
    words_of,
)
from jianbao.audit.sentences.reading.claims import Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of

WORDS = pattern("存|空|缺|闲置|余|剩|另有|尚有|仍有|还有|尚未|还差|未|不|在办|正在|待|请假")
REST = pattern(
    "^[，；]?(?:其余|余下|剩余|还剩|尚余|仍余|还余|剩下|结存|尚存|余额|空[编缺置座余位闲][一-鿿]{0,2}|缺编|缺席|缺勤|缺考|请假|未到|闲置|(?:资金|经费)?缺口|尚缺|仍缺)[^，。；]{0,8}$",
    needs="余|剩|缺|存|空|闲置|请假|未到",
)
WEAK_REST = pattern(
    "^[，；]?(?:目前)?(?:另有|尚有|仍有|还有|还差|尚未|[一-鿿]{0,2}未(?!成年))[^，。；]{0,10}$"
)
FEW = 2
MOST_PARTS = 6
CLOSE = Decimal("0.25")
DONE = pattern("^[，；]?(?:其中|现|实际)?(?:已|办结|完成|整改|审结|结案|处结|化解|到位|销号)")


def rests(passage: Passage, numbers: list[Measured], paragraph: list[Measured]) -> Iterator[Claim]:
    """Yield what one sentence claims to be left; `numbers` are its own, then the paragraph's."""
    if not WORDS.search(passage.text):
        return
    for place in range(1, len(numbers)):
        rest = numbers[place]
        is_sure = bool(REST.match(rest.lead))
        if rest.is_percent or not rest.is_exact:
            continue
        bare = not rest.lead.strip("，；") and (
            NOT_DONE.match(passage.text, rest.end) or GOES_ON.match(passage.text, rest.end)
        )
        if not (is_sure or bare or WEAK_REST.match(rest.lead)):
            continue
        like = [
            each
            for each in counts_of(numbers[max(0, place - MANY) : place])
            if each.same == rest.same
        ]
        all_before = ending_before(paragraph, rest.start)
        if is_sure:
            claim = _of_sentence_before(passage, rest, like, all_before)
            claim = claim or _of_plan(passage, rest, like)
        else:
            claim = _not_done(passage, rest, all_before)
        claim = claim or _of_rate(passage, rest, numbers[:place], all_before)
        if claim is not None:
            yield claim
        elif len(like) >= FEW and not _is_of_before(rest, like, all_before):
            yield from _left(passage, rest, like[-MOST_PARTS:], is_sure)


def _is_of_before(rest: Measured, like: list[Measured], before: list[Measured]) -> bool:
    """Return whether a whole of a sentence before bears a rest out: 52个。开工49个，…；尚有3个."""
    return any(
        whole.amount - part.amount == rest.amount
        for whole in counts_of(before)
        if whole.same == rest.same and 0 < rest.sentence - whole.sentence <= FEW
        for part in like
    )


def _of_sentence_before(
    passage: Passage, rest: Measured, parts: list[Measured], before: list[Measured]
) -> Claim | None:
    """实施项目248个。…已完工236个，其余12个在建: told is a slip, or of the only whole before."""
    together = sum((part.amount for part in parts), Decimal(0))
    wholes = [
        each
        for each in counts_of(before)
        if each.same == rest.same and each.sentence < rest.sentence and each.amount > together
    ]
    last = [each for each in wholes if rest.sentence - each.sentence == 1]
    for whole in wholes if parts else ():
        off = whole.amount - together
        if abs(rest.amount - off) <= whole.blur + rest.blur + sum(part.blur for part in parts):
            return _claim(passage, rest, whole, parts, off, holds=True)
    for whole in wholes if parts else ():
        off = whole.amount - together
        slipped = is_mistyped(rest.amount, off, off, rest.step)
        only = last == [whole] and is_digit_off(rest.amount, off, rest.step)
        if (slipped and len(parts) == 1) or (only and rest.amount + together > parts[0].amount):
            return _claim(passage, rest, whole, parts, off, holds=False)
    return None


UNDONE = pattern("^[，；]?[一-鿿]{0,2}未([一-鿿]{2})")
NOT_DONE = pattern("[一-鿿]{0,2}[未不]([一-鿿]{2})")
GOES_ON = pattern("[一-鿿]{0,4}?(?:正在|尚在|仍在|还在|在办|待)")  # 36件正在办理


def _not_done(passage: Passage, rest: Measured, before: list[Measured]) -> Claim | None:
    """实施项目12个。…已开工10个，尚有2个未开工: of what is done the rest is not."""
    match = NOT_DONE.match(passage.text, rest.end) or UNDONE.match(rest.lead)
    if match is None:
        return None
    like = [
        each
        for each in counts_of(before)
        if each.same == rest.same and rest.sentence - each.sentence <= FEW
    ]
    done = [
        each
        for each in like
        if match[1] in each.lead.split("未")[0] or _behind(passage, each).endswith(match[1])
    ]
    wholes = [each for each in like if done and each.end <= done[0].start]
    if len(done) != 1 or not wholes:
        return None
    between = [each for each in like if done[0].end <= each.start < rest.start]
    if between and sum(each.amount for each in between) != done[0].amount:
        return None  # 48项，已办结36项，正在推进9项，逾期未办结3项
    for whole in wholes:
        if whole.amount - done[0].amount == rest.amount:
            return None
    whole = wholes[-1]
    off = whole.amount - done[0].amount
    near = off > 0 and abs(off - rest.amount) <= CLOSE * whole.amount
    return _claim(passage, rest, whole, done, off, holds=False) if near else None


def _of_plan(passage: Passage, rest: Measured, like: list[Measured]) -> Claim | None:
    """完成46个，为年度任务50个的92%，剩余4个: the whole stands behind what was done of it."""
    for done, whole in pairwise(like[-FEW:]):
        off = whole.amount - done.amount
        near = off > 0 and abs(off - rest.amount) <= CLOSE * whole.amount
        if PLANNED.search(whole.lead) and not PLANNED.search(done.lead) and near:
            blur = whole.blur + done.blur + rest.blur
            holds = abs(off - rest.amount) <= blur
            return _claim(passage, rest, whole, [done], off, holds=holds)
    return None


A_RATE = pattern("率(?:为|达到?)?$")


def _of_rate(
    passage: Passage, rest: Measured, own: list[Measured], before: list[Measured]
) -> Claim | None:
    """投诉86件。…已办结83件，办结率96.5%，3件正在办理: the rate tells of what it is the rest."""
    if len(own) < FEW or not own[-1].is_percent or not A_RATE.search(own[-1].lead):
        return None
    done, rate = own[-FEW:]
    if done.same != rest.same or not DONE.match(done.lead):
        return None
    wholes = {
        each.amount: each
        for each in counts_of(before)
        if each.same == rest.same and each.amount > done.amount and each.sentence < rest.sentence
        if (bounds := quotient(done, each, rate.per)) is not None and bounds.fits(rate)
    }
    if len(wholes) != 1:
        return None
    whole = next(iter(wholes.values()))
    off = whole.amount - done.amount
    return _claim(passage, rest, whole, [done], off, holds=off == rest.amount)


def _behind(passage: Passage, number: Measured) -> str:
    """Return the words behind a number in its clause: 86个扬尘防治达标."""
    return CLAUSE_END.split(passage.text[number.end : number.end + WIDE])[0]


CLAUSE_END = pattern("[，；。、]")
LISTED_BEHIND = pattern("[一-鿿]{0,2}、", needs="、")
WIDE = 12


def _left(passage: Passage, rest: Measured, like: list[Measured], is_sure: bool) -> Iterator[Claim]:
    """Yield the claim of a rest: the whole is any number before, the parts stand behind it."""
    tried = []
    for at, whole in enumerate(like[:-1]):
        for parts in (like[at + 1 :], like[-1:]):
            together = sum((part.amount for part in parts), Decimal(0))
            off = whole.amount - together
            if off > 0:
                tried.append((whole, parts, off))
    for whole, parts, off in tried:
        if abs(off - rest.amount) <= whole.blur + rest.blur + sum(part.blur for part in parts):
            yield _claim(passage, rest, whole, parts, off, holds=True)
            return
    if LISTED_BEHIND.match(passage.text, rest.end):
        return  # 手续不全的8个、资金未到位的6个、征地未完成的3个: one of a list
    for whole, parts, off in reversed(tried):
        slipped = is_mistyped(rest.amount, off, off, rest.step) or (
            is_sure and len(parts) == 1 and is_digit_off(rest.amount, off, rest.step)
        )
        done = len(parts) == 1 and DONE.match(parts[0].lead) and whole.amount > parts[0].amount
        sure = (is_sure and whole is like[-2]) or done
        near = whole.amount and abs(off - rest.amount) <= CLOSE * whole.amount
        if slipped or (near and (sure or "中" in passage.text[whole.end : whole.end + 8])):
            yield _claim(passage, rest, whole, parts, off, holds=False)
            return


def _claim(
    passage: Passage, rest: Measured, whole: Measured, parts: list[Measured], off: Decimal,
    holds: bool,
) -> Claim:  # fmt: skip
    working = "−".join(typed(passage, each) for each in (whole, *parts))
    return Claim(
        "sentence-difference", holds, passage, rest, (whole, *parts), working,
        shown(passage, off, rest),
    )  # fmt: skip


# ---- what is left of amounts that stand elsewhere

WHOLE = pattern("全年|年度|年内|本年|今年|目标|计划|任务|控制在|定额|应")
LATER = pattern(
    "(?:(下半年)|(三季度|秋季)|([四三、]*四季度)|后[两三]个季度|后\\d+个月|(?<!(?<!\\d)1)(?<!1月)[至到—–～-]12月|剩余?下?的?|余下的?|其余|(?:尚|仍|还)[余剩缺差]|明年|接下来|今后)[^，。；、]{0,14}$"
    "|[须需应要将]再[一-鿿]{2}$|^[，；]?未(?P<verb>[一-鿿]{2})的?$",
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
                if step_to(passage, number, group)[1] is None:
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
    if any(_still_left(pair) == rest.amount for pair in pairs):
        return
    turns = {each.number.start for pair in pairs if len(pair) > FEW for each in pair[1:]}
    meant = [
        pair
        for pair in pairs
        if any(is_meant(each, words, own, order) for each in pair if each not in goals)
        and (len(pair) > FEW or pair[1].number.start not in turns)
    ]
    here = [pair for pair in meant if all(each in own for each in pair)]
    meant = here or meant
    likely = [pair for pair in meant if _is_near_rest(pair, rest)]
    slipped = [pair for pair in likely if _is_rest_slip(_still_left(pair), rest)] if goals else []
    if len({_still_left(pair) for pair in meant}) == 1:
        slipped = likely
    if slipped:
        yield _rest_claim(passage, rest, slipped[0])


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
