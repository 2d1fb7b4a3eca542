"""The lists of a passage: what one unit, commas and a name for each number make one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim
from jianbao.audit.sentences.reading.complements import are_ends
from jianbao.audit.sentences.reading.lists import FEW, SOME, gap_of, is_no_part, is_open, part_name
from jianbao.audit.sentences.reading.pool import Stated
from jianbao.audit.sentences.sums.parts import EXHAUSTED, FROM, SUBTOTAL

BY_KIND = pattern(
    "(?:按[^，。；]{1,6}[分看]|按[^，。；\\d]{0,7}[级别型质属域源途龄历业式层种因]，?$|从[^，。；]{1,8}看|分[^，。；]{1,6}看|(?<![一-鿿])分[一-鿿]{2,5}(?=，)|[一-鿿](?:方面|构成|结构|分布|类型中))"
    r"(?:(?:，(?:[^，。；：\d]|\d[\d.]*(?:%|个百分点)){2,20}){1,2}：|，)?(?:[^，。；]{0,12}|[^，。；]{12,60}分别[一-鿿]{0,4})$",
    needs="从|分|按|方面|构成|结构|类型",
)
OPENS_ALL = pattern(
    "组成|构成|分配|用于|分(?:为)?[两二三四五六]个?(?:年|批|期|次|步|类|级|档|段|种|轮|季|阶段|片区?|组|路|场)|结果(?:是|为)[：，]?",
    needs="组成|构成|分配|用于|分|结果",
)
NEXT = pattern("^(?:居第?[一-鿿]{1,3}(?:位|名)?)?(?:[、，；]|和|及|与|以及)")
IN_BRACKETS = pattern("^）?[、，；和及与]+[^，。；、（）]+（$")
OF_EACH = pattern("分别|依次|各")
WIDE = 24
LONGEST_OPENING = 60
HUNDRED, ROUNDED = 100, Decimal("0.3")


Added = set[tuple[int, int]]
SOME_ONLY = pattern("主要|重点|部分|典型|突出(?!：)|较[多大高]")


class Listing(Struct, frozen=True, gc=False):
    """A list of one unit; `shares` are told of its parts in %, `is_whole` is what its words say."""

    passage: Passage
    parts: list[Measured]
    shares: list[Measured]
    is_by_kind: bool
    is_in_brackets: bool
    is_whole: bool

    @property
    def is_of_some(self) -> bool:
        """Whether its words say that others are left out: 从主要商品看."""
        text, start = self.passage.text, self.parts[0].start
        return SOME_ONLY.search(text, text.rfind("。", 0, start) + 1, start) is not None

    @property
    def is_alone(self) -> bool:
        """Whether its sentence has no number before it or behind."""
        text, first, final = self.passage.text, self.parts[0], self.parts[-1]
        before = text[text.rfind("。", 0, first.start) + 1 : first.start]
        behind = text[final.end :].partition("。")[0]
        return not any(map(str.isdecimal, before + behind))

    @property
    def together(self) -> Decimal:
        """What the parts come to."""
        return sum((part.amount for part in self.parts), Decimal(0))


def listings_of(passage: Passage, numbers: list[Measured]) -> Iterator[Listing]:
    """Yield lists of one unit; what is told in % of each stands between, or behind."""
    parts, shares = list[Measured](), list[Measured]()
    last: Measured | None = None
    for number in numbers:
        if parts and last is not None and number.sentence == last.sentence:
            if parts[FEW - 1 :] and _is_of_part(passage, last, number):
                last = number
                continue
            if number.is_percent or number.unit == POINTS:
                shares += [number] * number.is_percent
                last = number
                continue
            if _goes_on(passage, parts, last, number):
                parts.append(number)
                last = number
                continue
        if len(parts) >= FEW:
            yield from _listing(passage, parts, shares)
        shares = []
        parts = [number] if _is_part(passage, number) else []
        last = number
    if len(parts) >= FEW:
        yield from _listing(passage, parts, shares)


def _is_of_part(passage: Passage, last: Measured, number: Measured) -> bool:
    """Return whether a number is told of a part's own part, before the list goes on behind a ；.

    第一产业9亿元；第二产业24亿元，其中制造业15亿元，增长9%；第三产业17亿元.
    """
    text = passage.text
    begins = max(text.rfind(stop, 0, number.start) for stop in "；。")
    ends = OF_NEXT.search(text, number.end)
    if ends is None or ends[0] != "；" or begins >= last.end:
        return False
    return "；其中" not in text[begins : number.start] and "其中" in text[begins : number.start]


OF_NEXT = pattern("[；。\n]")
AMONG_PART = pattern("([一-鿿]{2,10})中(?![心小学等专药医型期介级年央])[一-鿿]", needs="中")


def _goes_on(passage: Passage, parts: list[Measured], last: Measured, number: Measured) -> bool:
    gap = gap_of(passage, last, number)
    raw = passage.text[last.end : number.start]
    if number.same != parts[0].same or "其中" in gap or BY_KIND.search(gap):
        return False
    if SUBTOTAL.search(number.lead) or number.lead.endswith(FROM):
        return False
    if (among := AMONG_PART.match(number.lead)) and any(
        len(name := part_name(passage, part)) > 1 and name[:2] in among[1] for part in parts
    ):
        return False  # 成人52万人次、免票9万人次；免票游客中老年人6万人次
    if OF_EACH.search(number.lead) and not OF_EACH.search(parts[0].lead):
        return False  # 甲类40项、乙类30项，已完成的分别为18项、9项
    closed = passage.text[parts[-1].end : number.start].rpartition("）")
    if closed[1] and "（" not in "".join(closed):
        return False  # 大学71人（其中全日制15人），占80%；大专18人
    if gap in ("、", "和") and OF_EACH.search(parts[0].lead):
        return number.is_exact
    joined = NEXT.match(gap) or IN_BRACKETS.match(raw)
    return bool(joined) and _is_part(passage, number)


LEADS_TO = pattern("[使总][^，。；]*(?:达到?|[增扩升减]至|增加到)$", needs="使|总")


def _is_part(passage: Passage, number: Measured) -> bool:
    is_count = number.unit and number.is_exact and not number.is_percent
    is_count = is_count and not LEADS_TO.search(number.lead)
    return bool(is_count and part_name(passage, number)) and not is_no_part(number, number)


def _listing(passage: Passage, parts: list[Measured], shares: list[Measured]) -> Iterator[Listing]:
    first, final = parts[0], parts[-1]
    behind = passage.text[final.end : final.end + 4]
    words = opening_of(passage, first)
    is_by_kind = BY_KIND.search(words) is not None
    told = [each for each in shares if "占" in each.lead or each is not shares[0]]
    is_list = len(parts) >= SOME or is_by_kind or make_hundred(told)
    is_list = is_list or OPENS_ALL.search(words) is not None
    if not is_list or is_open(behind):
        return
    is_in_brackets = words.endswith("（") and behind.startswith("）")
    is_whole = (
        is_by_kind
        or bool(EXHAUSTED.search(final.lead))
        or OPENS_ALL.search(words) is not None
        or are_ends(part_name(passage, first), part_name(passage, final))
        or _are_numbered(parts)
        or make_hundred(told)
    )
    yield Listing(passage, parts, told, is_by_kind, is_in_brackets, is_whole)


def make_hundred(shares: list[Measured]) -> bool:
    """Return whether shares make 100 %, but for their rounding."""
    if len(shares) < FEW:
        return False
    together = sum((share.amount for share in shares), Decimal(0))
    return abs(together - HUNDRED) <= ROUNDED


def opening_of(passage: Passage, first: Measured) -> str:
    """Return what stands in a sentence before the first number of a list."""
    before = passage.text[max(0, first.start - LONGEST_OPENING) : first.start]
    return before[before.rfind("。") + 1 :]


def _are_numbered(parts: list[Measured]) -> bool:
    """Return whether parts have the ordinals from the first on: 第一轮…、第二轮…、第三轮…."""
    ordinals = "一二三四五六七八"[: len(parts)]
    return len(parts) >= SOME and all(
        part.lead.startswith((f"第{ordinal}", f"{ordinal}期", f"{ordinal}标段"))
        for part, ordinal in zip(parts, ordinals, strict=False)
    )


class Parted(Struct, frozen=True):
    """What is parted already: the totals that right sums and lists by kind make, and the parts."""

    wholes: Added
    parts: Added
    by_kind: Added  # those that lists by kind make

    @classmethod
    def of(cls, claims: tuple[Claim, ...]) -> Parted:
        """Return what claims part."""
        parted = cls(set(), set(), set())
        for claim in claims:
            if claim.kind == "sentence-sum" and claim.holds and not claim.value:
                parted.wholes.add((id(claim.passage), claim.at.start))
                parted.parts.update((id(claim.passage), each.start) for each in claim.used)
        return parted


def key_of(each: Stated) -> tuple[int, int]:
    """Return by what a count is known: its passage and its place there."""
    return id(each.passage), each.number.start
