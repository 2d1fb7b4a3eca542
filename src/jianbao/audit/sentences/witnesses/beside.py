"""Rates and shares of the only two counts that stand beside them, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.quotients.rates import (
    LOSS,
    rate_of,
)
from jianbao.audit.sentences.quotients.shares import (
    COMPARED_WITH,
    SUBJECT,
    is_named_so,
    whole_name,
)
from jianbao.audit.sentences.reading.claims import Bounds, quotient
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import A_HEAD, counts_of
from jianbao.audit.sentences.witnesses.excuses import is_of_both
from jianbao.audit.sentences.witnesses.operands import (
    Asked,
    Reckoned,
    as_share,
    shares_of,
)
from jianbao.audit.sentences.witnesses.slips import is_near_share, is_slip
from jianbao.audit.sentences.witnesses.times import of_days

OF_ANY = pattern(
    "覆盖|执行|履约|完成|完好|成功|兑现|落实|利用|使用|普及|达标|就诊|参与|到位|处置|贡献|规范|解决"
)
"""Rates that any count may be of: their names say what was reached, not by what."""
NOT_SO = pattern("损坏|未|不|故障|空置|逾期|失败|闲置|停用|停运|缺|流失|失联|无法|待")
AT_ONCE = pattern("[，、（](?:[达为有计即共约]|共计|达到)?")
BRACKET, ENDS = pattern("（[一-鿿]{0,10}", needs="（"), pattern("）|，[^，）]*）")
NEXT_BEHIND = pattern(r"[，：（][^，。；\d]{0,12}")
CLAUSE = pattern("[，。；：、（）]")
RATE_OR_SHARE = pattern("率|占|比重|比例|密度|覆盖面")
OF_PAST = pattern(r"20\d\d年|上年|去年")
IN_TIME = pattern("及时|按[期时]|限时|如期")
TIME_SAID = pattern("及时|按[期时]|限时|如期|时限|期限")
BEHIND = 14  # characters of a clause that say what became of a count: 304个问题已得到解决
MOST = 20  # counts before a rate one of which may bear it out
SENTENCES = 2  # back, in which the counts of a rate are looked for
LONG = 100  # steps: digits that no other counts give by chance
TWO, NEARBY = 2, 2  # NEARBY: paragraphs back, in which a whole without a name is looked for
SUBJECT_LETTERS = 3  # of what a rate is of, before its name


def of_bracket(asked: Asked) -> Reckoned | None:
    """Return what a rate is of the count before it and that in the bracket behind it.

    抽查产品312批次，合格率93.6%（合格292批次）; 规范管理5.1万人，规范管理率75.0%（患者6.8万人）.
    """
    share, place = asked.number, asked.place
    behind = counts_of(asked.numbers[place + 1 : place + TWO])
    if not behind or not BRACKET.fullmatch(asked.passage.text, share.end, behind[0].start):
        return None
    counts = counts_of(asked.numbers[:place])
    own = [each for each in counts if each.sentence == share.sentence]
    if not own and rate_of(share.lead):  # 采集4,680个。自给率达到96.0%（用量4,875个）
        own = [each for each in counts if share.sentence - each.sentence == 1]
    before = [each for each in own if each.same == behind[0].same]
    if not before or not ENDS.match(asked.passage.text, behind[0].end):
        return None
    wholes = list(shares_of(asked.stated(behind[0]), [asked.stated(each) for each in own], share))
    if found := next((each for each in wholes if each.bounds.fits(share)), None):
        return found  # 泊位1,500个，停放1,380辆，夜间利用率36%（540辆）
    part, whole = sorted((before[-1], behind[0]), key=lambda each: each.amount)
    bounds = quotient(part, whole, share.per)
    return as_share(asked.stated(part), asked.stated(whole), bounds) if bounds else None


def of_behind(asked: Asked) -> Reckoned | None:
    """Return what a rate that opens its sentence is of: 合格率98.0%，抽检850批次、合格833批次."""
    share, place = asked.number, asked.place
    opens = not place or asked.numbers[place - 1].sentence < share.sentence
    if not opens or not rate_of(share.lead):
        return None
    pair = counts_of(asked.numbers[place + 1 : place + 1 + TWO])
    pair = [each for each in pair if not A_HEAD.search(each.lead)]
    is_pair = len(pair) == TWO and pair[0].same == pair[1].same
    if not is_pair or any(each.sentence != share.sentence for each in pair):
        return None
    if not NEXT_BEHIND.fullmatch(asked.passage.text, share.end, pair[0].start):
        return None
    part, whole = sorted(pair, key=lambda each: each.amount)
    bounds = quotient(part, whole, share.per)
    turned = (share.amount, *(turned_digits(share.amount, share.step) or ()))
    if bounds is None or not (
        any(bounds.fits(share, amount) for amount in turned) or _by_count(share, pair)
    ):
        return None
    return as_share(asked.stated(part), asked.stated(whole), bounds)


def of_two(asked: Asked) -> Reckoned | None:
    """Return what a rate or a share was to be of the last count and the only other of its unit."""
    passage, share, last = asked.passage, asked.number, _count_beside(asked)
    if last is None or not _counts([last], share) or A_HEAD.search(last.lead):
        return None
    if share.sentence - last.sentence > 1 or "；" in passage.text[last.end : share.start]:
        return None
    if last.same == "天" and "天数" in last.lead + share.lead:
        return of_days(asked, last)
    window = [each for each in _window(asked) if each.same == last.same]
    if OF_PAST.search(last.lead) and not any(OF_PAST.search(each.lead) for each in window[:-1]):
        return None  # 214件，占同类的23.6%，而2024年为151件，占18.3%: of what was then
    pairs = list(_pairs(asked, last, window))
    farther = [
        each
        for each in asked.before(last.same, MOST)
        if each.passage is not passage or share.sentence - each.number.sentence > SENTENCES
    ]
    of_far = shares_of(asked.stated(last), farther, share)
    if not pairs or any(each.bounds.fits(share) for each in (*pairs, *of_far)):
        return None
    if is_of_both(asked, last):
        return None
    if (turned := _by_count(share, window)) and (bounds := quotient(*turned, share.per)):
        return as_share(asked.stated(turned[0]), asked.stated(turned[1]), bounds)
    pair = min(pairs, key=lambda one: abs(one.bounds.middle - share.amount))
    if _is_of_others(share, pair):
        return None
    is_sure = is_slip(share, pair.bounds) or (
        is_near_share(share, pair.bounds) and _has_words(share, pair)
    )
    return pair if is_sure else None


def _by_count(share: Measured, window: list[Measured]) -> tuple[Measured, Measured] | None:
    """Return two counts that give a share if digits of one changed places: 余额132亿元 (of 312)."""
    if len(window) != TWO or not rate_of(share.lead) or share.amount < LONG * share.step:
        return None
    if any(each.sentence != share.sentence for each in window):
        return None
    for one, other in (window, window[::-1]):
        turned = [(each, other.amount) for each in turned_digits(one.amount, one.step) or ()]
        turned += [(one.amount, each) for each in turned_digits(other.amount, other.step) or ()]
        made = (share.per * above / below for above, below in turned if below >= above > 0)
        if any(abs(each - share.amount) <= share.step / 2 for each in made):
            return one, other
    return None


def _count_beside(asked: Asked) -> Measured | None:
    """Return the count right before a share, or right behind: 文学类占45%，达37,800册次."""
    numbers, place = asked.numbers, asked.place
    behind = numbers[place + 1] if place + 1 < len(numbers) else None
    if behind and AT_ONCE.fullmatch(asked.passage.text[asked.number.end : behind.start]):
        return behind
    before = [each for each in numbers[:place] if not A_HEAD.search(each.lead)]
    return before[-1] if before else None


def _window(asked: Asked) -> list[Measured]:
    """Return the counts before a share that have no rate or share of their own."""
    share = asked.number
    near = [
        each
        for each in asked.numbers[max(0, asked.place - MANY) : asked.place]
        if share.sentence - each.sentence <= SENTENCES
    ]
    own = {
        first.start
        for first, second in pairwise(near)
        if second.is_percent and RATE_OR_SHARE.search(second.lead)
    }
    return [
        each
        for each in _counts(near, share)
        if each.start not in own and not A_HEAD.search(each.lead)
    ]


def _counts(numbers: list[Measured], share: Measured) -> list[Measured]:
    """Return what a share may be of: of growth, where it tells what contributed to it."""
    if "贡献" not in share.lead:
        return counts_of(numbers)
    return [each for each in numbers if each.is_exact and each.unit and not each.is_percent]


def _pairs(asked: Asked, last: Measured, window: list[Measured]) -> Iterator[Reckoned]:
    """Yield what a share may be of: the last count and the one that is larger, or smaller."""
    smaller = [each for each in window if each.amount < last.amount]
    larger = [each for each in window if each.amount > last.amount]
    now = [each for each in larger if not COMPARED_WITH.search(each.lead)]
    own = [asked.stated(each) for each in now or larger]
    if not own and not smaller:
        own = [
            each
            for each in asked.before(last.same, MOST)
            if asked.paragraphs_from(each) == 1 and each.number.amount > last.amount
        ]
    amounts, this = {each.number.amount for each in own}, asked.stated(last)
    if len(amounts) == 1:
        yield from _both(asked.number, this, own[-1])
    elif not amounts and len({each.amount for each in smaller}) == 1:
        yield from _both(asked.number, asked.stated(smaller[-1]), this)
    elif len(amounts) == len(own) == 2 and sum(amounts) == 2 * max(amounts) - last.amount:
        whole = max(own, key=lambda each: each.number.amount)  # 2,400个，正常2,304个，待修96个
        for part in (this, min(own, key=lambda each: each.number.amount)):
            yield from _both(asked.number, part, whole)


def _both(share: Measured, part: Stated, whole: Stated) -> Iterator[Reckoned]:
    """Yield the share of a part; of the rest, where the part is what is not so."""
    bounds = quotient(part.number, whole.number, share.per)
    if bounds is None:
        return
    is_loss = LOSS.search(share.lead) or NOT_SO.search(share.lead)
    if NOT_SO.search(around(part)) and not is_loss:
        yield as_share(part, whole, Bounds(share.per - bounds.high, share.per - bounds.low))
    yield as_share(part, whole, bounds)


def _is_of_others(share: Measured, pair: Reckoned) -> bool:
    """Return whether a rate is of what no count names: 新建农田3.2万亩。农村自来水普及率96.4%."""
    part, whole = pair.used
    if not (rate := rate_of(share.lead)) or share.sentence == part.number.sentence:
        return False
    own = name_of(share.lead).partition(rate[1][-2:])[0][-SUBJECT_LETTERS:]
    return len(own) == SUBJECT_LETTERS and not set(own) & set(around(part) + around(whole))


def _has_words(share: Measured, pair: Reckoned) -> bool:
    """Return whether words of a share are among those of its counts, or may be of any."""
    part, whole = pair.used
    if IN_TIME.search(share.lead) and not TIME_SAID.search(part.number.lead):
        return False
    if rate := rate_of(share.lead):
        words, said = around(part), rate[1][-2:]
        return bool(OF_ANY.search(rate[1])) or any(word in words for word in said)
    subject, named = SUBJECT.match(share.lead), whole_name(share)
    if named and not is_named_so(named, whole.number.lead):
        return False
    return subject is None or bool(set(subject[1]) & set(around(part)) - set(whole.number.lead))


def around(each: Stated) -> str:
    """Return the words before a count, and those of its clause behind it."""
    behind = each.passage.text[each.number.end : each.number.end + BEHIND]
    return each.number.lead[-10:] + CLAUSE.split(behind)[0]
