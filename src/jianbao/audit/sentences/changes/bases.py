"""What rose or fell from a base that is stated: 较去年的1,402起减少116起，下降8.3%.

Or that the ledger has alone: 接待来访{来访}，同比下降20.0%.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from jianbao.audit.measured import (
    MANY,
    POINTS,
    Measured,
    ending_before,
    name_of,
    stated,
)
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import PAST_WORD, is_change, is_shut, way_of
from jianbao.audit.sentences.changes.judging import compared_with, judged, share_of_change
from jianbao.audit.sentences.changes.plans import OF_TIME, PLAN
from jianbao.audit.sentences.changes.yearly import YEARLY, yearly
from jianbao.audit.sentences.reading.claims import MOVED, Claim, direction, quotient, shown, typed
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.briefing.numbers import chinese_number

BASE = pattern("[较比][^，。；]{1,16}$", needs="比|较")
MOVES = pattern(
    f"^的?(?:同比|环比)?(?:净?(?:{MOVED})|净增|净减|[多少快慢早晚]|[增减][一-鿿])(?:了|约|近)?$"
)
ALSO = pattern(f"^[，、（]?(?:(?:同比|环比|降幅|增幅)?(?:{MOVED})|[涨跌升降增]幅)(?:为|达|了|约)?$")
MANY_DIGITS = 3  # of a number that is not met again by chance
Stated = frozenset[tuple[str, Decimal]]


def stated_amounts(material: Material) -> Stated:
    """Return the units and amounts that a paper states."""
    return frozenset(
        (each.same, each.amount) for _, numbers in material.once(stated) for each in numbers
    )


def bases(
    passage: Passage, numbers: list[Measured], every: list[Measured], material: Material
) -> Iterator[Claim]:
    """Yield what one sentence claims of bases; `numbers` are its own, `every` the passage's."""
    text = passage.text
    if not any(word in text for word in ("较", "比", "基础上")):
        return
    for place in range(1, len(numbers)):
        yield from _from_base(passage, numbers, place, every)
    for place in range(1, len(numbers)):
        base, by = numbers[place - 1 : place + 1]
        if base.same != by.same or base.is_percent or not base.unit or not base.amount:
            continue
        between = text[base.end : by.start]
        is_with = WITH.search(base.lead) and MOVES_THEN.match(between)
        if not is_with and not (BASE.search(base.lead) and MOVES.match(between)):
            continue
        share = numbers[place + 1] if place + 1 < len(numbers) else None
        if share is not None and share.is_percent and ALSO.match(text[by.end : share.start]):
            yield from _share(passage, base, by, share)
            yield from _against_each_other(passage, base, by, share)
        yield from _turned(passage, base, by, material.once(stated_amounts))


WITH = pattern("[与和同][^，。；]{1,20}$", needs="与|同|和")
SET = pattern(f"(?:{PLAN})数?[为的]?$")
UPON = pattern("在[^，。；]{1,16}$", needs="在")
MOVES_UPON = pattern(f"^的?基础上，?再?(?:{MOVED})(?:了|约|近)?$", needs="基础上")
MOVES_THEN = pattern(f"^相?比，?(?:[一-鿿]{{0,6}}?)(?:{MOVED}|[多少])(?:了|约|近)?$", needs="比")
YEARS = pattern("([一二三四五六七八九十]{1,2}|\\d{1,2})年(?:间|来|共|里|时间)")


def _from_base(
    passage: Passage, numbers: list[Measured], place: int, every: list[Measured]
) -> Iterator[Claim]:
    """Yield 86亿元，为预算162亿元的53%，较上年的81亿元增长6.8%; 与2010年的12万人相比，增1万人.

    A sentence without a value of its own is of the one of the unit in the sentence before.
    """
    base, by = numbers[place - 1 : place + 1]
    between = passage.text[base.end : by.start]
    alike = by.is_percent or by.same == base.same
    is_more = alike and BASE.search(base.lead) and MOVES.match(between)
    is_with = WITH.search(base.lead) and MOVES_THEN.match(between)
    is_with = is_with or (UPON.search(base.lead) and MOVES_UPON.match(between))
    if not (is_more or is_with) or not base.unit or base.is_percent:
        return
    earlier = [
        each
        for each in counts_of(numbers[max(0, place - MANY) : place - 1])
        if each.same == base.same
        and not any(words.search(each.lead) for words in (SET, BASE))
        and not passage.text.startswith("相比", each.end)
    ]
    earlier = earlier or _sentence_before(passage, every, base)
    following = numbers[place + 1 : place + 3] if is_with else []
    for each in takewhile(is_change, [by, *following] if earlier else []):
        years = YEARS.search(passage.text, base.end, by.start)
        apart = int(years[1]) if years and years[1].isdecimal() else 0
        apart = apart or (chinese_number(years[1]) or 0 if years else 0)
        tried = [
            yearly(passage, base, now, apart, each, _way(each))
            if YEARLY.search(each.lead)
            else judged(passage, base, now, each, _way(each))
            for now in (reversed(earlier) if _way(each) else ())
        ]
        told = [claim for claim in tried if claim is not None]
        if told:
            yield next((claim for claim in told if claim.holds), told[-1])


def _way(by: Measured) -> int:
    """Return the way that a change goes: 快了1.6分钟 is less, of any other unit it is more."""
    word = by.lead.rstrip("了约近")[-1:]
    if direction(by.lead) or not word or word not in SOONER + LATER:
        return direction(by.lead)
    way = 1 if word in SOONER else -1
    return -way if by.unit.endswith(OF_TIME) else way


SOONER, LATER = "快早", "慢晚"


SUBJECT = pattern("^[，；]?(?:其中)?([一-鿿]{2,10}?)(?:总?数量?)?[较比]", needs="较|比")


def _sentence_before(passage: Passage, every: list[Measured], base: Measured) -> list[Measured]:
    """Return the one count of a base's unit that the sentence before it has, or the total of it."""
    like = [
        each
        for each in counts_of(ending_before(every, base.start))
        if each.sentence == base.sentence - 1 and each.same == base.same
        if "均" not in each.lead
    ]
    subject = SUBJECT.match(base.lead) if len(like) > 1 else None
    named = [each for each in like if subject and name_of(each.lead).endswith(subject[1])]
    if named:
        return named[-1:]
    gap = passage.text[like[0].end : like[1].start] if len(like) > 1 else "其中"
    return like[:1] if "其中" in gap else []


def _share(passage: Passage, base: Measured, by: Measured, share: Measured) -> Iterator[Claim]:
    """Yield the claim that a change is so much of its base."""
    bounds = quotient(by, base, share.per)
    if bounds is not None:
        working = f"{typed(passage, by)}÷{typed(passage, base)}"
        yield Claim(
            "sentence-share", bounds.fits(share), passage, share, (base, by), working,
            shown(passage, bounds.middle, share),
        )  # fmt: skip


def _against_each_other(
    passage: Passage, base: Measured, by: Measured, share: Measured
) -> Iterator[Claim]:
    """Yield 比上年末的70.94万人增加1.42万人，下降2.0%: one change goes up and down."""
    way, other = direction(passage.text[base.end : by.start]), direction(share.lead)
    if way and other and way != other and ("幅" not in share.lead or WIDTH.match(share.lead)):
        value = typed(passage, share)
        yield Claim(
            "change-wrong", False, passage, share, (base, by), typed(passage, by),
            f"{'增' if way > 0 else '减'}{value}",
        )  # fmt: skip


WIDTH = pattern("^[，、（]?[涨跌升降增减]幅(?:为|达|了|约)?$", needs="幅")


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


# ---- a change behind others of the same value

JOINTS = "但且仍却而也又并还虽，"
WIDTHS = ("增幅", "减幅", "降幅", "涨幅", "跌幅", "升幅")
AGAIN = ("同比", "环比", "比", "较", "与", "上年", "上月", "上季", "上届", "去年", "同期", *WIDTHS)
GOES_ON = pattern(
    f"^[但且仍却而也又并还虽，、（]*(?:同比|环比|[比较与]|上[年月季届]|去年|同期|[增降涨跌升]幅|{MOVED}|的|$|为$|\\d?月|[一二三四]季度)"
)
BEHIND = pattern(
    "^[，（；]?(?:(?:上|去|前)年|同期|上[月季届]|年初|\\d{1,2}月|[一二三四]季度)[^，。；\\d比较]{0,10}$",
    needs="年|同期|月|季|届",
)


def chained(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 295场，较上月的257场增加38场，环比增长14.8%；比上年同月多23场，同比增长8.5%: of 295.

    What a change is told of stands before the changes that are told of it already.
    """
    for place in range(2, len(numbers)):
        by = numbers[place]
        if not by.is_exact or not by.lead.lstrip(JOINTS).startswith(AGAIN) or not way_of(by):
            continue
        level = _level_before(passage, numbers, place)
        if level is None:
            continue
        behind = numbers[place + 1] if place + 1 < len(numbers) else None
        base = numbers[place - 1]
        is_base = BASE.search(base.lead) or (
            by.lead.startswith(WIDTHS) and PAST_WORD.search(base.lead)
        )  # 同比增加720人，上年同期16,480人，增幅4.4%
        if base.same == level.same and is_base and not is_change(base):
            claim = judged(passage, base, level, by, way_of(by))
        elif behind is None:
            continue
        elif behind.same == level.same and _is_past_behind(passage, by, behind):
            claim = judged(passage, behind, level, by, way_of(by))
        elif (
            by.same == level.same
            and behind.is_percent
            and ALSO.match(passage.text[by.end : behind.start])
        ):
            if not _is_of_one_time(by, behind):
                continue  # 较上年末增加12艘次，同比减少2.1%
            claim = share_of_change(passage, level, by, behind, way_of(by))
        else:
            continue
        if claim is not None:
            yield claim


def _is_of_one_time(by: Measured, share: Measured) -> bool:
    """Return whether an amount and a share of change are against one time, as far as words tell."""
    base = compared_with(by.lead)
    if "同比" in share.lead:
        return base == "年"
    return "环比" not in share.lead or base not in ("年", "年初")


def _is_past_behind(passage: Passage, by: Measured, behind: Measured) -> bool:
    """Return whether what was there before stands behind a change: （上年同期9天）."""
    gap = passage.text[by.end : behind.start]
    return bool(BEHIND.match(gap)) and not is_change(behind)


def _level_before(passage: Passage, numbers: list[Measured], place: int) -> Measured | None:
    """Return what a change is of, if other changes of the same stand between; None if it is not."""
    by = numbers[place]
    for at in range(place - 1, max(-1, place - 1 - MOST), -1):
        each = numbers[at]
        is_told = is_change(each) or BASE.search(each.lead) or PAST_WORD.search(each.lead)
        if not is_told and not is_shut(passage, each, by):
            is_it = each.same == by.same or (each.is_percent == (by.unit == POINTS))
            is_it = is_it and bool(each.unit) and each.unit != POINTS
            return each if is_it and at < place - 1 and each.is_exact else None
        if not GOES_ON.match(each.lead) and not is_shut(passage, each, by):
            return None
    return None


MOST = 7  # numbers between a value and the last change that is told of it
