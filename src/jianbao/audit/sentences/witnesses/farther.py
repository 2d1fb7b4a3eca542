"""Shares that are right of a whole farther before than their neighbours."""

from __future__ import annotations

from jianbao.audit.passages import Material
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.lists import IN_BRACKETS
from jianbao.audit.sentences.reading.pool import Stated, pool
from jianbao.audit.sentences.witnesses.operands import shares_of
from jianbao.audit.sentences.witnesses.shares import MOST, NEARBY, TWO
from jianbao.audit.totals import IN_ALL

CUT = pattern("[减节降缩][一-鿿]{0,2}率", needs="率")


def is_right_elsewhere(claim: Claim, material: Material) -> bool:
    """Return whether a share that its neighbours deny is right of a whole farther before."""
    used = claim.used
    if claim.kind != "sentence-share" or not claim.at.is_percent or len(used) < TWO:
        return False
    count, whole = used[:2]
    between = IN_BRACKETS.sub("", claim.passage.text[whole.end : count.start])
    if count.is_percent or "其中" in between or IN_ALL.search(whole.lead):
        return False
    is_cut = CUT.search(claim.at.lead)  # 送审18.6亿元，审定16.7亿元，核减1.9亿元，核减率
    counts = material.once(pool)
    order = counts.orders.get(id(claim.passage), 0)
    before = [
        each
        for each in counts.before(claim.passage, claim.at, count.same, MOST)
        if each.number is not count and each.number.start != whole.start
        if not (is_cut and each.number.amount + count.amount == whole.amount)
    ]
    is_apart = whole.sentence != claim.at.sentence
    return any(
        each.bounds.fits(claim.at) and (is_apart or order - each.used[1].order <= NEARBY)
        for each in shares_of(Stated(claim.passage, count, order), before, claim.at, count.amount)
    )
