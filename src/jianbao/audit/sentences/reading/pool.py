"""The counts of a whole paper: what a share, a rate or a rest may be of beyond its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import Measured, name_of, shared_run, stated
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import typed
from jianbao.audit.sentences.reading.lists import TIME, is_no_part
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.tables.claims import is_total
from jianbao.audit.tables.grid import Cell, Grid, Line, grids, plain_name
from jianbao.audit.totals import IN_ALL

NO_TEXT = ("summary", "title", "heading", "caption", "label")


class Stated(Struct, frozen=True, gc=False):
    """A count, the passage that states it, and the place of that passage in the paper."""

    passage: Passage
    number: Measured
    order: int

    def is_listed(self) -> bool:
        """Return whether another of a list stands right behind."""
        return self.passage.text.startswith("、", self.number.end)

    @property
    def text(self) -> str:
        """The count as it stands there; of a table with its unit."""
        if not self.is_cell:
            return typed(self.passage, self.number)
        scale = {Decimal(10_000): "万", Decimal(100_000_000): "亿"}.get(self.number.scale, "")
        plain = self.passage.text.strip().removesuffix(self.number.unit)
        return f"{plain.removesuffix(scale)}{scale}{self.number.unit}"

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.passage.kind == "cell"


class Pool(Struct, frozen=True):
    """The counts of a paper by unit, in order, and the place of each passage by its id."""

    counts: dict[str, list[Stated]]
    orders: dict[int, int]

    def before(self, passage: Passage, number: Measured, unit: str, most: int) -> list[Stated]:
        """Return the last counts of a unit that stand before a number, the nearest first."""
        order = self.orders.get(id(passage), 0)
        counts = self.counts.get(unit, [])
        end = bisect_left(
            counts, (order, number.start), key=lambda each: (each.order, each.number.start)
        )
        return counts[max(0, end - most) : end][::-1]


def pool(material: Material) -> Pool:
    """Return the counts of a paper's text, and the totals of its tables.

    These stand before the paragraph above their table: it may speak of them, and what follows.
    """
    made = Pool({}, {})
    for order, (passage, numbers) in enumerate(material.once(stated)):
        made.orders[id(passage)] = order
        if passage.kind not in NO_TEXT:
            for number in counts_of(numbers):
                made.counts.setdefault(number.same, []).append(Stated(passage, number, order))
    tables = [
        (grid, total)
        for grid in material.once(grids)
        for total in grid.rows
        if is_total(total.name)
    ]
    places = _places(material, made) if tables else {}
    for grid, total in tables:
        order = places.get(grid.title.text, 0)
        for each in _totals(grid, total, order):
            made.counts.setdefault(each.number.same, []).append(each)
    if tables:
        for counts in made.counts.values():
            counts.sort(key=lambda each: (each.order, each.number.start))
    return made


def _places(material: Material, made: Pool) -> dict[str, int]:
    """Return the place of the text above each table, by the table's title."""
    last, places = 0, dict[str, int]()
    for passage in material.told:
        if passage.kind == "caption":
            places.setdefault(passage.text, last)
        else:
            last = made.orders.get(id(passage), last)
    return places


def _totals(grid: Grid, total: Line, order: int) -> Iterator[Stated]:
    for column in grid.columns:
        cell = column.numbers.get(total.place)
        if cell is not None and cell.unit not in NO_COUNTS:
            name = plain_name(column.name)
            yield Stated(cell.passage, _measured(cell, name), order)


def value_reached(before: Stated, material: Material) -> Stated:
    """Return what a value came to, where it is what was: 120万件 of 日均由100万件增至120万件."""
    if not before.number.lead.endswith(("由", "从")):
        return before
    counts = material.once(pool).counts.get(before.number.same, [])
    at = next((at for at, each in enumerate(counts) if each.number is before.number), len(counts))
    behind = counts[at + 1] if at + 1 < len(counts) else before
    is_next = behind.passage is before.passage and behind.number.lead.endswith(("到", "至", "为"))
    return behind if is_next else before


def of_row(material: Material, name: str, unit: str) -> list[Stated]:
    """Return the counts that the rows of a name have in the tables of a paper, the first first."""
    return [
        Stated(cell.passage, _measured(cell, name), 0)
        for grid in material.once(grids)
        for row in grid.rows
        if plain_name(row.name) == name
        for _, cell in sorted(row.numbers.items())
        if cell.unit == unit
    ]


NO_COUNTS = ("", "%", "‰", "百分点")


def _measured(cell: Cell, name: str) -> Measured:
    return Measured(
        cell.amount, cell.unit, cell.step, True, -1, -1, name, cell.figure, 0, cell.scale
    )


BESIDE = pattern(r"([一-鿿]{2,12})[\d.,]+[万亿]?[一-鿿]{1,3}$")
FARTHEST = 24  # characters back in which the name of a number right before another stands


def name_at(passage: Passage, number: Measured) -> str:
    """Return what names a number; of 6495例 in 丙类7种6495例 it is the name of the one before."""
    if number.lead:
        lead = number.lead.lstrip("、和及与")
        time = None if len(name_of(lead)) > 1 else TIME.match(lead)
        return time[0] if time else name_of(lead)
    start = number.start
    match = BESIDE.search(passage.text, max(0, start - FARTHEST), start) if start > 0 else None
    return name_of(match[1]) if match else ""


REST = pattern("其他|其余|其它|另外")
GOES_ON = pattern("[、，；和]|以及")
OTHER_LIST = pattern("其中|分别|[。；]")
FEW = 2


def is_called(name: str, lead: str, more: int = 3) -> bool:
    """Return whether a count has a name: 县外务工 of 县外, 本科生 of 其中本科生, 咨询类 of 咨询."""
    own = name_of(lead.lstrip("、和及与"))
    if own in (f"{name}类", f"{name}人员", f"{name}人数"):
        return True
    if len(own) > 1 and name.startswith(own) and len(name) - len(own) <= more:
        return True  # 公办园在园幼儿 are no 公办218所
    if len(name) > FEW and (own.startswith(name) or _is_short_for(name, own)):
        return True
    least = max(FEW, len(name) - more)
    return any(lead.endswith(name[:length]) for length in range(len(name), least - 1, -1))


def _is_short_for(name: str, own: str) -> bool:
    """Return whether a name leaves letters of another out: 本科生 of 本科毕业生."""
    at = -1
    for sign in name:
        at = own.find(sign, at + 1)
        if at < 0:
            return False
    return name[0] == own[0] and name[-1] == own[-1] and len(own) > len(name)


def list_with(passage: Passage, count: Measured, near: list[Measured]) -> list[Measured]:
    """Return the members of the list that a count is in: 甲3件、乙4件、丙5件."""
    run: list[Measured] = []
    for each in near:
        gap = passage.text[run[-1].end : each.start] if run else ""
        if run and IN_ALL.search(each.lead) and sum(one.amount for one in run) == each.amount:
            if count in run:
                break  # 甲3件、乙4件，合计7件
            run = []
            continue
        if run and (each.same != run[0].same or not GOES_ON.match(gap) or OTHER_LIST.search(gap)):
            if count in run:
                break
            run = []
        run.append(each)
    is_apart = passage.text.startswith("，", run[0].end) if run else False
    if is_apart and len(run) > FEW and 2 * run[0].amount == sum(each.amount for each in run):
        run = run[1:]  # 5,200件，家事1,040件、合同2,860件…: what they all make is none of them
    return run if count in run else [count]


def whole_of_list(own: list[Measured], material: Material, is_sure: bool) -> Measured | None:
    """Return what a list makes, where that is the whole of its members: a number of the paper."""
    if len(own) < FEW or any(is_no_part(each, each) for each in own):
        return None
    total = sum((each.amount for each in own), Decimal(0))
    counts = material.once(pool).counts.get(own[0].same, [])
    if is_sure or REST.search(own[-1].lead) or any(each.number.amount == total for each in counts):
        return replace(own[0], amount=total, start=own[0].start, end=own[-1].end)
    return None


# ---- what a fraction in words may be of: 党员2,516人，占七成


HAS_SHARE = pattern(
    "[，（]?(?:约|仅|已)?(?:占|(?<=[，（])约?[一-十]成|每?[一-十两\\d]{1,3}[一-鿿]{1,4}?中?有)"
)
PAST = pattern("20\\d\\d年|[较比]|上年|去年|同期", needs="20|较|比|上年|去年|同期")
WHOLE_NAMED = pattern(
    "(?:占|达到?|完成|相当于|是|为)(?!比)了?(?:全[国省市县区]|同期)?([^，。；]{2,14}?)的?$"
)
NO_NAME = pattern(
    "总[体数量额值计]|全[部体国省市县区年]|合计|总和|比[重例]|其中?|同类|整体|上述|这些|该|一半"
)
SCOPE = pattern("占(全[国省市县区年])的?$", needs="全")
AMONG = pattern("(?:其中)?([一-鿿]{2,10}?)中(?=[一-鿿]{2})", needs="中")
LONG_NAME, MOST, BEHIND, WIDE = 4, 40, 8, 24


def may_hold(whole: Measured, count: Measured) -> bool:
    """Return whether a count may be of another: it is of its unit, and no more."""
    return whole.same == count.same and whole.amount >= count.amount and whole is not count


def wholes_in_words(
    passage: Passage, before: list[Measured], count: Measured, words: str, material: Material
) -> list[Stated]:
    """Return what a count may be of: in its sentence, the one before, its paragraph, the paper."""
    text = passage.text
    counts = [each for each in counts_of(before) if may_hold(each, count)]
    counts = [each for each in counts if each.end <= count.start]
    counts = [each for each in counts if not _is_of_share(text, each)] or counts
    own = [
        each
        for each in counts
        if each.sentence == count.sentence and "；" not in text[each.end : count.start]
    ]
    name = name_of_whole(words)
    if name and (called := _called_so(passage, name, counts)):
        return [Stated(passage, each, 0) for each in called]
    scope = SCOPE.search(words)
    if scope and (all_of := _of_scope(passage, count, scope[1], material)):
        return all_of
    if among := AMONG.match(count.lead):  # 流动人口中务工人员12.48万人
        called = [each for each in counts if name_of(each.lead).endswith(among[1])]
        if len(called) == 1 and not name:
            return [Stated(passage, called[0], 0)]
    parts = [each for each in own if _is_part_itself(passage, each, count)]
    own = [each for each in own if each not in parts]
    apart = [each for each in counts if not _is_sibling(text, each, count)]
    wholes = own or _sentence_before(text, apart, count)
    wholes = wholes or [each for each in apart if len(apart) <= FEW and each.amount > count.amount]
    known = [Stated(passage, each, 0) for each in wholes]
    known = known or _of_paper(passage, count, name, material)
    if own or not known:
        return known
    alike = _called_alike(passage, count, material)
    totals = [each for each in apart if IN_ALL.search(each.lead) and each not in wholes]
    return [*alike, *(Stated(passage, each, 0) for each in (*parts, *totals)), *known]


def _is_of_share(text: str, each: Measured) -> bool:
    """Return whether a bracket tells what the share before it is of: 占20.0%（人口482.0万人）."""
    opened = each.start - len(each.lead)
    return text[max(0, opened - 2) : opened] in ("%（", "％（")


def name_of_whole(words: str) -> str:
    """Return what words before a fraction say that it is of: 单位就业人数 of 占单位就业人数的."""
    named = WHOLE_NAMED.search(words)
    name = NO_NAME.sub("", named[1]) if named else ""
    return name if len(name) > 1 else ""


def _called_so(passage: Passage, name: str, counts: list[Measured]) -> list[Measured]:
    """Return the counts whose words share most with a whole's name: 3,964名单位就业的毕业生."""
    shared = [
        max(
            shared_run(name, AT_MARK.split(passage.text[: each.start][-WIDE:])[-1]),
            shared_run(name, AT_MARK.split(passage.text[each.end : each.end + BEHIND])[0]),
        )
        for each in counts
    ]
    most = max(shared, default=0)
    return [each for each, run in zip(counts, shared, strict=True) if run == most > 1]


AT_MARK = pattern("[，。；、：（）]")


def _called_alike(passage: Passage, count: Measured, material: Material) -> list[Stated]:
    """Return what the paper before has of a count's own name: 死亡26人 of 造成104人死亡."""
    name = name_of(count.lead)[-FEW:]
    if len(name) < FEW:
        return []
    return [
        each
        for each in material.once(pool).before(passage, count, count.same, MOST)
        if each.number.amount > count.amount
        and not HAS_SHARE.match(each.passage.text, max(0, each.number.end))
        and name in name_of(each.number.lead) + each.passage.text[each.number.end :][:LONG_NAME]
    ]


def _is_part_itself(passage: Passage, each: Measured, count: Measured) -> bool:
    """Return whether a number has a share of its own: 因病的2,100户，占三分之二，因残的630户."""
    if not HAS_SHARE.match(passage.text, each.end):
        return False
    return "其中" not in passage.text[each.end : count.start]


def _of_scope(passage: Passage, count: Measured, scope: str, material: Material) -> list[Stated]:
    """Return what the paper tells of all that 占全年的 names: 全年票房4.32亿元."""
    name = name_of(count.lead)
    runs = [
        (shared_run(name, name_of(each.number.lead)), each)
        for each in material.once(pool).before(passage, count, count.same, MOST)
        if each.number.amount >= count.amount
    ]
    most = max((run for run, _ in runs), default=0)
    return [each for run, each in runs if scope in each.number.lead and run == most > 1]


def _is_sibling(text: str, each: Measured, count: Measured) -> bool:
    """Return whether a number is no whole of what follows: it has a share, or is another part."""
    between, before = text[each.end : count.start], text[: each.start].rpartition("。")[2]
    is_parted = "；" in between and "。" not in between and "其中" in before
    if is_parted or not HAS_SHARE.match(text, each.end):
        return is_parted
    opens = count.lead.startswith("其中") and between.endswith(count.lead)
    return not opens and not ("。" in between and OF_WIDER.match(text, each.end))


OF_WIDER = pattern("[，（]?占[^，。；\\d]{2,12}\\d", needs="占")
"""持证残疾人8.4万人，占常住人口560万人的1.5%: what follows in other sentences is of the 8.4."""


def _sentence_before(text: str, wholes: list[Measured], count: Measured) -> list[Measured]:
    """Return the one whole that the sentence before has: 志愿者3,400人。党员2,516人，占七成.

    What stands behind 其中 is a part of it, and what was last year is no whole of what is now.
    """
    wholes = [
        each
        for each in wholes
        if each.amount > count.amount and count.sentence - each.sentence == 1
    ]
    if len({each.amount for each in wholes}) > 1:
        wholes = [
            each
            for each in wholes
            if not PAST.search(each.lead)
            and "其中" not in text[text.rfind("。", 0, each.start) + 1 : each.start]
        ]
    return wholes if len({each.amount for each in wholes}) == 1 else []


def _of_paper(passage: Passage, count: Measured, name: str, material: Material) -> list[Stated]:
    """Return what the paper before has of the name in 占…的, or the one whole right before."""
    before = material.once(pool).before(passage, count, count.same, MOST)
    larger = [each for each in reversed(before) if each.number.amount > count.amount]
    if name:
        return [each for each in larger if shared_run(name, each.number.lead) > 1]
    order = material.once(pool).orders.get(id(passage), 0)
    near = [each for each in larger if order - each.order == 1]
    return near if len(near) == 1 else []
