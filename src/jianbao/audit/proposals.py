"""Relations that labels and numbers suggest and no key states: proposed, not taken for granted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.arithmetic.amounts import blur
from jianbao.audit.check import Check
from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.messages.audit.relations import relation_proposed
from jianbao.messages.findings import Finding

RATE = pattern("(.{1,12}?)(?:率|占比|比例|比重)$")
TOTAL = pattern("合计|总计|共计|总数|总额|总量|总")
LONGEST_RUN = 12  # entries behind a total that may be its parts
FEWEST_DIGITS = 3  # of a total, or of a rate: with fewer, any numbers may fit by chance


class Proposal(Struct, frozen=True):
    """Keys that a ledger entry could have, and the reckoning that they would state."""

    figure: Figure
    keys: tuple[str, ...]  # as typed in YAML: parts: [甲, 乙]
    working: str


def proposals(material: Material) -> tuple[Proposal, ...]:
    """Return what could be written into the ledger, at most one proposal an entry."""
    by_figure: dict[str, Proposal] = {}
    for proposal in (*_sums(material), *_rates(material)):
        by_figure.setdefault(proposal.figure.id, proposal)
    return tuple(by_figure.values())


def proposed_relations(material: Material) -> Iterator[Finding]:
    """A relation that holds and is not stated: written down, it is checked each time (实务)."""
    for proposal in material.once(proposals):
        figure = proposal.figure
        finding = relation_proposed(
            figure.value.place,
            value=figure.written,
            working=proposal.working,
            keys="，".join(proposal.keys),
        )
        yield finding.quoting(f"{figure.label}：{figure.written}")


def _sums(material: Material) -> Iterator[Proposal]:
    """Propose the entries right behind one that make it, all of its unit, group and period."""
    figures = list(material.figures.values())
    stated = (parts for each in figures for parts in (each.parts, *each.breakdowns))
    taken = {part for parts in stated for part in parts}
    for place, total in enumerate(figures):
        following = figures[place + 1 : place + 2]
        if not following or following[0].unit != total.unit or total.kind != "count":
            continue
        if (following[0].exact or 0) > (total.exact or 0):
            continue
        if total.parts or total.formula or not _is_telling(total):
            continue
        together, parts = Decimal(0), list[Figure]()
        for part in figures[place + 1 : place + 1 + LONGEST_RUN]:
            if _sort(part) != _sort(total) or part.exact is None or part.parts or part.id in taken:
                break  # what is a part already is none of another total
            together += part.exact
            parts.append(part)
            if len(parts) > 1 and together == total.exact and _is_sum(total, parts):
                taken |= {each.id for each in parts}
                keys = f"parts: [{', '.join(each.id for each in parts)}]"
                yield Proposal(total, (keys,), "＋".join(each.written for each in parts))
                break
            if together > (total.exact or Decimal(0)):
                break


def _is_telling(figure: Figure) -> bool:
    """Return whether a number is long enough not to be met by chance."""
    number = figure.number
    return (
        figure.exact is not None
        and number is not None
        and len(number.as_tuple().digits) >= FEWEST_DIGITS - 1
    )


def _is_sum(total: Figure, parts: list[Figure]) -> bool:
    """Return whether a total says so, or is met by three numbers or by long ones."""
    digits = len((total.number or Decimal(0)).as_tuple().digits)
    return bool(TOTAL.search(total.label.text)) or len(parts) > 2 or digits >= FEWEST_DIGITS


def _sort(figure: Figure) -> tuple[object, ...]:
    return (
        figure.unit,
        figure.group,
        figure.period,
        figure.period_stated,
        figure.scope,
        figure.kind,
    )


def _rates(material: Material) -> Iterator[Proposal]:
    """Propose the counts of one group and period that give a rate named after one of them."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures.values():
        if figure.kind == "count" and figure.exact is not None and figure.per == 1:
            key = (figure.group, figure.period, figure.period_stated, figure.scope)
            groups.setdefault(key, []).append(figure)
    for rate in material.figures.values():
        if rate.count or rate.of or rate.formula or rate.exact is None or not rate.is_percent:
            continue
        match = RATE.search(rate.label.text)
        if match and rate.kind in ("rate", "count"):
            counts = groups.get((rate.group, rate.period, rate.period_stated, rate.scope), [])
            yield from _rate(rate, match[1], counts)


def _rate(rate: Figure, stem: str, counts: list[Figure]) -> Iterator[Proposal]:
    named = [count for count in counts if stem in count.label.text or count.label.text in stem]
    fitting = [
        (count, total)
        for count in named
        for total in counts
        if total is not count
        and not (CUT.search(stem) and _is_left(total, count, counts))
        and total.counted == count.counted
        and _gives(rate, count, total)
    ]
    if len(fitting) == 1:
        count, total = fitting[0]
        keys = (f"count: {count.id}", f"of: {total.id}")
        yield Proposal(rate, keys, f"{count.written}÷{total.written}")


def _is_left(rest: Figure, cut: Figure, counts: list[Figure]) -> bool:
    """Return whether a number is what a cut left of another: 审定 of 送审, less 核减."""
    if rest.exact is None or cut.exact is None:
        return False
    return any(each.exact == rest.exact + cut.exact for each in counts)


CUT = pattern("[减节降缩]")


def _gives(rate: Figure, count: Figure, total: Figure) -> bool:
    """Return whether two counts give a rate, rounded as it is."""
    if not total.exact or count.exact is None or rate.exact is None or count.exact > total.exact:
        return False
    low = rate.per * (count.exact - blur(count)) / (total.exact + blur(total))
    high = rate.per * (count.exact + blur(count)) / max(total.exact - blur(total), Decimal(1))
    return low - rate.step / 2 <= rate.exact <= high + rate.step / 2


CHECKS: tuple[Check, ...] = (Check(proposed_relations, (relation_proposed,)),)
