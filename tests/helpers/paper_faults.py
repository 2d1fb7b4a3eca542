"""Faults of many kinds, planted one at a time into papers of many kinds.

A fault knows the lines at which it may rightly be told: its own, and those of the figures that
it is related with. Nothing in the product knows these papers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from msgspec import Struct

from jianbao.briefing.model import Briefing, Figure
from jianbao.briefing.reading.reading import read_briefing
from tests.helpers.wrong_sentences import TYPED

REFERENCE = re.compile(r"\{([^{}.\s]+)\}")
ROW = re.compile(r"^ +- \[(.*)\]$", re.MULTILINE)
QUOTED = re.compile(r'"([^"]*)"')


class Fault(Struct, frozen=True):
    """One fault: the new text of its file and the lines that may tell of it."""

    kind: str
    paper: str
    file: str
    text: str
    lines: frozenset[tuple[str, int]]
    shown: str


class Paper:
    """A briefing's files, and its figures with their places."""

    def __init__(self, folder: Path) -> None:
        self.name, self.folder = folder.name, folder
        self.briefing: Briefing = read_briefing(folder).briefing
        self.texts = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8")
            for path in sorted(folder.rglob("*.yaml"))
        }

    @property
    def figures(self) -> dict[str, Figure]:
        return self.briefing.figures

    def related(self, id: str) -> set[str]:
        """Return the figures that a relation joins with one, itself among them."""
        found = {id}
        for figure in self.figures.values():
            joined = {
                figure.id, *figure.parts, figure.whole, figure.count, figure.of, figure.change,
                figure.earlier, figure.target,
            } - {""}  # fmt: skip
            if id in joined:
                found |= joined
        return found

    def lines_of(self, ids: set[str]) -> frozenset[tuple[str, int]]:
        """Return the lines of ledger entries, and of the paragraphs that state one of them."""
        lines = {("figures.yaml", self.figures[id].value.place.line) for id in ids}
        return frozenset(lines)

    def stated(self, id: str) -> frozenset[tuple[str, int]]:
        """Return the lines of the texts that refer to a figure."""
        return frozenset(
            (file, line)
            for file, text in self.texts.items()
            for line, words in enumerate(text.split("\n"), 1)
            if f"{{{id}}}" in words
        )

    def at(
        self, kind: str, file: str, start: int, end: int, new: str,
        also: frozenset[tuple[str, int]] = frozenset(),
    ) -> Fault:  # fmt: skip
        """Return the fault that puts `new` in the place of some characters."""
        text = self.texts[file]
        line = text.count("\n", 0, start) + 1
        shown = f"{self.name}/{file}:{line} {text[start:end]!r} -> {new!r}"
        return Fault(
            kind, self.name, file, text[:start] + new + text[end:], also | {(file, line)}, shown
        )

    def value(self, kind: str, figure: Figure, new: str, ids: set[str] | None = None) -> Fault:
        """Return the fault of another value of a ledger entry."""
        file = "figures.yaml"
        place = figure.value.place
        lines = self.texts[file].split("\n")
        start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
        also = self.lines_of(ids or {figure.id}) | self.stated(figure.id)
        return self.at(
            kind, file, start, start + len(figure.value.raw or figure.value.text), new, also
        )

    def replaced(
        self, kind: str, pattern: str, new: str, only: str = "sections/"
    ) -> Iterator[Fault]:
        """Replace every match of a pattern in the files whose name begins so."""
        for file, text in self.texts.items():
            if file.startswith(only):
                for match in re.finditer(pattern, text, re.MULTILINE):
                    yield self.at(kind, file, *match.span(), match.expand(new))

    def inserted(self, kind: str, sentences: list[str]) -> Iterator[Fault]:
        """Put wrong sentences at the ends of paragraphs."""
        for file, text in self.texts.items():
            if not file.startswith("sections/"):
                continue
            for match in re.finditer(r"(?<=[^：\n])。$", text, re.MULTILINE):
                for sentence in sentences:
                    yield self.at(kind, file, match.end(), match.end(), sentence)


def other_digit(text: str, random: Random) -> str:
    """Return a number with one of its leading digits changed, so that no rounding explains it."""
    places = [at for at, sign in enumerate(text) if sign.isdigit()][: max(1, len(text) // 2)]
    at = random.choice(places)
    new = random.choice([digit for digit in "123456789" if digit != text[at]])
    return text[:at] + new + text[at + 1 :]


Kind = Callable[[Paper, Random], Iterator[Fault]]


# ---- values of the ledger


def values(paper: Paper, random: Random) -> Iterator[Fault]:
    """Wrong numbers in relations that the ledger states."""
    for figure in paper.figures.values():
        ids = paper.related(figure.id)
        wrong = other_digit(figure.value.text, random)
        if figure.parts:
            yield paper.value("total of parts", figure, wrong, ids)
            part = paper.figures[random.choice(figure.parts)]
            yield paper.value("part of a total", part, other_digit(part.value.text, random), ids)
        if figure.of and figure.kind == "rate":
            yield paper.value("rate of count and total", figure, wrong, ids)
            count = paper.figures[figure.count]
            yield paper.value("count of a rate", count, other_digit(count.value.text, random), ids)
        if figure.of and figure.kind == "ratio":
            yield paper.value("amount per head", figure, wrong, ids)
        if figure.kind == "change" and figure.earlier:
            yield paper.value("amount of a change", figure, wrong, ids)
            before = paper.figures[figure.earlier]
            yield paper.value(
                "value before a change", before, other_digit(before.value.text, random), ids
            )
        if figure.whole:
            larger = str((paper.figures[figure.whole].number or 0) * 2)
            yield paper.value("part larger than its whole", figure, larger, ids)


def forms(paper: Paper, random: Random) -> Iterator[Fault]:
    """Values that are typed badly."""
    for figure in paper.figures.values():
        text = figure.value.text
        if not re.fullmatch(r"\d+(\.\d+)?", text) or figure.kind in ("target", "limit"):
            continue
        yield paper.value(
            "unit inside a value", figure, f'"{text}{figure.unit}"' if figure.unit else f"{text}件"
        )
        yield paper.value(
            "full-width digits",
            figure,
            "".join(chr(ord(s) + 0xFEE0) if s.isdigit() else s for s in text),
        )
        if "0" in text:
            yield paper.value("letter O", figure, text.replace("0", "O", 1))
        if "1" in text[1:]:
            yield paper.value("letter l", figure, text[0] + text[1:].replace("1", "l", 1))
        if len(text) > 2:
            yield paper.value("blank inside a value", figure, f'"{text[:1]} {text[1:]}"')
        if len(text.partition(".")[0]) > 3 and len(text.partition(".")[0]) != 5:
            yield paper.value("groups of other than three", figure, f'"{text[:2]},{text[2:]}"')
        yield paper.value("two signs", figure, f'"--{text}"')
        yield paper.value("no number", figure, random.choice([".nan", "true", '"#REF!"', "null"]))
        yield paper.value("other notation", figure, random.choice(["1e3", "0x1F", "2e400"]))


# ---- figures in the text


def references(paper: Paper, random: Random) -> Iterator[Fault]:
    """References to other figures than the words before them name."""
    for file, text in paper.texts.items():
        if not file.startswith("sections/"):
            continue
        for match in REFERENCE.finditer(text):
            figure = paper.figures.get(match[1])
            before = text[max(0, match.start() - 12) : match.start()]
            if figure is None or figure.kind != "count" or not before.endswith(figure.label.text):
                continue
            others = [
                other for other in paper.figures.values()
                if other.unit == figure.unit and other.kind == "count" and other.id != figure.id
                and other.label.text != figure.label.text
            ]  # fmt: skip
            if others:
                yield paper.at(
                    "another figure's id", file, *match.span(), f"{{{random.choice(others).id}}}"
                )
        for match in re.finditer(r"\{([^{}]+)\}(、[^{}、，。]{2,10})\{([^{}]+)\}", text):
            first, second = paper.figures.get(match[1]), paper.figures.get(match[3])
            if (
                first
                and second
                and first.unit == second.unit
                and first.kind == second.kind == "count"
            ):
                new = f"{{{match[3]}}}{match[2]}{{{match[1]}}}"
                yield paper.at("two ids turned round", file, *match.span(), new)
        for match in re.finditer(r"分别(?:为|有)(\{[^{}]+\})(、|和)(\{[^{}]+\})", text):
            yield paper.at(
                "分别 turned round", file, *match.span(), f"分别为{match[3]}{match[2]}{match[1]}"
            )
            yield paper.at("分别 with a value too few", file, *match.span(), f"分别为{match[1]}")
        for match in REFERENCE.finditer(text):
            figure = paper.figures.get(match[1])
            if (
                figure
                and figure.kind in ("count", "rate")
                and figure.exact
                and len(figure.value.text) > 2
            ):
                typed = figure.written
                yield paper.at("figure typed by hand", file, *match.span(), typed)


def words(paper: Paper, random: Random) -> Iterator[Fault]:
    """Words that deny the figure behind them."""
    yield from paper.replaced("rise for a fall", "(?:增长|上升|增加|提高)(?=\\{)", "下降")
    yield from paper.replaced("fall for a rise", "(?:下降|缩短|降低)(?=\\{)", "上升")
    for figure in paper.figures.values():
        if figure.kind == "change":
            line = paper.stated(figure.id)
            if "百分点" in figure.unit:
                fault = paper.replaced("% for 百分点", "(?<=unit: )个百分点", '"%"', "figures.yaml")
                also = line | paper.lines_of(paper.related(figure.id))
                yield from (
                    Fault(f.kind, f.paper, f.file, f.text, f.lines | also, f.shown) for f in fault
                )
            if "同比" in figure.label.text:
                for file, line_number in line:
                    yield from _in_line(
                        paper,
                        file,
                        line_number,
                        "同比(?=[^{}，。]{0,4}\\{" + re.escape(figure.id) + "\\})",
                        "环比",
                        "环比 before a 同比 figure",
                    )
            if re.fullmatch(r"\d[\d.]*", figure.value.text):
                yield paper.value(
                    "minus behind a word of falling",
                    figure,
                    f"-{figure.value.text}",
                    paper.related(figure.id),
                )
    yield from paper.replaced("other months", "(?<=年)1至(6|9)月", "1至4月")
    yield from paper.replaced("other year", "^( +)20(2[34])年(?=，|1至)", r"\g<1>2019年")
    yield from paper.replaced(
        "去年同期 before a figure of the period",
        "(?:全市|全县|我院共?|全院|港口)(?=[^{}，。]{2,10}\\{)",
        "去年同期",
    )


def _in_line(
    paper: Paper, file: str, line: int, pattern: str, new: str, kind: str
) -> Iterator[Fault]:
    text = paper.texts[file]
    for match in re.finditer(pattern, text):
        if text.count("\n", 0, match.start()) + 1 == line:
            yield paper.at(kind, file, *match.span(), new)


def typed(paper: Paper, random: Random) -> Iterator[Fault]:
    """Sentences that are wrong in themselves."""
    for kind, sentences in TYPED.items():
        yield from paper.inserted(kind, sentences)


# ---- tables, charts, head


def tables(paper: Paper, random: Random) -> Iterator[Fault]:
    """Cells that others deny."""
    for file, text in paper.texts.items():
        rows = list(ROW.finditer(text))
        for match in rows:
            cells = list(QUOTED.finditer(match[1]))
            total = re.match("合计|小计|全市", match[1])
            heads = re.findall(
                r"name: ([^,}]+)", text[text.rfind("columns", 0, match.start()) : match.start()]
            )
            for cell, head in zip(cells, heads[-len(cells) :], strict=False):
                if not re.fullmatch(r"\d+(\.\d+)?", cell[1]):
                    continue
                start = match.start(1) + cell.start(1)
                kind = (
                    "share, rate or growth"
                    if "%" in head or "平均" in head or "人均" in head
                    else "sum"
                )
                kind = f"{'total' if total else 'cell'} of a table: {kind}"
                yield paper.at(
                    kind,
                    file,
                    start,
                    start + len(cell[1]),
                    other_digit(cell[1], random),
                    _rows(file, text, rows),
                )


def _rows(file: str, text: str, rows: list[re.Match[str]]) -> frozenset[tuple[str, int]]:
    """Return the lines of a table's rows: which of its cells is wrong, nobody can tell."""
    return frozenset((file, text.count("\n", 0, row.start()) + 1) for row in rows)


def charts(paper: Paper, random: Random) -> Iterator[Fault]:
    """Charts whose figures, title or caption are not what they should be."""
    head = "briefing.yaml"
    text = paper.texts[head]
    for match in re.finditer(r"figures: \[([^\]]+)\]", text):
        ids = match[1].split(", ")
        also = frozenset({(head, text.count("\n", 0, match.start()) + 1)})
        turned = ", ".join([ids[1], ids[0], *ids[2:]])
        yield paper.at("figures of a chart turned", head, *match.span(1), turned, also)
        yield paper.at(
            "figure twice in a chart",
            head,
            *match.span(1),
            ", ".join([ids[0], ids[0], *ids[2:]]),
            also,
        )
    yield from paper.replaced(
        "other period in a chart's caption", r"(?<=caption: )20\d\d年", "2018年", head
    )
    yield from paper.replaced("mark in a chart's title", r"^(    title: .*)$", r"\1，，", head)
    yield from paper.replaced(
        "quote in a chart's title", r"^    title: (.*)$", r"    title: “\1", head
    )


def heads(paper: Paper, random: Random) -> Iterator[Fault]:
    """Titles, notes and remarks."""
    head = "briefing.yaml"
    text = paper.texts[head]
    end = len(text)
    yield (
        paper.at(
            "editor's note: day", head, end, end, "editor_note: 据2023年6月31日会议材料整理。\n"
        )
        if "editor_note" not in text
        else paper.at(
            "editor's note: day", head, *re.search("2024年1月15日", text).span(), "2024年1月32日"
        )
    )  # type: ignore[union-attr]
    if "remark" not in text:
        yield paper.at("remark: marks", head, end, end, "remark: 此件“公开发布\n")
    if "meeting" not in text:
        yield paper.at(
            "meeting: day", head, end, end, "meeting: {time: 2023年2月29日下午, place: 会议室}\n"
        )
    if "subtitle" not in text:
        yield paper.at("subtitle: day", head, end, end, "subtitle: 截至2023年9月31日\n")
        yield paper.at("subtitle: period", head, end, end, "subtitle: 2017年1至6月情况\n")
    if "notes:" not in text:
        yield paper.at("note without a mark", head, end, end, "notes: {说明: 数据为初步统计数。}\n",
                       frozenset({(head, text.count("\n") + 1)}))  # fmt: skip
    yield from paper.replaced("announced number off", "以下(3)项工作", "以下5项工作")
    yield from paper.replaced("announced number off", "三个方面(?=，)", "四个方面")
    yield from paper.replaced("announced number off", "三项重点(?=，)", "五项重点")
    yield from paper.replaced("table's title: year", "(?<=title: )202[34]年", "2016年")
    counts = [each for each in paper.figures.values() if each.kind == "count" and each.unit]
    for figure in random.sample(counts, 2):
        wrong = f"{figure.label.text}{other_digit(figure.value.text, random)}{figure.unit}，"
        yield from paper.replaced("caption: number", "(?<=caption: 注：)", wrong)


KINDS: tuple[Kind, ...] = (values, forms, references, words, typed, tables, charts, heads)


def planted(papers: list[Paper], seed: int, each: int) -> list[Fault]:
    """Return up to `each` faults of every kind, drawn from unlike papers as far as they go."""
    by_kind: dict[str, list[Fault]] = {}
    for paper in papers:
        for kind in KINDS:
            for fault in kind(paper, Random(f"{seed} {paper.name} {kind.__name__}")):
                by_kind.setdefault(fault.kind, []).append(fault)
    return [fault for kind in by_kind for fault in _drawn(by_kind[kind], seed, each)]


def _drawn(faults: list[Fault], seed: int, each: int) -> list[Fault]:
    """Return some faults, the first ones of different papers and with different words."""
    random = Random(f"{seed} {faults[0].kind}")
    random.shuffle(faults)
    seen: dict[str, int] = {}
    words: dict[str, int] = {}

    def order(fault: Fault) -> tuple[int, int]:
        new = fault.shown.partition(" -> ")[2]
        seen[fault.paper] = seen.get(fault.paper, 0) + 1
        words[new] = words.get(new, 0) + 1
        return words[new], seen[fault.paper]

    return [
        fault for _, fault in sorted(((order(f), f) for f in faults), key=lambda pair: pair[0])
    ][:each]
