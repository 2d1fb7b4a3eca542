"""What there is once more is added, or still to do, where a number of the three stands elsewhere.

现有献血屋12座。…新建3座，使献血屋达到15座; 全年目标3万人，上半年1.86万人。…下半年再完成1.14万人:
a level, a step and where it leads. What has no name of its own is looked for nearby alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, sentences, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.movements import MOVE_AT_END, PAST_WORD
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool

ADDED = pattern(
    "(?:新[一-鿿]|再[一-鿿]|增[设添配开建]|扩建|添置|购[入置]|引进|建成|培育|开通|招[聘录]|吸收|创建|认定|拟增加?|[将可会再]增加)"
    "[^，。；、]{0,12}$",
    needs="新|再|增|扩建|添置|购|引进|建成|培育|开通|招|吸收|创建|认定",
)
GONE = pattern(
    "(?:撤[并销]|关[停闭]|停[用办招产]|注销|退出|淘汰|清退|拆除|报废|精简|合并|取消|腾退|整合|裁撤)[^，。；、]{0,12}$",
    needs="撤|关|停|注销|退出|淘汰|清退|拆除|报废|精简|合并|取消|腾退|整合",
)
REACHED = pattern(
    "(?:达到?|[增扩升减降缩压][加大少小充展]?[至到为]|(?:调整|整合|精简|合并)[至到为]|突破|总[数量](?:将?达|为)?到?|累计[一-鿿]{2}|[将共会]有)(?:约|近)?$",
    needs="达|至|到|突破|总数|总量|累计|有|为",
)
WHOLE = pattern("全年|年度|年内|本年|今年|目标|计划|任务|控制在|定额|应")
LATER = pattern(
    "(?:(下半年)|(三季度|秋季)|([四三、]*四季度)|后[两三]个季度|后\\d+个月|[至到—–～-]12月|剩余?下?的?|余下的?|其余|(?:尚|仍|还)[余剩缺差]|明年|接下来|今后)[^，。；、]{0,14}$"
    "|[须需应要将]再[一-鿿]{2}$|^[，；]?未(?P<verb>[一-鿿]{2})的?$",
    needs="下半年|季度|后|剩|余|尚|仍|还|秋季|明年|接下来|今后|12月|未|再",
)
ENDS = (0, 9, 8, 11)  # of each group of `LATER`, the last month in which it is still to come
NO_STEP = pattern("[较比]|同比|环比|每|均|占|至|到$|以上$|不[到足]", needs="")
NO_LEVEL = pattern("[较比]|每|均|占|同期|相差")
AHEAD = pattern("计划|将|拟|力争|确保|底前|下半年|再|目标|四季度|明年|年内|要|届时|到年底|到20")
STANDS = pattern(
    "现有|现已|目前|已[有建开设达]|共有?|年末|[季月]末|在册|拥有|累计|截至|有$|原有|此前|末|底"
)
DONE = pattern("已|完成|建成|办结|实现|上半年|前[一二三]季度|\\d月|春季|累计|截至")
GENERIC = pattern(
    "[全本我][市县区省行校院馆局乡镇州]|今年|全年|[上下]半年|[一二三四两]个?季度|年[底内末度]前?|计划|目标|任务|达到?|总[数量]"
    "|[新再增又拟](?=[建增设添投加])|\\d*日?前|完成|共|累计|现有|目前|截至|已|实现|以[上内]|不得超过|控制在|力争|确保|余下|剩余|剩下|其余|[尚仍还][余剩缺差]|秋季|春季|[使将的了个至到为是有在要需还]|其中|\\d+月"
)
MOST = 60  # counts of a unit that a level is looked for in
NEARBY = 2  # paragraphs before, where nothing has a name
FEW = 2  # a whole and what was done of it
NAME = 2  # characters that two names of one thing share at least
WIDE, FARTHEST = 12, 40
ENDS_NAME = pattern("[，。；、：（）须要将应必在于可争力确正尚已未全]")
CLOSE = Decimal("0.34")


class Step(Struct, frozen=True):
    """How much is added, with +1, or goes, with -1; the words around name what."""

    passage: Passage
    number: Measured
    way: int
    words: str


def reached(material: Material, claimed: set[tuple[int, int]]) -> Iterator[Claim]:
    """Yield what a paper claims of steps from one level to another."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        for group in sentences(numbers):
            for number in group:
                step = _step(passage, number)
                goal = _goal(group, step) if step is not None else None
                if step is not None and goal is not None:
                    if (id(passage), goal.start) not in claimed:
                        yield from _from_level(material, step, goal, group)
                elif _is_later(number, material) and (id(passage), number.start) not in claimed:
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


def _step(passage: Passage, number: Measured) -> Step | None:
    lead = number.lead
    if number.is_percent or not number.is_exact or not number.unit or "分别" in lead:
        return None  # 分别新增12项和44项，累计分别达到64项和288项
    if NO_STEP.search(lead):
        return None
    way = 1 if ADDED.search(lead) else -1 if GONE.search(lead) else 0
    return Step(passage, number, way, _words(passage, number)) if way else None


def _words(passage: Passage, number: Measured) -> str:
    """Return the words around a number, without those that any number has."""
    behind = ENDS_NAME.split(passage.text[number.end : number.end + WIDE])[0]
    return GENERIC.sub(" ", f"{number.lead} {behind}")


def _goal(group: list[Measured], step: Step) -> Measured | None:
    """Return what a step of the same sentence leads to: the next of its unit, or the last."""
    like = [each for each in group if each.same == step.number.same and each.is_exact]
    place = like.index(step.number)
    for each in (*like[place + 1 : place + 3], *like[max(0, place - 1) : place]):
        if REACHED.search(each.lead) and each.amount > 0:
            return each
    return None


def _from_level(
    material: Material, step: Step, goal: Measured, group: list[Measured]
) -> Iterator[Claim]:
    """Yield the claim of 新建3座，使献血屋达到15座, where 现有献血屋12座 stands somewhere."""
    passage, number = step.passage, step.number
    wanted = goal.amount - step.way * number.amount
    order = material.once(pool).orders[id(passage)]
    own = [
        Stated(passage, each, order)
        for each in group
        if each.same == number.same and each not in (number, goal) and each.is_exact
    ]
    others = [other for each in own if (other := _step(passage, each.number))]
    if others:
        yield from _in_steps(step, others, goal, own)
        return
    before = material.once(pool).before(passage, group[0], number.same, MOST)
    levels = [each for each in (*own, *before) if _is_level(each.number)]
    sentence = passage.sentence_at(number.start)
    is_ahead = bool(AHEAD.search(sentence))
    blur = number.blur if is_ahead else number.blur + goal.blur  # what is aimed at is exact
    if wanted <= 0 or any(_is(each.number, wanted, blur) for each in levels):
        return
    words = f"{step.words} {_words(passage, goal)}"
    named = [each for each in levels if _is_meant(each, words, own, order)]
    if not any(len(part) >= NAME for part in words.split()):
        named = [each for each in named if STANDS.search(each.number.lead) or each in own]
    for each in named:
        if _is_slip(each.number, number, goal, step.way):
            yield _claim(step, goal, each)
            return
    values = {each.number.amount for each in named if STANDS.search(each.number.lead)}
    values = values or {each.number.amount for each in named}
    if len(values) == 1 and is_ahead:
        level = next(each for each in named if each.number.amount in values)
        off = step.way * (goal.amount - level.number.amount)
        if CLOSE * number.amount <= off <= number.amount / CLOSE:
            yield _claim(step, goal, level)


def _in_steps(step: Step, others: list[Step], goal: Measured, own: list[Stated]) -> Iterator[Claim]:
    """Yield the claim of 由60台增到66台，购置8台，报废2台: only together they are the change."""
    steps = [step, *others]
    net = sum((each.way * each.number.amount for each in steps), Decimal(0))
    rest = [each for each in own if each.number not in [other.number for other in others]]
    if len(rest) != 1 or not FROM.search(rest[0].number.lead):
        return
    off = goal.amount - rest[0].number.amount - net
    last = max(steps, key=lambda each: each.number.start)
    meant = last.number.amount + last.way * off
    is_behind = all(each.number.start < rest[0].number.start for each in steps)
    if is_behind and is_mistyped(goal.amount, goal.amount - off, goal.amount - off, goal.step):
        working = f"{rest[0].text}{'＋' if net > 0 else '−'}{abs(net) / step.number.scale:f}"
        yield Claim(
            "sentence-difference", False, step.passage, goal, (rest[0].number,), working,
            shown(step.passage, goal.amount - off, goal),
        )  # fmt: skip
    if off and meant > 0 and all(each.number.start > goal.start for each in steps):
        working = f"{rest[0].text}→{typed(step.passage, goal)}"
        used = (rest[0].number, goal)
        yield Claim(
            "sentence-difference", False, step.passage, last.number, used, working,
            shown(step.passage, meant, last.number),
        )  # fmt: skip


FROM = pattern("[由从]$", needs="由|从")


def _is(number: Measured, wanted: Decimal, blur: Decimal) -> bool:
    return abs(number.amount - wanted) <= blur + number.blur


def _is_level(number: Measured) -> bool:
    """Return whether a number may be what there was before."""
    lead = number.lead
    if NO_LEVEL.search(lead) or PLANNED.search(lead):
        return False
    return bool(LEVEL.search(lead)) or not MOVE_AT_END.search(lead)


def _is_meant(each: Stated, words: str, own: list[Stated], order: int) -> bool:
    """Return whether a level is called as a step is, or stands in its sentence.

    What has no name is of what is told right before.
    """
    if each in own:
        return True
    if not any(len(part) >= NAME for part in words.split()):
        return order - each.order <= NEARBY
    if PAST_WORD.search(each.number.lead) and "末" not in each.number.lead:
        return False
    name = _words(each.passage, each.number) if not each.is_cell else each.number.lead
    return any(_are_alike(part, name) for part in words.split() if len(part) >= NAME)


def _are_alike(part: str, name: str) -> bool:
    """Return whether two names share a word, and not only 通道 of 水路通道 and 出川大通道."""
    shared = shared_run(part, name)
    if shared != NAME:
        return shared > NAME
    runs = (part[at : at + NAME] for at in range(len(part) - 1))
    run = next(run for run in runs if run in name)
    return not (part.index(run) and name[: name.index(run)].split(" ")[-1])


def _is_slip(level: Measured, step: Measured, goal: Measured, way: int) -> bool:
    """Return whether a slip in one of the three makes them agree."""
    meant = (
        (goal, level.amount + way * step.amount),
        (step, way * (goal.amount - level.amount)),
        (level, goal.amount - way * step.amount),
    )
    return any(
        amount > 0
        and (
            is_mistyped(each.amount, amount, amount, each.step)
            or is_digit_off(each.amount, amount, each.step)
        )
        for each, amount in meant
    )


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
    words = _words(passage, rest)
    goals = [
        each
        for each in own
        if WHOLE.search(each.number.lead) and not LATER.search(each.number.lead)
    ]
    if goals:
        words = f"{words} {_words(passage, goals[0].number)}"
    counts = [each for each in (*own, *before) if not NO_LEVEL.search(each.number.lead)]
    verb = LATER.search(rest.lead)
    done = verb["verb"] if verb and verb["verb"] else DONE.pattern
    pairs = list(_pairs(counts, goals, own, pattern(done)))
    later = [each for each in own if _times(each.number)]
    if later and _times(rest):  # 三季度支出420万元，四季度支出392万元: both are to come
        pairs = [(*pair, *later) for pair in pairs if not any(each in later for each in pair)]
    if any(_left(pair) == rest.amount for pair in pairs):
        return
    turns = {each.number.start for pair in pairs if len(pair) > FEW for each in pair[1:]}
    meant = [
        pair
        for pair in pairs
        if any(_is_meant(each, words, own, order) for each in pair if each not in goals)
        and (len(pair) > FEW or pair[1].number.start not in turns)
    ]
    here = [pair for pair in meant if all(each in own for each in pair)]
    meant = here or meant
    likely = [pair for pair in meant if _is_near_rest(pair, rest)]
    slipped = [pair for pair in likely if _is_rest_slip(_left(pair), rest)] if goals else []
    if len({_left(pair) for pair in meant}) == 1:
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
        and (DONE.search(each.number.lead) or IN_TURN.search(each.number.lead))
    ]
    if len(turns) >= FEW:
        yield whole, *turns


IN_TURN = pattern("又|再|[一二三]季度|半年|年")


def _clauses(each: Stated) -> str:
    """Return the words before a number in its sentence, of other clauses, too."""
    if each.is_cell:
        return each.number.lead
    start = each.number.start
    return each.passage.text[max(0, start - FARTHEST) : start].rpartition("。")[2]


def _left(pair: tuple[Stated, ...]) -> Decimal:
    whole, *done = pair
    return whole.number.amount - sum((each.number.amount for each in done), Decimal(0))


def _is_near_rest(pair: tuple[Stated, ...], rest: Measured) -> bool:
    left = _left(pair)
    if left <= 0:
        return False
    return _is_rest_slip(left, rest) or abs(left - rest.amount) <= CLOSE * left


def _is_rest_slip(left: Decimal, rest: Measured) -> bool:
    slipped = is_mistyped(rest.amount, left, left, rest.step)
    return slipped or is_digit_off(rest.amount, left, rest.step)


def _rest_claim(passage: Passage, rest: Measured, pair: tuple[Stated, ...]) -> Claim:
    working = "−".join(each.text for each in pair)
    used = tuple(each.number for each in pair if each.passage is passage)
    expected = shown(passage, _left(pair), rest)
    return Claim("sentence-difference", False, passage, rest, used or (rest,), working, expected)


def _claim(step: Step, goal: Measured, level: Stated) -> Claim:
    passage, number = step.passage, step.number
    sign = "＋" if step.way > 0 else "−"
    working = f"{level.text}{sign}{typed(passage, number)}"
    expected = shown(passage, level.number.amount + step.way * number.amount, goal)
    return Claim("sentence-difference", False, passage, goal, (number,), working, expected)
