"""Many characters in every text of one paper: what a finding names is taken out, the rest stays.

A refusal is of one cell, a text and a character, only where a finding at that text names that
character; whatever is refused otherwise is parted until a single cell is left, or a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jianbao.messages.findings import Finding
from tests.grids.paper import Field, quoted
from tests.grids.trying import Fault, Outcome, Tally, attempt, is_fault, joined, narrowed

Cells = dict[Field, tuple[str, ...]]
Refused = dict[tuple[Field, str], str]
Spot = tuple[str, int, int]


class Sieve:
    """One template's grid, and where findings stood that were of a text elsewhere."""

    def __init__(self, template: str, tally: Tally) -> None:
        self.template, self.tally = template, tally
        self.spots: dict[Spot, set[Field]] = {}

    def tried(self, cells: Cells) -> Refused:
        """Build until nothing is refused; return the code of each cell that is."""
        left, refused = cells, Refused()
        while left:
            outcome = self._built(left)
            if not (outcome.fault or outcome.errors or outcome.strays):
                break
            found = dict(self._named(outcome, left))
            if not found:
                return refused | self._parted(left, outcome)
            refused |= found
            left = _without(left, found)
        return refused

    def _built(self, cells: Cells) -> Outcome:
        self.tally.builds += 1
        return attempt(_texts(cells), self.template)

    def _named(self, outcome: Outcome, cells: Cells) -> Iterator[tuple[tuple[Field, str], str]]:
        """Yield the cells that findings name."""
        for field, finding in outcome.errors:
            typed = outcome.typed_at(finding)
            signs = [sign for sign in cells[field] if names(finding, sign, typed)]
            yield from (((field, sign), finding.code) for sign in signs)
        for finding in (*outcome.strays, *(finding for _, finding in outcome.errors)):
            known = self.spots.get(_spot(finding), set()) & cells.keys()
            if len(known) == 1:
                (field,) = known
                signs = [sign for sign in cells[field] if names(finding, sign)]
                yield from (((field, sign), finding.code) for sign in signs)

    def _parted(self, cells: Cells, outcome: Outcome) -> Refused:
        """Return what is refused where no finding names it, and note a fault."""
        if len(cells) == 1 and sum(map(len, cells.values())) == 1:
            return self._alone(cells, outcome)
        before, refused = len(self.tally.faults), Refused()
        for part in _parts(cells, {field for field, _ in outcome.errors}):
            refused |= self.tried(part)
        if is_fault(outcome) and len(self.tally.faults) == before:  # what they do together
            few = narrowed(_texts(cells), self.template)
            self._fault(few, attempt(few, self.template).fault or outcome.fault)
        return refused

    def _alone(self, cells: Cells, outcome: Outcome) -> Refused:
        ((field, signs),) = cells.items()
        if outcome.fault:
            self._fault(_texts(cells), outcome.fault)
            return {(field, signs[0]): "fault"}
        for finding in outcome.strays:
            self.spots.setdefault(_spot(finding), set()).add(field)
        told = [*(finding for _, finding in outcome.errors), *outcome.strays]
        return {(field, signs[0]): told[0].code}

    def _fault(self, texts: Mapping[Field, str], reason: str) -> None:
        shown = tuple((str(field), text) for field, text in texts.items())
        self.tally.faults.append(Fault(self.template, shown, reason))


def names(finding: Finding, sign: str, typed: str = "") -> bool:
    """Return whether a finding is about a character: by itself, its number, or where it stands."""
    if typed.startswith(quoted(sign)[1:-1]):
        return True
    wanted = {sign, *sign, *(f"U+{ord(each):04X}" for each in sign)}
    return any(value in wanted for value in finding.plain.values() if isinstance(value, str))


def _spot(finding: Finding) -> Spot:
    assert finding.place
    return finding.place.file, finding.place.line, finding.place.column


def _texts(cells: Cells) -> dict[Field, str]:
    return {field: joined(field, signs) for field, signs in cells.items()}


def _without(cells: Cells, gone: Refused) -> Cells:
    left = {
        field: tuple(sign for sign in signs if (field, sign) not in gone)
        for field, signs in cells.items()
    }
    return {field: signs for field, signs in left.items() if signs}


def _parts(cells: Cells, told: set[Field]) -> tuple[Cells, Cells]:
    """Return cells in two parts: texts with errors and without, or halves of texts or signs.

    Those of the ledger go first: a unit is told where it is printed.
    """
    ledger = {field for field in cells if field.file == "figures.yaml"}
    for chosen in (told & cells.keys(), ledger):
        if chosen and len(chosen) < len(cells):
            apart = {field: cells[field] for field in cells if field in chosen}
            return apart, {field: cells[field] for field in cells if field not in chosen}
    if len(cells) > 1:
        listed = [*cells.items()]
        return dict(listed[::2]), dict(listed[1::2])
    ((field, signs),) = cells.items()
    return {field: signs[::2]}, {field: signs[1::2]}


def sifted(
    signs: Sequence[str], free: Sequence[Field], at_once: int, template: str, tally: Tally,
    told: Callable[[str], object] = str,
) -> None:  # fmt: skip
    """Try every character in every text, so many neighbours of the list at once in each.

    `told` is told of every step: a whole grid takes minutes.
    """
    sieve = Sieve(template, tally)
    for start in range(0, len(signs), at_once):
        chunk = tuple(dict.fromkeys(signs[start : start + at_once]))
        refused = sieve.tried(dict.fromkeys(free, chunk))
        tally.tried += len(chunk) * len(free)
        tally.built += len(chunk) * len(free) - len(refused)
        tally.refused.update(refused.values())
        so_far = f"{tally.builds} builds, {len(tally.faults)} faults"
        told(f"{start + len(chunk)} of {len(signs)}: {so_far}")
