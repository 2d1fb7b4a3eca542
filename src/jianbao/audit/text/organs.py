"""One organisation, one name: 国家发展改革委 six times and 国家发改委 once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.passages import Material, Passage, may_stand, place_in, whole_text
from jianbao.audit.patterns import pattern
from jianbao.audit.text.persons import alike

MINISTRIES = (
    ("住房城乡建设部", "住建部"), ("人力资源社会保障部", "人社部"), ("文化和旅游部", "文旅部"),
    ("工业和信息化部", "工信部"), ("农业农村部", "农业部"), ("生态环境部", "环保部"),
    ("发展改革委", "发改委"), ("卫生健康委", "卫健委"), ("市场监管总局", "市监总局"),
)  # fmt: skip
"""Organs that are named without a level, too. Source: 国务院机构简称 as the State Council's
notices on its organs have them (国发〔2018〕6号, 国发〔2023〕5号); beside them the press's."""
RENAMED = (
    ("市场监督管理", "市场监管", "药品监督管理"),
    ("工商", "质监", "质量技术监督", "食药监", "食品药品监督"),
    ("卫生健康", "卫健"), ("卫计", "卫生计生", "卫生和计划生育"),
    ("自然资源",), ("国土",),
    ("生态环境",), ("环保", "环境保护"),
    ("文化和旅游", "文化旅游", "文化广电"), ("文广新", "文体广"),
    ("税务",), ("国税", "地税", "地方税务"),
    ("金融监督管理", "金融监管"), ("银保监", "银监", "保监"),
    ("应急管理",), ("安监", "安全生产监督"),
    ("农业农村",), ("农业局", "农业厅", "农委"),
)  # fmt: skip
"""How names of organs begin since 2018, and those of what went into them (国发〔2018〕6号, and the
plans of 2018 and 2023 for the reform of the organs: 国务院机构改革方案)."""
OLD = pattern(
    f"(?:{'|'.join(word for words in RENAMED[1::2] for word in words)})[一-鿿]{{0,6}}?"
    "(?:分局|局|厅|委员会|委|会|部门)|农业[局厅]|农委",
    needs="|".join(word for words in RENAMED[1::2] for word in words),
)
OF_OLD = pattern("原|前身|改革|更名|改名|改为|合并|组建|划转|划入|挂牌|[历曾时]任")
LONG_HABIT = 3  # a full name so often is no first mention, after which the short one is used
MOST_OF_ONE = 2


class OtherName(Struct, frozen=True):
    """A name of an organ that is called otherwise elsewhere, mostly."""

    passage: Passage
    start: int
    name: str
    usual: str
    count: int  # of the usual one
    is_sure: bool = True  # no first mention in full, after which a short name is used


def other_names(material: Material) -> Iterator[OtherName]:
    """Yield the rarer of two names of one organ, in the same paper."""
    whole = material.once(whole_text)
    names = _names(whole)
    yield from _cut_short(material, whole, names)
    yield from _shortened(material, whole, names)
    yield from _companies(material, whole)
    yield from _places(material, whole)
    yield from _without_level(material, whole)
    yield from _of_old(material, whole)
    yield from _unlike_rows(material, whole)


ROW = pattern(
    "[一-鿿]{2,}?[县区市镇乡](?:[一-鿿]*[馆站院校所队局园场库港])?|[一-鿿]{4,}[馆站院校所队局园场库港]"
)
PLACES = pattern(
    "(?:^|[，。；：\\n])((?:[一-鿿]{2,4}[县区市镇乡]、){3,}[一-鿿]{2,4}[县区市镇乡]"
    "(?:和[一-鿿]{2,4}[县区市镇乡])?)(?=[二两三四五六七八九十\\d，。；等共均分要])",
    needs="县、|区、|市、|镇、|乡、",
)
LEVELS = frozenset("县区市")
FEW_ROWS = 3


def _unlike_rows(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield 石润县 in a paper whose table has 石涧县, and 沙坪县 for 沙坪市: one letter is another.

    The table has every place, so that another is none; where the text has the other name more
    often, the row is told.
    """
    tables = [
        [row[0].prose.text.strip() for row in table.rows if row]
        for table in material.briefing.tables.values()
    ]
    many = sum(whole.count(f"{level}、") for level in "县区市镇乡") > FEW_ROWS
    listed = [re.split("[、和]", run[1]) for run in PLACES.finditer(whole)] if many else []
    for names in (*tables, *sorted(listed, key=len)[-1:]):
        places = dict.fromkeys(name for name in names if ROW.fullmatch(name))
        for name in places if len(places) >= FEW_ROWS else ():
            for other in dict.fromkeys(_one_letter_off(name, whole)):
                if other.endswith(KINDS_OF_PLACES) or any(other in each for each in names):
                    continue  # 其中城区60家 beside 中山区
                counts = whole.count(name), whole.count(other)
                rare, usual = (name, other) if counts[0] < counts[1] else (other, name)
                if min(counts) == 1 and (max(counts) > 1 or names in tables):
                    passage, at = place_in(material, whole.index(rare))
                    yield OtherName(passage, at, rare, usual, max(counts))


def _one_letter_off(name: str, whole: str) -> Iterator[str]:
    """Yield what a text has with one letter of a name changed, of which the rest tells enough."""
    for place, letter in enumerate(name):
        before, behind = name[:place], name[place + 1 :]
        longer = before if len(before) > len(behind) else behind
        at = whole.find(longer) if len(name) > 2 else -1
        while at >= 0:
            start = at if longer is before else at - len(before) - 1
            other = whole[max(0, start) : start + len(name)]
            own = other[place : place + 1]
            if (
                other.startswith(before)
                and other.endswith(behind)
                and len(other) == len(name)
                and own != letter
                and _is_slip(letter, own, is_last=not behind)
            ):
                yield other
            at = whole.find(longer, at + 1)


def _is_slip(letter: str, other: str, *, is_last: bool) -> bool:
    """Return whether a letter of a place may be typed for another: none that tells places apart."""
    if is_last:
        return letter in LEVELS and other in LEVELS
    return "一" <= other <= "鿿" and not {letter, other} & (TELLING | BETWEEN)


KINDS_OF_PLACES = tuple(
    f"{letter}{level}"
    for letter in "城市郊山老新景园社街校辖库地农牧林矿港灾"
    for level in "区县镇"
)
BETWEEN = frozenset("、和与及的在对由各省市县区镇乡村全本我该其到向从为是")
"""What stands before the rest of a name where its first letter was left out."""


def _without_level(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield 住建部 beside 住房城乡建设部: names that stand without a level before them."""
    for forms in MINISTRIES:
        counts = sorted((-whole.count(form), form) for form in forms)
        (often, usual), (seldom, rare) = counts
        for passage in material.passages if seldom else ():
            at = passage.text.find(rare)
            if at >= 0 and passage.text[at - 1 : at] not in HEADS:
                yield OtherName(passage, at, rare, usual, -often)
                break


def _of_old(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield 市工商局 in a paper that knows 市市场监督管理局, which it went into."""
    if not may_stand(material, OLD) or not OLD.search(whole):
        return
    for passage in material.passages:
        for match in OLD.finditer(passage.text):
            todays = next(
                names
                for names, before in zip(RENAMED[::2], RENAMED[1::2], strict=True)
                if match[0].startswith(before)
            )
            usual = next((name for name in todays if name in whole), "")
            said_so = OF_OLD.search(passage.sentence_at(match.start()))
            if usual and not said_so and not _is_quoted(passage.text, match.start()):
                yield OtherName(passage, match.start(), match[0], usual, whole.count(usual))


BRAND = 4  # letters of a firm's name before its trade: 江西惠丰种业, and not 种子
COMPANY = pattern("([一-鿿]{6})(有限责任公司|股份有限公司|有限公司)", needs="公司")


def _companies(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield a firm whose kind is another elsewhere, or of whose name a letter sounds the same."""
    own = f"{whole}\n{material.briefing.issuer.text}"  # what it calls itself counts, too
    counts = Counter((match[1], match[2]) for match in COMPANY.finditer(own))
    for place, ((stem, kind), count) in enumerate(counts.items()):
        for before, ((other, its_kind), often) in enumerate(counts.items()):
            differing = [(a, b) for a, b in zip(stem, other, strict=True) if a != b]
            same = not differing and kind != its_kind
            one_off = len(differing) == 1 and kind == its_kind
            misspelt = one_off and (alike(*differing[0]) or stem[:BRAND] == other[:BRAND])
            first = often == count and before < place  # as it is called first
            if (first or often > count) and (same or misspelt):
                name = f"{stem}{kind}"
                passage = next((each for each in material.passages if name in each.text), None)
                if passage is not None:
                    at = passage.text.index(name)
                    yield OtherName(passage, at, name, f"{other}{its_kind}", often)


SITE = pattern(
    "([一-鿿]{2,3})(水库|隧道|大桥|泵站|灌区|湿地|林场|农场|公园|景区|港区|煤矿|电站|机场|社区|街道|小学|中学|大道)",
    needs="水库|隧道|大桥|泵站|灌区|湿地|林场|农场|公园|景区|港区|煤矿|电站|机场|社区|街道|小学|中学|大道",
)


def _places(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield 龙西水库 beside 龙溪水库: a letter that sounds the same, in the name that is rarer."""
    found = SITE.finditer(whole) if may_stand(material, SITE) else ()
    counts = Counter(match.groups() for match in found)
    for (stem, kind), count in counts.items():
        for (other, its_kind), often in counts.items():
            if kind != its_kind or stem == other or count > 1 or stem[0] != other[0]:
                continue
            differing = [(a, b) for a, b in zip(stem, other, strict=False) if a != b]
            if len(stem) == len(other) and len(differing) == 1 and alike(*differing[0]):
                told = often > 1 or whole.index(other + kind) < whole.index(stem + kind)
                if told:
                    passage, at = place_in(material, whole.index(stem + kind))
                    yield OtherName(passage, at, stem + kind, other + kind, often)


HEADS = "家省市县区州"
ENDS = "总局|局|厅|委员会|委|法院|检察院|中心|办公室|支队|大队|中学|小学|医院|支行|分行"
NAMED = pattern(f"([{HEADS}])(人民(?=法院|检察院|医院)|(?:人民)?[一-鿿]{{1,12}}?)({ENDS})")
PLACE = 2  # characters of a place's name that are enough to know it


class Named(Struct, frozen=True):
    """An organ as a text names it: 平川, 县, 教育, 局, and where its level stands."""

    start: int
    place: str
    level: str
    stem: str
    end: str

    @property
    def rest(self) -> str:
        """What stands behind the level."""
        return self.stem + self.end


def _names(whole: str) -> list[Named]:
    """Return the organs of a text that are named with their level."""
    return [
        Named(match.start(), whole[max(0, match.start() - PLACE) : match.start()], *match.groups())
        for match in NAMED.finditer(whole)
    ]


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a place is inside 《》: titles have the names of their time."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def _cut_short(material: Material, whole: str, names: list[Named]) -> Iterator[OtherName]:
    """Yield 临江公安局 beside 临江市公安局, 平川县法院 beside 平川县人民法院."""
    known = Counter((each.place, each.level, each.rest) for each in names if each.end != "委")
    yield from _nearly(material, known)
    yield from _of_the_people(material, whole, names)
    for (place, level, rest), count in known.items():
        if count < MOST_OF_ONE or len(place) < PLACE:
            continue
        cut = [f"{place}{rest}"]
        if rest.startswith("人民"):
            cut.append(f"{place}{level}{rest.removeprefix('人民')}")
        for other in cut:
            for passage in material.passages if other in whole else ():
                if other in passage.text:
                    at = passage.text.index(other)
                    yield OtherName(passage, at, other, f"{place}{level}{rest}", count)


def _of_the_people(material: Material, whole: str, names: list[Named]) -> Iterator[OtherName]:
    """Yield 县检察院 in a paper that says 县人民检察院 oftener, with no place before it."""
    place = material.briefing.issuer.text[:PLACE]  # what it calls itself counts, too
    bare = Counter(
        each.level + each.rest
        for each in names
        if "人民" in each.rest and (not each.place[-1:].isalpha() or each.place == place)
    )
    for usual, count in bare.items():
        other = usual.replace("人民", "", 1)
        if count >= MOST_OF_ONE and 0 < whole.count(other) < count:
            passage, at = place_in(material, whole.index(other))
            yield OtherName(passage, at, other, usual, count)


# ---- names that leave letters out: 县教体局 of 县教育体育局

FULL = pattern("委员会$|监督管理|和(?:改革|城乡|社会)")
TAILS = pattern(
    "管理|事务|运输|农村|资源|服务|体育|保障|健康|[和与].+|(?:监督)?管理|综合行政执法|旅游|高级|中心|附属"
)
SHORTEST_STEM = 2
NO_STEM = pattern("[局院厅委部个各全两三]|中心|办公|单位|机关|基层|人民|系统|领导|联合")
"""What no name of one organ has within: 市检察院和两个基层检察院."""


def _shortened(material: Material, whole: str, names: list[Named]) -> Iterator[OtherName]:
    """Yield the rarer name of an organ: the longer one has the letters of the other in order.

    A name in full that is never used again once the short one stood is its first mention.
    """
    by_level: dict[tuple[str, str], dict[str, list[Named]]] = {}
    for each in names:
        if len(each.stem) < SHORTEST_STEM or NO_STEM.search(each.stem):
            continue
        if not _is_quoted(whole, each.start):
            end = each.end.removesuffix("员会")
            stems = by_level.setdefault((each.level, end), {})
            stems.setdefault(each.stem, []).append(each)
    for stems in by_level.values():
        for short, its in stems.items():
            for full, others in stems.items():
                if len(short) < len(full) and is_short_for(short, full):
                    yield from _told(material, whole, others, its)


def is_short_for(short: str, full: str) -> bool:
    """Return whether a name is made of letters of another: 卫健, 教体, 知产 of 知识产权."""
    letters = iter(full)
    if full.endswith(short):  # 建设厅 of 住房和城乡建设厅
        return TAILS.fullmatch(short) is None and TELLING.isdisjoint(full[: -len(short)])
    if short[0] != full[0] or not all(letter in letters for letter in short):
        return False
    if full.startswith(short):
        return TAILS.fullmatch(full, len(short)) is not None
    left_out = Counter(full) - Counter(short)
    return len(left_out) > 1 and TELLING.isdisjoint(left_out)


def _told(
    material: Material, whole: str, fulls: list[Named], shorts: list[Named]
) -> Iterator[OtherName]:
    name = shorts[0].level + shorts[0].rest
    if f"简称“{name}" in whole or f"简称{name}" in whole:
        return
    fulls = [each for each in fulls if place_in(material, each.start)[0].kind != "title"]
    if not fulls:
        return
    is_again = fulls[-1].start > shorts[0].start
    formal = FULL.search(fulls[0].rest) is not None and not is_again
    full = fulls[0].level + fulls[0].rest
    often = len(fulls) + material.briefing.issuer.text.endswith(full)
    alike = len(shorts) == len(fulls) and (is_again or len(fulls) == 1)
    if len(shorts) < often or (alike and not formal):
        rare, usual = shorts, fulls
    elif is_again and len(fulls) < len(shorts) and not FULL.search(fulls[0].rest):
        rare, usual = fulls, shorts
    else:
        return
    no_short_name = any(
        join in shorts[0].stem for join in JOINS
    )  # 市粮食和储备局 of 市粮食和物资储备局
    is_sure = is_again or no_short_name or often >= (LONG_HABIT if formal else MOST_OF_ONE)
    passage, at = place_in(material, rare[0].start)
    other = usual[0].level + usual[0].rest
    yield OtherName(passage, at, rare[0].level + rare[0].rest, other, len(usual), is_sure)


SHORTEST_NAME = 5  # letters of a name of which one may be lost
JOINS = "和与及"
TELLING = frozenset("分总副东西南北中一二三四五六七八九十新老上下大小不非")


def _nearly(material: Material, known: Counter[tuple[str, str, str]]) -> Iterator[OtherName]:
    """Yield names that differ from a usual one by 和 for 与, one letter left out, or two turned."""
    counts: dict[str, int] = {}
    for (_, level, rest), count in known.items():
        counts[level + rest] = counts.get(level + rest, 0) + count
    for usual, count in counts.items():
        if count < MOST_OF_ONE or len(usual) < SHORTEST_NAME:
            continue
        for other in dict.fromkeys(_misspelt(usual)):
            if 0 < counts.get(other, 0) < count:
                passage = next(each for each in material.passages if other in each.text)
                yield OtherName(passage, passage.text.index(other), other, usual, count)


def _misspelt(name: str) -> Iterator[str]:
    for place in range(1, len(name) - 1):
        before, letter, behind = name[:place], name[place], name[place + 1 :]
        if letter in JOINS:
            yield from (before + other + behind for other in JOINS if other != letter)
        else:
            yield from (before + join + letter + behind for join in JOINS)
        if letter not in TELLING:
            yield before + behind
        if place < len(name) - 2 and not {letter, behind[0]} & TELLING:
            yield before + behind[0] + letter + behind[1:]
