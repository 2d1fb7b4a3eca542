"""Shares, rates and differences of counts that stand in other sentences, or other paragraphs.

What a sentence of its own bears out, or denies, is not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.mistyped import is_mistyped
from jianbao.audit.sentences.plans import PLANNED
from jianbao.audit.sentences.pool import NO_TEXT, Stated, pool
from jianbao.audit.sentences.rates import LOSS, RATE, most_named
from jianbao.audit.sentences.shares import COUNTED_OTHERWISE, is_named_so, whole_name
from jianbao.audit.sentences.sharing import SHARE, Shared, beside
from jianbao.audit.sentences.wholes import counts_of, is_meant

Claimed = set[tuple[int, int]]
FROM = ("由", "从", "自")
MOST_WHOLES = 12  # counts before a share among which its whole is looked for
NEARBY = 2  # paragraphs before a share in which a whole without a name is looked for
UNDONE = "支出|到位|完成|拨付|使用|缴|收回|执行"
LEFT = pattern(f"(?:(?:还|尚|仍)需|(?:还|尚)[差缺欠]|缺口|未(?:{UNDONE}))[^，。；\\d]{{0,4}}$")
WHOLE_OF_LEFT = pattern("计划|目标|任务|预算|总|应|需|发行|下达|批复|指标|额度")
DONE = pattern("完成|到位|支出|已|实|拨付|筹|缴|收|执行|使用")
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
                yield from _left(passage, number, material)


# ---- shares and rates


def _share(
    passage: Passage, numbers: list[Measured], place: int, material: Material
) -> Iterator[Claim]:
    share = numbers[place]
    if (
        share.lead.endswith(FROM)
        or "分别" in share.lead
        or COUNTED_OTHERWISE.match(passage.text, share.end)
    ):
        return
    count = _count_of(passage, numbers, place)
    if count is None:
        return
    wholes = [
        (each, bounds)
        for each in material.once(pool).before(passage, share, count.same, MOST_WHOLES)
        if each.number is not count and each.number.amount >= count.amount
        if (bounds := quotient(count, each.number, share.per)) is not None
    ]
    if any(bounds.fits(share) for _, bounds in wholes):
        return
    for whole, bounds in _told(passage, share, wholes, material):
        working = f"{typed(passage, count)}÷{whole.text}"
        yield Claim(
            "sentence-share", False, passage, share, (count,), working,
            shown(passage, bounds.middle, share),
        )  # fmt: skip


def _count_of(passage: Passage, numbers: list[Measured], place: int) -> Measured | None:
    """Return what a share or a rate tells the part of: the count right before it, or its name's."""
    share, before = numbers[place], numbers[place - 1] if place else None
    is_count = before is not None and before.unit and before.is_exact and not before.is_percent
    if before and is_count and SHARE.match(passage.text[before.end : share.start]):
        return before
    rate = RATE.search(share.lead)
    stem = name_of(rate[1])[-4:] if rate else ""
    if len(stem) < len("开工") or LOSS.search(stem):
        return None
    near = [each for each in counts_of(numbers[:place]) if share.sentence - each.sentence <= 1]
    named = most_named(passage, near, stem)
    return named[-1] if named and set(stem[-2:]) <= set(named[-1].lead) else None


def _told(
    passage: Passage, share: Measured, wholes: list[tuple[Stated, Bounds]], material: Material
) -> list[tuple[Stated, Bounds]]:
    """Return the whole that a share names and misses, or of which a slip makes it right."""
    words = whole_name(share)
    is_plan = bool(PLANNED.search(share.lead))
    named = [
        (each, bounds)
        for each, bounds in wholes
        if (words and is_named_so(words, name_of(each.number.lead)))
        or (is_plan and PLANNED.search(each.number.lead))
    ]
    if len({each.number.amount for each, _ in named}) == 1 and is_meant(share, named[0][1]):
        return named[:1]
    order = material.once(pool).orders.get(id(passage), 0)
    slipped = [
        (each, bounds)
        for each, bounds in named or wholes
        if order - each.order <= NEARBY
        and is_mistyped(share.amount, bounds.low, bounds.high, share.step)
    ]
    return slipped[:1]


def _implied(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield shares that give another whole than the paper has, where those beside give one.

    男性652,231人，占50.77%；女性632,419人，占49.23%: both are of 1,284,650人, wherever that stands.
    """
    pairs = [pair for pair in beside(passage, numbers) if "分别" not in pair.share.lead]
    pairs = [pair for pair in pairs if pair.whole is not None]
    for unit in dict.fromkeys(pair.count.same for pair in pairs):
        alike = [pair for pair in pairs if pair.count.same == unit]
        if len(alike) < MOST:
            continue
        counts = material.once(pool).counts.get(unit, [])[:MOST_COUNTS]
        stated_wholes = [
            [each for each in counts if _fits(pair, each.number.amount)] for pair in alike
        ]
        for pair, own in zip(alike, stated_wholes, strict=True):
            others = [each for found in stated_wholes if found is not own for each in found]
            share = pair.share
            if own or not others or others[0].number.amount < pair.count.amount:
                continue
            bounds = quotient(pair.count, others[0].number, share.per)
            if bounds is not None and is_meant(share, bounds):
                working = f"{typed(passage, pair.count)}÷{others[0].text}"
                yield Claim(
                    "sentence-share", False, passage, share, (pair.count,), working,
                    shown(passage, bounds.middle, share),
                )  # fmt: skip


MOST = 2
MOST_COUNTS = 300


def _fits(pair: Shared, amount: Decimal) -> bool:
    return pair.whole is not None and pair.whole.low <= amount <= pair.whole.high


# ---- what is left of a plan


def _left(passage: Passage, rest: Measured, material: Material) -> Iterator[Claim]:
    """Yield 下半年还需完成57.58亿元 of a plan of 162亿元, of which 86.42亿元 were done: a slip."""
    like = material.once(pool).before(passage, rest, rest.same, MOST_PAIRED)
    pairs = [
        (whole, done)
        for whole in like
        for done in like
        if WHOLE_OF_LEFT.search(whole.number.lead)
        and DONE.search(done.number.lead)
        and whole.number.amount > done.number.amount
    ]
    slipped = []
    for whole, done in pairs:
        off = whole.number.amount - done.number.amount
        blur = whole.number.blur + done.number.blur + rest.blur
        if abs(off - rest.amount) <= blur:
            return
        if is_mistyped(rest.amount, off, off, rest.step):
            slipped.append((whole, done, off))
    for whole, done, off in slipped[:1]:
        yield Claim(
            "sentence-difference", False, passage, rest, (whole.number, done.number),
            f"{whole.text}−{done.text}", shown(passage, off, rest),
        )  # fmt: skip
