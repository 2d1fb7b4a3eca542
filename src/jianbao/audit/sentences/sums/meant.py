"""When parts are meant to make a total: how near must they be, and how sure do words make it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, together_fits, typed
from jianbao.audit.sentences.reading.complements import are_complements, are_ends
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    NEAR,
    NO_PART,
    SOME,
    are_turned,
    is_mixed,
    is_no_part,
    is_open,
    is_slip,
    is_undecided,
    part_name,
)
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped, turned_digits
from jianbao.audit.sentences.sums.parts import EXHAUSTED, FROM, OVERLAP
from jianbao.audit.sentences.sums.stocks import are_flows
from jianbao.audit.totals import IN_ALL

SHORT = 4  # characters behind a number that may name it
CALLED = pattern(
    "(?<![公中])共|总|合计|全部|累计|全[市县区省国年校院系行局镇乡旗州]",
    needs="共|总|合计|全|累计",
)
REST = pattern(
    "^[，；、和]?(?:其他|其它|其余|另外|另有|剩余|剩下|尚|未|仍|待|退回|驳回|不|正在|在[办建途]|作废)"
)
AGAIN = pattern("其中|包括|增至|按[^，。；]{1,6}分", needs="其中|包括|增至|按")
HALF, FAR, NEARLY, MORE = Decimal("0.5"), Decimal("0.2"), Decimal("0.08"), Decimal("0.1")
LONG = 100  # steps of a number that is seldom near another by chance


BRACKETED = pattern("（其中：?[^，。；（）]*$", needs="其中")
WIDE = 24


def leaves_some_out(passage: Passage, total: Measured, parts: list[Measured], off: Decimal) -> bool:
    """Return whether a list in brackets is of some: 159亿元（其中：甲150.0亿元、乙2.4亿元）."""
    first = parts[0].start
    opened = BRACKETED.search(passage.text[max(0, first - WIDE) : first])
    is_less = off > 0 and total.step < total.scale and opened is not None
    return is_less and not is_slip(total, parts, off)


KINDS = frozenset("类级型档")


def is_larger(total: Measured, parts: list[Measured]) -> bool:
    """Return whether a total is larger than its parts, one aside, which may be typed badly."""
    if total.amount > sorted(part.amount for part in parts)[-2]:
        return True
    together = sum((part.amount for part in parts), Decimal(0))
    return bool(CALLED.search(total.lead)) and is_slip(total, [], total.amount - together)


def are_parts(passage: Passage, parts: list[Measured]) -> bool:
    """Return whether numbers may be parts: each exact, with a name of its own."""
    names = [
        part_name(passage, part) or passage.text[part.end : part.end + SHORT] for part in parts
    ]
    between = [passage.text[one.end : other.start] for one, other in pairwise(parts)]
    behind = passage.text[parts[-1].end : parts[-1].end + 4]
    return (
        len(set(names)) == len(names)
        and all(names)
        and not any(AGAIN.search(gap) for gap in between)
        and not any(
            is_no_part(part, part) or not part.is_exact or part.lead.endswith(FROM)
            for part in parts
        )
        and not is_open(behind)
    )


def makes(total: Measured, parts: list[Measured]) -> bool:
    """Return whether parts make a total, given their rounding."""
    together = sum((part.amount for part in parts), Decimal(0))
    return together_fits(total, parts, together - total.amount)


def is_meant(passage: Passage, total: Measured, parts: list[Measured]) -> bool:
    """Return whether parts are meant to make a total: how near must they be, and how sure is it."""
    off = total.amount - sum((part.amount for part in parts), Decimal(0))
    if NO_PART.search(total.lead) or not total.is_exact or total.lead.endswith(FROM):
        return False
    words = " ".join(part.lead for part in parts)
    if leaves_some_out(passage, total, parts, off):
        return False
    if are_flows(parts) or _are_siblings(passage, total, parts):
        return False
    if off > HALF * total.amount and not (
        is_long_slip(total, parts, off) or _is_turned(total, parts, off)
    ):
        return False  # 案卷260份中，甲38份、乙21份: so far off one does not slip
    slip = is_slip(total, parts, off)
    if off > 0 and is_undecided(total, parts[-1]):
        return slip
    if REST.match(parts[-1].lead) or EXHAUSTED.search(words):
        return slip or abs(off) <= NEAR * total.amount
    several = len(parts) >= SOME
    if OVERLAP.search(words) and not are_ends(parts[0].lead, parts[-1].lead):
        return slip and several and total.amount >= LONG * total.step
    if several and abs(off) <= FAR * total.amount and _is_all(passage, total, parts, off):
        return True
    near = abs(off) <= CLOSE * total.amount
    if several:
        nearly = MORE if CALLED.search(total.lead) else NEARLY
        return slip or near or (total.amount < LONG and abs(off) <= nearly * total.amount)
    if near and _are_alike(total, parts) and is_digit(total, parts, off):
        return True
    if abs(off) <= NEAR * total.amount and is_digit(total, parts, off) and _are_two_sides(parts):
        return True
    if are_turned(total, parts) and "中，" in passage.text[total.end : parts[0].start]:
        return True  # 查获的386架中，没收47架，发还312架
    return slip if CALLED.search(total.lead) else is_long_slip(total, parts, off)


def _are_siblings(passage: Passage, total: Measured, parts: list[Measured]) -> bool:
    """Return whether a total stands among its parts: 公交18.6亿，增长2%；地铁12.4亿，增长9%；…."""
    gaps = [passage.text[one.end : other.start] for one, other in pairwise((total, *parts))]
    is_total = IN_ALL.search(total.lead) or SO_FAR.search(total.lead)
    return all("；" in gap and "其中" not in gap for gap in gaps) and not is_total


SO_FAR = pattern("累计|全部", needs="累计|全部")


def _is_all(passage: Passage, total: Measured, parts: list[Measured], off: Decimal) -> bool:
    """Return whether a list has all: its names are the ends of a scale; or more than the whole."""
    if are_ends(part_name(passage, parts[0]), part_name(passage, parts[-1])):
        return True  # 上升, 持平 and 下降
    kinds = {name_of(part.lead)[-1:] for part in parts}
    if len(kinds) == 1 and kinds <= KINDS and "中，" in passage.text[total.end : parts[0].start]:
        return True  # 10件实事中，教育类3件、医疗类2件、…
    numbers = (total, *parts)
    gaps = [passage.text[one.end : other.start] for one, other in pairwise(numbers)]
    semicolons = ["；" in gap for gap in gaps[1:]]
    is_one_list = not any("；" in gap for gap in gaps) or all(semicolons)
    is_one_list = is_one_list and not is_mixed(passage, parts)
    return off < 0 and is_one_list and not are_complements(total.lead, parts[0].lead)


def _is_turned(total: Measured, parts: list[Measured], off: Decimal) -> bool:
    """Return whether three parts and more make a total of two digits that are exchanged."""
    turned = turned_digits(total.amount, total.step) or ()
    return len(parts) >= SOME and total.amount - off in turned


def _are_two_sides(parts: list[Measured]) -> bool:
    """Return whether two part a whole, or end alike: 母港航次, 访问港航次."""
    one, other = (name_of(part.lead) for part in parts)
    alike = min(len(one), len(other)) > 2 and one[-2:] == other[-2:] and one != other
    return alike or are_complements(parts[0].lead, parts[1].lead)


def _are_alike(total: Measured, parts: list[Measured]) -> bool:
    """Return whether parts are called as their total is: 定点机构, 定点医院 and 定点药店; 馆."""
    name, *others = (name_of(each.lead) for each in (total, *parts))
    begins = len(name) > 1 and all(other.startswith(name[:2]) for other in others)
    return begins or bool(name and all(other.endswith(name[-1]) for other in others))


def is_long_slip(total: Measured, parts: list[Measured], off: Decimal) -> bool:
    """Return whether a slip in a long number explains by how much a sum is off."""
    meant = ((total, total.amount - off), *((part, part.amount + off) for part in parts))
    return total.amount >= LONG * total.step and any(
        each.amount >= LONG * each.step and is_mistyped(each.amount, amount, amount, each.step)
        for each, amount in meant
    )


def is_digit(total: Measured, parts: list[Measured], off: Decimal) -> bool:
    """Return whether one digit of a number explains by how much a sum is off."""
    meant = ((total, total.amount - off), *((part, part.amount + off) for part in parts))
    return any(is_digit_off(each.amount, amount, each.step) for each, amount in meant)


def sum_claim(
    where: Passage, total: Measured, parts: list[Measured], passages: list[Passage], holds: bool
) -> Claim:
    """Return the claim of a total, which may stand in another passage than its parts."""
    together = sum((part.amount for part in parts), Decimal(0))
    working = "＋".join(typed(*each) for each in zip(passages, parts, strict=True))
    return Claim(
        "sentence-sum", holds, where, total, tuple(parts), working, shown(where, together, total)
    )
