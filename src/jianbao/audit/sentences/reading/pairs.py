"""分别 pairs names with values, in order; a number beside a list counts it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from msgspec import Struct

from jianbao.audit.measured import MANY, Measured, ending_before, has_other_number, name_of
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.briefing.numbers import chinese_number

AND = pattern("以及|及其|和|及(?!以[上下内])|与", needs="与|及|和")
EACH = pattern("分别|依次")
IS = pattern("(?:为|是|达|有)$", needs="为|是|有|达")
COUNT_WORDS = "个|类|项|大|家|名|种|所|条|级|区|县|市|镇|乡|村|部门|单位|方面|期|批|线|处|座|位"
ANNOUNCED = pattern(
    f"(?:等)?([二两三四五六七八九十]{{1,3}}|\\d{{1,2}})(?:{COUNT_WORDS})[^，。；、]*$"
)
FIRST_STOPS = "，。；：！？\n（）"
BRACKETED = pattern("（[^（）]*）|\\([^()]*\\)", needs="(|（")
VALUE_JOINT = pattern(
    "^(?:、|和|及|与|以及)[^，。；、\\d]{0,6}$|^[，；](?:[^，。；、\\d]{0,2}(?:[上提]升|下降|增[长加]|减少|提高|降低|回落|占))?$"
)
COUNT = pattern(
    "([二两三四五六七八九十\\d][二三四五六七八九十\\d]?)(?:大(?=[一-鿿]{2})|级|"
    "(?:个|类|项|种|家|所|条|道|步|位|支|个?部门|个?方面)(?=[一-鿿])|(?:镇|乡|村|区|县|市)(?![余多、])"
    "|(?:大?类|种|个?方面|个?环节|个?领域)(?=[，。；]))"
)
LIST_STOPS = pattern("[，。；：！？（）“”《》\\s\\d]")
LONGEST_MEMBER = 24
LONGEST_LIST = 600  # characters before 分别 in which its names are looked for


class Pairing(Struct, frozen=True):
    """What 分别 pairs: the names before it, the numbers behind, and where the first stands."""

    names: tuple[str, ...]
    values: tuple[Measured, ...]
    announced: int  # 三 of 三类, 0 where none is said
    start: int


def pairings(passage: Passage, numbers: list[Measured]) -> Iterator[Pairing]:
    """Yield what each 分别 of a passage pairs."""
    text = passage.text
    for each in EACH.finditer(text) if "分别" in text or "依次" in text else ():
        values = tuple(values_behind(passage, numbers, each.end()))
        before = text[max(0, each.start() - LONGEST_LIST) : each.start()]
        names, announced = _names(before)
        names = names or _years(before, values)
        if not names and not announced and len(values) > 1:
            names = _of_values(passage, numbers, each.start())
        alone = len(values) == 1 and passage.text[values[0].end : values[0].end + 1] in "，。；"
        if (len(values) > 1 or alone) and (len(names) > 1 or announced > 1):
            yield Pairing(names, values, announced, values[0].start)


def paired_names(passage: Passage, numbers: list[Measured]) -> dict[int, str]:
    """Return the names that 分别 gives the values of a passage, by where each stands."""
    return {
        value.start: name
        for pairing in pairings(passage, numbers)
        if len(pairing.names) == len(pairing.values)
        for name, value in zip(pairing.names, pairing.values, strict=True)
    }


JOINTS = ("、", "和", "及", "与", "以及")
LONGEST_VERB = 4  # characters between 分别 and the first value


def mixed_pairings(passage: Passage, numbers: list[Measured]) -> Iterator[Pairing]:
    """Yield what 分别 pairs where the values are of several units: 来信、来访分别为217件、364批."""
    text = passage.text
    for each in EACH.finditer(text) if "分别" in text or "依次" in text else ():
        names, announced = _names(text[max(0, each.start() - LONGEST_LIST) : each.start()])
        first = bisect_left(numbers, each.end(), key=lambda number: number.start)
        values = numbers[first : first + 1] if len(names) > 1 else []
        if not values or values[0].start - each.end() > LONGEST_VERB:
            continue
        for number in numbers[first + 1 : first + len(names)]:
            if text[values[-1].end : number.start] in JOINTS:
                values.append(number)
        if len(values) == len(names) and len({value.same for value in values}) > 1:
            yield Pairing(names, tuple(values), announced, values[0].start)


def bare_pairings(passage: Passage, numbers: list[Measured]) -> Iterator[Pairing]:
    """Yield lists of names and as many values without 分别: 甲、乙两站出警为3起、4起."""
    for place, number in enumerate(numbers[:-1]):
        verb = IS.search(number.lead)
        if verb is None or EACH.search(number.lead):
            continue
        if not number.figure or not VALUE_JOINT.match(_between(passage, numbers, place)):
            continue
        values = tuple(values_behind(passage, numbers, number.start))
        end = number.start - len(verb[0])
        names, announced = _names(passage.text[max(0, end - LONGEST_LIST) : end])
        if len(values) > 1 and len(values) == len(names):
            yield Pairing(names, values, announced, number.start)


YEARS = pattern(r"(?<!\d)(?:(?:19|20)\d\d年[、和])+(?:19|20)\d\d年(?=，[^，。；、]{0,24}$)")


def _years(before: str, values: tuple[Measured, ...]) -> tuple[str, ...]:
    """Return the years that a series is of: 2020年、2021年和2022年，台站数量分别为."""
    match = YEARS.search(before) if len(values) > 1 else None
    return tuple(re.findall(r"\d{4}年", match[0])) if match else ()


UNCHANGED = pattern("持平|不变|未变")
LONGEST_REST = 200
NEAR = 8  # characters between a list of values and the 分别 that gives each another


def _of_values(passage: Passage, numbers: list[Measured], start: int) -> tuple[str, ...]:
    """Return the names of values that stand before: 甲3件、乙4件、丙5件，占比分别为."""
    run: list[Measured] = []
    for number in reversed(ending_before(numbers, start)):
        gap = passage.text[number.end : run[0].start] if run else "、"
        if not gap.startswith(("、", "和")) or (run and number.same != run[0].same):
            break
        run.insert(0, number)
    rest = passage.text[start : start + LONGEST_REST].partition("。")[0]
    if len(run) <= len(("甲", "乙")) or start - run[-1].end > NEAR or UNCHANGED.search(rest):
        return ()
    return tuple(name_of(number.lead.lstrip("、和及与")) or number.lead for number in run)


def _between(passage: Passage, numbers: list[Measured], place: int) -> str:
    return passage.text[numbers[place].end : numbers[place + 1].start]


def _names(before: str) -> tuple[tuple[str, ...], int]:
    """Return the list that ends right before 分别, and how many it says that they are."""
    plain = BRACKETED.sub("", before)
    clause = plain[max(map(plain.rfind, FIRST_STOPS)) + 1 :]
    if not clause and plain.endswith("，"):
        return _names_before(plain[:-1])
    if "、" not in clause and not AND.search(clause):
        return (), _announced(clause)
    counted, announced = ANNOUNCED.search(clause), _announced(clause)
    names = listed(clause[: counted.start()]) if counted else []
    if counted and len(names) == announced:  # 甲、乙两个标段合同价: 甲标段 and 乙标段
        noun = clause[counted.start(1) + len(counted[1]) :].lstrip("个大")[:SHORTEST_NAME]
        return tuple(each if len(each) > 1 else f"{each}{noun}" for each in names), announced
    return tuple(listed(clause)), announced


def _names_before(plain: str) -> tuple[tuple[str, ...], int]:
    """Return a list that its number closes, in the clause before: 甲、乙、丙三个方面，分别为."""
    clause = plain[max(map(plain.rfind, FIRST_STOPS)) + 1 :]
    counted = ANNOUNCED.search(clause)
    names = listed(re.sub("^.*[是为有：]", "", clause[: counted.start()])) if counted else []
    return (tuple(names), len(names)) if len(names) == _announced(clause) > 1 else ((), 0)


def _announced(clause: str) -> int:
    match = ANNOUNCED.search(clause)
    if not match:
        return 0
    return int(match[1]) if match[1].isdecimal() else chinese_number(match[1]) or 0


def listed(clause: str) -> list[str]:
    """Return the members of 甲、乙和丙: the last 和 parts the last two."""
    *first, last = clause.split("、")
    parts = [part for part in AND.split(last, maxsplit=1) if part]
    if first and any(len(part) < SHORTEST_NAME for part in parts):
        return [*first, last]  # 安和县
    if first and len(parts) > 1 and _is_one_trade(first[0], parts):
        return [*first, last]
    return [*first, *parts]


SHORTEST_NAME = 2


def _is_one_trade(first: str, parts: list[str]) -> bool:
    """Return whether 和 stands in the name of one trade or office: 金融业、软件和信息服务业."""
    kind = first[-1:]
    return kind in "业局部委厅" and kind not in parts[0] and kind in parts[1]


def values_behind(passage: Passage, numbers: list[Measured], start: int) -> Iterator[Measured]:
    """Yield the numbers behind 分别 that belong together: of one unit, joined by 、 or 和."""
    last: Measured | None = None
    first = bisect_left(numbers, start, key=lambda each: each.start)
    for number in islice(numbers, first, None):
        if last is None:
            between = passage.text[start : number.start]
            if len(between) > 16 or "。" in between or "；" in between:
                return
            if OWN_NAMES.search(between):
                return
        else:
            gap = BRACKETED.sub("", passage.text[last.end : number.start])
            if number.same != last.same or not VALUE_JOINT.match(gap):
                if "（" in passage.text[last.end : number.start]:
                    continue  # what stands in brackets belongs to the one before
                return
        last = number
        yield number


OWN_NAMES = pattern("[是为有]：[一-鿿]{2,}$", needs="：")
"""前三位分别是：甲县120件，增加8件；乙县…: each value has its name with it."""


class Counted(Struct, frozen=True):
    """A list and the number that is said to count it: 甲、乙、丙四个区."""

    number: int
    members: int
    start: int
    shown: str


def counted_lists(passage: Passage) -> Iterator[Counted]:
    """Yield lists whose number, right behind them, is another than theirs."""
    text = passage.text
    if "、" not in text:
        return
    by_suffix = set[int]()
    if TWO_SUFFIXES.search(text):
        yield from _counted_by_suffix(text)
        by_suffix = {at for match in BY_SUFFIX.finditer(text) for at in range(*match.span())}
    last = 0
    for match in COUNT.finditer(text, text.index("、")):
        if "、" not in text[max(0, match.start() - LONGEST_MEMBER) : match.start()]:
            continue
        if match.start() in by_suffix:
            continue
        before = LIST_STOPS.split(text[max(0, last, match.start() - 120) : match.start()])[-1]
        if last and match.start() - len(before) == last:
            joint = NEXT_LIST.match(before)  # 甲、乙2个县和丙局、丁局2个部门
            before = before[joint.end() :] if joint else before.partition("、")[2]
        last = match.end()
        words = before.removesuffix("等").replace("涉及", "")
        number = int(match[1]) if match[1].isdecimal() else chinese_number(match[1]) or 0
        if number < 2 or "、" not in words or _is_word(words, match, words != before):
            continue
        if ITS_OWN_LIST.match(text, match.end()) or DOERS.search(words):
            continue
        if text[match.start() - len(before) - 1 : match.start() - len(before)].isdecimal():
            continue  # 航线6条、支线9条: values, not names
        members = _possible(words)
        few = words != before and max(members) <= number  # 甲、乙等五个区: others are not named
        if number not in members and not few:
            yield Counted(number, min(members), match.start(), f"{before}{match[0]}")


NEXT_LIST = pattern("[^、]{1,6}?(?:以及|和|及|与)(?=[^、]{2})")
"""But what goes on behind a mark is another list: 扶老、助残两大项目、医疗、教育两类救助."""
ITS_OWN_LIST = pattern("[^，。；：、]{0,8}(?:：|[，。]一是)", needs="：|一是")
DOERS = pattern("(?<![主重纪摘概需])要(?!素|求|点|件|闻|道)[^、]{1,6}$")
"""五个重点：…; 各县区、各部门要突出五个重点: what stands before is who is to do it."""

ALL_OF = pattern(
    "^[，；]?(?:上述|以上|这)?([两二三四五六七八九])(?:类|项|者|种|级|大类|个?方面|镇|县|区|市|乡|个[一-鿿]{1,2}|[家所处][一-鿿]{1,4})[^，。；]{0,6}?(?:合计|共计?|总计|加起来|合起来|加在一起|相加)",
    needs="共|合计|总计|加|合",
)


def counted_values(passage: Passage, numbers: list[Measured]) -> Iterator[Counted]:
    """Yield lists of values that their total counts wrongly: 甲3件、乙4件，三类共7件."""
    for place, total in enumerate(numbers):
        match = ALL_OF.match(total.lead) if place > 1 else None
        if match is None:
            continue
        first, count, together = place, 0, Decimal(0)
        for at in range(place - 1, max(-1, place - 1 - MANY), -1):
            number = numbers[at]
            if number.same != total.same or number.sentence != total.sentence:
                break
            first, count, together = at, count + 1, together + number.amount
            if together >= total.amount:
                break
        said = chinese_number(match[1].replace("两", "二")) or 0
        if count > 1 and count != said and together == total.amount:
            start = total.start - len(total.lead)
            shown = passage.text[numbers[first].start : total.end]
            yield Counted(said, count, start + match.start(1), shown)


TWO_SUFFIXES = pattern("[县区市镇乡旗][一二两三四五六七八九十]{1,2}[县区市镇乡旗]")
BY_SUFFIX = pattern("(?:[一二两三四五六七八九十]{1,2}[县区市镇乡旗]){2,3}")


def _counted_by_suffix(text: str) -> Iterator[Counted]:
    """Yield 安县、宁县、和区三县一区 whose names are not as many: counted by what they end with."""
    for match in BY_SUFFIX.finditer(text):
        before = text[max(0, match.start() - LONGEST_LIST // 4) : match.start()]
        names = listed(LIST_STOPS.split(before)[-1])
        kinds = {each[-1]: chinese_number(each[:-1].replace("两", "二")) or 0
                 for each in re.findall("[^县区市镇乡旗]+[县区市镇乡旗]", match[0])}  # fmt: skip
        if len(names) < len(kinds) or not all(name[-1:] in kinds for name in names):
            continue
        told = {kind: sum(name.endswith(kind) for name in names) for kind in kinds}
        if told != kinds:
            shown = f"{'、'.join(names)}{match[0]}"
            yield Counted(sum(kinds.values()), len(names), match.start(), shown)


def _possible(words: str) -> set[int]:
    """Return how many members a list may have: 和 joins members, or stands inside one."""
    parts = words.split("、")
    if all(part.endswith(OFFICES) for part in parts):  # 人力资源和社会保障局 is one
        return {sum(each.endswith(OFFICES) for part in parts for each in AND.split(part))}
    return {
        len(parts),
        len(listed(words)),
        sum(len([each for each in AND.split(part) if each]) for part in parts),
    }


OFFICES = (
    *"局部委厅办", "委员会", "法院", "检察院", "中学", "小学", "医院", "公司", "支队", "总队",
    "大队", "中心", "分行", "支行", "银行",
)  # fmt: skip


def _is_word(words: str, match: re.Match[str], is_open: bool) -> bool:
    """Return whether a number counts no list: 第三, 十四五; 泵站、涵闸12座, what was built."""
    if match[1].isdecimal() and not (is_open or match[0].endswith("方面")):
        return not _are_places(words, match)
    if any(len(member) > LONGEST_MEMBER or not member for member in words.split("、")):
        return True
    return words.endswith(NOT_COUNTING)


PLACES = pattern(
    "(?:主要|成员|责任|牵头|相关|有关|重点|直属|[市县区省]直|[市县区省]级)*"
    "(街道|社区|乡镇|镇街|镇|乡|县市区|县市|市县|区县|县区|县|区|市(?!级|直|场)|村|机关|机构|部门|省份|国家|领域|方面|环节|行业|险种|学科|系统|学校|高校|医院|"
    "单位|口岸|园区|片区|港区|校区|景区|港口|机场|车站|流域|城市|窗口|科室|网点|基地|专业|队伍|团队|小组|大队|分队)"
)
FEW_PLACES, LONGEST_PLACE, NEAR_NUMBER = 3, 6, 1


def _are_places(words: str, match: re.Match[str]) -> bool:
    """Return whether digits count places by their names: 云溪、和平、青山4个街道.

    Two are enough, and may be long, where they end as what is counted does: 甲局、乙局3个部门.
    """
    names = words.split("、")
    behind = match.string[match.start(1) + len(match[1]) :].lstrip("个大家所支")
    counted = PLACES.match(behind)
    if counted is None or abs(int(match[1]) - len(names)) > NEAR_NUMBER:
        return False
    if all(1 < len(name) <= LONGEST_PLACE for name in names[1:]) and len(names) >= FEW_PLACES:
        return True  # 先后到甲、乙
    if any(not 0 < len(name) <= LONGEST_MEMBER for name in names):
        return False
    if counted[1] in OF_OFFICES:
        return all(name.endswith(OFFICES) for name in names)
    return all(name[-1] in counted[1] and name[-1] in "县区市镇乡村" for name in names)


OF_OFFICES = ("部门", "单位", "机关", "机构")
NOT_COUNTING = tuple("第每前后近约共百千万零十一二三四五六七八九之这那上下首至到由在为是对以")


def pair_names(pairing: Pairing, material: Material) -> Iterator[tuple[Measured, str, str]]:
    """Yield the ledger's figures whose label is another name of the list than the one paired."""
    if len(pairing.names) != len(pairing.values):
        return
    names = [name_of(name) or name for name in pairing.names]  # 6月 names a value, too
    for place, value in enumerate(pairing.values):
        figure = material.figures.get(value.figure)
        if figure is None:
            continue
        label = figure.label.text
        if EACH.search(label):
            continue  # 三号闸依次过水: words of the text that an import took for a name
        if (time := A_MONTH.match(pairing.names[place])) and has_other_number(figure, time[0]):
            yield value, time[0], label
            continue
        own = names[place]
        others = [
            name for at, name in enumerate(names) if at != place and name and _names_it(name, label)
        ]
        if others == names[-1:]:
            continue  # 甲队、乙队分别减少9起、8起: an import called one by the last name
        if others and not _names_it(own, label):
            yield value, own, label


A_MONTH = pattern(r"\d{1,2}月", needs="月")


def _names_it(name: str, label: str) -> bool:
    label = label.replace("单位面积产量", "单产")
    return bool(name) and (name in label or label in name)
