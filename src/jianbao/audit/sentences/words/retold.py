"""One number told in several places: under another's name, in another unit, turned by 分别.

A number is known again by what was typed of it, 4,136 or 86.4: three digits or more. A name is
known again by the end of the words before the number, which may say more: 上述批准逮捕.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import Measured, name_of, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.mistyped import is_digit_off, turned_digits
from jianbao.audit.sentences.reading.pairs import mixed_pairings, pairings
from jianbao.audit.sentences.reading.pool import pool
from jianbao.audit.tables.grid import grids, plain_name

Borne = frozenset[tuple[int, int]]
"""The numbers that a reckoning bears out, by their passages."""
Where = tuple[Passage, Measured]
FEWEST_DIGITS = 3
CERTAIN_DIGITS = 4
FEWEST, SURE = 2, 4  # letters of a name that are the same
NO_NAME = pattern(
    "同比|环比|较|比[上去]|增[长加至幅速]|减[少至]|上升|下降|升[至幅]|降[至低幅]|提高|回落|上年|去年"
    "|同期|占|计划|目标|预算|任务|[达超]到|均|率"
)
TO = pattern(
    "^(?:[增升降提回]?[长加至到高降落]+|[增升降]至|达到|到|至)了?$", needs="长|加|至|到|高|降|落"
)
BEHIND = pattern("的?([一-鿿]{3,10}?)(?:[中里]|均|全部|已|实行|进行|，|。|；)")
EMPTY = frozenset((
    "完成", "实现", "达到", "办理", "新增", "新建", "共有", "现有", "累计", "建成", "开展",
    "组织", "发放", "投入", "涉及", "安排", "其余", "其他", "已有", "拥有", "参加", "覆盖",
    "使用", "报送", "培训", "处理", "检查", "设置", "配备", "分别", "余额", "总额",
))  # fmt: skip
CLASSES = (
    "元", "人 名 位 人次 人员", "件 起 宗 案 份 条", "户", "亩 公顷 平方米 平方公里",
    "吨 公斤 千克", "公里 千米 米", "家 个 所 处 座 项", "立方米 方", "度 千瓦时", "小时 天 日",
    "辆 台 艘 架", "场 期 次", "册", "头 只 羽", "%", "百分点",
)  # fmt: skip
CLASS = {unit: number for number, units in enumerate(CLASSES) for unit in units.split()}


class Telling(Struct, frozen=True, gc=False):
    """A number and the words that name it, one of the row or of the column in a table."""

    number: Measured
    name: str
    passage: Passage
    digits: str  # as they were typed, without groups and the point


class Retold(Struct, frozen=True):
    """A number whose name or unit is another than elsewhere."""

    passage: Passage
    number: Measured
    words: str
    other: str  # the name elsewhere, or the number with its unit there


def tellings(material: Material) -> tuple[Telling, ...]:
    """Return every number of the sentences that has a name, in the order of the paper."""
    return tuple(
        Telling(number, name, passage, digits)
        for passage, numbers in material.once(stated)
        for number, name in _named(passage, numbers)
        if (digits := digits_of(number))
    )


def _named_plainly(material: Material) -> list[Telling]:
    """Return the tellings whose name names one thing."""
    return [each for each in material.once(tellings) if not NO_NAME.search(each.name)]


def _named(passage: Passage, numbers: list[Measured]) -> Iterator[tuple[Measured, str]]:
    """Yield the numbers with their names; what something grew to bears the name of what it was."""
    last = ""
    given = {
        value.start: name
        for pairing in pairings(passage, numbers)
        if len(pairing.names) == len(pairing.values)
        for value, name in zip(pairing.values, pairing.names, strict=True)
    }
    for place, number in enumerate(numbers):
        name = given.get(number.start) or name_of(number.lead).lstrip("，、和及与")
        if (len(name) < FEWEST or name in EMPTY) and (
            called := BEHIND.match(passage.text, number.end)
        ):
            name = called[1]  # 在764件劳动能力鉴定中; 新建的1,460个充电桩
        if TO.match(name) and place and numbers[place - 1].sentence == number.sentence:
            name = last
        else:
            last = name_of(name.rstrip("由从自"))
            name = last
        if len(name) >= FEWEST and number.unit and number.is_exact:
            yield number, name


def digits_of(number: Measured) -> str:
    """Return the digits of a number as typed: 4136 of 4,136万吨; "" where they are too few."""
    _, digits, exponent = (number.amount / number.scale).normalize().as_tuple()
    return f"{''.join(map(str, digits))}e{exponent}" if len(digits) >= FEWEST_DIGITS else ""


def in_other_units(material: Material) -> Iterator[Retold]:
    """Yield numbers that one name has in two units: 7,650件, 7,650人; 236.1亿元, 236.1万元."""
    by_digits: dict[str, list[Telling]] = {}
    for telling in material.once(_named_plainly):
        others = by_digits.setdefault(telling.digits, [])
        other = next((each for each in others if _is_known_again(each, telling)), None)
        if other is not None and _differ(other.number, telling.number):
            shown = other.passage.text[other.number.start : other.number.end]
            yield Retold(telling.passage, telling.number, telling.name, shown)
        others.append(telling)


def _differ(first: Measured, second: Measured) -> bool:
    """Return whether two units cannot be of one thing: other things counted, or 万 for 亿."""
    if first.unit == second.unit or first.same == second.same:
        return first.scale != second.scale
    classes = CLASS.get(first.unit), CLASS.get(second.unit)
    return None not in classes and classes[0] != classes[1]


def _is_one(first: str, second: str) -> bool:
    """Return whether two names mean one thing: the shorter ends the longer one."""
    shorter, longer = sorted((first, second), key=len)
    return shorter not in EMPTY and (longer.endswith(shorter) or common_end(first, second) >= SURE)


def _is_known_again(first: Telling, second: Telling) -> bool:
    """Return whether two tellings are of one thing: two letters and three digits may be chance."""
    short = min(len(first.name), len(second.name)) <= FEWEST and first.name != second.name
    few = len(first.digits.partition("e")[0]) < CERTAIN_DIGITS
    return not (short and few) and _is_one(first.name, second.name)


def common_end(first: str, second: str) -> int:
    """Return how many letters two names end with alike."""
    count = 0
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        count += 1
    return count


def under_other_names(material: Material) -> Iterator[Retold]:
    """Yield numbers told under the name of another number: 提起公诉412人, which were 批准逮捕."""
    by_value: dict[tuple[Decimal, str], list[Telling]] = {}
    by_end: dict[tuple[str, str], list[Telling]] = {}
    for telling in material.once(_named_plainly):
        key = (telling.number.amount, telling.number.same)
        owners = by_value.setdefault(key, [])
        named = by_end.setdefault((telling.name[-FEWEST:], telling.number.same), [])
        if owners and not any(_is_called_so(each.name, telling.name) for each in owners):
            owner = owners[0]
            other = next((each for each in named if _takes(telling, each, owner)), None)
            if other is not None and not _are_together(telling, owner):
                yield Retold(telling.passage, telling.number, telling.name, owner.name)
        owners.append(telling)
        named.append(telling)


def _is_called_so(first: str, second: str) -> bool:
    """Return whether two names may be of one thing: most of the shorter ends the longer one."""
    return 3 * common_end(first, second) >= 2 * min(len(first), len(second))


def _takes(telling: Telling, other: Telling, owner: Telling) -> bool:
    """Return whether a number stands under the name that another one was given."""
    alike = common_end(telling.name, other.name)
    whole = alike >= min(len(telling.name), len(other.name)) - 1  # 行各项存款余额 of 全行…
    return (
        other.number.amount != telling.number.amount
        and alike >= (SURE if len(telling.digits) <= CERTAIN_DIGITS + 1 else SURE - 1)
        and whole
        and not SAMPLED.search(telling.name[:-alike])
        and telling.name not in owner.name
        and owner.name not in telling.name
        and other.number.unit == telling.number.unit
    )


SAMPLED = pattern(
    "(?:[核抽检普排]查|抽检|复核|核验|回访|走访|抽样|抽取)$", needs="查|抽|核|回访|走访"
)
"""核查补贴机具2,370台 are not called 补贴机具: some of them were looked at."""


def _are_together(telling: Telling, owner: Telling) -> bool:
    """Return whether two numbers stand in one list, where they may be equal by chance."""
    return telling.passage is owner.passage and telling.number.sentence == owner.number.sentence


# ---- 87起火灾中，… of 火灾78起


MEANT_BEFORE = pattern("^[，；]?(?:在|对)?(?:这|上述|以上)?(?:[一-鿿]{2,6}的)?$")
NEAREST, NEXT = 24, 1  # counts before it, and paragraphs


def meant_again(material: Material, borne: Borne) -> Iterator[tuple[Where, Where]]:
    """Yield numbers that say what they are of, and what was told of it with digits exchanged.

    One that a sum bears out has its say of one other digit, too.
    """
    counts = material.once(pool)
    for passage, numbers in material.once(stated):
        order = counts.orders[id(passage)]
        for number in numbers if "中，" in passage.text else ():
            noun = _among(passage.text, number.end)
            if not noun or not number.unit or not MEANT_BEFORE.match(number.lead):
                continue
            before = counts.before(passage, number, number.same, NEAREST)
            if any(each.number.amount == number.amount for each in before):
                continue
            is_borne = (id(passage), number.start) in borne
            for each in before:
                name = name_of(each.number.lead)
                if order - each.order <= NEXT and name.endswith(noun):
                    if _is_slip(number, each.number, is_borne=is_borne):
                        yield (passage, number), (each.passage, each.number)
                    break


def _among(text: str, end: int) -> str:
    """Return 火灾 of 87起火灾中，, "" where something else follows."""
    stop = text.find("中，", end, end + LONGEST_NOUN + 2)
    noun = text[end : max(stop, end)]
    return noun if len(noun) >= FEWEST and noun.isalpha() else ""


LONGEST_NOUN = 6


def _is_slip(number: Measured, other: Measured, *, is_borne: bool) -> bool:
    if number.amount in (turned_digits(other.amount, other.step) or ()):
        return True
    return is_borne and is_digit_off(other.amount, number.amount, number.step)


# ---- 分别


class Turned(Struct, frozen=True):
    """A value that 分别 gives a name, and the name that has it elsewhere."""

    passage: Passage
    value: Measured
    name: str
    other: str


class Place(Struct, frozen=True):
    """Where a number stands, and the words or the row of a table that name it there."""

    name: str
    unit: str
    passage: Passage
    start: int
    among: tuple[int, int]  # the sentence or the column in which other values stand


def given_elsewhere(material: Material) -> dict[Decimal, list[Place]]:
    """Return which names have which amounts, in sentences and in the rows of tables."""
    places: dict[Decimal, list[Place]] = {}
    for passage, numbers in material.once(stated):
        for number in numbers:
            among = (id(passage), number.sentence)
            place = Place(name_of(number.lead), number.same, passage, number.start, among)
            places.setdefault(number.amount, []).append(place)
    for grid in material.once(grids):
        for row in grid.rows:
            name = plain_name(row.name)
            for column, cell in row.numbers.items():
                place = Place(name, cell.unit, cell.passage, -1, (id(grid), column))
                places.setdefault(cell.amount, []).append(place)
    return places


def turned_pairs(material: Material) -> Iterator[Turned]:
    """Yield values that 分别 gives in another order than the rest of the paper."""
    for passage, numbers in material.once(stated):
        text = passage.text
        if "分别" not in text and "依次" not in text:
            continue
        for pairing in (*pairings(passage, numbers), *mixed_pairings(passage, numbers)):
            names, values = pairing.names, pairing.values
            if len(names) == len(values) == len({value.amount for value in values}):
                yield from _turned(passage, names, values, material.once(given_elsewhere))


def _turned(
    passage: Passage,
    listed: tuple[str, ...],
    values: tuple[Measured, ...],
    places: dict[Decimal, list[Place]],
) -> Iterator[Turned]:
    own = {value.start for value in values}
    names = [name_of(name) or name for name in listed]
    has: list[set[tuple[int, tuple[int, int]]]] = []  # which of the names have a value elsewhere
    for value in values:
        is_long, owners = bool(digits_of(value)), dict[str, set[tuple[int, int]]]()
        for place in places.get(value.amount, ()):
            here = place.passage is passage and place.start in own
            if not here and (is_long or place.unit in (value.same, "")):
                owners.setdefault(place.name, set()).add(place.among)
        owned = {
            (at, among)
            for words, where in owners.items()
            for at in range(len(names))
            if _owns(names, at, words)
            for among in where
        }
        has.append(owned)
    taken = [at for at, owners in enumerate(has) if owners and at not in dict(owners)]
    for at in taken:
        own_went = {among for each in taken for name, among in has[each] if name == at != each}
        others = [name for name, among in sorted(has[at]) if among in own_went]
        if others:
            yield Turned(passage, values[at], names[at], names[others[0]])


def _owns(names: list[str], at: int, words: str) -> bool:
    """Return whether words name one of several; the last one may have what all are behind it."""
    name = names[at]
    if len(name) < FEWEST or len(words) < FEWEST:
        return False
    if name in words or words in name:
        return True
    last = at == len(names) - 1
    begun = next((name[:end] for end in range(len(name), 1, -1) if name[:end] in words), "")
    return last and bool(begun) and not any(begun in each for each in names[:-1])


# ---- what a noun is counted in

NOUNS = (
    ("利润|产值|金额|总额|税额|案值|总收入|业收入|政收入|配收入|货值|增加值|生产总值", "元"),
    ("面积", "亩 公顷 平方米 平方公里 平方千米 顷"),
    ("里程|全长|总长", "公里 千米 米 海里"),
    ("案件", "件 起 宗 案 例 件次 类 批 个 条 %"),
    ("人口|人数", "人 名 户 人次 %"),
    ("吞吐量|货运量", "吨 标箱 TEU 箱 元 人次 件 %"),
    ("藏量|藏书", "册 件 种 套"),
)
NOUN = pattern(f"(?:{'|'.join(nouns for nouns, _ in NOUNS)})(?:达|为|共|约|超|计|是|有)?$")
TYPED_UNITS = frozenset(CLASS) | {"床", "名", "笔"}


def counted_wrongly(material: Material) -> Iterator[Retold]:
    """Yield numbers that their noun is never counted in: 案件7,650元, 面积312件."""
    for passage, numbers in material.once(stated):
        for number in numbers:
            match = NOUN.search(number.lead) if number.unit in TYPED_UNITS else None
            if match and "每" not in number.lead and not _may_count(match[0], number.unit):
                yield Retold(passage, number, match[0], number.unit)


def _may_count(noun: str, unit: str) -> bool:
    units = next(units for nouns, units in NOUNS if pattern(nouns).search(noun))
    return unit in ("%", "百分点") or any(unit.endswith(each) for each in units.split())
