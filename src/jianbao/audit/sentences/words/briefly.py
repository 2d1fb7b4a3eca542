"""Numbers of titles, summaries and editor's notes, against the text and tables they sum up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.ahead import is_aimed
from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import LONGEST_LEAD, Measured, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import quotient, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, turned_digits
from jianbao.audit.tables.cells import by_label, plain_label
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import grids, plain_name
from jianbao.messages.audit.arithmetic import figure_two_values
from jianbao.messages.audit.sentences import sentence_share
from jianbao.messages.findings import Finding, Level

BRIEF = ("title", "heading", "lead", "summary", "particular")
FEWEST_DIGITS = 2
MANY_DIGITS = 4  # which are known again without a name
SURE = 2  # letters that two names share, where digits changed places
OF_ALL = pattern("^(.{2,12}?)(?:约|共|已)?占(?:全部|总|全[市省区县国]|[一-鿿]{0,4}[总全])")


class Source(Struct, frozen=True):
    """A number of the text, or of a table, that a brief may repeat."""

    amount: Decimal
    step: Decimal
    name: str
    passage: Passage
    start: int
    shown: str


def briefs(material: Material) -> Iterator[Finding]:
    """What a title, summary or note repeats is what the text and tables say (实务)."""
    short = [
        (passage, number)
        for passage, numbers in material.once(stated)
        if passage.kind in BRIEF
        for number in numbers
        if not number.figure and number.unit and number.is_exact and _is_long(number)
    ]
    known = material.once(sources) if short else {}
    for passage, number in short:
        like = known.get(number.same, [])
        if any(abs(each.amount - number.amount) <= each.step / 2 for each in like):
            continue
        other = _meant(passage, number, like)
        is_lead = other is not None and passage.kind == "lead"
        if is_lead and is_aimed(material, passage, number.start):
            continue  # 满意率提高到96.0%: a goal, and no value of now
        if other is not None:
            yield in_passage(
                figure_two_values, passage, number.start, value=typed(passage, number),
                other=other.shown, first=str(other.passage.place_at(other.start)),
            ).with_level(Level.WARNING)  # fmt: skip
        else:
            yield from _share_of_ledger(passage, number, material)


def _is_long(number: Measured) -> bool:
    return _digits(number) >= FEWEST_DIGITS


def _digits(number: Measured) -> int:
    return len(str(int(abs(number.amount) / number.step)))


def sources(material: Material) -> dict[str, list[Source]]:
    """Return the numbers of the text and of tables by what they count."""
    found: dict[str, list[Source]] = {}
    for passage, numbers in material.once(stated):
        for number in numbers if passage.kind not in BRIEF else ():
            source = Source(
                number.amount, number.step, name_of(number.lead), passage, number.start,
                typed(passage, number),
            )  # fmt: skip
            found.setdefault(number.same, []).append(source)
    for grid in material.once(grids):
        for row in grid.rows:
            name = "" if is_total(plain_name(row.name)) else plain_name(row.name)
            for column in grid.columns:
                cell = row.numbers.get(column.place)
                if cell is not None:
                    called = f"{name}{plain_name(column.name)}"
                    source = Source(
                        cell.amount, cell.step, called, cell.passage, cell.offset, cell.text
                    )
                    found.setdefault(cell.unit, []).append(source)
    return found


def _meant(passage: Passage, number: Measured, like: list[Source]) -> Source | None:
    """Return the one number that a slip of the hand parts from another of the same name."""
    name = name_of(number.lead)
    digits = _digits(number)
    near = [each for each in like if each.step == number.step and _is_slip(number, each)]
    if digits < FEWEST_DIGITS + 1:  # one digit parts too many
        near = [
            each
            for each in near
            if each.amount in (turned_digits(number.amount, number.step) or ())
        ]
    for each in near:
        turned = each.amount in (turned_digits(number.amount, number.step) or ())
        if turned and shared_run(name, each.name) >= SURE:
            return each
        if name and each.name and (name.endswith(each.name) or each.name.endswith(name)):
            alike = {one.amount for one in like if one.name == each.name}
            if len(alike) == 1 and min(len(name), len(each.name)) >= SURE:
                return each
    said = clause_pairs(passage, number.start)
    known = [each for each in near if len(said & clause_pairs(each.passage, each.start)) > 1]
    known = known or [each for each in near if _is_one_change(number.lead, each)]
    if digits >= MANY_DIGITS and not known:
        swapped = turned_digits(number.amount, number.step) or ()
        known = [each for each in near if each.amount in swapped]
    return known[0] if len({each.amount for each in known}) == 1 else None


CHANGE = pattern("(?:同比|环比)(?:增长|下降|上升|增加|减少|提高|降低)$", needs="比")


def _is_one_change(lead: str, other: Source) -> bool:
    """Return whether two numbers are called 环比增长, both."""
    match = CHANGE.search(lead)
    return bool(match) and other.passage.text[: other.start].endswith(match[0] if match else "—")


def clause_pairs(passage: Passage, end: int) -> frozenset[str]:
    """Return pairs of letters of the clause before a number: 年计划已完成, 完成全年计划37万吨的."""
    words = TO_MARK.sub("", passage.text[max(0, end - LONGEST_LEAD) : end])
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return frozenset(pair for pair in pairs if WORD.fullmatch(pair) and pair not in GENERAL)


TO_MARK = pattern("(?s:.*)[，。；：！？\\n]")
WORD = pattern("[一-鿿]{2}")
GENERAL = frozenset(
    ("同比", "环比", "比上", "上年", "增长", "下降", "全市", "全县", "上半", "半年")
)


def _is_slip(number: Measured, other: Source) -> bool:
    turned = turned_digits(number.amount, number.step) or ()
    return other.amount in turned or is_digit_off(number.amount, other.amount, number.step)


def _share_of_ledger(passage: Passage, number: Measured, material: Material) -> Iterator[Finding]:
    """供暖类诉求占全部诉求的21.0%, where the ledger has its count and the note tells all."""
    match = OF_ALL.match(number.lead) if number.is_percent else None
    owners = material.once(by_label).get(plain_label(match[1]), []) if match else []
    if len(owners) != 1 or owners[0].exact is None:
        return
    part = owners[0].exact
    for numbers in (each for one, each in material.once(stated) if one is passage):
        for whole in numbers:
            if whole.unit != owners[0].counted or whole.amount <= part:
                continue
            count = Measured(
                part, whole.unit, whole.step, True, 0, 0, "", owners[0].id, 0, Decimal(1)
            )
            bounds = quotient(count, whole, number.per)
            meant = turned_digits(number.amount, number.step) or ()
            if bounds is not None and any(bounds.fits(number, each) for each in meant):
                yield in_passage(
                    sentence_share, passage, number.start,
                    working=f"{owners[0].written}÷{typed(passage, whole)}",
                    expected=f"{bounds.middle.quantize(number.step)}%",
                    value=typed(passage, number),
                ).with_level(Level.WARNING)  # fmt: skip


BRIEFLY: tuple[Check, ...] = (Check(briefs, (figure_two_values, sentence_share)),)
