"""Days and periods as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbao.yaml.dates import Period, Point, parse_date, parse_period, parse_point

DAYS = st.dates(min_value=date(1, 1, 1))
POINTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: f"{pair[0]}"[: pair[1]])
LIKELY = st.text("0123456789-/ 年月日", max_size=24)


def first_day(text: str) -> str:
    return (text + "-01-01")[:10]


def last_day(text: str) -> str:
    return (text + "-12-31"[len(text) - 4 :])[:10]


@settings(deadline=None)
@given(DAYS)
def test_every_day_is_read(day: date) -> None:
    assert parse_date(f"{day}") == day


@settings(deadline=None)
@given(st.text() | LIKELY)
def test_any_text_is_read_or_refused(text: str) -> None:
    day, period = parse_date(text), parse_period(text)
    assert day is None or f"{day}" == text
    assert period is None or text.count("/") <= 1
    assert parse_point(text) is None or period == Period(parse_point(text), parse_point(text))


@pytest.mark.parametrize(
    "text",
    ["", "2022", "2022-07", "2022-02-30", "2022-13-01", "2022-00-10", "2022-7-4", "22-07-04",
     "2022/07/04", "2022-07-04 ", "2022-07-04\n", "0000-01-01", "2023-02-29", "2022年7月4日"],
)  # fmt: skip
def test_no_day(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["２０２２-07-04", "٢٠٢٢-07-04"])
def test_only_plain_digits_make_a_day(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2022", Point(2022)),
        ("2022-05", Point(2022, 5)),
        ("2024-02-29", Point(2024, 2, 29)),
        ("2022-00", None),
        ("2022-02-00", None),
    ],
)
def test_points(text: str, point: Point | None) -> None:
    assert parse_point(text) == point


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2021", Period(Point(2021), Point(2021))),
        ("2022-01/2022-05", Period(Point(2022, 1), Point(2022, 5))),
        ("2022-01-01/2022-05-31", Period(Point(2022, 1, 1), Point(2022, 5, 31))),
        ("2021/2022-05", Period(Point(2021), Point(2022, 5))),
        ("2022-05-31/2022-05", Period(Point(2022, 5, 31), Point(2022, 5))),
    ],
)
def test_periods(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "/", "2022/", "/2022", "2021/2022/2023", "2022-05/2022-01", "2022-1/2022-5", "去年"],
)
def test_no_period(text: str) -> None:
    assert parse_period(text) is None


@settings(deadline=None)
@given(POINTS, POINTS)
def test_a_period_does_not_end_before_it_begins(first: str, last: str) -> None:
    period = parse_period(f"{first}/{last}")
    if first_day(first) > last_day(last):
        assert period is None
    if first_day(first) <= first_day(last):
        assert period == Period(parse_point(first), parse_point(last))
