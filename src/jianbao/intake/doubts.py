"""What is known of a figure only when the whole paper is: its own time, a change that cannot be."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jianbao.audit.ledger.phrases import Month, binding, phrases
from jianbao.briefing.numbers import read_value, unit_parts
from jianbao.intake.ledger import Entry
from jianbao.yaml.dates import Period, parse_period, typed

OWN_TIMES = ("same", "last", "year", "part", "range", "month", "whole")
"""Words of time that state months: 去年同期, 去年, 2021年, 一季度, 1至5月, 6月, 全年."""


def period_at(sentence: str, place: int, stated: str, paper: str) -> str:
    """Return the period that a sentence binds a figure to, as YAML has it; "" is the paper's.

    `stated` is what was read without knowing the paper's own period, `paper`.
    """
    own = parse_period(paper)
    bound = list(phrases(sentence, 0, place, own)) if own else []
    if not bound:
        return stated
    phrase = binding(bound, place, sentence)
    if phrase is None:
        return ""
    if phrase.first is None or phrase.last is None:
        return stated
    is_month = phrase.kind == "now" and phrase.first == phrase.last  # 当月; 今年 is no month
    if phrase.kind not in OWN_TIMES and not is_month:
        return stated
    return _typed(phrase.first, phrase.last, own)


def _typed(first: Month, last: Month, own: Period | None) -> str:
    if (first[1], last[1]) == (1, 12) and first[0] == last[0]:
        is_own = own is not None and str(first[0]) == typed(own)
        return "" if is_own else str(first[0])
    if own and (own.first.year, own.first.month, own.last.month) == (first[0], first[1], last[1]):
        return ""
    begin, end = (f"{year}-{month:02d}" for year, month in (first, last))
    months = begin if begin == end else f"{begin}/{end}"
    return months if parse_period(months) else ""  # 9至13月 is none


def may_have_changed(value: str, unit: str, change: str, change_unit: str, falls: bool) -> bool:
    """Return whether a value may have come of such a change: 511件 did not rise by 0.4万件."""
    now, by = read_value(value).number, read_value(change).number
    if now is None or by is None:
        return True
    scale, counted = unit_parts(unit)
    by_scale, by_counted = unit_parts(change_unit)
    if by_counted not in ("%", "‰", "倍", counted) and not change_unit.endswith("分点"):
        return False  # 4.2万户, 增收1.6亿元: of something else
    if by_counted == counted and counted not in ("%", "‰"):
        return falls or now * scale >= by * by_scale
    if change_unit != "%" or scale != 1 or now != now.to_integral_value() or unit == "%":
        return True
    half = Decimal(1).scaleb(int(by.as_tuple().exponent)) / 2
    rate = -by if falls else by
    if rate - half <= -100:
        return rate >= -100
    least = (100 * now / (100 + rate + half)).to_integral_value(ROUND_CEILING)
    most = (100 * now / (100 + rate - half)).to_integral_value(ROUND_FLOOR)
    return least <= most


def settle(entries: list[Entry], period: str) -> None:
    """Give each entry its own time and a name that no other has; drop changes that cannot be."""
    by_id, taken = {entry.id: entry for entry in entries}, dict[tuple[str, ...], str]()
    for entry in entries:
        if entry.kind != "change":
            entry.period = period_at(entry.sentence, entry.place, entry.period, period)
        change, number, label = by_id.get(entry.change), 1, entry.label
        if change and not may_have_changed(
            entry.value, entry.unit, change.value, change.unit, change.direction == "down"
        ):
            entry.change = ""
        if change and entry.change:
            change.period = entry.period  # 1—11月，零售额371,748亿元，增长7.1%: both of one time
        while taken.setdefault(_named(entry), entry.value) != entry.value:
            number += 1
            entry.label = f"{label}（{number}）"


def _named(entry: Entry) -> tuple[str, ...]:
    return (entry.label, entry.period, entry.scope, entry.kind, entry.direction, entry.unit)
