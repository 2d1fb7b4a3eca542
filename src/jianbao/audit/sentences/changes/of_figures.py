"""Changes whose values the ledger has alone: 接待来访{来访}，同比下降20.0%; 投诉量下降20.0%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.ahead import in_plans
from jianbao.audit.arithmetic.changes import by_plain_label, digits_of, is_before, plain_label
from jianbao.audit.measured import Measured, is_short_for, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.bases import BASE
from jianbao.audit.sentences.changes.compared import place_of
from jianbao.audit.sentences.changes.directions import is_change
from jianbao.audit.sentences.changes.judging import YEAR, judged
from jianbao.audit.sentences.reading.claims import MOVED, Claim, direction, typed
from jianbao.briefing.model import Figure
from jianbao.yaml.dates import Period


def of_ledger(
    material: Material, told: set[tuple[int, int]]
) -> Iterator[tuple[Claim, Figure, Figure]]:
    """Yield wrong changes with both values; of those in `told` the text says more.

    What money grew by may be told at other prices: of it a slip of two digits is told alone.
    """
    for passage, numbers in material.once(stated) if material.figures else ():
        for place, by in enumerate(numbers):
            if by.figure or not by.is_exact or (id(passage), by.start) in told:
                continue
            said = CHANGE.match(by.lead) if is_change(by) else None
            before = passage.text[max(0, by.start - WIDE) : by.start]
            if said is None or any(map(before.__contains__, OTHERWISE)):
                continue
            found = list(_of_figures(passage, numbers, place, said, material))
            if found and not in_plans(material, passage):
                yield from found


CHANGE = pattern(
    "(?P<name>.*?)(?P<than>同比|环比|[比较](?!重|例|率)[^，。；]{1,12}?|[两三四五]年(?:累计|共)?)?"
    f"[的仍再]?(?:净?(?:{MOVED})|净[增减]|[多少][一-鿿])(?:幅度?)?(?:了|约|近|达|为)*$"
)
OTHERWISE = ("口径", "可比", "扣除", "剔除", "含", "实际", "名义")  # 按可比口径，增长16.0%
WIDE = 20
CARRIES_ON = "但仍且并也又还而共"
LEAST = Decimal("0.3")  # of a change what values give is no less, nor more than its inverse


def _of_figures(
    passage: Passage,
    numbers: list[Measured],
    place: int,
    said: re.Match[str],
    material: Material,
) -> Iterator[tuple[Claim, Figure, Figure]]:
    """Yield what is wrong of a change: of the figure before it, or of those that it names."""
    by, name = numbers[place], GENERAL.sub("", name_of(said["name"]))
    one = None if name.strip(CARRIES_ON) else _carried(passage, numbers, place)
    own = material.figures.get(one.figure) if one is not None else None
    nows = [own] if own else _called(name, by, material)
    pairs = [
        (now, before)
        for now in nows
        if now.exact is not None and now.kind not in ("change", "target", "limit")
        for before in _values_before(now, said["than"] or "", material)
    ]
    claims = [(_changed(passage, by, now, before, one), now, before) for now, before in pairs]
    for claim, now, before in claims if len(claims) == 1 else ():
        wrong = claim is not None and not claim.holds and claim.kind == "change-wrong"
        if claim and wrong and _is_told(claim, now, before, is_beside=own is not None):
            yield claim, before, now


def _is_told(claim: Claim, now: Figure, before: Figure, is_beside: bool) -> bool:
    """Return whether a change is meant of two values: beside one, near what they give, a slip."""
    by = claim.at
    if now.exact is None or before.exact is None:
        return False
    wanted = abs(now.exact - before.exact) * (by.per / before.exact if by.is_percent else 1)
    is_near = is_beside or LEAST * wanted <= abs(by.amount) <= wanted / LEAST
    slip = digits_of(claim.expected) == digits_of(typed(claim.passage, by))
    return slip or (is_near and not (by.is_percent and now.counted.endswith("元")))


def _carried(passage: Passage, numbers: list[Measured], place: int) -> Measured | None:
    """Return the value that a change is told of: the last before it, other changes aside."""
    for one, then in zip(numbers[place - 1 :: -1], numbers[place::-1], strict=False):
        if one.sentence != then.sentence or not place:
            return None
        if not BARE_CHANGE.match(passage.text, one.end, then.start):
            return None  # 接待游客480万人次，旅游收入同比增长20%: of something else
        if not is_change(one) and not BASE.search(one.lead):
            return one
    return None


BARE_CHANGE = pattern(
    f"[，、（但仍且并也又还而]*(?:连续[^，。；]{{2,8}}，)?(?:同比|环比|[比较]|[两三四五]年|的?(?:{MOVED}))[^，。；、（]*$"
)
GENERAL = pattern("[全我本][市县区州省旗]|[数量额]$")


def _called(name: str, by: Measured, material: Material) -> list[Figure]:
    """Return the figures of now that words name: 投诉量 of 10月培训投诉, if of one thing alone."""
    if len(name) < SHORTEST or any(map(by.lead.__contains__, OF_OTHERS)):
        return []
    labels = material.once(by_plain_label)
    found = [label for label in labels if label == name or GENERAL.sub("", label) == name]
    found = found or [
        label
        for label in labels
        if label.endswith(name) or (label.startswith(name[:2]) and is_short_for(name, label))
    ]  # 冷库容量 of 冷库总容量
    return [each for label in found if len(found) == 1 for each in labels[label]]


SHORTEST = 2
OF_OTHERS = (
    "其中",
    "分别",
    "年均",
    "平均",
    "累计",
    "计划",
    "目标",
    "任务",
    "预算",
    "预计",
    "预期",
    "常年",
)


def _changed(
    passage: Passage, by: Measured, now: Figure, before: Figure, one: Measured | None
) -> Claim | None:
    if now.exact is None or before.exact is None:
        return None
    if one is None:
        unit = "%" if now.is_percent else now.counted
        one = replace(by, amount=now.exact, step=now.step, unit=unit, scale=now.scale)
    base = replace(one, amount=before.exact, step=before.step)
    return judged(passage, base, one, by, direction(by.lead))


def _values_before(now: Figure, than: str, material: Material) -> list[Figure]:
    """Return the values of a figure that are of the time that a change is told against."""
    like = material.once(by_plain_label).get(plain_label(now.label.text), ())
    found = [
        each
        for each in like
        if each is not now and each.period is not None and each.exact
        if each.counted == now.counted and each.scope == now.scope
        if _is_of(than, now, each, each.period, material)
    ]
    yearly = [] if than else [each for each in found if is_before(now, each, "同比", material)]
    return yearly or found


def _is_of(than: str, now: Figure, each: Figure, then: Period, material: Material) -> bool:
    """Return whether an earlier value is of the time that words name; of any, without them."""
    own = now.period or material.briefing.period
    if not than:
        return (then.last.year, then.last.month) < (own.last.year, own.last.month or MONTHS)
    if any(word in than for word in OF_LAST_MONTH):
        return is_before(now, each, "环比", material)
    if any(map(than.__contains__, YEAR_START)):
        ended = (then.last.year, then.last.month or MONTHS) == (own.first.year - 1, MONTHS)
        return ended and own.first.year == own.last.year
    if any(word in than for word in OF_LAST_YEAR):
        return is_before(now, each, "同比", material)
    if (year := YEAR.search(than)) and not place_of(than):
        return str(then.last.year) == year[1] and own.last.year != then.last.year
    if than[:1] in COUNTED and than[1:2] == "年":  # 两年累计减少1,620人
        return own.last.year - then.last.year == COUNTED.index(than[0]) + 1
    place, months = place_of(than), (then.first.month, then.last.month)
    if place > MONTHS:
        place = 3 * (place - 100)
        months = (months[0] + 2, months[1]) if then.first != then.last else months
    is_past = (then.last.year, months[1]) < (own.last.year, own.last.month or MONTHS)
    return (
        months == (place, place)
        and is_past
        and own.last.year - then.last.year <= (place > (own.last.month or MONTHS))
    )


OF_LAST_YEAR, OF_LAST_MONTH = ("同比", "上年", "去年", "同期"), ("环比", "上月", "上季")
YEAR_START = ("年初", "上年末", "上年底", "上年年末", "上年年底", "去年末", "去年底", "去年年底")
COUNTED, MONTHS = "一两三四五", 12
