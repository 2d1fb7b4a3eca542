"""Periods as a template prints them: 2021年, 2022年1—5月, 2022年1月1日至5月31日."""

from __future__ import annotations

from datetime import date

from jianbao.compose.template.model import Template
from jianbao.yaml.dates import Period, Point


def period_text(period: Period, template: Template, in_full: bool = False) -> str:
    """Return a period in words. Whole months of one year are shortened unless `in_full`."""
    first, last = period.first, period.last
    if first == last:
        return _point(first, template)
    if not in_full and first.year == last.year and _whole_months(period):
        names = _month_name(first.month, template), _month_name(last.month, template)
        return template.label(
            "months",
            year=first.year,
            first=first.month,
            last=last.month,
            first_name=names[0],
            last_name=names[1],
        )
    end = _point(last, template)
    if first.year == last.year and last.month:
        end = end.removeprefix(template.label("year", year=last.year))
    return template.label("range", first=_point(first, template), last=end)


def _point(point: Point, template: Template) -> str:
    name = "day" if point.day else "month" if point.month else "year"
    return template.label(
        name,
        year=point.year,
        month=point.month,
        day=point.day,
        month_name=_month_name(point.month, template),
    )


def date_text(day: date, template: Template) -> str:
    """Return a day as the template prints it."""
    return _point(Point(day.year, day.month, day.day), template)


def _month_name(month: int, template: Template) -> str:
    """Return the name of a month, from the label `month_names`; its number where it has none."""
    names = template.label("month_names").split()
    return names[month - 1] if 0 < month <= len(names) else str(month)


def _whole_months(period: Period) -> bool:
    """Return whether a period begins with a month's first day and ends with a month's last."""
    from calendar import monthrange

    first, last = period.first, period.last
    if not (first.month and last.month and first.month < last.month):
        return False
    days = monthrange(last.year, last.month)[1]
    return first.day in (0, 1) and last.day in (0, days) and bool(first.day) == bool(last.day)
