"""What there is once more is added, or still to do, where a number of the three stands elsewhere.

现有献血屋12座。…新建3座，使献血屋达到15座; 全年目标3万人，上半年1.86万人。…下半年再完成1.14万人:
a level, a step and where it leads. What has no name of its own is looked for nearby alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.ahead import in_plans, is_to_come, may_come
from jianbao.audit.measured import Measured, is_short_for, sentences, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import MOVE_AT_END, PAST_WORD, is_change
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
    "(?:达到?|[增扩升减降缩压][加大少小充展]?[至到为]|(?:调整|整合|精简|合并)[至到为]|突破|总[数量](?:将?达|为)?到?|累计[一-鿿]{2}|[将共会]有|保留|后[^，。；、]{0,8}为)(?:约|近)?$",
    needs="达|至|到|突破|总数|总量|累计|有|为|保留",
)
NO_STEP = pattern("[较比]|同比|环比|每|均|占|至|到$|以上$|不[到足]", needs="")
NO_LEVEL = pattern("[较比]|每|均|占|同期|相差")
STANDS = pattern(
    "现有|现已|目前|已[有建开设达]|共有?|年末|[季月]末|在册|拥有|累计|截至|有$|原有|此前|末|底"
)
GENERIC = pattern(
    "[全本我][市县区省行校院馆局乡镇州]|今年|全年|[上下]半年|[一二三四两]个?季度|年[底内末度]前?|计划|目标|任务|达到?|总[数量]"
    "|[新再增又拟](?=[建增设添投加])|\\d*日?前|完成|共|累计|现有|目前|截至|已|实现|以[上内]|不得超过|控制在|力争|确保|余下|剩余|剩下|其余|[尚仍还][余剩缺差]|秋季|春季|[使将的了个至到为是有在要需还]|其中|\\d+月"
)
MOST = 60  # counts of a unit that a level is looked for in
NEARBY = 2  # paragraphs before, where nothing has a name
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
    leads = dict[tuple[str, int], Step]()
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        for group in sentences(numbers):
            for number in group if any(REACHED.search(each.lead) for each in group) else ():
                step, goal = step_to(passage, number, group, material)
                if step and goal and (id(passage), goal.start) not in claimed:
                    yield from _from_level(material, step, goal, group, passage)
        lead = leads.get((passage.section, passage.item))
        goal = _goal_of_item(numbers, lead, material) if lead is not None else None
        if lead and goal and (id(passage), goal.start) not in claimed:
            yield from _from_level(material, lead, goal, [goal], passage)
        if passage.kind == "lead" and numbers[0].unit:
            words = words_of(passage, numbers[0])
            leads[passage.section, passage.item] = Step(passage, numbers[0], 1, words)


def _goal_of_item(numbers: list[Measured], lead: Step, material: Material) -> Measured | None:
    """Return what an item's lead leads to, which its text tells: 新增260万平方米。总面积达到….

    What is added is a step, and so is what is still to come before what is then cumulated.
    """
    if lead.number.is_percent or not lead.number.is_exact or not in_plans(material, lead.passage):
        return None
    is_added = ADDED.search(lead.number.lead) is not None
    sign = ALL_THERE if is_added else CUMULATED
    like = (each for each in numbers if each.same == lead.number.same and not is_change(each))
    first, *_ = [
        *(each for each in like if sign.search(each.lead) or ADDED.search(each.lead)),
        None,
    ]
    return first if first is not None and sign.search(first.lead) else None  # 其中新建12个、改造8个


ALL_THERE = pattern("(?:总[一-鿿]{1,3}|累计)(?:将|可)?(?:达到?|增至|增加到|为)?$", needs="总|累计")
CUMULATED = pattern(
    "累计(?:将|可)?(?:达到?|完成|实现|为)?$|^全年(?:预计|将|可|有望|力争|[总数量])*(?:达到?|完成|实现|为)$",
    needs="累计|全年",
)
SO_FAR = pattern("累计|[上下]半年|前[二三]季度|1(?:月份?)?[—–～至-]\\d{1,2}月|今年以来|全年|\\d年")


def step_to(
    passage: Passage, number: Measured, group: list[Measured], material: Material
) -> tuple[Step | None, Measured | None]:
    """Return a number as a step, and what it leads to in its sentence; None each where not."""
    step = _step(passage, number) or _step_of_goal(passage, number, group, material)
    return step, _goal(group, step) if step is not None else None


def _step(passage: Passage, number: Measured) -> Step | None:
    lead = number.lead
    if number.is_percent or not number.is_exact or not number.unit or "分别" in lead:
        return None  # 分别新增12项和44项，累计分别达到64项和288项
    if NO_STEP.search(lead):
        return None
    way = 1 if ADDED.search(lead) else -1 if GONE.search(lead) else 0
    return Step(passage, number, way, words_of(passage, number)) if way else None


def _step_of_goal(
    passage: Passage, number: Measured, group: list[Measured], material: Material
) -> Step | None:
    """Return 化解项目5个，累计化解46个; 年内开工26个，使开工项目达到160个: one verb for both.

    Or what is to come right before what is then cumulated: 确保当月入库15.8亿元，累计达到202亿元.
    """
    lead = number.lead.removesuffix("达到")
    if number.is_percent or not number.is_exact or not number.unit or NO_STEP.search(lead):
        return None
    step = Step(passage, number, 1, words_of(passage, number))
    goal = _goal(group, step)
    if lead != number.lead and (goal is None or not goal.lead.startswith("全年")):
        return None  # 网点达到20个，累计建成36个
    if goal is None or goal.start < number.start or MOVE_AT_END.search(number.lead):
        return None
    others = [each for each in group if number.end <= each.start < goal.start]
    is_next = (
        all(each.is_percent for each in others)
        and passage.text[goal.start - len(goal.lead) - 1] == "，"
    )
    is_so_far = SO_FAR.search(lead.replace("下半年", "")) or STANDS.search(number.lead)
    if is_next and not is_so_far and CUMULATED.search(goal.lead):
        return step if is_to_come(material, passage, number.start) else None
    sign = "累计" if "累计" in goal.lead else "使"
    verb = goal.lead.partition(sign)[2][:NAME]
    clause = passage.text[max(0, number.start - FARTHEST) : number.start]
    is_one = len(verb) == NAME and verb in CLAUSE_STOP.split(clause)[-1]
    return step if is_one and goal.amount > number.amount else None


CLAUSE_STOP = pattern("[，。；：]")


def words_of(passage: Passage, number: Measured) -> str:
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
    material: Material, step: Step, goal: Measured, group: list[Measured], where: Passage
) -> Iterator[Claim]:
    """Yield the claim of 新建3座，使献血屋达到15座, where 现有献血屋12座 stands somewhere."""
    passage, number = step.passage, step.number
    order = material.once(pool).orders[id(passage)]
    own = [
        Stated(passage, each, order)
        for each in group
        if each.same == number.same and each not in (number, goal) and each.is_exact
    ]
    others = [
        other
        for each in own
        if (other := _step(passage, each.number))
        and not (each.number.start > goal.end and "其中" in each.number.lead)
    ]
    others = others if ADDED.search(number.lead) or GONE.search(number.lead) else []
    own = [each for each in own if each.number not in [other.number for other in others]]
    steps = sorted([step, *others], key=lambda each: each.number.start)
    net = sum((each.way * each.number.amount for each in steps), Decimal(0))
    if others and len(own) == 1 and FROM.search(own[0].number.lead):
        yield from _in_steps(steps, net, goal, own[0])
        return
    wanted = goal.amount - net
    before = material.once(pool).before(passage, group[0], number.same, MOST)
    levels = [each for each in (*own, *before) if _is_level(each.number)]
    is_ahead = may_come(material, passage, number.start)
    words = f"{step.words} {words_of(where, goal)}"
    if not ADDED.search(number.lead) and CUMULATED.search(goal.lead):
        levels = [each for each in levels if SO_FAR.search(_said(each, material))]
    named = [
        each
        for each in levels
        if is_meant(each, words, own, order) or _is_labelled(each, words, material)
    ]
    if not any(len(part) >= NAME for part in words.split()):
        named = [each for each in named if STANDS.search(each.number.lead) or each in own]
    blur = number.blur if is_ahead else number.blur + goal.blur  # what is aimed at is exact
    best = _best_named(named, words_of(where, goal), own)
    fitting = [each for each in levels if _is(each.number, wanted, blur)]
    if not net or wanted <= 0 or (fitting and (not best or any(each in best for each in fitting))):
        return
    named = best or named
    meant = replace(number, amount=abs(net))
    way = 1 if net > 0 else -1
    for each in named:
        if _is_slip(each.number, meant, goal, way):
            yield _claim(steps, net, goal, each, where)
            return
    values = {each.number.amount for each in named if STANDS.search(each.number.lead)}
    values = values or {each.number.amount for each in named}
    if len(values) == 1 and is_ahead and not goal.lead.startswith("全年"):
        level = next(each for each in named if each.number.amount in values)
        off = way * (goal.amount - level.number.amount)
        if CLOSE * abs(net) <= off <= abs(net) / CLOSE:
            yield _claim(steps, net, goal, level, where)


def _said(each: Stated, material: Material) -> str:
    """Return the words before a number, and its label in the ledger."""
    figure = material.figures.get(each.number.figure)
    return f"{each.number.lead} {figure.label.text}" if figure else each.number.lead


def _is_labelled(each: Stated, words: str, material: Material) -> bool:
    """Return whether the ledger's label has the name of a step: 上半年网络零售额."""
    figure = material.figures.get(each.number.figure)
    label = figure.label.text if figure else ""
    return any(
        shared_run(part, label) > NAME or (label[:NAME] in part and is_short_for(label, part))
        for part in (words.split() if label and not PAST_WORD.search(label) else ())
    )


def _best_named(named: list[Stated], words: str, own: list[Stated]) -> list[Stated]:
    """Return the levels that share most with a goal's name: 公益性公墓 is no 公墓."""
    runs = {
        each: max((shared_run(part, each.number.lead) for part in words.split()), default=0)
        for each in named
        if each not in own and not ADDED.search(each.number.lead)
        if not FROM.search(each.number.lead)
    }
    most = max(runs.values(), default=0)
    return [each for each, run in runs.items() if run == most] if most > NAME else []


def _in_steps(steps: list[Step], net: Decimal, goal: Measured, level: Stated) -> Iterator[Claim]:
    """Yield the claim of 由60台增到66台，购置8台，报废2台: only together they are the change."""
    off = goal.amount - level.number.amount - net
    first, last = steps[0], steps[-1]
    meant = last.number.amount + last.way * off
    is_behind = all(each.number.start < level.number.start for each in steps)
    is_whole = len({each.way for each in steps}) > 1 and all(
        shared_run(each.words, level.number.lead) >= NAME for each in steps
    )
    # 停招专业3个、新增专业2个，专业总数由48个调整为47个
    is_told = is_whole or is_mistyped(goal.amount, goal.amount - off, goal.amount - off, goal.step)
    if off and is_behind and is_told:
        yield _claim(steps, net, goal, level, first.passage)
    if off and meant > 0 and all(each.number.start > goal.start for each in steps):
        working = f"{level.text}→{typed(first.passage, goal)}"
        yield Claim(
            "sentence-difference", False, first.passage, last.number, (level.number, goal),
            working, shown(first.passage, meant, last.number),
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


def is_meant(each: Stated, words: str, own: list[Stated], order: int) -> bool:
    """Return whether a level is called as a step is, or stands in its sentence.

    What has no name is of what is told right before.
    """
    if each in own:
        return True
    if not any(len(part) >= NAME for part in words.split()):
        return order - each.order <= NEARBY
    if PAST_WORD.search(each.number.lead) and "末" not in each.number.lead:
        return False
    name = words_of(each.passage, each.number) if not each.is_cell else each.number.lead
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


def _claim(steps: list[Step], net: Decimal, goal: Measured, level: Stated, where: Passage) -> Claim:
    """Return the claim of a goal, which stands in the passage `where`."""
    working = level.text + "".join(
        f"{'＋' if each.way > 0 else '−'}{typed(each.passage, each.number)}" for each in steps
    )
    expected = shown(where, level.number.amount + net, goal)
    used = tuple(each.number for each in steps if each.passage is where) or (goal,)
    return Claim("sentence-difference", False, where, goal, used, working, expected)
