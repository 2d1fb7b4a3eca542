"""Counts that each have a share: all of them are of one whole, whether it is stated or not.

住宅528起，占41.1%；车辆246起，占19.1%；厂房118起，占9.2%: each gives the whole, and one that
gives another is wrong. The same of two lists that 分别 pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import MANY, Measured, ending_before, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.hundreds import each_of_several
from jianbao.audit.sentences.quotients.shares import EACH_SHARE, is_named_so, whole_name
from jianbao.audit.sentences.reading.claims import Bounds, Claim, changes_of, quotient, shown, typed
from jianbao.audit.sentences.reading.fraction_words import FRACTION, told_range
from jianbao.audit.sentences.reading.lists import NO_PART
from jianbao.audit.sentences.reading.pairs import pairings, values_behind
from jianbao.audit.sentences.reading.wholes import share_claim

SHARE = pattern(
    "^[，、（]?(?:约|各|均|仅|只|也|已|恰)?(?:占|相当于)(?:比|[^，。；]{0,12}?)(?:的|比重|比例)?(?:为|达|约)?$"
)
SEVERAL = pattern("[两二三四五六七八](?:个|者|[大]?类|项|种|家|档|级|块)")
GROWTH = pattern("增|升|降|减")
SAID_EACH = ("分别", "依次", "各占", "各为", "占比", "比重", "类占", "者占")
IN_TURN = pattern("(?:分别|依次|各)占", needs="分别|依次|各")
IN_BRACKETS = pattern("([一-鿿]{0,20})（[^（）]*）$", needs="（")
AMONG_BEFORE = pattern("其中，?(?:..)?$")
LARGEST_GROUP = 12
MOST = 2  # how many must agree before one can be told


class Shared(Struct, frozen=True):
    """A count and the share that it is said to be."""

    count: Measured
    share: Measured

    @property
    def whole(self) -> Bounds | None:
        """What both say that the whole is."""
        half = self.share.step / 2
        low, high = self.share.amount - half, self.share.amount + half
        if low <= 0 or self.count.amount <= 0:
            return None
        per = self.share.per
        return Bounds(
            per * (self.count.amount - self.count.blur) / high,
            per * (self.count.amount + self.count.blur) / low,
        )


def shared(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what counts and their shares claim of one whole; `numbers` are all of the passage."""
    if "占" not in passage.text and "比重" not in passage.text:
        return
    for group in _groups(list(beside(passage, numbers))):
        yield from _agreeing(passage, group)
        yield from _of_all_listed(passage, group, numbers)
    yield from each_of_several(passage, numbers)
    yield from _agreeing(passage, list(_in_turn(passage, numbers)))
    for pairs in listed_shares(passage, numbers):
        yield from (
            _agreeing(passage, pairs) if len(pairs) > MOST else _of_two(passage, pairs, numbers)
        )


def _in_turn(passage: Passage, numbers: list[Measured]) -> Iterator[Shared]:
    """Yield the pairs of 39.1万起、亡645人，占总数的59.1%和48.7%: as many shares as counts."""
    for place, first in enumerate(numbers):
        if first.unit != "%" or place < MOST or not SHARE.match(f"，{first.lead.lstrip('，')}"):
            continue
        shares = list(values_behind(passage, numbers, first.start))
        counts = numbers[max(0, place - len(shares)) : place]
        gaps = [passage.text[one.end : other.start] for one, other in pairwise(counts)]
        joined = all(gap.startswith("、") for gap in gaps) and len(shares) > 1
        are_counts = all(each.unit and not each.is_percent and each.is_exact for each in counts)
        if joined and are_counts and len({each.same for each in counts}) == len(shares):
            yield from map(Shared, counts, shares)


def _of_two(passage: Passage, pairs: list[Shared], numbers: list[Measured]) -> Iterator[Claim]:
    """服务厅42个，其中城区18个、县域24个，占比分别为43%和57%: of the number both make."""
    counts = [pair.count for pair in pairs]
    together = sum((count.amount for count in counts), Decimal(0))
    words = whole_name(pairs[0].share) or whole_name(pairs[-1].share)
    for whole in numbers:
        if whole.same != counts[0].same or whole in counts or whole.start > counts[0].start:
            continue
        if whole.amount == together or (words and is_named_so(words, name_of(whole.lead))):
            for pair in pairs:
                bounds = quotient(pair.count, whole, pair.share.per)
                if bounds is not None:
                    yield share_claim(
                        passage, pair.share, pair.count, whole, bounds, "sentence-share",
                        holds=bounds.fits(pair.share),
                    )  # fmt: skip
            return
    made = [quotient(each, replace(each, amount=together), 100) for each in counts]
    if sum(pair.share.amount for pair in pairs) == pairs[0].share.per:  # 短期45、长期105亿元
        for pair, bounds in zip(pairs, made, strict=True):
            if bounds is not None:
                yield Claim(
                    "sentence-share", bounds.fits(pair.share), passage, pair.share, tuple(counts),
                    f"{typed(passage, pair.count)}÷{shown(passage, together, pair.count)}",
                    shown(passage, bounds.middle, pair.share),
                )  # fmt: skip
        return
    turned = all(
        bounds is not None and bounds.fits(pair.share) and not bounds.fits(own.share)
        for bounds, pair, own in zip(made, reversed(pairs), pairs, strict=True)
    )
    if turned and made[0] is not None:  # 党员182名，非党员103名，分别占36.1%和63.9%
        yield Claim(
            "sentence-share", False, passage, pairs[0].share, tuple(counts),
            f"{typed(passage, counts[0])}÷{shown(passage, together, counts[0])}",
            shown(passage, made[0].middle, pairs[0].share),
        )  # fmt: skip


def _of_all_listed(
    passage: Passage, pairs: list[Shared], numbers: list[Measured]
) -> Iterator[Claim]:
    """回收问卷800份。满意696人，占87%；基本满意80人…: they make what has another unit."""
    counts = [pair.count for pair in pairs]
    together = sum((count.amount for count in counts), Decimal(0))
    if len(counts) <= MOST or len({count.same for count in counts}) > 1:
        return
    is_stated = any(
        each.amount == together and each.unit and each.same != counts[0].same
        for each in ending_before(numbers, counts[0].start)
        if 0 <= counts[0].sentence - each.sentence <= 1
    )
    whole = replace(counts[0], amount=together, step=Decimal(0))
    for pair in pairs if is_stated else ():
        bounds = quotient(pair.count, whole, pair.share.per)
        if bounds is not None and not bounds.fits(pair.share):
            working = f"{typed(passage, pair.count)}÷{shown(passage, together, pair.count)}"
            yield Claim(
                "sentence-share", False, passage, pair.share, tuple(counts), working,
                shown(passage, bounds.middle, pair.share),
            )  # fmt: skip


def _groups(pairs: list[Shared]) -> Iterator[list[Shared]]:
    """Yield pairs that stand together: of one sentence, and the next."""
    group: list[Shared] = []
    for pair in pairs:
        if group and (
            pair.count.sentence - group[-1].count.sentence > 1 or len(group) >= LARGEST_GROUP
        ):
            yield group
            group = []
        group.append(pair)
    yield group


def beside(passage: Passage, numbers: list[Measured]) -> Iterator[Shared]:
    """Yield counts that have their share right behind them, or behind how they grew."""
    for place, share in enumerate(numbers):
        at = place - 1
        while at > 0 and place - at < AFTER and _is_growth(passage, numbers, at):
            at -= 1  # 3.08万亿元，增长5.4%，占15.3%
        if at < 0 or (count := numbers[at]).sentence != share.sentence:
            continue
        if share.unit != "%" or count.is_percent or not count.unit or not count.is_exact:
            continue
        gap = passage.text[numbers[place - 1].end : share.start]
        if (
            "分别" not in gap
            and SHARE.match(gap)
            and share.is_exact
            and not NO_PART.search(count.lead)
        ):
            yield Shared(count, share)


AFTER = 4  # numbers from a share back to its count
GREW = ("增长", "增加", "上升", "下降", "减少", "提高", "增", "降", "升", "减")


def _is_growth(passage: Passage, numbers: list[Measured], at: int) -> bool:
    """Return whether a number says by how much the one before it grew, and nothing else."""
    last, number = numbers[at - 1], numbers[at]
    gap = passage.text[last.end : number.start]
    return gap[:1] in ("，", "（") and gap[1:].rstrip("了约") in changes_of(GREW)


def is_of_some(claim: Claim, material: Material) -> bool:
    """Return whether parts that do not make a total have shares that do not make 100 either."""
    if claim.kind != "sentence-sum" or len(claim.used) < MOST:
        return False
    numbers = next(
        (each for passage, each in material.once(stated) if passage is claim.passage), []
    )
    shares = {pair.count.start: pair.share for pair in beside(claim.passage, numbers)}
    if _is_of_some_in_words(claim):
        return True
    own = [shares[each.start] for each in claim.used if each.start in shares]
    together = sum((share.amount for share in own), Decimal(0))
    return len(own) == len(claim.used) and abs(together - own[0].per) > OFF


THINGS = frozenset("座个家户处所项条辆艘台")
OF_MEASURE = pattern(
    "(库容|面积|容量|金额|投资|产值|产量|收入|销量|用水量|用电量|资产|里程)占(?:比)?[\\d.]+[%％]"
    "[^。；]*，[^，。；\\d]{1,10}占$",
    needs="占",
)


def is_of_measure(claim: Claim) -> bool:
    """Return whether a share is of what things hold, and not of their number.

    大型6座、中型22座，大型水库库容占62.0%，中型占25.5%.
    """
    if claim.kind != "sentence-share" or not claim.used or claim.used[0].unit not in THINGS:
        return False
    before = claim.passage.text[: claim.at.start].rpartition("。")[2]
    match = OF_MEASURE.search(before)
    return match is not None and not any(match[1] in each.lead for each in claim.used)


def _is_of_some_in_words(claim: Claim) -> bool:
    """Return whether the parts of a sum have fractions that do not make a whole: 一成半, 七成."""
    together = Decimal(0)
    for each in claim.used:
        told = IN_WORDS.match(claim.passage.text, each.end)
        match = FRACTION.match(claim.passage.text, told.end()) if told else None
        fraction = told_range(match) if match else None
        if fraction is None:
            return False
        together += fraction.named
    return abs(together - 1) * 100 > OFF


IN_WORDS = pattern("[，（]?(?:约|已|仅|刚好|正好)?占(?:到|了|比)?")
OFF = 5  # points by which shares of a whole may miss 100, if one is wrong


def listed_shares(passage: Passage, numbers: list[Measured]) -> Iterator[list[Shared]]:
    """Yield the pairs of two lists: 甲、乙、丙…，占比分别为1%、2%、3%."""
    if not any(word in passage.text for word in SAID_EACH):
        return
    named = {pairing.start: pairing.names for pairing in pairings(passage, numbers)}
    for place, first in enumerate(numbers):
        lead, start = _with_bracket(passage, first)
        if lead == "的" and place and IN_TURN.search(numbers[place - 1].lead):
            lead, start = numbers[place - 1].lead, numbers[place - 1].start  # 分别占总量2亿元的
        elif first.unit != "%" or not EACH_SHARE.search(lead):
            continue
        shares = list(values_behind(passage, numbers, first.start))
        before = [each for each in numbers[max(0, place - MANY) : place] if each.end <= start]
        counts = _named(before, named.get(first.start, ())) or _run_before(passage, before)
        counts = _without_total(counts, len(shares), bool(SEVERAL.search(first.lead)))
        if len(counts) == len(shares) > 1:
            yield [Shared(*pair) for pair in zip(counts, shares, strict=True)]


def _with_bracket(passage: Passage, number: Measured) -> tuple[str, int]:
    """Return the words before a number, over a bracket: 占支出（96亿元）的; and their start."""
    start = number.start - len(number.lead)
    bracket = (
        IN_BRACKETS.search(passage.text, 0, start) if passage.text[start - 1] == "）" else None
    )
    if bracket is None:
        return number.lead, number.start
    return bracket[1] + number.lead, bracket.start()


def _named(before: list[Measured], names: tuple[str, ...]) -> list[Measured]:
    """Return the counts of the names that stand before 分别占: 造林、封育分别占."""
    if not all(names) or len(set(names)) < len(names):
        return []
    called = [(each, name_of(each.lead)) for each in reversed(before)]
    found = [
        next((each for each, own in called if own == name), None)
        or next((each for each, own in called if own.endswith(name)), None)
        for name in names
    ]
    counts = [each for each in found if each is not None and not each.is_percent]
    return counts if len(counts) == len(names) else []


def _without_total(counts: list[Measured], number: int, is_counted: bool) -> list[Measured]:
    """Return the last of counts without what stands before a list: 检车4.8万辆次，客车3.6万…."""
    if len(counts) <= number or number < 1:
        return counts
    total, listed = counts[-number - 1], counts[-number:]
    together = sum((each.amount for each in listed), Decimal(0))
    return listed if number > MOST or is_counted or total.amount == together else counts


def _run_before(passage: Passage, before: list[Measured]) -> list[Measured]:
    """Return the counts of one unit that stand right before a list of shares, joined by 、."""
    run: list[Measured] = []
    for number in reversed(before):
        if number.is_percent and GROWTH.search(number.lead):
            continue  # 教育6.0亿元，增长5.2%；社保4.8亿元，增长7.1%
        if number.is_percent or not number.unit or (run and number.same != run[0].same):
            break
        if run and not passage.text[number.end : run[0].start].startswith(("、", "和", "，", "；")):
            break
        run.insert(0, number)
        start = number.start - len(number.lead)
        if AMONG_BEFORE.search(passage.text[max(0, start - 4) : start] + number.lead[:2]):
            break
    return run


def _agreeing(passage: Passage, pairs: list[Shared]) -> Iterator[Claim]:
    """Yield the claim of each share whose whole the others do not have, if these agree."""
    for unit in dict.fromkeys(pair.count.same for pair in pairs):
        alike = [pair for pair in pairs if pair.count.same == unit and pair.whole is not None]
        if len(alike) <= MOST:
            continue
        if _common(alike) is not None:
            continue
        if turned := list(_turned(passage, alike)):
            yield from turned
            continue
        for pair in alike:
            others = [other for other in alike if other is not pair]
            whole = _common(others)
            if whole is not None and pair.whole is not None:
                yield from _judged(passage, pair, others[0], whole)


def _turned(passage: Passage, pairs: list[Shared]) -> Iterator[Claim]:
    """Yield shares that are right but for their order: 甲60件、乙40件，分别占40%、60%."""
    counts = sorted((pair.count for pair in pairs), key=lambda each: each.amount)
    shares = sorted((pair.share for pair in pairs), key=lambda each: each.amount)
    meant = {count.start: Shared(count, share) for count, share in zip(counts, shares, strict=True)}
    whole = _common(list(meant.values()))
    wrong = [pair for pair in pairs if meant[pair.count.start].share.amount != pair.share.amount]
    if whole is None or len(wrong) < MOST:
        return
    pair = wrong[0]
    working = f"{typed(passage, pair.count)}÷{shown(passage, whole.middle, pair.count)}"
    right = meant[pair.count.start].share.amount
    yield Claim(
        "sentence-share", False, passage, pair.share, tuple(each.count for each in pairs), working,
        shown(passage, right, pair.share),
    )  # fmt: skip


def _common(pairs: list[Shared]) -> Bounds | None:
    """Return the whole that all pairs allow, from least to greatest; None where there is none."""
    wholes = [pair.whole for pair in pairs]
    low = max(whole.low for whole in wholes if whole)
    high = min(whole.high for whole in wholes if whole)
    return Bounds(low, high) if low <= high else None


def _judged(passage: Passage, pair: Shared, other: Shared, whole: Bounds) -> Iterator[Claim]:
    expected = pair.share.per * pair.count.amount / whole.middle
    if expected > pair.share.per:
        return
    beside_it = f"{typed(passage, other.count)}占{typed(passage, other.share)}"
    working = f"{typed(passage, pair.count)}（{beside_it}）"
    yield Claim(
        "sentence-share", False, passage, pair.share, (pair.count, other.count, other.share),
        working, shown(passage, expected, pair.share),
    )  # fmt: skip


# ---- counts whose shares are right


def with_shares(claims: tuple[Claim, ...]) -> set[tuple[int, int]]:
    """Return the counts whose shares are right, in % or in words, by passage and place."""
    return {
        (id(each.passage), each.used[0].start)
        for each in claims
        if each.holds and each.kind == "sentence-share" and each.used
        if each.at.is_percent or not each.at.unit
    }


TOLD_BEHIND = pattern("，?[^，。；、\\d]{0,6}(?:占|率)", needs="占|率")


def have_shares(claim: Claim, counts: set[tuple[int, int]]) -> bool:
    """Return whether the parts of a sum have shares that are right: then they make no whole.

    女律师936人，占四成；党员律师780人，占三分之一；35岁以下律师1,053人，占45.0%.
    """
    if not all(TOLD_BEHIND.match(claim.passage.text, each.end) for each in claim.used):
        return False
    right = sum((id(claim.passage), each.start) in counts for each in claim.used)
    return right > 1 and right >= len(claim.used) - 1
