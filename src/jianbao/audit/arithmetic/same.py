"""One thing, one value: figures of one name, things of nearly one name, derived figures."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.arithmetic.amounts import entry
from jianbao.audit.check import Check, at_figure, in_passage
from jianbao.audit.passages import Material, place_in, whole_text
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.messages.audit.arithmetic import derived_unmarked, figure_two_values, similar_figures
from jianbao.messages.findings import Finding, Place

COUNTED = pattern(r"(\d\d*)(项|条|种|类)([一-鿿]{4})")  # \d\d*: what is no digit is skipped fast
DERIVED_WORDS = ("推算", "测算", "折算", "估算", "换算")


def same_figures(material: Material) -> Iterator[Finding]:
    """One name, period and scope under two values (实务: 同一数据前后一致).

    The sheet names the group of each: 藏书 of 安州市 and of 云溪市 are two things, and what has no
    group may be any of them.
    """
    first: dict[tuple[object, ...], dict[str, Figure]] = {}
    owners = _owners(material)
    for figure in material.figures.values():
        key = (
            figure.label.text.replace(" ", ""), figure.period, figure.period_stated,
            figure.scope, figure.kind, figure.direction, figure.unit,
        )  # fmt: skip
        by_group = first.setdefault(key, {})
        group = figure.group or owners.get(figure.id, "")
        other = _same_group(group, by_group) or by_group.setdefault(group, figure)
        if other.value.text != figure.value.text:
            yield at_figure(
                figure_two_values,
                figure.value.place,
                entry(figure),
                value=figure.written,
                other=other.written,
                first=str(other.value.place),
            )


def _same_group(group: str, others: dict[str, Figure]) -> Figure | None:
    """Return the first of some figures that may be of the same group."""
    if not group:
        return next(iter(others.values()), None)
    return others.get(group) or others.get("")


def _owners(material: Material) -> dict[str, str]:
    """Return for changes and targets whose they are: 同比 of one figure is not that of another."""
    return {
        id: f"{figure.group}\n{figure.label.text}"
        for figure in material.figures.values()
        for id in (figure.change, *figure.changes, figure.target)
        if id
    }


def figures_alike(material: Material) -> Iterator[Finding]:
    """Nearly the same thing counted twice: 47项核心业务指标, 60项核心业务数据 (实务)."""
    first: dict[tuple[str, str], tuple[str, str, Place]] = {}
    whole = material.once(whole_text)
    for match in COUNTED.finditer(whole):
        if whole[match.start() - 1 : match.start()] == "第":
            continue  # the third kind is no number of kinds
        passage, start = place_in(material, match.start())
        if passage.kind == "summary":
            continue
        number, unit, noun = match.groups()
        end = start + len(match[0])
        shown = f"{match[0]}{passage.text[end : end + 2]}"
        if (unit, noun) not in first:
            first[unit, noun] = (number, shown, passage.place_at(start))
        seen, other, place = first[unit, noun]
        if seen != number:
            yield in_passage(
                similar_figures, passage, start, value=shown, other=other, first=str(place)
            )


def derived_marks(material: Material) -> Iterator[Finding]:
    """A derived figure is always printed as derived, never silently."""
    derived = {figure.id for figure in material.figures.values() if figure.formula}
    for passage in material.passages if derived else ():
        for span in passage.spans:
            if span.figure not in derived or span.part == "unit":
                continue
            figure = material.figures[span.figure]
            if not _says_derived(passage.sentence_at(span.start)):
                yield in_passage(
                    derived_unmarked,
                    passage,
                    span.start,
                    value=figure.written,
                    formula=figure.formula,
                )


def derived_elsewhere(material: Material) -> Iterator[Finding]:
    """The sheet's headlines and the charts print no scope: label or caption must say it."""
    for figure in material.figures.values():
        if figure.formula and figure.sheet == "headline" and not _says_derived(figure.label.text):
            yield _unmarked(figure, entry(figure))
    for chart in material.briefing.charts:
        if _says_derived("".join(text.prose.text for text in chart.texts[:2])):
            continue
        for id in chart.figures:
            if id in material.figures and material.figures[id].formula:
                yield _unmarked(material.figures[id], chart.title.text)


def _unmarked(figure: Figure, sentence: str) -> Finding:
    return at_figure(
        derived_unmarked, figure.value.place, sentence, value=figure.written, formula=figure.formula
    )


def _says_derived(text: str) -> bool:
    return any(word in text for word in DERIVED_WORDS)


CHECKS: tuple[Check, ...] = (
    Check(same_figures, (figure_two_values,)),
    Check(figures_alike, (similar_figures,)),
    Check(derived_marks, (derived_unmarked,)),
    Check(derived_elsewhere, (derived_unmarked,)),
)
