"""The figures that a paper states, found in its texts: entries of a ledger, referred to by id.

What measures something becomes an entry (GB/T 15835-2011, 3.1: 计量); what numbers, names or dates
something stays text (3.2: 编号), as do set phrases in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from jianbao.audit.ledger.numbers import (
    NAMING,
    Number,
    is_in_address,
    is_quoted,
)
from jianbao.audit.measured import name_of
from jianbao.briefing.numbers import quantities
from jianbao.intake.changes import Log
from jianbao.intake.source import Mark, Paragraph
from jianbao.messages import intake as words

NEAR = 24
LABEL_LENGTH = 16
MOST_ON_SHEET = 40
CLAUSE = re.compile("[，。；：！？、\n（）()“”]")
SENTENCE = re.compile("[。；！？\n]")
DIGITS = re.compile(r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?")
TYPED_UNIT = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?[余多]?")
ABOUT = re.compile("(?:将近|接近|超过|大约|不足|不到|至少|突破|近|约|超|逾)$")
RANK = re.compile(
    r"第(?P<number>\d{1,4}|[一二三四五六七八九十]{1,3})(?:名|位)?(?![个次届期号版条款项章节页季度批轮卷集部篇阶课场等方三二一产者步是—至年\d])"
)
RANKED = re.compile("排名|位列|位居|列|居|排|名次|排在|获|得分")
LIMIT = re.compile(
    r"前(?P<number>\d{1,3}|[一二三四五六七八九十]{1,2})(?:名|位)?(?![个次届期号版条款项章节页季度批轮卷集年月周天日段后述\d])"
)
COUNTED = re.compile(
    r"(?<![第每任上下前近几\d〇零一二三四五六七八九十百千万])"
    r"(?P<number>两|[二三四五六七八九]|十[一二三四五六七八九]?|[二三四五六七八九]十[一二三四五六七八九]?|[一二三四五六七八九]百[零一二三四五六七八九十]*)"
    r"(?P<unit>个(?!维护|确立|一以贯之|坚持|注重|清单|方面|环节|层面|阶段|意识|自信|时期)|名|位|件|项|家|户|起|份|人(?!以上|一组)|条|部门|次(?!产业)|期|所|处|宗|例|场)"
)
RATIO = re.compile("比[”’]?(?:为|达|是|约|降至|升至|达到)+$")
CHANGES = re.compile(
    "(?P<up>上升|增长|提高|增加|提升|增幅|扩大|多|涨|回升|攀升|增产|增收|增速)|(?P<down>下降|减少|降低|缩短|回落|降幅|压减|减|少|跌|收窄)"
)
CHANGED = re.compile(
    "(?P<word>上升|上涨|增长|提高|增加|提升|增幅|扩大|回升|增产|增收|增速|涨幅|多|"
    "下降|减少|降低|缩短|回落|降幅|压减|下跌|减产|减收|少)了?(?:近|约|超)?[为达]?$"
)
ONLY_CHANGE = re.compile(
    "(?:同比|环比|比(?:上年|去年)(?:同期|末)?|较(?:上年|去年)(?:同期|末)?|分别|比|较)*(?P<word>\\w{2})"
)
AGE = re.compile("(?:周岁|岁)(?:以上|以下|以内)")
TARGET = re.compile("目标|力争|计划|任务|要求达到|确保")
PERIODS = (
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})(?:月)?(?:至|到|—|-|～)(?P<n>\d{1,2})月(?:份)?"),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?!\d{0,2}日)"),
    re.compile(r"(?P<y>\d{4})年(?P<h>上半年|下半年|[一二三四]季度|前三季度)"),
    re.compile(r"(?P<y>\d{4})年(?!\d{1,2}月|以来)(?:度)?"),
)
PARTS_OF_YEAR = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "前三季度": (1, 9),
}  # fmt: skip
SINCE = re.compile(r"较|比|同比|去年|上年")
FORBIDDEN = re.compile(r"[\s{}.\[\]^@“”‘’\"'（）()《》:：,，#|&*!%`\-—+/]")
BEHIND = re.compile(r"[\u4e00-\u9fff“”·]{1,12}")
TAIL_STOPS = re.compile(
    "[，。；、：（）！？]|和|与|及|以及|的同时|第|排名|位列|达|较|均|占|进入|推动|推进|提出|位居|居"
)


class Entry(Struct):
    """A figure of the ledger as it will be written."""

    id: str
    label: str
    value: str
    unit: str
    kind: str
    group: str
    period: str = ""
    direction: str = ""
    scope: str = ""
    places: list[str] = field(default_factory=list)
    doubtful: bool = False
    change: str = ""


class Found(Struct, frozen=True):
    """A number of a text that measures something, at characters `start` to before `end`."""

    start: int
    end: int
    value: str
    unit: str
    kind: str
    direction: str = ""
    doubtful: bool = False


class Ledger:
    """Gathers the figures of a paper; the same figure twice is one entry."""

    def __init__(self, log: Log, *, reads: bool = True) -> None:
        """Begin with none; where it does not read the language, all numbers stay text."""
        self._reads = reads
        self.entries: dict[str, Entry] = {}
        self._log = log
        self._topic = ""
        self._latest: tuple[Paragraph, Entry] | None = None

    def _last_in(self, paragraph: Paragraph) -> Entry | None:
        """Return the entry found last in the same paragraph."""
        return self._latest[1] if self._latest and self._latest[0] is paragraph else None

    def refer(self, paragraph: Paragraph, group: str, topic: str = "") -> str:
        """Return a text as it is typed in YAML: figures by their ids, notes by their names.

        `group` is the section's name, `topic` that of the point it belongs to.
        """
        self._topic = topic or group
        typed, last, named = "", 0, 0
        marks = list(paragraph.marks)
        if self._reads:
            self._say_left(paragraph)
        for found in measures(paragraph.text) if self._reads else ():
            entry = self._entry(found, paragraph, group, named)
            typed += _plain(paragraph.text, last, found.start, marks)
            typed += _reference(entry, found, marks)
            last = found.end
            if found.kind == "limit" and found.unit.endswith("岁"):
                continue
            named = found.end
        return typed + _plain(paragraph.text, last, len(paragraph.text), marks, at_end=True)

    def _entry(self, found: Found, paragraph: Paragraph, group: str, before: int) -> Entry:
        label = label_of(paragraph.text, found, before)
        changed = self._last_in(paragraph) if found.kind == "change" else None
        if changed and (word := change_of(label)):
            label = f"{changed.label}{word}"[-LABEL_LENGTH:]
        period = period_of(paragraph.text, found.start)
        for entry in self.entries.values():
            same = (entry.label, entry.value, entry.unit, entry.kind)
            if same == (label, found.value, found.unit, found.kind) and entry.period == period:
                entry.places.append(paragraph.place)
                return entry
        alike = any(other.label == label for other in self.entries.values())
        entry = Entry(
            id=self._free(label), label=label, value=found.value, unit=found.unit,
            kind=found.kind, group=group, period=period, direction=found.direction,
            places=[paragraph.place], doubtful=found.doubtful,
            scope=self._topic if alike else "",
        )  # fmt: skip
        self.entries[entry.id] = entry
        if (
            changed
            and changed.kind != "change"
            and not changed.change
            and label.startswith(changed.label[:4])
        ):
            changed.change = entry.id
        self._latest = (paragraph, entry)
        sure = "doubtful" if found.doubtful else "likely"
        shown = paragraph.text[max(0, found.start - 8) : found.end]
        self._log.add(
            words.FIGURE_FOUND, paragraph.place, shown, f"{entry.id} = {found.value}{found.unit}",
            "doubtful" if sure == "doubtful" else "likely",
        )  # fmt: skip
        return entry

    def _say_left(self, paragraph: Paragraph) -> None:
        """Put down the numbers that neither measure, so far as is seen, nor name anything."""
        taken = measures(paragraph.text)
        for number in numbers_in(paragraph.text):
            inside = any(found.start <= number.start < found.end for found in taken)
            if not inside and not is_naming(number, paragraph.text):
                shown = paragraph.text[max(0, number.start - 8) : number.end + 6]
                self._log.add(words.NUMBER_LEFT, paragraph.place, shown, shown, "doubtful")

    def _free(self, label: str) -> str:
        stem = FORBIDDEN.sub("", label) or "数据"
        if stem[0].isdecimal():
            stem = f"数{stem}"
        name, number = stem, 1
        while name in self.entries:
            number += 1
            name = f"{stem}{number}"
        return name


def _reference(entry: Entry, found: Found, marks: list[Mark]) -> str:
    """Return `{id}`, parted where a note's mark stands between number and unit."""
    inside = [mark for mark in marks if found.start < mark.offset < found.end]
    if not inside:
        return f"{{{entry.id}}}"
    for mark in inside:
        marks.remove(mark)
    notes = "".join(f"[^{mark.note}]" for mark in inside)
    return f"{{{entry.id}.value}}{notes}{{{entry.id}.unit}}"


def _plain(text: str, start: int, end: int, marks: list[Mark], *, at_end: bool = False) -> str:
    """Return characters as they are typed, with the marks of notes among them."""
    typed, last = "", start
    for mark in sorted(marks, key=lambda mark: mark.offset):
        if start <= mark.offset < end or mark.offset == end:
            typed += braced(text[last : mark.offset]) + f"[^{mark.note}]"
            last = mark.offset
            marks.remove(mark)
    return typed + braced(text[last:end])


def braced(text: str) -> str:
    """Return a text whose braces print as such."""
    return text.replace("{", "{{").replace("}", "}}")


# ---- which numbers measure something


def measures(text: str) -> list[Found]:
    """Return the numbers of a text that measure something, in order, none over another."""
    found = sorted(
        [*_digits(text), *_ranks(text), *_in_words(text)], key=lambda each: (each.start, -each.end)
    )
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _digits(text: str) -> Iterator[Found]:
    for quantity in quantities(text):
        start, end = quantity.start, quantity.end
        number = next(numbers_in_at(text, start))
        age = AGE.match(text, number.end)
        if is_quoted(text, start, end) or is_in_address(text, start):
            continue
        if not age and not _is_share(text, end) and any(excuse(number) for excuse in NAMING):
            continue
        if text[start - 1 : start] in ("第", "前") or (
            not quantity.unit and not _ratio(text, start, end)
        ):
            continue
        about = ABOUT.search(text, max(0, start - 3), start)
        begin = about.start() if about else start
        sign = text[begin - 1 : begin]
        if sign in "-−" and sign and not text[begin - 2 : begin - 1].isalnum():
            begin -= 1
        body = text[begin:end]
        digits = TYPED_UNIT.search(body)
        value, unit = (body[: digits.end()], body[digits.end() :]) if digits else (body, "")
        if age:
            value, unit = body.rstrip("周岁"), "周岁" if "周" in age[0] else "岁"
            end = start + len(number.text) + len(unit)
        yield Found(begin, end, value, unit, *_kind(text, begin, end, value, unit, bool(age)))


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers in digits, whatever they are for, with what stands around them."""
    for match in DIGITS.finditer(text):
        before, after = (
            text[max(0, match.start() - NEAR) : match.start()],
            text[match.end() :][:NEAR],
        )
        yield Number(match[0], match.start(), match.end(), before, after)


def numbers_in_at(text: str, start: int) -> Iterator[Number]:
    """Yield the number that begins at `start`."""
    match = DIGITS.match(text, start)
    if match:
        yield Number(match[0], start, match.end(), text[max(0, start - NEAR) : start],
                     text[match.end() :][:NEAR])  # fmt: skip


def is_naming(number: Number, text: str) -> bool:
    """Return whether a number names, numbers or dates something, and measures nothing."""
    if is_quoted(text, number.start, number.end) or is_in_address(text, number.start):
        return True
    return any(excuse(number) for excuse in NAMING)


def _is_share(text: str, end: int) -> bool:
    return text[end - 1 : end] in ("%", "％", "‰")


def _ratio(text: str, start: int, end: int) -> bool:
    """案-件比为1.043: a number without unit that a ratio has."""
    return bool(RATIO.search(text, max(0, start - 8), start)) and "." in text[start:end]


def _kind(
    text: str, start: int, end: int, value: str, unit: str, age: bool
) -> tuple[str, str, bool]:
    """Return kind, direction, and whether the kind is doubtful."""
    before = text[max(0, start - 8) : start]
    if age:
        return "limit", "", False
    change = CHANGED.search(before)
    if change or unit.endswith("百分点"):
        words_before = CHANGES.findall(before)
        last = words_before[-1] if words_before else ("", "")
        return (
            "change",
            "up" if last[0] else "down" if last[1] else "",
            not last[0] and not last[1],
        )
    if unit in ("%", "％", "‰"):
        return "rate", "", False
    if not unit:
        return "ratio", "", False
    sentence = SENTENCE.split(text[:start])[-1]
    if TARGET.search(sentence[-16:]) and "目标" in sentence[-16:]:
        return "target", "", True
    return "count", "", False


def _ranks(text: str) -> Iterator[Found]:
    for form, kind in ((RANK, "rank"), (LIMIT, "limit")):
        for match in form.finditer(text):
            if is_quoted(text, match.start(), match.end()):
                continue
            sentence = SENTENCE.split(text[: match.start()])[-1]
            behind = SENTENCE.split(text[match.end() :])[0]
            bracketed = text[match.start() - 1 : match.start()] == "（" and behind[:1] == "）"
            if kind == "rank" and not bracketed and not RANKED.search(sentence + behind[:20]):
                continue
            if kind == "limit" and "目标" in sentence + behind[:8]:
                kind = "target"
            written = match[0].rstrip("名位")
            unit = match[0][len(written) :]
            yield Found(match.start(), match.end(), written, unit, kind)


def _in_words(text: str) -> Iterator[Found]:
    """两个基层院, 五部门: counts in Chinese numerals; 一 counts nothing."""
    for match in COUNTED.finditer(text):
        if not is_quoted(text, match.start(), match.end()):
            yield Found(
                match.start(), match.end(), match["number"], match["unit"], "count", "", True
            )


# ---- label and period


def label_of(text: str, found: Found, last: int) -> str:
    """Return a name guessed from a number's sentence: what stands before it, or behind its unit.

    `last` is where the number before it ends.
    """
    before = text[: found.start]
    sentence = SENTENCE.split(before)[-1]
    behind = text[found.end :]
    if match := re.match(r"（([^（）\d]{1,12})）", behind):
        return match[1]
    lead = BRACKETED.sub("", text[max(last, found.start - len(sentence)) : found.start])
    lead = CLAUSE.split(lead)[-1]
    if text[found.start - 1 : found.start] in ("（", "("):
        lead = CLAUSE.split(sentence.rstrip("（("))[-1]
    if paired := _paired(sentence, text, found):
        return paired
    name = _trimmed(name_of(lead))
    tail = BEHIND.match(behind)
    noun = TAIL_STOPS.split(tail[0])[0] if tail else ""
    if found.kind in ("count", "limit", "target", "rank") and len(name) < 4 and noun:
        name += noun
    if len(name) < 2:
        clauses = [part for part in CLAUSE.split(sentence) if len(part) > 1]
        name = _trimmed(name_of(clauses[-1])) if clauses else ""
    return (name or found.value + found.unit)[-LABEL_LENGTH:]


def change_of(label: str) -> str:
    """Return the word of a label that names nothing but a change: 增长 of 比上年增长."""
    match = ONLY_CHANGE.fullmatch(label)
    return match["word"] if match and CHANGED.fullmatch(match["word"]) else ""


def _trimmed(name: str) -> str:
    return re.sub(
        "^(?:的|了|在|对|把|将|和|与|及|并|其中|达|至|到|为|有)+|[近约超了的达至为]+$", "", name
    )


BRACKETED = re.compile("（[^（）]*）$")


def _paired(sentence: str, text: str, found: Found) -> str:
    """不捕率、不诉率分别达40.0%和39.1%: the names in order for the numbers in order."""
    at = sentence.rfind("分别")
    if at < 0 or "。" in sentence[at:]:
        return ""
    before = CLAUSE_BEFORE.split(sentence[:at])[-1]
    names = [name for name in re.split("[、和与及]", before) if name]
    counted = len(re.findall(r"\d+(?:\.\d+)?", sentence[at:]))
    if len(names) < 2 or counted >= len(names):
        return ""
    return _trimmed(names[counted])[-LABEL_LENGTH:]


CLAUSE_BEFORE = re.compile("[，。；：]")


def period_of(text: str, start: int) -> str:
    """Return the period that a number's sentence names before it, as YAML has it; "" for none."""
    sentence = SENTENCE.split(text[:start])[-1]
    best, at = "", -1
    for form in PERIODS:
        for match in form.finditer(sentence):
            if match.start() <= at or SINCE.search(
                sentence[max(0, match.start() - 2) : match.start()]
            ):
                continue
            best, at = _typed(match.groupdict()), match.start()
        if best:
            return best
    return best


def _typed(parts: dict[str, str | None]) -> str:
    year = parts["y"]
    if parts.get("h"):
        first, last = PARTS_OF_YEAR[str(parts["h"])]
        return f"{year}-{first:02d}/{year}-{last:02d}"
    if parts.get("n"):
        return f"{year}-{int(parts['m'] or 1):02d}/{year}-{int(parts['n'] or 12):02d}"
    if parts.get("m"):
        month = int(parts["m"] or 0)
        return f"{year}-{month:02d}" if 1 <= month <= 12 else ""
    return str(year)
