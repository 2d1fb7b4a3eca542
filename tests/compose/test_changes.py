"""Changes on the sheet: computed exactly from the value before, in their right unit."""

from __future__ import annotations

import pytest

from jianbao.briefing.model import Figure
from jianbao.compose.sheet.entries import computed_change, signed
from jianbao.compose.template.reading import read_template
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar
from tests.conftest import ROOT

TEMPLATE = read_template("metrics-sheet", (ROOT / "templates",))


def figure(value: str, unit: str = "", kind: str = "count", **other: object) -> Figure:
    place = Place("figures.yaml", 1, 1)
    fields: dict[str, object] = {
        "id": "a", "label": Scalar("甲", place), "value": Scalar(value, place), "unit": unit,
        "kind": kind, "period": None, "period_stated": True, "scope": "", "group": "",
        "sheet": "yes", "direction": None, "change": "", "target": "", "count": "",
        "place": place,
    }  # fmt: skip
    return Figure(**{**fields, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "before", "unit", "kind", "said"),
    [
        ("71.4", "68.9", "%", "rate", "↑2.5个百分点"),
        ("0.31", "0.31", "%", "rate", "持平"),
        ("4.3", "4.65", "‰", "rate", "↓0.35个千分点"),
        ("第3", "第11", "", "rank", "↑8位"),
        ("第6", "第5", "", "rank", "↓1位"),
        ("86420", "79850", "人次", "count", "↑8.2%"),
        ("1", "3", "件", "count", "↓2件"),
        ("-42.7", "-51.3", "万元", "count", "↑8.6万元"),
        ("0", "1", "件", "count", "↓1件"),
        ("200.1", "200", "人", "count", "↑0.1%"),
        ("近2", "3", "人", "count", "↓1人"),
        ("三成", "两成", "", "count", ""),
    ],
)
def test_it_is_exact_and_in_its_right_unit(
    now: str, before: str, unit: str, kind: str, said: str
) -> None:
    change = computed_change(figure(now, unit, kind), figure(before, unit, kind), TEMPLATE)
    assert (change.number + change.unit if change else "") == said


def test_units_that_differ_give_no_change() -> None:
    assert computed_change(figure("2", "亿元"), figure("3", "万元"), TEMPLATE) is None


@pytest.mark.parametrize(
    ("value", "direction", "said"),
    [("5.8", "up", "↑5.8"), ("3.5", "down", "↓3.5"), ("-3.5", None, "↓3.5"), ("5", None, "↑5"),
     ("0", None, "持平"), ("持平", None, "持平"), ("−0.4", None, "↓0.4")],
)  # fmt: skip
def test_a_stated_change_has_its_sign(value: str, direction: str | None, said: str) -> None:
    assert signed(figure(value, kind="change", direction=direction), TEMPLATE) == said
