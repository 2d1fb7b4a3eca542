"""What is left of a whole: 排查隐患1,482条，整改1,437条，其余45条限期整改.

Of a whole in the same sentence or before it, or of one that a rate or a plan tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import MANY, POINTS, Measured, ending_before
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.reading.claims import Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.lists import summed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped, turned_digits
from jianbao.audit.sentences.reading.wholes import counts_of

WORDS = pattern(
    "存|空|缺|欠|闲置|余|剩|另有|尚有|仍有|还有|尚未|还差|未|不|在办|正在|待|请假|逾期|超期"
)
REST = pattern(
    "^[，；]?(?:其余|余下|剩余|还剩|尚余|仍余|还余|剩下|结存|尚存|余额|空[编缺置座余位闲][一-鿿]{0,2}|欠[缴交费]|缺编|缺席|缺勤|缺考|请假|未到|闲置|(?:资金|经费)?缺口|尚缺|仍缺)[^，。；]{0,8}$",
    needs="余|剩|缺|欠|存|空|闲置|请假|未到",
)
WEAK_REST = pattern(
    "^[，；]?(?:目前)?(?:另有|尚有|仍有|还有|还差|尚未|逾期|超期|[一-鿿]{0,2}未(?!成年))[^，。；]{0,10}$"
)
A_MEAN = pattern("[一-鿿]均[一-鿿]{0,6}$", needs="均")  # 48,360个，日均1,560个，受理…，其余…
FEW = 2
MOST_PARTS = 6
CLOSE = Decimal("0.25")
DONE = pattern(
    "^[，；]?(?:其中|现|实际|目前|截至目前|报告日)?(?:已|办结|完成|整改|审结|结案|处结|化解|到位|销号)"
)


def rests(passage: Passage, numbers: list[Measured], paragraph: list[Measured]) -> Iterator[Claim]:
    """Yield what one sentence claims to be left; `numbers` are its own, then the paragraph's."""
    if not WORDS.search(passage.text):
        return
    for place in range(1, len(numbers)):
        rest = numbers[place]
        is_sure = bool(REST.match(rest.lead))
        if rest.is_percent or not rest.is_exact:
            continue
        bare = not rest.lead.strip("，；") and (
            NOT_DONE.match(passage.text, rest.end) or GOES_ON.match(passage.text, rest.end)
        )
        if not (is_sure or bare or WEAK_REST.match(rest.lead) or _is_doing(rest, numbers[:place])):
            continue
        like = [
            each
            for each in counts_of(numbers[max(0, place - MANY) : place])
            if each.same == rest.same and (not A_MEAN.search(each.lead) or A_MEAN.search(rest.lead))
        ]
        all_before = ending_before(paragraph, rest.start)
        if is_sure:
            claim = _of_sentence_before(passage, rest, like, all_before)
            claim = claim or _of_plan(passage, rest, like)
        else:
            claim = _not_done(passage, rest, all_before)
        claim = claim or _of_rate(passage, rest, numbers[:place], all_before)
        if claim is not None:
            yield claim
        elif len(like) >= FEW and not _is_of_before(rest, like, all_before):
            others = [each for each in numbers[place + 1 :] if each.same == rest.same]
            goes_on = not is_sure and bool(others)  # 已加固101座，正在施工的19座，8座处于前期
            yield from _left(passage, rest, like[-MOST_PARTS:], is_sure, goes_on)


def _is_doing(rest: Measured, before: list[Measured]) -> bool:
    """Return whether 正在整改13项 is what is left of 已整改47项, and not of other things."""
    doing, verb = rest.lead[:2], rest.lead[2:4]
    last = next((each.lead for each in reversed(before) if each.same == rest.same), "")
    return doing == "正在" and last.endswith(f"已{verb}")


def _is_of_before(rest: Measured, like: list[Measured], before: list[Measured]) -> bool:
    """Return whether a whole of a sentence before bears a rest out: 52个。开工49个，…；尚有3个."""
    return any(
        whole.amount - part.amount == rest.amount
        for whole in counts_of(before)
        if whole.same == rest.same and 0 < rest.sentence - whole.sentence <= FEW
        for part in like
    )


def _of_sentence_before(
    passage: Passage, rest: Measured, parts: list[Measured], before: list[Measured]
) -> Claim | None:
    """实施项目248个。…已完工236个，其余12个在建: told is a slip, or of the only whole before."""
    together = sum((part.amount for part in parts), Decimal(0))
    wholes = [
        each
        for each in counts_of(before)
        if each.same == rest.same and each.sentence < rest.sentence and each.amount > together
    ]
    last = [each for each in wholes if rest.sentence - each.sentence == 1]
    for whole in wholes if parts else ():
        off = whole.amount - together
        if abs(rest.amount - off) <= whole.blur + rest.blur + sum(part.blur for part in parts):
            return _claim(passage, rest, whole, parts, off, holds=True)
    for whole in wholes if parts else ():
        off = whole.amount - together
        slipped = is_mistyped(rest.amount, off, off, rest.step)
        only = last == [whole] and is_digit_off(rest.amount, off, rest.step)
        if (slipped and len(parts) == 1) or (only and rest.amount + together > parts[0].amount):
            return _claim(passage, rest, whole, parts, off, holds=False)
    return None


UNDONE = pattern("^[，；]?[一-鿿]{0,2}未([一-鿿]{2})")
NOT_DONE = pattern("[一-鿿]{0,2}[未不]([一-鿿]{2})")
GOES_ON = pattern("[一-鿿]{0,4}?(?:正在|尚在|仍在|还在|在办|待)([一-鿿]{2})?")  # 36件正在办理
STILL = pattern("[未待尚]|正在|逾期|超期")
ENDED = "结完成毕"  # 审结 is what is no more in 审理


def _not_done(passage: Passage, rest: Measured, before: list[Measured]) -> Claim | None:
    """实施项目12个。…已开工10个，尚有2个未开工: of what is done the rest is not, or not yet."""
    going = GOES_ON.match(passage.text, rest.end)
    match = NOT_DONE.match(passage.text, rest.end) or UNDONE.match(rest.lead) or going
    verb = match[1] if match else ""
    if not verb:
        return None
    like = [
        each
        for each in counts_of(before)
        if each.same == rest.same and rest.sentence - each.sentence <= FEW
    ]
    done = [each for each in like if _is_done(passage, each, verb, is_going=match is going)]
    wholes = [each for each in like if done and each.end <= done[0].start]
    if len(done) != 1 or not wholes:
        return None
    between = [each for each in like if done[0].end <= each.start < rest.start]
    apart = [each for each in between if match is not going or STILL.search(each.lead)]
    if apart and sum(each.amount for each in between) != done[0].amount:
        return None  # 48项，已办结36项，正在推进9项，逾期未办结3项
    for whole in wholes:
        if whole.amount - done[0].amount == rest.amount:
            return None
    if turned := _turned(passage, rest, wholes, done[0]):
        return turned
    larger = [whole for whole in wholes if whole.amount > done[0].amount]
    if not larger:
        return None
    whole = larger[-1]
    off = whole.amount - done[0].amount
    near = off > 0 and abs(off - rest.amount) <= CLOSE * whole.amount
    near = near and not (match is going and _is_parted(passage, rest))
    return _claim(passage, rest, whole, done, off, holds=False) if near else None


def _turned(
    passage: Passage, rest: Measured, wholes: list[Measured], done: Measured
) -> Claim | None:
    """Return the claim of a whole, or of what was done of it, whose digits changed places."""
    together = rest.amount + done.amount
    for whole in reversed(wholes):
        meant = whole.amount - rest.amount
        if meant > 0 and meant in (turned_digits(done.amount, done.step) or ()):
            return _claim(passage, done, whole, [rest], meant, holds=False)
        if together in (turned_digits(whole.amount, whole.step) or ()):
            return summed(passage, whole, [done, rest])[0]
    return None


def _is_done(passage: Passage, each: Measured, verb: str, *, is_going: bool) -> bool:
    """Return whether a number tells of what is done, where a verb says what is not."""
    lead = each.lead.split("未")[0]
    if is_going and any(lead.endswith(f"{verb[0]}{end}") for end in ENDED):
        return True
    return verb in lead or _behind(passage, each).endswith(verb)


def _is_parted(passage: Passage, rest: Measured) -> bool:
    """Return whether what is left is told in several numbers: 尚有3件正在审理、2件待判."""
    behind = passage.text[rest.end : rest.end + 2 * WIDE]
    behind = behind.partition("。")[0].partition("；")[0]
    return any(match[1].startswith(rest.unit) for match in PARTED.finditer(behind))


PARTED = pattern(r"[、，]\D{0,8}\d[\d.,]*(\D{1,3})", needs="、|，")


def _of_plan(passage: Passage, rest: Measured, like: list[Measured]) -> Claim | None:
    """完成46个，为年度任务50个的92%，剩余4个: the whole stands behind what was done of it."""
    for done, whole in pairwise(like[-FEW:]):
        off = whole.amount - done.amount
        near = off > 0 and abs(off - rest.amount) <= CLOSE * whole.amount
        if PLANNED.search(whole.lead) and not PLANNED.search(done.lead) and near:
            blur = whole.blur + done.blur + rest.blur
            holds = abs(off - rest.amount) <= blur
            return _claim(passage, rest, whole, [done], off, holds=holds)
    return None


A_RATE = pattern("(?:率|进度|比例|比重)(?:为|达到?)?$")
OF_PAST = pattern("上年|去年|同期|上月", needs="上年|去年|同期|上月")
A_SHARE = pattern("(?:完成|[办审了]结|整改|化解|到位|销号)[^，。；]{0,4}占$", needs="占")


def _of_rate(
    passage: Passage, rest: Measured, own: list[Measured], before: list[Measured]
) -> Claim | None:
    """投诉86件。…已办结83件，办结率96.5%，3件正在办理: the rate tells of what it is the rest."""
    while own and (own[-1].unit == POINTS or OF_PAST.search(own[-1].lead)):
        own = own[:-1]  # 结案率95%，比上年提高1.2个百分点（上年为93.8%），未结144件
    if not own or not own[-1].is_percent or _is_parted(passage, rest):
        return None
    like = [each for each in counts_of(before) if each.same == rest.same]
    rate, done = own[-1], own[-FEW:][0]
    here = [each for each in like if each.sentence == rest.sentence]
    is_other = REST.match(rest.lead) and rate.lead.endswith("占") and len(here) == 1
    if like and (is_other or A_SHARE.search(rate.lead)):
        whole = max(like, key=lambda each: each.amount)  # 240个，…已完成的占88.3%，未完成的28个
        left = whole.amount * (1 - rate.amount / rate.per)
        slack = whole.amount * rate.step / rate.per
        return _unless_near(passage, rest, (whole, rate), (left - slack, left + slack))
    if done.same != rest.same or not A_RATE.search(rate.lead) or not _is_rated(done, rate):
        return None
    wholes = {
        each.amount: each
        for each in like
        if each.amount > done.amount and each.start < done.start
        if (bounds := quotient(done, each, rate.per)) is not None and bounds.fits(rate)
    }
    if len(wholes) == 1:
        whole = next(iter(wholes.values()))
        off = whole.amount - done.amount
        return _claim(passage, rest, whole, [done], off, holds=off == rest.amount)
    if wholes or not rate.amount:
        return None
    ends = [rate.per / (rate.amount + half) - 1 for half in (rate.blur, -rate.blur)]
    return _unless_near(passage, rest, (done, rate), (done.amount * ends[0], done.amount * ends[1]))


def _is_rated(done: Measured, rate: Measured) -> bool:
    """Return whether a rate is of what was counted before it: 按期办结率 of 按期办结."""
    name = rate.lead.strip("，；、（").partition("率")[0]
    is_named = len(name) >= FEW and name[-FEW:] in done.lead  # 审结案件2,736件，结案率95%
    is_named = is_named or (name.endswith("结案") and "审结" in done.lead)
    return bool(DONE.match(done.lead)) or done.lead[-FEW:] in rate.lead or is_named


def _unless_near(
    passage: Passage, rest: Measured, used: tuple[Measured, Measured], ends: tuple[Decimal, Decimal]
) -> Claim | None:
    """Return the claim of a rest that a rate alone tells, where a slip of the hand explains it."""
    low, high = ends
    off = (low + high) / 2
    whole = off.to_integral_value()
    holds = low - rest.step / 2 <= rest.amount <= high + rest.step / 2
    slipped = is_mistyped(rest.amount, whole, whole, rest.step) or is_digit_off(
        rest.amount, whole, rest.step
    )
    if holds or not slipped:
        return None
    working = "、".join(typed(passage, each) for each in used)
    expected = shown(passage, whole, rest)
    return Claim("sentence-difference", False, passage, rest, used, working, expected)


def _behind(passage: Passage, number: Measured) -> str:
    """Return the words behind a number in its clause: 86个扬尘防治达标."""
    return CLAUSE_END.split(passage.text[number.end : number.end + WIDE])[0]


CLAUSE_END = pattern("[，；。、]")
LISTED_BEHIND = pattern("[一-鿿]{0,2}、", needs="、")
WIDE = 12


def _left(
    passage: Passage, rest: Measured, like: list[Measured], is_sure: bool, goes_on: bool
) -> Iterator[Claim]:
    """Yield the claim of a rest: the whole is any number before, the parts stand behind it."""
    tried = []
    for at, whole in enumerate(like[:-1]):
        for parts in (like[at + 1 :], like[-1:]):
            together = sum((part.amount for part in parts), Decimal(0))
            off = whole.amount - together
            if off > 0:
                tried.append((whole, parts, off))
    for whole, parts, off in tried:
        if abs(off - rest.amount) <= whole.blur + rest.blur + sum(part.blur for part in parts):
            yield _claim(passage, rest, whole, parts, off, holds=True)
            return
    if goes_on or LISTED_BEHIND.match(passage.text, rest.end):
        return  # 手续不全的8个、资金未到位的6个、征地未完成的3个: one of a list
    for whole, parts, off in reversed(tried):
        if any(each.amount == off for each in like):
            continue  # 86个乡镇中，建有的71个，仍有15个空白，另有17个在建
        if whole is like[-2] and _is_listed(passage, like[-3:-1]):
            continue  # 工程领域295件，制造业84件，住宿业52件，其余37件: of what all make
        slipped = is_mistyped(rest.amount, off, off, rest.step) or (
            is_sure and len(parts) == 1 and is_digit_off(rest.amount, off, rest.step)
        )
        done = len(parts) == 1 and DONE.match(parts[0].lead) and whole.amount > parts[0].amount
        sure = (is_sure and whole is like[-2]) or done
        near = whole.amount and abs(off - rest.amount) <= CLOSE * whole.amount
        sure = sure or (len(like) == FEW and NOT_YET.match(passage.text, rest.end) is not None)
        if slipped or (near and (sure or "中" in passage.text[whole.end : whole.end + 8])):
            yield _claim(passage, rest, whole, parts, off, holds=False)
            return
    first, last = like[-2:]
    meant = first.amount - rest.amount
    if is_sure and meant > 0 and is_mistyped(last.amount, meant, meant, last.step):
        yield _claim(passage, last, first, [rest], meant, holds=False)  # 27条，销号91条，剩余8条
    elif len(like) == FEW and not is_sure and (turned := _turned(passage, rest, [first], last)):
        yield turned  # 全市68个乡镇中，建有公墓的71个，仍有15个是空白


NOT_YET = pattern("[一-鿿]{0,4}?(?:没有|没|未|尚未|不曾)", needs="没|未|不")


def _is_listed(passage: Passage, pair: list[Measured]) -> bool:
    """Return whether two numbers are joined by a mark and the second's name alone."""
    return (
        len(pair) > 1 and LISTED_SO.fullmatch(passage.text, pair[0].end, pair[1].start) is not None
    )


LISTED_SO = pattern("[，、](?!共|总|全|其中|今|本|受|办|查|检|排|收|发|新)[一-鿿]{2,6}")


def _claim(
    passage: Passage, rest: Measured, whole: Measured, parts: list[Measured], off: Decimal,
    holds: bool,
) -> Claim:  # fmt: skip
    working = "−".join(typed(passage, each) for each in (whole, *parts))
    return Claim(
        "sentence-difference", holds, passage, rest, (whole, *parts), working,
        shown(passage, off, rest),
    )  # fmt: skip
