"""Shares under another's name: 男性210人、女性382人，男性占64.5% is what the women give.

And shares of another's: 8.4% of 结婚登记, told as 占离婚登记的8.4%.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import quotient, shown, typed
from jianbao.audit.sentences.reading.pool import NO_TEXT
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.totals import IN_ALL

NAMED = pattern(
    "^(?:其中|同期|[一二三四]是)*([一-鿿]{2,8}?)(?:人数|件数|数量|数)?(?:约|仅|只)?占(?:[一-鿿]{0,10}的)?(?:约|近)?$",
    needs="占",
)
OF_WHOLE = pattern(
    "^[，（]?(?:约|仅|只)?占([一-鿿]{2,12}?)(?:总数|总量|总额|数)?的?(?:约|近)?$", needs="占"
)
OTHERS = pattern("其他|其余|上年|去年|同期|增|减|升|降")
ALL_OF = pattern("全[国省市县区院校]", needs="全")
FEW = 2  # sentences back in which a name has its count
MOST = 8  # counts of a list


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
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or "占" not in passage.text or len(numbers) <= FEW:
            continue
        for place, share in enumerate(numbers):
            if share.unit != "%" or not share.is_exact:
                continue
            if match := NAMED.match(share.lead):
                yield from _judged(passage, numbers[:place], share, match[1])
            elif place and (match := OF_WHOLE.match(share.lead)):
                yield from _of_whole(passage, numbers[:place], share, match[1])


def _judged(
    passage: Passage, before: list[Measured], share: Measured, name: str
) -> Iterator[Misnamed]:
    near = [each for each in counts_of(before) if share.sentence - each.sentence <= FEW]
    own = [each for each in near if _is_called(each, name)]
    if len({each.amount for each in own}) != 1 or OTHERS.search(own[0].lead):
        return
    like = [each for each in near if each.same == own[0].same][-MOST:]
    others = [
        each for each in like if each not in own and name_of(each.lead) and not _is_total(each)
    ]
    wholes = list(_wholes(like, own[0]))
    if not others or any(_fits(own[0], whole, share) for whole in wholes):
        return
    for other in others:
        shared = [whole for whole in wholes if _fits(other, whole, share)]
        bounds = quotient(own[0], shared[0], share.per) if shared else None
        if bounds is not None and not OTHERS.search(other.lead):
            working = f"{typed(passage, own[0])}÷{_shown(passage, shared[0])}"
            yield Misnamed(passage, share, working, shown(passage, bounds.middle, share))
            return


def _of_whole(
    passage: Passage, before: list[Measured], share: Measured, name: str
) -> Iterator[Misnamed]:
    """Yield a share of the count right before it that a named whole denies and another gives."""
    near = [each for each in counts_of(before) if share.sentence - each.sentence <= FEW]
    if not near or near[-1] is not before[-1]:
        return
    count = near.pop()
    wholes = [each for each in near if each.same == count.same and each.amount >= count.amount]
    named = [each for each in wholes if name_of(each.lead) == name]
    others = [each for each in wholes if each not in named]
    if len({each.amount for each in named}) != 1 or _fits(count, named[0], share):
        return
    bounds = quotient(count, named[0], share.per)
    if bounds is not None and any(_fits(count, each, share) for each in others):
        working = f"{typed(passage, count)}÷{typed(passage, named[0])}"
        yield Misnamed(passage, share, working, shown(passage, bounds.middle, share))


def _is_called(each: Measured, name: str) -> bool:
    called = name_of(each.lead)
    return bool(called) and (called == name or called.endswith(name) or name.endswith(called))


def _is_total(each: Measured) -> bool:
    return bool(IN_ALL.search(each.lead) or ALL_OF.search(each.lead))


def _wholes(like: list[Measured], own: Measured) -> Iterator[Measured]:
    """Yield what a list of counts may be parts of: a larger one before it, or all together."""
    larger = (each for each in like if each.amount > own.amount)
    runs = (like[at:] for at in range(len(like) - 1))
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
