"""Shares that make a whole come to 100: 甲占12%、乙占28%、其他占60%; 三次产业结构为8:45:47."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, ending_before, starting_behind
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.complements import are_complements, rests_of_hundred
from jianbao.audit.sentences.reading.fraction_words import ABOUT, as_number
from jianbao.audit.sentences.reading.lists import FEW, SOME
from jianbao.audit.sentences.reading.mistyped import is_mistyped
from jianbao.audit.sentences.reading.pairs import listed, paired_names
from jianbao.audit.sentences.reading.pool import Stated, list_with
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.totals import IN_ALL
from jianbao.briefing.numbers import chinese_number

IS_SHARE = pattern("(?:占比?|贡献率)(?:为|约|达到?|到)?$", needs="占|贡献率")
REST = pattern("其他|其余|另外")
INDUSTRIES = pattern("第?一产.*第?二产.*第?三产")
OVERLAP = pattern("女|党员|以上|以下|以内|学历|重点|高新|民营|非公|新能源|优质|累计|最(?!终)")
AGES = pattern("\\d+岁", needs="岁")
GOES_ON = pattern("^[、，]")
PARTED = pattern("其中|[。；]")
RATIO = pattern(r"\d\d*(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){1,4}(?![\d.:：∶])")
PARTS = tuple(".:：∶")
SAID_SO = pattern("比|结构|构成")
SHARES_OF, PAIR = pattern("比重|占比|结构|构成", needs="比|构"), 2
HUNDRED, FAR, OVER = Decimal(100), Decimal(15), Decimal(10)


def hundreds(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what the shares of one sentence claim: that they make 100 %, or another share."""
    yield from _together(passage, numbers)
    yield from _by_ratio(passage, numbers)
    yield from rates_of_both(passage, numbers)
    run: list[Measured] = []
    for number in numbers:
        if run and not _goes_on(passage, run[-1], number):
            yield from _whole(passage, run)
            run = []
        if number.unit == "%" and number.is_exact and (IS_SHARE.search(number.lead) or run):
            run.append(number)  # of a run that goes on, the last may be 其他类0.01%
    yield from _whole(passage, run)
    yield from rests_of_hundred(passage, numbers)


BY = pattern("(?:按照?|以)[^，。；]{0,12}$", needs="按|以")
SHARED_SO = pattern(
    "[^，。；]{0,6}(?:比例|分担|分配|承担|负担|分成|出资|筹集)", needs="比例|分|担|出资|筹集"
)
STRUCTURE = pattern(
    "(?:结构|构成|比例)[为是：][^，。；]{0,12}$|分别(?:承担|负担|分担|出资|占股|持股)$",
    needs="结构|构成|比例|分别",
)
LISTED_SO = pattern(
    "(?:比重|占比|份额|贡献率)(?:分别|依次)(?:约?为|是|达)[^，。；]{0,4}$", needs="分别|依次"
)
LONGEST = 20
FAR_WORD = 40  # characters between 结构 and a ratio: 结构由上年的8.2:42.5:49.3调整为


def _by_ratio(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of 按中央50%、省级20%、市县30%分配: who shares by a ratio shares all."""
    for run in _percents(passage, numbers):
        before = passage.text[max(0, run[0].start - LONGEST) : run[0].start]
        shared = BY.search(before) and SHARED_SO.match(passage.text, run[-1].end)
        together = sum((each.amount for each in run), Decimal(0))
        is_all = (shared or STRUCTURE.search(before)) and abs(together - HUNDRED) <= FAR
        slipped = _slipped(run, together - HUNDRED) if LISTED_SO.search(before) else None
        if is_all or slipped:
            working = "＋".join(typed(passage, each) for each in run)
            at = slipped or run[-1]
            yield Claim(
                "sentence-sum", together == HUNDRED, passage, at,
                tuple(each for each in run if each is not at), working, f"{together:f}%", "100%",
            )  # fmt: skip


def _percents(passage: Passage, numbers: list[Measured]) -> Iterator[list[Measured]]:
    """Yield percentages that a list joins, two and more."""
    run: list[Measured] = []
    for number in (*numbers, None):
        gap = passage.text[run[-1].end : number.start] if run and number else ""
        goes_on = gap.startswith(("、", "和", "，")) and "分别" not in gap
        if run and not (goes_on and number and number.unit == "%"):
            if len(run) >= FEW:
                yield run
            run = []
        if number and number.unit == "%" and number.is_exact:
            run.append(number)


GROWTH = pattern("增|升|降|减|提高|回落")
SUMMED = pattern(
    "([两二三四五六])(?:类|项|者|种|个|部分|大)[^，。；]{0,6}合计[^，。；]{0,6}$", needs="合计"
)


def _together(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """分别占外借总量的41.2%、28.5%和8.3%，三类合计占78.0%."""
    for place, total in enumerate(numbers):
        match = SUMMED.search(total.lead) if total.unit == "%" else None
        count = "两二三四五六".index(match[1]) if match else 0
        count = max(count, 1) + 1
        parts = numbers[max(0, place - count) : place]
        if match is None or len(parts) != count or any(each.unit != "%" for each in parts):
            continue
        if GROWTH.search(total.lead):
            continue  # 城镇增长5.0%，乡村增长6.8%，二者合计增长5.3%
        gaps = [passage.text[one.end : other.start] for one, other in pairwise(parts)]
        if all(gap.startswith(("、", "和", "，")) for gap in gaps):
            together = sum((each.amount for each in parts), Decimal(0))
            off = abs(together - total.amount)
            allowed = sum((each.step / 2 for each in (*parts, total)), Decimal(0))
            yield Claim(
                "sentence-sum", off <= allowed, passage, total, tuple(parts),
                "＋".join(typed(passage, each) for each in parts), f"{together:f}%",
            )  # fmt: skip


def _goes_on(passage: Passage, last: Measured, number: Measured) -> bool:
    gap = passage.text[last.end : number.start]
    if SHARE_BEHIND.fullmatch(gap) and number.unit == "%":
        return True
    return (
        number.unit == "%"
        and bool(GOES_ON.match(gap))
        and not PARTED.search(gap)
        and bool(IS_SHARE.search(number.lead) or number.lead.startswith(OTHERS))
    )


OTHERS = ("其他", "其它", "其余")
SHARE_BEHIND = pattern("；[^，。；]{2,24}占(?:比)?", needs="；")
SURE_PAIRS = pattern("男.*女|女.*男|城镇.*[乡农]|[乡农].*城镇", needs="女|城镇")
LADDER = pattern("小学|初中|高中|中专|大专|专科|本科|研究生|上过学|文盲")


def _of_pair(passage: Passage, shares: list[Measured], off: Decimal) -> Iterator[Claim]:
    """Yield 男性占64.1%，女性占35.9%: two names that part a whole make all of it."""
    one, other = shares
    words = f"{one.lead}，{other.lead}"
    if not are_complements(one.lead, other.lead) or PAST.search(words):
        return
    if one.sentence != other.sentence or max(map(len, (one.lead, other.lead))) > LONGEST_NAME:
        return
    holds = abs(off) <= (one.step + other.step) / 2
    is_sure = SURE_PAIRS.search(words) and abs(off) <= FAR
    if holds or is_sure or _slipped(shares, off) is not None:
        working = f"{typed(passage, one)}＋{typed(passage, other)}"
        yield Claim(
            "sentence-sum", holds, passage, other, (one,), working, f"{off + HUNDRED:f}%", "100%"
        )


PAST = pattern("上年|去年|同期|20\\d\\d年|[较比]上", needs="上|去年|同期|20")
LONGEST_NAME = 12


def rates_of_both(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 不合格率2.1%，合格率97.9%: what a rate leaves of 100 is the other's."""
    rates = (
        [each for each in numbers if each.unit == "%" and "率" in each.lead]
        if ("率" in passage.text)
        else []
    )
    for one, other in pairwise(rates):
        names = [each.lead.rstrip("为达到是")[-LONGEST_NAME:] for each in (one, other)]
        if not all(name.endswith("率") for name in names):
            continue
        if other.sentence - one.sentence > 1 or not (
            _is_denial(*names) or _is_denial(*reversed(names))
        ):
            continue
        if not (one.is_exact and other.is_exact) or PAST.search(one.lead + other.lead):
            continue
        rest = HUNDRED - one.amount
        holds = abs(rest - other.amount) <= (one.step + other.step) / 2
        yield Claim(
            "sentence-difference",
            holds,
            passage,
            other,
            (one,),
            f"100%−{typed(passage, one)}",
            f"{rest:f}%",
        )


def _is_denial(name: str, other: str) -> bool:
    """Return whether a rate denies another: 总体不合格率 and 合格率, 不捕率 and 批捕率."""
    if any(name.endswith(one) and other.endswith(two) for one, two in DENIED):
        return True
    for sign in "不未非":
        denied = name.rpartition(sign)[2] if sign in name and sign not in other else ""
        if len(denied) > FEW and other.endswith(denied):
            return not denied.startswith(SCALED)
    return False


SCALED = ("满意", "同意", "赞成", "支持", "信任", "了解", "熟悉")  # between which others lie


DENIED = (("不捕率", "批捕率"), ("不诉率", "起诉率"))


def _whole(passage: Passage, shares: list[Measured]) -> Iterator[Claim]:
    if len(shares) == PAIR:
        yield from _of_pair(passage, shares, sum(each.amount for each in shares) - HUNDRED)
    if len(shares) < SOME:
        return
    together = sum((each.amount for each in shares), Decimal(0))
    words = "，".join(each.lead for each in shares)
    is_ladder = "及以" in words and len(LADDER.findall(words)) >= SOME  # 小学…，大专及以上
    is_all = bool(REST.search(words) or INDUSTRIES.search(words) or is_ladder)
    off = together - HUNDRED
    allowed = sum((each.step / 2 for each in shares), Decimal(0))
    holds = abs(off) <= allowed
    joined = all(
        passage.text[one.end : other.start].startswith("、") for one, other in pairwise(shares)
    )
    over = 0 < off <= OVER and joined and not OVERLAP.search(words)
    of_ages = all(AGES.search(each.lead) for each in shares)  # 0—14岁, 15—59岁, 60岁及以上
    parted = of_ages or is_ladder or not OVERLAP.search(words)
    slipped = parted and _slipped(shares, off) is not None
    if holds or (is_all and abs(off) <= FAR) or over or slipped:
        working = "＋".join(typed(passage, each) for each in shares)
        at = shares[-1]
        yield Claim(
            "sentence-sum", holds, passage, at, tuple(shares[:-1]), working,
            f"{together:f}%", "100%",
        )  # fmt: skip


TENTH = Decimal("0.1")  # of hundredths that many shares miss by rounding, a slip is no guess


def _slipped(shares: list[Measured], off: Decimal) -> Measured | None:
    """Return the share in which a slip explains by how much all are more than 100, or less."""
    are_all = all("贡献率" in each.lead or each.step < TENTH for each in shares)
    blur = sum((each.step / 2 for each in shares), Decimal(0)) if are_all else Decimal(0)
    for each in shares:
        meant = each.amount - off
        if is_mistyped(each.amount, meant - blur, meant + blur, each.step):
            return each
    return None


def ratios(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a ratio of parts claims where it is one of hundredths: 7.9:44.8:47.3."""
    text = passage.text
    if "：" not in text and ":" not in text and "∶" not in text:
        return
    for match in RATIO.finditer(text):
        if text[match.start() - 1 : match.start()] in PARTS:
            continue
        parts = re.split("[:：∶]", match[0])
        together = sum(map(Decimal, parts), Decimal(0))
        before = re.split("[。；]", text[max(0, match.start() - FAR_WORD) : match.start()])[-1]
        off = abs(together - HUNDRED)
        if off > FAR / 2 or not SAID_SO.search(before):
            continue
        if len(parts) == PAIR and not (
            SHARES_OF.search(before) and all("." in part for part in parts)
        ):
            continue
        step = min(Decimal(1).scaleb(int(Decimal(part).as_tuple().exponent)) for part in parts)
        working = "＋".join(parts)
        at = replace(numbers[0], start=match.start(), end=match.end(), figure="")
        if off > step * len(parts) / 2:  # one that makes 100 may still be of other counts
            yield Claim("sentence-sum", False, passage, at, (), working, f"{together:f}", "100")


PARTS_OF_TEN = pattern(
    "([一二三四五六七八九])([一二三四五六七八九])开|对半开|平分秋色|各(?:占|为)?(?:一半|半数)"
)
FIVE, TEN = Decimal(5), Decimal(10)
OF_OTHER = pattern("占(?:全[国省市县区年]|GDP|地区|生产总值|同期|上年|去年|世界)", needs="占")


def parted(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 街头2.59万人次、团体1.73万人次，两者六四开: of the two before, or behind."""
    text = passage.text
    if "开" not in text and "半" not in text and "秋色" not in text:
        return
    for match in PARTS_OF_TEN.finditer(text):
        yield from _parted(passage, numbers, match)


def _parted(passage: Passage, numbers: list[Measured], match: re.Match[str]) -> Iterator[Claim]:
    parts = [Decimal(chinese_number(sign) or 5) for sign in match.groups() if sign]
    if parts and sum(parts) != TEN:
        return
    share = max(parts, default=FIVE) / TEN
    pairs = (
        counts_of(ending_before(numbers, match.start()))[-PAIR:],
        counts_of(starting_behind(numbers, match.end()))[:PAIR],
    )
    alike = [pair for pair in pairs if len({each.same for each in pair}) == 1 < len(pair)]
    alike = [pair for pair in alike if pair[0].sentence == pair[1].sentence]
    for pair in alike[:1]:
        total = pair[0].amount + pair[1].amount
        largest = max(pair, key=lambda each: each.amount)
        at = as_number(match.start(), match.end(), largest)
        working = f"{typed(passage, largest)}÷{shown(passage, total, largest)}"
        part = largest.amount / total if total else share
        expected = f"{rounded(100 * part, Decimal('0.1')):f}%"
        holds = abs(part - share) <= ABOUT
        yield Claim("sentence-share", holds, passage, at, tuple(pair), working, expected)


def of_run(
    passage: Passage, share: Measured, count: Measured, counts: list[Measured]
) -> Claim | None:
    """Return 水稻21.6万亩、玉米18万亩、薯类5.4万亩，水稻占48%: of all of them, or a slip."""
    run = list_with(passage, count, counts)
    whole = replace(count, amount=sum((each.amount for each in run), Decimal(0)), end=-1)
    paired = paired_names(passage, run) if len(run) == PAIR else {}
    names = [paired.get(each.start, each.lead) for each in run]
    is_all = len(run) > PAIR or (len(run) == PAIR and are_complements(*names))
    bounds = quotient(count, whole, share.per) if is_all else None
    if bounds is None or OF_OTHER.search(share.lead):
        return None
    holds = bounds.fits(share)
    is_sure = len(run) == PAIR or is_mistyped(share.amount, bounds.low, bounds.high, share.step)
    if not holds and not is_sure:
        return None
    working = f"{typed(passage, count)}÷{shown(passage, whole.amount, count)}"
    expected = shown(passage, bounds.middle, share)
    return Claim("sentence-share", holds, passage, share, tuple(run), working, expected)


EACH_OF = pattern("([一-鿿、]{2,24})各占", needs="各占")


def each_of_several(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 财政420万元、自筹420万元、捐助210万元，财政和自筹各占40%: of what the list makes."""
    for share in numbers if "各占" in passage.text else ():
        match = EACH_OF.match(share.lead) if share.unit == "%" else None
        names = listed(match[1]) if match else []
        if len(names) < PAIR:
            continue
        before = [
            each for each in ending_before(numbers, share.start) if each.sentence == share.sentence
        ]
        named = [next((one for one in before if name in one.lead), None) for name in names]
        counts = [each for each in named if each is not None]
        if len(counts) < len(names) or len({each.same for each in counts}) > 1:
            continue
        like = [each for each in before if each.same == counts[0].same]
        total = sum((each.amount for each in like), Decimal(0))
        whole = next((each for each in like if each.amount * 2 == total), None)
        whole = whole or replace(counts[0], amount=total, step=Decimal(0))
        for count in counts:
            bounds = quotient(count, whole, share.per)
            if bounds is not None:
                yield Claim(
                    "sentence-share", bounds.fits(share), passage, share, (count,),
                    f"{typed(passage, count)}÷{shown(passage, whole.amount, count)}",
                    shown(passage, bounds.middle, share),
                )  # fmt: skip


def beside_members(passage: Passage, count: Measured, counts: list[Measured]) -> list[Stated]:
    """Return what a list makes of which a count has two: 甲4件、乙3件、丙2件。乙、丙合计5件，占…"""
    alike = [each for each in counts if each.same == count.same]
    if not alike or not IN_ALL.search(count.lead):
        return []
    own = list_with(passage, alike[-1], alike)
    pairs = (one.amount + other.amount for one, other in combinations(own[:LONGEST], 2))
    if len(own) <= FEW or count.amount not in pairs:
        return []
    total = sum((each.amount for each in own), Decimal(0))
    return [Stated(passage, replace(own[0], amount=total, end=MADE), 0)]


LONGEST = 12  # members of a list whose pairs are tried
MADE = -1  # where a number ends that is what others make
