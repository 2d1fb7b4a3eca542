"""Means: per head, per thing, per day, of counts of a sentence, a paragraph or the whole paper.

What two counts that its words may mean give bears a mean out, the nearest first. It is told where
none does, and a slip, a name, or the lack of any other count says what it was to be.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.ahead import AIMED
from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import DIGIT, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.lists import LEVEL
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.reading.wholes import MOVE_BEFORE, counts_of
from jianbao.audit.sentences.witnesses.heads import (
    PEOPLE,
    SIGNS,
    Each,
    behind,
    each_of,
    is_told_each,
    parts_of,
)
from jianbao.audit.sentences.witnesses.operands import (
    IS_MEAN,
    SHORT,
    Asked,
    Reckoned,
    unit_below,
    words_of,
)
from jianbao.audit.sentences.witnesses.slips import (
    fitting,
    moved,
    of_turned_total,
    one_digit_off,
    only,
    slipped,
    turned_afar,
    with_turned_count,
)
from jianbao.audit.sentences.witnesses.times import MYRIAD, OF_PERIOD, times_of
from jianbao.audit.sentences.witnesses.totals import (
    BACK,
    TOTAL_BEHIND,
    TOTALS,
    are_close,
    is_close,
    is_of_others,
    is_of_past,
    is_stated,
    pairs_of,
    shared,
    totals_of,
)
from jianbao.audit.sentences.witnesses.ways import STOCK

STATISTIC = pattern(
    "可支配|消费支出|工资|寿命|年龄|(?<![均造])(?<!平均单)价(?!值)|(?:零售|批发|出厂)均价|[月季年]末[^，。]{0,8}均价|每[百千万]元",
    needs="可支配|消费支出|工资|寿命|年龄|价|每",
)  # 每百元营业收入中的成本, 9月末尿素零售均价: of what no count tells
COST = pattern("成本|费用", needs="成本|费用")
"""A cost is told of each where a total of that name stands before it: 营运成本10,140万元."""
TIME_OF = pattern("([日天月])均", needs="均")
OF_OTHER_MONTH = pattern(r"[比较与同]\d{1,2}月(?:份)?的?[日周]均", needs="均")
SET_BEHIND = pattern("^(?:的)?(?:标准(?!煤)|测算|计算|价格|定额|限额|给予|起)")
OF_UNIT = pattern(
    "单位(GDP|[一-鿿]{0,8}?(?:生产总值|增加值|产值))[一-鿿]{0,4}[耗水电放]", needs="单位"
)
ABOUT = Decimal("0.06")  # of 约161人次: how wide it may be taken
FARTHEST, LEAST_GAP = 40, 2
AT_ONCE, WITHIN, BARE, NAMED = 2, Decimal("1.55"), 5, 10
"""How many times a mean may be off: of what stands right before, of the only counts, where its
words say nothing else than of what it is, and where they name the total."""

BOUNDS = ("低于", "高于", "超过", "不足", "不到")
CASES = ("例", "人", "人次", "名", "起", "件", "宗")
OF_SO_MANY = pattern("万|千人|^亿元", needs="万|千人|亿元")
OF_MANY = pattern("率(?:为|是|达到?|约|升至|降至)*$", needs="率")


def with_unit(passage: Passage, numbers: list[Measured], place: int) -> Measured:
    """Return a number with the unit of what it is told of each of: 克 of 300克/千瓦时.

    331.6/10万, and 2.1 of 万车死亡率2.1, have that of the cases before them.
    """
    number = numbers[place]
    unit, sign, _ = number.unit.partition("/")
    is_rate = not unit and (sign or (number.step < 1 and OF_MANY.search(number.lead)))
    if is_rate and (sign or OF_SO_MANY.search(words_of(passage, number))):
        before = (
            each.unit
            for each in counts_of(numbers[:place][::-1])
            if each.unit in CASES and not PEOPLE.search(each.lead)
            if each.amount not in (MYRIAD, 10 * MYRIAD)
        )
        unit = next(before, "")
    return replace(number, unit=unit) if unit != number.unit else number


MADE_LESS = ("增收", "核减", "核增", "调减", "压减", "化解", "节约")
"""What each gave or saved, and no change of a mean: 平均每个项目核减413万元."""
ALL_MADE = pattern("，(?:合计|共|累计|总计)[增减提]")  # 户均增加15万元，合计增加1.56亿元
MOVED_TO = pattern("[高加升少降低大小增减缩扩][到至为]", needs="到|至|为")


def is_mean(passage: Passage, number: Measured) -> bool:
    """Return whether the words before a number make it a mean: of each, and no change."""
    if number.is_percent or not number.unit or number.unit in ("倍", "百分点"):
        return False
    text, start = passage.text, number.start
    if number.lead.endswith("每") or (
        number.lead.endswith(BOUNDS) and text.startswith("的", number.end)
    ):
        return False  # 每20名毕业生; 台均维保费低于200元的有38家: a class of them
    is_of_unit = "/" in text[start : number.end + FARTHEST]
    before = text[max(0, start - FARTHEST) : start]
    if not (is_of_unit or any(sign in before for sign in SIGNS)):
        return False
    words = words_of(passage, number)
    if not any(sign in words for sign in SIGNS):
        return False
    if number.lead.endswith(("由", "从")) and MOVED_TO.search(text, number.end, number.end + 8):
        return False  # 生均面积由2.1平方米提高到4.6平方米: what it was
    is_moved = MOVE_BEFORE.search(words) and not words.endswith(MADE_LESS)
    if is_moved and not (LEVEL.search(words) or ALL_MADE.match(passage.text, number.end)):
        return False
    return not (
        (STATISTIC.search(words) and not unit_below(passage, number))
        or SET_BEHIND.match(passage.text[number.end : number.end + 4])
    )


def is_about(number: Measured) -> bool:
    """Return whether a number is a mean that is told roughly: 平均每场约161人次."""
    return number.lead.endswith("约") and bool(IS_MEAN.search(number.lead))


def widened(number: Measured) -> Measured:
    """Return what is told roughly as wide as it may be taken."""
    return replace(number, is_exact=True, step=max(2 * number.step, number.amount * ABOUT))


def mean(asked: Asked) -> Reckoned | None:
    """Return what gives a mean, or what was to: its bounds say which."""
    each = each_of(asked)
    if each is None or not each.heads:
        return None
    number, words = asked.number, words_of(asked.passage, asked.number)
    if (of_unit := OF_UNIT.search(words)) and not any(
        of_unit[1].replace("GDP", "生产总值") in one.number.lead for one in each.heads
    ):
        return None  # 单位GDP能耗, of a GDP that the sentence does not tell
    before, after = totals_of(asked, each)
    if COST.search(words):
        before, after = [one for one in before if COST.search(one.number.lead)], []
        if not before:
            return None
    if AIMED.search(words):  # 日均装车力争达到1560车: of what is aimed at, not of what was done
        before = [one for one in before if AIMED.search(one.number.lead)]
        if not before:
            return None
    if not before and not after:
        return _turned(asked, each)
    own = list(pairs_of(before, each.heads, each))
    units = dict.fromkeys(head.number.same for head in each.heads if is_stated(head))
    rest = [*each.others, *(one for unit in units for one in asked.before(unit, TOTALS))]
    rest = [one for one in rest if each.times == 1 or one.number.amount != each.times]
    rest = [one for one in rest if not is_told_each(one)]
    others = list(pairs_of(before, rest, each))
    if found := _at_hand(asked, each, own, others):
        return found
    close, beside = ([one for one in tried if are_close(asked, one)] for tried in (own, others))
    if found := fitting(number, close):
        return found
    if OF_OTHER_MONTH.search(words):  # 比9月日均的1455车: no slip of this month's
        return fitting(number, beside)
    strong = _strong(asked, close, beside)
    if words.startswith("其中"):
        return fitting(number, [*beside, *own, *others])
    if found := slipped(number, strong) or moved(number, strong):
        return found
    if found := fitting(number, beside):
        return found
    if not each.rest and (found := _at_once(asked, strong)):
        return found
    behind_it = list(pairs_of(after, each.heads, each))
    far = (
        [*own, *others, *pairs_of(after, rest, each)]
        if not asked.is_short
        else [one for one in own if any(is_close(asked, used) for used in one.used)]
    )
    if found := fitting(number, [*behind_it, *far]):
        return found
    if each.is_any:
        close = [*close, *behind_it]
        return slipped(number, close) or one_digit_off(asked, close)
    if is_of_others(asked):
        return None
    if each.is_time:  # what is in stock is none of a time
        close, own = (
            [one for one in tried if not STOCK.search(one.used[0].number.lead)]
            for tried in (close, own)
        )
    return (
        slipped(number, close)
        or turned_afar(number, own)
        or with_turned_count(asked, close)
        or with_turned_count(asked, strong)
        or of_turned_total(asked, own)
        or _named(asked, each, close or own)
        or _sole(asked, each, close or own, behind_it)
        or (_of_other_times(asked, each, close) if each.is_time else None)
        or _in_brackets(asked, behind_it)
        or turned_afar(number, [*behind_it, *pairs_of(after, each.others, each)])
    )


def _at_hand(
    asked: Asked, each: Each, own: list[Reckoned], others: list[Reckoned]
) -> Reckoned | None:
    """Return what gives a short mean, or was to, of the one pair that its sentence has.

    Few digits come of far counts by chance: 检察官11名兼任22所学校，每人联系3所 are no 22÷7.
    """
    if not asked.is_short or each.is_time:
        return None
    here, beside = (
        [one for one in tried if all(asked.has_beside(used) for used in one.used)]
        for tried in (own, others)
    )
    if not here:
        return None
    of_others = parts_of(asked, [*each.heads, *each.others])
    beside = [one for one in beside if _is_apart(one, of_others)]
    if found := fitting(asked.number, here if each.is_sure else [*here, *beside]):
        return found
    here = [one for one in beside if _are_alike(one)] or here
    parts = parts_of(asked, [one.used[0] for one in here])
    here = [one for one in here if one.used[0].number.start not in parts or _are_next(one)]
    if len({one.used[1].number.start for one in here}) != 1 or is_of_others(asked):
        return None
    named = [one for one in own if shared(one.used[0], each.rest) > 1][:1]
    if named not in ([], here[:1]):
        return None  # what is told of each stands farther before
    is_it = only(asked.number, here[:1], AT_ONCE)
    return is_it or with_turned_count(asked, here[:1], any_long=True)


def _are_alike(one: Reckoned) -> bool:
    """Return whether a total and its heads have one name: 国产片403部, 国产片票房3.46亿元."""
    return shared(one.used[1], name_of(one.used[0].number.lead)) > 1


def _is_apart(one: Reckoned, of_others: set[int]) -> bool:
    """Return whether a head is no part of another, or stands right before its own total."""
    head = one.used[1].number
    return head.start not in of_others or _are_alike(one) or _are_next(one)


def _are_next(one: Reckoned) -> bool:
    """Return whether a total stands right behind its heads: 脱贫户420户、1470人."""
    total, head = (used.number for used in one.used)
    between = one.used[0].passage.text[head.end : total.start]
    return head.end < total.start and not DIGIT.search(between)


def _of_other_times(asked: Asked, each: Each, tried: list[Reckoned]) -> Reckoned | None:
    """Return what a mean of days was to be that is one of months, or of months one of days."""
    number = asked.number
    of_days = TIME_OF.search(words_of(asked.passage, number))
    spans = times_of(asked, "月" if of_days and of_days[1] in "日天" else "日") if of_days else []
    for one in tried if number.amount >= SHORT * number.step else ():
        if fitting(number, list(pairs_of([one.used[0]], spans, each))):
            return one
    return None


def _in_brackets(asked: Asked, behind_it: list[Reckoned]) -> Reckoned | None:
    """Return what a mean was to be of a total right behind it: 座席2.5个（座席6,900个）."""
    if not asked.passage.text.startswith("（", asked.number.end):
        return None
    start = asked.numbers[asked.place + 1].start if behind_it else 0
    own = [one for one in behind_it if one.used[0].number.start == start]
    return only(asked.number, own, AT_ONCE)


def _turned(asked: Asked, each: Each) -> Reckoned | None:
    """Return what gives a mean, or would but for two turned digits, of things it does not count.

    移动电话用户259.2万户，每百人120部: what has another unit is told of a slip alone.
    """
    number = asked.number
    totals = [one for one in asked.counts if asked.has_beside(one, 1) and not one.number.is_percent]
    heads = [head for head in each.heads if each.is_sure or is_close(asked, head)]
    tried = list(pairs_of(totals, heads, each))
    turned = () if asked.is_short else turned_digits(number.amount, number.step) or ()
    slipped = (one for one in tried if any(one.bounds.fits(number, amount) for amount in turned))
    return (None if asked.is_short else fitting(number, tried)) or next(slipped, None)


def _strong(asked: Asked, close: list[Reckoned], beside: list[Reckoned]) -> list[Reckoned]:
    """Return what comes before any other counts: the nearest total and the only head, or of a name.

    租赁补贴8,640户…发放租赁补贴2,592万元，户均3,000元; 律师1,728名…律师办理案件12,960件，人均7.5件.
    """
    near = [other for other in asked.like() if not IS_MEAN.search(other.number.lead)]
    totals = {one.used[0].number.start for one in (*close, *beside)}
    near = [other for other in near if other.number.start in totals] or near
    own, nearest = (
        [one for one in tried if near and one.used[0].number.start == near[0].number.start]
        for tried in (close, [*close, *beside])
    )
    if at_once := [one for one in nearest if _gap(asked, one.used[1]) <= LEAST_GAP]:
        return at_once
    here = [one for one in nearest if all(asked.has_beside(used) for used in one.used)]
    if len(here) == 1:
        return here  # 现场咨询2,160人次，发放资料8,640份，人均4份: no other head of its sentence
    runs = [shared(one.used[1], one.used[0].number.lead) for one in nearest]
    best = max(runs, default=0)
    named = [one for one, run in zip(nearest, runs, strict=True) if run == best > 1]
    if len({one.used[1].number.start for one in named}) == 1:
        return named
    heads = {one.used[1].number.start for one in own}
    return own if len(heads) == 1 and asked.has_beside(own[0].used[1], 1) else []


def _at_once(asked: Asked, strong: list[Reckoned]) -> Reckoned | None:
    """Return what a mean right behind its total or its heads was to be: no other is meant."""
    is_so = strong and any(_gap(asked, used) <= LEAST_GAP for used in strong[0].used)
    return only(asked.number, strong, BARE) if is_so else None


def _named(asked: Asked, each: Each, tried: list[Reckoned]) -> Reckoned | None:
    """Return the only one whose total the words of a mean, or those behind it, name."""
    number = asked.number
    words = (each.rest, behind(asked.stated(number)))
    tried = [one for one in tried if asked.paragraphs_from(one.used[0]) <= BACK]
    tried = [one for one in tried if not is_of_past(one.used[0])] or tried
    named = [one for one in tried if any(shared(one.used[0], name) > 1 for name in words)]
    is_open = len({one.used[1].number.amount for one in named}) > AT_ONCE
    return only(number, named, NAMED) or (None if is_open else moved(number, named))


def _sole(
    asked: Asked, each: Each, tried: list[Reckoned], behind_it: list[Reckoned]
) -> Reckoned | None:
    """Return the one pair that the sentences before a mean leave, if the mean is near it.

    Where the paragraph has no total, that may stand at the end of the one before.
    """
    number = asked.number
    near = [one for one in tried if is_close(asked, one.used[0])]
    near = near or [one for one in tried if asked.paragraphs_from(one.used[0]) == 1]
    parts = parts_of(asked, [one.used[0] for one in near])
    near = [one for one in near if one.used[0].number.start not in parts]
    near = [one for one in near if _gap(asked, one.used[1]) <= LEAST_GAP] or near
    for used in (0, 1):
        near = [one for one in near if asked.has_beside(one.used[used])] or near
    if each.is_time:  # 1月、2月分别为98.6万件、72.4万件，日均3.15万件: of all of them
        near = [x for x in near if x.used[1] is near[0].used[1] and not x.used[0].is_listed()]
    if not near and len(behind_it) == 1 and TOTAL_BEHIND.match(behind_it[0].used[0].number.lead):
        near = behind_it
    if not near:
        return None
    total, head = near[0].used
    is_bare = not each.rest and head.number.end != OF_PERIOD
    is_at_once = _gap(asked, total) <= LEAST_GAP
    return only(number, near, BARE if is_bare else AT_ONCE if is_at_once else WITHIN)


def _gap(asked: Asked, each: Stated) -> int:
    """Return how many characters stand between a count before a mean and its words."""
    gap = asked.number.start - len(asked.number.lead) - each.number.end
    return gap if each.passage is asked.passage and gap >= 0 else FARTHEST
