"""One organisation, one name: 国家发展改革委 six times and 国家发改委 once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.passages import Material, Passage, whole_text
from jianbao.audit.patterns import pattern
from jianbao.audit.text.persons import alike

SHORT_FORMS = (
    ("发展改革委", "发改委", "发展和改革委员会"), ("发展改革局", "发改局", "发展和改革局"),
    ("卫生健康委", "卫健委", "卫生健康委员会"), ("卫生健康局", "卫健局"),
    ("住房城乡建设部", "住建部", "住房和城乡建设部"),
    ("住房城乡建设厅", "住建厅", "住房和城乡建设厅"),
    ("住房城乡建设局", "住建局", "住房和城乡建设局"),
    ("人力资源社会保障部", "人社部", "人力资源和社会保障部"),
    ("人力资源社会保障厅", "人社厅", "人力资源和社会保障厅"),
    ("人力资源社会保障局", "人社局", "人力资源和社会保障局"),
    ("市场监管总局", "市监总局", "市场监督管理总局"), ("市场监管局", "市监局", "市场监督管理局"),
    ("文化和旅游部", "文旅部"), ("文化和旅游厅", "文旅厅"), ("文化和旅游局", "文旅局"),
    ("农业农村局", "农业局", "农农局"), ("生态环境局", "环保局", "环境保护局"),
    ("生态环境厅", "环保厅", "环境保护厅"), ("退役军人事务局", "退役军人局"),
    ("医疗保障局", "医保局"), ("应急管理局", "应急局"), ("应急管理厅", "应急厅"),
    ("工业和信息化部", "工信部"), ("工业和信息化厅", "工信厅"), ("工业和信息化局", "工信局"),
    ("国有资产监督管理委员会", "国资委"), ("自然资源和规划局", "自规局", "自然资源规划局"),
    ("城市管理局", "城管局"), ("交通运输局", "交通局"), ("交通运输厅", "交通厅"),
    ("行政审批局", "审批局"), ("金融监管总局", "金监总局"), ("公共资源交易中心", "公资中心"),
    ("乡村振兴局", "乡振局"), ("机关事务管理局", "机关事务局", "机管局"),
    ("监察委员会", "监察委", "监委"), ("纪律检查委员会", "纪委"),
    ("人民检察院", "检察院"), ("人民法院", "法院"),
)  # fmt: skip
"""Names of one organ. Source: 实务; 国务院机构简称 as the State Council's notice on its organs
(国发〔2018〕6号, 国发〔2023〕5号) has them;
the colloquial forms beside them are those of the press."""

FULL = pattern("委员会|监督管理|和(?:改革|城乡|社会|规划)|人民|纪律|公共资源|资产")
LONG_HABIT = 3  # a full name so often is no first mention, after which the short one is used
NEVER_TWO = pattern("人民|纪律|监察")  # 人民检察院 is 检察院 in any text
HEAD = "国家|省|市|县|区|州|自治区"
MOST_OF_ONE = 2
OTHERS = pattern(
    "|".join(form for forms in SHORT_FORMS for form in [f for f in forms if not FULL.search(f)][1:])
)
FULL_FORMS = {
    form: [other for other in forms if not FULL.search(other)]
    for forms in SHORT_FORMS
    for form in forms
    if FULL.search(form) and not NEVER_TWO.search(form)
}
SHORT_ONLY = tuple(
    short
    for forms in SHORT_FORMS
    if len(short := [form for form in forms if not FULL.search(form)]) >= MOST_OF_ONE
)


class OtherName(Struct, frozen=True):
    """A name of an organ that is called otherwise elsewhere, mostly."""

    passage: Passage
    start: int
    name: str
    usual: str
    count: int  # of the usual one


def other_names(material: Material) -> Iterator[OtherName]:
    """Yield the rarer of two short names of one organ, in the same paper."""
    whole = material.once(whole_text)
    yield from _cut_short(material, whole)
    yield from _companies(material, whole)
    for full, shorts in FULL_FORMS.items():
        if full in whole and whole.count(full) >= LONG_HABIT:
            yield from _rarer(material, [full, *(form for form in shorts if form in whole)])
    if not OTHERS.search(whole):
        return
    for usual, *others in SHORT_ONLY:
        if any(form in whole for form in others):
            present = [form for form in (usual, *others) if form in whole]
            if len(present) >= MOST_OF_ONE:
                yield from _rarer(material, present)


def _rarer(material: Material, forms: list[str]) -> Iterator[OtherName]:
    by_form: dict[str, list[tuple[Passage, int, str]]] = {}
    pattern = re.compile(f"({HEAD}|)({'|'.join(forms)})")
    for passage in material.passages:
        for match in pattern.finditer(passage.text):
            by_form.setdefault(match[2], []).append((passage, match.start(), match[0]))
    if len(by_form) < MOST_OF_ONE:
        return
    usual = max(by_form, key=lambda form: (len(by_form[form]), -forms.index(form)))
    for form, places in by_form.items():
        if form != usual:
            passage, start, name = places[0]
            yield OtherName(passage, start, name, by_form[usual][0][2], len(by_form[usual]))


COMPANY = pattern("([一-鿿]{6})(有限责任公司|股份有限公司|有限公司)", needs="公司")


def _companies(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield a firm whose kind is another elsewhere, or of whose name a letter sounds the same."""
    counts = Counter((match[1], match[2]) for match in COMPANY.finditer(whole))
    for place, ((stem, kind), count) in enumerate(counts.items()):
        for before, ((other, its_kind), often) in enumerate(counts.items()):
            differing = [(a, b) for a, b in zip(stem, other, strict=True) if a != b]
            same = not differing and kind != its_kind
            misspelt = len(differing) == 1 and kind == its_kind and alike(*differing[0])
            first = often == count and before < place and same  # as it is called first
            if first or (often > count and (same or misspelt)):
                name = f"{stem}{kind}"
                passage = next((each for each in material.passages if name in each.text), None)
                if passage is not None:
                    at = passage.text.index(name)
                    yield OtherName(passage, at, name, f"{other}{its_kind}", often)


LEVELS = "省市县区州"
NAMED = pattern(
    f"[{LEVELS}]((?:人民)?[一-鿿]{{1,12}}?(?:局|委员会|法院|检察院|中心|办公室|支队|大队))"
)
PLACE = 2  # characters of a place's name that are enough to know it


def _cut_short(material: Material, whole: str) -> Iterator[OtherName]:
    """Yield 临江公安局 beside 临江市公安局, 平川县法院 beside 平川县人民法院."""
    known: dict[tuple[str, str, str], int] = {}
    for match in NAMED.finditer(whole):
        place, level = whole[max(0, match.start() - PLACE) : match.start()], match[0][0]
        known[place, level, match[1]] = known.get((place, level, match[1]), 0) + 1
    yield from _nearly(material, known)
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


SHORTEST_NAME = 5  # letters of a name of which one may be lost
JOINS = "和与及"
TELLING = frozenset("分总副东西南北中一二三四五六七八九十新老上下大小不非")


def _nearly(material: Material, known: dict[tuple[str, str, str], int]) -> Iterator[OtherName]:
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
