"""Values are values: a number in one of the stated forms, apart from its unit."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check
from jianbao.audit.passages import Material
from jianbao.briefing.model import Figure
from jianbao.briefing.number_faults import Fault, fault_of
from jianbao.messages.audit.relations import REASONS, value_form, value_meant
from jianbao.messages.findings import Finding


def faulty_values(material: Material) -> Iterator[tuple[Figure, Fault]]:
    """Yield the figures whose value is none; those that a formula gives are always numbers."""
    chinese = material.briefing.language == "zh-CN"
    for figure in material.figures.values():
        if figure.formula or figure.value.text.startswith("="):
            continue
        fault = fault_of(figure.value.text, figure.unit)
        if fault is not None and (chinese or fault.reason != "unknown"):
            yield figure, fault


def value_forms(material: Material) -> Iterator[Finding]:
    """O514, 5 14, ５１４, 514件 with the unit 件 print as they are typed: none is a number."""
    for figure, fault in faulty_values(material):
        place, value = figure.value.place, figure.value.text
        reason = REASONS[fault.reason]
        if fault.meant:
            meant = fault.meant + (f"，unit: {fault.unit}" if fault.unit else "")
            finding = value_meant(place, value=value, meant=meant, reason=reason)
        else:
            finding = value_form(place, value=value, reason=reason)
        yield finding.quoting(f"{figure.label}：{figure.written}")


CHECKS: tuple[Check, ...] = (
    Check(
        value_forms,
        (
            value_form,
            value_meant,
        ),
    ),
)
