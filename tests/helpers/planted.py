"""Faults planted into a briefing's files, one at a time: where each is, and what should be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from msgspec import Struct

Texts = dict[str, str]  # files of a briefing by name

LEDGER, PREFACE, POLITICS = "figures.yaml", "sections/0-preface.yaml", "sections/1-politics.yaml"
PROBLEMS, NEXT = "sections/5-problems.yaml", "sections/6-next-steps.yaml"
PROSE = re.compile(r"^ *(?:- )?(?:text|lead|heading): (.*)$", re.MULTILINE)
REFERENCE = re.compile(r"\{(\w+)\}")
RATES = {
    "不捕率_民企": "不批捕_民企", "不诉率_民企": "不起诉_民企", "院领导办案占比": "院领导办案",
    "年轻干部占比": "年轻科级干部",
}  # fmt: skip


class Planted(Struct, frozen=True):
    """One fault: the new text of its file, the lines that may tell of it, the codes that may."""

    kind: str
    file: str
    text: str
    lines: frozenset[tuple[str, int]]
    codes: frozenset[str]
    shown: str


class Planter:
    """The files of a briefing, and the ways to spoil them."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def at(
        self, kind: str, codes: str, file: str, start: int, end: int, new: str,
        also: frozenset[tuple[str, int]] = frozenset(),
    ) -> Planted:  # fmt: skip
        """Return the fault that puts `new` in the place of some characters."""
        text = self.texts[file]
        line = text.count("\n", 0, start) + 1
        shown = f"{file}:{line} {text[start:end]!r} -> {new!r}"
        spoilt = text[:start] + new + text[end:]
        return Planted(kind, file, spoilt, also | {(file, line)}, frozenset(codes.split()), shown)

    def prose(self) -> Iterator[tuple[str, int, str]]:
        """Yield file, offset and words of every line of prose; without the summaries."""
        for file, text in self.texts.items():
            if file.startswith("sections/"):
                for match in PROSE.finditer(text):
                    yield file, match.start(1), match[1]

    def value(self, id: str) -> tuple[int, int, str]:
        """Return where a ledger entry's value stands, and the value."""
        found = re.search(rf"^{id}:\n(?:  .*\n)*?  value: (.*)$", self.texts[LEDGER], re.MULTILINE)
        assert found, id
        return found.start(1), found.end(1), found[1]

    def unit(self, id: str) -> str:
        """Return a ledger entry's unit."""
        entry = self.texts[LEDGER][self.value(id)[1] :].split("\n\n")[0]
        found = re.search("^  unit: (.*)$", entry, re.MULTILINE)
        return found[1].strip('"') if found else ""

    def line_of(self, id: str) -> tuple[str, int]:
        """Return the line of a ledger entry's value."""
        return LEDGER, self.texts[LEDGER].count("\n", 0, self.value(id)[0]) + 1

    def lines_of(self, id: str) -> frozenset[tuple[str, int]]:
        """Return the lines of a ledger entry, up to its value."""
        last = self.line_of(id)[1]
        return frozenset((LEDGER, line) for line in range(last - 2, last + 1))

    # ---- ways to spoil

    def values(
        self, kind: str, codes: str, spoilt: dict[str, list[str]], at: str = ""
    ) -> Iterator[Planted]:
        """Give ledger entries other values; what is said may stand at a related entry, too."""
        related = {**RATES, **{count: rate for rate, count in RATES.items()}}
        for id, news in spoilt.items():
            start, end, _ = self.value(id)
            other = at or related.get(id, id)
            for new in news:
                lines = frozenset({self.line_of(other)})
                yield self.at(kind, codes, LEDGER, start, end, new, lines)

    def entries(self, kind: str, codes: str, entries: list[str], at: int) -> Iterator[Planted]:
        """Append wrong ledger entries; `at` counts the line of each that should be told."""
        end = len(self.texts[LEDGER])
        last = self.texts[LEDGER].count("\n")
        for entry in entries:
            lines = frozenset({(LEDGER, last + 1 + at)})
            yield self.at(kind, codes, LEDGER, end, end, f"\n{entry}", lines)

    def replaced(
        self, kind: str, codes: str, pattern: str, new: str, only: str = "", at: str = "",
    ) -> Iterator[Planted]:  # fmt: skip
        """Replace each place in the prose where `pattern` is; `new` may use its groups."""
        for file, offset, words in self.prose():
            for match in re.finditer(pattern, words) if only in file else ():
                before = words[: match.start()]
                if before.rfind("{") > before.rfind("}"):
                    continue  # inside the name of a figure
                start, end = offset + match.start(), offset + match.end()
                also = self.lines_of(match[1]) if at == "figure" else frozenset()
                yield self.at(kind, codes, file, start, end, match.expand(new), also)

    def inserted(self, kind: str, codes: str, sentences: list[str]) -> Iterator[Planted]:
        """Put each wrong sentence between two others, everywhere."""
        for file, offset, words in self.prose():
            for match in re.finditer("。(?=[^”）])", words):
                for sentence in sentences:
                    place = offset + match.end()
                    yield self.at(kind, codes, file, place, place, sentence)


def other_digits(value: str) -> list[str]:
    """Return the values that differ from `value` in one digit."""
    return [
        value[:place] + digit + value[place + 1 :]
        for place, sign in enumerate(value)
        if sign.isdigit()
        for digit in "0123456789"
        if digit != sign and (place or digit != "0")
    ]


def beside(value: str) -> list[str]:
    """Return the values one unit of the last digit below and above a number."""
    digits = len(value.partition(".")[2])
    units = int(value.replace(".", ""))
    return [f"{(units + step) / 10**digits:.{digits}f}" for step in (-1, 1)]


def of_the_ledger(planter: Planter) -> Iterator[Iterator[Planted]]:
    """Yield the kinds of faults of the ledger."""
    values, entries = planter.values, planter.entries
    counts = {id: other_digits(planter.value(id)[2]) for id in RATES.values()}
    yield values("digit of a count that has a rate", "rate-impossible rate-range", counts)
    rates = {id: beside(planter.value(id)[2]) for id in RATES}
    yield values("rate off by one unit", "rate-impossible", rates)
    yield values(
        "rate beyond 100 %", "rate-range",
        {id: ["140.0", "193.08", "270"] for id in (*RATES, "认罪认罚适用率", "群众满意度")},
    )  # fmt: skip
    ranks = ("核心指标排名", "刑事排名", "民事排名", "行政排名", "公益诉讼排名")
    yield values("rank 0", "rank-form", {id: ["第0", "第1.5"] for id in ranks})
    yield values("missed target", "target-missed", {"排名目标": ["前2", "前1"]}, "核心指标排名")
    yield turned_changes(planter)
    part = (
        "合计_{0}:\n  label: 审查逮捕人数{0}\n  value: {0}\n  unit: 人\n  parts: [批捕, 不批捕]\n"
    )
    yield entries("wrong total", "sum-wrong", [part.format(n) for n in (568, 570, 659, 596)], 3)
    whole = "办结率:\n  label: 办结率\n  value: {}\n  unit: '%'\n  kind: rate\n  count: 起诉_涉恶\n  of: 起诉_电信网络\n"  # noqa: E501
    wrong = ("11.0", "11.2", "12.1", "10.11", "9.0")
    yield entries("rate that its total denies", "rate-wrong", [whole.format(n) for n in wrong], 3)
    larger = "起诉_{0}:\n  label: 起诉某类\n  value: {0}\n  unit: 人\n  whole: 起诉\n"
    yield entries("part larger than its whole", "subset-larger",
                  [larger.format(n) for n in (827, 862, 8260)], 3)  # fmt: skip


def turned_changes(planter: Planter) -> Iterator[Planted]:
    """Turn the direction of a change: the text, or the value, denies it."""
    texts = {("sections/2-casework.yaml", 4), ("sections/4-team.yaml", 9)}
    lines = frozenset({planter.line_of("核心指标排名"), *texts})
    for match in re.finditer(r"^  direction: (up|down)$", planter.texts[LEDGER], re.MULTILINE):
        other = "down" if match[1] == "up" else "up"
        codes = "direction-differs change-impossible"
        yield planter.at("direction turned", codes, LEDGER, *match.span(1), other, lines)


def of_the_figures_in_the_text(planter: Planter) -> Iterator[Iterator[Planted]]:
    """Yield the kinds of faults between text and ledger."""
    replaced, inserted = planter.replaced, planter.inserted
    yield by_hand(planter)
    yield inserted("figure that the ledger lacks", "not-in-ledger",
                   ["办理案件123件。", "其中妥善化解矛盾87件。", "适用率达到91.5%。"])  # fmt: skip
    counted = "(批捕|起诉|不批捕|不起诉|院领导办案|新收信访|听证信访|遴选入额|退出员额|调整班子)"
    yield replaced("unit left out", "unit-missing", rf"{{{counted}}}", r"{\1.value}")
    yield replaced("unit twice", "unit-twice", r"\{(批捕|起诉|遴选入额|不批捕)\}", r"{\1}人")
    yield replaced("footnote mark before the unit", "mark-inside-figure",
                   rf"{{{counted}}}", r"{\1.value}[^统计时间]{\1.unit}")  # fmt: skip
    once = "(起诉_电信网络|起诉_涉恶|听证信访|食药公益诉讼|检察建议_社会治理|优秀市管干部|退出员额)"
    yield replaced("figure that no text uses", "figure-unused", rf"{{{once}}}", "若干", at="figure")
    points = "适用率由{}%提高到{}%，提高{}{}。"
    pairs = [("80.0", "85.0", "5.0"), ("62.5", "70.0", "7.5"), ("91.2", "93.1", "1.9")]
    yield inserted(
        "% for 百分点",
        "percent-for-points percent-of-points",
        [points.format(*p, "%") for p in pairs],
    )
    off = [(a, b, f"{float(c) + 1:.1f}", "个百分点") for a, b, c in pairs]
    yield inserted("wrong difference", "change-wrong", [points.format(*p) for p in off])
    yield inserted("fall by times", "falls-by-times", ["发案数下降2倍。", "积案减少了3倍。"])
    yield inserted("first % of a range lost", "range-unit", ["平均增长10—20%。", "占30～40%。"])
    yield inserted("range backwards", "range-backwards", ["5月至1月，办案平稳。"])


def by_hand(planter: Planter) -> Iterator[Planted]:
    """Type what the ledger has."""
    for file, offset, words in planter.prose():
        for match in REFERENCE.finditer(words):
            value, unit = planter.value(match[1])[2], planter.unit(match[1])
            if value.replace(".", "").isdigit():
                start, end = offset + match.start(), offset + match.end()
                yield planter.at("typed by hand", "typed-by-hand", file, start, end, value + unit)


def of_announcements(planter: Planter) -> Iterator[Iterator[Planted]]:
    """Yield the kinds of faults in what is announced and what follows."""
    replaced, inserted = planter.replaced, planter.inserted
    yield dropped_items(planter)
    yield replaced("point dropped from a list", "listed-differs announced-differs",
                   "(?:、注重|、不)[一-鿿]{2,4}(?=[、）])", "")  # fmt: skip
    announced = planter.line_of("下步工作项数")
    at = frozenset({announced, (NEXT, 3)})
    for_items = list(planter.values("announced number off", "announced-differs",
                                    {"下步工作项数": ["5", "7", "8", "4"]}))  # fmt: skip
    yield (Planted(f.kind, f.file, f.text, at, f.codes, f.shown) for f in for_items)
    yield replaced("announced number off", "listed-differs announced-differs",
                   "五个注重", "六个注重", POLITICS)  # fmt: skip
    yield replaced("announced number off", "listed-differs announced-differs",
                   "“四不”（", "“三不”（", POLITICS)  # fmt: skip
    yield replaced("announced number off", "listed-differs each-differs",
                   "“四大检察”质效分别", "“三大检察”质效分别")  # fmt: skip
    yield replaced("announced number off", "listed-differs", "“五好”", "“六好”", PREFACE)
    points = "一是抓学习，二是抓落实，{}是抓督促。"
    pair = "一是强思想；{}是强作风。"
    repeated, skipped = [points.format("二"), pair.format("一")], [points.format("四")]
    yield inserted("一是 repeated", "ordinal-repeated", repeated)
    yield inserted("一是 skipped", "ordinal-skipped", [*skipped, pair.format("三")])
    yield inserted("一是 alone", "ordinal-alone ordinal-skipped", ["一是强思想。"])
    headings = "^(坚持政|抓实业|聚焦服|强化从)"
    yield replaced("number typed before a heading", "typed-number", headings,
                   r"二、\1")  # fmt: skip


def dropped_items(planter: Planter) -> Iterator[Planted]:
    """Drop one of the six points that the paragraph announces; the announcement is to be told."""
    for match in re.finditer(r"^  - text: .*\n", planter.texts[NEXT], re.MULTILINE):
        fault = planter.at("item dropped", "announced-differs", NEXT, *match.span(), "")
        at = frozenset({(NEXT, 3)})
        yield Planted(fault.kind, NEXT, fault.text, at, fault.codes, fault.shown[:60])


def of_the_text(planter: Planter) -> Iterator[Iterator[Planted]]:
    """Yield the kinds of faults of punctuation, dates and words."""
    replaced, inserted = planter.replaced, planter.inserted
    for mark, half in {"，": ",", "：": ":", "（": "(", "。": "."}.items():
        yield replaced(
            f"half-width {half}", "half-width-mark", f"(?<=[一-鿿]){mark}(?=[一-鿿])", half
        )
    for mark in "“”《》（":
        yield replaced(f"{mark} lost", "unpaired-mark", mark, "")
    yield replaced("straight quotes", "straight-quote", "“([^”]*)”", r'"\1"')
    yield replaced("doubled mark", "doubled-mark", "，", "，，")
    yield replaced(
        "、 before 等", "mark-before-deng", "(?<=[一-鿿])等(?=领导|问题|一系列|\\{)", "、等"
    )
    yield inserted("《》 in 《》", "nested-title", ["学习《关于贯彻《意见》的通知》。"])
    yield inserted("“” in “”", "nested-quote", ["落实“坚持“严”字当头”的要求。"])
    yield inserted("dots for ……", "wrong-ellipsis", ["包括听证、回访...等。", "层层落实。。。"])
    yield inserted("hyphens for ——", "wrong-dash", ["一个目标--争创一流。"])
    yield replaced("5月6号", "date-hao", r"(\d月\d+)日", r"\1号")
    yield replaced("05月06日", "padded-date", r"(\d)月(\d)日", r"0\1月0\2日")
    yield replaced("no such day", "impossible-date", r"(\d)月\d+日", r"\1月32日")
    yield replaced("no such month", "impossible-date", r"\d月(\d+日)", r"13月\1")
    yield inserted("day to come", "future-date", ["2022年9月1日，召开会议。"])
    yield replaced("22年", "short-year", "20(2[12])年", r"\1年")
    yield replaced("hyphen in a range", "range-hyphen", "1至5月", "1-5月")
    yield inserted("2022-5-6", "figure-date", ["2022-5-6印发实施。", "2022.5.6印发实施。"])
    yield inserted("standard that never was", "unknown-standard",
                   ["按GB/T 9704-2019排版。", "依照GB/T 9704—2022印制。"])  # fmt: skip
    yield inserted("standard out of force", "dead-standard", ["按GB/T 9704—1999排版。"])
    words = "(坚持|推进|加强|落实|工作|检察院|的)(?=[一-鿿])"
    yield replaced("doubled word", "doubled-word", words, r"\1\1")
    yield replaced("shortcoming turned success", "success-among-shortcomings",
                   "推进不够|不够有力", "成效明显", PROBLEMS)  # fmt: skip


def of_the_structure(planter: Planter) -> Iterator[Iterator[Planted]]:
    """Yield the kinds of faults of headings, leads and paragraphs."""
    replaced, inserted = planter.replaced, planter.inserted
    heading = "(干事创业活力|持续发力|法治新期待|检察队伍)$"
    yield replaced("heading with 。", "heading-mark title-mark", heading, r"\1。")
    yield replaced("text without its 。", "text-end lead-end", "。$", "")
    yield replaced("lead without its 。", "lead-end text-end", "^([一-鿿]{4,14})。$", r"\1")
    yield pasted_twice(planter)
    yield inserted("年 in Chinese numerals", "chinese-year", ["二〇二二年五月，印发实施。"])


def pasted_twice(planter: Planter) -> Iterator[Planted]:
    """Put a sentence of the text behind itself once more."""
    for file, offset, words in planter.prose():
        for match in re.finditer("(?<=。)[一-鿿，、]{20,60}。(?=[^”）])", words):
            place, code = offset + match.end(), "repeated-sentence"
            yield planter.at("sentence pasted twice", code, file, place, place, match[0])


def planted(texts: Texts, seed: int, each: int) -> list[Planted]:
    """Return up to `each` faults of every kind, drawn by chance."""
    planter, random = Planter(texts), Random(seed)
    families: tuple[Callable[[Planter], Iterator[Iterator[Planted]]], ...] = (
        of_the_ledger, of_the_figures_in_the_text, of_announcements, of_the_text, of_the_structure,
    )  # fmt: skip
    chosen: list[Planted] = []
    for family in families:
        for faults in family(planter):
            listed = list(faults)
            chosen += random.sample(listed, min(each, len(listed)))
    return chosen
