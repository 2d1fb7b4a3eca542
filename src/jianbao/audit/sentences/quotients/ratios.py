"""Ratios of two counts: 招录120名，报名386人，录取比例约为1:3.2."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, permutations

from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, ending_before, name_of, starting_behind
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pairs import paired_names
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.briefing.numbers import step_of

RATIO = pattern(
    r"([一-鿿]{0,2})比例?(?:约|近|达到?|为|是)*(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)(?![\d.:：∶])"
)
BETWEEN = pattern(
    "([一-鿿]{2,6})[与和对]([一-鿿]{2,10}?)(?:的)?[一-鿿]{0,4}比例?(?:约|近|达到?|为|是)*$",
    needs="与|和|对",
)
BOTH = pattern("[两二]者之?$", needs="两者|二者")
NEAR = 4
CLOSE, FAR, SURE = (
    Decimal("0.334"),
    Decimal("0.67"),
    Decimal(3),
)  # by what part a ratio may miss its counts'
SIGNS = (":", "：", "∶")
WIDE = 300
MOST_COUNTS = 12
LOOKED_AT = 3  # counts before a ratio


def ratios_of_two(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of the ratio of the counts before it."""
    text = passage.text
    if not any(sign in text for sign in SIGNS):
        return
    yield from _of_several(passage, numbers)
    for match in RATIO.finditer(text):
        before = ending_before(numbers, match.start(2))[-MOST_COUNTS:]
        stop = text.rfind("。", max(0, match.start() - WIDE), match.start())
        counts = [each for each in counts_of(before) if each.start > stop]
        paired = paired_names(passage, numbers)
        in_full = _of_both(text[: match.start(2)], counts, paired)
        named = in_full or _named(match[1], counts)
        if not named and BOTH.search(text, max(0, match.start() - NEAR), match.end(1)):
            named = counts[-2:] if len({each.same for each in counts[-2:]}) == 1 else []
        yield from _judged(
            passage, match.start(2), match.end(3), (match[2], match[3]), named or counts,
            list(permutations(named or counts, 2))[: 1 if len(named) == len("ab") else None],
            (SURE if in_full else FAR) if len(named) == len("ab") else CLOSE,
        )  # fmt: skip


SEVERAL = pattern(
    r"(?:比例?|结构|构成)(?:约|近|达到?|为|是|(?:由[^，。；]{5,30}?)?(?:调整|优化|变化)[为到])*"
    r"(\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){2,4})(?![\d.:：∶])",
    needs="比|结构|构成",
)
BORNE = pattern(
    r"按照?(\d+(?:[:：∶]\d+){2,4})(?:的?比例)?[一-鿿]{0,6}(?:分担|承担|负担|出资|分摊|筹集)",
    needs="按",
)
COLON = pattern("[:：∶]")
SAID_ALL = pattern("([二三四五])(?:[大]?类|[者项级种档地方])[^，。；]{0,6}$")
NEAR_BY = 14


def _of_several(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what is claimed of 省、市、县分别出资3,000万元、2,000万元、1,000万元，比例为3:2:1."""
    for match in chain(SEVERAL.finditer(passage.text), BORNE.finditer(passage.text)):
        texts = COLON.split(match[1])
        parts = [Decimal(part) for part in texts]
        counts = counts_of(ending_before(numbers, match.start(1)))
        counts = _before_ratio(counts, len(parts)) or _behind_ratio(
            numbers, match.end(1), len(parts)
        )
        if len(counts) < len(parts) or not all(parts) or not all(each.amount for each in counts):
            continue
        exact = [step_of(text) for text in texts]
        holds = _make(counts, parts, exact)
        said = SAID_ALL.search(passage.text, max(0, match.start() - NEAR_BY), match.start(1))
        is_said = said is not None and "二三四五".find(said[1]) + 2 == len(parts)
        if (
            holds
            or is_said
            or _is_meant_of(counts, parts, exact)
            or _is_of_whole(numbers, counts, parts)
        ):
            at = replace(counts[-1], start=match.start(1), end=match.end(1), figure="")
            yield Claim(
                "sentence-share", holds, passage, at, tuple(counts),
                "∶".join(typed(passage, each) for each in counts), _as_ratio(counts, parts, exact),
            )  # fmt: skip


def _before_ratio(counts: list[Measured], number: int) -> list[Measured]:
    """Return the last counts of the unit that stands right before a ratio, as many as it has."""
    alike = [each for each in counts if each.same == counts[-1].same][-number:]
    near = [each for each in alike if alike[-1].sentence - each.sentence <= 1]
    return near if len(near) == number else []


def _behind_ratio(numbers: list[Measured], end: int, number: int) -> list[Measured]:
    """Return the counts right behind: 结构为45∶20∶35，人数分别为9.0万人、4.0万人、7.0万人."""
    behind = counts_of(starting_behind(numbers, end)[:number])
    return behind if len({(each.same, each.sentence) for each in behind}) == 1 else []


def _make(counts: list[Measured], parts: list[Decimal], steps: list[Decimal]) -> bool:
    """Return whether counts are as their ratio says, given how its parts are rounded."""
    one = sum((each.amount for each in counts), Decimal(0)) / sum(parts, Decimal(0))
    whole = sum(parts, Decimal(0))
    is_rounded = any(step < 1 for step in steps) or whole == TEN or abs(whole - HUNDRED) <= 1
    return all(
        abs(each.amount / one - part) <= max(step / 2 * is_rounded, part * SPREAD) * SLACK
        for each, part, step in zip(counts, parts, steps, strict=True)
    )


def _is_meant_of(counts: list[Measured], parts: list[Decimal], steps: list[Decimal]) -> bool:
    """Return whether a wrong ratio is of these counts: in another order, or but for one part."""
    swapped = sorted(counts, key=lambda each: each.amount)
    if _make(swapped, *_in_order(parts, steps)):
        return True
    number = len(parts)
    others = [[at for at in range(number) if at != left] for left in range(number)]
    return any(
        _make([counts[at] for at in own], [parts[at] for at in own], [steps[at] for at in own])
        for own in others
    )


def _is_of_whole(numbers: list[Measured], counts: list[Measured], parts: list[Decimal]) -> bool:
    """Return whether hundredths are of these counts: they are near, and make a whole."""
    total = sum((each.amount for each in counts), Decimal(0))
    if sum(parts) != HUNDRED:
        return False
    like = [
        each
        for each in counts_of(ending_before(numbers, counts[-1].end))
        if each.same == counts[0].same and counts[-1].sentence - each.sentence <= 1
    ]
    is_all = len(like) == len(counts) or any(each.amount == total for each in like)
    return is_all and all(
        abs(HUNDRED * each.amount / total - part) <= OFF
        for each, part in zip(counts, parts, strict=True)
    )


def _in_order(parts: list[Decimal], steps: list[Decimal]) -> tuple[list[Decimal], list[Decimal]]:
    pairs = sorted(zip(parts, steps, strict=True))
    return [part for part, _ in pairs], [step for _, step in pairs]


def _as_ratio(counts: list[Measured], parts: list[Decimal], steps: list[Decimal]) -> str:
    """Return the ratio that counts have, of as many in all as the stated one."""
    total, whole = sum((each.amount for each in counts), Decimal(0)), sum(parts, Decimal(0))
    if abs(whole - HUNDRED) > OFF:
        least = min(each.amount for each in counts)
        whole = min(parts) * total / least
    else:
        whole = HUNDRED
    return ":".join(
        f"{rounded(each.amount * whole / total, step):f}"
        for each, step in zip(counts, steps, strict=True)
    )


SPREAD, SLACK = Decimal("0.015"), Decimal("1.05")
TEN, HUNDRED, OFF = Decimal(10), Decimal(100), Decimal(15)


def _named(words: str, counts: list[Measured]) -> list[Measured]:
    """Return the two counts that a ratio names by a character each: 医护比 of 医生, 护士."""
    found = [[each for each in counts if sign in name_of(each.lead)[:1]] for sign in words]
    if not all(found):
        found = [[each for each in counts if sign in name_of(each.lead)[-3:]] for sign in words]
        units = [{each.same for each in one} for one in found]
        found = [[each for each in one if each.same in units[0] & units[-1]] for one in found]
    if len(found) < 2 or not all(found) or found[0] == found[1]:
        return []
    return [min(each, key=lambda one: len(name_of(one.lead))) for each in found]


def _of_both(text: str, counts: list[Measured], paired: dict[int, str]) -> list[Measured]:
    """Return the two counts that a ratio names in full: 财政与社会资本投入比例为2:3."""
    match = BETWEEN.search(text, max(0, len(text) - 30))
    if match is None:
        return []

    def called(each: Measured) -> str:
        return name_of(paired.get(each.start) or each.lead)

    words = OF_NUMBER.sub("", match[1])[-2:], match[2][:2]
    found = [[each for each in counts if one in called(each)] for one in words]
    ending = [
        [each for each in one if called(each).endswith(word)]
        or [each for each in one if called(each).startswith(word)]
        for one, word in zip(found, words, strict=True)
    ]
    found = [one if len(one) == 1 else ended for one, ended in zip(found, ending, strict=True)]
    pair = [one[-1] for one in found if len(one) == 1]
    return pair if len(pair) == len(words) and pair[0] is not pair[1] else []


OF_NUMBER = pattern("(?<=[一-鿿]{2})(?:人数|数量?|总数|总量)$")


def _judged(
    passage: Passage,
    start: int,
    end: int,
    stated: tuple[str, str],
    counts: list[Measured],
    paired: list[tuple[Measured, Measured]],
    off_by: Decimal,
) -> Iterator[Claim]:
    first, second = map(Decimal, stated)
    if not first or not second:
        return
    rounded = [text for text in stated if text != "1" and ("." in text or "1" in stated)]
    off = sum((step_of(text) / 2 / Decimal(text) for text in rounded or stated[1:]), Decimal(0))
    ratio = first / second
    tried = [
        (pair, bounds)
        for pair in paired
        if (bounds := quotient(pair[0], pair[1], 1)) is not None and bounds.low > 0
    ]
    fitting = [pair for pair, bounds in tried if _fits(ratio, off, bounds)]
    slipped = [
        pair
        for pair, bounds in tried
        if all(any(each is last for last in counts[-LOOKED_AT:]) for each in pair)
        and (
            is_mistyped(second, first / bounds.high, first / bounds.low, step_of(stated[1]))
            or is_mistyped(first, bounds.low * second, bounds.high * second, step_of(stated[0]))
        )
    ]
    if len(counts) == len(stated) and not fitting:
        for value in (1 / ratio, ratio):
            near = [pair for pair, bounds in tried if is_near(value, bounds, off_by)]
            slipped = near[:1] or slipped
    pairs = fitting or slipped
    if pairs:
        above, below = pairs[0]
        at = replace(above, start=start, end=end, figure=passage.figure_at(start))
        yield Claim(
            "sentence-share", bool(fitting), passage, at, (above, below),
            f"{typed(passage, above)}÷{typed(passage, below)}",
            f"{above.amount / below.amount * second / second:.2f}",
        )  # fmt: skip


def is_near(ratio: Decimal, bounds: Bounds, off_by: Decimal = CLOSE) -> bool:
    """Return whether a ratio is meant to be that of two counts: it is within a part of it."""
    return abs(ratio - bounds.middle) <= bounds.middle * off_by


def _fits(ratio: Decimal, off: Decimal, bounds: Bounds) -> bool:
    return bounds.low * (1 - off) <= ratio <= bounds.high * (1 + off)
