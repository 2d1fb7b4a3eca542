"""Rates and shares of counts that stand elsewhere, or that nothing but their place makes theirs.

今年计划40个。目前已动工34个，开工率85%: the sentences leave no choice. Told is what a name, or the
lack of any other count, makes sure; else a slip of the hand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import DONE, PLANNED
from jianbao.audit.sentences.quotients.rates import (
    LOSS,
    has_own_rate,
    most_named,
    rate_of,
)
from jianbao.audit.sentences.quotients.shares import (
    A_HEAD,
    COMPARED_WITH,
    COUNTED_OTHERWISE,
    SHARE,
    SUBJECT,
    is_named_so,
    whole_name,
)
from jianbao.audit.sentences.quotients.sharing import SHARE as SHARE_OF_COUNT
from jianbao.audit.sentences.reading.claims import Bounds, direction, quotient
from jianbao.audit.sentences.reading.mistyped import (
    is_mistyped,
    turned_digits,
)
from jianbao.audit.sentences.reading.pool import Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of, is_meant, of_other_things
from jianbao.audit.sentences.witnesses.excuses import is_of_both
from jianbao.audit.sentences.witnesses.operands import (
    Asked,
    Reckoned,
    as_share,
    has_name,
    shares_of,
)
from jianbao.audit.sentences.witnesses.rests import of_plan
from jianbao.audit.sentences.witnesses.slips import is_near_share, is_slip
from jianbao.audit.sentences.witnesses.times import of_days

AIMED = pattern("力争|争取|目标|确保|[须要](?:抓好|着力|重点|继续)|下一步|下半年要")
FROM = ("由", "从", "自")
COEFFICIENT = pattern("利用系数(?:为|达到?|约)*$", needs="利用系数")
OF_CHANGE = pattern("增|减|新", needs="增|减|新")
OF_MORE = pattern(
    "准确|快速|当[场庭]|一次|首次|平均|增长|增速|失业|出生|死亡|自然|城镇化|利率|税率|毛利|综合|安全感|同比|环比|分别|依次|利润率|收益率"
)
"""What a rate or a share tells of something else than the counts beside it."""
TO = pattern("^对[^，。；]*?的(?=贡献)", needs="贡献")  # 对工业增长的贡献率
OF_ANY = pattern(
    "覆盖|执行|履约|完成|完好|成功|兑现|落实|利用|使用|普及|达标|就诊|参与|到位|处置|贡献|规范|解决"
)
"""Rates that any count may be of: their names say what was reached, not by what."""
NOT_SO = pattern("损坏|未|不|故障|空置|逾期|失败|闲置|停用|停运|缺|流失|失联|无法|待")
AT_ONCE = pattern("[，、（](?:[达为有计即共约]|共计|达到)?")
BRACKET, ENDS = pattern("（[一-鿿]{0,10}", needs="（"), pattern("）|，[^，）]*）")
CLAUSE = pattern("[，。；：、（）]")
RATE_OR_SHARE = pattern("率|占|比重|比例|密度|覆盖面")
GOES_ON = pattern("^，[^，。；]{2,12}，占", needs="占")  # 48.6万人次，为单日最高，占…
OF_PAST = pattern(r"20\d\d年|上年|去年")
IN_TIME = pattern("及时|按[期时]|限时|如期")
TIME_SAID = pattern("及时|按[期时]|限时|如期|时限|期限")
BEHIND = 14  # characters of a clause that say what became of a count: 304个问题已得到解决
NEAR = 15  # points by which a rate may be off and still be of these counts
MOST = 20  # counts before a rate one of which may bear it out
FEW = 6  # wholes of which one seldom comes near by chance
NEAREST = 4  # wholes of which a turned count is looked for
SENTENCES = 2  # back, in which the counts of a rate are looked for
TWO, NEARBY = 2, 2  # NEARBY: paragraphs back, in which a whole without a name is looked for
SUBJECT_LETTERS = 3  # of what a rate is of, before its name


def is_share(number: Measured) -> bool:
    """Return whether a number may be of two counts."""
    is_one = number.is_percent or (not number.unit and COEFFICIENT.search(number.lead) is not None)
    return is_one and not number.lead.endswith(FROM)


def share(asked: Asked) -> Reckoned | None:
    """Return what a share or a rate was to be of counts that stand elsewhere."""
    text, at = asked.passage.text, asked.number.start
    aimed = asked.number.lead.endswith("到") and AIMED.search(text, text.rfind("。", 0, at) + 1, at)
    if aimed or COUNTED_OTHERWISE.match(text, asked.number.end):
        return None  # 11月要抓好三项工作：…三是网上办理率达到97.5%: of what is to come
    if (found := _of_bracket(asked)) and is_near_share(asked.number, found.bounds):
        return found
    if found := _of_count(asked):
        return found
    lead = asked.number.lead
    if OF_MORE.search(TO.sub("", lead)):
        return None
    if DONE.search(lead) and (found := of_plan(asked)):
        return found
    return _of_two(asked) if rate_of(lead) or SHARE.search(lead) else None


# ---- of a count that is named, or stands right before


def _of_count(asked: Asked) -> Reckoned | None:
    share = asked.number
    if any(word in share.lead for word in ("分别", "依次", "同类")):
        return None  # of a kind that is named elsewhere, if at all
    own = _own_count(asked)
    is_last = own is not None and own.number is asked.numbers[asked.place - 1]
    if own and is_last and (found := of_other_things(asked.numbers[: asked.place], share)):
        return as_share(own, asked.stated(found[0]), found[1])
    count = own or _named_count(asked)
    if count is None or has_own_rate(asked.passage, count.number, share, asked.numbers):
        return None
    before = [
        each for each in asked.before(count.number.same, MOST) if each.number is not count.number
    ]
    wholes = list(shares_of(count, before, share, count.number.amount))
    if any(each.bounds.fits(share) for each in wholes):
        return None
    return _whole_named(asked, count, wholes) or (
        _turned_count(share, count, wholes) if own else None
    )


def _own_count(asked: Asked) -> Stated | None:
    """Return what a share or a rate tells the part of: the count right before it, or its name's."""
    passage, numbers, share = asked.passage, asked.numbers, asked.number
    before = _before_changes(numbers[: asked.place], share)
    if before and before.unit and before.is_exact and not before.is_percent:
        gap = passage.text[numbers[asked.place - 1].end : share.start]
        goes_on = GOES_ON.match(gap) and SHARE_OF_COUNT.match(f"，{share.lead}")
        is_own = goes_on or _is_its_own_name(before, share, gap)
        if (is_own or SHARE_OF_COUNT.match(gap)) and not A_HEAD.search(before.lead):
            return asked.stated(before)
    rate = rate_of(share.lead)
    stem = name_of(rate[1])[-4:] if rate else ""
    if len(stem) < len("开工") or LOSS.search(stem):
        return None
    near = [
        each
        for each in numbers[: asked.place]
        if share.sentence - each.sentence <= 1 and (each.lead.endswith(stem) or counts_of([each]))
        if not has_own_rate(passage, each, share, numbers)
    ]
    named = most_named(passage, near, stem)
    if not named:
        return None
    words = named[-1].lead
    return asked.stated(named[-1]) if set(stem[-2:]) <= set(words) else None


def _before_changes(before: list[Measured], share: Measured) -> Measured | None:
    """Return the last number before a share that tells no change: 由9条增加到15条，增加6条，占…."""
    last = before[-1] if before else None
    if OF_CHANGE.search(share.lead):
        return last
    while before and before[-1].sentence == share.sentence and direction(before[-1].lead):
        if counts_of(before[-1:]):
            break
        before = before[:-1]
    return before[-1] if before and before[-1].sentence == share.sentence else last


def _is_its_own_name(count: Measured, share: Measured, gap: str) -> bool:
    """Return whether a share tells the name of the count before it: 死亡35人，死亡人数占全市的."""
    subject = SUBJECT.match(share.lead)
    name = name_of(subject[1]) if subject and gap == f"，{share.lead}" else ""
    return len(name) > 1 and name == name_of(count.lead)


def _named_count(asked: Asked) -> Stated | None:
    """Return what stands elsewhere under the name before 占: 小麦总产量占夏粮总产量的91%."""
    share = asked.number
    subject, rate = SUBJECT.match(share.lead), rate_of(share.lead)
    name = subject[1].strip("所占") if subject else name_of(rate[1]) if rate else ""
    if len(name) < len("小麦产量") and (rate or not whole_name(share)):
        return None
    found = [
        each
        for counts in asked.material.once(pool).counts.values()
        for each in counts
        if _is_name(name, name_of(each.number.lead), bool(rate))
    ]
    amounts = {(each.number.amount, each.number.unit) for each in found}
    return found[-1] if len(amounts) == 1 else None


def _is_name(words: str, name: str, of_rate: bool) -> bool:
    """Return whether a count has a name: 完成投资 of 三个乡镇完成投资率."""
    if of_rate and len(name) >= len("完成投资"):
        return words.endswith(name)
    return words == name and len(name) > len("占")


def _whole_named(asked: Asked, count: Stated, wholes: list[Reckoned]) -> Reckoned | None:
    """Return the whole that a share names and misses, or of which a slip makes it right."""
    share, words = asked.number, whole_name(asked.number)
    is_plan = bool(PLANNED.search(share.lead))
    named = []
    for each in wholes:
        whole = each.used[1].number
        of_words = words and is_named_so(words, name_of(whole.lead))
        of_name = not words and (
            has_name((count.number.lead, share.lead), whole) or _has_same_name(count, each.used[1])
        )
        if of_words or of_name or (is_plan and PLANNED.search(whole.lead)):
            named.append(each)
    is_one = len({each.used[1].number.amount for each in named}) == 1
    if is_one and is_meant(share, named[0].bounds):
        return named[0]
    for each in named or wholes:
        is_near = named or len(wholes) <= FEW or asked.paragraphs_from(each.used[1]) <= NEARBY
        low, high = each.bounds.low, each.bounds.high
        if is_near and is_mistyped(share.amount, low, high, share.step):
            return each
    return None


def _has_same_name(count: Stated, whole: Stated) -> bool:
    """Return whether a whole has the name of its part, before it or behind: 造成104人死亡."""
    name = name_of(count.number.lead)
    if whole.is_cell:
        return name == name_of(whole.number.lead)
    return (
        len(name) > 1 and CLAUSE.split(whole.passage.text[whole.number.end :][:BEHIND])[0] == name
    )


def _turned_count(share: Measured, count: Stated, wholes: list[Reckoned]) -> Reckoned | None:
    """Return a whole of which the share is right if two digits of the count change places."""
    for each in wholes[:NEAREST]:
        for amount in turned_digits(count.number.amount, count.number.step) or ():
            meant = replace(count.number, amount=amount)
            turned = quotient(meant, each.used[1].number, share.per)
            if turned is not None and turned.fits(share):
                return each
    return None


# ---- of the only two counts


def _of_bracket(asked: Asked) -> Reckoned | None:
    """Return what a rate is of the count before it and that in the bracket behind it.

    抽查产品312批次，合格率93.6%（合格292批次）; 规范管理5.1万人，规范管理率75.0%（患者6.8万人）.
    """
    share, place = asked.number, asked.place
    behind = counts_of(asked.numbers[place + 1 : place + TWO])
    if not behind or not BRACKET.fullmatch(asked.passage.text, share.end, behind[0].start):
        return None
    own = [each for each in counts_of(asked.numbers[:place]) if each.sentence == share.sentence]
    before = [each for each in own if each.same == behind[0].same]
    if not before or not ENDS.match(asked.passage.text, behind[0].end):
        return None
    wholes = list(shares_of(asked.stated(behind[0]), [asked.stated(each) for each in own], share))
    if found := next((each for each in wholes if each.bounds.fits(share)), None):
        return found  # 泊位1,500个，停放1,380辆，夜间利用率36%（540辆）
    part, whole = sorted((before[-1], behind[0]), key=lambda each: each.amount)
    bounds = quotient(part, whole, share.per)
    return as_share(asked.stated(part), asked.stated(whole), bounds) if bounds else None


def _of_two(asked: Asked) -> Reckoned | None:
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
    pair = min(pairs, key=lambda one: abs(one.bounds.middle - share.amount))
    if _is_of_others(share, pair):
        return None
    is_sure = is_slip(share, pair.bounds) or (
        is_near_share(share, pair.bounds) and _has_words(share, pair)
    )
    return pair if is_sure else None


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
    if NOT_SO.search(_around(part)) and not is_loss:
        yield as_share(part, whole, Bounds(share.per - bounds.high, share.per - bounds.low))
    yield as_share(part, whole, bounds)


def _is_of_others(share: Measured, pair: Reckoned) -> bool:
    """Return whether a rate is of what no count names: 新建农田3.2万亩。农村自来水普及率96.4%."""
    part, whole = pair.used
    if not (rate := rate_of(share.lead)) or share.sentence == part.number.sentence:
        return False
    own = name_of(share.lead).partition(rate[1][-2:])[0][-SUBJECT_LETTERS:]
    return len(own) == SUBJECT_LETTERS and not set(own) & set(_around(part) + _around(whole))


def _has_words(share: Measured, pair: Reckoned) -> bool:
    """Return whether words of a share are among those of its counts, or may be of any."""
    part, whole = pair.used
    if IN_TIME.search(share.lead) and not TIME_SAID.search(part.number.lead):
        return False
    if rate := rate_of(share.lead):
        words, said = _around(part), rate[1][-2:]
        return bool(OF_ANY.search(rate[1])) or any(word in words for word in said)
    subject, named = SUBJECT.match(share.lead), whole_name(share)
    if named and not is_named_so(named, whole.number.lead):
        return False
    return subject is None or bool(set(subject[1]) & set(_around(part)) - set(whole.number.lead))


def _around(each: Stated) -> str:
    """Return the words before a count, and those of its clause behind it."""
    behind = each.passage.text[each.number.end : each.number.end + BEHIND]
    return each.number.lead[-10:] + CLAUSE.split(behind)[0]
