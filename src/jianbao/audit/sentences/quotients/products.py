"""Products: 每户1,500元，惠及286户，发放42.9万元; 单价480元，35块，共计1.68万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import SAME_UNITS, Measured, factor_told, stated_at_all
from jianbao.audit.measures import times
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.paces import PARTS_OF_YEAR
from jianbao.audit.sentences.reading.claims import Bounds, Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_mistyped, is_one_digit_off
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.totals import TOGETHER

EACH = pattern("每(?:一|个)?([一-鿿]{1,2})[^，。；每]{0,12}$", needs="每")
OF_EACH = pattern("^[^，。；、]{0,2}/([一-鿿]{1,2})", needs="/")  # 1,500元/户
NOUN = pattern("[一-鿿]{2,8}")
PRICE = pattern("(?:单价|票价|售价|定价|收购价|房价)[^，。；]{0,4}$", needs="价")
TIMES = pattern("每(?:一|个)?([月天日年])[^，。；每]{0,12}$", needs="每")
WHOSE = pattern("每(?:一|个)?([一-鿿])[一-鿿]{0,8}每(?:一|个)?[月天日年]", needs="每")
TIME_UNITS = {"月": ("个月", "月"), "日": ("天",), "天": ("天",), "年": ("年",)}
MEAN = pattern("([户人亩村校班场案件])均[^，。；]{0,8}$", needs="均")
TOTAL = pattern(f"{TOGETHER}|累计|总[额量值数]|总[一-鿿]{{0,3}}[价款费]")
MORE = pattern("增|减|比|较|另|其中|剩余|尚|未|计划|预算|预计")
WIDE = 2  # characters of a name that two numbers share
NEXT = 1  # sentences behind, in which the product may stand
BETWEEN = (Decimal("0.6"), Decimal("1.6"))


def products(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of products: an amount for each, so many of these, and all."""
    text = passage.text
    if len(numbers) < len(("each", "many", "all")) or not any(sign in text for sign in "每价均/"):
        return
    for each in numbers:
        unit = _unit_of(passage, each)
        if unit is None or not each.is_exact or each.is_percent or not each.unit:
            continue
        near = [
            number
            for number in counts_of(numbers)
            if number is not each and abs(number.sentence - each.sentence) <= 2 * NEXT
        ]
        many = list(_many(passage, near, unit, each))
        made = [
            number
            for number in near
            if number.start > each.end and number not in many
            if _same(number.unit, each.unit) or times(number.same, each.same) >= 1
        ]
        yield from _judged(passage, each, many, made, numbers)


def conversions(material: Material) -> Iterator[Claim]:
    """Yield what brackets claim that repeat a number: 74666千公顷（112000万亩）."""
    for passage, numbers in material.once(stated_at_all):
        for number, again in pairwise(numbers) if "（" in passage.text else ():
            factor = factor_told(passage.text, number, again)
            if not factor:
                continue
            made = number.amount * factor
            allowed = (number.step * factor + again.step) / 2
            near = abs(made - again.amount) <= allowed
            yield Claim(
                "sentence-share", near, passage, again, (number,),
                typed(passage, number), shown(passage, made, again),
            )  # fmt: skip


def _many(passage: Passage, near: list[Measured], unit: str, each: Measured) -> Iterator[Measured]:
    """Yield of how many an amount is told: 1,150人 of 每人; 1,150人 × 6个月 of 每人每月."""
    whose, time = WHOSE.search(each.lead), TIMES.search(each.lead)
    if not (whose and time):
        yield from (number for number in near if _is_of(passage, number, unit, each))
        return
    heads = [number for number in near if _is_of(passage, number, whose[1], each)]
    units = TIME_UNITS[time[1]]
    yield from heads
    yield from (
        replace(head, amount=head.amount * number.amount)
        for head in heads
        for number in near
        if number.unit in units and number.step == 1
    )
    months = [many for word, many in PARTS_OF_YEAR.items() if word in passage.text]
    if not months and "半年" in passage.text:
        months = [6]
    if time[1] == "月" and len(months) == 1:  # 上半年共需…
        yield from (replace(head, amount=head.amount * months[0]) for head in heads)


def _unit_of(passage: Passage, each: Measured) -> str | None:
    """Return of what an amount is told for each; "" of anything (单价); None where it is not."""
    if match := EACH.search(each.lead) or MEAN.search(each.lead):
        return match[1]
    if match := OF_EACH.match(passage.text[each.end : each.end + 4]):
        return match[1]
    return "" if PRICE.search(each.lead) else None


def _is_of(passage: Passage, number: Measured, unit: str, each: Measured) -> bool:
    """Return whether a number counts what an amount is for: 286户 of 每户, 22天 of 每日."""
    if _same(number.unit, each.unit) or EACH.search(number.lead) or MEAN.search(number.lead):
        return False
    if not unit:
        return number.sentence == each.sentence
    if number.same == SAME_UNITS.get(unit[:1], unit[:1]) or number.unit == unit:
        return True
    if number.unit in ("人", "名", "家", "户"):
        return number.lead.endswith(unit[:1])  # 每生5元, 投保学生31.2万人
    if number.unit != "个":
        return False
    if f"每个{unit}" in each.lead:
        return True
    if passage.text.startswith(unit[:1], number.end) or number.lead.endswith(unit[:1]):
        return True
    behind = NOUN.match(passage.text, number.end)
    return behind is not None and behind[0].endswith(unit[:1])  # 24个便民服务点，每点2名


def _same(first: str, second: str) -> bool:
    """Return whether two units count the same: 270班次 of 18班."""
    one, other = (SAME_UNITS.get(unit, unit) for unit in (first, second))
    return one == other or f"{one}次" == other or f"{other}次" == one


def _judged(
    passage: Passage,
    each: Measured,
    many: list[Measured],
    made: list[Measured],
    stated: list[Measured],
) -> Iterator[Claim]:
    tried = [
        (number, total, bounds)
        for number in many
        for total in made
        if total is not number and (bounds := _product(each, number, total))
    ]
    for number, total, bounds in tried:
        if bounds.fits(total):
            yield _claim(passage, total, each, number, bounds, holds=True)
            return
        if any(bounds.fits(other) for other in stated if _same(other.unit, each.unit)):
            return  # the product stands farther off
    sole = len({total.start for _, total, _ in tried}) == len({one.start for one, *_ in tried}) == 1
    meant = [one for one in tried if _is_meant(passage, each, *one, sole=sole)][-1:]
    if len(meant) == 1:
        number, total, bounds = meant[0]
        yield _claim(passage, total, each, number, bounds, holds=False)


def _product(each: Measured, number: Measured, total: Measured) -> Bounds:
    factor = times(total.same, each.same) or Decimal(1)  # 450吨 of 150公斤 each
    blur = each.blur if "均" in each.lead else Decimal(0)  # a price is set, a mean is rounded
    return Bounds(
        (each.amount - blur) * (number.amount - number.blur) / factor,
        (each.amount + blur) * (number.amount + number.blur) / factor,
    )


def _is_meant(
    passage: Passage, each: Measured, number: Measured, total: Measured, bounds: Bounds, sole: bool
) -> bool:
    """Return whether a number is meant to be a product: it says so, and is near it."""
    if MORE.search(total.lead) or not bounds.middle or total.start < number.start:
        return False
    typed_so = total.amount, bounds.low, bounds.high, total.step
    if is_mistyped(*typed_so) or (sole and is_one_digit_off(*typed_so)):
        return True
    if abs(total.sentence - each.sentence) > NEXT:
        return False  # so far off a slip alone says that it is the product
    low, high = (bounds.middle * part for part in BETWEEN)
    words = each.lead + passage.text[each.end : each.end + 12].split("，")[0]
    named = TOTAL.search(total.lead) or any(
        total.lead[at : at + WIDE] in words for at in range(len(total.lead) - 1)
    )
    return sole and bool(named) and low <= total.amount <= high


def _claim(
    passage: Passage, total: Measured, each: Measured, number: Measured, bounds: Bounds, holds: bool
) -> Claim:
    working = f"{typed(passage, each)}×{typed(passage, number)}"
    return Claim(
        "sentence-share", holds, passage, total, (each, number), working,
        shown(passage, bounds.middle, total),
    )  # fmt: skip
