"""Shares under another's name: 男性210人、女性382人，男性占64.5% is what the women give.

And shares of another's: 8.4% of 结婚登记, told as 占离婚登记的8.4%.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.elsewhere import by_unit
from jianbao.audit.sentences.reading.claims import Bounds, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import TIME
from jianbao.audit.sentences.reading.pairs import paired_names
from jianbao.audit.sentences.reading.pool import NO_TEXT, name_at
from jianbao.audit.sentences.reading.wholes import counts_of, of_other_time
from jianbao.audit.totals import IN_ALL

NAMED = pattern(
    r"^(?:其中|同期|[一二三四]是)*([一-鿿\d]{2,12}?)(?:人数|件数|数量|数)?(?:约|仅|只|已)?占(?:[一-鿿]{0,10}的)?(?:约|近)?$",
    needs="占",
)
OF_WHOLE = pattern(
    "^[，（]?(?:约|仅|只|已)?占([一-鿿]{2,12}?)(?:总数|总量|总额|数)?的?(?:约|近)?$", needs="占"
)
BARE = pattern("(?:约|仅|只|已)?占(?:比)?(?:为|达|约|近)?", needs="占")
IN_CLAUSE = pattern("[。；，]([^。；，\\d]{2,20})，$")
OF_LAST = pattern(
    "^(?:其中|[，、])*([一-鿿]{2,12}?)(?:人数|件数|数量|数)?(?:约|仅|只|已)?占[一-鿿]{2,12}$"
)
OF_EACH = pattern("分别|依次|各占", needs="分别|依次|各占")
OTHERS = pattern(
    "其他|其余|上年|去年|同期|(?<!新)增[加长]?|减[少至]?|升[至到]|[上提]升|[下]降|降[至到低]"
)
ALL_OF = pattern("全[国省市县区院校]", needs="全")
FEW = 2  # sentences back in which a name has its count
MOST = 8  # counts of a list
LONGER = 3  # letters that a name may have more: 销售额
DENIES = "不非未"  # 不起诉 is no 起诉


Where = tuple[Passage, Measured]


class Misnamed(Struct, frozen=True):
    """A share, what its own name gives, and what that is."""

    passage: Passage
    share: Measured
    working: str
    expected: str


def misnamed(material: Material) -> tuple[Misnamed, ...]:
    """Return shares that are not of the count that they name, but of one told beside it."""
    return tuple(_misnamed(material))


def _misnamed(material: Material) -> Iterator[Misnamed]:
    last: tuple[Passage, list[Measured]] | None = None
    for passage, typed_numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        numbers = _with_names(passage, typed_numbers)
        for place, share in enumerate(
            numbers if any(map(passage.text.__contains__, SIGNS)) else ()
        ):
            if not share.is_exact or OF_EACH.search(share.lead):
                continue
            before = [(passage, each) for each in numbers[max(0, place - MANY) : place]]
            if last and last[0].section == passage.section and share.sentence < FEW:
                before = [(last[0], each) for each in last[1][-MOST:]] + before
            if share.unit == "%":
                yield from _of_share(passage, share, before, material)
            elif share.unit == "倍" and (match := TIMES.match(share.lead)):
                yield from _of_two(passage, share, before, match, _times)
            elif not share.is_percent and (match := APART.match(share.lead)):
                yield from _of_two(passage, share, before, match, _apart)
        last = passage, numbers


def _with_names(passage: Passage, numbers: list[Measured]) -> list[Measured]:
    """Return numbers with the names that 分别 gives them as the words before them."""
    given = paired_names(passage, numbers) if "分别" in passage.text else {}
    if not given:
        return numbers
    return [
        replace(each, lead=given[each.start]) if each.start in given else each for each in numbers
    ]


def _of_share(
    passage: Passage, share: Measured, before: list[Where], material: Material
) -> Iterator[Misnamed]:
    if match := NAMED.match(share.lead):
        yield from _judged(passage, before, share, match[1])
    elif rated := _rated(passage, share, before):
        yield from _of_rate(passage, share, before, rated)
    elif not before:
        return
    elif match := OF_WHOLE.match(share.lead):
        yield from _of_whole(passage, before, share, match[1], material)
    elif BARE.fullmatch(share.lead):
        start = share.start - len(share.lead)
        last = before[-1][1].end if before[-1][0] is passage else 0
        clause = IN_CLAUSE.search(passage.text, max(last, start - WIDE), start)
        named = _last_named(clause[1], before) if clause else ""
        yield from _judged(passage, before, share, named) if named else ()
    elif share.lead in ("的", "的约") and (match := OF_LAST.match(before[-1][1].lead)):
        yield from _judged(passage, before[:-1], share, match[1], before[-1][1])


HIGHEST, IS = ("最高", "最低", "率为", "率达"), ("为", "达", "达到", "是", "，")


def _rated(passage: Passage, share: Measured, before: list[Where]) -> str:
    """Return of whom a rate is: 甲类完成率最高，为55.6%; 乙类最低，为30.0%; "" if nobody."""
    last = before[-1][1].end if before and before[-1][0] is passage else 0
    clause = passage.text[max(last, share.start - WIDE) : share.start]
    if not clause.endswith(IS) or not any(map(clause.__contains__, HIGHEST)):
        return ""
    names = [name_at(*each) for each in before]
    found = {name for name in names if names.count(name) == FEW and name and name in clause}
    return found.pop() if len(found) == 1 else ""


def _of_rate(
    passage: Passage, share: Measured, before: list[Where], name: str
) -> Iterator[Misnamed]:
    """Yield a rate that the two counts of its name deny, and those of another beside it give.

    甲类40项、乙类36项，已完成的分别为18项、20项，甲类完成率最高，为55.6%.
    """
    here = [each for each in before if each[0] is passage and name_at(*each)]
    own = [each for _, each in here if name_at(passage, each) == name]
    if len(own) != FEW or own[0].same != own[1].same or _fits(own[1], own[0], share):
        return
    names = [name_at(passage, each) for _, each in here]
    twice = [each for at, (_, each) in enumerate(here) if names[at] in names[:at]]
    wholes = [each for at, (_, each) in enumerate(here) if names[at] in names[at + 1 :]]
    if any(_fits(part, own[0], share) for part in twice) or any(
        _fits(part, whole, share) for part, whole in zip(twice, wholes, strict=False)
    ):
        bounds = quotient(own[1], own[0], share.per)
        working = f"{typed(passage, own[1])}÷{typed(passage, own[0])}"
        if bounds is not None:
            yield Misnamed(passage, share, working, shown(passage, bounds.middle, share))


WIDE = 40


SIGNS = ("占", "倍", "比", "较", "率")
MANY = 12  # numbers before one
TIMES = pattern(
    "^(?:其中)?([一-鿿]{2,12}?)(?:数量|人数|数)?(?:是|为|相当于|达到?)([一-鿿]{2,12}?)的(?:约|近)?$",
    needs="的",
)
APART = pattern(
    "^(?:其中)?([一-鿿]{0,10}?)[比较]([一-鿿]{2,10}?)(?:[多少高低]出?|增加|减少)$", needs="比|较"
)


PAST = pattern("上年|去年|同期")


def _of_two(
    passage: Passage,
    number: Measured,
    before: list[Where],
    match: re.Match[str],
    given: Callable[[Measured, Measured], Bounds | None],
) -> Iterator[Misnamed]:
    """Yield a multiple or a difference of two names that another name beside one of them gives."""
    near = [each for each in before if number.sentence - each[1].sentence <= FEW]
    near = [
        each
        for each in near
        if each[0] is passage and not each[1].is_percent and each[1].unit != "倍"
        if not APART.match(each[1].lead)
    ]
    first, second = match.groups()
    if not first:
        first = _first_named(passage, number, near)
    named = [[each for each in near if _is_called(each, name)] for name in (first, second) if name]
    if len(named) < FEW or any(len({each.amount for _, each in one}) != 1 for one in named):
        return
    (_, one), (_, other) = named[0][0], named[1][0]
    bounds = given(one, other)
    if bounds is None or bounds.fits(number) or one is other or PAST.search(one.lead + other.lead):
        return
    beside = [each for _, each in near if each not in (one, other) and name_at(passage, each)]
    mixed = one.same != other.same  # 棉被3,600床 are three times 帐篷1,200顶
    pairs = [(each, other) for each in beside if mixed or each.same == one.same]
    pairs += [(one, each) for each in beside if mixed or each.same == other.same]
    for pair in pairs:
        made = given(*pair)
        if made is not None and made.fits(number):
            sign = "÷" if given is _times else "−"
            working = f"{typed(passage, one)}{sign}{typed(passage, other)}"
            yield Misnamed(passage, number, working, shown(passage, bounds.middle, number))
            return


def _first_named(passage: Passage, number: Measured, near: list[Where]) -> str:
    """Return the name that stands first behind a list: 甲最多，比乙多3件，比丙多5件."""
    start = near[-1][1].end if near else number.start
    words = passage.text[start : number.start - len(number.lead)]
    names = [name_at(*each) for each in near]
    ends = (name[at:] for name in names for at in range(len(name) - 1))  # 焊工 of 培训焊工
    return min((end for end in ends if end in words), key=words.index, default="")


def _times(one: Measured, other: Measured) -> Bounds | None:
    return quotient(one, other, 1)


def _apart(one: Measured, other: Measured) -> Bounds | None:
    """Return by how much two differ, if they count the same."""
    if one.same != other.same:
        return None
    off, blur = abs(one.amount - other.amount), one.blur + other.blur
    return Bounds(off - blur, off + blur)


def _last_named(clause: str, before: list[Where]) -> str:
    """Return the name of a count that a clause speaks of: 网上投诉已成主渠道，占55%."""
    names = {name_at(*each) for each in before}
    found = [name for name in names if len(name) >= FEW and name in clause]
    return found[0] if len(found) == 1 else ""


def _judged(
    passage: Passage,
    before: list[Where],
    share: Measured,
    name: str,
    whole: Measured | None = None,
) -> Iterator[Misnamed]:
    counts = set(map(id, counts_of([each for _, each in before])))
    near = [
        each
        for each in before
        if id(each[1]) in counts
        and (each[0] is not passage or share.sentence - each[1].sentence <= FEW)
    ]
    own = _beside_denied(near, name) or [each for each in near if _is_called(each, name)]
    begun = [each for each in own if name.startswith(name_at(*each))]
    own = begun if 0 < len(begun) < len(own) else own  # 县内 of 县内转移就业, and no 转移就业
    if len({each.amount for _, each in own}) != 1 or OTHERS.search(own[0][1].lead):
        return
    first = own[0][1]
    like = [each for each in near if each[0] is own[0][0] and each[1].same == first.same][-MOST:]
    others = [
        each for each in like if each not in own and name_at(*each) and not _is_total(each[1])
    ]
    wholes = list(_wholes([each for _, each in like], first)) if whole is None else [whole]
    if not others or any(_fits(first, each, share) for each in wholes):
        return
    for _, other in others:
        shared = [each for each in wholes if _fits(other, each, share)]
        bounds = quotient(first, shared[0], share.per) if shared else None
        if bounds is not None and not OTHERS.search(other.lead):
            at = passage if shared[0] is whole else own[0][0]
            working = f"{typed(own[0][0], first)}÷{_shown(at, shared[0])}"
            yield Misnamed(passage, share, working, shown(passage, bounds.middle, share))
            return


def _beside_denied(near: list[Where], name: str) -> list[Where]:
    """Return what stands beside 不起诉197人 as 起诉: 提起公诉842人、不起诉197人，起诉占19%."""
    for first, second in pairwise(near):
        if second[1].lead[-len(name) - 1 :] in {f"{word}{name}" for word in DENIES}:
            alike = first[0] is second[0] and first[1].sentence == second[1].sentence
            return [first] if alike and first[1].same == second[1].same else []
    return []


def _of_whole(
    passage: Passage, before: list[Where], share: Measured, name: str, material: Material
) -> Iterator[Misnamed]:
    """Yield a share of the count right before it that a named whole denies and one beside gives.

    登记结婚18670对、离婚7980对。…跨省1568对，占离婚总数的8.4%.
    """
    count = before[-1][1]
    if before[-1][0] is not passage or not counts_of([count]):
        return
    wholes = material.once(by_unit).get(count.same, [])
    named = [each for each in wholes if each[1] is not count and _is_so_called(each[2], name)]
    named = [each for each in named if each[2] == name] or named
    if not named:  # 隐患1,071处，占用户总数的85%: of what is counted otherwise
        named = [
            (where, each, name)
            for where, each in before[:-1]
            if each.same != count.same and name_at(where, each).endswith(name)
        ]
    if len({each.amount for _, each, _ in named}) != 1 or of_other_time(share, named[0][1]):
        return
    where, whole, _ = named[0]
    bounds = quotient(count, whole, share.per)
    if bounds is None or whole is count or bounds.fits(share):
        return
    for place, other, called in wholes:
        is_beside = place is where and abs(other.sentence - whole.sentence) < FEW
        is_beside = is_beside and other is not count
        is_like = name in called or name.startswith(called) or name.endswith(called)
        if is_beside and called and not is_like and _fits(count, other, share):
            working = f"{typed(passage, count)}÷{typed(where, whole)}"
            yield Misnamed(passage, share, working, shown(passage, bounds.middle, share))
            return


def _is_denied(before: str, name: str) -> bool:
    """Return whether a letter before a name makes it another: 不起诉, 进出口, 出入境."""
    return before[-1:] + name[0] in ("进出", "出入") or (before != "" and before[-1] in DENIES)


def _is_so_called(called: str, name: str) -> bool:
    """Return whether a name is the one to the letter: 日用消费品 of 日用消费品销售额."""
    at = called.find(name)
    if at >= 0 and (called.endswith(name) or len(name) > FEW):  # 甲乙类 of 甲乙类传染病
        return not _is_denied(called[:at], name)
    longer = len(name) - len(called)  # 出境 of 出境人员
    return len(called) >= FEW and name.startswith(called) and longer <= min(LONGER, len(called))


def _is_called(each: Where, name: str) -> bool:
    if TIME.fullmatch(name):  # 一季度票房1.56亿元
        return each[1].lead.lstrip("、和及与").startswith(name)
    called, name = name_at(*each), name_of(name)
    if len(called) < FEW or len(name) < FEW:
        return False
    denied = _is_denied(called[: -len(name)], name)
    longer, shorter = (called, name) if len(called) > len(name) else (name, called)
    if longer.endswith(shorter):
        return not denied
    return longer.startswith(shorter) and len(longer) - len(shorter) <= LONGER + 1


def _is_total(each: Measured) -> bool:
    return bool(IN_ALL.search(each.lead) or ALL_OF.search(each.lead))


def _wholes(like: list[Measured], own: Measured) -> Iterator[Measured]:
    """Yield what a list of counts may be parts of: a larger one before it, or all together."""
    larger = (each for each in like if each.amount > own.amount)
    total = sum((each.amount for each in like), -2 * like[0].amount)
    runs = (like[at:] for at in range(0 if total else 1, len(like) - 1))  # 共640件，其中…
    yield from chain(larger, (_together(run) for run in runs if own in run))


def _together(run: list[Measured]) -> Measured:
    first, amount = run[0], sum((each.amount for each in run[1:]), run[0].amount)
    return replace(first, amount=amount, step=max(each.step for each in run), end=-1)


def _fits(count: Measured, whole: Measured, share: Measured) -> bool:
    bounds = quotient(count, whole, share.per) if whole is not count else None
    return bounds is not None and bounds.high <= share.per and bounds.fits(share)


def _shown(passage: Passage, whole: Measured) -> str:
    """Return a whole as it stands, or what several come to, with the unit of the first."""
    if whole.end >= 0:
        return typed(passage, whole)
    scale = {10_000: "万", 100_000_000: "亿"}.get(int(whole.scale), "")
    return f"{(whole.amount / whole.scale).normalize():f}{scale}{whole.unit}"
