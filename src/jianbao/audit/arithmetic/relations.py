"""Sums and parts, subsets and wholes, targets, limits and ranks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from jianbao.audit.arithmetic.amounts import MEASURES, about, blur
from jianbao.audit.check import Check, in_passage
from jianbao.audit.measures import amount_in, times
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.briefing.model import Figure, meets
from jianbao.messages.audit.arithmetic import (
    leading_zero,
    limit_missed,
    rank_beyond,
    rank_form,
    subset_larger,
    sum_rounded,
    sum_wrong,
    target_claimed,
    target_met,
    target_missed,
)
from jianbao.messages.audit.relations import units_unlike
from jianbao.messages.findings import Finding, Level

CLAIMS = ("实现了目标", "如期实现", "圆满完成", "已达目标", "达到目标", "完成目标", "实现目标",
          "已达到", "已实现", "已完成")  # fmt: skip
NOT_YET = ("目标是", "为目标", "的目标", "力争", "争取", "确保", "未", "没有", "尚")


def sums(material: Material) -> Iterator[Finding]:
    """A total is the sum of its parts; values rounded to decimals may be off by their halves."""
    for figure in material.figures.values():
        for ids in (figure.parts, *figure.breakdowns):
            parts = [material.figures[id] for id in ids if id in material.figures]
            yield from _sum(figure, parts)


def _sum(figure: Figure, parts: list[Figure]) -> Iterator[Finding]:
    if parts and figure.exact is not None and all(part.exact is not None for part in parts):
        worth = [(part, amount_in(part, figure)) for part in parts]  # 亩 of 公顷
        total = sum(((part.exact or Decimal(0)) * times for part, times in worth), Decimal(0))
        off = abs(total - figure.exact)
        if off:
            blurs = (blur(part) * times for part, times in worth)
            rounded = off <= blur(figure) + sum(blurs, Decimal(0))
            yield (
                about(
                    sum_rounded,
                    figure,
                    value=figure.written,
                    parts="＋".join(part.value.text for part in parts),
                    expected=f"{total / figure.scale:f}",
                )
                if rounded
                else about(
                    sum_wrong,
                    figure,
                    value=figure.written,
                    parts="＋".join(part.value.text for part in parts),
                    expected=f"{total / figure.scale:f}",
                )
            )


PEOPLE = ("人", "名", "位", "人次")
CASES = ("件", "起", "宗")


def unlike_units(material: Material) -> Iterator[Finding]:
    """Parts are counted like their total, values like their mean: not 人 of 件, nor % of 元."""
    for figure in material.figures.values():
        if not (figure.parts or figure.breakdowns or figure.mean or figure.whole):
            continue
        joined = (*figure.parts, *chain.from_iterable(figure.breakdowns), *figure.mean)
        others = [material.figures[id] for id in (*joined, figure.whole) if id in material.figures]
        other = next((each for each in others if _is_unlike(figure, each)), None)
        if other is not None:
            yield about(units_unlike, figure, value=figure.written, other=other.written)


def _is_unlike(figure: Figure, other: Figure) -> bool:
    kinds = _counted(figure), _counted(other)
    return all(kinds) and kinds[0] != kinds[1] and not times(figure.counted, other.counted)


def _counted(figure: Figure) -> str:
    """Return what sort of thing a unit counts; "" where it may be part of another (家, 个, 所)."""
    unit = figure.counted
    if figure.per > 1 or unit.endswith("元"):
        return "%" if figure.per > 1 else "元"
    if unit in PEOPLE or unit in CASES:
        return "人" if unit in PEOPLE else "件"
    return unit if unit and unit[0] in MEASURES and "/" not in unit else ""


def subsets(material: Material) -> Iterator[Finding]:
    """A part is no larger than its whole: `whole`, or by name 起诉_涉恶 of 起诉."""
    for figure in material.figures.values():
        named = figure.id.partition("_")[0] if "_" in figure.id else ""
        whole = material.figures.get(figure.whole) or material.figures.get(named)
        if not whole or figure.exact is None or whole.exact is None:
            continue
        stated = bool(figure.whole)
        if figure.exact > whole.exact * amount_in(whole, figure) and (
            stated or _same_sort(figure, whole)
        ):
            level = Level.ERROR if stated else Level.WARNING
            yield about(
                subset_larger, figure, value=figure.written, whole=f"{whole.label}{whole.written}"
            ).with_level(level)


def targets(material: Material) -> Iterator[Finding]:
    """Whether a target is met, and whether the text claims that it is when it is not."""
    for figure in material.figures.values():
        target = material.figures.get(figure.target)
        met = meets(figure, target) if target else None
        if target is None or met is None:
            continue
        yield (
            about(target_met, figure, value=figure.written, target=target.written)
            if met
            else about(target_missed, figure, value=figure.written, target=target.written)
        )
        if not met:
            yield from _claims(material, figure, target)


def _claims(material: Material, figure: Figure, target: Figure) -> Iterator[Finding]:
    reported: set[str] = set()
    for passage in material.referring:
        for span in passage.spans:
            if span.figure not in (figure.id, target.id):
                continue
            sentence = passage.sentence_at(span.start)
            if sentence not in reported and any(claim in sentence for claim in CLAIMS):
                reported.add(sentence)
                yield in_passage(
                    target_claimed, passage, span.start, value=figure.written, target=target.written
                )


def within_limits(material: Material) -> Iterator[Finding]:
    """Ranks in a sentence that says they are within 前N."""
    limits = {
        id: figure
        for id, figure in material.figures.items()
        if figure.kind == "limit" and figure.value.text.startswith("前")
    }
    for passage in passages_with(material, "进入") if limits else ():
        for span in passage.spans:
            if span.figure in limits:
                yield from _beyond(material, passage, limits[span.figure], span.start)


def _beyond(material: Material, passage: Passage, limit: Figure, offset: int) -> Iterator[Finding]:
    sentence = passage.sentence_at(offset)
    if "进入" not in sentence or any(word in sentence for word in NOT_YET):
        return
    start = max(passage.text.rfind("。", 0, offset), passage.text.rfind("；", 0, offset))
    for span in passage.spans:
        figure = material.figures.get(span.figure)
        if not figure or figure.kind != "rank" or not start < span.start < offset:
            continue
        if figure.exact is not None and limit.number is not None and figure.exact > limit.number:
            yield in_passage(
                limit_missed, passage, span.start, value=figure.written, limit=limit.written
            )


def ranks(material: Material) -> Iterator[Finding]:
    """A rank is a whole number from 1 to the number of those that are ranked."""
    for figure in material.figures.values():
        if figure.kind == "rank" and figure.number is not None:
            number = figure.number
            if number < 1 or number != number.to_integral_value():
                yield about(rank_form, figure, value=figure.written)
            else:
                yield from _beyond_last(figure, material)


def _beyond_last(figure: Figure, material: Material) -> Iterator[Finding]:
    """Tell of a rank, and of its target, that is behind the last one."""
    total = material.figures.get(figure.of)
    if total is None or total.exact is None:  # about 13 may be 14
        return
    for each in (figure, material.figures.get(figure.target)):
        if each is not None and each.number is not None and each.number > total.exact:
            values = {"value": each.written, "total": total.written, "id": total.id}
            yield about(rank_beyond, each, **values)


def leading_zeros(material: Material) -> Iterator[Finding]:
    """03.08 lost its first digit, or has a 0 too many (实务)."""
    for figure in material.figures.values():
        text = figure.value.text
        if text[:1] == "0" and text[1:2].isdecimal():
            yield about(leading_zero, figure, value=figure.written)


def _same_sort(figure: Figure, whole: Figure) -> bool:
    """Return whether two figures can be compared at all."""
    return (figure.kind, figure.unit, figure.period, figure.period_stated) == (
        whole.kind,
        whole.unit,
        whole.period,
        whole.period_stated,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        sums,
        (
            sum_wrong,
            sum_rounded,
        ),
    ),
    Check(unlike_units, (units_unlike,)),
    Check(subsets, (subset_larger,)),
    Check(
        targets,
        (
            target_met,
            target_missed,
            target_claimed,
        ),
    ),
    Check(within_limits, (limit_missed,)),
    Check(
        ranks,
        (
            rank_form,
            rank_beyond,
        ),
    ),
    Check(leading_zeros, (leading_zero,)),
)
