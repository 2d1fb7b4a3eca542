"""Lists before or behind their number: 三个等次：优秀…; 四大港区中，北港区…; 居前三位."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jianbao.audit.passages import Passage, parts_of
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.pairs import Counted, listed
from jianbao.audit.sentences.words.foremost import (
    ASIDE,
    FEW,
    LONGEST,
    first_are,
    first_in_turn,
    foremost,
    foremost_named,
    ranked,
    unless_right,
    value_of,
    with_sum,
)

NUMBER = r"(?<![第前每近约超达百千万亿\d.])(\d|[二两三四五六七八九十])"
SORTED = pattern(
    rf"{NUMBER}(?:个|大|种|类)?(等次|等级|档次|级别|类别|部分|环节|片区|梯队|批次|阶段|组别|单元|类型|小组|档|类|组|级)：([^，。；：]{{4,120}})",
    needs="：",
)
PLACES = pattern(
    rf"{NUMBER}个?((?:大)?(?:区县|县区|县市区|市县|乡镇|镇街|街道|社区|县|区|市|镇|乡))(?!级)"
)
NAMED_IN_TURN = pattern(
    "(?:^|[，：])([^，。；：、\\d]{2,12}(?:、[^，。；：、\\d]{2,12})+(?:和[^，。；：、\\d]{2,12})?)分别",
    needs="分别",
)
GREAT = pattern(rf"{NUMBER}大([一-鿿]{{2}})", needs="大")
OTHERS = ("其余", "其他", "其它", "其次", "另", "还有", "此外", "等", "除", "前")


LIST_MARKS = "、；”》：和"
"""Without one of them a passage lists nothing whose number is told."""


def announced_lists(passage: Passage) -> Iterator[Counted]:
    """Yield lists that are not as many as the words around them say."""
    text = passage.text
    if not any(mark in text for mark in LIST_MARKS):
        return
    looked_for = [(sign, look) for sign, look in LOOKS if sign in text]
    for start, sentence in parts_of(text, "。\n") if looked_for else ():
        told = set[int]()
        for sign, look in looked_for:
            for found in look(sentence) if sign in sentence else ():
                if found.start not in told:
                    told.add(found.start)
                    yield Counted(found.number, found.members, found.start + start, found.shown)


def _sorted(text: str) -> Iterator[Counted]:
    """三个等次：优秀12家、良好21家、合格13家、不合格2家."""
    for match in SORTED.finditer(text):
        members = listed(match[3])
        alike = all(re.search(r"\d", each) for each in members) or not re.search(r"\d", match[3])
        if len(members) >= FEW and alike and not match[3].endswith("等"):
            yield from unless_right(value_of(match[1]), len(members), match)


def _places(text: str) -> Iterator[Counted]:
    """5个区县均实现正增长，甲区、乙区、丙县、丁县分别增长…."""
    for match in PLACES.finditer(text):
        behind = NAMED_IN_TURN.search(text, match.end())
        if behind is None or any(word in text for word in OTHERS):
            continue
        names = listed(behind[1])
        number = value_of(match[1])
        if len(names) > FEW and all(name[-1] in match[2] for name in names):
            yield from unless_right(number, len(names), match)


def _in_turn(text: str) -> Iterator[Counted]:
    """四大港区中，北港区…；南港区…；内河港区…."""
    for match in GREAT.finditer(text):
        if "；" not in text[match.end() :] or any(word in text for word in OTHERS):
            continue
        clauses = text[match.end() :].split("；")
        named = [match[2] in clause[: LEAD + len(match[2])] for clause in clauses[1:]]
        if all(named) and match[2] in clauses[0]:
            yield from unless_right(value_of(match[1]), len(clauses), match)


LEAD = 6  # characters that a name may have before what it ends with


PARTS = pattern(rf"{NUMBER}(?:个|大)?(?:部分|方面|板块|渠道|来源)(?:构成|组成)?：", needs="：")
BEHIND = pattern(
    r"((?:[^，。；、（）]{2,14}（[^（）]*）、)+[^，。；、（）]{2,14}（[^（）]*）)"
    r"([二两三四五六七八九十\d])(?:个?方面|类|大类|个环节|个领域|项)",
    needs="）",
)


def _in_brackets(text: str) -> Iterator[Counted]:
    """甲（41件）、乙（29件）两个方面."""
    for match in BEHIND.finditer(text):
        number = value_of(match[2])
        if number != match[1].count("）"):
            yield Counted(number, match[1].count("）"), match.start(2), match[0])


WHO = pattern(rf"{NUMBER}者(?:合计|共计|之和|均)", needs="者")
NAMES_IN_TURN = pattern(
    "(?:^|[，对向从在])([^，。；：\\d]{2,30})[^，。；：、\\d]{0,6}分别", needs="分别"
)


def _of_all_these(text: str) -> Iterator[Counted]:
    """对甲、乙和丙进出口分别增长5%、4%和3%，4者合计占41%."""
    for match in WHO.finditer(text):
        names = NAMES_IN_TURN.findall(text[: match.start()])
        if not names or "、" not in names[-1] or "等" in names[-1]:
            continue
        counts = _joined(names[-1])
        if value_of(match[1]) not in counts:
            yield Counted(value_of(match[1]), counts[0], match.start(), match[0])


def _parts(text: str) -> Iterator[Counted]:
    """由三部分构成：…；…；…."""
    for match in PARTS.finditer(text):
        members = text[match.end() :].count("；") + 1
        if members > 1 and not any(word in text for word in ("一是", "其中", "（一）")):
            yield from unless_right(value_of(match[1]), members, match)


ITEMS = pattern(
    rf"{NUMBER}(?:[项个类种大条点名位份部本处所家级支批组件座场套]|方面)[^，。；：、\d]{{0,20}}"
    r"(?:：|(?:共[\d.,]+[万亿]?[一-鿿]{1,2})?，(?:(?:即|分别|依次)[是为]|即|[他她它]们(?:分别)?是)：?|，?包括：?|——)(?!\d)([^：]+)$"
    r"|(?:[有为]|分)([二两三四五六七八九])：([^：]+)$",
    needs="：|是|为|包括|即|——",
)
COUNTS_ITSELF = pattern("[一二三]是|其中")
ORDINALS = (
    pattern("（([一二三四五六七八九十]{1,2})）"),
    pattern("第([一二三四五六七八九十]{1,2})[，、]"),
    pattern(r"（(\d{1,2})）"),
    pattern(r"(?<![\d.])([1-9])[.．、](?!\d)"),
    pattern("([①②③④⑤⑥⑦⑧⑨])"),
)
CIRCLED = "①②③④⑤⑥⑦⑧⑨"


TITLED = pattern("(?:《[^《》]+》[、和与]?){2,}|(?:“[^“”]+”[、和与]?){2,}", needs="《|“")


ROSE_FELL = pattern("[一二两三四五六七八九][增升降减]")


def _items(text: str) -> Iterator[Counted]:
    """报送以下5项材料：总结、报表、案例: told where no way of parting them gives the number."""
    for match in ITEMS.finditer(text):
        number, behind = value_of(match[1] or match[3]), match[2] or match[4]
        start = match.start(1) if match[1] else match.start(3)
        is_said = text[match.end() - len(behind) - 1] != "："
        counts = _counts(behind, is_said=is_said)
        if ROSE_FELL.search(text, match.start(), match.end() - len(behind)):
            continue  # 三项收入两增一降：
        if number > 1 and counts and number not in counts:
            yield Counted(number, counts[0], start, text[start : match.end()].partition("：")[0])


def _counts(behind: str, *, is_said: bool) -> list[int]:
    """Return how many members a list may have, the likeliest first; none where it is not known."""
    if titles := TITLED.fullmatch(behind):
        return [max(map(titles[0].count, "》”"))]
    if numbered := _numbered(behind):
        return [numbered]
    rest = ASIDE.sub("某", behind)
    first = re.split("[，；]", rest)[0]
    if COUNTS_ITSELF.search(rest) or first.endswith(OPEN) or rest.endswith(OPEN):
        return []
    if "；" in rest:
        if IN_TURN.search(rest):
            return []  # 食品、衣着类分别上涨2%、1%；居住、交通类分别下降…
        is_list = first.count("、") > 1 or ("、" in first and AND_OR.search(first))
        inside = {first.count("、") + 1, *_joined(first)} if is_list else set()
        alone = "、" not in rest.partition("；")[2]  # the list ends with its clause
        return [*sorted(inside, reverse=True), rest.count("；") + 1][:: 1 if alone else -1]
    if "、" in first:
        outside = {rest.count("，") + 1, rest.count("、") + 1} if "，" in rest else set()
        return [*_joined(first), *outside]
    if is_said and AND_OR.search(first):
        return [len(AND_OR.split(first))]  # 两座水厂，即甲水厂和乙水厂，日供水…
    clauses = rest.split("，")
    each_valued = all(re.search(r"\d", each) for each in clauses)
    if len(clauses) > 1 and (each_valued or all(len(each) <= SHORT for each in clauses)):
        plain = sum(not OF_ALL.search(each) for each in clauses) or len(clauses)
        halves = {len(clauses) // 2} if each_valued else set()
        return [*range(plain, len(clauses) + 1), *halves]
    return [2] if len(listed(first)) == 1 and re.search("[和与及]", first) else []


IN_TURN = pattern("、[^，。；]*分别", needs="分别")
OPEN = ("等", "等等", "等地", "等方面")
OF_ALL = pattern("总|合计|共|占|平均|同比|环比|[较比]|[增降]|其余|其中")
SHORT = 12  # characters of a clause that is a member of a list


def _joined(words: str) -> list[int]:
    """Return how many members 甲、乙和丙 has: three, or two where 和 may stand inside one."""
    if valued := sum(bool(re.search(r"\d", each)) for each in AND_OR.split(words)):
        return [valued, words.count("、") + 1]
    members = listed(words)
    inner = [len(AND_OR.split(each)) for each in words.split("、")]
    alike = max(map(len, members)) <= 2 * min(map(len, members))
    if sum(each > 1 for each in inner) == 1 and inner[-1] > 1 and alike:
        return [len(members)]
    return [len(members), words.count("、") + 1, sum(inner)]


def _numbered(behind: str) -> int:
    """Return how many （一）…（二）…, ①…② or 1.…2. a list has, 0 where it has none."""
    for form in ORDINALS:
        found = [CIRCLED.find(each) + 1 or value_of(each) for each in form.findall(behind)]
        if len(found) > 1 and found == list(range(1, len(found) + 1)):
            return len(found)
    return 0


MADE_OF = pattern(
    rf"由([^，。；：\d]{{4,60}}?){NUMBER}(?:个|大|类)?"
    "(?:部分|方面|板块|单位|部门|群体|环节|要素|渠道|层级|系统)[^，。；：、]{0,6}?(?:构成|组成)",
    needs="成",
)
WITH_NAMES = pattern(
    r"(?<![\d.])(\d{1,2}|[二两三四五六七八九])(?:个|家|所|座|处|条|类|种|支)"
    "(?:[一-鿿]{0,2}[市县区镇乡村省州国校院馆园港站库场厂司所]|(?:单位|部门|企业|乡镇)[一-鿿]{0,10})?（([^（），。；：\\d]+(?:、[^（），。；：、\\d]+)+)）",
    needs="（",
)
OF_ONE_KIND = pattern(r"([一-鿿])([二两三四五六七八九])\1(?!级)")


def _made_of(text: str) -> Iterator[Counted]:
    """由甲支出和乙费用两部分构成."""
    for match in MADE_OF.finditer(text):
        counts = _joined(match[1]) if "、" in match[1] else [len(AND_OR.split(match[1]))]
        if counts[0] > 1 and not match[1].endswith(OPEN) and value_of(match[2]) not in counts:
            yield Counted(value_of(match[2]), counts[0], match.start(2), match[0])


def _with_names(text: str) -> Iterator[Counted]:
    """省级园区3个（城东园、城西园、临港园）: told where one is missing, or one too many."""
    for match in WITH_NAMES.finditer(text):
        number, counts = value_of(match[1]), _joined(match[2])
        is_open = match[2].endswith(OPEN) or NOT_NAMES.match(match[2])
        if not is_open and abs(number - counts[0]) == 1 and number not in counts:
            yield Counted(number, counts[0], match.start(1), match[0])


NOT_NAMES = pattern("[市县区旗镇乡、]+$|含|如|其中|包括|不|另|除|主要|以")


def _of_one_kind(text: str) -> Iterator[Counted]:
    """图书馆、文化馆、博物馆三馆: as many as end alike."""
    for match in OF_ONE_KIND.finditer(text):
        before = re.split("[，。；：（）“”]", text[: match.start() + 1])[-1]
        names = re.split("[、和与及]", before)
        alike = [name for name in names if name.endswith(match[1]) and 1 < len(name) <= LONGEST]
        if FEW <= len(alike) == len(names) != value_of(match[2]):
            yield Counted(value_of(match[2]), len(names), match.start(2), f"{before}{match[0][1:]}")


NAMED_AGAIN = pattern(
    r"([一-鿿]{2,6})(\d{1,2})[名位人家所][^，。；：]{0,8}，\1(?:分别|依次)?(?:为|是)：?([^，。；：（）\d]+)(?=[，。；]|$)"
)


def _named_again(text: str) -> Iterator[Counted]:
    """副主席3名，副主席为甲、乙、丙."""
    for match in NAMED_AGAIN.finditer(text):
        counts = _joined(match[3]) if "、" in match[3] else []
        if counts and not match[3].endswith(OPEN) and int(match[2]) not in counts:
            yield Counted(int(match[2]), counts[0], match.start(2), match[0])


BEHIND_WORDS = "[^，。；、\\d]{0,12}，(?:即|包括|分别[是为])：?"
NAMELY = f"(?:{BEHIND_WORDS}|，?(?:即|包括|涉及|分别[是为]|[是为：])：?|（)"
SUFFIXED = pattern(
    f"((?:[一二两三四五六七八九十]{{1,2}}[县区市镇乡旗]){{2,3}}){NAMELY}([^，。；：）\\d]+)",
    needs="县|区|市|镇|乡|旗",
)
EACH_SUFFIX = pattern("([一二两三四五六七八九十]{1,2})([县区市镇乡旗])")


def _suffixed(text: str) -> Iterator[Counted]:
    """两区三县，即甲区、乙区和丙县、丁县."""
    for match in SUFFIXED.finditer(text):
        names = [name for name in AND_OR.split(match[2]) if name]
        told = {kind: value_of(number) for number, kind in EACH_SUFFIX.findall(match[1])}
        if len(names) < FEW or not all(name[-1:] in told for name in names):
            continue
        if any(sum(name[-1] == kind for name in names) != told[kind] for kind in told):
            yield Counted(sum(told.values()), len(names), match.start(1), match[0])


AND_OR = pattern("[、和与及]")
NAMED_PLACES = pattern(
    rf"{NUMBER}个?((?:区县|县区|县市区|市县|乡镇|镇街|街道|社区|县|区|市|镇|乡|村)(?:（[市县区旗、]{{1,5}}）)?){NAMELY}([^，。；：）\d]+)"
)


def _named_places(text: str) -> Iterator[Counted]:
    """3个县（甲县、乙县）; 四个街道，分别是…."""
    for match in NAMED_PLACES.finditer(text):
        names = [name for name in AND_OR.split(match[3]) if name]
        named = all(FEW <= len(name) <= LONGEST // 2 for name in names)
        twice = text[match.start(1) - 1 : match.start(1)] in tuple("县区市镇乡旗")
        if len(names) < FEW or not named or twice or match[3].endswith("等"):
            continue
        if not all(GENERAL.fullmatch(name) for name in names):
            yield from unless_right(value_of(match[1]), len(names), match)


GENERAL = pattern(
    "街道|园区|社区|管委会|县区|区县|部门|单位|企业|乡镇|办事处|开发区|行政村|农场|林场"
)
QUOTES = pattern(
    "((?:“[^“”]{1,16}”(?:、|和|与|以及)?){2,})(?:等)?([二两三四五六七八九十]|\\d)(?:项|个|大|类|场|种|次|条)",
    needs="“",
)
TITLES = pattern(
    "((?:《[^《》]+》(?:、|和|与|以及)?){2,})(?:等)?([二两三四五六七八九十]|\\d)(?:项|个|部|件|份|种|本)",
    needs="《",
)


QUOTE_JOINTS = tuple(f"”{joint}“" for joint in ("、", "", "和", "与", "以及"))
TITLE_JOINTS = tuple(f"》{joint}《" for joint in ("、", "", "和", "与", "以及"))


def _quotes(text: str) -> Iterator[Counted]:
    """“甲”“乙”“丙”三项活动."""
    for form, sign, joints in ((QUOTES, "”", QUOTE_JOINTS), (TITLES, "》", TITLE_JOINTS)):
        for match in form.finditer(text) if any(joint in text for joint in joints) else ():
            number, members = value_of(match[2]), match[1].count(sign)
            few = "等" in match[0][len(match[1]) :] and members <= number
            if number != members and not few:
                yield Counted(number, members, match.start(2), match[0])


VALUED = r"[^，。；、：（）\d]{2,12}[\d.,]+[万亿]?[^，。；、：（）\d]{1,4}"
VALUED_BEFORE = pattern(
    rf"({VALUED}(?:、{VALUED}){{1,}}(?:和{VALUED})?)(?:，分别占[^，。；]{{4,80}})?，{NUMBER}(类|种|项|个|家|名|座|所|大)"
    "([^，。；、\\d]{1,8}?)(?=合计|均|共|中|都|全部|[数占])",
    needs="、",
)


def _valued_before(text: str) -> Iterator[Counted]:
    """化工企业7家、建材企业6家、其他企业5家，四类企业均…: one too many, or too few."""
    for match in VALUED_BEFORE.finditer(text):
        number, listing = value_of(match[2]), match[1].removeprefix("其中")
        members = listing.count("、") + 1 + bool(re.search(r"\d[^、]*和[^、]*\d", listing))
        aside = listing.count("其他") + listing.count("其余")
        if abs(number - members) == 1 and number != members - aside and "总" not in listing:
            yield Counted(number, members, match.start(2), match[0][len(match[1]) + 1 :])


LOOKS: tuple[tuple[str, Callable[[str], Iterator[Counted]]], ...] = (
    ("：", _sorted),
    ("前", foremost),
    ("分别", _places),
    ("；", _in_turn),
    ("）、", _in_brackets),
    ("、", _valued_before),
    ("位的是", first_are),
    ("为：", first_are),
    ("前", foremost_named),
    ("；", first_in_turn),
    ("者", _of_all_these),
    *((sign, _named_again) for sign in ("席为", "长为", "员为", "事为")),
    ("成：", _parts),
    ("：", _items),
    ("是", _items),
    ("为", _items),
    ("包括", _items),
    ("即", _items),
    ("成", _made_of),
    *((sign, with_sum) for sign in ("个县", "个区", "个市", "个乡", "个镇", "家公司", "所学校")),
    ("、", _of_one_kind),
    ("（", _with_names),
    ("前", ranked),
    ("后", ranked),
    *((sign, _suffixed) for sign in "县区镇"),
    ("个", _named_places),
    ("”", _quotes),
    ("》", _quotes),
)
"""What is looked for where a text has a sign without which there is none of it."""
