"""Of what a mean may be told: the totals before it, the nearest first, and those behind it.

And what each of them gives of its heads.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.measured import name_of, shared_run
from jianbao.audit.measures import FINER
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, quotient
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.witnesses.heads import Each, behind, is_told_each
from jianbao.audit.sentences.witnesses.operands import (
    IS_MEAN,
    Asked,
    Reckoned,
    in_other_units,
    words_of,
)
from jianbao.audit.sentences.witnesses.times import OF_PERIOD, plain

RAISED = pattern("增收|核[减增]|[调压]减|多|少|提高|增加(?!值)|减少", needs="增|多|少|提|减")
ALSO = {
    "次": ("人次", "艘次", "家次", "户次", "车次", "台次", "辆次", "架次"),
    "人": ("人次",),
    "人次": ("人",),
    "场": ("场次",),
    "班": ("班次",),
    "辆": ("辆次",),
    "台": ("台次",),
}
TOTAL_BEHIND = pattern("^(?:共|合计|总计|总共|累计)", needs="共|合计|总计|累计")
COMPARED = pattern(
    r"^(?:上年|去年|上届|上月)|[比较](?:上年|去年|同期|上届|上月|\d{4}年)[一-鿿]{0,4}$",
    needs="比|较|上|去",
)
OF_PAST = pattern("上年|去年|上月|上季|上届", needs="上|去")
SET = pattern("标准|最高|最低|不[低高少多]于|至少|限", needs="标准|最高|最低|不|至少|限")
OF_OTHER_TIME = pattern(
    "(?:前[^，]{1,3}月|[上去]年|同期|半年|季度?)的?[日月周]均|[日月年]人均", needs="均"
)
LISTED = pattern(r"[、和与及][一-鿿]{0,12}", needs="、|和|与|及")
FARTHEST, TOTALS, BACK = 40, 8, 3
DAILY = pattern("[日天]均", needs="均")


def totals_of(asked: Asked, each: Each) -> tuple[list[Stated], list[Stated]]:
    """Return what a mean may be of, the nearest first; and what stands behind it."""
    number = asked.number
    totals = asked.before(number.same, FARTHEST)
    also = dict.fromkeys((*ALSO.get(number.same, ()), f"{number.same}次"))  # 册 of 册次
    totals += sorted(
        (one for unit in also for one in asked.before(unit, TOTALS)),
        key=lambda one: (-one.order, -one.number.start),
    )
    for unit in FINER.get(number.same, ()):
        totals += [in_other_units(one, number.same) for one in asked.before(unit, TOTALS)]
    if more := RAISED.search(number.lead):  # 户均增收: of what all got more
        totals = [one for one in asked.like() if asked.has_beside(one, 1)] + totals
        totals = [one for one in totals if more[0] in one.number.lead]
    heads = {
        id(head.number)
        for head in each.heads
        if head.number.same == "个" or head.number.same != number.same or each.times > 1
    }
    means = [one for one in totals if is_told_each(one)]
    is_same = number.lead[:2] in ("即每", "折合", "相当")
    if is_same and means:
        return means[:1], []
    totals = [
        one
        for one in totals
        if id(one.number) not in heads and one not in means
        if each.times == 1 or one.number.amount != each.times  # 每10万人
    ]
    run = _listed(asked, totals)
    if run and "分别" in run[-1].number.lead and _are_so_many(each, run):
        return [_sum_of(asked, run)], []
    after = [
        asked.stated(one)
        for one in asked.numbers[asked.place + 1 : asked.place + TOTALS]
        if one.same == number.same and one.sentence == number.sentence
        if TOTAL_BEHIND.match(one.lead)
        or (counts_of([one]) and not IS_MEAN.search(words_of(asked.passage, one)))
    ]
    called = _called(asked, each, totals)
    is_bare = number.lead[:1] in "每平" or number.lead[1:2] == "均"  # 城镇人均 is of one of them
    is_one = is_bare and run and called and called[0] is run[0]
    is_one = is_one and "其中" not in run[-1].number.lead
    return ([_sum_of(asked, run), *called] if is_one else called), after


def _listed(asked: Asked, totals: list[Stated]) -> list[Stated]:
    """Return the members of a list right before a mean, the last first: 书记58名、队员116名."""
    run: list[Stated] = []
    for one in totals:
        text, end = one.passage.text, run[-1].number.start if run else asked.number.start
        gap = text[one.number.end : end] if one.passage is asked.passage else "。"
        if any(stop in gap for stop in "。；") or (run and not LISTED.fullmatch(gap)):
            break
        run.append(one)
    return run if len(run) > 1 else []


def _are_so_many(each: Each, run: list[Stated]) -> bool:
    """Return whether a mean is told of as many as a list has."""
    return any(head.number.amount == len(run) for head in each.heads)


def _sum_of(asked: Asked, run: list[Stated]) -> Stated:
    """Return what the members of a list make, as it stands there."""
    first, last = run[-1].number, run[0].number
    amount = sum((one.number.amount for one in run), Decimal(0))
    return asked.stated(replace(last, amount=amount, start=first.start, lead=first.lead))


def _called(asked: Asked, each: Each, totals: list[Stated]) -> list[Stated]:
    """Return the totals that the words of a mean name; all of them where none is named."""
    runs = [shared(one, each.rest) for one in totals]
    if own := _of_its_subject(asked, totals):
        return own
    if own := [one for one in totals if each.rest and _is_of(one, each.rest, begins=True)]:
        named = [one for one, run in zip(totals, runs, strict=True) if run > 1]
        return [one for one in named if asked.has_beside(one)] or own  # 机收262万亩，日均机收
    is_listed = asked.passage.text[: asked.number.start].endswith(f"、{asked.number.lead}")
    best, least = max(runs, default=0), 1 if is_listed else len("增收")
    called = [one for one, run in zip(totals, runs, strict=True) if run == best > least]
    if not called:
        return totals
    names = [name for head in each.heads if len(name := name_of(head.number.lead)) > 1]
    return called + [  # 居民5,130万平方米…居民热用户51.3万户，户均供热面积100平方米
        one for one in totals if one not in called and any(_is_of(one, name) for name in names)
    ]


def _is_of(total: Stated, name: str, begins: bool = False) -> bool:
    """Return whether a total has the name with which that of a head begins: 居民 of 居民热用户.

    Or, where it `begins` so itself, whether it is of that name: 非居民用气量 of 非居民.
    """
    own = name_of(total.number.lead)
    if begins:
        return own.startswith(name) and own != name
    return len(own) > 1 and name.startswith(own)


def _of_its_subject(asked: Asked, totals: list[Stated]) -> list[Stated]:
    """Return the totals of what a share right before tells: 国产片票房占80.1%，部均票房86万元."""
    before = asked.numbers[asked.place - 1] if asked.place else None
    if before is None or not before.is_percent or before.sentence != asked.number.sentence:
        return []
    name = name_of(before.lead.partition("占")[0]) if "占" in before.lead else ""
    return [one for one in totals if len(name) > 1 and name_of(one.number.lead) == name]


def is_of_past(total: Stated) -> bool:
    """Return whether a total is what a mean of now is compared with: 比上年的88.2万吨."""
    return COMPARED.search(total.number.lead) is not None


def shared(total: Stated, words: str) -> int:
    """Return how many letters in a row words share with what a total is called."""
    name = name_of(total.number.lead)[-8:]
    return max(shared_run(words, name), shared_run(words, behind(total))) if words else 0


def is_of_others(asked: Asked) -> bool:
    """Return whether a mean is set, or of another time: what stands around it makes no slip."""
    words = words_of(asked.passage, asked.number)
    is_of_some = words.startswith("其中")  # 其中医疗救助人均5000元: of what no count tells
    return is_of_some or bool(SET.search(words) or OF_OTHER_TIME.search(words)) or _is_past(asked)


def _is_past(asked: Asked) -> bool:
    is_past = OF_PAST.search(asked.number.lead)
    return bool(is_past) and not any(
        OF_PAST.search(each.lead) for each in asked.numbers[: asked.place]
    )


# ---- what each gives of its heads


def pairs_of(totals: list[Stated], heads: list[Stated], each: Each) -> Iterator[Reckoned]:
    """Yield what each total gives of each of the heads."""
    for total in totals:
        for head in heads:
            if _is_one(total, head):
                continue
            number = head.number if is_stated(head) else replace(head.number, step=Decimal(0))
            if (bounds := quotient(total.number, number, each.times)) is None:
                continue
            shown = "{1}" if is_stated(head) else plain(head.number)
            is_daily = len(each.parts) and DAILY.search(total.number.lead) is not None
            for parts in (1,) if is_daily else each.parts:
                form = f"{{0}}÷{shown}" + (f"÷{parts}" if parts > 1 else "")
                share = Bounds(bounds.low / parts, bounds.high / parts)
                yield Reckoned("sentence-share", (total, head), share, form)


def _is_one(total: Stated, head: Stated) -> bool:
    """Return whether a total is its own heads: there, or told again under that name elsewhere."""
    one, other = total.number, head.number
    if one.start == other.start and total.passage is head.passage:
        return True
    names = sorted((name_of(one.lead), name_of(other.lead)), key=len)
    is_again = one.amount == other.amount and one.same == other.same
    return is_again and len(names[0]) > 1 and names[1].endswith(names[0])


def is_close(asked: Asked, each: Stated) -> bool:
    """Return whether a count stands a few sentences before a mean, or in its table."""
    if each.number.end == OF_PERIOD:
        return False
    return not is_stated(each) or each.is_cell or asked.has_beside(each, BACK)


def are_close(asked: Asked, one: Reckoned) -> bool:
    """Return whether both counts stand so."""
    return all(is_close(asked, used) for used in one.used)


def is_stated(each: Stated) -> bool:
    """Return whether a count stands in the paper, and is not made of its period."""
    return each.is_cell or each.number.end > 0
