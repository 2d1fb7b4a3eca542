"""From which numbers around one it may have been reckoned, and what they come to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import MANY, POINTS, Measured, name_of, stated
from jianbao.audit.measures import FINER, times
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.plans import PLANNED
from jianbao.audit.sentences.reading.claims import Bounds, Claim, quotient, shown
from jianbao.audit.sentences.reading.pool import NO_TEXT, Stated, pool

IS_MEAN = pattern("每|折合|[^平年月日季周时夜]均", needs="每|折合|均")
NEARBY = 2  # paragraphs before a number
MOST = 10  # counts of one unit that a number is reckoned from
MOST_WHOLES = 40  # those that may bear it out with one of its own sentence
SHORT = 100  # steps: a number of less comes near others by chance
ROOM = 1.01  # how far a rough quotient may be off
FARTHEST = 36  # characters before a mean in which it says of what it is
MARK = pattern("(?s:.*)[，。；：！？\n“”]")
IN_BRACKETS = pattern("（[^（）]*）")
WAS = pattern(r"[由从][\d.,]+[一-鿿]{1,6}?(?=[增减升降提扩缩])", needs="由|从")
"""日均由100万件增至120万件: of the mean that was."""
COAL = pattern("标准?煤/([一-鿿]{1,6}?)(?=[，。；、（）]|$)", needs="煤/")


class Reckoned(Struct, frozen=True, gc=False):
    """What some numbers give, and how that is written: their texts stand for {0}, {1} …"""

    kind: str
    used: tuple[Stated, ...]
    bounds: Bounds
    form: str

    @property
    def working(self) -> str:
        """The reckoning as a finding shows it."""
        return self.form.format(*(each.text for each in self.used))


class Asked(Struct, frozen=True):
    """A number of a passage, what stands around it, and which amounts of it are asked for."""

    passage: Passage
    numbers: list[Measured]
    place: int
    near: Sequence[Stated]
    far: Sequence[Stated]
    amounts: tuple[Decimal, ...]
    material: Material

    @property
    def number(self) -> Measured:
        """The number itself."""
        return self.numbers[self.place]

    @property
    def months(self) -> int:
        """How many months of its last year the paper's period has."""
        return self.material.briefing.period.last.month or 12

    @property
    def counts(self) -> list[Stated]:
        """The numbers around that count things."""
        return [
            each for each in self.near if not each.number.is_percent and each.number.unit != POINTS
        ]

    @property
    def is_short(self) -> bool:
        """Whether it has so few digits that others come near it by chance."""
        return is_short(self.number)

    def like(self, is_before: bool = True) -> list[Stated]:
        """Return what has its unit and stands before it, the nearest first; or behind it."""
        return [
            each
            for each in self.near
            if each.number.same == self.number.same and self._is_before(each) is is_before
        ]

    def has_beside(self, each: Stated, back: int = 0) -> bool:
        """Return whether another stands in its sentence, or so many before."""
        apart = self.number.sentence - each.number.sentence
        return each.passage is self.passage and 0 <= apart <= back

    def _is_before(self, each: Stated) -> bool:
        return each.passage is not self.passage or each.number.start < self.number.start

    def quotients(
        self, pairs: Iterator[tuple[Stated, Stated]], times: int
    ) -> Iterator[tuple[Stated, Stated, Bounds]]:
        """Yield the pairs whose quotient may come to an amount asked for."""
        least, most = float(min(self.amounts)) / ROOM, float(max(self.amounts)) * ROOM
        for above, below in pairs:
            if below.number.amount <= 0:
                continue
            if not least <= times * above.number.size / below.number.size <= most:
                continue
            if (bounds := quotient(above.number, below.number, times)) is not None:
                yield above, below, bounds

    def before(self, unit: str, most: int) -> list[Stated]:
        """Return the last counts of a unit in the whole paper before it, the nearest first."""
        return self.material.once(pool).before(self.passage, self.number, unit, most)

    def stated(self, number: Measured) -> Stated:
        """Return another number of its passage as one that is stated there."""
        order = self.material.once(pool).orders.get(id(self.passage), 0)
        return Stated(self.passage, number, order)

    def paragraphs_from(self, each: Stated) -> int:
        """Return how many paragraphs before it another stands."""
        return self.material.once(pool).orders.get(id(self.passage), 0) - each.order

    def told(self, each: Reckoned) -> Claim:
        """Return the claim that the number is wrong, since it was reckoned so."""
        used = tuple(one.number for one in each.used if one.passage is self.passage)
        expected = shown(self.passage, each.bounds.middle, self.number)
        return Claim(each.kind, False, self.passage, self.number, used, each.working, expected)


def is_short(number: Measured) -> bool:
    """Return whether a number has so few digits that others come near it by chance."""
    return number.amount < number.step * SHORT


def asked(passage: Passage, numbers: list[Measured], place: int, material: Material) -> Asked:
    """Return a number with those of its paragraph before it, its sentence and those nearby."""
    number, counts = numbers[place], material.once(pool)
    own, order = material.once(_by_order), counts.orders[id(passage)]
    here = own.get(order, [])
    at = bisect_left(here, number.start, key=lambda each: each.number.start)
    before = reversed(here[max(0, at - MANY) : at])
    behind = (
        each
        for each in here[at : at + MANY]
        if each.number.start > number.start and each.number.sentence == number.sentence
    )
    earlier = (
        each
        for back in range(1, NEARBY + 1)
        for each in reversed(own.get(order - back, [])[-MANY:])
    )
    near, taken = list[Stated](), dict[str, int]()
    is_mean = number.unit == "倍" or _tells_mean(number.lead)
    for each in chain(before, behind, earlier):
        if not is_mean and _tells_mean(each.number.lead):
            continue
        taken[each.number.same] = taken.get(each.number.same, 0) + 1
        if taken[each.number.same] <= MOST:
            near.append(each)
    far = [
        each
        for unit in _units_afar(number, is_mean, near)
        for each in counts.before(passage, number, unit, MOST_WHOLES)
    ]
    return Asked(passage, numbers, place, near, far, (number.amount,), material)


@lru_cache(maxsize=4096)
def _tells_mean(lead: str) -> bool:
    """Return whether the words before a number say that it is for each of something."""
    return IS_MEAN.search(lead) is not None


def _units_afar(number: Measured, is_mean: bool, near: list[Stated]) -> set[str]:
    """Return the units of which wholes and totals are looked for in the whole paper before."""
    if number.is_percent:
        return {one.number.same for one in near}
    return {number.same} if is_mean else set()


def _by_order(material: Material) -> dict[int, list[Stated]]:
    """Return the exact numbers of each passage, by its place in the paper."""
    return {
        order: [
            Stated(passage, each, order)
            for each in numbers
            if each.is_exact and each.unit not in ("", "倍")
        ]
        for order, (passage, numbers) in enumerate(material.once(stated))
        if passage.kind not in NO_TEXT
    }


def has_name(names: tuple[str, ...], whole: Measured) -> bool:
    """Return whether a name has that of a whole in its own: 市县资金实际到位."""
    name = name_of(whole.lead)
    return len(name) > len("资金") and any(name in each for each in names)


def as_share(part: Stated, whole: Stated, bounds: Bounds) -> Reckoned:
    """Return the share that a count is of a whole."""
    return Reckoned("sentence-share", (part, whole), bounds, "{0}÷{1}")


def shares_of(
    part: Stated, wholes: list[Stated], share: Measured, least: Decimal = Decimal(0)
) -> Iterator[Reckoned]:
    """Yield what a count is of each whole; a plan is exact, since it was set and not rounded."""
    for whole in wholes:
        number = whole.number
        if PLANNED.search(number.lead):
            number = replace(number, step=Decimal(0))
        if number.amount >= least and (bounds := quotient(part.number, number, share.per)):
            yield as_share(part, whole, bounds)


def in_other_units(each: Stated, wanted: str) -> Stated:
    """Return a count in a finer unit: 12,500吨 in 公斤."""
    number = each.number
    unit = next((unit for unit in FINER if wanted.startswith(unit)), "")
    factor = times(number.same, unit) if unit else Decimal(0)
    if not factor or number.same == unit:
        return each
    finer = replace(number, amount=number.amount * factor, step=number.step * factor)
    return Stated(each.passage, finer, each.order)


def words_of(passage: Passage, number: Measured) -> str:
    """Return the words of its clause before a number, without what stands in brackets."""
    start = max(0, number.start - FARTHEST)
    words = passage.text[start : number.start]
    if "（" in words:
        words = IN_BRACKETS.sub("", words).rpartition("（")[2]
    mark = MARK.match(words)
    words = words[mark.end() :] if mark else words
    words = WAS.sub("", words) if number.lead.endswith(("到", "至", "为")) else words
    unit = unit_below(passage, number)
    return f"{words}每{unit.partition('·')[0]}{'人' * unit.endswith('万')}" if unit else words


def unit_below(passage: Passage, number: Measured) -> str:
    """Return of what a unit is told: 千瓦时 of 300克/千瓦时, 万元 of 0.6吨标准煤/万元."""
    written = passage.text[number.start : number.end].partition("/")[2]
    coal = None if written else COAL.match(passage.text, number.end)
    return coal[1] if coal else written
