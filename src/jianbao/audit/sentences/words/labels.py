"""The words before a figure against its label: 批捕{起诉} prints another number than it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.ahead import in_plans
from jianbao.audit.measured import Measured, name_of, shared_run
from jianbao.audit.passages import Material, Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import MOVED, direction
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.sentences.reading.pairs import bare_pairings
from jianbao.audit.sentences.words.retold import common_end
from jianbao.audit.tables.cells import by_label, plain_label
from jianbao.briefing.model import Figure

YEARLY = pattern(
    "同比|比上年|较上年|比去年|较去年|上年同期|去年同期",
    needs="上年同期|去年同期|同比|比上年|比去年|较上年|较去年",
)
MONTHLY = pattern(
    "环比|比上月|较上月|比上季|较上季|比上期|较上期",
    needs="比上季|比上月|比上期|环比|较上季|较上月|较上期",
)
COMPARING = pattern("[同环比较]", needs="同|比|环|较")
MOVE_BEFORE = pattern(f"(?:{MOVED})(?:了|约|近|达|超|为|幅度)*[-−]?$")
GROWN_TO = pattern(f"(?:{MOVED})[到至为]$", needs="到|至|为")
TO = ("到", "至", "为")
TOGETHER = pattern(
    "分别|共|合计|总计|各占|[两二三四五六七八](?:个[一-鿿]{1,4}|者|类|项|种)占比",
    needs="共|分别|合计|总计|占",
)
NO_LABEL = pattern(
    "(?:的|有|含|是|为|达|共|计|不足|超过|不到|其中|约|近|个|了|至|到|从|由|在|与|和|及|超|低于|高于|大于|小于)*"
    f"|节约|节省|超支|(?:{MOVED})[至到]?"
)
TIMES = frozenset(
    [
        "上年",
        "去年",
        "前年",
        "今年",
        "上月",
        "本月",
        "当月",
        "上季",
        "上季度",
        "年初",
        "上年末",
        "去年末",
        "上月末",
        "同期",
        "上年同期",
        "去年同期",
    ]
)
LIMITS = ("低于", "高于", "大于", "小于")
RATES = ("率", "比")
SHORTEST = 2
LONGEST = 16


class Mismatch(Struct, frozen=True):
    """A figure behind words that name another; `other` is the other's id."""

    number: Measured
    figure: Figure
    words: str
    other: Figure


def mismatches(passage: Passage, numbers: list[Measured], material: Material) -> Iterator[Mismatch]:
    """Yield figures that stand behind the label of another one of the same unit."""
    labels, ordered = material.once(by_label), material.once(in_order)
    paired = {value for pairing in bare_pairings(passage, numbers) for value in pairing.values}
    for place, number in enumerate(numbers):
        figure = material.figures.get(number.figure)
        if (
            figure is None
            or (paired and number in paired)
            or number.lead.endswith(LIMITS)
            or figure.kind in ("change", "target", "limit")
        ):
            continue
        lead = number.lead
        words = name_of(GROWN_TO.sub("", lead) if lead.endswith(TO) else lead)
        own = plain_label(figure.label.text)
        cut = own == words[:-1]  # 安葬占 of 安葬占比: as an import cut it
        called_so = own in number.lead or own in words or name_of(own) == words  # 第3类, no digit
        if own and called_so and (cut or not _is_another_s(words, figure, labels)):
            continue  # it is called by its own name
        full = figure.label.text
        if passage.text.startswith(f"（{full}", number.end) or _covers(full, words, lead):
            continue  # 2,200元（按任务面积计）, 新的和严重报告占比36%: what an import called it
        if TOGETHER.search(number.lead):  # the words before name several: 各县局及市直单位共37个
            continue
        if NO_LABEL.fullmatch(own) or NO_LABEL.fullmatch(words):
            continue  # 不足300万元的有3个: what an import called it says nothing
        named = (
            _called(words, labels)
            or _turned(words, material)
            or _shortened(words, labels, ordered)
            or _crossed(words, figure, place, numbers, material)
            or _ended(words, figure, material)
        )
        if named is None:
            continue
        called, owners = named
        if called in TIMES:
            continue  # 占比比上月的46.2%下降, where an import called something 上月
        if owners[0].label.text.endswith(RATES) and not words.endswith(RATES):
            continue  # 节约537万元 is no 节约率
        exact = _is_another_s(words, figure, labels)
        if not exact and _is_own(figure, called, words):
            continue
        if not exact and not _alike(figure, owners[0], called, words):
            continue
        yield Mismatch(number, figure, called, owners[0])


def _covers(own: str, words: str, lead: str) -> bool:
    """Return whether a label stands before a figure and has in it what the words there end with."""
    start, other = lead.rfind(own), lead.rfind(words)
    return 0 <= start <= other and start + len(own) > other + 1


def _is_another_s(words: str, figure: Figure, labels: dict[str, list[Figure]]) -> bool:
    """Return whether words are to the letter the label of others: 采血人次 before 采血量."""
    owners = [each for each in labels.get(plain_label(words), ()) if each.label.text == words]
    return bool(owners) and figure not in owners and words not in figure.label.text


def _called(words: str, labels: dict[str, list[Figure]]) -> tuple[str, list[Figure]] | None:
    """Return the longest label that words end with, and the figures of that label."""
    if len(words) < SHORTEST:
        return None
    plain = plain_label(words)
    for text in (words, plain) if plain != words else (words,):
        for length in range(min(len(text), LONGEST), SHORTEST - 1, -1):
            if owners := labels.get(text[-length:]):
                return text[-length:], owners
    return None


def by_letters(material: Material) -> dict[str, list[str]]:
    """Return the labels of the ledger by their letters: those of one turned round are the same."""
    turned: dict[str, list[str]] = {}
    for label in material.once(by_label):
        if len(label) <= LONGEST:
            turned.setdefault("".join(sorted(label)), []).append(label)
    return turned


def _lengths(material: Material) -> frozenset[int]:
    """Return how long the labels of the ledger are."""
    return frozenset(map(len, material.once(by_label)))


def _turned(words: str, material: Material) -> tuple[str, list[Figure]] | None:
    """Return the one label that words name turned round, with its figures: 发送旅客, 旅客发送量."""
    turned, labels = material.once(by_letters), material.once(by_label)
    plain, lengths = plain_label(words), material.once(_lengths)
    for length in range(min(len(plain), LONGEST), 3, -1):
        if length not in lengths:
            continue
        words = plain[-length:]
        owners = [
            figure
            for label in turned.get("".join(sorted(words)), ())
            for place in range(2, length - 1)
            if label[place:] + label[:place] == words
            for figure in labels[label]
        ]
        if owners:
            return (plain_label(owners[0].label.text), owners) if len(owners) == 1 else None
    return None


def in_order(material: Material) -> list[str]:
    """Return the plain labels of the ledger, sorted: those that begin alike are together."""
    return sorted(material.once(by_label))


def _shortened(
    words: str, labels: dict[str, list[Figure]], ordered: list[str]
) -> tuple[str, list[Figure]] | None:
    """Return words that begin one label alone, and its figures: 改建 of 改建里程."""
    if len(words) < SHORTEST:
        return None
    place = bisect_left(ordered, words)
    longer = [label for label in ordered[place : place + 2] if label.startswith(words)]
    return (words, labels[longer[0]]) if len(longer) == 1 else None


def _backwards(material: Material) -> list[str]:
    """Return the plain labels from their ends, sorted: those that end alike are together."""
    return sorted(label[::-1] for label in material.once(by_label))


def _crossed(
    words: str, figure: Figure, place: int, numbers: list[Measured], material: Material
) -> tuple[str, list[Figure]] | None:
    """Return words that end the label of the figure next to one, whose own words end its label.

    其中投诉{举报}、举报{投诉}: the two changed places.
    """
    own = plain_label(figure.label.text)
    for other in (*numbers[max(0, place - 1) : place], *numbers[place + 1 : place + 2]):
        beside = material.figures.get(other.figure)
        if beside is None or beside is figure or other.same != numbers[place].same:
            continue
        theirs, called = plain_label(beside.label.text), name_of(other.lead)
        named = min(common_end(words, theirs), common_end(called, own)) >= SHORTEST
        if named and max(common_end(words, own), common_end(called, theirs)) < SHORTEST:
            return words, [beside]
    return None


def _ended(words: str, figure: Figure, material: Material) -> tuple[str, list[Figure]] | None:
    """Return words that end one label alone, and have nothing of the figure's own."""
    if (
        len(words) <= SHORTEST
        or words[0] in "占比较同增减"
        or shared_run(words, figure.label.text) >= SHORTEST
    ):
        return None
    backwards, end = material.once(_backwards), words[::-1]
    place = bisect_left(backwards, end)
    longer = [label for label in backwards[place : place + 2] if label.startswith(end)]
    owners = material.once(by_label)[longer[0][::-1]] if len(longer) == 1 else []
    alike = len(owners) == 1 and owners[0].counted == figure.counted and owners[0] is not figure
    return (words, owners) if alike else None


def _is_own(figure: Figure, called: str, words: str) -> bool:
    """Return whether words may name the figure itself."""
    own = plain_label(figure.label.text)
    if own == called or called in own or own in words:
        return True
    return called not in (words, plain_label(words)) and bool(own) and words.endswith(own[-3:])


def _alike(figure: Figure, other: Figure, called: str, words: str) -> bool:
    """Return whether the one could have been typed for the other."""
    if figure.counted == other.counted and (figure.kind == other.kind or not figure.unit):
        return True
    own = plain_label(figure.label.text)
    return called == words and not any(own[at : at + 2] in words for at in range(len(own) - 1))


class Typed(Struct, frozen=True):
    """A typed number behind a label of the ledger, which has another value for it."""

    number: Measured
    figure: Figure
    words: str


WHOLE = pattern("全[国省市县区院校年]|共|总|累计|合计")
SHORT = ("caption", "title", "particular", "summary", "note", "heading", "lead")


def typed_otherwise(
    passage: Passage, numbers: list[Measured], material: Material
) -> Iterator[Typed]:
    """Yield typed numbers that a caption, note or title has for what the ledger has otherwise.

    In running text the words must say that the whole is meant, for a district may have its own; or
    two digits changed places.
    """
    labels, ordered = material.once(by_label), material.once(in_order)
    for number in numbers:
        if number.figure or not number.unit or not number.is_exact or PARTIAL.search(number.lead):
            continue
        if in_plans(material, passage):
            continue  # what is to come, of a figure of now
        is_all = passage.kind in SHORT or WHOLE.search(number.lead) is not None
        meant = () if is_all else turned_digits(number.amount, number.step)
        if not is_all and not meant:
            continue
        if _is_of_several(passage, number) or REACHED.search(number.lead):
            continue
        words = name_of(number.lead)
        done = DONE.sub("", words)
        candidates = labels.get(words) or labels.get(plain_label(words))
        candidates = candidates or labels.get(words + number.unit)  # 门诊 of 门诊人次
        if not candidates and not is_all and (called := _called(words, labels)):
            candidates = called[1]  # 本月快递业务量
        candidates = candidates or (labels.get(plain_label(done)) if len(done) > 1 else None)
        if not candidates and (begun := _shortened(words, labels, ordered)):
            candidates = begun[1]
        owners = [
            figure
            for figure in candidates or ()
            if figure.counted == number.unit and _is_of_now(figure, material)
        ]
        exact = owners[0].exact if len(owners) == 1 else None
        if exact is None or _is_told_so(number, owners[0], exact):
            continue
        if is_all or exact in (meant or ()):
            yield Typed(number, owners[0], words)


def _is_of_now(figure: Figure, material: Material) -> bool:
    """Return whether a figure is of the paper's own time: of its period, or of the end of it."""
    own, told = material.briefing.period.last, figure.period
    if told is None:
        return True
    return told.first == told.last and (told.last.year, told.last.month) == (own.year, own.month)


def _is_told_so(number: Measured, figure: Figure, exact: Decimal) -> bool:
    """Return whether a number is a figure's value, or this one rounded: 1.69亿公斤 of 16850万."""
    return abs(exact - number.amount) <= (number.step / 2 if number.step > figure.step else 0)


def _is_of_several(passage: Passage, number: Measured) -> bool:
    """Return whether the name before a number is the last of a list: 一、二类烟合计2.48万箱."""
    start = number.start - len(number.lead)
    return passage.text[start - 1 : start] == "、" and "合计" in number.lead


REACHED = pattern("(?:达到|提高到|提升到|控制在)$")
"""What leads of plans aim at, and no value of the ledger's: 发明专利拥有量达到28件."""
DONE = pattern("^(?:已?建成|共有|现有|拥有|实现|完成|登记|达到|设有|办理)")
PARTIAL = pattern("其中|上年|去年|同期|[较比]|计划|目标|增|减|升|降")


AREA = pattern("(?<![占比较居列于的])(?:全[国省市县区旗州]|[省市县区]本级)", needs="全|本级")


class Comparison(Struct, frozen=True):
    """A figure that is 同比 behind 环比, or of 全市 behind 全县, or the other way round."""

    number: Measured
    figure: Figure
    word: str


def comparisons(numbers: list[Measured], material: Material) -> Iterator[Comparison]:
    """Yield figures whose label compares with another time, or has another area, than the words."""
    for number in numbers:
        figure = material.figures.get(number.figure)
        if figure is None:
            continue
        if area := _other_area(number, figure):
            yield Comparison(number, figure, area)
        if not COMPARING.search(number.lead):
            continue
        label = f"{figure.label.text} {figure.scope} {figure.id}"
        for compares, labelled in ((YEARLY, MONTHLY), (MONTHLY, YEARLY)):
            word = compares.search(number.lead)
            if (
                word
                and not labelled.search(number.lead)
                and labelled.search(label)
                and not compares.search(label)
            ):
                yield Comparison(number, figure, word[0])


def _other_area(number: Measured, figure: Figure) -> str:
    """Return the area that the words before a figure name where its label or scope has another."""
    named = [match[0] for match in AREA.finditer(number.lead)]
    if not named:
        return ""
    label = figure.label.text  # 用11天集中举办全国科普日活动 has no area of its own
    own = {match[0] for match in AREA.finditer(f"{label} {figure.scope}")}
    own = {area for area in own if label.startswith(area) or area in figure.scope}
    return "" if not own or own & set(named) else named[-1]


def signs_twice(numbers: list[Measured]) -> Iterator[tuple[Measured, str]]:
    """Yield numbers below nought behind a word that says so already: 下降-3.5%, 增长-2%."""
    for number in numbers:
        if number.amount < 0:
            match = MOVE_BEFORE.search(number.lead)
            if match and direction(number.lead):
                yield number, match[0].rstrip("-−")
