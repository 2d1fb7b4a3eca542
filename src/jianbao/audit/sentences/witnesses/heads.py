"""Of what a mean is told for each: 每名教师, 户均, 54个乡镇平均, 日均 of a quarter's days."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from jianbao.audit.measured import SAME_UNITS, name_of
from jianbao.audit.measures import FINER
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.pool import Stated, pool
from jianbao.audit.sentences.reading.wholes import counts_of
from jianbao.audit.sentences.witnesses.operands import (
    FARTHEST,
    IS_MEAN,
    MARK,
    Asked,
    in_other_units,
    words_of,
)
from jianbao.audit.sentences.witnesses.times import made, times_of
from jianbao.briefing.numbers import chinese_number

SIGNS = ("每", "均", "单", "产", "万", "班额", "吨")
"""Without one of them no words before a number make it a mean."""
STOP = pattern(r"[，。；：、！？（）\n]")
EACH_AND = pattern(
    r"(?:每([一-鿿]{1,4})每|([人户件家])均)([日天月])(?!均)[^\d每、]{0,8}$", needs="每|均"
)  # 每户每月, 人均月支付
EACH = pattern(
    r"每(?:一)?(\d*(?:[十百万亿]|千(?![瓦米克]))*)((?!亿)(?:5G|[^\d每、])*)$", needs="每"
)
LISTED = pattern(r"每()([一-鿿]{1,8})[^每]*[\d一-鿿]、[^\d每、]{0,8}$", needs="每")
MEAN = pattern(
    r"()((?:公里|公顷|[人台班架户辆艘件]次|[一-鿿](?<![平年])|平(?=均[日天月]))均[^\d、]{0,12}|班额[为达约]*)$",
    needs="均|班额",
)
TON = pattern(
    r"()(吨[一-鿿]{1,6}?(?:[电能煤水气油]耗|成本|费用|利润)[为是达约]*)$",
    needs="耗|成本|费用|利润",
)
MEAN_LISTED = pattern(r"()([一-鿿](?<![平年])均)[^均]*[\d一-鿿]、[^\d、]{0,8}$", needs="均")
OF_THINGS = pattern(r"()((?<!每)[一-鿿]{2,8}?平均[^\d每、]{0,8})$", needs="平均")
YIELD = pattern(r"()([亩张株头只箱袋羽](?=产)[^\d、]{0,8})$", needs="产")
ONE = pattern(r"()单([一-鿿](?<![位独一项价向方边])[^\d、]{0,8})$", needs="单")
MANY_OF = pattern(
    r"(?:^|员)((?:10|百)?万|亿|千)([车人户元吨][^\d、]{0,12})$", needs="万|亿|千"
)  # 万车死亡率
RATE = pattern("率(?:为|是|达到?|约|升至|降至)*(?:每10万人)?$", needs="率")
YEARLY = pattern(r"()(年均[^\d、]{0,8})$", needs="年均")
WORDS = (EACH, MEAN, TON, YEARLY, LISTED, MEAN_LISTED, YIELD, ONE, MANY_OF)
AVERAGE = pattern(r"平均[^\d每、]{0,8}$", needs="平均")
CUT = pattern("平均|均|约|为|有|由|达|超|近|的")
RECKONED = pattern(
    "[按以](?:全[市县区省])?(?:年末)?[\\d.,万亿个]*([一-鿿]{2,4}?)[量数人]{0,2}(?:折算|计算|测算|计|平均)",
    needs="按|以",
)
PEOPLE = pattern("人口|居民|户籍|常住|服务人|从业人员")
UNITS = {
    "地": ("个",), "用": ("户",),
    "吨": ("吨", "立方米"), "案": ("件", "例"), "户": ("户", "家"), "家": ("家", "户"),
    "名": ("人",), "位": ("人",), "生": ("人",),
    "人": ("人", "人次"), "床": ("张", "床位"), "车": ("辆",), "校": ("所",), "店": ("家",),
    "次": ("次", "人次"), "场": ("场", "期", "场次"), "列": ("列", "趟", "列次"), "船": ("艘",),
    "产": ("亩", "公顷", "头", "株"), "例": ("例",), "宗": ("件",), "起": ("件",),
    "箱": ("箱", "标箱"), "票": ("票",), "院": ("家", "所"), "馆": ("家", "个"), "站": ("座", "个"),
}  # fmt: skip
"""Units in which things are counted that a mean calls by another word."""
MANY = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
TIME = pattern("^(?:年|日|天|月|季度?|周|星期)均?(?:平均|约|为|达)*")
MEASURES = "个名位家户所座处支条项只头台辆艘件起宗份场期次张间栋套类批笔例人"
NOUN_ENDS = "门目庭所室组级队区线次"  # 部门, 项目 and 家庭 begin like measures
COUNTS = 40  # counts of a unit before a mean among which its heads are looked for
LETTERS, CLOSE = 6, 3  # behind a number that name what it counts; sentences
FROM = ("由", "从", "自", "年初的", "上年的", "去年的")
BECAME = pattern(r"[^，。；\d]{0,12}(?:[增减升降扩展提缩压调跃变][^，。；\d]{0,4})?[到至为]")
REACHED = pattern("(?:增|减|升|降|扩|发展|提高)[加展大少]?[至到]$", needs="至|到")
TIMELY = ("月均", "日均", "周均", "季均", "年均")
OF_TIME = pattern("每[日天月年]", needs="每")  # 每日3万吨: a capacity
SAME_AS = ("即", "折合", "相当")
IN_WORDS = pattern("([两二三四五六七八九十]{1,3})个?(班|组|队|轮|批|片|组)")
OF_PEOPLE = pattern(r"(\d+(?:\.\d+)?)万(?:常住|户籍|服务)?人口", needs="人口")
PLACES = "县市区州盟旗乡镇村街"
BEST, THING, UNIT, WEAK = 3, 2, 1, 0
OF_ANY = ("处", "个", "家", "所", "点", "座", "人")
PLACE_UNITS = ("处", "个", "家", "所", "座", "站", "条", "间", "户", "人", "人次")
JOIN = pattern(r"^[^\d，。；：]{0,12}(?:、|和|及|以及)[^\d，。；：、]{0,12}$")
"""Between places of unlike kinds that one mean is told of: 12所、日间照料站."""


class Each(Struct, frozen=True):
    """What a mean is told for each of: the counts, the best first, and of how many at once."""

    heads: list[Stated]
    others: list[Stated]
    times: int
    rest: str  # what the words say behind the thing: 接听 of 人均接听
    is_time: bool = False
    parts: tuple[int, ...] = (1,)  # 每户每月: by how many the share of each is divided
    is_any: bool = False  # 平均站间距 says not of what it is
    is_sure: bool = False  # whether the words name the heads: 单位 of 平均每个单位


def each_of(asked: Asked) -> Each | None:
    """Return of what a number is a mean; None where its words say nothing of it."""
    words = words_of(asked.passage, asked.number)
    if named := _right_before(asked):
        return named
    found = next(filter(None, (each.search(words) for each in WORDS)), None)
    found = found or OF_THINGS.search(words)
    if found is None:
        heads = _members(asked) or _last(asked)
        return Each(heads, [], 1, "", is_any=True) if AVERAGE.search(words) else None
    thing, parts = found[2].lstrip("单").removeprefix("平均"), tuple[int, ...]()
    if both := EACH_AND.search(words):
        parts = tuple(int(each.number.amount) for each in times_of(asked, both[3]))
        parts += (12,) if both[3] == "月" else ()  # of a year, in a paper of its half
        thing = both[1] or both[2]
    elif found[2].startswith("年均") and not times_of(asked, thing):
        return None
    elif spans := times_of(asked, thing):
        rest = words.rpartition("、")[2] if "、" in words else TIME.sub("", thing)
        return Each(spans, [], 1, rest, is_time=True)
    elif thing.startswith("亩") and asked.number.lead.startswith(SAME_AS):
        return Each([asked.stated(made(Decimal(15), "亩"))], [], 1, "")  # of what 每公顷 tells
    return _of_thing(asked, words, thing, _many(found[1]), tuple(filter(None, parts)) or (1,))


def _of_thing(
    asked: Asked, words: str, thing: str, times: int, parts: tuple[int, ...]
) -> Each | None:
    marked = sorted(_called(asked, thing, times), key=lambda pair: -pair[0])
    same = asked.number.same
    if not marked and (joined := _joined(asked, thing)):
        return Each([joined], [], times, "")
    if not marked:
        behind_it = list(_behind_it(asked, thing)) if parts == (1,) else []
        return Each(behind_it, [], times, thing, is_any=True) if behind_it else None
    if any(each.number.same != same and asked.has_beside(each, CLOSE) for _, each in marked):
        marked = [pair for pair in marked if pair[1].number.same != same]
    best = [each for mark, each in marked if mark == marked[0][0]]
    if RATE.search(words):
        return Each(best, [], times, RATE.sub("", words), is_any=True) if best else None
    subject = name_of(words.partition("每" if "每" in words else thing)[0])
    own = [one for _, one in marked if name_of(one.number.lead).startswith(subject)]
    if len(subject) > 1 and own:
        return Each(own, [], times, subject, parts=parts, is_sure=True)  # 非居民户均
    of_others = parts_of(asked, best)
    heads = [each for each in best if each.number.start not in of_others]
    if heads and same == heads[0].number.same:
        heads = [each for each in heads if asked.has_beside(each)] or heads
    if not heads:
        return None
    heads = _with_joined(asked, thing, heads)
    others = [each for _, each in marked if each not in heads]
    rest = words.rpartition("、")[2] if "、" in words else _rest(thing, heads[0])
    is_sure = marked[0][0] == BEST
    return Each(heads, others, times, rest, parts=parts, is_sure=is_sure)


def _with_joined(asked: Asked, thing: str, heads: list[Stated]) -> list[Stated]:
    """Return heads, or instead of one what it makes with those of other kinds before it."""
    joined = _joined(asked, thing)
    if joined is None:
        return heads
    here = [each for each in heads if asked.has_beside(each)]
    span = range(joined.number.start, joined.number.end + 1)
    if all(each.number.end in span for each in here):
        return [joined]  # of the places of its sentence, and of none farther before
    return heads


def _joined(asked: Asked, thing: str) -> Stated | None:
    """Return what places of unlike kinds make: 128座水库、36处重点堤防…，平均每处3名."""
    if thing.removesuffix("均") not in OF_ANY:
        return None
    text, run = asked.passage.text, list[Stated]()
    for each in asked.near:
        if not asked.has_beside(each) or each.number.start > asked.number.start:
            continue
        if run and not JOIN.search(text[each.number.end : run[-1].number.start]):
            if len(run) > 1:
                break
            run = []
        if each.number.same not in PLACE_UNITS or each.number.same == asked.number.same:
            run = run if len(run) > 1 else []
            continue
        run.append(each)
    if len(run) <= 1:
        return None
    first, last = run[-1].number, run[0].number
    total = sum((each.number.amount for each in run), Decimal(0))
    return asked.stated(replace(last, amount=total, start=first.start, unit=last.unit))


def _behind_it(asked: Asked, thing: str) -> Iterator[Stated]:
    """Yield what is counted behind a mean: 每笔贷款28万元，共发放650笔."""
    units = UNITS.get(thing[:1], (SAME_UNITS.get(thing[:1], thing[:1]),))
    for each in counts_of(asked.numbers[asked.place + 1 : asked.place + LETTERS]):
        is_of_unit = each.same in units or (each.same and thing.startswith(each.same))
        if each.sentence == asked.number.sentence and is_of_unit:
            yield asked.stated(each)


def _right_before(asked: Asked) -> Each | None:
    """Return the count right before a mean that says so: 54个乡镇平均6名."""
    before = counts_of(asked.numbers[max(0, asked.place - 1) : asked.place])
    if not before or before[0].same == asked.number.same:
        return None
    gap = asked.passage.text[before[0].end : asked.number.start]
    if "平均" not in gap or "每" in gap or MARK.search(gap):
        return None
    return Each([asked.stated(before[0])], [], 1, gap.partition("平均")[2])


def _members(asked: Asked) -> list[Stated]:
    """Return how many a list has of which a mean tells: 分别是92分、95分和98分，平均95分."""
    before = asked.numbers[max(0, asked.place - COUNTS) : asked.place]
    at = next((at for at, each in enumerate(before[::-1]) if "分别" in each.lead), len(before))
    run = before[len(before) - at - 1 :] if at < len(before) else []
    is_list = len(run) > 1 and {each.same for each in run} == {asked.number.same}
    return [asked.stated(made(Decimal(len(run)), "项"))] if is_list else []


def _last(asked: Asked) -> list[Stated]:
    """Return the counts before a mean that does not say of what it is."""
    near = counts_of(asked.numbers[max(0, asked.place - LETTERS) : asked.place])
    return [asked.stated(each) for each in near if each.same != asked.number.same]


def _many(words: str) -> int:
    """Return of how many: 100,000 of 10万."""
    digits = words.rstrip("十百千万亿")
    times = int(digits or 1)
    for sign in words[len(digits) :]:
        times *= MANY[sign]
    return times


def _called(asked: Asked, thing: str, times: int) -> Iterator[tuple[int, Stated]]:
    """Yield the counts that words behind 每 may mean, and how well they name them."""
    is_far = is_found = False
    for mark, each in _of_unit(asked, thing, times):
        is_meant = asked.number.same != each.number.same or mark == BEST
        is_found = is_found or (is_meant and (times > 1 or asked.has_beside(each)))
        is_far = is_far or is_meant
        yield mark, each
    if is_found:
        return
    name = _noun(thing)
    for each in asked.near:
        one = each.number
        is_before = each.passage is not asked.passage or one.start < asked.number.start
        is_of_many = one.amount < times or (one.amount == times > 1)
        if not is_before or is_of_many or not counts_of([one]) or is_told_each(each):
            continue
        if is_far and one.same[-1:] == "次" and one.same[:-1] in UNITS.get(thing[:1], ()):
            continue  # 检查渔船7,020艘次，船均3次: how often, and not how many
        if is_far and not asked.has_beside(each):
            continue  # 48所 farther before are no 司法所16个 of its sentence
        if len(name) > 1 and is_named(each, name):
            yield BEST, each
        elif name_of(one.lead).endswith(thing[:1]):
            yield THING, each
        elif one.same != asked.number.same and is_named(each, thing[:1]):
            yield UNIT, each
        elif one.same == "个" and behind(each).endswith(thing[:1]) and asked.has_beside(each):
            yield THING, each  # 6个督查组，平均每组9个: what 个 counts both times is unlike
    yield from ((UNIT, each) for each in _in_words(asked, thing))


def _noun(thing: str) -> str:
    """Return what is counted without its measure: 单位 of 个单位抽查, 部门 of 部门."""
    name = CUT.split(thing)[0]
    is_measure = bool(name) and name[0] in MEASURES and (name[1:2] or "个") not in NOUN_ENDS
    return name[1:] if is_measure else name


def _of_unit(asked: Asked, thing: str, times: int) -> Iterator[tuple[int, Stated]]:
    text, at, same = asked.passage.text, asked.number.start, asked.number.same
    own = UNITS.get(thing[:1], (SAME_UNITS.get(thing[:1], thing[:1]),))
    counts = asked.material.once(pool).counts
    known = [unit for unit in counts if thing.startswith(unit)] or own[:1]
    name = _noun(thing)
    reckoned = RECKONED.search(text, max(0, at - FARTHEST), at)
    if times > 1 and thing.startswith("人"):
        yield from ((BEST, each) for each in _people(asked) if each.number.amount != times)
        behind_it = asked.numbers[
            asked.place + 1 : asked.place + 2
        ]  # 331.6/10万（常住人口265.8万人）
        yield from ((BEST, asked.stated(each)) for each in behind_it if PEOPLE.search(each.lead))
    for unit in dict.fromkeys((*known, *own, *FINER.get(CUT.split(thing)[0], ()))):
        for each in asked.before(unit, COUNTS):
            if is_told_each(each) or _is_of_before(each):
                continue
            if each.number.amount < times or (each.number.amount == times > 1):
                continue  # 10万 of 10万人口死亡率 is no head
            is_of_it = len(name) > 1 and is_named(each, name)
            if times > 1 and PEOPLE.search(each.number.lead + behind(each)):
                is_of_it = True
            if reckoned:
                is_of_it = is_named(each, reckoned[1])
            is_other = each.number.same != same or (times > 1 and (not name or unit != "人"))
            if is_of_it or is_other or (times == 1 and asked.has_beside(each)):
                is_unit = unit in known and (len(unit) > 1 or len(known) == 1)
                mark = BEST if is_of_it else UNIT if is_unit else WEAK
                yield mark, in_other_units(each, thing)


def _is_of_before(each: Stated) -> bool:
    """Return whether a count is what was: 由5个增至8个, and no 从5个部门抽调, 由60名志愿者完成."""
    became = BECAME.match(each.passage.text, each.number.end)
    return each.number.lead.endswith(FROM[3:] if became is None else FROM)


def is_told_each(each: Stated) -> bool:
    """Return whether a count is itself told for each of something."""
    lead, start = each.number.lead, each.number.start
    if each.passage.text[: start - len(lead)].endswith("、"):  # 平均每个安置点150户、600人
        lead = MARK.sub("", each.passage.text[max(0, start - FARTHEST) : start])
    return lead.endswith(TIMELY) or bool(IS_MEAN.search(OF_TIME.sub("", lead)))


def _people(asked: Asked) -> Iterator[Stated]:
    """Yield the people that are counted without a unit of their own: 按288万常住人口计算."""
    for match in OF_PEOPLE.finditer(asked.passage.text, 0, asked.number.start):
        step = Decimal(10_000).scaleb(-len(match[1].partition(".")[2]))
        yield asked.stated(made(Decimal(match[1]) * 10_000, "人", step))


def _in_words(asked: Asked, thing: str) -> Iterator[Stated]:
    """Yield what words of its sentence count: 三班运转."""
    text, end = asked.passage.text, asked.number.start
    for match in IN_WORDS.finditer(text, text.rfind("。", 0, end) + 1, end):
        if match[2] == thing[:1] and (many := chinese_number(match[1]) or 0) > 1:
            yield asked.stated(made(Decimal(many), match[2]))


def parts_of(asked: Asked, counts: list[Stated]) -> set[int]:
    """Return where parts of a number before them stand: 18次, of which 12次 and 6次."""
    text = asked.passage.text
    own = {one.number.start: one.number for one in counts if one.passage is asked.passage}
    ordered = sorted(own.values(), key=lambda one: one.start)
    found = set[int]()
    for place, whole in enumerate(ordered):
        total, parts = Decimal(0), set[int]()
        for part in ordered[place + 1 :]:
            if "其中" in text[whole.end : part.start].rpartition("。")[2]:
                found.add(part.start)
            total += part.amount
            parts.add(part.start)
            if total == whole.amount and len(parts) > 1:
                found |= parts
    return found


def is_named(each: Stated, name: str) -> bool:
    """Return whether a count is of a thing: 病区 of 12个病区, 调委会 of 调解委员会1,296个."""
    number = each.number
    own = name_of(number.lead)[-10:]
    if REACHED.search(number.lead):  # 职工书屋由192个增至216个
        own = each.passage.text[max(0, number.start - FARTHEST // 2) : number.start]
    if name == "地":
        return behind(each)[:1] in tuple(PLACES)
    if len(name) == 1:
        return name in own[-4:] or name in behind(each)[:5]
    first, words = name[:2], behind(each)
    return first in own or first in words or (len(name) > 2 and _abbreviates(name[:3], own))


def _abbreviates(short: str, name: str) -> bool:
    """Return whether letters of a name make another: 调委会 of 调解委员会."""
    at = 0
    for sign in short:
        at = name.find(sign, at) + 1
        if not at:
            return False
    return True


def behind(each: Stated) -> str:
    """Return the words right behind a number: a mark ends them."""
    end = each.number.end
    return STOP.split(each.passage.text[end : end + LETTERS])[0]


def _rest(thing: str, head: Stated) -> str:
    """Return what words say behind the thing that they name: 达成意向 of 场达成意向."""
    words = thing[1:].lstrip("均")
    own = name_of(head.number.lead) + head.number.unit + behind(head)
    left = words
    while left and left[0] in own:
        left = left[1:]
    if not left:  # 网点收购 of 收购网点: the thing is named, and then what it did
        at = max(at for at in range(len(words) + 1) if words[:at] in own)
        left = words[at:]
    return left.strip("平均约为有由达是")
