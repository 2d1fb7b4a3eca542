"""Checks of lists: names and the values that 分别 gives them, and lists against their number."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, passages_with
from jianbao.audit.sentences.changes.movements import is_change
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.reading.pairs import (
    bare_pairings,
    counted_lists,
    counted_values,
    mixed_pairings,
    pair_names,
    pairings,
)
from jianbao.audit.sentences.words.announced_lists import LIST_MARKS, announced_lists
from jianbao.audit.sentences.words.retold import turned_pairs
from jianbao.messages.audit.sentences import list_counted, pairs_turned, pairs_uneven
from jianbao.messages.findings import Finding

UNLIKELY = 9
"""31个城市的失业率分别为5.2%、5.3%和5%: values of the months before, and none of each city."""


def _names_itself(value: Measured) -> bool:
    """Return whether a value has its own name: 罪名、人数分别是盗窃113人、抢劫58人."""
    words = value.lead.rpartition("分别")[2].lstrip("是为有")
    return len(name_of(words)) > 1 and not is_change(value)


def paired(material: Material) -> Iterator[Finding]:
    """分别 gives each name a value, in order (实务)."""
    for passage, numbers in material.once(stated):
        for pairing in pairings(passage, numbers):
            names, values = len(pairing.names), len(pairing.values)
            named = all(_names_itself(each) for each in pairing.values)
            wanted = names if names > 1 and not named else pairing.announced or values
            many = names <= 1 and wanted > values + UNLIKELY
            if wanted != values and pairing.announced != values and not many:
                yield in_passage(pairs_uneven, passage, pairing.start, names=wanted, values=values)
            for value, name, label in pair_names(pairing, material):
                yield in_passage(pairs_turned, passage, value.start, name=name, label=label)
        for pairing in (*bare_pairings(passage, numbers), *mixed_pairings(passage, numbers)):
            for value, name, label in pair_names(pairing, material):
                yield in_passage(pairs_turned, passage, value.start, name=name, label=label)
    for each in turned_pairs(material):
        shown = f"{each.other}{typed(each.passage, each.value)}"
        yield in_passage(pairs_turned, each.passage, each.value.start, name=each.name, label=shown)


def lists_counted(material: Material) -> Iterator[Finding]:
    """甲、乙、丙三个区 are three (实务)."""
    valued = {
        id(passage): list(counted_values(passage, numbers))
        for passage, numbers in material.once(stated)
    }
    listing = {id(passage) for passage in passages_with(material, *LIST_MARKS)}
    for passage in material.passages:
        here = id(passage)
        told = (*counted_lists(passage), *announced_lists(passage)) if here in listing else ()
        for each in (*told, *valued.get(here, ())):
            yield in_passage(
                list_counted,
                passage,
                each.start,
                shown=each.shown,
                members=each.members,
                number=each.number,
            )


LISTED: tuple[Check, ...] = (
    Check(paired, (pairs_uneven, pairs_turned)),
    Check(lists_counted, (list_counted,)),
)
