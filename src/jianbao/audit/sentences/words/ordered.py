"""Who is first, second or last, against the values told of them: 居首, 最少, 以甲为主, 次之."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.pairs import listed
from jianbao.audit.sentences.words.families import LEVEL, MOVE, SHARE, Family, families
from jianbao.audit.sentences.words.foremost import value_of
from jianbao.audit.totals import IN_ALL
from jianbao.briefing.numbers import chinese_number

ORDERED = (
    "最", "居", "列", "排", "为主", "大宗", "次之", "其次", "垫底", "末位", "首位", "位的",
    "到多", "到少", "到高", "到低", "到大", "到小",
)  # fmt: skip
"""Without one of these a passage says nothing of an order."""
NTH = r"第(?P<nth>\d{1,2}|[一二三四五六七八九十]{1,2})[位名]?"
STOP = "(?=[，。；：、）\n]|$)"
PREDICATE = pattern(
    "(?:(?P<most>最[多高大长快旺]|最受欢迎|最热门|居多|占多数)|(?P<least>最[少低小短慢]|居末位?|垫底)|(?P<second>次之|居次)"
    "|(?:位居|位列|名列|高居|居|列|排名?|排在)(?P<scope>[^，。；：、\\d]{0,8}?)"
    f"(?:{NTH}|(?P<first>首位?|榜首|之首)|(?P<last>末位|末尾|最后一位)))" + STOP
)
CLAUSE = pattern("(?s:.*)[，。；：、（）！？\n]")
TAIL = pattern("(?:所占比[重例]|占比)?(?:仍|依然|均|为|并|则)*$")
LONGEST = 20  # characters that say who has a place
BY = pattern(
    "以(?P<name>[^，。；：（）、\\d以]{1,14}?)"
    "(?:为主|居多|为大宗|为最|为多|占多数|占大多数|最[多高大])" + STOP,
    needs="以",
)
ARE = pattern(
    "(?:(?P<most>最[多高大]|居首位?)|(?P<least>最[少低小]|居末位?)|(?P<second>其次)|"
    f"(?:[居列排在]|^|(?<=[，；。])){NTH})的?(?:依次|分别)?[是为]：?"
    "(?P<name>[^，。；：、（）\\d]{2,14})"
)
AMONG = pattern(
    "(?:为|是)(?:[\\d两二三四五六七八九十]{1,2}个?|各)([一-鿿]{1,4}?)[中里]?的?", needs="为|是"
)
CHAIN = pattern(
    r"(?:最[多高大]|居首位?|排第一位?|第一位?)的?(?:是|为)|其次(?:是|为)?|再次(?:是|为)?|第[二三四五]位?(?:是|为)"
)
OF_PERCENT = pattern(r"，?(?:仅|只)?(?:为|达到?|是)?[\d.]+[%％]", needs="%|％")
OTHER_SCOPE = pattern("历史|历年|近年|有史|同期|记录|纪录|单日|单月|有记载")
WIDER = pattern("全[省市县区国州盟系]|[省市县]|同类|系统|辖|第一方阵")
PLACES = tuple("县区市镇乡州盟旗村道")
OF_MOVES = pattern("增|涨|升|降(?![水雨雪])|减|[增降涨跌]幅|速")
OF_SHARES = pattern("占|比重|比例")
OF_MEANS = pattern("人均|户均|均|平均|每")
OF_RATES = pattern("率|度$")
MONEY = ("元", "美元")
JOINED = pattern("[）]?，?(?:均|并)?")
FAR = 2  # sentences between values and what is said of them
FOREMOST = pattern(
    r"居?前[\d二两三四五六七八九十]{1,2}[位名](?:的)?(?:分别)?(?:是|为)：?((?:[^，。；、（）]{2,12}（[^（）]*）、?){2,})",
    needs="（",
)
LAST = 99  # 末位


class Misplaced(Struct, frozen=True):
    """A place that the values deny: `said` stands at `start`."""

    start: int
    said: str
    expected: str


class Said(Struct, frozen=True):
    """That somebody has a place: 1 is the first, `LAST` the last; `scope` is among whom."""

    name: str
    place: int
    start: int
    end: int
    words: str
    scope: str


def places(passage: Passage, numbers: list[Measured]) -> Iterator[Misplaced]:
    """Yield places in an order that are not those of the values around them."""
    said = list(_said(passage.text))
    if said:
        known = list(families(passage, numbers))
        told = [found for each in said for found in _judged(passage, each, known, numbers)]
        yield from told or _in_turn(passage, said, known, numbers)
    yield from _chains(passage, numbers)
    yield from _listed(passage, numbers)
    if BY_SIZE.search(passage.text):
        yield from _by_size(passage, list(families(passage, numbers)))
    if any(map(passage.text.__contains__, FIRST_FEW)) and TOP.search(passage.text):
        yield from _of_first_few(passage, list(families(passage, numbers)))


BY_SIZE = pattern(
    "[由从按](?P<way>[高多大]到[低少小]|[低少小]到[高多大])[^，。；：\\d]{0,6}?(?:依次|分别)?[为是]：?"
    "(?P<are>[^，。；：（）\\d]{2,24}(?:[、和][^，。；：（）\\d]{2,24})+)(?=[，。；]|$)",
    needs="到多|到少|到高|到低|到大|到小",
)


def _by_size(passage: Passage, known: list[Family]) -> Iterator[Misplaced]:
    """Yield 由多到少依次为甲、丙、乙, where 乙 has more than 丙 by all values told before."""
    for match in BY_SIZE.finditer(passage.text):
        names, wrong = [each for each in listed(match["are"]) if len(each) > 1], ""
        sign = 1 if match["way"][0] in "高多大" else -1
        for family in known:
            own = [name for each in names if (name := _begun(each, family))]
            near = _is_near(passage, Said("", 1, match.start(), match.end(), "", ""), family)
            if family.kind == MOVE or len(own) != len(names) or not near:
                continue
            amounts = [sign * family.amount(each) for each in own]
            if _falls(amounts):
                wrong = ""
                break
            wrong = "、".join(sorted(own, key=lambda x: -sign * family.amount(x)))
        if wrong:
            yield Misplaced(match.start("are"), match[0].strip("，。；"), wrong)


FIRST_FEW = ("前两", "前二", "前三", "前四", "前五", "前六", "前2", "前3", "前4", "前5")
TOP = pattern(
    r"前(?P<n>[二两三四五六\d])[位名](?:的)?(?:分别|依次)?(?:是|为)：?(?P<are>[^，。；：（）\d]{4,60})(?=[，。；])"
    r"|(?:^|[，。；])(?P<names>[^，。；：（）\d]{4,60})(?:分别|分列|依次|位|均|都)*[居列][^，。；：\d]{0,6}前(?P<many>[二两三四五六\d])[位名](?!的?(?:分别|依次)?[是为])",
    needs="前",
)
COUNTED_BEHIND = pattern("[二两三四五六][个大]?[一-鿿]{1,2}$")


def _of_first_few(passage: Passage, known: list[Family]) -> Iterator[Misplaced]:
    """Yield who is not among the first: 居前两位的是甲类和丙类, where 乙类 has more than 丙类."""
    for match in TOP.finditer(passage.text):
        words = COUNTED_BEHIND.sub("", match["are"] or match["names"])
        few, start = (
            value_of(match["n"] or match["many"]),
            match.start("are" if match["n"] else "names"),
        )
        names, wrong = [each for each in listed(words) if len(each) > 1], ""
        for family in known:
            own = [_begun(name, family) for name in names]
            in_turn = "依次" in match[0]
            if family.kind == MOVE or len(own) != few or None in own:
                continue
            if few >= len(family.values) and not in_turn:
                continue
            if not _is_near(passage, Said("", 1, start, match.end(), "", ""), family):
                continue
            order = sorted(family.values, key=family.amount, reverse=True)
            least = family.amount(order[few - 1])
            denied = next((each for each in own if each and family.amount(each) < least), None)
            if denied is None and in_turn:
                known_names = [each for each in own if each]
                turned = (
                    a for a, b in pairwise(known_names) if family.amount(a) < family.amount(b)
                )
                denied = next(turned, None)
            if denied is None:
                wrong = ""
                break
            others = (each for each in order[:few] if each not in own)
            wrong = wrong or next(others, "、".join(order[:few]))
        if wrong:
            yield Misplaced(start, match[0].strip("，。；"), wrong)


def _begun(name: str, family: Family) -> str | None:
    """Return the one name of a family that another name begins, or that begins it."""
    found = [each for each in family.values if each.startswith(name) or name.startswith(each)]
    return found[0] if len(found) == 1 else None


def _said(text: str) -> Iterator[Said]:
    """Yield what a text says of places."""
    for form in (BY, ARE):
        for match in form.finditer(text):
            yield Said(
                match["name"], _place(match.groupdict(), is_first=form is BY),
                match.start("name"), match.end(), match[0], "",
            )  # fmt: skip
    for match in PREDICATE.finditer(text):
        behind = max(0, match.start() - LONGEST)
        mark = CLAUSE.match(text, behind, match.start())
        start = mark.end() if mark else behind
        if text.startswith("其中", start):
            start += len("其中")
        name = TAIL.sub("", text[start : match.start()])
        among = AMONG.fullmatch(name)
        if among:
            words = text[start : match.end()]
            place = 1 if match["most"] else LAST
            yield Said("", place, start, match.end(), words, among[1])
        elif not OTHER_SCOPE.search(name) and not text.startswith("以", start):
            found = match.groupdict()
            yield Said(
                name, _place(found, is_first=False), start, match.end(),
                text[start : match.end()], found["scope"] or "",
            )  # fmt: skip


def _place(found: dict[str, str | None], *, is_first: bool) -> int:
    if nth := found.get("nth"):
        return int(nth) if nth.isdecimal() else chinese_number(nth) or 0
    if is_first or found.get("most") or found.get("first"):
        return 1
    return 2 if found.get("second") else LAST


def _judged(
    passage: Passage, said: Said, known: list[Family], numbers: list[Measured]
) -> Iterator[Misplaced]:
    """Yield a place that every family of the name denies."""
    wrong = ""
    for family in known:
        if not _is_near(passage, said, family):
            continue
        name = _meant(passage, said, family, numbers)
        if name is None or not _may_rank(said, family, name) or not _is_whole(said, family):
            continue
        if OF_PERCENT.match(passage.text, said.end) and not family.values[name].is_percent:
            continue  # 乙类最低，为30.0%: by rates that no list has
        order = _order(said, family)
        if name not in order:
            continue
        at = order.index(name)
        alike = [each for each in order if family.amount(each) == family.amount(name)]
        wanted = len(order) - 1 if said.place == LAST else said.place - 1
        first, last = order.index(alike[0]), order.index(alike[-1])
        if first <= wanted <= last or (wanted >= len(order) and at):
            return
        wrong = wrong or (order[wanted] if wanted < len(order) else f"第{at + 1}")
    if wrong:
        yield Misplaced(said.start, said.words, wrong)


def _is_near(passage: Passage, said: Said, family: Family) -> bool:
    first, last = sorted((said.start, family.start))
    apart = passage.text.count("。", first, last)
    return apart <= (FAR if family.start < said.end else 0)


def _meant(passage: Passage, said: Said, family: Family, numbers: list[Measured]) -> str | None:
    """Return the name in a family of which something is said."""
    if said.name:
        found = [name for name in family.values if said.name.startswith(name)]
        if not found:
            found = [name for name in family.values if name.startswith(said.name)]
            found = found if len(found) == 1 and _is_of_one_measure(found[0], said, family) else []
        return max(found, key=len, default=None)
    own = next((each for each in reversed(numbers) if each.end <= said.start), None)
    if own is None or not JOINED.fullmatch(passage.text, own.end, said.start):
        return None
    for name, value in family.values.items():
        if value.start == own.start:
            return name
    found = [name for name in family.values if own.lead.startswith(name)]
    return max(found, key=len) if found and family.kind == LEVEL else None


MEASURE = pattern("[量额数值积率]$", needs="量|额|数|值|积|率")


def _is_of_one_measure(name: str, said: Said, family: Family) -> bool:
    """Return whether a name with a measure is one of several: not 市馆藏量 beside 外借量."""
    rest = name.removeprefix(said.name)
    others = [each for each in family.values if each != name]
    return not MEASURE.search(rest) or any(each.endswith(rest) for each in others)


def _may_rank(said: Said, family: Family, name: str) -> bool:
    """Return whether a family's values are those by which somebody is said to have a place."""
    names = list(family.values)
    are_places = all(each.endswith(PLACES) for each in names)
    if WIDER.search(said.scope) and not are_places:
        return False  # 生产总值增长8.2%，居全市第2位: of each thing among the counties
    if not said.name:
        if said.scope and all(each.endswith(said.scope) for each in names):
            return family.kind == LEVEL  # 为四个季度最高
        counted = not family.values[name].is_percent and family.unit not in MONEY
        return are_places or (family.kind == LEVEL and counted)
    return family.kind in _kinds(said.name.removeprefix(name), family, name)


def _is_whole(said: Said, family: Family) -> bool:
    """Return whether those among whom somebody has a place are likely all in a family."""
    return said.place in (1, LAST) or not (len(family.values) <= FAR or WIDER.search(said.scope))


def _in_turn(
    passage: Passage, said: list[Said], known: list[Family], numbers: list[Measured]
) -> Iterator[Misplaced]:
    """甲县16.4万吨，居第三位；乙县10.1万吨，居第二位: the greater stands before."""
    for family in known:
        named = [(each, _meant(passage, each, family, numbers)) for each in said]
        ranked = sorted(
            (
                (each.place, each.start, name, each)
                for each, name in named
                if name and _may_rank(each, family, name) and _is_near(passage, each, family)
            ),
            key=lambda found: found[:2],
        )
        for (before, _, first, _), (behind, start, second, each) in pairwise(ranked):
            if before < behind and family.amount(first) < family.amount(second):
                yield Misplaced(start, each.words, "")
                return


def _kinds(rest: str, family: Family, name: str) -> tuple[str, ...]:
    """Return of which kinds of values some words behind a name are."""
    if OF_MEANS.search(rest):
        return ()
    if OF_MOVES.search(rest):
        return (MOVE,)
    if OF_SHARES.search(rest):
        return (SHARE, LEVEL)
    rate = family.values[name].is_percent
    if OF_RATES.search(rest):
        return (LEVEL,) if rate else ()
    if family.kind == LEVEL and rate:
        return (LEVEL,) if OF_RATES.search(name) or not rest else ()
    return (LEVEL, SHARE)


def _order(said: Said, family: Family) -> list[str]:
    """Return the names of a family from the first on: of falls, from the greatest one on."""
    falls = family.kind == MOVE and re.search("降|减", said.name + said.words)
    sign = 1 if falls else -1
    members = [
        each for each in family.values if each == said.name or not IN_ALL.match(each)
    ]  # 总播种面积
    return sorted(members, key=lambda each: sign * family.amount(each))


def _chains(passage: Passage, numbers: list[Measured]) -> Iterator[Misplaced]:
    """最多的是甲412件，其次是乙327件，第三是丙265件: each is no more than the one before."""
    marks = list(CHAIN.finditer(passage.text)) if "其次" in passage.text else []
    run: list[tuple[int, Measured]] = []
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(passage.text)
        behind = [each for each in numbers if mark.end() <= each.start < end]
        near = behind and len(passage.text[mark.end() : behind[0].start]) <= NEAR
        if not near or "。" in passage.text[mark.end() : behind[0].start]:
            return
        if run and run[-1][1].same != behind[0].same:
            return
        run.append((mark.start(), behind[0]))
    for (_, before), (at, behind_it) in pairwise(run):
        if before.sentence == behind_it.sentence and before.amount < behind_it.amount:
            yield Misplaced(at, passage.text[at : behind_it.end], "")
            return


NEAR = 20  # characters between 其次是 and the value of what is named


def _listed(passage: Passage, numbers: list[Measured]) -> Iterator[Misplaced]:
    """居前三位的是甲（99.4%）、乙（91.1%）、丙（98.9%）: from the greatest on."""
    for match in FOREMOST.finditer(passage.text):
        inside = [each for each in numbers if match.start(1) <= each.start < match.end(1)]
        amounts = [each.amount for each in inside]
        if len({each.same for each in inside}) != 1 or len(amounts) < 3 or _falls(amounts):
            continue
        wrong = next((b for a, b in pairwise(inside) if a.amount < b.amount), None)
        if wrong is not None and not _falls([-each for each in amounts]):
            yield Misplaced(wrong.start, passage.text[wrong.start : wrong.end], "")


def _falls(amounts: list[Decimal]) -> bool:
    return all(before >= behind for before, behind in pairwise(amounts))
