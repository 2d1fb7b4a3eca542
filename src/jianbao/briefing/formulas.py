"""Derived figures: `value: "=a/(a+b)"` -> the value, in exact numbers, never silently.

    sum    = product {("+" | "-") product}
    product = factor {("*" | "/") factor}
    factor = id | number | "(" sum ")"

A figure in % counts as hundredths, and so does a result in % or 百分点; 万 and 亿 are counted out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from jianbao.briefing.model import Figure
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding, Place
from jianbao.messages.ledger import (
    formula_circle,
    formula_deep,
    formula_no_number,
    formula_no_round,
    formula_syntax,
    formula_unknown,
    formula_zero,
)
from jianbao.yaml.source import Scalar

DERIVED = "据此推算"
TOKEN = r"[-+*/()×÷（）]|[^-+*/()×÷（）\s]+"
SAME = {"×": "*", "÷": "/", "（": "(", "）": ")"}
DEEPEST = 40  # brackets in brackets, and derived figures of derived figures
POINTS = ("%", "％", "百分点", "个百分点")


class _NoValueError(Exception):
    """Why a formula has no value: what makes the finding of the formula's place and id."""

    def __init__(self, finding: Callable[[Place, str], Finding]) -> None:
        self.finding = finding


def with_derived(
    figures: dict[str, Figure], rounding: Mapping[str, str], problems: Problems
) -> dict[str, Figure]:
    """Return the ledger with every formula worked out; what cannot be is noted."""
    ledger = _Ledger(figures, rounding)
    complete: dict[str, Figure] = {}
    for id, figure in figures.items():
        try:
            complete[id] = ledger.worked_out(id)
        except _NoValueError as wrong:
            complete[id] = figure
            if figure.value.text.startswith("="):
                problems.add(wrong.finding(figure.value.place, id))
    return complete


class _Ledger:
    """Figures by id, each formula worked out once."""

    def __init__(self, figures: dict[str, Figure], rounding: Mapping[str, str]) -> None:
        self.figures, self.rounding = figures, rounding
        self.done: dict[str, Figure] = {}
        self.under_way: list[str] = []

    def worked_out(self, id: str) -> Figure:
        figure = self.figures[id]
        if not figure.value.text.startswith("="):
            return figure
        if id not in self.done:
            if len(self.under_way) > DEEPEST and id not in self.under_way:
                raise _too_deep()
            if id in self.under_way:
                path = " → ".join([*self.under_way[-5:], id])
                raise _NoValueError(lambda place, id: formula_circle(place, id=id, path=path))
            self.under_way.append(id)
            try:
                self.done[id] = self._derived(figure)
            finally:
                self.under_way.pop()
        return self.done[id]

    def number(self, id: str) -> Fraction:
        """Return what an id, or a number typed in its place, stands for."""
        if id not in self.figures:
            try:
                return Fraction(Decimal(id)) if re.fullmatch(r"\d+(\.\d+)?", id) else _unknown(id)
            except ArithmeticError:
                return _unknown(id)
        figure = self.worked_out(id)
        if figure.exact is None:
            value = figure.value.text
            raise _NoValueError(
                lambda place, own: formula_no_number(place, id=own, name=id, value=value)
            )
        return Fraction(figure.exact) / figure.per

    def _derived(self, figure: Figure) -> Figure:
        typed = figure.value
        decimals = self.rounding.get(figure.id)
        if not decimals:
            raise _NoValueError(lambda place, id: formula_no_round(place, id=id))
        exact = _Formula(typed.text[1:], self).value()
        times = 100 if figure.unit in POINTS else 1
        text = rounded(exact * times / Fraction(figure.scale), int(decimals))
        scope = f"{figure.scope}，{DERIVED}" if figure.scope else DERIVED
        value = Scalar(text, typed.place, typed.raw)
        return replace(figure, value=value, scope=scope, formula=typed.text)


def _unknown(name: str) -> Fraction:
    raise _NoValueError(lambda place, id: formula_unknown(place, id=id, name=name))


def _too_deep() -> _NoValueError:
    return _NoValueError(lambda place, id: formula_deep(place, id=id, most=DEEPEST))


def _unreadable(sign: str) -> _NoValueError:
    return _NoValueError(lambda place, id: formula_syntax(place, id=id, actual=sign))


def rounded(exact: Fraction, decimals: int) -> str:
    """Return a number as typed with so many decimals, a half rounded away from nought."""
    units = int(abs(exact) * 10**decimals + Fraction(1, 2))
    sign = "-" if exact < 0 and units else ""
    digits = str(units).rjust(decimals + 1, "0")  # not through Decimal, which keeps 28 digits
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


class _Formula:
    """One formula, read from left to right."""

    def __init__(self, text: str, ledger: _Ledger) -> None:
        self.tokens = [SAME.get(token, token) for token in re.findall(TOKEN, text)]
        self.ledger = ledger
        self.depth = 0

    def value(self) -> Fraction:
        result = self.sum()
        if self.tokens:
            raise _unreadable(self.tokens[0])
        return result

    def sum(self) -> Fraction:
        result = self.product()
        while self.next_is("+-"):
            sign = self.tokens.pop(0)
            result += self.product() if sign == "+" else -self.product()
        return result

    def product(self) -> Fraction:
        result = self.factor()
        while self.next_is("*/"):
            sign, factor = self.tokens.pop(0), self.factor()
            if sign == "/" and not factor:
                raise _NoValueError(lambda place, id: formula_zero(place, id=id))
            result = result * factor if sign == "*" else result / factor
        return result

    def factor(self) -> Fraction:
        token = self.tokens.pop(0) if self.tokens else ""
        if token == "(":
            return self.bracket()
        if not token or token in "+-*/)":
            raise _unreadable(token or "…")
        return self.ledger.number(token)

    def bracket(self) -> Fraction:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _too_deep()
        result = self.sum()
        if not self.next_is(")"):
            raise _unreadable(self.tokens[0] if self.tokens else "…")
        self.tokens.pop(0)
        self.depth -= 1
        return result

    def next_is(self, signs: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in signs
