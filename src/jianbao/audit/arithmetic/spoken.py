"""Changes told in one sentence: 由100件上升到120件，增长20%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianbao.audit.arithmetic.amounts import HUNDRED, rounded
from jianbao.audit.check import in_passage
from jianbao.audit.passages import Material, Passage
from jianbao.messages.audit.arithmetic import change_wrong, percent_for_points
from jianbao.messages.findings import Finding, Level

NUMBER = r"(\d{1,12}(?:\.\d{1,4})?)"
TOLD = re.compile(
    rf"[由从][^，。；\d]{{0,8}}{NUMBER}([%件人起个名次份])[^，。；\d]{{0,8}}"
    rf"[至到为]{NUMBER}\2[^。；\d]{{0,8}}"
    rf"(上升|提升|增长|增加|提高|下降|减少|降低)了?{NUMBER}(%|个?百分点|\2)"
)
UP = ("上升", "提升", "增长", "增加", "提高")


def spoken_changes(material: Material) -> Iterator[Finding]:
    """Both values and the change in one sentence (实务: 升降幅度与前后两数可互算)."""
    for passage in material.passages:
        for found in TOLD.finditer(passage.text) if "到" in passage.text else ():
            yield from _told(passage, found)


def _told(passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    before, now, typed = Decimal(found[1]), Decimal(found[3]), Decimal(found[5])
    rise = now - before if found[4] in UP else before - now
    right, allowed = rise, Decimal(0)
    if found[6] == "%":
        if not before:
            return
        right, allowed = HUNDRED * rise / before, _step(found[5]) / 2
    if abs(right - typed) <= allowed:
        return
    points = found[2] == found[6] == "%" and rise == typed
    expected = f"{rise}个百分点" if points else f"{rounded(right, _step(found[5]))}{found[6]}"
    yield (
        in_passage(
            percent_for_points,
            passage,
            found.start(5),
            value=f"{found[4]}{found[5]}{found[6]}",
            expected=expected,
        ).with_level(Level.WARNING)
        if points
        else in_passage(
            change_wrong,
            passage,
            found.start(5),
            before=f"{before}{found[2]}",
            now=f"{now}{found[2]}",
            value=f"{found[4]}{found[5]}{found[6]}",
            expected=expected,
        ).with_level(Level.WARNING)
    )


def _step(typed: str) -> Decimal:
    return Decimal(1).scaleb(-len(typed.partition(".")[2]))
