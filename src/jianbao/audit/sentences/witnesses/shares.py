"""Rates and shares of counts that stand elsewhere, or that nothing but their place makes theirs.

今年计划40个。目前已动工34个，开工率85%: the sentences leave no choice. Told is what a name, or the
lack of any other count, makes sure; else a slip of the hand alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.plans import DONE, PLANNED
from jianbao.audit.sentences.quotients.rates import (
    LOSS,
    has_own_rate,
    most_named,
    rate_of,
)
from jianbao.audit.sentences.quotients.shares import (
    COUNTED_OTHERWISE,
    SHARE,
    SUBJECT,
    is_named_so,
    whole_name,
)
from jianbao.audit.sentences.quotients.sharing import SHARE as SHARE_OF_COUNT
from jianbao.audit.sentences.reading.claims import direction, quotient
from jianbao.audit.sentences.reading.mistyped import (
    is_mistyped,
    turned_digits,
)
from jianbao.audit.sentences.reading.pool import Stated, pool
from jianbao.audit.sentences.reading.wholes import (
    A_HEAD,
    counts_of,
    is_meant,
    of_other_things,
    without_mean,
)
from jianbao.audit.sentences.witnesses.beside import (
    BEHIND,
    CLAUSE,
    MOST,
    NEARBY,
    of_behind,
    of_bracket,
    of_two,
)
from jianbao.audit.sentences.witnesses.operands import (
    Asked,
    Reckoned,
    as_share,
    has_name,
    shares_of,
)
from jianbao.audit.sentences.witnesses.rests import of_plan
from jianbao.audit.sentences.witnesses.slips import is_near_share

AIMED = pattern("力争|争取|目标|确保|[须要](?:抓好|着力|重点|继续)|下一步|下半年要")
FROM = ("由", "从", "自")
COEFFICIENT = pattern("利用系数(?:为|达到?|约)*$", needs="利用系数")
OF_CHANGE = pattern("增|减|新", needs="增|减|新")
OF_MORE = pattern(
    "准确|快速|当[场庭]|一次|首次|平均|增长|增速|失业|出生|死亡|自然|城镇化|利率|税率|毛利|综合|安全感|同比|环比|分别|依次|利润率|收益率"
)
"""What a rate or a share tells of something else than the counts beside it."""
TO = pattern("^对[^，。；]*?的(?=贡献)", needs="贡献")  # 对工业增长的贡献率
GOES_ON = pattern("^，[^，。；]{2,12}，占", needs="占")  # 48.6万人次，为单日最高，占…
NEAR = 15  # points by which a rate may be off and still be of these counts
FEW = 6  # wholes of which one seldom comes near by chance
NEAREST = 4  # wholes of which a turned count is looked for


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
    if (found := of_bracket(asked)) and is_near_share(asked.number, found.bounds):
        return found
    if found := of_behind(asked) or _of_count(asked):
        return found
    lead = asked.number.lead
    if OF_MORE.search(TO.sub("", lead)):
        return None
    if DONE.search(lead) and (found := of_plan(asked)):
        return found
    return of_two(asked) if rate_of(lead) or SHARE.search(lead) else None


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
    if not own:
        return _whole_named(asked, count, wholes)
    turned = turned_digits(count.number.amount, count.number.step) or (count.number.amount,)
    smaller = [each for each in before if min(turned) <= each.number.amount < count.number.amount]
    return (
        _whole_named(asked, count, wholes)
        or _turned_count(share, count, wholes)
        or _turned_count(share, count, list(shares_of(count, smaller, share)))
    )


def _lead(asked: Asked, number: Measured) -> Stated | None:
    """Return the number of an item's lead, where it is of a number's unit."""
    item = asked.passage.section, asked.passage.item
    before = asked.before(number.same, FEW)
    leads = (each for each in before if each.passage.kind == "lead")
    return next((x for x in leads if (x.passage.section, x.passage.item) == item), None)


def _own_count(asked: Asked) -> Stated | None:
    """Return what a share or a rate tells the part of: the count right before it, or its name's."""
    passage, numbers, share = asked.passage, asked.numbers, asked.number
    before = _before_changes(without_mean(numbers[: asked.place], share.lead), share)
    if before and passage.kind == "item" and is_change(before) and (led := _lead(asked, before)):
        return led  # 茶企达到65家。比6月末增加7家，占加工企业的19.9%
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
