"""Values that names were given, compared by these: 9月较8月减少208起."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.audit.measured import Measured, name_of, starting_behind
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.changes.judging import judged
from jianbao.audit.sentences.reading.claims import MOVED, Claim, direction
from jianbao.audit.sentences.reading.lists import TIME
from jianbao.audit.sentences.reading.pairs import pairings

AGAINST = pattern(
    f"^[，；（]?(?:其中)?([^，。；、]{{1,10}}?)[较比]([^，。；、]{{1,10}}?)(?:{MOVED}|高出?|低|快|慢)[出了]?$"
)
MOST = pattern(
    "[，。；（、](?:以|其中)?([^，。；、（）]{1,14}?)(最[多高大少低小])(?=[，。；、（]|$)"
)
HIGHEST = ("最多", "最高", "最大")
QUARTERS_SAID = "四个季度"
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
FEWEST = 2
SHORTEST = 2  # letters of a name that is known by its beginning


def named(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of named values; `numbers` are all of the passage."""
    text = passage.text
    if "较" not in text and "比" not in text:
        return
    for values in groups(passage, numbers):
        last = max(value.end for value in values.values())
        sentence = next(iter(values.values())).sentence
        for by in starting_behind(numbers, last):
            if by.sentence - sentence <= 1:
                yield from _against(passage, values, by)


def groups(passage: Passage, numbers: list[Measured]) -> Iterator[dict[str, Measured]]:
    """Yield the values of names: behind 分别, or each behind its own."""
    for pairing in pairings(passage, numbers):
        if QUARTERS_SAID in passage.text and len(pairing.values) == len(QUARTERS):
            yield dict(zip(QUARTERS, pairing.values, strict=True))
        elif len(pairing.names) == len(pairing.values) >= FEWEST:
            names = (name_of(name) or name for name in _times_kept(pairing.names))
            yield dict(zip(names, pairing.values, strict=True))
    run: list[Measured] = []
    for number in (*numbers, None):
        joined = run and number is not None and number.same == run[-1].same
        if joined and number and passage.text[run[-1].end : number.start][:1] in "、":
            run.append(number)
            continue
        if len(run) >= FEWEST and all(len(each.lead) > 1 for each in run):
            yield {named_by(each.lead): each for each in run}
        run = [number] if number is not None and number.unit else []


def _times_kept(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names; of those that begin with a time it alone, since they are compared by it."""
    for name in names:
        match = TIME.match(name)
        yield match[0] if match else name


def named_by(lead: str) -> str:
    """Return the name that words before a number give: a time as it is, 9月 or 一季度."""
    match = TIME.match(lead.lstrip("，、和及与"))
    return match[0] if match else name_of(lead.lstrip("，、和及与"))


def _against(passage: Passage, values: dict[str, Measured], by: Measured) -> Iterator[Claim]:
    match = AGAINST.match(by.lead)
    if match is None:
        yield from _from_month_before(passage, values, by)
        return
    now, before = (_called(words, values) for words in match.groups())
    if now is None or before is None or now is before or now.same != before.same:
        return
    way = direction(by.lead) or (-1 if by.lead[-1] in "低慢" or "低" in by.lead[-2:] else 1)
    claim = judged(passage, before, now, by, way)
    if claim is not None:
        yield claim


WIDE = 40
FROM_LAST = pattern("^[，；]?环比[^，。；]{2,6}$")
MONTH = pattern(r"(?:(\d{1,2})月|([一二三四]季度))[^，。；、\d]{0,10}，$")


def _from_month_before(
    passage: Passage, values: dict[str, Measured], by: Measured
) -> Iterator[Claim]:
    """1月、2月、3月分别为9件、7件、11件，3月最多，环比增长57%."""
    words = passage.text[max(0, by.start - WIDE) : by.start - len(by.lead)]
    match = MONTH.search(words)
    if match is None or not FROM_LAST.match(by.lead):
        return
    if match[1]:
        names = [f"{int(match[1]) - back}月" for back in (0, 1)]
    else:
        place = QUARTERS.index(match[2])
        names = [QUARTERS[place], QUARTERS[place - 1] if place else ""]
    now, before = (values.get(name) for name in names)
    way = direction(by.lead)
    if now is not None and before is not None and way:
        claim = judged(passage, before, now, by, way)
        if claim is not None:
            yield claim


def _called(words: str, values: dict[str, Measured]) -> Measured | None:
    """Return the value of a name, in full or as words begin with it: 9月 of 9月份."""
    found = [value for name, value in values.items() if name and words.startswith(name)]
    if not found and len(words) >= SHORTEST:  # 农村 of 农村养老机构床位, the last of a list
        found = [value for name, value in values.items() if name.startswith(words)]
    return found[0] if len(found) == 1 else None


ONE_NAME = (
    ("(?:地区|国内)?生产总值|GDP", "生产总值"),
    ("居民消费价格(?:总?指数)?|CPI", "居民消费价格"),
    ("工业生产者出厂价格(?:指数)?|PPI", "工业出厂价格"),
    ("研究与试验发展经费|研发经费|R&D经费", "研发经费"),
    ("采购经理指数|PMI", "采购经理指数"),
    ("规模以上|规上", "规模以上"),
    ("社会消费品零售(?:总额)?|社消?零(?:总额)?", "社会消费品零售"),
    ("固定资产投资|固投", "固定资产投资"),
    ("危险化学品|危化品", "危险化学品"),
    ("高新技术企业|高企", "高新技术企业"),
)
"""What has two names in bulletins (国家统计局: 统计公报 and its notes)."""
TWO_NAMES = (
    "总值",
    "GDP",
    "CPI",
    "PPI",
    "R&D",
    "PMI",
    "价格",
    "研发",
    "规",
    "零",
    "固",
    "危",
    "高",
)


def in_full(words: str) -> str:
    """Return words with the one name of what has two."""
    if any(map(words.__contains__, TWO_NAMES)):
        words = words.removeprefix("在")
        for names, one in ONE_NAME:
            words = pattern(names).sub(one, words)
    return words
