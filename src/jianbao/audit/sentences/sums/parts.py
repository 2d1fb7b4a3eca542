"""Parts and their total in one sentence: 共100件，其中甲60件、乙30件; 甲60件、乙40件，共计100件."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianbao.audit.measured import MANY, Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed
from jianbao.audit.sentences.reading.complements import COMPLEMENTS, OF_PEOPLE, are_complements
from jianbao.audit.sentences.reading.lists import (
    CLOSE,
    DAILY,
    FEW,
    JOINTS,
    LEVEL,
    LIST_ENDS,
    NEAR,
    SOME,
    are_turned,
    gap_of,
    is_member,
    is_mixed,
    is_moved_with,
    is_no_part,
    is_open,
    is_quality,
    is_slip,
    is_undecided,
    summed,
)
from jianbao.audit.sentences.sums.closing import CLOSING, IN_ALL, closed, parts_before, summed_up
from jianbao.audit.sentences.sums.nearest import (
    apart_in_brackets,
    are_classes,
    complementing,
    is_lacking,
    is_nearer,
    is_of_earlier,
    other_unit,
)
from jianbao.audit.sentences.sums.stocks import are_flows

AMONG = pattern(
    "其中|包括|包含|分别(?:为|是)|分为|由|涉及|用于|按[^，。；]{1,6}分|从[^，。；]{1,8}看"
)
OF_CLAUSE = ("涉及", "分别为", "分别是", "用于", "分为", "由")
BY_KIND = pattern("按[^，。；]{1,6}分|从[^，。；]{1,8}看", needs="从|按")
ALL = pattern(
    "(?:(?<!公)共计?|合计|总计|总共|一共|总量|总数|总额|总计划)[^，。；：]{0,10}$",
    needs="共|合计|总数|总计|总量|总额",
)
LISTS_ALL = pattern(
    "^(?:[^，。；]{0,4}(?:组成|构成)[，：])|^[，：]?(?:分别(?:为|是)|包括|包含|分为|由|：)"
)
OVERLAP = pattern(
    "女|党纪(?!政务)|重复|党员|民族|以上|以下|以内|岁|学历|职称|博士|硕士|本科|高级|中级|(?<!全国)重点|重大|新增|首次|同比|占|平均|最|留守|残疾|贫困|困难|老年|(?<!离)退休|本地|外来|城镇|在职|涉(?!及)"
)
LEVELS = pattern("(?:中央|国家).*(?:省|自治区).*(?:市|县|区|地方|自筹|配套|社会)")
LONE, LOST = Decimal("0.35"), Decimal("0.4")  # few parts that are so much more are of others
EXHAUSTED = pattern("其[他它余]|另外")  # such a part says that all are listed
NET = pattern("净[增减流迁入出]|结余|差额", needs="净|差额|结余")
FROM = ("由", "从")
OF_HEAD = pattern(
    "^(?:.*[^平年月日])?(?:人均|每人)(?:筹资|缴费|补助)[^，。；]{0,4}$", needs="人均|每人"
)
MADE_UP = pattern("[^，。；]{0,4}(?:组成|构成|组建)", needs="组成|构成|组建")
LISTING = pattern("[，：（]")
OPENED = pattern("[（：]", needs="（|：")
ANNOUNCING = ("项", "条", "点", "个", "方面", "类")
SHORT, SHORT_NEAR = 100, Decimal("0.25")  # one slip is a larger share of a short total
LONG = 100  # steps of a total that no slip in a list makes by chance
VERY_CLOSE = Decimal("0.01")  # so near by chance is next to impossible
GROWN = pattern("[新净]增|增加|减少|增长", needs="减少|增")
LONGEST_NAME = 14  # of a part in a bare list


def parts(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of totals and their parts; `numbers` are all of the passage."""
    for group in apart_in_brackets(passage.text, numbers):
        yield from _of_group(passage, group)


def _of_group(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    units = [number.same for number in numbers]
    alike = {unit for unit in set(units) - NO_SUM if units.count(unit) > 1}
    if not alike:
        return
    totals = [
        place
        for place, total in enumerate(numbers)
        if units[place] in alike or other_unit(passage, total) in alike
        if total.is_exact and _may_be_total(passage, total)
        if not is_member(passage, numbers, place) and not is_moved_with(passage, numbers, place)
    ]
    if not totals:
        return
    among = [match.end() for match in AMONG.finditer(passage.text, numbers[0].end)]
    again = [match.end() for match in BY_KIND.finditer(passage.text, numbers[0].end)]
    for place in totals:
        yield from _of_total(passage, numbers, place, among)
        yield from _listed_again(passage, numbers, place, among, again)


NO_SUM = {"", "%", "‰"}


def _listed_again(
    passage: Passage, numbers: list[Measured], place: int, among: list[int], again: list[int]
) -> Iterator[Claim]:
    """Yield claims of lists behind the first: 教师18人、馆员62人；按学历分，博士32人、硕士48人."""
    total = numbers[place]
    at = bisect_right(among, total.end)
    first = among[at] if at < len(among) else 0
    following = numbers[place + 1 : place + 2]
    if not first or first in again or not following or following[0].start < first:
        return  # only what a list stands right behind
    for number in range(bisect_right(again, first), len(again)):
        start = bisect_right(numbers, again[number], key=lambda each: each.start)
        if start >= len(numbers) or numbers[start].sentence != total.sentence:
            return
        if numbers[start].same == total.same:
            listed = list(_run(passage, total, numbers[start : start + MANY]))
            yield from _judged(passage, total, listed)


def _may_be_total(passage: Passage, number: Measured) -> bool:
    """Return whether the words before a number leave it a total: not 由126处, but 增加到182处."""
    if "分别" in number.lead and passage.text[number.end : number.end + 1] in JOINTS:
        return False  # 分别新增12项和44项，累计分别达到64项和288项
    if "人" in number.lead and OF_HEAD.search(number.lead):
        return True  # 人均筹资1,070元，财政补助670元、个人缴费400元
    if number.lead.endswith(FROM):
        return bool(MADE_UP.match(passage.text, number.end))
    return not is_no_part(number, number) or LEVEL.search(number.lead) is not None


def _of_total(
    passage: Passage, numbers: list[Measured], place: int, among: list[int]
) -> Iterator[Claim]:
    """Yield what is claimed of one number as the total of those behind it, or before it.

    `among` is where each 其中 and its like end.
    """
    total = numbers[place]
    if listed := _listed(passage, numbers, place, among):
        claims = list(_not_of_more(passage, numbers, place, listed))
        yield from claims
        if claims or not IN_ALL.match(total.lead):
            return
    if named := _named_at_once(passage, numbers, place):
        yield from _nearly(passage, total, named)
    elif IN_ALL.match(total.lead):
        before = parts_before(passage, numbers, place)
        if len(before) >= FEW:
            yield summed(passage, total, before)[0]
    elif CLOSING.match(total.lead):
        yield from closed(passage, total, parts_before(passage, numbers, place))
    else:
        yield from summed_up(passage, numbers, place)


TOO_LARGE, FARTHEST = 50, 40  # times a total; numbers behind it, for its 其中


def _listed(
    passage: Passage, numbers: list[Measured], place: int, among: list[int]
) -> list[Measured]:
    """Return the parts that follow a total: behind 其中, or at once behind 共…."""
    total = numbers[place]
    rest = numbers[place + 1 : place + 1 + FARTHEST + MANY]
    if not rest:
        return []
    start, after = -1, bisect_right(among, total.end)
    if after < len(among):
        opens = among[after]
        between = passage.text[total.end : opens]
        if between.endswith(OF_CLAUSE) and ("；" in between or "涉及" in total.lead):
            return []  # 甲3件，涉及4个部门；乙5件，涉及5个部门
        start = next((n for n, each in enumerate(rest[:FARTHEST]) if each.start >= opens), -1)
    if start < 0 or (start >= FEW and _is_parted(passage, total, rest)):
        at_once = _is_at_once(passage, total, rest)
        if not at_once or rest[0].sentence != total.sentence:
            return []
        start = 0
    if NET.search(total.lead) or (start and DAILY.search(total.lead)):
        return []  # 净迁入2,430人，其中…: of those who came; 日均511件，…其中: of the whole time
    gap = gap_of(passage, total, rest[start])
    before = numbers[place - 1] if place else None
    joint = gap_of(passage, before, total)[:1] if before and before.same == total.same else "。"
    if joint in "、，；" and BY_KIND.search(gap):
        return []  # 按类型分，甲458起、乙271起；按区域分，城区…: the last of a list again
    if joint == "、" and "其中" not in gap:
        return []  # 中央2亿元、市县1亿元，用于…: the last of a list has no list of its own
    if gap.count("。") > 1 or ("。" in gap and "。其中" not in gap):
        return []
    if "。" in gap and rest[start].same == total.same and rest[start].amount > total.amount:
        return []  # 尚有7处正在整改。其中，消防类81处: of what stands before
    if "。" in gap and (total.unit in ANNOUNCING or is_lacking(total)):
        return []  # 以下6项工作。…其中，紧抓60项; 还需5亿元。其中: announced, or not there yet
    if rest[start].lead.endswith(FROM) or any(
        is_nearer(passage, each, total) for each in rest[:start]
    ):
        return []  # another number stands nearer
    nearest = rest[start - 1]
    if start and nearest.same == total.same and "；" in gap_of(passage, total, nearest):
        return []  # …民办1,725人；初中计划31,280人，其中: of what its own clause says
    return complementing(total, list(_run(passage, total, rest[start:])))


def _is_at_once(passage: Passage, total: Measured, rest: list[Measured]) -> bool:
    """Return whether a list follows right behind a total: （甲6辆、乙5辆）, ：甲6辆，乙5辆."""
    gap = gap_of(passage, total, rest[0])
    if ALL.search(total.lead) or len(rest) < FEW:
        return bool(ALL.search(total.lead) and LISTING.match(gap))
    alike = all(each.same == total.same for each in rest[:FEW])
    if total.lead.endswith(FROM) or (alike and OPENED.match(gap)):
        return True  # 由27人组成，教师11人，…
    return _is_parted(passage, total, rest)


def _is_parted(passage: Passage, total: Measured, rest: list[Measured]) -> bool:
    """Return whether two parts stand right behind: 机构38家，公办11家，民办27家."""
    if any(each.same != total.same for each in rest[:FEW]):
        return False
    gap = gap_of(passage, total, rest[0])  # 捕捞14万吨，占三成；海水养殖28万吨；淡水…
    return gap.startswith("，") and "；" not in gap and are_complements(rest[0].lead, rest[1].lead)


def _named_at_once(passage: Passage, numbers: list[Measured], place: int) -> list[Measured]:
    """Return what is listed behind a number without a word for it: 案件84件，甲类52件，乙类…"""
    total, rest = numbers[place], numbers[place + 1 : place + 1 + MANY]
    if (
        len(rest) < FEW
        or not total.lead
        or not gap_of(passage, total, rest[0]).startswith(("，", "；"))
    ):
        return []
    listed, names = list[Measured](), set[str]()
    for part in _run(passage, total, rest):
        name = name_of(part.lead)
        if name in names or not 0 < len(name) <= LONGEST_NAME:
            return []
        listed.append(part)
        names.add(name)
    if not listed or listed[0] is not rest[0]:
        return []
    return listed if len(listed) >= SOME or are_turned(total, listed) else []


def _nearly(passage: Passage, total: Measured, listed: list[Measured]) -> Iterator[Claim]:
    """Yield the claim of a bare list, which is one only where it comes near the total."""
    listed = _likeliest(passage, total, listed)
    claim, off = summed(passage, total, listed)
    words = " ".join(part.lead for part in listed)
    slipped = total.amount >= LONG * total.step and is_slip(total, listed, off)
    near = (slipped or abs(off) <= CLOSE * total.amount) and not OVERLAP.search(words)
    if claim.holds or (near and not are_flows(listed)):
        yield claim


def _likeliest(passage: Passage, total: Measured, listed: list[Measured]) -> list[Measured]:
    """Return a list, or what 、 joins of it if that comes nearer: 甲3件、乙4件，节约2件."""
    gaps = "".join(gap_of(passage, *pair)[:1] or " " for pair in pairwise(listed))
    joined = 1 + (gaps.find("，", gaps.find("、")) if "、" in gaps else 0)
    joined = joined or len(listed)  # no ， follows 、
    if not FEW <= joined < len(listed):
        return listed
    off, off_joined = (abs(summed(passage, total, each)[1]) for each in (listed, listed[:joined]))
    return listed[:joined] if off_joined < off else listed


def _run(passage: Passage, total: Measured, rest: list[Measured]) -> Iterator[Measured]:
    """Yield the numbers of the total's unit, up to the end of the sentence or another 其中."""
    last: Measured | None = None
    listed = False
    for place, number in enumerate(rest):
        if is_quality(passage, number, rest[place + 1 : place + 2], total):
            continue
        if last is not None:
            gap = gap_of(passage, last, number)
            if LIST_ENDS.search(gap) or number.sentence != last.sentence:
                return
            if listed and gap.startswith("，") and not GOES_ON.match(gap):
                return  # 甲6万元、乙4万元，带动12万元: the list has ended
            listed = listed or gap.startswith("、")
        if number.same == total.same:
            if is_no_part(number, total) or not number.is_exact:
                return
            if last is not None and SUBTOTAL.search(number.lead):
                return  # 教育13亿元、卫生8亿元，两项合计21亿元: of those before
            yield number
        elif last is not None and not number.is_percent:
            return
        last = number


SUBTOTAL = pattern(
    "^[，；]?(?:以上|上述|这|前|后)?[两二三四五六七八九]{0,2}(?:项|类|者|种)?(?:合计|共计|总计)",
    needs="计",
)
GOES_ON = pattern("^，(?:和|及|以及|其他|其余|另|[一-鿿]{1,4}$)")


def _not_of_more(
    passage: Passage, numbers: list[Measured], place: int, listed: list[Measured]
) -> Iterator[Claim]:
    """Yield the claim of a list, unless it may be of all: 增加至26家，新增8家，其中甲7家、乙4家."""
    total = numbers[place]
    together = sum((part.amount for part in listed), Decimal(0))
    more = GROWN.search(total.lead) and any(
        each.same == total.same and each.sentence == total.sentence and each.amount >= together
        for each in numbers[max(0, place - MANY) : place]
    )
    more = more or is_of_earlier(numbers, place, together)
    for claim in _judged(passage, total, listed):
        if claim.holds or not more:
            yield claim


OF_OTHERS = pattern(r"其中[^，。；\d]{2,12}\d[^。；]*，[^。；、]{2,12}$", needs="其中")
COMMA_ONLY = pattern("，(?!其中)[一-鿿]{1,8}?(?:占比?[\\d.]+%，其中[一-鿿]{1,8})?")


def _judged(passage: Passage, total: Measured, listed: list[Measured]) -> Iterator[Claim]:
    if DAILY.search(total.lead) and any(part.amount > total.amount for part in listed):
        return  # 日均受理1,332件。其中，电话30,912件: of the whole time
    for place, part in enumerate(listed):
        if part.amount > TOO_LARGE * total.amount:
            return  # 社会工作者共312名，职工总数130万人: of something else
        if part.amount > total.amount + total.blur + part.blur:
            if place and not gap_of(passage, listed[place - 1], part).startswith(("、", "和")):
                listed = listed[:place]  # 其中甲62亿元，占33%，签订合同412亿元: the list has ended
                break
            if COMMA_ONLY.fullmatch(passage.text, total.end, part.start) and not place:
                return  # 共有医师1,264人，护士1,580人: two things
            if OF_OTHERS.search(gap_of(passage, total, part)) and not place:
                return  # 经费631.8万元。其中农民工1,404件，追回欠薪4,212万元: of the cases
            working = f"{typed(passage, part)}＞{typed(passage, total)}"
            all_of_it = typed(passage, total)
            yield Claim("sentence-part-larger", False, passage, part, (total,), working, all_of_it)
            return
    if len(listed) < FEW:
        return
    gap = gap_of(passage, total, listed[0])
    after = passage.text[listed[-1].end : listed[-1].end + 12]
    all_listed = bool(LISTS_ALL.match(gap)) and "其中" not in gap
    listed = _likeliest(passage, total, listed)
    claim, off = summed(passage, total, listed)
    for several in range(FEW, len(listed)):
        gap = gap_of(passage, *listed[several - 1 : several + 1])
        first = summed(passage, total, listed[:several])[0]
        if first.holds and total.amount and not gap.startswith(("、", "和")):
            claim, off = first, Decimal(0)  # what follows the list is of something else
            break
    if claim.holds or (
        not is_open(after.split("。")[0]) and _is_whole(passage, total, listed, off, all_listed)
    ):
        yield claim


def _is_whole(
    passage: Passage, total: Measured, listed: list[Measured], off: Decimal, all_listed: bool
) -> bool:
    """Return whether the parts are meant to make the whole: or only some of them are named."""
    words = " ".join(part.lead for part in listed)
    if len(set(OF_PEOPLE.findall(words))) > 1 and not EXHAUSTED.search(words):
        return False
    if all_listed and len(listed) >= SOME and abs(off) <= NEAR * total.amount:
        return True
    if is_slip(total, listed, off) or (LEVELS.search(words) and abs(off) <= LOST * total.amount):
        return True
    if len(listed) >= SOME and abs(off) <= VERY_CLOSE * total.amount:
        return True
    if EXHAUSTED.search(words):
        return abs(off) <= NEAR * total.amount
    complements = (
        any(first in words and second in words for first, second in COMPLEMENTS)
        or are_classes(listed)
        or (len(listed) == FEW and are_complements(listed[0].lead, listed[1].lead))
    )
    if OVERLAP.search(words) and not complements:
        return False
    said = all_listed or gap_of(passage, total, listed[0]).startswith("，其中")
    if -off > LONE * total.amount and not said and len(listed) <= FEW * FEW:
        return False  # 受理564件，结案548件; 批捕229人，不捕147人，起诉332人，不诉160人
    if off < 0 and "率" in passage.text[listed[0].end : listed[1].start]:
        return False  # 其中1,680人取得证书，取证率70.0%，1,440人上岗，上岗率60.0%
    if all_listed or (off < 0 and not is_mixed(passage, listed)):
        return True  # more than the whole: they cannot all be parts of it
    if complements and is_undecided(total, listed[-1]):
        return False
    if complements:
        return off <= (SHORT_NEAR if total.amount < SHORT else NEAR) * total.amount
    return 0 <= off <= (NEAR if len(listed) >= SOME else CLOSE) * total.amount
