"""Characters of every kind in every text of a paper: what is printed is what was typed."""

from __future__ import annotations

import random

import pytest

from tests.grids.characters import CLUSTERS, some
from tests.grids.paper import Field, fields
from tests.grids.sifting import sifted
from tests.grids.trying import Tally, one_by_one

TEMPLATES = (
    "overview",
    "official",
    "supervision",
    "meeting",
    "bulletin",
    "official/letter",
    "digest",
)
USUAL = TEMPLATES[:3]
SAMPLE = 3  # kinds that each template meets in the usual run, others by others
AT_ONCE = 12  # texts of one field in one build
STRICT = {
    "document_number", "issue", "total_issue", "copy_number", "secrecy", "email", "from", "fonds",
    "item", "value", "mail",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_character_in_every_field(template: str, grid_seed: int, whole_grids: bool) -> None:
    signs = [*some(grid_seed), *CLUSTERS]
    if not whole_grids:
        random.Random(grid_seed).shuffle(signs)
        if template not in USUAL:
            return
        start = USUAL.index(template) * SAMPLE
        signs = signs[start : start + SAMPLE]
    tally = Tally()
    free = [field for field in fields() if not is_strict(field)]
    sifted(signs, free, AT_ONCE, template, tally)
    assert not tally.faults, "\n".join(map(str, tally.faults))
    assert tally.tried == len(signs) * len(free)
    assert tally.built


def test_every_character_where_a_form_is_asked_for(grid_seed: int, whole_grids: bool) -> None:
    signs = [*some(grid_seed), *CLUSTERS]
    if not whole_grids:
        signs = random.Random(grid_seed).sample(signs, SAMPLE)
    tally = Tally()
    one_by_one([(f, sign) for f in fields() if is_strict(f) for sign in signs], "overview", tally)
    assert not tally.faults, "\n".join(map(str, tally.faults))
    assert tally.refused.total() > tally.tried / 2


def is_strict(field: Field) -> bool:
    """Return whether a text must have a form, as a number has."""
    return not STRICT.isdisjoint(map(str, field.path))
