"""The one grammar of numbers: what it reads, what it refuses, and what it says was meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianbao.briefing.number_faults import Fault, fault_of
from jianbao.briefing.numbers import chinese_number, quantities, read_value, unit_parts

READ = [
    ("278", "exact", "278", 1), ("40.0", "exact", "40.0", 1), ("1,855", "exact", "1855", 1),
    ("1.2万", "exact", "1.2", 10**4), ("4.14万亿", "exact", "4.14", 10**12),
    ("3千万", "exact", "3", 10**7), ("-3.5", "exact", "-3.5", 1), ("−3.5", "exact", "-3.5", 1),
    ("二十三", "exact", "23", 1), ("两", "exact", "2", 1), ("第3", "rank", "3", 1),
    ("第三", "rank", "3", 1), ("前4", "limit", "4", 1), ("前20名", "limit", "20", 1),
    ("近15", "about", "15", 1), ("十余", "about", "10", 1), ("2万多", "about", "2", 10**4),
    ("约3千", "about", "3", 1000), ("7天左右", "about", "7", 1), ("≥95", "bound", "95", 1),
    ("95%以上", "bound", "95", 1), ("不低于95", "bound", "95", 1), ("首位", "words", None, 1),
    ("基本持平", "words", None, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "number", "scale"), READ)
def test_a_value_is_understood(text: str, form: str, number: str | None, scale: int) -> None:
    value = read_value(text)
    assert (value.form, value.scale) == (form, scale)
    assert value.number == (None if number is None else Decimal(number))
    assert fault_of(text, "") is None


JOINED = [
    ("5～10", "range", 5, 10), ("5%—10%", "range", 5, 10), ("3—500", "range", 3, 500),
    ("1:2.5", "ratio", 1, Decimal("2.5")), ("1/3", "fraction", 1, 3),
    ("三分之二", "fraction", 2, 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "first", "last"), JOINED)
def test_two_numbers_in_one_value(text: str, form: str, first: int, last: int) -> None:
    value = read_value(text)
    assert (value.form, value.number, value.high) == (form, first, last)


FAULTS = [
    ("514件", "件", Fault("unit-inside", "514", is_certain=True)),
    ("514件", "", Fault("unit-inside", "514", "件")),
    ("3.5万元", "万元", Fault("unit-inside", "3.5万")),
    ("40.0%", "%", Fault("unit-inside", "40.0", is_certain=True)),
    ("-3人", "人", Fault("unit-inside", "-3", is_certain=True)),
    ("O514", "件", Fault("letter", "514", is_certain=True)),
    ("5l4", "件", Fault("letter", "514", is_certain=True)),
    ("57.4O", "%", Fault("letter", "57.40", is_certain=True)),
    ("5 14", "件", Fault("blank", "514", is_certain=True)),
    ("第 3", "", Fault("blank", "第3", is_certain=True)),
    ("５１４", "件", Fault("full-width", "514", is_certain=True)),
    ("5．14", "件", Fault("full-width", "5.14", is_certain=True)),
    ("1,23,456", "元", Fault("grouping", "123456")), ("12,34", "件", Fault("grouping", "1234")),
    ("18.2亿", "亿元", Fault("scale-twice", "18.2")), ("4.14万", "亿元", None),
    ("--3", "件", Fault("two-signs", "-3")), (".nan", "", Fault("no-number")),
    ("true", "", Fault("no-number")), ("#REF!", "件", Fault("no-number")),
    ("1e3", "", Fault("exponent", "1000")), ("2e400", "", Fault("exponent")),
    ("0x1F", "", Fault("not-decimal")), ("1.2.3", "", Fault("unknown")),
    ("12%", "件", Fault("two-units")), ("3%", "个百分点", Fault("two-units")),
    ("20%-30%", "户", Fault("two-units")), ("12%", "", None), ("5-3", "件", Fault("backwards")),
    ("2022-05", "", Fault("backwards")), ("5000-1万", "元", None), ("3:1", "", None),
    ("①", "件", Fault("unknown")), ("½", "", Fault("unknown")), ("第Ⅳ", "", Fault("unknown")),
    ("〇", "", None), ("首位", "", None), ("待补", "件", Fault("no-number")),
    ("1" * 29, "", Fault("long")), ("9" * 65, "", Fault("long")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "fault"), FAULTS)
def test_what_is_no_value_is_told_with_what_was_meant(text: str, unit: str, fault: Fault) -> None:
    assert fault_of(text, unit) == fault


@pytest.mark.parametrize("text", ["1e3", "0x1F", "2e400", ".nan", "3—500", "true", "1.2.3"])
def test_no_number_is_read_out_of_what_is_none(text: str) -> None:
    assert read_value(text).form in ("", "range", "words")


UNITS = [
    ("万亿元", 10**12, "元"), ("千万元", 10**7, "元"), ("万人", 10**4, "人"), ("千米", 1, "千米"),
    ("千瓦时", 1, "千瓦时"), ("千公顷", 1000, "公顷"), ("件", 1, "件"), ("％", 1, "%"),
    ("百分点", 1, "百分点"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "scale", "counted"), UNITS)
def test_a_unit_is_a_scale_and_what_it_counts(unit: str, scale: int, counted: str) -> None:
    assert unit_parts(unit) == (scale, counted)


WORDS = [("二十三", 23), ("一百零五", 105), ("两万", 20_000), ("十", 10), ("二〇二二", None),
         ("三四", None), ("十二亿", 1_200_000_000), ("", None)]  # fmt: skip


@pytest.mark.parametrize(("word", "number"), WORDS)
def test_numerals_in_words(word: str, number: int | None) -> None:
    assert chinese_number(word) == number


def test_quantities_of_a_text() -> None:
    text = "受理1,855件，投资4.14万亿元，占57.44%，提高5.59个百分点，近3万人，变化-3.5%。"
    read = [(str(each.amount), each.unit, each.is_exact) for each in quantities(text)]
    assert read == [
        ("1855", "件", True), ("4140000000000.00", "元", True), ("57.44", "%", True),
        ("5.59", "百分点", True), ("30000", "人", False), ("-3.5", "%", True),
    ]  # fmt: skip
