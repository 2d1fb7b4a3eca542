"""The family of sentences: the arithmetic of their numbers, and the words before each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jianbao.audit.check import Check, in_passage
from jianbao.audit.measured import sentences, stated
from jianbao.audit.passages import Material, passages_with
from jianbao.audit.sentences.changes.additions import additions
from jianbao.audit.sentences.changes.alike import told_alike
from jianbao.audit.sentences.changes.apart import apart
from jianbao.audit.sentences.changes.bases import bases, chained
from jianbao.audit.sentences.changes.compared import compared, of_other_times
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.earlier_values import against_earlier
from jianbao.audit.sentences.changes.movements import movements
from jianbao.audit.sentences.changes.of_figures import of_ledger
from jianbao.audit.sentences.changes.plans import against, beside, beyond, plan_shares
from jianbao.audit.sentences.changes.points import points
from jianbao.audit.sentences.changes.reached import reached
from jianbao.audit.sentences.changes.series import in_turn, series
from jianbao.audit.sentences.quotients.elsewhere import elsewhere, implied
from jianbao.audit.sentences.quotients.fractions import fractions
from jianbao.audit.sentences.quotients.hundreds import hundreds, ratios
from jianbao.audit.sentences.quotients.neighbours import misnamed
from jianbao.audit.sentences.quotients.paces import paces
from jianbao.audit.sentences.quotients.products import conversions, products
from jianbao.audit.sentences.quotients.ratio_names import named_ratios, named_times
from jianbao.audit.sentences.quotients.ratios import ratios_of_two
from jianbao.audit.sentences.quotients.shares import shares
from jianbao.audit.sentences.quotients.sharing import (
    have_shares,
    is_of_measure,
    is_of_some,
    shared,
    with_shares,
)
from jianbao.audit.sentences.reading.claims import Claim, stands_in, typed
from jianbao.audit.sentences.reading.lists import SOME
from jianbao.audit.sentences.sums.before import of_totals_before
from jianbao.audit.sentences.sums.filled import filled
from jianbao.audit.sentences.sums.members import members
from jianbao.audit.sentences.sums.moves import moves
from jianbao.audit.sentences.sums.noted import noted_parts
from jianbao.audit.sentences.sums.parts import parts
from jianbao.audit.sentences.sums.rests import rests
from jianbao.audit.sentences.sums.seasons import months, seasons_apart, times
from jianbao.audit.sentences.sums.spread import columns, spread
from jianbao.audit.sentences.sums.still_to_do import still_to_do
from jianbao.audit.sentences.sums.stocks import stocks
from jianbao.audit.sentences.sums.subsets import among, in_other_scale, overlaps, subsets
from jianbao.audit.sentences.witnesses.excuses import is_excused
from jianbao.audit.sentences.witnesses.told import (
    goes_on,
    is_goal,
    is_right_elsewhere,
    with_witnesses,
)
from jianbao.audit.sentences.words.briefly import BRIEFLY
from jianbao.audit.sentences.words.listed import LISTED
from jianbao.audit.sentences.words.moved import MOVED
from jianbao.audit.sentences.words.named import named
from jianbao.audit.sentences.words.retold import (
    counted_wrongly,
    in_other_units,
    meant_again,
    under_other_names,
)
from jianbao.audit.sentences.words.scales import SCALES
from jianbao.audit.sentences.words.sides import IN_ORDER, other_ways, out_of_order, wrong_sides
from jianbao.audit.sentences.words.twice import differing
from jianbao.audit.sentences.words.worded import WORDED
from jianbao.audit.tables.questions import TIMES_OF
from jianbao.audit.tables.saying import borne_out_by_tables
from jianbao.messages.audit.arithmetic import change_wrong, figure_two_values, percent_for_points
from jianbao.messages.audit.sentences import (
    named_otherwise,
    order_differs,
    sentence_difference,
    sentence_part_larger,
    sentence_share,
    sentence_sum,
    side_differs,
    told_otherwise,
    unit_of_noun,
)
from jianbao.messages.findings import Finding, Level

ALIKE = {
    "sentence-sum": sentence_sum,
    "sentence-share": sentence_share,
    "sentence-difference": sentence_difference,
}


def claims(material: Material) -> tuple[Claim, ...]:
    """Return what the sentences of a paper claim of their numbers, right or wrong."""
    own = tuple(_claims(material))
    claimed = {(id(claim.passage), claim.at.start) for claim in own}
    farther = (
        *of_other_times(own),
        *implied(material, claimed),
        *spread(material),
        *of_totals_before(material, own),
        *against_earlier(material, claimed),
        *reached(material, claimed),
        *told_alike(material),
        *still_to_do(material, claimed),
        *conversions(material),
    )
    said = (*own, *farther)
    farther = (*farther, *filled(material, said), *members(material, said))
    said = (*own, *farther, *named_ratios(material), *named_times(material))
    return with_witnesses(said, material)


def _claims(material: Material) -> Iterator[Claim]:
    for passage, numbers in material.once(stated):
        for group in sentences(numbers):
            yield from points(passage, group)
            if len(group) == 1:
                continue
            yield from movements(passage, group)
            yield from compared(passage, group)
            yield from series(passage, group)
            yield from times(passage, group)
            yield from months(passage, group)
            yield from against(passage, group)
            yield from plan_shares(passage, group)
            yield from beyond(passage, group)
            yield from beside(passage, group)
            yield from subsets(passage, group)
            yield from overlaps(passage, group)
            yield from bases(passage, group, numbers, material)
            yield from chained(passage, group)
            yield from rests(passage, group, numbers)
        if len(numbers) > 1:
            yield from stocks(passage, numbers)
            yield from apart(passage, numbers)
            yield from in_turn(passage, numbers)
            yield from columns(passage, numbers)
            yield from among(passage, numbers)
            yield from in_other_scale(passage, numbers)
            yield from seasons_apart(passage, numbers)
            yield from parts(passage, numbers)
            yield from moves(passage, numbers)
            yield from noted_parts(passage, numbers)
            yield from shared(passage, numbers)
            yield from named(passage, numbers)
            yield from paces(passage, numbers, material.briefing.period)
            yield from ratios_of_two(passage, numbers)
            yield from additions(passage, numbers)
            yield from shares(passage, numbers)
            yield from products(passage, numbers)
            yield from hundreds(passage, numbers)
        yield from elsewhere(passage, numbers, material)
        yield from fractions(passage, numbers, material)
        yield from ratios(passage, numbers)


def wrong_claims(material: Material) -> tuple[Claim, ...]:
    """Return the claims that are wrong and told: of each number the first."""
    return tuple(_wrong_claims(material))


def sentence_arithmetic(material: Material) -> Iterator[Finding]:
    """What stands in one sentence can be reckoned: sums, shares, changes, means (实务)."""
    named = {(id(each.passage), each.share.start) for each in material.once(misnamed)}
    for claim in material.once(wrong_claims):
        if (id(claim.passage), claim.at.start) not in named:
            yield _placed(_finding(claim), claim, material)


def _wrong_claims(material: Material) -> Iterator[Claim]:
    borne_out, reported = _borne_out(material.once(claims)), set[tuple[int, int]]()
    sums, in_shares = _sums(material.once(claims)), with_shares(material.once(claims))
    in_tables = material.once(borne_out_by_tables)
    for claim in material.once(claims):
        key = (id(claim.passage), claim.at.start)
        if claim.holds or key in reported or _is_stated(claim, material):
            continue
        if claim.kind == "sentence-sum" and claim.at.is_percent and is_change(claim.at):
            continue  # 城镇增长5.0%，乡村增长6.8%，二者合计增长5.3%: rates of growth are not added
        if _is_among_parts(claim, sums) or _are_in(in_tables, claim) or is_goal(claim, material):
            continue
        if claim.kind == "sentence-sum" and (
            goes_on(claim, material) or have_shares(claim, in_shares)
        ):
            continue
        if is_right_elsewhere(claim, material) or is_of_some(claim, material):
            continue
        if is_of_measure(claim):
            continue
        borne = borne_out.get(key)
        if borne is None or not is_excused(claim, borne):
            reported.add(key)
            yield claim


def _sums(claims: tuple[Claim, ...]) -> dict[int, list[frozenset[int]]]:
    """Return the parts of each sum, by passage."""
    sums: dict[int, list[frozenset[int]]] = {}
    for claim in claims:
        if claim.kind == "sentence-sum" and len(claim.used) >= SOME:
            starts = frozenset(each.start for each in claim.used)
            sums.setdefault(id(claim.passage), []).append(starts)
    return sums


def _is_among_parts(claim: Claim, sums: dict[int, list[frozenset[int]]]) -> bool:
    """Return whether a total and its parts are all parts of another: 92, 61, 24 and 9 of 186."""
    if claim.kind not in ("sentence-sum", "sentence-part-larger"):
        return False
    used = {each.start for each in claim.used}
    own = {claim.at.start, *used}
    return any(own <= each and each != used for each in sums.get(id(claim.passage), ()))


def _are_in(in_tables: frozenset[tuple[int, int]], claim: Claim) -> bool:
    """Return whether a table bears out all numbers of a claim: then it is of another relation.

    A total that stands elsewhere than its parts is none of them: a chart of the parts says nothing.
    """
    own = all(each.figure for each in (claim.at, *claim.used))  # a chart is made of the same
    if claim.kind == "sentence-sum" and (claim.value or own):
        return False
    of_row = claim.at.unit == "倍" and TIMES_OF.search(claim.at.lead)  # 是智慧平台的6倍
    if of_row or not any(stands_in(claim.passage, each) for each in claim.used):
        return (id(claim.passage), claim.at.start) in in_tables  # of a row, not of the totals
    return all((id(claim.passage), each.start) in in_tables for each in (claim.at, *claim.used))


def _borne_out(claims: tuple[Claim, ...]) -> dict[tuple[int, int], Claim]:
    """Return what bears a number out: it is not wrong because other numbers do not."""
    return {(id(claim.passage), claim.at.start): claim for claim in claims if claim.holds}


def told_twice(material: Material) -> Iterator[Finding]:
    """One thing has one value wherever a paper tells it (实务: 同一数据前后一致)."""
    borne = frozenset(
        (id(claim.passage), each.start)
        for claim in material.once(claims)
        if claim.holds
        for each in (claim.at, *claim.used)
    )
    told = (
        tuple((one.passage, one.number) for one in (each.later, each.first))
        for each in differing(material, borne)
    )
    for (passage, later), (where, first) in (*told, *meant_again(material, borne)):
        finding = in_passage(
            figure_two_values, passage, later.start,
            value=typed(passage, later), other=typed(where, first),
            first=str(where.place_at(first.start)),
        )  # fmt: skip
        yield finding.with_level(Level.WARNING)


def against_ledger(material: Material) -> Iterator[Finding]:
    """A change told of a figure is what its value of the time before makes (实务)."""
    told = {(id(claim.passage), claim.at.start) for claim in material.once(claims)}
    for claim, before, now in of_ledger(material, told):
        yield in_passage(
            change_wrong, claim.passage, claim.at.start, before=before.written, now=now.written,
            value=typed(claim.passage, claim.at), expected=claim.expected,
        ).with_level(Level.WARNING)  # fmt: skip


def _is_stated(claim: Claim, material: Material) -> bool:
    """Return whether the ledger states the relation itself: then it is told there."""
    figure = material.figures.get(claim.at.figure)
    others = [material.figures.get(each.figure) for each in claim.used]
    if claim.kind == "percent-for-points" and figure is not None and figure.earlier:
        return True
    if figure is None or any(other is None for other in others):
        return False
    if len({other.id for other in others if other}) < len(others):
        return False  # 完成预算{经费}的{执行率}, a figure of itself: the ledger means another one
    return bool(figure.parts or figure.of or figure.earlier or figure.formula) or any(
        other is not None and other.whole == figure.id for other in others
    )


def _finding(claim: Claim) -> Finding:
    passage, value = claim.passage, claim.value or typed(claim.passage, claim.at)
    start = claim.at.start
    match claim.kind:
        case "change-wrong":
            before, now = (typed(passage, each) for each in claim.used)
            finding = in_passage(
                change_wrong, passage, start,
                before=before, now=now, value=value, expected=claim.expected,
            )  # fmt: skip
        case "percent-for-points":
            finding = in_passage(
                percent_for_points, passage, start, value=value, expected=claim.expected
            )
        case "sentence-part-larger":
            finding = in_passage(
                sentence_part_larger, passage, start, value=value, whole=claim.expected
            )
        case _:
            finding = in_passage(
                ALIKE[claim.kind],
                passage,
                start,
                working=claim.working,
                expected=claim.expected,
                value=value,
            )
    return finding.with_level(Level.WARNING)


def _placed(finding: Finding, claim: Claim, material: Material) -> Finding:
    """Return the finding where it is to be mended: in the ledger, if all its numbers are there."""
    figures = [material.figures.get(each.figure) for each in (claim.at, *claim.used)]
    if figures[0] is None or any(figure is None for figure in figures):
        return finding
    if _is_of_words(claim):
        return finding
    return replace(finding, place=figures[0].value.place)


def _is_of_words(claim: Claim) -> bool:
    """Return whether the words are wrong, or the reference, and not a value of the ledger."""
    ids = [each.figure for each in claim.used]
    return len(set(ids)) < len(ids) or (claim.kind == "sentence-difference" and bool(claim.value))


def told_again(material: Material) -> Iterator[Finding]:
    """One number has one name and one unit, wherever it is told (实务: 前后一致)."""
    for each in in_other_units(material):
        value = typed(each.passage, each.number)
        yield in_passage(
            told_otherwise, each.passage, each.number.start,
            words=each.words, other=each.other, value=value,
        )  # fmt: skip
    for each in (*under_other_names(material), *other_ways(material)):
        value = typed(each.passage, each.number)
        yield in_passage(
            named_otherwise, each.passage, each.number.start,
            value=value, other=each.other, words=each.words,
        )  # fmt: skip
    for each in counted_wrongly(material):
        value = typed(each.passage, each.number)
        yield in_passage(
            unit_of_noun, each.passage, each.number.start,
            words=each.words, unit=each.other, value=value,
        )  # fmt: skip


def sides(material: Material) -> Iterator[Finding]:
    """顺差 is more out than in; what is announced from most to least falls (实务)."""
    ordered = {id(passage) for passage in passages_with(material, *IN_ORDER)}
    for passage, numbers in material.once(stated):
        for side in wrong_sides(numbers):
            working = f"{typed(passage, side.first)}−{typed(passage, side.second)}"
            yield in_passage(
                side_differs, passage, side.number.start,
                working=working, wanted=side.wanted, written=side.written,
            )  # fmt: skip
        for number in out_of_order(passage, numbers) if id(passage) in ordered else ():
            yield in_passage(order_differs, passage, number.start, value=typed(passage, number))


def shares_of_neighbours(material: Material) -> Iterator[Finding]:
    """A share is of the count whose name stands before it (实务)."""
    borne = _borne_out(material.once(claims))
    for each in material.once(misnamed):
        known = borne.get((id(each.passage), each.share.start))
        if known and each.working.endswith(f"−{typed(each.passage, known.used[-1])}"):
            continue  # 其中甲…，比第二位的乙多133件: so much is another one more than 乙
        finding = in_passage(
            sentence_share, each.passage, each.share.start,
            working=each.working, expected=each.expected, value=typed(each.passage, each.share),
        )  # fmt: skip
        yield finding.with_level(Level.WARNING)


CHECKS: tuple[Check, ...] = (
    Check(
        sentence_arithmetic,
        (sentence_sum, sentence_part_larger, sentence_share, sentence_difference, change_wrong,
         percent_for_points),
    ),
    Check(shares_of_neighbours, (sentence_share,)),
    *MOVED,
    Check(told_twice, (figure_two_values,)),
    Check(against_ledger, (change_wrong,)),
    *BRIEFLY,
    *LISTED,
    Check(sides, (side_differs, order_differs)),
    Check(told_again, (told_otherwise, named_otherwise, unit_of_noun)),
    *SCALES,
    *WORDED,
)  # fmt: skip
