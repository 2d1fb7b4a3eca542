"""Shares, rates and differences of counts that stand in other sentences, or other paragraphs.

What a sentence of its own bears out, or denies, is not looked at here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from math import inf

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.differences import OF_YEARS
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.quotients.rates import LOSS, most_named, rate_of, words_of
from jianbao.audit.sentences.quotients.shares import (
    A_HEAD,
    CALLED_ALL,
    COUNTED_OTHERWISE,
    SUBJECT,
    is_named_so,
    whole_name,
)
from jianbao.audit.sentences.quotients.sharing import SHARE, Shared, beside
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped, turned_digits
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of, is_meant

Claimed = set[tuple[int, int]]
Tried = list[tuple[Stated, Bounds]]
FROM = ("由", "从", "自")
MOST_WHOLES = 20  # counts before a share among which its whole is looked for
GOES_ON = pattern("^，[^，。；]{2,12}，占", needs="占")  # 48.6万人次，为单日最高，占…
FEW = 6  # wholes of which one seldom comes near by chance
NEARBY = 2  # paragraphs before a share in which a whole without a name is looked for
UNDONE = "支出|到位|完成|拨付|使用|缴纳?|收回|执行|整改|办结"
LEFT = pattern(
    f"(?:(?:还|尚|仍)需|再完成|(?:还|尚)[差缺欠]|[尚还仍]有|其余|空置|缺口|缺额|剩余|结余|未(?:{UNDONE}))[^，。；\\d]{{0,4}}$",
    needs="还|尚|仍|再完成|其余|空置|缺口|缺额|剩余|结余|未",
)
DONE = pattern(
    "完成|到位|支出|已|实[际缴收拨到]|拨付|筹集|缴纳|执行|使用|当选|办结|[完竣开]工|建成"
)
MOST_PAIRED = 30


def across(material: Material, claimed: Claimed) -> Iterator[Claim]:
    """Yield what the numbers of a paper claim that no sentence of its own says anything of."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT:
            continue
        if "占" in passage.text:
            for claim in _implied(passage, numbers, material):
                if (id(passage), claim.at.start) not in claimed:
                    claimed.add((id(passage), claim.at.start))
                    yield claim
        for place, number in enumerate(numbers):
            if not number.is_exact or (id(passage), number.start) in claimed:
                continue
            if number.is_percent:
                yield from _share(passage, numbers, place, material)
            elif LEFT.search(number.lead):
                yield from _left(passage, numbers, place, material)


# ---- shares and rates


def _share(
    passage: Passage, numbers: list[Measured], place: int, material: Material
) -> Iterator[Claim]:
    share = numbers[place]
    if share.lead.endswith(FROM) or "分别" in share.lead or "依次" in share.lead:
        return
    if "同类" in share.lead:
        return  # of a kind that is named elsewhere, if at all
    if COUNTED_OTHERWISE.match(passage.text, share.end):
        return
    count = _count_of(passage, numbers, place)
    of_name = count is None
    count = count or _named_count(passage, share, material)
    if count is None:
        return
    wholes = _wholes(passage, share, count, material)
    if any(bounds.fits(share) for _, bounds in wholes):
        return
    told = _told(passage, share, count, wholes, material)
    if not of_name:
        told = told or _turned_count(share, count, wholes)
    for whole, bounds in told:
        working = f"{typed(passage, count) if not of_name else _plain(count)}÷{whole.text}"
        yield Claim(
            "sentence-share", False, passage, share, (count,), working,
            shown(passage, bounds.middle, share),
        )  # fmt: skip


def _plain(number: Measured) -> str:
    """Return a count of another paragraph as it reads."""
    return f"{number.amount / number.scale:f}{SCALES.get(number.scale, '')}{number.unit}"


SCALES = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}


def _wholes(passage: Passage, share: Measured, count: Measured, material: Material) -> Tried:
    before = material.once(pool).before(passage, share, count.same, MOST_WHOLES)
    return [
        (each, bounds)
        for each in before
        if each.number is not count and each.number.amount >= count.amount
        if (bounds := quotient(count, _sure(each.number), share.per)) is not None
    ]


def _sure(whole: Measured) -> Measured:
    """Return a plan as exact, since it was set and not rounded."""
    return replace(whole, step=Decimal(0)) if PLANNED.search(whole.lead) else whole


def _count_of(passage: Passage, numbers: list[Measured], place: int) -> Measured | None:
    """Return what a share or a rate tells the part of: the count right before it, or its name's."""
    share, before = numbers[place], numbers[place - 1] if place else None
    is_count = before is not None and before.unit and before.is_exact and not before.is_percent
    if before and is_count and not A_HEAD.search(before.lead):
        gap = passage.text[before.end : share.start]
        if SHARE.match(gap) or (GOES_ON.match(gap) and SHARE.match(f"，{share.lead}")):
            return before
    rate = rate_of(share.lead)
    stem = name_of(rate[1])[-4:] if rate else ""
    if len(stem) < len("开工") or LOSS.search(stem):
        return None
    near = [
        each
        for each in numbers[:place]
        if share.sentence - each.sentence <= 1 and (each.lead.endswith(stem) or _counts(each))
    ]
    named = most_named(passage, near, stem)
    sure = named and (set(stem[-2:]) <= set(named[-1].lead) or _is_done(stem, named[-1]))
    return named[-1] if sure else None


def _is_done(stem: str, count: Measured) -> bool:
    return any(word in count.lead[-8:] for word in words_of(stem))


def _counts(number: Measured) -> bool:
    return bool(counts_of([number]))


def _named_count(passage: Passage, share: Measured, material: Material) -> Measured | None:
    """Return what stands elsewhere under the name before 占: 小麦总产量占夏粮总产量的91%."""
    subject, rate = SUBJECT.match(share.lead), rate_of(share.lead)
    name = subject[1].strip("所占") if subject else name_of(rate[1]) if rate else ""
    if len(name) < len("小麦产量") and (rate or not whole_name(share)):
        return None
    found = [
        each.number
        for counts in material.once(pool).counts.values()
        for each in counts
        if _is_name(name, name_of(each.number.lead), bool(rate))
    ]
    amounts = {(each.amount, each.unit) for each in found}
    return found[-1] if len(amounts) == 1 else None


def _is_name(words: str, name: str, of_rate: bool) -> bool:
    """Return whether a count has a name: 完成投资 of 三个乡镇完成投资率."""
    if of_rate and len(name) >= len("完成投资"):
        return words.endswith(name)
    return words == name and len(name) > len("占")


def _told(
    passage: Passage, share: Measured, count: Measured, wholes: Tried, material: Material
) -> Tried:
    """Return the whole that a share names and misses, or of which a slip makes it right."""
    words = whole_name(share)
    is_plan = bool(PLANNED.search(share.lead))
    named = [
        (each, bounds)
        for each, bounds in wholes
        if (words and is_named_so(words, name_of(each.number.lead)))
        or (is_plan and PLANNED.search(each.number.lead))
        or (not words and _has_name(count, share, each.number))
    ]
    if len({each.number.amount for each, _ in named}) == 1 and is_meant(share, named[0][1]):
        return named[:1]
    order = material.once(pool).orders.get(id(passage), 0)
    slipped = [
        (each, bounds)
        for each, bounds in named or wholes
        if (named or len(wholes) <= FEW or order - each.order <= NEARBY)
        and is_mistyped(share.amount, bounds.low, bounds.high, share.step)
    ]
    return slipped[:1]


def _has_name(count: Measured, share: Measured, whole: Measured) -> bool:
    """Return whether a count, or a rate, has the name of a whole in its own: 市县资金实际到位."""
    name = name_of(whole.lead)
    return len(name) > len("资金") and (name in count.lead or name in share.lead)


def _turned_count(share: Measured, count: Measured, wholes: Tried) -> Tried:
    """Return a whole of which the share is right if two digits of the count change places."""
    meant = turned_digits(count.amount, count.step) or ()
    return [
        (each, bounds)
        for each, bounds in wholes[:NEAREST]
        for amount in meant
        if (turned := quotient(replace(count, amount=amount), each.number, share.per)) is not None
        and turned.fits(share)
    ][:1]


NEAREST = 4


def _implied(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield shares that give another whole than the paper has, where those beside give one.

    男性652,231人，占50.77%；女性632,419人，占49.23%: both are of 1,284,650人, wherever that stands.
    """
    pairs = [pair for pair in beside(passage, numbers) if pair.whole is not None]
    for unit in dict.fromkeys(pair.count.same for pair in pairs):
        alike = [pair for pair in pairs if pair.count.same == unit]
        if len(alike) < MOST:
            continue
        ordered = material.once(_by_amount).get(unit, [])
        own = [_stated_whole(pair, ordered) for pair in alike]
        first = next((at for at in own if at is not None), None)
        if first is None:
            continue
        other = material.once(pool).counts[unit][first]
        if other.passage is passage and any(other.number is pair.count for pair in alike):
            continue  # 满意的696人，不满意的24人: a part of the same is no whole
        for pair, at in zip(alike, own, strict=True):
            share = pair.share
            if at is not None or other.number.amount < pair.count.amount:
                continue
            bounds = quotient(pair.count, other.number, share.per)
            if bounds is not None and is_meant(share, bounds):
                working = f"{typed(passage, pair.count)}÷{other.text}"
                yield Claim(
                    "sentence-share", False, passage, share, (pair.count,), working,
                    shown(passage, bounds.middle, share),
                )  # fmt: skip


MOST = 2
MOST_COUNTS = 300


Ordered = list[tuple[Decimal, int]]


def _by_amount(material: Material) -> dict[str, Ordered]:
    """Return the first counts of each unit by their amounts, with their places among them."""
    return {
        unit: sorted((each.number.amount, at) for at, each in enumerate(counts[:MOST_COUNTS]))
        for unit, counts in material.once(pool).counts.items()
    }


def _stated_whole(pair: Shared, ordered: Ordered) -> int | None:
    """Return the place of the first count that may be the whole of a share."""
    whole = pair.whole
    if whole is None:
        return None
    start, end = bisect_left(ordered, (whole.low, 0)), bisect_right(ordered, (whole.high, inf))
    return min((at for _, at in ordered[start:end]), default=None)


def is_right_elsewhere(claim: Claim, material: Material) -> bool:
    """Return whether a share that its neighbours deny is right of a whole farther before."""
    if claim.kind != "sentence-share" or not claim.at.is_percent or len(claim.used) < MOST:
        return False
    count, whole = claim.used[:2]
    between = claim.passage.text[whole.end : count.start]
    if count.is_percent or "其中" in between or CALLED_ALL.search(whole.lead):
        return False
    order = material.once(pool).orders.get(id(claim.passage), 0)
    is_apart = whole.sentence != claim.at.sentence
    return any(
        bounds.fits(claim.at) and (is_apart or order - each.order <= NEARBY)
        for each, bounds in _wholes(claim.passage, claim.at, count, material)
        if each.number.start != whole.start
    )


# ---- what is left


def _left(
    passage: Passage, numbers: list[Measured], place: int, material: Material
) -> Iterator[Claim]:
    """Yield 下半年还需完成57.58亿元 of a plan of 162亿元, of which 86.42亿元 were done: a slip."""
    rest = numbers[place]
    if OF_YEARS.search(rest.lead):
        return
    like = material.once(pool).before(passage, rest, rest.same, MOST_PAIRED)
    done = [each for each in like if DONE.search(each.number.lead)]
    own = [each for each in done if _is_of_sentence(each, passage, rest)]
    listed = [each for each in like if _is_of_sentence(each, passage, rest)]
    if "其余" in rest.lead and not own and len(listed) > len(("one", "rest")):
        return  # 食品624件、质量390件、价格312件、其余234件: the last of a list
    together = sum((each.number.amount for each in own), Decimal(0))
    if any(whole.number.amount - together == rest.amount for whole in like):
        return  # 三年任务2.4万户，第一年完成0.76万户，第二年完成0.91万户，剩余0.73万户
    slipped: list[tuple[Stated, Stated, Decimal]] = []
    of_name: list[tuple[Stated, Stated, Decimal]] = []
    for whole in like:
        for part in own or done:
            off = whole.number.amount - part.number.amount
            if off < 0 or whole.number is part.number:
                continue
            blur = whole.number.blur + part.number.blur + rest.blur
            if abs(off - rest.amount) <= min(blur, rest.amount / 10):
                return
            if is_mistyped(rest.amount, off, off, rest.step):
                slipped.append((whole, part, off))
            elif own and (_has_name(part.number, part.number, whole.number) or _is_plan(whole)):
                of_name.append((whole, part, off))
    named = [one for one in of_name if one[2] > 0 and rest.amount < 2 * one[2]]
    for whole, part, off in (slipped or named)[:1]:
        yield Claim(
            "sentence-difference", False, passage, rest, (whole.number, part.number),
            f"{whole.text}−{part.text}", shown(passage, off, rest),
        )  # fmt: skip


def _is_plan(whole: Stated) -> bool:
    return bool(PLANNED.search(whole.number.lead))


def _is_of_sentence(each: Stated, passage: Passage, rest: Measured) -> bool:
    return each.passage is passage and each.number.sentence == rest.sentence
