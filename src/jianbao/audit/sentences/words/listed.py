"""Checks of lists: names and the values that 分别 gives them, and lists against their number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.reading.pairs import (
    Pairing,
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


def _without_others(values: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """Return values up to one of another thing: 分别上升8%和2%、伤人数下降9%."""
    first = values[:1]
    return (*first, *takewhile(lambda each: not _is_of_another(each), values[1:]))


def _is_of_another(value: Measured) -> bool:
    move = next((word for word in MOVES if value.lead.endswith(word)), "")
    return bool(move) and len(name_of(value.lead.removesuffix(move))) > 1


MOVES = ("上升", "增长", "增加", "提高", "下降", "减少", "降低", "回落")


def _goes_on(passage: Passage, last: Measured) -> bool:
    """Return whether a list goes on in another unit: 3万头、18万只; 1.5倍、3.3倍和72.6%."""
    text = passage.text
    return text[last.end : last.end + 1] in JOINTS and text[last.end + 1 : last.end + 2].isdecimal()


JOINTS = ("、", "和", "及", "与")


def _joined(passage: Passage, pairing: Pairing) -> int:
    """Return 1 where the last two names of a list of 、 may be one: 同城、异地、国际及港澳台."""
    one, other = pairing.names[-2:] if len(pairing.names) > len(JOINTS[:2]) else ("", "")
    is_one = one and any(f"、{one}{joint}{other}" in passage.text for joint in ("及", "与"))
    return int(bool(is_one))


def paired(material: Material) -> Iterator[Finding]:
    """分别 gives each name a value, in order (实务)."""
    for passage, numbers in material.once(stated):
        for pairing in pairings(passage, numbers):
            names, own = len(pairing.names), _without_others(pairing.values)
            values, named = len(own), all(_names_itself(each) for each in own)
            wanted = names if names > 1 and not named else pairing.announced or values
            many = names <= 1 and wanted > values + UNLIKELY
            many = many or (named and values == 1) or _goes_on(passage, own[-1])
            many = many or values == names - _joined(passage, pairing)
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
