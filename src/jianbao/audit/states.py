"""What the audit knows of each figure: proved, contradicted, not checkable, not checked.

Nothing is called proved that was not reckoned in this run: a relation counts where its numbers
are exact and no check denies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from jianbao.audit.accept import entries_at
from jianbao.audit.passages import Material
from jianbao.audit.sentences.checks import claims
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.tables.checks import claims_of_tables
from jianbao.audit.tables.claims import TableClaim
from jianbao.briefing.model import Figure
from jianbao.messages.findings import Finding, Level

State = Literal["proved", "contradicted", "not-checkable", "not-checked"]
STATES: tuple[State, ...] = ("proved", "contradicted", "not-checkable", "not-checked")
DENIALS = {
    "sum": ("sum-wrong",),
    "quotient": ("rate-wrong", "product-wrong", "share-adjusted"),
    "rate": ("rate-impossible",),
    "subset": ("subset-larger",),
    "change": (
        "change-wrong",
        "change-impossible",
        "percent-for-points",
        "times-ambiguous",
        "fall-in-times",
    ),
    "product": ("product-wrong",),
    "equal": ("equal-differs",),
    "mean": ("mean-wrong",),
    "target": ("target-missed",),
}
"""Of each relation, the codes that deny it at one of its figures."""


class Relation(Struct, frozen=True):
    """One relation of a figure: how it reads, the figures in it, and what came of it."""

    kind: str
    figure: str
    others: tuple[str, ...]
    shown: str  # =甲+乙
    state: State


def relations(material: Material, findings: Iterable[Finding]) -> tuple[Relation, ...]:
    """Return every relation that the ledger states, or the text claims, of its figures."""
    denied = _denied(material, findings)
    implied = _implied(material, findings)
    stated = (
        _judged(material, relation, denied, implied)
        for figure in material.figures.values()
        for relation in _stated(material, figure)
    )
    return (*stated, *_claimed(material))


def known(material: Material, findings: Iterable[Finding]) -> dict[State, int]:
    """Return how many figures of a briefing are in each state, given what its audit found."""
    return counted(states(material, relations(material, findings)))


def states(material: Material, relations: Iterable[Relation]) -> dict[str, State]:
    """Return the state of every figure of the ledger.

    A target proves nothing of a figure, nor does one that is missed make it wrong.
    """
    seen: dict[str, set[State]] = {id: set() for id in material.figures}
    for relation in relations:
        if relation.kind == "target":
            continue
        seen[relation.figure].add(relation.state)
        if relation.state == "proved":
            for id in relation.others:
                seen[id].add("proved")
    order: tuple[State, ...] = ("contradicted", "proved", "not-checkable")
    return {
        id: next((state for state in order if state in of_it), "not-checked")
        for id, of_it in seen.items()
    }


def counted(of_figures: dict[str, State]) -> dict[State, int]:
    """Return how many figures are in each state."""
    numbers = Counter(of_figures.values())
    return {state: numbers[state] for state in STATES}


def _stated(material: Material, figure: Figure) -> Iterator[Relation]:
    """Yield the relations that a figure's keys state, not judged yet."""

    def relation(kind: str, others: Iterable[str], shown: str) -> Relation:
        known = tuple(id for id in others if id in material.figures)
        return Relation(kind, figure.id, known, shown, "not-checked")

    if figure.formula:
        yield Relation("formula", figure.id, (), figure.formula, "proved")
    for ids in (figure.parts, *figure.breakdowns):
        if ids:
            yield relation("sum", ids, "=" + "+".join(ids))
    if figure.count and figure.of and not figure.formula:
        yield relation("quotient", (figure.count, figure.of), f"={figure.count}/{figure.of}")
    elif figure.count and not figure.formula:
        yield relation("rate", (figure.count,), "")
    if figure.whole:
        yield relation("subset", (figure.whole,), f"≤{figure.whole}")
    for id in dict.fromkeys((figure.change, *figure.changes)):
        if id in material.figures:
            earlier = material.figures[id].earlier
            shown = f"={earlier}{_sign(material.figures[id])}{id}" if earlier else ""
            yield relation("change", (id, earlier), shown)
    if figure.times:
        yield relation("product", figure.times, "=" + "×".join(figure.times))
    if figure.equals:
        yield relation("equal", (figure.equals,), f"={figure.equals}")
    if figure.mean:
        yield relation("mean", (*figure.mean, *figure.weights), f"=∅({'、'.join(figure.mean)})")
    if figure.target:
        yield relation("target", (figure.target,), "")


def _sign(change: Figure) -> str:
    return "−" if change.direction == "down" else "+"


def _judged(
    material: Material, relation: Relation, denied: dict[str, set[str]], implied: set[str]
) -> Relation:
    """Return a relation with its state."""
    if relation.kind == "formula":
        return relation
    ids = (relation.figure, *relation.others)
    codes = set(DENIALS[relation.kind])
    exact = all(_is_exact(material.figures[id], relation.kind) for id in ids)
    if any(codes & denied.get(id, set()) for id in _reported_at(relation)):
        state: State = "contradicted"
    elif relation.kind == "target":
        state = "proved" if relation.figure in implied else "not-checkable"
    elif not exact:
        state = "not-checkable"
    elif not relation.shown:  # a count without its whole, a change without the value before
        state = "proved" if relation.figure in implied else "not-checked"
    else:
        state = "proved"
    return Relation(relation.kind, relation.figure, relation.others, relation.shown, state)


def _is_exact(figure: Figure, kind: str) -> bool:
    """Return whether a figure can be reckoned with; 17.2:1 can be held against two counts."""
    value = figure.typed
    is_ratio = kind == "quotient" and value.form == "ratio" and value.number and value.high
    return figure.exact is not None or bool(is_ratio)  # 0:0 is held against nothing


def _reported_at(relation: Relation) -> tuple[str, ...]:
    """Return the figures at which a relation is denied: the change's own, too."""
    return (
        (relation.figure, *relation.others[:1]) if relation.kind == "change" else (relation.figure,)
    )


def _denied(material: Material, findings: Iterable[Finding]) -> dict[str, set[str]]:
    """Return the codes that are told of each figure, notes aside."""
    denied: dict[str, set[str]] = {}
    doubts = [
        each for each in findings if each.level is not Level.NOTE or each.code == "target-missed"
    ]
    for id, finding in entries_at(material.briefing, doubts):
        denied.setdefault(id, set()).add(finding.code)
    return denied


IMPLIED = ("rate-implies", "change-implies", "target-met")


def _implied(material: Material, findings: Iterable[Finding]) -> set[str]:
    """Return the figures of which a note says what follows from them."""
    notes = [finding for finding in findings if finding.code in IMPLIED]
    return {id for id, _ in entries_at(material.briefing, notes)}


def _claimed(material: Material) -> Iterator[Relation]:
    """Yield what sentences and tables claim of the ledger's figures."""
    claimed: tuple[Claim | TableClaim, ...] = (
        *material.once(claims),
        *material.once(claims_of_tables),
    )
    for claim in claimed:
        figure = claim.at.figure
        if figure:
            others = tuple(each.figure for each in claim.used if each.figure)
            state: State = "proved" if claim.holds else "contradicted"
            yield Relation(claim.kind, figure, others, f"={claim.working}", state)
