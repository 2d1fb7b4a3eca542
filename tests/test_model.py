"""The number behind a figure as it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jianbao.model import Figure
from jianbao.reader import read_briefing
from jianbao.source import Scalar
from tests.conftest import PINGXIANG


@pytest.fixture(scope="module")
def figure() -> Figure:
    return read_briefing(PINGXIANG).briefing.figures["批捕"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("278", "278"),
        ("40.0", "40.0"),
        ("1,280", "1280"),
        ("1,234,567.8", "1234567.8"),
        ("第3", "3"),
        ("第三", "3"),
        ("前4", "4"),
        ("近15", "15"),
        ("两", "2"),
        ("-7.6", "-7.6"),
        ("若干", None),
    ],
)
def test_number_is_exact(figure: Figure, written: str, number: str | None) -> None:

    changed = replace(figure, value=Scalar(written, figure.place))
    assert changed.number == (Decimal(number) if number else None)
    assert str(changed.number) == str(number)
