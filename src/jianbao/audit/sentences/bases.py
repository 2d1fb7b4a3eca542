"""What rose or fell from a base that is stated: 较去年的1,402起减少116起，下降8.3%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.measured import Measured, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.claims import MOVED, Claim, direction, quotient, shown, typed

BASE = pattern("[较比][^，。；]{1,16}$", needs="比|较")
MOVES = pattern(f"^的?(?:{MOVED})(?:了|约|近)?$")
ALSO = pattern(f"^[，、（]?(?:同比|降幅|增幅)?(?:{MOVED})(?:为|达|了|约)?$")
MANY_DIGITS = 3  # of a number that is not met again by chance
Stated = frozenset[tuple[str, Decimal]]


def stated_amounts(material: Material) -> Stated:
    """Return the units and amounts that a paper states."""
    return frozenset(
        (each.same, each.amount) for _, numbers in material.once(stated) for each in numbers
    )


def bases(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Claim]:
    """Yield what one sentence claims of bases; `numbers` are its own."""
    text = passage.text
    if "较" not in text and "比" not in text:
        return
    for place in range(1, len(numbers)):
        base, by = numbers[place - 1 : place + 1]
        if base.same != by.same or base.is_percent or not base.unit or not base.amount:
            continue
        if not BASE.search(base.lead) or not MOVES.match(text[base.end : by.start]):
            continue
        share = numbers[place + 1] if place + 1 < len(numbers) else None
        if share is not None and share.is_percent and ALSO.match(text[by.end : share.start]):
            yield from _share(passage, base, by, share)
        yield from _turned(passage, base, by, material.once(stated_amounts))


def _share(passage: Passage, base: Measured, by: Measured, share: Measured) -> Iterator[Claim]:
    """Yield the claim that a change is so much of its base."""
    bounds = quotient(by, base, share.per)
    if bounds is not None:
        working = f"{typed(passage, by)}÷{typed(passage, base)}"
        yield Claim(
            "sentence-share", bounds.fits(share), passage, share, (base, by), working,
            shown(passage, bounds.middle, share),
        )  # fmt: skip


def _turned(passage: Passage, base: Measured, by: Measured, paper: Stated) -> Iterator[Claim]:
    """Yield a rise that is a fall, if the paper states where the fall leads and not the rise."""
    way = direction(passage.text[base.end : by.start])
    there, turned = base.amount + way * by.amount, base.amount - way * by.amount
    if not way or (base.same, there) in paper or (base.same, turned) not in paper:
        return
    if len(turned.normalize().as_tuple().digits) < MANY_DIGITS:
        return
    now, value = shown(passage, turned, base), typed(passage, by)
    working = f"{typed(passage, base)}→{now}"
    yield Claim(
        "sentence-difference", False, passage, by, (base,), working,
        f"{'减' if way > 0 else '增'}{value}", f"{'增' if way > 0 else '减'}{value}",
    )  # fmt: skip
