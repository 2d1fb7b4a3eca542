"""Ratios that a name fixes: 存贷比 is 贷款余额 of 存款余额, wherever the paper states both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured, ending_before, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown, typed
from jianbao.audit.sentences.reading.fraction_words import Told, as_number, told_in
from jianbao.audit.sentences.reading.mistyped import is_mistyped, is_one_digit_off
from jianbao.audit.sentences.reading.pairs import paired_names
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool, value_reached
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.briefing.numbers import step_of, unit_parts

WORDS = (
    "存贷比|拨备覆盖率|负债率|不良率|不良贷款率|性别比|抚养比|生师比|师生比|利润率|床护比|医护比"
)
OF = {
    "存贷比": ("贷款余额", "存款余额"),
    "拨备覆盖率": ("准备金?余额", "不良贷款余额"),
    "负债率": ("^负债|[^产]负债总额|负债$", "资产总额|^资产$|总资产"),
    "不良率": ("不良贷款余额", "(?<!不良)贷款余额"),
    "不良贷款率": ("不良贷款余额", "(?<!不良)贷款余额"),
    "性别比": ("男", "女"),
    "抚养比": ("在职|缴费", "离退休|退休|领取"),
    "生师比": ("学生|在校生", "教师"),
    "利润率": ("利润", "收入"),
    "城乡居民收入比": ("^城镇[一-鿿]{0,8}收入", "^农村[一-鿿]{0,8}收入"),
    "城乡收入比": ("^城镇[一-鿿]{0,8}收入", "^农村[一-鿿]{0,8}收入"),
    "可支配收入比": ("^城镇[一-鿿]{0,8}收入", "^农村[一-鿿]{0,8}收入"),
    "职退比": ("在职", "退休"),
    "恩格尔系数": ("食品", "消费支出"),
    "常住人口城镇化率": ("城镇(?:常住)?人口$", "(?<!城镇)(?<!乡村)常住(?:总)?人口$"),
}
"""The name of a ratio, and what stands above and below in it (实务)."""
NAMED = pattern(
    f"({'|'.join(OF)})(?:（[^（）]*）)?(?:由[^，。；]{{1,24}}?[升降高低][至到为]|约?为|达到?|是|约)?(?=\\d)",
    needs="|".join(OF),
)
OF_GROWTH = pattern("新增|增量|净增", needs="增")
TO_ONE = pattern(r"(\d+(?:\.\d+)?)[:：∶]1(?!\d)")
MOST = 60  # counts before a ratio among which those of its names are looked for
NEAREST = 6
WITHIN = 3  # the part of what counts give by which a ratio may miss it and still be meant


class Ratio(Struct, frozen=True):
    """A ratio with a name: how many of which it is told."""

    name: str
    number: Measured
    times: int


def named_ratios(material: Material) -> Iterator[Claim]:
    """Yield what a paper claims of ratios that have a name of their own."""
    for passage, numbers in material.once(stated):
        if passage.kind in NO_TEXT or not NAMED.search(passage.text):
            continue
        earlier: list[Ratio] = []
        for match in NAMED.finditer(passage.text):
            number = next((each for each in numbers if each.start == match.end()), None)
            to_one = TO_ONE.match(passage.text, match.end())
            if number is None and to_one:  # 抚养比为2.17:1
                amount, one = Decimal(to_one[1]), Decimal(1)
                number = Measured(
                    amount, "", step_of(to_one[1]), True, match.end(), to_one.end(), "",
                    passage.figure_at(match.end()), 0, one,
                )  # fmt: skip
            if OF_GROWTH.search(passage.text, max(0, match.start() - 2), match.start()):
                continue  # 新增存贷比: of what was added
            if number is not None and number.is_exact:
                times = 100 if number.is_percent or match[1] == "性别比" else 1
                ratio = Ratio(match[1], number, times)
                yield from _judged(passage, ratio, earlier, material)
                earlier.append(ratio)
    yield from _natural_growth(material)


def _natural_growth(material: Material) -> Iterator[Claim]:
    """Yield 出生率7.1‰，死亡率6.7‰，自然增长率0.4‰: of both rates, or of the people they are of."""
    for passage in passages_with(material, "自然增长率"):
        numbers = next((each for one, each in material.once(stated) if one is passage), [])
        for rate in numbers:
            if not rate.is_percent or not rate.is_exact or not NATURAL.search(rate.lead):
                continue
            before = ending_before(numbers, rate.start)
            own = [each for each in before if not PAST.search(each.lead)]
            born, died = (_last_of(own, rate, word) for word in ("出生", "死亡"))
            tried = list(_natural(passage, own, rate, born, died, material))
            if not tried or any(bounds.fits(rate) for *_, bounds in tried):
                continue
            used, working, bounds = tried[0]
            yield Claim(
                "sentence-share", False, passage, rate, used, working,
                shown(passage, bounds.middle, rate),
            )  # fmt: skip


def _last_of(own: list[Measured], rate: Measured, word: str) -> tuple[Measured | None, ...]:
    """Return the last count and the last rate of what is born, or dies."""
    near = [each for each in own[::-1] if word in each.lead and rate.sentence - each.sentence <= 1]
    counts = (each for each in near if each.same == "人")
    return next(counts, None), next((each for each in near if each.unit == rate.unit), None)


def _natural(
    passage: Passage,
    own: list[Measured],
    rate: Measured,
    born: tuple[Measured | None, ...],
    died: tuple[Measured | None, ...],
    material: Material,
) -> Iterator[tuple[tuple[Measured, ...], str, Bounds]]:
    """Yield what gives a natural growth, with its operands and its working."""
    if born[1] and died[1]:
        grown, off = born[1].amount - died[1].amount, born[1].blur + died[1].blur
        working = f"{typed(passage, born[1])}−{typed(passage, died[1])}"
        yield (born[1], died[1]), working, Bounds(grown - off, grown + off)
    more = next((each for each in own[::-1] if "自然增" in each.lead and each.same == "人"), None)
    if more is None and born[0] and died[0]:
        more = replace(born[0], amount=born[0].amount - died[0].amount)
    if more is None or more.amount <= 0:
        return
    shown_as = shown(passage, more.amount, more)
    wholes = [
        (each.number, each.text, rate.per * more.amount / each.number.amount)
        for each in _called(passage, rate, "人口", material)
        if each.number.same == "人" and each.number.amount > FEW_BORN * more.amount
    ]
    if born[0] and born[1] and born[0].amount:
        people = f"({typed(passage, born[0])}÷{typed(passage, born[1])})"
        wholes.insert(0, (born[0], people, more.amount * born[1].amount / born[0].amount))
    for whole, text, grown in wholes:  # of the mean of two years, which the paper need not tell
        spread = Bounds(grown * (1 - MEAN_OFF), grown * (1 + MEAN_OFF))
        yield (more, whole), f"{shown_as}÷{text}", spread


NATURAL = pattern("自然增长率(?:为|达到?|是)*$", needs="自然")
FEW_BORN, MEAN_OFF = 20, Decimal("0.04")


def _judged(
    passage: Passage, ratio: Ratio, earlier: list[Ratio], material: Material
) -> Iterator[Claim]:
    above, below = (_called(passage, ratio.number, words, material) for words in OF[ratio.name])
    tried = [
        (one, other, bounds)
        for one in above
        for other in below
        if one.number.same == other.number.same and one is not other
        if (bounds := quotient(one.number, other.number, ratio.times)) is not None
    ]
    if not tried or any(bounds.fits(ratio.number) for *_, bounds in tried):
        return
    likely = [
        each
        for each in tried[1:]
        if each[0].passage is each[1].passage and _is_slip(ratio.number, each[2])
    ]
    one, other, bounds = (likely or tried)[0]
    if not _is_slip(ratio.number, bounds) and any(
        bounds.fits(each.number) for each in earlier if each.name == ratio.name
    ):
        return  # 总人口性别比105.1，出生人口性别比111.3: of those who are counted the first is
    if likely or _is_near(ratio.number, bounds):
        expected = shown(passage, bounds.middle, ratio.number)
        yield Claim(
            "sentence-share", False, passage, ratio.number, (one.number, other.number),
            f"{one.text}÷{other.text}", expected,
        )  # fmt: skip


def _called(passage: Passage, number: Measured, words: str, material: Material) -> list[Stated]:
    """Return the nearest counts before a ratio whose names have some words."""
    name = pattern(words)
    found = [
        each
        for counts in material.once(pool).counts
        for each in material.once(pool).before(passage, number, counts, MOST)
        if name.search(name_of(each.number.lead.lstrip("、和及与")))
    ]
    order = material.once(pool).orders.get(id(passage), 0)
    found.sort(key=lambda each: (order - each.order, number.start - each.number.start))
    return found[:NEAREST]


def _is_near(number: Measured, bounds: Bounds) -> bool:
    is_near = WITHIN * abs(number.amount - bounds.middle) <= bounds.middle
    return is_near or _is_slip(number, bounds)


def _is_slip(number: Measured, bounds: Bounds) -> bool:
    typed = number.amount, bounds.low, bounds.high, number.step
    return is_mistyped(*typed) or is_one_digit_off(*typed)


TIMES = pattern(
    "([一-鿿A-Za-z]{0,14}?)(?:约|已|就|均|正好|刚好)*(?:是|为|相当于|达到?)([一-鿿A-Za-z]{2,12}?)的(?:约|近|超过)?",
    needs="是|为|相当于|达",
)
FIRST_OF_ALL = pattern("最多|最大|最高|居首|居第一|之首|居多", needs="最|居首|居第一|之首|居多")
MEAN = pattern("均|平[时日常]")
CARRIED = pattern("(?:^|[，；])([一-鿿]{2,10})占[^，。；]{1,12}，[一-鿿]*的$", needs="占")
ORDER = ("前者", "后者")
AT_ENDS = pattern("(?:^|[，。；、])([一-鿿]{2,10}?)最[多高大长快少低小短慢](?=，)", needs="最")


def named_times(material: Material) -> Iterator[Claim]:
    """北港区吞吐量是内河港区的2.27倍, 前者是后者的三分之二: both stand before under such names."""
    for passage, numbers in material.once(stated):
        text = passage.text
        if passage.kind in NO_TEXT or "的" not in text:
            continue
        for times in numbers if "倍" in text else ():
            if times.unit == "倍" and times.is_exact:
                yield from _of_year(passage, numbers, times, material)
                yield from _of_two(passage, numbers, Multiple(times, times.lead), material)
        for told in told_in(text):
            if text[told.start - 1] == "的":
                clause = MARKS.split(text[max(0, told.start - LONGEST) : told.start])[-1]
                at = as_number(told.start, told.end, _nearest(numbers, told.start))
                yield from _of_two(passage, numbers, Multiple(at, clause, told), material)


OF_YEAR = pattern("(?:是|为|相当于|达到?)(20\\d\\d年)[末底]?(?:同期)?的(?:约|近)?$", needs="20")
PAST = pattern("20\\d\\d年|上年|去年|同期", needs="20|上年|去年|同期")
ALIKE = 3  # letters in a row that a count and the ledger's label share


def _of_year(
    passage: Passage, numbers: list[Measured], times: Measured, material: Material
) -> Iterator[Claim]:
    """Yield 1,260家，是2020年底的2.1倍（2020年底为600家): it stands behind, or in a chart."""
    match = OF_YEAR.search(times.lead)
    own = [each for each in counts_of(numbers) if each.sentence == times.sentence] if match else []
    before = [each for each in own if each.end <= times.start]
    now = [each for each in before if not PAST.search(each.lead)]
    if match and (of_year := PAST.match(times.lead)):  # 2025年是2020年的2.2倍
        now = [each for each in before if of_year[0] in each.lead]
    if match is None or not now:
        return
    then = {
        typed(passage, each): each for each in own if match[1] in each.lead and each is not now[-1]
    } or _of_ledger(now[-1], match[1], material)
    for text, each in then.items() if len(then) == 1 else ():
        bounds = quotient(now[-1], each, 1) if each.same == now[-1].same else None
        if bounds is not None:
            yield Claim(
                "sentence-share", bounds.fits(times), passage, times, (now[-1],),
                f"{typed(passage, now[-1])}÷{text}", shown(passage, bounds.middle, times),
            )  # fmt: skip


def _of_ledger(now: Measured, year: str, material: Material) -> dict[str, Measured]:
    """Return the figure of a year under the label of a count: 2022年末有效发明专利."""
    own = material.figures.get(now.figure)
    name = own.label.text if own else name_of(now.lead)
    found = dict[str, Measured]()
    for figure in material.figures.values():
        label, number = figure.label.text, figure.typed.number
        if number is None or year not in label or shared_run(label, name) < ALIKE:
            continue
        scale, unit = unit_parts(figure.unit)
        if unit == now.unit:
            scale *= figure.typed.scale
            then = replace(now, amount=number * scale, step=figure.typed.step * scale)
            found[figure.written] = then
    return found


class Multiple(Struct, frozen=True):
    """A multiple, or a fraction in words, with the clause before it."""

    number: Measured
    clause: str
    told: Told | None = None

    def fits(self, bounds: Bounds) -> bool:
        """Return whether a quotient is what it says."""
        if self.told is None:
            return bounds.fits(self.number)
        return self.told.low <= bounds.middle <= self.told.high

    def shown(self, passage: Passage, bounds: Bounds) -> str:
        """Return a quotient as it would be told."""
        if self.told is None:
            return shown(passage, bounds.middle, self.number)
        return f"{rounded(100 * bounds.middle, Decimal('0.1')):f}%"


def _nearest(numbers: list[Measured], start: int) -> Measured:
    return next((each for each in reversed(numbers) if each.start < start), numbers[0])


def _of_two(
    passage: Passage, numbers: list[Measured], multiple: Multiple, material: Material
) -> Iterator[Claim]:
    match = TIMES.fullmatch(multiple.clause)
    if match is None:
        return
    pairs = [
        (one, other, bounds)
        for one, other in _named_pairs(passage, numbers, multiple, match, material)
        if one.number.same == other.number.same
        if one.passage is other.passage or MEAN.search(match[2])
        if one.number is not other.number
        if (bounds := quotient(one.number, other.number, 1)) is not None
    ]
    if len(pairs) == 1:
        one, other, bounds = pairs[0]
        if paired_names(passage, numbers).get(other.number.start, match[2]) != match[2]:
            return  # 甲县、乙县分别为1,092名和546名: the first is not 乙县's
        yield Claim(
            "sentence-share", multiple.fits(bounds), passage, multiple.number,
            (one.number, other.number), f"{one.text}÷{other.text}",
            multiple.shown(passage, bounds),
            value=passage.text[multiple.number.start : multiple.number.end],
        )  # fmt: skip


def _named_pairs(
    passage: Passage,
    numbers: list[Measured],
    multiple: Multiple,
    match: re.Match[str],
    material: Material,
) -> list[tuple[Stated, Stated]]:
    """Return the counts that may be meant: by name, by order, or the largest of a list."""
    start = multiple.number.start
    if match.groups() == ORDER:
        last = counts_of(ending_before(numbers, start))[-2:]
        words = passage.text[last[-1].end if last else 0 : start]
        if "最" in words:  # 甲最长，乙最短，前者是后者的5.8倍: wherever their values stand
            names = AT_ENDS.findall(words)
            ends = [_named(passage, multiple.number, name, material)[:1] for name in names]
            return [(ends[0][0], ends[1][0])] if len(ends) == 2 and all(ends) else []
        stated_ones = [Stated(passage, each, 0) for each in last]
        if not last:
            stated_ones = _last_before(passage, material)
        return [(stated_ones[0], stated_ones[1])] if len(stated_ones) > 1 else []
    below = _named(passage, multiple.number, match[2], material)
    if len(match[1]) > 1:
        above = _named(passage, multiple.number, match[1], material)
        return [(one, other) for one in above for other in below]
    sentence = passage.text[passage.text.rfind("。", 0, start) + 1 : start]
    if MEAN.search(match[2]):  # 受理4,140件，是单日最高，为日均的1.5倍
        last = counts_of(ending_before(numbers, start))[-1:]
        means = [value_reached(each, material) for each in below[:1]]
        return [(Stated(passage, each, 0), other) for each in last for other in means]
    if carried := CARRIED.search(sentence):  # 城区占四分之三，为景区的3倍
        above = _named(passage, multiple.number, carried[1], material)
        return [(one, other) for one in above for other in below]
    if not FIRST_OF_ALL.search(sentence):
        return []
    own = [each for each in below if each.passage is passage][:1]
    return [(Stated(passage, _largest(numbers, each.number), 0), each) for each in own]


def _named(passage: Passage, number: Measured, name: str, material: Material) -> list[Stated]:
    """Return the counts whose names begin as one does."""
    plain = name.rstrip("类")
    words = (f"^{plain[:3]}", f"^{plain[:2]}", plain[:LONG], plain[:2])
    found = (_called(passage, number, each, material) for each in words)
    return next((each for each in found if each), [])


def _last_before(passage: Passage, material: Material) -> list[Stated]:
    """Return the last two counts of the paragraph before."""
    order = material.once(pool).orders.get(id(passage), 0)
    for other, numbers in material.once(stated):
        if material.once(pool).orders.get(id(other)) == order - 1:
            return [Stated(other, each, order - 1) for each in counts_of(numbers)[-2:]]
    return []


def _largest(numbers: list[Measured], member: Measured) -> Measured:
    """Return the largest of a sentence's counts of a unit, without what these make together."""
    like = [
        each
        for each in counts_of(numbers)
        if each.same == member.same and each.sentence == member.sentence
    ]
    total = sum((each.amount for each in like), Decimal(0))
    parts = [each for each in like if each.amount * 2 != total] or like
    return max(parts, key=lambda each: each.amount)


MARKS = pattern("[，。；：、（）]")
LONGEST, LONG = 34, 6
