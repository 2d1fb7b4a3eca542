"""A number, and the items or paragraphs behind it that each state a part of it.

发放慰问金326户。（一）市直工会走访87户。（二）开发区工会走访112户。（三）乡镇工会走访127户。
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.measured import POINTS, Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.lists import CLOSE, FEW, SOME, is_no_part, is_slip
from jianbao.audit.sentences.reading.mistyped import is_digit_off
from jianbao.audit.sentences.reading.pairs import listed
from jianbao.audit.sentences.reading.pool import NO_TEXT
from jianbao.audit.sentences.sums.filled import Counted, counted_by, is_other_total
from jianbao.audit.sentences.sums.meant import (
    are_parts,
    is_larger,
    is_long_slip,
    makes,
    sum_claim,
)

MARK = pattern(
    "(?P<is>[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，、项类批]|首先|其次|再次|最后)"
    "|(?P<han>[（(][一二三四五六七八九十]+[）)])|(?P<digit>\\d{1,2}[.．、](?!\\d)|[（(]\\d{1,2}[）)])|(?P<ring>[①-⑳])"
)
SENTENCE = pattern("[^。；\n]*[。；\n]?")
OF_OTHERS = pattern("[上去前]年|同期|[比较]|占|均|每")
MOST = 20
BACK = 3  # sentences before a list in which its total stands


class Step(Struct, frozen=True, gc=False):
    """A sentence with its numbers; `mark` says how it begins as an item, "" as none."""

    passage: Passage
    numbers: list[Measured]
    mark: str
    opens: bool  # whether it opens a paragraph


def members(material: Material, own: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield what a paper claims of totals before items or paragraphs that state the parts."""
    yield from _named(material)
    yield from _industries(material)
    yield from _of_leads(material)
    counted = counted_by(own)
    for steps in _by_section(material):
        for at, step in enumerate(steps):
            if step.mark and not any(each.mark == step.mark for each in steps[max(0, at - 1) : at]):
                yield from _not_of_others(_of_items(steps, at, counted), material)
        yield from _not_of_others(_of_paragraphs(steps, counted), material)


SUMMED = ("合计", "共计", "总计", "合计为", "共计为")
NAMES = pattern(
    "([一-鿿]{2,9}(?:、[一-鿿]{2,9})+(?:[和与及][一-鿿]{2,9})?)[两二三四五六][项类种大家个]"
    "[^，。；、]{0,14}$",
    needs="项|类|种|大|家|个",
)
LONGEST, TIMES = 80, pattern("^(?:全年|上半年|去年|今年|本年|[全我本][省市县区州镇村])+")


def _named(material: Material) -> Iterator[Claim]:
    """Yield what is claimed of 甲险、乙险、丙险三项基金收入合计682亿元; …甲险基金收入658亿元."""
    pages = [each for each in material.once(stated) if each[0].kind not in NO_TEXT]
    for passage, numbers in pages:
        names, at = list[str](), -1
        for total in numbers if "、" in passage.text else ():
            if not total.lead.endswith(SUMMED) or total.is_percent:
                continue
            before = passage.text[max(0, total.start - LONGEST) : total.start]
            if match := NAMES.search(before):
                names, at = [TIMES.sub("", name) for name in listed(match[1])], total.sentence
            noun = total.lead.removesuffix("为")[:-2][-2:]
            found = [
                _of_name(pages, name, names, noun, total)
                for name in names
                if total.sentence == at and len(noun) > 1
            ]
            parts = [each for each in found if each is not None]
            if len(parts) < FEW or len(parts) < len(names):
                continue
            own = [number for _, number in parts]
            off = total.amount - sum(number.amount for number in own)
            holds = makes(total, own)
            if holds or is_slip(total, own, off) or abs(off) <= CLOSE * total.amount:
                yield sum_claim(passage, total, own, [where for where, _ in parts], holds)


INDUSTRIES = ("第一产业", "第二产业", "第三产业")


def _industries(material: Material) -> Iterator[Claim]:
    """Yield 生产总值24.4亿元。第一产业6.3亿元；第二产业…，其中工业…；第三产业…: all."""
    for passage, numbers in material.once(stated):
        if INDUSTRIES[2] not in passage.text or "总值" not in passage.text:
            continue
        for place, total in enumerate(numbers):
            named = total.is_exact and not total.is_percent and "总值" in total.lead
            if not named or not total.unit or OF_OTHERS.search(total.lead):
                continue
            behind = [each for each in numbers[place + 1 : place + MOST] if each.same == total.same]
            near = [each for each in behind if each.sentence - total.sentence <= BACK]
            found = [[each for each in near if name in each.lead] for name in INDUSTRIES]
            if not all(len(each) == 1 and each[0].is_exact for each in found):
                continue
            parts = [each[0] for each in found]
            off = total.amount - sum(part.amount for part in parts)
            if not any("投资" in part.lead for part in parts) and abs(off) <= FAR * total.amount:
                yield sum_claim(passage, total, parts, [passage] * SOME, makes(total, parts))


def _of_leads(material: Material) -> Iterator[Claim]:
    """Yield 新增供热面积260万平方米。总面积达到…，其中居民195万、公建65万: of its lead."""
    last: tuple[Passage, Measured] | None = None
    for passage, numbers in material.once(stated):
        if passage.kind == "lead":
            counts = [each for each in numbers if each.unit and not each.is_percent]
            last = (passage, counts[0]) if len(counts) == 1 and counts[0].is_exact else None
        among = passage.text.find("其中") if passage.kind == "item" and last else -1
        if last is None or among < 0:
            continue
        where, lead = last
        if (where.section, where.item) != (passage.section, passage.item):
            continue
        like = [each for each in numbers if each.same == lead.same]
        before = [each for each in like if each.end <= among]
        parts = _in_a_row(passage, [each for each in like if each.start > among])
        totals = [(where, lead), *((passage, each) for each in before)]
        if len(parts) < FEW or not are_parts(passage, parts):
            continue
        if any(makes(total, parts) for _, total in totals):
            continue
        for place, total in totals:
            off = total.amount - sum(part.amount for part in parts)
            if is_slip(total, parts, off) or (
                len(parts) >= SOME and abs(off) <= CLOSE * total.amount
            ):
                yield sum_claim(place, total, parts, [passage] * len(parts), holds=False)
                break


def _in_a_row(passage: Passage, numbers: list[Measured]) -> list[Measured]:
    """Return numbers up to the first that something else parts from the one before."""
    row = numbers[:1]
    for one, other in pairwise(numbers):
        if (
            not passage.text.startswith(("、", "，", "和"), one.end)
            or one.sentence < other.sentence
        ):
            break
        row.append(other)
    return row


FAR = Decimal("0.4")


def _of_name(
    pages: list[tuple[Passage, list[Measured]]], name: str, names: list[str], noun: str,
    total: Measured,
) -> tuple[Passage, Measured] | None:  # fmt: skip
    """Return the first number whose sentence is of one of the names, and that counts the noun."""
    others = [each for each in names if each != name]
    for passage, numbers in pages:
        for number in numbers if name in passage.text else ():
            if number.same != total.same or not name_of(number.lead).endswith(noun):
                continue
            before = passage.text[: number.start].rpartition("。")[2]
            if name in before and number.is_exact and not any(each in before for each in others):
                return passage, number
    return None


def _not_of_others(claims: Iterator[Claim], material: Material) -> Iterator[Claim]:
    return (claim for claim in claims if not is_other_total(claim, material))


def _by_section(material: Material) -> Iterator[list[Step]]:
    known = {id(passage): numbers for passage, numbers in material.once(stated)}
    sections: dict[str, list[Passage]] = {}
    for passage in material.told:
        if passage.kind in ("text", "lead", "item", "heading"):
            sections.setdefault(passage.section.partition("/")[0], []).append(passage)
    for passages in sections.values():
        units = [each.same for passage in passages for each in known.get(id(passage), ())]
        if any(count > FEW for count in Counter(units).values()):
            yield [
                step for passage in passages for step in _steps(passage, known.get(id(passage), []))
            ]


def _steps(passage: Passage, numbers: list[Measured]) -> Iterator[Step]:
    counts = [each for each in numbers if each.unit not in ("", POINTS) and not each.is_percent]
    of_item = {"lead": "item", "heading": "heading" if "/" in passage.section else ""}
    if passage.kind in of_item:
        yield Step(passage, counts, of_item[passage.kind], opens=True)
        return
    starts = [each.start for each in counts]
    for match in SENTENCE.finditer(passage.text):
        if not match[0]:
            continue
        first, behind = (bisect_left(starts, place) for place in match.span())
        own = counts[first:behind]
        mark = MARK.match(match[0])
        name = (mark.lastgroup or "") if mark else ""
        if passage.kind == "item" and not match.start():
            name = "item"
        yield Step(passage, own, name, not match.start())


def _of_items(steps: list[Step], at: int, counted: Counted) -> Iterator[Claim]:
    """Yield claims of the items that begin at a step."""
    kind = steps[at].mark
    firsts: list[Step] = []
    before = steps[max(0, at - BACK) : at]
    over = next((step.mark for step in reversed(before) if step.mark not in ("", kind)), None)
    for step in steps[at:]:
        if step.mark == over:
            break  # 1、预算收入58亿元。①税收47亿元。②非税11亿元。2、基金收入3亿元
        if step.mark == kind:
            firsts.append(step)
        elif not firsts[-1].numbers and not step.mark and step.numbers:
            firsts[-1] = step  # （一）建议办理。承办代表建议54件
    before = [step for step in before if step.mark in ("", over)]
    if FEW <= len(firsts) <= MOST and before:
        yield from _summed(before, firsts, counted, sure=True)


def _of_paragraphs(steps: list[Step], counted: Counted) -> Iterator[Claim]:
    """Yield claims of the paragraphs of a section behind its first one."""
    paragraphs = [step for step in steps if step.opens and step.passage.kind == "text"]
    if any(step.mark for step in steps) or not SOME <= len(paragraphs) <= MOST:
        return
    opened = (at for at, step in enumerate(paragraphs) if step.passage.text.endswith("其中："))
    at = next(opened, 0)
    is_opened = paragraphs[at].passage.text.endswith("其中：") and len(paragraphs) - at > SOME
    at = at if is_opened else 0
    first = [step for step in steps if step.passage is paragraphs[at].passage]
    yield from _summed(first, paragraphs[at + 1 :], counted, sure=is_opened)


def _summed(
    before: list[Step], firsts: list[Step], counted: Counted, sure: bool
) -> Iterator[Claim]:
    """Yield the claim that the first number of each step makes one that stands before."""
    for unit in dict.fromkeys(each.same for each in firsts[0].numbers):
        found = [_first(step, unit) for step in firsts]
        parts = [each for each in found if each is not None]
        totals = [
            (step.passage, each)
            for step in before
            for each in step.numbers
            if each.same == unit and each.is_exact and not OF_OTHERS.search(each.lead)
        ]
        if len(parts) < len(firsts) or any(makes(total, parts) for _, total in totals):
            continue
        if any(map(counted.total, (step.passage for step in firsts), parts)):
            continue
        for where, total in totals:
            off = total.amount - sum(part.amount for part in parts)
            is_counted = total.scale == 1  # no amount in 亿元, of which paragraphs tell some
            alike = sure or (is_counted and len({part.lead[-2:] for part in parts}) == 1)
            near = alike and len(parts) >= SOME and abs(off) <= CLOSE * total.amount
            near = near or (
                sure
                and len(parts) >= SOME
                and is_digit_off(total.amount, total.amount - off, total.step)
            )
            slipped = is_slip(total, parts, off) if sure else is_long_slip(total, parts, off)
            if (near or slipped) and is_larger(total, parts):
                yield sum_claim(where, total, parts, [step.passage for step in firsts], False)
                break


def _first(step: Step, unit: str) -> Measured | None:
    like = [each for each in step.numbers if each.same == unit]
    return like[0] if like and like[0].is_exact and not is_no_part(like[0], like[0]) else None
