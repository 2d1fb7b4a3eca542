"""Periods as a template prints them: 2021年, 2022年1—5月, 2022年1月1日至5月31日."""

from __future__ import annotations

from jianbao.dates import Period, Point
from jianbao.template import Template


def period_text(period: Period, template: Template, in_full: bool = False) -> str:
    """Return a period in words. Whole months of one year are shortened unless `in_full`."""
    first, last = period.first, period.last
    if first == last:
        return _point(first, template)
    if not in_full and first.year == last.year and _whole_months(period):
        return template.label("months", year=first.year, first=first.month, last=last.month)
    end = _point(last, template)
    if first.year == last.year and last.month:
        end = end.removeprefix(template.label("year", year=last.year))
    return template.label("range", first=_point(first, template), last=end)


def _point(point: Point, template: Template) -> str:
    name = "day" if point.day else "month" if point.month else "year"
    return template.label(name, year=point.year, month=point.month, day=point.day)


def _whole_months(period: Period) -> bool:
    """Return whether a period begins with a month's first day and ends with a month's last."""
    from calendar import monthrange

    first, last = period.first, period.last
    if not (first.month and last.month and first.month < last.month):
        return False
    days = monthrange(last.year, last.month)[1]
    return first.day in (0, 1) and last.day in (0, days) and bool(first.day) == bool(last.day)
