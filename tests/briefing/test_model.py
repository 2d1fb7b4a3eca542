"""The number behind a figure as it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jianbao.briefing.model import Figure, meets
from jianbao.briefing.reading.reading import read_briefing
from jianbao.yaml.source import Scalar
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


@pytest.mark.parametrize(
    ("kind", "value", "target", "unit", "met"),
    [
        ("rank", "第3", "前4", "", True),
        ("rank", "第三", "前2", "", False),
        ("rate", "98.95", "95以上", "%", True),
        ("rate", "95", "95以上", "%", True),
        ("rate", "94.9", "不低于95", "%", False),
        ("ratio", "1.043", "≤1.1", "", True),
        ("ratio", "1.2", "1.1以内", "", False),
        ("count", "30", "不超过20", "件", False),
        ("count", "30", "20", "件", None),
        ("rank", "第3", "4", "", None),
        ("count", "30", "前4", "", None),
    ],
)
def test_target_is_met_or_not_or_uncertain(
    figure: Figure, kind: str, value: str, target: str, unit: str, met: bool | None
) -> None:
    of = replace(figure, kind=kind, unit=unit, value=Scalar(value, figure.place))
    aim = replace(figure, kind="target", unit=unit, value=Scalar(target, figure.place))
    assert meets(of, aim) is met


def test_a_target_of_another_unit_is_uncertain(figure: Figure) -> None:
    aim = replace(figure, kind="target", unit="件", value=Scalar("100以上", figure.place))
    assert meets(figure, aim) is None
